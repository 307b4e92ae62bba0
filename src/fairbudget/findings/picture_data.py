"""What the pictures of fairness are drawn from, and their tables and findings with them: exact numbers, in order.

None is "not known". Hours and rates are those of the figures: what a university's salary covers counts as paid.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.budget import Phase
from fairbudget.budget import words as all_of
from fairbudget.equity.comparisons import floor
from fairbudget.equity.efforts import Effort, efforts_of
from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import an_hour, hours_in_all
from fairbudget.fixes.plan import fix
from fairbudget.fixes.results import FixPlan
from fairbudget.fixes.targets import TITLES, Target
from fairbudget.language import say
from fairbudget.money import ZERO, allot
from fairbudget.tables import words

TEN = Decimal(10)  # shared out in whole pence, it is a thousand parts: tenths of a percent


@dataclass(frozen=True)
class Hour:
    """What an hour of a partner comes to, in pounds of employer cost, beside what it is measured by.

    `reference` is what an hour of its work costs at the reference rates of its bands, over the part `referenced` of
    its hours. `floor` is the real Living Wage where it is. `few_people` says that two or fewer stand behind it.
    """

    partner: str
    on_paper: Decimal | None
    over_all: Decimal | None
    reference: Decimal | None
    referenced: Decimal | None
    floor: Decimal | None
    few_people: bool = False

    @property
    def like_for_like(self) -> Decimal | None:
        """The reference where it is for all the hours, as the rate beside it is."""
        return self.reference if self.referenced == 1 else None


@dataclass(frozen=True)
class Share:
    """A partner type's fractions of all hours and of the money for time: in all they are 1, in tenths of a percent."""

    name: str
    of_hours: Decimal
    of_money: Decimal


@dataclass(frozen=True)
class Time:
    """The hours of a partner or a phase; None where some of them are not stated."""

    name: str
    paid: Decimal | None
    unpaid: Decimal | None

    @property
    def all(self) -> Decimal | None:
        return None if self.paid is None or self.unpaid is None else self.paid + self.unpaid


@dataclass(frozen=True)
class CostStep:
    """What one target adds to the full cost, after those before it: from `start` to `end`, in pounds."""

    target: Target
    title: str
    lines: int
    start: Decimal
    end: Decimal

    @property
    def more(self) -> Decimal:
        return self.end - self.start


@dataclass(frozen=True)
class Cost:
    """What it would cost to bring all time that can be judged to the reference rates, step by step.

    `judged` and `not_judged` are how many lines of time every step can judge, and how many some step cannot.
    """

    plan: FixPlan
    steps: tuple[CostStep, ...]
    judged: int
    not_judged: int

    @property
    def gap(self) -> Decimal:
        """What all steps add to the full cost."""
        return self.plan.effect.cost


def hours_compared(assessment: Assessment) -> tuple[Hour, ...]:
    """An hour of every partner with time, the lowest first, those not known last."""
    by_code = {(one.code, one.partner): one for one in assessment.figures if one.partner}
    found = []
    for partner in dict.fromkeys(effort.partner for effort in efforts_of(assessment.costed)):
        over_all = by_code.get(("effective_hourly_rate", partner))
        if over_all is None or over_all.status == "not applicable":
            continue
        on_paper, parity = by_code["paid_hour_rate", partner], by_code["like_for_like_parity", partner]
        wage = floor(assessment.costed, assessment.costed.budget.partner(partner))
        found.append(
            Hour(
                partner=partner,
                on_paper=on_paper.value,
                over_all=over_all.value,
                reference=an_hour(parity.denominator, parity.hours) if parity.denominator and parity.hours else None,
                referenced=parity.coverage if parity.value is not None else None,
                floor=wage.amount if wage else None,
                few_people=over_all.few_people,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.over_all is None, one.over_all or ZERO)))


def balanced(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The balance of each partner type, with shares in tenths of a percent that add up to 100%; none if one is missing.

    Shares that were each rounded by itself could add up to 99.9%.
    """
    found = [one for one in figures if one.code == "effort_money_balance" and one.partner_type is not None]
    judged = [one for one in found if one.numerator is not None and one.denominator is not None]
    if len(judged) < len(found) or not judged:
        return ()
    money, hours = (in_tenths(one.numerator for one in judged), in_tenths(one.denominator for one in judged))
    return tuple(
        one.model_copy(update={"numerator": of_money, "denominator": of_hours})
        for one, of_money, of_hours in zip(judged, money, hours, strict=True)
    )


def in_tenths(parts: Iterable[Decimal | None]) -> list[Decimal]:
    """Fractions in tenths of a percent that add up to exactly 1, by largest remainder."""
    return [part / TEN for part in allot(TEN, [part or ZERO for part in parts])]


def shares(figures: Sequence[Figure]) -> tuple[Share, ...]:
    """The shares of every partner type, the most hours first."""
    found = (
        Share(words(one.partner_type), one.denominator or ZERO, one.numerator or ZERO) for one in balanced(figures)
    )
    return tuple(sorted(found, key=lambda share: -share.of_hours))


def time_of_partners(assessment: Assessment) -> tuple[Time, ...]:
    """The paid and the unpaid hours of each partner, in the order of the budget."""
    return _times(assessment, lambda effort: effort.partner)


def time_of_phases(assessment: Assessment) -> tuple[Time, ...]:
    """The paid and the unpaid hours of each phase in which there is work, in their order; not stated comes last."""
    order = all_of(Phase)
    times = {time.name: time for time in _times(assessment, lambda effort: effort.row.phase or "")}
    return tuple(
        Time(words(name or None), times[name].paid, times[name].unpaid) for name in (*order, "") if name in times
    )


def _times(assessment: Assessment, name_of: Callable[[Effort], str]) -> tuple[Time, ...]:
    found: dict[str, list[Effort]] = {}
    for effort in efforts_of(assessment.costed):
        found.setdefault(name_of(effort), []).append(effort)
    return tuple(
        Time(name, _in_all([effort.paid for effort in efforts]), _in_all([effort.unpaid for effort in efforts]))
        for name, efforts in found.items()
    )


def _in_all(amounts: Sequence[Decimal | None]) -> Decimal | None:
    return None if None in amounts else hours_in_all(amounts)


def cost_of_parity(assessment: Assessment, plan: FixPlan | None = None) -> Cost:
    """What the steps to the reference rates add to the full cost of the whole budget, as a fix of it finds.

    `plan` is that fix, where it has been worked out before.
    """
    plan = plan or fix(assessment.costed, "parity")
    left = len({(one.where, one.line) for one in plan.not_judged})
    every = len({(row.where, row.line) for row in assessment.costed.rows if row.kind == "time"})
    return Cost(plan, steps_of(plan), every - left, left)


def steps_of(plan: FixPlan) -> tuple[CostStep, ...]:
    """The steps of a fix, each starting where the one before ends."""
    at, found = ZERO, []
    for one in plan.steps:
        end = at + one.effect.cost
        found.append(CostStep(one.step.target, say(TITLES[one.step.target]), one.step.lines, at, end))
        at = end
    return tuple(found)
