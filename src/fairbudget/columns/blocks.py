"""Blocks: lines that have the same steps, worked together. The steps are those of a row that stands for each kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from fairbudget.columns.column import Column
from fairbudget.columns.kinds import NUMBERS
from fairbudget.costing.rows import Row
from fairbudget.workings import Step

Where = NDArray[np.intp]


@dataclass
class Block:
    """Rows with the same steps: `rows` each stand for a kind, `of` says which of them stands for each line.

    `lines` is the position of each line among all. `amounts` are columns; None is "not known". Those that are not in
    it are alike within each kind, and stand in the rows.
    """

    rows: Sequence[Row]
    of: Where
    lines: Where
    amounts: dict[str, Column | None] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)

    # What `many_lines.Columns` asks for

    def amount(self, name: str) -> Column | None:
        if name not in self.amounts:
            self.amounts[name] = self.alike(lambda amounts: amounts.get(name))
        return self.amounts[name]

    def differs(self, name: str) -> bool:
        return name in self.differing

    def alike(self, number: Callable[[Mapping[str, Decimal | None]], Decimal | None]) -> Column | None:
        of_each = [number(row.amounts) for row in self.rows]
        known = [value for value in of_each if value is not None]
        if len(known) < len(of_each):
            return None
        if len(set(known)) == 1:
            return Column.alike(known[0])
        return Column.each(known).taken(self.of)

    def work(self, steps: Sequence[Step]) -> None:
        """Work the steps out in order, each using those before it. What is alike within each kind is in its row."""
        for step in steps:
            if any(map(self.differs, step.expression.names)):
                self.differing.add(step.name)
                self.amounts[step.name] = step.expression.column(self)

    def at(self, line: int, row: Row) -> dict[str, Decimal | None]:
        """The amounts of one of its lines."""
        one = np.array([line])
        found = dict(row.amounts)
        for name in self.differing:
            column = self.amounts[name]
            found[name] = None if column is None else column.taken(one).decimals(1)[0]
        return found

    def parts(self, rows: Sequence[Row], of: Where, alike: Callable[[Row], object]) -> "Iterator[tuple[Block, Where]]":
        """The block with other rows for its lines, in parts whose rows are alike; with each, which of `rows` it has."""
        recipes: dict[object, int] = {}
        part_of_row = np.array([recipes.setdefault(alike(row), len(recipes)) for row in rows])
        if len(recipes) == 1:
            yield Block(rows, of, self.lines, self._kept(), set(self.differing)), np.arange(len(rows))
            return
        part_of_line = part_of_row[of]
        for part in range(len(recipes)):
            here, which = np.flatnonzero(part_of_row == part), np.flatnonzero(part_of_line == part)
            again = np.zeros(len(rows), dtype=np.intp)
            again[here] = np.arange(len(here))
            kept = {name: column and column.taken(which) for name, column in self._kept().items()}
            rest = [rows[row] for row in here.tolist()]
            yield Block(rest, again[of[which]], self.lines[which], kept, set(self.differing)), here

    def _kept(self) -> dict[str, Column | None]:
        return {name: self.amounts[name] for name in self.differing}


def recipe(row: Row, begun: int = 0) -> tuple[object, ...]:
    """What two rows must have in common to be worked together: their steps from `begun` on, and what is not known."""
    unknown = tuple(name for name, amount in row.amounts.items() if amount is None)
    return (row.blocked, row.steps[begun:], unknown, numbers_used(row))


def numbers_used(row: Row) -> tuple[str, ...]:
    """The numbers that its working takes from each line: those of NUMBERS that were typed on it."""
    used = [name for name in NUMBERS if name in row.given and row.given[name].field == name]
    rate = row.given.get("rate")
    # A rate that was typed on a line is a parameter of that line.
    return (*used, "rate") if rate is not None and rate.key == f"line:{row.line}" else tuple(used)


def different(code: Where, below: int) -> tuple[Where, Where, Where]:
    """The codes (whole numbers below `below`) there are, where each stands first, and which of them each line has."""
    first = np.full(below, -1, dtype=np.intp)
    first[code[::-1]] = np.arange(len(code) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    again = np.zeros(below, dtype=np.intp)
    again[present] = np.arange(len(present))
    return present, first[present], again[code]
