"""Figures, tables and what the pictures say, in Welsh: the same numbers as in English, in Welsh words."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from fairbudget.assessment import Assessment, assess
from fairbudget.equity.figure import Figure
from fairbudget.findings.figures import balance, rates, unpaid
from fairbudget.language import Language, speaking
from fairbudget.reading import read_budget
from fairbudget.tables import Table, checks, lines, summary
from fairbudget.tables.fairness import fairness
from fairbudget.tables.fixes import finding, fixes
from fairbudget.tables.origins import changes, method, sources
from fairbudget.wording import hours_said, listed, owned
from workbook_budgets import shipped

FOLDER = Path(__file__).parents[1] / "sample_budgets"
SAMPLES = [path.stem for path in sorted(FOLDER.glob("*.xlsx"))]
TABLES = (summary, lines, fairness, fixes, checks, sources, changes, method)
# English words that are no Welsh ones.
ENGLISH = re.compile(r"\b(the|of|and|are|hours?|paid|rates?|lines?|this|not|which|would|unpaid|funder)\b", re.I)


def in_language(name: str, language: Language) -> Assessment:
    with speaking(language):
        return assess(read_budget(FOLDER / f"{name}.xlsx"), shipped())


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


def caption(found: Assessment, code: str, partner: str) -> str:
    [one] = [figure for figure in found.figures if (figure.code, figure.partner) == (code, partner)]
    return one.caption


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_has_the_same_numbers_in_both_languages(name: str) -> None:
    english, welsh = (in_language(name, language).figures for language in ("en", "cy"))
    wordless = {"caption": "", "remedy": ""}
    for one, other in zip(english, welsh, strict=True):
        assert one.model_copy(update=wordless) == other.model_copy(update=wordless)
        for said, in_welsh in ((one.caption, other.caption), (one.remedy, other.remedy)):
            assert numbers(said) == numbers(in_welsh), (one.code, said, in_welsh)
            assert said != in_welsh or not said


@pytest.mark.parametrize("name", SAMPLES)
def test_no_english_is_left_in_a_welsh_caption(name: str) -> None:
    found = in_language(name, "cy")
    names = "|".join(re.escape(partner.name) for partner in found.costed.budget.partners)
    for figure in found.figures:
        for said in (figure.caption, figure.remedy):
            assert not ENGLISH.search(re.sub(names, "", said)), said


def test_the_effective_rate_and_what_is_unpaid_as_a_welsh_reader_sees_them() -> None:
    found, partner = in_language("university_charity_brokerage", "cy"), "Tollgate Lane Gardens"
    effective = "Dros yr holl oriau, â thâl ac yn ddi-dâl, swm yr awr yw £15.68."
    assert caption(found, "effective_hourly_rate", partner).startswith(effective)
    assert caption(found, "unpaid_share", partner).startswith("Mae ")
    assert "o'r oriau yn ddi-dâl" in caption(found, "unpaid_share", partner)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_table_has_the_same_numbers_and_other_titles(name: str) -> None:
    english, welsh = in_language(name, "en"), in_language(name, "cy")
    for made in TABLES:
        one = made(english)
        with speaking("cy"):
            other = made(welsh)
        assert one.name == other.name
        assert [column.name for column in one.columns] == [column.name for column in other.columns]
        assert all_numbers(one) == all_numbers(other)
        assert one.note != other.note
        assert made(english) == one


def all_numbers(table: Table) -> list[list[object]]:
    return [[value for value in row if isinstance(value, Decimal)] for row in table.rows]


def test_a_table_keeps_its_order_of_parts_whatever_its_titles_are() -> None:
    with speaking("cy"):
        welsh = summary(in_language("university_charity_brokerage", "cy"))
    english = summary(in_language("university_charity_brokerage", "en"))
    assert welsh.groups == english.groups
    assert welsh.rows[0][0] == "Y gyllideb gyfan"
    assert [row[2:] for row in welsh.rows] == [row[2:] for row in english.rows]


def test_what_the_pictures_say_has_the_same_numbers_in_both_languages() -> None:
    for name in SAMPLES:
        english, welsh = in_language(name, "en"), in_language(name, "cy")
        for made in (rates, balance, unpaid):
            one = made(english.figures)
            with speaking("cy"):
                other = made(welsh.figures)
            assert (one is None) == (other is None)
            if one and other:
                assert numbers(one.title) == numbers(other.title)
                assert numbers(one.text) == numbers(other.text)
                assert one.text != other.text


def test_the_lowest_rate_is_told_in_welsh() -> None:
    figures = [rate(name, value) for name, value in (("Tollgate Lane", "10.94"), ("Prifysgol", "36.44"))]
    paper = [
        rate(name, value, "paid_hour_rate") for name, value in (("Tollgate Lane", "26.80"), ("Prifysgol", "36.44"))
    ]
    with speaking("cy"):
        found = rates([*figures, *paper])
    assert found is not None
    assert found.title == "Tollgate Lane: £10.94 yr awr dros yr holl oriau, £26.80 dros yr oriau â thâl"


def rate(name: str, value: str, code: str = "effective_hourly_rate") -> Figure:
    return Figure(code=code, partner=name, unit="£ an hour", caption="", value=Decimal(value))


def test_what_fixes_would_cost_is_told_in_welsh_with_the_same_amounts() -> None:
    english, welsh = (in_language("university_charity_brokerage", language) for language in ("en", "cy"))
    one = finding(fixes(english), "GBP")
    with speaking("cy"):
        other = finding(fixes(welsh), "GBP")
    assert one is not None
    assert other is not None
    assert numbers(one.title) == numbers(other.title)
    assert other.title.startswith("Byddai £")
    assert "gydraddoldeb" in other.title


def test_a_welsh_list_needs_no_word_for_and() -> None:
    with speaking("cy"):
        assert listed(["ymchwil", "addysg", "iechyd"]) == "ymchwil, addysg, iechyd"
        assert hours_said(Decimal(1)) == "1 awr"
        assert hours_said(Decimal("37.5")) == "37.5 awr"
        assert owned("Prifysgol A") == "Prifysgol A"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert hours_said(Decimal("37.5")) == "37.5 hours"
    assert owned("Uni") == "Uni's"
