"""The rate of a line of time on a day: typed on the line, from the budget's Overrides, or from a card (section 3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fairbudget.budget import Basis, OwnRate, Partner, Place, TimeLine
from fairbudget.costing.parameters import source_key
from fairbudget.costing.rows import Parameter, UsedRate
from fairbudget.costing.settings import Settings
from fairbudget.language import say
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import AppliedOverride, Rate
from fairbudget.rates import per_said

PAID_A_FEE = ("individual", "freelancer", "student")

NO_RATE = kind(
    "rate_missing",
    "blocks",
    title="No rate",
    message="This line has time to be paid and no rate. It is not costed.",
    fix='Enter a rate code (for example "baseline:{band}"), or an own rate with its unit and reason.',
)
NOT_FOR_TIME = kind(
    "rate_not_for_time",
    "blocks",
    title="Not a rate for people's time",
    message='"{found}" is not a rate for people\'s time: {label}. The line is not costed.',
    fix="Choose a rate for time, or move this to Costs.",
)
CURRENCY = kind(
    "rate_currency",
    "blocks",
    title="Rate in another currency",
    message='The budget is in {currency} and "{found}" is in {card_currency}. Nothing is converted; not costed.',
    fix="Enter an own rate in {currency}, with its reason.",
)
BASIS_ASSUMED = kind(
    "basis_assumed",
    "check",
    title="Basis of a rate assumed",
    message='The line does not say what kind of rate {found} is. Read as "{basis}".',
    fix="Enter the basis (fee, wage, salary, employer_cost or charge) beside the rate.",
)


@dataclass(frozen=True)
class LineRate:
    """A line's rate on a day with its basis, and what it is looked up as: a card's rate, or one typed on the line."""

    used: UsedRate
    basis: str
    behind: Rate | Parameter
    problems: tuple[Problem, ...] = ()

    @property
    def expected_hours(self) -> Decimal | None:
        return self.behind.expected_hours if isinstance(self.behind, Rate) else None


def rate_of_line(line: TimeLine, partner: Partner, on: date, settings: Settings) -> LineRate | Problem:
    """The rate that applies to the line on a day, or the problem that blocks it. Never a neighbour's rate, never 0."""
    code, place, hours = line.rate_code, partner.place, line.hours_per_unit
    if line.own_rate is not None:
        return _own(line, line.own_rate, partner, on, settings)
    if code is None:
        return NO_RATE(line.where, band=line.band or "hour")
    return settings.kept_of_published(
        ("rate of a line", code, on, place, hours), lambda: _of_a_card(code, on, place, hours, line.where, settings)
    )


def _of_a_card(
    code: str, on: date, place: Place | None, hours: Decimal | None, where: str, settings: Settings
) -> LineRate | Problem:
    """The rate of a code as a rate for people's time, in the budget's currency."""
    rate = settings.book.rate(code, on, place=place, hours=hours, overrides=settings.overrides, where=where)
    if isinstance(rate, Problem):
        return rate
    card, currency = settings.book.card(code), settings.budget.project.currency
    if card is not None and card.currency != currency:
        return CURRENCY(where, code, currency=currency, card_currency=card.currency)
    if rate.basis is None:
        return NOT_FOR_TIME(where, code, label=rate.label)
    return LineRate(used_rate(rate), rate.basis, rate)


def used_rate(rate: Rate) -> UsedRate:
    """A card's rate as it is shown on a line."""
    return UsedRate(
        key=rate.key,
        code=rate.code,
        amount=rate.amount,
        per=rate.per,
        basis=rate.basis or "",
        effective_from=rate.effective_from,
        source=source_key(rate),
        evidence=rate.evidence,
        label=rate.label,
        override=rate.override,
    )


def _own(line: TimeLine, own: OwnRate, partner: Partner, on: date, settings: Settings) -> LineRate:
    """A rate typed on the line, with the published amount it replaces when it names one."""
    code, place, hours = line.rate_code, partner.place, line.hours_per_unit
    published = code and settings.kept_of_published(
        ("published", code, on, place, hours), lambda: settings.book.rate(code, on, place=place, hours=hours)
    )
    replaces = published.amount if isinstance(published, Rate) else None
    basis, problems = own.basis, tuple[Problem, ...]()
    if basis is None:
        basis = _likely_basis(own, partner)
        problems = (BASIS_ASSUMED(line.where, f"{own.amount:,.2f} {per_said(own.per)}", basis=basis),)
    key = f"line:{line.line}"
    label = say("Rate typed on line {line}", line=line.line) + (f", {line.role}" if line.role else "")
    return LineRate(
        UsedRate(
            key=key,
            code=line.rate_code,
            amount=own.amount,
            per=own.per,
            basis=basis,
            effective_from=None,
            source="budget",
            evidence="stated",
            label=label,
            override=AppliedOverride(replaces=replaces, reason=own.reason, set_by="line"),
        ),
        basis,
        Parameter(
            key=key,
            label=label,
            amount=own.amount,
            unit="£",
            code=line.rate_code or "",
            per=own.per,
            basis=basis,
            kind="budget",
            source="budget",
            evidence="stated",
            note=own.reason,
        ),
        problems=problems,
    )


def _likely_basis(own: OwnRate, partner: Partner) -> Basis:
    """How a rate without a basis is read: shown as assumed wherever it matters."""
    if own.per == "year":
        return "salary"
    return "fee" if partner.type in PAID_A_FEE else "employer_cost"
