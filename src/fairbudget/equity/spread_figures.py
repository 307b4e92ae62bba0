"""The spread of pay, and its part between partner types: Theil's T, weighted by hours (method, section 6)."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import SIX_PLACES, hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import effort_unknown, no_hours, types_unknown
from fairbudget.language import say
from fairbudget.money import EXACT, ZERO

ONE = Decimal(1)


@figure(11, "fraction", of_pay=True)
def pay_spread_between_types(group: Group, setting: Setting) -> Found | NoValue:
    """The share of the spread of effective rates that lies between partner types."""
    if not group.everybody:
        return NoValue("not applicable", say("The spread is one figure for the whole budget."))
    judged = tuple(e for e in group.efforts if e.hours)
    if unknown := effort_unknown(group.efforts) or (types_unknown(judged) if judged else no_hours()):
        return unknown
    if not any(e.cost for e in judged):
        return NoValue("not applicable", say("Nobody is paid, so there is no spread of pay."))
    whole, between = spread(judged)
    if not whole:
        return NoValue("not applicable", say("Every hour costs the same, so there is no spread of pay."))
    value = ratio(between, whole)
    caption = say(
        "{share} of the spread of pay lies between partner types, the rest within them.", share=said_percent(value)
    )
    return Found(value, caption, between.quantize(SIX_PLACES), whole.quantize(SIX_PLACES), behind=judged)


def spread(efforts: Sequence[Effort]) -> tuple[Decimal, Decimal]:
    """Theil's T of the effective rates, weighted by hours, and its part between partner types."""
    by_rate: dict[Decimal, list[Effort]] = {}
    by_type: dict[str | None, list[Effort]] = {}
    for effort in efforts:
        by_type.setdefault(effort.partner_type, []).append(effort)
        # Nothing is spread among those at one rate, and logarithms are slow: they are taken together.
        by_rate.setdefault(EXACT.divide(effort.cost or ZERO, effort.hours or ONE), []).append(effort)
    return theil([*by_rate.values()]), theil([*by_type.values()])


def theil(groups: Sequence[Sequence[Effort]]) -> Decimal:
    """Theil's T between groups: the sum of share of money × ln(share of money ÷ share of hours)."""
    parts = [(pounds(e.cost for e in group), hours_in_all(e.hours for e in group)) for group in groups]
    with localcontext(EXACT):
        money, hours = pounds(cost for cost, _ in parts), hours_in_all(time for _, time in parts)
        shares = [(cost / money, time / hours) for cost, time in parts if cost]
        return sum((of_money * (of_money / of_time).ln() for of_money, of_time in shares), Decimal(0))
