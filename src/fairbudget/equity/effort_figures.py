"""Figures of effort: unpaid time, money beside hours, brokerage, work on the bid (section 6, figures 5 to 8)."""

from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import (
    ASK_FOR_HOURS,
    HOURS_NOT_STATED,
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
from fairbudget.money import EXACT, ZERO, money, to_pence

OUTSIDE = ("university",)
MEETING_PEOPLE = ("engagement", "facilitation", "brokerage")


def unpaid_worth(effort: Effort) -> Decimal | None:
    """The unpaid hours at the reference rate of their band, to the penny."""
    if effort.unpaid is None or effort.reference is None:
        return ZERO if effort.unpaid == 0 else None
    return to_pence(effort.unpaid * effort.reference)


@figure
def unpaid_share(group: Group, setting: Setting) -> Figure:
    """Unpaid hours over all hours."""
    if not_stated(group.efforts):
        return without_value(unpaid_share, group, "fraction", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    unpaid, hours = total([e.unpaid for e in group.efforts]), total([e.hours for e in group.efforts])
    if not hours:
        return without_value(unpaid_share, group, "fraction", "not applicable", "There are no hours.")
    value = ratio(unpaid, hours)
    return Figure(
        code="unpaid_share",
        value=value,
        unit="fraction",
        numerator=unpaid,
        denominator=hours,
        caption=f"{said_percent(value)} of the hours are unpaid.",
        **about(group, group.efforts),
    )


@figure
def unpaid_value(group: Group, setting: Setting) -> Figure:
    """Unpaid hours at the reference rates of their bands, in pounds."""
    if not_stated(group.efforts):
        return without_value(unpaid_value, group, "£", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    judged = [effort for effort in group.efforts if unpaid_worth(effort) is not None]
    if not judged and group.efforts:
        caption = "No unpaid hours here have a band with a reference rate."
        return without_value(unpaid_value, group, "£", "insufficient data", caption, "Enter bands on Time.")
    value = total([unpaid_worth(effort) for effort in judged])
    return Figure(
        code="unpaid_value",
        value=value,
        unit="£",
        numerator=value,
        coverage=coverage(judged, group.efforts),
        caption=f"At the reference rates of their bands the unpaid hours are worth {money(value)}.",
        closes=value,
        remedy=f"{money(value)} would pay the unpaid hours at the reference rates of their bands.",
        **about(group, judged),
    )


@figure
def effort_money_balance(group: Group, setting: Setting) -> Figure:
    """The group's share of the full cost of all time over its share of all hours: 1 is in balance."""
    everyone = setting.efforts
    if group.partner is None and group.partner_type is None:
        return without_value(effort_money_balance, group, "ratio", "not applicable", "All partners are the whole.")
    if len({effort.partner_type for effort in everyone}) < 2:
        caption = "All partners are of one type, so there is nothing to balance."
        return without_value(effort_money_balance, group, "ratio", "not applicable", caption)
    if not_stated(everyone):
        return without_value(effort_money_balance, group, "ratio", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS)
    money_all, hours_all = total([_full(e) for e in everyone]), total([e.hours for e in everyone])
    ours, hours = total([_full(e) for e in group.efforts]), total([e.hours for e in group.efforts])
    if not money_all or not hours:
        return without_value(effort_money_balance, group, "ratio", "not applicable", "There is nothing to compare.")
    with localcontext(EXACT):
        share_of_money, share_of_hours = ours / money_all, hours / hours_all
    value = ratio(share_of_money, share_of_hours)
    return Figure(
        code="effort_money_balance",
        value=value,
        unit="ratio",
        numerator=ratio(ours, money_all),
        denominator=ratio(hours, hours_all),
        caption=f"{said_percent(share_of_hours)} of the hours, {said_percent(share_of_money)} of the money for time.",
        **about(group, group.efforts),
    )


def _full(effort: Effort) -> Decimal:
    """The full cost of a row's time, with what an employer elsewhere pays of it."""
    extra = effort.cost - (effort.row.amount("employer_cost") or ZERO)
    return (effort.row.amount("full_cost") or ZERO) + extra


@figure
def brokerage_coverage(group: Group, setting: Setting) -> Figure:
    """The share of the hours of finding and linking people that is paid."""
    brokering = [effort for effort in group.efforts if effort.brokerage]
    if not brokering:
        return _no_brokerage(group, setting)
    if not_stated(brokering):
        return without_value(
            brokerage_coverage, group, "fraction", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS
        )
    paid, hours = total([e.paid for e in brokering]), total([e.hours for e in brokering])
    if not hours:
        return without_value(brokerage_coverage, group, "fraction", "not applicable", "There are no such hours.")
    value, closes = ratio(paid, hours), total([unpaid_worth(e) for e in brokering])
    return Figure(
        code="brokerage_coverage",
        value=value,
        unit="fraction",
        numerator=paid,
        denominator=hours,
        caption=f"{said_percent(value)} of the hours of finding and linking people are paid.",
        closes=closes,
        remedy=f"{money(closes)} would pay the rest at the reference rates of their bands.",
        **about(group, brokering),
    )


def _no_brokerage(group: Group, setting: Setting) -> Figure:
    meeting = [e for e in group.efforts if e.partner_type not in OUTSIDE and e.row.activity in MEETING_PEOPLE]
    anywhere = any(effort.brokerage for effort in setting.efforts)
    if meeting and not anywhere:
        caption = "No brokerage recorded: who is making the introductions?"
        remedy = "Enter the time of finding and linking people, with its travel and places to meet."
        return without_value(brokerage_coverage, group, "fraction", "insufficient data", caption, remedy)
    return without_value(brokerage_coverage, group, "fraction", "not applicable", "No brokerage is recorded here.")


@figure
def pre_application_burden(group: Group, setting: Setting) -> Figure:
    """Unpaid work on the bid, at reference rates, over what the group gets if the bid wins (÷ the success rate)."""
    early = [effort for effort in group.efforts if effort.early]
    if not early:
        return without_value(
            pre_application_burden, group, "ratio", "not applicable", "No work before the bid is recorded here."
        )
    worth = [unpaid_worth(effort) for effort in early]
    if None in worth:
        return without_value(
            pre_application_burden, group, "ratio", "insufficient data", HOURS_NOT_STATED, ASK_FOR_HOURS
        )
    gets = total(
        [row.amount("cost") for row in group.rows if row.paid_by == "grant" and row.phase != "pre_application"]
    )
    if not gets:
        caption = "The group gets nothing if the bid wins, so the burden has nothing to be compared with."
        return without_value(pre_application_burden, group, "ratio", "not applicable", caption)
    burden, success = total(worth), setting.costed.budget.project.success_rate
    with localcontext(EXACT):
        expected = burden / success if success else burden
    value = ratio(expected, gets)
    chance = " for each bid that wins" if success else ""
    return Figure(
        code="pre_application_burden",
        value=value,
        unit="ratio",
        numerator=to_pence(expected),
        denominator=gets,
        caption=f"Unpaid work on the bid is worth {money(to_pence(expected))}{chance}, "
        f"{said_percent(value)} of what the grant would bring.",
        closes=burden,
        remedy="Pay it from another fund, or ask for fewer hours before the decision.",
        **about(group, early),
    )
