"""What offers say, in people's own words: text, pay, hours and pounds an hour in a table, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.money import to_pence
from fairbudget.offers import read_offer
from fairbudget.offers.items import Unread
from fairbudget.offers.ranges import Range
from fairbudget.offers.saying import shown as shown_hours
from fairbudget.offers.scanning import items
from fairbudget.offers.sums import Sum, work_out
from fairbudget.offers.tokens import tokens
from fairbudget.offers.words import NUMBERS, PHRASES, UNIT_OF

ON = date(2026, 11, 22)


def of(text: str) -> Sum:
    return work_out(read_offer(text))


def written(amounts: Range, places: int) -> str:
    """150 · 10.5 to 12 · up to 21.43 · at least 15 · not known."""
    shown = []
    for end in (amounts.low, amounts.high):
        number = None if end is None else to_pence(end) if places else shown_hours(end)
        shown.append(None if number is None else f"{number:f}")
    short = [None if one is None or places else (one.rstrip("0").rstrip(".") if "." in one else one) for one in shown]
    low, high = shown if places else short
    if low is None:
        return f"up to {high}" if high else "not known"
    if high is None:
        return f"at least {low}"
    return low if low == high else f"{low} to {high}"


# text | pay | hours | pounds an hour
ENGLISH = """
£150 for a day, with half a day's preparation, paid in arrears | 150.00 | 10.5 to 12 | 12.50 to 14.29
£150 for a day plus half a day's preparation | 150.00 | 10.5 to 12 | 12.50 to 14.29
£150 two-hour session, ten hours in all | 150.00 | 10 | 15.00
£150 for a two-hour session | 150.00 | 2 | 75.00
£25/hr for 6 hours incl prep | 150.00 | 6 | 25.00
two half days at £75 each, travel paid | 150.00 | 7 to 8 | 18.75 to 21.43
a £50 voucher for a two hour focus group plus an hour's reading | 50.00 | 3 | 16.67
£3k over 3 months | 3000.00 | not known | not known
we can't pay but lunch is provided | 0.00 | not known | not known
£50 for a 7 hour day | 50.00 | 7 | 7.14
£150 for a 7-hour day | 150.00 | 7 | 21.43
£350 for a day of 7 hours | 350.00 | 7 | 50.00
£40 an hour or part thereof, one-hour minimum, for half an hour | 40.00 | 0.5 | 80.00
£50 an hour, part hours rounded up, for an hour and a quarter | 100.00 | 1.25 | 80.00
£150 a day | 150.00 | 7 to 8 | 18.75 to 21.43
£150/day | 150.00 | 7 to 8 | 18.75 to 21.43
£20 to £25 an hour | 20.00 to 25.00 | 1 | 20.00 to 25.00
£25 an hour for 4 to 6 hours | 100.00 to 150.00 | 4 to 6 | 25.00
up to £150 a day | up to 150.00 | 7 to 8 | up to 21.43
£45 for up to 3 hours | 45.00 | up to 3 | at least 15.00
£150 plus £50 expenses for a day | 150.00 | 7 to 8 | 18.75 to 21.43
£150 including £30 travel for 6 hours | 150.00 | 6 | 20.00
£1,500 for 10 days | 1500.00 | 70 to 80 | 18.75 to 21.43
£150 for a day (7.5 hours) plus half a day's preparation | 150.00 | 11.25 | 13.33
£150 for a day, 10am to 4pm | 150.00 | 6 | 25.00
£150 for a day plus preparation | 150.00 | at least 7 | up to 21.43
£75 per session, 4 sessions of 2 hours, with an hour's preparation each | 300.00 | 12 | 25.00
£75 per session, 4 sessions of 2 hours, with an hour's preparation | 300.00 | 9 to 12 | 25.00 to 33.33
six two-hour workshops at £50 a workshop | 300.00 | 12 | 25.00
£120 for four 90-minute sessions | 120.00 | 6 | 20.00
£600 for 6 sessions, 12 hours | 600.00 | 12 to 72 | 8.33 to 50.00
£25 an hour, 2 hours a week for 10 weeks | 500.00 | 20 | 25.00
£500 a month for 6 months, 10 hours a month | 3000.00 | 60 | 50.00
£25 an hour for 6 hours plus 2 hours paid preparation | 200.00 | 8 | 25.00
£25 an hour for 6 hours plus 2 hours unpaid travel time | 150.00 | 8 | 18.75
£80 for 2 hours plus 1 hour travel each way | 80.00 | 4 | 20.00
£25 an hour, £150 in total | 150.00 | 6 | 25.00
£600 for 6 people, two hours each | 100.00 to 600.00 | 2 | 50.00 to 300.00
£100 each for 3 people for a day | 100.00 | 7 to 8 | 12.50 to 14.29
6 hours at £25 | 25.00 to 150.00 | 6 | 4.17 to 25.00
£150 a day for 6 hours | 112.50 to 150.00 | 6 | 18.75 to 25.00
£10 for 20 minutes | 10.00 | 0.3333 | 30.00
£150, 8 hours including 2 hours prep | 150.00 | 8 | 18.75
3 hours, unpaid | 0.00 | 3 | 0.00
3 days @ £150 per day = £450 | 450.00 | 21 to 24 | 18.75 to 21.43
£150 x 3 days | 450.00 | 21 to 24 | 18.75 to 21.43
2 x £75 for two half days | 150.00 | 7 to 8 | 18.75 to 21.43
1 day delivery + 0.5 day prep @ £250/day | 250.00 to 375.00 | 10.5 to 12 | 20.83 to 35.71
£100 for 2 hours and £20 for an hour's prep | 120.00 | 3 | 40.00
£120 for a 3hr session (1hr prep, 2hrs delivery) | 120.00 | 3 | 40.00
£300 between two of us for a day | 150.00 | 7 to 8 | 18.75 to 21.43
£40 for a two hour evening meeting, 6pm to 8pm | 40.00 | 2 | 20.00
two and a half days at £200 a day | 500.00 | 17.5 to 20 | 25.00 to 28.57
£60 | 60.00 | not known | not known
£150 ... £50 | not known | not known | not known
150 for a day | not known | 7 to 8 | not known
€150 for a day | not known | 7 to 8 | not known
"""

WELSH = """
£150 y dydd gyda hanner diwrnod o baratoi | 150.00 | 10.5 to 12 | 12.50 to 14.29
£25 yr awr am 6 awr gan gynnwys paratoi | 150.00 | 6 | 25.00
dau hanner diwrnod am £75 yr un, costau teithio wedi'u talu | 150.00 | 7 to 8 | 18.75 to 21.43
taleb £50 am grŵp ffocws dwy awr ac awr o ddarllen | 50.00 | 3 | 16.67
150 punt am ddiwrnod a hanner, talu ar ôl y gwaith | 150.00 | 10.5 to 12 | 12.50 to 14.29
can punt am dair awr, gyda dwy awr o baratoi | 100.00 | 5 | 20.00
cant pum deg o bunnoedd am ddeg awr | 150.00 | 10 | 15.00
hanner cant o bunnoedd am ddwy awr | 50.00 | 2 | 25.00
mil o bunnoedd am ddeg diwrnod | 1000.00 | 70 to 80 | 12.50 to 14.29
£75 y sesiwn am 4 sesiwn o 2 awr | 300.00 | 8 | 37.50
£35 yr awr, pedair awr, gydag awr o deithio | 140.00 | 5 | 28.00
tri diwrnod am £120 y dydd | 360.00 | 21 to 24 | 15.00 to 17.14
£60 am 3 awr a threuliau | 60.00 | 3 | 20.00
ni allwn dalu ond mae cinio yn cael ei ddarparu | 0.00 | not known | not known
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "pay", "hours", "hourly"), rows(ENGLISH) + rows(WELSH))
def test_an_offer_says(text: str, pay: str, hours: str, hourly: str) -> None:
    found = of(text)
    assert (written(found.pay, 2), written(found.hours, 0), written(found.hourly, 2)) == (pay, hours, hourly)


@pytest.mark.parametrize(
    "pounds",
    [
        "£150", "£150.00", "£ 150", "150 pounds", "150 pounds sterling", "GBP 150", "GBP150", "150gbp", "150 quid",
        "150 punt", "150 o bunnoedd", "a hundred and fifty pounds", "one hundred and fifty pounds",
        "cant pum deg o bunnoedd", "cant a hanner o bunnoedd", "£0.15k",
    ],
)  # fmt: skip
def test_pounds_are_read_however_they_are_written(pounds: str) -> None:
    assert written(of(f"{pounds} for six hours").hourly, 2) == "25.00"


@pytest.mark.parametrize(("thousands", "pay"), [("£1,500", "1500.00"), ("£1.5k", "1500.00"), ("£3k", "3000.00")])
def test_thousands_are_read_with_a_comma_or_a_k(thousands: str, pay: str) -> None:
    assert written(of(thousands).pay, 2) == pay


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("paid in arrears", "arrears"), ("paid in advance", "advance"), ("paid up front", "advance"),
        ("paid on the day", "on_the_day"), ("paid after 6 weeks", "arrears"), ("half in advance", "mixed"),
        ("wedi'i dalu ymlaen llaw", "advance"), ("talu ar ôl y gwaith", "arrears"), ("travel paid", None),
    ],
)  # fmt: skip
def test_when_the_pay_comes(words: str, when: str | None) -> None:
    assert read_offer(f"£150 for 6 hours, {words}").paid_when == when


def test_six_weeks_after_the_invoice_is_no_work() -> None:
    offer = read_offer("£150 for 6 hours, paid 6 weeks after invoice")
    assert (offer.delay, offer.invoice) == ("6 weeks after", True)
    assert written(work_out(offer).hours, 0) == "6"


def test_preparation_beforehand_is_not_pay_in_advance() -> None:
    assert read_offer("£150 for a day, half a day's preparation beforehand").paid_when is None


def test_words_that_were_not_used_are_quoted() -> None:
    offer = read_offer("£60 for 3 hours on 12 March at the Pavilion Theatre, quoting reference 4471")
    assert offer.not_understood == ("12 March at the Pavilion Theatre", "quoting reference 4471")


def test_two_amounts_without_a_link_are_both_quoted_and_neither_is_taken() -> None:
    offer = read_offer("£150 ... £50")
    assert offer.price is None
    assert offer.amounts == ("£150", "£50")
    assert offer.not_understood == ("£150", "£50")


def test_notice_and_experience_are_no_work() -> None:
    offer = read_offer("£60 for 3 hours, two days' notice, 30 years experience")
    assert written(work_out(offer).hours, 0) == "3"
    assert offer.not_understood == ("two days' notice", "30 years experience")


def test_the_length_of_the_day_can_be_given() -> None:
    text = "£150 for a day plus half a day's preparation"
    found = work_out(read_offer(text, hours_in_a_day=Decimal(7)))
    assert written(found.hourly, 2) == "14.29"


def test_all_hours_can_be_given() -> None:
    found = work_out(read_offer("£150 for a two-hour session", hours=Decimal(10)))
    assert written(found.hourly, 2) == "15.00"


# What must hold for every offer.

PIECES = st.sampled_from(
    [
        *(phrase for phrases in PHRASES.values() for phrase in phrases), *UNIT_OF, *NUMBERS, "£150", "£1,500",
        "£20-£25", "£", "150", "2", "0", "½", "1/2", "1.5", "k", "gbp", "10am-4pm", "12 March", "a", "an",
        "the", "per", "/", "x",
        "-", "–", ",", ".", "(", ")", ":", "each", "30 days", "in all",
    ]
)  # fmt: skip
OFFERS = st.lists(PIECES, max_size=14).map(" ".join)


@given(st.one_of(st.text(max_size=200), OFFERS))
def test_no_text_makes_it_fail(text: str) -> None:
    found = work_out(read_offer(text))
    if found.hourly.low is not None and found.hourly.high is not None:
        assert found.hourly.low <= found.hourly.high


@given(st.one_of(st.text(alphabet="£0123456789 ,.-/khourday", max_size=60), OFFERS))
def test_every_number_has_a_meaning_or_is_listed(text: str) -> None:
    """Each token is in exactly one item; what has no meaning and holds a number stands in the list as written."""
    offer = read_offer(text)
    found = tokens(text)
    pieces = items(found)
    assert [piece.at for piece in pieces] == [0, *(piece.to for piece in pieces)][: len(pieces)]
    assert not pieces or pieces[-1].to == len(found)
    listed = " ".join(offer.not_understood)
    for piece in pieces:
        if isinstance(piece, Unread) and piece.number:
            assert text[found[piece.at].start : found[piece.to - 1].end] in listed
    for amount in offer.amounts:
        assert amount in listed or len(offer.amounts) < 2


MONEY = st.sampled_from(["£150 for", "£25 an hour for", "£150 a day for", "£20 to £30 an hour for", "up to £200 for"])
WORK = st.sampled_from(["a day", "2 hours", "three half days", "2 to 3 hours", "a two-hour session", "a 7 hour day"])
MORE = st.sampled_from(
    ["half a day's preparation", "an hour's reading", "1 to 2 hours prep", "30 minutes' travel time", "preparation"]
)


@given(MONEY, WORK, st.lists(MORE, min_size=1, max_size=2))
def test_preparation_never_raises_the_pay_of_an_hour(money: str, work: str, more: list[str]) -> None:
    alone = of(f"{money} {work}").hourly
    beside = of(f"{money} {work} plus {' plus '.join(more)}").hourly
    assert alone.high is not None
    assert beside.high is not None
    assert beside.high <= alone.high
    if alone.low is None or beside.low is None:
        assert beside.low is None
    else:
        assert beside.low <= alone.low
