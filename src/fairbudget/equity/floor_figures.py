"""How much of the time reaches the real Living Wage (method, section 6, figure 4)."""

from collections.abc import Sequence
from functools import reduce

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import effort_unknown, no_hours
from fairbudget.language import long_date, say


@figure(4, "fraction", of_pay=True)
def floor_coverage(group: Group, setting: Setting) -> Found | NoValue:
    """The share of all hours on lines whose pay reaches the real Living Wage for all of their hours."""
    if unknown := effort_unknown(group.efforts):
        return unknown
    timed = tuple(e for e in group.efforts if e.hours)
    if not timed:
        return no_hours()
    judged = tuple(e for e in timed if e.floor is not None)
    if not judged:
        return _no_floor(setting)
    hours = hours_in_all(e.hours for e in judged)
    reached = hours_in_all(e.hours_at_floor for e in judged)
    value = ratio(reached, hours)
    caption = say(
        "{share} of all hours are on lines at or above the real Living Wage ({floor} an hour) once unpaid hours count. "
        "It is a floor, not a price for expertise.",
        share=said_percent(value),
        floor=_floors(judged, setting),
    )
    closes = pounds(e.below_floor for e in judged)
    alone = pounds(e.paid_below_floor for e in judged)
    remedy = say(
        "{every} more would pay all hours at the real Living Wage; looking at paid hours alone, {paid}.",
        every=setting.said(closes),
        paid=setting.said(alone),
    )
    return Found(value, caption, reached, hours, judged, closes=closes, remedy=remedy if closes else "")


def _floors(efforts: Sequence[Effort], setting: Setting) -> str:
    floors = sorted({e.floor for e in efforts if e.floor is not None})
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), map(setting.said, floors))


def _no_floor(setting: Setting) -> NoValue:
    if setting.costed.budget.project.currency != "GBP":
        return NoValue("not applicable", say("The real Living Wage is in pounds, and this budget is not."))
    caption = say("No real Living Wage is known for {day}.", day=long_date(setting.costed.as_of))
    return NoValue("insufficient data", caption, say("Check Rates as of on Project."))
