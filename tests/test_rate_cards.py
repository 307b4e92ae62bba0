"""What a rate is on a day: in the shipped cards, for whom, for how long, and under which override."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Band, Override, Place
from fairbudget.oncosts import OnCostProfile, with_on_costs
from fairbudget.problems import Problem
from fairbudget.ratecards import ListedRate, Rate, RateBook, RateCard, RateValue, Source
from fairbudget.reading.cards.rate_files import read_rates
from fairbudget.workings import amount, pence

BOOK = read_rates()
BEFORE_NIHR_ROSE = date(2025, 12, 15)
NIHR_ROSE = date(2025, 12, 16)


def rate(
    code: str,
    on: date,
    *,
    book: RateBook = BOOK,
    hours: str | None = None,
    place: Place | None = None,
    age: int | None = None,
    overrides: tuple[Override, ...] = (),
) -> Rate:
    long = None if hours is None else Decimal(hours)
    found = book.rate(code, on, hours=long, place=place, age=age, overrides=overrides)
    assert isinstance(found, Rate), found
    return found


def refused(code: str, on: date, *, book: RateBook = BOOK, hours: str | None = None, age: int | None = None) -> Problem:
    long = None if hours is None else Decimal(hours)
    found = book.rate(code, on, hours=long, age=age, where="Time!L4")
    assert isinstance(found, Problem), found
    assert found.severity == "blocks"
    assert found.where == "Time!L4"
    return found


# The minimum wage, with the answers of GOV.UK's own calculator tests and PolicyEngine UK's.


@pytest.mark.parametrize(
    ("on", "age", "apprentice", "pounds"),
    [
        (date(2025, 6, 1), 17, False, "7.55"),
        (date(2025, 6, 1), 18, False, "10.00"),
        (date(2025, 6, 1), 19, False, "10.00"),
        (date(2025, 6, 1), 21, False, "12.21"),
        (date(2025, 6, 1), 23, False, "12.21"),
        (date(2025, 6, 1), 100, False, "12.21"),
        (date(2026, 6, 1), 18, False, "10.85"),
        (date(2026, 6, 1), 20, False, "10.85"),
        (date(2026, 6, 1), 21, False, "12.71"),
        (date(2026, 6, 1), 24, False, "12.71"),
        (date(2026, 6, 1), None, True, "8.00"),
        (date(2023, 6, 1), 22, False, "10.18"),
        (date(2023, 6, 1), 23, False, "10.42"),
    ],
)
def test_the_minimum_wage_of_an_age_in_a_year(on: date, age: int | None, apprentice: bool, pounds: str) -> None:
    minimum = BOOK.legal_minimum(on, age, apprentice)
    assert isinstance(minimum, Rate)
    assert minimum.amount == Decimal(pounds)
    assert minimum.evidence == "seen"


def test_the_legal_minimum_is_12_21_until_31_march_2026_and_12_71_from_1_april() -> None:
    last, first = BOOK.legal_minimum(date(2026, 3, 31)), BOOK.legal_minimum(date(2026, 4, 1))
    assert isinstance(last, Rate)
    assert isinstance(first, Rate)
    assert (last.amount, first.amount) == (Decimal("12.21"), Decimal("12.71"))


def test_there_is_no_minimum_wage_for_a_child_and_none_is_made_up() -> None:
    assert isinstance(BOOK.legal_minimum(date(2026, 6, 1), age=12), Problem)


def test_the_band_of_21_to_22_ended_when_the_adult_rate_began_at_21() -> None:
    assert rate("nmw:age_21_to_22", date(2024, 3, 31)).amount == Decimal("10.18")
    assert "from age 21" in refused("nmw:age_21_to_22", date(2024, 4, 1)).message


@pytest.mark.parametrize(("offset_on", "pounds"), [(date(2026, 3, 31), "10.66"), (date(2026, 4, 1), "11.10")])
def test_the_accommodation_offset_a_night(offset_on: date, pounds: str) -> None:
    assert rate("nmw:accommodation_offset", offset_on).amount == Decimal(pounds)


def test_the_real_living_wage_is_higher_in_london_and_runs_from_its_announcement() -> None:
    uk, london = (
        BOOK.real_living_wage(date(2025, 10, 22)),
        BOOK.real_living_wage(date(2025, 10, 22), "london"),
    )
    assert isinstance(uk, Rate)
    assert isinstance(london, Rate)
    assert (uk.amount, london.amount) == (Decimal("13.45"), Decimal("14.80"))
    assert uk.implement_by == date(2026, 5, 1)
    day_before = BOOK.real_living_wage(date(2025, 10, 21), "scotland")
    assert isinstance(day_before, Rate)
    assert day_before.amount == Decimal("12.60")


# NIHR and the indicative baseline.


def test_the_half_day_rate_of_15_december_2025_is_75_pounds_and_says_that_it_is_unconfirmed() -> None:
    half_day = rate("nihr:half_day", BEFORE_NIHR_ROSE)
    assert half_day.amount == Decimal("75.00")
    assert (half_day.per, half_day.basis, half_day.band) == ("half_day", "fee", "experienced")
    assert half_day.evidence == "unconfirmed"
    assert half_day.source.title
    assert half_day.key == "nihr:half_day@2022-08-01"


def test_from_16_december_2025_the_half_day_rate_asks_for_the_confirmed_one_and_offers_82_50() -> None:
    problem = refused("nihr:half_day", NIHR_ROSE)
    assert problem.code == "rate_withdrawn"
    assert "£82.50" in problem.message
    assert "Overrides sheet" in problem.fix
    assert "organisation's rate card" in problem.fix


@pytest.mark.parametrize("tier", ["short_task", "hour", "two_hours", "half_day", "day", "day_enhanced"])
def test_no_old_nihr_tier_is_used_after_the_rise(tier: str) -> None:
    assert rate(f"nihr:{tier}", BEFORE_NIHR_ROSE).evidence == "unconfirmed"
    assert refused(f"nihr:{tier}", NIHR_ROSE).code == "rate_withdrawn"


@pytest.mark.parametrize(
    ("tier", "pounds"),
    [
        ("short_task", "13.80"),
        ("hour", "27.50"),
        ("two_hours", "55.00"),
        ("half_day", "82.50"),
        ("day", "165.00"),
        ("day_enhanced", "330.00"),
    ],
)
def test_the_indicative_involvement_rates_are_the_old_tiers_with_ten_per_cent(tier: str, pounds: str) -> None:
    found = rate(f"baseline:{tier}", NIHR_ROSE)
    assert found.amount == Decimal(pounds)
    assert found.card_kind == "indicative"
    assert "confirm with the publisher or your institution" in found.note


def test_the_shortest_task_is_the_published_13_80_and_not_ten_per_cent_on_12_50() -> None:
    found = rate("baseline:short_task", NIHR_ROSE)
    assert found.amount != Decimal("12.50") * Decimal("1.10")
    assert [used.code for _, used in found.inputs] == ["nihr:lowest_payment"]
    assert found.evidence == "secondary"


def test_before_the_rise_there_is_no_indicative_involvement_rate() -> None:
    problem = refused("baseline:half_day", BEFORE_NIHR_ROSE)
    assert problem.code == "rate_not_yet"
    assert "2025-12-16" in problem.message


# Point 30: NI (38,784 - 5,000) x 15 % = 5,067.60; USS 14.5 % = 5,623.68; levy 0.5 % = 193.92;
# 38,784 + 5,067.60 + 5,623.68 + 193.92 = 49,669.20; / 1,650 = 30.1025...
def test_an_hour_of_skilled_staff_at_point_30_costs_30_10() -> None:
    skilled = rate("baseline:skilled", date(2025, 10, 1))
    assert skilled.amount == Decimal("30.10")
    assert (skilled.basis, skilled.band, skilled.effective_from) == (
        "employer_cost",
        "skilled",
        date(2025, 8, 1),
    )
    assert skilled.evidence == "secondary"


# Point 40: 51,753 + 7,012.95 + 7,504.19 (7,504.185) + 258.77 (258.765) = 66,528.91; / 1,650 = 40.3205...
# Point 49: 67,468 + 9,370.20 + 9,782.86 + 337.34 = 86,958.40; / 1,650 = 52.7020...
@pytest.mark.parametrize(("band", "pounds"), [("lead", "40.32"), ("strategic", "52.70")])
def test_an_hour_of_leading_staff_shows_that_its_spine_point_is_unconfirmed(band: str, pounds: str) -> None:
    found = rate(f"baseline:{band}", date(2025, 10, 1))
    assert found.amount == Decimal(pounds)
    assert found.evidence == "unconfirmed"


def test_the_staff_yardsticks_start_with_the_spine_point() -> None:
    assert refused("baseline:skilled", date(2025, 7, 31)).code == "rate_not_yet"
    assert rate("baseline:skilled", date(2025, 8, 1)).amount == Decimal("30.10")


@pytest.mark.parametrize("code", [code for code in BOOK.codes() if code.startswith("baseline:")])
def test_an_indexed_rate_is_its_own_working_with_the_rates_that_go_into_it(code: str) -> None:
    found = rate(code, date(2026, 6, 1))
    assert found.working is not None
    assert set(found.working.expression.names) == {name for name, _ in found.inputs}
    assert found.working.expression.number({name: used.amount for name, used in found.inputs}) == found.amount
    assert found.working.rule


@pytest.mark.parametrize(
    ("band", "code"),
    [
        ("contributor", "baseline:hour"),
        ("experienced", "baseline:two_hours"),
        ("skilled", "baseline:skilled"),
        ("lead", "baseline:lead"),
        ("strategic", "baseline:strategic"),
    ],
)
def test_each_expertise_band_has_one_reference_rate(band: Band, code: str) -> None:
    reference = BOOK.band_reference(band, date(2026, 6, 1))
    assert isinstance(reference, Rate)
    assert reference.code == code
    assert reference.per == "hour" or reference.expected_hours == 2


def test_every_expertise_band_says_what_the_work_asks() -> None:
    assert [band.code for band in BOOK.bands] == [
        "contributor",
        "experienced",
        "skilled",
        "lead",
        "strategic",
    ]
    assert all(band.title and band.criteria for band in BOOK.bands)


# On-costs.


def profile(code: str, overrides: tuple[Override, ...] = ()) -> OnCostProfile:
    found = BOOK.profile(code, overrides=overrides)
    assert isinstance(found, OnCostProfile), found
    return found


def employer_cost(code: str, salary: str, on: date) -> Decimal | None:
    found = profile(code)
    amounts = {name: rate(rate_code, on).amount for name, rate_code in found.codes}
    return with_on_costs(found, amount("salary")).number({**amounts, "salary": Decimal(salary)})


# The published example: NI 6,000 + USS 6,525 + levy 225.
def test_a_45000_pound_post_in_uss_costs_57750_in_2025_26_which_is_35_pounds_an_hour() -> None:
    cost = employer_cost("university_uss", "45000", date(2025, 10, 1))
    assert cost == Decimal("57750.00")
    hours = rate("working_year:trac", date(2025, 10, 1)).amount
    assert pence(amount("cost") / amount("hours")).number({"cost": cost, "hours": hours}) == Decimal("35.00")


# 8,000 is 3,000 over the threshold: 450 and not 1,200. Pension 3 % of 8,000 - 6,240 = 52.80.
def test_a_small_part_time_post_pays_national_insurance_only_above_the_threshold() -> None:
    assert employer_cost("employee", "8000", date(2026, 6, 1)) == Decimal("8502.80")


# Holiday pay 10,000 x 12.07 % = 1,207; NI (11,207 - 5,000) x 15 % = 931.05;
# pension (11,207 - 6,240) x 3 % = 149.01.
def test_a_worker_with_irregular_hours_has_national_insurance_and_pension_on_holiday_pay_too() -> None:
    assert employer_cost("worker_holiday", "10000", date(2026, 6, 1)) == Decimal("12287.06")


def test_nobody_pays_national_insurance_for_an_employee_under_21_below_the_upper_threshold() -> None:
    assert employer_cost("employee_under_21", "30000", date(2026, 6, 1)) == Decimal("30000.00")


def test_no_pension_is_due_on_pay_above_the_upper_limit_of_qualifying_earnings() -> None:
    # NI (60,000 - 5,000) x 15 % = 8,250; pension (50,270 - 6,240) x 3 % = 1,320.90.
    assert employer_cost("employee", "60000", date(2026, 6, 1)) == Decimal("69570.90")


def test_teachers_pension_costs_twice_as_much_as_uss() -> None:
    # 45,000 + 6,000 + 28.68 % = 12,906 + 225.
    assert employer_cost("university_tps", "45000", date(2025, 10, 1)) == Decimal("64131.00")


def test_local_government_staff_need_the_pension_rate_of_their_own_fund() -> None:
    problem = BOOK.profile("local_government", where="Partners!F5")
    assert isinstance(problem, Problem)
    assert problem.where == "Partners!F5"
    assert problem.found == "on_costs:lgps"
    assert "each fund" in problem.message


def test_local_government_staff_can_be_costed_once_the_budget_states_its_pension_rate() -> None:
    own = override("on_costs:lgps", "0.192", per="year")
    assert profile("local_government", (own,)).code == "local_government"
    lgps = rate("on_costs:lgps", date(2026, 6, 1), overrides=(own,))
    assert (lgps.amount, lgps.printed, lgps.per) == (Decimal("0.192"), "19.2", "percent")


def test_an_unknown_profile_is_named_with_those_that_exist() -> None:
    problem = BOOK.profile("university_us")
    assert isinstance(problem, Problem)
    assert '"university_uss"' in problem.message
    assert "worker_holiday" in problem.fix


@pytest.mark.parametrize(
    ("on", "percent", "threshold"),
    [
        (date(2025, 4, 5), "0.138", "9100"),
        (date(2025, 4, 6), "0.15", "5000"),
        (date(2026, 6, 1), "0.15", "5000"),
    ],
)
def test_employer_national_insurance_changes_with_the_tax_year(on: date, percent: str, threshold: str) -> None:
    assert rate("on_costs:ni_rate", on).amount == Decimal(percent)
    assert rate("on_costs:ni_threshold", on).amount == Decimal(threshold)


def test_a_percentage_is_kept_as_printed_and_used_as_a_fraction() -> None:
    found = rate("on_costs:ni_rate", date(2025, 10, 1))
    assert (found.printed, found.printed_unit, found.amount) == ("15.0", "%", Decimal("0.15"))


# Which value, for whom and for how long.


def test_a_wrong_code_is_answered_with_the_nearest_codes() -> None:
    for wrong in ("half_day", "Half day", "nihr:half-day"):
        problem = refused(wrong, NIHR_ROSE)
        assert problem.code == "rate_unknown"
        assert '"nihr:half_day"' in problem.message
        assert '"baseline:half_day"' in problem.message


def test_before_its_first_date_a_rate_is_unknown_and_the_date_is_named() -> None:
    problem = refused("he_spine:point_30", date(2025, 7, 31))
    assert problem.code == "rate_not_yet"
    assert "2025-08-01" in problem.message


def test_a_rate_for_another_age_is_refused() -> None:
    problem = refused("nmw:adult", date(2026, 6, 1), age=19)
    assert problem.code == "rate_not_for_them"
    assert "age 21 and over" in problem.message


@pytest.mark.parametrize(
    ("hours", "pounds"),
    [("0.5", "25"), ("1", "25"), ("1.25", "50"), ("3.5", "50"), ("4.25", "100"), ("7.5", "100")],
)
def test_a_step_table_is_read_and_never_interpolated(hours: str, pounds: str) -> None:
    assert rate("lay:exeter_participation", date(2026, 6, 1), hours=hours).amount == Decimal(pounds)


def test_a_length_of_time_that_the_source_leaves_out_has_no_rate() -> None:
    problem = refused("lay:exeter_participation", date(2026, 6, 1), hours="4")
    assert problem.code == "rate_hours_not_covered"
    assert "source does not say" in problem.message


def test_a_rate_that_depends_on_the_length_asks_for_it() -> None:
    assert refused("lay:exeter_participation", date(2026, 6, 1)).code == "rate_needs_hours"


@pytest.mark.parametrize(("hours", "pounds", "per"), [("3", "25", "hour"), ("3.25", "75", "session")])
def test_imperial_role_4_is_hourly_up_to_three_hours_and_then_a_block(hours: str, pounds: str, per: str) -> None:
    found = rate("lay:imperial_role_4", date(2026, 6, 1), hours=hours)
    assert (found.amount, found.per) == (Decimal(pounds), per)


def test_a_deliberate_zero_is_a_rate_and_not_a_missing_one() -> None:
    role_1 = rate("lay:imperial_role_1", date(2026, 6, 1))
    assert role_1.amount == 0
    assert "on purpose" in role_1.note


def test_what_a_student_is_paid_and_what_a_department_is_charged_are_kept_as_two_stated_values() -> None:
    paid = rate("casual:qmul_curriculum_paid", date(2026, 6, 1))
    charged = rate("casual:qmul_curriculum_charged", date(2026, 6, 1))
    assert (paid.amount, paid.basis) == (Decimal("17.71"), "wage")
    assert (charged.amount, charged.basis) == (Decimal("23.64"), "charge")


def test_a_value_without_a_known_date_says_so() -> None:
    found = rate("lay:blue_heart", date(2026, 6, 1))
    assert (found.effective_from, found.date_known) == (None, "unknown")
    assert rate("nihr:hour", BEFORE_NIHR_ROSE).date_known == "month"


def test_an_artists_half_day_is_as_printed_and_not_half_of_the_day() -> None:
    on = date(2026, 6, 1)
    assert rate("aue:five_years_half_day", on).amount == Decimal("145.70")
    assert rate("aue:five_years_day", on).amount == Decimal("291.41")


def test_a_spine_salary_brings_the_hours_of_its_year() -> None:
    assert rate("he_spine:point_30", date(2026, 6, 1)).hours_per_year == 1650


def test_mileage_rose_to_55p_on_6_april_2026() -> None:
    code = "expenses:car_first_10000_miles"
    assert rate(code, date(2026, 4, 5)).amount == Decimal("0.45")
    assert rate(code, date(2026, 4, 6)).amount == Decimal("0.55")


def test_an_ended_interpreters_fee_is_not_used_for_a_bid_of_today() -> None:
    assert rate("nubsli:london_registered_day", date(2022, 4, 5)).amount == Decimal("280")
    assert refused("nubsli:london_registered_day", date(2026, 6, 1)).code == "rate_withdrawn"


# A small card of two places, for what no shipped card needs.


def card_of(values: tuple[RateValue, ...]) -> RateBook:
    source = Source(key="page", title="A page", publisher="Somebody", read_on=date(2026, 1, 1))
    listed = ListedRate(code="visit", label="Visit", per="session", basis="fee", values=values)
    return RateBook(
        cards=(
            RateCard(
                code="card", title="Card", kind="published", publisher="Somebody", currency="GBP",
                review_by=date(2027, 1, 1), max_yearly_change=Decimal("0.1"),
                sources=(source,), rates=(listed,),
            ),
        )
    )  # fmt: skip


def value(pounds: str, start: date, place: Place | None = None, **hours: Decimal) -> RateValue:
    return RateValue(amount=Decimal(pounds), effective_from=start, place=place, source="page", evidence="seen", **hours)


def test_a_rate_by_place_needs_the_place_and_the_uk_rate_serves_places_without_their_own() -> None:
    start = date(2026, 1, 1)
    book = card_of((value("40", start, "uk"), value("50", start, "london")))
    assert refused("card:visit", start, book=book).code == "rate_needs_place"
    assert rate("card:visit", start, book=book, place="london").amount == 50
    assert rate("card:visit", start, book=book, place="wales").amount == 40


def test_exactly_four_hours_has_no_rate_where_the_source_says_under_four_and_over_four() -> None:
    start, four = date(2026, 1, 1), Decimal(4)
    book = card_of((value("75", start, under_hours=four), value("150", start, over_hours=four)))
    assert rate("card:visit", start, book=book, hours="3.75").amount == 75
    assert rate("card:visit", start, book=book, hours="4.25").amount == 150
    assert refused("card:visit", start, book=book, hours="4").code == "rate_hours_not_covered"


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(starts=st.lists(DAYS, min_size=1, max_size=6, unique=True), on=DAYS)
def test_on_any_day_the_rate_is_the_newest_that_has_started(starts: list[date], on: date) -> None:
    values = tuple(value(str(position + 1), start) for position, start in enumerate(starts))
    found = card_of(values).rate("card:visit", on)
    started = [entry for entry in values if entry.effective_from and entry.effective_from <= on]
    if not started:
        assert isinstance(found, Problem)
        assert str(min(starts)) in found.message
    else:
        newest = max(started, key=lambda entry: entry.effective_from or date.min)
        assert isinstance(found, Rate)
        assert (found.amount, found.effective_from) == (newest.amount, newest.effective_from)


@given(code=st.sampled_from(BOOK.codes()), on=DAYS)
def test_a_shipped_rate_never_answers_with_a_value_that_starts_after_the_day(code: str, on: date) -> None:
    found = BOOK.rate(code, on, hours=Decimal(2))
    if isinstance(found, Rate):
        assert found.effective_from is None or found.effective_from <= on
        assert found.code == code
        assert found.source.title


# Overrides of a budget.


def override(code: str, pounds: str, *, per: str = "half_day", start: date | None = None) -> Override:
    return Override.model_validate(
        {
            "rate_code": code, "where": "Overrides!A2", "amount": pounds, "per": per, "effective_from": start,
            "reason": "Agreed with the partners", "agreed_by": "Research finance", "source": "Minute 7",
        }
    )  # fmt: skip


def test_an_override_carries_its_reason_and_the_published_amount_that_it_replaces() -> None:
    found = rate("nihr:half_day", BEFORE_NIHR_ROSE, overrides=(override("nihr:half_day", "90"),))
    assert found.amount == 90
    assert found.card_kind == "budget"
    assert found.evidence == "agreed"
    assert found.override is not None
    assert found.override.set_by == "budget"
    assert found.override.replaces == 75
    assert (found.override.reason, found.override.agreed_by) == (
        "Agreed with the partners",
        "Research finance",
    )
    assert (found.basis, found.band) == ("fee", "experienced")


def test_an_override_of_a_rate_that_ended_replaces_nothing() -> None:
    found = rate("nihr:half_day", NIHR_ROSE, overrides=(override("nihr:half_day", "83"),))
    assert found.amount == 83
    assert found.override is not None
    assert found.override.replaces is None


def test_an_override_that_has_not_started_changes_nothing() -> None:
    later = override("nihr:half_day", "90", start=BEFORE_NIHR_ROSE + timedelta(days=1))
    assert rate("nihr:half_day", BEFORE_NIHR_ROSE, overrides=(later,)).amount == 75


def test_the_newest_override_that_has_started_wins() -> None:
    overrides = (override("nihr:half_day", "90"), override("nihr:half_day", "95", start=date(2025, 1, 1)))
    assert rate("nihr:half_day", BEFORE_NIHR_ROSE, overrides=overrides).amount == 95


def test_an_override_of_an_input_flows_into_the_indexed_rate() -> None:
    no_rise = override("nihr:uplift", "0", per="year")
    assert rate("baseline:half_day", NIHR_ROSE, overrides=(no_rise,)).amount == 75
    longer_year = override("working_year:trac", "1720", per="year")
    # 49,669.20 / 1,720 = 28.8774...
    assert rate("baseline:skilled", date(2025, 10, 1), overrides=(longer_year,)).amount == Decimal("28.88")


def test_a_percentage_of_100_or_more_is_refused_with_both_ways_to_write_it() -> None:
    found = BOOK.rate("on_costs:uss", NIHR_ROSE, overrides=(override("on_costs:uss", "14.5", per="year"),))
    assert isinstance(found, Problem)
    assert found.where == "Overrides!A2"
    assert "1,450%" in found.message
    assert "0.145" in found.fix


# Cards that should be looked at.


def test_a_card_past_its_review_date_is_named() -> None:
    on_the_day, after = date(2027, 4, 1), date(2027, 4, 2)
    assert "rate_card_stale" not in {problem.code for problem in BOOK.problems(on_the_day, ["nmw:adult"])}
    found = [problem for problem in BOOK.problems(after, ["nmw:adult"]) if problem.code == "rate_card_stale"]
    assert [problem.severity for problem in found] == ["check"]
    assert "2027-04-01" in found[0].message


def test_a_missing_yearly_update_is_named_for_the_rates_in_use_only() -> None:
    on = date(2026, 11, 22)
    assert BOOK.problems(on, ["nmw:adult", "on_costs:ni_rate", "nihr:uplift"]) == ()
    spine = BOOK.problems(on, ["he_spine:point_30"])
    assert [(problem.code, problem.severity) for problem in spine] == [("rate_update_due", "check")]
    assert "1 August" in spine[0].message
    assert "2025-08-01" in spine[0].message


def test_an_indexed_rate_is_as_stale_as_what_it_is_computed_from() -> None:
    assert "rate_update_due" in {problem.code for problem in BOOK.problems(date(2026, 11, 22), ["baseline:skilled"])}


def test_a_budget_of_a_past_year_is_not_told_that_its_rates_are_old() -> None:
    assert BOOK.problems(date(2024, 6, 1), ["nmw:adult", "rlw:uk"]) == ()
