"""The work in an offer: its parts with their hours, how long its day is, how many sessions, over what period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from fairbudget.money import EXACT
from fairbudget.offers.clauses import Clause
from fairbudget.offers.hearing import Heard, hear, included_uses, said_of, sessions_in, without_a_length
from fairbudget.offers.items import Many, Period, Phrase, Place
from fairbudget.offers.offer import USUAL_DAY, Part, What
from fairbudget.offers.ranges import NOT_KNOWN, ONE, Range, exactly

Quote = Callable[[Place], str]
LONGEST_DAY = Decimal(16)  # the most hours a day that GOV.UK's minimum wage calculator lets anybody enter


@dataclass
class Work:
    """What was read about time. `sessions` is None where no number of sessions is stated."""

    parts: list[Part] = field(default_factory=list)
    day: Range = USUAL_DAY
    sessions: Range | None = None
    visits: Range = ONE
    one_of: bool = False
    per_visit: bool = False
    each_or_all: bool = False
    included: tuple[What, ...] = ()
    paid_as_well: tuple[What, ...] = ()
    unpaid: tuple[What, ...] = ()
    periods: dict[str, Range] = field(default_factory=dict)
    period: str = ""
    recurs: str = ""
    about: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    clock: list[tuple[str, Decimal]] = field(default_factory=list)


def read_work(clauses: Sequence[Clause], quote: Quote, day: Decimal | None = None) -> Work:
    """The work of an offer. `day` is a length in hours that the person has given, stronger than the text."""
    work = Work(
        included=included_uses(clauses), paid_as_well=said_of(clauses, "paid"), unpaid=said_of(clauses, "unpaid")
    )
    heard = hear(clauses)
    work.about = [quote(one.time) for one in heard if one.time.about]
    work.clock = [(quote(one.time), one.time.count.exact or Decimal(0)) for one in heard if one.time.by_the_clock]
    _read_periods(clauses, quote, work)
    heard = _without_breakdowns(heard, work, quote)
    heard = _take_the_day_out(heard, clauses, work)
    if day is not None:
        work.day = exactly(day)
    counts = sessions_in(clauses)
    contacts = [one for one in heard if one.what == "contact"]
    _read_contact(contacts, counts, clauses, quote, work)
    for one in heard:
        if one.what == "all":
            work.parts.append(_part(one, "all", quote, work, ONE))
        elif one.what != "contact" and not one.within:
            work.parts.append(_part(one, one.what, quote, work, _times_beside(one, work)))
    work.within += [quote(one.words or one.time) for one in heard if one.within]
    work.parts += [
        Part(what=what, words=quote(phrase))
        for what, phrase in without_a_length(clauses, heard)
        if what not in work.included
    ]
    return work


def _part(one: Heard, what: What, quote: Quote, work: Work, times: Range) -> Part:
    return Part(
        what=what,
        words=quote(one.words or one.time),
        count=one.time.count,
        unit="hour" if one.time.unit == "hour" else "day",
        times=times.times(_recurring(one.time.every, work)),
    )


def _read_periods(clauses: Sequence[Clause], quote: Quote, work: Work) -> None:
    for clause in clauses:
        for item in clause.items:
            if isinstance(item, Period):
                work.periods.setdefault(item.unit, item.count)
                work.period = work.period or quote(item)


def _recurring(every: str, work: Work) -> Range:
    """How many times something recurs; once where nobody says for how long, and that is said."""
    if not every:
        return ONE
    if every in work.periods:
        return work.periods[every]
    if every == "month" and "year" in work.periods:
        return work.periods["year"].scaled(Decimal(12))
    work.recurs = every
    return ONE


def _take_the_day_out(heard: list[Heard], clauses: Sequence[Clause], work: Work) -> list[Heard]:
    """Find how long a day is ("6 hours a day", "a day (7.5 hours)", "10am to 4pm"); what is left is the work."""
    days = [one for one in heard if one.what == "contact" and one.time.unit == "day"]
    left: list[Heard] = []
    for one in heard:
        time = one.time
        if time.names == "day" and time.count.exact != 0:
            work.day = time.count
            if not time.each and not days:
                left.append(replace(one, time=replace(time, count=time.times or ONE, unit="day", names="", times=None)))
        elif one.what == "contact" and time.unit == "hour" and _is_length_of(one, days, clauses):
            work.day = _length_of_a_day(one, days, work)
        else:
            left.append(one)
    return left


def _without_breakdowns(heard: list[Heard], work: Work, quote: Quote) -> list[Heard]:
    """Without what only says again how long it is: "two hours, 6pm to 8pm", "3 hours (1 hour prep, 2 hours talk)"."""
    left: list[Heard] = []
    for one in heard:
        before = [other for other in left if other.what == "contact" and other.time.unit == "hour"]
        again = one.time.by_the_clock and any(other.time.count == one.time.count for other in before)
        bracket = [other for other in heard if other.bracketed and other.time.unit == "hour"]
        hours = [other.time.count.exact or Decimal(0) for other in bracket]
        broken_down = (
            one in bracket and before and sum(hours) == before[-1].time.count.exact and not before[-1].bracketed
        )
        if again or broken_down:
            work.within.append(quote(one.words or one.time))
            if one.what != "contact":
                work.included = (*work.included, one.what)
        else:
            left.append(one)
    return left


def _is_length_of(one: Heard, days: Sequence[Heard], clauses: Sequence[Clause]) -> bool:
    """Whether these hours are the length of the day named just before them."""
    before = [day for day in days if day.time.to <= one.time.at]
    if not before or one.time.names or (one.time.count.high or LONGEST_DAY) > LONGEST_DAY or not one.time.count.high:
        return False
    day = before[-1]
    if one.time.by_the_clock:
        return day.time.count.exact is not None
    says_of = clauses[one.clause].before(one.time) == "" and _between(clauses, day.time, one.time, "of")
    return says_of or (one.bracketed and (day.time.count.exact or 0) >= 1)


def _length_of_a_day(one: Heard, days: Sequence[Heard], work: Work) -> Range:
    """The hours of a day. "Three days (6 hours)" can be six hours a day or six in all: from two to six."""
    number = [day for day in days if day.time.to <= one.time.at][-1].time.count.exact or Decimal(1)
    if number == 1 or one.time.each or one.time.by_the_clock or not one.bracketed:
        return one.time.count
    work.each_or_all = True
    with localcontext(EXACT):
        share = (one.time.count.low or Decimal(0)) / number
    return Range(low=share, high=one.time.count.high) if share >= 1 else one.time.count


def _between(clauses: Sequence[Clause], first: Place, second: Place, *says: str) -> bool:
    """Whether one of these is said between two places that are close together."""
    return second.at - first.to <= 4 and any(
        isinstance(item, Phrase) and item.says in says and first.to <= item.at < second.at
        for clause in clauses
        for item in clause.items
    )


def _read_contact(
    contacts: list[Heard], counts: list[tuple[Many, int]], clauses: Sequence[Clause], quote: Quote, work: Work
) -> None:
    named = [one.time.times for one in contacts if one.time.names == "session"]
    if len(counts) == 1 and len(contacts) == 1 and not contacts[0].time.names:
        _pair(contacts[0], counts[0][0], clauses, quote, work)
        return
    if len(counts) == 1 and len(contacts) == 1 and contacts[0].time.times is None:
        # "two-hour sessions, four of them": the count stands apart from the length.
        _length_of(contacts[0], counts[0][0], counts[0][0].count or NOT_KNOWN, quote, work)
        return
    for one in contacts:
        known = one.time.times or (NOT_KNOWN if one.time.names == "session" else ONE)
        work.parts.append(_part(one, "contact", quote, work, known))
    for many, _ in counts:
        if not contacts or many.count is None or many.count.exact != 1:
            work.parts.append(Part(what="contact", words=quote(many)))
    stated = [*named, *(many.count for many, _ in counts)]
    if stated and all(count is not None for count in stated):
        work.sessions = _sum([count for count in stated if count is not None])
    recurring = [_recurring(one.time.every, work) for one in contacts if one.time.every]
    work.visits = work.sessions or (recurring[0] if recurring else _days(contacts))
    work.one_of = len(contacts) > 1 and any(one.opener not in ("plus", "and", "with", "(") for one in contacts[1:])


def _pair(one: Heard, many: Many, clauses: Sequence[Clause], quote: Quote, work: Work) -> None:
    """One length and one number of sessions: the length of each, of all together, or it is not said which."""
    count = many.count or NOT_KNOWN
    total = _between(clauses, one.time, many, "over") or _between(clauses, many, one.time, "over")
    each = (
        one.time.each
        or _between(clauses, many, one.time, "of", "by", "each")
        or _between(clauses, one.time, many, "by", "each")
    )
    if each or count.exact == 1:
        _length_of(one, many, count, quote, work)
    elif total:
        _length_of(one, many, ONE, quote, work)
        work.sessions = work.visits = count
    else:
        _length_of(one, many, Range(low=Decimal(1), high=count.high), quote, work)
        work.sessions = work.visits = count
        work.each_or_all = True


def _length_of(one: Heard, many: Many, times: Range, quote: Quote, work: Work) -> None:
    recurring = _recurring(many.every or one.time.every, work)
    work.sessions = work.visits = (many.count or NOT_KNOWN).times(recurring)
    time = replace(one.time, every="")
    work.parts.append(_part(replace(one, time=time), "contact", quote, work, times.times(recurring)))


def _days(contacts: Sequence[Heard]) -> Range:
    """How many separate days or half days there are, where they are whole: two half days are two visits."""
    for one in contacts:
        count = one.time.count.scaled(Decimal(2)) if one.time.halves else one.time.count
        if one.time.unit == "day" and count.exact is not None and count.exact == int(count.exact) and count.exact > 1:
            return count
    return ONE


def _times_beside(one: Heard, work: Work) -> Range:
    """How often preparation or travel comes: for each visit where that is said, else once at the least."""
    ways = exactly(2) if one.both_ways else ONE
    most = work.visits.times(ways)
    if one.each:
        return most
    if one.time.every or one.time.count.exact == 0:
        return ways
    if work.visits.exact == 1:
        return ways
    work.per_visit = True
    return Range(low=ways.low, high=most.high)


def _sum(counts: Sequence[Range]) -> Range:
    total = counts[0]
    for count in counts[1:]:
        total = total.plus(count)
    return total
