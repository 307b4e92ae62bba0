"""The file that a person saves and opens again: the whole work as JSON, with what tells an edit made outside.

The file names the version of its form and of the program, the rate cards it was costed on, and a SHA-256 of each of
its parts. A part whose text no longer fits is opened all the same and named. A newer form is refused kindly.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from fairbudget.assessment import UsedCard
from fairbudget.drafts.draft import TABLES
from fairbudget.drafts.work import MOST_SCENARIOS, Work
from fairbudget.problems import Problem, kind
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.version import VERSION

FORM = "fairbudget saved work"
FORM_VERSION = 1
MOST_BYTES = 5 * 1024 * 1024
MOST_DEPTH = 20

SAVED_UNREADABLE = kind(
    "saved_file_unreadable",
    "blocks",
    title="Not a saved file",
    message='"{found}" is not a file that this program saved, or it is damaged.',
    fix="Choose a file whose name ends in .fairbudget.json, or upload the budget itself.",
)
SAVED_NEWER = kind(
    "saved_file_newer",
    "blocks",
    title="Saved by a newer version",
    message="This file was saved by version {theirs} of the program. This is version {ours}.",
    fix="Update the program to open it.",
)
SAVED_EDITED = kind(
    "saved_file_edited",
    "check",
    title="Changed outside the program",
    message="This part of the saved file was changed outside the program: {found}. It was opened as it is.",
    fix="Look whether it still says what you want.",
)
RATES_HAVE_CHANGED = kind(
    "saved_on_other_rates",
    "check",
    title="The rate cards are not those of the saved file",
    message="The rate card {found} is not the one that this file was costed on. Amounts may differ.",
    fix="Compare the total with your own copy.",
)


@dataclass(frozen=True)
class Opened:
    """A saved file that was opened, and what should be known about it."""

    work: Work
    problems: tuple[Problem, ...] = ()


def saved(work: Work, cards: tuple[UsedCard, ...] = ()) -> bytes:
    """The work as a file: the same work gives the same bytes. The offer is left out, as nobody asked to keep it."""
    parts = work.model_dump(mode="json", exclude={"offer", "steps", "steps_saved"})
    content = {
        "form": FORM,
        "form_version": FORM_VERSION,
        "program": VERSION,
        "rate_cards": {card.code: card.version for card in cards},
        "sha256": dict(_digests(parts)),
        "work": parts,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def opened(name: str, content: bytes, cards: Mapping[str, str] | None = None) -> Opened:
    """The work in a saved file. `cards` are the rate cards of now, by code with their hash.

    Raises UnreadableFile when it is no saved file, damaged, or of a newer form.
    """
    found = _parsed(name, content)
    if found["form_version"] > FORM_VERSION:
        raise UnreadableFile(SAVED_NEWER(name, name, theirs=str(found.get("program", "")), ours=VERSION))
    try:
        work = Work.model_validate_json(json.dumps(found["work"]))
    except (ValidationError, KeyError, ValueError) as error:
        raise UnreadableFile(SAVED_UNREADABLE(name, name)) from error
    if len(work.scenarios) > MOST_SCENARIOS or not 0 <= work.current < max(1, len(work.scenarios)):
        raise UnreadableFile(SAVED_UNREADABLE(name, name))
    edited = [SAVED_EDITED(name, part) for part in _edited(found)]
    other = _other_cards(found.get("rate_cards"), cards or {})
    return Opened(work, (*edited, *(RATES_HAVE_CHANGED(name, code) for code in other)))


def _parsed(name: str, content: bytes) -> dict[str, Any]:
    """The file as JSON of our form, within limits of size and depth."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(SAVED_UNREADABLE(name, name))
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(SAVED_UNREADABLE(name, name)) from error
    ours = isinstance(found, dict) and found.get("form") == FORM and isinstance(found.get("form_version"), int)
    if not ours or _deeper_than(found, MOST_DEPTH) or not isinstance(found.get("work"), dict):
        raise UnreadableFile(SAVED_UNREADABLE(name, name))
    return dict(found)


def _deeper_than(value: Any, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels == 0 or any(_deeper_than(one, levels - 1) for one in inside)


def _digests(parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The hash of each part by its name: a line of a scenario, its project, its changes, the rest."""
    for scenario in parts["scenarios"]:
        name, draft = scenario["name"], scenario["draft"]
        yield f"{name}: Project", _hash(draft["project"])
        for table in TABLES:
            rows = draft[table.lower()]
            for number, row in enumerate(rows, 2):
                yield f"{name}: {table}!{number}", _hash(row)
            yield f"{name}: {table}", _hash(len(rows))
        yield f"{name}: changes", _hash(scenario["changes"])
        rest = {key: value for key, value in draft.items() if key not in ("project", *(t.lower() for t in TABLES))}
        yield f"{name}: notes about the file", _hash(rest)
    yield "scenarios", _hash([scenario["name"] for scenario in parts["scenarios"]])


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _edited(found: Mapping[str, Any]) -> list[str]:
    """The parts whose text is not the one that was saved."""
    stated = found.get("sha256")
    stated = stated if isinstance(stated, dict) else {}
    try:
        now = dict(_digests(found["work"]))
    except (KeyError, TypeError, AttributeError):
        return [""]
    return [part for part in {**now, **stated} if now.get(part) != stated.get(part)]


def _other_cards(stated: object, cards: Mapping[str, str]) -> list[str]:
    known = stated if isinstance(stated, dict) else {}
    return [str(code) for code, version in known.items() if code in cards and cards[code] != version]
