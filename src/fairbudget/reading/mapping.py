"""A mapping: what a person says the columns of a file mean, which of them is the amount, and which tables count.

It is remembered by headings, so that the mapping of last year's file fits this year's. It holds no cell of the file
but its headings. What it says is never guessed at; what it does not name is read as without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import field_validator

from fairbudget.budget import Frozen
from fairbudget.problems import near
from fairbudget.reading.headings import role_of, simple, undated
from fairbudget.reading.roles import AMOUNT, COSTS, NOT_USED, ROLES
from fairbudget.reading.tables import Column, Table

FITS_AT_LEAST = 2  # headings in common; one alone ("Total") stands in every table


class MappedColumn(Frozen):
    """A column by its heading ("" where it has none), and the role it has: a code of `roles.ROLES`."""

    heading: str = ""
    role: str

    @field_validator("role")
    @classmethod
    def _known(cls, role: str) -> str:
        if role not in ROLES:
            raise ValueError(f'"{role}" is not a role. Nearest: {near(role, tuple(ROLES))}'.rstrip(": "))
        return role


class MappedTable(Frozen):
    """A table by its headings. `counts` says whether its lines are costed; None leaves that to the reader."""

    sheet: str = ""
    counts: bool | None = None
    columns: tuple[MappedColumn, ...] = ()

    @property
    def amount(self) -> MappedColumn | None:
        """The one column of amounts that is named; None where none is, or several are."""
        named = [column for column in self.columns if column.role == AMOUNT]
        return named[0] if len(named) == 1 else None


class Mapping(Frozen):
    """What is said about a file, table by table. `made_from` is the name of the file it was made for."""

    made_from: str = ""
    tables: tuple[MappedTable, ...] = ()

    def words(self) -> dict[str, str]:
        """The headings that only this mapping knows the meaning of, with their role."""
        columns = [column for table in self.tables for column in table.columns]
        return {
            undated(column.heading): column.role
            for column in columns
            if column.heading and column.role != NOT_USED and role_of(column.heading) is None
        }


@dataclass(frozen=True)
class Fitted:
    """A table as the mapping has it. `said` is None where the mapping names no such table.

    `missing` are columns of the mapping that the table lacks, `new` columns that the mapping does not name.
    """

    table: Table
    said: MappedTable | None = None
    missing: tuple[MappedColumn, ...] = ()
    new: tuple[Column, ...] = ()

    @property
    def amount_is_said(self) -> bool:
        """Whether it is plain which column holds the amounts: one is named, is there, and no new one competes."""
        if self.said is None or self.said.amount is None or self.said.amount in self.missing:
            return False
        # Beside amounts by year a column of amounts is their total, and is only compared.
        by_year = any(column.role == "year_amount" for column in self.said.columns)
        return not by_year and not any(column.role in COSTS for column in self.new)

    @property
    def amount_is_missing(self) -> bool:
        """Whether the column that was said to hold the amounts is not in the table."""
        return self.said is not None and self.said.amount in self.missing


def fit(tables: Sequence[Table], mapping: Mapping) -> tuple[list[Fitted], list[MappedTable]]:
    """The tables with the roles that the mapping gives their columns, and the tables of the mapping not found."""
    pairs = sorted(
        (_likeness(table, said, i - j), -i, -j)
        for i, table in enumerate(tables)
        for j, said in enumerate(mapping.tables)
        if _alike(table, said)
    )
    partner: dict[int, int] = {}
    for _, i, j in reversed(pairs):
        if -i not in partner and -j not in partner.values():
            partner[-i] = -j
    fitted = [
        _fitted(table, mapping.tables[partner[i]]) if i in partner else Fitted(table) for i, table in enumerate(tables)
    ]
    return fitted, [said for j, said in enumerate(mapping.tables) if j not in partner.values()]


def _alike(table: Table, said: MappedTable) -> bool:
    """Whether at least two headings and half of all are in common."""
    headed = [column for column in said.columns if column.heading]
    common = sum(1 for column in _matched(table, said).values() if column.heading)
    return common >= min(FITS_AT_LEAST, len(headed)) and common * 2 >= len(headed) > 0


def _likeness(table: Table, said: MappedTable, apart: int) -> tuple[int, bool, bool, int]:
    """How well a table fits: headings in common, then the name of its sheet, then its place in the file."""
    name = table.sheet.name
    common = len(_matched(table, said))
    return common, simple(name) == simple(said.sheet), undated(name) == undated(said.sheet), -abs(apart)


def _matched(table: Table, said: MappedTable) -> dict[int, MappedColumn]:
    """The columns of the mapping by the number of the column they fit: by whole headings, then without years.

    Where a heading stands twice, the first goes with the first.
    """
    found: dict[int, MappedColumn] = {}
    left = list(said.columns)
    for key in (simple, undated):
        for column in table.columns:
            same = next((one for one in left if key(one.heading) == key(column.heading)), None)
            if column.number not in found and same is not None:
                found[column.number] = same
                left.remove(same)
    return found


def _fitted(table: Table, said: MappedTable) -> Fitted:
    matched = _matched(table, said)
    new = tuple(column for column in table.columns if column.number not in matched and column.heading)
    missing = [*said.columns]
    for column in matched.values():
        missing.remove(column)
    columns = [
        replace(column, role=matched[column.number].role) if column.number in matched else column
        for column in table.columns
    ]
    absent = tuple(column for column in missing if column.heading)
    return Fitted(replace(table, columns=tuple(columns)), said, absent, new)
