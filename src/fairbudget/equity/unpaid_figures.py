"""How much of the time is unpaid, and what it is worth (method, section 6, figure 5)."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import hours_unknown, no_hours, no_reference
from fairbudget.language import noop, say
from fairbudget.money import plain

REASONS = {
    "chosen": noop("{hours} by choice"),
    "not_eligible": noop("{hours} not eligible"),
    "not_budgeted": noop("{hours} not budgeted"),
    "salaried_elsewhere": noop("{hours} salaried elsewhere"),
    None: noop("{hours} with no reason given"),
}
ASK_WHY = noop("Enter Why unpaid on Time: choosing to volunteer differs from not being paid.")


@figure(5, "fraction")
def unpaid_share(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid hours over all hours."""
    if unknown := hours_unknown(group.efforts):
        return unknown
    unpaid, hours = hours_in_all(e.unpaid for e in group.efforts), hours_in_all(e.hours for e in group.efforts)
    if not hours:
        return no_hours()
    value = ratio(unpaid, hours)
    caption = say(
        "{share} of the hours are unpaid: {reasons}.", share=said_percent(value), reasons=_reasons(group.efforts)
    )
    silent = any(e.unpaid and e.row.why_unpaid is None for e in group.efforts)
    return Found(
        value,
        caption if unpaid else say("None of the hours are unpaid."),
        unpaid,
        hours,
        behind=group.efforts,
        remedy=say(ASK_WHY) if silent else "",
    )


def _reasons(efforts: Sequence[Effort]) -> str:
    """The unpaid hours by the reason that was given."""
    found = {reason: hours_in_all(e.unpaid for e in efforts if e.row.why_unpaid == reason) for reason in REASONS}
    return ", ".join(say(REASONS[reason], hours=_hours(hours)) for reason, hours in found.items() if hours)


def _hours(hours: Decimal) -> str:
    return say("1 hour") if hours == 1 else say("{hours} hours", hours=plain(hours))


@figure(5, "£")
def unpaid_value(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid hours at the reference rates of their bands, in pounds."""
    if unknown := hours_unknown(group.efforts):
        return unknown
    if not hours_in_all(e.hours for e in group.efforts):
        return no_hours()
    unpaid = tuple(e for e in group.efforts if e.unpaid)
    if unpaid and all(e.unpaid_worth is None for e in unpaid):
        return no_reference()
    judged = tuple(e for e in group.efforts if e.unpaid_worth is not None)
    value = pounds(e.unpaid_worth for e in judged)
    caption = say(
        "The unpaid hours are worth {worth} at the reference rates of their bands ({whose}).",
        worth=setting.said(value),
        whose=setting.reference_words([e for e in judged if e.unpaid]),
    )
    remedy = say("{amount} would pay the unpaid hours at these rates.", amount=setting.said(value))
    return Found(
        value,
        caption if unpaid else say("None of the hours are unpaid."),
        value,
        behind=judged,
        closes=value,
        remedy=remedy if value else "",
    )
