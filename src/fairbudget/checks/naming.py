"""How a finding names what it is about: lines, partners, days, and the smallest rate of several."""

from collections.abc import Iterable, Sequence
from datetime import date

from fairbudget.budget import Status
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.language import long_date, noop, say


def listed(names: Iterable[str]) -> str:
    """Each name once, as people list them: "a", "a and b", "a, b and c"."""
    return _joined(names, noop("{first} and {last}"))


def listed_or(names: Iterable[str]) -> str:
    """The same for things of which one is enough: "a, b or c"."""
    return _joined(names, noop("{first} or {last}"))


def _joined(names: Iterable[str], ending: str) -> str:
    once = list(dict.fromkeys(names))
    return say(ending, first=", ".join(once[:-1]), last=once[-1]) if len(once) > 1 else "".join(once)


def lines_of(rows: Sequence[Row]) -> str:
    """Which lines, for a message: "line 3" or "lines 3, 5 and 9"."""
    lines = listed(row.line for row in rows)
    several = len({row.line for row in rows}) > 1
    return say("lines {lines}", lines=lines) if several else say("line {line}", line=lines)


def sentence(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def in_words(on: date) -> str:
    """A day as people write it: 1 May 2026."""
    return long_date(on)


def statuses(costed: CostedBudget) -> dict[str, Status | None]:
    """How the people of each line are engaged, as the line states it."""
    return {line.line: line.status for line in costed.budget.time}
