"""Finding the tables of a sheet: a row of headings that are known, and the rows under it.

Tables may stand one below the other or side by side, with headings in one row or two. What lies outside every
table is returned as loose runs of cells, so that nothing of the sheet is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from fairbudget.reading.by_content import guesses
from fairbudget.reading.cells.figures import figure, is_words
from fairbudget.reading.cells.time_cells import rate_in, time_in, weeks_of
from fairbudget.reading.grid import Cell, Sheet
from fairbudget.reading.heading_rows import Heading, headings_of, meaning_of, runs
from fairbudget.reading.headings import is_total, simple
from fairbudget.reading.periods import Period

_LOOK_UP = 3  # rows above a repeated heading in which a total ends the table


@dataclass(frozen=True)
class Column:
    """A column of a table: its number on the sheet, its heading and what that means (None: unknown).

    `by_content` marks a role that is not the heading's but what the column holds proves.
    """

    number: int
    heading: str
    role: str | None
    period: Period | None = None
    by_content: bool = False


@dataclass(frozen=True)
class Table:
    """A heading row with the rows and columns that belong to it. `title` is the text that stands above it.

    `first_row` is the upper of two rows of headings. `left_out` rows say nothing: headings that are repeated. `year`
    is set where this is one project year of a table with its years side by side, `row_years` where a column names the
    project year of each row.
    """

    sheet: Sheet
    title: str
    columns: tuple[Column, ...]
    heading_row: int
    last_row: int
    sheet_rows: dict[int, list[Cell]]
    first_row: int = 0
    left_out: frozenset[int] = frozenset()
    year: int | None = None
    row_years: dict[int, int] = field(default_factory=dict)
    # What cells of words were found to say, by row, column and role: every row is looked at many times.
    _in_words: dict[tuple[int, int, str], Decimal | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def where(self) -> str:
        return self.sheet.where(self.heading_row, self.columns[0].number)

    @cached_property
    def weeks(self) -> Decimal | None:
        """The one number of weeks that the title and the headings state."""
        return weeks_of([self.title, *(column.heading for column in self.columns)])

    def column(self, *roles: str) -> Column | None:
        """The first column of any of these roles, in the order of the roles."""
        return next((column for role in roles for column in self.columns if column.role == role), None)

    def having(self, *roles: str | None) -> list[Column]:
        """All columns of any of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """The rows under the headings that hold something in the table's columns, hidden ones as well."""
        return iter(self._rows)

    @cached_property
    def _rows(self) -> list[tuple[int, list[Cell]]]:
        numbers = {column.number for column in self.columns}
        rows = (row for row in range(self.heading_row + 1, self.last_row + 1) if row not in self.left_out)
        held = ((row, [cell for cell in self.row(row) if cell.column in numbers]) for row in rows)
        return [(row, cells) for row, cells in held if cells]

    def row(self, row: int) -> list[Cell]:
        """All cells of a row of the sheet, left to right, also beside the table."""
        return self.sheet_rows.get(row, [])

    def figure(self, row: int, column: Column | None) -> Decimal | None:
        """The number at a row of a column, also of time and prices in words; None when there is none."""
        cell = self.sheet.get(row, column.number) if column else None
        if cell is None or column is None or not isinstance(cell.value, str):
            return figure(cell)
        key = (row, column.number, column.role or "")
        if key not in self._in_words:
            self._in_words[key] = _in_words(cell, column.role or "")
        return self._in_words[key]

    def text(self, row: int, column: Column | None) -> str:
        """The text at a row of a column; empty when there is none, or no such column."""
        cell = self.sheet.get(row, column.number) if column else None
        return cell.text if cell else ""


def _in_words(cell: Cell, role: str) -> Decimal | None:
    """The number of a cell of text: an amount, else a time or a price that suits the column."""
    found = figure(cell)
    found = time_in(cell.text, role) if found is None and not cell.error else found
    return rate_in(cell.text, role) if found is None and not cell.error else found


def find_tables(sheet: Sheet) -> tuple[list[Table], list[list[Cell]]]:
    """The tables of a sheet from top to bottom, and the loose runs of cells outside them."""
    spread = _spread(sheet)
    rows = spread.by_row
    headings, repeated = _once(rows, headings_of(spread, rows))
    tables = [_table(spread, rows, heading, headings, repeated.get(heading, [])) for heading in headings]
    tables += _by_content(spread, rows, tables)
    taken = {
        (row, column.number)
        for table in tables
        for row in range(table.first_row, table.last_row + 1)
        for column in table.columns
    }
    loose = [
        run for row, cells in rows.items() for run in runs([cell for cell in cells if (row, cell.column) not in taken])
    ]
    return tables, loose


def _by_content(sheet: Sheet, rows: dict[int, list[Cell]], tables: list[Table]) -> list[Table]:
    """The tables of headings that nobody knows, by what stands under them."""
    taken = {row for table in tables for row in range(table.first_row, table.last_row + 1)}
    found = list(guesses(rows, taken))
    if not found:
        return []
    headings = [Heading(guess.cells, guess.cells[0].row) for guess in found]
    edges = [Heading((Cell(row, 1, ""), Cell(row, sheet.last_column, "")), row) for row in sorted(taken)]
    read = [_table(sheet, rows, heading, [*headings, *edges], []) for heading in headings]
    return [_told(table, guess.roles) for table, guess in zip(read, found, strict=True)]


def _told(table: Table, roles: dict[int, str]) -> Table:
    told = (replace(column, role=roles.get(column.number), by_content=True) for column in table.columns)
    columns = zip(table.columns, told, strict=True)
    return replace(table, columns=tuple(after if before.number in roles else before for before, after in columns))


def _spread(sheet: Sheet) -> Sheet:
    """The sheet with words that are merged over several rows standing in each of them; numbers stand once."""
    cells = dict(sheet.cells)
    last = sheet.last_row
    for top, left, bottom, _ in sheet.merged:
        cell = sheet.cells.get((top, left))
        if cell is not None and is_words(cell):
            for row in range(top + 1, min(bottom, last) + 1):
                cells.setdefault((row, left), Cell(row, left, cell.value))
    return replace(sheet, cells=cells) if len(cells) > len(sheet.cells) else sheet


def _once(rows: dict[int, list[Cell]], headings: list[Heading]) -> tuple[list[Heading], dict[Heading, list[int]]]:
    """The headings without those that repeat the ones above them, and the rows of the repeats of each.

    Under a title of its own, or after a total, the same headings begin another table.
    """
    kept: list[Heading] = []
    repeated: dict[Heading, list[int]] = {}
    for heading in headings:
        above = next((other for other in reversed(kept) if other.overlaps(heading)), None)
        if above is not None and heading.repeats(above) and not _begins_anew(rows, heading):
            repeated.setdefault(above, []).extend(range(heading.first_row, heading.row + 1))
        else:
            kept.append(heading)
    return kept, repeated


def _begins_anew(rows: dict[int, list[Cell]], heading: Heading) -> bool:
    if _title(rows, heading.first_row, heading.left, heading.right):
        return True
    above = [rows.get(row, []) for row in range(heading.first_row - _LOOK_UP, heading.first_row)]
    return any(is_words(cell) and is_total(cell.text) for cells in above for cell in cells)


def _table(
    sheet: Sheet, rows: dict[int, list[Cell]], heading: Heading, headings: list[Heading], repeated: list[int]
) -> Table:
    """The table under headings: down to the next headings, and out to the nearest empty columns."""
    top, left, right = heading.row, heading.left, heading.right
    beside = [other for other in headings if other.row == top and other is not heading]
    left_edge = max((other.right for other in beside if other.right < left), default=0)
    right_edge = min((other.left for other in beside if other.left > right), default=10**6)
    below = [other.first_row for other in headings if other.first_row > top and heading.overlaps(other)]
    last = min(below, default=sheet.last_row + 1) - 1
    body = {cell.column for row in range(top, last + 1) for cell in rows.get(row, ())}
    body |= {cell.column for cell in heading.cells}
    while left - 1 > left_edge and left - 1 in body:
        left -= 1
    while right + 1 < right_edge and right + 1 in body:
        right += 1
    named = {cell.column: cell.text for cell in heading.cells}
    columns = tuple(_column(number, named.get(number, "")) for number in range(left, right + 1) if number in body)
    bottom = _last_used(rows, columns, top, last)
    title = _title(rows, heading.first_row, left, right)
    return Table(sheet, title, columns, top, bottom, rows, heading.first_row, frozenset(repeated))


def _column(number: int, words: str) -> Column:
    role, period = meaning_of(words) if words else (None, None)
    return Column(number, " ".join(words.split()), role, period)


def _last_used(rows: dict[int, list[Cell]], columns: tuple[Column, ...], top: int, last: int) -> int:
    numbers = {column.number for column in columns}
    used = (row for row in range(last, top, -1) if any(cell.column in numbers for cell in rows.get(row, ())))
    return next(used, top)


def _title(rows: dict[int, list[Cell]], top: int, left: int, right: int) -> str:
    """The nearest text in the two rows above the headings, when it stands alone over the table."""
    for row in (top - 1, top - 2):
        above = [cell for cell in rows.get(row, []) if left <= cell.column <= right]
        if len(above) == 1 and isinstance(above[0].value, str) and simple(above[0].text):
            return above[0].text
    return ""
