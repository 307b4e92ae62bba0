"""From pay to the full cost: National Insurance, pensions, holiday pay, status, prices, overhead and VAT."""

from decimal import Decimal
from typing import Any

import pytest

from budgets import assessed, codes, costed, only, own, partner, problem_text, time, with_scale
from fairbudget.assessment import AssessedLine
from fairbudget.budget import Override
from fairbudget.costing.rows import Row
from fairbudget.explain import sentences
from fairbudget.money import to_pence

IN_2025_26: dict[str, Any] = {"as_of": "2025-09-01", "start": "2025-10-01"}
IN_2024_25: dict[str, Any] = {"as_of": "2025-03-01", "start": "2024-06-01"}


def post(salary: object, fraction: object = 1, months: int = 12, *, on_costs: object, when: Any, **stated: Any) -> Row:
    """A salaried post of one partner with these on-costs."""
    line = time(fraction, "fte", months=months, own_rate=own(salary, "year", "salary"), **stated)
    found = costed(line, partners=(partner(on_costs=on_costs),), **when).rows
    assert len(found) == 1
    return found[0]


def day(amount: object, basis: str, *, whose: dict[str, Any], **stated: Any) -> AssessedLine:
    """One day of a partner at a rate of its own."""
    found = assessed(time(1, "day", own_rate=own(amount, "day", basis), **stated), partners=(partner(**whose),))
    return only(found)


# Employer National Insurance


def test_a_part_time_post_of_8000_pounds_pays_450_pounds_of_national_insurance_and_not_1200() -> None:
    # (8,000 − 5,000) × 15 %; a flat 15 % would be 1,200.
    assert post(8000, on_costs="university_uss", when=IN_2025_26).amount("employer_ni") == Decimal("450.00")


def test_a_fifth_of_40000_pounds_pays_the_same_when_it_is_all_the_person_works_for_this_employer() -> None:
    found = post(40000, "0.2", on_costs="university_uss", when=IN_2025_26, employed_share="0.2")
    assert (found.amount("pay"), found.amount("employer_ni")) == (Decimal("8000.00"), Decimal("450.00"))


def test_a_fifth_of_a_full_time_person_bears_a_fifth_of_that_persons_national_insurance() -> None:
    # (40,000 − 5,000) × 15 % = 5,250 in the year.
    found = post(40000, "0.2", on_costs="university_uss", when=IN_2025_26)
    assert found.amount("employer_ni") == Decimal("1050.00")


def test_before_6_april_2025_it_was_13_8_per_cent_above_9100_pounds() -> None:
    assert post(20000, on_costs="university_uss", when=IN_2024_25).amount("employer_ni") == Decimal("1504.20")
    assert post(8000, on_costs="university_uss", when=IN_2024_25).amount("employer_ni") == Decimal("0.00")


def test_nobody_below_the_threshold_pays_and_nobody_gets_money_back() -> None:
    assert post(4999, on_costs="university_uss", when=IN_2025_26).amount("employer_ni") == Decimal("0.00")
    assert post("5000.10", on_costs="university_uss", when=IN_2025_26).amount("employer_ni") == Decimal("0.02")


def test_the_threshold_is_a_years_so_half_a_year_bears_half() -> None:
    found = post(8000, months=6, on_costs="university_uss", when=IN_2025_26)
    assert (found.amount("pay"), found.amount("employer_ni")) == (Decimal("4000.00"), Decimal("225.00"))


def test_hourly_pay_is_brought_to_a_year_to_find_what_is_above_the_threshold() -> None:
    # £20 × 1,650 hours = £33,000 a year; (33,000 − 5,000) × 15 % = 4,200, of which 100 hours bear 2,000 ÷ 33,000.
    line = time(100, "hour", own_rate=own(20, "hour", "wage"))
    found = costed(line, partners=(partner(on_costs="university_uss"),), **IN_2025_26).rows[0]
    assert found.amount("yearly_pay") == Decimal("33000.00")
    assert found.amount("employer_ni") == Decimal("254.55")


def test_a_salary_across_6_april_takes_the_new_national_insurance_from_the_pay_day_of_april() -> None:
    book = with_scale(("2024-08-01", "36000"))
    found = costed(
        time(1, "fte", months=12, rate_code="test:post"), book=book, partners=(partner(on_costs="university_uss"),),
        start="2025-01-01", as_of="2025-01-01", price_basis="fixed_sum",
    ).rows  # fmt: skip
    # Three months of (36,000 − 9,100) × 13.8 % = 3,712.20; nine months of (36,000 − 5,000) × 15 % = 4,650.
    assert [row.amount("employer_ni") for row in found] == [Decimal("928.05"), Decimal("3487.50")]
    assert [row.period.months if row.period else None for row in found] == [Decimal(3), Decimal(9)]


def test_a_larger_fraction_than_the_person_is_employed_for_is_pointed_out() -> None:
    line = time("0.5", "fte", months=12, employed_share="0.2", own_rate=own(40000, "year", "salary"))
    assert codes(assessed(line)) == ["employed_share_too_small"]


# A university post


def test_a_post_of_45000_pounds_costs_57750_which_is_35_pounds_an_hour() -> None:
    # NI (45,000 − 5,000) × 15 % = 6,000; USS 14.5 % = 6,525; levy 0.5 % = 225.
    found = post(45000, on_costs="university_uss", when=IN_2025_26)
    parts = [found.amount(name) for name in ("employer_ni", "pension", "levy", "on_costs")]
    assert parts == [Decimal("6000.00"), Decimal("6525.00"), Decimal("225.00"), Decimal("12750.00")]
    assert found.amount("employer_cost") == Decimal("57750.00")
    assert Decimal("57750.00") / (found.amount("paid_hours") or 1) == Decimal("35.00")


def test_each_on_cost_is_rounded_by_itself_and_the_sum_is_of_what_is_shown() -> None:
    # 33,333.33: NI 4,249.9995, pension 4,833.33285, levy 166.66665.
    found = post("33333.33", on_costs="university_uss", when=IN_2025_26)
    parts = [found.amount(name) for name in ("employer_ni", "pension", "levy")]
    assert parts == [Decimal("4250.00"), Decimal("4833.33"), Decimal("166.67")]
    assert found.amount("on_costs") == Decimal("9250.00")


def test_the_smallest_pension_is_due_on_pay_between_its_two_limits() -> None:
    # 3 % of 60,000 between 6,240 and 50,270: 44,030 × 3 % = 1,320.90; of 30,000: 23,760 × 3 % = 712.80.
    assert post(60000, on_costs="employee", when=IN_2025_26).amount("pension") == Decimal("1320.90")
    assert post(30000, on_costs="employee", when=IN_2025_26).amount("pension") == Decimal("712.80")
    assert post(6000, on_costs="employee", when=IN_2025_26).amount("pension") == Decimal("0.00")


def test_a_workers_holiday_pay_is_12_07_per_cent_of_pay_and_bears_national_insurance_too() -> None:
    line = time(100, "hour", own_rate=own(15, "hour", "wage"), status="worker", employed_share="0.2")
    found = costed(line, partners=(partner(on_costs="worker_holiday"),), **IN_2025_26).rows[0]
    assert (found.amount("pay"), found.amount("holiday_pay")) == (Decimal("1500.00"), Decimal("181.05"))
    # A year is £15 × 330 hours = £4,950, with holiday £5,547.465: 547.465 × 15 % = 82.11975, of which
    # 1,681.05 ÷ 5,547.465. Pension: below the lower limit of 6,240.
    assert (found.amount("employer_ni"), found.amount("pension")) == (Decimal("24.88"), Decimal("0.00"))


def test_a_profile_whose_rate_is_local_asks_for_it_and_takes_it_from_the_budget() -> None:
    line = time(1, "fte", months=12, own_rate=own(30000, "year", "salary"))
    council = partner(type="local_authority", on_costs="local_government")
    missing = assessed(line, partners=(council,), **IN_2025_26)
    assert codes(missing) == ["rate_not_shipped", "line_blocked_elsewhere"]
    assert missing.totals.cost is None
    pension = Override(rate_code="on_costs:lgps", amount=Decimal("0.20"), per="year", reason="the fund's letter")
    given = only(assessed(line, partners=(council,), overrides=(pension,), **IN_2025_26))
    # National Insurance 3,750 and the pension of 6,000.
    assert given.on_costs == Decimal("9750.00")


def test_on_costs_as_a_plain_percentage_of_a_partner_or_of_one_line() -> None:
    whose = {"on_costs": Decimal("0.12")}
    assert day("206.04", "wage", whose=whose).on_costs == Decimal("24.72")
    assert day("206.04", "wage", whose=whose, on_costs="0.25").on_costs == Decimal("51.51")


# Who bears on-costs


@pytest.mark.parametrize("status", ["self_employed", "lay_contributor", "volunteer"])
@pytest.mark.parametrize("basis", ["wage", "fee"])
def test_who_is_not_employed_bears_no_on_costs(status: str, basis: str) -> None:
    found = day(100, basis, whose={"on_costs": Decimal("0.2")}, status=status)
    assert (found.on_costs, found.employer_cost) == (Decimal("0.00"), Decimal("100.00"))


@pytest.mark.parametrize("status", ["employee", "worker"])
@pytest.mark.parametrize("basis", ["wage", "fee"])
def test_who_is_employed_bears_on_costs_even_on_a_fee(status: str, basis: str) -> None:
    found = day(100, basis, whose={"on_costs": Decimal("0.2")}, status=status)
    assert (found.on_costs, found.employer_cost) == (Decimal("20.00"), Decimal("120.00"))


@pytest.mark.parametrize(("basis", "on_costs"), [("wage", "20.00"), ("fee", "0.00")])
def test_an_undecided_status_is_costed_as_the_rate_says_and_pointed_out(basis: str, on_costs: str) -> None:
    line = time(1, "day", own_rate=own(100, "day", basis), status="undecided")
    found = assessed(line, partners=(partner(on_costs=Decimal("0.2")),))
    assert only(found).on_costs == Decimal(on_costs)
    assert f"as the basis of the rate says ({basis})" in problem_text(found, "status_undecided")


def test_on_costs_that_nobody_stated_are_asked_for() -> None:
    line = time(1, "day", own_rate=own(100, "day", "wage"))
    found = assessed(line, partners=(partner(on_costs=None),))
    assert codes(found) == ["on_costs_not_stated"]
    assert only(found).employer_cost == Decimal("100.00")


def test_a_fee_asks_nobody_for_on_costs() -> None:
    line = time(1, "day", own_rate=own(100, "day", "fee"))
    assert codes(assessed(line, partners=(partner(on_costs=None),))) == []


# What is inside a price


def test_300_pounds_a_day_with_30_per_cent_overhead_and_12_per_cent_on_costs_is_27_47_an_hour_of_pay() -> None:
    whose = {"on_costs": Decimal("0.12"), "overhead": "percent", "overhead_value": "0.30"}
    found = day(300, "charge", whose=whose)
    assert (found.full_cost, found.employer_cost, found.pay) == (
        Decimal("300.00"), Decimal("230.77"), Decimal("206.04"),
    )  # fmt: skip
    assert (found.overhead, found.on_costs) == (Decimal("69.23"), Decimal("24.73"))
    assert found.pay is not None
    assert to_pence(found.pay / Decimal("7.5")) == Decimal("27.47")
    assert not found.basis_assumed


def test_an_employer_cost_has_its_on_costs_inside_and_its_overhead_on_top() -> None:
    whose = {"on_costs": Decimal("0.25"), "overhead": "percent", "overhead_value": "0.10"}
    found = day(100, "employer_cost", whose=whose)
    assert (found.pay, found.on_costs, found.employer_cost) == (
        Decimal("80.00"), Decimal("20.00"), Decimal("100.00"),
    )  # fmt: skip
    assert (found.overhead, found.full_cost) == (Decimal("10.00"), Decimal("110.00"))


@pytest.mark.parametrize("on_costs", [None, "university_uss"])
@pytest.mark.parametrize("basis", ["employer_cost", "charge"])
def test_where_the_pay_inside_a_price_is_not_known_all_of_it_is_assumed_and_marked(
    basis: str, on_costs: str | None
) -> None:
    found = day(100, basis, whose={"on_costs": on_costs})
    assert (found.pay, found.employer_cost, found.basis_assumed) == (Decimal("100.00"), Decimal("100.00"), True)


@pytest.mark.parametrize("on_costs", ["none", Decimal(0)])
def test_a_price_without_on_costs_and_overhead_is_pay_and_nothing_is_assumed(on_costs: object) -> None:
    found = day(100, "charge", whose={"on_costs": on_costs, "overhead": "none"})
    assert (found.pay, found.basis_assumed) == (Decimal("100.00"), False)


@pytest.mark.parametrize("overhead", [None, "trac_per_fte"])
def test_the_overhead_inside_a_charge_is_not_added_again_and_is_assumed_where_it_is_no_percentage(
    overhead: str | None,
) -> None:
    found = day(100, "charge", whose={"overhead": overhead, "overhead_value": "20000"})
    assert (found.full_cost, found.overhead, found.basis_assumed) == (Decimal("100.00"), Decimal("0.00"), True)


# Overhead


@pytest.mark.parametrize(
    ("method", "value", "overhead"),
    [("none", None, "0.00"), (None, None, "0.00"), ("percent", "0.155", "15.50"), ("trac_per_fte", "44000", "200.00")],
)
def test_overhead_by_each_method(method: str | None, value: str | None, overhead: str) -> None:
    # A day of 7.5 hours is 7.5 ÷ 1,650 of £44,000 a full-time year.
    found = day(100, "fee", whose={"overhead": method, "overhead_value": value})
    assert found.overhead == Decimal(overhead)
    assert found.full_cost == Decimal(100) + Decimal(overhead)


def test_overhead_is_a_percentage_of_the_employer_cost_and_not_of_the_pay() -> None:
    whose = {"on_costs": Decimal("0.2"), "overhead": "percent", "overhead_value": "0.10"}
    assert day(100, "wage", whose=whose).overhead == Decimal("12.00")


def test_overhead_per_full_time_year_counts_the_hours_of_everybody_and_of_their_months() -> None:
    two = time("0.5", "fte", months=6, people=2, own_rate=own(30000, "year", "salary"))
    found = only(assessed(two, partners=(partner(overhead="trac_per_fte", overhead_value="40000"),)))
    assert (found.paid_hours, found.overhead) == (Decimal(825), Decimal("20000.00"))


def test_a_stated_overhead_is_one_row_of_its_partner_and_not_spread_over_its_lines() -> None:
    whose = partner(overhead="amount", overhead_value="1234.56")
    lines = [time(1, "day", name, own_rate=own(100, "day", "fee")) for name in ("1", "2")]
    found = assessed(*lines, partners=(whose,))
    assert [(row.kind, row.cost) for row in found.lines] == [
        ("time", Decimal("100.00")), ("time", Decimal("100.00")), ("overhead", Decimal("1234.56")),
    ]  # fmt: skip
    assert found.totals.cost == Decimal("1434.56")


def test_a_stated_overhead_with_parts_of_a_penny_is_whole_pence_like_every_amount() -> None:
    whose = partner(overhead="amount", overhead_value="500.005")
    assert assessed(partners=(whose,)).totals.cost == Decimal("500.01")


def test_an_overhead_that_an_organisation_does_not_state_is_asked_for_and_of_a_person_it_is_not() -> None:
    line = time(1, "day", own_rate=own(100, "day", "fee"))
    assert codes(assessed(line, partners=(partner(type="vcse", overhead=None),))) == ["overhead_not_stated"]
    assert codes(assessed(line, partners=(partner(type="freelancer", overhead=None),))) == []


# VAT


def test_vat_that_is_not_recovered_is_in_the_full_cost_and_in_no_pay_or_employer_cost() -> None:
    whose = {"vat": "irrecoverable", "overhead": "percent", "overhead_value": "0.10"}
    found = day("99.99", "fee", whose=whose)
    # 99.99 + 10.00 overhead; 20 % of 109.99 is 21.998.
    assert (found.vat, found.full_cost) == (Decimal("22.00"), Decimal("131.99"))
    assert (found.pay, found.employer_cost) == (Decimal("99.99"), Decimal("99.99"))


@pytest.mark.parametrize("vat", [None, "none", "outside_scope", "recoverable"])
def test_vat_that_is_recovered_or_not_charged_is_no_cost(vat: str | None) -> None:
    assert day(100, "fee", whose={"vat": vat}).full_cost == Decimal("100.00")


def test_vat_that_is_not_known_is_not_added_and_its_size_is_said() -> None:
    line = time(10, "day", own_rate=own(100, "day", "fee"))
    found = assessed(line, partners=(partner(vat="unknown"),))
    assert found.totals.cost == Decimal("1000.00")
    assert "could add up to £200.00" in problem_text(found, "vat_not_known")


def test_vat_comes_on_top_of_a_charge() -> None:
    assert day(300, "charge", whose={"vat": "irrecoverable"}).full_cost == Decimal("360.00")


# How it is said


def test_the_working_of_a_line_ends_at_its_full_cost() -> None:
    whose = {"on_costs": Decimal("0.2"), "overhead": "percent", "overhead_value": "0.10", "vat": "irrecoverable"}
    said = {basis: day(120, basis, whose=whose).working for basis in ("wage", "employer_cost", "charge")}
    assert said == {
        "wage": "1 person × 1 day × £120.00 = £120.00; with on-costs £24.00, overhead £14.40, VAT £31.68: £190.08",
        "employer_cost": "1 person × 1 day × £120.00 = £120.00; with overhead £12.00, VAT £26.40: £158.40",
        "charge": "1 person × 1 day × £120.00 = £120.00; with VAT £24.00: £144.00",
    }


def test_six_people_for_four_half_days_is_said_as_it_is_worked() -> None:
    found = costed(time(4, "half_day", people=6, own_rate=own("82.50", "half_day", "fee"))).rows[0]
    said = {step.name: words for step, words in sentences(found)}
    assert said["pay"] == "6 people × 4 half days × £82.50 = £1,980.00"
    assert said["paid_hours"] == "6 people × 4 half days × 3.75 hours a half day = 90 hours"
