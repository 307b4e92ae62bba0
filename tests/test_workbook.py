"""The workbook for finance as a file: its sheets, its formulas, its bytes, and the budget that it gives back."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.workbook import Workbook

from fairbudget.assessment import Assessment
from fairbudget.reading import read_budget
from fairbudget.tables import Table
from fairbudget.writing import workbook as writing
from fairbudget.writing.workbook import write_workbook
from template_files import without_places
from workbook_budgets import BUDGETS, assessed, every_basis, references, with_pooled_funder

RESULTS = ["Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates", "Sources", "Changes", "Method"]
INPUTS = ["Project", "Partners", "Time", "Costs", "Overrides"]
# Known to every spreadsheet for decades; none is volatile, reaches outside the file or spills over other cells.
FUNCTIONS = {
    "SUM", "SUMPRODUCT", "INDEX", "MATCH", "EXACT", "ROUND", "ROUNDDOWN", "IF", "MAX", "ISNUMBER", "ROW",
}  # fmt: skip
NUMBERS = {
    "0": "an exact MATCH, no division by nothing, nothing below a threshold, whole pennies left over",
    "1": "1 + uplift, the 1 less a shared cap, one penny to a row",
    "2": "the two places of pence",
    "6": "the places of a share or a ratio, and of a floor free of binary dust",
    "10": "the places to which a share of a post is compared, free of binary dust",
    "12": "months of a year",
    "100": "pence in a pound",
}
TEXTS = {
    '"adds up"', '"does not add up"',
    # Where a figure has nothing to divide by, and the words of *Lines* that a figure counts.
    '"not applicable"', '"Brokerage"', '"Pre-application"', '"Grant"', '"Nobody"',
}  # fmt: skip


@pytest.fixture(scope="module")
def every_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Assessment, Path]]:
    """All budgets of these tests as workbooks."""
    folder = tmp_path_factory.mktemp("workbooks")
    book = with_pooled_funder(folder / "our_rates")
    found = {}
    for name, made in BUDGETS.items():
        found[name] = assessed(made(), book), folder / f"{name}.xlsx"
        write_workbook(*found[name])
    return found


@pytest.fixture(params=BUDGETS)
def made(request: pytest.FixtureRequest, every_file: dict[str, tuple[Assessment, Path]]) -> tuple[Assessment, Path]:
    return every_file[request.param]


@pytest.fixture
def one(every_file: dict[str, tuple[Assessment, Path]]) -> Path:
    return every_file["every_basis"][1]


def formulas(book: Workbook) -> Iterator[tuple[str, Cell]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if isinstance(cell, Cell) and cell.data_type == "f")


def parts_of(path: Path, ending: str) -> dict[str, str]:
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(ending)}


# Formulas


def test_every_formula_has_its_stored_value(made: tuple[Assessment, Path]) -> None:
    _, path = made
    stored = openpyxl.load_workbook(path, data_only=True)
    found = list(formulas(openpyxl.load_workbook(path)))
    assert len(found) > 20
    for sheet, cell in found:
        value = stored[sheet][cell.coordinate].value
        assert value is not None, (sheet, cell.coordinate)
        assert not str(value).startswith("#"), (sheet, cell.coordinate)


def test_formulas_use_only_functions_names_and_numbers_that_a_reviewer_can_check(made: tuple[Assessment, Path]) -> None:
    book = openpyxl.load_workbook(made[1])
    names = set(book.defined_names)
    for sheet, cell in formulas(book):
        for token in Tokenizer(str(cell.value)).items:
            at = sheet, cell.coordinate, cell.value
            if token.type == Token.FUNC and token.subtype == Token.OPEN:
                assert token.value.removesuffix("(") in FUNCTIONS, at
            elif token.subtype == Token.NUMBER:
                assert token.value in NUMBERS, at
            elif token.subtype == Token.TEXT:
                assert token.value in TEXTS, at
            elif token.subtype == Token.RANGE:
                assert token.value in names or _is_ours(token.value, book), at


def _is_ours(reference: str, book: Workbook) -> bool:
    """Whether a reference is to cells of this file: Lines!$B$4:$B$9 or $B4."""
    sheet, _, area = reference.rpartition("!")
    return (not sheet or sheet in book.sheetnames) and bool(
        re.fullmatch(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?", area)
    )


def test_every_defined_name_is_one_cell_of_rates_or_part_of_a_list(made: tuple[Assessment, Path]) -> None:
    for name, defined in openpyxl.load_workbook(made[1]).defined_names.items():
        if name.startswith("rate_"):
            assert re.fullmatch(r"Rates!\$C\$\d+", defined.attr_text), name
        else:
            assert re.fullmatch(r"Lists!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", defined.attr_text), name


def test_no_formula_spills_and_nothing_leaves_the_file(made: tuple[Assessment, Path]) -> None:
    _, path = made
    for name, xml in parts_of(path, ".xml").items():
        if name.startswith("xl/worksheets/"):
            assert 't="array"' not in xml
            assert 'cm="1"' not in xml
            assert "<hyperlink" not in xml
    relations = "".join(parts_of(path, ".rels").values())
    assert 'TargetMode="External"' not in relations
    with ZipFile(path) as archive:
        unwanted = ("vba", "externalLink", "connections", "embeddings", "metadata.xml", "customXml")
        assert [name for name in archive.namelist() if any(word in name for word in unwanted)] == []


# Sheets


def test_the_sheets_stand_in_their_order_and_the_file_opens_on_the_summary(one: Path) -> None:
    book = openpyxl.load_workbook(one)
    assert [name for name in book.sheetnames if name in RESULTS] == RESULTS
    assert set(book.sheetnames) == {*RESULTS, *INPUTS, "Lists"}
    assert book.sheetnames[:6] == ["Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates"]
    assert book.active is not None
    assert book.active.title == "Summary"


@pytest.mark.parametrize("name", RESULTS)
def test_a_sheet_of_results_has_a_title_a_note_and_one_table_under_frozen_headings(one: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(one)[name]
    title, note = sheet["A1"].value, sheet["A2"].value
    assert isinstance(title, str)
    assert title
    assert isinstance(note, str)
    assert note.endswith(".")
    columns = [cell.value for cell in sheet[3] if cell.value]
    assert len(columns) == len(set(columns)) == sheet.max_column
    assert sheet.freeze_panes is not None
    assert str(sheet.freeze_panes).endswith("4")
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.merged_cells.ranges == set()


@pytest.mark.parametrize("name", RESULTS)
def test_a_sheet_of_results_is_ready_to_print(one: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(one)[name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area
    assert sheet.oddFooter is not None
    assert "&P" in str(sheet.oddFooter.right.text)


@pytest.mark.parametrize("name", [*RESULTS, *(name for name in INPUTS if name != "Project")])
def test_every_column_has_a_width(one: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(one)[name]
    areas = [(found.min, found.max) for found in sheet.column_dimensions.values() if found.customWidth]
    covered = {number for first, last in areas if first and last for number in range(first, last + 1)}
    assert covered >= set(range(1, sheet.max_column + 1))


def test_every_chart_has_a_text_for_those_who_cannot_see_it(one: Path) -> None:
    drawings = [xml for name, xml in parts_of(one, ".xml").items() if re.match(r"xl/drawings/drawing\d+\.xml", name)]
    described = [
        re.search(r'descr="([^"]{40,})"', shape)
        for xml in drawings
        for shape in re.findall(r"<xdr:graphicFrame.*?</xdr:graphicFrame>", xml, re.DOTALL)
    ]
    assert len(described) == 5  # two on Summary, two on Fairness, as no hours here go unpaid, one on Fixes
    assert all(described)


def test_the_file_names_no_author_and_no_moment(one: Path) -> None:
    properties = openpyxl.load_workbook(one).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.title == "Together"
    assert str(properties.created) == str(properties.modified) == "2025-01-01 00:00:00"
    assert "<Company></Company>" in parts_of(one, "docProps/app.xml")["docProps/app.xml"]


# Bytes and files


def test_the_same_assessment_gives_the_same_bytes(made: tuple[Assessment, Path], tmp_path: Path) -> None:
    assessment, path = made
    write_workbook(assessment, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("surroundings", [{"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}])
def test_neither_the_clock_nor_chance_shows_in_the_file(
    one: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    made = tmp_path / "elsewhere.xlsx"
    script = (
        "import sys; from workbook_budgets import assessed, every_basis, with_pooled_funder\n"
        "from pathlib import Path; from fairbudget.writing.workbook import write_workbook\n"
        "write_workbook(assessed(every_basis(), with_pooled_funder(Path(sys.argv[1]))), sys.argv[2])"
    )
    folders = f"{Path(__file__).parent}{os.pathsep}{Path(__file__).parents[1] / 'src'}"
    environment = {**os.environ, "PYTHONPATH": folders, **surroundings}
    subprocess.run([sys.executable, "-c", script, tmp_path / "rates", made], env=environment, check=True)
    assert made.read_bytes() == one.read_bytes()


def test_a_file_that_is_there_is_left_alone_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "bid.xlsx"
    path.write_bytes(b"somebody's work")
    with pytest.raises(FileExistsError, match=r"bid\.xlsx"):
        write_workbook(assessed(every_basis()), path)
    assert path.read_bytes() == b"somebody's work"
    write_workbook(assessed(every_basis()), path, force=True)
    assert openpyxl.load_workbook(path).sheetnames[0] == "Summary"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bid.xlsx"
    path.write_bytes(b"somebody's work")

    def broken(_: Assessment) -> Table:
        raise RuntimeError("no more ink")

    monkeypatch.setattr(writing, "method", broken)
    with pytest.raises(RuntimeError, match="no more ink"):
        write_workbook(assessed(every_basis()), path, force=True)
    assert path.read_bytes() == b"somebody's work"
    assert list(tmp_path.iterdir()) == [path]


# Read again


# The template takes partners for one another that differ in capitals alone, and says so.
READABLE = [name for name in BUDGETS if name != "partners_alike"]


@pytest.mark.parametrize("name", READABLE)
def test_read_again_it_is_the_same_budget(every_file: dict[str, tuple[Assessment, Path]], name: str) -> None:
    assessment, path = every_file[name]
    again = without_places(read_budget(path))
    assert again.model_copy(update={"problems": ()}) == without_places(assessment.costed.budget)


def test_read_again_it_comes_to_the_same_amounts(
    every_file: dict[str, tuple[Assessment, Path]], tmp_path: Path
) -> None:
    book = with_pooled_funder(tmp_path)
    for name in READABLE:
        assessment, path = every_file[name]
        again = assessed(read_budget(path), book)
        assert again.totals == assessment.totals, name
        same = [line.model_copy(update={"where": ""}) for line in again.lines]
        assert same == list(assessment.lines), name
        assert again.rate_cards == assessment.rate_cards, name


def test_written_read_and_written_again_only_the_places_differ(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.xlsx" for name in ("first", "second", "third"))
    write_workbook(assessed(references()), first)
    write_workbook(assessed(read_budget(first)), second)
    write_workbook(assessed(read_budget(second)), third)
    lines = [
        [[cell.value for cell in row] for row in openpyxl.load_workbook(path, data_only=True)["Lines"].iter_rows()]
        for path in (second, third)
    ]
    assert lines[0] == lines[1]
