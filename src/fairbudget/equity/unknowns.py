"""Why a figure cannot be judged, in words: lines that are not costed, hours that nobody stated, no reference rate."""

from collections.abc import Sequence

from fairbudget.equity.efforts import Effort
from fairbudget.equity.figure import NoValue

NO_HOURS = NoValue("not applicable", "There are no hours here.")
NO_REFERENCE = NoValue(
    "insufficient data",
    "None of these hours has a band with a reference rate.",
    "Enter Band on Time, and on Project the Reference partner whose own staff work at these bands.",
)
MOST_NAMES = 6


def lines_said(efforts: Sequence[Effort]) -> str:
    """Which lines, at the start of a sentence: "Line 3", "Lines 3, 5 and 9", "Lines 1, 2, 3 and 14 more"."""
    names = list(dict.fromkeys(effort.row.line for effort in efforts))
    if len(names) > MOST_NAMES:
        names = [*names[:3], f"{len(names) - 3} more"]
    return f"Line {names[0]}" if len(names) == 1 else f"Lines {', '.join(names[:-1])} and {names[-1]}"


def paid_hours_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why the paid hours are not known, or None when they are."""
    if blocked := [effort for effort in efforts if effort.row.blocked]:
        caption = f"{lines_said(blocked)} could not be costed, so this cannot be judged."
        remedy = "Mend first what the problems say about these lines."
        return NoValue("insufficient data", caption, remedy, tuple(efforts), hours_missing=True)
    if silent := [effort for effort in efforts if effort.paid is None]:
        caption = f"{lines_said(silent)}: how many hours this takes is not known, so this cannot be judged."
        return NoValue(
            "insufficient data", caption, "Enter Hours per unit on Time.", tuple(efforts), hours_missing=True
        )
    return None


def hours_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why not all hours are known, paid and unpaid, or None when they are."""
    if unknown := paid_hours_unknown(efforts):
        return unknown
    if silent := [effort for effort in efforts if effort.unpaid is None]:
        caption = f"{lines_said(silent)}: the unpaid hours are not stated, so this cannot be judged."
        remedy = "Ask how many hours go unpaid, and enter them; 0 where there are none."
        return NoValue("insufficient data", caption, remedy, tuple(efforts), hours_missing=True)
    return None


def cost_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why hours that count as paid have no cost, or None when every cost is known."""
    if silent := [effort for effort in efforts if effort.cost is None]:
        caption = (
            f"{lines_said(silent)}: time that a university's salary covers counts as paid at the reference rate of "
            "its band, and there is none."
        )
        return NoValue("insufficient data", caption, NO_REFERENCE.remedy, tuple(efforts))
    return None


def effort_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why hours or costs are not all known, or None when they are."""
    return hours_unknown(efforts) or cost_unknown(efforts)


def types_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why nothing can be said between partner types: some are not stated, or all are the same."""
    types = {effort.partner_type for effort in efforts}
    if None in types:
        return NoValue("insufficient data", "The type of some partners is not stated.", "Enter Type on Partners.")
    if len(types) < 2:
        return NoValue("not applicable", "All partners are of one type, so there is nothing to compare between types.")
    return None
