"""Columns told by what they hold, where their headings are words that nobody has listed.

A row of words over figures is taken for headings only where the figures prove it: a column that multiplies two others
in every row, or a column that a total under it adds up. It is always said.
"""

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


def guesses(rows: dict[int, list[Cell]], taken: set[int]) -> Iterator[Guess]:
    """The rows of words that the figures under them prove to be headings, outside the rows that are `taken`."""
    last = 0
    for row, cells in rows.items():
        if row in taken or row <= last or len(cells) < _FEWEST or not all(map(is_words, cells)):
            continue
        if is_total(cells[0].text) or is_instruction([cell.text for cell in cells]):
            continue
        under = _under(rows, row, taken)
        roles = _roles(cells, under)
        if roles:
            last = under[-1][0].row
            yield Guess(tuple(cells), roles)


def _under(rows: dict[int, list[Cell]], heading: int, taken: set[int]) -> list[list[Cell]]:
    """The rows right under a row, down to the first that is empty or taken."""
    found: list[list[Cell]] = []
    row = heading + 1
    while row in rows and row not in taken:
        found.append(rows[row])
        row += 1
    return found


def _roles(cells: list[Cell], under: list[list[Cell]]) -> dict[int, str]:
    """The roles that the rows under some words prove; nothing where they prove none."""
    lines = [line for line in under if not is_total(line[0].text)]
    totals = [line for line in under if is_total(line[0].text)]
    columns = [cell.column for cell in cells]
    grid = [{cell.column: figure(cell) for cell in line} for line in lines]
    label = next((c for c in columns if sum(_is_named(line, c) for line in lines) * 2 > len(lines)), None)
    numbers = [c for c in columns if sum(row.get(c) is not None for row in grid) >= max(_FEWEST, len(grid) * 3 / 4)]
    if label is None or not numbers:
        return {}
    return _product(label, numbers, grid) or _sum(label, numbers, grid, totals)


def _is_named(line: list[Cell], column: int) -> bool:
    return any(cell.column == column and is_words(cell) for cell in line)


def _product(label: int, numbers: list[int], grid: list[dict[int, Decimal | None]]) -> dict[int, str]:
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


def _sum(
    label: int, numbers: list[int], grid: list[dict[int, Decimal | None]], totals: list[list[Cell]]
) -> dict[int, str]:
    """The one column of numbers, where a total under it adds it up."""
    if len(numbers) != 1:
        return {}
    whole = sum((row.get(numbers[0]) or Decimal(0) for row in grid), Decimal(0))
    stated = [figure(cell) for line in totals for cell in line if cell.column == numbers[0]]
    return {label: "label", numbers[0]: "amount"} if whole and whole in stated else {}
