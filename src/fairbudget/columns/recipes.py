"""Recipes: what lines with the same steps share. A block is lines of one recipe, worked together in columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from fairbudget.columns.column import Column
from fairbudget.columns.kinds import NUMBERS
from fairbudget.costing.rows import Row
from fairbudget.many_lines import Exact
from fairbudget.workings import Step, amount

Where = NDArray[np.intp]


class Recipe:
    """Rows that have the same steps from `begun` on. Each stands for a kind of line; they are only ever added to."""

    def __init__(self, first: Row, begun: int) -> None:
        self.rows: list[Row] = []
        self.kinds: list[int] = []
        self.steps: tuple[Step, ...] = first.steps[begun:]
        self.numbers = numbers_used(first)
        self.differing = _differing(first, self.numbers)
        self._alike: dict[Exact, Column | None] = {}

    def add(self, row: Row, kind: int) -> int:
        """Add the row that stands for a kind; the answer is its place."""
        self.rows.append(row)
        self.kinds.append(kind)
        self._alike.clear()
        return len(self.rows) - 1

    def of_each(self, exact: Exact) -> Column | None:
        """An exact number of each row, in which nothing differs within a kind; None when it is not known."""
        if exact not in self._alike:
            self._alike[exact] = _column([exact.number(row.amounts) for row in self.rows])
        return self._alike[exact]


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
    return (*used, "rate") if rate is not None and rate.key == f"line:{row.line}" else tuple(used)


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

    def add(self, row: Row, kind: int, begun: int = 0) -> tuple[int, int]:
        """Which recipe the row belongs to, and its place in it."""
        unknown = tuple(name for name, number in row.amounts.items() if number is None)
        key = (row.blocked, row.steps[begun:], unknown, numbers_used(row))
        if key not in self._known:
            self._known[key] = len(self.all)
            self.all.append(Recipe(row, begun))
        number = self._known[key]
        return number, self.all[number].add(row, kind)


class Places:
    """Where the row for each of many codes is found: the number of its recipe and its place in it; -1 for none."""

    def __init__(self, codes: int = 0) -> None:
        self._recipe = np.full(codes, -1, dtype=np.intp)
        self._row = np.full(codes, -1, dtype=np.intp)

    def put(self, code: int, place: tuple[int, int]) -> None:
        """Where the row for a code is found."""
        if code >= len(self._recipe):
            more = np.full(max(code + 1, 2 * len(self._recipe)) - len(self._recipe), -1, dtype=np.intp)
            self._recipe, self._row = np.append(self._recipe, more), np.append(self._row, more)
        self._recipe[code], self._row[code] = place

    def unknown(self, codes: Where) -> Where:
        """The codes among these that have no place yet, each once, and below the largest asked for."""
        if len(codes) and codes.max() >= len(self._recipe):
            self.put(int(codes.max()), (-1, -1))
        there = np.zeros(len(self._recipe), dtype=bool)
        there[codes] = True
        return np.flatnonzero(there & (self._recipe < 0))

    def split(self, codes: Where, recipes: Recipes) -> "Iterator[tuple[Recipe, Where, Where | None]]":
        """The lines by recipe: the place of each line's row in it, and which lines they are (None: all of them)."""
        recipe = self._recipe[codes]
        counts = np.bincount(recipe + 1, minlength=1)
        for number in np.flatnonzero(counts[1:]).tolist():
            if counts[number + 1] == len(codes):
                yield recipes.all[number], self._row[codes], None
            else:
                which = np.flatnonzero(recipe == number)
                yield recipes.all[number], self._row[codes[which]], which


@dataclass
class Block:
    """Lines of one recipe: `of` says which row of the recipe stands for each, `lines` where each stands among all.

    `amounts` are columns; None is "not known". What is not in it is alike within each kind, and stands in the rows.
    """

    recipe: Recipe
    of: Where
    lines: Where
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
            name: None if column is None else column.taken(one).decimals(1)[0]
            for name, column in self.amounts.items()
        }
        return replace(row, amounts={**row.amounts, **found})

    def part(self, recipe: Recipe, of: Where, which: Where | None) -> "Block":
        """Some of its lines (None: all of them), to be worked on by another recipe."""
        if which is None:
            return Block(recipe, of, self.lines, dict(self.amounts))
        taken = {name: column and column.taken(which) for name, column in self.amounts.items()}
        return Block(recipe, of, self.lines[which], taken)
