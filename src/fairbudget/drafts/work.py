"""What one person works on: up to three scenarios of a budget, every change made to them, and an offer being checked.

All of it is plain frozen data: it lives in one place of one session, and in the file that a person saves.
"""

from datetime import datetime

from pydantic import Field

from fairbudget.budget import Frozen
from fairbudget.drafts.draft import Draft, Place, TableName
from fairbudget.drafts.offer_answers import OfferAnswers
from fairbudget.language import Language

MOST_SCENARIOS = 3


class Change(Frozen):
    """One change of a draft: when, the line it was about in words, its cell, and the text before and after."""

    at: datetime
    sheet: str
    line: str
    field: str
    before: str = ""
    after: str = ""
    why: str = ""


class Scenario(Frozen):
    """A version of the budget under a name, with every change since it was read or begun; `undo` is the step before."""

    name: str
    draft: Draft
    changes: tuple[Change, ...] = ()
    undo: Draft | None = Field(default=None, exclude=True, repr=False)
    undo_to: int = Field(default=0, exclude=True)

    def changed(self, draft: Draft, changes: tuple[Change, ...]) -> "Scenario":
        """The scenario after a step."""
        update = {
            "draft": draft,
            "changes": (*self.changes, *changes),
            "undo": self.draft,
            "undo_to": len(self.changes),
        }
        return self.model_copy(update=update)

    def undone(self) -> "Scenario":
        """The scenario before its last step, which is then forgotten."""
        if self.undo is None:
            return self
        changes = self.changes[: self.undo_to]
        return self.model_copy(update={"draft": self.undo, "changes": changes, "undo": None})


class Work(Frozen):
    """Everything of one session. `steps` counts what was done, `steps_saved` where it stood at the last saved copy."""

    language: Language = "en"
    scenarios: tuple[Scenario, ...] = ()
    current: int = 0
    offer: OfferAnswers = OfferAnswers()
    steps: int = 0
    steps_saved: int = 0

    @property
    def unsaved(self) -> int:
        """How many changes are in no saved copy."""
        return self.steps - self.steps_saved

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that is looked at; None while there is no budget."""
        return self.scenarios[self.current] if self.scenarios else None

    def with_scenario(self, scenario: Scenario, *, steps: int = 1) -> "Work":
        """The work after the scenario that is looked at has moved on."""
        scenarios = list(self.scenarios)
        scenarios[self.current] = scenario
        return self.model_copy(update={"scenarios": tuple(scenarios), "steps": self.steps + steps})

    def with_new(self, scenario: Scenario) -> "Work":
        """The work with one more scenario, which is then looked at. Raises ValueError when there are three."""
        if len(self.scenarios) >= MOST_SCENARIOS:
            raise ValueError(f"there are {MOST_SCENARIOS} scenarios already")
        update = {
            "scenarios": (*self.scenarios, scenario),
            "current": len(self.scenarios),
            "steps": self.steps + 1,
        }
        return self.model_copy(update=update)


def change_of(draft: Draft, place: Place, after: str, at: datetime, why: str = "") -> Change:
    """The record of a change of one cell, before it is made."""
    return Change(
        at=at,
        sheet=place.sheet,
        line=line_name(draft, place),
        field=place.field or "",
        before=draft.text(place),
        after=after,
        why=why,
    )


def line_name(draft: Draft, place: Place) -> str:
    """What a person calls a row: its own name or number, else its number on the sheet."""
    if place.sheet == "Project":
        return ""
    table: TableName = place.sheet
    row = draft.rows(table)[place.row]
    named = {"Partners": row.get("name"), "Overrides": row.get("rate_code")}.get(table, row.get("line"))
    return named or str(place.row + 2)
