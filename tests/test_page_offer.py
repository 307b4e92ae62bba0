"""Check an offer: one box, the answer first, ranges instead of guesses, everything to be changed, plain words."""

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from fairbudget.drafts.offer_answers import OfferAnswers
from fairbudget.drafts.work import Work
from fairbudget.language import Language
from fairbudget.ui.state import KEY, Session
from pages import page, session, words
from reading_grade import grade, sentences
from reading_grade import words as words_of

THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"
SOURCE = Path(__file__).parents[1] / "src" / "fairbudget"
PAGE = (*sorted((SOURCE / "ui").glob("offer*.py")), SOURCE / "ui" / "pages" / "offer.py", SOURCE / "ui" / "frame.py")
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
BANNED = ("please", "sorry", "invalid", "simply", "just", "stakeholder", "stakeholders", "brokerage")


def answered(language: Language = "en", **typed: str) -> AppTest:
    """The page with these answers about an offer."""
    at = page("offer")
    at.session_state[KEY] = Session(work=Work(language=language, offer=OfferAnswers(**typed)))
    return at.run()


def checked(text: str = THE_OFFER) -> AppTest:
    at = page("offer").run()
    at.text_area(key="offer_text").input(text)
    return press(at, "Check this offer")


def press(at: AppTest, label: str) -> AppTest:
    return next(button for button in at.button if button.label == label).click().run()


def fill(at: AppTest, name: str, text: str) -> AppTest:
    at.text_input(key=f"offer_in_{name}").input(text)
    return at


def plain(text: str) -> str:
    return text.replace("\\", "")


def answer_of(at: AppTest) -> str:
    return plain(at.header[0].value)


def reply_of(at: AppTest, language: Language) -> str:
    return at.text_area(key=f"offer_reply_{language}").value or ""


def errors(at: AppTest) -> list[str]:
    return [plain(one.value) for one in at.error]


# The journey.


def test_before_anything_there_is_one_box_an_example_and_what_happens_to_the_words() -> None:
    at = page("offer").run()
    assert [one.label for one in at.text_area] == ["Paste or type the offer you were made"]
    assert "We do not save what you type. It is cleared within an hour of closing this page." in words(at)
    assert {"Check this offer", "Try an example", "Check these numbers"} <= {one.label for one in at.button}
    assert not at.exception


def test_the_answer_comes_first_with_its_sum() -> None:
    at = checked()
    assert answer_of(at) == "You would get £12.50 to £14.29 an hour."
    said = words(at)
    assert "£150.00 ÷ (8 + 4) hours = £12.50 an hour if the day is 8 hours" in said
    assert said.index("£12.50 an hour if") < said.index("Getting ready")


def test_the_length_of_the_day_is_chosen_and_can_be_taken_back() -> None:
    at = checked()
    at.button_group(key="offer_day").set_value("7.5").run()
    assert answer_of(at) == "You would get £13.33 an hour."
    at.button_group(key="offer_day").set_value(None).run()
    assert answer_of(at) == "You would get £12.50 to £14.29 an hour."


def test_another_length_of_the_day_is_typed() -> None:
    at = checked()
    at.button_group(key="offer_day").set_value("other").run()
    press(fill(at, "hours_in_a_day", "6"), "Use this")
    assert answer_of(at) == "You would get £16.67 an hour."


@pytest.mark.parametrize(
    ("button", "field", "typed", "said"),
    [
        ("Change the pay", "pay", "£300", "You would get £25.00 to £28.57 an hour."),
        ("Change the work", "contact", "6", "You would get £15.00 to £15.79 an hour."),
        ("Change getting ready", "preparation", "0", "You would get £18.75 to £21.43 an hour."),
        ("Add travel time", "travel", "2", "You would get £10.71 to £12.00 an hour."),
        ("Add time afterwards", "follow_up", "3 hrs", "You would get £10.00 to £11.11 an hour."),
    ],
)
def test_each_thing_that_was_understood_can_be_changed(button: str, field: str, typed: str, said: str) -> None:
    at = press(checked(), button)
    press(fill(at, field, typed), "Use this")
    assert answer_of(at) == said


def test_an_answer_left_empty_goes_back_to_the_words_of_the_offer() -> None:
    at = answered(text=THE_OFFER, pay="300")
    press(fill(press(at, "Change the pay"), "pay", ""), "Use this")
    assert answer_of(at) == "You would get £12.50 to £14.29 an hour."


def test_when_it_is_paid_and_expenses_are_chosen() -> None:
    at = press(checked(), "Change when it is paid")
    at.radio(key="offer_in_paid_when").set_value("advance")
    press(at, "Use this")
    press(at, "Add expenses")
    at.radio(key="offer_in_expenses").set_value("on_top")
    press(at, "Use this")
    assert "**Paid:** before the work" in words(at)
    assert "**Expenses:** paid on top" in words(at)


def test_a_length_that_is_told_later_ends_what_was_said_about_all_hours() -> None:
    at = answered(text=THE_OFFER, hours="10")
    assert answer_of(at) == "You would get £15.00 an hour."
    press(fill(press(at, "Change the work"), "contact", "6"), "Use this")
    assert answer_of(at) == "You would get £15.00 to £15.79 an hour."


def test_what_the_rules_do_not_know_is_listed() -> None:
    assert "We did not use these words: “wibble”" in words(checked("£60 for 3 hours wibble"))


def test_the_yardsticks_are_dated_and_said_in_words() -> None:
    said = words(checked("£60 for 3 hours"))
    for words_there in (
        "Legal minimum wage, adult rate: £",
        "Real Living Wage: £",
        "Suggested payment for",
        "an hour above.",
        "an hour below.",
        "The rate is from ",
        "These are the rates for today, ",
        "This is a yardstick. Whether it applies to you depends on how you are engaged. Acas can help.",
    ):
        assert words_there in said


def test_age_place_and_kind_of_work_make_the_yardsticks_closer() -> None:
    at = fill(checked(), "age", "19")
    at.radio(key="offer_in_place").set_value("london")
    at.radio(key="offer_in_band").set_value("skilled")
    press(at, "Compare again")
    said = words(at)
    assert "Legal minimum wage, age 19: £" in said
    assert "Real Living Wage in London: £" in said
    assert "University staff doing similar work: £" in said


def test_the_reply_is_kept_as_it_was_edited_and_says_when_the_figures_have_changed() -> None:
    at = checked()
    at.text_area(key="offer_reply_en").input("We would love to.").run()
    at.button_group(key="offer_day").set_value("8").run()
    assert at.text_area(key="offer_reply_en").value == "We would love to."
    assert "The figures have changed since you edited this reply." in words(at)
    press(at, "Use the new suggestion")
    assert "£150 works out at £12.50 an hour." in reply_of(at, "en")


def test_the_reply_stands_in_both_languages_without_the_mark_of_a_draft_in_its_text() -> None:
    at = checked()
    assert reply_of(at, "en").startswith("Thank you for asking us.")
    assert reply_of(at, "cy").startswith("Diolch am ofyn i ni.")
    assert "The Welsh reply is a draft." in words(at)


def test_an_offer_can_be_three_numbers() -> None:
    at = page("offer").run()
    for name, text in {"pay": "£100", "contact": "6", "preparation": "2"}.items():
        at.text_input(key=f"offer_box_{name}").input(text)
    press(at, "Check these numbers")
    assert answer_of(at) == "You would get £12.50 an hour."


def test_the_example_fills_the_box_and_is_answered() -> None:
    at = press(page("offer").run(), "Try an example")
    assert at.text_area(key="offer_text").value == THE_OFFER
    assert answer_of(at) == "You would get £12.50 to £14.29 an hour."


def test_the_welsh_example_is_the_same_offer_and_is_wholly_understood() -> None:
    at = page("offer")
    at.session_state[KEY] = Session(work=Work(language="cy"))
    press(at.run(), "Rhoi cynnig ar enghraifft")
    assert answer_of(at) == "Byddech yn cael £12.50 i £14.29 yr awr."
    assert "**Telir:** ar ôl y gwaith" in words(at)
    assert "Ni wnaethom ddefnyddio" not in words(at)


def test_clear_everything_leaves_nothing_in_the_session() -> None:
    at = press(fill(checked(), "age", "19"), "Compare again")
    press(at, "Clear everything")
    assert session(at).work == Work()
    assert at.text_area(key="offer_text").value == ""
    assert len(at.header) == 0


def test_another_offer_does_not_inherit_the_answers_about_the_first() -> None:
    at = press(fill(press(checked(), "Change the pay"), "pay", "300"), "Use this")
    at.text_area(key="offer_text").input("£60 for 3 hours")
    press(at, "Check this offer")
    assert answer_of(at) == "You would get £20.00 an hour."


# What has to be put right.


@pytest.mark.parametrize(
    ("button", "field", "typed", "said"),
    [
        ("Change the pay", "pay", "lots", "Amount offered must be a number, like 150 or 150.50"),
        ("Change the pay", "pay", "-1", "Amount offered must be between £0 and £1,000,000"),
        ("Change the work", "contact", "9000", "Work: hours must be between 0 and 8,784 (a year)"),
        ("Change getting ready", "preparation", "a bit", "Getting ready: hours must be a number, like 6 or 7.5"),
    ],
)
def test_what_was_typed_stays_with_its_message_above_it_and_at_the_top(
    button: str, field: str, typed: str, said: str
) -> None:
    at = press(fill(press(checked(), button), field, typed), "Use this")
    assert errors(at) == [f"**There is a problem**\n\n- {said}", f"**Error:** {said}"]
    assert at.text_input(key=f"offer_in_{field}").value == typed
    assert answer_of(at) == "You would get £12.50 to £14.29 an hour."
    press(at, "Leave it as it was")
    assert errors(at) == []


def test_an_empty_box_is_asked_for() -> None:
    at = checked("  ")
    assert "Enter the offer you were made, or fill in the three boxes" in errors(at)[0]


def test_three_empty_boxes_ask_for_the_amount() -> None:
    at = press(page("offer").run(), "Check these numbers")
    assert "Enter the amount you were offered, in pounds" in errors(at)[0]


def test_without_an_amount_the_boxes_are_offered_and_complete_the_words() -> None:
    at = checked("half a day with us")
    assert "We could not find an amount of money in what you typed. Fill in the boxes below" in errors(at)[0]
    at.text_input(key="offer_box_pay").input("70")
    press(at, "Check these numbers")
    assert answer_of(at) == "You would get £17.50 to £20.00 an hour."


def test_a_number_that_may_be_the_amount_stands_in_the_box_already() -> None:
    at = checked("£1.234,50 for 10 hours")
    assert at.text_input(key="offer_box_pay").value == "1.234,50"
    press(at, "Check these numbers")
    assert answer_of(at) == "You would get £123.45 an hour."
    assert 'We read "1.234,50" as £1,234.50. If that is wrong, change it' in words(at)


def test_of_two_amounts_one_is_chosen() -> None:
    at = checked("£150 ... £50, 3 hours")
    assert "We found two amounts, £150 and £50. Choose which is the pay" in errors(at)[0]
    at.radio(key="offer_amount").set_value("£50")
    press(at, "Use this amount")
    assert answer_of(at) == "You would get £16.67 an hour."
    assert "We did not use these words: “£150”" in words(at)


def test_hours_that_nobody_stated_are_asked_for_or_left_unknown() -> None:
    at = press(checked("£150 for a workshop"), "Work it out")
    assert 'Enter how many hours the work takes, or choose "I do not know"' in errors(at)[0]
    press(fill(at, "hours", "5"), "Work it out")
    assert answer_of(at) == "You would get £30.00 an hour."
    at = checked("£150 for a workshop")
    at.checkbox(key="offer_hours_not_known").check()
    press(at, "Work it out")
    assert errors(at) == []
    assert answer_of(at) == "We do not know how many hours it is, so there is no figure an hour yet."


# Safe, plain and bilingual.


def test_what_is_pasted_stays_text() -> None:
    at = checked("£60 for 3 hours (![x]) **bold <img src=x> [a](javascript) :red[c] $d$")
    (unused,) = [one.value for one in at.markdown if one.value.startswith("We did not use")]
    assert "bold \\<img src" in unused
    assert "\\$d\\$" in unused
    at = checked("£60 for [3 hours](http) *of* <b>work</b>")
    (row,) = [one.value for one in at.markdown if one.value.startswith("**Work:**")]
    assert row == '**Work:** "3 hours"\\: 3 hours'


@pytest.mark.parametrize("text", OFFERS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_offer_makes_the_page_fail(text: str, language: Language) -> None:
    at = answered(language, text=text, band="skilled")
    assert not at.exception
    assert "Something went wrong" not in words(at)
    assert "Aeth rhywbeth" not in words(at)


def shown_texts(at: AppTest) -> list[str]:
    """Every text of the page but what the sources are called, each a paragraph of its own."""
    kinds = (at.markdown, at.error, at.info, at.caption, at.header, at.subheader, at.title)
    said = [plain(str(one.value)) for kind in kinds for one in kind]
    labels = [
        plain(one.label) for kind in (at.button, at.text_input, at.text_area, at.radio, at.expander) for one in kind
    ]
    replies = [reply_of(at, "en")] if "offer_reply_en" in at.session_state else []
    options = [plain(option) for one in at.radio for option in one.options]
    lines = [line for one in (*said, *labels, *replies, *options) for line in re.split(r"\n+|\*\*", one)]
    return [line.strip(" -") for line in lines if words_of(line) and not is_source(line)]


def is_source(text: str) -> bool:
    """Titles and addresses of publications are quoted as they are."""
    return "http" in text or "worked out from" in text


@pytest.mark.parametrize("text", OFFERS)
@pytest.mark.parametrize("about", [{}, {"age": "17", "place": "london", "band": "skilled"}, {"band": "contributor"}])
def test_a_child_of_eleven_can_read_the_page(text: str, about: dict[str, str]) -> None:
    """No sentence over 20 words; every paragraph of ten words or more, and the page as a whole, at most grade 6.

    A label of a few words has no grade to speak of: "Preparation" alone would be beyond any school.
    """
    texts = shown_texts(answered("en", text=text, **about))
    long = [one for text in texts for one in sentences(text) if len(one.split()) > 20]
    hard = [f"{grade(one):.1f} {one}" for one in texts if len(words_of(one)) >= 10 and grade(one) > 6]
    assert (long, hard) == ([], [])
    assert grade(". ".join(one.rstrip(".?") for one in texts)) <= 6


def test_every_text_of_the_pages_own_is_short_and_plain() -> None:
    hard = []
    for text in own_texts():
        assert max(len(one.split()) for one in sentences(text)) <= 20, text
        hard += [text] if len(words_of(text)) >= 10 and grade(text) > 6 else []
    assert hard == []


def own_texts() -> list[str]:
    """Every English text that the modules of the page and its frame say."""
    calls = [
        node for path in PAGE for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    said = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("say", "noop")]
    found = [one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    assert len(found) > 90
    return [one for one in found if words_of(one)]


def test_no_word_of_the_page_talks_down_or_is_jargon() -> None:
    every = [*own_texts(), *(one for text in OFFERS for one in shown_texts(answered(text=text, band="lead")))]
    found = {word for text in every for word in words_of(text.lower())} & set(BANNED)
    assert found == set()


def test_nothing_is_called_fair_or_unlawful() -> None:
    every = " ".join(one for text in OFFERS for one in shown_texts(answered(text=text, band="lead"))).lower()
    assert not re.search(r"\b(fair|unfair|lawful|unlawful|illegal|legal pay|entitled)\b", every)
