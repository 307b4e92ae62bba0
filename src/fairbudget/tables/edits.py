"""What was edited since a budget was read or begun, beside the rates that were replaced: one list of changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fairbudget.language import long_date, noop, say
from fairbudget.tables import Column, Table, Value, said


@dataclass(frozen=True)
class Edit:
    """One edit in words: when, on which sheet and line, of which field, from what, to what, and why."""

    at: datetime
    sheet: str
    line: str
    field: str
    before: str = ""
    after: str = ""
    why: str = ""

    @property
    def place(self) -> str:
        """The sheet with the line as people call it."""
        return say("{sheet}, line {line}", sheet=self.sheet, line=self.line) if self.line else self.sheet


EDITS = (
    Column("at", noop("When"), "wrapped", 20),
    Column("where", noop("Where"), "wrapped", 22),
    Column("field", noop("What"), "wrapped", 20),
    Column("before", noop("From"), "wrapped", 26),
    Column("after", noop("To"), "wrapped", 26),
    Column("why", noop("Why"), "wrapped", 40),
)
AT = Column("at", noop("When"), "wrapped", 20)


def edits_table(edits: Sequence[Edit]) -> Table:
    """Every edit, the first one first."""
    rows = tuple((moment(one.at), one.place, one.field, one.before, one.after, one.why) for one in edits)
    return Table("", say("Edits since the budget was read"), "", said(EDITS), rows)


def with_edits(changes: Table, edits: Sequence[Edit]) -> Table:
    """The table of changes with the edits below it and a column that says when; as it was where there are none."""
    if not edits:
        return changes
    rows: list[tuple[Value, ...]] = [(*row, "") for row in changes.rows]
    for one in edits:
        what = say("Edited: {field}", field=one.field)
        rows.append((what, one.place, one.before, one.after, one.why, "", None, moment(one.at)))
    return replace(changes, columns=(*changes.columns, *said((AT,))), rows=tuple(rows))


def moment(at: datetime) -> str:
    """A moment as people write it, with the clock that it was read on."""
    return say("{day}, {time} UTC", day=long_date(at.date()), time=f"{at:%H:%M}")
