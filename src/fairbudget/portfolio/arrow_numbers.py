"""The numbers of a column of a table as exact whole numbers."""

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fairbudget.columns.column import Column

BITS = 128
# A binary number that a program wrote for 7.25 is read as 7.25, as a spreadsheet's would be: to this many places.
PLACES = 6


def numbers(column: pa.Array) -> Column:
    """The numbers of a column, 0 where none is stated. Raises ValueError for what is no number."""
    if pa.types.is_decimal(column.type):
        return _decimals(column)
    if pa.types.is_integer(column.type):
        return Column.of(_filled(column).astype(np.int64))
    if pa.types.is_floating(column.type):
        return _floats(_filled(column))
    return _each(column)


def stated(column: pa.Array) -> NDArray[np.bool_]:
    """Whether a number is stated, of each line."""
    found: NDArray[np.bool_] = pc.is_valid(column).to_numpy(zero_copy_only=False)
    return found


def _filled(column: pa.Array) -> NDArray[np.float64]:
    found: NDArray[np.float64] = (column.fill_null(0) if column.null_count else column).to_numpy(zero_copy_only=False)
    return found


def _decimals(column: pa.Array) -> Column:
    """A decimal of 128 bits is two whole numbers of 64, the low one first."""
    if column.type.bit_width != BITS:
        return _each(column)
    buffer = column.buffers()[1]
    words = np.frombuffer(buffer, dtype=np.int64)[2 * column.offset : 2 * (column.offset + len(column))]
    low, high = words[::2], words[1::2]
    if column.null_count:
        there = stated(column)
        low, high = np.where(there, low, 0), np.where(there, high, 0)
    if (high != low >> 63).any():
        return _each(column)
    return Column.of(np.ascontiguousarray(low), 10**column.type.scale)


def _floats(values: NDArray[np.float64]) -> Column:
    for places in range(PLACES + 1):
        shifted = np.rint(values * 10**places)
        if (shifted / 10**places == values).all() and (np.abs(shifted) < 2**53).all():
            return Column.of(shifted.astype(np.int64), 10**places)
    if not np.isfinite(values).all():
        raise ValueError("not a number")
    return Column.each([Decimal(repr(value)) for value in values.tolist()])


def _each(column: pa.Array) -> Column:
    try:
        return Column.each([Decimal(str(value)) if value is not None else Decimal(0) for value in column.to_pylist()])
    except ArithmeticError as error:
        raise ValueError("not a number") from error
