"""Exact pence: rounding half up, shares by largest remainder, and how amounts are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.money import allot, money, percent, plain, to_pence

WHOLES = st.integers(0, 10_000_000).map(lambda pence: Decimal(pence) / 100)
WEIGHTS = st.lists(st.integers(0, 1000).map(Decimal), min_size=1, max_size=8).filter(any)


@pytest.mark.parametrize(
    ("exact", "pounds"),
    [
        ("0.005", "0.01"),
        ("0.015", "0.02"),
        ("0.025", "0.03"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("0.00499999999999", "0.00"),
        # What 28 digits leave of an amount that is exactly half a penny: no spreadsheet can tell the two apart.
        ("0.00499999999999999999999999999", "0.01"),
        ("-0.005", "-0.01"),
        ("-2.675", "-2.68"),
        ("82.5", "82.50"),
    ],
)
def test_half_a_penny_is_rounded_up_and_away_from_zero_as_a_spreadsheet_does(exact: str, pounds: str) -> None:
    assert to_pence(Decimal(exact)) == Decimal(pounds)
    assert str(to_pence(Decimal(exact))) == pounds


@given(st.integers(-(10**12), 10**12))
def test_whole_pence_stay_as_they_are(pence: int) -> None:
    assert to_pence(Decimal(pence) / 100) == Decimal(pence) / 100


def test_a_hundred_pounds_among_three_is_33_34_33_33_33_33() -> None:
    thirds = allot(Decimal("100.00"), [Decimal(1), Decimal(1), Decimal(1)])
    assert thirds == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


def test_two_odd_pennies_go_to_the_two_largest_remainders() -> None:
    # 99.99 at 50, 30 and 20 per cent is 49.995, 29.997 and 19.998: 2p are left, for the third and the second.
    shares = [Decimal("0.5"), Decimal("0.3"), Decimal("0.2")]
    assert allot(Decimal("99.99"), shares) == [Decimal("49.99"), Decimal("30.00"), Decimal("20.00")]


def test_a_penny_among_two_goes_to_the_first() -> None:
    assert allot(Decimal("0.01"), [Decimal("0.5"), Decimal("0.5")]) == [Decimal("0.01"), Decimal("0.00")]


def test_nothing_can_be_shared_out_by_weights_that_are_all_zero() -> None:
    with pytest.raises(ValueError, match="all zero"):
        allot(Decimal("10.00"), [Decimal(0), Decimal(0)])


@given(WHOLES, WEIGHTS)
def test_allotted_parts_add_up_to_the_whole_and_are_whole_pence(whole: Decimal, weights: list[Decimal]) -> None:
    parts = allot(whole, weights)
    assert sum(parts) == whole
    assert all(part == to_pence(part) for part in parts)


@given(WHOLES, WEIGHTS)
def test_no_part_is_a_penny_or_more_from_its_exact_share(whole: Decimal, weights: list[Decimal]) -> None:
    for part, weight in zip(allot(whole, weights), weights, strict=True):
        assert abs(part * sum(weights) - whole * weight) < Decimal("0.01") * sum(weights)


@given(WHOLES, WEIGHTS)
def test_who_has_no_share_gets_nothing(whole: Decimal, weights: list[Decimal]) -> None:
    assert allot(whole, [*weights, Decimal(0)])[-1] == 0


@given(WHOLES, WEIGHTS)
def test_shares_of_the_same_size_differ_by_a_penny_at_most_and_the_earlier_is_not_the_smaller(
    whole: Decimal, weights: list[Decimal]
) -> None:
    first, *_, last = allot(whole, [weights[0], *weights, weights[0]])
    assert Decimal(0) <= first - last <= Decimal("0.01")


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("1980", "GBP", "£1,980.00"),
        ("-5", "GBP", "-£5.00"),
        ("0", "GBP", "£0.00"),
        ("1234567.895", "GBP", "£1,234,567.895"),
        ("44651.16", "EUR", "€44,651.16"),
        ("-10.5", "CHF", "-10.50 CHF"),
    ],
)
def test_an_amount_is_written_with_its_sign_its_thousands_and_its_pence(
    amount: str, currency: str, written: str
) -> None:
    assert money(Decimal(amount), currency) == written


def test_an_amount_that_is_not_known_is_not_written_as_nought() -> None:
    assert money(None) == "not known"


@pytest.mark.parametrize(
    ("number", "written"),
    [("37.50", "37.5"), ("1650", "1,650"), ("1E+3", "1,000"), ("0.10", "0.1"), ("100", "100"), ("0", "0")],
)
def test_a_number_is_written_without_exponent_and_trailing_zeros(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written


@pytest.mark.parametrize(
    ("fraction", "written"), [("0.145", "14.5%"), ("1", "100%"), ("0.1207", "12.07%"), ("0", "0%")]
)
def test_a_fraction_is_written_as_a_percentage(fraction: str, written: str) -> None:
    assert percent(Decimal(fraction)) == written
