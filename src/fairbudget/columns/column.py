"""A column of exact numbers: whole numbers of 64 bits, and one fraction that all of them are multiplied by.

A sum of £1,980.00 is the whole number 198000 in hundredths. Nothing is ever a binary fraction. What would not fit into
64 bits is worked with Python's own whole numbers, which are slower and have no end (see `wholes`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd, lcm
from typing import Self

import numpy as np
from numpy.typing import NDArray

from fairbudget.columns.wholes import MOST, Numbers, added, half_up, largest, own, product
from fairbudget.money import EXACT, allot

HUNDREDTHS = 100
# Before it is rounded to the penny an amount is rid of what a division left over (money.DUST). A fraction with a
# denominator below this is never so near to half a penny that it would matter.
DUST = 10**15
WITHOUT_DUST = 10**12


@dataclass(frozen=True, eq=False)
class Column:
    """Exact numbers `whole` × `times` ÷ `under` ÷ `over`, one for each line; one whole number is alike for all lines.

    `most` and `most_over` are never below the size of the largest of each.
    """

    whole: Numbers | int
    times: int = 1
    under: int = 1
    most: int = MOST
    over: Numbers | None = None
    most_over: int = 1

    @classmethod
    def alike(cls, number: Decimal | int) -> Self:
        """The same number for every line."""
        above, below = number.as_integer_ratio()
        return cls(1, above, below, 1)

    @classmethod
    def of(cls, whole: Numbers | int, under: int = 1) -> Self:
        """Whole numbers of parts: 198000 under 100 is 1,980.00."""
        most = largest(whole)
        if isinstance(whole, np.ndarray) and most < MOST:
            whole = whole.astype(np.int64, copy=False)
        return cls(whole, 1, under, most)

    @classmethod
    def each(cls, numbers: Sequence[Decimal]) -> Self:
        """A number for each line."""
        places = max((-min(0, int(number.as_tuple().exponent)) for number in numbers), default=0)
        whole = [int(number.scaleb(places, EXACT)) for number in numbers]
        return cls.of(np.array(whole, dtype=object), 10**places)

    def taken(self, which: NDArray[np.intp]) -> "Column":
        """The numbers at these positions."""
        whole = self.whole if isinstance(self.whole, int) else self.whole[which]
        over = None if self.over is None else self.over[which]
        return Column(whole, self.times, self.under, self.most, over, self.most_over)

    # Arithmetic

    def __mul__(self, other: "Column") -> "Column":
        whole, most = product(self.whole, self.most, other.whole, other.most)
        over, most_over = self.over, self.most_over
        if other.over is not None:
            over, most_over = product(1 if over is None else over, most_over, other.over, other.most_over)
        return Column(whole, self.times * other.times, self.under * other.under, most, over, most_over)

    def __truediv__(self, other: "Column") -> "Column":
        """Nothing shared over nothing is nothing, as in `expressions`. What is shared over is never below nothing."""
        if not other.times or (isinstance(other.whole, int) and not other.whole):
            return Column.alike(0)
        upside_down = Column(1, other.under, other.times, 1)
        if other.over is not None:
            upside_down = replace(upside_down, whole=other.over, most=other.most_over)
        if isinstance(other.whole, int):
            return self * replace(upside_down, under=other.times * other.whole)
        nothing = other.whole == 0
        if not nothing.any():
            return self * replace(upside_down, over=other.whole, most_over=other.most)
        over = np.where(nothing, 1, other.whole)
        found = self * replace(upside_down, over=over, most_over=max(1, other.most))
        return replace(found, whole=np.where(nothing, 0, found.whole))

    def __add__(self, other: "Column") -> "Column":
        return self._sum(other, 1)

    def __sub__(self, other: "Column") -> "Column":
        return self._sum(other, -1)

    def _sum(self, other: "Column", sign: int) -> "Column":
        if self.over is None and other.over is None and (self.times, self.under) == (other.times, other.under):
            whole, most = added(self.whole, self.most, other.whole, other.most, sign)
            return Column(whole, self.times, self.under, most)
        under = lcm(self.under, other.under)
        left, left_most = self._above(under, other)
        right, right_most = other._above(under, self)
        whole, most = added(left, left_most, right, right_most, sign)
        over, most_over = self.over, self.most_over
        if other.over is not None and other.over is not over:
            over, most_over = product(1 if over is None else over, most_over, other.over, other.most_over)
        return Column(whole, 1, under, most, over, most_over)

    def _above(self, under: int, other: "Column") -> tuple[Numbers | int, int]:
        """The whole numbers above a denominator in common with the other."""
        times = self.times * (under // self.under)
        whole, most = product(self.whole, self.most, times, abs(times))
        if other.over is None or other.over is self.over:
            return whole, most
        return product(whole, most, other.over, other.most_over)

    def __pow__(self, other: "Column") -> "Column":
        """Only of a number that is alike to a power that is: all else is worked out before it becomes a column."""
        if not isinstance(self.whole, int) or not isinstance(other.whole, int):
            raise NotImplementedError("a power that differs from line to line")
        power = other.whole * other.times // other.under
        return Column(1, (self.whole * self.times) ** power, self.under**power, 1)

    # Functions of `expressions`

    def pence(self) -> "Column":
        """Each to the penny, half up (away from zero on a tie)."""
        shared = gcd(self.times * HUNDREDTHS, self.under)
        times, under = self.times * HUNDREDTHS // shared, self.under // shared
        whole, most = product(self.whole, self.most, times, abs(times))
        if under * self.most_over > WITHOUT_DUST:
            below = under if self.over is None else own(self.over) * under
            return Column.of(half_up(half_up(own(whole) * DUST, below), DUST), HUNDREDTHS)
        if self.over is None and under == 1:
            return Column(whole, 1, HUNDREDTHS, most)
        if most + under * self.most_over > MOST:
            whole = own(whole)
        found = half_up(whole, under if self.over is None else self.over * under)
        return Column(found, 1, HUNDREDTHS, most // under + 1)

    def above(self, threshold: "Column") -> "Column":
        """The part above the threshold; zero where it is not reached."""
        over = self - threshold
        if isinstance(over.whole, int) and over.over is None:
            return over if over.whole * over.times > 0 else Column.alike(0)
        whole = np.maximum(over.whole, 0) if over.times > 0 else np.minimum(over.whole, 0)
        return replace(over, whole=whole)

    def reached(self, amount: "Column", threshold: "Column") -> "Column":
        """This where the amount reaches the threshold, else zero."""
        short = threshold - amount
        sign = 1 if short.times > 0 else -1
        if isinstance(short.whole, int):
            return self if short.whole * sign <= 0 else Column.alike(0)
        return replace(self, whole=np.where(short.whole * sign <= 0, self.whole, 0))

    def allotted(self, shares: tuple[Decimal, ...], position: int) -> "Column":
        """The part of one of those who share each of these amounts, by largest remainder (see `money.allot`)."""
        pence = np.atleast_1d(np.asarray(self.pence().whole))
        different, back = np.unique(pence, return_inverse=True)
        parts = [allot(Decimal(int(amount)) / HUNDREDTHS, shares)[position] for amount in different]
        if isinstance(self.whole, int):
            return Column.alike(parts[0])
        found = np.array([int(part * HUNDREDTHS) for part in parts], dtype=pence.dtype)[back]
        return Column.of(found, HUNDREDTHS)

    # What becomes of it

    def wholes(self, lines: int) -> Numbers:
        """The whole numbers of every line."""
        return np.full(lines, self.whole) if isinstance(self.whole, int) else self.whole

    def nothing(self, lines: int) -> NDArray[np.bool_]:
        """Whether the number of each line is 0."""
        if not self.times:
            return np.full(lines, True)
        return np.asarray(self.wholes(lines) == 0, dtype=bool)

    def decimals(self, lines: int) -> list[Decimal]:
        """Each number as a decimal of pounds or hours."""
        under = [self.under] * lines if self.over is None else (own(self.over) * self.under).tolist()
        pairs = zip(self.wholes(lines).tolist(), under, strict=True)
        return [EXACT.divide(Decimal(whole * self.times), Decimal(below)) for whole, below in pairs]
