"""Who falls below which yardstick, in words: the legal minimum, the real Living Wage, the reference rates.

A line is below when what it brings for all its hours, paid and unpaid, is less than the yardstick asks of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.references import reference_partner
from fairbudget.equity.comparisons import floor, legal_minimum, timed
from fairbudget.fixes.parts import Work, work_of
from fairbudget.fixes.targets import MEASURED_ON, Need, Target, need_of
from fairbudget.language import long_date, say
from fairbudget.money import ZERO, money
from fairbudget.ratecards import Rate
from fairbudget.wording import listed

YARDSTICKS: tuple[Target, ...] = ("legal_minimum", "floor", "parity")


@dataclass(frozen=True)
class Yardstick:
    """What is asked, with its amount and date; the rest in sentences: who is below, who reaches it, who is left out."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """The lines of one partner by one yardstick; `missing` in pounds of pay or of employer cost."""

    partner: str
    below: int
    judged: int
    left_out: int
    missing: Decimal


def yardsticks(assessment: Assessment) -> tuple[Yardstick, ...]:
    """Every yardstick that can be named on the day of the budget, the lowest first."""
    works, found = work_of(assessment.costed), []
    for target in YARDSTICKS:
        title = _title(target, assessment.costed)
        partners = judged(works, target)
        if title and partners:
            found.append(Yardstick(title, tuple(_sentences(target, partners, assessment))))
    return tuple(found)


def judged(works: Sequence[Work], target: Target) -> tuple[Judged, ...]:
    """Each partner with time, by one yardstick."""
    needs: dict[str, list[Need | str]] = {}
    gaps: dict[str, list[Decimal]] = {}
    for work in works:
        for part in work.parts:
            need = need_of(part, target)
            needs.setdefault(part.partner.name, []).append(need)
            gap = need.gap(part) if isinstance(need, Need) else ZERO
            gaps.setdefault(part.partner.name, []).append(gap)
    return tuple(
        Judged(
            partner=partner,
            below=sum(gap > 0 for gap in gaps[partner]),
            judged=sum(isinstance(need, Need) for need in found),
            left_out=sum(isinstance(need, str) for need in found),
            missing=sum(gaps[partner], ZERO),
        )
        for partner, found in needs.items()
    )


def _title(target: Target, costed: CostedBudget) -> str:
    if target == "parity":
        return say("The reference rate of each line's band")
    if target == "legal_minimum":
        minimum = legal_minimum(costed)
        return _dated(say("The legal minimum wage, adult rate"), [minimum] if minimum else [])
    wages = (floor(costed, costed.budget.partner(name)) for name in timed(costed))
    return _dated(say("The real Living Wage"), list(dict.fromkeys(wage for wage in wages if wage is not None)))


def _dated(name: str, rates: Sequence[Rate]) -> str:
    """The yardstick with what it is an hour and since when; where partners are in several places, each amount."""
    if not rates:
        return ""
    amounts = listed(money(rate.amount) for rate in sorted(rates, key=lambda rate: rate.amount))
    since = rates[0].effective_from
    if since is None:
        return say("{name}: {amount} an hour", name=name, amount=amounts)
    return say("{name}: {amount} an hour, from {day}", name=name, amount=amounts, day=long_date(since))


def _sentences(target: Target, partners: Sequence[Judged], assessment: Assessment) -> Iterable[str]:
    below = [one for one in partners if one.below]
    measure = reference_partner(assessment.costed.budget) if target == "parity" else None
    there = [one.partner for one in partners if one.judged and not one.below and not one.left_out]
    if below:
        lines = (
            say("{partner} (lines: {below} of {all})", partner=one.partner, below=one.below, all=one.judged)
            for one in below
        )
        yield say("Below it once unpaid hours count: {partners}.", partners=", ".join(lines))
        missing = money(sum((one.missing for one in below), ZERO), assessment.budget.currency)
        if MEASURED_ON[target] == "pay":
            yield say("Missing to it in all: {amount} of pay.", amount=missing)
        else:
            yield say("Missing to it in all: {amount} of employer cost.", amount=missing)
    others = [name for name in there if name != measure]
    if others:
        yield say("At or above it on every line: {partners}.", partners=", ".join(others))
    if measure in there:
        yield say("The others are measured by the staff of: {partner}.", partner=measure)
    left = [one.partner for one in partners if one.left_out]
    if left:
        yield say("Some lines cannot be judged: {partners}.", partners=", ".join(left))
