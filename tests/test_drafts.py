"""A budget while it is written: nothing typed is lost or changed, and what it says is read by the template's reader."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget import assess, read_rates
from fairbudget.budget import Budget
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import Draft, DraftRow, Place, place_of
from fairbudget.drafts.edits import Delta, applied, dated, with_project, with_row, with_the_same
from fairbudget.drafts.from_file import draft_of_book, draft_of_budget
from fairbudget.drafts.shown import shown, typed
from fairbudget.drafts.standing import placed, standing
from fairbudget.language import speaking
from fairbudget.reading import budget_of
from fairbudget.reading.file.files import book_of, open_book
from fairbudget.template_lines import COSTS, TIME
from workbook_budgets import BUDGETS

SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))
NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 16, 13, tzinfo=UTC)
ON = date(2026, 3, 16)
PASTED = ["£1,234.50", "1.234,50", "7,5", "1 234.50", "£150 per day", "(200)", "12%", "1e3"]


def small() -> Draft:
    """A charity's worker for three days, and her train fare."""
    return Draft(
        project={"title": "Gardens", "as_of": "2026-03-16"},
        partners=(DraftRow(cells={"name": "Gardens", "type": "vcse"}),),
        time=(
            DraftRow(
                cells={
                    "line": "T1", "partners": "Gardens", "role": "Worker", "people": "1", "quantity": "3",
                    "unit": "day", "own_rate.amount": "£150.00", "own_rate.per": "day", "own_rate.basis": "fee",
                    "own_rate.reason": "Agreed",
                }
            ),
        ),
        costs=(
            DraftRow(
                cells={"line": "C1", "partner": "Gardens", "category": "travel", "quantity": "1", "unit_cost": "28"}
            ),
        ),
    )  # fmt: skip


def written(budget: Budget) -> list[object]:
    """All that a budget states, without the places where it stood."""
    things = (*budget.partners, *budget.time, *budget.costs, *budget.overrides)
    return [budget.project, *(thing.model_dump(exclude={"where"}) for thing in things)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_draft_of_a_sample_is_the_same_budget_with_the_same_problems_at_the_same_cells(path: Path) -> None:
    book = open_book(path)
    before, after = budget_of(book), budget_of_draft(draft_of_book(book))
    assert written(after) == written(before)
    assert {(one.code, one.where, one.found) for one in after.problems} == {
        (one.code, one.where, one.found) for one in before.problems
    }
    assert (after.file_name, after.file_sha256) == (before.file_name, before.file_sha256)


# On the template, two partners whose names differ in their capitals alone are one, and that is said.
@pytest.mark.parametrize("name", sorted(set(BUDGETS) - {"partners_alike"}))
def test_a_draft_made_from_a_budget_reads_back_as_that_budget(name: str) -> None:
    budget = BUDGETS[name]()
    assert written(budget_of_draft(draft_of_budget(budget))) == written(budget)


def test_what_the_file_says_by_its_form_alone_stands_in_the_text_of_the_draft() -> None:
    content = (
        "Line;Partner;Role;People;Quantity;Unit;Own rate £;Own rate per;On-costs %\n"
        "T1;Uni;RA;1;7,5;hour;1.234,50;hour;20%\n"
    )
    draft = draft_of_book(book_of("europe.csv", content.encode()))
    assert draft.time[0].cells["own_rate.amount"] in ("1234.5", "1234.50")
    assert draft.time[0].cells["quantity"] == "7.5"
    assert draft.time[0].cells["on_costs"] == "20%"


def test_a_budget_that_is_not_our_template_keeps_where_each_line_stood_and_what_was_said_of_the_file() -> None:
    content = "Item,Amount\nVenue,400\nFood,£65.50\nTBC later,TBC\nTotal,500\n"
    draft = draft_of_book(book_of("last_year.csv", content.encode()))
    assert [row.came_from for row in draft.costs][:2] == ["last_year!2", "last_year!3"]
    assert [total.amount for total in draft.stated_totals] == [Decimal(500)]
    assert any("TBC" in found for found in [one.found for one in draft.unread] + [one.found for one in draft.noticed])


def test_the_eight_texts_that_spreadsheets_paste_stand_in_the_draft_exactly_and_each_is_read_or_asked_about() -> None:
    draft = small()
    for text in PASTED:
        draft, _ = with_row(draft, "Costs", {"partner": "Gardens", "quantity": "1", "unit_cost": text}, NOON)
    assert [row.get("unit_cost") for row in draft.costs][1:] == PASTED
    budget = budget_of_draft(draft)
    said = {one.found: one.code for one in budget.problems}
    assert [line.unit_cost for line in budget.costs][1:] == [
        Decimal("1234.50"), None, None, Decimal("1234.50"), None, None, None, None,
    ]  # fmt: skip
    assert {text: said.get(text) for text in PASTED} == {
        "£1,234.50": None,
        "1.234,50": "amount_has_two_readings",
        "7,5": "amount_has_two_readings",
        "1 234.50": None,
        "£150 per day": "not_an_amount",
        "(200)": "negative",
        "12%": "not_an_amount",
        "1e3": "not_an_amount",
    }


def test_an_edit_changes_one_cell_and_is_recorded_with_the_text_before_and_after() -> None:
    draft, changes = applied(small(), "Time", Delta(edited={0: {"quantity": "4"}}), NOON)
    assert draft.time[0].get("quantity") == "4"
    assert [(one.sheet, one.line, one.field, one.before, one.after) for one in changes] == [
        ("Time", "T1", "quantity", "3", "4")
    ]
    assert assess(budget_of_draft(draft), read_rates()).totals.cost == Decimal("628.00")


def test_an_edit_to_the_same_text_is_no_change() -> None:
    draft, changes = applied(small(), "Time", Delta(edited={0: {"quantity": "3"}}), NOON)
    assert (draft, changes) == (small(), ())


def test_a_deleted_line_stands_whole_in_the_record() -> None:
    draft, changes = applied(small(), "Costs", Delta(deleted=[0]), NOON)
    assert draft.costs == ()
    assert changes[0].line == "C1"
    assert changes[0].before == "Line: C1; Partner: Gardens; Category: travel; Quantity: 1; Unit cost £: 28"


def test_rows_added_edited_and_deleted_in_one_go_are_all_kept_apart() -> None:
    delta = Delta(edited={0: {"role": "Lead worker"}}, added=[{"line": "T2", "partners": "Gardens"}, {}], deleted=[])
    draft, changes = applied(small(), "Time", delta, NOON)
    assert [row.get("line") for row in draft.time] == ["T1", "T2", ""]
    assert draft.time[0].get("role") == "Lead worker"
    assert len(changes) == 3


def test_what_a_grid_hands_over_as_nothing_or_as_a_list_is_text() -> None:
    draft, _ = applied(small(), "Time", Delta(edited={0: {"role": None, "notes": ["1", "2"]}}), NOON)
    assert draft.time[0].get("role") == ""
    assert draft.time[0].get("notes") == "1, 2"


def test_an_edit_told_again_keeps_the_time_at_which_it_was_made() -> None:
    _, first = applied(small(), "Time", Delta(edited={0: {"quantity": "4"}}), NOON)
    _, again = applied(small(), "Time", Delta(edited={0: {"quantity": "4", "role": "Lead"}}), LATER)
    assert [change.at for change in dated(again, first)] == [NOON, LATER]


def test_one_answer_for_many_lines_changes_only_the_lines_that_differ() -> None:
    draft, _ = with_row(small(), "Time", {"line": "T2", "band": "lead"}, NOON)
    draft, changes = with_the_same(draft, "Time", [0, 1], "band", "lead", NOON)
    assert [row.get("band") for row in draft.time] == ["lead", "lead"]
    assert [change.line for change in changes] == ["T1"]


def test_answers_about_the_project_are_recorded_like_any_other_change() -> None:
    draft, changes = with_project(small(), {"title": "Gardens that last", "months": "12"}, NOON)
    assert draft.project == {"title": "Gardens that last", "as_of": "2026-03-16", "months": "12"}
    assert {change.field for change in changes} == {"title", "months"}


def test_a_word_of_a_list_is_kept_as_its_code_whichever_language_it_was_typed_in() -> None:
    unit = TIME.column("unit")
    assert typed(unit, "Half day") == "half_day"
    assert typed(unit, "half an eternity") == "half an eternity"
    with speaking("cy"):
        assert typed(unit, shown(unit, "half_day")) == "half_day"
        assert shown(unit, "half_day") != "Half day"
    assert shown(COSTS.column("unit_cost"), "half_day") == "half_day"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_typed_into_any_cell_stays_as_it_is_and_stops_nothing(text: str) -> None:
    draft, _ = applied(small(), "Costs", Delta(edited={0: {"unit_cost": text}}), NOON)
    assert draft.costs[0].get("unit_cost") == (text if text.strip() else "")
    assert budget_of_draft(draft).costs[0].line == "C1"


def test_a_problem_points_at_the_cell_of_the_draft_where_it_is_mended() -> None:
    draft, _ = applied(small(), "Time", Delta(edited={0: {"quantity": "three"}}), NOON)
    problem = next(one for one in budget_of_draft(draft).problems if one.severity == "blocks")
    assert place_of(problem.where, draft) == Place(sheet="Time", row=0, field="quantity")
    assert place_of("Project!B5", draft) == Place(sheet="Project", row=0, field="start")
    assert place_of("Project!Rates as of", draft) == Place(sheet="Project", row=0, field="as_of")
    assert place_of("Time!Z99", draft) is None
    assert place_of("Costs v7!D17", draft) is None


def test_lines_that_need_a_person_are_counted_once_however_much_is_wrong_with_them() -> None:
    draft, _ = applied(small(), "Time", Delta(edited={0: {"quantity": "three", "people": "one"}}), NOON)
    problems = placed(draft, assess(budget_of_draft(draft), read_rates(), as_of=ON).problems)
    found = standing(draft, problems)
    assert (found.lines, found.understood, found.need) == (2, 1, 1)


def test_a_formula_or_an_error_that_came_with_the_file_is_not_taken_for_a_number() -> None:
    for text, code in (("=6*7.5", "formula_not_calculated"), ("#REF!", "cell_error")):
        draft, _ = applied(small(), "Time", Delta(edited={0: {"quantity": text}}), NOON)
        assert [one.code for one in budget_of_draft(draft).problems if one.severity == "blocks"] == [code]
