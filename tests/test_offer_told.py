"""What a person knows better than the words of their offer stands in place of what was read, and the sum follows."""

from datetime import date
from decimal import Decimal

import pytest

from fairbudget.offers import OfferAssessment, assess_offer, in_words, read_offer
from fairbudget.offers.told import Told
from fairbudget.reading.cards.rate_files import read_rates

BOOK = read_rates()
ON = date(2026, 11, 22)
THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"


def answer(text: str, **told: object) -> OfferAssessment:
    return assess_offer(read_offer(text, told=Told(**told)), BOOK, ON)


def rows(found: OfferAssessment) -> dict[str, str]:
    return {row.key: row.words for row in in_words.what_was_read(found)}


def test_another_pay_stands_in_place_of_the_one_in_the_text() -> None:
    found = answer(THE_OFFER, pay=Decimal(200))
    assert in_words.headline(found) == "You would get £16.67 to £19.05 an hour."
    assert rows(found)["pay"] == "£200.00"


def test_another_pay_can_be_for_each_hour_or_day() -> None:
    assert answer("£150 for 6 hours", pay=Decimal(30), per="hour").pay == Decimal("180.00")
    assert answer("£150 for 2 days", pay=Decimal(200), per="day").pay == Decimal("400.00")
    assert answer("£20 each for 3 sessions of 2 hours", pay=Decimal(40), per="session").pay == Decimal("120.00")


def test_the_pay_that_a_person_tells_is_for_one_person() -> None:
    found = answer("£600 for 6 people, two hours each", pay=Decimal(80))
    assert in_words.headline(found) == "You would get £40.00 an hour."
    assert not any("for all" in question for question in found.ask)


def test_one_of_two_amounts_is_chosen_and_the_other_is_listed() -> None:
    found = answer("£150 ... £50, 3 hours", amount="£150")
    assert (found.pay, found.not_understood) == (Decimal("150.00"), ("£50",))
    assert not any("Which is the pay" in question for question in found.ask)


def test_an_amount_that_the_offer_does_not_name_chooses_nothing() -> None:
    assert answer("£150 ... £50, 3 hours", amount="£99").pay is None


def test_neither_of_two_amounts_is_the_pay_when_the_person_tells_a_third() -> None:
    found = answer("£150 ... £50, 3 hours", pay=Decimal(100))
    assert (found.pay, found.not_understood) == (Decimal("100.00"), ("£150", "£50"))


@pytest.mark.parametrize(
    ("lengths", "hourly"),
    [
        ({"contact": Decimal(6), "preparation": Decimal(4)}, "15.00"),
        ({"contact": Decimal(6), "preparation": Decimal(0)}, "25.00"),
        ({"contact": Decimal(6), "preparation": Decimal(2), "travel": Decimal(1), "follow_up": Decimal(1)}, "15.00"),
    ],
)
def test_each_length_can_be_told(lengths: dict[str, Decimal], hourly: str) -> None:
    assert answer(THE_OFFER, lengths=lengths).hourly.exact == Decimal(hourly)


def test_no_preparation_is_neither_asked_about_nor_called_not_stated() -> None:
    found = answer(THE_OFFER, lengths={"preparation": Decimal(0)})
    assert "preparation" not in rows(found)
    assert not any(
        "reparation" in words or "prepare" in words or "get ready" in words for words in (*found.ask, *found.assumed)
    )


def test_told_hours_leave_nothing_taken_for_granted_about_the_words_they_replace() -> None:
    found = answer("£90 for about 3 hours or 10am to 2pm", lengths={"contact": Decimal(5)})
    assert found.hourly.exact == Decimal("18.00")
    assert not any("about 3 hours" in words or "10am" in words for words in found.assumed)


def test_a_stated_total_holds_until_its_parts_are_told() -> None:
    assert answer("£25 an hour for 6 hours in total", lengths={"preparation": Decimal(3)}).hours.high == Decimal(6)
    both = "£150 for 2 sessions of 2 hours, 10 hours in total"
    assert answer(both).hours.high == Decimal(10)
    assert answer(both, lengths={"preparation": Decimal(3)}).hours.high == Decimal(7)


def test_an_offer_can_be_told_without_any_words() -> None:
    found = answer("", pay=Decimal(100), lengths={"contact": Decimal(6), "preparation": Decimal(2)})
    assert found.sums == ("£100.00 ÷ (6 + 2) hours = £12.50 an hour",)
    assert answer("", pay=Decimal(25), per="hour").hourly.exact == Decimal("25.00")


def test_told_pay_is_stronger_than_no_pay() -> None:
    found = answer("we can't pay but lunch is provided", pay=Decimal(50), lengths={"contact": Decimal(2)})
    assert found.hourly.exact == Decimal("25.00")


def test_when_it_is_paid_expenses_and_the_invoice_can_be_told() -> None:
    found = answer(
        "£150 for 6 hours, paid 30 days after invoice", paid_when="advance", expenses="on_top", invoice=False
    )
    assert rows(found) == {
        "pay": "£150.00",
        "contact": '"6 hours": 6 hours',
        "paid_when": "before the work",
        "expenses": "paid on top",
    }
    assert "Could travel be paid before the day?" not in found.reply.en


def test_the_same_answer_as_in_the_text_keeps_its_words() -> None:
    assert rows(answer("£150 for 6 hours, paid 30 days after", paid_when="arrears"))["paid_when"].endswith(
        '"30 days after"'
    )


def test_nothing_told_changes_nothing() -> None:
    for text in (THE_OFFER, "£150 ... £50", "hello", "£25/hr for 6 hours incl prep"):
        assert answer(text) == assess_offer(text, BOOK, ON)
