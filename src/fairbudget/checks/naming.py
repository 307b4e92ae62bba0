"""How a finding names what it is about: lines, partners, days, and the smallest rate of several."""

from collections.abc import Iterable, Sequence
from datetime import date

from fairbudget.costing.rows import Row


def listed(names: Iterable[str]) -> str:
    """Each name once, as people list them: "a", "a and b", "a, b and c"."""
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"


def lines_of(rows: Sequence[Row]) -> str:
    """Which lines, for a message: "line 3" or "lines 3, 5 and 9"."""
    names = listed(row.line for row in rows)
    return f"line{'s' if len({row.line for row in rows}) > 1 else ''} {names}"


def sentence(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def in_words(on: date) -> str:
    """A day as people write it: 1 May 2026."""
    return f"{on.day} {on:%B %Y}"
