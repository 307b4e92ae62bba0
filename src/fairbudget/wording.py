"""How sentences are put together: lists, days, hours, and the plain words for kinds of work, phases and partners."""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fairbudget.money import plain

# Marks that turn the direction of what follows, so that a name could re-order the amount behind it.
TURNING = {*"\u200e\u200f\u061c", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
NOT_WRITTEN = {"Cc", "Cn", "Co", "Cs"}  # what no document can hold: controls, halves of characters, unassigned

WHO = {
    "university": "university",
    "college": "college",
    "nhs": "NHS body",
    "local_authority": "local authority",
    "vcse": "charity or community group",
    "individual": "individuals",
    "freelancer": "freelancer",
    "student": "students",
    "business": "business",
    "school": "school",
    "other": "other partner",
}
WORK = {
    "research": "research",
    "engagement": "working with the public",
    "brokerage": "finding and linking people",
    "facilitation": "running sessions",
    "governance": "guiding the project",
    "evaluation": "finding out what worked",
    "administration": "paperwork",
    "other": "other work",
}
WHEN = {
    "pre_application": "before the bid is decided",
    "set_up": "getting started",
    "delivery": "the main work",
    "ending": "bringing it to an end",
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
    """Parts as a sentence lists them: "a", "a and b", "a, b and c"."""
    each = list(parts)
    return " and ".join(filter(None, (", ".join(each[:-1]), each[-1]))) if each else ""


def hours_said(hours: Decimal) -> str:
    """A number of hours: "1,833 hours", "1 hour"."""
    return f"{plain(hours)} hour{'' if hours == 1 else 's'}"


def count_words(text: str) -> int:
    """Words as people and word processors count them: what stands between white space."""
    return len(text.split())


def owned(name: str) -> str:
    """Whose something is: "Uni's", "Tollgate Lane Gardens'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def in_turn(rows: Sequence[tuple[str, Decimal]]) -> list[str]:
    """Names by the size of what stands beside them, the largest first; a tie keeps the order given."""
    sums: dict[str, Decimal] = {}
    for name, size in rows:
        sums[name] = sums.get(name, Decimal(0)) + size
    return sorted(sums, key=lambda name: -sums[name])
