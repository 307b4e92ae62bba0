"""What it would cost to fix a budget: figures worked out by hand, and what must hold whatever is fixed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets import (
    AS_OF,
    BOOK,
    PARTNERS,
    assessed,
    budget,
    costed,
    item,
    many_lines,
    own,
    partner,
    percentage,
    time,
    with_scale,
    worked_example,
)  # fmt: skip
from fairbudget.budget import Budget, CostLine, TimeLine
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.fixes.effects import full_cost
from fairbudget.fixes.levels import levels
from fairbudget.fixes.order import in_order, reach
from fairbudget.fixes.parts import work_of
from fairbudget.fixes.plan import fix
from fairbudget.fixes.results import Closing, FixPlan
from fairbudget.fixes.targets import NO_BAND, NO_REFERENCE, SHARES_MEASURE, TARGETS, Target
from fairbudget.funders import FunderRules
from fairbudget.money import ZERO
from fairbudget.ratecards import RateBook

NOTHING = {"legal_minimum": "0.00", "floor": "0.00", "hours": "0.00", "parity": "0.00"}
ON_A_WAGE = {"on_costs": Decimal("0.1207"), "overhead": "percent", "overhead_value": "0.15", "vat": "irrecoverable"}

SAYS_SO = {
    "scope": "funder",
    "eligibility": "yes",
    "funder_share": "1.00",
    "message": "Local fund.",
    "confidence": "high",
    "evidence": {"status": "institution_confirmed", "note": "a test"},
}
LOCAL = FunderRules.model_validate({
    "code": "local", "title": "Local fund", "checked_by": "a test", "checked_on": AS_OF, "next_review": AS_OF,
    "rules": [
        {"id": "lead", "applies_when": {"relationship": ["lead"]}, **SAYS_SO},
        {"id": "partner", "applies_when": {"relationship": ["subcontractor"]},
         "cap": {"fraction": "0.30", "pool": "partners"}, **SAYS_SO},
    ],
})  # fmt: skip


def example() -> CostedBudget:
    return cost_budget(worked_example(), BOOK, AS_OF)


def again(plan: FixPlan) -> CostedBudget:
    """The fixed budget, costed afresh."""
    return cost_budget(plan.fixed, BOOK, AS_OF)


def amounts(closings: tuple[Closing, ...]) -> dict[str, str]:
    return {one.target: str(one.amount) for one in closings}


def raises(plan: FixPlan) -> dict[str, str]:
    return {name: str(amount) for name, amount in plan.raise_by_partner_type.items()}


def codes(plan: FixPlan) -> list[str]:
    return [problem.code for problem in plan.warnings]


def beside(*lines: TimeLine, **partner_states: object) -> CostedBudget:
    """Lines of a charity beside a university whose skilled people cost £30 an hour."""
    charity = {"type": "vcse", "relationship": "subcontractor", **partner_states}
    measure = time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0,
                   phase="delivery")  # fmt: skip
    return costed(measure, *lines, partners=(partner(), partner("Charity", **charity)))


def work(quantity: object = 10, rate: object = 10, basis: str = "wage", line: str = "C", **stated: object) -> TimeLine:
    """Skilled work of the charity, by the hour, with no unpaid hours unless they are stated."""
    given = {"band": "skilled", "unpaid_hours_each": 0, "phase": "delivery", "own_rate": own(rate, "hour", basis)}
    return time(quantity, "hour", line, of="Charity", **{**given, **stated})


# The worked example of the method


def test_parity_in_the_worked_example_takes_7520_for_the_charity_7350_for_individuals_and_3500_for_the_student() -> (
    None
):
    plan = fix(example(), "parity")
    assert raises(plan) == {"vcse": "7520.00", "individual": "7350.00", "student": "3500.00"}
    assert str(plan.effect.cost) == "18370.00"


def test_the_floor_in_the_worked_example_takes_2922_pounds_75() -> None:
    plan = fix(example(), "floor")
    # (120 × 13.45 − 880) + 45 × 13.45 + (330 × 13.45 − 4,200) + 100 × 13.45
    assert str(sum(plan.raise_by_partner_type.values())) == "2922.75"
    assert str(plan.effect.cost) == "2922.75"


def test_each_target_of_the_worked_example_by_itself() -> None:
    fixes = assessed(*worked_example().time, partners=worked_example().partners).fixes
    assert amounts(fixes.targets) == {
        # 120 × 12.71 − 880, 45 × 12.71, 100 × 12.71
        "legal_minimum": "2488.15",
        "floor": "2922.75",
        # 20 × 48 + 80 × 35 + 45 × 48, 30 × 35, 100 × 35
        "hours": "10470.00",
        "parity": "18370.00",
    }
    assert {one.target: one.measured_on for one in fixes.targets} == {
        "legal_minimum": "pay", "floor": "pay", "hours": "employer_cost", "parity": "employer_cost",
    }  # fmt: skip


def test_the_steps_of_the_worked_example_add_up_to_parity_and_not_to_the_sum_of_the_targets() -> None:
    steps = assessed(*worked_example().time, partners=worked_example().partners).fixes.steps
    assert [(one.target, str(one.employer_cost), one.lines) for one in steps] == [
        ("legal_minimum", "2488.15", 3),
        ("floor", "434.60", 4),
        ("hours", "7547.25", 5),
        ("parity", "7900.00", 3),
    ]
    assert str(sum(one.employer_cost for one in steps)) == "18370.00"


def test_once_the_worked_example_is_fixed_nothing_is_left_to_close() -> None:
    plan = fix(example(), "parity")
    assert amounts(plan.left) == NOTHING
    figures = assessed(*plan.fixed.time, partners=plan.fixed.partners).figures
    closes = [one.closes for one in figures if one.code in ("like_for_like_parity", "floor_coverage") and one.closes]
    assert closes == []


def test_people_in_a_band_without_a_reference_are_listed_and_not_skipped() -> None:
    [advisers] = fix(example(), "parity").not_judged
    assert (advisers.line, advisers.targets, advisers.reason) == ("Advisers", ("hours", "parity"), NO_REFERENCE)


# What a raise costs


def test_a_raise_brings_on_costs_overhead_and_vat_to_the_penny() -> None:
    plan = fix(beside(work(), **ON_A_WAGE), "floor")
    [line] = plan.lines
    # pay 100.00 → 134.50; on-costs 12.07 → 16.23; overhead 16.81 → 22.61; VAT 25.78 → 34.67
    assert str(line.raise_pay) == "34.50"
    assert str(line.raise_employer_cost) == "38.66"
    assert str(line.raise_full_cost) == "53.35"
    assert str(plan.effect.cost) == "53.35"


def test_parity_is_reached_on_employer_cost_with_the_threshold_of_national_insurance() -> None:
    # £14 × 825 hours is 11,550 a year: NI 15% above 5,000 is 119.09 of 1,400, pension 3% above 6,240 is 19.31.
    # At £2,638.64: NI 304.89 and pension 56.47, together £3,000.00, which is 100 hours at £30.
    plan = fix(beside(work(100, 14, employed_share="0.5"), on_costs="employee"), "parity")
    [line] = plan.lines
    assert str(line.employer_cost_now) == "1538.40"
    assert str(line.raise_pay) == "1238.64"
    assert str(line.raise_employer_cost) == "1461.60"


def test_the_floor_is_reached_by_pay_and_on_costs_do_not_count_towards_it() -> None:
    # 13.00 an hour with 12.07% on-costs costs 14.57, and is still below 13.45 of pay.
    [line] = fix(beside(work(10, 13, "wage"), **ON_A_WAGE), "floor").lines
    assert str(line.raise_pay) == "4.50"


def test_an_organisations_price_is_raised_so_that_what_is_inside_it_reaches_parity() -> None:
    # £20 a hour with 15% overhead inside: employer cost 173.91. 10 × 30 needs a price of 345.00.
    costed = beside(work(10, 20, "charge"), overhead="percent", overhead_value="0.15")
    plan = fix(costed, "parity")
    assert str(plan.lines[0].raise_employer_cost) == "126.09"
    assert str(plan.effect.cost) == "145.00"


def test_each_persons_amount_is_rounded_up_so_that_the_target_is_reached() -> None:
    # Seven people: 7 × 1.5 hours at 13.45 is 141.225, which is 20.175 each, so 20.18.
    plan = fix(beside(work("1.5", 10, "fee", people=7)), "floor")
    [line] = [one for one in plan.fixed.time if one.line == "C"]
    assert line.own_rate is not None
    assert str(line.own_rate.amount) == "20.18"
    assert str(plan.lines[0].raise_pay) == "36.26"
    assert amounts(plan.left)["floor"] == "0.00"


def test_a_raise_in_a_later_year_is_uplifted_and_still_only_reaches_the_target() -> None:
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0, year=2),
        time(10, "hour", "C", of="Charity", band="skilled", own_rate=own(20, "hour", "fee"), unpaid_hours_each=0,
             year=2),
        partners=(partner(), partner("Charity", type="vcse")), price_basis="inflate", uplift="0.1", months=24,
    )  # fmt: skip
    plan = fix(made, "parity")
    assert str(plan.effect.cost) == "110.00"  # 330 − 220
    assert amounts(plan.left) == NOTHING


def test_percentages_of_the_raised_lines_follow_and_are_in_the_effect() -> None:
    made = costed(
        time(10, "hour", "1", own_rate=own(10, "hour", "fee"), unpaid_hours_each=0), percentage("0.2", ("1",))
    )
    plan = fix(made, "floor")
    assert str(plan.lines[0].raise_full_cost) == "34.50"
    assert str(plan.effect.cost) == "41.40"


def test_a_salary_that_crosses_a_pay_year_is_fixed_as_one_line() -> None:
    book = with_scale(("2025-08-01", "15000"), ("2026-12-01", "16000"))
    made = costed(time("0.5", "fte", "1", months=12, rate_code="test:post", unpaid_hours_each=0), book=book,
                  price_basis="fixed_sum")  # fmt: skip
    plan = fix(made, "floor")
    # 825 hours × 13.45, before: 2 months of 15,000 and 10 of 16,000, at half time
    assert str(plan.lines[0].raise_pay) == "3179.58"
    assert [row.amount("pay") for row in cost_budget(plan.fixed, book, AS_OF).rows] == [Decimal("11096.25")]


def test_every_partner_of_a_shared_post_reaches_the_target_with_its_own_on_costs() -> None:
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0),
        time(20, "hour", "S", {"A": "0.25", "B": "0.75"}, band="skilled", own_rate=own(10, "hour", "wage"),
             unpaid_hours_each=2),
        partners=(partner(), partner("A", type="vcse", on_costs=Decimal("0.2")),
                  partner("B", type="college", on_costs=Decimal("0.1"))),
    )  # fmt: skip
    plan = fix(made, "parity")
    # B needs 16.5 × 30 = 495.00 of employer cost, so 450.00 of pay: 600.00 in all. A's quarter costs 180.00.
    assert raises(plan) == {"vcse": "120.00", "college": "330.00"}
    assert amounts(plan.left) == NOTHING


def test_a_post_shared_with_the_reference_partner_is_not_raised_to_its_own_measure() -> None:
    # Raising the post to bring the college's part to the university's cost an hour would raise that cost again.
    made = costed(
        time(20, "hour", "S", {"Uni": "0.5", "College": "0.5"}, band="skilled", own_rate=own(20, "hour", "wage"),
             unpaid_hours_each=0),
        partners=(partner(on_costs=Decimal("0.2")), partner("College", type="college", on_costs=Decimal("0.1"))),
    )  # fmt: skip
    plan = fix(made, "parity")
    assert plan.lines == ()
    assert [(one.partner, one.targets, one.reason) for one in plan.not_judged] == [
        ("College", ("parity",), SHARES_MEASURE)
    ]


# Who pays


def test_the_effect_is_split_between_the_funder_and_whoever_bears_the_rest() -> None:
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="delivery"),
        work(10, 20, "fee"),
        partners=(partner(), partner("Charity", type="vcse", relationship="subcontractor")),
        funder="ukri", award_limit="1000",
    )  # fmt: skip
    effect = fix(made, "parity").effect
    assert str(effect.cost) == "100.00"
    assert str(effect.funded) == "80.00"
    assert {who: str(amount) for who, amount in effect.rest_by_bearer.items()} == {"lead_institution": "20.00"}
    assert str(effect.of_funded_now) == "0.250000"  # 100 of 80% of 500
    assert str(effect.of_award_limit) == "0.100000"


def test_without_rules_of_a_funder_what_it_pays_of_the_fix_is_not_known() -> None:
    effect = fix(beside(work()), "floor").effect
    assert effect.funded is None
    assert str(effect.not_known) == "34.50"


def test_what_a_partner_pays_itself_is_carried_by_the_partner_and_that_is_said() -> None:
    plan = fix(beside(work(paid_by="partner")), "floor")
    assert {who: str(amount) for who, amount in plan.effect.rest_by_bearer.items()} == {"partner": "34.50"}
    assert "fix_carried_by_partner" in codes(plan)


def test_time_that_nobody_paid_is_asked_of_the_grant_once_it_is_fixed() -> None:
    plan = fix(beside(work(10, paid_by="nobody", own_rate=None)), "floor")
    assert str(plan.effect.cost) == "134.50"
    assert [line.paid_by for line in plan.fixed.time] == [None, "grant"]


# Targets


def test_with_eight_tenths_of_parity_lines_above_it_stay_as_they_are() -> None:
    plan = fix(beside(work(10, 25)), "parity", share_of_parity=Decimal("0.8"))
    assert plan.lines == ()
    assert plan.fixed == beside(work(10, 25)).budget


def test_a_share_of_parity_never_goes_below_the_floor() -> None:
    plan = fix(beside(work(10, 10, "fee")), "parity", share_of_parity=Decimal("0.1"))
    assert str(plan.effect.cost) == "34.50"


def test_paying_the_unpaid_hours_first_brings_every_line_to_the_floor() -> None:
    plan = fix(beside(work(10, 10, "fee"), work(10, 25, "fee", "D", unpaid_hours_each=5)), "hours")
    assert [str(one.step.employer_cost) for one in plan.steps] == ["27.10", "7.40", "150.00"]


def test_a_fixed_line_keeps_its_notes_its_code_and_its_reason() -> None:
    made = beside(work(10, 10, notes="In the evenings.", rate_code="rlw:uk", role="Worker"))
    [line] = [one for one in fix(made, "floor").fixed.time if one.line == "C"]
    assert (line.notes, line.rate_code, line.role) == ("In the evenings.", "rlw:uk", "Worker")
    assert line.own_rate is not None
    assert line.own_rate.reason == (
        "raised to the real Living Wage for all hours by fairbudget fix; before: agreed with the partner"
    )


def test_unpaid_hours_become_paid_hours_and_no_hour_is_lost() -> None:
    [line] = [one for one in fix(example(), "parity").fixed.time if one.line == "Researchers"]
    counted = (line.people, line.quantity, line.unit, line.hours_per_unit, line.unpaid_hours_each, line.why_unpaid)
    assert [str(one) for one in counted] == ["10", "1", "task", "33", "0", "None"]


def test_the_reference_partners_own_people_are_the_measure_and_not_raised_to_their_own_mean() -> None:
    made = costed(
        time(10, "hour", "1", band="skilled", own_rate=own(20, "hour", "employer_cost"), unpaid_hours_each=0),
        time(10, "hour", "2", band="skilled", own_rate=own(40, "hour", "employer_cost"), unpaid_hours_each=0),
    )
    assert fix(made, "parity").lines == ()


def test_a_reference_that_rises_with_its_own_peoples_pay_is_the_one_that_others_reach() -> None:
    # The floor brings the university's 10 hours at £10 to £13.45. Its mean is then (134.50 + 300) ÷ 20 = £21.73.
    made = costed(
        time(10, "hour", "1", band="skilled", own_rate=own(10, "hour", "fee"), unpaid_hours_each=0),
        time(10, "hour", "2", band="skilled", own_rate=own(30, "hour", "fee"), unpaid_hours_each=0),
        time(10, "hour", "3", band="skilled", of="Charity", own_rate=own(15, "hour", "fee"), unpaid_hours_each=0),
        partners=(partner(), partner("Charity", type="vcse")),
    )
    plan = fix(made, "parity")
    assert raises(plan) == {"university": "34.50", "vcse": "67.30"}
    assert amounts(plan.left) == NOTHING


def test_on_the_way_to_parity_unpaid_hours_are_paid_no_further_than_parity_asks() -> None:
    # 10 hours at £40 and 5 unpaid: parity is 15 × 30 = 450.00, paying the five at 30 would come to 550.00.
    plan = fix(beside(work(10, 40, "fee", unpaid_hours_each=5)), "parity")
    assert [str(one.step.employer_cost) for one in plan.steps] == ["0.00", "0.00", "50.00", "0.00"]
    assert str(fix(beside(work(10, 40, "fee", unpaid_hours_each=5)), "hours").effect.cost) == "150.00"


def test_hours_that_a_universitys_salary_covers_are_not_paid_again() -> None:
    made = costed(
        time(10, "hour", "1", band="lead", own_rate=own(40, "hour", "employer_cost"), unpaid_hours_each=0),
        time(0, "hour", "2", band="lead", phase="pre_application", unpaid_hours_each=40,
             why_unpaid="salaried_elsewhere"),
    )  # fmt: skip
    assert fix(made, "parity").lines == ()


# What cannot be judged


def test_a_line_whose_unpaid_hours_nobody_stated_is_not_judged() -> None:
    plan = fix(beside(work(unpaid_hours_each=None)), "parity")
    [one] = plan.not_judged
    assert (one.line, one.targets) == ("C", TARGETS)
    assert "unpaid hours are not stated" in one.reason
    assert plan.lines == ()


def test_a_line_without_a_band_is_brought_to_the_floor_and_listed_for_parity() -> None:
    plan = fix(beside(work(band=None)), "parity")
    assert str(plan.effect.cost) == "34.50"
    assert [(one.targets, one.reason) for one in plan.not_judged] == [(("parity",), NO_BAND)]


def test_a_session_whose_hours_nobody_knows_is_not_judged() -> None:
    made = beside(time(2, "session", "C", "Charity", own_rate=own(50, "session", "fee"), unpaid_hours_each=0))
    assert "sessions or tasks" in fix(made, "floor").not_judged[0].reason


def test_a_line_that_could_not_be_costed_is_listed_with_a_way_to_mend_it() -> None:
    plan = fix(beside(work(own_rate=None)), "floor")
    assert "not costed" in plan.not_judged[0].reason


def test_in_another_currency_no_legal_minimum_and_no_floor_is_known() -> None:
    made = costed(time(10, "hour", "1", own_rate=own(5, "hour", "fee"), unpaid_hours_each=0), currency="EUR")
    plan = fix(made, "floor")
    assert [one.targets for one in plan.not_judged] == [("legal_minimum",), ("floor",)]
    assert plan.lines == ()


# What a sum of money fixes first


def test_what_1000_pounds_fix_first_is_the_legal_minimum_of_those_who_get_nothing() -> None:
    plan = fix(example(), "parity", cap=Decimal(1000))
    # The director's 45 hours and the student's 100 are both £12.71 below for each hour: the earlier line comes first.
    assert [(one.line, one.reaches, one.partly, str(one.raise_pay)) for one in plan.lines] == [
        ("Director writing", "legal_minimum", False, "571.95"),
        ("Student", "legal_minimum", True, "428.05"),
    ]
    assert plan.capped is not None
    assert (str(plan.capped.spent), str(plan.capped.still_to_find)) == ("1000.00", "17370.00")


def test_the_line_at_which_the_money_runs_out_has_the_same_fraction_of_its_unpaid_hours_paid() -> None:
    plan = fix(example(), "parity", cap=Decimal(1000))
    # 428.05 of 1,271.00 is a bit more than a third of 100 hours: 66.33 hours stay unpaid.
    assert str(plan.lines[1].unpaid_hours_left) == "66.33"
    [student] = [one for one in plan.fixed.time if one.line == "Student"]
    assert (str(student.hours_per_unit), str(student.unpaid_hours_each)) == ("33.67", "66.33")
    assert student.own_rate is not None
    assert student.own_rate.reason.startswith("raised part of the way to the legal minimum for all hours")


def test_what_is_left_to_find_is_said_for_each_step_and_adds_up() -> None:
    plan = fix(example(), "parity", cap=Decimal(5000))
    assert plan.capped is not None
    left = plan.capped.still_to_find_by_step
    assert {name: str(amount) for name, amount in left.items()} == {
        "legal_minimum": "0.00", "floor": "0.00", "hours": "5470.00", "parity": "7900.00",
    }  # fmt: skip
    assert sum(left.values()) == plan.capped.still_to_find == Decimal("13370.00")


def test_a_cap_counts_the_percentages_that_follow_a_raised_line() -> None:
    made = costed(
        time(10, "hour", "1", own_rate=own(10, "hour", "fee"), unpaid_hours_each=0), percentage("0.2", ("1",))
    )
    plan = fix(made, "floor", cap=Decimal("24"))
    assert str(plan.lines[0].raise_full_cost) == "20.00"
    assert plan.capped is not None
    assert (str(plan.capped.spent), str(plan.capped.still_to_find)) == ("24.00", "17.40")  # of 34.50 × 1.2 = 41.40


def test_more_money_than_is_needed_is_left_over() -> None:
    plan = fix(example(), "parity", cap=Decimal(20000))
    assert plan.capped is not None
    assert (str(plan.capped.spent), str(plan.capped.unspent)) == ("18370.00", "1630.00")


def test_no_money_fixes_nothing() -> None:
    plan = fix(example(), "parity", cap=Decimal(0))
    assert plan.lines == ()
    assert plan.fixed == worked_example()


@pytest.mark.parametrize(("share", "cap"), [("0", None), ("1.01", None), ("-1", None), ("1", "-0.01")])
def test_a_share_outside_0_to_1_and_a_cap_below_zero_are_refused(share: str, cap: str | None) -> None:
    with pytest.raises(ValueError, match=r"share of parity|cap cannot be"):
        fix(example(), "parity", share_of_parity=Decimal(share), cap=None if cap is None else Decimal(cap))


# The other ways


def test_fewer_hours_for_the_same_money_are_what_is_paid_over_the_reference_rate() -> None:
    ways = {
        one.line: (str(one.hours_at_this_pay), str(one.hours_to_drop)) for one in fix(example(), "parity").other_ways
    }
    assert ways["Director"] == ("37.5", "42.5")  # 1,800 ÷ 48
    assert ways["Worker"] == ("25.14", "94.86")  # 880 ÷ 35, rounded down
    assert ways["Student"] == ("0", "100")


def test_fewer_hours_at_the_floor_are_what_is_paid_over_the_floor() -> None:
    ways = {one.line: str(one.hours_at_this_pay) for one in fix(example(), "floor").other_ways}
    assert ways["Worker"] == "65.42"  # 880 ÷ 13.45


def test_the_least_sum_to_move_is_the_whole_cost_of_the_fix_whatever_the_cap() -> None:
    assert str(fix(example(), "parity", cap=Decimal(100)).transfer) == "18370.00"


def test_a_project_partner_that_ukri_does_not_pay_is_shown_what_it_would_get_as_a_subcontractor() -> None:
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="delivery"),
        work(10, 20, "fee"),
        partners=(partner(), partner("Charity", type="vcse", relationship="project_partner")), funder="ukri",
    )  # fmt: skip
    plan = fix(made, "parity")
    others = {one.relationship: str(one.funded) for one in plan.other_ways[0].other_relationships}
    assert others["subcontractor"] == "240.00"  # 80% of 10 × 30
    assert str(plan.effect.funded) == "0.00"
    assert "fix_not_paid_by_funder" in codes(plan)


# Warnings


def test_paying_volunteers_and_people_who_were_not_paid_is_pointed_out() -> None:
    [said] = [one for one in fix(example(), "floor").warnings if one.code == "fix_pays_volunteers"]
    assert said.message.startswith("Lines Director writing and Student")
    part = fix(example(), "floor", cap=Decimal(300))
    [said] = [one for one in part.warnings if one.code == "fix_pays_volunteers"]
    assert "leaves some of them unpaid" in said.message


def test_more_money_for_individuals_points_to_independent_advice_and_gives_none() -> None:
    [said] = [one for one in fix(example(), "parity").warnings if one.code == "fix_pays_individuals"]
    assert said.found == "£10,850.00"  # 7,350 and 3,500
    assert "independent benefits advice" in said.fix


def test_an_award_limit_that_the_fix_goes_over_is_pointed_out() -> None:
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="delivery"),
        work(10, 20, "fee"),
        partners=(partner(), partner("Charity", type="vcse", relationship="subcontractor")),
        funder="ukri", award_limit="450",
    )  # fmt: skip
    [said] = [one for one in fix(made, "parity").warnings if one.code == "fix_over_award_limit"]
    assert "£480.00, which is £30.00 more" in said.message


def test_a_shared_cap_that_the_fix_goes_over_is_pointed_out() -> None:
    book = RateBook(cards=BOOK.cards, bands=BOOK.bands, funders={"local": LOCAL}, early_money=())
    made = costed(
        time(10, "hour", "U", band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0),
        work(10, 10, "fee"),
        partners=(partner(), partner("Charity", type="vcse", relationship="subcontractor")), funder="local", book=book,
    )  # fmt: skip
    # 300 × 3 ÷ 7 = 128.57 may stand beside 300: 100.00 is below it, 134.50 is 5.93 over.
    [said] = [one for one in fix(made, "floor").warnings if one.code == "fix_over_shared_cap"]
    assert "£5.93 is not funded after the fix, £5.93 more than before" in said.message


def test_a_basis_that_is_assumed_is_pointed_out_and_a_stated_one_is_not() -> None:
    assert "fix_basis_assumed" in codes(fix(beside(work(own_rate=own(10, "hour", None))), "floor"))
    assert "fix_basis_assumed" not in codes(fix(beside(work()), "floor"))


# What must always hold


def made_of(lines: tuple[TimeLine | CostLine, ...]) -> CostedBudget:
    return costed(*lines, partners=PARTNERS)


def open_lines(after: CostedBudget, to: Target) -> set[str]:
    """The lines of a budget that a fix up to `to` would still raise."""
    return {one.work.line.line for one in levels(after, to).raised}


@given(many_lines(), st.sampled_from(TARGETS))
@settings(max_examples=60)
def test_after_a_fix_nothing_is_left_to_close(lines: tuple[TimeLine | CostLine, ...], to: Target) -> None:
    plan = fix(made_of(lines), to)
    assert open_lines(again(plan), to) == set()


@given(many_lines(), st.sampled_from(TARGETS))
@settings(max_examples=40)
def test_nobody_gets_less_by_a_fix_and_no_hour_is_lost(lines: tuple[TimeLine | CostLine, ...], to: Target) -> None:
    before = made_of(lines)
    plan = fix(before, to)
    now = {one.key: one for one in work_of(before)}
    for after in work_of(again(plan)):
        for part, then in zip(now[after.key].parts, after.parts, strict=True):
            assert (then.pay or ZERO) >= (part.pay or ZERO)
            assert (then.cost or ZERO) >= (part.cost or ZERO)
            assert then.hours == part.hours
    assert plan.effect.cost == full_cost(again(plan)) - full_cost(before)
    shared = plan.effect.funded_so_far + plan.effect.not_known + sum(plan.effect.rest_by_bearer.values(), ZERO)
    assert shared == plan.effect.cost


@given(many_lines(), st.integers(1, 99))
@settings(max_examples=40)
def test_raising_the_share_of_parity_never_lowers_a_target(
    lines: tuple[TimeLine | CostLine, ...], percent_of_parity: int
) -> None:
    before = made_of(lines)
    some = fix(before, "parity", share_of_parity=Decimal(percent_of_parity) / 100)
    every = fix(before, "parity")
    least = {one.line: one.raise_pay for one in some.lines}
    most = {one.line: one.raise_pay for one in every.lines}
    assert all(amount <= most[name] for name, amount in least.items())


@given(many_lines(), st.integers(0, 400_000))
@settings(max_examples=40)
def test_a_capped_fix_never_spends_more_than_the_cap_and_never_jumps_a_step(
    lines: tuple[TimeLine | CostLine, ...], pence: int
) -> None:
    before, cap = made_of(lines), Decimal(pence) / 100
    found = levels(before, "parity")
    reached = reach(before, found, cap)
    assert full_cost(cost_budget(reached.budget, BOOK, AS_OF)) - full_cost(before) == reached.spent <= cap
    done = [
        reached.steps.get(one.raised.work.key, 0) >= one.step and not (
            one.raised.work.key == reached.partly and reached.steps[one.raised.work.key] == one.step
        )
        for one in in_order(found)
    ]  # fmt: skip
    assert done == sorted(done, reverse=True)


@given(many_lines())
@settings(max_examples=40)
def test_the_steps_add_up_to_the_whole_fix(lines: tuple[TimeLine | CostLine, ...]) -> None:
    plan = fix(made_of(lines), "parity")
    assert sum((one.effect.cost for one in plan.steps), ZERO) == plan.effect.cost
    assert sum((one.step.employer_cost for one in plan.steps), ZERO) == sum(plan.raise_by_partner_type.values(), ZERO)
    assert all(one.effect.cost >= 0 for one in plan.steps)


def test_a_budget_without_time_has_nothing_to_fix() -> None:
    made: Budget = budget(item(1, "10.00"))
    plan = fix(cost_budget(made, BOOK, AS_OF), "parity", cap=Decimal(100))
    assert (plan.lines, str(plan.effect.cost)) == ((), "0.00")
