"""Sums of columns by group, exact."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from fairbudget.columns.column import Column
from fairbudget.columns.wholes import Numbers
from fairbudget.money import EXACT

# Whole numbers up to here are exact in numpy's quick sums, which are made in binary floats.
EXACT_IN_FLOATS = 2**53


def sums(column: Column, group: NDArray[np.intp], groups: int) -> list[Decimal]:
    """What the numbers of each group add up to."""
    if isinstance(column.whole, int) and column.over is None:
        counts = np.bincount(group, minlength=groups).tolist()
        return _decimals([column.whole * count for count in counts], column)
    whole = column.wholes(len(group))
    if column.over is None:
        return _decimals(whole_sums(whole, column.most, group, groups), column)
    total = [Fraction(0)] * groups
    for below in np.unique(column.over).tolist():
        here = np.flatnonzero(column.over == below)
        more = whole_sums(whole[here], column.most, group[here], groups)
        total = [so_far + Fraction(one, below) for so_far, one in zip(total, more, strict=True)]
    exact = [number * column.times / column.under for number in total]
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


def _decimals(whole: list[int], column: Column) -> list[Decimal]:
    under = Decimal(column.under)
    return [EXACT.divide(Decimal(number * column.times), under) for number in whole]
