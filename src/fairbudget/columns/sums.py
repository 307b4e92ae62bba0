"""Sums of columns by group, exact."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from fairbudget.columns.column import Column, Numbers
from fairbudget.money import EXACT

# Whole numbers up to here are exact in numpy's quick sums, which are made in binary floats.
EXACT_IN_FLOATS = 2**53


def sums(column: Column, group: NDArray[np.intp], groups: int) -> list[Decimal]:
    """What the numbers of each group add up to."""
    if isinstance(column.whole, int):
        counts = np.bincount(group, minlength=groups).tolist()
        return _decimals([column.whole * count for count in counts], column.factor)
    if column.over is None:
        return _decimals(whole_sums(column.whole, column.most, group, groups), column.factor)
    total = [Fraction(0)] * groups
    for below in np.unique(column.over).tolist():
        here = np.flatnonzero(column.over == below)
        added = whole_sums(column.whole[here], column.most, group[here], groups)
        total = [so_far + Fraction(more, below) for so_far, more in zip(total, added, strict=True)]
    exact = [column.factor * number for number in total]
    return [EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)) for number in exact]


def whole_sums(whole: Numbers, most: int, group: NDArray[np.intp], groups: int) -> list[int]:
    """The sums of whole numbers by group."""
    if whole.dtype != object and most * len(whole) < EXACT_IN_FLOATS:
        found: list[int] = np.bincount(group, weights=whole, minlength=groups).astype(np.int64).tolist()
        return found
    total = [0] * groups
    for number, of in zip(whole.tolist(), group.tolist(), strict=True):
        total[of] += number
    return total


def _decimals(whole: list[int], factor: Fraction) -> list[Decimal]:
    above, below = factor.numerator, Decimal(factor.denominator)
    return [EXACT.divide(Decimal(number * above), below) for number in whole]
