"""Small invented workbooks as grids of cells, for tests that show the whole input beside what is expected."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from fairbudget.reading.grid import Book, Cell, Sheet, Value


def book(*sheets: Sheet, name: str = "invented.xlsx") -> Book:
    """A workbook of these sheets."""
    return Book(name, sha256(name.encode()).hexdigest(), sheets)


def sheet(
    name: str,
    *rows: Sequence[object],
    number_format: str = "",
    hidden: bool = False,
    hidden_rows: frozenset[int] = frozenset(),
) -> Sheet:
    """A sheet from its rows. A pair is a formula with the value it shows; "" and None leave a cell empty.

    `number_format` is that of every number.
    """
    cells = {}
    for r, row in enumerate(rows, 1):
        for c, written in enumerate(row, 1):
            if written in (None, ""):
                continue
            cells[r, c] = _cell(r, c, written, number_format)
    return Sheet(name, cells, hidden=hidden, hidden_rows=hidden_rows)


def _cell(row: int, column: int, written: object, number_format: str) -> Cell:
    match written:
        case (str() as formula, str() as shown):
            return Cell(row, column, _value(shown), formula, number_format)
        case int() | Decimal():
            return Cell(row, column, Decimal(written), number_format=number_format)
        case str():
            return Cell(row, column, written)
    raise TypeError(f"a cell cannot hold {written!r}")


def _value(shown: str) -> Value:
    if not shown:
        return None
    return Decimal(shown) if shown.replace(".", "").isdigit() else shown
