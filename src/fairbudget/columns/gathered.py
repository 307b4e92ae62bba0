"""A budget's lines gathered by kind: one row with the sums of all lines of a kind, which totals and figures take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from fairbudget.columns.plan import Lines
from fairbudget.columns.recipes import Block, Where
from fairbudget.columns.sums import sums
from fairbudget.costing.rows import Row

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


def gathered(lines: Lines, block: Block, names: Sequence[str] = ALL, *, apart: str | None = None) -> Iterator[Gathered]:
    """The lines of a block by budget and kind, in that order; those of which `apart` is nothing are kept apart."""
    if not len(block.of):
        return
    budget, recipe = lines.budget[block.lines], block.recipe
    separate = block.amount(apart) if apart else None
    states = len(recipe.rows) * 2
    code = budget * states + block.of * 2 + (0 if separate is None else separate.nothing(len(block.of)))
    present, first, of = _different(code, (int(budget.max()) + 1) * states)
    counts = np.bincount(of, minlength=len(present)).tolist()
    added = _added(block, names, of, len(present))
    for place, state in enumerate(present.tolist()):
        row = recipe.rows[state % states // 2]
        yield Gathered(
            budget=state // states,
            row=replace(row, amounts={**row.amounts, **{name: values[place] for name, values in added.items()}}),
            lines=counts[place],
            kind=recipe.kinds[state % states // 2],
            first=int(block.lines[first[place]]),
        )


def _added(block: Block, names: Sequence[str], of: Where, groups: int) -> dict[str, list[Decimal | None]]:
    """The sums of each amount by group; None where it is not known."""
    found: dict[str, list[Decimal | None]] = {}
    for name in names:
        if name in block.amounts or name in block.recipe.rows[0].amounts:
            column = block.amount(name)
            found[name] = [None] * groups if column is None else [*sums(column, of, groups)]
    return found


def _different(code: Where, below: int) -> tuple[Where, Where, Where]:
    """The codes (whole numbers below `below`) there are, where each stands first, and which of them each line has."""
    first = np.full(below, -1, dtype=np.intp)
    first[code[::-1]] = np.arange(len(code) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    again = np.zeros(below, dtype=np.intp)
    again[present] = np.arange(len(present))
    return present, first[present], again[code]
