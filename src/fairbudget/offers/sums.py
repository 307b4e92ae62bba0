"""The sum of an offer: pay, hours, and pounds an hour, each from the lowest to the highest that the words allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext
from itertools import product
from typing import Literal

from fairbudget.money import EXACT
from fairbudget.offers.offer import BESIDE, Offer, Part
from fairbudget.offers.ranges import NOT_KNOWN, Range

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")
DAYS_OF = {"day": Decimal(1), "half_day": Decimal(2)}


@dataclass(frozen=True)
class Way:
    """One way to read the offer: how long a day is, the hours of the work and of what comes beside it, the pay."""

    day: Decimal
    contact: Decimal
    beside: Decimal
    pay: Decimal
    costs: Decimal

    @property
    def hours(self) -> Decimal:
        return self.contact + self.beside

    @property
    def hourly(self) -> Decimal:
        """Pounds an hour after the person's own costs, not rounded."""
        with localcontext(EXACT):
            return (self.pay - self.costs) / self.hours


@dataclass(frozen=True)
class Sum:
    """Pay in pounds, hours, and pounds an hour, not rounded. `ways` are the readings at the ends of the ranges."""

    pay: Range
    hours: Range
    hourly: Range
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Time:
    """Days and hours that belong together at one end; None where that end is not known."""

    days: Decimal
    hours: Decimal

    def at(self, day: Decimal) -> Decimal:
        return self.days * day + self.hours


def work_out(offer: Offer) -> Sum:
    """The sum of what was read.

    The hourly figure rises or falls steadily with each thing that is not known (the length of the day, of the
    work, of the preparation, the price), so its lowest and highest stand where each of those is at one of its ends.
    """
    with localcontext(EXACT):
        ways = tuple(_ways(offer))
        hours = _hours(offer)
        pay = _pay(offer, ways)
        figures = [way.hourly for way in ways if way.hours > 0]
        if not figures or hours == NOT_KNOWN:
            return Sum(pay, hours, NOT_KNOWN)
        low = None if _is_open(offer, "low") else min(figures)
        high = None if _is_open(offer, "high") else max(figures)
        return Sum(pay, hours, Range(low=low, high=high), ways)


def _main(offer: Offer) -> tuple[Part, ...]:
    """What the hours are counted from: all of them where the offer or the person says so, else the work itself."""
    return offer.of("all") or offer.of("contact")


def _beside(offer: Offer) -> tuple[Part, ...]:
    return () if offer.of("all") else offer.of(*BESIDE)


def _at(parts: Sequence[Part], end: End, offer: Offer, *, missing: Decimal | None) -> Time | None:
    """The parts together at one end. At the low end a length that is not known counts nothing beside others."""
    found: list[Time] = []
    for part in parts:
        count = part.count.times(part.times)
        number = count.low if end == "low" else count.high
        if number is None and end == "high":
            return None
        if number is not None:
            found.append(Time(number, Decimal(0)) if part.unit == "day" else Time(Decimal(0), number))
    if not found:
        return None if missing is None else Time(missing, missing)
    if offer.one_of and end == "low" and parts[0].what == "contact":
        return max(found, key=lambda time: time.at(offer.day.low or Decimal(0)))
    return Time(sum((time.days for time in found), Decimal(0)), sum((time.hours for time in found), Decimal(0)))


def _hours(offer: Offer) -> Range:
    """All hours from the least to the most."""
    ends: dict[End, Decimal | None] = {}
    for end in ENDS:
        day = offer.day.low if end == "low" else offer.day.high
        main = _at(_main(offer), end, offer, missing=None)
        beside = _at(_beside(offer), end, offer, missing=Decimal(0))
        known = main is not None and beside is not None and day is not None
        ends[end] = main.at(day) + beside.at(day) if known and main and beside and day is not None else None
    return Range(low=ends["low"], high=ends["high"])


def _ways(offer: Offer) -> Iterator[Way]:
    """Every reading at the ends of what is known."""
    if offer.price is None:
        return
    for price, share, day in product(offer.price.ends, _shares(offer), offer.day.ends):
        for main_end, beside_end in product(ENDS, ENDS):
            main = _at(_main(offer), main_end, offer, missing=None)
            beside = _at(_beside(offer), beside_end, offer, missing=Decimal(0))
            if main is None or beside is None:
                continue
            units_paid = _units(offer, main, main_end, beside_end, day)
            for units in (*units_paid, Decimal(1)) if offer.or_all and units_paid else units_paid:
                yield Way(day, main.at(day), beside.at(day), price * units / share, offer.costs)


def _shares(offer: Offer) -> tuple[Decimal, ...]:
    """By how many people the pay is shared: by one, by all, or it is not said which."""
    people = [end for end in offer.people.ends if end > 0] or [Decimal(1)]
    if offer.shared is None:
        return tuple(dict.fromkeys((Decimal(1), *people)))
    return tuple(people) if offer.shared else (Decimal(1),)


def _units(offer: Offer, main: Time, end: End, beside_end: End, day: Decimal) -> tuple[Decimal, ...]:
    """How many units are paid in that reading; nothing where the offer does not say."""
    if offer.per == "all":
        return (Decimal(1),)
    if offer.per == "hour" or offer.per in DAYS_OF:
        count = _paid_hours if offer.per == "hour" else _paid_days
        found: list[Decimal] = []
        for paid in dict.fromkeys((offer.paid_as_well, (*offer.paid_as_well, *offer.perhaps_paid))):
            beside = _at([part for part in _beside(offer) if part.what in paid], beside_end, offer, missing=Decimal(0))
            if beside is not None:
                found += count(offer, main, beside, end, day)
        return tuple(found)
    number = None if offer.units is None else (offer.units.low if end == "low" else offer.units.high)
    return () if number is None else (number,)


def _paid_days(offer: Offer, main: Time, beside: Time, end: End, day: Decimal) -> tuple[Decimal, ...]:
    """The days or half days that are paid, with those `beside` the work that are paid as well.

    A few hours for a price by the day may be paid as the whole day or by their share of it: two readings. More hours
    than that leave open how many days are paid.
    """
    contact = _at(offer.of("contact"), end, offer, missing=None) or main
    if beside.hours:
        return ()
    number = (contact.days + beside.days) * DAYS_OF[offer.per]
    if not contact.hours:
        return (number,)
    share = contact.hours * DAYS_OF[offer.per] / day
    return (share, Decimal(1)) if not contact.days and not beside.days and 0 < share <= 1 else ()


def _paid_hours(offer: Offer, main: Time, beside: Time, end: End, day: Decimal) -> tuple[Decimal, ...]:
    """The hours that an hourly rate is paid for; two readings where all hours and the session are both stated."""
    hours = [main.at(day)]
    contact = _at(offer.of("contact"), end, offer, missing=None)
    if offer.of("all") and contact is not None:
        hours.append(contact.at(day))
    if rounds_up(offer) and _hours(offer).exact is not None:
        hours = [_rounded_up(offer, number) for number in hours]
    return tuple(number + beside.at(day) for number in dict.fromkeys(hours))


def rounds_up(offer: Offer) -> bool:
    """Whether more hours may be paid than are worked: a least number of hours, or part hours paid as whole ones."""
    return offer.part_hours or offer.least_hours is not None


def _rounded_up(offer: Offer, hours: Decimal) -> Decimal:
    paid = hours.to_integral_value(rounding=ROUND_CEILING) if offer.part_hours else hours
    return max(paid, offer.least_hours or paid)


def _is_open(offer: Offer, end: End) -> bool:
    """Whether the hourly figure has no known end there."""
    price = offer.price or NOT_KNOWN
    if (price.low if end == "low" else price.high) is None:
        return True
    if end == "high" and rounds_up(offer) and _hours(offer).exact is None:
        return True
    hours = _hours(offer)
    # The more hours, the less an hour; but an hourly rate for nothing but the work itself does not fall.
    steady = offer.per not in ("all",) and offer.units is None and not _beside(offer) and not offer.costs
    return not steady and (hours.high if end == "low" else hours.low) is None


def _pay(offer: Offer, ways: Sequence[Way]) -> Range:
    """What is paid in all, before the person's own costs."""
    if offer.price is None:
        return NOT_KNOWN
    if ways:
        pays = [way.pay for way in ways]
        whole = Range(low=min(pays), high=max(pays))
    else:
        units = Range(low=Decimal(1), high=Decimal(1)) if offer.per == "all" else offer.units or NOT_KNOWN
        amount = offer.price.times(units)
        shares = _shares(offer)
        whole = Range(
            low=None if amount.low is None else amount.low / max(shares),
            high=None if amount.high is None else amount.high / min(shares),
        )
    follows = offer.per != "all" and offer.units is None
    main = _hours(offer) if follows else Range(low=Decimal(0), high=Decimal(0))
    open_high = follows and (main.high is None or (rounds_up(offer) and main.exact is None))
    return Range(
        low=None if offer.price.low is None or main.low is None else whole.low,
        high=None if offer.price.high is None or open_high else whole.high,
    )
