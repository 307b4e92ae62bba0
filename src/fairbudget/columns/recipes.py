"""Recipes: what lines with the same steps share. A block is lines of one recipe, worked together in columns."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np

from fairbudget.columns.column import Column
from fairbudget.columns.kinds import NUMBERS
from fairbudget.columns.places import Where
from fairbudget.costing.rows import Row
from fairbudget.many_lines import Exact
from fairbudget.workings import Step, amount


class Recipe:
    """Rows that have the same steps from `begun` on. Each stands for a kind of line; they are only ever added to."""

    def __init__(self, first: Row, begun: int) -> None:
        self.rows: list[Row] = []
        self.kinds: list[int] = []
        self.steps: tuple[Step, ...] = first.steps[begun:]
        self.numbers = numbers_used(first)
        self.differing = _differing(first, self.numbers)
        self._alike: dict[Exact, Column | None] = {}
        self._groups: Where | None = None

    def add(self, row: Row, kind: int) -> int:
        """Add the row that stands for a kind; the answer is its place."""
        self.rows.append(row)
        self.kinds.append(kind)
        self._alike.clear()
        self._groups = None
        return len(self.rows) - 1

    def of_each(self, exact: Exact) -> Column | None:
        """An exact number of each row, in which nothing differs within a kind; None when it is not known."""
        if exact not in self._alike:
            self._alike[exact] = _column([exact.number(row.amounts) for row in self.rows])
        return self._alike[exact]

    def alike_as(self, alike: Callable[[Row], Hashable]) -> Where:
        """Of each row a number: the same for those that are alike."""
        if self._groups is None:
            known: dict[Hashable, int] = {}
            self._groups = np.array([known.setdefault(alike(row), len(known)) for row in self.rows], dtype=np.intp)
        return self._groups


def _column(numbers: list[Decimal | None]) -> Column | None:
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    return Column.alike(known[0]) if len(set(known)) == 1 else Column.each(known)


def numbers_used(row: Row) -> tuple[str, ...]:
    """The numbers that its working takes from each line: those of NUMBERS that were typed on it."""
    used = [name for name in NUMBERS if name in row.given and row.given[name].field == name]
    rate = row.given.get("rate")
    # A rate that was typed on a line is a parameter of that line.
    return (*used, "rate") if rate is not None and (rate.key or "").startswith("line:") else tuple(used)


def _differing(row: Row, numbers: tuple[str, ...]) -> frozenset[str]:
    """The amounts that may differ between lines of one kind: its numbers, and what is worked out from them."""
    found = {*numbers, *({"reference_rate"} & row.given.keys())}
    for step in row.steps:
        if not found.isdisjoint(step.expression.names):
            found.add(step.name)
    return frozenset(found)


class Recipes:
    """The recipes met so far."""

    def __init__(self) -> None:
        self.all: list[Recipe] = []
        self._known: dict[object, int] = {}
        self._steps: dict[Step, int] = {}
        self._same: dict[int, tuple[Step, int]] = {}  # by its id, which costs less to look up

    def add(self, row: Row, kind: int, begun: int = 0) -> tuple[int, int]:
        """Which recipe the row belongs to, and its place in it."""
        unknown = tuple(name for name, number in row.amounts.items() if number is None)
        key = (row.blocked, tuple(map(self._number, row.steps[begun:])), unknown, numbers_used(row))
        if key not in self._known:
            self._known[key] = len(self.all)
            self.all.append(Recipe(row, begun))
        number = self._known[key]
        return number, self.all[number].add(row, kind)

    def _number(self, step: Step) -> int:
        if id(step) not in self._same:
            self._same[id(step)] = (step, self._steps.setdefault(step, len(self._steps)))
        return self._same[id(step)][1]


@dataclass
class Block:
    """Lines of one recipe: `of` says which row of the recipe stands for each, `lines` where each stands among all.

    `amounts` are columns; None is "not known". What is not in it is alike within each kind, and stands in the rows.
    """

    recipe: Recipe
    of: Where
    lines: Where
    position: int = 0  # which of the rows of each line this is
    amounts: dict[str, Column | None] = field(default_factory=dict)

    # What `many_lines.Columns` asks for

    def amount(self, name: str) -> Column | None:
        if name in self.amounts:
            return self.amounts[name]
        return self.alike(amount(name)) if name in self.recipe.rows[0].amounts else None

    def differs(self, name: str) -> bool:
        return name in self.recipe.differing

    def alike(self, exact: Exact) -> Column | None:
        found = self.recipe.of_each(exact)
        return None if found is None else found.taken(self.of)

    def work(self) -> None:
        """Work the steps out in order, each using those before it. What is alike within each kind is in its row."""
        for step in self.recipe.steps:
            if step.name in self.recipe.differing:
                self.amounts[step.name] = step.expression.column(self)

    def at(self, line: int) -> Row:
        """The row of one of its lines, with the amounts of that line."""
        row, one = self.recipe.rows[int(self.of[line])], np.array([line])
        found = {
            name: None if column is None else column.taken(one).decimals(1)[0] for name, column in self.amounts.items()
        }
        return replace(row, amounts={**row.amounts, **found})

    def part(self, recipe: Recipe, of: Where, which: Where | None) -> "Block":
        """Some of its lines (None: all of them), to be worked on by another recipe."""
        if which is None:
            return Block(recipe, of, self.lines, self.position, dict(self.amounts))
        taken = {name: column and column.taken(which) for name, column in self.amounts.items()}
        return Block(recipe, of, self.lines[which], self.position, taken)
