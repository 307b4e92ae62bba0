"""Files that cannot be opened at all: each kind of reason in one plain sentence."""

from fairbudget.problems import Problem, kind


class UnreadableFile(Exception):  # noqa: N818 - it is the file that is so
    """The file cannot be read as a budget. `problems` says why, in words for people."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(f"{problem.message} {problem.fix}" for problem in problems))
        self.problems = problems


FILE_MISSING = kind(
    "file_missing",
    "blocks",
    title="File not found",
    message='There is no file "{found}".',
    fix="Check the name and the folder.",
)
FILE_EMPTY = kind(
    "file_empty",
    "blocks",
    title="Empty file",
    message='"{found}" has nothing in it.',
    fix="Choose the file that holds the budget.",
)
FILE_TOO_BIG = kind(
    "file_too_big",
    "blocks",
    title="File too big",
    message='"{found}" is larger than {limit}.',
    fix="Copy the budget's own sheets into a new workbook and use that.",
)
FILE_TYPE = kind(
    "file_type",
    "blocks",
    title="Not a spreadsheet we can read",
    message='"{found}" is {what}.',
    fix="{fix}",
)
FILE_LOCKED = kind(
    "file_locked",
    "blocks",
    title="Old .xls or password",
    message='"{found}" is an old .xls file or is protected by a password.',
    fix="Open it in Excel or LibreOffice, save it as .xlsx without a password, and use that.",
)
FILE_MACROS = kind(
    "file_macros",
    "blocks",
    title="Macros",
    message='"{found}" has macros, which this program never opens.',
    fix="Save it as .xlsx, without macros, and use that.",
)
FILE_DAMAGED = kind(
    "file_damaged",
    "blocks",
    title="Damaged file",
    message='"{found}" is damaged, cut short or not quite a spreadsheet inside.',
    fix="Open it in Excel or LibreOffice, save it again, or ask for another copy.",
)
FILE_UNSAFE = kind(
    "file_unsafe",
    "blocks",
    title="Unsafe file",
    message='"{found}" was not opened: {what}.',
    fix="Copy the budget's own sheets into a new workbook and use that.",
)
SHEET_TOO_WIDE = kind(
    "sheet_too_wide",
    "blocks",
    title="Cells far outside the table",
    message="The sheet uses the cell {found}, beyond the {rows} rows and {columns} columns that are read.",
    fix="Copy the table into a new sheet, or delete what stands far outside it.",
)
QUOTE_OPEN = kind(
    "quote_never_closed",
    "blocks",
    title="A quotation mark never closes",
    message='A quotation mark in "{found}" is opened and never closed, so the rows after it run together.',
    fix='Close or remove the lone " and save the file again.',
)

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100


def too_wide(where: str) -> UnreadableFile:
    """The refusal of a sheet that holds something at `where`, beyond the limits."""
    return UnreadableFile(SHEET_TOO_WIDE(where, where, rows=f"{MOST_ROWS:,}", columns=MOST_COLUMNS))
