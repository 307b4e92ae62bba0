"""What an hour comes to, and like for like (method, section 6, figures 1 and 2)."""

from decimal import Decimal

from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import an_hour, hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import NO_HOURS, NO_REFERENCE, cost_unknown, effort_unknown, paid_hours_unknown


@figure(1, "£ an hour", of_pay=True)
def effective_hourly_rate(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over all hours, paid and unpaid, in pounds an hour."""
    if unknown := effort_unknown(group.efforts):
        return unknown
    cost, hours = pounds(e.cost for e in group.efforts), hours_in_all(e.hours for e in group.efforts)
    if not hours:
        return NO_HOURS
    value = an_hour(cost, hours)
    caption = f"Over all hours, paid and unpaid, an hour comes to {setting.said(value)}."
    return Found(value, caption, cost, hours, behind=group.efforts)


@figure(1, "£ an hour", of_pay=True)
def paid_hour_rate(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over the paid hours alone, in pounds an hour: always shown beside the effective rate."""
    if unknown := paid_hours_unknown(group.efforts) or cost_unknown(group.efforts):
        return unknown
    cost, hours = pounds(e.cost for e in group.efforts), hours_in_all(e.paid for e in group.efforts)
    if not hours:
        return NoValue("not applicable", "No hours here are paid.")
    value = an_hour(cost, hours)
    caption = f"Over the paid hours alone, an hour comes to {setting.said(value)}."
    return Found(value, caption, cost, hours, behind=group.efforts)


@figure(2, "ratio", of_pay=True)
def like_for_like_parity(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over all hours at the reference rate of their bands: 1 is parity."""
    if unknown := effort_unknown(group.efforts):
        return unknown
    if not hours_in_all(e.hours for e in group.efforts):
        return NO_HOURS
    judged = tuple(e for e in group.efforts if e.worth)
    if not judged:
        return NO_REFERENCE
    cost, worth = pounds(e.cost for e in judged), pounds(e.worth for e in judged)
    value = ratio(cost, worth)
    paid_worth = pounds(e.paid_worth for e in judged)
    parts = "None of the hours are paid."
    if paid_worth:
        parts = (
            f"Paid hours are at {said_percent(ratio(cost, paid_worth))} of these rates, "
            f"and {said_percent(ratio(paid_worth, worth))} of the hours (by value) are paid."
        )
    caption = (
        f"All hours are paid at {said_percent(value)} of the reference rates of their bands "
        f"({setting.reference_words(judged)}). {parts} It rests on the bands, {setting.bands_words(judged)}."
    )
    closes = pounds(max(Decimal(0), (e.worth or Decimal(0)) - (e.cost or Decimal(0))) for e in judged)
    remedy = f"{setting.said(closes)} more would bring each line to the reference rate of its band for all its hours."
    return Found(value, caption, cost, worth, judged, closes=closes, remedy=remedy if closes else "")
