"""`fairbudget fix` as a person or a script meets it, and the fixed budget as a file that reads back."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from budgets import worked_example
from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.cli import app
from template_files import as_csv, written

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
GARDENS = SAMPLES / "university_charity_brokerage.xlsx"
PROBLEMS = SAMPLES / "full_of_problems.xlsx"
ALL_SAMPLES = sorted(SAMPLES.glob("*.xlsx"))
DONE, BLOCKED, WRONG_USE = 0, 1, 2


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The worked example of the method as a file."""
    return written(worked_example(), tmp_path / "example.xlsx")


def run(*words: object) -> tuple[int, str, str]:
    """The exit code, what was said, and what was said of wrong use."""
    ran = CliRunner().invoke(app, ["fix", *(str(word) for word in words)], env={"COLUMNS": "200"})
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, re.sub(r"\s+", " ", ran.stdout), ran.stderr


def result(*words: object) -> dict[str, Any]:
    ran = CliRunner().invoke(app, ["fix", *(str(word) for word in words), "--json"])
    read: dict[str, Any] = json.loads(ran.stdout)
    return read


def assessed(path: Path) -> Assessment:
    return assess(read_budget(path), read_rates())


def left(assessment: Assessment, *targets: str) -> set[str]:
    return {str(one.amount) for one in assessment.fixes.targets if one.target in targets}


# What is said


def test_the_worked_example_says_what_parity_takes_for_each_type_of_partner(example: Path) -> None:
    code, out, _ = run(example, "--to", "parity")
    assert code == DONE
    said = "Charity or community group (VCSE) £7,520.00, Individual £7,350.00, Student £3,500.00"
    assert f"Employer cost rises by: {said}." in out
    assert "The budget rises by £18,370.00" in out


def test_the_worked_example_says_what_the_floor_takes(example: Path) -> None:
    assert "The budget rises by £2,922.75" in run(example, "--to", "floor")[1]


def test_a_line_that_cannot_be_judged_is_named_with_the_reason(example: Path) -> None:
    assert (
        "Line Advisers, Individuals (Pay the unpaid hours, Parity): Its band has no"
        in run(example, "--to", "parity")[1]
    )


def test_what_5000_pounds_fix_first_says_the_order_and_what_is_left(example: Path) -> None:
    code, out, _ = run(example, "--to", "parity", "--cap", "£5,000")
    assert code == DONE
    assert "What £5,000.00 fixes first. Lines below the legal minimum first" in out
    assert "Spent £5,000.00, unspent £0.00." in out
    assert "Still to find: £13,370.00" in out


def test_the_other_ways_are_said_with_numbers(example: Path) -> None:
    out = run(example, "--to", "parity")[1]
    assert "line Director, Charity: 37.5 of 80 hours (42.5 to drop)" in out
    assert "at least £18,370.00 has to come out of other lines" in out


def test_what_the_funder_pays_and_what_it_refuses_is_said_of_the_sample() -> None:
    out = run(GARDENS, "--to", "hours")[1]
    assert "The budget rises by £4,622.40" in out
    assert "£1,540.27: what the funder pays of that." in out
    assert "£2,697.04: carried by nobody yet." in out
    assert "The funder does not pay for this fix" in out


def test_a_budget_that_is_there_already_says_so(tmp_path: Path, example: Path) -> None:
    fixed = tmp_path / "fixed.xlsx"
    run(example, "--to", "floor", "-o", fixed)
    assert "Nothing to raise" in run(fixed, "--to", "floor")[1]


def test_a_share_of_parity_can_be_written_as_a_percentage(example: Path) -> None:
    assert result(example, "--to", "parity", "--share-of-parity", "80%") == result(
        example, "--to", "parity", "--share-of-parity", "0.8"
    )


# For machines


def test_the_result_has_exact_decimals_as_text_and_null_for_what_is_not_known(example: Path) -> None:
    found = result(example, "--to", "parity")
    assert found["raise_by_partner_type"] == {"vcse": "7520.00", "individual": "7350.00", "student": "3500.00"}
    assert found["effect"]["funded"] is None
    assert found["effect"]["not_known"] == "18370.00"
    assert [one["amount"] for one in found["left"]] == ["0.00", "0.00", "0.00", "0.00"]
    assert "fixed" not in found


def test_the_assessment_of_a_budget_has_the_same_targets(example: Path) -> None:
    fixes = json.loads(assessed(example).model_dump_json())["fixes"]
    assert fixes["targets"] == result(example, "--to", "parity")["targets"]


# The fixed budget as a file


@pytest.mark.parametrize("sample", ALL_SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("target", "reached"),
    [
        ("legal_minimum", ("legal_minimum",)),
        ("floor", ("legal_minimum", "floor")),
        ("hours", ("legal_minimum", "floor", "hours")),
        ("parity", ("legal_minimum", "floor", "parity")),
    ],
)
def test_the_fixed_budget_reads_back_with_nothing_left_to_close(
    sample: Path, target: str, reached: tuple[str, ...], tmp_path: Path
) -> None:
    fixed = tmp_path / "fixed.xlsx"
    code, _, err = run(sample, "--to", target, "-o", fixed, "--as-of", "2026-03-16")
    assert (code, err) == (BLOCKED if sample == PROBLEMS else DONE, "")
    assert left(assessed(fixed), *reached) == {"0.00"}


def test_the_fixed_worked_example_costs_what_was_said_to_the_penny(example: Path, tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.xlsx"
    run(example, "--to", "parity", "-o", fixed)
    before, after = assessed(example), assessed(fixed)
    assert before.totals.cost is not None
    assert after.totals.cost == before.totals.cost + Decimal(18370)
    parity = [one for one in after.figures if one.code == "like_for_like_parity" and one.partner_type == "vcse"]
    assert [(one.value, one.closes) for one in parity] == [(Decimal(1), Decimal("0.00"))]


def test_the_fixed_budget_names_its_date_and_funder_so_that_it_costs_the_same_again(tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.xlsx"
    run(GARDENS, "--to", "floor", "-o", fixed, "--as-of", "2026-05-01", "--funder", "nihr")
    project = read_budget(fixed).project
    assert (str(project.as_of), project.funder) == ("2026-05-01", "nihr")


def test_what_could_not_be_read_is_carried_into_the_fixed_budget(tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.xlsx"
    run(PROBLEMS, "--to", "floor", "-o", fixed)
    found = assessed(fixed)
    assert found.blocked
    assert found.totals.cost is None
    assert len(found.costed.budget.time) == len(read_budget(PROBLEMS).time)


def test_a_file_that_is_there_already_is_left_alone(example: Path) -> None:
    before = example.read_bytes()
    code, _, err = run(example, "--to", "floor", "-o", example)
    assert code == WRONG_USE
    assert "is there already" in err
    assert example.read_bytes() == before


# Wrong use


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "fair"), '"fair" is not a target'),
        (("--to", "parity", "--share-of-parity", "1.5"), "is not a share of parity"),
        (("--to", "parity", "--share-of-parity", "0"), "is not a share of parity"),
        (("--to", "floor", "--cap", "lots"), '"lots" is not an amount of money'),
        (("--to", "floor", "--cap", "-5"), '"-5" is not an amount of money'),
    ],
)
def test_wrong_use_is_refused_in_words(example: Path, words: tuple[str, ...], said: str) -> None:
    code, _, err = run(example, *words)
    assert code == WRONG_USE
    assert said in err


def test_a_table_of_time_without_hours_asked_for_is_not_judged_and_not_fixed(tmp_path: Path) -> None:
    rows = [
        ("Line", "Partner", "Role", "People", "Quantity", "Unit", "Own rate £", "Own rate per", "Own rate basis"),
        ("1", "Harbour Lane Arts", "Worker", "1", "10", "hour", "9.00", "hour", "fee"),
    ]
    path = as_csv(tmp_path / "time.csv", rows)
    out = run(path, "--to", "floor", "--as-of", "2026-05-01")[1]
    assert "Line 1, Worker: Its unpaid hours are not stated." in out
    assert "Nothing to raise" in out
