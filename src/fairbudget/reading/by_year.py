"""Tables with their years side by side: each year's figures are lines of that year; a row's total is only checked.

Each year is read as a table of its own, with the columns that all years share. Quarters and months of a year are added
up to it. Years of the calendar are taken for years of the project only where a column of totals adds them up: this
year's budget beside last year's looks the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from fairbudget.money import to_pence
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.grid import Cell, Sheet
from fairbudget.reading.headings import is_total
from fairbudget.reading.periods import OF_TIME, YEAR_AMOUNT, Period, period_of
from fairbudget.reading.tables import Column, Table

_WHOLE = frozenset({"amount", "budget", "subtotal"})
# Columns beside the years that say nothing of one year.
_BESIDE = _WHOLE | {"spent", "remaining", "funded", "per_period", "section_totals", "share"}
_ASIDE = ("spent", "remaining", "funded", "per_period")


@dataclass(frozen=True)
class Years:
    """A table seen year by year. `views` are its years, `whole` all of it without them, `total` its column of totals.

    `names` are the headings of each project year.
    """

    table: Table
    views: tuple[Table, ...]
    whole: Table
    total: Column | None
    names: dict[int, tuple[str, ...]]

    def amount_of(self, row: int, year: int | None = None) -> Decimal | None:
        """What the file states for a row in a year, or (None) in all years together; None where nothing is stated."""
        views = [view for view in self.views if year in (None, view.year)]
        found = [view.figure(row, view.column("amount")) for view in views]
        stated = [number for number in found if number is not None]
        return sum(stated, Decimal(0)) if stated else None


def years_of(table: Table) -> Years | None:
    """The table by years; None where its headings name none, or it is not plain that they are the project's."""
    table = _quarters_placed(table)
    columns = [column for column in table.columns if _of_a_year(table, column)]
    kinds = {column.period.calendar for column in columns if column.period}
    if len(kinds) != 1 or _rivals(columns):
        return None
    numbers = sorted({column.period.year for column in columns if column.period})
    calendar = kinds == {True}
    project = {year: i if calendar else year for i, year in enumerate(numbers, 1)}
    names = {project[year]: tuple(c.heading for c in columns if c.period and c.period.year == year) for year in numbers}
    dated = {column.number for column in columns}
    common = [column for column in table.columns if column.number not in dated]
    total = _total(table, columns, common)
    if calendar and len(numbers) > 1 and (total is None or not _adds_up(table, columns, total)):
        return None
    if calendar and any(column.role in _ASIDE for column in common):
        return None
    by_year = {column.role for column in columns}
    shared = [column for column in common if column.role not in _BESIDE and column.role not in by_year]
    views = tuple(
        _view(table, shared, [c for c in columns if c.period and c.period.year == year], project[year], dated, total)
        for year in numbers
    )
    ends = [replace(total, role="amount")] if total else []
    whole = replace(table, columns=tuple(sorted([*shared, *ends], key=lambda column: column.number)))
    return Years(table, views, whole, total, names)


def _rivals(columns: list[Column]) -> bool:
    """Whether two columns of money are of the same time (Estimate 2026 beside Bid 2026): which one counts is asked."""
    money = [column.period for column in columns if column.role == YEAR_AMOUNT]
    return len(set(money)) < len(money)


def years_of_rows(table: Table) -> tuple[dict[int, int], dict[int, str]]:
    """The project year of each row by the table's own column of years, and the words of each year.

    Years of the calendar count from the first of them. Nothing where a word of the column is no year.
    """
    column = table.column("year")
    written = {
        row: words for row, _ in table.rows() if column and (words := table.text(row, column)) and not is_total(words)
    }
    periods = {row: _period(words) for row, words in written.items()}
    known = {row: period for row, period in periods.items() if period}
    if not known or len(known) < len(periods) or len({period.calendar for period in known.values()}) > 1:
        return {}, {}
    numbers = sorted({period.year for period in known.values()})
    first = numbers[0] if next(iter(known.values())).calendar else 1
    years = {row: period.year - first + 1 for row, period in known.items()}
    return years, {years[row]: words for row, words in written.items()}


def _period(words: str) -> Period | None:
    return period_of(f"Year {words}" if words.isdigit() and len(words) <= 2 else words)[0]


def parts_of(years: Years) -> Iterator[tuple[int, Column, Decimal, Decimal]]:
    """The rows whose quarters or months do not add up to their year: row, the year's column, its figure, their sum."""
    for column in years.table.columns:
        if column.period is None or column.period.part is not None or not _of_a_year(years.table, column):
            continue
        parts = [c for c in _same(years.table, column) if c.period and c.period.part is not None]
        for row, _ in years.table.rows() if parts else ():
            figures = [number for c in parts if (number := years.table.figure(row, c)) is not None]
            whole = years.table.figure(row, column)
            if figures and whole is not None and to_pence(sum(figures, Decimal(0))) != to_pence(whole):
                yield row, column, whole, sum(figures, Decimal(0))


def without_time(table: Table) -> Table:
    """The table without what it counts of people's time or of things: its amounts alone."""
    return replace(table, columns=tuple(column for column in table.columns if column.role not in OF_TIME))


def _quarters_placed(table: Table) -> Table:
    """The table with quarters that name no year placed: by the year whose column stands next, or one after another."""
    wholes = [column for column in table.columns if column.period and column.period.part is None]
    columns: list[Column] = []
    seen: set[tuple[str | None, int | None]] = set()
    year = 1
    for column in table.columns:
        period = column.period
        if period is None or not period.counted or period.year != 1:
            columns.append(column)
            continue
        if (column.role, period.part) in seen:
            year, seen = year + 1, set()
        seen.add((column.role, period.part))
        beside = _beside(column, wholes)
        placed = replace(period, year=beside.year, calendar=beside.calendar) if beside else replace(period, year=year)
        columns.append(replace(column, period=placed))
    return replace(table, columns=tuple(columns))


def _beside(column: Column, wholes: list[Column]) -> Period | None:
    """The year whose own column stands next after a quarter; the last one where none does."""
    after = [whole.period for whole in wholes if whole.number > column.number]
    before = [whole.period for whole in wholes if whole.number < column.number]
    return next(iter(after), None) or next(reversed(before), None)


def _same(table: Table, column: Column) -> list[Column]:
    """The columns of the same year and role."""
    year = column.period.year if column.period else None
    return [c for c in table.columns if c.role == column.role and c.period and c.period.year == year]


def _of_a_year(table: Table, column: Column) -> bool:
    """Whether a column holds figures of a period: money, or time that is counted."""
    known = column.role == YEAR_AMOUNT or column.role in OF_TIME
    return column.period is not None and known and any(table.figure(row, column) is not None for row, _ in table.rows())


def _total(table: Table, columns: list[Column], common: list[Column]) -> Column | None:
    """The column of totals of the rows: of several, the one with which most rows agree."""
    whole = [c for c in common if c.role in _WHOLE and any(table.figure(r, c) is not None for r, _ in table.rows())]
    return max(whole, key=lambda column: len(_agreeing(table, columns, column)), default=None)


def _agreeing(table: Table, columns: list[Column], total: Column) -> list[int]:
    """The rows whose figures by year add up to their total."""
    money = _once(columns)
    found = []
    for row, _ in table.rows():
        figures = [number for column in money if (number := table.figure(row, column)) is not None]
        whole = table.figure(row, total)
        if figures and whole is not None and to_pence(sum(figures, Decimal(0))) == to_pence(whole):
            found.append(row)
    return found


def _adds_up(table: Table, columns: list[Column], total: Column) -> bool:
    """Whether at least three in four rows with a total have it as the sum of their years."""
    full = [row for row, _ in table.rows() if table.figure(row, total) is not None]
    return bool(full) and len(_agreeing(table, columns, total)) * 4 >= len(full) * 3


def _once(columns: list[Column]) -> list[Column]:
    """The columns of money, each year once: its own column, else its quarters or months."""
    money = [column for column in columns if column.role == YEAR_AMOUNT and column.period]
    wholes = {column.period.year for column in money if column.period and column.period.part is None}
    return [c for c in money if c.period and (c.period.part is None or c.period.year not in wholes)]


def _view(
    table: Table, shared: list[Column], own: list[Column], year: int, dated: set[int], total: Column | None
) -> Table:
    """One year of the table. Quarters stand added up in the first column of them that a row fills."""
    cells = dict(table.sheet.cells)
    columns = list(shared)
    for role in dict.fromkeys(column.role for column in own):
        same = [column for column in own if column.role == role]
        whole = next((column for column in same if column.period and column.period.part is None), None)
        first = whole or same[0]
        if whole is None and len(same) > 1:
            _add_up(table, same, cells)
        columns.append(replace(first, role="amount" if role == YEAR_AMOUNT else role, period=None))
    columns.sort(key=lambda column: column.number)
    sheet = replace(table.sheet, cells=cells)
    view = replace(
        table, sheet=sheet, columns=tuple(columns), year=year,
        sheet_rows=sheet.by_row if cells != table.sheet.cells else table.sheet_rows,
    )  # fmt: skip
    numbers = {column.number for column in columns} & dated
    stated = dated | ({total.number} if total else set())
    return replace(view, left_out=table.left_out | frozenset(_silent(view, numbers, stated)))


def _add_up(table: Table, columns: list[Column], cells: dict[tuple[int, int], Cell]) -> None:
    """Put the sum of some columns into the first of them, row by row."""
    for row, _ in table.rows():
        figures = [number for column in columns if (number := table.figure(row, column)) is not None]
        if figures:
            first = table.sheet.get(row, columns[0].number)
            shown = first.number_format if first else ""
            cells[row, columns[0].number] = Cell(row, columns[0].number, sum(figures, Decimal(0)), None, shown)


def _silent(view: Table, numbers: set[int], stated: set[int]) -> Iterator[int]:
    """The rows that say something of other years or of the whole, and nothing of this year."""
    for row in range(view.heading_row + 1, view.last_row + 1):
        mine = any(_says_something(view.sheet, row, number) for number in numbers)
        if not mine and any(_says_something(view.sheet, row, number) for number in stated):
            yield row


def _says_something(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.get(row, column)
    return cell is not None and (cell.error or cell.uncalculated or figure(cell) is not None)
