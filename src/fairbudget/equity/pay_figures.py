"""What an hour comes to, and like for like (method, section 6, figures 1 and 2)."""

from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import an_hour, hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import cost_unknown, effort_unknown, no_hours, no_reference, paid_hours_unknown
from fairbudget.language import say


@figure(1, "£ an hour", of_pay=True)
def effective_hourly_rate(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over all hours, paid and unpaid, in pounds an hour."""
    if unknown := effort_unknown(group.efforts):
        return unknown
    cost, hours = pounds(e.cost for e in group.efforts), hours_in_all(e.hours for e in group.efforts)
    if not hours:
        return no_hours()
    value = an_hour(cost, hours)
    caption = say("Over all hours, paid and unpaid, an hour comes to {amount}.", amount=setting.said(value))
    return Found(value, caption, cost, hours, behind=group.efforts)


@figure(1, "£ an hour", of_pay=True)
def paid_hour_rate(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over the paid hours alone, in pounds an hour: always shown beside the effective rate."""
    if unknown := paid_hours_unknown(group.efforts) or cost_unknown(group.efforts):
        return unknown
    cost, hours = pounds(e.cost for e in group.efforts), hours_in_all(e.paid for e in group.efforts)
    if not hours:
        return NoValue("not applicable", say("No hours here are paid."))
    value = an_hour(cost, hours)
    caption = say("Over the paid hours alone, an hour comes to {amount}.", amount=setting.said(value))
    return Found(value, caption, cost, hours, behind=group.efforts)


@figure(2, "ratio", of_pay=True)
def like_for_like_parity(group: Group, setting: Setting) -> Found | NoValue:
    """Employer cost over all hours at the reference rate of their bands: 1 is parity."""
    if unknown := effort_unknown(group.efforts):
        return unknown
    if not hours_in_all(e.hours for e in group.efforts):
        return no_hours()
    judged = tuple(e for e in group.efforts if e.worth)
    if not judged:
        return no_reference()
    cost, worth = pounds(e.cost for e in judged), pounds(e.worth for e in judged)
    value = ratio(cost, worth)
    paid_worth = pounds(e.paid_worth for e in judged)
    parts = say("None of the hours are paid.")
    if paid_worth:
        parts = say(
            "Paid hours are at {rates} of these rates, and {hours} of the hours (by value) are paid.",
            rates=said_percent(ratio(cost, paid_worth)),
            hours=said_percent(ratio(paid_worth, worth)),
        )
    caption = say(
        "All hours are paid at {share} of the reference rates of their bands ({whose}). {parts} "
        "It rests on the bands, {bands}.",
        share=said_percent(value),
        whose=setting.reference_words(judged),
        parts=parts,
        bands=setting.bands_words(judged),
    )
    closes = pounds(e.below_reference for e in judged)
    remedy = say(
        "{amount} more would bring each line to the reference rate of its band for all its hours.",
        amount=setting.said(closes),
    )
    return Found(value, caption, cost, worth, judged, closes=closes, remedy=remedy if closes else "")
