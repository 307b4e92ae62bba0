"""Details of persons in a version of the budget, cell by cell, and a role put in the place of one of them.

A name that was replaced would live on in the list of changes, in the words of the file that were not understood, and
in the other versions of the budget: it is taken out of all of them, and the list says only that it was.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel

from fairbudget.checks.personal import MAY_BE_A_PERSON, WRITTEN
from fairbudget.checks.personal_words import Personal, found_in
from fairbudget.drafts.draft import PLANS, TABLES, Draft, DraftRow, Place, fields
from fairbudget.drafts.work import Change, Scenario, Work, line_name
from fairbudget.language import say
from fairbudget.wording import tidy

PARTS = " \t\n,;:/()–—-"
ALL: Mapping[str, Sequence[str]] = {sheet: fields(sheet) for sheet in PLANS}
Thing = TypeVar("Thing", bound=BaseModel)
Replace = Callable[[str], str]


@dataclass(frozen=True)
class Noticed:
    """One detail, the cells of the draft where it stands, and whether it stands in what is kept beside the cells."""

    personal: Personal
    places: tuple[Place, ...]
    elsewhere: bool = False


def noticed(scenario: Scenario) -> tuple[Noticed, ...]:
    """What looks like the detail of a person in a version, its cells first, then what else goes out with it."""
    found: dict[tuple[str, str], tuple[Personal, list[Place | None]]] = {}
    seen: dict[tuple[str, bool], tuple[Personal, ...]] = {}  # lines repeat each other's words
    for place, text, organisation in _texts(scenario):
        if (text, organisation) not in seen:
            seen[text, organisation] = found_in(text, organisation=organisation)
        for one in seen[text, organisation]:
            found.setdefault(one.key, (one, []))[1].append(place)
    return tuple(
        Noticed(one, tuple(dict.fromkeys(place for place in places if place)), None in places)
        for one, places in found.values()
    )


def suggested_role(draft: Draft, one: Noticed) -> str:
    """What stands beside a name in the first cell for a role, as in "Artist: Jane Smith"; empty where nothing does."""
    texts = (draft.text(place) for place in one.places if place.field == "role")
    rest = (tidy(one.personal.pattern.sub("", text)).strip(PARTS) for text in texts)
    return next((text for text in rest if text and not found_in(text)), "")


def with_role(work: Work, one: Personal, role: str, at: datetime) -> tuple[Work, int]:
    """The work with a role in the place of a detail wherever it stands, and how many cells that changed.

    Each cell is a change of the list; the name is in none of them. An empty role takes the detail out.
    """
    count = 0
    scenarios = []
    for scenario in work.scenarios:
        new, changed = _scenario_with_role(scenario, one, role.strip(), at)
        scenarios.append(new)
        count += changed
    update = {"scenarios": tuple(scenarios), "steps": work.steps + max(count, 1)}
    return work.model_copy(update=update), count


def _scenario_with_role(scenario: Scenario, one: Personal, role: str, at: datetime) -> tuple[Scenario, int]:
    before = scenario.draft

    def instead(text: str) -> str:
        return _instead(text, one, role)

    def hidden(text: str) -> str:
        return one.pattern.sub(lambda _: say("[taken out]"), text)

    after = _draft_with(before, instead)
    changes = tuple(
        Change(
            at=at,
            sheet=place.sheet,
            line=line_name(after, place),
            field=place.field or "",
            before=hidden(before.text(place)),
            after=after.text(place),
            why=say("People to roles"),
        )
        for place in _cells(before)
        if before.text(place) != after.text(place)
    )
    if after == before and not any(one.pattern.search(text) for text in _beside(scenario)):
        return scenario, 0
    old = tuple(_with_texts(change, ("line", "before", "after", "why"), hidden) for change in scenario.changes)
    clean = scenario.model_copy(update={"changes": old, "name": instead(scenario.name)})
    return clean.changed(after, changes), len(changes)


def _instead(text: str, one: Personal, role: str) -> str:
    """The text with the role where the detail stood; where nothing but the role stood beside it, the role alone."""
    if not one.pattern.search(text):
        return text
    rest = tidy(one.pattern.sub(" ", text)).strip(PARTS)
    if rest.casefold() == role.casefold() or not rest:
        return role
    replaced = one.pattern.sub(lambda _: role, text)
    return replaced if role else re.sub(r"\(\s*\)", "", replaced).strip(PARTS)


# Every text of a version --------------------------------------------------------------------------------------


def _texts(scenario: Scenario) -> Iterator[tuple[Place | None, str, bool]]:
    """The texts that people wrote with their cells (None beside them), and whether an organisation is so called."""
    draft = scenario.draft
    types = {row.get("name"): row.get("type") or None for row in draft.partners}
    organisations = {name for name, kind in types.items() if kind not in MAY_BE_A_PERSON}
    for place in _cells(draft, WRITTEN):
        text = draft.text(place)
        yield place, text, text in organisations
    for text in _beside(scenario):
        yield None, text, text in organisations


def _cells(draft: Draft, among: Mapping[str, Sequence[str]] = ALL) -> Iterator[Place]:
    """Every cell of a draft that holds something, of these fields of each sheet."""
    yield from (Place(sheet="Project", row=0, field=field) for field in draft.project if field in among["Project"])
    for table in TABLES:
        known = [field for field in fields(table) if field in among[table]]
        for number, row in enumerate(draft.rows(table)):
            yield from (Place(sheet=table, row=number, field=field) for field in known if row.cells.get(field))


def _beside(scenario: Scenario) -> Iterator[str]:
    """What goes out with a version beside its cells: its name, the file's, changes, and what was not understood."""
    draft = scenario.draft
    yield scenario.name
    yield draft.file_name.replace("_", " ")
    for change in scenario.changes:
        yield from (change.line, change.before, change.after, change.why)
    for unread in draft.unread:
        yield from (unread.line, unread.found, unread.message, unread.original)
    for problem in draft.noticed:
        yield from (problem.found, problem.message)
    yield from (total.label for total in draft.stated_totals)


def _draft_with(draft: Draft, instead: Replace) -> Draft:
    """The draft with every text of it put through `instead`."""
    update: dict[str, object] = {
        "project": {field: instead(text) for field, text in draft.project.items()},
        "file_name": instead(draft.file_name),
        "unread": tuple(_with_texts(one, ("line", "found", "message", "original"), instead) for one in draft.unread),
        "noticed": tuple(_with_texts(one, ("found", "message"), instead) for one in draft.noticed),
        "stated_totals": tuple(_with_texts(one, ("label",), instead) for one in draft.stated_totals),
    }
    for table in TABLES:
        update[table.lower()] = tuple(_row_with(row, instead) for row in draft.rows(table))
    return draft.model_copy(update=update)


def _row_with(row: DraftRow, instead: Replace) -> DraftRow:
    texts = {field: instead(text) for field, text in row.cells.items()}
    return row if texts == row.cells else row.with_cells(texts)


def _with_texts(thing: Thing, names: tuple[str, ...], instead: Replace) -> Thing:
    """A value with these of its texts put through `instead`."""
    texts = {name: instead(getattr(thing, name)) for name in names}
    return thing.model_copy(update=texts)
