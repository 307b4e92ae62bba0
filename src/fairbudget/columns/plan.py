"""Many lines costed in columns: from the numbers of each line to what is paid for it, who pays and what it is worth.

The steps, the rates, the funder's decisions and the reference rates come from the engine that costs single lines (see
`kinds`), which is asked once for each kind. So a line costed here has the same pennies as a line costed there.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

import numpy as np

from fairbudget.budget import Band
from fairbudget.columns.column import Column
from fairbudget.columns.kinds import Kind, Timing
from fairbudget.columns.later import References, settled
from fairbudget.columns.places import NOWHERE, Codes, Places, Where
from fairbudget.columns.recipes import Block, Recipe, Recipes
from fairbudget.costing.rows import Row
from fairbudget.money import PENNY, ZERO
from fairbudget.problems import Problem

BANDS: tuple[Band, ...] = get_args(Band)
# Beside its kind, these decide how a row goes on from its full cost: whether it has a reference rate, and whether these
# amounts are nothing.
DECIDE = ("full_cost", "overhead")
STATES = 2 ** (1 + len(DECIDE))


@dataclass(frozen=True)
class Lines:
    """Lines of time of many budgets: of each its kind in a plan, its budget, and its numbers (0 where not stated).

    Lines of one budget with the same `person` are the same role of a partner. `name` says what a line is called where
    kinds are shared by budgets; else the first of a kind gives its name.
    """

    kind: Where
    budget: Where
    numbers: dict[str, Column]
    person: Where
    name: Callable[[int], str] | None = None

    def __len__(self) -> int:
        return len(self.kind)


class Plan:
    """The kinds of lines met so far and how they are worked. It holds nothing of single lines but the first of a kind.

    With `figures`, what the fairness figures count of each line is worked too.
    """

    def __init__(self, *, figures: bool = True) -> None:
        self.kinds: list[Kind] = []
        self.timings: list[Timing] = []
        self.problems: list[list[Problem]] = []  # of each timing
        self.timing_of = Codes()  # of each kind
        self.base_of = Codes()  # of each kind: what reference rates and percentages tell apart
        self._bases: dict[Hashable, int] = {}
        self._band_of = Codes()
        self._figures = figures
        # A line is several rows where its post is shared or pay changes: of each of them, where its row is found.
        self._rows: list[Places] = []
        self._recipes, self._later = Recipes(), Recipes()
        self._states: dict[tuple[Recipe, int], Places] = {}

    def add_timing(self, timing: Timing) -> int:
        """Add a timing; the answer is its number."""
        number = len(self.timings)
        rows, problems = timing.rows()
        self.timings.append(timing)
        self.problems.append(problems)
        for position, row in enumerate(rows):
            if position == len(self._rows):
                self._rows.append(Places())
            self._rows[position].put(number, self._recipes.add(row, number))
        for places in self._rows[len(rows) :]:
            places.put(number, NOWHERE)
        return number

    def add(self, kind: Kind, timing: int) -> int:
        """Add a kind of the timing of that number; the answer is its own number."""
        self.timing_of.put(len(self.kinds), timing)
        self._band_of.put(len(self.kinds), BANDS.index(kind.band) if kind.band else -1)
        base = kind.base
        self.base_of.put(len(self.kinds), -1 if base is None else self._bases.setdefault(base, len(self._bases)))
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def bands(self, lines: Lines, budgets: int) -> list[list[Band]]:
        """The bands of the lines of each budget."""
        there = np.zeros((budgets, len(BANDS) + 1), dtype=bool)
        there[lines.budget, self._band_of.at(lines.kind)] = True
        return [[band for band, used in zip(BANDS, of_budget, strict=False) if used] for of_budget in there.tolist()]

    def timed(self, lines: Lines) -> list[Block]:
        """The lines from their hours to their full cost."""
        timing, every = self.timing_of.at(lines.kind), np.arange(len(lines))
        found = []
        for position, places in enumerate(self._rows):
            for recipe, of, which in places.split(timing, self._recipes.all):
                block = Block(recipe, of, every if which is None else which, position)
                for name in recipe.numbers:
                    column = lines.numbers[name]
                    block.amounts[name] = column if which is None else column.taken(which)
                block.work()
                found.append(block)
        return found

    def settled(self, lines: Lines, blocks: Sequence[Block], references: Sequence[References]) -> list[Block]:
        """The lines with what they are worth in kind and what the funder pays. `references` are of each budget."""
        rates = _Rates(references)
        return [part for block in blocks for part in self._settled(lines, block, references, rates)]

    def _settled(
        self, lines: Lines, block: Block, references: Sequence[References], rates: "_Rates"
    ) -> Iterator[Block]:
        kinds = lines.kind[block.lines]
        bands = self._band_of.at(kinds)
        where = lines.budget[block.lines] * len(BANDS) + bands
        state = kinds * 2 + ((bands >= 0) & rates.known[where])
        for name in DECIDE:
            amount = block.amount(name)
            state = state * 2 + (0 if amount is None else amount.nothing(len(state)))
        places = self._states.setdefault((block.recipe, block.position), Places())
        for new, line in places.unknown(state):
            kind = self.kinds[new // STATES]
            given = references[lines.budget[block.lines[line]]] if new % STATES >= STATES // 2 else {}
            row = kind.of_its_own(_as_decided(block.recipe.rows[int(block.of[line])], new), block.position)
            row = settled(row, kind, given, figures=self._figures)
            places.put(new, self._later.add(row, new // STATES, len(block.recipe.rows[0].steps)))
        for recipe, of, which in places.split(state, self._later.all):
            part = block.part(recipe, of, which)
            if "reference_rate" in recipe.differing:
                part.amounts["reference_rate"] = rates.amounts.taken(where if which is None else where[which])
            part.work()
            yield part


def _as_decided(row: Row, state: int) -> Row:
    """A row with what decides how it goes on. Its other amounts are of the first such line, and decide nothing."""
    decided: dict[str, Decimal | None] = {}
    for bit, name in enumerate(reversed(DECIDE)):
        number = row.amount(name)
        if number is not None:
            decided[name] = ZERO if state >> bit & 1 else number or PENNY
    return row.but(amounts={**row.amounts, **decided})


class _Rates:
    """The reference rates of all budgets as one column: of each budget, those of its bands in order."""

    def __init__(self, references: Sequence[References]) -> None:
        values = []
        for of_budget in references:
            given = (of_budget.get(band) for band in BANDS)
            values += [None if one is None else one.value for one in given]
        self.known = np.array([value is not None for value in values], dtype=np.intp)
        self.amounts = Column.each([value or Decimal(0) for value in values])
