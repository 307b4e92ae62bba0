"""How much of the time is unpaid, and what it is worth (method, section 6, figure 5)."""

from collections.abc import Sequence

from fairbudget.costing.units import counted
from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import NO_HOURS, NO_REFERENCE, hours_unknown

REASONS = {
    "chosen": "by choice",
    "not_eligible": "not eligible",
    "not_budgeted": "not budgeted",
    "salaried_elsewhere": "salaried elsewhere",
    None: "with no reason given",
}
ASK_WHY = "Enter Why unpaid on Time: choosing to volunteer differs from not being paid."


@figure(5, "fraction")
def unpaid_share(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid hours over all hours."""
    if unknown := hours_unknown(group.efforts):
        return unknown
    unpaid, hours = hours_in_all(e.unpaid for e in group.efforts), hours_in_all(e.hours for e in group.efforts)
    if not hours:
        return NO_HOURS
    value = ratio(unpaid, hours)
    caption = f"{said_percent(value)} of the hours are unpaid: {_reasons(group.efforts)}."
    silent = any(e.unpaid and e.row.why_unpaid is None for e in group.efforts)
    return Found(
        value,
        caption if unpaid else "None of the hours are unpaid.",
        unpaid,
        hours,
        behind=group.efforts,
        remedy=ASK_WHY if silent else "",
    )


def _reasons(efforts: Sequence[Effort]) -> str:
    """The unpaid hours by the reason that was given."""
    found = {reason: hours_in_all(e.unpaid for e in efforts if e.row.why_unpaid == reason) for reason in REASONS}
    said = [f"{counted(hours, 'hour')} {REASONS[reason]}" for reason, hours in found.items() if hours]
    return ", ".join(said)


@figure(5, "£")
def unpaid_value(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid hours at the reference rates of their bands, in pounds."""
    if unknown := hours_unknown(group.efforts):
        return unknown
    if not hours_in_all(e.hours for e in group.efforts):
        return NO_HOURS
    unpaid = tuple(e for e in group.efforts if e.unpaid)
    if unpaid and all(e.unpaid_worth is None for e in unpaid):
        return NO_REFERENCE
    judged = tuple(e for e in group.efforts if e.unpaid_worth is not None)
    value = pounds(e.unpaid_worth for e in judged)
    caption = (
        f"The unpaid hours are worth {setting.said(value)} at the reference rates of their bands "
        f"({setting.reference_words([e for e in judged if e.unpaid])})."
    )
    remedy = f"{setting.said(value)} would pay the unpaid hours at these rates."
    return Found(
        value,
        caption if unpaid else "None of the hours are unpaid.",
        value,
        behind=judged,
        closes=value,
        remedy=remedy if value else "",
    )
