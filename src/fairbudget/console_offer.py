"""How an offer looks in a terminal: the figure and its sum first, then yardsticks, questions and a reply to copy."""

from decimal import Decimal

from rich.markup import escape
from rich.padding import Padding

from fairbudget.console import out, say
from fairbudget.language import long_date
from fairbudget.money import money
from fairbudget.offers import OfferAssessment
from fairbudget.offers.ranges import Range
from fairbudget.offers.saying import pounds, spoken
from fairbudget.offers.yardsticks import DEPENDS, Comparator

WHAT = {
    "contact": "Work",
    "preparation": "Getting ready",
    "travel": "Travel",
    "follow_up": "Afterwards",
    "all": "All hours",
}
WHEN = {
    "advance": "before the work",
    "arrears": "after the work",
    "on_the_day": "on the day",
    "mixed": "partly before, partly after the work",
}
EXPENSES = {"on_top": "paid on top", "in_pay": "out of the pay", "not_covered": "not paid"}


def show_offer(answer: OfferAssessment) -> None:
    """The whole answer."""
    out.print(f"[bold]{escape(_headline(answer))}[/bold]")
    for line in answer.sums:
        say(f"  {line}")
    _show_what_was_read(answer)
    _show_comparators(answer)
    _show_list("Taken for granted", answer.assumed)
    _show_list("Also ask", answer.ask)
    out.print("\n[bold]A reply to copy[/bold]")
    out.print(Padding(escape(answer.reply.en), (0, 0, 0, 2)))
    out.print("\n[bold]Ateb i'w gopïo (drafft)[/bold]")
    out.print(Padding(escape(answer.reply.cy), (0, 0, 0, 2)))
    say("\nThis is a sum, not legal or benefits advice. Acas can say which rules are about you.")


def _headline(answer: OfferAssessment) -> str:
    hourly = pounds(answer.hourly, pence=True)
    if hourly:
        return f"You would get {hourly} an hour."
    if answer.offer.price is None:
        return "We do not know the pay, so there is no figure an hour yet."
    if answer.pay == 0:
        return "Nothing is paid for the time. How long it takes is not known."
    return "We do not know how many hours it is, so there is no figure an hour yet."


def _show_what_was_read(answer: OfferAssessment) -> None:
    offer = answer.offer
    out.print("\n[bold]What we understood[/bold]")
    pay = "not known" if answer.pay is None else money(answer.pay)
    if offer.voucher:
        pay += f" (as {offer.voucher})"
    rows = [("Pay", pay)]
    for part in answer.hours.parts:
        length = spoken(Range(low=part.low, high=part.high), "hours") or "length not known"
        rows.append((WHAT[part.what], f'"{part.words}": {length}' if part.words else length))
    if offer.paid_when:
        rows.append(("Paid", WHEN[offer.paid_when] + (f', "{offer.delay}"' if offer.delay else "")))
    if offer.invoice:
        rows.append(("Invoice", "yes"))
    if offer.expenses:
        rows.append(("Expenses", EXPENSES[offer.expenses]))
    if offer.period:
        rows.append(("Period", f'"{offer.period}"'))
    for name, words in rows:
        say(f"  {name}: {words}")
    if answer.not_understood:
        say(f"  We did not use these words: {', '.join(f'“{words}”' for words in answer.not_understood)}")


def _show_comparators(answer: OfferAssessment) -> None:
    out.print(f"\n[bold]Beside it, on {long_date(answer.on)}[/bold]")
    for one in answer.comparators:
        start = f"from {long_date(one.effective_from)}" if one.effective_from else "date not known"
        say(f"  {money(one.per_hour)}  {one.label}, {start}{_difference(one)}")
        out.print(Padding(escape(one.source), (0, 0, 0, 11)))
    say(f"  Each is {DEPENDS}.")


def _difference(one: Comparator) -> str:
    """In words, not colours: "£1.30 to £2.90 an hour below"."""
    low, high = one.difference.low, one.difference.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        end = high if low is None else low
        at = "at most" if low is None else "at least"
        return f". The offer is {at} {_side(end)}" if end is not None else ""
    if low == high:
        return f". The offer is {_side(low)}"
    if (low < 0) == (high < 0) and low and high:
        least, most = sorted((abs(low), abs(high)))
        return f". The offer is {money(least)} to {money(most)} an hour {'below' if low < 0 else 'above'}"
    return f". The offer is between {_side(low)} and {_side(high)}"


def _side(amount: Decimal) -> str:
    if not amount:
        return "the same"
    return f"{money(abs(amount))} an hour {'below' if amount < 0 else 'above'}"


def _show_list(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        out.print(f"\n[bold]{title}[/bold]")
    for line in lines:
        out.print(Padding(escape(f"· {line}"), (0, 0, 0, 2)))
