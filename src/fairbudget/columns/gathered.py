"""A budget's lines gathered by kind: one row with the sums of all lines of a kind, which totals and figures take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from fairbudget.columns.places import Where
from fairbudget.columns.plan import Lines, Plan
from fairbudget.columns.recipes import Block
from fairbudget.columns.sums import sums
from fairbudget.costing.rows import Row

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
    """The lines of one budget and one kind: a row with their sums, how many they are, and which kind."""

    budget: int
    row: Row
    lines: int
    kind: int
    first: int  # where the first of them stands among all lines


def before(plan: Plan, lines: Lines, block: Block) -> Iterator[Gathered]:
    """The lines of a block that is worked up to its full cost, by budget and kind."""
    for _, place, added in _groups(lines, block, lines.kind[block.lines], BEFORE):
        kind = int(lines.kind[block.lines[place.first]])
        row = plan.kinds[kind].of_its_own(block.recipe.rows[int(block.of[place.first])], block.position)
        yield _gathered(lines, block, row, kind, place, added)


def gathered(lines: Lines, block: Block, *, apart: str) -> Iterator[Gathered]:
    """The lines of a block by budget and kind, in that order; those of which `apart` is nothing are kept apart."""
    separate = block.amount(apart)
    state = block.of * 2 + (0 if separate is None else separate.nothing(len(block.of)))
    for number, place, added in _groups(lines, block, state, ALL):
        yield _gathered(lines, block, block.recipe.rows[number // 2], block.recipe.kinds[number // 2], place, added)


@dataclass(frozen=True)
class _Place:
    """Which group, the place of its first line in the block, and how many lines it has."""

    group: int
    first: int
    lines: int


Sums = dict[str, list[Decimal | None]]


def _groups(lines: Lines, block: Block, state: Where, names: Sequence[str]) -> Iterator[tuple[int, _Place, Sums]]:
    """The lines by budget and state: the state of each group, where it is, and the sums of all groups."""
    if not len(state):
        return
    states = int(state.max()) + 1
    present, first, of = _different(lines.budget[block.lines] * states + state)
    counts = np.bincount(of, minlength=len(present)).tolist()
    added = _added(block, names, of, len(present))
    for group, (code, line) in enumerate(zip(present.tolist(), first.tolist(), strict=True)):
        yield code % states, _Place(group, line, counts[group]), added


def _gathered(lines: Lines, block: Block, row: Row, kind: int, place: _Place, added: Sums) -> Gathered:
    amounts = {**row.amounts, **{name: values[place.group] for name, values in added.items()}}
    line = int(block.lines[place.first])
    name = lines.name(line) if lines.name else row.line
    where = name if lines.name else row.where
    return Gathered(
        int(lines.budget[line]), replace(row, line=name, where=where, amounts=amounts), place.lines, kind, line
    )


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
