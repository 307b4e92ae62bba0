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
from fairbudget.funder_rules import Facts
from fairbudget.funders import Decision
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
            now, then = _funded(fixed, name), _funded(there, name)
            for key in dict.fromkeys((row.where, row.line) for row in own):
                funded = then.get(key, ZERO)
                if funded is not None and funded > (now.get(key) or ZERO):
                    other = OtherRelationship(partner=name, relationship=relationship, funded=funded, message=message)
                    found[key].append(other)
    return {key: tuple(others) for key, others in found.items()}


def _candidates(rows: list[Row], fixed: CostedBudget) -> dict[Relationship, str]:
    """The relationships under which the funder's rules give any of these rows a higher share, with their words."""
    return dict(_better(rows, fixed))


def _better(rows: list[Row], fixed: CostedBudget) -> Iterator[tuple[Relationship, str]]:
    if fixed.funder is None:
        return
    known: dict[Facts, list[tuple[Relationship, Decision]]] = {}
    for row in rows:
        if row.decision is None:
            continue
        facts = facts_of(row, fixed.as_of)
        if facts not in known:
            known[facts] = fixed.funder.alternatives(facts)
        for relationship, decision in known[facts]:
            if decision.funder_share is not None and decision.funder_share > (row.decision.funder_share or 0):
                yield relationship, decision.message


def _with_relationship(budget: Budget, name: str, relationship: Relationship) -> Budget:
    partners = tuple(
        partner.model_copy(update={"relationship": relationship}) if partner.name == name else partner
        for partner in budget.partners
    )
    return budget.model_copy(update={"partners": partners})


def _funded(costed: CostedBudget, name: str) -> dict[Key, Decimal | None]:
    """What the funder pays of one partner's part of each line; None while that is not known."""
    funded: dict[Key, Decimal | None] = {}
    for row in costed.rows:
        if row.partner.name == name:
            key, amount = (row.where, row.line), row.amount("funded")
            before = funded.get(key, ZERO)
            funded[key] = None if before is None or amount is None else before + amount
    return funded
