"""A mapping as a TOML file: written with comments for the person who changes it, read with each fault at its line.

The file holds headings, roles and names of sheets. No other cell of the budget is in it, so that it can be kept for
next year and passed on.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import ValidationError

from fairbudget.language import noop, say
from fairbudget.problems import Problem, kind
from fairbudget.reading.cards.toml_lines import line_of
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.mapping import MappedTable, Mapping
from fairbudget.reading.proposing import CONFIDENCE, Proposal, ProposedTable
from fairbudget.reading.roles import ROLES, role_in_words
from fairbudget.wording import tidy

MOST_BYTES = 1024 * 1024
TABLE, COLUMN = "table", "table.column"
HEAD = noop(
    'What the columns of "{file}" are taken for. Change the roles that are wrong; all roles are listed at the end.'
)
USE = noop("Then: fairbudget cost BUDGET --map THIS_FILE. It fits next year's file too, by the headings.")

MAPPING_UNREADABLE = kind(
    "mapping_unreadable",
    "blocks",
    title="Not a mapping",
    message='"{found}" cannot be read as a mapping: {why}.',
    fix="Make one with fairbudget map BUDGET -o mapping.toml, and change that.",
)
MAPPING_WRONG = kind(
    "mapping_entry_wrong",
    "blocks",
    title="An entry of the mapping is wrong",
    message='The mapping says "{found}" in this line, which is not understood.',
    fix="{fix}",
)


def mapping_text(mapping: Mapping, proposal: Proposal | None = None) -> str:
    """A mapping as the text of a file; with its proposal also what is asked, how sure each entry is, and why."""
    document = tomlkit.document()
    for sentence in (say(HEAD, file=mapping.made_from), say(USE)):
        document.add(tomlkit.comment(tidy(sentence)))
    document.add("made_from", tomlkit.item(mapping.made_from))
    tables = tomlkit.aot()
    shown: Sequence[ProposedTable | None] = proposal.tables if proposal else [None] * len(mapping.tables)
    for said, about in zip(mapping.tables, shown, strict=True):
        tables.append(_table(said, about))
    document.add(TABLE, tables)
    title = say("The roles:")
    roles = "".join(f"# {code}: {role_in_words(code)}\n" for code in ROLES)
    return f"{tomlkit.dumps(document).rstrip()}\n\n# {title}\n{roles}"


def _table(said: MappedTable, about: ProposedTable | None) -> tomlkit.items.Table:
    made = tomlkit.table()
    if about is not None:
        made.add(tomlkit.comment(tidy(f"{about.where}: {about.why}")))
    made.add("sheet", said.sheet)
    if said.counts is None:
        made.add(tomlkit.comment(say("Is this table costed? Take the # away from one of these lines:")))
        made.add(tomlkit.comment("counts = true"))
        made.add(tomlkit.comment("counts = false"))
    else:
        made.add("counts", said.counts)
    if about is not None and about.asked:
        question = say('Which column is the budget? Give it the role "amount", and the others "not_used".')
        made.add(tomlkit.comment(question))
    columns = tomlkit.aot()
    for number, column in enumerate(said.columns):
        entry = tomlkit.table()
        entry.add("heading", column.heading)
        role = tomlkit.item(column.role)
        if about is not None:
            shown = about.columns[number]
            role.comment(tidy(f"{say(CONFIDENCE[shown.confidence])}: {shown.why}"))
        entry.add("role", role)
        columns.append(entry)
    made.add("column", columns)
    return made


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raises UnreadableFile with each fault at its line."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(MAPPING_UNREADABLE(path.name, path.name, why=say("it is too big")))
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(MAPPING_UNREADABLE(path.name, path.name, why=say("it cannot be opened"))) from error
    return mapping_of(path.name, content)


def mapping_of(name: str, content: bytes) -> Mapping:
    """The mapping in a file that is in memory. Raises UnreadableFile with each fault at its line."""
    try:
        text = content[: MOST_BYTES + 1].decode("utf-8-sig")
        found = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        why = str(error) if isinstance(error, tomllib.TOMLDecodeError) else say("it is not a TOML file")
        raise UnreadableFile(MAPPING_UNREADABLE(name, name, why=why)) from error
    if not isinstance(found.get(TABLE), list) or len(content) > MOST_BYTES:
        raise UnreadableFile(MAPPING_UNREADABLE(name, name, why=say("it names no table")))
    try:
        return Mapping.model_validate(_renamed(found))
    except ValidationError as error:
        raise UnreadableFile(*(_problem(name, text, found, one["loc"]) for one in error.errors())) from error


def _renamed(found: dict[str, Any]) -> dict[str, Any]:
    """The entries under the names of the model: a file says `[[table]]` and `[[table.column]]`."""
    tables = [
        {"columns" if key == "column" else key: value for key, value in table.items()}
        if isinstance(table, dict)
        else table
        for table in found[TABLE]
    ]
    return {"tables": tables, **{key: value for key, value in found.items() if key != TABLE}}


def _problem(name: str, text: str, found: dict[str, Any], loc: tuple[int | str, ...]) -> Problem:
    """The fault at its line, with what stands there and what to write."""
    line, value = _line(text, found, loc), _value(_renamed(found), loc)
    field = str(loc[-1])
    if field == "role":
        fix = say("Write a role as the list at the end of the mapping has it, such as hours, rate or amount.")
    elif field == "counts":
        fix = say("Write counts = true or counts = false.")
    else:
        fix = say("Each table has sheet, counts and columns; each column has heading and role.")
    return MAPPING_WRONG(f"{name}:{line}", tidy(str(value if value is not None else field), 60), fix=fix)


def _line(text: str, found: dict[str, Any], loc: tuple[int | str, ...]) -> int:
    match loc:
        case ("tables", int(table), "columns", int(column), *rest):
            before = sum(len(one.get("column", ())) for one in found[TABLE][:table])
            return line_of(text, COLUMN, before + column, str(rest[0]) if rest else "")
        case ("tables", int(table), *rest):
            return line_of(text, TABLE, table, str(rest[0]) if rest else "")
    return line_of(text, field=str(loc[0]))


def _value(found: Any, loc: tuple[int | str, ...]) -> Any:
    """What stands at a place of the file; None where nothing does."""
    for part in loc:
        try:
            found = found[part]
        except (KeyError, IndexError, TypeError):
            return None
    return found
