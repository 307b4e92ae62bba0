"""What would close each target, the combined steps, and what cannot be judged: the assessment's part of the fixes."""

from collections.abc import Iterable
from decimal import Decimal

from fairbudget.costing.costed import CostedBudget
from fairbudget.fixes.levels import Levels, Raised, levels
from fairbudget.fixes.parts import Work, work_of
from fairbudget.fixes.results import Closing, Fixes, NotJudged, Step
from fairbudget.fixes.targets import MEASURED_ON, TARGETS, TITLES, Need, Target, combined, need_of
from fairbudget.language import noop, say
from fairbudget.money import ZERO

COVERED_BY_A_SALARY = noop("A salary outside this budget covers all of its hours.")
CANNOT_BE_PAID = noop("Its hours cannot be costed as paid ones: see Checks.")


def fixes_of(costed: CostedBudget) -> Fixes:
    """What would close each target of the budget by itself, and the combined steps to parity."""
    works, found = work_of(costed), levels(costed, "parity")
    return Fixes(targets=closings(works), steps=steps_of(found), not_judged=not_judged(found))


def closings(works: tuple[Work, ...], share: Decimal = Decimal(1)) -> tuple[Closing, ...]:
    """What would close each target by itself, on the lines that can be judged."""
    return tuple(_closing(works, target, share) for target in TARGETS)


def _closing(works: tuple[Work, ...], target: Target, share: Decimal) -> Closing:
    by_type: dict[str, Decimal] = {}
    lines = 0
    for one in works:
        needs = [(part, need_of(part, target, share)) for part in one.parts]
        gaps = [(part.partner_type, need.gap(part)) for part, need in needs if isinstance(need, Need)]
        lines += any(gap for _, gap in gaps)
        for partner_type, gap in gaps:
            by_type[partner_type] = by_type.get(partner_type, ZERO) + gap
    return Closing(
        target=target,
        title=say(TITLES[target]),
        measured_on=MEASURED_ON[target],
        amount=sum(by_type.values(), ZERO),
        by_partner_type=by_type,
        lines=lines,
    )


def steps_of(found: Levels) -> tuple[Step, ...]:
    """What each step adds to those before it, over all lines."""
    return tuple(_step(found, number, target) for number, target in enumerate(found.steps, 1))


def _step(found: Levels, number: int, target: Target) -> Step:
    raised = [one for one in found.raised if one.raised_by(number)]
    pay = cost = full = ZERO
    by_type: dict[str, Decimal] = {}
    for one in raised:
        before, after = one.after(number - 1), one.after(number)
        full += after.full - before.full
        pay += sum(after.pay.values(), ZERO) - sum(before.pay.values(), ZERO)
        for partner_type, more in by_partner_type(one, number - 1, number).items():
            by_type[partner_type] = by_type.get(partner_type, ZERO) + more
            cost += more
    return Step(
        target=target,
        title=say(TITLES[target]),
        lines=len(raised),
        pay=pay,
        employer_cost=cost,
        full_cost=full,
        by_partner_type=by_type,
    )


def by_partner_type(one: Raised, first: int, last: int) -> dict[str, Decimal]:
    """What the steps after `first` up to `last` add to the employer cost of a line, by partner type."""
    before, after = one.after(first), one.after(last)
    found: dict[str, Decimal] = {}
    for part in one.work.parts:
        name = part.partner.name
        found[part.partner_type] = found.get(part.partner_type, ZERO) + after.cost[name] - before.cost[name]
    return found


def not_judged(found: Levels) -> tuple[NotJudged, ...]:
    """Every line that some target up to the fix's own cannot judge, once for each reason."""
    reached = {one.work.key for one in found.raised}
    listed: list[NotJudged] = []
    for one in found.works:
        reasons: dict[tuple[str, str], list[Target]] = {}
        for part in one.parts:
            for target in found.steps:
                need = need_of(part, target, found.share)
                if isinstance(need, str):
                    reasons.setdefault((part.partner.name, need), []).append(target)
            if one.key not in reached and combined(part, found.to, found.share).gap(part):
                reasons[part.partner.name, _not_raised(one)] = list(found.steps)
        listed += _listed(one, reasons.items())
    return tuple(listed)


def _not_raised(one: Work) -> str:
    return COVERED_BY_A_SALARY if one.salaried else CANNOT_BE_PAID


def _listed(one: Work, reasons: Iterable[tuple[tuple[str, str], list[Target]]]) -> list[NotJudged]:
    return [
        NotJudged(
            line=one.line.line,
            where=one.line.where,
            partner=partner,
            role=one.line.role,
            targets=tuple(targets),
            reason=say(reason),
        )
        for (partner, reason), targets in reasons
    ]
