"""The other ways to the same target: fewer hours, or another relationship of the partner in the bid."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal, localcontext

from fairbudget.budget import Budget, Relationship
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.costing.funding import facts_of
from fairbudget.costing.rows import Row
from fairbudget.fixes.levels import Levels
from fairbudget.fixes.parts import Part, Work
from fairbudget.fixes.raising import Key
from fairbudget.fixes.results import OtherRelationship
from fairbudget.fixes.targets import Target
from fairbudget.money import EXACT, ZERO

HUNDREDTH = Decimal("0.01")


def hours_at_this_pay(one: Work, found: Levels) -> Decimal:
    """How many hours what is paid now would be enough for (p ÷ R), rounded down to a hundredth."""
    with localcontext(EXACT):
        fractions = [_affordable(part, found) / part.hours for part in one.parts if part.hours]
        return (one.hours * min([Decimal(1), *fractions])).quantize(HUNDREDTH, ROUND_FLOOR)


def _affordable(part: Part, found: Levels) -> Decimal:
    """How many hours of a part its pay is enough for, by every rate that the target asks for."""
    pay, cost = part.pay or ZERO, part.cost or ZERO
    hours = [part.hours or Decimal(0)]
    if part.minimum:
        hours.append(pay / part.minimum)
    if part.floor and found.to != "legal_minimum":
        hours.append(pay / part.floor)
    rate = _reference(part, found.to, found.share)
    if rate:
        hours.append(cost / rate)
    return min(hours)


def _reference(part: Part, to: Target, share: Decimal) -> Decimal | None:
    """What an hour has to cost by the target; the reference partner's own people are measured by nobody."""
    if part.reference is None or part.own_measure or to not in ("hours", "parity"):
        return None
    return part.reference * share if to == "parity" else part.reference


def other_relationships(fixed: CostedBudget, keys: list[Key]) -> dict[Key, tuple[OtherRelationship, ...]]:
    """What the funder would pay of each fixed line under every relationship by which it would pay more."""
    found: dict[Key, list[OtherRelationship]] = {key: [] for key in keys}
    rows = [row for row in fixed.rows if row.kind == "time" and (row.where, row.line) in found]
    for name in dict.fromkeys(row.partner.name for row in rows):
        own = [row for row in rows if row.partner.name == name]
        for relationship, message in _candidates(own, fixed).items():
            there = cost_budget(_with_relationship(fixed.budget, name, relationship), fixed.book, fixed.as_of)
            for key in dict.fromkeys((row.where, row.line) for row in own):
                funded, now = _funded(there, key, name), _funded(fixed, key, name)
                if funded is not None and funded > (now or ZERO):
                    other = OtherRelationship(partner=name, relationship=relationship, funded=funded, message=message)
                    found[key].append(other)
    return {key: tuple(others) for key, others in found.items()}


def _candidates(rows: list[Row], fixed: CostedBudget) -> dict[Relationship, str]:
    """The relationships under which the funder's rules give any of these rows a higher share, with their words."""
    return dict(_better(rows, fixed))


def _better(rows: list[Row], fixed: CostedBudget) -> Iterator[tuple[Relationship, str]]:
    if fixed.funder is None:
        return
    for row in rows:
        if row.decision is None:
            continue
        for relationship, decision in fixed.funder.alternatives(facts_of(row, fixed.as_of)):
            if decision.funder_share is not None and decision.funder_share > (row.decision.funder_share or 0):
                yield relationship, decision.message


def _with_relationship(budget: Budget, name: str, relationship: Relationship) -> Budget:
    partners = tuple(
        partner.model_copy(update={"relationship": relationship}) if partner.name == name else partner
        for partner in budget.partners
    )
    return budget.model_copy(update={"partners": partners})


def _funded(costed: CostedBudget, key: Key, name: str) -> Decimal | None:
    """What the funder pays of one partner's part of a line; None while that is not known."""
    amounts = [row.amount("funded") for row in costed.rows if (row.where, row.line) == key and row.partner.name == name]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
