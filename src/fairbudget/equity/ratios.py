"""The arithmetic of figures: sums, and ratios of sums."""

from collections.abc import Iterable
from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort
from fairbudget.money import EXACT, ZERO, percent, to_pence

SIX_PLACES = Decimal("0.000001")


def pounds(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of the amounts that are known, in pounds."""
    return sum([amount for amount in amounts if amount is not None], ZERO)


def hours_in_all(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of the hours that are known."""
    return sum([amount for amount in amounts if amount is not None], Decimal(0))


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A ratio to six places, half up."""
    with localcontext(EXACT):
        return (numerator / denominator).quantize(SIX_PLACES)


def an_hour(cost: Decimal, hours: Decimal) -> Decimal:
    """Pounds an hour, to the penny."""
    with localcontext(EXACT):
        return to_pence(cost / hours)


def said_percent(fraction: Decimal) -> str:
    """A fraction as a percentage with one decimal, for captions."""
    with localcontext(EXACT):
        return percent(fraction.quantize(Decimal("0.001")))


def known_hours(efforts: Iterable[Effort]) -> Decimal:
    """All hours that are known: where unpaid hours are not stated, the paid ones."""
    return hours_in_all(effort.paid + (effort.unpaid or Decimal(0)) for effort in efforts if effort.paid is not None)
