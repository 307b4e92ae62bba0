"""An offer assessed: what it pays an hour, what that rests on, what it lies beside, what to ask, what to answer."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from fairbudget.budget import Band, Frozen, Place
from fairbudget.language import say
from fairbudget.money import money, plain, to_pence
from fairbudget.offers.asking import asks
from fairbudget.offers.assumed import assumed
from fairbudget.offers.offer import Offer, What
from fairbudget.offers.ranges import Range
from fairbudget.offers.reading import read_offer
from fairbudget.offers.reply import Reply, reply
from fairbudget.offers.saying import shown
from fairbudget.offers.sums import Sum, Way, work_out
from fairbudget.offers.yardsticks import Comparator, yardsticks
from fairbudget.ratecards import RateBook

MOST_HOURS = Decimal(8784)  # the hours of a leap year


class HoursPart(Frozen):
    """One part of the hours: what it is for, the words of the offer, and how long from low to high."""

    what: What
    words: str
    low: Decimal | None = None
    high: Decimal | None = None


class OfferHours(Frozen):
    """All hours of the work, from low to high, and the parts they are made of."""

    low: Decimal | None = None
    high: Decimal | None = None
    parts: tuple[HoursPart, ...] = ()


class OfferAssessment(Frozen):
    """The answer about an offer; its JSON has the keys that the template page names.

    `pay` is what one person gets in all, before their own costs; None where it is not known or lies in a range
    (`assumed` then says which). `hourly` is after those costs. `offer`, `on` and `sums` are for screens and are not
    part of the JSON.
    """

    pay: Decimal | None
    hours: OfferHours
    hourly: Range
    assumed: tuple[str, ...]
    not_understood: tuple[str, ...]
    comparators: tuple[Comparator, ...]
    ask: tuple[str, ...]
    reply: Reply
    offer: Offer = Field(exclude=True)
    on: date = Field(exclude=True)
    sums: tuple[str, ...] = Field(default=(), exclude=True)


def assess_offer(
    offer: Offer | str,
    book: RateBook,
    on: date,
    *,
    age: int | None = None,
    place: Place | None = None,
    band: Band | None = None,
) -> OfferAssessment:
    """The offer beside the rates of that day. Without an age the legal minimum is the adult one; without a place
    the real Living Wage is the UK's; without a band nothing is said of university staff.
    """
    read = read_offer(offer) if isinstance(offer, str) else offer
    total = work_out(read)
    beside = yardsticks(read, total, book, on, age=age, place=place, band=band)
    return OfferAssessment(
        pay=None if total.pay.exact is None else to_pence(total.pay.exact),
        hours=_hours(read, total),
        hourly=_to_pence(total.hourly),
        assumed=(*assumed(read, total), *_for_whom(age, place, band), *beside.left_out),
        not_understood=read.not_understood,
        comparators=beside.comparators,
        ask=asks(read, total),
        reply=reply(read, total, beside.comparators),
        offer=read,
        on=on,
        sums=_sums(total, read.day_matters),
    )


def _hours(offer: Offer, total: Sum) -> OfferHours:
    parts = []
    for part in offer.parts:
        hours = part.hours(offer.day)
        parts.append(HoursPart(what=part.what, words=part.words, low=_shown(hours.low), high=_shown(hours.high)))
    return OfferHours(low=_shown(total.hours.low), high=_shown(total.hours.high), parts=tuple(parts))


def _shown(hours: Decimal | None) -> Decimal | None:
    return None if hours is None else shown(hours)


def _to_pence(amount: Range) -> Range:
    return Range(
        low=None if amount.low is None else to_pence(amount.low),
        high=None if amount.high is None else to_pence(amount.high),
    )


def _for_whom(age: int | None, place: Place | None, band: Band | None) -> list[str]:
    said = []
    if age is None:
        said.append(say("No age was given. The legal minimum wage shown is the adult one."))
    if place is None:
        said.append(say("No place was given. The real Living Wage shown is the one for the UK outside London."))
    if band is None:
        said.append(say("Tell us what you will do. Then we can show what university staff cost for such work."))
    return said


def _sums(total: Sum, by_the_day: bool) -> tuple[str, ...]:
    """The lowest and the highest reading as a sum in one line: "£150.00 ÷ (8 + 4) hours = £12.50 an hour".

    Where the length of the day is not known, each says for which day it is.
    """
    ways = {way.hourly: way for way in total.ways if way.hours > 0}
    ends = [end for end in (total.hourly.low, total.hourly.high) if end is not None]
    return tuple(dict.fromkeys(_sum(ways[end], by_the_day) for end in ends if end in ways))


def _sum(way: Way, by_the_day: bool) -> str:
    hours = plain(shown(way.contact))
    if way.beside:
        hours = f"({hours} + {plain(shown(way.beside))})"
    pay = money(to_pence(way.pay)) if not way.costs else f"({money(to_pence(way.pay))} − {money(way.costs)})"
    hourly = money(to_pence(way.hourly))
    if by_the_day:
        return say(
            "{pay} ÷ {hours} hours = {hourly} an hour if the day is {day} hours",
            pay=pay,
            hours=hours,
            hourly=hourly,
            day=plain(shown(way.day)),
        )
    if hours == "1":
        return say("{pay} ÷ 1 hour = {hourly} an hour", pay=pay, hourly=hourly)
    return say("{pay} ÷ {hours} hours = {hourly} an hour", pay=pay, hours=hours, hourly=hourly)
