"""The workbook of results in Welsh: its formulas find the words that its cells hold, as LibreOffice works them out."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from fairbudget.assessment import Assessment
from fairbudget.language import say, speaking
from fairbudget.reading import read_budget
from fairbudget.tables import summary
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, recalculate, values
from template_files import without_places
from workbook_budgets import assessed, references, under_a_shared_cap, with_pooled_funder
from workbook_tables import exactly, table

SAMPLES = {path.stem: path for path in sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))}
INVENTED = {"references": references, "under_a_shared_cap": under_a_shared_cap}
NAMES = (*SAMPLES, *INVENTED)
RESULTS = ("Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates")
Made = tuple[Assessment, Path]
Books = dict[str, Mapping[Place, Value]]


@pytest.fixture(scope="module")
def every_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """The samples and two invented budgets, assessed and written in Welsh."""
    folder = tmp_path_factory.mktemp("welsh")
    book = with_pooled_funder(folder / "our_rates")
    made = {}
    with speaking("cy"):
        budgets = {name: read_budget(path) for name, path in SAMPLES.items()}
        budgets |= {name: of() for name, of in INVENTED.items()}
        for name, budget in budgets.items():
            made[name] = assessed(budget, book), folder / f"{name}.xlsx"
            write_workbook(*made[name])
    return made


@pytest.fixture(scope="module")
def recalculated(every_file: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> Books:
    """What LibreOffice makes of them, all in one run."""
    again = recalculate([file for _, file in every_file.values()], tmp_path_factory.mktemp("again"))
    return {name: values(file) for name, file in zip(every_file, again, strict=True)}


def test_the_sheets_keep_their_names_and_their_cells_are_welsh(every_file: dict[str, Made]) -> None:
    book = openpyxl.load_workbook(every_file["university_charity_brokerage"][1])
    assert book.sheetnames[:6] == list(RESULTS)
    headings = [cell.value for cell in book["Summary"][3]]
    assert headings[:5] == ["Yn ôl", "Enw", "Oriau â thâl", "Oriau di-dâl", "Cost"]
    assert book["Summary"]["A4"].value == "Y gyllideb gyfan"


def test_no_formula_looks_for_an_english_word(every_file: dict[str, Made]) -> None:
    for _, file in every_file.values():
        formulas = [cell.value for sheet in openpyxl.load_workbook(file) for row in sheet for cell in row]
        text = "\n".join(value for value in formulas if isinstance(value, str) and value.startswith("="))
        for word in ('"Brokerage"', '"Pre-application"', '"Nobody"', '"not applicable"', '"adds up"'):
            assert word not in text


@pytest.mark.spreadsheet
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_comes_to_every_stored_value(name: str, every_file: dict[str, Made], recalculated: Books) -> None:
    for place, stored in values(every_file[name][1]).items():
        if place[0] in RESULTS:
            assert exactly(recalculated[name].get(place)) == exactly(stored), place


@pytest.mark.spreadsheet
@pytest.mark.parametrize("name", NAMES)
def test_every_total_is_the_engine_s_and_the_sums_are_said_to_add_up(
    name: str, every_file: dict[str, Made], recalculated: Books
) -> None:
    with speaking("cy"):
        expected, not_known = summary(every_file[name][0]), say("not known")
    shown = table(recalculated[name], "Summary")[: len(expected.rows)]
    for values_expected, values_shown in zip(expected.rows, shown, strict=True):
        for column, value in zip(expected.columns, values_expected, strict=True):
            if isinstance(value, Decimal | int):
                assert exactly(values_shown[column.title]) == exactly(Decimal(value)), (
                    values_expected[1],
                    column.title,
                )
            elif value is None:
                assert values_shown[column.title] == not_known
    sums = [row for row in table(recalculated[name], "Checks") if row["Pwysigrwydd"] == "Symiau"]
    known = every_file[name][0].totals.cost is not None
    assert {row["Canfuwyd"] for row in sums} == ({"yn gywir"} if known else {None})


@pytest.mark.spreadsheet
def test_brokerage_without_unpaid_hours_is_all_paid(every_file: dict[str, Made], tmp_path: Path) -> None:
    _, file = every_file["university_charity_brokerage"]
    before = values(file)
    columns = {heading: place[1].rstrip("1") for place, heading in before.items() if is_heading_of_time(place)}
    activity, unpaid = columns["Gweithgaredd"], columns["Oriau di-dâl yr un"]
    found = [cell for (sheet, cell), value in before.items() if sheet == "Time" and value == "Gwaith cysylltu"]
    cells = {("Time", unpaid + cell.removeprefix(activity)): Decimal(0) for cell in found}
    after = values(change_cells(file, cells, tmp_path / "changed.xlsx"))
    assert share_of_brokerage(before) != 1
    assert share_of_brokerage(after) == 1


def is_heading_of_time(place: Place) -> bool:
    return place[0] == "Time" and place[1].rstrip("1").isalpha()


def share_of_brokerage(cells: Mapping[Place, Value]) -> Value:
    """The figure for everybody."""
    figure = "Gwaith cysylltu: oriau â thâl dros holl oriau'r gwaith"
    return next(row["Gwerth"] for row in table(cells, "Fairness") if row["Ffigur"] == figure)


@pytest.mark.parametrize("name", NAMES)
def test_a_welsh_workbook_is_read_as_the_same_budget(name: str, every_file: dict[str, Made]) -> None:
    found, file = every_file[name]
    unread = {"problems": (), "stated_totals": ()}
    again = without_places(read_budget(file)).model_copy(update=unread)
    assert again == without_places(found.costed.budget).model_copy(update=unread)
