"""What may not be read is refused before anything parses it, and what a reader runs into is a message and no more."""

import io
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bad_files as bad
from fairbudget.language import speaking
from fairbudget.reading import read_budget
from fairbudget.reading.file import apart, child, parcel
from fairbudget.reading.file.files import book_of, open_book
from fairbudget.reading.file.limits import COMMAND_LINE, DASHBOARD
from fairbudget.reading.file.opening import sheets_of
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.file.unsaved import FORMULAS_NOT_SAVED
from fairbudget.reading.file.xlsx_parts import Watched
from fairbudget.reading.grid import Cell, Sheet

SECONDS = 5  # for a refusal, on a busy machine
SLOW = "".join(f'<row r="{r}">{"".join(f"<c r={chr(34)}{c}{r}{chr(34)}><v>1</v></c>" for c in "ABCDEFGHIJ")}</row>'
               for r in range(1, 19_001))  # fmt: skip
forks = pytest.mark.skipif(not child.FORKS, reason="Windows limits neither memory nor time of the processor")


def refusal(name: str, content: bytes) -> str:
    """What is said of a file that is refused, within seconds."""
    started = time.perf_counter()
    with pytest.raises(UnreadableFile) as refused:
        book_of(name, content)
    assert time.perf_counter() - started < SECONDS
    return str(refused.value)


COPY_SHEETS = "Copy the budget's own sheets into a new workbook and try again."
NOT_OPENED = 'We did not open "b.xlsx" because {}. ' + COPY_SHEETS
ODD_XML = "its XML is not what a spreadsheet program writes"
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing in it": ("b.csv", lambda: b"", '"b.csv" is empty. Choose the file that holds the budget.'),
    "larger than 5MB": (
        "b.csv", lambda: b"Item,Amount\n" + b"x,1\n" * 1_400_000, f'"b.csv" must be smaller than 5MB. {COPY_SHEETS}',
    ),
    "300 MB of nothing": ("b.xlsx", bad.spaces_of_300_mb, NOT_OPENED.format("it unpacks to more than 50MB")),
    "300 MB in one cell": ("b.xlsx", bad.one_cell_of_300_mb, NOT_OPENED.format("it unpacks to more than 50MB")),
    "300 MB of texts": (
        "b.xlsx",
        lambda: bad.with_texts(b" " * 60 * bad.MB),
        NOT_OPENED.format("it unpacks to more than 50MB"),
    ),
    "a size that is not true": (
        "b.xlsx",
        bad.forged_sizes,
        '"b.xlsx" is damaged, cut short or not quite a spreadsheet inside. '
        "Open it in Excel or LibreOffice, save it again, or ask for another copy.",
    ),
    "2,000 sheets": (
        "b.xlsx",
        lambda: bad.a_workbook(2_000),
        NOT_OPENED.format("it has more than 200 parts inside, such as sheets and pictures"),
    ),
    "the last cell of all": (
        "b.xlsx",
        bad.a_cell_far_away,
        "The sheet uses cells far outside the table (XFD1048576). 20,000 rows and 100 columns are read. "
        "Copy the table into a new sheet and try again.",
    ),
    "too many cells": (
        "b.xlsx",
        lambda: bad.with_sheet(SLOW + SLOW.replace('r="', 'r="A')[: len(SLOW) // 5]),
        NOT_OPENED.format("it has more than 200,000 filled cells"),
    ),
    "billion laughs": (
        "b.xlsx", lambda: bad.with_parts({bad.SHEET: bad.billion_laughs(bad.XML)}), NOT_OPENED.format(ODD_XML),
    ),
    "billion laughs in UTF-16": (
        "b.xlsx",
        lambda: bad.with_parts({bad.SHEET: bad.billion_laughs(bad.XML).encode("utf-16")}),
        NOT_OPENED.format(ODD_XML),
    ),
    "billion laughs in the texts": (
        "b.xlsx",
        lambda: bad.with_texts(bad.billion_laughs("<sst><si><t>{}</t></si></sst>")),
        NOT_OPENED.format(ODD_XML),
    ),
    "an entity of a file": (
        "b.ods",
        lambda: bad.zipped({"content.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}),
        NOT_OPENED.replace("xlsx", "ods").format(ODD_XML),
    ),
    "packed oddly": (
        "b.xlsx",
        lambda: bad.with_parts({}, zipfile.ZIP_BZIP2),
        NOT_OPENED.format("it is packed in a way that spreadsheet programs do not use"),
    ),
    "more texts than cells": (
        "b.xlsx", bad.too_many_texts, NOT_OPENED.format("it has too many texts or formats"),
    ),
    "a text in very many cells": (
        "b.xlsx", bad.many_copies_of_a_long_text, NOT_OPENED.format("it holds too much text"),
    ),
    "a password": (
        "b.xlsx",
        lambda: bad.old_office("EncryptionInfo", "EncryptedPackage"),
        '"b.xlsx" is password protected. Open it with its password, save it as .xlsx without a password and try again.',
    ),
    "a password on an ODS": (
        "b.ods",
        lambda: bad.zipped({"content.xml": b"\x8f\x01", "META-INF/manifest.xml": "<m:encryption-data/>"}),
        '"b.ods" is password protected. Open it with its password, save it as .xlsx without a password and try again.',
    ),
    "an old workbook": (
        "b.xls",
        lambda: bad.old_office("Workbook", "\x05SummaryInformation"),
        '"b.xls" is an old .xls file. Open it in Excel or LibreOffice, save it as .xlsx and try again.',
    ),
    "an older workbook": (
        "b.xlsx",
        lambda: bad.old_office("Book"),
        '"b.xlsx" is an old .xls file. Open it in Excel or LibreOffice, save it as .xlsx and try again.',
    ),
    "an old document": (
        "b.xls",
        lambda: bad.old_office("WordDocument"),
        '"b.xls" must be an XLSX, ODS or CSV. It is an old Office file. '
        "Open it in Excel or LibreOffice, save it as .xlsx and try again.",
    ),
    "macros by name": (
        "b.xlsm", bad.a_workbook,
        '"b.xlsm" has macros, which this program never opens. Save it as .xlsx and try again.',
    ),
    "macros inside": (
        "b.xlsx",
        lambda: bad.with_parts({"xl/vbaProject.bin": b"x"}),
        '"b.xlsx" has macros, which this program never opens. Save it as .xlsx and try again.',
    ),
    "macros by type": (
        "b.xlsx",
        lambda: bad.with_parts({
            bad.TYPES: bad.parts_of(bad.a_workbook())[bad.TYPES].replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            )
        }),
        '"b.xlsx" has macros, which this program never opens. Save it as .xlsx and try again.',
    ),
    "a binary workbook": (
        "b.xlsb",
        lambda: bad.zipped({"xl/workbook.bin": b"x"}),
        '"b.xlsb" must be an XLSX, ODS or CSV. It is a binary workbook (.xlsb). '
        "Open it in Excel or LibreOffice, save it as .xlsx and try again.",
    ),
    "a web page": (
        "b.xls",
        lambda: b"<html><table><tr><td>1</td></tr></table></html>",
        '"b.xls" must be an XLSX, ODS or CSV. It is a web page or XML, whatever its name says. '
        "Open it in Excel or LibreOffice, save it as .xlsx and try again.",
    ),
    "cut short": (
        "b.xlsx",
        lambda: bad.a_workbook()[: len(bad.a_workbook()) * 2 // 3],
        '"b.xlsx" is damaged, cut short or not quite a spreadsheet inside. '
        "Open it in Excel or LibreOffice, save it again, or ask for another copy.",
    ),
    "ODS rows repeated": (
        "b.ods",
        lambda: bad.open_document(
            '<table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        ),
        "The sheet uses cells far outside the table (A1000000). 20,000 rows and 100 columns are read. "
        "Copy the table into a new sheet and try again.",
    ),
    "ODS cells repeated": (
        "b.ods",
        lambda: bad.open_document(
            '<table:table-row table:number-rows-repeated="20000"><table:table-cell office:value-type="float" '
            'office:value="1" table:number-columns-repeated="100"/></table:table-row>'
        ),
        NOT_OPENED.replace("xlsx", "ods").format("it has more than 200,000 filled cells"),
    ),
    "lines without end": (
        "b.csv",
        lambda: b"Item,Amount\n" + b"x,1\n" * 1_000_000,
        "The sheet uses cells far outside the table (A20001). 20,000 rows and 100 columns are read. "
        "Copy the table into a new sheet and try again.",
    ),
    "columns without end": (
        "b.csv",
        lambda: b"x," * 2_000_000 + b"\n",
        "The sheet uses cells far outside the table (CW1). 20,000 rows and 100 columns are read. "
        "Copy the table into a new sheet and try again.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_not_be_read_is_refused_within_seconds_in_one_plain_message(what: str) -> None:
    name, content, message = REFUSED[what]
    assert refusal(name, content()) == message


def test_the_sheet_that_reaches_too_far_is_named() -> None:
    with pytest.raises(UnreadableFile) as refused:
        book_of("b.xlsx", bad.a_cell_far_away())
    assert [problem.where for problem in refused.value.problems] == ["Budget!XFD1048576"]


def test_names_that_climb_out_of_the_folder_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = book_of("../../b.xlsx", bad.with_parts({"../../../escaped.txt": "x", "/tmp/escaped.txt": "x"}))  # noqa: S108 - never written
    assert book.sheets[0].cells[2, 3].value == Decimal(120)
    assert list(tmp_path.iterdir()) == []
    assert not list(tmp_path.parent.glob("escaped.txt"))


def test_pictures_and_other_parts_that_are_not_read_do_not_count() -> None:
    content = bad.with_parts({f"xl/media/image{n}.png": b"\0" * 20 * bad.MB for n in range(4)})
    assert book_of("b.xlsx", content).sheets[0].cells[2, 3].value == Decimal(120)


def test_a_sheet_in_an_unusual_part_is_measured_as_well() -> None:
    parts = bad.parts_of(bad.a_workbook())
    moved = {
        name: text.replace(b"worksheets/sheet1.xml", b"odd/first.xml")
        for name, text in parts.items()
        if name != bad.SHEET
    }
    assert (
        book_of("b.xlsx", bad.zipped({**moved, "xl/odd/first.xml": parts[bad.SHEET]})).sheets[0].cells[2, 3].value
        == 120
    )
    bomb = bad.zipped({**moved, "xl/odd/first.xml": bad.XML.format(" " * 60 * bad.MB)})
    assert refusal("b.xlsx", bomb) == NOT_OPENED.format("it unpacks to more than 50MB")
    hidden = bad.zipped({**moved, bad.TYPES: parts[bad.TYPES], "xl/odd/first.xml": parts[bad.SHEET]})
    assert refusal("b.xlsx", hidden) == NOT_OPENED.format("its sheets are not where a spreadsheet program puts them")


def test_cells_that_do_not_say_where_they_are_are_read_and_counted() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    (sheet,) = book_of("b.xlsx", bad.with_sheet(rows)).sheets
    assert {place: cell.value for place, cell in sheet.cells.items()} == {(1, 1): 1, (1, 2): 2, (2, 1): 3}
    wide = "<row>" + "<c><v>1</v></c>" * 150 + "</row>"
    assert "(CW1)" in refusal("b.xlsx", bad.with_sheet(wide))


def test_a_number_that_would_fill_the_memory_when_written_out_stays_text() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="{}"/>'
    rows = "".join(f"<table:table-row>{cell.format(n)}</table:table-row>" for n in ("1E999999999", "1E+308", "12.50"))
    (sheet,) = book_of("b.ods", bad.open_document(rows)).sheets
    assert [sheet.cells[row, 1].value for row in (1, 2, 3)] == ["1E999999999", Decimal("1E+308"), Decimal("12.50")]


def test_defusedxml_is_what_openpyxl_reads_with() -> None:
    asked = "import fairbudget.reading.file.xlsx, openpyxl; print(openpyxl.DEFUSEDXML, openpyxl.LXML)"
    ran = subprocess.run([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, check=True)
    assert ran.stdout == "True False\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_what_declares_entities_never_reaches_the_quick_parser(encoding: str) -> None:
    part = Watched(io.BytesIO(bad.billion_laughs("<worksheet>{}</worksheet>").encode(encoding)))
    pieces: list[bytes] = []
    with pytest.raises(ValueError, match="declares a document type"):
        pieces.extend(iter(lambda: part.read(4), b""))
    assert "ENTITY" not in b"".join(pieces).decode(encoding)


def test_formulas_that_were_never_worked_out_are_said_once_with_their_places() -> None:
    workbook, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    sheet.title = "Budget"
    sheet.append(("Item", "Quantity", "Unit price", "Amount"))
    for row in range(2, 14):
        sheet.append((f"Venue {row}", 2, 50, f"=B{row}*C{row}"))
    workbook.save(stream)
    from fairbudget.reading import budget_of

    budget = budget_of(book_of("b.xlsx", stream.getvalue()))
    said = [problem for problem in budget.problems if problem.code == FORMULAS_NOT_SAVED.code]
    places = ", ".join(f"Budget!D{row}" for row in range(2, 14))
    assert [f"{problem.message} {problem.fix}" for problem in said] == [
        f"Cells that hold formulas with no saved result: 12 ({places}). They are not read, neither as 0 nor as blank. "
        "Open the file in Excel or LibreOffice, save it, and use it again."
    ]


# The process of its own ---------------------------------------------------------------------------------------


def test_the_command_line_and_the_dashboard_have_the_same_guard(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(bad.a_cell_far_away())
    for read in (read_budget, open_book, lambda file: book_of("b.xlsx", file.read_bytes())):
        with pytest.raises(UnreadableFile, match="XFD1048576"):
            read(path)
    lines = b"Item,Amount\n" + b"x,1\n" * 30_000
    with pytest.raises(UnreadableFile):
        book_of("b.csv", lines)
    assert book_of("b.csv", lines, COMMAND_LINE).sheets[0].last_row == 30_001


def test_no_file_is_parsed_in_the_program_itself(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(bad.a_workbook())
    asked = "import sys; from fairbudget.reading import read_budget\nread_budget(sys.argv[1])\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", asked, str(path)], stdout=subprocess.PIPE, text=True, check=True)
    assert set(ran.stdout.split()) & {"openpyxl", "defusedxml", "fairbudget.reading.file.csv_text"} == set()


@forks
def test_reading_that_takes_too_long_on_the_processor_is_a_message() -> None:
    with pytest.raises(UnreadableFile, match="because reading it takes longer than 1 seconds"):
        book_of("b.xlsx", bad.two_million_formatted_cells(), replace(DASHBOARD, cpu_seconds=1))


def test_reading_that_takes_too_long_by_the_clock_is_a_message() -> None:
    slow, started = bad.two_million_formatted_cells(), time.perf_counter()
    with pytest.raises(UnreadableFile, match="because reading it takes longer than 1 seconds"):
        book_of("b.xlsx", slow, replace(DASHBOARD, wall_seconds=1))
    assert time.perf_counter() - started < SECONDS


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_reading_that_takes_too_much_memory_is_a_message() -> None:
    with pytest.raises(UnreadableFile, match="because reading it takes more memory than 128MB"):
        book_of("b.xlsx", bad.too_many_texts(), replace(DASHBOARD, cells=10_000_000, memory_mb=128))
    assert book_of("b.xlsx", bad.a_workbook()).sheets[0].name == "Budget"


def test_a_process_that_crashes_is_a_message_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(apart, "asdict", lambda limits: {"no": "limits"})
        with pytest.raises(UnreadableFile) as refused:
            book_of("b.xlsx", bad.a_workbook())
    assert str(refused.value) == NOT_OPENED.format("the part of the program that reads files broke off at it")
    assert book_of("b.xlsx", bad.a_workbook()).sheets[0].name == "Budget"


def test_a_process_that_died_while_it_waited_is_replaced_unseen() -> None:
    readers = apart.Readers()
    readers.warm()
    readers._idle[0].kill()
    readers._idle[0]._process.wait()
    question = json.dumps({"name": "b.csv", "language": "en", "limits": asdict(DASHBOARD)}).encode()
    (sheet,) = parcel.unpacked(readers.ask(question, b"Item,Amount\nHall,120\n", DASHBOARD), DASHBOARD)
    readers.close()
    assert sheet.cells[2, 2].value == "120"


def test_many_files_at_once_are_read_in_at_most_three_processes_and_none_gets_anothers_cells() -> None:
    found: dict[int, str] = {}

    def read(number: int) -> None:
        found[number] = book_of("b.csv", f"Item,Amount\nHall {number},120\n".encode()).sheets[0].cells[2, 1].text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Hall {number}" for number in range(12)}
    assert len(apart.readers()._idle) <= apart.MOST_AT_ONCE


@pytest.mark.skipif(sys.platform != "linux", reason="looks into the memory of a process as Linux shows it")
def test_nothing_of_a_file_is_left_in_the_process_that_waits_for_the_next_one() -> None:
    readers = apart.Readers()
    question = json.dumps({"name": "Quagga.csv", "language": "en", "limits": asdict(DASHBOARD)}).encode()
    readers.ask(question, b"Item,Amount\nQuaggamine,120\n" * 1000, DASHBOARD)
    memory = memory_of(readers._idle[0]._process.pid)
    readers.close()
    assert b"fairbudget" in memory
    assert b"Quagga" not in memory


def memory_of(process: int) -> bytes:
    found = []
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in maps:
            ends, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(number, 16) for number in ends.split("-"))
            memory.seek(start)
            found.append(memory.read(end - start))
    return b"".join(found)


@forks
def test_what_reads_a_file_may_write_no_file_and_call_nobody(tmp_path: Path) -> None:
    def in_a_copy(act: str) -> str:
        code = (
            "import sys; from fairbudget.reading.file import child\n"
            "from fairbudget.reading.file.limits import DASHBOARD\n"
            f"child.take_limits(DASHBOARD)\ntry:\n    {act}\nexcept OSError as error:\n    print(type(error).__name__)"
        )
        ran = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path, check=True)
        return ran.stdout

    assert in_a_copy("import socket; socket.create_connection(('127.0.0.1', 9))") == "PermissionError\n"
    assert in_a_copy("import subprocess; subprocess.run(['true'])") == "PermissionError\n"
    assert in_a_copy("open('kept.txt', 'w').write('x')") == "PermissionError\n"
    assert list(tmp_path.iterdir()) == []


@forks
def test_a_copy_of_the_program_starts_processes_of_its_own() -> None:
    book_of("b.xlsx", bad.a_workbook())
    ours = apart.readers()
    pid = os.fork()
    if pid == 0:
        os._exit(0 if apart.readers() is not ours else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert book_of("b.xlsx", bad.a_workbook()).sheets[0].name == "Budget"


def test_the_refusal_speaks_the_language_that_is_spoken() -> None:
    with speaking("cy"), pytest.raises(UnreadableFile, match="Mae macros yn"):
        book_of("b.xlsm", bad.a_workbook())


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.one_of(
    st.none(),
    st.booleans(),
    texts,
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False).filter(parcel.is_writable),
)
cells = st.builds(Cell, st.integers(1, 20_000), st.integers(1, 100), values, st.none() | texts, texts, st.booleans())


@given(st.lists(cells, max_size=8), texts, st.booleans(), st.frozensets(st.integers(1, 20_000), max_size=3))
def test_cells_arrive_as_they_were_sent(found: list[Cell], name: str, hidden: bool, rows: frozenset[int]) -> None:
    sheet = Sheet(name, {(cell.row, cell.column): cell for cell in found}, hidden, rows, ((1, 2, 3, 4),), rows)
    assert parcel.unpacked(parcel.packed((sheet,), DASHBOARD), DASHBOARD) == (sheet,)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | texts,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["sheets", "refused", "cells", "name", "number", "date"]), inner, max_size=4
            )
        ),
    )
)
def test_an_answer_that_is_no_cells_is_refused(answer: object) -> None:
    with pytest.raises(parcel.OddParcelError):
        parcel.unpacked(json.dumps({"sheets": [answer]}).encode(), DASHBOARD)


def test_a_cell_outside_the_limits_or_a_number_too_long_to_write_is_refused_where_it_arrives() -> None:
    for cell in (Cell(20_001, 1, "x"), Cell(1, 101, "x"), Cell(1, 1, Decimal("1E+999999"))):
        with pytest.raises(parcel.OddParcelError):
            parcel.unpacked(parcel.packed((Sheet("S", {(1, 1): cell}),), DASHBOARD), DASHBOARD)


def test_dates_and_numbers_keep_every_digit_on_the_way() -> None:
    held = {(1, 1): Cell(1, 1, Decimal("2356.6040399999997")), (1, 2): Cell(1, 2, date(2026, 4, 1))}
    assert parcel.unpacked(parcel.packed((Sheet("S", held),), DASHBOARD), DASHBOARD)[0].cells == held


@given(st.binary(max_size=300), st.sampled_from(["b.xlsx", "b.ods", "b.csv"]), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str, start: bytes) -> None:
    with suppress(UnreadableFile):
        sheets_of(name, start + content, DASHBOARD)
