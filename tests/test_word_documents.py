"""Words as files: real headings, lists and tables, A4 and British English, the same bytes, payloads that stay text."""

import io
import re
import time as clock
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from budgets import assessed, item, own, partner, time
from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.cli import app
from fairbudget.justification import justification
from fairbudget.pages import Bullets, Grid, Heading, Page, Paragraph
from fairbudget.partner_sheet import partner_names, partner_sheet
from fairbudget.wording import tidy
from fairbudget.writing.word_document import docx_bytes, write_page
from spreadsheet import to_pdf
from test_workbook_safety import PAYLOADS

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
BROKERAGE = SAMPLES / "university_charity_brokerage.xlsx"
FIELDS = ("fldChar", "fldSimple", "instrText", "hyperlink", "object", "altChunk", "drawing")


@cache
def sample() -> Assessment:
    return assess(read_budget(BROKERAGE), read_rates())


def sheet() -> Page:
    return partner_sheet(sample(), "Tollgate Lane Gardens")


def opened(page: Page) -> docx.document.Document:
    return docx.Document(io.BytesIO(docx_bytes(page)))


def parts(page: Page) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(docx_bytes(page))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_page_gives_the_same_bytes_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = docx_bytes(sheet())
    monkeypatch.setattr(clock, "localtime", lambda *_: clock.struct_time((2031, 5, 6, 7, 8, 9, 1, 126, 0)))
    monkeypatch.setattr(clock, "time", lambda: 1_935_731_289.0)
    assert docx_bytes(sheet()) == first


def test_a_document_names_its_title_its_language_and_no_person() -> None:
    about = opened(sheet()).core_properties
    assert about.title == "Tollgate Lane Gardens: your part"
    assert about.language == "en-GB"
    assert (about.author, about.last_modified_by) == ("", "")
    assert (about.created, about.modified) == (about.modified, about.created)
    assert isinstance(about.created, datetime)
    assert about.created.year == 2025
    made = parts(sheet())
    assert b"en-US" not in made["word/styles.xml"] + made["word/settings.xml"]


def test_a_document_is_a4_in_one_plain_letter() -> None:
    document = opened(sheet())
    paper = document.sections[0]
    assert [round(length.mm) for length in (paper.page_width, paper.page_height) if length] == [210, 297]
    assert document.styles["Normal"].font.name == "Arial"
    assert document.sections[0].left_margin == document.sections[0].right_margin


def test_headings_are_headings_lists_are_lists_and_the_table_has_a_header_row() -> None:
    document = opened(sheet())
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text and paragraph.style]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 5
    assert styles.count("List Bullet") == 3
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["What", "When", "Hours paid", "Hours not paid", "You get"]
    marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert marked == [True] + [False] * (len(table.rows) - 1)
    assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None


def test_the_document_says_what_the_plain_text_says() -> None:
    page = justification(sample(), 500).page
    assert "\n\n".join(p.text for p in opened(page).paragraphs) + "\n" == page.text
    assert opened(page).sections[0].header.paragraphs[0].text == page.title


def test_the_body_of_the_justification_has_no_more_words_than_its_limit() -> None:
    for limit in (250, 500, 750):
        body = " ".join(p.text for p in opened(justification(sample(), limit).page).paragraphs)
        assert len(body.split()) <= limit


@cache
def hostile() -> Page:
    """A page on which every word that people type is a payload."""
    return Page(
        "Title",
        (
            *(Paragraph(tidy(payload)) for payload in PAYLOADS),
            Bullets(tuple(tidy(payload) for payload in PAYLOADS)),
            Heading(tidy(PAYLOADS[0])),
            Grid("Payloads", ("a", "b"), tuple((tidy(p), tidy(p)) for p in PAYLOADS), (1, 1)),
        ),
        "Made from a test.",
    )


def test_payloads_stay_text_and_no_field_link_or_object_is_made_of_them() -> None:
    made = parts(hostile())
    body = made["word/document.xml"].decode()
    assert [name for name in FIELDS if f"<w:{name}" in body] == []
    assert [name for name, content in made.items() if b'TargetMode="External"' in content] == []
    document = docx.Document(io.BytesIO(docx_bytes(hostile())))
    assert [p.text for p in document.paragraphs][1 : len(PAYLOADS) + 1] == [tidy(payload) for payload in PAYLOADS]
    assert [row.cells[1].text for row in document.tables[0].rows[1:]] == [tidy(payload) for payload in PAYLOADS]


def partners_of_payloads() -> Iterator[Page]:
    for payload in PAYLOADS[::3]:
        found = assessed(
            time(3, "hour", of=payload, role=payload, own_rate=own(10, "hour", "fee"), unpaid_hours_each=1),
            item(2, 5, of=payload, label=payload),
            partners=(partner(payload),),
        )
        yield partner_sheet(found, payload)


def test_a_partner_with_a_payload_for_a_name_still_gets_its_page() -> None:
    for page in partners_of_payloads():
        assert opened(page).tables[0].rows[-1].cells[-1].text == "£40.00"


def worst() -> Page:
    """The longest names, the most lines and everything open at once."""
    long = "Community coordinator for neighbourhood conversations and learning " * 3
    lines = [
        time(1111.25, "hour", number, of=long, role=f"{number} {long}", own_rate=own("1234.56", "hour", "wage"),
             people=11, activity="brokerage", phase="pre_application", status="undecided",
             unpaid_hours_each=None if number % 2 else 13, why_unpaid=None if number % 3 else "not_budgeted")
        for number in range(1, 30)
    ]  # fmt: skip
    needed = [item(1, None, f"n{number}", of=long, label=f"{number} {long}") for number in range(9)]
    terms = {"vat": "irrecoverable", "on_costs": Decimal("0.2"), "overhead": "percent", "overhead_value": "0.1"}
    one = partner(long, type="vcse", paid="mixed", bands_agreed_by="lead", **terms)
    return partner_sheet(
        assessed(*lines, *needed, partners=(one,), title=long * 3, lead_organisation=long[:-1] * 2), long
    )


@pytest.fixture(scope="module")
def _writer(tmp_path_factory: pytest.TempPathFactory) -> None:
    """LibreOffice's Writer, which prints plain text too. Where it is missing its tests do not run."""
    folder = tmp_path_factory.mktemp("writer")
    (folder / "plain.txt").write_text("Is Writer here?", encoding="utf-8")
    try:
        to_pdf([folder / "plain.txt"], folder / "made")
    except (OSError, RuntimeError, ValueError, AssertionError) as missing:
        pytest.skip(f"needs LibreOffice Writer: {missing}")


@pytest.mark.spreadsheet
@pytest.mark.usefixtures("_writer")
def test_every_partners_page_is_one_page_even_the_fullest(tmp_path: Path) -> None:
    pages = [partner_sheet(sample(), name) for name in partner_names(sample())] + [worst()]
    documents = [tmp_path / f"page_{number}.docx" for number in range(len(pages))]
    for page, path in zip(pages, documents, strict=True):
        write_page(page, path)
    printed = to_pdf(documents, tmp_path / "printed")
    assert [len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes())) for pdf in printed] == [1] * len(pages)


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_justify_writes_word_or_text_by_the_ending_and_never_over_a_file(tmp_path: Path) -> None:
    for ending in ("docx", "txt"):
        out = tmp_path / f"words.{ending}"
        assert run("justify", BROKERAGE, "--words", 250, "-o", out)[0] == 0
        assert run("justify", BROKERAGE, "--words", 250, "-o", out)[0] == 2
        assert run("justify", BROKERAGE, "--words", 250, "-o", out, "--force")[0] == 0
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == justification(sample(), 250).page.text
    assert (tmp_path / "words.docx").read_bytes() == docx_bytes(justification(sample(), 250).page)


def test_justify_shows_the_text_and_says_beside_it_how_long_it_is_and_what_had_no_room() -> None:
    code, shown, beside = run("justify", BROKERAGE, "--words", 250)
    assert code == 0
    assert shown == justification(sample(), 250).page.text
    assert beside.startswith(f"{len(shown.split())} words of 250. ")
    assert "had no room; the first: " in beside


def test_another_ending_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    code, _, refusal = run("justify", "missing.xlsx", "-o", tmp_path / "words.pdf")
    assert code == 2
    assert '"words.pdf" cannot be written: name a file that ends in .docx or .txt.' in refusal


def test_a_blocked_budget_gets_a_plain_message_and_exit_code_1(tmp_path: Path) -> None:
    for words in (("justify",), ("partner-sheet", "Midchester University")):
        out = tmp_path / "words.docx"
        code, shown, _ = run(words[0], SAMPLES / "full_of_problems.xlsx", *words[1:], "-o", out)
        assert code == 1
        assert shown.startswith("The totals of this budget are not known yet")
        assert "Mend first" in shown
        assert not out.exists()


def test_the_library_for_word_documents_opens_no_entity_of_a_workbook(tmp_path: Path) -> None:
    """python-docx brings lxml, and openpyxl then reads the smaller parts of a workbook through it."""
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    stream = io.BytesIO()
    with ZipFile(BROKERAGE) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", errors="surrogateescape")
            if name == "docProps/core.xml":
                head, mark, rest = content.partition("?>")
                content = head + mark + entity + re.sub(r"<dc:title>.*?</dc:title>", "<dc:title>&x;</dc:title>", rest)
            new.writestr(name, content.encode("utf-8", errors="surrogateescape"))
    attacked = tmp_path / "attacked.xlsx"
    attacked.write_bytes(stream.getvalue())
    assert "SECRET" not in run("cost", attacked, "--json")[1]
