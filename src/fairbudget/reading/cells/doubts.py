"""What reading one cell can give: a value, a doubt about it, both, or neither when the cell is empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from fairbudget.problems import Kind, Problem, kind
from fairbudget.reading.grid import Cell

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True)
class Doubt:
    """What is wrong with a cell, or should be known about it, before it is known where the cell stands."""

    kind: Kind
    particulars: Mapping[str, object] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        return self.kind.severity == "blocks"

    def at(self, where: str, found: object) -> Problem:
        """The problem at a place, quoting what was found there."""
        return self.kind(where, found, **self.particulars)


@dataclass(frozen=True)
class Read(Generic[Value_co]):
    """A value read, a doubt, both (read, but see how), or neither (nothing stated)."""

    value: Value_co | None = None
    doubt: Doubt | None = None


NOTHING: Read[Any] = Read()


def doubt(doubtful: Kind, **particulars: object) -> Read[Any]:
    """Nothing could be read, and why."""
    return Read(None, Doubt(doubtful, particulars))


CELL_ERROR = kind(
    "cell_error",
    "blocks",
    title="A cell shows an error",
    message="{found} is an error that the spreadsheet program left in this cell. Its row is not costed.",
    fix="Mend the formula, or type the value.",
)
NOT_CALCULATED = kind(
    "formula_not_calculated",
    "blocks",
    title="A formula without its result",
    message="This cell holds the formula {found} and no result. Its row is not costed.",
    fix="Open the file in Excel or LibreOffice, save it, and use it again; or type the value.",
)


def unusable(cell: Cell) -> Read[Any] | None:
    """The doubt about a cell that holds an error, or a formula that was never calculated."""
    if cell.error:
        return doubt(CELL_ERROR)
    if cell.uncalculated:
        return doubt(NOT_CALCULATED)
    return None
