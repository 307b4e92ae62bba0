"""A rate card, its sources and its dated values, and the `Rate` that a look-up answers with.

Amounts are stored exactly as the publisher printed them (`Decimal` keeps the printed digits); in arithmetic a
percentage is a fraction. A value has one start date: it ends when the next one of the same rate starts, or
with an entry that withdraws it. None means "not stated".
"""

from datetime import date
from decimal import Decimal, localcontext
from typing import Literal

from pydantic import InstanceOf

from fairbudget.budget import Band, Basis, Frozen, Per, Place
from fairbudget.language import noop, say, speaking
from fairbudget.money import EXACT, money, plain
from fairbudget.oncosts import OnCostProfile
from fairbudget.workings import Step

# How a value is known. `agreed` belongs to an organisation's own card and to the overrides of a budget.
Evidence = Literal["seen", "agreed", "secondary", "unconfirmed"]
DateKnown = Literal["day", "month", "year", "unknown"]
CardKind = Literal["published", "indicative", "organisation"]
SetBy = Literal["line", "budget", "organisation"]
RateUnit = Literal[
    Per, "percent", "multiple", "hours_a_week", "hours_a_year", "days_a_year",
    "mile", "passenger_mile", "night", "meal", "meeting", "payment",
]  # fmt: skip
# Units whose amount is a plain number, not money.
NUMBERS: tuple[RateUnit, ...] = ("multiple", "hours_a_week", "hours_a_year", "days_a_year")
PER: dict[str, str] = {
    "hour": noop("per hour"), "half_day": noop("per half day"), "day": noop("per day"), "week": noop("per week"),
    "month": noop("per month"), "year": noop("per year"), "session": noop("per session"), "task": noop("per task"),
    "mile": noop("per mile"), "passenger_mile": noop("per passenger mile"), "night": noop("per night"),
    "meal": noop("per meal"), "meeting": noop("per meeting"), "payment": noop("per payment"),
    "multiple": noop("multiple"), "hours_a_week": noop("hours a week"), "hours_a_year": noop("hours a year"),
    "days_a_year": noop("days a year"),
}  # fmt: skip


class Source(Frozen):
    """Where a value was read. `url` is None when it was read in a copy without an address of its own."""

    key: str
    title: str
    publisher: str
    url: str | None = None
    locator: str = ""
    published: str = ""
    read_on: date


class RateValue(Frozen):
    """One dated entry: an amount, or the day on which the rate is withdrawn and why.

    `over_hours`, `up_to_hours` and `under_hours` bound a duration band; ages are in whole years, both ends
    included. `per` and `label` are given only where they differ from those of the rate.
    """

    amount: Decimal | None = None
    withdrawn: str | None = None
    effective_from: date | None = None
    date_known: DateKnown = "day"
    implement_by: date | None = None
    source: str
    evidence: Evidence
    place: Place | None = None
    age_from: int | None = None
    age_to: int | None = None
    over_hours: Decimal | None = None
    up_to_hours: Decimal | None = None
    under_hours: Decimal | None = None
    per: RateUnit | None = None
    label: str = ""
    note: str = ""
    change_checked: str = ""
    reason: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None

    @property
    def duration(self) -> str:
        """The duration band in words, such as "over 1 hour, up to 3.5 hours"; empty when there is none."""
        bounds = (
            (noop("over 1 hour"), noop("over {number} hours"), self.over_hours),
            (noop("up to 1 hour"), noop("up to {number} hours"), self.up_to_hours),
            (noop("under 1 hour"), noop("under {number} hours"), self.under_hours),
        )
        return ", ".join(
            say(one) if hours == 1 else say(several, number=plain(hours))
            for one, several, hours in bounds
            if hours is not None
        )

    @property
    def terms(self) -> tuple[object, ...]:
        """What `series` says in words: two values with the same are of one series."""
        return (self.place, self.over_hours, self.up_to_hours, self.under_hours)

    @property
    def series(self) -> str:
        """What tells this value from another of the same rate on the same day; a newer one ends it.

        It is part of the value's key, and so the same in every language.
        """
        with speaking("en"):
            return ", ".join(part for part in (self.place or "", self.duration) if part)

    def starts_by(self, on: date) -> bool:
        """Whether it has started on that day. A value without a known date is not refused for any day."""
        return self.effective_from is None or self.effective_from <= on

    def lasts(self, hours: Decimal) -> bool:
        """Whether that many hours lie in its duration band."""
        return (
            (self.over_hours is None or hours > self.over_hours)
            and (self.up_to_hours is None or hours <= self.up_to_hours)
            and (self.under_hours is None or hours < self.under_hours)
        )

    def is_for_age(self, age: int | None) -> bool:
        """Whether somebody of that age is meant; an age that is not stated is not refused."""
        if age is None:
            return True
        return (self.age_from or 0) <= age and (self.age_to is None or age <= self.age_to)


class Index(Frozen):
    """How a value follows from others: the same as one, a percentage on one, or the cost of an hour of staff.

    `of`, `plus` and `hours` are codes of rates; `profile` is the code of an on-cost profile.
    """

    kind: Literal["same_as", "percent_on", "staff_hour"]
    of: str
    plus: str | None = None
    profile: str | None = None
    hours: str | None = None


class ListedRate(Frozen):
    """One rate on a card with all its dated values, or with the index that computes it.

    `missing` says what to ask for where nothing was published; `replaces` is the code that an organisation's
    rate is laid over; `reference` marks the rate that stands for its band; `updates` overrules the card's.
    """

    code: str
    label: str
    per: RateUnit
    basis: Basis | None = None
    band: Band | None = None
    expected_hours: Decimal | None = None
    values: tuple[RateValue, ...] = ()
    index: Index | None = None
    missing: str = ""
    replaces: str | None = None
    reference: bool = False
    updates: str | None = None
    note: str = ""

    @property
    def newest(self) -> date | None:
        """The start of its newest amount; None for a rate without dated amounts, or one that has ended."""
        dated = [value for value in self.values if value.effective_from]
        newest = max(dated, key=lambda value: value.effective_from or date.min, default=None)
        return None if newest is None or newest.withdrawn else newest.effective_from


class RateCard(Frozen):
    """A card: who publishes it, until when it can be trusted, and its rates.

    `updates` is the month and day ("04-01") on which a new value is due each year, or None;
    `max_yearly_change` the fraction by which a value may change in a year without a note that it was checked;
    `working_year` the code of the hours a year by which the publisher divides a salary;
    `version` identifies the bytes of the file.
    """

    code: str
    title: str
    kind: CardKind
    publisher: str
    currency: str
    review_by: date
    updates: str | None = None
    max_yearly_change: Decimal
    working_year: str | None = None
    notes: str = ""
    sources: tuple[Source, ...] = ()
    rates: tuple[ListedRate, ...] = ()
    profiles: tuple[OnCostProfile, ...] = ()
    file_name: str = ""
    version: str = ""

    def source(self, key: str) -> Source:
        """The source of that key. Raises KeyError: a loaded card has all its sources."""
        return {source.key: source for source in self.sources}[key]


class ExpertiseBand(Frozen):
    """What the work asks of a person, in words (method, section 3)."""

    code: Band
    title: str
    criteria: str


class AppliedOverride(Frozen):
    """The mark on a rate that was set by an organisation, a budget or a line.

    `replaces` is the amount it takes the place of, as used in arithmetic; None when there was none.
    """

    replaces: Decimal | None
    reason: str
    agreed_by: str = ""
    agreed_on: date | None = None
    source: str = ""
    set_by: SetBy


class Rate(Frozen):
    """The answer of a look-up: one amount for one code on one day, with all that is needed to defend it.

    `amount` is as used in arithmetic (a printed 15 per cent is 0.15). `key` names the value for good.
    `hours_per_year` is the divisor that belongs to the rate. An indexed rate has its `working` and the rates
    that go into it, each under its name in the expression.
    """

    code: str
    key: str
    label: str
    amount: Decimal
    printed: str
    printed_unit: str
    per: RateUnit
    basis: Basis | None = None
    band: Band | None = None
    expected_hours: Decimal | None = None
    hours_per_year: Decimal | None = None
    effective_from: date | None = None
    date_known: DateKnown = "day"
    implement_by: date | None = None
    source: Source
    evidence: Evidence
    note: str = ""
    card_code: str
    card_title: str
    card_kind: CardKind | Literal["budget"]
    review_by: date
    currency: str
    override: AppliedOverride | None = None
    working: InstanceOf[Step] | None = None
    inputs: tuple[tuple[str, "Rate"], ...] = ()


def in_arithmetic(printed: Decimal, per: RateUnit) -> Decimal:
    """The printed number as it is used: a percentage becomes a fraction."""
    with localcontext(EXACT):
        return printed / 100 if per == "percent" else printed


def printed_unit(per: RateUnit, currency: str) -> str:
    """The unit beside the printed number: "%", "hours a year" or "GBP per half day"."""
    if per == "percent":
        return "%"
    return per_said(per) if per in NUMBERS else f"{currency} {per_said(per)}"


def said(rate: Rate, currency: str = "GBP") -> str:
    """The amount of a rate in words: £82.50 per half day, 14.5%, 1,650 hours a year."""
    if rate.per == "percent":
        return f"{rate.printed}%"
    amount = plain(rate.amount) if rate.per in NUMBERS else money(rate.amount, currency)
    return f"{amount} {per_said(rate.per)}"


def per_said(per: str) -> str:
    """What a rate is for: "per half day", "hours a year"."""
    return say(PER[per])
