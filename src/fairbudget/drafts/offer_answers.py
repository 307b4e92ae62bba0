"""What a person typed about an offer, all as text; and its reading: what they told, and what has to be put right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar, cast, get_args

from fairbudget.budget import Band, Frozen, Place
from fairbudget.language import say
from fairbudget.money import money, plain
from fairbudget.offers import Offer, read_offer
from fairbudget.offers.in_words import WHAT
from fairbudget.offers.offer import BESIDE, Cover, PaidWhen, PriceUnit, What
from fairbudget.offers.told import Told
from fairbudget.reading.cells import amounts
from fairbudget.reading.cells.amount_problems import TWO_READINGS
from fairbudget.reading.cells.doubts import Read
from fairbudget.reading.grid import Cell

MOST_POUNDS = Decimal(1_000_000)
MOST_HOURS = Decimal(8784)  # the hours of a leap year
OLDEST = Decimal(130)
HOURS_OF_A_DAY = Decimal(24)
Length = Literal["contact", "preparation", "travel", "follow_up"]
LENGTHS: tuple[Length, ...] = get_args(Length)
Word = TypeVar("Word", bound=str)


class OfferAnswers(Frozen):
    """An offer in a person's words, and what they answered about it; all as typed, "" where nothing was answered.

    `amount` quotes which of several amounts is the pay. `left_empty` is the field that was sent with nothing in it.
    `reply_en` and `reply_cy` are the reply as it was edited, and `reply_to_en`, `reply_to_cy` the one that it began
    as. `hours_not_known` is "yes" once they said so.
    """

    text: str = ""
    amount: str = ""
    pay: str = ""
    pay_per: str = ""
    hours: str = ""
    hours_not_known: str = ""
    hours_in_a_day: str = ""
    contact: str = ""
    preparation: str = ""
    travel: str = ""
    follow_up: str = ""
    paid_when: str = ""
    expenses: str = ""
    invoice: str = ""
    age: str = ""
    place: str = ""
    band: str = ""
    reply_en: str = ""
    reply_to_en: str = ""
    reply_cy: str = ""
    reply_to_cy: str = ""
    left_empty: str = ""

    @property
    def given(self) -> bool:
        """Whether there is an offer to look at."""
        return bool(self.text.strip() or self.pay.strip() or any(getattr(self, name).strip() for name in LENGTHS))

    def of_another_offer(self, text: str) -> "OfferAnswers":
        """The answers when another offer is checked: what is about the person stays."""
        return OfferAnswers(text=text, age=self.age, place=self.place, band=self.band)


class Slip(NamedTuple):
    """What has to be put right, or known, about a field: its name in OfferAnswers, and the words for a person."""

    field: str
    message: str


@dataclass(frozen=True)
class Answers:
    """The answers as they were understood. A field with a slip counts as not answered; a note says how one was read."""

    text: str
    told: Told
    hours: Decimal | None
    hours_in_a_day: Decimal | None
    age: int | None
    place: Place | None
    band: Band | None
    slips: tuple[Slip, ...]
    notes: tuple[Slip, ...]

    def offer(self) -> Offer:
        """The offer as its words and the answers say it."""
        return read_offer(self.text, hours=self.hours, hours_in_a_day=self.hours_in_a_day, told=self.told)

    def slip(self, field: str) -> str:
        """What has to be put right in a field; empty when nothing has."""
        return next((one.message for one in self.slips if one.field == field), "")


def read_answers(typed: OfferAnswers) -> Answers:
    """What was typed, read by the readers of every budget."""
    return _Reader(typed).answers()


class _Reader:
    """One reading of the answers, which gathers slips and notes on its way."""

    def __init__(self, typed: OfferAnswers) -> None:
        self.typed = typed
        self.slips: list[Slip] = list(_left_empty(typed.left_empty))
        self.notes: list[Slip] = []

    def answers(self) -> Answers:
        typed = self.typed
        hours = self.number("hours", self.hours_of(say(WHAT["all"])), Decimal(0), MOST_HOURS, above=True)
        day = self.number("hours_in_a_day", _day_words(), Decimal(0), HOURS_OF_A_DAY, above=True)
        told = Told(
            amount=typed.amount,
            pay=self.pay(),
            per=_word(typed.pay_per, PriceUnit) or "all",
            lengths=self.lengths(),
            paid_when=_word(typed.paid_when, PaidWhen),
            expenses=_word(typed.expenses, Cover),
            invoice={"yes": True, "no": False}.get(typed.invoice),
        )
        age = self.age()
        return Answers(
            text=typed.text,
            told=told,
            hours=hours,
            hours_in_a_day=day,
            age=age,
            place=_word(typed.place, Place),
            band=_word(typed.band, Band),
            slips=tuple(self.slips),
            notes=tuple(self.notes),
        )

    def pay(self) -> Decimal | None:
        wrong = say("Amount offered must be a number, like 150 or 150.50")
        found = self.read("pay", amounts.money, wrong)
        if found is None:
            return None
        if not 0 <= found <= MOST_POUNDS:
            self.slip("pay", say("Amount offered must be between £0 and £1,000,000"))
            return None
        if found != found.quantize(Decimal("0.01")):
            self.slip("pay", wrong)
            return None
        return found

    def lengths(self) -> dict[What, Decimal]:
        found: dict[What, Decimal] = {}
        for what in LENGTHS:
            hours = self.number(what, self.hours_of(say(WHAT[what])), Decimal(0), MOST_HOURS, above=what not in BESIDE)
            if hours is not None:
                found[what] = hours
        return found

    def hours_of(self, name: str) -> tuple[str, str]:
        """The words for hours that are no number, and for hours beyond what a year has."""
        return (
            say("{name}: hours must be a number, like 6 or 7.5", name=name),
            say("{name}: hours must be between 0 and 8,784 (a year)", name=name),
        )

    def age(self) -> int | None:
        wrong = say("Age must be a whole number of years, like 34")
        years = self.number("age", (wrong, wrong), Decimal(0), OLDEST, above=True)
        if years is None or years != int(years):
            if years is not None:
                self.slip("age", wrong)
            return None
        return int(years)

    def number(
        self, field: str, words: tuple[str, str], least: Decimal, most: Decimal, *, above: bool
    ) -> Decimal | None:
        """A number of a field between two ends; `above` leaves out the lower end."""
        found = self.read(field, amounts.hours, words[0])
        if found is None:
            return None
        if not least <= found <= most or (above and found == least):
            self.slip(field, words[1])
            return None
        return found

    def read(self, field: str, reader: Callable[[Cell], Read[Decimal]], wrong: str) -> Decimal | None:
        typed = getattr(self.typed, field).strip()
        if not typed:
            return None
        read = reader(Cell(0, 0, typed))
        value = read.value
        if value is None and read.doubt is not None and read.doubt.kind is TWO_READINGS:
            value = Decimal(str(read.doubt.particulars["comma"]))
            amount = money(value) if field == "pay" else plain(value)
            said = say('We read "{typed}" as {amount}. If that is wrong, change it', typed=typed, amount=amount)
            self.notes.append(Slip(field, said))
        if value is None:
            self.slip(field, wrong)
        return value

    def slip(self, field: str, message: str) -> None:
        self.slips.append(Slip(field, message))


def _left_empty(field: str) -> Iterator[Slip]:
    words = {
        "text": say("Enter the offer you were made, or fill in the three boxes"),
        "pay": say("Enter the amount you were offered, in pounds"),
        "hours": say('Enter how many hours the work takes, or choose "I do not know"'),
    }
    if field in words:
        yield Slip(field, words[field])


def _day_words() -> tuple[str, str]:
    return (
        say("The length of a day must be a number of hours, like 7.5"),
        say("The length of a day must be between 0 and 24 hours"),
    )


def _word(typed: str, vocabulary: object) -> Word | None:
    """A word of a closed vocabulary, which buttons and lists alone can give."""
    return cast("Word", typed) if typed in get_args(vocabulary) else None
