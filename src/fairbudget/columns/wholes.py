"""Arithmetic of whole numbers that is never wrong: in 64 bits where all fit, else in Python's own."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]  # of 64 bits, or of Python's own whole numbers
# Sums and products up to here are safe in 64 bits.
MOST = 2**62


def largest(whole: Numbers | int) -> int:
    """The size of the largest."""
    if isinstance(whole, int):
        return abs(whole)
    return max(abs(int(whole.max())), abs(int(whole.min()))) if whole.size else 0


def product(one: Numbers | int, one_most: int, two: Numbers | int, two_most: int) -> tuple[Any, int]:
    """One times two, and what the largest can be."""
    if isinstance(two, int) and two == 1:
        return one, one_most
    if isinstance(one, int) and one == 1:
        return two, two_most
    if one_most * two_most > MOST:
        # What could be is seldom what is: people by the thousand do not work thousands of days.
        one_most, two_most = largest(one), largest(two)
    if max(one_most, two_most) > MOST:
        return own(one) * own(two), one_most * two_most
    if one_most * two_most <= MOST:
        return one * two, one_most * two_most
    likely = np.abs(np.multiply(one, two, dtype=np.float64)).max() if _in_bits(one) and _in_bits(two) else MOST
    if likely < MOST / 2:
        return one * two, int(likely) + int(likely) // 2
    return own(one) * own(two), one_most * two_most


def added(one: Numbers | int, one_most: int, two: Numbers | int, two_most: int, sign: int) -> tuple[Any, int]:
    """One plus or minus two, and what the largest can be."""
    if one_most + two_most > MOST:
        one_most, two_most = largest(one), largest(two)
    if one_most + two_most > MOST:
        one, two = own(one), own(two)
    return (one + two if sign > 0 else one - two), one_most + two_most


def half_up(whole: Any, below: Numbers | int) -> Any:
    """Divided by whole numbers above nothing and rounded half up, away from zero."""
    if isinstance(whole, int):
        found = (abs(whole) + below // 2) // below
        return found if whole >= 0 else -found
    if whole.size and whole.min() < 0:
        return np.sign(whole) * ((np.abs(whole) + below // 2) // below)
    return (whole + below // 2) // below


def own(whole: Any) -> Any:
    """As Python's own whole numbers, which have no end."""
    return whole.astype(object) if isinstance(whole, np.ndarray) else whole


def _in_bits(whole: Numbers | int) -> bool:
    return isinstance(whole, int) or whole.dtype != object
