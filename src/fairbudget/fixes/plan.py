"""A whole fix: what it raises, in steps, what that costs whom, what is left, the other ways, and the warnings."""

from decimal import Decimal
from itertools import pairwise

from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.costing.rows import Row
from fairbudget.fixes.closing import closings, not_judged, steps_of
from fairbudget.fixes.effects import effect, full_cost
from fairbudget.fixes.levels import Levels, Raised, fixed_budget, levels
from fairbudget.fixes.levers import hours_at_this_pay, other_relationships
from fairbudget.fixes.order import ORDER, Reached, reach
from fairbudget.fixes.parts import NOT_STATED, work_of
from fairbudget.fixes.raising import Key
from fairbudget.fixes.results import Capped, FixedLine, FixPlan, OtherRelationship, OtherWay, StepEffect
from fairbudget.fixes.targets import Target
from fairbudget.fixes.warnings import warnings
from fairbudget.language import say
from fairbudget.money import ZERO, tidy

Lines = dict[Key, list[Row]]


def fix(
    costed: CostedBudget, to: Target, *, share_of_parity: Decimal = Decimal(1), cap: Decimal | None = None
) -> FixPlan:
    """Fix a costed budget up to one target, with all the money it takes or with what `cap` pounds of full cost fix.

    `share_of_parity` is the fraction of the reference rate that counts as parity (0 to 1). The fixed budget is costed
    by the engine again: every effect is the difference of two costed budgets. Raises ValueError for a share outside 0
    to 1 and for a cap below zero.
    """
    if not 0 < share_of_parity <= 1:
        raise ValueError(f"the share of parity is a fraction above 0 and up to 1, not {share_of_parity}")
    if cap is not None and cap < 0:
        raise ValueError(f"a cap cannot be below zero ({cap})")
    found = levels(costed, to, share_of_parity)
    every_step = [costed, *(_costed(costed, found, step) for step in range(1, len(found.steps) + 1))]
    whole = every_step[-1]
    reached = _all(found, whole, costed) if cap is None else reach(costed, found, cap)
    fixed = whole if cap is None else cost_budget(reached.budget, costed.book, costed.as_of)
    effects = [effect(before, after) for before, after in pairwise(every_step)]
    works = [one.work for one in found.raised if one.work.key in reached.steps]
    unpaid_left = {} if reached.partly is None else {reached.partly: reached.unpaid_left}
    return FixPlan(
        to=to,
        share_of_parity=share_of_parity,
        targets=closings(work_of(costed), share_of_parity),
        steps=tuple(StepEffect(step=s, effect=e) for s, e in zip(steps_of(found), effects, strict=True)),
        lines=_lines(found, reached, costed, fixed),
        raise_by_partner_type=_by_partner_type(reached, costed, fixed),
        effect=effect(costed, fixed),
        capped=None if cap is None else _capped(cap, found, reached, [full_cost(one) for one in every_step]),
        transfer=full_cost(whole) - full_cost(costed),
        other_ways=_other_ways(found, whole),
        left=closings(work_of(fixed), share_of_parity),
        warnings=warnings(costed, fixed, works, unpaid_left),
        not_judged=not_judged(found),
        fixed=reached.budget,
    )


def _costed(costed: CostedBudget, found: Levels, step: int) -> CostedBudget:
    """The budget with every line as far as this step, costed."""
    steps = {one.work.key: step for one in found.raised}
    return cost_budget(fixed_budget(costed.budget, found, steps), costed.book, costed.as_of)


def _all(found: Levels, whole: CostedBudget, costed: CostedBudget) -> Reached:
    """Everything is reached when there is no cap."""
    steps = {one.work.key: len(found.steps) for one in found.raised}
    return Reached(whole.budget, steps, None, Decimal(0), full_cost(whole) - full_cost(costed))


def _capped(cap: Decimal, found: Levels, reached: Reached, full: list[Decimal]) -> Capped:
    """How far the cap goes; `full` is the full cost of the budget before and after each step of the whole fix."""
    there = full[0] + reached.spent
    left = {
        target: max(ZERO, after - max(before, there))
        for target, (before, after) in zip(found.steps, pairwise(full), strict=True)
    }
    return Capped(
        cap=cap,
        order=say(ORDER),
        spent=reached.spent,
        unspent=cap - reached.spent,
        still_to_find=full[-1] - there,
        still_to_find_by_step=left,
    )


def _by_partner_type(reached: Reached, costed: CostedBudget, fixed: CostedBudget) -> dict[str, Decimal]:
    """What the raised lines add to employer cost, by type of the partner that does the work."""
    found: dict[str, Decimal] = {}
    for budget, sign in ((costed, -1), (fixed, 1)):
        for row in budget.rows:
            if row.kind == "time" and (row.where, row.line) in reached.steps:
                name = row.partner.type or NOT_STATED
                found[name] = found.get(name, ZERO) + sign * (row.amount("employer_cost") or ZERO)
    return found


def _lines(found: Levels, reached: Reached, costed: CostedBudget, fixed: CostedBudget) -> tuple[FixedLine, ...]:
    """Every line that is raised, in the order of the budget: how far, and by how much."""
    raised = [one for one in found.raised if one.work.key in reached.steps]
    both = _by_line(costed), _by_line(fixed)
    return tuple(_line(one, found, reached, both) for one in raised)


def _by_line(costed: CostedBudget) -> Lines:
    found: Lines = {}
    for row in costed.rows:
        found.setdefault((row.where, row.line), []).append(row)
    return found


def _line(one: Raised, found: Levels, reached: Reached, both: tuple[Lines, Lines]) -> FixedLine:
    work, key = one.work, one.work.key
    partly = key == reached.partly
    return FixedLine(
        line=work.line.line,
        where=work.line.where,
        partner=_partner(one),
        partner_type="; ".join(dict.fromkeys(part.partner_type for part in work.parts)),
        role=work.line.role,
        hours=tidy(work.hours),
        reaches=found.steps[(reached.steps[key] if partly else _furthest(one, reached.steps[key])) - 1],
        partly=partly,
        pay_now=sum((part.pay or ZERO for part in work.parts), ZERO),
        employer_cost_now=sum((part.cost or ZERO for part in work.parts), ZERO),
        raise_pay=_more(one, both, "pay"),
        raise_employer_cost=_more(one, both, "employer_cost"),
        raise_full_cost=_more(one, both, "full_cost"),
        unpaid_hours_left=tidy(reached.unpaid_left * work.line.people) if partly else Decimal(0),
    )


def _other_ways(found: Levels, whole: CostedBudget) -> tuple[OtherWay, ...]:
    """The other ways for every line that the whole fix raises."""
    others = other_relationships(whole, [one.work.key for one in found.raised])
    return tuple(_other_way(one, found, others[one.work.key]) for one in found.raised)


def _other_way(one: Raised, found: Levels, others: tuple[OtherRelationship, ...]) -> OtherWay:
    work, keep = one.work, hours_at_this_pay(one.work, found)
    return OtherWay(
        line=work.line.line,
        where=work.line.where,
        partner=_partner(one),
        role=work.line.role,
        hours=tidy(work.hours),
        hours_at_this_pay=tidy(keep),
        hours_to_drop=tidy(work.hours - keep),
        other_relationships=others,
    )


def _partner(one: Raised) -> str:
    return "; ".join(part.partner.name for part in one.work.parts)


def _furthest(one: Raised, step: int) -> int:
    """The furthest step that the line has reached: later ones that ask for no more are reached with it."""
    return max(number for number, each in enumerate(one.amounts, 1) if each == one.amounts[step - 1])


def _more(one: Raised, both: tuple[Lines, Lines], name: str) -> Decimal:
    """How much more a line comes to in the second budget."""
    before, after = (sum((row.amount(name) or ZERO for row in lines[one.work.key]), ZERO) for lines in both)
    return after - before
