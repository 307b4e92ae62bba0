"""Which tables of a file are the budget: no workings, no summaries, not one week of it.

Where two tables could each be the budget, nothing is chosen: people are asked.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import TimeLine
from fairbudget.language import say
from fairbudget.money import plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.columns import Amounts
from fairbudget.reading.formulas import Place, places
from fairbudget.reading.grid import Book
from fairbudget.reading.headings import simple
from fairbudget.reading.ledger import Ledger
from fairbudget.reading.lines import Read
from fairbudget.reading.rows import Entry
from fairbudget.reading.tables import Table

TABLE_FEEDS = kind(
    "table_is_a_working",
    "note",
    title="A table that feeds another was not costed",
    message="The table {found} works out figures that another table uses, so its numbers are not costs by themselves.",
    fix="Nothing, if that is right.",
)
TABLE_REPEATS = kind(
    "table_repeats",
    "note",
    title="A summary was not counted again",
    message="Every amount of the table {found} is already in other tables, so it was not counted again.",
    fix="Nothing, if that is right.",
)
TABLE_OF_A_PERIOD = kind(
    "table_of_a_period",
    "check",
    title="The table of a week or month was not read",
    message="The table {found} is about a part of the time and another table has the same rows for the "
    "whole project; "
    "the whole was read. They are not added. {differences}",
    fix="If the hours of the two disagree, correct the wrong one.",
)
PERIOD_UNKNOWN = kind(
    "period_not_stated",
    "blocks",
    title="For how long?",
    message="The table {found} gives hours or amounts for a week or a month and not for how many of them.",
    fix="Add a column with the number of weeks or months.",
)
_PERIODS = (
    "for a week",
    "per week",
    "a week",
    "each week",
    "weekly",
    "for a month",
    "per month",
    "a month",
    "monthly",
)


@dataclass(frozen=True)
class Block:
    """A table with its lines, its other rows, and whether its lines are part of the budget; `said` by a mapping."""

    table: Table
    amounts: Amounts
    reads: tuple[Read, ...] = ()
    others: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    counts: bool = True
    repeats: bool = False
    said: bool = False

    @property
    def name(self) -> str:
        if self.table.title:
            return say('at {place} "{title}"', place=self.table.where, title=self.table.title)
        return say("at {place}", place=self.table.where)

    @property
    def total(self) -> Decimal:
        return sum((read.cost for read in self.reads), Decimal(0))

    @cached_property
    def sums(self) -> dict[tuple[str, object], Decimal]:
        """What a summary may add up: the lines of a category, a section, a partner or a year, time and costs."""
        found: dict[tuple[str, object], Decimal] = {}
        for read in self.reads:
            entry, first = read.entry, read.lines[0]
            table = entry.table
            for key in (
                ("category", table.text(entry.row, table.column("category"))),
                ("section", entry.section),
                ("partner", table.text(entry.row, table.column("partner")) or entry.partner),
                ("year", first.year),
                ("kind", isinstance(first, TimeLine)),
            ):
                found[key] = found.get(key, Decimal(0)) + read.cost
        return found

    @cached_property
    def figures(self) -> set[Decimal]:
        """The amounts of its lines and of its rows, its totals, and what it comes to."""
        rows: dict[object, Decimal] = {}
        for read in self.reads:
            row = (read.entry.table.where, read.entry.row)
            rows[row] = rows.get(row, Decimal(0)) + read.cost
        totals = {to_pence(entry.amount) for entry in self.others if entry.amount is not None}
        return {self.total, *totals, *rows.values(), *(read.cost for read in self.reads)}

    @cached_property
    def quantities(self) -> Counter[Decimal]:
        """The numbers in its column of quantities, and how often each stands there."""
        column = self.table.column("quantity", "hours", "days")
        numbers = (self.table.figure(read.entry.row, column) for read in self.reads)
        return Counter(number for number in numbers if number is not None)

    @cached_property
    def total_rows(self) -> list[int]:
        """The rows of its totals, from top to bottom."""
        return sorted(entry.row for entry in self.others if entry.kind == "total")

    def aside(self, *, repeats: bool = False) -> "Block":
        """The same block with its lines out of the budget; the totals of a summary can still be compared."""
        return replace(self, counts=False, repeats=repeats, problems=())


def choose(book: Book, blocks: list[Block]) -> tuple[list[Block], list[Problem]]:
    """The blocks with those set aside that are not the budget themselves, and what to say about them."""
    problems: list[Problem] = []
    for step in (_workings, _periods, _repeats):
        blocks, found = step(book, blocks)
        problems += found
    return blocks, problems


def _ledger(book: Book, blocks: list[Block]) -> Ledger:
    return Ledger(book, {read.place: read.cost for block in blocks if block.counts for read in block.reads})


def _workings(book: Book, blocks: list[Block]) -> tuple[list[Block], list[Problem]]:
    """Set aside tables whose every amount is used in another table's quantities or prices."""
    kept, problems = [], []
    inputs = [_inputs(block) for block in blocks]
    users = Counter(place for used in inputs for place in used)
    for block, own in zip(blocks, inputs, strict=True):
        feeds = all(users[read.place] > (read.place in own) for read in block.reads)
        if block.reads and (feeds or _only_quantities(block, blocks)):
            kept.append(block.aside())
            problems.append(TABLE_FEEDS(block.table.where, block.name))
        else:
            kept.append(block)
    del book
    return kept, problems


def _only_quantities(block: Block, blocks: list[Block]) -> bool:
    """Whether the amounts of a block are, one by one, the quantities of another: for files without formulas."""
    amounts = Counter(read.cost for read in block.reads if read.cost)
    beside = [other for other in blocks if other is not block and other.table.sheet is block.table.sheet]
    return amounts.total() > 1 and any(amounts <= other.quantities for other in beside)


def _inputs(block: Block) -> set[Place]:
    """The cells used by the formulas of a block's lines outside their amounts."""
    sheet = block.table.sheet
    found = set()
    for read in block.reads:
        for cell in block.table.row(read.entry.row):
            own = any(column.number == cell.column for column in block.table.columns)
            if own and cell.formula and cell is not read.entry.cell:
                found |= {Place(p.sheet or sheet.name, p.row, p.column) for p in places(cell.formula)}
    return found


def _periods(book: Book, blocks: list[Block]) -> tuple[list[Block], list[Problem]]:
    """Set aside a week's or a month's table beside the table of the whole; alone it needs to say how long."""
    del book
    kept, problems = [], []
    for block in blocks:
        if not (block.counts and block.reads and _of_a_period(block.table)):
            kept.append(block)
            continue
        whole = next((b for b in blocks if b is not block and _same_rows(block, b) and not _of_a_period(b.table)), None)
        kept.append(block.aside())
        if whole:
            amounts = {"whole": plain(whole.total), "part": plain(block.total)}
            differences = say("Read: {whole}; the part states {part}.", **amounts)
            problems.append(TABLE_OF_A_PERIOD(block.table.where, block.name, differences=differences))
        else:
            problems.append(PERIOD_UNKNOWN(block.table.where, block.name))
    return kept, problems


def _of_a_period(table: Table) -> bool:
    title = f" {simple(table.title)} "
    if any(f" {words} " in title for words in _PERIODS):
        return True
    weeks = table.weeks
    weekly = table.column("hours_per_week") and not (table.column("weeks", "hours", "months") or weeks)
    monthly = table.column("hours_per_month") and not table.column("months", "hours")
    daily = table.column("hours_per_day") and not table.column("days", "hours")
    return bool(weekly or monthly or daily)


def _same_rows(a: Block, b: Block) -> bool:
    """Whether at least half of the lines of one block have the labels of lines of the other."""
    labels = {simple(read.entry.label) for read in b.reads}
    shared = [read for read in a.reads if simple(read.entry.label) in labels]
    return bool(shared) and len(shared) * 2 >= len(a.reads)


def _repeats(book: Book, blocks: list[Block]) -> tuple[list[Block], list[Problem]]:
    """Set aside tables all of whose amounts point to, or equal, those of other tables; short ones first."""
    order = sorted(range(len(blocks)), key=lambda i: (len(blocks[i].reads), -i))
    kept, problems = list(blocks), []
    for i in order:
        block = kept[i]
        if not block.counts or not block.reads:
            continue
        others = [other for j, other in enumerate(kept) if j != i and other.counts]
        if _all_pointing(book, block, others) or _all_equal(block, others):
            kept[i] = block.aside(repeats=True)
            problems.append(TABLE_REPEATS(block.table.where, block.name))
    return kept, problems


def _all_pointing(book: Book, block: Block, others: list[Block]) -> bool:
    """Whether the formula of every amount leads to lines of other blocks and gives their sum."""
    costly = [read for read in block.reads if read.cost]
    if not costly or any(read.entry.cell and not read.entry.cell.formula for read in costly):
        return False
    ledger = _ledger(book, others)
    return all(ledger.adds_up(read.place, read.cost) for read in costly)


def _all_equal(block: Block, others: list[Block]) -> bool:
    """Whether every amount equals a line, a total or a sum of other blocks; two rows at least."""
    costly = [read for read in block.reads if read.cost]
    if len(costly) < 2 or sum(len(other.reads) for other in others) < len(costly):
        return False
    sums: dict[tuple[str, object], Decimal] = {}
    for key, cost in (pair for other in others for pair in other.sums.items()):
        sums[key] = sums.get(key, Decimal(0)) + cost
    known = set(sums.values()).union(*(other.figures for other in others))
    return all(read.cost in known for read in costly)
