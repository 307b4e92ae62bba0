"""Figures of money: cost recovery, cash flow, and the spread of pay between partner types (figures 9, 10)."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from fairbudget.equity.cash_flow import Exposure, exposure
from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import (
    ASK_FOR_HOURS,
    HOURS_NOT_STATED,
    SIX_PLACES,
    Figure,
    Setting,
    about,
    coverage,
    figure,
    not_stated,
    ratio,
    said_percent,
    total,
    without_value,
)
from fairbudget.money import EXACT, ZERO, money, plain


@figure
def cost_recovery(group: Group, setting: Setting) -> Figure:
    """What is funded over the full cost of what the group does for the project."""
    rows = [row for row in group.rows if row.budgeted]
    funded, cost = [row.amount("funded") for row in rows], total([row.amount("full_cost") for row in rows])
    if None in funded:
        caption = "What the funder pays of some lines is not known."
        return without_value(cost_recovery, group, "fraction", "insufficient data", caption, "Choose the funder.")
    if not cost:
        return without_value(cost_recovery, group, "fraction", "not applicable", "There is no cost to recover.")
    paid = total(funded)
    value = ratio(paid, cost)
    return Figure(
        code="cost_recovery",
        value=value,
        unit="fraction",
        numerator=paid,
        denominator=cost,
        caption=f"The funder pays {said_percent(value)} of the full cost; {money(cost - paid)} is found elsewhere.",
        closes=cost - paid,
        remedy=f"{money(cost - paid)} has to be found by somebody: agree who.",
        **about(group, group.efforts),
    )


@figure
def cash_flow_exposure(group: Group, setting: Setting) -> Figure:
    """The most of a partner's own money that is out at any time, in pounds."""
    if group.partner is None:
        return without_value(
            cash_flow_exposure, group, "£", "not applicable", "Payment terms belong to single partners."
        )
    found = exposure(setting.costed, group)
    if not isinstance(found, Exposure):
        return without_value(cash_flow_exposure, group, "£", "insufficient data", found, "Enter payment terms.")
    if not found.costs:
        return without_value(cash_flow_exposure, group, "£", "not applicable", "Nothing is spent before it is paid.")
    late = " Invoices are paid beyond 30 days." if found.days_to_pay > 30 else ""
    wait = plain(found.average_wait.quantize(Decimal("0.1")))
    return Figure(
        code="cash_flow_exposure",
        value=found.peak,
        unit="£",
        numerator=found.pound_days,
        denominator=found.costs,
        caption=f"At its highest, {money(found.peak)} of the partner's own money is out; "
        f"on average it waits {wait} days.{late}",
        closes=found.peak,
        remedy=f"{money(found.peak)} paid up front would leave nothing out.",
        **about(group, group.efforts),
    )


@figure
def pay_spread_between_types(group: Group, setting: Setting) -> Figure:
    """The share of the spread of effective rates that lies between partner types (Theil T, weighted by hours)."""
    if group.partner is not None or group.partner_type is not None:
        return without_value(
            pay_spread_between_types, group, "fraction", "not applicable", "The spread is one figure for the budget."
        )
    if not_stated(group.efforts):
        return without_value(
            pay_spread_between_types, group, "fraction", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS
        )
    judged = [effort for effort in group.efforts if effort.hours]
    whole, between = theil(judged)
    if not whole:
        return without_value(
            pay_spread_between_types, group, "fraction", "not applicable", "Every hour costs the same."
        )
    value = ratio(between, whole)
    return Figure(
        code="pay_spread_between_types",
        value=value,
        unit="fraction",
        numerator=between.quantize(SIX_PLACES),
        denominator=whole.quantize(SIX_PLACES),
        coverage=coverage(judged, group.efforts),
        caption=f"{said_percent(value)} of the spread of pay lies between partner types, the rest within them.",
        **about(group, judged),
    )


def theil(efforts: Sequence[Effort]) -> tuple[Decimal, Decimal]:
    """Theil T of the effective rates, weighted by hours, and its part between partner types."""
    with localcontext(EXACT):
        lines = [(effort.cost, effort.hours or ZERO) for effort in efforts]
        types: dict[str | None, tuple[Decimal, Decimal]] = {}
        for effort in efforts:
            cost, hours = types.get(effort.partner_type, (ZERO, Decimal(0)))
            types[effort.partner_type] = (cost + effort.cost, hours + (effort.hours or ZERO))
        return _theil(lines), _theil(list(types.values()))


def _theil(parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Theil T of (pounds, hours): the sum of shares of money × ln(share of money ÷ share of hours)."""
    money_all, hours_all = total([cost for cost, _ in parts]), total([hours for _, hours in parts])
    if not money_all or not hours_all:
        return ZERO
    spread = Decimal(0)
    for cost, hours in parts:
        share = cost / money_all
        if share:
            spread += share * (share / (hours / hours_all)).ln()
    return spread
