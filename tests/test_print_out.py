"""The result as one page to print: whole, escaped, readable aloud, and asking for nothing from anywhere."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from fairbudget.assessment import Assessment, assess
from fairbudget.language import Language, speaking
from fairbudget.partner_sheet import partner_sheet
from fairbudget.reading import read_budget
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.tables.rates import EVIDENCE, in_use, values_of
from fairbudget.writing.print_out import print_out
from fairbudget.writing.web_page import words_page

BOOK = read_rates()
SAMPLES = Path(__file__).parents[1] / "sample_budgets"


def costed(name: str = "university_charity_brokerage") -> Assessment:
    return assess(read_budget(SAMPLES / f"{name}.xlsx"), BOOK)


class Seen(HTMLParser):
    """What a page holds: its tags with their attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_has_its_language_one_title_and_a_caption_and_scopes_for_every_table(language: Language) -> None:
    with speaking(language):
        page = Seen(print_out(costed()))
    assert ("html", {"lang": language}) in page.tags
    assert (page.count("h1"), page.count("title")) == (1, 1)
    assert page.count("table") == page.count("caption") >= 6
    assert all(about.get("scope") in ("col", "row") for tag, about in page.tags if tag == "th")


def test_the_page_holds_the_total_every_line_with_its_working_and_the_sources() -> None:
    assessment = costed()
    text = Seen(print_out(assessment)).text
    assert "£71,441.49" in text
    for line in assessment.lines:
        assert " ".join(line.working.split()) in text
    assert "Not confirmed: confirm before use" in text
    assert all(problem.title_of_kind in text for problem in assessment.problems)


def test_what_people_typed_stays_text_and_nothing_is_asked_for_from_elsewhere() -> None:
    budget = read_budget(SAMPLES / "university_charity_brokerage.xlsx")
    hostile = '<script>alert(1)</script><img src="http://example.org/x">'
    project = budget.project.model_copy(update={"title": hostile})
    time = (budget.time[0].model_copy(update={"role": hostile}), *budget.time[1:])
    page = Seen(print_out(assess(budget.model_copy(update={"project": project, "time": time}), BOOK)))
    assert hostile in page.text
    assert {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "a", "object"} == set()


def test_a_blocked_budget_prints_what_is_known_and_says_what_is_not() -> None:
    text = Seen(print_out(costed("full_of_problems"))).text
    assert "Something must be mended first" in text
    assert "not known" in text


def test_the_same_result_gives_the_same_page_and_a_marked_copy_another() -> None:
    assert print_out(costed()) == print_out(costed())
    assert print_out(costed(), mark="5f2a") != print_out(costed(), mark="77c1")
    assert "5f2a" not in Seen(print_out(costed(), mark="5f2a")).text


def test_a_page_of_words_is_the_same_text_for_the_browser() -> None:
    sheet = partner_sheet(costed(), "Student helpers")
    page = Seen(words_page(sheet))
    assert sheet.title in page.text
    assert sheet.made_from in page.text
    assert page.count("caption") == 1


def test_every_rate_in_use_says_how_well_it_is_known_in_words() -> None:
    table = in_use(costed())
    assert {row[-1] for row in table.rows} <= set(EVIDENCE.values())
    assert "Not confirmed: confirm before use" in {row[-1] for row in table.rows}


def test_every_shipped_card_can_be_listed_with_all_its_values() -> None:
    for card in BOOK.cards:
        rows = values_of(card).rows
        assert len(rows) >= len(card.rates)
        assert all(row[1] for row in rows)
