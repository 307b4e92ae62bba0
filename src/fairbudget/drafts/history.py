"""The edits of a scenario in words, for the page and for the workbook's list of changes."""

from fairbudget.drafts.draft import PLANS, SheetName
from fairbudget.drafts.shown import shown
from fairbudget.drafts.work import Change, Scenario
from fairbudget.language import say
from fairbudget.tables.edits import Edit


def edits_of(scenario: Scenario) -> tuple[Edit, ...]:
    """Every change since the budget was read or begun, under the names that people read on the sheets."""
    return tuple(_edit(change) for change in scenario.changes)


def _edit(change: Change) -> Edit:
    if not change.sheet:
        version, whole = say("Version"), say("Whole budget")
        return Edit(at=change.at, sheet=whole, line="", field=version, after=change.after, why=change.why)
    sheet: SheetName | None = next((name for name in PLANS if name == change.sheet), None)
    columns = {column.field: column for column in PLANS[sheet].columns} if sheet else {}
    column = columns.get(change.field)
    before, after = change.before, change.after
    if column is not None:
        before, after = shown(column, before), shown(column, after)
    return Edit(
        at=change.at,
        sheet=say(change.sheet),
        line=change.line,
        field=say(column.heading) if column else change.field or say("The whole line"),
        before=before,
        after=after,
        why=change.why,
    )
