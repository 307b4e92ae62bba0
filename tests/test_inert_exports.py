"""Whatever people write stays text in everything that goes out: no formula, link, script or field is made of it.

One list of payloads is put into every field of a budget, and into an offer; then every kind of file is made of it,
opened again, and looked through for whatever is not our own. `inert.py` says what is our own.
"""

import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from fairbudget.assessment import Assessment, assess
from fairbudget.cli import app
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import PLANS, TABLES, Draft, DraftRow, NotUnderstood
from fairbudget.drafts.history import edits_of
from fairbudget.drafts.saved_file import opened, saved
from fairbudget.drafts.work import Change, Scenario, Work
from fairbudget.justification import justification
from fairbudget.language import Language, speaking
from fairbudget.offers import assess_offer
from fairbudget.pages import Page
from fairbudget.partner_sheet import partner_names, partner_sheet
from fairbudget.problems import Problem
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.ui.download_list import printed, workbook
from fairbudget.ui.state import KEY, Session
from fairbudget.wording import TURNING, tidy
from fairbudget.writing.offer_page import offer_page
from fairbudget.writing.web_page import words_page
from fairbudget.writing.word_document import docx_bytes
from inert import cells_of, faults_of_document, faults_of_page, faults_of_workbook, parts_of, text_of_page
from pages import page
from spreadsheet import Place, Value, recalculate, values
from test_workbook_safety import PAYLOADS as FORMULAS
from test_workbook_safety import read, readable

PAYLOADS = (
    *FORMULAS,
    '=DDE("cmd";"/C calc";"a")',
    '=MSEXCEL|"\\..\\..\\Windows\\System32\\cmd.exe"!A1',
    '=INDIRECT("A1")',
    "='[https://example.org/book.xlsx]Sheet1'!A1",
    '=IMPORTXML("https://example.org","//a")',
    "@import url(https://example.org/x.css)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</title></style><iframe src=https://example.org>",
    "<!-- --><![CDATA[<b>]]><?php echo 1 ?>",
    "![a picture](https://example.org/beacon.png)",
    "[a link](javascript:alert(1))",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "../../etc/passwd",
    "..\\..\\secret.xlsx",
    "C:\\Users\\x",
    "\u200f=1+1",
    "\u2066=1+1\u2069",
    "\x1b[31mred\x1b]8;;https://example.org\x07link",
    "\x00",
    "{0.__class__} {partner} %s %(x)s {{7*7}} ${7*7}",
    " HYPERLINK \"https://example.org\" ",
    "{ INCLUDETEXT \"https://example.org/x\" }",
    "a\u2028b\u2029c\x85d",
    "\ud7ff\ue000\U0010fffd",
)  # fmt: skip
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
BOOK = read_rates()
LANGUAGES: tuple[Language, ...] = ("en", "cy")


def row(came_from: str = "", **cells: str) -> DraftRow:
    return DraftRow(
        cells={name.replace("__", "."): text for name, text in cells.items() if text.strip()}, came_from=came_from
    )


def words_everywhere() -> Draft:
    """A budget that can be costed, with a payload in each field for words, a line for each payload."""
    codes = [f"{card.code}:{rate.code}" for card in BOOK.cards for rate in card.rates if rate.values]
    numbers = {"people": "1", "quantity": "2", "unit": "hour", "year": "1", "band": "skilled", "unpaid_hours_each": "1",
               "activity": "engagement", "phase": "delivery", "paid_by": "grant"}  # fmt: skip
    item = {"quantity": "1", "unit_cost": "5"}
    rate = {"own_rate__amount": "20", "own_rate__per": "hour", "own_rate__basis": "wage"}
    names = [f"{text.replace(';', ',')[:290]} {number}" for number, text in enumerate(PAYLOADS)]
    numbered = list(enumerate(zip(names, PAYLOADS, strict=True)))
    given = zip(codes, (text for text in PAYLOADS if tidy(text)), strict=False)
    return Draft(
        project={
            "title": PAYLOADS[5],
            "lead_organisation": PAYLOADS[6],
            "reference_partner": names[0],
            "as_of": "2026-09-01",
            "start": "2026-10-01",
            "months": "12",
        },
        partners=tuple(
            row(text, name=name, type="vcse", on_costs="none", overhead="none", notes=text)
            for _, (name, text) in numbered
        ),
        time=tuple(
            row(text, line=f"T{at}", partners=name, role=text, own_rate__reason=text, notes=text, **numbers, **rate)
            for at, (name, text) in numbered
        ),
        costs=tuple(
            row(text, line=f"C{at}", partner=name, label=text, notes=text, category="travel", paid_by="grant", **item)
            for at, (name, text) in numbered
        ),
        overrides=tuple(
            row(text, rate_code=code, amount="15", per="hour", reason=text, agreed_by=text, source=text)
            for code, text in given
        ),
        file_name=PAYLOADS[6],
    )


def broken_everywhere() -> Draft:
    """A budget with a payload in every cell there is, also those for numbers, and as what was not understood."""
    tables: dict[str, Any] = {}
    for name in TABLES:
        fields = [column.field for column in PLANS[name].columns]
        tables[name.lower()] = tuple(DraftRow(cells=dict.fromkeys(fields, text), came_from=text) for text in PAYLOADS)
    words = ("sheet", "line", "where", "found", "message", "original")
    unread = tuple(NotUnderstood(**dict.fromkeys(words, text)) for text in PAYLOADS)
    noticed = tuple(problem(text) for text in PAYLOADS)
    project = {column.field: text for column, text in zip(PLANS["Project"].columns, PAYLOADS, strict=False)}
    project["as_of"] = "2026-09-01"
    return Draft(project=project, unread=unread, noticed=noticed, file_name=PAYLOADS[5], **tables)


def problem(text: str) -> Problem:
    return Problem(code="line_twice", severity="check", where=text, found=text, message=text, fix=text)


def scenario_of(draft: Draft) -> Scenario:
    """The draft as a version with a payload for a name and in all of its changes."""
    changes = tuple(
        Change(at=NOW, sheet=sheet, line=text, field=field, before=text, after=text, why=text)
        for text in PAYLOADS
        for sheet, field in (("Time", "role"), (text, text), ("", ""))
    )
    return Scenario(name=PAYLOADS[5], draft=draft, changes=changes)


def seen(value: object) -> str:
    """What a person can tell of a cell; the two characters that are none may be spelt out in it."""
    return re.sub("_x[fF]{3}[eEfF]_", "", readable(str(value)))


def as_read(payload: str) -> str:
    """What a person can tell of a payload once it was read of a file: marks that turn the direction are left out."""
    return read("".join(letter for letter in payload if letter not in TURNING))


DRAFTS: Mapping[str, Callable[[], Draft]] = {"words": words_everywhere, "broken": broken_everywhere}


@dataclass(frozen=True)
class Case:
    """A budget of payloads, its result, and the files made of it in one language."""

    scenario: Scenario
    assessment: Assessment
    workbook: bytes
    printed: bytes


@pytest.fixture(scope="module", params=[(name, language) for name in DRAFTS for language in LANGUAGES], ids="-".join)
def case(request: pytest.FixtureRequest) -> Case:
    name, language = request.param
    with speaking(language):
        scenario = scenario_of(DRAFTS[name]())
        assessment, edits = assess(budget_of_draft(scenario.draft), BOOK), edits_of(scenario)
        return Case(scenario, assessment, workbook(assessment, edits), printed(assessment, edits))


def test_the_payloads_are_many_and_all_kinds_are_there() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 70
    whole = "\n".join(PAYLOADS)
    for kind in (
        "HYPERLINK",
        "WEBSERVICE",
        "DDE",
        "cmd|",
        "[1]",
        "#REF!",
        "<script",
        "onerror",
        "javascript:",
        "../",
        "\x00",
    ):
        assert kind in whole
    assert all(any(text.startswith(sign) for text in PAYLOADS) for sign in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
    assert any(len(text) == 300 for text in PAYLOADS)


# Workbooks


def test_the_workbook_holds_no_formula_link_or_part_that_is_not_ours(case: Case) -> None:
    assert faults_of_workbook(case.workbook) == []


def test_the_payloads_stand_in_the_workbook_as_they_were_written(case: Case) -> None:
    held = {seen(cell.value) for _, cell in cells_of(case.workbook) if cell.data_type == "s"}
    assert [text for text in PAYLOADS if read(text) and read(text) not in held] == []


def test_the_properties_and_notes_of_the_workbook_are_ours_but_for_its_title(case: Case) -> None:
    about = openpyxl.load_workbook(io.BytesIO(case.workbook)).properties
    assert (about.creator, about.lastModifiedBy, about.subject, about.category) == (None, None, None, None)
    assert re.fullmatch("[0-9a-f]{16}", about.keywords or "")
    notes = " ".join(part.decode() for name, part in parts_of(case.workbook).items() if name.startswith("xl/comments"))
    for text in ("HYPERLINK", "script", "example.org", "cmd"):
        assert text not in notes
    assert set(re.findall("<author>(.*?)</author>", notes)) == {"fairbudget"}


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled template that `fix -o` writes of the workbook of payloads."""
    folder = tmp_path_factory.mktemp("fixed")
    scenario = scenario_of(words_everywhere())
    (folder / "in.xlsx").write_bytes(workbook(assess(budget_of_draft(scenario.draft), BOOK), edits_of(scenario)))
    asked = ["fix", str(folder / "in.xlsx"), "--to", "floor", "-o", str(folder / "fixed.xlsx")]
    ran = CliRunner().invoke(app, asked)
    assert ran.exit_code == 0, ran.output
    return folder / "fixed.xlsx"


def test_a_template_that_was_filled_holds_no_formula_and_no_link(fixed: Path) -> None:
    content = fixed.read_bytes()
    assert faults_of_workbook(content) == []
    assert [cell.coordinate for _, cell in cells_of(content) if cell.data_type == "f"] == []
    held = {seen(cell.value) for sheet, cell in cells_of(content) if sheet == "Time"}
    assert [text for text in PAYLOADS if as_read(text) and as_read(text) not in held] == []


@pytest.mark.spreadsheet
def test_libreoffice_shows_the_payloads_as_text_in_both_kinds_of_workbook(fixed: Path, tmp_path: Path) -> None:
    scenario = scenario_of(words_everywhere())
    assessment = assess(budget_of_draft(scenario.draft), BOOK)
    (tmp_path / "result.xlsx").write_bytes(workbook(assessment, edits_of(scenario)))
    for path in recalculate([tmp_path / "result.xlsx", fixed], tmp_path / "made"):
        found: Mapping[Place, Value] = values(path)
        for sheet, column in (("Time", "C"), ("Partners", "O"), ("Costs", "J")):
            held = {seen(value) for (name, cell), value in found.items() if name == sheet and cell.startswith(column)}
            missing = [text for text in PAYLOADS if as_read(text) and as_read(text) not in held]
            assert missing == [], (path.name, sheet)
        assert [cell.coordinate for _, cell in cells_of(path.read_bytes()) if cell.data_type == "e"] == []


# Pages for the browser


def test_the_print_out_holds_no_tag_attribute_or_address_that_is_not_ours(case: Case) -> None:
    assert faults_of_page(case.printed) == []
    words = " ".join(text_of_page(case.printed).split())
    assert [text for text in PAYLOADS if tidy(text) not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_page_of_an_offer_holds_nothing_of_an_offer_or_a_reply_but_its_words(
    payload: str, language: Language
) -> None:
    with speaking(language):
        answer = assess_offer(f"£60 for 3 hours {payload}", BOOK, date(2026, 9, 1))
        content = offer_page(answer, payload, mark="a")
    assert faults_of_page(content) == []
    assert tidy(payload) in " ".join(text_of_page(content).split())


# Words as files


def pages() -> Iterator[Page]:
    """The justification, and the pages of some of the partners."""
    assessment = assess(budget_of_draft(words_everywhere()), BOOK)
    assert not assessment.blocked
    yield justification(assessment, 5000).page
    names = partner_names(assessment)
    assert len(names) > 70
    yield from (partner_sheet(assessment, name) for name in names[::4])


def test_no_word_document_holds_a_field_a_link_or_an_object() -> None:
    for one in pages():
        content = docx_bytes(one, "mark")
        assert faults_of_document(content) == []
        about = docx.Document(io.BytesIO(content)).core_properties
        assert (about.author, about.last_modified_by, about.keywords, about.subject) == ("", "", "mark", "")
        assert about.title == one.title[:255]


def test_no_page_of_words_for_the_browser_holds_anything_but_words() -> None:
    assert [fault for one in pages() for fault in faults_of_page(words_page(one))] == []


def test_no_plain_text_holds_a_sign_that_steers_a_terminal_or_turns_the_direction_of_reading() -> None:
    for one in pages():
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", one.text) == []


# What is saved, and what machines read


def test_a_saved_copy_is_json_and_gives_back_every_payload_to_the_letter(case: Case) -> None:
    work = Work(scenarios=(case.scenario,))
    content = saved(work, case.assessment.rate_cards)
    assert json.loads(content)["form"] == "fairbudget saved work"
    back = opened("a.fairbudget.json", content)
    assert back.problems == ()
    assert back.work.scenarios == work.scenarios


def test_the_result_for_machines_is_json_that_gives_the_words_back() -> None:
    assessment = assess(budget_of_draft(words_everywhere()), BOOK)
    found = json.loads(assessment.model_dump_json())
    assert {read(tidy(one["role"])) for one in found["lines"]} >= {read(tidy(text)) for text in PAYLOADS}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_mapping_is_toml_that_gives_back_what_the_file_called_its_columns(payload: str) -> None:
    from fairbudget.reading.mapping import MappedColumn, MappedTable
    from fairbudget.reading.mapping import Mapping as Columns
    from fairbudget.reading.mapping_file import mapping_of, mapping_text

    columns = (MappedColumn(heading=payload, role="amount"), MappedColumn(heading="Item", role="label"))
    mapping = Columns(made_from=payload, tables=(MappedTable(sheet=payload, counts=True, columns=columns),))
    text = mapping_text(mapping)
    assert set(tomllib.loads(text)) == {"made_from", "table"}
    assert mapping_of("m.toml", text.encode()) == mapping


def test_a_terminal_is_shown_no_sign_that_steers_it(fixed: Path) -> None:
    for asked in (["cost", str(fixed)], ["check", str(fixed)], ["explain", str(fixed), "T0"], ["fix", str(fixed)],
                  ["compare", str(fixed), str(fixed)], ["offer", f"£60 for 3 hours {PAYLOADS[-7]}"]):  # fmt: skip
        shown = CliRunner().invoke(app, asked).output
        assert len(shown) > 100
        assert re.findall("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", shown) == [], asked[0]


# Names of files


def page_with(name: str, work: Work) -> AppTest:
    at = page(name)
    at.session_state[KEY] = Session(work=work)
    return at.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_can_be_downloaded_has_a_name_of_plain_letters(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    button: Any = st.download_button

    def noted(*given: Any, **more: Any) -> Any:
        names.append(more["file_name"])
        return button(*given, **more)

    monkeypatch.setattr(st, "download_button", noted)
    page_with("budget", Work(language=language))
    seen = 1
    assert len(names) == seen
    for payload in PAYLOADS[::6]:
        draft = Draft(
            project={"title": payload, "as_of": "2026-09-01"},
            partners=(row(name="A", type="vcse"),),
            costs=(row(line="C1", partner="A", quantity="1", unit_cost="5", category="travel", paid_by="grant"),),
            file_name=payload,
        )
        at = page_with("evidence", Work(language=language).with_new(Scenario(name=payload, draft=draft)))
        assert not at.exception
        assert len(names) == seen + 7
        seen = len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,90}", name) or ".." in name] == []


def test_the_name_of_an_uploaded_file_is_only_shown_and_never_a_path() -> None:
    at = page("budget").run()
    for payload in ("../../x.csv", "..\\x.csv", "<b>.csv", f"{'x' * 300}.csv"):
        at = at.file_uploader[0].upload(payload, b"Item,Amount\nVenue,400\n").run()
        assert not at.exception
        work = at.session_state[KEY].work
        assert work.scenario is None or work.scenario.draft.costs[0].get("unit_cost")
        at = page("budget").run()
