"""How much of finding and linking people is paid for: its hours, and its costs (method, section 6, figure 7)."""

from fairbudget.costing.rows import Row
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import effort_unknown, hours_unknown, no_hours, no_reference
from fairbudget.language import say
from fairbudget.money import ZERO

MEETING_PEOPLE = ("engagement", "facilitation")


@figure(7, "fraction")
def brokerage_coverage(group: Group, setting: Setting) -> Found | NoValue:
    """The share of the hours of finding and linking people that is paid."""
    brokering = tuple(e for e in group.efforts if e.brokerage)
    if not brokering:
        return no_brokerage(group, setting)
    if unknown := hours_unknown(brokering):
        return unknown
    paid, hours = hours_in_all(e.paid for e in brokering), hours_in_all(e.hours for e in brokering)
    if not hours:
        return no_hours()
    value = ratio(paid, hours)
    caption = say("{share} of the hours of finding and linking people are paid.", share=said_percent(value))
    valued = [e.unpaid_worth for e in brokering if e.unpaid_worth is not None]
    closes = pounds(valued) if valued else None
    amount = setting.said(closes or ZERO)
    rest = say("At least {amount} would pay the rest at the reference rates of their bands.", amount=amount)
    if len(valued) == len(brokering):
        rest = say("{amount} would pay the rest at the reference rates of their bands.", amount=amount)
    return Found(value, caption, paid, hours, brokering, brokering, closes, rest if closes else "")


@figure(7, "fraction", of_pay=True)
def brokerage_cost_coverage(group: Group, setting: Setting) -> Found | NoValue:
    """What is paid for finding and linking people, time and expenses, over what it takes at reference rates."""
    brokering = tuple(e for e in group.efforts if e.brokerage)
    expenses = expenses_of(group)
    if not brokering:
        return no_brokerage(group, setting)
    if unknown := effort_unknown(brokering):
        return unknown
    judged = tuple(e for e in brokering if e.worth)
    if not judged:
        return no_reference(brokering) if hours_in_all(e.hours for e in brokering) else no_hours()
    if any(row.amount("full_cost") is None for row in expenses):
        caption = say("What some of its travel, rooms or refreshments cost is not stated.")
        return NoValue("insufficient data", caption, say("Enter Unit cost £ on Costs."), brokering)
    needed = pounds(row.amount("full_cost") for row in expenses)
    missing = pounds(row.amount("full_cost") for row in expenses if row.paid_by == "nobody")
    paid = pounds(e.cost for e in judged) + needed - missing
    whole = pounds(e.worth for e in judged) + needed
    value = ratio(paid, whole)
    caption = say(
        "{share} of what finding and linking people takes is paid for: time at the reference rates of its bands "
        "({whose}), and {expenses} of expenses.",
        share=said_percent(value),
        whose=setting.reference_words(judged),
        expenses=setting.said(needed),
    )
    closes = pounds(e.unpaid_worth for e in judged) + missing
    remedy = say(
        "{amount} would pay its unpaid hours at these rates, and expenses that nobody pays.",
        amount=setting.said(closes),
    )
    return Found(value, caption, paid, whole, judged, brokering, closes, remedy if closes else "")


def expenses_of(group: Group) -> tuple[Row, ...]:
    """The other costs that are stated to be for brokerage."""
    return tuple(row for row in group.rows if row.kind == "cost" and row.activity == "brokerage")


def no_brokerage(group: Group, setting: Setting) -> NoValue:
    """Nobody's time for it is recorded: a question where people outside universities meet others, else no matter."""
    meeting = [e for e in group.efforts if e.partner_type != "university" and e.row.activity in MEETING_PEOPLE]
    if meeting and not any(effort.brokerage for effort in setting.efforts):
        caption = say("No brokerage recorded: who is making the introductions?")
        remedy = say(
            "Enter the time of finding and linking people on Time, and its travel and places to meet on Costs."
        )
        return NoValue("insufficient data", caption, remedy)
    return NoValue("not applicable", say("No time for finding and linking people is recorded here."))
