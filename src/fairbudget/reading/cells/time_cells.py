"""Cells of time that hold words: 6 hrs in a column of hours, 10 hrs/week x 48 weeks, weeks that a heading states."""

import re
from collections.abc import Iterable
from decimal import Decimal

from fairbudget.money import EXACT
from fairbudget.reading.cells.effort import Effort, efforts_in
from fairbudget.reading.cells.terms import Price, terms_of
from fairbudget.reading.remembering import remembered

_WEEKS_OF = re.compile(
    r"\b(?P<number>\d{1,3})[ -]?(?:weeks?|wks?|wythnos)\b"
    r"|\b(?:weeks?|wks?|wythnos(?:au)?)\s+(?P<first>\d{1,3})\s*(?:-|–|to|i)\s*(?P<last>\d{1,3})\b",
    re.IGNORECASE,
)
# The unit in which a column holds its numbers.
_UNITS = {
    "hours": "hour", "hours_per_week": "hour", "hours_per_day": "hour", "hours_per_month": "hour", "days": "day",
    "weeks": "week", "months": "month", "fte": "fte",
}  # fmt: skip
_PERIODS = {"hours_per_week": "week", "hours_per_day": "day", "hours_per_month": "month"}
PRICED_UNITS = ("hour", "half_day", "day", "session", "week", "month", "year")
HALF = Decimal("0.5")


@remembered
def weeks_in(text: str) -> Decimal | None:
    """The number of weeks that a text states: over 48 weeks, Weeks 1-14; None for none or for two."""
    found = {_number(one) for one in _WEEKS_OF.finditer(text)}
    return found.pop() if len(found) == 1 else None


def weeks_of(texts: Iterable[str]) -> Decimal | None:
    """The one number of weeks in the headings and the title of a table."""
    found = {weeks for text in texts if (weeks := weeks_in(text)) is not None}
    return found.pop() if len(found) == 1 else None


@remembered
def time_in(text: str, role: str) -> Decimal | None:
    """The number that a text of time means in a column of that role, in the column's own unit; None where it has none.

    6 hrs among hours, 10 hrs/week x 48 weeks among hours (480), 3 half days among days (1.5), 20% FTE among FTE.
    """
    unit = _UNITS.get(role)
    if unit is None or not any(sign.isdigit() or sign.isalpha() for sign in text):
        return None
    period = _PERIODS.get(role)
    found = efforts_in(text, Decimal(1) if period == "week" else None)
    if len(found) != 1 or (found[0].months is not None):
        return None
    return _in_unit(found[0], unit)


@remembered
def price_in(text: str) -> Price | None:
    """A price in words, £11.45 ph or £150 per day; None for a plain amount or anything more."""
    found = terms_of(text) if any(sign.isdigit() for sign in text) else None
    if found is None or found.label or found.stated is not None or len(found.terms) != 1:
        return None
    [term] = found.terms
    return term if isinstance(term, Price) and term.per is not None else None


def rate_in(text: str, role: str) -> Decimal | None:
    """The amount of a price in words in a column of prices; None where the column is for another unit of time."""
    priced = price_in(text)
    wanted = role.removeprefix("rate_per_") if role.startswith("rate_per_") else None
    if priced is None or (role not in ("rate", "price") and wanted is None):
        return None
    return priced.amount if wanted in (None, priced.per) else None


def _in_unit(effort: Effort, unit: str) -> Decimal | None:
    number = EXACT.multiply(effort.people, effort.quantity)
    if effort.unit == unit:
        return number
    return EXACT.multiply(number, HALF) if (effort.unit, unit) == ("half_day", "day") else None


def _number(found: re.Match[str]) -> Decimal:
    if found["number"]:
        return Decimal(found["number"])
    return Decimal(int(found["last"]) - int(found["first"]) + 1)
