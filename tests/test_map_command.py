"""`fairbudget map`, and `--map` of every word that reads a budget."""

import json
from pathlib import Path

import pytest

from fairbudget.drafts.draft import Draft
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Scenario, Work
from fairbudget.reading.mapping_file import read_mapping
from test_command_line import fairbudget

SAMPLE = Path(__file__).parents[1] / "sample_budgets" / "university_charity_brokerage.xlsx"
ROWS = "Item,Estimate,Total cost,Value\nPlay worker,900,1000,1100\nHall hire,300,350,400\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A budget with three columns of amounts, each of them right."""
    path = tmp_path / "plan.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def mapping(plan: Path, tmp_path: Path) -> Path:
    """Its mapping, in which a person has named the column to be costed."""
    path = tmp_path / "map.toml"
    assert fairbudget("map", plan, "-o", path).code == 0
    text = path.read_text(encoding="utf-8").replace('role = "amount"', 'role = "not_used"')
    path.write_text(text.replace('"Total cost"\nrole = "not_used"', '"Total cost"\nrole = "amount"'), encoding="utf-8")
    return path


def test_map_shows_each_column_with_samples_what_it_is_taken_for_and_how_sure_that_is(plan: Path) -> None:
    answer = fairbudget("map", plan)
    assert answer.code == 0
    for words in ("plan!A1", "Which column is the budget?", "Play worker;", "An amount. You", "a guess: Several"):
        assert words in answer.words


def test_map_tells_a_machine_the_same(plan: Path) -> None:
    [table] = json.loads(fairbudget("map", plan, "--json").out)["tables"]
    assert table["asked"] is True
    assert table["columns"][1]["samples"] == ["900", "300"]


def test_a_mapping_is_written_once_and_again_only_when_told(plan: Path, mapping: Path) -> None:
    assert fairbudget("map", plan, "-o", mapping).code == 2
    assert fairbudget("map", plan, "-o", mapping, "--force").code == 0
    assert "ends in .toml" in fairbudget("map", plan, "-o", mapping.with_suffix(".txt")).words


def test_a_template_needs_no_mapping_and_that_is_said() -> None:
    answer = fairbudget("map", SAMPLE)
    assert answer.code == 2
    assert "is our template" in answer.words


def test_cost_asks_which_column_it_is_until_the_mapping_says_so(plan: Path, mapping: Path) -> None:
    assert fairbudget("cost", plan).code == 1
    answer = fairbudget("cost", plan, "--map", mapping)
    assert answer.code == 0
    assert "Total cost: £1,350.00" in answer.words


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("check", ()),
        ("explain", ("1",)),
        ("compare", ("--on", "2026-04-01", "--on", "2026-05-01")),
        ("fix", ("--to", "floor")),
        ("justify", ()),
        ("partner-sheet", ("Not stated",)),
    ],
)
def test_every_word_that_reads_a_budget_takes_the_mapping(
    word: str, rest: tuple[str, ...], plan: Path, mapping: Path
) -> None:
    answer = fairbudget(word, plan, *rest, "--map", mapping)
    assert answer.code == 0, answer.words
    assert "several columns of amounts" not in answer.words


def test_a_saved_copy_of_the_dashboard_serves_as_a_mapping(plan: Path, mapping: Path, tmp_path: Path) -> None:
    draft = Draft(mapping=read_mapping(mapping))
    copy = tmp_path / "last-year.fairbudget.json"
    copy.write_bytes(saved(Work(scenarios=(Scenario(name="As uploaded", draft=draft),))))
    assert "Total cost: £1,350.00" in fairbudget("cost", plan, "--map", copy).words
    copy.write_bytes(saved(Work(scenarios=(Scenario(name="Typed", draft=Draft()),))))
    answer = fairbudget("cost", plan, "--map", copy)
    assert answer.code == 2
    assert "this saved copy holds none" in answer.words


def test_a_mapping_with_a_fault_is_told_with_its_line_and_nothing_is_costed(plan: Path, mapping: Path) -> None:
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"label"', '"lable"'), encoding="utf-8")
    answer = fairbudget("cost", plan, "--map", mapping)
    assert answer.code == 2
    assert "map.toml:" in answer.words
    assert '"lable"' in answer.words


def test_a_mapping_that_is_not_there_is_told(plan: Path, tmp_path: Path) -> None:
    answer = fairbudget("cost", plan, "--map", tmp_path / "none.toml")
    assert answer.code == 2
    assert "it cannot be opened" in answer.words
