"""Files that cannot be opened at all: each kind of reason in one plain sentence."""

from fairbudget.problems import Problem, kind
from fairbudget.reading.file.limits import Limits


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
    message='"{found}" is empty.',
    fix="Choose the file that holds the budget.",
)
FILE_TOO_BIG = kind(
    "file_too_big",
    "blocks",
    title="File too big",
    message='"{found}" must be smaller than {limit}.',
    fix="Copy the budget's own sheets into a new workbook and try again.",
)
FILE_LINES = kind(
    "file_has_too_many_lines",
    "blocks",
    title="Too many lines",
    message='"{found}" has {lines} lines. The dashboard takes {limit}.',
    fix="Use the command line for it, or split it.",
)
FILE_TYPE = kind(
    "file_type",
    "blocks",
    title="Not a spreadsheet we can read",
    message='"{found}" must be an XLSX, ODS or CSV. It is {what}.',
    fix="{fix}",
)
FILE_OLD_XLS = kind(
    "file_old_xls",
    "blocks",
    title="Old .xls file",
    message='"{found}" is an old .xls file.',
    fix="Open it in Excel or LibreOffice, save it as .xlsx and try again.",
)
FILE_LOCKED = kind(
    "file_locked",
    "blocks",
    title="Password",
    message='"{found}" is password protected.',
    fix="Open it with its password, save it as .xlsx without a password and try again.",
)
FILE_MACROS = kind(
    "file_macros",
    "blocks",
    title="Macros",
    message='"{found}" has macros, which this program never opens.',
    fix="Save it as .xlsx and try again.",
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
    message='We did not open "{found}" because {what}.',
    fix="Copy the budget's own sheets into a new workbook and try again.",
)
FILE_NOT_NOW = kind(
    "file_not_now",
    "blocks",
    title="Not opened now",
    message='"{found}" could not be opened now: this computer is short of memory or busy with other files.',
    fix="Wait a minute and try again.",
)
SHEET_TOO_WIDE = kind(
    "sheet_too_wide",
    "blocks",
    title="Cells far outside the table",
    message="The sheet uses cells far outside the table ({found}). {rows} rows and {columns} columns are read.",
    fix="Copy the table into a new sheet and try again.",
)
QUOTE_OPEN = kind(
    "quote_never_closed",
    "blocks",
    title="A quotation mark never closes",
    message='A quotation mark in "{found}" is opened and never closed, so the rows after it run together.',
    fix='Close or remove the lone " and save the file again.',
)


def too_wide(where: str, limits: Limits) -> UnreadableFile:
    """The refusal of a sheet that holds something at `where`, beyond the limits."""
    found = where.rpartition("!")[2]
    return UnreadableFile(SHEET_TOO_WIDE(where, found, rows=f"{limits.rows:,}", columns=limits.columns))


def unsafe(name: str, what: str) -> UnreadableFile:
    """The refusal of a file for what it would do to the program; `what` is said already."""
    return UnreadableFile(FILE_UNSAFE(name, name, what=what))
