"""The lines of a table with its years side by side, and what its totals of rows and its quarters say about them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import CostLine, TimeLine
from fairbudget.language import say
from fairbudget.money import EXACT, plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.blocks import read_block
from fairbudget.reading.by_year import Years, parts_of, without_time, years_of_rows
from fairbudget.reading.choosing import Block
from fairbudget.reading.columns import COLUMN_CHOSEN, Amounts, amounts_of
from fairbudget.reading.lines import Read, read_line
from fairbudget.reading.rows import Entry, entries_of
from fairbudget.reading.tables import Column, Table

YEARS_READ = kind(
    "years_read",
    "note",
    title="Columns were read as years of the project",
    message="The table at {table} was read year by year: {found}.",
    fix="Nothing, if that is right. Otherwise head the columns Year 1, Year 2 and so on.",
)
ROW_TOTAL_DIFFERS = kind(
    "row_total_differs",
    "check",
    title="A row's total is not the sum of its years",
    message='"{label}": its years come to {computed}, and its total says {found}. The years were used.',
    fix="Correct the year or the total, whichever is wrong.",
)
PARTS_DIFFER = kind(
    "year_is_not_its_quarters",
    "check",
    title="A year is not the sum of its quarters",
    message='"{label}": the parts of "{year}" come to {computed}, and the year says {found}. The year was used.',
    fix="Correct the quarters or the year, whichever is wrong.",
)
YEAR_NOT_STATED = kind(
    "year_not_stated",
    "check",
    title="A row with a total and nothing by year",
    message='"{label}" has the total {found} and no figure in any year. It was read as a cost of year 1.',
    fix="Write the amount under the year in which it is spent.",
)
TIME_NOT_BY_YEAR = kind(
    "time_not_by_year",
    "check",
    title="Time for all years together",
    message='"{found}" states its time or quantity for all years together, and the money by year does not show how '
    "it is shared out. The money was kept, without the time.",
    fix="Write the hours or days of each year in columns of their own.",
)
_PLACES = Decimal("0.000001")


def read_years(years: Years, file_name: str) -> Block | None:
    """The lines of every year as one block; None where the years alone do not say what a line costs."""
    split = _Split(years, file_name)
    blocks = []
    for view in years.views:
        amounts = amounts_of(view)
        if any(problem.severity == "blocks" for problem in amounts.problems):
            return None
        blocks.append(read_block(view, amounts, [], file_name, split.read))
    reads = _worth_keeping([read for block in blocks for read in block.reads])
    late, totals, problems = _by_totals(years, reads, blocks, file_name)
    others = {(entry.row, entry.cell.column if entry.cell else 0): entry for b in blocks for entry in b.others}
    said = [problem for block in blocks for problem in block.problems]
    return Block(
        years.table,
        Amounts(years.total),
        tuple(sorted([*reads, *late], key=lambda read: (read.entry.row, read.entry.table.year or 0))),
        (*others.values(), *totals),
        tuple(dict.fromkeys([*said, *problems, *_parts(years), *_named(years), *_aside(years)])),
    )


class _Split:
    """Reads a year's line: by the year's own time, or by its part of the time of all years."""

    def __init__(self, years: Years, file_name: str) -> None:
        self.years = years
        self.wholes: dict[int, TimeLine | CostLine | None] = {}
        self.file_name = file_name

    def read(self, entry: Entry, amounts: Amounts, file_name: str) -> tuple[Read | None, list[Problem]]:
        """The line of a row in one year, with its time where the money shows how the time is shared out."""
        read, problems = read_line(entry, amounts, file_name)
        if read is None or entry.amount is None or not _is_lump(read, problems):
            return read, problems
        shared = self._shared(entry, read)
        if shared is not None:
            return shared, []
        bare, said = read_line(replace(entry, table=without_time(entry.table)), amounts, file_name)
        if bare is None:
            return read, problems
        counted = any(entry.table.figure(entry.row, c) is not None for c in _time_columns(entry))
        if counted:
            where = entry.table.sheet.where(entry.row)
            said = [*said, TIME_NOT_BY_YEAR(where, entry.label)]
        return bare, said

    def _shared(self, entry: Entry, read: Read) -> Read | None:
        """The year's part of the row's whole time at its one rate, where that gives the year's money to the penny."""
        whole, all_years = self._whole(entry), self.years.amount_of(entry.row)
        if whole is None or whole.quantity is None or not all_years or entry.amount is None:
            return None
        part = EXACT.divide(EXACT.multiply(whole.quantity, entry.amount), all_years)
        if part != part.quantize(_PLACES):
            return None
        line = whole.model_copy(update={"quantity": part.normalize() + 0, "year": entry.table.year})
        return Read(entry, (line,), read.cost)

    def _whole(self, entry: Entry) -> TimeLine | CostLine | None:
        """The row read as a line of all years; None where its time and rate do not give its money."""
        if entry.row not in self.wholes:
            amount = self.years.amount_of(entry.row)
            whole = Entry(
                self.years.whole, entry.row, "line", entry.label, None, amount, entry.section, partner=entry.partner
            )
            read, problems = read_line(whole, Amounts(None), self.file_name)
            fits = read is not None and not _is_lump(read, problems)
            self.wholes[entry.row] = read.lines[0] if read is not None and fits else None
        return self.wholes[entry.row]


def _time_columns(entry: Entry) -> list[Column]:
    kept = {column.number for column in without_time(entry.table).columns}
    return [column for column in entry.table.columns if column.number not in kept]


def _is_lump(read: Read, problems: list[Problem]) -> bool:
    """Whether a line holds only its amount: a product was not found, or does not give it."""
    line = read.lines[0]
    if any(problem.code in ("amount_differs", "amount_recomputed") for problem in problems):
        return True
    return line.unit == "task" if isinstance(line, TimeLine) else line.quantity == 1


def _worth_keeping(reads: list[Read]) -> list[Read]:
    """The lines without those of years in which a row costs nothing; the first of a row that never costs anything."""
    rows: dict[int, list[Read]] = {}
    for read in reads:
        rows.setdefault(read.entry.row, []).append(read)
    kept = [[read for read in same if read.cost] or same[:1] for same in rows.values()]
    return [read for same in kept for read in same]


def _by_totals(
    years: Years, reads: list[Read], blocks: list[Block], file_name: str
) -> tuple[list[Read], list[Entry], list[Problem]]:
    """Lines that only the column of totals holds, the totals in it, and rows whose total is not their sum."""
    if years.total is None:
        return [], [], []
    late: list[Read] = []
    totals: list[Entry] = []
    problems: list[Problem] = []
    amounts = Amounts(years.whole.column("amount"))
    inside = {read.entry.row for read in reads} | {entry.row for block in blocks for entry in block.others}
    for entry in entries_of(years.whole, amounts):
        if entry.cell is None or entry.cell.column != years.total.number or entry.amount is None:
            continue
        if entry.kind == "total":
            totals.append(entry)
        elif entry.row in inside:
            problems += _checked(years, entry, reads)
        elif entry.kind == "line":
            read, said = read_line(entry, amounts, file_name)
            late += [read] if read else []
            problems += [*said, YEAR_NOT_STATED(entry.where, plain(to_pence(entry.amount)), label=entry.label)]
    return late, totals, problems


def _checked(years: Years, entry: Entry, reads: list[Read]) -> Iterator[Problem]:
    costs = [read.cost for read in reads if read.entry.row == entry.row]
    whole = sum(costs, Decimal(0)) if costs else years.amount_of(entry.row) or Decimal(0)
    stated = to_pence(entry.amount or Decimal(0))
    if to_pence(whole) != stated:
        yield ROW_TOTAL_DIFFERS(entry.where, plain(stated), label=entry.label, computed=plain(to_pence(whole)))


def _parts(years: Years) -> Iterator[Problem]:
    table = years.table
    for row, column, whole, parts in parts_of(years):
        label = next((cell.text for cell in table.row(row)), "")
        particulars = {"label": label, "year": column.heading, "computed": plain(to_pence(parts))}
        yield PARTS_DIFFER(table.sheet.where(row, column.number), plain(to_pence(whole)), **particulars)


def _named(years: Years) -> list[Problem]:
    """A note where the headings do not say Year 1, Year 2 themselves."""
    periods = [column.period for column in years.table.columns if column.period]
    if not any(period.calendar or period.part for period in periods):
        return []
    named = "; ".join(
        say("{headings} as year {year}", headings=", ".join(names), year=year) for year, names in years.names.items()
    )
    return [YEARS_READ(years.table.where, named, table=years.table.where)]


def with_years_of_rows(table: Table) -> tuple[Table, list[Problem]]:
    """The table with the project year that its own column of years gives each row, and what to say about it."""
    years, names = years_of_rows(table)
    if not years:
        return table, []
    named = "; ".join(
        say("{headings} as year {year}", headings=words, year=year) for year, words in sorted(names.items())
    )
    plain_years = all(words == str(year) for year, words in names.items())
    said = [] if plain_years else [YEARS_READ(table.where, named, table=table.where)]
    return replace(table, row_years=years), said


def _aside(years: Years) -> list[Problem]:
    """A check where columns of money beside the years were not read."""
    table = years.table
    aside = [c for c in table.having("spent", "remaining", "funded", "per_period") if not c.period]
    held = [c for c in aside if any(table.figure(row, c) is not None for row, _ in table.rows())]
    if not held:
        return []
    years_named = ", ".join(name for names in years.names.values() for name in names)
    return [COLUMN_CHOSEN(table.where, years_named, others=", ".join(f'"{column.heading}"' for column in held))]
