"""What an export says could not be read of the file it was made from: nothing of that is lost on the way.

Export and reader share this layout. A line named here is not costed until somebody has mended its cell and deleted
the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fairbudget.budget import Budget, CostLine, TimeLine
from fairbudget.language import say
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.either_language import english_of, sheet_named
from fairbudget.reading.grid import Book

SHEET = "Not read"
HEADINGS = ("Sheet", "Line", "Where it stood", "Found", "What it means")
SHEETS_OF_LINES = ("Time", "Costs")
FIRST_ROW = 4  # under the title, the note and the headings

STILL_NOT_READ = kind(
    "still_not_read",
    "blocks",
    title="Could not be read in the file before",
    message='"{found}" stood at {before} and could not be read: {message}',
    fix="Mend it on {sheet}, then delete row {row} of the sheet Not read.",
)


@dataclass(frozen=True)
class Unread:
    """One thing that was not read: its sheet and line where it belongs to one, else empty."""

    sheet: str
    line: str
    where: str
    found: str
    message: str


def unread_of(budget: Budget) -> list[Unread]:
    """What blocked while a budget was read, with the lines it belongs to."""
    lines = {_row(line.where): (sheet, line.line) for sheet, line in _lines(budget)}
    found = []
    for problem in budget.problems:
        if problem.severity == "blocks":
            sheet, line = lines.get(_row(problem.where), ("", ""))
            found.append(Unread(sheet, line, problem.where, problem.found, problem.message))
    return found


def problems_of(book: Book, budget: Budget) -> list[Problem]:
    """The problems that an export carries, each at the line that it belongs to."""
    sheet = sheet_named(book, SHEET)
    if sheet is None:
        return []
    lines = {(name, line.line): line.where for name, line in _lines(budget)}
    problems = []
    for number in sheet.by_row:
        if number < FIRST_ROW:
            continue
        cells = [sheet.get(number, column) for column in range(1, len(HEADINGS) + 1)]
        name, line, before, found, message = (cell.text if cell else "" for cell in cells)
        where = lines.get((_in_english(name), line), sheet.where(number))
        mend_on = name or say("its sheet")
        problems.append(STILL_NOT_READ(where, found, before=before, message=message, sheet=mend_on, row=number))
    return problems


def _in_english(name: str) -> str:
    """The name of a sheet as the template declares it."""
    return name if name in SHEETS_OF_LINES else english_of(name, SHEETS_OF_LINES) or name


def _lines(budget: Budget) -> list[tuple[str, TimeLine | CostLine]]:
    """Each line with its sheet. Of two with one name the second is refused by its name alone, and left out."""
    time, costs = SHEETS_OF_LINES
    both: tuple[tuple[str, Sequence[TimeLine | CostLine]], ...] = ((time, budget.time), (costs, budget.costs))
    named = {(sheet, line.line): line for sheet, lines in both for line in reversed(lines)}
    return [(sheet, line) for (sheet, _), line in named.items()]


def _row(where: str) -> tuple[str, str]:
    """The sheet and row of a place."""
    sheet, _, cell = where.rpartition("!")
    return sheet, cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
