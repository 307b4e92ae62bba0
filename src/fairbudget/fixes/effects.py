"""What a fix does to the whole budget: the full cost that it adds, what the funder pays of it, and who bears the rest.

Both budgets are costed by the engine, so that percentages of other lines and shared caps follow of themselves.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from fairbudget.budget import TimeLine
from fairbudget.costing.costed import CostedBudget, other_rows, rows_of_line, rules_and_settings, unread_lines
from fairbudget.costing.rows import Row
from fairbudget.fixes.results import Effect
from fairbudget.money import EXACT, ZERO

SIX_PLACES = Decimal("0.000001")
PARTNER = "partner"


def full_cost(costed: CostedBudget) -> Decimal:
    """The full cost of everything that could be costed, in cash or given by a partner."""
    return _full_cost(costed.rows)


def _full_cost(rows: Sequence[Row]) -> Decimal:
    return sum((row.amount("full_cost") or ZERO for row in rows if row.budgeted), ZERO)


class FullCosts:
    """The full cost of a budget with other lines of time in it. Who pays it is not asked, and a line is costed once."""

    def __init__(self, costed: CostedBudget) -> None:
        _, self._settings = rules_and_settings(costed.budget, costed.book, costed.as_of, [])
        self.budget, self._unread = costed.budget, unread_lines(costed.budget)
        self._rows: dict[TimeLine, list[Row]] = {}

    def of(self, lines: Sequence[TimeLine]) -> Decimal:
        """The full cost of everything, with these lines of time."""
        timed = [row for line in lines for row in self.rows_of(line)]
        others = other_rows(timed, self._settings, [])
        return _full_cost([*timed, *others])

    def rows_of(self, line: TimeLine) -> list[Row]:
        """The rows of one line up to its full cost."""
        if line not in self._rows:
            self._rows[line], _ = rows_of_line(line, self._unread, self._settings)
        return self._rows[line]


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
