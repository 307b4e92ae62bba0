"""From time to hours and pay: units, sessions, shared posts, pay days, and which rate counts."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from budgets import (
    BOOK,
    assessed,
    budget,
    codes,
    costed,
    item,
    only,
    own,
    partner,
    problem_text,
    time,
    with_cards,
    with_scale,
)
from fairbudget.assessment import AssessedLine, assess
from fairbudget.budget import Override
from fairbudget.explain import sentences
from fairbudget.ratecards import RateBook

POST = {"rate_code": "test:post"}


def row(quantity: object, unit: str, **stated: Any) -> AssessedLine:
    return only(assessed(time(quantity, unit, **stated)))


# Hours of a unit


@pytest.mark.parametrize(
    ("unit", "hours"),
    [("hour", "1"), ("half_day", "3.75"), ("day", "7.5"), ("week", "37.5"), ("month", "137.5")],
)
def test_a_unit_has_the_hours_of_a_day_of_seven_and_a_half_hours(unit: str, hours: str) -> None:
    assert row(1, unit, own_rate=own(20, "hour", "wage")).paid_hours == Decimal(hours)


@pytest.mark.parametrize(("unit", "hours"), [("half_day", "3.5"), ("day", "7"), ("week", "35")])
def test_a_partner_with_a_seven_hour_day_has_shorter_days_and_weeks(unit: str, hours: str) -> None:
    seven = partner(hours_in_a_day=7)
    found = assessed(time(1, unit, own_rate=own(20, "hour", "wage")), partners=(seven,))
    assert only(found).paid_hours == Decimal(hours)
    assert "working_day_assumed" not in [problem.code for problem in found.problems]


def test_a_working_day_that_nobody_stated_is_pointed_out() -> None:
    found = assessed(time(1, "day", own_rate=own(100, "day", "fee")))
    assert "7.5 hours are used" in problem_text(found, "working_day_assumed")


def test_paid_hours_are_people_times_quantity_times_hours_and_unpaid_hours_are_for_each_person() -> None:
    found = row(4, "half_day", people=6, unpaid_hours_each="1.5", own_rate=own(75, "half_day", "fee"))
    assert (found.paid_hours, found.unpaid_hours) == (Decimal(90), Decimal(9))
    assert found.pay == Decimal("1800.00")


def test_full_time_for_a_year_is_1650_hours_and_1720_under_horizon_europe() -> None:
    line = time(1, "fte", months=12, own_rate=own(45000, "year", "salary"))
    assert only(assessed(line)).paid_hours == Decimal(1650)
    assert only(assessed(line, funder="horizon_europe")).paid_hours == Decimal(1720)


def test_a_fifth_of_full_time_over_seven_months_is_a_fifth_of_seven_twelfths_of_the_year() -> None:
    found = row("0.2", "fte", months=7, own_rate=own(45000, "year", "salary"))
    assert found.paid_hours == Decimal("192.5")
    assert found.pay == Decimal("5250.00")


# Sessions and tasks


def test_the_hours_of_a_session_come_from_the_line() -> None:
    found = assessed(time(3, "session", hours_per_unit="2.5", own_rate=own(60, "session", "fee")))
    assert (only(found).paid_hours, only(found).pay) == (Decimal("7.5"), Decimal("180.00"))
    assert codes(found) == []


def test_the_hours_of_a_task_come_from_its_rate_when_the_line_has_none() -> None:
    assert row(3, "task", rate_code="baseline:two_hours").paid_hours == Decimal(6)


def test_the_line_says_better_than_the_rate_how_long_a_task_takes() -> None:
    assert row(3, "task", rate_code="baseline:two_hours", hours_per_unit=3).paid_hours == Decimal(9)


def test_a_session_whose_hours_nobody_knows_is_paid_and_stays_out_of_the_hours() -> None:
    found = assessed(time(3, "session", own_rate=own(60, "session", "fee")))
    assert (only(found).pay, only(found).paid_hours) == (Decimal("180.00"), None)
    assert codes(found) == ["hours_unknown"]


def test_a_session_paid_by_the_hour_is_not_costed_without_its_hours() -> None:
    found = assessed(time(3, "session", own_rate=own(20, "hour", "wage")))
    assert codes(found) == ["hours_needed"]
    assert (only(found).cost, found.totals.cost) == (None, None)


@pytest.mark.parametrize(("hours", "pounds"), [("0.75", "25"), ("1", "25"), ("1.5", "50"), ("3.5", "50"), ("5", "100")])
def test_a_payment_by_length_is_looked_up_in_its_band(hours: str, pounds: str) -> None:
    found = assessed(time(1, "session", hours_per_unit=hours, rate_code="lay:exeter_participation"))
    assert only(found).pay == Decimal(pounds)


@pytest.mark.parametrize("hours", ["3.75", "4"])
def test_a_length_between_two_bands_is_asked_about_and_not_interpolated(hours: str) -> None:
    found = assessed(time(1, "session", hours_per_unit=hours, rate_code="lay:exeter_participation"))
    assert codes(found) == ["rate_hours_not_covered"]
    assert found.totals.cost is None


def test_a_payment_by_length_needs_a_length() -> None:
    found = assessed(time(1, "session", rate_code="lay:exeter_participation"))
    assert codes(found) == ["rate_needs_hours"]


# Units that meet, and units that must not


@pytest.mark.parametrize(
    ("quantity", "unit", "rate", "pay"),
    [
        (3, "day", (20, "hour", "wage"), "450.00"),
        (2, "half_day", (20, "hour", "wage"), "150.00"),
        (15, "hour", (150, "day", "charge"), "300.00"),
        (1, "week", (150, "day", "wage"), "750.00"),
        (1, "month", (20, "hour", "wage"), "2750.00"),
        (22, "day", (3000, "month", "salary"), "3600.00"),
        (20, "day", (33000, "year", "salary"), "3000.00"),
        (165, "hour", (33000, "year", "salary"), "3300.00"),
        (3, "month", (33000, "year", "salary"), "8250.00"),
        (3, "session", (25, "hour", "fee"), "150.00"),
    ],
)
def test_time_is_converted_into_the_unit_of_a_wage_a_salary_a_charge_or_an_hourly_fee(
    quantity: object, unit: str, rate: tuple[object, str, str], pay: str
) -> None:
    hours = {"hours_per_unit": 2} if unit == "session" else {}
    found = assessed(time(quantity, unit, own_rate=own(*rate), **hours))
    assert codes(found) == []
    assert only(found).pay == Decimal(pay)


def test_160_days_of_a_215_day_year_at_60000_euros_come_to_44651_16() -> None:
    eight = partner(hours_in_a_day=8)
    line = time(160, "day", own_rate=own(60000, "year", "salary"))
    found = assessed(line, partners=(eight,), funder="horizon_europe", currency="EUR")
    assert (only(found).pay, only(found).paid_hours) == (Decimal("44651.16"), Decimal(1280))


@pytest.mark.parametrize(
    ("unit", "per", "basis"),
    [
        ("day", "half_day", "fee"),
        ("half_day", "day", "fee"),
        ("hour", "half_day", "fee"),
        ("week", "day", "fee"),
        ("hour", "session", "fee"),
        ("day", "task", "charge"),
        ("session", "task", "fee"),
        ("fte", "day", "fee"),
        ("fte", "session", "charge"),
    ],
)
def test_a_price_for_a_block_of_time_is_neither_cut_up_nor_multiplied(unit: str, per: str, basis: str) -> None:
    found = assessed(time(1, unit, months=6, hours_per_unit=2, own_rate=own(100, per, basis)))
    assert codes(found) == ["unit_mismatch"]
    assert (found.totals.cost, only(found).cost, only(found).pay) == (None, None, None)


@pytest.mark.parametrize(
    ("rate", "pay"),
    [
        ((36000, "year", "salary"), "9000.00"),
        ((3000, "month", "wage"), "9000.00"),
        ((20, "hour", "wage"), "8250.00"),
        ((150, "day", "wage"), "8250.00"),
        ((750, "week", "wage"), "8250.00"),
    ],
)
def test_half_of_full_time_for_six_months_at_each_kind_of_rate(rate: tuple[object, str, str], pay: str) -> None:
    assert row("0.5", "fte", months=6, own_rate=own(*rate)).pay == Decimal(pay)


# What is missing blocks


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"quantity": None, "unit": "day"}, "quantity_missing"),
        ({"quantity": 1, "unit": None}, "quantity_missing"),
        ({"quantity": 1, "unit": "fte"}, "months_missing"),
    ],
)
def test_a_line_that_does_not_say_how_much_time_is_not_costed(stated: dict[str, Any], code: str) -> None:
    found = assessed(time(**stated, own_rate=own(20, "hour", "wage")))
    assert codes(found) == [code]
    assert found.totals.cost is None


def test_a_line_without_a_rate_is_not_costed_at_nought() -> None:
    found = assessed(time(1, "day", band="skilled"))
    assert 'for example "baseline:skilled"' in problem_text(found, "rate_missing")
    assert (found.totals.cost, only(found).pay) == (None, None)


def test_a_code_that_no_card_has_is_answered_with_the_nearest() -> None:
    found = assessed(time(1, "half_day", rate_code="baseline:halfday"))
    assert '"baseline:half_day"' in problem_text(found, "rate_unknown")
    assert found.totals.cost is None


def test_a_rate_before_its_first_day_is_no_rate() -> None:
    book = with_scale(("2027-01-01", "30000"))
    assert codes(assessed(time(1, "fte", months=1, **POST), book=book)) == ["rate_not_yet"]


def test_a_rate_in_pounds_is_not_converted_into_a_budget_in_euros() -> None:
    found = assessed(time(1, "hour", rate_code="baseline:hour"), currency="EUR")
    assert "Nothing is converted" in problem_text(found, "rate_currency")
    assert found.totals.cost is None


def test_a_mileage_rate_is_no_rate_for_people() -> None:
    assert codes(assessed(time(1, "hour", rate_code="on_costs:ni_rate"))) == ["rate_not_for_time"]


# Which rate counts

AGREED = Override(rate_code="baseline:hour", amount=Decimal("31.50"), per="hour", reason="agreed with the group")


def organisation_card() -> RateBook:
    """The shipped book with an organisation's own amount laid over the indicative hour."""
    book = with_scale(("2026-01-01", "29.00"), per="hour", basis="fee", replaces="baseline:hour")
    cards = [card.model_copy(update={"kind": "organisation"}) if card.code == "test" else card for card in book.cards]
    return with_cards(*cards)


def test_the_rate_of_the_line_beats_the_override_the_override_the_organisation_and_that_the_shipped_card() -> None:
    line, organisation = time(1, "hour", rate_code="baseline:hour"), organisation_card()
    typed = time(1, "hour", rate_code="baseline:hour", own_rate=own(40, "hour", "fee"))
    used = [
        only(assessed(line)),
        only(assessed(line, book=organisation)),
        only(assessed(line, book=organisation, overrides=(AGREED,))),
        only(assessed(typed, book=organisation, overrides=(AGREED,))),
    ]
    assert [found.pay for found in used] == [Decimal("27.50"), Decimal("29.00"), Decimal("31.50"), Decimal("40.00")]
    assert [found.rate and found.rate.override and found.rate.override.set_by for found in used] == [
        None, "organisation", "budget", "line",
    ]  # fmt: skip


def test_an_override_carries_what_it_replaces_and_why() -> None:
    rate = only(assessed(time(1, "hour", rate_code="baseline:hour"), overrides=(AGREED,))).rate
    assert rate is not None
    assert rate.override is not None
    assert (rate.override.replaces, rate.override.reason) == (Decimal("27.50"), "agreed with the group")


def test_an_override_from_a_later_day_does_not_count_yet() -> None:
    later = AGREED.model_copy(update={"effective_from": date(2026, 9, 2)})
    assert only(assessed(time(1, "hour", rate_code="baseline:hour"), overrides=(later,))).pay == Decimal("27.50")


@pytest.mark.parametrize(
    ("kind", "per", "basis"),
    [("individual", "day", "fee"), ("vcse", "day", "employer_cost"), ("university", "year", "salary")],
)
def test_a_rate_that_does_not_say_its_basis_is_read_as_one_and_the_budget_is_told(
    kind: str, per: str, basis: str
) -> None:
    unit = "fte" if per == "year" else "day"
    found = assessed(time(1, unit, months=1, own_rate=own(24000, per, None)), partners=(partner(type=kind),))
    used = only(found).rate
    assert used is not None
    assert used.basis == basis
    assert f'Read as "{basis}"' in problem_text(found, "basis_assumed")


# Salaries by month


def test_a_salary_across_1_august_takes_the_old_scale_for_july_and_the_new_for_august() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    found = assessed(
        time(1, "fte", months=12, **POST), book=book, start="2026-05-01", as_of="2026-05-01", price_basis="fixed_sum"
    )
    # Three months at £3,000 and nine at £3,100.
    assert [line.pay for line in found.lines] == [Decimal("9000.00"), Decimal("27900.00")]
    periods = [line.period for line in found.lines]
    assert [(period.first, period.last, period.months) for period in periods if period] == [
        (date(2026, 5, 1), date(2026, 7, 31), Decimal(3)),
        (date(2026, 8, 1), date(2027, 4, 30), Decimal(9)),
    ]
    assert found.totals.cost == Decimal("36900.00")
    assert found.totals.paid_hours == Decimal(1650)


def test_under_todays_prices_no_month_takes_a_scale_from_after_the_day_of_the_rates() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    line = time(1, "fte", months=12, **POST)
    before = assessed(line, book=book, start="2026-05-01", as_of="2026-07-31")
    after = assessed(line, book=book, start="2026-05-01", as_of="2026-08-01")
    assert (only(before).pay, after.totals.cost) == (Decimal("36000.00"), Decimal("36900.00"))


def test_under_an_uplift_no_month_takes_a_scale_from_after_the_day_of_the_rates() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    stated: dict[str, Any] = {"start": "2026-05-01", "as_of": "2026-07-31", "price_basis": "inflate", "uplift": "0.03"}
    assert only(assessed(time(1, "fte", months=12, **POST), book=book, **stated)).pay == Decimal("36000.00")


def test_a_month_that_runs_into_august_has_its_pay_day_there_and_takes_the_new_scale() -> None:
    # Months from the 15th: the one from 15 July ends on 14 August, so only two come before.
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    found = assessed(
        time(1, "fte", months=12, **POST), book=book, start="2026-05-15", as_of="2026-05-15", price_basis="fixed_sum"
    )
    assert [line.pay for line in found.lines] == [Decimal("6000.00"), Decimal("31000.00")]


def test_the_second_project_year_begins_a_year_after_the_start() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2027-08-01", "38400"))
    found = assessed(
        time(1, "fte", months=12, year=2, **POST), book=book, start="2026-05-01", as_of="2026-05-01",
        price_basis="fixed_sum",
    )  # fmt: skip
    assert [line.pay for line in found.lines] == [Decimal("9000.00"), Decimal("28800.00")]


def test_the_months_of_year_nought_end_when_the_project_starts() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    found = assessed(time(1, "fte", months=3, year=0, phase="pre_application", **POST), book=book, start="2026-10-01")
    # July at £3,000, August and September at £3,100.
    assert [line.pay for line in found.lines] == [Decimal("3000.00"), Decimal("6200.00")]


def test_unpaid_hours_of_a_split_salary_are_spread_by_months_and_said_so() -> None:
    book = with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200"))
    line = time(1, "fte", months=12, unpaid_hours_each=36, band="lead", **POST)
    rows = costed(line, book=book, start="2026-05-01", as_of="2026-09-01").rows
    assert [found.amount("unpaid_hours") for found in rows] == [Decimal(9), Decimal(27)]
    said = {step.name: words for step, words in sentences(rows[0])}
    assert said["unpaid_hours"] == "1 person × 36 hours each × 3 months ÷ 12 months = 9 hours"


def test_a_salary_whose_scale_is_not_known_in_one_of_its_months_is_not_costed_at_all() -> None:
    book = with_scale(("2026-08-01", "37200"))
    found = assessed(time(1, "fte", months=12, **POST), book=book, start="2026-05-01")
    assert codes(found) == ["rate_not_yet"]
    assert (found.totals.cost, only(found).cost) == (None, None)


def test_time_that_is_no_salary_takes_the_rates_of_the_day_of_the_rates() -> None:
    book = with_scale(("2025-08-01", "20.00"), ("2026-10-01", "25.00"), per="hour", basis="wage")
    found = assessed(time(10, "hour", **POST), book=book, start="2027-01-01", price_basis="fixed_sum")
    assert only(found).pay == Decimal("200.00")


# Shared posts


def test_a_post_shared_by_three_is_costed_whole_and_its_parts_add_up_to_it() -> None:
    partners = (partner("Uni A"), partner("Uni B"), partner("Uni C"))
    shares = {"Uni A": "0.5", "Uni B": "0.3", "Uni C": "0.2"}
    line = time(1, "task", of=shares, hours_per_unit=10, own_rate=own("99.99", "task", "fee"), unpaid_hours_each=2)
    found = assessed(line, partners=partners)
    assert [part.pay for part in found.lines] == [Decimal("49.99"), Decimal("30.00"), Decimal("20.00")]
    assert [part.paid_hours for part in found.lines] == [Decimal(5), Decimal(3), Decimal(2)]
    assert [part.unpaid_hours for part in found.lines] == [Decimal(1), Decimal("0.6"), Decimal("0.4")]
    assert found.totals.cost == Decimal("99.99")
    assert found.totals.by_partner == {
        "Uni A": Decimal("49.99"), "Uni B": Decimal("30.00"), "Uni C": Decimal("20.00"),
    }  # fmt: skip


def test_the_parts_of_a_shared_salary_add_up_in_each_stretch_of_months() -> None:
    book = with_scale(("2025-08-01", "36001"), ("2026-08-01", "37205"))
    partners = (partner("Uni A"), partner("Uni B"), partner("Uni C"))
    shares = {"Uni A": "0.34", "Uni B": "0.33", "Uni C": "0.33"}
    found = costed(
        time("0.5", "fte", of=shares, months=12, **POST), book=book, partners=partners, start="2026-05-01"
    ).rows
    # Half of £36,001 for 3 months is £4,500.125, of £37,205 for 9 months £13,951.875.
    for stretch, whole in ((found[:3], "4500.13"), (found[3:], "13951.88")):
        assert {part.amount("whole") for part in stretch} == {Decimal(whole)}
        assert sum(part.amount("pay") or 0 for part in stretch) == Decimal(whole)


def test_each_partner_of_a_shared_post_bears_its_own_on_costs() -> None:
    partners = (partner("Uni A", on_costs=Decimal("0.25")), partner("Uni B", on_costs=Decimal("0.10")))
    line = time(1, "task", of={"Uni A": "0.5", "Uni B": "0.5"}, own_rate=own(1000, "task", "wage"))
    found = assessed(line, partners=partners)
    assert [part.on_costs for part in found.lines] == [Decimal("125.00"), Decimal("50.00")]


# Prices of later years


def test_under_an_uplift_year_1_is_as_it_is_and_later_years_are_rounded_to_the_penny() -> None:
    stated: dict[str, Any] = {"price_basis": "inflate", "uplift": "0.03"}
    rates = [
        costed(time(1, "hour", year=year, own_rate=own("13.45", "hour", "fee")), **stated).rows[0]
        for year in (0, 1, 2, 3)
    ]
    # 13.45 × 1.03 = 13.8535; × 1.03² = 14.269105.
    expected = [Decimal("13.45"), Decimal("13.45"), Decimal("13.85"), Decimal("14.27")]
    assert [found.amount("rate_in_year") for found in rates] == expected


def test_the_uplifted_rate_that_is_shown_is_the_one_that_is_multiplied() -> None:
    stated: dict[str, Any] = {"price_basis": "inflate", "uplift": "0.03"}
    line = time(1000, "hour", year=2, own_rate=own("13.45", "hour", "fee"))
    assert only(assessed(line, **stated)).pay == Decimal("13850.00")


def test_other_costs_are_uplifted_like_rates() -> None:
    found = assessed(item(3, "33.33", year=3), price_basis="inflate", uplift="0.05")
    # 33.33 × 1.05² = 36.746325.
    assert only(found).cost == Decimal("110.25")


@pytest.mark.parametrize("basis", ["todays_prices", "fixed_sum"])
def test_without_inflation_a_stated_uplift_changes_nothing(basis: str) -> None:
    line = time(1, "hour", year=3, own_rate=own("13.45", "hour", "fee"))
    assert only(assessed(line, price_basis=basis, uplift="0.03")).pay == Decimal("13.45")


def test_an_uplift_that_nobody_stated_blocks_the_total() -> None:
    found = assessed(time(1, "hour", own_rate=own(20, "hour", "fee")), price_basis="inflate")
    assert codes(found) == ["uplift_missing"]
    assert (found.totals.cost, found.totals.cost_so_far) == (None, Decimal("20.00"))


def test_without_a_day_of_the_rates_nothing_is_costed() -> None:
    made = budget(time(1, "hour", own_rate=own(20, "hour", "fee")), as_of=None)
    found = assess(made, BOOK)
    assert "as_of_missing" in [problem.code for problem in found.problems]
    assert (found.totals.cost, found.lines) == (None, ())
    assert assess(made, BOOK, as_of=date(2026, 9, 1)).totals.cost == Decimal("20.00")
