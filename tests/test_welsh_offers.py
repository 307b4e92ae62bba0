"""Offers in Welsh: the same numbers in other words, and a reply in both languages whichever is spoken."""

import re
from collections.abc import Iterator
from datetime import date

from fairbudget.language import Language, speaking
from fairbudget.language.catalogue import welsh
from fairbudget.offers import OfferAssessment, assess_offer, in_words
from fairbudget.offers.yardstick_words import TIERS
from fairbudget.reading.cards.rate_files import read_rates

BOOK = read_rates()
ON = date(2026, 11, 22)
THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"
OFFERS = (
    THE_OFFER,
    "a £50 voucher for a two hour focus group plus an hour's reading",
    "up to £150 a day",
    "£75 per session, 4 sessions of 2 hours, with an hour's preparation",
    "£600 for 6 people, two hours each",
    "£150 including £30 travel for 6 hours",
    "£500 a month for 10 hours a month",
    "£3k over 3 months",
    "£150 (£25 an hour)",
    "£150 ... £50",
    "we can't pay but lunch is provided",
    "hello",
)


def answer(text: str, language: Language, **more: object) -> OfferAssessment:
    with speaking(language):
        return assess_offer(text, BOOK, ON, **more)  # type: ignore[arg-type]  # the keywords are its own fields


def sentences(found: OfferAssessment, language: Language) -> Iterator[str]:
    """All that a screen shows of an answer, but for the two replies."""
    with speaking(language):
        yield in_words.headline(found)
        yield from found.sums
        yield from (f"{row.name}: {row.words}" for row in in_words.what_was_read(found))
        yield in_words.not_used(found)
        for one in found.comparators:
            yield from (one.label, one.short, *one.detail, in_words.since(one), in_words.difference(one))
        yield from (*found.assumed, *found.ask, in_words.each_is_a_yardstick(), in_words.no_advice())


def test_the_offer_of_the_issue_in_welsh() -> None:
    said = list(sentences(answer(THE_OFFER, "cy"), "cy"))
    assert said[:8] == [
        "Byddech yn cael £12.50 i £14.29 yr awr.",
        "£150.00 ÷ (8 + 4) awr = £12.50 yr awr os 8 awr yw'r diwrnod",
        "£150.00 ÷ (7 + 3.5) awr = £14.29 yr awr os 7 awr yw'r diwrnod",
        "Tâl: £150.00",
        'Gwaith: "a day": 7 i 8 awr',
        'Paratoi: "half a day\'s preparation": 3.5 i 4 awr',
        "Hyd diwrnod: anhysbys",
        "Telir: ar ôl y gwaith",
    ]
    assert "Mae'r cynnig £7.71 i £9.50 yr awr yn is" in said
    assert "Hyd diwrnod: 7 i 8 awr. Nid yw'r cynnig yn dweud." in said
    assert "o 22 Hydref 2025" in said


def test_an_offer_has_the_same_numbers_in_both_languages() -> None:
    numbers = re.compile(r"\d[\d,.]*\d|\d")
    for text in OFFERS:
        english = list(sentences(answer(text, "en", band="skilled"), "en"))
        cymraeg = list(sentences(answer(text, "cy", band="skilled"), "cy"))
        assert [sorted(numbers.findall(one)) for one in english] == [sorted(numbers.findall(one)) for one in cymraeg]


def test_no_english_is_left_but_what_the_offer_says() -> None:
    english_words = re.compile(r"\b(the|of|and|are|for|with|not|from|hours?|offer|pay)\b", re.IGNORECASE)
    for text in OFFERS:
        for sentence in sentences(answer(text, "cy", band="skilled"), "cy"):
            ours = re.sub(r'"[^"]*"|“[^”]*”', "", sentence)
            assert not english_words.search(ours), sentence


def test_the_reply_stands_in_both_languages_whichever_is_spoken() -> None:
    for text in OFFERS:
        assert answer(text, "cy").reply == answer(text, "en").reply
    reply = answer(THE_OFFER, "cy").reply
    assert reply.en.startswith("Thank you for asking us. The work you describe is about 10.5 to 12 hours")
    assert reply.cy == (
        "[drafft] Diolch am ofyn i ni. Hyd y gwaith yr ydych yn ei ddisgrifio, gan gynnwys paratoi: 10.5 i 12 awr. "
        "Taliad: £150. Cyfradd fesul awr: £12.50 i £14.29. Amcangyfrif yw hwn. Canllaw dangosol ar gyfer gwaith o'r "
        "hyd hwnnw, yn seiliedig ar daliadau cyhoeddedig am gynnwys y cyhoedd, cyfradd fesul awr: £22.00. Cyfanswm ar "
        "y gyfradd honno: tua £231 i £264. A allai'r gyllideb ddod yn nes at hynny? Neu a fyddai modd cadw'r gwaith i "
        "tua 6.8 awr am £150? A fyddai modd talu treuliau hefyd, megis teithio a gofal? A fyddai modd talu costau "
        "teithio cyn y diwrnod? Hoffem gymryd rhan."
    )


def test_after_the_welsh_english_is_spoken_again() -> None:
    before = answer(THE_OFFER, "en")
    assert answer(THE_OFFER, "cy") != before
    assert assess_offer(THE_OFFER, BOOK, ON) == before


def test_the_payments_by_length_have_their_welsh_beside_the_labels_of_their_cards() -> None:
    """A label that is changed in its card would come out in English."""
    codes = [f"{card}:{name}" for card in ("nihr", "baseline") for name in TIERS]
    codes += [f"baseline:{band}" for band in ("skilled", "lead", "strategic")]
    labels = [listed.label for card in BOOK.cards for listed in card.rates if f"{card.code}:{listed.code}" in codes]
    assert len(labels) == len(codes)
    assert [label for label in labels if welsh(label[:1].lower() + label[1:]) is None] == []
