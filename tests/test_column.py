"""A column of numbers gives what each number would give: every kind of expression, on lines of any size."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.columns.column import Column
from fairbudget.columns.sums import sums
from fairbudget.columns.wholes import MOST
from fairbudget.many_lines import Exact
from fairbudget.money import tidy
from fairbudget.workings import Allotted, Expression, Whole, above, amount, pence, reached

A, B, C, D = map(amount, "abcd")
EXPRESSIONS = {
    "units": pence(A * B * C),
    "full time": pence(A * B * C / (Whole(12) * D)),
    "spread of a threshold": pence(A * above(B, C) / B),
    "uplift": pence(A / (Whole(1) + B)),
    "sum": A * B + C,
    "difference of pence": pence(A / C) - pence(B / D),
    "below nothing": pence(A - B * C),
    "part above": above(A * B, C * D),
    "part below a quotient": above(A / B, C / D),
    "reached": reached(A, B, C),
    "to a power": pence((Whole(1) + Whole(3)) ** Whole(4) * A),
}
# From nothing to what does not fit into 64 bits, with up to nine places.
NUMBERS = st.builds(
    lambda whole, places: Decimal(whole).scaleb(-places),
    st.one_of(st.just(0), st.integers(0, 10**4), st.integers(0, 10**12), st.integers(0, 10**25)),
    st.integers(0, 9),
)
LINES = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6)


class Given:
    """The columns of four numbers."""

    def __init__(self, lines: Sequence[tuple[Decimal, ...]]) -> None:
        self._columns = {name: Column.each(each) for name, each in zip("abcd", zip(*lines, strict=True), strict=True)}

    def amount(self, name: str) -> Column:
        return self._columns[name]

    def differs(self, name: str) -> bool:
        return True

    def alike(self, exact: Exact) -> Column | None:
        number = exact.number({})
        return None if number is None else Column.alike(number)


def numbers(expression: Expression, lines: Sequence[tuple[Decimal, ...]]) -> list[Decimal]:
    return [_known(expression.number(dict(zip("abcd", line, strict=True)))) for line in lines]


def column(expression: Expression, lines: Sequence[tuple[Decimal, ...]]) -> Column:
    found: Any = expression.column(Given(lines))
    assert isinstance(found, Column)
    return found


def _known(number: Decimal | None) -> Decimal:
    assert number is not None
    return number


@pytest.mark.parametrize("expression", EXPRESSIONS.values(), ids=EXPRESSIONS)
@given(LINES)
def test_a_column_holds_the_number_of_each_line(expression: Expression, lines: list[tuple[Decimal, ...]]) -> None:
    found = column(expression, lines).decimals(len(lines))
    assert [tidy(number) for number in found] == [tidy(number) for number in numbers(expression, lines)]


@given(LINES)
def test_a_sum_is_that_of_the_numbers_whatever_is_below_them(lines: list[tuple[Decimal, ...]]) -> None:
    import numpy as np

    expression = pence(A * B) + C
    groups = np.arange(len(lines)) % 2
    exact = numbers(expression, lines)
    expected = [sum(exact[::2], Decimal(0)), sum(exact[1::2], Decimal(0))]
    assert sums(column(expression, lines), groups, 2) == expected


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_the_parts_of_shared_posts_are_those_of_each_post(pounds: list[int]) -> None:
    shares = (Decimal("0.3333"), Decimal("0.3333"), Decimal("0.3334"))
    whole = [Decimal(number) / 100 for number in pounds]
    for position in range(3):
        part = Allotted("whole", "share", shares, position)
        exact = [part.number({"whole": each, "share": shares[position]}) for each in whole]
        assert Column.each(whole).allotted(shares, position).decimals(len(whole)) == exact


def test_what_does_not_fit_into_64_bits_is_worked_all_the_same() -> None:
    large = Column.each([Decimal(MOST), Decimal(MOST - 1)])
    assert (large * large).decimals(2) == [Decimal(MOST**2), Decimal((MOST - 1) ** 2)]
    assert (large + large + large).decimals(2) == [Decimal(3 * MOST), Decimal(3 * MOST - 3)]


def test_half_a_penny_goes_up_and_below_nothing_away_from_it() -> None:
    halves = Column.each([Decimal("0.005"), Decimal("1.015"), Decimal("0.0049")])
    assert halves.pence().decimals(3) == [Decimal("0.01"), Decimal("1.02"), Decimal("0.00")]
    assert (Column.alike(0) - halves).pence().decimals(3) == [Decimal("-0.01"), Decimal("-1.02"), Decimal("0.00")]
