"""What is recovered of the full cost, and how much is paid out before it is paid back (figures 9 and 10)."""

from decimal import Decimal

from fairbudget.equity.cash_flow import Exposure, exposure
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.language import say
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
        return NoValue("not applicable", say("There is no cost to recover."))
    value, subsidy = ratio(funded, cost), cost - funded
    caption = say(
        "The funder pays {share} of the full cost of {cost}; {rest} is found elsewhere.",
        share=said_percent(value),
        cost=setting.said(cost),
        rest=setting.said(subsidy),
    )
    remedy = say("{amount} has to be found by somebody: agree who.", amount=setting.said(subsidy))
    return Found(value, caption, funded, cost, closes=subsidy, remedy=remedy if subsidy else "")


def _not_known(group: Group, setting: Setting) -> NoValue | None:
    """Why what is funded is not known, or None."""
    rows = [row for row in group.rows if row.budgeted]
    if any(row.blocked for row in rows):
        return NoValue(
            "insufficient data", say("Some lines could not be costed."), say("Mend first what the problems say.")
        )
    costs = [row.amount("full_cost") for row in rows if row.kind != "cap"]
    if None in costs:
        caption = say("The full cost of some lines is not known.")
        return NoValue("insufficient data", caption, say("Mend the problems first."))
    if any(row.amount("funded") is None for row in rows):
        remedy = say("Choose the Funder on Project.")
        if setting.costed.funder:
            remedy = say("Ask the funder what it pays of them.")
        return NoValue("insufficient data", say("What the funder pays of some lines is not known."), remedy)
    pools = {row.pool for row in rows if row.pool and row.kind != "cap"}
    over = {row.line for row in setting.costed.rows if row.kind == "cap" and row.amount("over_cap") != 0}
    if not group.everybody and any(f"cap {pool}" in over for pool in pools):
        caption = say("The budget is over a shared cap, and what is cut here is not settled.")
        remedy = say("Bring the capped lines under the cap, or agree who bears it.")
        return NoValue("insufficient data", caption, remedy)
    return None


@figure(10, "£")
def cash_flow_exposure(group: Group, setting: Setting) -> Found | NoValue:
    """The most of a partner's own money that is out at any time, in pounds."""
    if group.partner is None:
        return NoValue("not applicable", say("Payment terms belong to single partners."))
    found = exposure(setting.costed, group)
    if not isinstance(found, Exposure):
        return found
    remedy = say(
        "{amount} lent up front, and settled with the last invoice, would leave nothing out.",
        amount=setting.said(found.peak),
    )
    return Found(
        found.peak,
        _money_out(found, setting),
        found.pound_days,
        found.costs,
        closes=found.peak,
        remedy=remedy if found.peak else "",
    )


def _money_out(found: Exposure, setting: Setting) -> str:
    """How much is out and for how long, and whether invoices are paid late."""
    if not found.peak:
        return say("None of the partner's own money is out at any time.")
    said = say(
        "At its highest, {amount} of the partner's own money is out; on average a pound waits {days} days.",
        amount=setting.said(found.peak),
        days=plain(found.average_wait.quantize(Decimal("0.1"))),
    )
    if found.days_to_pay <= PROMPT:
        return said
    late = say(
        "Invoices are paid after {days} days, beyond the {prompt} of good practice.",
        days=found.days_to_pay,
        prompt=PROMPT,
    )
    return f"{said} {late}"
