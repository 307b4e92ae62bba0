"""How much of its own money a partner has out, and for how long (method, section 6, figure 10).

Costs fall at the end of each month of the line's project year, evenly; months count 30 days. The advance comes on
day 0; the rest is invoiced at the end of every n months for the costs since the last invoice, less its share of the
advance, and paid after the stated days.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import Group
from fairbudget.money import EXACT, ZERO, to_pence

DAYS_A_MONTH = 30
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Exposure:
    """`peak` in pounds, `pound_days`, `average_wait` in days, all of costs paid by the grant."""

    peak: Decimal
    pound_days: Decimal
    average_wait: Decimal
    costs: Decimal
    days_to_pay: int


def exposure(costed: CostedBudget, group: Group) -> Exposure | str:
    """The exposure of one partner, or the words that say which terms are not stated."""
    partner = costed.budget.partner(group.partner or "")
    if partner.paid is None or partner.paid == "unknown":
        return "When the partner is paid is not stated."
    advance = partner.advance if partner.advance is not None else (Decimal(1) if partner.paid == "advance" else None)
    if advance is None and partner.paid == "mixed":
        return "How much is paid in advance is not stated."
    if (advance or ZERO) < 1 and (partner.invoice_every_months is None or partner.days_to_pay is None):
        return "How often the partner invoices, or how long payment takes, is not stated."
    spent = _monthly(costed, group)
    every, days = partner.invoice_every_months or MONTHS_A_YEAR, partner.days_to_pay or 0
    return _worked(spent, advance or ZERO, every, days)


def _monthly(costed: CostedBudget, group: Group) -> dict[int, Decimal]:
    """Costs by the project month at whose end they fall; work before the start falls on day 0."""
    length = costed.budget.project.months
    spent: dict[int, Decimal] = defaultdict(Decimal)
    with localcontext(EXACT):
        for row in group.rows:
            cost = row.amount("cost")
            if not cost or row.paid_by != "grant":
                continue
            first = MONTHS_A_YEAR * (row.year - 1) if row.year >= 1 else -1
            months = MONTHS_A_YEAR if length is None else max(1, min(MONTHS_A_YEAR, length - first))
            if row.year < 1:
                spent[0] += cost
                continue
            for month in range(first + 1, first + months + 1):
                spent[month] += cost / months
    return spent


def _worked(spent: dict[int, Decimal], advance: Decimal, every: int, days: int) -> Exposure:
    """The balance of money received less money spent, day by day where it changes."""
    with localcontext(EXACT):
        costs = sum(spent.values(), Decimal(0))
        changes: dict[int, Decimal] = defaultdict(Decimal)
        changes[0] += costs * advance
        for month, cost in spent.items():
            changes[month * DAYS_A_MONTH] -= cost
            invoiced = -(-month // every) * every if month else every
            changes[invoiced * DAYS_A_MONTH + days] += cost * (1 - advance)
        balance = peak = area = Decimal(0)
        before = 0
        for day in sorted(changes):
            area += max(Decimal(0), -balance) * (day - before)
            balance += changes[day]
            peak, before = max(peak, -balance), day
        wait = area / costs if costs else Decimal(0)
        return Exposure(to_pence(peak), to_pence(area), wait, to_pence(costs), days)
