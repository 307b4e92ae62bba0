"""Figures of pay: what an hour comes to, like for like, the gaps, the floor (method, section 6, figures 1 to 4)."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort, Group, rate_an_hour, reference_efforts
from fairbudget.equity.figure import (
    ASK_FOR_HOURS,
    HOURS_NOT_STATED,
    Figure,
    Setting,
    about,
    an_hour,
    coverage,
    figure,
    not_stated,
    ratio,
    said_percent,
    total,
    without_value,
)
from fairbudget.money import EXACT, ZERO, money, to_pence


@figure
def effective_hourly_rate(group: Group, setting: Setting) -> Figure:
    """Employer cost over all hours, paid and unpaid, in pounds an hour."""
    if not_stated(group.efforts):
        return without_value(
            effective_hourly_rate, group, "£ an hour", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS
        )
    cost, hours = total([e.cost for e in group.efforts]), total([e.hours for e in group.efforts])
    if not hours:
        return without_value(effective_hourly_rate, group, "£ an hour", "not applicable", "There are no hours.")
    value = an_hour(cost, hours)
    assumed = " University time on the bid counts as paid." if any(e.assumed for e in group.efforts) else ""
    return Figure(
        code="effective_hourly_rate",
        value=value,
        unit="£ an hour",
        numerator=cost,
        denominator=hours,
        caption=f"Over all hours, paid and unpaid, an hour comes to {money(value)}.{assumed}",
        **about(group, group.efforts),
    )


@figure
def paid_hour_rate(group: Group, setting: Setting) -> Figure:
    """Employer cost over the paid hours alone, in pounds an hour: always shown beside the effective rate."""
    judged = [effort for effort in group.efforts if effort.paid is not None]
    cost, hours = total([e.cost for e in judged]), total([e.paid for e in judged])
    if not hours:
        return without_value(paid_hour_rate, group, "£ an hour", "not applicable", "No hours are paid.")
    value = an_hour(cost, hours)
    return Figure(
        code="paid_hour_rate",
        value=value,
        unit="£ an hour",
        numerator=cost,
        denominator=hours,
        coverage=coverage(judged, group.efforts),
        caption=f"Over the paid hours alone, an hour comes to {money(value)}.",
        **about(group, judged),
    )


@figure
def like_for_like_parity(group: Group, setting: Setting) -> Figure:
    """Employer cost over all hours at the reference rate of their bands: 1 is parity."""
    if not_stated(group.efforts):
        return without_value(like_for_like_parity, group, "ratio", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    judged = [effort for effort in group.efforts if effort.worth]
    cost, worth = total([e.cost for e in judged]), total([e.worth for e in judged])
    if not worth:
        caption = "No hours here have a band with a reference rate."
        remedy = "Enter bands, and name the reference partner whose staff work at them."
        return without_value(like_for_like_parity, group, "ratio", "insufficient data", caption, remedy)
    value = ratio(cost, worth)
    closes = total([max(ZERO, (e.worth or ZERO) - e.cost) for e in judged])
    return Figure(
        code="like_for_like_parity",
        value=value,
        unit="ratio",
        numerator=cost,
        denominator=worth,
        coverage=coverage(judged, group.efforts),
        caption=f"Of what the same hours at the same bands cost at the reference rates, {said_percent(value)} is paid.",
        closes=closes,
        remedy=f"{money(closes)} more would bring each line to the reference rate of its band for all its hours.",
        **about(group, judged),
    )


@figure
def mean_gap(group: Group, setting: Setting) -> Figure:
    """How far the effective rate lies below that of the reference partner, as a fraction of the latter."""
    reference = reference_efforts(setting.costed, setting.efforts)
    ours, theirs = rate_an_hour(group.efforts), rate_an_hour(reference)
    if problem := _no_gap(mean_gap, group, reference, ours, theirs):
        return problem
    return _gap("mean_gap", group, ours or ZERO, theirs or ZERO, "mean")


@figure
def median_gap(group: Group, setting: Setting) -> Figure:
    """The same gap between the hours-weighted medians of the lines' effective rates."""
    reference = reference_efforts(setting.costed, setting.efforts)
    ours, theirs = median_rate(group.efforts), median_rate(reference)
    if problem := _no_gap(median_gap, group, reference, ours, theirs):
        return problem
    return _gap("median_gap", group, ours or ZERO, theirs or ZERO, "median")


def median_rate(efforts: Sequence[Effort]) -> Decimal | None:
    """The hours-weighted median of the effective rates: the mean of the two middle values on a tie."""
    if not_stated(efforts):
        return None
    lines = [(effort.cost, effort.hours) for effort in efforts if effort.hours]
    with localcontext(EXACT):
        ranked = sorted((cost / hours, hours) for cost, hours in lines if hours)
        half = sum((hours for _, hours in ranked), Decimal(0)) / 2
        passed = Decimal(0)
        for position, (rate, hours) in enumerate(ranked):
            passed += hours
            if passed > half:
                return rate
            if passed == half:
                return (rate + ranked[position + 1][0]) / 2
    return None


def _no_gap(
    maker: object, group: Group, reference: Sequence[Effort], ours: Decimal | None, theirs: Decimal | None
) -> Figure | None:
    """The figure without a value where there is nothing to compare."""
    make = mean_gap if maker is mean_gap else median_gap
    if reference and tuple(group.efforts) == tuple(reference):
        return without_value(make, group, "fraction", "not applicable", "This is the reference itself.")
    if group.partner is None and group.partner_type is None:
        return without_value(make, group, "fraction", "not applicable", "A gap is between two groups.")
    if not reference or not theirs:
        caption = "There is no reference partner whose paid hours are known."
        return without_value(make, group, "fraction", "insufficient data", caption, "Name the reference partner.")
    if ours is None:
        return without_value(make, group, "fraction", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    return None


def _gap(code: str, group: Group, ours: Decimal, theirs: Decimal, kind: str) -> Figure:
    value = ratio(theirs - ours, theirs)
    side = "below" if value >= 0 else "above"
    return Figure(
        code=code,
        value=value,
        unit="fraction",
        numerator=to_pence(theirs - ours),
        denominator=to_pence(theirs),
        caption=f"The {kind} effective rate lies {said_percent(abs(value))} {side} the reference partner's "
        f"{money(theirs)}. A gap in averages is not proof of unequal pay for equal work.",
        **about(group, group.efforts),
    )


@figure
def floor_coverage(group: Group, setting: Setting) -> Figure:
    """The share of all hours on lines whose pay reaches the real Living Wage for all of their hours."""
    if not_stated(group.efforts):
        return without_value(floor_coverage, group, "fraction", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    judged = [effort for effort in group.efforts if effort.hours and effort.floor is not None]
    hours = total([e.hours for e in judged])
    if not hours:
        return without_value(floor_coverage, group, "fraction", "not applicable", "There are no hours to judge.")
    reached = total([e.hours for e in judged if e.pay >= (e.floor or ZERO) * (e.hours or ZERO)])
    closes = total([to_pence(max(ZERO, (e.floor or ZERO) * (e.hours or ZERO) - e.pay)) for e in judged])
    value = ratio(reached, hours)
    return Figure(
        code="floor_coverage",
        value=value,
        unit="fraction",
        numerator=reached,
        denominator=hours,
        coverage=coverage(judged, group.efforts),
        caption=f"{said_percent(value)} of all hours are at or above the real Living Wage once unpaid hours count.",
        closes=closes,
        remedy=f"{money(closes)} more would pay all hours at the real Living Wage.",
        **about(group, judged),
    )
