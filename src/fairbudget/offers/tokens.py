"""A text as tokens: numbers, words, signs, and the things that only look like numbers (times of day, dates)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "not_a_number", "word", "sign", "hours_of_day", "date", "break"]

MOST_CHARACTERS = 4_000
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+", re.ASCII)
# Times of day: 10am, 9.30 pm, 14:00, and in Welsh 10yb and 4yp.
HALF_DAY = r"am|pm|a\.m\.?|p\.m\.?|yb|yp"
TOKEN = re.compile(
    rf"""
    (?P<date>\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}
      |\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTHS})\b(?:\s\d{{4}})?)
    |(?P<from>(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:{HALF_DAY})?|noon|midday))\s?(?:-|–|—|to|until|till|tan|i)\s?
      (?P<till>\d{{1,2}}(?:[:.]\d\d)?\s?(?:{HALF_DAY})\b|\d{{1,2}}:\d\d|noon|midday)
    |(?P<clock>\d{{1,2}}(?:[:.]\d\d)?(?:{HALF_DAY})\b|\d{{1,2}}:\d\d)
    |(?P<number>\.?\d(?:[\d.,]*\d)?)
    |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*['’]?)
    |(?P<break>[,;:()\[\]\n!?]|\.(?=\s|$))
    |(?P<sign>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
ENDINGS = re.compile(r"['’](?:s|r|n|u|i|w|th|m)?$")
KEPT_WHOLE = frozenset({"i'r", "i'm", "it's", "that's", "i'w"})


@dataclass(frozen=True)
class Token:
    """A piece of the text. `word` is in small letters without endings such as 's; `glued` says no space before."""

    kind: Kind
    text: str
    word: str
    start: int
    end: int
    glued: bool
    value: Decimal | None = None


def tokens(text: str) -> list[Token]:
    """The tokens of the first characters of a text, in order."""
    found: list[Token] = []
    after = -1
    for match in TOKEN.finditer(text, 0, MOST_CHARACTERS):
        found.append(_token(match, glued=match.start() == after))
        after = match.end()
    return found


def _token(match: re.Match[str], *, glued: bool) -> Token:
    kind, value = _kind_and_value(match)
    return Token(kind, match[0], plain(match[0]), match.start(), match.end(), glued, value)


def _kind_and_value(match: re.Match[str]) -> tuple[Kind, Decimal | None]:
    if match["date"]:
        return "date", None
    if match["till"]:
        hours = hours_between(match["from"], match["till"])
        return ("date", None) if hours is None else ("hours_of_day", hours)
    if match["clock"]:
        return "date", None
    if match["number"]:
        value = Decimal(match[0].replace(",", "")) if NUMBER.fullmatch(match[0]) else None
        return ("number", value) if value is not None else ("not_a_number", None)
    if match["break"]:
        return "break", None
    return ("word", None) if match["word"] else ("sign", None)


def plain(text: str) -> str:
    """A word in small letters without an ending such as 's; "can't" keeps its own."""
    word = text.lower().replace("’", "'").strip(".") if len(text) > 1 else text.lower()
    return word if word in KEPT_WHOLE or word.endswith("n't") else ENDINGS.sub("", word)


def hours_between(start: str, end: str) -> Decimal | None:
    """The hours from one time of day to a later one; None when the two make no sense together.

    Where the first has no am or pm of its own, it is the one that makes the shorter day: 10-4pm begins in the morning.
    """
    last = _minutes(end)
    if last is None:
        return None
    first = _minutes(start)
    if first is None or (not _half(start) and ":" not in start and start.strip()[0].isdigit()):
        number = _minutes(start.strip() + ("pm" if _half(end) == "pm" else "am"))
        if number is None:
            return None
        first = number if number < last else number - 12 * 60
    minutes = last - first
    return Decimal(minutes) / 60 if 0 < minutes <= 16 * 60 and first >= 0 else None


def _half(text: str) -> str | None:
    letters = "".join(letter for letter in text.lower() if letter.isalpha())
    return {"am": "am", "yb": "am", "pm": "pm", "yp": "pm"}.get(letters)


def _minutes(text: str) -> int | None:
    if text.strip().lower() in ("noon", "midday"):
        return 12 * 60
    numbers = [int(part) for part in re.findall(r"\d+", text, re.ASCII)]
    if not numbers:
        return None
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = _half(text)
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute
