"""Finding the tables of a sheet: a row of headings that are known, and the rows under it.

Tables may stand one below the other or side by side. What lies outside every table is returned as loose runs
of cells, so that nothing of the sheet is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from fairbudget.reading.amounts import CODES, fraction, money
from fairbudget.reading.grid import Cell, Sheet
from fairbudget.reading.headings import is_total, role_of, simple

# Roles of columns that make a table one of money or of people's time.
MONEY = frozenset(
    {"amount", "budget", "spent", "remaining", "funded", "subtotal", "year_amount", "per_period", "price"}
)
RATES = {
    "rate_per_hour": "hour", "rate_per_day": "day", "rate_per_week": "week",
    "rate_per_month": "month", "rate_per_year": "year",
}  # fmt: skip
SUMS = frozenset({"amount", "budget", "spent", "remaining", "funded", "year_amount", "subtotal"})
# A spreadsheet keeps 15 digits; what lies beyond is noise of its binary arithmetic, not a figure.
_FIFTEEN_DIGITS = Context(prec=15)


@dataclass(frozen=True)
class Column:
    """A column of a table: its number on the sheet, its heading and what that means (None: unknown)."""

    number: int
    heading: str
    role: str | None


@dataclass(frozen=True)
class Table:
    """A heading row with the rows and columns that belong to it. `title` is the text that stands above it."""

    sheet: Sheet
    title: str
    columns: tuple[Column, ...]
    heading_row: int
    last_row: int
    sheet_rows: dict[int, list[Cell]]

    @property
    def where(self) -> str:
        return self.sheet.where(self.heading_row, self.columns[0].number)

    def column(self, *roles: str) -> Column | None:
        """The first column of any of these roles, in the order of the roles."""
        return next((column for role in roles for column in self.columns if column.role == role), None)

    def having(self, *roles: str | None) -> list[Column]:
        """All columns of any of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """The visible rows under the headings that hold something in the table's columns."""
        numbers = {column.number for column in self.columns}
        for row in range(self.heading_row + 1, self.last_row + 1):
            cells = [cell for cell in self.row(row) if cell.column in numbers]
            if cells and row not in self.sheet.hidden_rows:
                yield row, cells

    def row(self, row: int) -> list[Cell]:
        """All cells of a row of the sheet, left to right, also beside the table."""
        return self.sheet_rows.get(row, [])

    def figure(self, row: int, column: Column | None) -> Decimal | None:
        """The number at a row of a column; None when there is none, or no such column."""
        return figure(self.sheet.get(row, column.number)) if column else None

    def text(self, row: int, column: Column | None) -> str:
        """The text at a row of a column; empty when there is none, or no such column."""
        cell = self.sheet.get(row, column.number) if column else None
        return cell.text if cell else ""


def figure(cell: Cell | None) -> Decimal | None:
    """The number of a cell, also of `£1,000` and `20%` (0.2); None for anything else."""
    if cell is None or cell.error or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, Decimal):
        return _FIFTEEN_DIGITS.plus(cell.value)
    if not isinstance(cell.value, str) or not any(sign.isdigit() for sign in cell.value):
        return None
    if cell.text.endswith("%"):
        return fraction(cell).value
    return next((value for code in CODES if (value := money(cell, code).value) is not None), None)


def find_tables(sheet: Sheet) -> tuple[list[Table], list[list[Cell]]]:
    """The tables of a sheet from top to bottom, and the loose runs of cells outside them."""
    rows = rows_of(sheet)
    headings = [run for cells in rows.values() for run in heading_runs(cells)]
    tables = [_table(sheet, rows, run, headings) for run in headings]
    taken = {
        (row, column.number)
        for table in tables
        for row in range(table.heading_row, table.last_row + 1)
        for column in table.columns
    }
    loose = [
        run for row, cells in rows.items() for run in runs([cell for cell in cells if (row, cell.column) not in taken])
    ]
    return tables, loose


def rows_of(sheet: Sheet) -> dict[int, list[Cell]]:
    """The visible rows that hold something, top to bottom, each left to right; gathered in one pass."""
    found: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(sheet.cells.items()):
        if row not in sheet.hidden_rows:
            found.setdefault(row, []).append(cell)
    return found


def heading_runs(cells: list[Cell]) -> list[list[Cell]]:
    """The runs of headings in a row; one without an amount or a label goes with the one before it."""
    joined: list[list[Cell]] = []
    for run in runs(cells):
        if joined and not (_complete(joined[-1]) and _complete(run)):
            joined[-1] = joined[-1] + run
        else:
            joined.append(run)
    parts = joined if any(_is_heading(part) for part in joined) else runs(cells)
    return [part for part in parts if _is_heading(part)]


def runs(cells: list[Cell]) -> list[list[Cell]]:
    """Cells of a row that touch each other."""
    found: list[list[Cell]] = []
    for cell in cells:
        if found and cell.column == found[-1][-1].column + 1:
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _is_heading(cells: list[Cell]) -> bool:
    """Whether cells are headings: words only, no total first, two of them known, one of money or a rate."""
    if any(not isinstance(cell.value, str) or figure(cell) is not None for cell in cells):
        return False
    if is_total(cells[0].text):
        return False
    roles = [role_of(cell.text) for cell in cells]
    known = [role for role in roles if role]
    return len(known) >= 2 and any(role in MONEY or role in RATES or role == "rate" for role in known)


def _complete(cells: list[Cell]) -> bool:
    """Whether a run could be the headings of a table by itself: something to name a row, and sums."""
    sums = [i for i, cell in enumerate(cells) if (role_of(cell.text) in SUMS) or figure(cell) is not None]
    return len(cells) >= 2 and bool(sums) and sums[-1] > 0


def _table(sheet: Sheet, rows: dict[int, list[Cell]], run: list[Cell], headings: list[list[Cell]]) -> Table:
    """The table under a run of headings: down to the next headings, and out to the nearest empty columns."""
    top, left, right = run[0].row, run[0].column, run[-1].column
    beside = [other for other in headings if other[0].row == top and other is not run]
    left_edge = max((other[-1].column for other in beside if other[-1].column < left), default=0)
    right_edge = min((other[0].column for other in beside if other[0].column > right), default=10**6)
    below = [
        other[0].row
        for other in headings
        if other[0].row > top and other[0].column <= right and other[-1].column >= left
    ]
    last = min(below, default=sheet.last_row + 1) - 1
    body = {column for (row, column) in sheet.cells if top <= row <= last}
    while left - 1 > left_edge and left - 1 in body:
        left -= 1
    while right + 1 < right_edge and right + 1 in body:
        right += 1
    named = {cell.column: cell.text for cell in run}
    columns = tuple(
        Column(number, named.get(number, ""), role_of(named[number]) if number in named else None)
        for number in range(left, right + 1)
        if number in body
    )
    bottom = _last_used(sheet, columns, top, last)
    return Table(sheet, _title(rows, top, left, right), columns, top, bottom, rows)


def _last_used(sheet: Sheet, columns: tuple[Column, ...], top: int, last: int) -> int:
    numbers = {column.number for column in columns}
    return max((row for (row, column) in sheet.cells if top <= row <= last and column in numbers), default=top)


def _title(rows: dict[int, list[Cell]], top: int, left: int, right: int) -> str:
    """The nearest text in the two rows above the headings, when it stands alone over the table."""
    for row in (top - 1, top - 2):
        above = [cell for cell in rows.get(row, []) if left <= cell.column <= right]
        if len(above) == 1 and isinstance(above[0].value, str) and simple(above[0].text):
            return above[0].text
    return ""
