"""Read the files of funder rules: one TOML file a funder, every fault found at once with its file and line.

An organisation may keep its own `funders` folder: a file there replaces the shipped one with the same code.
"""

import importlib.resources
from collections.abc import Iterator, Mapping
from pathlib import Path

from fairbudget.funder_rules import FunderRule, PreApplicationFund
from fairbudget.funders import FunderRules, extended, ties
from fairbudget.problems import Problem, in_order, kind, near, said_near
from fairbudget.reading.cards.funder_entries import read_entries, read_entry, read_source

PRE_APPLICATION = "pre_application.toml"

FUNDER_FOLDER_EMPTY = kind(
    "funder_folder_empty",
    "blocks",
    title="No funder rules in the folder",
    message='The folder "{found}" holds no files of funder rules (*.toml).',
    fix="Name the folder that holds one TOML file for each funder.",
)
FUNDER_RULE_TIE = kind(
    "funder_rule_tie",
    "blocks",
    title="Two funder rules could decide about the same line",
    message='The rule "{found}" and the rule "{other}" ({other_where}) can both fit one line on one day, and '
    "neither is narrower.",
    fix="Narrow one of them: state one more field in its applies_when, take out the values that both have, "
    "give it a narrower scope, or end one where the other begins (valid_to, valid_from).",
)
FUNDER_RULE_ID_TWICE = kind(
    "funder_rule_id_twice",
    "blocks",
    title="Two funder rules have the same id",
    message='The id "{found}" is also used at {other_where}.',
    fix="Give one of them an id of its own; an id is never used again.",
)
FUNDER_CODE_TWICE = kind(
    "funder_code_twice",
    "blocks",
    title="Two files have the same funder code",
    message='The code "{found}" is also used at {other_where}.',
    fix="Give each file of a folder its own code. To replace a shipped file, use your own funders folder.",
)
FUNDER_EXTENDS_UNKNOWN = kind(
    "funder_extends_unknown",
    "blocks",
    title="Funder rules build on a file that is not there",
    message='There is no funder "{found}" to extend, or it goes round in a circle.{nearest}',
    fix="Name the code of another file that does not itself build on this one, or remove `extends`.",
)


class FunderRulesError(Exception):
    """The rules cannot be used. `problems` holds every fault of every file, with file:line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.where}: {p.message} {p.fix}" for p in problems))
        self.problems = problems


def shipped_folder() -> Path:
    """The folder of the rules that come with the program: of the installed package, or of the source tree."""
    installed = Path(str(importlib.resources.files("fairbudget"))) / "rates" / "funders"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[4] / "rates" / "funders"


def read_funders(folder: Path | None = None, organisation: Path | None = None) -> dict[str, FunderRules]:
    """The rules of every funder by code, from `folder` (the shipped one unless given).

    `organisation` is the organisation's own rate folder: the files of its `funders` folder add funders, or
    replace those with the same code. Raises FunderRulesError with all problems of all files.
    """
    folder = folder or shipped_folder()
    problems: list[Problem] = []
    found: dict[str, FunderRules] = {}
    for place in _folders(folder, organisation):
        found |= _read_folder(place, problems)
    if not found and not problems:
        problems.append(FUNDER_FOLDER_EMPTY(str(folder), folder.name))
    joined = {code: _joined(found[code], found, problems) for code in sorted(found)}
    for rules in joined.values():
        problems += _clashes(rules)
    if problems:
        raise FunderRulesError(in_order(problems))
    return joined


def read_pre_application_funds(
    folder: Path | None = None, organisation: Path | None = None
) -> tuple[PreApplicationFund, ...]:
    """The known money for work before a bid; an organisation's entry replaces the shipped one of that scheme.

    Raises FunderRulesError with all problems of the files.
    """
    problems: list[Problem] = []
    found: dict[str, PreApplicationFund] = {}
    for path in (place / PRE_APPLICATION for place in _folders(folder or shipped_folder(), organisation)):
        source = read_source(path, problems) if path.is_file() else None
        if source is not None:
            funds = read_entries(PreApplicationFund, "pre_application", source, problems)
            found |= {fund.scheme: fund for fund in funds}
    if problems:
        raise FunderRulesError(in_order(problems))
    return tuple(found.values())


def _folders(folder: Path, organisation: Path | None) -> list[Path]:
    return [folder] if organisation is None else [folder, organisation / "funders"]


def _read_folder(folder: Path, problems: list[Problem]) -> dict[str, FunderRules]:
    found: dict[str, FunderRules] = {}
    for path in sorted(folder.glob("*.toml")):
        rules = None if path.name == PRE_APPLICATION else _read_file(path, problems)
        if rules is None:
            continue
        if rules.code in found:
            problems.append(FUNDER_CODE_TWICE(rules.where, rules.code, other_where=found[rules.code].where))
        found[rules.code] = rules
    return found


def _read_file(path: Path, problems: list[Problem]) -> FunderRules | None:
    source = read_source(path, problems)
    if source is None:
        return None
    rules = read_entries(FunderRule, "rules", source, problems)
    head = {name: value for name, value in source.content.items() if name != "rules"}
    read = read_entry(FunderRules, head, source, problems)
    return read and read.model_copy(update={"rules": tuple(rules)})


def _joined(rules: FunderRules, found: Mapping[str, FunderRules], problems: list[Problem]) -> FunderRules:
    """The rules with those of every file they build on."""
    seen, joined, base = {rules.code}, rules, rules.extends
    while base is not None:
        if any(problem.where.startswith(f"{base}.toml:") for problem in problems) and base not in found:
            break  # that file is there and could not be read: its own problems say so
        if base not in found or base in seen:
            nearest = said_near(near(base, sorted(set(found) - seen)))
            problems.append(FUNDER_EXTENDS_UNKNOWN(rules.where, base, nearest=nearest))
            break
        seen.add(base)
        joined, base = extended(joined, found[base]), found[base].extends
    return joined


def _clashes(rules: FunderRules) -> Iterator[Problem]:
    """The rules that share an id, and those between which nothing could decide."""
    first: dict[str, FunderRule] = {}
    for rule in rules.rules:
        if rule.id in first:
            yield FUNDER_RULE_ID_TWICE(rule.where, rule.id, other_where=first[rule.id].where)
        first.setdefault(rule.id, rule)
    for pair in ties(rules.rules):
        # Named at the file that is read here, and there at the later of the two: that is the one to change.
        here, other = sorted(pair, key=lambda rule: (_file(rule.where) != _file(rules.where), -_line(rule.where)))
        yield FUNDER_RULE_TIE(here.where, here.id, other=other.id, other_where=other.where)


def _file(where: str) -> str:
    return where.rpartition(":")[0]


def _line(where: str) -> int:
    return int(where.rpartition(":")[2])
