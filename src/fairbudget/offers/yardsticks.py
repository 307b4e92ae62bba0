"""What an offer can be held beside: the legal minimum, the real Living Wage, involvement payments, university staff.

Each is dated and has its source. None says whether an offer is right: that depends on how a person is engaged, and
on what their expertise is worth.
"""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Literal

from pydantic import Field

from fairbudget.budget import Band, Frozen, Place
from fairbudget.language import long_date, say
from fairbudget.money import EXACT, to_pence
from fairbudget.offers.offer import Offer
from fairbudget.offers.ranges import NOT_KNOWN, Range
from fairbudget.offers.sums import Sum
from fairbudget.offers.yardstick_words import (
    Name,
    involvement,
    legal_minimum,
    like_work,
    living_wage,
    living_wage_before,
    newer_living_wage,
    no_rate_for,
)
from fairbudget.problems import Problem
from fairbudget.rate_problems import CARD_UPDATE_DUE
from fairbudget.ratecards import Rate, RateBook, said

USUAL_HOURS_IN_A_DAY = Decimal("7.5")  # method, section 2: where nobody says how long a day is
INVOLVEMENT = "nihr"
INDICATIVE = "baseline"
# Involvement payments by the length of the task in hours, shortest first; days are as long as the offer's.
SHORT, HOUR, TWO_HOURS = Decimal("0.5"), Decimal(1), Decimal(2)
Kind = Literal["legal_minimum", "living_wage", "involvement", "like_work"]


class Comparator(Frozen):
    """One yardstick: pounds an hour on the day, and how far the offer lies above (or below, negative) it.

    `kind` tells what it is. For screens that show less, `short` is its name in few words, and `detail` the rest of the
    label in sentences of its own; none of the three is part of the JSON.
    """

    code: str
    label: str
    per_hour: Decimal
    effective_from: date | None
    source: str
    difference: Range = NOT_KNOWN
    kind: Kind = Field(exclude=True)
    short: str = Field(exclude=True)
    detail: tuple[str, ...] = Field(exclude=True)


class Yardsticks(Frozen):
    """The yardsticks that are known, and in words those that are not."""

    comparators: tuple[Comparator, ...] = ()
    left_out: tuple[str, ...] = ()


def yardsticks(
    offer: Offer, total: Sum, book: RateBook, on: date, *, age: int | None, place: Place | None, band: Band | None
) -> Yardsticks:
    """What the offer is held beside on that day."""
    found: list[Comparator] = []
    left_out: list[str] = []
    for known, missing in (
        _legal_minimum(book, on, age),
        _real_living_wage(book, on, age, place),
        _involvement(offer, total, book, on),
        _same_band(book, on, band),
    ):
        found += known
        left_out += missing
    return Yardsticks(comparators=tuple(_compared(one, total.hourly) for one in found), left_out=tuple(left_out))


Answer = tuple[list[Comparator], list[str]]


def _compared(one: Comparator, hourly: Range) -> Comparator:
    """With the difference to the printed hourly figure, so that what is shown can be checked by eye."""
    difference = Range(
        low=None if hourly.low is None else to_pence(hourly.low) - one.per_hour,
        high=None if hourly.high is None else to_pence(hourly.high) - one.per_hour,
    )
    return one.model_copy(update={"difference": difference})


def _legal_minimum(book: RateBook, on: date, age: int | None) -> Answer:
    rate = book.legal_minimum(on, age)
    if isinstance(rate, Problem):
        return [], [say("The legal minimum wage is left out: {reason}", reason=rate.message)]
    return [_comparator(rate, "legal_minimum", legal_minimum(age), rate.amount)], []


def _real_living_wage(book: RateBook, on: date, age: int | None, place: Place | None) -> Answer:
    """The newest; until the day by which it is to be paid, the one before beside it, since either is then right."""
    if age is not None and age < 18:
        return [], [say("The real Living Wage is left out: it is for people aged 18 and over.")]
    rate = book.real_living_wage(on, place)
    if isinstance(rate, Problem):
        return [], [say("The real Living Wage is left out: {reason}", reason=rate.message)]
    found = [_comparator(rate, "living_wage", living_wage(rate, on), rate.amount)]
    if rate.implement_by and on < rate.implement_by and rate.effective_from:
        before = book.real_living_wage(rate.effective_from - timedelta(days=1), place)
        if isinstance(before, Rate):
            name = living_wage_before(before)
            found.append(_comparator(before, "living_wage", name, before.amount))
    stale = any(problem.code == CARD_UPDATE_DUE.code for problem in book.problems(on, [rate.code]))
    return found, [newer_living_wage(rate.effective_from)] if stale and rate.effective_from else []


def _involvement(offer: Offer, total: Sum, book: RateBook, on: date) -> Answer:
    """The payment for a task of that length: as published where there is one on that day, else the indicative one."""
    length = hours_of_a_task(offer, total)
    if length == NOT_KNOWN or length.high is None or length.low is None:
        return [], [say("No involvement payment is shown: it goes by how long the task is, and that is not known.")]
    day = offer.day.exact or USUAL_HOURS_IN_A_DAY
    found: list[Comparator] = []
    for name in tiers(length.low, length.high, offer.day):
        rate = book.rate(f"{INVOLVEMENT}:{name}", on)
        if isinstance(rate, Problem):
            rate = book.rate(f"{INDICATIVE}:{name}", on)
        if isinstance(rate, Rate):
            hours = {"short_task": SHORT, "hour": HOUR, "two_hours": TWO_HOURS, "half_day": day / 2, "day": day}[name]
            found.append(_tier(rate, name, hours))
    missing = [] if found else [say("No involvement payment is known for {day}.", day=long_date(on))]
    return found, missing


def hours_of_a_task(offer: Offer, total: Sum) -> Range:
    """The hours of one session or day, with its preparation; all hours where the work is one piece."""
    pieces = [part.times for part in offer.of("contact")]
    days = [part.count for part in offer.of("contact") if part.unit == "day"]
    number = pieces[0].exact if len(pieces) == 1 else None
    if days and len(pieces) == 1 and days[0].exact is not None and days[0].exact > 1:
        number = (number or Decimal(1)) * days[0].exact
    if not number or number == 1:
        return total.hours
    return total.hours.over(number)


def tiers(low: Decimal, high: Decimal, day: Range) -> tuple[str, ...]:
    """The involvement payments for tasks of that many hours; between two lengths both, since nothing is published
    for what lies between.
    """
    shortest, longest = day.low or USUAL_HOURS_IN_A_DAY, day.high or USUAL_HOURS_IN_A_DAY
    lengths = (
        ("short_task", Decimal(0), SHORT),
        ("hour", HOUR, HOUR),
        ("two_hours", TWO_HOURS, TWO_HOURS),
        ("half_day", shortest / 2, longest / 2),
        ("day", shortest, max(longest, high)),
    )
    fits = tuple(name for name, least, most in lengths if least <= high and most >= low)
    if fits:
        return fits
    below = [name for name, _, most in lengths if most < low]
    above = [name for name, least, _ in lengths if least > high]
    return (*below[-1:], *above[:1])


def _tier(rate: Rate, tier: str, hours: Decimal) -> Comparator:
    with localcontext(EXACT):
        per_hour = to_pence(rate.amount / hours)
    return _comparator(rate, "involvement", involvement(rate, tier, hours), per_hour)


def _same_band(book: RateBook, on: date, band: Band | None) -> Answer:
    if band is None:
        return [], []
    rate = book.band_reference(band, on)
    if isinstance(rate, Problem):
        return [], [no_rate_for(band, rate.message)]
    with localcontext(EXACT):
        per_hour = to_pence(rate.amount / rate.expected_hours) if rate.expected_hours else rate.amount
    return [_comparator(rate, "like_work", like_work(rate, band), per_hour)], []


def _comparator(rate: Rate, kind: Kind, name: Name, per_hour: Decimal) -> Comparator:
    return Comparator(
        code=rate.code,
        label=name.label,
        per_hour=to_pence(per_hour),
        effective_from=rate.effective_from,
        source=source_of(rate),
        kind=kind,
        short=name.short,
        detail=name.detail,
    )


def source_of(rate: Rate) -> str:
    """Where the amount can be read; for one that is worked out, what it follows from and where that can be read."""
    if rate.inputs:
        parts = "; ".join(
            f"{one.code} {said(one)} ({one.source.title}, {one.source.publisher})" for _, one in rate.inputs
        )
        return say("{card}, worked out from {parts}", card=rate.card_title, parts=parts)
    return ", ".join(part for part in (rate.source.title, rate.source.publisher, rate.source.url or "") if part)
