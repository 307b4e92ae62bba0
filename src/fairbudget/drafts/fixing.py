"""A fix put into a draft: only the cells that it changes are written, so that all else stays as it was typed."""

from datetime import datetime

from fairbudget.budget import Budget
from fairbudget.drafts.draft import PLANS, Draft, Place, place_of
from fairbudget.drafts.from_file import text_of
from fairbudget.drafts.work import Change, change_of


def fixed_draft(
    draft: Draft, before: Budget, after: Budget, at: datetime, why: str
) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with the lines of time that differ between two budgets, and a record of each changed cell.

    `before` is the draft read as a budget; the lines of `after` stand in the same places.
    """
    fixed = {line.where: line for line in after.time}
    changes: list[Change] = []
    for line in before.time:
        place = place_of(line.where, draft)
        new = fixed.get(line.where)
        if place is None or new is None or new == line:
            continue
        for column in PLANS["Time"].columns:
            text = text_of(column, new)
            if text != text_of(column, line):
                cell = Place(sheet="Time", row=place.row, field=column.field)
                changes.append(change_of(draft, cell, text, at, why))
                draft = draft.with_text(cell, text)
    return draft, tuple(changes)
