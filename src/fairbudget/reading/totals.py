"""Totals, percentages and repeats: every figure of the file that is not a line, compared with the lines."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import CostLine
from fairbudget.language import say
from fairbudget.money import EXACT, percent, plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.choosing import Block
from fairbudget.reading.formulas import Place, is_left_over, is_product, minuend
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.headings import is_part_total, is_total, says
from fairbudget.reading.ledger import Ledger
from fairbudget.reading.lines import Read
from fairbudget.reading.rows import Entry

PERCENT_DIFFERS = kind(
    "percentage_differs",
    "check",
    title="A percentage row does not give its stated amount",
    message='"{label}": {found} of the lines above it is {computed}; the file says {stated}. The percentage was used.',
    fix="Check of what the percentage is meant to be taken.",
)
PERCENT_AS_AMOUNT = kind(
    "percentage_read_as_amount",
    "check",
    title="A percentage row was read as a plain amount",
    message='"{label}" names {found}, and its amount {stated} is not that share of any lines read. The '
    "amount was kept.",
    fix="Check of what the percentage is meant to be taken.",
)


class Beside:
    """The counted lines of a table beside one of its rows that is no line, each group worked out when asked for."""

    def __init__(self, entry: Entry, block: Block) -> None:
        self._entry, self._block = entry, block

    @cached_property
    def _lines(self) -> list[Read]:
        year, row = self._entry.table.year, self._entry.row
        reads = self._block.reads if self._block.counts else ()
        return [read for read in reads if read.entry.row < row and year in (None, read.entry.table.year)]

    @cached_property
    def above(self) -> tuple[Place, ...]:
        """The lines above it."""
        return tuple(read.place for read in self._lines)

    @cached_property
    def titled(self) -> tuple[Place, ...]:
        """Of these, those under its title."""
        return tuple(read.place for read in self._lines if read.entry.section == self._entry.section)

    @cached_property
    def of_partner(self) -> tuple[Place, ...]:
        """Of these, those of its partner."""
        return tuple(read.place for read in self._lines if read.entry.partner == self._entry.partner)

    @cached_property
    def since_total(self) -> tuple[Place, ...]:
        """Of those under its title, the ones below the total before it."""
        before = bisect_left(self._block.total_rows, self._entry.row)
        row = self._block.total_rows[before - 1] if before else 0
        return tuple(place for place in self.titled if place.row > row)

    @cached_property
    def below(self) -> tuple[Place, ...]:
        """The lines from a section's heading row to the next one; none for a figure that stands beside a line."""
        block, row = self._block, self._entry.row
        lines = {read.entry.row: read.place for read in block.reads if block.counts}
        if row in lines:
            return ()
        others = (other for other in block.total_rows if other > row and other not in lines)
        end = min(others, default=self._entry.table.last_row + 1)
        return tuple(place for at, place in lines.items() if row < at < end)

    @cached_property
    def percentages(self) -> tuple[Place, ...]:
        """The percentage rows above it, of its year where it has one."""
        year, row = self._entry.table.year, self._entry.row
        return tuple(
            Place(other.table.sheet.name, other.row, other.cell.column)
            for other in self._block.others
            if other.kind == "percentage" and other.cell and other.row < row and year in (None, other.table.year)
        )


@dataclass(frozen=True)
class Figure:
    """A figure outside the lines: where, in what words, how much, and the lines beside it in its table."""

    place: Place
    where: str
    label: str
    amount: Decimal
    cell: Cell | None
    beside: Beside | None = None
    fraction: Decimal | None = None
    can_be_grand: bool = True
    money_had: bool = False
    year: int | None = None
    partner: str = ""
    by_position: bool = False  # a total of a section: only the lines of its section explain it

    @property
    def above(self) -> tuple[Place, ...]:
        """The lines above it."""
        return self.beside.above if self.beside else ()

    @property
    def section(self) -> tuple[Place, ...]:
        """The lines of its section."""
        if self.beside is None:
            return ()
        return self.beside.below if self.by_position else self.beside.since_total

    def groups(self) -> Iterator[tuple[Place, ...]]:
        """The lines it may be about, by where it stands: all above it, its section, its title, its partner."""
        if self.beside is not None:
            yield self.beside.above
            yield self.section
            yield self.beside.titled
            yield self.beside.of_partner


@dataclass(frozen=True)
class Percentage:
    """A percentage row over lines, or (no `of`) its stated amount because nothing gives it."""

    figure: Figure
    of: tuple[Place, ...]
    cost: Decimal


def figure_of(entry: Entry, block: Block) -> Figure:
    """The figure of a row that is not a line, with the counted lines beside it in its table."""
    column = entry.cell.column if entry.cell else 0
    of_section = any(c.number == column for c in entry.table.having("section_totals"))
    return Figure(
        place=Place(entry.table.sheet.name, entry.row, column),
        where=entry.where,
        label=entry.label,
        amount=to_pence(entry.amount or Decimal(0)),
        cell=entry.cell,
        beside=Beside(entry, block),
        fraction=entry.fraction,
        can_be_grand=(block.counts or block.repeats) and is_total_row(entry) and entry.table.year is None,
        money_had=entry.money_had,
        year=entry.table.year,
        partner=entry.partner,
        by_position=of_section and not is_total_row(entry),
    )


def is_total_row(entry: Entry) -> bool:
    """Whether a row can be the grand total: it is called a total, or has no label at all."""
    return not entry.label or is_total(entry.label)


def resolve(figure: Figure, ledger: Ledger, stated: set[Decimal]) -> tuple[Percentage, list[Problem]]:
    """Of which lines a percentage is taken: what its formula says, else what gives its amount exactly.

    `stated` holds the totals that the file states: a percentage of a wrong one is meant for the lines above it.
    """
    fraction = figure.fraction or Decimal(0)
    by_formula = _bases_by_formula(figure, ledger)
    everything = tuple(ledger.costs)
    for base in (*by_formula, *figure.groups(), everything):
        if base and to_pence(EXACT.multiply(fraction, ledger.total(base))) == figure.amount:
            return Percentage(figure, base, figure.amount), []
    said = {"label": figure.label, "stated": plain(figure.amount)}
    product = bool(figure.cell and figure.cell.formula and is_product(figure.cell.formula))
    of_a_total = any(to_pence(EXACT.multiply(fraction, amount)) == figure.amount for amount in stated)
    if (product or of_a_total) and everything:
        base = figure.above or everything
        cost = to_pence(EXACT.multiply(fraction, ledger.total(base)))
        problem = PERCENT_DIFFERS(figure.where, percent(fraction), computed=plain(cost), **said)
        return Percentage(figure, base, cost), [problem]
    return Percentage(figure, (), figure.amount), [PERCENT_AS_AMOUNT(figure.where, percent(fraction), **said)]


def _bases_by_formula(figure: Figure, ledger: Ledger) -> list[tuple[Place, ...]]:
    bases: list[tuple[Place, ...]] = []
    for used in ledger.used_by(figure.place):
        cell = ledger.cell(used)
        if used in ledger.costs:
            bases.append((used,))
        elif cell is not None and isinstance(cell.value, Decimal):
            bases.append(ledger.adds_up(used, to_pence(cell.value)))
    return bases


def cost_line(line: str, percentage: Percentage, ids: dict[Place, tuple[str, ...]], sheet: Sheet) -> CostLine:
    """The percentage as a line of the budget; the engine computes what it costs."""
    figure = percentage.figure
    shared = CostLine(
        line=line,
        where=sheet.where(figure.place.row),
        partner=figure.partner or say("Not stated"),
        label=figure.label,
        year=figure.year or 1,
    )
    if not percentage.of:
        return shared.model_copy(update={"quantity": Decimal(1), "unit_cost": percentage.cost})
    of = tuple(name for place in percentage.of for name in ids.get(place, ()))
    return shared.model_copy(update={"fraction": figure.fraction, "fraction_of": of})


def money_to_be_had(book: Book) -> set[Place]:
    """Typed figures from which others are taken away: a price or a grant, never a total of costs."""
    found = set()
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            first = minuend(cell.formula) if cell.formula else None
            if first:
                source = book.sheet(first.sheet or sheet.name)
                typed = source.get(first.row, first.column) if source else None
                if source and typed is not None and typed.formula is None:
                    found.add(Place(source.name, first.row, first.column))
    return found


def not_a_cost(figure: Figure, had: set[Place]) -> bool:
    """Whether a figure is money to be had, left over or gained, by its words or by how it is used."""
    formula = figure.cell.formula if figure.cell else None
    return (
        figure.money_had
        or figure.place in had
        or says(figure.label, "not_a_cost")
        or bool(formula and is_left_over(formula))
    )


def explained(figure: Figure, ledger: Ledger, known: set[Decimal]) -> bool:
    """Whether a stated figure is confirmed by the lines: by its formula, position, or a known sum."""
    if figure.by_position:
        return not figure.amount or figure.amount == ledger.total(figure.section)
    if not figure.amount or figure.amount in known or ledger.adds_up(figure.place, figure.amount):
        return True
    return any(figure.amount == ledger.total(places) for places in _explaining(figure, ledger))


def _explaining(figure: Figure, ledger: Ledger) -> Iterator[tuple[Place, ...]]:
    """The lines that a total may add up by where it stands, the fewest first."""
    if figure.beside is not None:
        yield figure.section
        yield figure.above
        yield (*figure.above, *(place for place in figure.beside.percentages if place in ledger.costs))


def grand_total(
    figures: list[Figure], ours: Decimal, ledger: Ledger, known: set[Decimal], had: set[Place]
) -> Figure | None:
    """The file's own grand total: the one that equals ours, else the last one that nothing else explains,
    else the last one that adds up other totals (and misses some lines)."""
    for figure in reversed(figures):
        if figure.amount == ours and figure.can_be_grand and ours:
            return figure
    eligible = [
        figure
        for figure in figures
        if figure.can_be_grand and not is_part_total(figure.label) and not not_a_cost(figure, had)
    ]
    open_ = [figure for figure in eligible if not explained(figure, ledger, known)]
    places = {figure.place for figure in figures}
    of_totals = [figure for figure in eligible if len(places & set(ledger.used_by(figure.place))) > 1]
    return next(reversed(open_ or of_totals), None)


def with_percentages(ledger: Ledger, percentages: list[Percentage]) -> Ledger:
    """The ledger with the percentage rows as amounts of their own, for tracing totals that include them."""
    extra = {percentage.figure.place: percentage.cost for percentage in percentages}
    return Ledger(ledger.book, {**ledger.costs, **extra})


def same_row_twice(figure: Figure, earlier: list[Percentage]) -> bool:
    """Whether a percentage row only repeats one already taken (a summary of it); two years of a row do not."""
    others = [other for other in earlier if figure.year is None or other.figure.year in (None, figure.year)]
    return any(other.figure.fraction == figure.fraction and other.cost == figure.amount for other in others)
