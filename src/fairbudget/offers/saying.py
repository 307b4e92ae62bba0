"""Ranges in words: "£12.50 to £14.29", "10.5 to 12 hours", "up to £150", "at least 7 hours"."""

from decimal import Decimal, localcontext

from fairbudget.money import EXACT, money, plain, to_pence
from fairbudget.offers.ranges import Range


def pounds(
    amount: Range, to: str = "to", *, pence: bool = False, at_most: str = "up to", at_least: str = "at least"
) -> str:
    """£150 · £12.50 to £14.29 · up to £150; empty when nothing is known. Whole pounds without pence, unless asked."""
    low, high = (None if end is None else _pounds(end, pence=pence) for end in (amount.low, amount.high))
    if low is None:
        return f"{at_most} {high}" if high else ""
    if high is None:
        return f"{at_least} {low}"
    return low if low == high else f"{low} {to} {high}"


def _pounds(amount: Decimal, *, pence: bool) -> str:
    written = money(to_pence(amount))
    return written.removesuffix(".00") if not pence else written


def spoken(hours: Range, unit: str, to: str = "to") -> str:
    """ "10.5 to 12 hours", "3 hours", "at least 7 hours"; empty when nothing is known."""
    low, high = (None if end is None else plain(shown(end)) for end in (hours.low, hours.high))
    words = unit[:-1] if unit == "hours" and low == high == "1" else unit
    if low is None:
        return f"up to {high} {words}".strip() if high else ""
    if high is None:
        return f"at least {low} {words}".strip()
    return f"{low} {words}".strip() if low == high else f"{low} {to} {high} {words}".strip()


def shown(hours: Decimal) -> Decimal:
    """Hours as they are printed: 12, 10.5; four places where a third of an hour never ends."""
    with localcontext(EXACT):
        text = f"{hours.quantize(Decimal('0.0001')):f}"
    return Decimal(text.rstrip("0").rstrip("."))
