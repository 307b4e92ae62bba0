"""Details of persons in the words of a budget: each is named with its places before anything goes out.

Nobody's rate needs them: what a line costs follows from the role. A message names what was found by its first letters
alone, because messages are written into the workbook as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fairbudget.budget import Budget
from fairbudget.checks.personal_words import Personal, PersonalKind, found_in
from fairbudget.equity.setting import Setting
from fairbudget.language import noop, say
from fairbudget.problems import Kind, Problem, kind
from fairbudget.template import SHEETS

# What people write in words of their own, by sheet.
WRITTEN: dict[str, tuple[str, ...]] = {
    "Project": ("title", "lead_organisation"),
    "Partners": ("name", "notes"),
    "Time": ("line", "partners", "role", "own_rate.reason", "notes"),
    "Costs": ("line", "partner", "label", "notes"),
    "Overrides": ("reason", "agreed_by", "source"),
}
# Partners that are a person, or may be: the name of any other is that of an organisation.
MAY_BE_A_PERSON = ("individual", "freelancer", "student", "other", None)
PLACES_SHOWN = 3

NAME = kind(
    "personal_name",
    "check",
    title="The name of a person",
    message="{found} looks like the name of a person, given here by first letters. It stands at: {places}.",
    fix="Use the role, such as community researcher, in place of the name.",
)
EMAIL = kind(
    "personal_email",
    "check",
    title="An e-mail address",
    message="{found} looks like somebody's e-mail address, shortened here. It stands at: {places}.",
    fix="Take it out. Use the role, such as community researcher, or the address of an office.",
)
PHONE = kind(
    "personal_phone",
    "check",
    title="A telephone number",
    message="{found} looks like the end of a telephone number. It stands at: {places}.",
    fix="Take it out. Use the role, such as community researcher.",
)
NI = kind(
    "personal_ni",
    "check",
    title="A National Insurance number",
    message="{found} looks like a National Insurance number, shortened here. It stands at: {places}.",
    fix="Take it out before anybody else sees this file. A budget never needs one.",
)
KINDS: dict[PersonalKind, Kind] = {"name": NAME, "email": EMAIL, "phone": PHONE, "ni": NI}


@dataclass(frozen=True)
class Written:
    """A text that a person wrote, where it stands, and what it is called there."""

    where: str
    called: str
    text: str
    organisation: bool = False

    @property
    def place(self) -> str:
        """The place in words: "Time!5 (Role)"."""
        return say("{place} ({field})", place=self.where, field=say(self.called)) if self.called else self.where


def personal_details(setting: Setting) -> Iterator[Problem]:
    """What looks like the detail of a person, once for each detail with all its places."""
    found: dict[tuple[str, str], tuple[Personal, list[Written]]] = {}
    seen: dict[tuple[str, bool], tuple[Personal, ...]] = {}  # lines repeat each other's words
    for written in written_in(setting.costed.budget):
        text = (written.text, written.organisation)
        if text not in seen:
            seen[text] = found_in(written.text, organisation=written.organisation)
        for one in seen[text]:
            found.setdefault(one.key, (one, []))[1].append(written)
    for one, places in found.values():
        said = places_said([written.place for written in places])
        yield KINDS[one.kind](places[0].where, one.hidden, places=said)


def places_said(places: Iterable[str]) -> str:
    """The first places, and how many more there are."""
    each = list(dict.fromkeys(places))
    shown = "; ".join(each[:PLACES_SHOWN])
    return (
        shown if len(each) <= PLACES_SHOWN else say("{places} and {n} more", places=shown, n=len(each) - PLACES_SHOWN)
    )


def written_in(budget: Budget) -> Iterator[Written]:
    """Every text of a budget that people wrote in words of their own, also what could not be read of the file."""
    organisations = {one.name for one in budget.partners if one.type not in MAY_BE_A_PERSON}
    rows: tuple[tuple[str, Iterable[Any]], ...] = (
        ("Project", (budget.project,)),
        ("Partners", budget.partners),
        ("Time", budget.time),
        ("Costs", budget.costs),
        ("Overrides", budget.overrides),
    )
    for sheet, things in rows:
        columns = {column.field: column for one in SHEETS if one.name == sheet for column in one.columns}
        for thing in things:
            for field in WRITTEN[sheet]:
                heading = columns[field].heading
                where = getattr(thing, "where", "") or f"{sheet}!{heading}"
                for text in texts_of(thing, field):
                    yield Written(where, heading, text, text in organisations)
    for total in budget.stated_totals:
        yield Written(total.where, noop("Total"), total.label)
    for problem in budget.problems:
        yield Written(problem.where, "", problem.found)
    yield Written(budget.file_name, noop("file name"), budget.file_name.replace("_", " "))


def texts_of(thing: Any, field: str) -> Iterator[str]:
    """The texts of a field such as `role`, `own_rate.reason` or the names of the partners of a line."""
    for name in field.split("."):
        thing = None if thing is None else getattr(thing, name)
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        yield from (share.partner for share in thing)
