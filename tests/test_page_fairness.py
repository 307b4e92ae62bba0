"""The fairness page: what it shows of a budget, of one with problems, on a phone, and that it never calls pay fair."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from fairbudget.drafts.draft import Draft
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.drafts.work import Scenario, Work
from fairbudget.language import Language
from fairbudget.reading.file.files import open_book
from fairbudget.ui.marked import JOINER
from fairbudget.ui.state import KEY, Session
from pages import page, words

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
GARDENS, PANEL = "university_charity_brokerage", "public_involvement_panel"
TABLES = [
    "Employer cost of an hour, by partner", "Shares by partner type", "Hours by partner", "Cost of the steps to parity",
    "Hours by phase", "Pay like for like, by partner", "The bands and their criteria",
]  # fmt: skip


def shown(sample: str = GARDENS, language: Language = "en") -> AppTest:
    book = open_book(SAMPLES / f"{sample}.xlsx")
    return shown_draft(draft_of_book(book), language)


def shown_draft(draft: Draft, language: Language = "en") -> AppTest:
    at = page("fairness")
    at.session_state[KEY] = Session(work=Work(language=language, scenarios=(Scenario(name="First", draft=draft),)))
    at.run()
    assert not at.exception
    return at


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("picture_list", "result_table"):
        monkeypatch.setattr(f"fairbudget.ui.{module}.is_phone", lambda: True)


@pytest.fixture(params=[path.stem for path in sorted(SAMPLES.glob("*.xlsx"))])
def each(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pictures(at: AppTest) -> list[Any]:
    return [one.proto for one in at.get("vega_lite_chart")]


def labels(picture: Any) -> list[str]:
    """The words that stand in a picture."""
    frames = [convert_arrow_bytes_to_pandas_df(one.data.data) for one in picture.datasets]
    return [str(text) for frame in frames if "words" in frame for text in frame["words"]]


def captions(at: AppTest) -> list[str]:
    return re.findall(r"<caption[^>]*>(.*?)</caption>", words(at))


def everything(at: AppTest) -> str:
    return "\n".join([words(at), *(one.value.replace("\\", "") for kind in (at.header, at.subheader) for one in kind)])


def test_without_a_budget_the_page_says_what_to_do_first_and_leads_there() -> None:
    at = page("fairness").run()
    assert "Add a budget first, then we can show who is paid what for an hour." in words(at)
    assert [one.proto.label for one in at.get("page_link")] == ["Go to Budget"]
    assert not at.header


def test_the_page_begins_with_a_sentence_from_the_data_and_three_numbers() -> None:
    at = shown()
    assert at.header[0].value.replace("\\", "") == (
        "With unpaid hours counted, an hour comes to £15.07 for Student helpers and £32.68 for Midchester University."
    )
    assert [one.value.replace("\\", "") for one in at.subheader][:3] == [
        "£15.07 an hour", "3% of hours, 1.3% of money", "116 hours",
    ]  # fmt: skip
    assert "A gap in averages is not proof of unequal pay for equal work." in words(at)


def test_there_are_five_pictures_each_named_for_those_who_cannot_see_it_and_each_with_a_table() -> None:
    at = shown()
    found = pictures(at)
    assert len(found) == 5
    assert captions(at) == TABLES
    titles = [one.value.replace("\\", "") for one in at.subheader]
    for picture in found:
        title = next(title for title in titles if picture.alt.startswith(f"{title}. "))
        assert len(picture.alt) > len(title) + 20


def test_pictures_use_two_colours_dark_words_and_no_words_of_their_own_number_formats() -> None:
    colours: set[str] = set()
    for picture in pictures(shown()):
        spec = json.loads(picture.spec)
        assert spec["usermeta"]["embedOptions"]["renderer"] == "svg"
        colours |= set(re.findall(r"#[0-9A-Fa-f]{6}", picture.spec))
        texts = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
        assert texts
        assert {layer["mark"]["color"] for layer in texts} == {"#0B0C0C"}
        assert '"format"' not in picture.spec
    assert colours == {"#12436D", "#F46A25", "#FFFFFF", "#0B0C0C", "#B1B4B6"}


def test_every_label_of_a_picture_is_a_number_of_its_table() -> None:
    at = shown()
    table = words(at)
    numbers = {
        number
        for picture in pictures(at)
        for label in labels(picture)
        for number in re.findall(r"£[\d,.]+\d|\d[\d,.]*%?", label)
    }
    assert len(numbers) > 20
    said_otherwise = {"3%"}  # of a title: its table has one decimal
    assert {number for number in numbers - said_otherwise if number not in table} == set()


@pytest.mark.usefixtures("phone")
def test_a_phone_gets_two_pictures_and_the_shares_in_two_sentences_and_still_every_table() -> None:
    at = shown()
    assert len(pictures(at)) == 2
    assert "Least money for its hours: Student, 3% of hours and 1.3% of money." in words(at)
    assert "Most money for its hours: University, 78.4% of hours and 89.3% of money." in words(at)
    parts = ["Employer cost of an hour, by partner, part 1 of 2", "Employer cost of an hour, by partner, part 2 of 2"]
    assert captions(at) == [*parts, *TABLES[1:-1]]
    assert "What the work asks of a person: Plans a strand of the work" in words(at)


def test_a_picture_that_would_compare_fewer_than_two_groups_is_words_and_its_table() -> None:
    at = shown(PANEL)
    assert "Fewer than two partners can be compared." in words(at)
    assert "Employer cost of an hour, by partner" in captions(at)
    assert len(pictures(at)) == 2


def test_what_could_not_be_judged_is_said_with_its_reason_what_to_do_and_the_hours_that_are_known() -> None:
    said = words(shown(PANEL))
    assert "Line M5: the unpaid hours are not stated, so this cannot be judged." in said
    assert "Ask how many hours go unpaid, and enter them; 0 where there are none." in said
    assert "98.6% to 99.2%" in said


def test_a_budget_with_problems_says_how_many_come_first_and_shows_what_can_be_judged() -> None:
    at = shown("full_of_problems")
    assert "Problems to mend first: 47. Below is what can be judged already." in words(at)
    assert "Go to Budget and mend them" in [one.proto.label for one in at.get("page_link")]
    assert "The bands and their criteria" in captions(at)
    assert "What an hour comes to cannot be judged yet. The reasons are on this page." in everything(at)
    assert pictures(at) == []


def test_pay_is_at_or_above_a_floor_and_never_called_fair(each: str) -> None:
    assert re.findall(r"\b\w*fair\w*\b", everything(shown(each)), re.IGNORECASE) == []


def test_numbers_that_one_or_two_people_are_behind_come_with_a_warning() -> None:
    assert "Where two or fewer people are behind a rate, it could show what a person is paid." in words(shown())


def test_a_name_with_marks_in_it_is_shown_as_it_was_typed() -> None:
    draft = draft_of_book(open_book(SAMPLES / f"{GARDENS}.xlsx"))
    hostile = "![x](http://example.org/x.png) <b>&"
    text = draft.model_dump_json().replace("Tollgate Lane Gardens", hostile)
    at = shown_draft(Draft.model_validate_json(text))
    raw = "\n".join(str(one.value) for kind in (at.markdown, at.subheader, at.header) for one in kind)
    assert "![x]" not in raw
    assert hostile in raw.replace("\\", "").replace(JOINER, "")
    html = "\n".join(one.proto.body for one in at.get("html"))
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html


def test_the_welsh_page_has_the_numbers_of_the_english_one_and_none_of_its_words(each: str) -> None:
    english, welsh = shown(each), shown(each, "cy")
    numbers = re.compile(r"£[\d,.]*\d|\d[\d,.]*%")
    assert sorted(numbers.findall(words(welsh))) == sorted(numbers.findall(words(english)))
    shared = {one.value for one in english.header} & {one.value for one in welsh.header}
    assert shared == set()
    assert not re.search(r"\b(hours|unpaid|judged|partner's|lines|the)\b", _without_names(welsh))


def _without_names(at: AppTest) -> str:
    """What the page says without what a person typed, which stays in the language it was typed in."""
    text = re.sub(r"<(th|td)[^>]*>[^<]*</\1>", "", everything(at))
    for name in ("Saltmarsh Street neighbours", "Growers' steering group", "Student helpers"):
        text = text.replace(name, "")
    return text
