"""The number of a cell, however it is written."""

import re
from decimal import Context, Decimal

from fairbudget.reading.cells.amounts import fraction, money_of
from fairbudget.reading.grid import Cell

# A spreadsheet keeps 15 digits; what lies beyond is noise of its binary arithmetic, not a figure.
_FIFTEEN_DIGITS = Context(prec=15)
# £000 over a column says that its amounts are in thousands; nobody writes nothing with three zeros.
_THOUSANDS = re.compile(r"[£€$]? ?['’]?000s?")
# What may be a number at all: every row is looked at many times, and most of it is words.
_MAY_BE = re.compile(r"[^a-z0-9]*[0-9][^a-z]*")
_PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?")


def figure(cell: Cell | None) -> Decimal | None:
    """The number of a cell, also of `£1,000` and `20%` (0.2); None for anything else."""
    if cell is None or cell.error or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, Decimal):
        return _FIFTEEN_DIGITS.plus(cell.value)
    if not isinstance(cell.value, str) or not _MAY_BE.fullmatch(cell.value):
        return None
    text = cell.text
    if _THOUSANDS.fullmatch(text):
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    return fraction(cell).value if text.endswith("%") else money_of(cell)


def is_words(cell: Cell) -> bool:
    """Whether a cell holds words and no number."""
    return isinstance(cell.value, str) and not cell.error and figure(cell) is None
