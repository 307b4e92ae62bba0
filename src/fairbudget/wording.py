"""How sentences are put together: lists, days, hours, and the plain words for kinds of work, phases and partners."""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fairbudget.language import noop, say, spoken
from fairbudget.money import plain

# Marks that turn the direction of what follows, so that a name could re-order the amount behind it.
TURNING = {*"\u200e\u200f\u061c", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
NOT_WRITTEN = {"Cc", "Cn", "Co", "Cs"}  # what no document can hold: controls, halves of characters, unassigned

# Plain words by code, to be said where they are used: say(WHO[code]).
WHO = {
    "university": noop("university"),
    "college": noop("college"),
    "nhs": noop("NHS body"),
    "local_authority": noop("local authority"),
    "vcse": noop("charity or community group"),
    "individual": noop("individuals"),
    "freelancer": noop("freelancer"),
    "student": noop("students"),
    "business": noop("business"),
    "school": noop("school"),
    "other": noop("other partner"),
}
WORK = {
    "research": noop("research"),
    "engagement": noop("working with the public"),
    "brokerage": noop("finding and linking people"),
    "facilitation": noop("running sessions"),
    "governance": noop("guiding the project"),
    "evaluation": noop("finding out what worked"),
    "administration": noop("paperwork"),
    "other": noop("other work"),
}
WHEN = {
    "pre_application": noop("before the bid is decided"),
    "set_up": noop("getting started"),
    "delivery": noop("the main work"),
    "ending": noop("bringing it to an end"),
}


def tidy(text: str, most: int | None = None) -> str:
    """What a person typed as one run of text: white space single, no marks that a document cannot show.

    Longer than `most` characters it is cut short and ends in an ellipsis.
    """
    spaced = " ".join(text.split())
    kept = "".join(c for c in spaced if c not in TURNING and unicodedata.category(c) not in NOT_WRITTEN)
    kept = " ".join(kept.split())
    return kept if most is None or len(kept) <= most else f"{kept[: most - 1].rstrip()}…"


def listed(parts: Iterable[str]) -> str:
    """Parts as a sentence lists them: "a", "a and b", "a, b and c".

    In Welsh only commas stand between them: "and" is a or ac there, by the sound of what follows, which may be a name.
    """
    each = list(parts)
    if spoken() != "en":
        return ", ".join(filter(None, each))
    return " and ".join(filter(None, (", ".join(each[:-1]), each[-1]))) if each else ""


def hours_said(hours: Decimal) -> str:
    """A number of hours: "1,833 hours", "1 hour"."""
    return say("1 hour") if hours == 1 else say("{hours} hours", hours=plain(hours))


def count_words(text: str) -> int:
    """Words as people and word processors count them: what stands between white space."""
    return len(text.split())


def owned(name: str) -> str:
    """Whose something is: "Uni's", "Tollgate Lane Gardens'". In Welsh the bare name stands behind what it owns."""
    if spoken() != "en":
        return name
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def in_turn(rows: Sequence[tuple[str, Decimal]]) -> list[str]:
    """Names by the size of what stands beside them, the largest first; a tie keeps the order given."""
    sums: dict[str, Decimal] = {}
    for name, size in rows:
        sums[name] = sums.get(name, Decimal(0)) + size
    return sorted(sums, key=lambda name: -sums[name])
