"""Edits of a table of a draft, and the record of each: cells changed, rows added and taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from fairbudget.drafts.draft import PLANS, Draft, DraftRow, Place, TableName
from fairbudget.drafts.shown import typed
from fairbudget.drafts.work import Change, change_of, line_name

ROW = ""  # the field of a change that is about a whole row
Cells = Mapping[str, object]


@dataclass(frozen=True)
class Delta:
    """What was edited in a table since it was drawn, rows counted from 0 as they were then."""

    edited: Mapping[int, Cells] = field(default_factory=dict)
    added: Sequence[Cells] = ()
    deleted: Sequence[int] = ()


def applied(draft: Draft, table: TableName, delta: Delta, at: datetime) -> tuple[Draft, tuple[Change, ...]]:
    """The draft after the edits of one table, and a record of each of them."""
    changes: list[Change] = []
    edited = draft
    for row, cells in delta.edited.items():
        for name, text in _texts(table, cells).items():
            place = Place(sheet=table, row=row, field=name)
            if draft.text(place) != text:
                changes.append(change_of(draft, place, text, at))
                edited = edited.with_text(place, text)
    rows = list(edited.rows(table))
    for cells in delta.added:
        added = DraftRow().with_cells(_texts(table, cells))
        rows.append(added)
        changes.append(_whole_row(draft.with_rows(table, rows), table, len(rows) - 1, at, after=_said(table, added)))
    for row in sorted(set(delta.deleted)):
        changes.append(_whole_row(draft, table, row, at, before=_said(table, draft.rows(table)[row])))
    kept = [row for number, row in enumerate(rows) if number not in set(delta.deleted)]
    return edited.with_rows(table, kept), tuple(changes)


def with_row(
    draft: Draft, table: TableName, cells: Mapping[str, str], at: datetime
) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with one more row at the end of a table."""
    return applied(draft, table, Delta(added=[cells]), at)


def without_unread(draft: Draft, number: int) -> Draft:
    """The draft once something of the file has been dealt with, so that it no longer blocks."""
    left = (*draft.unread[:number], *draft.unread[number + 1 :])
    return draft.model_copy(update={"unread": left})


def with_line_of_unread(draft: Draft, number: int, table: TableName, at: datetime) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with a new line for something that was not understood; the line keeps where it stood and its words."""
    one = draft.unread[number]
    start = {"year": "1", "notes": one.original or one.found, **({"people": "1"} if table == "Time" else {})}
    added, changes = with_row(without_unread(draft, number), table, start, at)
    rows = list(added.rows(table))
    rows[-1] = rows[-1].model_copy(update={"came_from": one.where})
    return added.with_rows(table, rows), changes


def with_the_same(
    draft: Draft, table: TableName, rows: Iterable[int], name: str, text: str, at: datetime
) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with one text in the same field of several rows."""
    return applied(draft, table, Delta(edited={row: {name: text} for row in rows}), at)


def with_project(draft: Draft, texts: Mapping[str, str], at: datetime) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with other answers about the project."""
    changes = []
    edited = draft
    for column in PLANS["Project"].columns:
        text = typed(column, texts.get(column.field, draft.project.get(column.field, "")))
        place = Place(sheet="Project", row=0, field=column.field)
        if text != draft.text(place):
            changes.append(change_of(draft, place, text, at))
            edited = edited.with_text(place, text)
    return edited, tuple(changes)


def dated(changes: Sequence[Change], before: Sequence[Change]) -> tuple[Change, ...]:
    """Changes with the time at which they were first recorded: a table tells all its edits each time."""
    known = {_about(change): change.at for change in before}
    return tuple(change.model_copy(update={"at": known.get(_about(change), change.at)}) for change in changes)


def _about(change: Change) -> tuple[str, ...]:
    return (change.sheet, change.line, change.field, change.before, change.after)


def _texts(table: TableName, cells: Cells) -> dict[str, str]:
    """The texts of a row as they are kept; what a widget hands over as nothing or as a list is text all the same."""
    columns = {column.field: column for column in PLANS[table].columns}
    return {name: typed(columns[name], _as_text(value)) for name, value in cells.items() if name in columns}


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(_as_text(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _whole_row(draft: Draft, table: TableName, row: int, at: datetime, *, before: str = "", after: str = "") -> Change:
    name = line_name(draft, Place(sheet=table, row=row))
    return Change(at=at, sheet=table, line=name, field=ROW, before=before, after=after)


def _said(table: TableName, row: DraftRow) -> str:
    """A whole row in one text: every cell under its heading, so that nothing of it is lost."""
    columns = PLANS[table].columns
    return "; ".join(f"{column.heading}: {row.get(column.field)}" for column in columns if row.get(column.field))
