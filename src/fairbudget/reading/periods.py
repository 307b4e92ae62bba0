"""Years, quarters and months that headings name: Year 1, Y2 hours, 2026/27, Q3, Blwyddyn 1.

A column of such a heading holds a part of the time; what it holds of it (money, hours) is what the rest of its
heading says.
"""

import re
from dataclasses import dataclass

from fairbudget.reading.headings import role_of, simple
from fairbudget.reading.remembering import remembered

_ORDER = ("one", "two", "three", "four", "five", "six")
_WORDS = {word: number for number, word in enumerate(_ORDER, 1)} | {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "un": 1, "dau": 2, "tri": 3, "pedwar": 4, "pump": 5,
}  # fmt: skip
_COUNT = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_YEAR = re.compile(
    rf"\b(?:project )?(?:years?|yrs?|y|blwyddyn|bl) ?{_COUNT}\b|\b{_COUNT} (?:project )?(?:year|yr|blwyddyn)\b"
)
_CALENDAR = re.compile(r"\b(?:fy ?|financial year |blwyddyn ariannol )?(20\d\d)(?:[/ ](20)?(\d\d))?\b")
_SHORT_CALENDAR = re.compile(r"\bfy ?(\d\d)(?:[/ ](\d\d))?\b")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter|chwarter|ch) ?(\d{1,2})\b")
_MONTH = re.compile(r"\b(?:month|mth|m|mis) ?(\d{1,2})\b")
_MOST_YEARS = 15
YEAR_AMOUNT = "year_amount"
# What money by year may be called beside its year; anything else that is money (spent, requested) is no budget.
_OF_MONEY = frozenset({"amount", "budget", "subtotal", YEAR_AMOUNT})
# What may be counted by year beside money.
OF_TIME = frozenset({"hours", "days", "weeks", "months", "fte", "quantity", "quantity_or_fte", "people"})


@dataclass(frozen=True)
class Period:
    """A part of the time. `calendar` years (2026) are not yet years of the project; `part` is a quarter or month.

    `counted` marks a quarter without its year: the year is then what its number comes to.
    """

    year: int
    calendar: bool = False
    part: int | None = None
    counted: bool = False


@remembered
def period_of(heading: str) -> tuple[Period | None, str | None]:
    """The period that a heading names and the role of the rest of it; (None, None) when it names none."""
    text = simple(re.sub(r"[()\[\]]", " ", heading))
    year, calendar, rest = _year(text)
    part, rest, of = _part(rest)
    counted = part is not None and year is None
    if part is not None and year is None:
        # Quarters and months without a year count on from the first one.
        year = (part - 1) // of + 1
    if year is None or (not calendar and not 1 <= year <= _MOST_YEARS):
        return None, None
    what = _what(rest)
    return (Period(year, calendar, part, counted), what) if what else (None, None)


def _year(text: str) -> tuple[int | None, bool, str]:
    """The year, whether it is one of the calendar, and the text without it."""
    found = _YEAR.search(text)
    if found:
        word = found[1] or found[2]
        rest = _CALENDAR.sub(" ", _YEAR.sub(" ", text, count=1))
        return (int(word) if word.isdigit() else _WORDS[word]), False, rest
    found = _CALENDAR.search(text)
    if found and _follows(int(found[1]) % 100, found[3]):
        return int(found[1]), True, _CALENDAR.sub(" ", text, count=1)
    found = _SHORT_CALENDAR.search(text)
    if found and _follows(int(found[1]), found[2]):
        return 2000 + int(found[1]), True, _SHORT_CALENDAR.sub(" ", text, count=1)
    return None, False, text


def _follows(first: int, second: str | None) -> bool:
    """Whether 27 in 2026/27 is the year after 26."""
    return second is None or int(second) == (first + 1) % 100


def _part(text: str) -> tuple[int | None, str, int]:
    """The quarter or month, the text without it, and how many of them make a year."""
    for pattern, of in ((_QUARTER, 4), (_MONTH, 12)):
        found = pattern.search(text)
        if found and int(found[1]) >= 1:
            return int(found[1]), pattern.sub(" ", text, count=1), of
    return None, text, 0


def _what(rest: str) -> str | None:
    """The role of a column of a period: year_amount for money, else that of its time; None for anything else."""
    words = " ".join(re.sub(r"[£€$]|\bgbp\b", " ", rest).split())
    role = role_of(words) if words else YEAR_AMOUNT
    return YEAR_AMOUNT if role in _OF_MONEY else role if role in OF_TIME else None
