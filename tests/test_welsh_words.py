"""The pages and the template in Welsh: the same budget and the same numbers, and English again afterwards."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from typer.testing import CliRunner

from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.cli import app
from fairbudget.justification import facts, justification
from fairbudget.language import Language, speaking, spoken
from fairbudget.language.catalogue import welsh
from fairbudget.pages import Page
from fairbudget.partner_sheet import partner_names, partner_sheet
from fairbudget.template import SHEETS
from fairbudget.wording import count_words
from fairbudget.writing.template import budget_sheets, write_template
from fairbudget.writing.word_document import docx_bytes
from shown_numbers import numbers
from template_files import without_places

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
BROKERAGE = SAMPLES / "university_charity_brokerage.xlsx"
NAMES = (
    "university_charity_brokerage",
    "public_involvement_panel",
    "regional_partnership_shared_post",
    "community_led_development_grant",
)
GARDENS = "Tollgate Lane Gardens"


@cache
def sample(name: str, language: Language) -> Assessment:
    with speaking(language):
        return assess(read_budget(SAMPLES / f"{name}.xlsx"), read_rates())


def partner_page(name: str, partner: str, language: Language) -> Page:
    with speaking(language):
        return partner_sheet(sample(name, language), partner)


def sentences(name: str, language: Language) -> list[tuple[str, str]]:
    with speaking(language):
        return [(fact.about, fact.sentence) for fact in facts(sample(name, language))]


def test_the_page_of_the_gardens_in_welsh() -> None:
    text = partner_page("university_charity_brokerage", GARDENS, "cy").text
    for said in (
        "Tollgate Lane Gardens: eich rhan chi",
        "O gyfrif eich holl oriau, â thâl a di-dâl: £15.68 yr awr.",
        "O gyfrif yr oriau â thâl yn unig: £24.79 yr awr.",
        "mae 75.6% o'ch oriau ar lefel y Cyflog Byw Gwirioneddol neu'n uwch.",
        "Cewch eich talu ar ôl y gwaith.",
        "- Oriau di-dâl (45, 12, 15, 8, 6): nid oes arian wedi'i neilltuo ar eu cyfer.",
        "cyfraddau ar 16 Mawrth 2026",
        "Drafft yw'r Gymraeg hon: nid oes cyfieithydd wedi'i gwirio eto.",
    ):
        assert said in text


@pytest.mark.parametrize("name", NAMES)
def test_a_partners_page_has_the_same_numbers_in_both_languages_in_their_order(name: str) -> None:
    for partner in partner_names(sample(name, "en")):
        english, in_welsh = (partner_page(name, partner, language).text for language in ("en", "cy"))
        assert numbers(in_welsh) == numbers(english)


@pytest.mark.parametrize("name", NAMES)
def test_the_justification_has_the_same_facts_in_welsh_and_every_number_of_them_is_in_the_english(name: str) -> None:
    english, in_welsh = sentences(name, "en"), sentences(name, "cy")
    assert [about for about, _ in in_welsh] == [about for about, _ in english]
    for (_, one), (_, other) in zip(in_welsh, english, strict=True):
        assert sorted(numbers(one)) == sorted(numbers(other))
        assert one != other


@pytest.mark.parametrize("limit", [100, 250, 500, 750])
def test_the_justification_keeps_its_limit_in_welsh(limit: int) -> None:
    with speaking("cy"):
        made = justification(sample("university_charity_brokerage", "cy"), limit)
    assert limit - 40 < count_words(made.page.text) <= limit
    assert made.page.text.startswith("Cais\n\nGofynnwn i'r cyllidwr (UKRI: standard research grant")
    assert "am £56,407.29 o gost y prosiect, sef £71,441.49." in made.page.text


def test_after_the_welsh_page_the_english_one_is_as_it_was() -> None:
    name = "university_charity_brokerage"
    before = partner_page(name, GARDENS, "en")
    assert partner_page(name, GARDENS, "cy") != before
    assert partner_page(name, GARDENS, "en") == before


def test_a_welsh_print_out_says_that_it_is_welsh_whenever_it_is_written() -> None:
    page = partner_page("university_charity_brokerage", GARDENS, "cy")
    with zipfile.ZipFile(BytesIO(docx_bytes(page))) as parts:
        properties, styles = (parts.read(part).decode() for part in ("docProps/core.xml", "word/styles.xml"))
    assert ">cy-GB<" in properties
    assert "Gwnaed gan fairbudget" in properties
    assert 'w:val="cy-GB"' in styles
    assert "en-GB" not in styles


def test_the_welsh_template_has_welsh_sheets_headings_notes_and_lists(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(blank(tmp_path / "templed.xlsx", "cy"))
    assert workbook.sheetnames == [
        "Prosiect", "Partneriaid", "Amser", "Costau", "Disodliadau", "Enghraifft", "Rhestrau",
    ]  # fmt: skip
    assert [cell.value for cell in workbook["Amser"][1]][:4] == ["Llinell", "Partner", "Rôl", "Band"]
    for plan in SHEETS:
        sheet = workbook[welsh(plan.name) or ""]
        for number, column in enumerate((column for column in plan.columns if not column.extra), 1):
            heading = sheet.cell(number + 1, 1) if plan.down else sheet.cell(1, number)
            assert heading.value == welsh(column.heading)
            assert heading.comment is not None
            assert heading.comment.text == welsh(column.note)
    sources = {rule.formula1 for rule in workbook["Amser"].data_validations.dataValidation}
    assert "Partneriaid!$A$2:$A$201" in sources
    places = {name: dict(defined.destinations) for name, defined in workbook.defined_names.items()}
    assert places["list_band"] == {"Rhestrau": "$I$5:$I$9"}
    words = [workbook["Rhestrau"][f"I{row}"].value for row in range(5, 10)]
    assert words == ["Cyfrannwr", "Profiadol", "Medrus", "Arweinydd", "Strategol"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_welsh_template_that_is_filled_in_is_the_same_budget_as_the_english_one(
    name: str, language: Language, tmp_path: Path
) -> None:
    budget = read_budget(SAMPLES / f"{name}.xlsx")
    filled = openpyxl.load_workbook(blank(tmp_path / "templed.xlsx", "cy"))
    answers = tmp_path / "answers.xlsx"
    with speaking("cy"), xlsxwriter.Workbook(str(answers)) as workbook:
        budget_sheets(workbook, budget)
    for plan in SHEETS:
        # A workbook of results has the English names of sheets, because its formulas use them; all else is in Welsh.
        for row in openpyxl.load_workbook(answers)[plan.name].iter_rows():
            for cell in row:
                answer = filled[welsh(plan.name) or ""][cell.coordinate]
                answer.value, answer.number_format = cell.value, cell.number_format
    path = tmp_path / "llawn.xlsx"
    filled.save(path)
    with speaking(language):
        again = read_budget(path)
    assert without_places(again) == without_places(budget)


def test_the_command_line_speaks_welsh_for_one_command_alone(tmp_path: Path) -> None:
    page = run("partner-sheet", BROKERAGE, "tollgate lane gardens", "--language", "cy")
    assert "Beth y gofynnir i chi ei wneud, a beth gewch chi" in page
    assert spoken() == "en"
    assert "What you are asked to do, and what you get" in run("partner-sheet", BROKERAGE, GARDENS)
    assert "Gofynnwn i'r cyllidwr" in run("justify", BROKERAGE, "--words", "250", "--language", "cy")
    assert "Byddech yn cael £13.33 yr awr." in run(
        "offer", "£150 for a day, with half a day's preparation", "--day-hours", "7.5", "--language", "cy"
    )
    made = tmp_path / "templed.xlsx"
    assert "Llenwch y taflenni Prosiect, Partneriaid ac Amser" in run("template", made, "--language", "cy")
    assert openpyxl.load_workbook(made).sheetnames[0] == "Prosiect"


def blank(path: Path, language: Language) -> Path:
    with speaking(language):
        write_template(path)
    return path


def run(*words: object) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.stderr
    return result.stdout
