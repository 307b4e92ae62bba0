"""A spreadsheet as plain cells, whatever file it came from: what every reader of budgets reads.

Numbers are exact decimals of what the file stores or shows; nothing is a float. A cell that holds a formula keeps
its text beside its stored value, so that a total can be told from a line.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

Value = Decimal | str | date | bool | None
# The number format of text in a file that separates by semicolons and writes 1.310,00: a decimal comma.
DECIMAL_COMMA = "#.##0,00"


class Cell(NamedTuple):
    """One cell. `row` and `column` count from 1. `error` is an error value such as #REF!, kept as text.

    `uncalculated` marks a formula without a stored value: its value is None and that is not a zero.
    """

    row: int
    column: int
    value: Value
    formula: str | None = None
    number_format: str = ""
    error: bool = False

    @property
    def uncalculated(self) -> bool:
        return self.formula is not None and self.value is None

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see and nothing to work out."""
        shown = self.value.strip() if isinstance(self.value, str) else self.value is not None
        return not shown and not self.formula

    @property
    def text(self) -> str:
        """The value as trimmed text, for comparing and quoting."""
        if self.value is None:
            return ""
        if isinstance(self.value, Decimal):
            return format(self.value.normalize(), "f")
        return str(self.value).strip()


@dataclass(frozen=True)
class Sheet:
    """A sheet of cells that hold something, by (row, column); `hidden` rows and columns are listed, not dropped.

    What is worked out of the cells is kept: every reader asks for it, some of them at every row.
    """

    name: str
    cells: dict[tuple[int, int], Cell]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def by_row(self) -> dict[int, list[Cell]]:
        """The rows that hold something, top to bottom, each with its cells from left to right."""
        found: dict[int, list[Cell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            found.setdefault(row, []).append(cell)
        return found

    @cached_property
    def last_row(self) -> int:
        return max(self.by_row, default=0)

    @cached_property
    def last_column(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def get(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """The cells of a row that hold something, left to right."""
        return self.by_row.get(row, [])

    def where(self, row: int, column: int | None = None) -> str:
        """The place as a person sees it: Time!D14, or Time!14 for a whole row."""
        return f"{self.name}!{'' if column is None else letters(column)}{row}"


@dataclass(frozen=True)
class Book:
    """All sheets of one file, with its name (no folder) and the SHA-256 of its bytes."""

    file_name: str
    sha256: str
    sheets: tuple[Sheet, ...] = field(default=())

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, however it is capitalised or spaced."""
        wanted = name.casefold().strip()
        return next((sheet for sheet in self.sheets if sheet.name.casefold().strip() == wanted), None)


def letters(column: int) -> str:
    """The spreadsheet letters of a column that counts from 1: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
