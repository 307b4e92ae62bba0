"""The values of a budget as cells of the template: text stays text, numbers stay exact."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from fairbudget.budget import Share
from fairbudget.money import EXACT
from fairbudget.template import exact_shares
from fairbudget.template_columns import Column
from fairbudget.template_words import label
from fairbudget.writing.template_look import Look

LIKE_A_FORMULA = ("=", "+", "-", "@", "'", "\t", "＝", "＋", "－", "＠")  # noqa: RUF001 - these are the full-width ones
# A spreadsheet keeps fifteen digits; a number with more is written as text, which the reader takes exactly.
MOST_DIGITS = 15


def value_of(thing: Any, field: str) -> Any:
    """The value of a field such as `role` or `own_rate.amount`; None when a part on the way is not stated."""
    for name in field.split("."):
        thing = None if thing is None else getattr(thing, name)
    return thing


def stated(value: Any) -> bool:
    """Whether there is anything to write: an empty cell means "not stated"."""
    return value not in (None, "", ())


def put(sheet: Any, row: int, column: int, definition: Column, value: Any, look: Look) -> None:
    """Write a value into a cell (row and column count from 0), in the form that the column's reader reads."""
    kind = definition.kind
    if not stated(value):
        return
    if kind == "choice":
        value = label(value)
    elif kind == "shares":
        value = written_shares(value)
    elif kind == "lines":
        value = "; ".join(value)
    if isinstance(value, Decimal):
        _put_number(sheet, row, column, "fraction" if kind == "profile" else kind, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look.cell("date"))
    elif isinstance(value, int):
        sheet.write_number(row, column, value, look.cell(kind))
    else:
        put_text(sheet, row, column, value, look, kind)


def put_text(sheet: Any, row: int, column: int, text: str, look: Look, kind: str = "text") -> None:
    """Write text as text, whatever it begins with."""
    quoted = text.lstrip().startswith(LIKE_A_FORMULA)
    sheet.write_string(row, column, text, look.cell(kind, quoted=quoted))


def _put_number(sheet: Any, row: int, column: int, kind: str, value: Decimal, look: Look) -> None:
    if len(value.normalize().as_tuple().digits) <= MOST_DIGITS:
        sheet.write_number(row, column, value, look.cell(kind))
    else:
        put_text(sheet, row, column, in_full(value, percentage=kind == "fraction"), look, kind)


def in_full(number: Decimal, *, percentage: bool) -> str:
    """Every digit of a number, as it is read back; what people are shown elsewhere has ten places at most."""
    with localcontext(EXACT):
        written = f"{number.normalize() * 100 if percentage else number.normalize():f}"
    return f"{written}%" if percentage else written


def written_shares(shares: Sequence[Share]) -> str:
    """`Uni A 50%; Uni B 50%`, thirds and the like as 1/3; a partner of its own by its name."""
    if len(shares) == 1:
        return shares[0].partner
    simple = [Fraction(share.fraction).limit_denominator(100) for share in shares]
    as_ratios = sum(simple) == 1 and exact_shares(simple) == tuple(share.fraction for share in shares)
    parts = [
        f"{share.partner} {ratio.numerator}/{ratio.denominator}"
        if as_ratios and Fraction(share.fraction) != ratio
        else f"{share.partner} {in_full(share.fraction, percentage=True)}"
        for share, ratio in zip(shares, simple, strict=True)
    ]
    return "; ".join(parts)
