"""Findings of fairness: each shown by the smallest budget that has it, and silent where it should be.

Reckoned on 1 September 2026, when the adult rate of the legal minimum is £12.71 and the real Living Wage £13.45.
"""

from typing import Any

import pytest

from budgets import assessed, item, own, partner, problem_text, time
from fairbudget.assessment import Assessment
from fairbudget.budget import CostLine, Partner, TimeLine

UNI = partner("Uni")
CHARITY = partner("Charity", type="vcse", relationship="subcontractor")
PANEL = partner("Panel", type="individual", relationship="public_contributor")
STUDENT = partner("Student", type="student", relationship="other")


def found(
    *lines: TimeLine | CostLine, partners: tuple[Partner, ...] = (UNI, CHARITY, PANEL, STUDENT), **stated: Any
) -> Assessment:
    return assessed(*lines, partners=partners, **stated)


def codes(assessment: Assessment) -> list[str]:
    return [problem.code for problem in assessment.problems]


def hourly(pounds: object, hours: object = 10, of: str = "Charity", line: str = "1", **stated: Any) -> TimeLine:
    """A line of time by the hour, without unpaid hours unless it states them."""
    given = {"own_rate": own(pounds, "hour", "wage"), "unpaid_hours_each": 0, **stated}
    return time(hours, "hour", line, of=of, **given)


def nobody_pays(hours: object, of: str = "Charity", line: str = "1", **stated: Any) -> TimeLine:
    return time(None, None, line, of=of, unpaid_hours_each=hours, **stated)


# The two floors


def test_pay_below_the_legal_minimum_is_told_with_what_is_missing_and_without_deciding_anybody_s_status() -> None:
    said = problem_text(found(hourly("12.00")), "below_legal_minimum")
    assert "Charity, line 1: as little as £12.00 an hour over all hours, paid and unpaid." in said
    assert "adult rate of the legal minimum is £12.71 on 1 September 2026" in said
    assert "Ages are not known here" in said
    assert "which the program does not decide" in said
    assert "Pay £7.10 more" in said  # 10 × £0.71
    assert "The real Living Wage would take £14.50 more." in said  # 10 × £1.45


def test_unpaid_hours_can_bring_pay_below_the_legal_minimum() -> None:
    low = found(hourly("15.00", unpaid_hours_each=2))  # £150 for 12 hours is £12.50
    assert "as little as £12.50 an hour" in problem_text(low, "below_legal_minimum")
    assert "Pay £2.52 more" in problem_text(low, "below_legal_minimum")  # 12 × £12.71 = £152.52


def test_pay_at_the_legal_minimum_to_the_penny_is_not_below_it() -> None:
    assert "below_legal_minimum" not in codes(found(hourly("12.71")))
    assert "below_legal_minimum" in codes(found(hourly("12.70")))


def test_lines_of_a_partner_below_a_floor_are_told_together() -> None:
    low = found(hourly("12.00"), hourly("11.00", line="2"), hourly("20.00", line="3"))
    assert "lines 1 and 2: as little as £11.00 an hour" in problem_text(low, "below_legal_minimum")


def test_an_amount_in_another_currency_is_not_held_against_a_floor_in_pounds() -> None:
    assert not {"below_legal_minimum", "below_real_living_wage"} & set(codes(found(hourly("5.00"), currency="EUR")))


def test_pay_between_the_two_floors_is_below_the_real_living_wage_only() -> None:
    between = found(hourly("13.00"))
    said = problem_text(between, "below_real_living_wage")
    assert "The real Living Wage is £13.45 on 1 September 2026." in said
    assert "Pay £4.50 more" in said
    assert "below_legal_minimum" not in codes(between)
    assert "below_real_living_wage" not in codes(found(hourly("13.45")))


def test_in_london_the_london_living_wage_counts() -> None:
    london = partner("Charity", type="vcse", place="london")
    said = problem_text(found(hourly("14.00"), partners=(london,)), "below_real_living_wage")
    assert "The London Living Wage is £14.80" in said


def test_until_1_may_an_employer_may_be_on_either_real_living_wage() -> None:
    said = problem_text(found(hourly("12.71"), as_of="2026-04-30"), "between_two_living_wages")
    assert "£13.45 was announced on 22 October 2025 and accredited employers pay it by 1 May 2026" in said
    assert "until then £12.60 or £13.45 may be used" in said
    assert "that is £7.40 more" in said
    assert "below_real_living_wage" in codes(found(hourly("12.71"), as_of="2026-05-01"))


def test_below_both_real_living_wages_is_below_on_any_day() -> None:
    assert "below_real_living_wage" in codes(found(hourly("12.50"), as_of="2026-03-31"))


@pytest.mark.parametrize("pounds", ["5.00", "12.00", "13.00", "20.00"])
def test_no_finding_calls_pay_fair_or_unlawful(pounds: str) -> None:
    for problem in found(hourly(pounds), hourly(pounds, of="Panel", line="2", status="volunteer")).problems:
        assert not {"fair", "unlawful", "illegal"} & set((problem.message + problem.fix).lower().split())


# In kind and volunteers


def test_a_volunteer_day_of_7_hours_at_50_pounds_in_kind_is_7_14_an_hour_and_below_the_legal_minimum() -> None:
    group = partner("Friends", type="vcse", hours_in_a_day=7)
    given = time(1, "day", of="Friends", own_rate=own(50, "day", "fee"), paid_by="partner", status="volunteer")
    said = problem_text(found(given, partners=(group,)), "in_kind_below_legal_minimum")
    assert "valued at as little as £7.14 an hour" in said
    assert "£38.97 more" in said  # 7 × £12.71 − £50


def test_a_skilled_volunteer_day_at_150_pounds_in_kind_is_above_it() -> None:
    group = partner("Friends", type="vcse", hours_in_a_day=7)
    given = time(1, "day", of="Friends", own_rate=own(150, "day", "fee"), paid_by="partner", status="volunteer")
    assert "in_kind_below_legal_minimum" not in codes(found(given, partners=(group,)))


def test_time_in_kind_is_a_valuation_and_not_pay_below_a_floor() -> None:
    assert "below_legal_minimum" not in codes(found(hourly("5.00", paid_by="partner")))


def test_volunteers_with_some_pay_are_told_what_the_minimum_for_all_hours_comes_to() -> None:
    said = problem_text(found(hourly("5.00", unpaid_hours_each=10, status="volunteer")), "volunteer_with_pay")
    assert "are paid £50.00 for 20 hours" in said
    assert "£254.20 at the adult rate of £12.71" in said
    assert "The program does not decide" in said


def test_volunteers_without_pay_have_no_minimum_and_no_finding() -> None:
    unpaid = codes(found(nobody_pays(10, status="volunteer", why_unpaid="chosen")))
    assert not {"volunteer_with_pay", "below_legal_minimum", "partner_not_paid"} & set(unpaid)


# Unpaid people and unpaid work


def test_a_partner_that_gives_time_and_is_not_paid_is_named_with_its_hours_worth_and_reason() -> None:
    staff = hourly("40.00", of="Uni", band="lead", line="2")
    said = problem_text(found(nobody_pays(45, band="lead", why_unpaid="not_budgeted"), staff), "partner_not_paid")
    assert "Charity gives 45 hours (line 1), and no pay is recorded for any of it." in said
    assert "worth £1,800.00" in said
    assert "The reason that is given: not budgeted." in said


@pytest.mark.parametrize("reason", ["chosen", "salaried_elsewhere"])
def test_people_who_chose_to_or_are_paid_by_an_employer_are_not_called_unpaid_partners(reason: str) -> None:
    assert "partner_not_paid" not in codes(found(nobody_pays(45, why_unpaid=reason)))


def test_a_partner_that_is_paid_for_some_of_its_time_is_not_an_unpaid_partner() -> None:
    assert "partner_not_paid" not in codes(found(nobody_pays(45), hourly("20.00", line="2")))


def test_a_student_without_pay_is_named_once_and_as_a_student() -> None:
    unpaid = found(nobody_pays(100, of="Student"))
    assert "Student, line 1: 100 hours of students' work without pay." in problem_text(unpaid, "student_not_paid")
    assert "partner_not_paid" not in codes(unpaid)
    assert "student_not_paid" not in codes(found(hourly("13.45", of="Student")))


def test_unpaid_work_on_the_bid_is_valued_and_the_funds_for_early_work_are_named() -> None:
    staff = hourly("40.00", of="Uni", band="lead", line="2")
    said = problem_text(found(nobody_pays(45, band="lead", phase="pre_application"), staff), "pre_application_unpaid")
    assert "Charity: 45 hours of work before the bid is decided (line 1) are unpaid." in said
    assert "worth £1,800.00" in said
    assert "NIHR Programme Development Grants: partnership strand (to £150,000)" in said
    assert "HEIF" not in said, "a fund that was not read about on a page is not offered"


def test_work_on_the_bid_that_a_university_salary_covers_is_not_unpaid() -> None:
    writing = nobody_pays(40, of="Uni", phase="pre_application", why_unpaid="salaried_elsewhere", band="lead")
    assert "pre_application_unpaid" not in codes(found(writing, hourly("40.00", of="Uni", band="lead", line="2")))
    assert "pre_application_unpaid" not in codes(found(hourly("40.00", phase="pre_application")))


# Brokerage and access


def test_where_partners_engage_people_and_nobody_brokers_the_question_is_who_makes_the_introductions() -> None:
    said = problem_text(found(hourly("20.00", activity="engagement")), "no_brokerage")
    assert "Charity: engagement or facilitation (line 1)" in said
    assert "makes the introductions" in said


def test_brokerage_in_the_plan_answers_that_question() -> None:
    brokered = found(hourly("20.00", activity="engagement"), hourly("20.00", activity="brokerage", of="Uni", line="2"))
    assert "no_brokerage" not in codes(brokered)
    assert "no_brokerage" not in codes(found(hourly("20.00", activity="engagement", of="Uni")))
    assert "no_brokerage" not in codes(found(hourly("20.00", activity="research")))


def test_brokerage_that_nobody_pays_is_named_with_its_worth() -> None:
    unpaid = nobody_pays(20, activity="brokerage", band="skilled")
    said = problem_text(found(unpaid, hourly("30.00", of="Uni", band="skilled", line="2")), "brokerage_unpaid")
    assert "Line 1: 20 hours of finding and linking people, and none of it is paid." in said
    assert "worth £600.00" in said
    assert "brokerage_unpaid" not in codes(found(hourly("20.00", activity="brokerage", unpaid_hours_each=5)))


def test_what_is_missing_for_brokerage_is_named() -> None:
    going = item(4, 10, category="travel", for_activity="brokerage")
    said = problem_text(found(hourly("20.00", activity="brokerage"), going), "brokerage_without_costs")
    assert "Brokerage (line 1) has no places to meet or refreshments on Costs." in said


def test_brokerage_with_travel_a_place_and_refreshments_has_nothing_missing_though_one_has_no_price_or_is_0() -> None:
    costs = (
        item(4, 10, "c1", category="travel", for_activity="brokerage"),
        item(0, 10, "c2", category="venue", for_activity="brokerage"),
        item(4, None, "c3", category="catering", for_activity="brokerage"),
    )
    assert "brokerage_without_costs" not in codes(found(hourly("20.00", activity="brokerage"), *costs))


def test_individuals_without_any_access_costs_are_asked_about() -> None:
    said = problem_text(found(hourly("20.00", of="Panel"), item(1, 10, category="travel")), "access_not_budgeted")
    assert "Panel take part as individuals" in said
    assert "childcare, replacement care, interpretation, translation, access and connectivity" in said


def test_an_access_cost_of_0_says_that_somebody_asked() -> None:
    asked = item(0, 10, of="Panel", category="childcare")
    assert "access_not_budgeted" not in codes(found(hourly("20.00", of="Panel"), asked))
    assert "access_not_budgeted" not in codes(found(hourly("20.00")))


# Terms


LATE = {"type": "vcse", "paid": "arrears", "invoice_every_months": 3}


def test_a_partner_paid_after_45_days_is_told_the_most_of_its_own_money_that_is_out() -> None:
    late = partner("Charity", **LATE, days_to_pay=45)
    said = problem_text(found(hourly("20.00", hours=600), partners=(late,)), "paid_late")
    assert "Charity is paid 45 days after its invoice" in said
    assert "At its highest, £4,000.00 of its own money is out." in said  # £12,000 evenly, each quarter, 45 days


def test_a_partner_paid_within_30_days_or_in_advance_is_not_paid_late() -> None:
    in_time = partner("Charity", **LATE, days_to_pay=30)
    ahead = partner("Charity", **{**LATE, "paid": "advance"}, days_to_pay=45)
    for terms in (in_time, ahead):
        assert "paid_late" not in codes(found(hourly("20.00"), partners=(terms,)))


PAID_AT_ONCE = {"type": "individual", "paid": "arrears", "invoice_every_months": 12, "days_to_pay": 30}


def days(quantity: int, **stated: Any) -> TimeLine:
    return time(quantity, "day", of="Panel", own_rate=own(150, "day", "fee"), people=2, **stated)


def test_a_lump_payment_is_set_beside_the_limits_of_benefits_as_information_and_not_as_advice() -> None:
    said = problem_text(found(days(4), partners=(partner("Panel", **PAID_AT_ONCE),)), "lump_payment")
    assert "one person gets £600.00 for line 1 in a single payment" in said
    assert "Carer's Allowance: most net earnings (£204.00 a week)" in said
    assert "Sources disagree about vouchers" in said
    assert "This is information, not advice" in said
    assert "independent benefits advice" in said
    assert "£20.00" not in said, "a limit that nobody read is not shown"


def test_a_payment_below_every_known_limit_or_on_unknown_terms_is_not_pointed_out() -> None:
    assert "lump_payment" not in codes(found(days(1), partners=(partner("Panel", **PAID_AT_ONCE),)))
    assert "lump_payment" not in codes(found(days(4), partners=(partner("Panel", type="individual"),)))
    monthly = partner("Panel", **{**PAID_AT_ONCE, "invoice_every_months": 1})
    assert "lump_payment" not in codes(found(days(12), partners=(monthly,)))


# Overhead, the last year, a full year, bands and people


def overheads(*stated: dict[str, Any]) -> Assessment:
    partners = [partner(name, type="vcse", **more) for name, more in zip(("First", "Second"), stated, strict=True)]
    work = {"band": "skilled", "activity": "research"}
    lines = [hourly(20, of=one.name, line=one.name, **work) for one in partners]
    return found(*lines, partners=tuple(partners))


def test_overhead_for_one_organisation_and_not_for_another_on_the_same_work_is_pointed_out() -> None:
    said = problem_text(overheads({"overhead": "percent", "overhead_value": "0.15"}, {}), "overhead_unequal")
    assert "First has overhead on its skilled research, and Second has none" in said
    assert "The same overhead would come to £30.00 there." in said  # 15% of £200


def test_overhead_for_both_for_neither_or_on_a_price_that_holds_it_is_not_unequal() -> None:
    some = {"overhead": "percent", "overhead_value": "0.15"}
    assert "overhead_unequal" not in codes(overheads(some, {"overhead": "percent", "overhead_value": "0.10"}))
    assert "overhead_unequal" not in codes(overheads({}, {}))
    priced = partner("Charity", type="vcse")
    work = {"band": "skilled", "activity": "research"}
    paid = (partner("Uni", **some), priced)
    price = hourly(20, own_rate=own(20, "hour", "charge"), **work)
    assert "overhead_unequal" not in codes(found(hourly(20, of="Uni", line="2", **work), price, partners=paid))


def test_salaries_that_rise_beside_rates_that_stay_are_compared_in_the_first_and_the_last_year() -> None:
    staff = [
        time(1, "fte", f"U{year}", band="skilled", months=12, year=year, own_rate=own(salary, "year", "salary"))
        for year, salary in ((1, 33000), (2, 36300))
    ]
    flat = [hourly(20, hours=100, line=f"C{year}", band="skilled", year=year) for year in (1, 2)]
    said = problem_text(found(*staff, *flat, months=24), "gap_opens_by_last_year")
    assert "rises by up to 10%" in said
    assert "skilled £20.00 against £20.00 in year 1, £20.00 against £22.00 in year 2" in said
    assert "Charity would need £200.00 more in year 2" in said  # 100 × £2
    rising = [hourly(20 + 2 * (year - 1), hours=100, line=f"C{year}", band="skilled", year=year) for year in (1, 2)]
    assert "gap_opens_by_last_year" not in codes(found(*staff, *rising, months=24))
    assert "gap_opens_by_last_year" not in codes(found(staff[0], flat[0]))


def test_a_role_on_several_lines_of_a_year_that_is_more_than_full_time_is_pointed_out() -> None:
    over = found(hourly(20, hours=1000, role="Worker"), hourly(20, hours=700, role="Worker", line="2"))
    said = problem_text(over, "more_than_full_time")
    assert 'lines 1 and 2: "Worker" comes to 1,700 hours for each person in year 1, and full time is 1,650' in said


def test_a_full_year_two_years_or_two_people_are_not_more_than_full_time() -> None:
    year = found(hourly(20, hours=1650, role="Worker"))
    years = found(hourly(20, hours=1000, role="Worker"), hourly(20, hours=1000, role="Worker", line="2", year=2))
    roles = found(hourly(20, hours=1000, role="Worker"), hourly(20, hours=1000, role="Director", line="2"))
    people = found(hourly(20, hours=1000, role="Workers", people=2))
    for assessment in (year, years, roles, people):
        assert "more_than_full_time" not in codes(assessment)


def test_a_post_shared_by_three_is_one_full_time_year() -> None:
    shared = {"Uni": "0.4", "Charity": "0.35", "Panel": "0.25"}
    post = time(1, "fte", of=shared, months=12, own_rate=own(33000, "year", "salary"), role="Coordinator")
    assert "more_than_full_time" not in codes(found(post))


def compared(agreed: str | None) -> Assessment:
    charity = partner("Charity", type="vcse", bands_agreed_by=agreed)
    staff = hourly(40, of="Uni", band="lead", line="2")
    return found(hourly(20, band="lead"), staff, partners=(UNI, charity))


def test_bands_that_nobody_agreed_are_pointed_out_where_a_comparison_rests_on_them() -> None:
    assert "rest on the bands of Charity" in problem_text(compared(None), "bands_not_agreed")
    assert "bands_not_agreed" in codes(compared("not_agreed"))
    assert "bands_not_agreed" not in codes(compared("both"))
    assert "bands_not_agreed" not in codes(found(hourly(40, of="Uni", band="lead")))


def test_whoever_shares_a_budget_is_told_whose_pay_can_be_seen() -> None:
    said = problem_text(
        found(hourly(20, role="Director"), hourly(20, role="Helper", line="2", people=3)), "few_people_behind_a_rate"
    )
    assert "seen on line 1 (Charity)" in said
    assert "show bands in place of roles and rates" in said


def test_the_pay_of_three_people_a_price_or_an_indicative_rate_shows_nobody_s_pay() -> None:
    three = hourly(20, role="Helpers", people=3)
    price = time(10, "hour", "2", "Charity", own_rate=own(40, "hour", "charge"), role="Director")
    indicative = time(10, "hour", "3", "Charity", rate_code="baseline:lead", role="Director")
    assert "few_people_behind_a_rate" not in codes(found(three, price, indicative))


def test_a_finding_is_given_once_for_a_partner_however_many_lines_it_has() -> None:
    lines = [hourly(5, line=str(number), activity="engagement", role="Helper") for number in range(1, 6)]
    told = [(problem.code, problem.where) for problem in found(*lines).problems]
    assert len(told) == len(set(told))
    assert codes(found(*lines)).count("below_legal_minimum") == 1
