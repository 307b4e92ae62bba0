"""What a person typed about an offer is read by our readers; what cannot be used is said, and never guessed."""

from decimal import Decimal

import pytest

from fairbudget.drafts.offer_answers import Answers, OfferAnswers, read_answers
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Work


def read(**typed: str) -> Answers:
    return read_answers(OfferAnswers(**typed))


def test_the_answers_come_to_the_offer() -> None:
    found = read(text="£150 for a day", contact="6", preparation="3 hrs", pay="£200", hours_in_a_day="7.5").offer()
    assert found.price is not None
    assert found.price.exact == Decimal(200)
    assert [(part.what, part.count.exact) for part in found.parts] == [
        ("contact", Decimal(6)),
        ("preparation", Decimal(3)),
    ]
    assert found.day.exact == Decimal("7.5")


def test_terms_and_what_is_about_the_person_are_read() -> None:
    found = read(paid_when="advance", expenses="on_top", invoice="no", age="34", place="wales", band="skilled")
    assert (found.told.paid_when, found.told.expenses, found.told.invoice) == ("advance", "on_top", False)
    assert (found.age, found.place, found.band) == (34, "wales", "skilled")
    assert found.slips == ()


def test_a_word_that_no_list_has_counts_as_not_answered() -> None:
    found = read(place="paris", band="boss", paid_when="never", pay_per="blink")
    assert (found.place, found.band, found.told.paid_when, found.told.per) == (None, None, None, "all")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("pay", "lots", "Amount offered must be a number, like 150 or 150.50"),
        ("pay", "1.234", "Amount offered must be a number, like 150 or 150.50"),
        ("pay", "£150 per day", "Amount offered must be a number, like 150 or 150.50"),
        ("pay", "1000001", "Amount offered must be between £0 and £1,000,000"),
        ("pay", "-5", "Amount offered must be between £0 and £1,000,000"),
        ("hours", "8785", "All hours: hours must be between 0 and 8,784 (a year)"),
        ("contact", "0", "Work: hours must be between 0 and 8,784 (a year)"),
        ("preparation", "half a day", "Getting ready: hours must be a number, like 6 or 7.5"),
        ("travel", "3 days", "Travel: hours must be a number, like 6 or 7.5"),
        ("hours_in_a_day", "25", "The length of a day must be between 0 and 24 hours"),
        ("hours_in_a_day", "long", "The length of a day must be a number of hours, like 7.5"),
        ("age", "3.5", "Age must be a whole number of years, like 34"),
        ("age", "200", "Age must be a whole number of years, like 34"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field_and_not_guessed(field: str, typed: str, said: str) -> None:
    found = read(**{field: typed})
    assert found.slips == ((field, said),)
    assert found.slip(field) == said
    assert found.slip("text") == ""
    nothing = read()
    assert (found.told, found.hours, found.hours_in_a_day, found.age) == (nothing.told, None, None, None)


@pytest.mark.parametrize("typed", ["150", "£150", "£150.00", " 150.0 ", "GBP 150", "150 GBP"])
def test_pounds_are_read_however_they_are_typed(typed: str) -> None:
    assert read(pay=typed).told.pay == Decimal(150)


def test_a_comma_for_pence_is_read_and_that_is_said() -> None:
    found = read(pay="1.234,50", hours="7,5")
    assert (found.told.pay, found.hours, found.slips) == (Decimal("1234.5"), Decimal("7.5"), ())
    assert [note.message for note in found.notes] == [
        'We read "7,5" as 7.5. If that is wrong, change it',
        'We read "1.234,50" as £1,234.50. If that is wrong, change it',
    ]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("text", "Enter the offer you were made, or fill in the three boxes"),
        ("pay", "Enter the amount you were offered, in pounds"),
        ("hours", 'Enter how many hours the work takes, or choose "I do not know"'),
    ],
)
def test_a_field_that_was_sent_empty_is_asked_for(field: str, said: str) -> None:
    assert read(left_empty=field).slip(field) == said


def test_no_preparation_is_an_answer_and_an_empty_field_is_none() -> None:
    assert read(preparation="0").told.lengths == {"preparation": Decimal(0)}
    assert read(preparation=" ").told.lengths == {}


def test_another_offer_keeps_what_is_about_the_person_alone() -> None:
    before = OfferAnswers(text="£50", pay="60", hours="3", age="34", place="wales", band="lead", reply_en="No")
    assert before.of_another_offer("£80") == OfferAnswers(text="£80", age="34", place="wales", band="lead")


def test_there_is_an_offer_once_words_or_an_amount_or_hours_are_there() -> None:
    assert not OfferAnswers(text=" ", age="34").given
    assert all(OfferAnswers(**{field: "5"}).given for field in ("text", "pay", "contact", "preparation"))


def test_an_offer_is_in_no_saved_copy() -> None:
    assert b"secret amount" not in saved(Work(offer=OfferAnswers(text="secret amount", reply_en="secret amount")))
