"""What is recovered of the full cost, and how much is paid out before it is paid back (figures 9 and 10)."""

from decimal import Decimal

from fairbudget.equity.cash_flow import Exposure, exposure
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.money import plain

PROMPT = 30  # days; the Fair Payment Code's best level


@figure(9, "fraction")
def cost_recovery(group: Group, setting: Setting) -> Found | NoValue:
    """What is funded over the full cost of what the group does for the project."""
    rows = [row for row in group.rows if row.budgeted]
    if unknown := _not_known(group, setting):
        return unknown
    funded = pounds(row.amount("funded") for row in rows)
    cost = pounds(row.amount("full_cost") for row in rows)
    if not cost:
        return NoValue("not applicable", "There is no cost to recover.")
    value, subsidy = ratio(funded, cost), cost - funded
    caption = (
        f"The funder pays {said_percent(value)} of the full cost of {setting.said(cost)}; "
        f"{setting.said(subsidy)} is found elsewhere."
    )
    remedy = f"{setting.said(subsidy)} has to be found by somebody: agree who."
    return Found(value, caption, funded, cost, closes=subsidy, remedy=remedy if subsidy else "")


def _not_known(group: Group, setting: Setting) -> NoValue | None:
    """Why what is funded is not known, or None."""
    rows = [row for row in group.rows if row.budgeted]
    if any(row.blocked for row in rows):
        return NoValue("insufficient data", "Some lines could not be costed.", "Mend first what the problems say.")
    costs = [row.amount("full_cost") for row in rows if row.kind != "cap"]
    if None in costs:
        return NoValue("insufficient data", "The full cost of some lines is not known.", "Mend the problems first.")
    if any(row.amount("funded") is None for row in rows):
        remedy = "Ask the funder what it pays of them." if setting.costed.funder else "Choose the Funder on Project."
        return NoValue("insufficient data", "What the funder pays of some lines is not known.", remedy)
    pools = {row.pool for row in rows if row.pool and row.kind != "cap"}
    over = {row.line for row in setting.costed.rows if row.kind == "cap" and row.amount("over_cap") != 0}
    if not group.everybody and any(f"cap {pool}" in over for pool in pools):
        caption = "The budget is over a shared cap, and what is cut here is not settled."
        return NoValue("insufficient data", caption, "Bring the capped lines under the cap, or agree who bears it.")
    return None


@figure(10, "£")
def cash_flow_exposure(group: Group, setting: Setting) -> Found | NoValue:
    """The most of a partner's own money that is out at any time, in pounds."""
    if group.partner is None:
        return NoValue("not applicable", "Payment terms belong to single partners.")
    found = exposure(setting.costed, group)
    if not isinstance(found, Exposure):
        return found
    late = (
        f" Invoices are paid after {found.days_to_pay} days, beyond the {PROMPT} of good practice."
        if found.days_to_pay > PROMPT
        else ""
    )
    wait = plain(found.average_wait.quantize(Decimal("0.1")))
    caption = (
        f"At its highest, {setting.said(found.peak)} of the partner's own money is out; "
        f"on average a pound waits {wait} days.{late}"
    )
    if not found.peak:
        caption = "None of the partner's own money is out at any time."
    remedy = f"{setting.said(found.peak)} lent up front, and settled with the last invoice, would leave nothing out."
    return Found(
        found.peak,
        caption,
        found.pound_days,
        found.costs,
        closes=found.peak,
        remedy=remedy if found.peak else "",
    )
