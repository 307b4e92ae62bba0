"""What a column and a sheet of the template are."""

from dataclasses import dataclass
from typing import Literal

from fairbudget import budget

ColumnKind = Literal[
    "text", "notes", "line", "lines", "partner", "shares", "rate_code", "profile", "currency",
    "money", "number", "hours", "fraction", "overhead", "whole", "date", "choice",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column (on *Project* a field): its heading, the field it fills, and what it holds.

    `fraction` columns show percentages. `extra`: read wherever it stands, but not in the blank template, and
    written only when a budget uses it. `other_names` are read as well.
    """

    heading: str
    field: str
    kind: ColumnKind
    note: str
    width: int = 14
    choices: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    extra: bool = False

    @property
    def needed(self) -> bool:
        """Whether a row is no use without it; its note begins by saying so."""
        return self.note.startswith("Needed. ")


@dataclass(frozen=True)
class Sheet:
    """A sheet of the template. `down`: its fields stand one under another with their values beside them."""

    name: str
    columns: tuple[Column, ...]
    down: bool = False

    def column(self, field: str) -> Column:
        """The column of that field. Raises KeyError when there is none."""
        return {column.field: column for column in self.columns}[field]


def choice(
    heading: str,
    field: str,
    vocabulary: object,
    note: str,
    width: int = 16,
    *,
    other_names: tuple[str, ...] = (),
) -> Column:
    """A column of words from a closed list of the budget model."""
    return Column(heading, field, "choice", note, width, budget.words(vocabulary), other_names)
