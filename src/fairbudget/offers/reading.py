"""Read the words of an offer by rules: every number is used or listed as not understood; nothing is guessed."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Literal

from fairbudget.language import say
from fairbudget.money import EXACT
from fairbudget.offers.clauses import Clause, clauses
from fairbudget.offers.hearing import is_least
from fairbudget.offers.items import Delay, Item, Phrase, Place, Unread
from fairbudget.offers.offer import BESIDE, Offer, Part, PriceUnit, What
from fairbudget.offers.pay import Pay, Price, one_price, paid_when, people_in, read_pay
from fairbudget.offers.ranges import NOT_KNOWN, ONE, Range, exactly
from fairbudget.offers.scanning import is_filler, items
from fairbudget.offers.tokens import MOST_CHARACTERS, Token, tokens
from fairbudget.offers.told import NOTHING_TOLD, Told, told_price, with_told_lengths, with_told_terms
from fairbudget.offers.work import Work, read_work

PAID_BY = ("hour", "half_day", "day", "session")
PERIOD_UNITS = ("week", "fortnight", "month", "year", "term")
HALF = exactly("0.5")
MOST_HOURS = Decimal(8784)  # the hours of a leap year


def read_offer(
    text: str, *, hours: Decimal | None = None, hours_in_a_day: Decimal | None = None, told: Told = NOTHING_TOLD
) -> Offer:
    """What the text offers. `hours` are all the hours the work takes, `hours_in_a_day` those of a day, `told` the
    rest, as the person who was made the offer knows them; all are stronger than the text.
    """
    return _Reader(text, told).offer(hours, hours_in_a_day)


class _Reader:
    """One reading of one text."""

    def __init__(self, text: str, told: Told) -> None:
        self.text = text
        self.told = told
        self.tokens: list[Token] = tokens(text)
        self.items: list[Item] = items(self.tokens)
        self.clauses: list[Clause] = clauses(self.items)
        self.unused: list[Place] = [item for item in self.items if isinstance(item, Unread)]

    def quote(self, place: Place) -> str:
        """The words of a place as they were written; none of what the person told apart from the text."""
        if place.to == place.at:
            return ""
        return self.text[self.tokens[place.at].start : self.tokens[place.to - 1].end]

    def offer(self, hours: Decimal | None, hours_in_a_day: Decimal | None) -> Offer:
        work = with_told_lengths(read_work(self.clauses, self.quote, hours_in_a_day), self.told)
        pay = read_pay(self.clauses, self.quote)
        price, added, derived = self._the_pay(pay, work)
        parts = [*derived, *work.parts]
        if hours is not None:
            parts = [part for part in parts if part.what != "all"]
            parts.append(Part(what="all", words="", count=exactly(hours)))
        if (price is None or self.told.amount or self.told.pay is not None) and len(pay.prices) > 1:
            self.unused += [one.money for one in pay.prices if one is not price]
        units, one_unit = _units(price, work, parts)
        if price and one_unit:
            parts = self._for_one(price, parts)
        amount = price.amount.plus(exactly(added)) if price else None
        if price is None and not pay.prices and pay.no_pay:
            amount = exactly(0)
        delays = [item for item in self.items if isinstance(item, Delay)]
        least, part_hours = self._part_hours(price, work)
        offer = Offer(
            text=self.text,
            price=amount,
            per=price.per if price else "all",
            units=units,
            one_unit=one_unit,
            or_all=price.or_all if price else False,
            people=people_in(self.clauses),
            shared=self._shared(price),
            least_hours=least,
            part_hours=part_hours,
            costs=sum((money.amount.high or Decimal(0) for money in pay.costs), Decimal(0)),
            amounts=tuple(self.quote(one.money) for one in pay.prices) if price is None else (),
            unmarked_amount=self._unmarked(pay) if price is None else "",
            voucher=pay.voucher,
            no_pay=pay.no_pay if price is None else "",
            parts=tuple(parts),
            within=tuple(work.within),
            on_top=tuple(self.quote(money) for money in pay.on_top),
            one_of=work.one_of,
            included=work.included,
            paid_as_well=work.paid_as_well,
            perhaps_paid=self._perhaps_paid(price, work),
            unpaid=work.unpaid,
            day=work.day,
            per_visit=work.per_visit,
            each_or_all=work.each_or_all,
            period=work.period,
            recurs=work.recurs,
            paid_when=paid_when(self.clauses) or ("arrears" if delays else None),
            delay=self.quote(delays[0]) if delays else "",
            invoice=any(clause.says("invoice") for clause in self.clauses),
            expenses=pay.expenses,
            in_kind=tuple(dict.fromkeys(pay.in_kind)),
            about=(*work.about, *self._about_amounts(pay)),
            clock=tuple(work.clock),
            not_understood=self._not_understood(),
        )
        return with_told_terms(offer, self.told)

    def _the_pay(self, pay: Pay, work: Work) -> tuple[Price | None, Decimal, list[Part]]:
        """The price, what is added to it, and the work that follows from two prices that agree."""
        told = told_price(self.told, pay, self.quote)
        if told is not None:
            return told, Decimal(0), []
        price, added = one_price(pay.prices)
        price, derived = self._agreeing(price, pay, work)
        return price, added, derived

    def _about_amounts(self, pay: Pay) -> list[str]:
        if self.told.pay is not None:
            return []
        return [self.quote(one.money) for one in pay.prices if one.money.about]

    def _for_one(self, price: Price, parts: list[Part]) -> list[Part]:
        """The work of one unit, where nobody stated how many: "£150 a day" is for a day."""
        words = self.quote(price.money)
        if price.money.length is not None:
            length = price.money.length
            one = Part(what="contact", words=words, count=length.count, unit="hour" if length.unit == "hour" else "day")
        elif price.per == "hour":
            one = Part(what="contact", words=words, count=ONE)
        elif price.per in ("day", "half_day"):
            one = Part(what="contact", words=words, count=ONE if price.per == "day" else HALF, unit="day")
        else:
            return [
                part.model_copy(update={"times": ONE}) if part.what == "contact" and part.times == NOT_KNOWN else part
                for part in parts
            ]
        return parts if any(part.what == "contact" for part in parts) else [one, *parts]

    def _agreeing(self, price: Price | None, pay: Pay, work: Work) -> tuple[Price | None, list[Part]]:
        """A price by the hour or day beside the sum for all: "£150 (£25 an hour)" says six hours.

        Where hours are stated, the two have to agree, or the offer is asked about.
        """
        lumps = [one for one in pay.prices if one.per == "all" and one.amount.exact is not None]
        rates = [one for one in pay.prices if one.per in PAID_BY and one.amount.exact]
        if price is not None or len(pay.prices) != 2 or len(lumps) != 1 or len(rates) != 1:
            return price, []
        lump, rate = lumps[0].amount.exact or Decimal(0), rates[0].amount.exact or Decimal(1)
        contact = [part for part in work.parts if part.what in ("contact", "all")]
        with localcontext(EXACT):
            if not contact and rates[0].per in ("hour", "day"):
                words = say("{pay} at {rate}", pay=self.quote(lumps[0].money), rate=self.quote(rates[0].money))
                unit: Literal["hour", "day"] = "hour" if rates[0].per == "hour" else "day"
                return lumps[0], [Part(what="contact", words=words, count=exactly(lump / rate), unit=unit)]
            number = _number_of(rates[0].per, contact, work)
            return (lumps[0], []) if number is not None and number * rate == lump else (None, [])

    def _shared(self, price: Price | None) -> bool | None:
        """Whether the pay is for all the people together; None where that is not said."""
        if price is None or price.each_person or price.per == "hour" or people_in(self.clauses) == ONE:
            return False
        return True if any(clause.says("shared") for clause in self.clauses) else None

    def _perhaps_paid(self, price: Price | None, work: Work) -> tuple[What, ...]:
        """What stands before the price, and so may be among what it pays: "1 day + half a day prep at £250 a day"."""
        if price is None or price.per not in ("hour", "half_day", "day") or self.told.pay is not None:
            return ()
        before = [part.what for part in work.parts if part.words and self._starts_before(part.words, price)]
        return tuple(what for what in before if what in BESIDE and what not in (*work.paid_as_well, *work.unpaid))

    def _starts_before(self, words: str, price: Price) -> bool:
        return -1 < self.text.find(words) < self.tokens[price.money.at].start

    def _part_hours(self, price: Price | None, work: Work) -> tuple[Decimal | None, bool]:
        """The least hours that are paid, and whether a part of an hour is paid as a whole one."""
        if price is None or price.per != "hour":
            return None, False
        part = any(clause.says("part_hour") for clause in self.clauses)
        for clause in self.clauses:
            for time in clause.times():
                if is_least(clause, time) and not any(one.words == self.quote(time) for one in work.parts):
                    return time.count.exact, part
        return None, part

    def _unmarked(self, pay: Pay) -> str:
        """A number that stands where an amount would, without pounds: it is asked about, not used."""
        if pay.prices:
            return ""
        numbers = [item for item in self.unused if isinstance(item, Unread) and item.number]
        return self.quote(numbers[0]) if numbers else ""

    def _not_understood(self) -> tuple[str, ...]:
        """The words that were not used, in runs as they were written; words that carry nothing are left out."""
        unused = {at for place in self.unused for at in range(place.at, place.to)}
        joining = {at for item in self.items if _joins(item) for at in range(item.at, item.to)}
        found: list[str] = []
        run: list[int] = []
        for at, token in enumerate(self.tokens):
            if at in unused and token.kind != "break":
                run.append(at)
            elif run and at in joining:
                continue
            else:
                found += self._run(run)
                run = []
        found += self._run(run)
        rest = self.text[MOST_CHARACTERS:].strip()
        return (*found, rest) if rest else tuple(found)

    def _run(self, run: Sequence[int]) -> list[str]:
        telling = [at for at in run if not is_filler(self.tokens[at])]
        if not telling:
            return []
        return [self.quote(Place(telling[0], telling[-1] + 1))]


def _number_of(per: PriceUnit, contact: Sequence[Part], work: Work) -> Decimal | None:
    """How many hours, days or sessions the offer states; None where it does not say exactly."""
    if per == "session":
        return work.sessions.exact if work.sessions else None
    if len(contact) != 1:
        return None
    if per == "hour":
        return contact[0].hours(work.day).exact
    days = contact[0].count.times(contact[0].times).exact if contact[0].unit == "day" else None
    return None if days is None else days * (2 if per == "half_day" else 1)


def _joins(item: Item) -> bool:
    """Whether it is a small word, such as the "at" between two pieces that were not used."""
    return isinstance(item, Phrase) and item.says in ("at", "for", "of", "by")


def _units(price: Price | None, work: Work, parts: Sequence[Part]) -> tuple[Range | None, bool]:
    """How many units are paid, where that does not follow from the hours, and whether one was taken for want of a
    number.
    """
    if price is None or price.per == "all":
        return None, False
    per: PriceUnit = price.per
    if per == "session":
        return (work.sessions, False) if work.sessions else (ONE, True)
    if per in PERIOD_UNITS:
        return (work.periods[per], False) if per in work.periods else (ONE, True)
    counted = [part for part in parts if part.what in ("contact", "all")]
    return (None, False) if counted else (ONE, True)
