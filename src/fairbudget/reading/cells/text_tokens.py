"""A text as tokens: sums of money, numbers, percentages, words and signs; none where it cannot be a plain sum."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from fairbudget.money import EXACT
from fairbudget.reading.cells.units import in_one_spelling, words

MOST_CHARACTERS = 2_000

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_TOKEN = re.compile(
    rf"""
    (?P<sign>[£€$])\s?(?P<money>{_NUMBER})(?![\d.,]*\d)(?P<short>\s?(?:k|m|mn|bn)\b)?
    |(?P<pence>{_NUMBER})\s?p(?![\w/])(?!\.\w)|(?P<pence_per>{_NUMBER})p(?=/)
    |(?P<number>{_NUMBER})(?![\d.,]*\d)(?P<half>½?)(?P<percent>\s?%)?(?![^\W\d_])
    |(?P<only_half>½)
    |(?P<word>p/[hdwmap]\w*|[^\W_](?:[\w'&.-]*\w)?(?:'(?=\s))?)
    |(?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"[\dpk%][^\S\n]*(?:-|to|i)[^\S\n]*[£€$]?\.?\d|[£€$]\s?\d[\d,.]*\s?(?:-|to)\s", re.IGNORECASE)
_WEEKS = re.compile(r"\b(weeks?|wythnos(?:au)?|months?|misoedd)\s+(\d{1,3})\s*(?:-|to|i)\s*(\d{1,3})\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"-\s?[£€$]|[£€$]\s?-|(?<!\S)-\d|\(\s*[£€$]?[\d.,]+\s*\)|\d-(?!\w)")
_SILENT_MARKS = frozenset("()[],:•;-.")


@dataclass(frozen=True)
class Token:
    """A piece of a text: money, number, percent, word, mark, or unknown. `start` is where it stands in the text."""

    kind: str
    text: str
    value: Decimal = Decimal(0)
    start: int = 0


def tokens_of(text: str) -> tuple[str, list[Token]]:
    """The text in one spelling with its tokens; no tokens where anything in it is doubtful, a range or below zero."""
    if len(text) > MOST_CHARACTERS:
        return "", []
    plain = _WEEKS.sub(_as_number_of_weeks, in_one_spelling(text.strip()))
    if _RANGE.search(plain) or _NEGATIVE.search(plain):
        return plain, []
    found = list(_tokens(plain))
    return plain, [] if _doubtful(found) else found


def _as_number_of_weeks(found: re.Match[str]) -> str:
    """Weeks 3-14 are twelve weeks."""
    number = int(found[3]) - int(found[2]) + 1
    return f"{number} {found[1]}" if number > 0 else found[0]


def _doubtful(tokens: list[Token]) -> bool:
    doubtful = words("doubtful")
    if any(token.kind == "unknown" for token in tokens):
        return True
    said = [token.text.lower() for token in tokens if token.kind == "word"]
    return any(word in doubtful and word != "per" for word in said)


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        yield replace(_token(found), start=found.start())


def _token(found: re.Match[str]) -> Token:
    if found["money"]:
        return Token("unknown" if found["short"] else "money", found[0], _decimal(found["money"]))
    pence = found["pence"] or found["pence_per"]
    if pence:
        return Token("money", found[0], EXACT.divide(_decimal(pence), Decimal(100)))
    if found["number"]:
        number = _decimal(found["number"]) + (Decimal("0.5") if found["half"] else 0)
        return Token("percent" if found["percent"] else "number", found[0], number)
    if found["only_half"]:
        return Token("number", found[0], Decimal("0.5"))
    if found["word"]:
        return Token("word", found[0])
    return Token("mark" if found[0] in _SILENT_MARKS or found[0] in "=/@*" else "unknown", found[0])


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))
