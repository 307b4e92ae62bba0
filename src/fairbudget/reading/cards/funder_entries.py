"""One entry of a file of funder rules, checked: each fault with its line, what was found and what to do."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fairbudget.language import say
from fairbudget.problems import Problem, kind, near, said_near
from fairbudget.reading.cards.said_by_libraries import said_by_library
from fairbudget.reading.cards.toml_lines import line_of

Entry = TypeVar("Entry", bound=BaseModel)

FUNDER_FILE_UNREADABLE = kind(
    "funder_file_unreadable",
    "blocks",
    title="A file of funder rules cannot be read",
    message="This is not a TOML file: {found}",
    fix="Mend the file at that line, or save it again as plain UTF-8 text.",
)
FUNDER_WORD_UNKNOWN = kind(
    "funder_word_unknown",
    "blocks",
    title="A word that funder rules do not use",
    message='"{found}" is not a word for {field}.{nearest}',
    fix="Use one of: {known}.",
)
FUNDER_FIELD_MISSING = kind(
    "funder_field_missing",
    "blocks",
    title="A funder rule lacks a field",
    message="The field {found} is missing.",
    fix="Add {found}; docs/funder-rules.md says what it holds.",
)
FUNDER_FIELD_UNKNOWN = kind(
    "funder_field_unknown",
    "blocks",
    title="A field that funder rules do not have",
    message='There is no field "{found}" here.{nearest}',
    fix="Correct the name or remove the line; docs/funder-rules.md lists the fields.",
)
FUNDER_VALUE_WRONG = kind(
    "funder_value_wrong",
    "blocks",
    title="A value in funder rules cannot be used",
    message='"{found}" cannot be used for {field}: {reason}.',
    fix="Correct it. Shares and caps are fractions (0.80 is 80 per cent), dates are written 2026-11-22.",
)
FUNDER_RULE_DISAGREES = kind(
    "funder_rule_disagrees",
    "blocks",
    title="A funder rule disagrees with itself",
    message="{found}: {reason}.",
    fix="Change one of the two fields; docs/funder-rules.md says what goes together.",
)


class Source(NamedTuple):
    """A file that was read: its name, its text and what TOML makes of it."""

    name: str
    text: str
    content: dict[str, Any]

    def place(self, table: str = "", number: int = 0, field: str = "") -> str:
        """The file and line of a field, or of the entry that should hold it."""
        return f"{self.name}:{line_of(self.text, table, number, field)}"


def read_source(path: Path, problems: list[Problem]) -> Source | None:
    """The file's text and content; None, and a problem, when it is not TOML. Numbers are exact decimals."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return Source(path.name, text, tomllib.loads(text, parse_float=Decimal))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        problems.append(FUNDER_FILE_UNREADABLE(f"{path.name}:{line[1] if line else 1}", said_by_library(str(error))))
        return None


def read_entries(model: type[Entry], table: str, source: Source, problems: list[Problem]) -> list[Entry]:
    """Every `[[table]]` of the file that is sound; a problem for each fault of the others."""
    raw = source.content.get(table, [])
    if not (isinstance(raw, list) and all(isinstance(entry, dict) for entry in raw)):
        reason = say("write it as [[{table}]], once for each entry", table=table)
        problems.append(FUNDER_VALUE_WRONG(source.place(field=table), raw, field=table, reason=reason))
        return []
    read = [read_entry(model, entry, source, problems, table=table, number=number) for number, entry in enumerate(raw)]
    return [entry for entry in read if entry is not None]


def read_entry(
    model: type[Entry],
    raw: dict[str, Any],
    source: Source,
    problems: list[Problem],
    *,
    table: str = "",
    number: int = 0,
) -> Entry | None:
    """The entry as `model`, with its place; None, and a problem for each fault, when it is not sound."""
    if "where" in raw:  # the models have it, but only this reader fills it in
        problems.append(FUNDER_FIELD_UNKNOWN(source.place(table, number, "where"), "where", nearest=""))
        return None
    try:
        return model.model_validate({**raw, "where": source.place(table, number)})
    except ValidationError as error:
        for fault in error.errors():
            fields = [part for part in fault["loc"] if isinstance(part, str)]
            problems.append(_problem(fault, source.place(table, number, ".".join(fields)), fields, model))
        return None


def _problem(fault: ErrorDetails, where: str, fields: list[str], model: type[BaseModel]) -> Problem:
    field, found, reason = ".".join(fields), fault["input"], said_by_library(fault["msg"].removeprefix("Value error, "))
    match fault["type"]:
        case "missing":
            return FUNDER_FIELD_MISSING(where, field)
        case "extra_forbidden":
            return FUNDER_FIELD_UNKNOWN(where, field, nearest=said_near(near(field, tuple(model.model_fields))))
        case "literal_error":
            known = tuple(re.findall(r"'([^']*)'", fault["ctx"]["expected"]))
            nearest = said_near(near(str(found), known))
            return FUNDER_WORD_UNKNOWN(where, found, field=field, nearest=nearest, known=", ".join(known))
        case "value_error":
            return FUNDER_RULE_DISAGREES(where, field or say("this entry"), reason=reason)
        case _:
            return FUNDER_VALUE_WRONG(where, found, field=field, reason=reason)
