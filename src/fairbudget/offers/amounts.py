"""Money at a place in the text: £150 · GBP 150 · 150 punt · £1.5k · £20 to £25 an hour · 45p a mile."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from fairbudget.money import EXACT
from fairbudget.offers.items import Money, Time
from fairbudget.offers.number_words import number_at, past_hyphen, word_at
from fairbudget.offers.ranges import Range, exactly
from fairbudget.offers.times import per_at, time_at, unit_at
from fairbudget.offers.tokens import Token
from fairbudget.offers.words import (
    AND,
    PER_IN_ONE_WORD,
    POUNDS,
    RANGE_SIGNS,
)

PENCE = ("p", "pence", "ceiniog", "geiniog")
MOST_POUNDS = Decimal(1_000_000)


def money_at(tokens: Sequence[Token], at: int) -> Money | None:
    """The amount in pounds that starts there, with what it is for each of."""
    found = _several(tokens, at) or _range(tokens, at) or _pence(tokens, at)
    if found is None or (found.amount.high or 0) > MOST_POUNDS:
        return None
    return _with_units(tokens, found)


def _pounds(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool] | None:
    """A number with or without a sign or word of pounds; whether it had one."""
    marked = word_at(tokens, at) in ("£", "gbp")
    start = at + 1 if marked else at
    if word_at(tokens, start) in ("gbp", "£"):
        start += 1
    found = number_at(tokens, start)
    if found is None:
        return None
    number, after = found
    if word_at(tokens, after) == "o" and word_at(tokens, after + 1) in POUNDS:
        after += 1
    sign_after = word_at(tokens, after) == "£" and tokens[after].glued and number_at(tokens, after + 1) is None
    if sign_after:
        after, marked = after + 1, True
    elif word_at(tokens, past_hyphen(tokens, after)) in POUNDS:
        after, marked = past_hyphen(tokens, after) + 1, True
        if word_at(tokens, after) == "sterling":
            after += 1
    return number, after, marked


def _range(tokens: Sequence[Token], at: int) -> Money | None:
    """One amount, or two: "£20 to £25", "£20-25", "20 to 25 pounds", "between £20 and £25", "£150 or £200"."""
    between = word_at(tokens, at) in ("between", "rhwng")
    first = _pounds(tokens, at + 1 if between else at)
    if first is None:
        return None
    low, after, marked = first
    if word_at(tokens, after) in ((*AND, *RANGE_SIGNS) if between else RANGE_SIGNS):
        second = _pounds(tokens, after + 1)
        if second and second[0] > low and (marked or second[2]) and (second[2] or not _counts(tokens, second[1])):
            return Money(at, second[1], Range(low=low, high=second[0]))
    return Money(at, after, exactly(low)) if marked and not between else None


def _several(tokens: Sequence[Token], at: int) -> Money | None:
    """ "2 x £75" is £150."""
    number = number_at(tokens, at)
    if number is None or word_at(tokens, number[1]) not in ("x", "×"):
        return None
    each = _range(tokens, number[1] + 1)
    return None if each is None else Money(at, each.to, each.amount.scaled(number[0]))


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number before is one of hours or people, not of pounds: "£150 - 2 hours"."""
    return unit_at(tokens, at) is not None


def _pence(tokens: Sequence[Token], at: int) -> Money | None:
    found = number_at(tokens, at)
    if found is None or word_at(tokens, found[1]) not in PENCE:
        return None
    if word_at(tokens, found[1] + 1) in ("/", ".") and UNIT_LETTER.get(word_at(tokens, found[1] + 2)):
        return None
    with localcontext(EXACT):
        return Money(at, found[1] + 1, exactly(found[0] / 100), pence=True)


UNIT_LETTER = {"h": "hour", "d": "day", "hr": "hour"}


def _with_units(tokens: Sequence[Token], money: Money) -> Money:
    """With "per hour", "a day each", "ph", "per two-hour session", one after the other."""
    while True:
        at = money.to
        word = word_at(tokens, at)
        per = per_at(tokens, at)
        if per:
            money = replace(money, to=per[1], per=(*money.per, per[0]))
        elif word in PER_IN_ONE_WORD:
            money = replace(money, to=at + 1, per=(*money.per, PER_IN_ONE_WORD[word]))
        elif word in ("each", "apiece") or (word, word_at(tokens, at + 1)) == ("yr", "un"):
            money = replace(money, to=at + (1 if word in ("each", "apiece") else 2), each=True)
        elif word in ("per", "/") and not money.per:
            length = time_at(tokens, at + 1)
            if not isinstance(length, Time):
                return money
            return replace(money, to=length.to, per=("session",), length=length)
        else:
            return money
