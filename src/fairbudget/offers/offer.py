"""What an offer says, as the rules read it: the pay, the time it is for, when it comes, and what was not used."""

from decimal import Decimal
from typing import Literal

from fairbudget.budget import Frozen
from fairbudget.offers.ranges import NOT_KNOWN, ONE, Range

What = Literal["contact", "preparation", "travel", "follow_up", "all"]
PaidWhen = Literal["advance", "arrears", "on_the_day", "mixed"]
Cover = Literal["on_top", "in_pay", "not_covered"]
PriceUnit = Literal["all", "hour", "half_day", "day", "session", "week", "fortnight", "month", "year", "term"]

BESIDE: tuple[What, ...] = ("preparation", "travel", "follow_up")
# A day is not the same length everywhere: what a day is taken to be when the offer does not say (method, section 8).
USUAL_DAY = Range(low=Decimal(7), high=Decimal(8))


class Part(Frozen):
    """One length of time that the offer names: `count` hours or days (half a day is 0.5), `times` over.

    `words` quotes the offer. A part whose length nobody stated has a count that is not known.
    """

    what: What
    words: str
    count: Range = NOT_KNOWN
    unit: Literal["hour", "day"] = "hour"
    times: Range = ONE

    def hours(self, day: Range) -> Range:
        """The hours of this part when a day is that long."""
        each = self.count.times(day) if self.unit == "day" else self.count
        return each.times(self.times)


class Offer(Frozen):
    """An offer as it was read. Money is in pounds, for one person.

    `price` is for each `per` ("all": for the whole work); `units` how many sessions, weeks or months are paid, None
    where they follow from the hours, and `one_unit` says that nobody stated how many, so that the sum is for one;
    `or_all` that the price may be for all units together.
    `costs` are the person's own costs that come out of the pay. `amounts` quotes two amounts that were not told apart.
    """

    text: str
    price: Range | None = None
    per: PriceUnit = "all"
    units: Range | None = None
    one_unit: bool = False
    or_all: bool = False
    people: Range = ONE
    shared: bool | None = None
    least_hours: Decimal | None = None
    part_hours: bool = False
    costs: Decimal = Decimal(0)
    amounts: tuple[str, ...] = ()
    unmarked_amount: str = ""
    voucher: str = ""
    no_pay: str = ""
    parts: tuple[Part, ...] = ()
    one_of: bool = False
    included: tuple[What, ...] = ()
    paid_as_well: tuple[What, ...] = ()
    perhaps_paid: tuple[What, ...] = ()
    unpaid: tuple[What, ...] = ()
    day: Range = USUAL_DAY
    per_visit: bool = False
    each_or_all: bool = False
    period: str = ""
    recurs: str = ""
    paid_when: PaidWhen | None = None
    delay: str = ""
    invoice: bool = False
    expenses: Cover | None = None
    within: tuple[str, ...] = ()
    on_top: tuple[str, ...] = ()
    in_kind: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    clock: tuple[tuple[str, Decimal], ...] = ()
    not_understood: tuple[str, ...] = ()

    def of(self, *what: What) -> tuple[Part, ...]:
        """The parts of these kinds."""
        return tuple(part for part in self.parts if part.what in what)

    @property
    def day_matters(self) -> bool:
        """Whether a length in days takes part in the sum and nobody said how long the day is."""
        counted = self.of("all") or self.parts
        return self.day.exact is None and any(part.unit == "day" and part.count != NOT_KNOWN for part in counted)
