"""An offer assessed: yardsticks of the day, what to ask, what to answer, and the answer for machines and people."""

import json
from datetime import date
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from fairbudget.cli import app
from fairbudget.offers import OfferAssessment, assess_offer, read_offer
from fairbudget.offers.ranges import Range
from fairbudget.offers.yardsticks import tiers
from fairbudget.reading.cards.rate_files import read_rates

BOOK = read_rates()
ON = date(2026, 11, 22)
THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"
VOUCHER = "a £50 voucher for a two hour focus group plus an hour's reading"
SEVERAL = (
    THE_OFFER,
    VOUCHER,
    "£25/hr for 6 hours incl prep",
    "two half days at £75 each, travel paid",
    "£3k over 3 months",
    "we can't pay but lunch is provided",
    "£150 y dydd gyda hanner diwrnod o baratoi",
    "£150 ... £50",
    "hello",
    "£600 for 6 people, two hours each",
)


def answer(text: str, on: date = ON, **more: object) -> OfferAssessment:
    return assess_offer(text, BOOK, on, **more)  # type: ignore[arg-type]  # the keywords are the words of its own fields


def beside(found: OfferAssessment) -> dict[str, tuple[str, str | None, str | None]]:
    """Each yardstick: pounds an hour, and how far the offer lies above it at the least and at the most."""
    return {
        one.code: (
            f"{one.per_hour}",
            None if one.difference.low is None else f"{one.difference.low}",
            None if one.difference.high is None else f"{one.difference.high}",
        )
        for one in found.comparators
    }


# The sum, and what it lies beside.


def test_the_offer_of_the_issue() -> None:
    found = answer(THE_OFFER)
    assert found.pay == Decimal("150.00")
    assert (found.hours.low, found.hours.high) == (Decimal("10.5"), Decimal(12))
    assert (found.hourly.low, found.hourly.high) == (Decimal("12.50"), Decimal("14.29"))
    assert found.sums == (
        "£150.00 ÷ (8 + 4) hours = £12.50 an hour if the day is 8 hours",
        "£150.00 ÷ (7 + 3.5) hours = £14.29 an hour if the day is 7 hours",
    )
    assert found.not_understood == ()
    assert "A day is 7 to 8 hours. The offer does not say." in found.assumed
    assert "Half a day is 3.5 to 4 hours." in found.assumed


def test_the_offer_of_the_issue_lies_beside_dated_yardsticks() -> None:
    assert beside(answer(THE_OFFER)) == {
        "nmw:adult": ("12.71", "-0.21", "1.58"),
        "rlw:uk": ("13.45", "-0.95", "0.84"),
        "baseline:day": ("22.00", "-9.50", "-7.71"),
    }
    starts = {one.code: one.effective_from for one in answer(THE_OFFER).comparators}
    assert starts == {
        "nmw:adult": date(2026, 4, 1),
        "rlw:uk": date(2025, 10, 22),
        "baseline:day": date(2025, 12, 16),
    }
    assert all(one.source for one in answer(THE_OFFER).comparators)


def test_a_band_adds_what_an_hour_of_university_staff_costs() -> None:
    assert beside(answer(THE_OFFER, band="skilled"))["baseline:skilled"] == ("30.10", "-17.60", "-15.81")
    assert any("what university staff cost" in words for words in answer(THE_OFFER).assumed)
    assert not any("what university staff cost" in words for words in answer(THE_OFFER, band="skilled").assumed)


def test_age_and_place_choose_the_rates() -> None:
    found = beside(answer(THE_OFFER, age=19, place="london"))
    assert found["nmw:age_18_to_20"][0] == "10.85"
    assert found["rlw:london"][0] == "14.80"
    assert "nmw:adult" not in found
    assert "rlw:uk" not in found


def test_under_18_the_real_living_wage_is_left_out_and_that_is_said() -> None:
    found = answer(THE_OFFER, age=17)
    assert "rlw:uk" not in beside(found)
    assert "The real Living Wage is left out: it is for people aged 18 and over." in found.assumed


def test_an_age_without_a_legal_minimum_is_said() -> None:
    found = answer(THE_OFFER, age=15)
    assert not any(code.startswith("nmw") for code in beside(found))
    assert any(words.startswith("The legal minimum wage is left out") for words in found.assumed)


def test_between_announcement_and_may_both_real_living_wages_are_shown() -> None:
    found = [one for one in answer(THE_OFFER, date(2025, 12, 1)).comparators if one.code == "rlw:uk"]
    assert [(one.per_hour, one.effective_from) for one in found] == [
        (Decimal("13.45"), date(2025, 10, 22)),
        (Decimal("12.60"), date(2024, 10, 1)),
    ]
    assert "to be paid by 1 May 2026" in found[0].label
    later = [one for one in answer(THE_OFFER, date(2026, 5, 1)).comparators if one.code == "rlw:uk"]
    assert [one.per_hour for one in later] == [Decimal("13.45")]


def test_a_real_living_wage_that_may_be_out_of_date_is_said() -> None:
    newer = "The real Living Wage shown is of 22 October 2025. Check whether there is a newer one."
    assert newer in answer(THE_OFFER).assumed
    assert newer not in answer(THE_OFFER, date(2026, 5, 1)).assumed


def test_the_published_payment_counts_while_it_is_in_force_and_the_indicative_one_after() -> None:
    before = [one for one in answer(THE_OFFER, date(2025, 12, 15)).comparators if one.code == "nihr:day"]
    assert [one.per_hour for one in before] == [Decimal("20.00")]
    assert before[0].label.startswith("Published involvement payment")
    after = [one for one in answer(THE_OFFER, date(2025, 12, 16)).comparators if one.code == "baseline:day"]
    assert [one.per_hour for one in after] == [Decimal("22.00")]
    assert "indicative: confirm with the publisher or your institution" in after[0].label


@pytest.mark.parametrize(
    ("hours", "names"),
    [
        ("0.5", ("short_task",)),
        ("0.75", ("short_task", "hour")),
        ("1", ("hour",)),
        ("2", ("two_hours",)),
        ("3", ("two_hours", "half_day")),
        ("3.5", ("half_day",)),
        ("4", ("half_day",)),
        ("6", ("half_day", "day")),
        ("7.5", ("day",)),
        ("12", ("day",)),
    ],
)
def test_a_payment_is_looked_up_by_length_and_between_two_both_are_shown(hours: str, names: tuple[str, ...]) -> None:
    assert tiers(Decimal(hours), Decimal(hours), Range(low=Decimal(7), high=Decimal(8))) == names


def test_a_session_is_compared_by_its_own_length_and_not_by_that_of_all_together() -> None:
    assert "baseline:two_hours" in beside(answer("six two-hour workshops at £50 a workshop"))


def test_the_length_of_a_known_day_counts_in_the_yardstick() -> None:
    read = read_offer("£150 for a day", hours_in_a_day=Decimal(8))
    assert beside(assess_offer(read, BOOK, ON))["baseline:day"] == ("20.63", "-1.88", "-1.88")


# What cannot be known is asked.


def test_without_hours_there_is_no_figure_and_a_question() -> None:
    found = answer("£3k over 3 months")
    assert found.pay == Decimal("3000.00")
    assert found.hourly == Range()
    assert any('The offer says "over 3 months"' in words or '"3 months"' in words for words in found.ask)
    assert all(one.difference == Range() for one in found.comparators)


def test_lunch_is_not_pay() -> None:
    found = answer("we can't pay but lunch is provided")
    assert found.pay == Decimal("0.00")
    assert found.hourly == Range()
    assert "Lunch: given, but not pay." in found.assumed
    assert not any("invoice" in words for words in found.ask)


def test_two_amounts_are_asked_about() -> None:
    found = answer("£150 ... £50")
    assert found.pay is None
    assert found.ask[0] == "We found two amounts, £150 and £50. Which is the pay?"


def test_no_amount_is_asked_about() -> None:
    assert answer("hello").ask[0] == "How much is the pay, in pounds? We did not find an amount of money."
    assert 'Is "150" an amount in pounds?' in answer("150 for a day").ask


def test_a_voucher_is_named_and_both_opinions_on_benefits_are_shown() -> None:
    found = answer(VOUCHER)
    said = " ".join(found.ask)
    assert "do not affect Universal Credit" in said
    assert "counts as earnings" in said
    assert "independent benefits advice" in said


def test_what_is_answered_is_not_asked() -> None:
    plain = " ".join(answer("£150 for 6 hours").ask)
    assert "invoice" in plain
    assert "Are expenses paid on top" in plain
    full = " ".join(
        answer("£150 for 6 hours including preparation, travel expenses paid, on invoice, paid in advance").ask
    )
    assert "invoice" not in full
    assert "prepare" not in full
    assert "before the work or after it" not in full


# The reply.


def test_the_reply_asks_and_does_not_demand() -> None:
    assert answer(THE_OFFER).reply.en == (
        "Thank you for asking us. The work you describe is about 10.5 to 12 hours with preparation. £150 works out at "
        "£12.50 to £14.29 an hour. A rough guide for work of that length, from published payments, is £22.00 an hour. "
        "That would be about £231 to £264. Could the budget come nearer to that? Or could the work be kept to about "
        "6.8 hours for £150? Could expenses such as travel and care be paid on top? Could travel be paid before the "
        "day? We would like to take part."
    )


def test_the_welsh_reply_is_there_and_marked_as_a_draft() -> None:
    for text in SEVERAL:
        assert answer(text).reply.cy.startswith("[drafft] Diolch")
    assert "Cyfradd fesul awr: £12.50 i £14.29" in answer(THE_OFFER).reply.cy


def test_an_offer_above_the_guide_is_not_asked_to_rise() -> None:
    assert "nearer" not in answer("£300 for 6 hours").reply.en


def test_nothing_is_called_fair_and_no_advice_is_given() -> None:
    for text in SEVERAL:
        said = answer(text, band="lead").model_dump_json().lower()
        assert "fair" not in said.replace("fairbudget", "")
        assert "you should" not in said
        assert "entitled" not in said


# For machines and for people.


def test_the_json_has_the_keys_of_the_template() -> None:
    found = json.loads(answer(THE_OFFER, band="skilled").model_dump_json())
    assert list(found) == [
        "pay", "hours", "hourly", "assumed", "not_understood", "comparators", "ask", "reply",
    ]  # fmt: skip
    assert list(found["hours"]) == ["low", "high", "parts"]
    assert list(found["comparators"][0]) == ["code", "label", "per_hour", "effective_from", "source", "difference"]
    assert list(found["reply"]) == ["en", "cy"]
    assert (found["pay"], found["hourly"]) == ("150.00", {"low": "12.50", "high": "14.29"})
    assert [(part["what"], part["low"], part["high"]) for part in found["hours"]["parts"]] == [
        ("contact", "7", "8"),
        ("preparation", "3.5", "4"),
    ]


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["offer", *words])
    return result.exit_code, result.output


def test_the_command_answers_in_words() -> None:
    code, said = run(THE_OFFER, "--date", "2026-11-22")
    assert code == 0
    assert said.startswith("You would get £12.50 to £14.29 an hour.\n")
    assert "The offer is £7.71 to £9.50 an hour below" in said
    assert "whether it applies depends on how you are engaged" in said


def test_the_command_says_when_it_uses_the_rates_of_today() -> None:
    assert any("those of today" in words for words in json.loads(run(THE_OFFER, "--json")[1])["assumed"])
    dated = json.loads(run(THE_OFFER, "--json", "--as-of", "2026-11-22")[1])
    assert not any("today" in words for words in dated["assumed"])


def test_the_command_takes_what_the_person_knows() -> None:
    code, said = run("£150 for a two-hour session", "--hours", "10", "--age", "19", "--place", "wales", "--json")
    assert code == 0
    assert json.loads(said)["hourly"] == {"low": "15.00", "high": "15.00"}
    assert json.loads(run(THE_OFFER, "--day-hours", "7", "--json")[1])["hourly"]["low"] == "14.29"


@pytest.mark.parametrize(
    "words",
    [
        ("   ",),
        (THE_OFFER, "--place", "paris"),
        (THE_OFFER, "--band", "skiled"),
        (THE_OFFER, "--hours", "none"),
        (THE_OFFER, "--hours", "0"),
        (THE_OFFER, "--age", "-3"),
        (THE_OFFER, "--date", "soon"),
    ],
)
def test_a_slip_at_the_command_line_is_refused_kindly(words: tuple[str, ...]) -> None:
    code, said = run(*words)
    assert code == 2
    assert "Traceback" not in said


def test_no_offer_makes_the_screen_fail() -> None:
    for text in (*SEVERAL, "[bold] £5 [/x]", "🙂", "up to £150 a day", "£45 for up to 3 hours"):
        code, said = run(text, "--date", "2026-11-22")
        assert code == 0, text
        assert "A reply to copy" in said
