"""LibreOffice works out every formula of the workbook again, and comes to the engine's amounts to the penny."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from fairbudget.assessment import Assessment
from fairbudget.equity.comparisons import compared
from fairbudget.reading import read_budget
from fairbudget.tables import summary
from fairbudget.writing.lines_sheet import AMOUNTS
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, recalculate, values
from template_files import without_places
from workbook_budgets import BUDGETS, assessed, with_pooled_funder
from workbook_tables import exactly, place_of_rate, table

pytestmark = pytest.mark.spreadsheet

SAMPLES = {path.stem: path for path in sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))}
RESULTS = ("Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates")


@dataclass(frozen=True)
class Written:
    """One budget as a workbook: what the engine says, what was stored, and what LibreOffice makes of it."""

    assessment: Assessment
    file: Path
    stored: Mapping[Place, Value]
    saved: Path
    recalculated: Mapping[Place, Value]


@pytest.fixture(scope="module")
def every_workbook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """All budgets, written, and recalculated in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("workbooks")
    book = with_pooled_funder(folder / "our_rates")
    budgets = {name: made() for name, made in BUDGETS.items()}
    budgets |= {name: read_budget(path) for name, path in SAMPLES.items()}
    assessments = {name: assessed(budget, book) for name, budget in budgets.items()}
    files = [folder / f"{name}.xlsx" for name in assessments]
    for file, assessment in zip(files, assessments.values(), strict=True):
        write_workbook(assessment, file)
    again = recalculate(files, folder / "recalculated")
    return {
        name: Written(assessment, file, values(file), new, values(new))
        for (name, assessment), file, new in zip(assessments.items(), files, again, strict=True)
    }


@pytest.fixture(params=[*BUDGETS, *SAMPLES])
def written(request: pytest.FixtureRequest, every_workbook: dict[str, Written]) -> Written:
    return every_workbook[request.param]


def test_libreoffice_comes_to_every_stored_value(written: Written) -> None:
    for place, stored in written.stored.items():
        if place[0] in RESULTS:
            assert exactly(written.recalculated.get(place)) == exactly(stored), place


def test_every_amount_of_every_line_is_the_engine_s(written: Written) -> None:
    titles = {column.name: column.title for column in AMOUNTS}
    rows = compared(written.assessment.costed).rows
    for row, shown in zip(rows, table(written.recalculated, "Lines"), strict=True):
        assert shown["Line"] == row.line
        for name, title in titles.items():
            expected = row.amount(name)
            if expected is not None and title in shown:
                assert exactly(shown[title]) == exactly(expected), (row.line, title)
            elif title in shown:
                assert not isinstance(shown[title], Decimal), (row.line, title)


def test_totals_and_parts_are_the_engine_s(written: Written) -> None:
    expected = summary(written.assessment)
    shown = table(written.recalculated, "Summary")[: len(expected.rows)]
    for values_expected, values_shown in zip(expected.rows, shown, strict=True):
        for column, value in zip(expected.columns, values_expected, strict=True):
            found = values_shown[column.title]
            if isinstance(value, Decimal | int):
                assert isinstance(found, Decimal), (values_expected[1], column.title)
                assert exactly(found) == exactly(Decimal(value)), (values_expected[1], column.title)
            elif value is None:
                assert found == "not known"


def test_every_rate_is_the_engine_s(written: Written) -> None:
    shown = {row["Key"]: row for row in table(written.recalculated, "Rates")}
    for parameter in written.assessment.costed.parameters:
        if parameter.amount is not None:
            assert exactly(shown[parameter.key]["Amount used"]) == exactly(parameter.amount), parameter.key


def test_the_sums_on_checks_add_up_where_a_total_is_known(written: Written) -> None:
    sums = [row for row in table(written.recalculated, "Checks") if row["Weight"] == "Sums"]
    if written.assessment.totals.cost is None:
        assert [row["Found"] for row in sums] == [None]
    else:
        assert len(sums) >= 5
        assert {row["Found"] for row in sums} == {"adds up"}


# The template takes partners for one another that differ in capitals alone, and says so.
READABLE = [name for name in (*BUDGETS, *SAMPLES) if name != "partners_alike"]


@pytest.mark.parametrize("name", READABLE)
def test_saved_by_libreoffice_it_is_read_as_the_same_budget(name: str, every_workbook: dict[str, Written]) -> None:
    written = every_workbook[name]
    again = without_places(read_budget(written.saved))
    expected = without_places(written.assessment.costed.budget)
    unread = {"problems": (), "stated_totals": ()}
    assert again.model_copy(update=unread) == expected.model_copy(update=unread)


@pytest.mark.parametrize("name", READABLE)
def test_saved_by_libreoffice_it_comes_to_the_same_amounts(
    name: str, every_workbook: dict[str, Written], tmp_path: Path
) -> None:
    expected = every_workbook[name].assessment
    again = assessed(read_budget(every_workbook[name].saved), with_pooled_funder(tmp_path))
    assert again.totals == expected.totals
    # Rows are numbered anew where a sheet of the file had blank ones.
    placeless = {"where": ""}
    assert [line.model_copy(update=placeless) for line in again.lines] == [
        line.model_copy(update=placeless) for line in expected.lines
    ]


def test_a_quantity_edited_on_time_moves_the_totals_and_is_read_back(
    every_workbook: dict[str, Written], tmp_path: Path
) -> None:
    written = every_workbook["every_basis"]
    quantity = ("Time", "I3")
    assert written.stored[quantity] == 7
    edited = change_cells(written.file, {quantity: Decimal("9.5")}, tmp_path / "edited.xlsx")
    again = read_budget(edited)
    assert again.time[1].quantity == Decimal("9.5")
    after = assessed(again)
    before = written.assessment.totals.cost
    assert after.totals.cost is not None
    assert before is not None
    assert after.totals.cost > before
    assert exactly(table(values(edited), "Summary")[0]["Cost"]) == exactly(after.totals.cost)


@pytest.mark.parametrize("name", READABLE)
def test_nothing_is_said_of_rates_that_nobody_changed(name: str, every_workbook: dict[str, Written]) -> None:
    for path in (every_workbook[name].file, every_workbook[name].saved):
        assert "rate_changed_on_rates" not in {problem.code for problem in read_budget(path).problems}


def test_an_amount_changed_on_rates_is_said_with_where_it_belongs(
    every_workbook: dict[str, Written], tmp_path: Path
) -> None:
    written = every_workbook["overridden"]
    changes = {
        place_of_rate(written.stored, key): Decimal(amount)
        for key, amount in (("he_spine:point_30@", "39999"), ("line:4", "33"), ("overhead of Uni A", "12000.5"))
    }
    edited = change_cells(written.file, changes, tmp_path / "edited.xlsx")
    budget = read_budget(edited)
    said = {problem.where: problem for problem in budget.problems if problem.code == "rate_changed_on_rates"}
    assert len(said) == len(changes)
    spine, line, overhead = (said[f"Rates!{cell}"] for _, cell in changes)
    assert spine.severity == "check"
    assert spine.found == "39,999"
    assert "38,784 when this workbook was made" in spine.message
    assert "Overrides under he_spine:point_30, with its reason" in spine.fix
    assert "own rate of that line on Time" in line.fix
    assert "on Partners" in overhead.fix
    # The rates of the cards and of the budget's own sheets count, as before.
    assert assessed(budget).totals == written.assessment.totals
