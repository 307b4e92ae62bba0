"""How heavy the unpaid work on the bid weighs (method, section 6, figure 8)."""

from decimal import localcontext

from fairbudget.costing.rows import Row
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import hours_unknown, no_reference
from fairbudget.language import say
from fairbudget.money import EXACT, percent, to_pence


@figure(8, "ratio")
def pre_application_burden(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid work on the bid, at reference rates, over what the group gets if the bid wins (÷ the success rate)."""
    early = tuple(e for e in group.efforts if e.early)
    if not early:
        return NoValue("not applicable", say("No work on the bid is recorded here."))
    if unknown := hours_unknown(early):
        return unknown
    if any(e.unpaid_worth is None for e in early):
        caption = say("Some unpaid work on the bid has no band with a reference rate.")
        return NoValue("insufficient data", caption, no_reference().remedy, early)
    granted = [row.amount("cost") for row in group.rows if paid_if_the_bid_wins(row)]
    if any(row.blocked for row in group.rows) or None in granted:
        caption = say("What the grant would bring is not known.")
        return NoValue("insufficient data", caption, say("Mend the problems first."), early)
    gets, burden = pounds(granted), pounds(e.unpaid_worth for e in early)
    if not gets:
        worth = setting.said(burden)
        caption = say("Unpaid work on the bid is worth {worth}, and the grant would bring nothing here.", worth=worth)
        return NoValue("not applicable", caption)
    success = setting.costed.budget.project.success_rate
    with localcontext(EXACT):
        expected = to_pence(burden / success) if success else burden
    value = ratio(expected, gets)
    amounts = {"worth": setting.said(expected), "share": said_percent(value), "grant": setting.said(gets)}
    if not burden:
        caption = say("No work on the bid is unpaid.")
    elif success:
        caption = say(
            "Unpaid work on the bid is worth {worth} for each bid that wins, when {chance} do: {share} of what the "
            "grant would bring, {grant}.",
            chance=percent(success),
            **amounts,
        )
    else:
        caption = say(
            "Unpaid work on the bid is worth {worth}: {share} of what the grant would bring, {grant}.", **amounts
        )
    remedy = say("Pay it from another fund, or ask for fewer hours before the decision.")
    return Found(
        value,
        caption,
        expected,
        gets,
        behind=early,
        of=early,
        closes=burden,
        remedy=remedy if burden else "",
    )


def paid_if_the_bid_wins(row: Row) -> bool:
    """Whether the grant is to pay for it: what is needed and not budgeted, or done before the decision, is not."""
    return row.paid_by == "grant" and row.budgeted and row.phase != "pre_application"
