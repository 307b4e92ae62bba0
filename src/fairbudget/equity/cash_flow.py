"""How much of its own money a partner has out, and for how long (method, section 6, figure 10).

Costs fall at the end of each month of the line's project year, evenly; months count 30 days. The advance comes on
day 0; the rest is invoiced at the end of every n months, and at the end of the project, for the costs since the last
invoice, less its share of the advance, and paid after the stated days. What comes and goes on one day is one change.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext

from fairbudget.budget import Partner
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import Group
from fairbudget.equity.figure import NoValue
from fairbudget.language import noop, say
from fairbudget.money import EXACT, to_pence

DAYS_A_MONTH = 30
MONTHS_A_YEAR = 12
ENTER_TERMS = noop("Enter Paid, Advance %, Invoice every (months) and Days to pay on Partners.")


@dataclass(frozen=True)
class Terms:
    """The fraction paid in advance, the months between invoices, and the days from an invoice to its money."""

    advance: Decimal
    invoice_every: int = 1
    days_to_pay: int = 0


@dataclass(frozen=True)
class Exposure:
    """`peak` in pounds, `pound_days`, `average_wait` in days, all of `costs`; `days_to_pay` 0 without invoices."""

    peak: Decimal
    pound_days: Decimal
    average_wait: Decimal
    costs: Decimal
    days_to_pay: int


def exposure(costed: CostedBudget, group: Group) -> Exposure | NoValue:
    """The exposure of one partner by its payment terms, over what the grant pays of its costs and other lines."""
    granted = [row.amount("cost") for row in group.rows if row.paid_by == "grant" and row.budgeted]
    if None in granted:
        return NoValue(
            "insufficient data", say("Some lines could not be costed."), say("Mend first what the problems say.")
        )
    if not any(granted):
        return NoValue("not applicable", say("The grant pays nothing here, so nothing is waited for."))
    terms = terms_of(costed.budget.partner(group.partner or ""))
    if isinstance(terms, NoValue):
        return terms
    return worked(monthly(costed, group), terms, costed.budget.project.months)


def terms_of(partner: Partner) -> Terms | NoValue:
    """The payment terms of a partner, or which of them are not stated."""
    missing = ""
    if partner.paid is None or partner.paid == "unknown":
        missing = say("Whether the partner is paid in advance or in arrears is not stated.")
    elif partner.paid == "mixed" and partner.advance is None:
        missing = say("How much is paid in advance is not stated.")
    if missing:
        return NoValue("insufficient data", missing, say(ENTER_TERMS))
    advance = Decimal(partner.paid == "advance") if partner.advance is None else partner.advance
    if advance >= 1:
        return Terms(Decimal(1))
    if not partner.invoice_every_months or partner.days_to_pay is None:
        caption = say("How often the partner invoices, or how long payment takes, is not stated.")
        return NoValue("insufficient data", caption, say(ENTER_TERMS))
    return Terms(advance, partner.invoice_every_months, partner.days_to_pay)


def monthly(costed: CostedBudget, group: Group) -> dict[int, Decimal]:
    """Costs by the project month at whose end they fall; work before the start falls on day 0.

    A year that the project does not fill is as long as it lasts; where its length is not stated, years are whole.
    """
    length = costed.budget.project.months
    spent: dict[int, Decimal] = defaultdict(Decimal)
    with localcontext(EXACT):
        for row in group.rows:
            cost = row.amount("cost")
            if not cost or row.paid_by != "grant":
                continue
            if row.year < 1:
                spent[0] += cost
                continue
            first = MONTHS_A_YEAR * (row.year - 1)
            months = MONTHS_A_YEAR if length is None else max(1, min(MONTHS_A_YEAR, length - first))
            for month in range(first + 1, first + months + 1):
                spent[month] += cost / months
    return spent


def worked(spent: dict[int, Decimal], terms: Terms, length: int | None = None) -> Exposure:
    """The balance of money received less money spent, by the day; `length` is that of the project in months."""
    last = max(*spent, length or 0, 1)
    with localcontext(EXACT):
        costs = sum(spent.values(), Decimal(0))
        changes: dict[int, Decimal] = defaultdict(Decimal)
        changes[0] += costs * terms.advance
        for month, cost in spent.items():
            changes[month * DAYS_A_MONTH] -= cost
            invoiced = min(last, -(-max(month, 1) // terms.invoice_every) * terms.invoice_every)
            changes[invoiced * DAYS_A_MONTH + terms.days_to_pay] += cost * (1 - terms.advance)
        balance = peak = area = Decimal(0)
        before = 0
        for day in sorted(changes):
            area += max(Decimal(0), -balance) * (day - before)
            balance += changes[day]
            peak, before = max(peak, -balance), day
        return Exposure(to_pence(peak), to_pence(area), area / costs, to_pence(costs), terms.days_to_pay)
