"""An offer in words, as a terminal and a page on a phone show it."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from fairbudget.offers import OfferAssessment, assess_offer, in_words
from fairbudget.offers.ranges import Range
from fairbudget.offers.yardsticks import Comparator
from fairbudget.reading.cards.rate_files import read_rates

BOOK = read_rates()
ON = date(2026, 11, 22)
THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"


def answer(text: str, on: date = ON, **more: object) -> OfferAssessment:
    return assess_offer(text, BOOK, on, **more)  # type: ignore[arg-type]  # the keywords are the words of its own fields


def held_beside(low: str | None, high: str | None) -> str:
    ends = Range(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))
    return in_words.difference(
        Comparator(
            code="nmw:adult",
            label="",
            per_hour=Decimal(10),
            effective_from=None,
            source="",
            difference=ends,
            kind="legal_minimum",
            short="",
            detail=(),
        )
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (THE_OFFER, "You would get £12.50 to £14.29 an hour."),
        ("up to £150 a day", "You would get up to £21.43 an hour."),
        ("£45 for up to 3 hours", "You would get at least £15.00 an hour."),
        ("£60", "We do not know how many hours it is, so there is no figure an hour yet."),
        ("hello", "We do not know the pay, so there is no figure an hour yet."),
        ("we can't pay", "Nothing is paid for the time. How long it takes is not known."),
    ],
)
def test_the_figure_comes_first_or_why_there_is_none(text: str, said: str) -> None:
    assert in_words.headline(answer(text)) == said


def test_what_was_read_is_named_for_people_and_for_programs() -> None:
    found = answer("a £60 voucher for 3 hours over 2 weeks, expenses paid, paid 30 days after invoice")
    assert in_words.what_was_read(found) == (
        ("pay", "Pay", "£60.00 (as voucher)"),
        ("contact", "Work", '"3 hours": 3 hours'),
        ("paid_when", "Paid", 'after the work, "30 days after"'),
        ("invoice", "Invoice", "yes"),
        ("expenses", "Expenses", "paid on top"),
        ("period", "Period", '"2 weeks"'),
    )


def test_the_length_of_a_day_is_named_where_it_counts() -> None:
    def day(text: str) -> list[str]:
        return [row.words for row in in_words.what_was_read(answer(text)) if row.key == "day"]

    assert day(THE_OFFER) == ["not known"]
    assert day("£150 for a 7.5 hour day") == ["7.5 hours"]
    assert day("£150 for 6 hours") == day("£150 for a day, 10 hours in total") == []


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("0", "0", "The offer is the same"),
        ("-1.30", "-1.30", "The offer is £1.30 an hour below"),
        ("2", "2", "The offer is £2.00 an hour above"),
        ("-2.90", "-1.30", "The offer is £1.30 to £2.90 an hour below"),
        ("1.30", "2.90", "The offer is £1.30 to £2.90 an hour above"),
        ("-1", "2", "The offer is between £1.00 an hour below and £2.00 an hour above"),
        ("0", "2", "The offer is between the same and £2.00 an hour above"),
        ("-1", "0", "The offer is between £1.00 an hour below and the same"),
        (None, None, ""),
        ("2", None, "The offer is at least £2.00 an hour above"),
        (None, "2", "The offer is at most £2.00 an hour above"),
        ("0", None, "The offer is at least the same"),
        (None, "0", "The offer is at most the same"),
    ],
)
def test_a_difference_is_told_in_words(low: str | None, high: str | None, said: str) -> None:
    assert held_beside(low, high) == said


def test_an_offer_of_no_more_than_that_lies_at_least_so_far_below() -> None:
    """ "Up to £150 a day" is £21.43 an hour or less: £0.57 or more below £22."""
    day = next(one for one in answer("up to £150 a day").comparators if one.code == "baseline:day")
    assert in_words.difference(day) == "The offer is at least £0.57 an hour below"
    assert held_beside("-7", None) == "The offer is at most £7.00 an hour below"


def test_a_yardstick_has_a_short_name_and_its_small_print_apart() -> None:
    named = {one.code: (one.short, one.detail) for one in answer(THE_OFFER, band="skilled").comparators}
    assert named["nmw:adult"] == (
        "Legal minimum wage, adult rate",
        ("A yardstick: whether it applies depends on how you are engaged.", "Acas can say which rules are about you."),
    )
    assert named["rlw:uk"] == ("Real Living Wage", ("Voluntary: an employer chooses to pay it.",))
    assert named["baseline:day"] == (
        "Suggested payment for a day",
        (
            "£165.00 for this task: a day including its preparation. We count it as 7.5 hours.",
            "A rough guide: check it with the publisher or your institution.",
        ),
    )
    assert named["baseline:skilled"][0] == "University staff doing similar work"


def test_the_short_names_of_two_living_wages_tell_them_apart() -> None:
    wages = [one for one in answer(THE_OFFER, date(2025, 12, 1)).comparators if one.kind == "living_wage"]
    assert [(one.short, one.detail[-1]) for one in wages] == [
        ("Real Living Wage", "To be paid by 1 May 2026."),
        ("Earlier real Living Wage", "It may be paid until the newer one is due."),
    ]


def test_short_names_and_small_print_are_for_screens_and_not_in_the_json() -> None:
    found = json.loads(answer(THE_OFFER).model_dump_json())["comparators"][0]
    assert not {"kind", "short", "detail"} & found.keys()


def test_the_rate_of_a_band_is_not_the_guide_of_the_reply() -> None:
    """An hour of the band contributor is £27.50; the payment for half an hour, £27.60 an hour, is what is named."""
    found = answer("£8 for half an hour", band="contributor")
    assert {one.code: (one.kind, str(one.per_hour)) for one in found.comparators if one.code.startswith("base")} == {
        "baseline:short_task": ("involvement", "27.60"),
        "baseline:hour": ("like_work", "27.50"),
    }
    assert "is £27.60 an hour" in found.reply.en


@pytest.mark.parametrize("on", [ON, date(2025, 12, 1)])
def test_what_a_phone_shows_is_short_and_plain(on: date) -> None:
    for band in ("contributor", "skilled"):
        found = answer(THE_OFFER, on, band=band, place="london")
        said = [in_words.headline(found), in_words.no_advice(), in_words.each_is_a_yardstick()]
        said += [text for one in found.comparators for text in (one.short, *one.detail, in_words.difference(one))]
        for sentence in (part for text in said for part in re.split(r"(?<=[.?;])\s", text)):
            assert len(sentence.split()) <= 20, sentence
            assert not re.search(r"\b(please|sorry|invalid|simply|just|stakeholder|brokerage)\b", sentence, re.I)
        assert all(len(one.short) <= 40 for one in found.comparators)
