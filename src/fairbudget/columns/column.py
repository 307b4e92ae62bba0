"""A column of exact numbers: whole numbers of 64 bits, and one fraction that all of them are multiplied by.

A sum of £1,980.00 is the whole number 198000 with the fraction 1/100. Nothing is ever a binary fraction. What would
not fit into 64 bits is worked with Python's own whole numbers, which are slower and have no end.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from fairbudget.money import EXACT, allot

Numbers = NDArray[Any]  # of int64, or of Python's own whole numbers
MOST = 2**62
ONE, PENNY = Fraction(1), Fraction(1, 100)
# Of what is rounded to the penny, an amount is first rid of what a division left over (money.DUST). A fraction with a
# denominator below this is never so near to half a penny that it would matter.
DUST = 10**15
WITHOUT_DUST = 10**12


@dataclass(frozen=True, eq=False)
class Column:
    """Exact numbers `whole` × `factor` ÷ `over`, one for each line; a whole number stands for a column that is alike.

    `most` and `most_over` are never below the size of the largest of each.
    """

    whole: Numbers | int
    factor: Fraction = ONE
    most: int = MOST
    over: Numbers | None = None
    most_over: int = 1

    @classmethod
    def alike(cls, number: Decimal | int) -> Self:
        """The same number for every line."""
        return cls(1, Fraction(number), 1)

    @classmethod
    def of(cls, whole: Numbers | int, factor: Fraction) -> Self:
        """Whole numbers that are each multiplied by the factor."""
        most = largest(whole)
        if isinstance(whole, np.ndarray) and most < MOST:
            whole = whole.astype(np.int64, copy=False)
        return cls(whole, factor, most)

    @classmethod
    def each(cls, numbers: list[Decimal]) -> Self:
        """A number for each line."""
        places = max((-min(0, int(number.as_tuple().exponent)) for number in numbers), default=0)
        whole = [int(number.scaleb(places, EXACT)) for number in numbers]
        return cls.of(np.array(whole, dtype=object), Fraction(1, 10**places))

    def taken(self, which: NDArray[np.intp]) -> "Column":
        """The numbers at these positions."""
        if isinstance(self.whole, int):
            return self
        over = None if self.over is None else self.over[which]
        return replace(self, whole=self.whole[which], over=over)

    # Arithmetic

    def __mul__(self, other: "Column") -> "Column":
        whole, most = product(self.whole, self.most, other.whole, other.most)
        over, most_over = self.over, self.most_over
        if other.over is not None:
            over, most_over = product(1 if over is None else over, most_over, other.over, other.most_over)
        return Column(whole, self.factor * other.factor, most, over, most_over)

    def __truediv__(self, other: "Column") -> "Column":
        """Nothing shared over nothing is nothing, as in `expressions`."""
        if not other.factor or (isinstance(other.whole, int) and not other.whole):
            return Column.alike(0)
        upside_down = Column(1, 1 / other.factor, 1)
        if other.over is not None:
            upside_down = replace(upside_down, whole=other.over, most=other.most_over)
        if isinstance(other.whole, int):
            return self * replace(upside_down, factor=upside_down.factor / other.whole)
        nothing = other.whole == 0
        if not nothing.any():
            return self * replace(upside_down, over=other.whole, most_over=other.most)
        over = np.where(nothing, 1, other.whole)
        found = self * replace(upside_down, over=over, most_over=max(1, other.most))
        return replace(found, whole=np.where(nothing, 0, found.whole))

    def __add__(self, other: "Column") -> "Column":
        one, two = self._over_none(other), other._over_none(self)
        factor = _common(one.factor, two.factor)
        left, left_most = _scaled(one, factor)
        right, right_most = _scaled(two, factor)
        if left_most + right_most > MOST:
            left_most, right_most = largest(left), largest(right)
        if left_most + right_most > MOST:
            left = _own(left)
        over, most_over = _both_over(self, other)
        return Column(left + right, factor, left_most + right_most, over, most_over)

    def __sub__(self, other: "Column") -> "Column":
        return self + replace(other, factor=-other.factor)

    def __pow__(self, other: "Column") -> "Column":
        """Only of a number that is alike to a power that is: all else is worked out before it becomes a column."""
        if not isinstance(self.whole, int) or not isinstance(other.whole, int):
            raise NotImplementedError("a power that differs from line to line")
        return Column(1, (self.factor * self.whole) ** int(other.factor * other.whole), 1)

    def _over_none(self, other: "Column") -> "Column":
        """The column as it counts in a sum with the other, above a common denominator."""
        if other.over is None or other.over is self.over:
            return replace(self, over=None)
        whole, most = product(self.whole, self.most, other.over, other.most_over)
        return Column(whole, self.factor, most)

    # Functions of `expressions`

    def pence(self) -> "Column":
        """Each to the penny, half up (away from zero on a tie)."""
        share = self.factor / PENNY
        below = abs(share.denominator)
        whole, most = product(self.whole, self.most, share.numerator, abs(share.numerator))
        if below * self.most_over > WITHOUT_DUST:
            fine = _half_up(_own(whole) * DUST, _below(below, _own(self.over)))
            return Column.of(_half_up(fine, DUST), PENNY)
        if self.over is None and below == 1:
            return Column(whole, PENNY, most)
        if most + below * self.most_over > MOST:
            whole = _own(whole)
        found = _half_up(whole, _below(below, self.over))
        return Column(found, PENNY, most // below + 1)

    def above(self, threshold: "Column") -> "Column":
        """The part above the threshold; zero where it is not reached."""
        over = self - threshold
        sign = -1 if over.factor < 0 else 1
        if isinstance(over.whole, int):
            return over if sign * over.whole > 0 else Column.alike(0)
        return replace(over, whole=np.maximum(over.whole * sign, 0), factor=abs(over.factor))

    def reached(self, amount: "Column", threshold: "Column") -> "Column":
        """This where the amount reaches the threshold, else zero."""
        short = threshold - amount
        sign = -1 if short.factor < 0 else 1
        if isinstance(short.whole, int):
            return self if short.whole * sign <= 0 else Column.alike(0)
        return replace(self, whole=np.where(short.whole * sign <= 0, self.whole, 0))

    def allotted(self, shares: tuple[Decimal, ...], position: int) -> "Column":
        """The part of one of those who share each of these amounts, by largest remainder (see `money.allot`)."""
        pence = np.atleast_1d(np.asarray(self.pence().whole))
        different, back = np.unique(pence, return_inverse=True)
        parts = [allot(Decimal(int(amount)) / 100, shares)[position] for amount in different]
        found = np.array([int(part * 100) for part in parts], dtype=pence.dtype)[back]
        return Column.of(found, PENNY) if isinstance(self.whole, np.ndarray) else Column.alike(parts[0])

    # What becomes of it

    def wholes(self, lines: int) -> Numbers:
        """The whole numbers of every line. They are in units of `factor` where nothing is below them."""
        return np.full(lines, self.whole) if isinstance(self.whole, int) else self.whole

    def nothing(self, lines: int) -> NDArray[np.intp]:
        """Of each line, 1 where the number is 0."""
        if not self.factor:
            return np.ones(lines, dtype=np.intp)
        return np.asarray(self.wholes(lines) == 0, dtype=np.intp)

    def decimals(self, lines: int) -> list[Decimal]:
        """Each number as a decimal of pounds or hours."""
        above, below = self.factor.numerator, self.factor.denominator
        over = [below] * lines if self.over is None else (self.over * below).tolist()
        pairs = zip(self.wholes(lines).tolist(), over, strict=True)
        return [EXACT.divide(Decimal(whole * above), Decimal(under)) for whole, under in pairs]


def largest(whole: Numbers | int) -> int:
    """The size of the largest."""
    if isinstance(whole, int):
        return abs(whole)
    return max(abs(int(whole.max())), abs(int(whole.min()))) if whole.size else 0


def product(one: Numbers | int, one_most: int, two: Numbers | int, two_most: int) -> tuple[Any, int]:
    """One times two, exact, and what the largest can be."""
    if isinstance(two, int) and two == 1:
        return one, one_most
    if isinstance(one, int) and one == 1:
        return two, two_most
    if one_most * two_most > MOST:
        # What could be is seldom what is: people by the thousand do not work thousands of days.
        one_most, two_most = largest(one), largest(two)
    if max(one_most, two_most) > MOST:
        return _own(one) * _own(two), one_most * two_most
    if one_most * two_most <= MOST:
        return one * two, one_most * two_most
    likely = np.abs(np.multiply(one, two, dtype=np.float64)).max() if _small(one) and _small(two) else MOST
    if likely < MOST / 2:
        return one * two, int(likely) + int(likely) // 2
    return _own(one) * _own(two), one_most * two_most


def _both_over(one: Column, two: Column) -> tuple[Numbers | None, int]:
    if one.over is two.over or two.over is None:
        return one.over, one.most_over
    return product(1 if one.over is None else one.over, one.most_over, two.over, two.most_over)


def _small(whole: Numbers | int) -> bool:
    return isinstance(whole, int) or whole.dtype != object


def _own(whole: Any) -> Any:
    """As Python's own whole numbers, which have no end."""
    return whole.astype(object) if isinstance(whole, np.ndarray) else whole


def _common(one: Fraction, two: Fraction) -> Fraction:
    """The largest fraction of which both are whole multiples."""
    one, two = abs(one), abs(two)
    if not one or not two:
        return one or two or ONE
    below = one.denominator * two.denominator // gcd(one.denominator, two.denominator)
    return Fraction(gcd(int(one * below), int(two * below)), below)


def _scaled(column: Column, factor: Fraction) -> tuple[Any, int]:
    times = int(column.factor / factor)
    return product(column.whole, column.most, times, abs(times))


def _below(below: int, over: Numbers | None) -> Numbers | int:
    return below if over is None else over * below


def _half_up(whole: Any, below: Numbers | int) -> Any:
    """Divided and rounded half up, away from zero."""
    if isinstance(whole, int):
        found = (abs(whole) + below // 2) // below
        return found if whole >= 0 else -found
    if whole.size and whole.min() < 0:
        return np.sign(whole) * ((np.abs(whole) + below // 2) // below)
    return (whole + below // 2) // below
