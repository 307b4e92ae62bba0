"""The answer about an offer as a page: whole, escaped, in the language spoken, asking nobody for anything."""

import re
from datetime import date

import pytest

from fairbudget.language import Language, speaking
from fairbudget.offers import OfferAssessment, assess_offer, in_words
from fairbudget.reading.cards.rate_files import read_rates
from fairbudget.writing.offer_page import offer_page

BOOK = read_rates()
ON = date(2026, 11, 22)
THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"


def answer(text: str = THE_OFFER) -> OfferAssessment:
    return assess_offer(text, BOOK, ON, band="skilled")


def page(text: str = THE_OFFER, reply: str = "Thank you.", language: Language = "en") -> str:
    with speaking(language):
        return offer_page(answer(text), reply).decode()


def test_the_page_has_the_answer_its_sum_what_it_lies_beside_and_the_reply() -> None:
    found = answer()
    text = page(reply="Could it be more?")
    for words in (in_words.headline(found), *found.sums, "Could it be more?", in_words.no_advice()):
        assert words in text
    for one in found.comparators:
        for words in (one.short, f"£{one.per_hour}", in_words.difference(one), one.source.partition(",")[0]):
            assert words in text
    assert all(question.partition("'")[0] in text for question in found.ask)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Your offer, checked"), ("cy", "Eich cynnig, wedi&#x27;i wirio")]
)
def test_the_page_is_in_the_language_spoken(language: Language, title: str) -> None:
    text = page(language=language)
    assert text.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert f"<title>{title}</title>" in text
    assert ("nid oes cyfieithydd" in text) == (language == "cy")


def test_what_was_typed_stays_text() -> None:
    text = page('£60 for 3 hours <script>alert(1)</script> "quoted"', "<img src=x onerror=alert(1)>")
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    assert re.findall(r'\b(?:src|href|action|srcset)="|@import|url\(', page()) == []


def test_the_same_answer_gives_the_same_page_and_a_marked_copy_another() -> None:
    assert page() == page()
    assert offer_page(answer(), "Yes", mark="a") != offer_page(answer(), "Yes", mark="b")


def test_an_offer_told_in_numbers_has_no_words_to_quote() -> None:
    assert "The offer:" in page()
    assert "The offer:" not in page(" ")
