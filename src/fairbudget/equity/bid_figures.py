"""How heavy the unpaid work on the bid weighs (method, section 6, figure 8)."""

from decimal import localcontext

from fairbudget.costing.rows import Row
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import NO_REFERENCE, hours_unknown
from fairbudget.money import EXACT, percent, to_pence


@figure(8, "ratio")
def pre_application_burden(group: Group, setting: Setting) -> Found | NoValue:
    """Unpaid work on the bid, at reference rates, over what the group gets if the bid wins (÷ the success rate)."""
    early = tuple(e for e in group.efforts if e.early)
    if not early:
        return NoValue("not applicable", "No work on the bid is recorded here.")
    if unknown := hours_unknown(early):
        return unknown
    if any(e.unpaid_worth is None for e in early):
        caption = "Some unpaid work on the bid has no band with a reference rate."
        return NoValue("insufficient data", caption, NO_REFERENCE.remedy, early)
    granted = [row.amount("cost") for row in group.rows if paid_if_the_bid_wins(row)]
    if any(row.blocked for row in group.rows) or None in granted:
        return NoValue(
            "insufficient data", "What the grant would bring is not known.", "Mend the problems first.", early
        )
    gets, burden = pounds(granted), pounds(e.unpaid_worth for e in early)
    if not gets:
        caption = f"Unpaid work on the bid is worth {setting.said(burden)}, and the grant would bring nothing here."
        return NoValue("not applicable", caption)
    success = setting.costed.budget.project.success_rate
    with localcontext(EXACT):
        expected = to_pence(burden / success) if success else burden
    value = ratio(expected, gets)
    chance = f" for each bid that wins, when {percent(success)} do" if success else ""
    caption = (
        f"Unpaid work on the bid is worth {setting.said(expected)}{chance}: {said_percent(value)} of what the grant "
        f"would bring, {setting.said(gets)}."
    )
    remedy = "Pay it from another fund, or ask for fewer hours before the decision."
    return Found(
        value,
        caption if burden else "No work on the bid is unpaid.",
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
