"""Lengths of time, periods and counts at a place in the text: "half a day", "two-hour session", "6 hours a day"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from fairbudget.money import EXACT
from fairbudget.offers.items import Delay, Many, Period, Time
from fairbudget.offers.number_words import number_at, past_hyphen, range_at, word_at
from fairbudget.offers.ranges import ONE, Range, exactly
from fairbudget.offers.tokens import Token
from fairbudget.offers.words import (
    AND,
    ARTICLES,
    HALF,
    PER,
    PERIODS,
    PHRASES,
    QUARTER,
    TWO_WORD_SESSIONS,
    UNIT_OF,
)

HALF_OF, QUARTER_OF = Decimal("0.5"), Decimal("0.25")
# After these a length of time is no work: "two weeks' notice", "30 years' experience", "a day in June" is.
NO_WORK = ("notice", "experience", "old", "ago", "away", "oed", "yn ôl")
MOST_WORDS_BETWEEN = 2
PLURAL = ("s", "au", "dai", "oedd")
# Words with a meaning of their own, which no number reaches across.
MEANT = {word for phrases in PHRASES.values() for phrase in phrases for word in phrase.split()}
MEANT |= {*AND, *PER, *ARTICLES, *UNIT_OF, "for", "am"}


def unit_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The unit named there: hour, half_day, day, session, person, week..., and the place after it."""
    at = past_hyphen(tokens, at)
    word = word_at(tokens, at)
    second = past_hyphen(tokens, at + 1)
    if (word, word_at(tokens, second)) in TWO_WORD_SESSIONS:
        return "session", second + 1
    if word in HALF and UNIT_OF.get(word_at(tokens, second)) == "day":
        return "half_day", second + 1
    if word == "of" and word_at(tokens, at + 1) in ("us", "you", "them"):
        return "person", at + 2
    return (UNIT_OF[word], at + 1) if word in UNIT_OF else None


def per_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "per day", "a day", "/day", "p/h", "yr awr", "for each session": the unit and the place after it."""
    if word_at(tokens, at) in ("for", "am") and word_at(tokens, at + 1) in ("each", "every", "bob"):
        at += 1
    if word_at(tokens, at) not in PER:
        return None
    after = at + 1
    if word_at(tokens, at) == "p":
        if word_at(tokens, after) not in ("/", "."):
            return None
        after += 1
    if word_at(tokens, at) in ("/", "p") and word_at(tokens, after) == "d":
        return "day", after + 1
    if word_at(tokens, after) in ("full", "whole", "single"):
        after += 1
    return unit_at(tokens, after)


def time_at(tokens: Sequence[Token], at: int) -> Time | Period | Many | None:
    """What is counted from that place on: a length of time, a period, sessions or people."""
    if at < len(tokens) and tokens[at].kind == "hours_of_day":
        return Time(at, at + 1, exactly(tokens[at].value or 0), "hour", by_the_clock=True)
    return _fraction(tokens, at) or _with_article(tokens, at) or _counted(tokens, at)


def _fraction(tokens: Sequence[Token], at: int) -> Time | None:
    """Half an hour, half a day, a quarter of an hour, three quarters of a day, hanner awr, chwarter awr."""
    start, share = at, HALF_OF
    if word_at(tokens, at) in ("a", "one"):
        at += 1
    if word_at(tokens, at) == "three" and word_at(tokens, past_hyphen(tokens, at + 1)) in ("quarters", "quarter"):
        share, after = 3 * QUARTER_OF, past_hyphen(tokens, at + 1) + 1
    elif word_at(tokens, at) in QUARTER:
        share, after = QUARTER_OF, at + 1
    elif word_at(tokens, at) in HALF:
        after = at + 1
    else:
        return None
    if word_at(tokens, after) == "of":
        after += 1
    after = past_hyphen(tokens, after)
    if word_at(tokens, after) in ("a", "an", "the"):
        after += 1
    unit = UNIT_OF.get(word_at(tokens, after))
    if unit not in ("hour", "day"):
        return None
    halves = unit == "day" and share == HALF_OF
    return _named(tokens, Time(start, after + 1, exactly(share), unit, halves=halves), ONE)


def _with_article(tokens: Sequence[Token], at: int) -> Time | Period | Many | None:
    """A day, an hour, the day, all day, an hour and a half, a session, a focus group."""
    start = at
    if word_at(tokens, at) not in (*ARTICLES, "all"):
        return _bare_welsh(tokens, at)
    while word_at(tokens, at) in (*ARTICLES, "all"):
        at = past_hyphen(tokens, at + 1)
    found = unit_at(tokens, at)
    if found is None:
        return None
    return _one_of(tokens, start, found)


def _bare_welsh(tokens: Sequence[Token], at: int) -> Time | None:
    """Welsh has no "a": diwrnod is a day, awr an hour."""
    word = word_at(tokens, at)
    if word in ("diwrnod", "ddiwrnod", "niwrnod", "awr"):
        found = _one_of(tokens, at, (UNIT_OF[word], at + 1))
        return found if isinstance(found, Time) else None
    return None


def _one_of(tokens: Sequence[Token], start: int, found: tuple[str, int]) -> Time | Period | Many | None:
    unit, after = found
    if unit in ("hour", "day", "half_day"):
        count = exactly(HALF_OF) if unit == "half_day" else ONE
        half = _half_after(tokens, after)
        if half:
            count, after = count.plus(exactly(half[0])), half[1]
        time = Time(start, after, count, "hour" if unit == "hour" else "day", halves=unit == "half_day")
        return _named(tokens, time, ONE)
    if unit == "session":
        plural = tokens[after - 1].word.endswith("s") and word_at(tokens, start) == "the"
        return _recurring(tokens, Many(start, after, "session", None if plural else ONE))
    if unit in PERIODS and word_at(tokens, start) in ("a", "one", "the"):
        return Period(start, after, ONE, unit)
    return None


def _half_after(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """ "(a day) and a half", "(awr) a hanner"."""
    if word_at(tokens, at) not in AND:
        return None
    at = at + 1
    if word_at(tokens, at) == "a":
        at += 1
    share = HALF_OF if word_at(tokens, at) in HALF else QUARTER_OF if word_at(tokens, at) in QUARTER else None
    after = past_hyphen(tokens, at + 1)
    if share is None or word_at(tokens, after) in ("a", "an", "of") or unit_at(tokens, after):
        return None
    return share, at + 1


def _counted(tokens: Sequence[Token], at: int, *, alone: bool = False) -> Time | Period | Many | None:
    """A number and what it counts: 2 hours, 6 x 2-hour sessions, three 90-minute interviews, 3 months, 5 people.

    `alone` is for the 2-hour sessions themselves: a third number before them is not looked for.
    """
    number = range_at(tokens, at)
    if number is None:
        return None
    count, after = number
    by = after + 1 if word_at(tokens, after) in ("x", "×", "no", "*") else after
    inner = None if alone else _length_of_named(tokens, past_hyphen(tokens, by))
    if inner is not None:
        return replace(inner, at=at, times=count)
    found = unit_at(tokens, after) or (by > after and unit_at(tokens, by)) or _after_other_words(tokens, after)
    if not found:
        return None
    unit, to = found
    if unit in ("session", "person"):
        return _recurring(tokens, Many(at, to, unit, count))
    if unit in (*PERIODS, "mile"):
        return Period(at, to, count, unit) if unit != "mile" else None
    return _time_of(tokens, at, to, count, unit)


def _time_of(tokens: Sequence[Token], at: int, to: int, count: Range, unit: str) -> Time:
    if unit == "half_day":
        return _named(tokens, Time(at, to, count.scaled(HALF_OF), "day", halves=True), count)
    if unit == "day":
        return _named(tokens, Time(at, to, count, "day"), ONE)
    with localcontext(EXACT):
        hours = count.over(Decimal(60)) if unit == "minute" else count
        minutes = _minutes_after(tokens, to) if unit == "hour" else None
        if minutes:
            hours, to = hours.plus(exactly(minutes[0] / 60)), minutes[1]
    return _named(tokens, Time(at, to, hours, "hour"), ONE)


def _minutes_after(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """ "(1h)30", "(2 hours) 30 minutes", "(2 hours) and 15 minutes"."""
    first = at + 1 if word_at(tokens, at) in AND else at
    if first >= len(tokens) or tokens[first].kind != "number":
        return None
    minutes = tokens[first].value or Decimal(0)
    if UNIT_OF.get(word_at(tokens, first + 1)) == "minute":
        return minutes, first + 2
    return (minutes, first + 1) if tokens[first].glued and first == at and minutes < 60 else None


def _length_of_named(tokens: Sequence[Token], at: int) -> Time | None:
    """The "2-hour sessions" of "6 x 2-hour sessions"; None when no unit is named by its length there."""
    found = _fraction(tokens, at) or _counted(tokens, at, alone=True)
    return found if isinstance(found, Time) and found.names else None


def _after_other_words(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "(4) online community meetings": sessions or people after at most two words that say nothing else."""
    for step in range(1, MOST_WORDS_BETWEEN + 1):
        passed = tokens[at : at + step]
        if len(passed) < step or not all(_says_nothing(token) for token in passed):
            return None
        found = unit_at(tokens, at + step)
        if found:
            return found if found[0] in ("session", "person") else None
    return None


def _says_nothing(token: Token) -> bool:
    return token.kind == "word" and token.word not in MEANT and number_at((token,), 0) is None


def _named(tokens: Sequence[Token], time: Time, count: Range) -> Time:
    """With what follows the length: the session or day it is the length of, how often, and "each".

    `count` is how many the written number counted, for half days that are themselves sessions.
    """
    at = past_hyphen(tokens, time.to)
    if word_at(tokens, at) == "long":
        at = past_hyphen(tokens, at + 1)
    found = unit_at(tokens, at) or _after_other_words(tokens, at)
    if found and found[0] == "session":
        plural = tokens[found[1] - 1].word.endswith(PLURAL)
        # "Six hours of workshops" and "six hours running workshops" are six hours; "six-hour workshops" are not.
        if plural and tokens[time.to - 1].word.endswith(PLURAL):
            return _recurring_time(tokens, time)
        times = count if not plural or (time.halves and count.exact != 1) else None
        time = replace(time, to=found[1], names="session", times=times)
        if time.halves and times is not None:
            time = replace(time, count=exactly(HALF_OF))
    elif found and found[0] == "day" and time.unit == "hour" and found[1] == at + 1:
        time = replace(time, to=found[1], names="day", times=ONE)
    return _recurring_time(tokens, time)


def _recurring_time(tokens: Sequence[Token], time: Time) -> Time:
    per = per_at(tokens, time.to)
    if per and per[0] in PERIODS:
        return replace(time, to=per[1], every=per[0])
    if per and per[0] == "day" and time.unit == "hour":
        return replace(time, to=per[1], names="day", each=True)
    if per and per[0] in ("session", "person"):
        return replace(time, to=per[1], each=True)
    if word_at(tokens, time.to) in ("each", "apiece"):
        return replace(time, to=time.to + 1, each=True)
    return time


def _recurring(tokens: Sequence[Token], many: Many) -> Many:
    per = per_at(tokens, many.to)
    return replace(many, to=per[1], every=per[0]) if per and per[0] in PERIODS else many


def delay_at(tokens: Sequence[Token], at: int) -> Delay | None:
    """ "after 6 weeks", "within 30 days", "6 weeks later", "30 days after the event", "ymhen 30 diwrnod"."""
    begins = word_at(tokens, at) in ("after", "within", "ymhen") or (
        (word_at(tokens, at), word_at(tokens, at + 1)) in (("ar", "ôl"), ("o", "fewn"))
    )
    start = at + (2 if word_at(tokens, at) in ("ar", "o") else 1) if begins else at
    found = range_at(tokens, start)
    if found is None:
        return None
    count, after = found
    unit = unit_at(tokens, after)
    if unit is None or unit[0] not in ("day", *PERIODS):
        return None
    ends = word_at(tokens, unit[1]) in ("after", "later", "from", "terms", "wedyn", "following")
    if not begins and not ends:
        return None
    return Delay(at, unit[1] + (1 if ends else 0), count, unit[0])


def is_no_work(tokens: Sequence[Token], to: int) -> bool:
    """Whether what follows says that the time before it is no work: two days' notice, 30 years' experience."""
    return word_at(tokens, to) in NO_WORK
