"""Amounts of money, numbers, hours and percentages: text or cell to exact decimal, or why not.

Only ASCII digits count. A sum that can be read in two ways is asked about, never chosen.
"""

import re
from decimal import Decimal, localcontext
from typing import Any

from fairbudget.language import say
from fairbudget.money import EXACT, plain
from fairbudget.problems import Kind
from fairbudget.reading.cells.amount_problems import (
    CLOCK_TIME,
    CURRENCY_MIX,
    DECIMAL_COMMA_READ,
    HOURS_READ,
    NEGATIVE,
    NOT_A_NUMBER,
    NOT_AN_AMOUNT,
    NOT_IN_HOURS,
    NOT_WHOLE,
    NUMBER_WITH_UNIT,
    PERCENT_TWO_READINGS,
    SHORTENED_AMOUNT,
    TOO_LARGE,
    TWO_READINGS,
)
from fairbudget.reading.cells.doubts import NOTHING, Doubt, Read, doubt, unusable
from fairbudget.reading.grid import DECIMAL_COMMA, Cell
from fairbudget.template_words import label

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
CODES = (*SIGNS.values(), "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "NZD", "JPY", "INR", "ZAR")
MOST = Decimal(1_000_000_000)

POINT = re.compile(r"(\d+|\d{1,3}(?:[, ]\d{3})+)?(?:\.(\d+))?", re.ASCII)
COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|\d+,\d{4,}|\d{1,3}(?: \d{3})+,\d+", re.ASCII)
SHORTENED = re.compile(r"([\d.,]+) ?(k|m|mn|bn|thousand|million|mil|miliwn)", re.ASCII | re.IGNORECASE)
# In English and in Welsh, with the first letters that a Welsh word takes after a number.
UNITS = {
    "hour": r"h|hrs?|hours?|awr|oriau",
    "half_day": r"half[ -]?days?|hanner[ -]?(?:diwrnod|dydd)",
    "day": r"d|days?|(?:d|dd|n)iwrnod|dydd",
    "week": r"w|wks?|weeks?|wythnos(?:au)?",
    "month": r"months?|[mf]is|misoedd",
    "session": r"sessions?|sesiwn|sesiynau",
    "task": r"tasks?|[td]asg|tasgau",
    "fte": r"fte",
}
WITH_UNIT = {unit: re.compile(rf"([\d.,]+) ?(?:{words})\.?", re.ASCII | re.IGNORECASE) for unit, words in UNITS.items()}
CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
# Hours of a unit at 7.5 hours a day: only ever a suggestion in a message.
USUAL_HOURS = {"half_day": Decimal("3.75"), "day": Decimal("7.5"), "week": Decimal("37.5")}


def money(cell: Cell, currency: str = "GBP") -> Read[Decimal]:
    """An amount in the budget's currency; (200) is -200, which `not_negative` refuses where it must be."""
    if isinstance(cell.value, Decimal):
        other = currency_of_format(cell.number_format)
        if other not in (None, currency):
            return doubt(CURRENCY_MIX, other=other, currency=currency)
        return _limited(cell.value)
    text = _tidy(cell)
    bare, other = _without_currency(text)
    if other not in (None, currency) and re.search(r"\d", bare, re.ASCII):
        return doubt(CURRENCY_MIX, other=other, currency=currency)
    return unusable(cell) or _typed(cell, bare, NOT_AN_AMOUNT)


def money_in(written: str) -> Decimal | None:
    """The amount that a text writes, in whatever currency; None when it is not plainly one."""
    return money_of(Cell(0, 0, written))


def money_of(cell: Cell) -> Decimal | None:
    """The amount that a cell of text writes, in whatever currency; None when it is not plainly one."""
    bare, _ = _without_currency(_tidy(cell))
    return _typed(cell, bare, NOT_AN_AMOUNT).value


def number(cell: Cell) -> Read[Decimal]:
    """A plain number. "3 days" is refused with the unit to choose."""
    found = unusable(cell)
    if found is None and not isinstance(cell.value, Decimal):
        with_unit = _with_unit(_tidy(cell))
        if with_unit:
            size, unit = with_unit
            return doubt(NUMBER_WITH_UNIT, number=plain(size), unit=label(unit))
    return found or _plain_number(cell)


def hours(cell: Cell) -> Read[Decimal]:
    """A number of hours; "6 hrs" is read and said, "3 days" is refused with a suggestion that is not used."""
    with_unit = None if isinstance(cell.value, Decimal) else _with_unit(_tidy(cell))
    if with_unit is None:
        return unusable(cell) or _plain_number(cell)
    size, unit = with_unit
    if unit == "hour":
        return Read(size, Doubt(HOURS_READ, {"number": plain(size)}))
    suggestion = ""
    if unit in USUAL_HOURS:
        usual = plain(size * USUAL_HOURS[unit])
        said = say("At 7.5 hours a day it would be {hours}; other days are longer or shorter.", hours=usual)
        suggestion = f" {said}"
    return doubt(NOT_IN_HOURS, suggestion=suggestion)


def whole(cell: Cell) -> Read[int]:
    """A whole number."""
    read = number(cell)
    if read.value is None:
        return Read(None, read.doubt)
    if read.value != read.value.to_integral_value():
        return doubt(NOT_WHOLE)
    return Read(int(read.value), read.doubt)


def fraction(cell: Cell, *, bare_is_fraction: bool = False) -> Read[Decimal]:
    """A percentage as a fraction: "20%" and a bare 20 are 0.2, and so is 0.2 in a cell with a percent format.

    A bare value above 0 and up to 1 is asked about, unless the column is known to hold fractions.
    """
    if isinstance(cell.value, Decimal) and "%" in cell.number_format:
        return _limited(cell.value)
    text = _tidy(cell)
    signed = re.fullmatch(r"(.*?) ?(?:%|per ?cent|percent|y cant)", text, re.IGNORECASE)
    read = unusable(cell) or _typed(cell, signed.group(1) if signed else text, NOT_A_NUMBER)
    if read.value is None:
        return read
    value = read.value
    if not signed and bare_is_fraction and value <= 1:
        return read
    if not signed and 0 < value <= 1:
        return doubt(PERCENT_TWO_READINGS, small=f"{plain(value)}%", large=f"{plain(value * 100)}%")
    return Read(hundredth(value), read.doubt)


def profile(cell: Cell) -> Read[str | Decimal]:
    """The code of an on-cost profile, or a percentage as a fraction."""
    text = cell.text
    if isinstance(cell.value, str) and not cell.error and re.match(r"[A-Za-z]", text):
        return Read(text)
    return fraction(cell)


def not_negative(read: Read[Any]) -> Read[Any]:
    """The same, refusing a number below zero."""
    if isinstance(read.value, Decimal | int) and read.value < 0:
        return doubt(NEGATIVE)
    return read


def hundredth(value: Decimal) -> Decimal:
    """A percentage as a fraction, exactly."""
    with localcontext(EXACT):
        return value / 100


def currency_of_format(number_format: str) -> str | None:
    """The currency that a cell's number format shows, as a code; None when it shows none."""
    for found in re.finditer(r"\[\$([^\]-]+)", number_format):
        symbol = found[1].strip()
        return SIGNS.get(symbol, symbol.upper())
    without_places = re.sub(r"\[[^\]]*\]", "", number_format)
    return next((code for sign, code in SIGNS.items() if sign in without_places), None)


def _tidy(cell: Cell) -> str:
    """The text of a cell with plain spaces and minus, without the apostrophe that marks text."""
    text = re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", cell.text).replace("\u2212", "-")
    return text.removeprefix("'").strip()


def _without_currency(text: str) -> tuple[str, str | None]:
    """The text without a currency sign or code at either end, and that currency."""
    for sign, code in SIGNS.items():
        if sign in text:
            return text.replace(sign, "", 1).strip(), code
    coded = re.fullmatch(r"([A-Z]{3}) ?([-(\d].*)|(.*[\d)]) ?([A-Z]{3})", text)
    if coded and str(coded[1] or coded[4]) in CODES:
        return str(coded[2] or coded[3]), str(coded[1] or coded[4])
    return text, None


def _plain_number(cell: Cell) -> Read[Decimal]:
    if isinstance(cell.value, Decimal):
        return _limited(cell.value)
    return _typed(cell, _tidy(cell), NOT_A_NUMBER)


def _typed(cell: Cell, text: str, otherwise: Kind) -> Read[Decimal]:
    """The number that a text writes, with (200), -200 and 200- below zero."""
    if not text:
        return NOTHING if not cell.text else doubt(otherwise)
    below = re.fullmatch(r"- ?([^()-]*)|\(([^()-]*)\)|([^()-]*\d) ?-", text)
    size = next((part for part in below.groups() if part), "").strip() if below else text
    clock = CLOCK.fullmatch(size)
    if clock:
        return doubt(CLOCK_TIME, number=_clock_hours(clock))
    if SHORTENED.fullmatch(size):
        return doubt(SHORTENED_AMOUNT)
    if COMMA.fullmatch(size):
        return _with_comma(cell, size, below is not None)
    if not re.search(r"\d", size, re.ASCII) or not POINT.fullmatch(size):
        return doubt(otherwise)
    return _limited(_signed(size.replace(",", "").replace(" ", ""), below is not None))


def _clock_hours(clock: re.Match[str]) -> str:
    return plain((Decimal(clock[1]) + Decimal(clock[2]) / 60).quantize(Decimal("0.01")))


def _with_comma(cell: Cell, size: str, below: bool) -> Read[Decimal]:
    """A number with a decimal comma: read in a file that writes so throughout, asked about elsewhere."""
    value = _signed(size.replace(".", "").replace(" ", "").replace(",", "."), below)
    sure = cell.number_format == DECIMAL_COMMA
    if not sure and "," not in size:
        # 1.234.567 has no decimals at all, and 1.234 is a number with three.
        return _limited(value) if size.count(".") > 1 else _limited(_signed(size, below))
    said = {"comma": plain(value).replace(",", "")}
    return Read(value, Doubt(DECIMAL_COMMA_READ, said)) if sure else doubt(TWO_READINGS, **said)


def _signed(digits: str, below: bool) -> Decimal:
    return -Decimal(digits) if below else Decimal(digits)


def _limited(value: Decimal) -> Read[Decimal]:
    return doubt(TOO_LARGE) if abs(value) > MOST else Read(value)


def _with_unit(text: str) -> tuple[Decimal, str] | None:
    """The number and the unit of "3 days"; None when the text is not of that kind."""
    for unit, pattern in WITH_UNIT.items():
        found = pattern.fullmatch(text)
        if found and POINT.fullmatch(found[1]) and re.search(r"\d", found[1], re.ASCII):
            return Decimal(found[1].replace(",", "")), unit
    return None
