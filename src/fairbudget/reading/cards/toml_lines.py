"""Where an entry of a TOML file stands, so that a problem can name the line (tomllib keeps none)."""

import re

HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"\s*([\w.-]+)\s*=")
LONG_QUOTE = re.compile(r'"""|\'\'\'')


def line_of(text: str, table: str = "", number: int = 0, field: str = "") -> int:
    """The line, from 1, of `field` in the `number`-th (from 0) `[[table]]`; of its header without the field.

    `table` "" is the top of the file. `field` may be dotted: both `evidence.url = ...` and `url = ...` under
    `[rules.evidence]` are "evidence.url" of a rule; an inline table answers for all it holds.
    """
    best, seen, prefix, inside = 1, -1, "", not table
    nearest = None
    for line, content in _lines(text):
        if header := HEADER.match(content):
            found = header[1].removeprefix(f"{table}.") if table else header[1]
            prefix = f"{found}."
            if table and header[1] == table:
                seen += 1
                inside, found, prefix = seen == number, "", ""
                best = line if inside else best
            elif table and found == header[1]:
                inside = False
        else:
            key = KEY.match(content)
            found = prefix + key[1] if key else ""
        if not (inside and field and found):
            continue
        if found == field:
            return line
        if nearest is None and _one_holds_the_other(found, field):
            nearest = line
    return nearest or best


def _one_holds_the_other(found: str, field: str) -> bool:
    return field.startswith(f"{found}.") or found.startswith(f"{field}.")


def _lines(text: str) -> list[tuple[int, str]]:
    """The numbered lines that are not the inside of a long string, where anything may stand."""
    kept, in_string = [], False
    for number, content in enumerate(text.splitlines(), start=1):
        if not in_string:
            kept.append((number, content))
        if len(LONG_QUOTE.findall(content)) % 2:
            in_string = not in_string
    return kept
