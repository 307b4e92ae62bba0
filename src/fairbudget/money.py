"""Exact pence: the only place where money is rounded, allotted or written with a pound sign.

Amounts are `decimal.Decimal` pounds. Rounding is half up (away from zero on a tie), which is also what a
spreadsheet's ROUND does, so that the live workbook and the engine agree.
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext

from fairbudget.language import noop, say

PENNY = Decimal("0.01")
ZERO = Decimal("0.00")
TEN_PLACES = Decimal("1e-10")
# What a division that never ends leaves over is no part of an amount: ten months of a year of 1,720 hours at
# £13,571.37 are exactly £11,309.475, and a third of a post is a third.
DUST = Decimal("1e-15")
DUST_OF_A_SHARE = Decimal("1e-10")
# Wide enough that a product of a salary, a fraction, months and percentages is exact before it is rounded.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}

EACH = {
    "hour": noop("an hour"),
    "half_day": noop("a half day"),
    "day": noop("a day"),
    "week": noop("a week"),
    "month": noop("a month"),
    "year": noop("a year"),
    "session": noop("a session"),
    "task": noop("a task"),
    "mile": noop("a mile"),
    "passenger_mile": noop("a passenger mile"),
    "night": noop("a night"),
    "meal": noop("a meal"),
    "meeting": noop("a meeting"),
    "payment": noop("a payment"),
}


def to_pence(amount: Decimal) -> Decimal:
    """The amount in pounds as a whole number of pence, half up."""
    return amount.quantize(DUST, context=EXACT).quantize(PENNY, context=EXACT)


def allot(whole: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """Share out whole pence by largest remainder, so that the parts add up to `whole`.

    `shares` are non-negative weights (fractions, hours, pounds); ties go to the earlier share.
    Raises ValueError when there is nothing to share by.
    """
    if whole < 0:
        return [-part for part in allot(-whole, shares)]
    weight = sum(shares)
    if not weight:
        raise ValueError("cannot share out an amount by weights that are all zero")
    with localcontext(EXACT):
        exact = [(whole * share / weight).quantize(DUST_OF_A_SHARE) for share in shares]
        parts = [amount.quantize(PENNY, rounding=ROUND_DOWN) for amount in exact]
        left = int((to_pence(whole) - sum(parts)) / PENNY)
        by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
        for i in by_remainder[:left]:
            parts[i] += PENNY
    return parts


def money(amount: Decimal | None, currency: str = "GBP") -> str:
    """The amount as people write it: £1,980.00, -£5.00, "not known" for None; other currencies by code."""
    if amount is None:
        return say("not known")
    sign, size = ("-", -amount) if amount < 0 else ("", amount)
    pence = to_pence(size)
    # A price below the penny (45.5p a mile) is shown as it is, because it is used as it is.
    shown = f"{pence:,.2f}" if pence == size else plain(size)
    return f"{sign}{SYMBOLS[currency]}{shown}" if currency in SYMBOLS else f"{sign}{shown} {currency}"


def plain(number: Decimal) -> str:
    """A number without an exponent or trailing zeros: 37.5, 0.145, 1,650; shown to ten places at most."""
    text = f"{number.quantize(TEN_PLACES, context=EXACT):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def tidy(number: Decimal) -> Decimal:
    """Hours as they are shown: to ten places (a part of a year need never end), without trailing zeros."""
    with localcontext(EXACT):
        short = number.quantize(TEN_PLACES).normalize()
        return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def each(unit: str) -> str:
    """What a price is for: "an hour", "a half day"."""
    return say(EACH[unit])


def percent(fraction: Decimal) -> str:
    """A fraction as a percentage: 0.145 is 14.5%."""
    return f"{plain(EXACT.multiply(fraction, 100))}%"
