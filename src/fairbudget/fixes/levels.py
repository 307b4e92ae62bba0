"""How far each step of a fix raises a line: one combined target, reached in steps (method, section 7)."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import Budget, TimeLine
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.fixes.parts import References, Work, references_of, work_of
from fairbudget.fixes.raising import Key, Raisable, Sums, as_task, raisable
from fairbudget.fixes.targets import TARGETS, Need, Target, combined
from fairbudget.language import say
from fairbudget.money import ZERO, percent

# Raising the reference partner's own people can move the reference; it settles at once or in a round or two.
ROUNDS = 5


@dataclass(frozen=True)
class Raised:
    """A line and what each person gets at each step, in pounds for all its hours; None while the line stays as it is.

    `amounts` has a place for each step up to the target of the fix, never falling from one to the next.
    """

    raisable: Raisable
    amounts: tuple[Decimal | None, ...]

    @property
    def work(self) -> Work:
        return self.raisable.work

    @cached_property
    def now(self) -> Sums:
        """What the line comes to as it stands."""
        parts = self.work.parts
        return Sums(
            pay={part.partner.name: part.pay or ZERO for part in parts},
            cost={part.partner.name: part.cost or ZERO for part in parts},
            full=sum((row.amount("full_cost") or ZERO for row in self.work.rows), ZERO),
        )

    @property
    def as_it_stands(self) -> Decimal:
        """What each person would have to get for the task so that nobody gets less than now."""
        now = self.now
        if not any((*now.pay.values(), *now.cost.values())):
            return ZERO
        return self.raisable.least({name: Need(now.pay[name], now.cost[name]) for name in now.pay})

    def after(self, step: int) -> Sums:
        """What the line comes to after this many steps (0: as it stands)."""
        return self._after[step]

    @cached_property
    def _after(self) -> tuple[Sums, ...]:
        sums, before = [self.now], None
        for each in self.amounts:
            sums.append(sums[-1] if each is None or each == before else self.raisable.at(each))
            before = each
        return tuple(sums)

    def raised_by(self, step: int) -> bool:
        """Whether this step (counted from 1) raises the line."""
        return self.amounts[step - 1] != (self.amounts[step - 2] if step > 1 else None)


@dataclass(frozen=True)
class Levels:
    """All lines that a fix raises, up to one target, and the reference rates by which they were measured."""

    to: Target
    share: Decimal
    works: tuple[Work, ...]
    raised: tuple[Raised, ...]
    references: References

    @property
    def steps(self) -> tuple[Target, ...]:
        return TARGETS[: TARGETS.index(self.to) + 1]


def levels(costed: CostedBudget, to: Target, share: Decimal = Decimal(1)) -> Levels:
    """What a fix of the budget up to `to` raises, measured by the references that hold once it is done."""
    found = _levels(costed, to, share, references_of(costed))
    for _ in range(ROUNDS):
        if not any(part.own_measure for one in found.raised for part in one.work.parts):
            break
        fixed = cost_budget(fixed_budget(costed.budget, found), costed.book, costed.as_of)
        settled = references_of(fixed)
        if settled == found.references:
            break
        found = _levels(costed, to, share, settled)
    return found


def _levels(costed: CostedBudget, to: Target, share: Decimal, references: References) -> Levels:
    works = work_of(costed, references)
    below = [one for one in works if any(combined(part, to, share).gap(part) for part in one.parts)]
    tasks = raisable(below, costed) if below else {}
    raised = tuple(_raised(tasks[one.key], to, share) for one in below if one.key in tasks)
    return Levels(to, share, works, raised, references)


def _raised(task: Raisable, to: Target, share: Decimal) -> Raised:
    steps = TARGETS[: TARGETS.index(to) + 1]
    final = _amount(task, to, share)
    amounts: list[Decimal | None] = []
    for step in steps:
        wanted = final if step == to else _amount(task, step, share)
        before = amounts[-1] if amounts else None
        if wanted is None or final is None:
            amounts.append(before)
        else:
            # No step goes beyond the combined target, and none takes back what an earlier one gave.
            amounts.append(max(before or ZERO, min(wanted, final)))
    return Raised(task, tuple(amounts))


def _amount(task: Raisable, to: Target, share: Decimal) -> Decimal | None:
    """What each person has to get for a target and those before it; None when the line is there already."""
    asked = {part.partner.name: combined(part, to, share) for part in task.work.parts}
    if not any(asked[part.partner.name].gap(part) for part in task.work.parts):
        return None
    now = {part.partner.name: Need(part.pay or ZERO, part.cost or ZERO) for part in task.work.parts}
    return task.least({name: asked[name].and_also(now[name]) for name in asked})


def fixed_budget(budget: Budget, found: Levels, steps: dict[Key, int] | None = None) -> Budget:
    """The budget with its lines raised: all to the target, or those named as far as these steps (counted from 1)."""
    raised = {one.work.key: one for one in found.raised}
    chosen = dict.fromkeys(raised, len(found.steps)) if steps is None else steps

    def line_of(line: TimeLine) -> TimeLine:
        one = raised.get((line.where, line.line))
        step = chosen.get(one.work.key, 0) if one else 0
        each = one.amounts[step - 1] if one and step else None
        if one is None or each is None:
            return line
        target = words_of(found.steps[step - 1], found.share)
        return as_task(one.work, budget, each, say("raised to {target} by fairbudget fix", target=target)) or line

    return budget.model_copy(update={"time": tuple(line_of(line) for line in budget.time)})


def words_of(to: Target, share: Decimal) -> str:
    """What a line is raised to, in words that may follow "raised to"."""
    match to:
        case "legal_minimum":
            return say("the legal minimum for all hours")
        case "floor":
            return say("the real Living Wage for all hours")
        case "hours":
            return say("pay for the unpaid hours at the reference rate")
        case "parity":
            if share == 1:
                return say("the reference rate for all hours")
            return say("{share} of the reference rate for all hours", share=percent(share))
