"""The share of the money beside the share of the hours (method, section 6, figure 6)."""

from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import effort_unknown, no_hours, types_unknown
from fairbudget.language import say
from fairbudget.money import EXACT


@figure(6, "ratio", of_pay=True)
def effort_money_balance(group: Group, setting: Setting) -> Found | NoValue:
    """The group's share of the full cost of all time over its share of all hours: 1 is in balance."""
    if group.everybody:
        return NoValue("not applicable", say("All partners together are the whole."))
    if unknown := setting.of_everybody(_unknown):
        return unknown
    hours, all_of_them = _hours(group), setting.of_everybody(_hours)
    ours, money = _money(group), setting.of_everybody(_money)
    if ours is None or money is None:
        missing = say("The overhead of some lines is not known.")
        return NoValue("insufficient data", missing, say("State Overhead on Partners."))
    if not hours:
        return no_hours()
    if not money:
        nobody = say("Nobody is paid, so there is no money to compare with the hours.")
        return NoValue("not applicable", nobody)
    of_money, of_hours = ratio(ours, money), ratio(hours, all_of_them)
    with localcontext(EXACT):
        value = ratio(ours / money, hours / all_of_them)
    caption = say(
        "{hours} of the hours and {money} of the money for time, with its overhead: in balance the two are the same.",
        hours=said_percent(of_hours),
        money=said_percent(of_money),
    )
    return Found(value, caption, of_money, of_hours, behind=group.efforts)


def _unknown(everybody: Group) -> NoValue | None:
    return types_unknown(everybody.efforts) or effort_unknown(everybody.efforts)


def _hours(group: Group) -> Decimal:
    return hours_in_all(effort.hours for effort in group.efforts)


def _money(group: Group) -> Decimal | None:
    """The full cost of all time; None where some of it is not known."""
    costs = full_costs(group)
    return None if None in costs else pounds(costs)


def full_costs(group: Group) -> list[Decimal | None]:
    """The full cost of each row of time, and overheads that belong to no single line: stated amounts, percentages."""
    overheads = [row.amount("full_cost") for row in group.rows if row.kind in ("overhead", "percentage")]
    return [*(full_cost(effort) for effort in group.efforts), *overheads]


def full_cost(effort: Effort) -> Decimal | None:
    """The full cost of a row of time, and what a university's salary pays of it."""
    full, employer = effort.row.amount("full_cost"), effort.row.amount("employer_cost")
    return None if full is None or employer is None or effort.cost is None else full + effort.cost - employer
