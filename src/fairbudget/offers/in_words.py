"""The answer about an offer in words, for every screen: the figure, what was read, and how far it lies from others."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fairbudget.language import long_date, noop, say, say_in
from fairbudget.money import money
from fairbudget.offers.assessing import OfferAssessment
from fairbudget.offers.ranges import NOT_KNOWN, Range
from fairbudget.offers.saying import lasting, pounds
from fairbudget.offers.yardsticks import Comparator

WHAT = {
    "contact": noop("Work"),
    "preparation": noop("Getting ready"),
    "travel": noop("Travel"),
    "follow_up": noop("Afterwards"),
    "all": noop("All hours"),
}
WHEN = {
    "advance": noop("before the work"),
    "arrears": noop("after the work"),
    "on_the_day": noop("on the day"),
    "mixed": noop("partly before, partly after the work"),
}
EXPENSES = {
    "on_top": noop("paid on top"),
    "in_pay": noop("out of the pay"),
    "not_covered": noop("not paid"),
}


class Row(NamedTuple):
    """One thing that was read: `key` for a program, `name` and `words` for people."""

    key: str
    name: str
    words: str


def headline(answer: OfferAssessment) -> str:
    """The one figure that people come for, or why there is none."""
    hourly = pounds(answer.hourly, pence=True)
    if hourly:
        return say("You would get {hourly} an hour.", hourly=hourly)
    if answer.offer.price is None:
        return say("We do not know the pay, so there is no figure an hour yet.")
    if answer.pay == 0:
        return say("Nothing is paid for the time. How long it takes is not known.")
    return say("We do not know how many hours it is, so there is no figure an hour yet.")


def what_was_read(answer: OfferAssessment) -> tuple[Row, ...]:
    """What the words of the offer were taken to say; what they do not say has no row, but for the pay."""
    return (Row("pay", say("Pay"), _pay(answer)), *_hours(answer), *_terms(answer))


def _pay(answer: OfferAssessment) -> str:
    pay = say("not known") if answer.pay is None else money(answer.pay)
    voucher = answer.offer.voucher
    return say("{pay} (as {voucher})", pay=pay, voucher=voucher) if voucher else pay


def _hours(answer: OfferAssessment) -> Iterator[Row]:
    for part in answer.hours.parts:
        length = lasting(Range(low=part.low, high=part.high)) or say("length not known")
        yield Row(part.what, say(WHAT[part.what]), f'"{part.words}": {length}' if part.words else length)
    counted = answer.offer.of("all") or answer.offer.parts
    if any(part.unit == "day" and part.count != NOT_KNOWN for part in counted):
        day = answer.offer.day
        yield Row("day", say("Length of a day"), say("not known") if day.exact is None else lasting(day))


def _terms(answer: OfferAssessment) -> Iterator[Row]:
    offer = answer.offer
    if offer.paid_when:
        when = say(WHEN[offer.paid_when])
        yield Row("paid_when", say_in("when", "Paid"), f'{when}, "{offer.delay}"' if offer.delay else when)
    if offer.invoice:
        yield Row("invoice", say("Invoice"), say_in("an invoice is needed", "yes"))
    if offer.expenses:
        yield Row("expenses", say("Expenses"), say(EXPENSES[offer.expenses]))
    if offer.period:
        yield Row("period", say("Period"), f'"{offer.period}"')


def not_used(answer: OfferAssessment) -> str:
    """The words that had no meaning for the rules; empty when there are none."""
    quoted = ", ".join(f"“{words}”" for words in answer.not_understood)
    return say("We did not use these words: {words}", words=quoted) if quoted else ""


def since(one: Comparator) -> str:
    """The day from which a yardstick holds."""
    if one.effective_from is None:
        return say("date not known")
    return say("from {day}", day=long_date(one.effective_from))


def difference(one: Comparator) -> str:
    """How far the offer lies from a yardstick, in words, not colours; empty when that is not known."""
    low, high = one.difference.low, one.difference.high
    if low is not None and low == high:
        return _exactly(low)
    if low is None or high is None:
        return _at_least(low) if low is not None else _at_most(high) if high is not None else ""
    return _between(low, high)


def _exactly(by: Decimal) -> str:
    if not by:
        return say("The offer is the same")
    if by < 0:
        return say("The offer is {amount} an hour below", amount=money(-by))
    return say("The offer is {amount} an hour above", amount=money(by))


def _at_least(by: Decimal) -> str:
    """The offer may be any amount better than that."""
    if not by:
        return say("The offer is at least the same")
    if by < 0:
        return say("The offer is at most {amount} an hour below", amount=money(-by))
    return say("The offer is at least {amount} an hour above", amount=money(by))


def _at_most(by: Decimal) -> str:
    """The offer may be any amount worse than that."""
    if not by:
        return say("The offer is at most the same")
    if by < 0:
        return say("The offer is at least {amount} an hour below", amount=money(-by))
    return say("The offer is at most {amount} an hour above", amount=money(by))


def _between(low: Decimal, high: Decimal) -> str:
    least, most = money(abs(low)), money(abs(high))
    if high < 0:
        return say("The offer is {least} to {most} an hour below", least=most, most=least)
    if low > 0:
        return say("The offer is {least} to {most} an hour above", least=least, most=most)
    if not low:
        return say("The offer is between the same and {most} an hour above", most=most)
    if not high:
        return say("The offer is between {most} an hour below and the same", most=least)
    return say("The offer is between {below} an hour below and {above} an hour above", below=least, above=most)


def each_is_a_yardstick() -> str:
    """What has to stand with the yardsticks."""
    return say("Each is a yardstick; whether it applies depends on how you are engaged.")


def no_advice() -> str:
    """What has to stand at the end of every answer."""
    return say("This is a sum, not legal or benefits advice. Acas can say which rules are about you.")
