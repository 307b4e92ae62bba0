"""What a text can say, piece by piece: money, lengths of time, how many, and phrases; each with its place."""

from dataclasses import dataclass, field

from fairbudget.offers.ranges import ONE, Range


@dataclass(frozen=True)
class Place:
    """From the token `at` up to, not with, the token `to`."""

    at: int
    to: int


@dataclass(frozen=True)
class Time(Place):
    """A length of time: `count` hours (unit hour) or days (unit day); half days count 0.5 with `halves`.

    `names` is the unit it is the length of ("two-hour session", "7 hour day"); `times` how many of those.
    `every` is the period in which it recurs ("2 hours a week"); `each` that it is said of each of several.
    """

    count: Range
    unit: str
    halves: bool = False
    names: str = ""
    times: Range | None = None
    each: bool = False
    every: str = ""
    about: bool = False
    by_the_clock: bool = False


@dataclass(frozen=True)
class Money(Place):
    """Pounds: for all, or for each of the units in `per`. `length` is that of a unit such as "per two-hour session"."""

    amount: Range
    per: tuple[str, ...] = ()
    each: bool = False
    about: bool = False
    length: Time | None = None
    pence: bool = False


@dataclass(frozen=True)
class Many(Place):
    """How many sessions, or people; None where the plural has no number. `every`: "one session a month"."""

    of: str
    count: Range | None = field(default=ONE)
    every: str = ""


@dataclass(frozen=True)
class Period(Place):
    """A stretch of weeks, months or years in which the work lies. It says nothing about how much work."""

    count: Range
    unit: str


@dataclass(frozen=True)
class Delay(Place):
    """How long after the work or the invoice the pay comes."""

    count: Range
    unit: str


@dataclass(frozen=True)
class Phrase(Place):
    """Words that say one thing of `words.PHRASES`."""

    says: str


@dataclass(frozen=True)
class Break(Place):
    """A sign between clauses: comma, full stop, bracket."""

    sign: str


@dataclass(frozen=True)
class Unread(Place):
    """A piece that says nothing to the rules; `counts` that it holds a number."""

    number: bool = False


Item = Time | Money | Many | Period | Delay | Phrase | Break | Unread
