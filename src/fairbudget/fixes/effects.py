"""What a fix does to the whole budget: the full cost that it adds, what the funder pays of it, and who bears the rest.

Both budgets are costed by the engine, so that percentages of other lines and shared caps follow of themselves.
"""

from decimal import Decimal, localcontext

from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.fixes.results import Effect
from fairbudget.money import EXACT, ZERO

SIX_PLACES = Decimal("0.000001")
PARTNER = "partner"


def full_cost(costed: CostedBudget) -> Decimal:
    """The full cost of everything that could be costed, in cash or given by a partner."""
    return sum((row.amount("full_cost") or ZERO for row in costed.rows if row.budgeted), ZERO)


def effect(before: CostedBudget, after: CostedBudget) -> Effect:
    """What the second budget costs more than the first, and who pays the difference."""
    cost = full_cost(after) - full_cost(before)
    known = _funded(after) - _funded(before)
    unknown = _not_known(after) - _not_known(before)
    first, second = _by_bearer(before), _by_bearer(after)
    rest = {name: second.get(name, ZERO) - first.get(name, ZERO) for name in {**first, **second}}
    funded_now, limit = _funded(before), before.budget.project.award_limit
    return Effect(
        cost=cost,
        funded=known if not unknown else None,
        funded_so_far=known,
        rest_by_bearer={name: more for name, more in rest.items() if more},
        not_known=unknown,
        of_funded_now=_ratio(cost, funded_now),
        of_award_limit=_ratio(cost, limit),
    )


def asked_of_the_funder(costed: CostedBudget) -> Decimal:
    """What the funder is asked for; all of the cost of a row while what is paid of it is not known."""
    rows = [row for row in costed.rows if row.budgeted and row.paid_by == "grant"]
    amounts = [row.amount("cost") if row.amount("funded") is None else row.amount("funded") for row in rows]
    return sum((amount for amount in amounts if amount is not None), ZERO)


def _funded(costed: CostedBudget) -> Decimal:
    return sum((row.amount("funded") or ZERO for row in costed.rows if row.budgeted), ZERO)


def _not_known(costed: CostedBudget) -> Decimal:
    """The cost of rows of which it is not known what the funder pays."""
    rows = (row for row in costed.rows if row.budgeted and row.in_cash and row.amount("funded") is None)
    return sum((row.amount("cost") or ZERO for row in rows), ZERO)


def _by_bearer(costed: CostedBudget) -> dict[str, Decimal]:
    """Who carries what the funder does not pay; what a partner gives, the partner carries."""
    found: dict[str, Decimal] = {}
    for row in costed.rows:
        if row.budgeted:
            name, amount = _borne(row)
            found[name] = found.get(name, ZERO) + amount
    return found


def _borne(row: Row) -> tuple[str, Decimal]:
    if not row.in_cash:
        return PARTNER, row.amount("full_cost") or ZERO
    return row.bearer or "unknown", row.amount("shortfall") or ZERO


def _ratio(amount: Decimal, whole: Decimal | None) -> Decimal | None:
    if not whole:
        return None
    with localcontext(EXACT):
        return (amount / whole).quantize(SIX_PLACES)
