"""Rows of headings: which cells of a sheet say what the columns under them hold, in one row or in two.

Two rows are one heading where the upper one groups columns (Year 1 over Hours and Cost) or the lower one goes on
(Rate, and under it: per hour), and where the lower one says the same in the other language.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from fairbudget.reading.cells.figures import figure, is_words
from fairbudget.reading.grid import Cell, Sheet
from fairbudget.reading.headings import is_instruction, is_total, role_of, simple
from fairbudget.reading.periods import Period, period_of

# Roles of columns that make a table one of money or of people's time.
MONEY = frozenset(
    {"amount", "budget", "spent", "remaining", "funded", "subtotal", "year_amount", "per_period", "price"}
)
RATES = {
    "rate_per_hour": "hour", "rate_per_day": "day", "rate_per_week": "week",
    "rate_per_month": "month", "rate_per_year": "year",
}  # fmt: skip
SUMS = frozenset({"amount", "budget", "spent", "remaining", "funded", "year_amount", "subtotal"})
NAMING = frozenset({"label", "category", "partner", "number"})


@dataclass(frozen=True)
class Heading:
    """The headings of one table, a cell for each column (the words of two rows on two lines), and their first row."""

    cells: tuple[Cell, ...]
    first_row: int

    @property
    def row(self) -> int:
        """The last row of the headings: the lines stand under it."""
        return self.cells[0].row

    @property
    def left(self) -> int:
        return self.cells[0].column

    @property
    def right(self) -> int:
        return self.cells[-1].column

    def overlaps(self, other: "Heading") -> bool:
        """Whether the two share columns."""
        return other.left <= self.right and other.right >= self.left

    def repeats(self, other: "Heading") -> bool:
        """Whether the same words stand in the same columns, as on the next page of a long table."""
        mine, others = ({cell.column: simple(cell.text) for cell in one.cells} for one in (self, other))
        return mine == others


def headings_of(sheet: Sheet, rows: dict[int, list[Cell]]) -> list[Heading]:
    """All headings of a sheet, top to bottom and left to right."""
    found: list[Heading] = []
    taken = 0
    for row, cells in rows.items():
        if row <= taken:
            continue
        joined = heading_runs(_joined(sheet, cells, rows.get(row + 1, [])))
        if joined:
            taken = row + 1
            found += [Heading(tuple(run), row) for run in joined]
        else:
            found += [Heading(tuple(run), row) for run in heading_runs(cells)]
    return found


def meaning_of(heading: str) -> tuple[str | None, Period | None]:
    """The role of a heading and the period it names. Words on several lines, or on both sides of a stroke, may each
    say it: the whole first, then the last line, then the first."""
    period, what = period_of(heading.replace("\n", " "))
    role = role_of(heading)
    if role is None:
        parts = heading.split("\n") if "\n" in heading else heading.split("/")
        role = next((found for part in reversed(parts) if len(parts) > 1 and (found := role_of(part))), None)
    return (role if period is None else what), period


def heading_runs(cells: list[Cell]) -> list[list[Cell]]:
    """The runs of headings in a row; one without an amount or a label goes with the one before it."""
    touching = runs(cells)
    joined: list[list[Cell]] = []
    for run in touching:
        if joined and not (_complete(joined[-1]) and _complete(run)):
            joined[-1] = joined[-1] + run
        else:
            joined.append(run)
    found = list(filter(_is_heading, joined))
    return found if found or joined == touching else list(filter(_is_heading, touching))


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
    numbers = [cell for cell in cells if not is_words(cell)]
    if numbers and not _are_years(numbers, cells):
        return False
    if is_total(cells[0].text) or is_instruction([cell.text for cell in cells]):
        return False
    known = [role for cell in cells if (role := meaning_of(cell.text)[0])]
    return len(known) >= 2 and any(role in MONEY or role in RATES or role == "rate" for role in known)


def _are_years(numbers: list[Cell], cells: list[Cell]) -> bool:
    """Whether the only numbers among headings are years one after the other: 2026, 2027, 2028."""
    years = [cell.value for cell in numbers if isinstance(cell.value, Decimal) and 2000 <= cell.value < 2100]
    steps = {after - before for before, after in pairwise(years)}
    return len(years) == len(numbers) > 1 and steps == {Decimal(1)} and len(numbers) < len(cells)


def _complete(cells: list[Cell]) -> bool:
    """Whether a run could be the headings of a table by itself: first something to name a row, then sums."""
    roles = [meaning_of(cell.text)[0] for cell in cells]
    names = roles[0] is None or roles[0] in NAMING or roles[0] in ("year", "notes", "funded", "unit")
    sums = [i for i, cell in enumerate(cells) if roles[i] in SUMS or figure(cell) is not None]
    return len(cells) >= 2 and names and bool(sums) and sums[-1] > 0


# Two rows ------------------------------------------------------------------------------------------------------


def _joined(sheet: Sheet, upper: list[Cell], lower: list[Cell]) -> list[Cell]:
    """The cells of two rows as one row of headings; empty where they are not one."""
    if len(upper) < 2 or not lower or not all(map(is_words, [*upper, *lower])):
        return []
    below = {cell.column: cell for cell in lower}
    above = _spread(sheet, upper, below)
    periods = any(period_of(cell.text)[0] and cell.column in below for cell in upper)
    if heading_runs(upper) and not (periods and _groups(sheet, upper, below) and len(below) > len(upper)):
        if not _goes_on(above, below):
            return []
    elif not _groups(sheet, upper, below):
        return []
    row = lower[0].row
    return [_join(row, column, above.get(column), below.get(column)) for column in sorted({*above, *below})]


def _join(row: int, column: int, upper: Cell | None, lower: Cell | None) -> Cell:
    texts = dict.fromkeys(cell.text for cell in (upper, lower) if cell is not None)
    return Cell(row, column, "\n".join(texts))


def _goes_on(above: dict[int, Cell], below: dict[int, Cell]) -> bool:
    """Whether the lower row goes on with whole headings over it: their units, or the same in another language."""
    pairs = [(above[column].text, cell.text) for column, cell in below.items() if column in above]
    if len(pairs) < len(below):
        return False
    roles = [(meaning_of(upper)[0], meaning_of(lower)[0]) for upper, lower in pairs]
    if sum(first == second is not None for first, second in roles) >= 2:
        return all(second is None or first in (None, second) for first, second in roles)
    named = [first in NAMING for first, _ in roles]
    known = [role_of(f"{upper} {lower}") or period_of(f"{upper} {lower}")[0] for upper, lower in pairs]
    return not any(named) and all(known)


def _groups(sheet: Sheet, upper: list[Cell], below: dict[int, Cell]) -> bool:
    """Whether cells over a row of headings group its columns, or name columns that have no words under them."""
    for cell in upper:
        under = below.get(cell.column)
        if under is None:
            grouped = meaning_of(cell.text)[0] is not None
        else:
            named = meaning_of(under.text)[0] in NAMING and under.text != cell.text
            wide = _right_of(sheet, cell) > cell.column or under.text == cell.text
            grouped = not named and (wide or period_of(cell.text)[0] is not None)
        if grouped:
            return True
    return False


def _spread(sheet: Sheet, upper: list[Cell], below: dict[int, Cell]) -> dict[int, Cell]:
    """The upper cells by column; one that is merged, or a period, stands over the columns to its right as well."""
    found = {cell.column: cell for cell in upper if not _is_title(cell, below)}
    ends = _ends([cell.column for cell in found.values() if period_of(cell.text)[0]], sorted(below))
    for cell in list(found.values()):
        column, right = cell.column + 1, max(_right_of(sheet, cell), ends.get(cell.column, 0))
        while column not in found and column <= right:
            found[column] = cell
            column += 1
    return {column: cell for column, cell in found.items() if column in below or cell.column == column}


def _ends(starts: list[int], columns: list[int]) -> dict[int, int]:
    """The last column under each of several groups: up to the next; the last is as long as the one before."""
    under = [column for column in starts if column in columns]
    sizes = [sum(start <= column < after for column in columns) for start, after in pairwise(under)]
    ends = {}
    for start, size in zip(under, sizes + sizes[-1:], strict=False):
        ends[start] = [column for column in columns if column >= start][:size][-1]
    return ends


def _is_title(cell: Cell, below: dict[int, Cell]) -> bool:
    """Whether an upper cell stands over the words that name the rows: it is the title of the table."""
    under = below.get(cell.column)
    return (
        under is not None
        and under.text != cell.text
        and meaning_of(under.text)[0] in NAMING
        and meaning_of(cell.text)[0] not in NAMING
    )


def _right_of(sheet: Sheet, cell: Cell) -> int:
    """The last column over which a cell is merged."""
    merged = [m for m in sheet.merged if m[0] <= cell.row <= m[2] and m[1] <= cell.column <= m[3]]
    return max((last for _, _, _, last in merged), default=cell.column)
