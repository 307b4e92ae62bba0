"""Columns told by what they hold, where their headings are words that nobody has listed.

A row of words over figures is taken for headings only where the figures prove it: a column that multiplies two others
in every row, or a column that a total under it adds up. It is always said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from fairbudget.money import to_pence
from fairbudget.problems import kind
from fairbudget.reading.cells.figures import figure, is_words
from fairbudget.reading.grid import Cell
from fairbudget.reading.headings import is_instruction, is_total

BY_CONTENT = kind(
    "columns_read_by_content",
    "check",
    title="Columns were read by what they hold",
    message="The headings of the table at {table} are not known words. By what its columns hold they were read as: "
    "{found}.",
    fix="If that is wrong, say what the columns hold, or use headings such as Item, Quantity, Unit price, Total.",
)
_FEWEST = 2  # rows that prove what a column holds


@dataclass(frozen=True)
class Guess:
    """A row of words over figures, with the role of its columns by their number."""

    cells: tuple[Cell, ...]
    roles: dict[int, str]


@dataclass(frozen=True)
class _Line:
    """A row by what it holds: its figures by column, and the columns of words."""

    cells: list[Cell]
    figures: dict[int, Decimal]
    words: frozenset[int]
    total: bool

    @property
    def may_head(self) -> bool:
        """Whether its words may be headings."""
        if len(self.cells) < _FEWEST or len(self.words) < len(self.cells) or self.total:
            return False
        return not is_instruction([cell.text for cell in self.cells])


def guesses(rows: dict[int, list[Cell]], taken: set[int]) -> Iterator[Guess]:
    """The rows of words that the figures under them prove to be headings, outside the rows that are `taken`."""
    block: list[_Line] = []
    before = 0
    for row, cells in rows.items():
        if row in taken:
            continue
        if row != before + 1:
            yield from _guess(block)
            block = []
        block.append(_line(cells))
        before = row
    yield from _guess(block)


def _line(cells: list[Cell]) -> _Line:
    figures = {cell.column: number for cell in cells if (number := figure(cell)) is not None}
    words = frozenset(cell.column for cell in cells if is_words(cell))
    return _Line(cells, figures, words, is_total(cells[0].text))


def _guess(block: list[_Line]) -> Iterator[Guess]:
    """The first row of a block, no row of which is empty, that the rows under it prove to be headings."""
    # What stands under a row is counted once for all: a text of many pages is a block in which every row is words.
    lines = [line for line in block if not line.total]
    figures = Counter(column for line in lines for column in line.figures)
    words = Counter(column for line in lines for column in line.words)
    under = len(lines)
    for i, line in enumerate(block, 1):
        if not line.total:
            figures.subtract(line.figures.keys())
            words.subtract(line.words)
            under -= 1
        if not line.may_head:
            continue
        columns = [cell.column for cell in line.cells]
        label = next((c for c in columns if words[c] * 2 > under), None)
        numbers = [c for c in columns if figures[c] >= max(_FEWEST, under * 3 / 4)]
        roles = _roles(label, numbers, block[i:]) if label is not None and numbers else {}
        if roles:
            yield Guess(tuple(line.cells), roles)
            return


def _roles(label: int, numbers: list[int], under: list[_Line]) -> dict[int, str]:
    """The roles that the rows under some words prove; nothing where they prove none."""
    grid = [line.figures for line in under if not line.total]
    return _product(label, numbers, grid) or _sum(label, numbers, grid, [line for line in under if line.total])


def _product(label: int, numbers: list[int], grid: list[dict[int, Decimal]]) -> dict[int, str]:
    """A column that is the product of two before it in every full row, and not only by ones."""
    found = []
    for first, second, whole in permutations(numbers, 3):
        if first < second < whole:
            full = [
                (a, b, c)
                for row in grid
                if (a := row.get(first)) is not None and (b := row.get(second)) is not None
                and (c := row.get(whole)) is not None
            ]  # fmt: skip
            proven = all(to_pence(a * b) == to_pence(c) for a, b, c in full)
            if proven and sum(a != 1 and b != 1 for a, b, _ in full) >= _FEWEST:
                found.append({label: "label", first: "quantity", second: "price", whole: "amount"})
    return found[0] if len(found) == 1 else {}


def _sum(label: int, numbers: list[int], grid: list[dict[int, Decimal]], totals: list[_Line]) -> dict[int, str]:
    """The one column of numbers, where a total under it adds it up."""
    if len(numbers) != 1:
        return {}
    whole = sum((row.get(numbers[0], Decimal(0)) for row in grid), Decimal(0))
    stated = [line.figures.get(numbers[0]) for line in totals]
    return {label: "label", numbers[0]: "amount"} if whole and whole in stated else {}
