"""Numbers as people write them: 1,500 · 1.5k · 2½ · 1/2 · twenty-five · a hundred and fifty · cant pum deg."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.offers.ranges import Range, exactly
from fairbudget.offers.tokens import Token
from fairbudget.offers.words import (
    AND,
    HALF,
    HUNDRED,
    HUNDRED_BEFORE_POUNDS,
    NUMBERS,
    POUNDS,
    QUARTER,
    RANGE_SIGNS,
    THOUSAND,
    WELSH_TEN,
)

Found = tuple[Decimal, int]


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place; empty outside the text."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The place after a hyphen that joins two words, or the same place."""
    joins = word_at(tokens, at) == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued
    return at + 1 if joins else at


def number_at(tokens: Sequence[Token], at: int) -> Found | None:
    """The number that starts there and the place after it. "A" alone is no number; "a hundred" is."""
    found = _digits(tokens, at) or _in_words(tokens, at)
    if found is None:
        return None
    number, after = found
    joined = past_hyphen(tokens, after)
    if word_at(tokens, joined) == "k" and joined < len(tokens) and tokens[joined].glued:
        return number * 1000, joined + 1
    if word_at(tokens, joined) in THOUSAND:
        return number * 1000, joined + 1
    return _and_a_half(tokens, number, after)


def _digits(tokens: Sequence[Token], at: int) -> Found | None:
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    number = tokens[at].value
    if number is None:
        return None
    under = tokens[at + 2].value if word_at(tokens, at + 1) == "/" and at + 2 < len(tokens) else None
    if under is not None:
        # A half or a quarter: what a fraction of a day can be. 20/25 is none.
        if number in (1, 3) and under in (2, 4):
            return number / under, at + 3
        return None
    if word_at(tokens, at + 1) == "½" and tokens[at + 1].glued:
        return number + Decimal("0.5"), at + 2
    return number, at + 1


def _in_words(tokens: Sequence[Token], at: int) -> Found | None:
    """Thousands, then hundreds, then the rest: "one thousand two hundred and fifty"."""
    total, after = Decimal(0), at
    for multiple, words in ((1000, THOUSAND), (100, HUNDRED)):
        found = _multiple(tokens, after, multiple, words)
        if found:
            total, after = total + found[0], found[1]
    linked = after + 1 if total and word_at(tokens, after) in AND else after
    small = _below_hundred(tokens, linked)
    if small:
        return total + small[0], small[1]
    if total and linked > after and word_at(tokens, linked) in HALF and word_at(tokens, after) in ("a", "ac"):
        # Welsh: cant a hanner is a hundred and half a hundred.
        return total + 50, linked + 1
    return (total, after) if total else None


def _multiple(tokens: Sequence[Token], at: int, multiple: int, words: tuple[str, ...]) -> Found | None:
    first = word_at(tokens, at)
    if first in HALF and word_at(tokens, at + 1) in (*HUNDRED, "can", "gan") and multiple == 100:
        return Decimal(50), at + 2
    if first in HUNDRED_BEFORE_POUNDS and multiple == 100 and word_at(tokens, at + 1) in (*POUNDS, "o"):
        return Decimal(100), at + 1
    if first in words and first not in ("hundred", "thousand", "grand"):
        return Decimal(multiple), at + 1
    if first in ("a", "one") and word_at(tokens, at + 1) in words:
        return Decimal(multiple), at + 2
    small = _below_hundred(tokens, at)
    if small and word_at(tokens, past_hyphen(tokens, small[1])) in words:
        return small[0] * multiple, past_hyphen(tokens, small[1]) + 1
    return None


def _below_hundred(tokens: Sequence[Token], at: int) -> Found | None:
    first = NUMBERS.get(word_at(tokens, at))
    if first is None:
        return None
    number, after = Decimal(first), at + 1
    joined = past_hyphen(tokens, after)
    if number <= 10 and word_at(tokens, joined) in WELSH_TEN and word_at(tokens, at) not in WELSH_TEN:
        number, after = number * 10, joined + 1
        joined = past_hyphen(tokens, after)
    tens = number >= 20 or (number == 10 and word_at(tokens, at) in (*WELSH_TEN, "un"))
    unit = NUMBERS.get(word_at(tokens, joined))
    if tens and number % 10 == 0 and unit is not None and unit < 10:
        return number + unit, joined + 1
    return number, after


def _and_a_half(tokens: Sequence[Token], number: Decimal, after: int) -> Found:
    """ "two and a half", "dau a hanner", "one and three quarters"."""
    if word_at(tokens, after) not in AND:
        return number, after
    at = after + 1
    if word_at(tokens, at) in ("a", "one"):
        at += 1
    if word_at(tokens, at) in HALF and word_at(tokens, past_hyphen(tokens, at + 1)) not in (
        "a",
        "an",
        "day",
        "diwrnod",
    ):
        return number + Decimal("0.5"), at + 1
    if word_at(tokens, at) in QUARTER:
        return number + Decimal("0.25"), at + 1
    return number, after


def range_at(tokens: Sequence[Token], at: int) -> tuple[Range, int] | None:
    """A number or a range of two: "2 to 3", "2-3", "two or three", "between 2 and 3", "rhwng 2 a 3"."""
    between = word_at(tokens, at) in ("between", "rhwng")
    first = number_at(tokens, at + 1 if between else at)
    if first is None:
        return None
    low, after = first
    links = (*AND, *RANGE_SIGNS) if between else RANGE_SIGNS
    if word_at(tokens, after) in links:
        second = number_at(tokens, after + 1)
        if second and second[0] > low:
            return Range(low=low, high=second[0]), second[1]
    return (exactly(low), after) if not between else None
