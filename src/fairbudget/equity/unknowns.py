"""Why a figure cannot be judged, in words: lines that are not costed, hours that nobody stated, no reference rate."""

from collections.abc import Sequence

from fairbudget.equity.efforts import Effort
from fairbudget.equity.figure import NoValue
from fairbudget.language import say

MOST_NAMES = 6


def no_hours() -> NoValue:
    """Nothing is done here."""
    return NoValue("not applicable", say("There are no hours here."))


def no_reference(of: tuple[Effort, ...] | None = None) -> NoValue:
    """No reference rate to compare with; `of` is the effort that would need one."""
    caption = say("None of these hours has a band with a reference rate.")
    remedy = say("Enter Band on Time, and on Project the Reference partner whose own staff work at these bands.")
    return NoValue("insufficient data", caption, remedy, of)


def lines_said(efforts: Sequence[Effort]) -> str:
    """Which lines, at the start of a sentence: "Line 3", "Lines 3, 5 and 9", "Lines 1, 2, 3 and 14 more"."""
    names = list(dict.fromkeys(effort.row.line for effort in efforts))
    if len(names) > MOST_NAMES:
        names = [*names[:3], say("{count} more", count=len(names) - 3)]
    if len(names) == 1:
        return say("Line {line}", line=names[0])
    return say("Lines {lines} and {last}", lines=", ".join(names[:-1]), last=names[-1])


def paid_hours_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why the paid hours are not known, or None when they are."""
    if blocked := [effort for effort in efforts if effort.row.blocked]:
        caption = say("{lines} could not be costed, so this cannot be judged.", lines=lines_said(blocked))
        remedy = say("Mend first what the problems say about these lines.")
        return NoValue("insufficient data", caption, remedy, tuple(efforts), hours_missing=True)
    if silent := [effort for effort in efforts if effort.paid is None]:
        caption = say(
            "{lines}: how many hours this takes is not known, so this cannot be judged.", lines=lines_said(silent)
        )
        remedy = say("Enter Hours per unit on Time.")
        return NoValue("insufficient data", caption, remedy, tuple(efforts), hours_missing=True)
    return None


def hours_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why not all hours are known, paid and unpaid, or None when they are."""
    if unknown := paid_hours_unknown(efforts):
        return unknown
    if silent := [effort for effort in efforts if effort.unpaid is None]:
        caption = say("{lines}: the unpaid hours are not stated, so this cannot be judged.", lines=lines_said(silent))
        remedy = say("Ask how many hours go unpaid, and enter them; 0 where there are none.")
        return NoValue("insufficient data", caption, remedy, tuple(efforts), hours_missing=True)
    return None


def cost_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why hours that count as paid have no cost, or None when every cost is known."""
    if silent := [effort for effort in efforts if effort.cost is None]:
        caption = say(
            "{lines}: time that a university's salary covers counts as paid at the reference rate of its band, and "
            "there is none.",
            lines=lines_said(silent),
        )
        return NoValue("insufficient data", caption, no_reference().remedy, tuple(efforts))
    return None


def effort_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why hours or costs are not all known, or None when they are."""
    return hours_unknown(efforts) or cost_unknown(efforts)


def types_unknown(efforts: Sequence[Effort]) -> NoValue | None:
    """Why nothing can be said between partner types: some are not stated, or all are the same."""
    types = {effort.partner_type for effort in efforts}
    if None in types:
        caption = say("The type of some partners is not stated.")
        return NoValue("insufficient data", caption, say("Enter Type on Partners."))
    if len(types) < 2:
        caption = say("All partners are of one type, so there is nothing to compare between types.")
        return NoValue("not applicable", caption)
    return None
