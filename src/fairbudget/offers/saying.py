"""Ranges in words: "£12.50 to £14.29", "10.5 to 12 hours", "up to £150", "at least 7 hours"."""

from decimal import Decimal, localcontext

from fairbudget.language import say
from fairbudget.money import EXACT, money, plain, to_pence
from fairbudget.offers.ranges import Range


def pounds(amount: Range, *, pence: bool = False) -> str:
    """£150 · £12.50 to £14.29 · up to £150; empty when nothing is known. Whole pounds without pence, unless asked."""
    low, high = (None if end is None else in_pounds(end, pence=pence) for end in (amount.low, amount.high))
    return _from_to(low, high, low) if low != high else low or ""


def in_pounds(amount: Decimal, *, pence: bool = False) -> str:
    """One amount: £150, £12.50; with pence £150.00."""
    written = money(to_pence(amount))
    return written.removesuffix(".00") if not pence else written


def lasting(hours: Range) -> str:
    """ "10.5 to 12 hours", "3 hours", "at least 7 hours"; empty when nothing is known."""
    low, high = (None if end is None else _hours(end) for end in (hours.low, hours.high))
    if low == high:
        return low or ""
    return _from_to(low, high, None if hours.low is None else plain(shown(hours.low)))


def _from_to(low: str | None, high: str | None, first: str | None) -> str:
    """Two ends that differ; the low one is `first` where the high one follows it, since the unit is said once."""
    if low is None:
        return say("up to {most}", most=high)
    if high is None:
        return say("at least {least}", least=low)
    return say("{low} to {high}", low=first, high=high)


def _hours(hours: Decimal) -> str:
    number = plain(shown(hours))
    return say("1 hour") if number == "1" else say("{hours} hours", hours=number)


def shown(hours: Decimal) -> Decimal:
    """Hours as they are printed: 12, 10.5; four places where a third of an hour never ends."""
    with localcontext(EXACT):
        text = f"{hours.quantize(Decimal('0.0001')):f}"
    return Decimal(text.rstrip("0").rstrip("."))
