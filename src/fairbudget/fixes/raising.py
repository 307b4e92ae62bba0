"""A line with more pay: one task for all of its hours, at what each person gets for it, to the penny.

The line is costed by the engine itself; the amount each person gets is then searched by working its own steps again,
so that on-costs, their thresholds, overhead and VAT are those of the budget and nothing is computed twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext

from fairbudget.budget import Basis, Budget, OwnRate, Partner, TimeLine
from fairbudget.costing.costed import CostedBudget, rules_and_settings
from fairbudget.costing.rows import Row
from fairbudget.costing.time_lines import time_rows
from fairbudget.fixes.parts import Work
from fairbudget.fixes.targets import Need
from fairbudget.language import say
from fairbudget.money import DUST_OF_A_SHARE, EXACT, PENNY, ZERO
from fairbudget.workings import work

Key = tuple[str, str]
PAID_A_FEE = ("individual", "freelancer", "student")
LONGEST_REASON = 300
A_POUND = Decimal(1)


@dataclass(frozen=True)
class Sums:
    """What a line comes to, in pounds: pay and employer cost by partner, and the full cost of all."""

    pay: dict[str, Decimal]
    cost: dict[str, Decimal]
    full: Decimal


@dataclass(frozen=True)
class Raisable:
    """A line as one task for all its hours; `rows` are its rows, up to the full cost, at one pound for each person."""

    work: Work
    line: TimeLine
    rows: tuple[Row, ...]

    def at(self, each: Decimal) -> Sums:
        """What the line comes to when each person gets this much for the task."""
        worked = [(row, work(row.steps, {**row.amounts, "rate": each})) for row in self.rows]
        elsewhere = {part.partner.name: part.elsewhere if self.work.salaried else ZERO for part in self.work.parts}
        pay, cost = dict(elsewhere), dict(elsewhere)
        for row, amounts in worked:
            pay[row.partner.name] += amounts["pay"] or ZERO
            cost[row.partner.name] += amounts["employer_cost"] or ZERO
        return Sums(pay, cost, sum((amounts["full_cost"] or ZERO for _, amounts in worked), ZERO))

    def least(self, needs: dict[str, Need]) -> Decimal:
        """The least whole pence for each person at which every partner's part has reached its need."""

        def reached(pence: int) -> bool:
            sums = self.at(pence * PENNY)
            return all(sums.pay[name] >= need.pay and sums.cost[name] >= need.cost for name, need in needs.items())

        return _least(reached, self._guess(needs)) * PENNY

    def _guess(self, needs: dict[str, Need]) -> int:
        """A first guess in pence, from which the search goes up or down: in proportion, then along a straight line.

        What is due above a threshold is in no proportion to the pay, but between two thresholds it grows evenly.
        """
        most = max(max(need.pay, need.cost) for need in needs.values())
        with localcontext(EXACT):
            one = most / (self.line.people or A_POUND)
            first = self._asked(needs, one)
            two = one * max((asked / found for asked, found in first if found), default=A_POUND)
            second = self._asked(needs, two)
            further = [
                (asked - found) * (two - one) / (found - before)
                for (asked, found), (_, before) in zip(second, first, strict=True)
                if found != before
            ]
            each = two + max(further, default=ZERO)
            return int((each / PENNY).to_integral_value(ROUND_CEILING))

    def _asked(self, needs: dict[str, Need], each: Decimal) -> list[tuple[Decimal, Decimal]]:
        """What is asked for, each with what comes of this much for each person."""
        sums = self.at(each)
        pay = [(need.pay, sums.pay[name]) for name, need in needs.items() if need.pay]
        return [*pay, *((need.cost, sums.cost[name]) for name, need in needs.items() if need.cost)]


def _least(reached: Callable[[int], bool], guess: int) -> int:
    """The least whole number from 1 that reaches: steps that double away from the guess, then halving."""
    low, high, step = 0, max(1, guess), 1
    while not reached(high):
        low, high, step = high, high + step, step * 2
    step = 1
    while low == 0 and high - step > 0:
        if not reached(high - step):
            low = high - step
            break
        high, step = high - step, step * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def raisable(works: Iterable[Work], costed: CostedBudget) -> dict[Key, Raisable]:
    """The lines that can be raised, by (where, line): those with hours that are known and can be costed as a task."""
    _, settings = rules_and_settings(costed.budget, costed.book, costed.as_of, [])
    found: dict[Key, Raisable] = {}
    for one in works:
        task = as_task(one, costed.budget, A_POUND)
        if task is not None:
            # Who pays it is not asked: the search needs no more than its cost.
            rows, _ = time_rows(task, settings)
            if not any(row.blocked for row in rows):
                found[one.key] = Raisable(one, task, tuple(rows))
    return found


def as_task(
    one: Work, budget: Budget, each: Decimal, reason: str = "", unpaid_left: Decimal = Decimal(0)
) -> TimeLine | None:
    """The line as one task of all its hours, paid `each` pounds a person; None when there are no hours to pay.

    `unpaid_left` hours a person stay unpaid. Hours that a salary covers stay as they are. Only the rate, the hours
    and who pays change; a line that nobody paid is paid by the grant.
    """
    line, rows = one.line, one.rows
    hours = _each(rows, "paid_hours", line)
    if not one.salaried:
        hours += _each(rows, "unpaid_hours", line) - unpaid_left
    if hours <= 0:
        return None
    if line.own_rate and line.own_rate.reason:
        reason += "; " + say("before: {reason}", reason=line.own_rate.reason)
    own = OwnRate(
        amount=each,
        per="task",
        basis=basis_of(one, budget),
        reason=reason[:LONGEST_REASON],
    )
    changed: dict[str, object] = {
        "quantity": Decimal(1), "unit": "task", "months": None, "hours_per_unit": hours, "own_rate": own,
        "paid_by": "grant" if line.paid_by == "nobody" else line.paid_by,
    }  # fmt: skip
    if not one.salaried:
        changed |= {"unpaid_hours_each": unpaid_left, "why_unpaid": line.why_unpaid if unpaid_left else None}
    return line.model_copy(update=changed)


def _each(rows: tuple[Row, ...], name: str, line: TimeLine) -> Decimal:
    """Hours for each person. What a division leaves over beyond ten places is no time."""
    with localcontext(EXACT):
        hours = sum((row.amount(name) or Decimal(0) for row in rows), Decimal(0)) / (line.people or A_POUND)
        return hours.quantize(DUST_OF_A_SHARE).normalize() + Decimal(0)


def basis_of(one: Work, budget: Budget) -> Basis:
    """What kind of rate the task has: that of the line, a salary as a wage; else that of the partner's other lines."""
    rate = one.rows[0].rate
    if rate is not None:
        return _as_wage(rate.basis)
    partner = one.parts[0].partner
    others = (
        line.own_rate.basis
        for line in budget.time
        if line.own_rate and line.own_rate.basis and line.partners and line.partners[0].partner == partner.name
    )
    return _as_wage(next(others, None) or _likely(partner))


def _as_wage(basis: str) -> Basis:
    # A salary is for a year of full time; what is left of one for some hours is a wage, with the same on-costs.
    found: dict[str, Basis] = {"fee": "fee", "employer_cost": "employer_cost", "charge": "charge"}
    return found.get(basis, "wage")


def _likely(partner: Partner) -> Basis:
    """How people of a partner are paid who are not paid yet: a wage where the partner states on-costs."""
    if partner.on_costs not in (None, "none") and partner.on_costs != 0:
        return "wage"
    return "fee" if partner.type in PAID_A_FEE else "employer_cost"
