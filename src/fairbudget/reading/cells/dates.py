"""Dates as people write them in Britain: dates of a cell, ISO, 1 April 2026, and 01/04/2026 day first."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from fairbudget.language import long_date, noop, say
from fairbudget.problems import kind
from fairbudget.reading.cells.doubts import NOTHING, Doubt, Read, doubt, unusable
from fairbudget.reading.cells.either_language import english_of
from fairbudget.reading.grid import Cell

MONTHS = (
    noop("January"), noop("February"), noop("March"), noop("April"), noop("May"), noop("June"), noop("July"),
    noop("August"), noop("September"), noop("October"), noop("November"), noop("December"),
)  # fmt: skip
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
ORDINAL = "st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain"  # 1st, and as Welsh writes them: 1af, 2il, 3ydd, 5ed
IN_WORDS = re.compile(rf"(\d{{1,2}})(?:{ORDINAL})? ?([A-Za-z]{{3,10}})\.?,? ?(\d{{4}})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", re.ASCII)
# Excel counts days from here, having taken 1900 for a leap year.
DAY_ZERO = date(1899, 12, 30)

NOT_A_DATE = kind(
    "not_a_date",
    "blocks",
    title="Not a date",
    message='"{found}" is not a date.',
    fix="Write the day, the month and the year, such as 1 April 2026.{suggestion}",
)
NO_SUCH_DAY = kind(
    "no_such_day",
    "blocks",
    title="No such day",
    message='"{found}" cannot be: there is no {day} {month}{year}.',
    fix="Check the day and the month.",
)
DATE_DAY_FIRST = kind(
    "date_read_day_first",
    "note",
    title="A date in digits",
    message='"{found}" is read as {said}: the day first, as in Britain.',
    fix="If the month was meant to come first, write the month as a word.",
)


def day(cell: Cell) -> Read[date]:
    """The date in a cell. 01/04/2026 is 1 April, and that is said; a day that does not exist is refused."""
    if isinstance(cell.value, date):
        return Read(cell.value)
    found = unusable(cell)
    if found is not None:
        return found
    text = cell.text
    if not text:
        return NOTHING
    if isinstance(cell.value, Decimal):
        return doubt(NOT_A_DATE, suggestion=_serial(cell.value))
    return _written(text)


def _written(text: str) -> Read[date]:
    iso = ISO.fullmatch(text)
    if iso:
        return _real(int(iso[3]), int(iso[2]), int(iso[1]))
    words = IN_WORDS.fullmatch(text)
    if words:
        month = _month(words[2])
        return _real(int(words[1]), month, int(words[3])) if month else doubt(NOT_A_DATE, suggestion="")
    digits = DAY_FIRST.fullmatch(text)
    if digits:
        read = _real(int(digits[1]), int(digits[2]), int(digits[3]))
        if read.value is not None and read.value.day <= len(MONTHS) and read.value.day != read.value.month:
            return Read(read.value, Doubt(DATE_DAY_FIRST, {"said": long_date(read.value)}))
        return read
    longer = say("Write all four digits of the year.")
    return doubt(NOT_A_DATE, suggestion=f" {longer}" if SHORT_YEAR.fullmatch(text) else "")


def _month(name: str) -> int | None:
    """The number of a month by its name or its first letters, at least three; in Welsh by its whole name."""
    english = next((month for month in MONTHS if month.lower().startswith(name.lower())), None)
    english = english or english_of(name, MONTHS)
    return MONTHS.index(english) + 1 if english else None


def _real(day_: int, month: int, year: int) -> Read[date]:
    if year < 1 or not 1 <= month <= len(MONTHS):
        return doubt(NOT_A_DATE, suggestion="")
    if not 1 <= day_ <= monthrange(year, month)[1]:
        # 29 February is a real day in other years, so the year is part of the reason.
        return doubt(NO_SUCH_DAY, day=day_, month=say(MONTHS[month - 1]), year=f" {year}" if day_ == 29 else "")
    return Read(date(year, month, day_))


def _serial(number: Decimal) -> str:
    """What a bare number would be as a spreadsheet's day count; only a suggestion."""
    if not 20_000 <= number <= 80_000:
        return ""
    counted = long_date(DAY_ZERO + timedelta(days=int(number)))
    said = say("As a spreadsheet's count of days it would be {day}.", day=counted)
    return f" {said}"
