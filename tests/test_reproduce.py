"""The same pennies or a list of differences: of two assessments, and of an exported workbook and what stands in it."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from fairbudget.assessment import Assessment, assess
from fairbudget.language import Language, speaking
from fairbudget.reading import read_budget
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.reading.file.files import open_book
from fairbudget.reproduce import differences, differences_table, stored_differences
from fairbudget.tables.edits import Edit, edits_table
from fairbudget.tables.origins import changes
from fairbudget.writing.workbook import write_workbook

BOOK = read_rates()
SAMPLE = Path(__file__).parents[1] / "sample_budgets" / "university_charity_brokerage.xlsx"
EDIT = Edit(datetime(2026, 5, 4, 9, 30, tzinfo=UTC), "Time", "E1", "Quantity", "8", "=9", "as agreed")


def costed(path: Path = SAMPLE) -> Assessment:
    return assess(read_budget(path), BOOK)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    write_workbook(costed(), tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


def test_an_exported_workbook_read_again_gives_the_same_pennies(exported: Path) -> None:
    assert differences(costed(), costed(exported)) == ()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_totals_that_stand_in_a_workbook_are_those_its_budget_comes_to(tmp_path: Path, language: Language) -> None:
    with speaking(language):
        write_workbook(costed(), tmp_path / "out.xlsx")
    assert stored_differences(open_book(tmp_path / "out.xlsx"), costed()) == ()


def test_a_changed_quantity_is_named_with_its_line_and_both_amounts() -> None:
    budget = read_budget(SAMPLE)
    time = tuple(
        line.model_copy(update={"quantity": Decimal(9)}) if line.line == "E1" else line for line in budget.time
    )
    found = differences(costed(), assess(budget.model_copy(update={"time": time}), BOOK))
    assert {one.line for one in found} == {"", "E1"}
    assert ("E1", "Paid hours", "32", "36") in {(one.line, one.amount, one.first, one.second) for one in found}
    assert "Total" in {row[0] for row in differences_table(found).rows}


def test_a_line_that_is_only_in_one_of_them_is_said_so() -> None:
    budget = read_budget(SAMPLE)
    without = budget.model_copy(update={"time": budget.time[1:]})
    gone = next(one for one in differences(costed(), assess(without, BOOK)) if one.line == budget.time[0].line)
    assert (gone.first, gone.second) == ("the line is there", "the line is not there")


def test_an_amount_that_was_typed_over_on_the_summary_is_found(exported: Path) -> None:
    write_stored(exported, "E4", 71441.5)
    found = stored_differences(open_book(exported), costed())
    assert found is not None
    assert [(one.about, one.amount, one.first, one.second) for one in found] == [
        ("Whole budget: Total", "Cost", "£71,441.50", "£71,441.49")
    ]


def write_stored(path: Path, cell: str, value: float) -> None:
    """Type a value over a formula, with all other stored values left as they are."""
    book = openpyxl.load_workbook(path, data_only=True)
    book["Summary"][cell] = value
    book.save(path)


def test_a_workbook_without_our_summary_holds_no_totals_to_compare() -> None:
    assert stored_differences(open_book(SAMPLE), costed()) is None


def test_edits_are_listed_on_the_changes_sheet_as_text_with_when_and_why(tmp_path: Path) -> None:
    write_workbook(costed(), tmp_path / "edited.xlsx", edits=(EDIT,))
    sheet = openpyxl.load_workbook(tmp_path / "edited.xlsx")["Changes"]
    last = [cell.value for cell in list(sheet.rows)[-1]]
    assert last == [
        "Edited: Quantity", "Time, line E1", "8", "=9", "as agreed", "", None, "4 May 2026, 09:30 UTC",
    ]  # fmt: skip
    assert {cell.data_type for cell in list(sheet.rows)[-1]} <= {"s", "n"}
    assert sheet.max_row == 3 + len(changes(costed()).rows) + 1
    assert edits_table((EDIT,)).rows == (
        ("4 May 2026, 09:30 UTC", "Time, line E1", "Quantity", "8", "=9", "as agreed"),
    )


def test_a_workbook_without_edits_is_the_same_byte_for_byte_and_a_marked_copy_is_like_no_other(tmp_path: Path) -> None:
    for name, mark in (("one", ""), ("two", ""), ("three", "5f2a"), ("four", "77c1")):
        write_workbook(costed(), tmp_path / f"{name}.xlsx", mark=mark)
    one, two, three, four = ((tmp_path / f"{name}.xlsx").read_bytes() for name in ("one", "two", "three", "four"))
    assert one == two
    assert len({one, three, four}) == 3
    assert openpyxl.load_workbook(tmp_path / "three.xlsx").properties.keywords == "5f2a"
    plain = openpyxl.load_workbook(tmp_path / "one.xlsx")
    assert plain.properties.keywords is None
    assert plain["Changes"].max_column == len(changes(costed()).columns)
