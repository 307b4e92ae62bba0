"""The sample budgets: figures worked out by hand from the method, and the whole result of each, to the letter.

The results stand in `golden/`. After a change that is meant, renew them and read the difference before committing:
`FAIRBUDGET_RENEW_GOLDEN=1 python -m pytest tests/test_samples.py`.
"""

import json
import os
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import AssessedLine, Assessment
from fairbudget.cli import main
from fairbudget.ratecards import AppliedOverride
from spreadsheet import recalculate

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "sample_budgets"
GOLDEN = HERE / "golden"
PANEL = "public_involvement_panel"
BROKERAGE = "university_charity_brokerage"
SHARED_POST = "regional_partnership_shared_post"
SMALL_GRANT = "community_led_development_grant"
PROBLEMS = "full_of_problems"
NAMES = (PANEL, BROKERAGE, SHARED_POST, SMALL_GRANT, PROBLEMS)


@cache
def assessed(name: str) -> Assessment:
    return assess(read_budget(SAMPLES / f"{name}.xlsx"), read_rates())


def lines(name: str, line: str) -> list[AssessedLine]:
    return [found for found in assessed(name).lines if found.line == line]


def the_line(name: str, line: str) -> AssessedLine:
    [found] = lines(name, line)
    return found


def pounds(line: AssessedLine) -> tuple[str, ...]:
    """Pay, on-costs, overhead and cost of a line as they are printed."""
    return tuple(str(amount) for amount in (line.pay, line.on_costs, line.overhead, line.cost))


def override_of(line: AssessedLine) -> AppliedOverride:
    assert line.rate is not None
    assert line.rate.override is not None
    return line.rate.override


def found(name: str) -> dict[str, str]:
    """The place of every problem of a sample with its code."""
    return {f"{problem.where} {problem.code}": problem.severity for problem in assessed(name).problems}


def exit_code(*words: str) -> object:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


# The whole result


def result(name: str) -> str:
    """The whole assessment as text, without the versions of the program and of the rate files."""
    whole: dict[str, Any] = assessed(name).model_dump(mode="json")
    del whole["engine"]["version"]
    for card in whole["rate_cards"]:
        del card["version"]
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_result_of_a_sample_is_the_one_that_was_kept(name: str) -> None:
    golden = GOLDEN / f"{name}.json"
    if os.environ.get("FAIRBUDGET_RENEW_GOLDEN") == "1":
        golden.write_text(result(name), encoding="utf-8")
    assert result(name) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_a_sample_add_up_to_its_total(name: str) -> None:
    assessment = assessed(name)
    costs = [line.cost for line in assessment.lines if line.cost is not None]
    assert sum(costs) == assessment.totals.cost_so_far
    assert assessment.totals.cost in (None, assessment.totals.cost_so_far)


def test_every_sample_is_here_and_none_is_large() -> None:
    assert sorted(path.stem for path in SAMPLES.glob("*.xlsx")) == sorted(NAMES)
    assert all(path.stat().st_size < 40_000 for path in SAMPLES.glob("*.xlsx"))


@pytest.mark.spreadsheet
def test_a_spreadsheet_program_opens_every_sample_and_saves_the_same_budget(tmp_path: Path) -> None:
    samples = [SAMPLES / f"{name}.xlsx" for name in NAMES]
    for sample, saved in zip(samples, recalculate(samples, tmp_path / "saved"), strict=True):
        same_bytes = {"file_sha256": ""}
        before, after = (read_budget(path).model_copy(update=same_bytes) for path in (sample, saved))
        assert after == before


# A public involvement panel


def test_eight_members_at_six_half_days_of_82_50_are_3960_pounds() -> None:
    meetings = the_line(PANEL, "M1")
    assert str(meetings.cost) == "3960.00"
    assert (meetings.paid_hours, meetings.unpaid_hours) == (Decimal(180), Decimal(48))


def test_three_days_in_the_chair_are_990_pounds_and_quick_questions_441_60() -> None:
    assert str(the_line(PANEL, "M4").cost) == "990.00"  # 3 × £330
    assert str(the_line(PANEL, "M3").cost) == "441.60"  # 8 × 4 × £13.80
    assert the_line(PANEL, "M3").paid_hours == 16


def test_the_coordinator_of_the_panel_costs_12733_84_of_which_nihr_pays_up_to_80_per_cent() -> None:
    # 0.2 × £38,784; NI 15% above £5,000 (1,013.52), USS 14.5% (1,124.74), levy 0.5% (38.78); £14,000 a full-time year
    coordinator = the_line(PANEL, "U1")
    assert pounds(coordinator) == ("7756.80", "2177.04", "2800.00", "12733.84")
    assert (str(coordinator.funded), str(coordinator.shortfall)) == ("10187.07", "2546.77")


def test_shaping_the_application_unpaid_is_worth_330_pounds_and_costs_the_grant_nothing() -> None:
    early = the_line(PANEL, "W1")  # 12 hours at £55 ÷ 2
    assert str(early.in_kind_value) == "330.00"
    assert early.cost == 0


def test_unpaid_hours_that_nobody_asked_about_are_not_known() -> None:
    assert the_line(PANEL, "M5").unpaid_hours is None
    [note] = [problem for problem in assessed(PANEL).problems if problem.code == "unpaid_hours_not_stated"]
    assert note.where == "Time!8"
    assert note.message.startswith("Line M5: nobody said how many hours go unpaid.")


def test_an_interpreter_without_a_price_is_needed_and_not_budgeted() -> None:
    assert the_line(PANEL, "X6").cost is None
    assert found(PANEL)["Costs!7 needed_not_budgeted"] == "check"


def test_the_panel_costs_24333_64_and_what_nihr_funds_is_not_known() -> None:
    totals = assessed(PANEL).totals
    assert str(totals.cost) == "24333.64"
    assert totals.funded is None
    assert all(the_line(PANEL, line).funder_share is None for line in ("S1", "M1", "X1", "X2"))


# A university and a charity


def test_half_a_research_associate_costs_31834_60_of_which_ukri_pays_25467_68() -> None:
    # £19,392 with NI 2,533.80, USS 2,811.84, levy 96.96; overhead £14,000 × 825 ÷ 1,650 hours
    associate = the_line(BROKERAGE, "R2")
    assert pounds(associate) == ("19392.00", "5442.60", "7000.00", "31834.60")
    assert (str(associate.funded), str(associate.shortfall)) == ("25467.68", "6366.92")


def test_sixty_hours_of_brokerage_by_the_charity_cost_1682_11() -> None:
    # 60 × £35,412 ÷ 1,650; of £21,247.20 a year NI 147.70 and pension 27.29 fall on it; 15% of £1,462.70 is £219.405
    assert pounds(the_line(BROKERAGE, "B1")) == ("1287.71", "174.99", "219.41", "1682.11")


def test_brokerage_with_its_travel_hall_and_tea_is_3463_37() -> None:
    # B1 1,682.11 + B2 771.76 + F1 392.50 + travel 28 + 112 + 57, hall 240, tea and soup 180
    assert str(assessed(BROKERAGE).totals.by_activity["brokerage"]) == "3463.37"


def test_the_directors_own_rate_of_22_50_has_its_reason_and_costs_1248_07() -> None:
    # 42 hours; of £29,700 a year NI 117.89 and pension 22.39 fall on them; overhead 15%
    director = the_line(BROKERAGE, "E2")
    assert pounds(director) == ("945.00", "140.28", "162.79", "1248.07")
    assert override_of(director).reason.startswith("The charity's own pay for this post")


def test_the_override_of_a_half_day_is_used_and_says_what_it_replaces_why_and_who_agreed() -> None:
    group = the_line(BROKERAGE, "G1")
    assert str(group.cost) == "1530.00"  # 6 × 3 × £85
    override = override_of(group)
    assert str(override.replaces) == "82.50"
    assert override.reason.startswith("What the university's involvement policy pays")
    assert override.agreed_by == "Head of public engagement, with the steering group"


def test_the_student_is_paid_with_holiday_pay_by_the_lead_and_ukri_pays_nothing_of_it() -> None:
    student = the_line(BROKERAGE, "S1")  # 60 × £13.45; 12.07% holiday pay; below every threshold
    assert pounds(student) == ("807.00", "97.40", "0.00", "904.40")
    assert str(student.shortfall) == "904.40"
    assert student.funded == 0


def test_forty_hours_of_the_professor_and_forty_five_of_the_director_before_the_bid_are_valued_alike() -> None:
    # £10,911.83 for 247.5 hours of the professor: £44.09 an hour
    professor, director = the_line(BROKERAGE, "P1"), the_line(BROKERAGE, "P2")
    assert (str(professor.in_kind_value), str(director.in_kind_value)) == ("1763.60", "1984.05")
    assert professor.cost == director.cost == 0


def test_nothing_blocks_the_budget_of_the_demo() -> None:
    assert "blocks" not in found(BROKERAGE).values()
    assert exit_code("check", str(SAMPLES / f"{BROKERAGE}.xlsx")) == 0


# One post shared by three


def test_the_shared_post_to_the_end_of_july_is_16160_pounds_of_pay_in_three_parts() -> None:
    first = lines(SHARED_POST, "S1")[:3]
    assert [str(part.pay) for part in first] == ["6464.00", "5656.00", "4040.00"]
    assert all(part.period and str(part.period.last) == "2026-07-31" for part in first)


def test_each_employer_of_the_shared_post_has_its_own_on_costs_and_overhead() -> None:
    first = lines(SHARED_POST, "S1")[:3]
    # USS: NI 844.60, 937.28, levy 32.32; TRAC £13,000 × 275 ÷ 1,650 hours
    assert pounds(first[0]) == ("6464.00", "1814.20", "2166.67", "10444.87")
    # Teachers' pensions: NI £739.025, which is 739.03; 1,622.14; levy 28.28
    assert pounds(first[1]) == ("5656.00", "2389.45", "0.00", "8045.45")
    assert pounds(first[2]) == ("4040.00", "1090.80", "0.00", "5130.80")  # 27% of pay


def test_from_1_august_2026_the_agreed_salary_is_used_and_the_odd_penny_goes_to_the_largest_remainder() -> None:
    second = lines(SHARED_POST, "S1")[3:]  # £39,754 × 7 ÷ 12 = £23,189.83
    assert [str(part.pay) for part in second] == ["9275.93", "8116.44", "5797.46"]
    assert str(second[2].cost) == "7362.77"
    assert all(part.period and str(part.period.first) == "2026-08-01" for part in second)


def test_the_last_two_months_are_paid_at_the_second_award_and_are_the_ending() -> None:
    last = lines(SHARED_POST, "S3")
    assert sum(part.pay or 0 for part in last) == Decimal("6791.33")  # £40,748 × 2 ÷ 12
    assert {part.phase for part in last} == {"ending"}


def test_a_day_price_of_320_holds_its_overhead_and_bears_vat_on_top() -> None:
    forums = the_line(SHARED_POST, "V1")  # 10 days; £3,200 ÷ 1.12; 20% VAT
    assert pounds(forums)[2:] == ("342.86", "3840.00")
    assert str(forums.vat) == "640.00"


def test_the_overhead_that_the_college_states_as_an_amount_is_a_row_of_its_own() -> None:
    assert [line.cost for line in assessed(SHARED_POST).lines if line.kind == "overhead"] == [Decimal(2400)]


# A small grant led by a community


def test_eighteen_hours_of_the_community_lead_cost_342_04() -> None:
    # 18 × £18.50; of £6,105 a year NI on £1,105 falls on it: 9.04; too little for the smallest pension
    assert pounds(the_line(SMALL_GRANT, "A2")) == ("333.00", "9.04", "0.00", "342.04")


def test_the_neighbours_get_880_pounds_for_evenings_and_660_for_half_a_day() -> None:
    assert str(the_line(SMALL_GRANT, "A4").cost) == "880.00"  # 8 × 2 × £55
    assert str(the_line(SMALL_GRANT, "A5").cost) == "660.00"  # 8 × £82.50


def test_the_universitys_ten_hours_are_in_kind_and_not_in_the_cash() -> None:
    mentor = the_line(SMALL_GRANT, "A6")  # 10 × £30.10
    assert str(mentor.in_kind_value) == "301.00"
    assert mentor.cost == 0


def test_writing_the_application_unpaid_is_valued_as_a_universitys_lead_would_be() -> None:
    # 14 × £40.32, an hour of staff at spine point 40
    assert str(the_line(SMALL_GRANT, "A1").in_kind_value) == "564.48"


def test_the_small_grant_fits_its_3000_pounds_and_what_is_funded_stays_unknown() -> None:
    totals = assessed(SMALL_GRANT).totals
    assert str(totals.cost) == "2956.30"
    assert totals.unpaid_hours == 40
    assert totals.funded is None
    assert "award_limit_exceeded" not in " ".join(found(SMALL_GRANT))


# Full of problems


def test_what_is_in_order_is_costed_among_all_the_problems() -> None:
    # 150 × £38,784 ÷ 1,650; NI 460.69, USS 511.24, levy 17.63; overhead 20%
    assert pounds(the_line(PROBLEMS, "1")) == ("3525.82", "989.56", "903.08", "5418.46")
    assert str(the_line(PROBLEMS, "11").cost) == "480.00"  # 4 × £120
    assert str(the_line(PROBLEMS, "C7").cost) == "180.00"  # 3 × £60
    assert assessed(PROBLEMS).totals.cost is None


BLOCKING = (
    "Project!B5 no_such_day",
    "Partners!L3 percent_has_two_readings",
    "Partners!A4 partner_twice",
    "Partners!H6 overhead_without_method",
    "Time!Q5 published_rate_replaced_without_reason",
    "Time!L6 not_in_hours",
    "Time!I7 negative",
    "Time!B8 partner_unknown",
    "Time!Q9 currency_mix",
    "Time!A11 line_twice",
    "Time!J15 unknown_word",
    "Time!B17 shares_do_not_add_up",
    "Time!Q20 own_rate_without_unit",
    "Costs!H2 amount_has_two_readings",
    "Overrides!F2 override_without_reason",
)


@pytest.mark.parametrize("problem", BLOCKING)
def test_a_problem_is_named_at_its_cell_and_blocks(problem: str) -> None:
    assert found(PROBLEMS)[problem] == "blocks"


def test_every_problem_that_blocks_names_a_place_in_the_workbook_and_says_what_to_do() -> None:
    for problem in assessed(PROBLEMS).problems:
        if problem.severity == "blocks":
            assert problem.where.partition("!")[0] in ("Project", "Partners", "Time", "Costs", "Overrides")
            assert problem.fix


def test_a_rate_that_ended_is_not_used_and_the_indicative_one_is_named() -> None:
    [ended] = [problem for problem in assessed(PROBLEMS).problems if problem.found == "nihr:half_day"]
    assert "£82.50" in ended.message
    assert "baseline:half_day" in ended.fix
    assert the_line(PROBLEMS, "3").cost is None


def test_a_slip_in_a_rate_code_is_answered_with_the_nearest_code() -> None:
    [slip] = [problem for problem in assessed(PROBLEMS).problems if problem.found == "baseline:halfday"]
    assert 'Nearest: "baseline:half_day"' in slip.message


def test_a_budget_full_of_problems_never_crashes_and_ends_with_exit_code_1(tmp_path: Path) -> None:
    sample = str(SAMPLES / f"{PROBLEMS}.xlsx")
    assert exit_code("check", sample) == 1
    assert exit_code("cost", sample, "-o", str(tmp_path / "out.xlsx")) == 1
    assert (tmp_path / "out.xlsx").exists()
