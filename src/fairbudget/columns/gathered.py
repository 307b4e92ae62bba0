"""A budget's lines gathered: one row with the sums of all lines that totals and figures need not tell apart."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from fairbudget.columns.places import Where
from fairbudget.columns.plan import Lines, Plan
from fairbudget.columns.recipes import Block
from fairbudget.columns.sums import sums
from fairbudget.costing.rows import Row
from fairbudget.equity.brokerage_figures import MEETING_PEOPLE
from fairbudget.equity.efforts import covered_by_a_salary
from fairbudget.language import say

# With more codes than this, sorting them is quicker than a table of all.
MOST_CODES = 10_000_000
# What is needed of the lines before it is known who pays: the base of percentages and of reference rates.
BEFORE = ("paid_hours", "employer_cost", "full_cost")
# All amounts of rows that can be added.
ALL = (
    *BEFORE, "unpaid_hours", "pay", "on_costs", "overhead", "vat", "cost", "funded", "shortfall", "in_kind_value",
    "overhead_not_paid", "hours_counted_as_paid", "hours_counted_as_unpaid", "cost_counted", "pay_counted",
    "full_cost_counted", "at_reference", "paid_at_reference", "unpaid_at_reference", "below_reference", "below_floor",
    "paid_below_floor", "hours_at_floor",
)  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """Lines of one budget: a row with their sums, and how many they are. `first` is the place of the first of them."""

    budget: int
    row: Row
    lines: int
    first: int


def before(plan: Plan, lines: Lines, block: Block) -> Iterator[Gathered]:
    """The lines of a block that is worked up to its full cost, as reference rates and percentages take them."""
    which = np.flatnonzero(plan.base_of.at(lines.kind[block.lines]) >= 0)
    block = block.part(block.recipe, block.of[which], which)
    kinds = lines.kind[block.lines]
    for place in _groups(lines, block, plan.base_of.at(kinds), BEFORE):
        row = block.recipe.rows[int(block.of[place.first])]
        kind = plan.kinds[int(kinds[place.first])]
        # It keeps the name of its first line: by that a percentage knows which lines it counts.
        yield _gathered(lines, block, kind.of_its_own(row, block.position), place)


def gathered(lines: Lines, block: Block) -> Iterator[Gathered]:
    """The lines of a block that is worked to its end, as totals and figures take them."""
    separate = block.amount("at_reference")
    worthless = 0 if separate is None else separate.nothing(len(block.of))
    alike = block.recipe.alike_as(_counted_alike)
    for place in _groups(lines, block, alike[block.of] * 2 + worthless, ALL):
        found = _gathered(lines, block, block.recipe.rows[int(block.of[place.first])], place)
        yield replace(found, row=found.row.but(line=_name(lines, found)))


def _counted_alike(row: Row) -> Hashable:
    """What totals and figures tell apart, of lines with the same steps. Their captions can say more of single lines."""
    share = row.amount("funder_share") if row.pool else None
    return (
        row.blocked,
        row.partner.type,
        row.activity if row.activity == "brokerage" else row.activity in MEETING_PEOPLE,
        row.phase == "pre_application",
        row.paid_by,
        row.bearer,
        row.pool,
        share,
        covered_by_a_salary(row),
    )


@dataclass(frozen=True)
class _Place:
    """A group of lines: its number, the place of its first line in the block, how many it has, the sums of all."""

    number: int
    first: int
    lines: int
    sums: dict[str, list[Decimal | None]]


def _groups(lines: Lines, block: Block, state: Where, names: Sequence[str]) -> Iterator[_Place]:
    """The lines by budget and state."""
    if not len(state):
        return
    states = int(state.max()) + 1
    present, first, of = _different(lines.budget[block.lines] * states + state)
    counts = np.bincount(of, minlength=len(present)).tolist()
    added = _added(block, names, of, len(present))
    for number, (line, count) in enumerate(zip(first.tolist(), counts, strict=True)):
        yield _Place(number, line, count, added)


def _gathered(lines: Lines, block: Block, row: Row, place: _Place) -> Gathered:
    amounts = {**row.amounts, **{name: values[place.number] for name, values in place.sums.items()}}
    line = int(block.lines[place.first])
    return Gathered(int(lines.budget[line]), row.but(amounts=amounts), place.lines, line)


def _name(lines: Lines, found: Gathered) -> str:
    """What captions call the lines: the first, and how many more."""
    name = lines.name(found.first) if lines.name else found.row.line
    return name if found.lines == 1 else say("{line} and {n} more", line=name, n=found.lines - 1)


def _added(block: Block, names: Sequence[str], of: Where, groups: int) -> dict[str, list[Decimal | None]]:
    """The sums of each amount by group; None where it is not known."""
    found: dict[str, list[Decimal | None]] = {}
    for name in names:
        if name in block.amounts or name in block.recipe.rows[0].amounts:
            column = block.amount(name)
            found[name] = [None] * groups if column is None else [*sums(column, of, groups)]
    return found


def _different(code: Where) -> tuple[Where, Where, Where]:
    """The codes there are, where each stands first, and which of them each line has."""
    below = int(code.max()) + 1
    if below > MOST_CODES:
        return np.unique(code, return_index=True, return_inverse=True)
    first = np.full(below, -1, dtype=np.intp)
    first[code[::-1]] = np.arange(len(code) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    again = np.zeros(below, dtype=np.intp)
    again[present] = np.arange(len(present))
    return present, first[present], again[code]
