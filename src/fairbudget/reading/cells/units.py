"""The words of time and money (`units.toml`): which unit a word names, in English and Welsh."""

import re
import tomllib
from functools import cache
from importlib.resources import files

# How long a unit is beside another: only its place in the order counts, never a number of hours.
SIZES = ("hour", "half_day", "day", "session", "week", "month", "quarter", "year")


@cache
def _dictionary() -> dict[str, dict[str, list[str]]]:
    text = files("fairbudget.reading.cells").joinpath("units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind: `times`, `at`, `doubtful`..."""
    return frozenset(_dictionary()["words"][kind])


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, found in _dictionary()["time"].items() for word in found}


@cache
def _each() -> dict[str, str]:
    return {word: unit for unit, found in _dictionary()["each_in_one_word"].items() for word in found}


def unit_of(word: str) -> str | None:
    """The unit of time that a word names (`hour`, `week`, `fte`...); None for any other word."""
    return _units().get(word.lower().rstrip("."))


def each_of(phrase: str) -> str | None:
    """What a word or two words say that something is for: `pw` and `yr wythnos` a week, `each` an item."""
    return _each().get(phrase.lower().rstrip("."))


def in_one_spelling(text: str) -> str:
    """A text with plain signs, and with units of several words as one: half days, person-months, 50% of full time."""
    text = re.sub(r"[\u00a0\u2007\u2009\u202f\t]", " ", text)
    text = text.replace("×", " x ").replace("\u2212", "-").replace("–", "-").replace("—", "-").replace("’", "'")
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text


_SPELLINGS = [
    (re.compile(pattern, re.IGNORECASE), spelling)
    for pattern, spelling in (
        (r"\bhalf an? hour\b|\bhanner awr\b", "0.5 hour"),
        (r"\bhalf[ -]a[ -]day\b|(?<![\d½] )(?<!\w )\bhalf[ -]day\b|\bhanner (?:diwrnod|dydd)\b", "1 halfday"),
        (r"\bhalf[ -]days?\b", "halfdays"),
        (r"\b(?:person|people|staff|man|working)[ -](hour|day|week|month|year)s?\b", r"\1s"),
        (r"\bfull[ -]time[ -]equivalents?\b", "fte"),
        (r"%\s*(?:of\s+)?(?:effort|fte|wte|full[ -]time|(?:their |staff )?time|amser llawn|o amser llawn)\b", "% fte"),
        (r"\bp\.\s?h\.?(?=\W|$)", "ph"),
        (r"\bp\.\s?w\.?(?=\W|$)", "pw"),
        (r"\bp\.\s?a\.?(?=\W|$)|\bper annum\b", "pa"),
        (r"\bper head\b", "per person"),
        (r"(?<=\d)(?=(?:hrs?|hours?|days?|wks?|weeks?|mths?|months?|mins?|h|d)\b)", " "),
        (r"(?<![\w.])x(?=\d)", "x "),
        (r"(?<=\d)\s?[xX*]\s?(?=[\d£€$])", " x "),
    )
]
