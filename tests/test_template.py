"""The template that is written: its headings, notes and drop-downs, and budgets that come back as they went."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairbudget import budget as model
from fairbudget.budget import Budget, CostLine, Override, OwnRate, Partner, Project, Share, TimeLine
from fairbudget.reading import read_budget
from fairbudget.reading.cells.choices import clean
from fairbudget.reading.grid import letters
from fairbudget.template import SHEETS
from fairbudget.template_words import OTHER_WORDS, label
from fairbudget.writing.atomic import write_atomically
from fairbudget.writing.template import ListedOverride, budget_sheets, write_template
from template_files import and_back, codes, without_places, written

HARBOUR = "Harbour Lane Arts"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "blank.xlsx"
    write_template(path)
    return path


def test_the_headings_stand_in_row_1_in_their_order(blank: Path) -> None:
    workbook = openpyxl.load_workbook(blank)
    assert workbook.sheetnames == ["Project", "Partners", "Time", "Costs", "Overrides", "Example", "Lists"]
    assert [cell.value for cell in workbook["Project"]["A"]][:4] == ["Field", "Title", "Lead organisation", "Funder"]
    assert [cell.value for cell in workbook["Time"][1]] == [
        "Line", "Partner", "Role", "Band", "Activity", "Phase", "Year", "People", "Quantity", "Unit", "Months",
        "Hours per unit", "Employed share", "Unpaid hours each", "Why unpaid", "Rate code", "Own rate £",
        "Own rate per", "Own rate basis", "Reason for own rate", "Paid by", "Status", "Notes",
    ]  # fmt: skip
    assert [cell.value for cell in workbook["Overrides"][1]] == [
        "Rate code", "Amount £", "Per", "Basis", "From", "Reason", "Agreed by", "Agreed on", "Source",
    ]  # fmt: skip


def test_every_heading_has_a_note_and_every_closed_list_a_drop_down(blank: Path) -> None:
    workbook = openpyxl.load_workbook(blank)
    names = {name: next(iter(defined.destinations)) for name, defined in workbook.defined_names.items()}
    for plan in SHEETS:
        sheet = workbook[plan.name]
        lists = {
            str(area): rule.formula1 for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges
        }
        for number, column in enumerate((column for column in plan.columns if not column.extra), 1):
            heading = sheet.cell(number + 1, 1) if plan.down else sheet.cell(1, number)
            assert heading.comment is not None
            assert heading.comment.text == column.note
            if column.choices:
                first = f"B{number + 1}" if plan.down else f"{letters(number)}2"
                source = next(formula for area, formula in lists.items() if area.split(":")[0] == first)
                where, cells = names[source]
                words = tuple(row[0].value for row in workbook[where][cells])
                assert words == tuple(label(code) for code in column.choices)


def test_columns_are_ready_for_dates_percentages_and_money(blank: Path) -> None:
    workbook = openpyxl.load_workbook(blank)
    assert workbook["Project"]["B5"].number_format == "d mmm yyyy"
    assert workbook["Partners"].column_dimensions["L"].width > 5
    styles = zipfile.ZipFile(blank).read("xl/styles.xml").decode()
    assert 'formatCode="0.0%"' in styles
    assert 'formatCode="#,##0.00"' in styles or 'numFmtId="4"' in styles


def test_every_sheet_prints_one_page_wide_with_its_headings_repeated(blank: Path) -> None:
    for sheet in openpyxl.load_workbook(blank).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        footer = sheet.oddFooter
        assert footer is not None
        assert footer.right is not None
        assert footer.right.text == "Page &P of &N"
        assert sheet.title == "Example" or sheet.print_title_rows


def test_a_blank_template_reads_as_an_empty_budget_and_says_so(blank: Path) -> None:
    budget = read_budget(blank)
    assert without_places(budget).model_copy(update={"problems": ()}) == Budget()
    assert codes(budget) == ["no_lines"]
    assert "nothing to cost" in budget.problems[0].message


def test_the_example_gives_no_lines_and_names_rates_that_are_shipped(blank: Path) -> None:
    example = openpyxl.load_workbook(blank)["Example"]
    rates = {str(cell.value) for row in example.iter_rows() for cell in row if str(cell.value).startswith("baseline:")}
    card = (Path(__file__).parent.parent / "rates" / "baseline.toml").read_text(encoding="utf-8")
    assert rates
    assert all(f"[rate.{rate.removeprefix('baseline:')}]" in card for rate in rates)
    assert read_budget(blank).time == ()


def test_the_same_call_gives_the_same_bytes(tmp_path: Path, blank: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_template(again)
    assert again.read_bytes() == blank.read_bytes()


def test_a_file_is_never_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_text("my work")
    with pytest.raises(FileExistsError, match=r'"mine.xlsx" is there already'):
        write_template(path)
    assert path.read_text() == "my work"
    write_template(path, force=True)
    assert path.read_bytes().startswith(b"PK")


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_text("my work")

    def half(new: Path) -> None:
        new.write_text("half a fi")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        write_atomically(path, half, force=True)
    assert [found.name for found in tmp_path.iterdir()] == ["mine.xlsx"]
    assert path.read_text() == "my work"


PAYLOADS = (
    '=HYPERLINK("http://127.0.0.1:9/","click")', "+cmd|' /C calc'!A0", "@SUM(1+1)", "-5 (a real name?)", "'=1+1",
    "=1+1", "\uff1d1+1", "http://example.org/", "mailto:a@example.org", "_x0041_", "007", "1.10", "TRUE", "{=1+1}",
    "<b>bold</b> & co", "None", "nan", "1/4", "#REF!",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text_and_comes_back_as_it_was(tmp_path: Path, payload: str) -> None:
    budget = Budget(
        project=Project(title=payload),
        partners=(Partner(name=payload, notes=payload),),
        time=(
            TimeLine(line="a", partners=(Share(partner=payload),), role=payload, quantity=Decimal(1), unit="day",
                     rate_code=payload, notes=payload),
        ),
    )  # fmt: skip
    path = written(budget, tmp_path / "budget.xlsx")
    assert without_places(read_budget(path)) == budget
    for sheet in openpyxl.load_workbook(path).worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    parts = zipfile.ZipFile(path)
    assert not any("hyperlink" in parts.read(name).decode() for name in parts.namelist() if "worksheets" in name)


def test_the_overrides_of_an_export_are_listed_and_only_the_budgets_own_are_read(tmp_path: Path) -> None:
    own = Override(rate_code="nihr:hour", amount=Decimal(30), per="hour", reason="Agreed with the panel")
    typed = Override(rate_code="", amount=Decimal(120), per="session", reason="")
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        listed = [ListedOverride(own, "budget", replaces=Decimal("27.50")), ListedOverride(typed, "line", line="2")]
        budget_sheets(workbook, Budget(overrides=(own,)), listed)
    headings = [cell.value for cell in openpyxl.load_workbook(path)["Overrides"][1]]
    assert headings[-3:] == ["Set by", "Line", "Replaces £"]
    budget = read_budget(path)
    assert without_places(budget).overrides == (own,)
    assert codes(budget) == ["no_lines"]


def test_extra_columns_are_written_only_when_they_are_used(tmp_path: Path) -> None:
    line = TimeLine(line="1", partners=(Share(partner=HARBOUR),), quantity=Decimal(1), unit="day")
    plain = Budget(time=(line,), partners=(Partner(name=HARBOUR),))
    with_on_costs = plain.model_copy(update={"time": (line.model_copy(update={"on_costs": Decimal("0.31")}),)})
    path = written(plain, tmp_path / "plain.xlsx")
    assert "On-costs %" not in [cell.value for cell in openpyxl.load_workbook(path)["Time"][1]]
    assert and_back(with_on_costs, tmp_path / "more.xlsx") == with_on_costs


def test_shares_of_thirds_are_written_as_thirds_and_read_back(tmp_path: Path) -> None:
    thirds = (*(Share(partner=name, fraction=Decimal("0." + "3" * 20)) for name in "AB"),
              Share(partner="C", fraction=Decimal("0." + "3" * 19 + "4")))  # fmt: skip
    line = TimeLine(line="1", partners=thirds, quantity=Decimal(1), unit="day")
    budget = Budget(time=(line,), partners=tuple(Partner(name=name) for name in "ABC"))
    path = written(budget, tmp_path / "thirds.xlsx")
    assert openpyxl.load_workbook(path)["Time"]["B2"].value == "A 1/3; B 1/3; C 1/3"
    assert without_places(read_budget(path)) == budget


def test_welsh_words_are_few_and_stand_for_codes_that_exist() -> None:
    codes_known = {code for plan in SHEETS for column in plan.columns for code in column.choices}
    assert set(OTHER_WORDS.values()) <= codes_known
    welsh = {name for plan in SHEETS for column in plan.columns for name in column.other_names} & {"Gorbenion", "TAW"}
    assert welsh == {"Gorbenion", "TAW"}


# Text as the reader keeps it: composed, trimmed, nothing unseen.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), min_size=1, max_size=20).map(clean)
TEXT = TEXT.filter(lambda text: text != "" and "_x00" not in text)
NAME = st.sampled_from(["Midchester University", HARBOUR, "Panel", "Grŵp Tŷ Gŵydd", "=cmd", "A & B <C>"])
NUMBER = st.decimals(min_value=0, max_value=99_999, places=4, allow_nan=False, allow_infinity=False)
MONEY = st.decimals(min_value=0, max_value=9_999_999, places=2, allow_nan=False, allow_infinity=False)
FRACTION = st.decimals(min_value=0, max_value=2, places=18, allow_nan=False, allow_infinity=False)
DAY = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
CODE = st.from_regex(r"[a-z][a-z_]{0,11}:[a-z_]{1,12}", fullmatch=True)


def word(vocabulary: object) -> st.SearchStrategy[str]:
    return st.sampled_from(model.words(vocabulary))


def perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


PROJECTS = st.builds(
    Project,
    title=TEXT, lead_organisation=perhaps(TEXT), funder=perhaps(TEXT), start=perhaps(DAY),
    months=perhaps(st.integers(0, 120)), as_of=perhaps(DAY), price_basis=word(model.PriceBasis),
    uplift=perhaps(FRACTION), success_rate=perhaps(FRACTION), award_limit=perhaps(MONEY),
    reference_partner=st.none(), currency=st.sampled_from(["GBP", "EUR"]),
)  # fmt: skip
OWN_RATES = st.builds(OwnRate, amount=MONEY, per=word(model.Per), basis=perhaps(word(model.Basis)), reason=TEXT)
SHARES = st.one_of(
    NAME.map(lambda name: (Share(partner=name),)),
    st.just((Share(partner=HARBOUR, fraction=Decimal("0.125")), Share(partner="Panel", fraction=Decimal("0.875")))),
)
NOTES = st.just("") | TEXT


@st.composite
def partners(draw: st.DrawFn, name: str) -> Partner:
    method = draw(perhaps(word(model.OverheadMethod)))
    return Partner(
        name=name, type=draw(perhaps(word(model.PartnerType))), place=draw(perhaps(word(model.Place))),
        relationship=draw(perhaps(word(model.Relationship))), hours_in_a_day=draw(perhaps(NUMBER)),
        on_costs=draw(perhaps(CODE | FRACTION)), overhead=method,
        overhead_value=draw(perhaps(FRACTION if method == "percent" else MONEY)) if method else None,
        vat=draw(perhaps(word(model.Vat))), bands_agreed_by=draw(perhaps(word(model.AgreedBy))),
        paid=draw(perhaps(word(model.PaidWhen))), advance=draw(perhaps(FRACTION)),
        invoice_every_months=draw(perhaps(st.integers(1, 12))), days_to_pay=draw(perhaps(st.integers(0, 120))),
        notes=draw(NOTES),
    )  # fmt: skip


@st.composite
def time_lines(draw: st.DrawFn, line: str) -> TimeLine:
    return TimeLine(
        line=line, partners=draw(SHARES), role=draw(TEXT), band=draw(perhaps(word(model.Band))),
        activity=draw(perhaps(word(model.Activity))), phase=draw(perhaps(word(model.Phase))),
        year=draw(st.integers(0, 9)), people=draw(NUMBER), quantity=draw(NUMBER), unit=draw(word(model.Unit)),
        months=draw(perhaps(NUMBER)), hours_per_unit=draw(perhaps(NUMBER)), employed_share=draw(perhaps(NUMBER)),
        unpaid_hours_each=draw(perhaps(NUMBER)), why_unpaid=draw(perhaps(word(model.WhyUnpaid))),
        rate_code=draw(perhaps(CODE)), own_rate=draw(perhaps(OWN_RATES)), on_costs=draw(perhaps(FRACTION)),
        paid_by=draw(perhaps(word(model.PaidBy))), status=draw(perhaps(word(model.Status))), notes=draw(NOTES),
    )  # fmt: skip


@st.composite
def cost_lines(draw: st.DrawFn, line: str, known: list[str]) -> CostLine:
    item: dict[str, object] = {"quantity": draw(NUMBER), "unit_cost": draw(perhaps(MONEY))}
    if draw(st.sampled_from([True, False])):
        item = {"fraction": draw(FRACTION), "fraction_of": tuple(known)}
    return CostLine.model_validate(
        {
            "line": line, "partner": draw(perhaps(NAME)), "category": draw(perhaps(word(model.CostCategory))),
            "for_activity": draw(perhaps(word(model.Activity))), "phase": draw(perhaps(word(model.Phase))),
            "year": draw(st.integers(0, 9)), "paid_by": draw(perhaps(word(model.PaidBy))), "notes": draw(NOTES),
            "label": draw(NOTES), **item,
        }
    )  # fmt: skip


OVERRIDES = st.builds(
    Override,
    rate_code=CODE, amount=MONEY, per=word(model.Per), basis=perhaps(word(model.Basis)), reason=TEXT,
    effective_from=perhaps(DAY), agreed_by=NOTES, agreed_on=perhaps(DAY), source=NOTES, where=st.just(""),
)  # fmt: skip


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    """A budget that a person could have written: every partner listed, every line named once."""
    names = ("Midchester University", HARBOUR, "Panel", "Grŵp Tŷ Gŵydd", "=cmd", "A & B <C>")
    time = [draw(time_lines(f"T{number}")) for number in range(draw(st.integers(1, 3)))]
    known = [line.line for line in time]
    return Budget(
        project=draw(PROJECTS),
        partners=tuple(draw(partners(name)) for name in names),
        time=tuple(time),
        costs=tuple(draw(cost_lines(f"C{number}", known)) for number in range(draw(st.integers(0, 2)))),
        overrides=tuple(draw(st.lists(OVERRIDES, max_size=2))),
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(budget=budgets())
def test_a_budget_that_is_written_reads_back_as_the_same_budget(tmp_path: Path, budget: Budget) -> None:
    assert and_back(budget, tmp_path / "budget.xlsx") == budget
