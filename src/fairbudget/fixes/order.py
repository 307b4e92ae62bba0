"""What a sum of money fixes first: the order, and how far the money goes (method, section 7).

Lines below the legal minimum come first, then those below the floor, then unpaid hours, then parity. Within a step the
line that is farthest below for each of its hours comes first, ties in the order of the budget. The line at which the
money runs out is raised as far as the rest of it goes, and the same fraction of its unpaid hours is paid.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from fairbudget.budget import Budget, TimeLine
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.fixes.effects import FullCosts, full_cost
from fairbudget.fixes.levels import Levels, Raised, fixed_budget, words_of
from fairbudget.fixes.raising import Key, as_task
from fairbudget.fixes.targets import MEASURED_ON
from fairbudget.language import noop, say
from fairbudget.money import EXACT, PENNY, ZERO

ORDER = noop(
    "Lines below the legal minimum first, then those below the real Living Wage, then unpaid hours, then parity. "
    "Within a step the line farthest below for each of its hours comes first, ties in the order of the budget. The "
    "line at which the money runs out is raised as far as the rest goes, and the same fraction of its unpaid hours "
    "is paid."
)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Item:
    """One line brought up by one step (counted from 1)."""

    raised: Raised
    step: int

    @property
    def each(self) -> Decimal:
        return self.raised.amounts[self.step - 1] or ZERO


@dataclass(frozen=True)
class Reached:
    """How far a sum of money goes: the budget with it spent, the last step of each line, and the line done in part."""

    budget: Budget
    steps: dict[Key, int]
    partly: Key | None
    unpaid_left: Decimal
    spent: Decimal


def in_order(found: Levels) -> list[Item]:
    """Everything the fix does, in the order in which money is spent on it."""
    items = [Item(one, step) for step in range(1, len(found.steps) + 1) for one in found.raised if one.raised_by(step)]
    return sorted(items, key=lambda item: (item.step, -_below_an_hour(item, found)))


def _below_an_hour(item: Item, found: Levels) -> Decimal:
    """How far a line is below a step, in pounds for each of its hours."""
    before, after = item.raised.after(item.step - 1), item.raised.after(item.step)
    measured = MEASURED_ON[found.steps[item.step - 1]]
    low, high = (before.pay, after.pay) if measured == "pay" else (before.cost, after.cost)
    with localcontext(EXACT):
        return (sum(high.values(), ZERO) - sum(low.values(), ZERO)) / item.raised.work.hours


def reach(costed: CostedBudget, found: Levels, cap: Decimal) -> Reached:
    """What `cap` pounds of full cost fix, never a penny more: whole lines in order, and the next one in part."""
    items, start, costs = in_order(found), full_cost(costed), FullCosts(costed)

    def spent(budget: Budget) -> Decimal:
        return costs.of(budget.time) - start

    def after(count: int) -> Budget:
        return fixed_budget(costed.budget, found, _steps(items[:count]))

    done, too_many = 0, len(items) + 1
    while too_many - done > 1:
        middle = (done + too_many) // 2
        done, too_many = (middle, too_many) if spent(after(middle)) <= cap else (done, middle)
    whole = after(done)
    best = Reached(whole, _steps(items[:done]), None, Decimal(0), spent(whole))
    return best if done == len(items) else _in_part(found, best, items[done], cap, costs)


def _steps(items: list[Item]) -> dict[Key, int]:
    """How far each line is brought by these items: the last one counts."""
    return {item.raised.work.key: item.step for item in items}


def _in_part(found: Levels, whole: Reached, item: Item, cap: Decimal, costs: FullCosts) -> Reached:
    """The same with the next line raised as far as the rest of the money goes, if it goes anywhere."""
    one, start = item.raised.work, _start(item)
    before = costs.of(whole.budget.time)
    best = whole
    low, high = _pence(start, ROUND_CEILING), _pence(item.each, ROUND_FLOOR)
    while high - low > 1:
        middle = (low + high) // 2
        fraction = _fraction(start, middle * PENNY, item.each)
        left = _unpaid_left(item, fraction)
        task = as_task(one, costs.budget, middle * PENNY, _reason(item, found), left)
        if task is None:
            # So little money pays for less than a hundredth of an hour.
            low = middle
            continue
        tried = _with(whole.budget, task)
        spent = whole.spent + costs.of(tried.time) - before
        low, high = (middle, high) if spent <= cap else (low, middle)
        if spent <= cap and _nobody_gets_less(costs.rows_of(task), item):
            best = Reached(tried, {**whole.steps, one.key: item.step}, one.key, left, spent)
    return best


def _reason(item: Item, found: Levels) -> str:
    target = words_of(found.steps[item.step - 1], found.share)
    return say("raised part of the way to {target} by fairbudget fix", target=target)


def _start(item: Item) -> Decimal:
    """What each person gets before the step; of a line as it stands, what it would be as a task."""
    before = item.raised.amounts[item.step - 2] if item.step > 1 else None
    return item.raised.as_it_stands if before is None else before


def _fraction(start: Decimal, each: Decimal, end: Decimal) -> Decimal:
    with localcontext(EXACT):
        return (each - start) / (end - start)


def _unpaid_left(item: Item, fraction: Decimal) -> Decimal:
    """How many hours of each person stay unpaid when this fraction of the step is paid for, to a hundredth, up."""
    if item.step > 1 and item.raised.amounts[item.step - 2] is not None:
        return Decimal(0)  # An earlier step has paid for all of them.
    one = item.raised.work
    with localcontext(EXACT):
        unpaid = sum((part.unpaid or Decimal(0) for part in one.parts), Decimal(0)) / (one.line.people or 1)
        return min(unpaid, (unpaid * (1 - fraction)).quantize(HUNDREDTH, ROUND_CEILING))


def _pence(amount: Decimal, rounding: str) -> int:
    return int((amount / PENNY).to_integral_value(rounding))


def _with(budget: Budget, task: TimeLine) -> Budget:
    """The budget with the task in the place of the line of its name."""
    key = (task.where, task.line)
    return budget.model_copy(
        update={"time": tuple(task if (line.where, line.line) == key else line for line in budget.time)}
    )


def _nobody_gets_less(tried: list[Row], item: Item) -> bool:
    """Whether every partner of the line gets at least what it gets now."""
    one, now = item.raised.work, item.raised.now
    for part in one.parts:
        name = part.partner.name
        rows = [row for row in tried if row.partner.name == name]
        elsewhere = part.elsewhere if one.salaried else ZERO
        pay = sum((row.amount("pay") or ZERO for row in rows), elsewhere)
        cost = sum((row.amount("employer_cost") or ZERO for row in rows), elsewhere)
        if pay < now.pay[name] or cost < now.cost[name]:
            return False
    return True
