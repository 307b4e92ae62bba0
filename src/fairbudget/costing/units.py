"""Units of time: how many hours each holds, and how a line's unit meets the unit of its rate (method, section 2)."""

from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.language import noop, say
from fairbudget.money import plain

DAY_HOURS = Decimal("7.5")
DAYS_IN_A_WEEK = Decimal(5)
MONTHS_IN_A_YEAR = Decimal(12)

SINGULAR = {
    "hour": noop("hour"), "half_day": noop("half day"), "day": noop("day"), "week": noop("week"),
    "month": noop("month"), "year": noop("year"), "session": noop("session"), "task": noop("task"),
    "fte": noop("of full time"),
}  # fmt: skip
ONE = {
    "person": noop("1 person"), "hour": noop("1 hour"), "half_day": noop("1 half day"), "day": noop("1 day"),
    "week": noop("1 week"), "month": noop("1 month"), "session": noop("1 session"), "task": noop("1 task"),
    "fte": noop("full time"),
}  # fmt: skip
SEVERAL = {
    "person": noop("{number} people"), "hour": noop("{number} hours"), "half_day": noop("{number} half days"),
    "day": noop("{number} days"), "week": noop("{number} weeks"), "month": noop("{number} months"),
    "session": noop("{number} sessions"), "task": noop("{number} tasks"), "fte": noop("{number} of full time"),
}  # fmt: skip


def day_hours(partner: Partner) -> Decimal:
    """The hours of this partner's working day; 7.5 where it does not say (the caller notes the assumption)."""
    return partner.hours_in_a_day or DAY_HOURS


def hours_in(unit: str, partner: Partner, year_hours: Decimal) -> Decimal | None:
    """Hours in one unit; None for a session or task, whose hours must come with the rate or the line."""
    day = day_hours(partner)
    return {
        "hour": Decimal(1),
        "half_day": day / 2,
        "day": day,
        "week": day * DAYS_IN_A_WEEK,
        "month": year_hours / MONTHS_IN_A_YEAR,
        "year": year_hours,
    }.get(unit)


def way(unit: str, per: str, basis: str) -> str | None:
    """How time in `unit` meets a rate per `per` (a key of `PRICE_OF_TIME`); None when it must not be converted.

    A fee for a half day, day, session or task is a price for that block, never an hourly rate times hours.
    """
    block = per in ("session", "task") or (basis == "fee" and per in ("half_day", "day"))
    if unit == per:
        return "units"
    if block:
        return None
    if unit == "fte":
        return {"year": "salary", "month": "monthly", "hour": "full_time_by_the_hour"}.get(per, "full_time")
    if per == "hour":
        return "by_the_hour"
    return "of_hours" if unit == "hour" else "converted"


def counted(number: Decimal, unit: str) -> str:
    """A number of units in words: "4 half days", "1 person", "0.5 of full time"."""
    return say(ONE[unit]) if number == 1 else say(SEVERAL[unit], number=plain(number))


def unit_said(unit: str) -> str:
    """One unit in words: "half day"."""
    return say(SINGULAR[unit])
