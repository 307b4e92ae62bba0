"""Opening files: what they are by their content, what they hold, and why some are refused."""

import io
import time
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from fairbudget.reading.file.files import UnreadableFile, book_of, open_book
from fairbudget.reading.grid import Cell, Sheet
from template_files import as_csv, as_ods

SHEET = "xl/worksheets/sheet1.xml"
XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
ROWS = (("Line", "Quantity"), ("1", 10), ("2", Decimal("0.1")))


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        book_of(name, content)
    (problem,) = refused.value.problems
    assert problem.severity == "blocks"
    return problem.code


def a_workbook() -> bytes:
    stream = io.BytesIO()
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    workbook.save(stream)
    return stream.getvalue()


def with_part(name: str, text: str | bytes, workbook: bytes = b"") -> bytes:
    """The workbook with one of its parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook or a_workbook())) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return stream.getvalue()


def only_sheet(name: str, content: bytes) -> Sheet:
    (sheet,) = book_of(name, content).sheets
    return sheet


def test_a_file_that_is_not_there_or_has_nothing_in_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r'There is no file "budget.xlsx"'):
        open_book(tmp_path / "budget.xlsx")
    assert refusal("budget.csv", b"") == "file_empty"
    assert refusal("budget.csv", b"\xef\xbb\xbf\r\n") == "file_empty"


def test_old_or_protected_workbooks_are_to_be_saved_again() -> None:
    assert refusal("budget.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == "file_type"


def test_what_a_file_is_depends_on_its_content_not_its_name() -> None:
    assert refusal("budget.xls", b"<html><table><tr><td>1</td></tr></table></html>") == "file_type"
    assert refusal("budget.xlsx", b"Line,Partner\n1,Uni\n") == "file_type"
    assert refusal("budget.csv", b"%PDF-1.7 ...") == "file_type"
    assert refusal("budget.docx", with_part("word/document.xml", "<w/>", _zip({"a": "b"}))) == "file_type"
    assert only_sheet("budget.csv", a_workbook()).get(2, 2) == Cell(2, 2, Decimal(10))
    assert only_sheet("no_extension", b"Line,Partner\n1,Uni\n").last_row == 2


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def test_macros_are_never_opened() -> None:
    assert refusal("budget.xlsm", a_workbook()) == "file_macros"
    assert refusal("budget.xlsx", with_part("xl/vbaProject.bin", b"x")) == "file_macros"


def test_damaged_workbooks_are_one_sentence_and_no_traceback() -> None:
    whole = a_workbook()
    assert refusal("budget.xlsx", whole[: len(whole) * 2 // 3]) == "file_damaged"
    out_of_range = XML.format('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')
    assert refusal("budget.xlsx", with_part(SHEET, out_of_range)) == "file_damaged"
    assert refusal("budget.ods", _zip({"content.xml": "<office:document"})) == "file_damaged"


def test_entities_are_refused() -> None:
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + XML.format("<row><c><v>&x;</v></c></row>")
    assert refusal("budget.xlsx", with_part(SHEET, entity)) == "file_unsafe"
    assert refusal("budget.ods", _zip({"content.xml": entity})) == "file_unsafe"


def test_a_sheet_that_unpacks_to_300_mb_is_refused_in_a_moment() -> None:
    bomb = with_part(SHEET, XML.format(" " * (300 * 1024 * 1024)))
    started = time.perf_counter()
    assert refusal("budget.xlsx", bomb) == "file_unsafe"
    assert time.perf_counter() - started < 5


def test_a_cell_far_outside_the_table_is_named() -> None:
    far = XML.format('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(UnreadableFile, match="XFD1048576"):
        book_of("budget.xlsx", with_part(SHEET, far))


def test_a_million_blank_rows_and_a_false_dimension_cost_nothing() -> None:
    blank = "".join(f'<row r="{r}" ht="15"/>' for r in range(2, 300_000))
    far = '<row r="300001"><c r="XFD300001" s="0"/></row>'
    content = with_part(SHEET, XML.format(f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}{far}'))
    started = time.perf_counter()
    assert only_sheet("budget.xlsx", content).cells == {(1, 1): Cell(1, 1, Decimal(1))}
    assert time.perf_counter() - started < 5


def test_numbers_dates_formats_errors_and_formulas_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Time")
        sheet.write_row(0, 0, [0.1, 7])
        sheet.write_datetime(1, 0, date(2026, 4, 1), workbook.add_format({"num_format": "d mmm yyyy"}))
        sheet.write_datetime(1, 1, timedelta(hours=40), workbook.add_format({"num_format": "[h]:mm"}))
        sheet.write_number(1, 2, 0.2, workbook.add_format({"num_format": "0%"}))
        sheet.write_formula(2, 0, "=A1*2", None, 0.2)
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_string(2, 2, "=1+1")
        sheet.write_boolean(3, 0, True)
        sheet.merge_range(4, 0, 4, 2, "together")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(1, 9, None, None, {"hidden": True})
        workbook.add_worksheet("Aside").hide()
    time_, aside = open_book(path).sheets
    assert [time_.cells[1, column].value for column in (1, 2)] == [Decimal("0.1"), Decimal(7)]
    assert time_.cells[2, 1].value == date(2026, 4, 1)
    assert time_.cells[2, 2].value == "40:00"
    assert time_.cells[2, 3] == Cell(2, 3, Decimal("0.2"), number_format="0%")
    assert time_.cells[3, 1] == Cell(3, 1, Decimal("0.2"), formula="=A1*2")
    assert time_.cells[3, 2].error
    assert time_.cells[3, 2].value == "#DIV/0!"
    assert time_.cells[3, 3] == Cell(3, 3, "=1+1")
    assert time_.cells[4, 1].value is True
    assert time_.hidden_rows == {4}
    assert time_.hidden_columns == {2, 3}
    assert time_.merged == ((5, 1, 5, 3),)
    assert (time_.hidden, aside.hidden) == (False, True)


def test_binary_dust_is_kept_as_it_is_stored() -> None:
    dust = XML.format('<row r="1"><c r="A1"><v>2356.6040399999997</v></c><c r="B1"><v>1E+400</v></c></row>')
    sheet = only_sheet("budget.xlsx", with_part(SHEET, dust))
    assert sheet.cells[1, 1].value == Decimal("2356.6040399999997")
    assert sheet.cells[1, 2].error


def test_a_formula_without_its_result_is_seen_and_is_no_zero() -> None:
    workbook, stream = openpyxl.Workbook(), io.BytesIO()
    workbook.worksheets[0]["B2"] = "=5+5"
    workbook.save(stream)
    cell = only_sheet("budget.xlsx", stream.getvalue()).cells[2, 2]
    assert cell.uncalculated
    assert (cell.value, cell.formula) == (None, "=5+5")


def test_the_same_rows_from_ods_and_csv(tmp_path: Path) -> None:
    from_ods = only_sheet("b.ods", as_ods(tmp_path / "b.ods", "Time", ROWS).read_bytes())
    assert from_ods.cells[3, 2] == Cell(3, 2, Decimal("0.1"))
    assert (from_ods.last_row, from_ods.last_column) == (3, 2)
    from_csv = only_sheet("b.csv", as_csv(tmp_path / "b.csv", ROWS).read_bytes())
    assert from_csv.name == "b"
    assert from_csv.cells[3, 2] == Cell(3, 2, "0.1")


def test_ods_keeps_percentages_currencies_dates_formulas_errors_and_spaces() -> None:
    cells = (
        '<table:table-cell office:value-type="percentage" office:value="0.145"/>'
        '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="50"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-04-01T00:00:00"/>'
        '<table:table-cell table:formula="of:=[.A1]*2" office:value-type="float" office:value="0.29"/>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation>'
        '<text:p>two<text:s text:c="2"/>spaces</text:p></table:table-cell>'
        '<table:table-cell office:value-type="time" office:time-value="PT40H00M00S"/>'
    )
    names = (
        "".join(
            f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
        )
        + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    row = f'{columns}<table:table-row table:visibility="collapse">{cells}</table:table-row>'
    text = f'<office:body{names}><table:table table:name="Time">{row}</table:table></office:body>'
    sheet = only_sheet("b.ods", _zip({"content.xml": text}))
    assert sheet.row(1) == [
        Cell(1, 1, Decimal("0.145"), number_format="0%"),
        Cell(1, 2, Decimal(50), number_format="[$EUR] #,##0.00"),
        Cell(1, 3, date(2026, 4, 1)),
        Cell(1, 4, Decimal("0.29"), formula="=[.A1]*2"),
        Cell(1, 5, "#DIV/0!", formula="=1/0", error=True),
        Cell(1, 6, "two  spaces"),
        Cell(1, 7, "40:00"),
    ]
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {2}


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ","), ("utf-8", "\t")],
)
def test_a_csv_is_read_in_the_encodings_and_separators_of_spreadsheets(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [("Role", "Rate", "Notes"), ("Siân, lead", "£22.50", "two\nlines"), ("Fellow", "£30", "")]
    sheet = only_sheet("b.csv", as_csv(tmp_path / "b.csv", rows, separator, encoding).read_bytes())
    assert [cell.text for cell in sheet.row(2)] == ["Siân, lead", "£22.50", "two\nlines"]
    assert [cell.text for cell in sheet.row(3)] == ["Fellow", "£30"]


def test_decimal_commas_are_marked_in_a_file_that_writes_so_throughout() -> None:
    marked = only_sheet("b.csv", b"Role;Rate\nFellow;1.310,00\nLead;22,50\n")
    assert {marked.cells[row, 2].number_format for row in (2, 3)} == {"#.##0,00"}
    mixed = only_sheet("b.csv", b"Role;Rate\nFellow;1310.00\nLead;22,50\n")
    assert {mixed.cells[row, 2].number_format for row in (2, 3)} == {""}


def test_odd_csv_files_end_in_words_or_are_read() -> None:
    assert refusal("b.csv", b'Role,Rate\n"Fellow,30\nLead,40\n') == "quote_never_closed"
    assert refusal("b.csv", b"Role\n" + b"Fellow\n" * 20_001) == "sheet_too_wide"
    assert only_sheet("b.csv", b"sep=;\r\nRole;Rate\r\nFellow;30\r\n").cells[3, 2].value == "30"
    assert only_sheet("b.csv", b'Role,Notes\n5" pipe,"a "b" c"\n').cells[2, 1].value == '5" pipe'
    assert len(only_sheet("b.csv", b"Role,Notes\nFellow," + b"w" * 200_000).cells[2, 2].text) == 200_000


def test_a_name_is_shown_and_never_opened() -> None:
    book = book_of("../../etc/=cmd.csv", b"Role,Rate\nFellow,30\n")
    assert book.file_name == "../../etc/=cmd.csv"
    assert book.sheets[0].name == "=cmd"
    assert len(book.sha256) == 64
