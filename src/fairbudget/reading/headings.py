"""The dictionary of headings and row words (`headings.toml`): what the words of a budget mean to the reader.

The words are data, so that a word met in one more budget is added without touching code.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

from fairbudget.reading.remembering import remembered, remembering

_SIGNS = re.compile(r"[£€$]|\b(?:gbp|eur|usd)\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_YEARS = re.compile(r"\s*(?:(?:19|20)\d\d(?:\s*[/-]\s*\d{2,4})?|\d+)$")
_PROJECT_YEAR = re.compile(r"^(?:year|yr|y)\s*(\d{1,2})\b(?:\s*(?:total|cost|costs|amount|budget))?$")
# A label's leading outline number (4.1, 2., a), and what follows the thing itself (for ..., in brackets).
_OUTLINE = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
_HEAD = re.compile(r"\s+(?:for|of|to|at|in|with|from|on|per)\s+|[,:;(–—@]|\s-\s")
# How long the time is that a heading counts by the week: hours per week over 48 weeks, hours per week, weeks 1-14.
_LENGTH = re.compile(
    r" (?:(?:over|for|x|dros|am) )?\d+ (?:weeks?|wks?|wythnos)$| (?:weeks?|wks?|wythnos(?:au)?) \d+ (?:to |i )?\d+$"
)
_THOUSANDS = re.compile(
    r"(?:[£€$]|\b(?:gbp|eur|usd)) ?['’]?(?:k|000s?)\b|\bk ?[£€$]|(?<![\d,.])['’]?\b000s?\b"
    r"|(?:\bin )?(?:[£€$] ?)?\bthousands?(?: of pounds)?\b|\b(?:mewn )?miloedd\b",
    re.IGNORECASE,
)
_LONGEST_WORDS = 160  # characters; a longer text is a note or an instruction, not a title
_TRAILING = frozenset({"cost", "costs", "time", "hours", "pay", "work", "days", "compensation"})

# Headings that the person who brings a file has said the meaning of; the dictionary comes first.
_SAID: ContextVar[Mapping[str, str]] = ContextVar("said", default={})  # noqa: B039 - it is never changed


@contextmanager
def also_known(headings: Mapping[str, str]) -> Iterator[None]:
    """Know these headings too while one file is read, by their `undated` words with their role."""
    before = _SAID.set(headings)
    try:
        with remembering():
            yield
    finally:
        _SAID.reset(before)


@cache
def _dictionary() -> dict[str, dict[str, frozenset[str]]]:
    text = files("fairbudget.reading").joinpath("headings.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return {
        part: {key: frozenset(simple(phrase) for phrase in phrases) for key, phrases in entries.items()}
        for part, entries in data.items()
    }


@cache
def _phrases() -> dict[str, str]:
    """Each phrase of a column heading with its role; a phrase without spaces stands for itself too."""
    found: dict[str, str] = {}
    for role, phrases in _dictionary()["columns"].items():
        for phrase in phrases:
            found.setdefault(phrase, role)
    return found


@remembered
def simple(text: str) -> str:
    """A text for comparing: small letters, single spaces, no punctuation but % # & / and currency signs."""
    text = text.casefold().replace("_", " ").replace("’", "'")
    text = re.sub(r"[^\w%#&/£€$' ]+", " ", text)
    return " ".join(text.replace(" / ", "/").split())


@remembered
def role_of(heading: str) -> str | None:
    """What a column of that heading holds (`hours`, `price`, `amount`...); None when the word is unknown."""
    phrases = _phrases()
    if says_thousands(heading):
        rest = _THOUSANDS.sub(" ", heading)
        role = role_of(rest) if any(sign.isalpha() for sign in rest) else "amount"
        if role:
            return role
    plain = simple(heading)
    without = _LENGTH.sub(" ", simple(_BRACKETS.sub(" ", heading))).strip()
    for text in (plain, without):
        for tried in (text, " ".join(_SIGNS.sub(" ", text).split())):
            if tried in phrases:
                return phrases[tried]
    if _PROJECT_YEAR.match(without):
        return "year_amount"
    dated = _YEARS.sub("", " ".join(_SIGNS.sub(" ", without).split())).strip()
    known = phrases.get(dated) if dated != without else None
    return known or _SAID.get().get(undated(heading))


def undated(heading: str) -> str:
    """A heading for comparing this year's with last year's: without brackets, signs and years, unless it is a year."""
    without = " ".join(_SIGNS.sub(" ", simple(_BRACKETS.sub(" ", heading))).split())
    return _YEARS.sub("", without).strip() or simple(heading)


def listed(kind: str) -> frozenset[str]:
    """The phrases that `headings.toml` lists for rows, as `simple` writes them."""
    return _dictionary()["labels"][kind]


def says_thousands(words: str) -> bool:
    """Whether words say that amounts are in thousands: Cost £k, Budget (£000), all figures in thousands."""
    return bool(_THOUSANDS.search(words))


@remembered
def says(label: str, kind: str) -> bool:
    """Whether a row's label holds one of the phrases that `headings.toml` lists for `kind` as whole words."""
    padded = f" {simple(label).replace('/', ' ')} "
    return any(f" {phrase} " in padded for phrase in _dictionary()["labels"][kind])


@remembered
def is_total(label: str) -> bool:
    """Whether a label names a total: it begins with such a word, or ends with one (`Project total`)."""
    words = simple(_OUTLINE.sub("", label)).split()
    text = " ".join(words)
    phrases = _dictionary()["labels"]["total"]
    begins = any(text == phrase or text.startswith(phrase + " ") for phrase in phrases)
    return begins or any(text.endswith(" " + phrase) for phrase in phrases if phrase != "sum")


@remembered
def names_money_had(label: str) -> bool:
    """Whether a whole label, or the title of a block, says that what follows is income and not a cost."""
    return simple(_OUTLINE.sub("", label)) in _dictionary()["labels"]["money_had"]


def is_part_total(label: str) -> bool:
    """Whether a label names the total of a part only (a subtotal)."""
    return says(label, "part_total")


def head(label: str) -> str:
    """What a label is about: `Relocation expenses` of `Relocation expenses for insect pathologist`."""
    text = _OUTLINE.sub("", label).strip()
    words = simple(_HEAD.split(text, maxsplit=1)[0]).replace("/", " ").split()
    while len(words) > 1 and (words[-1] in _TRAILING or words[-1].isdigit()):
        words.pop()
    return " ".join(words)


@remembered
def names_person(label: str) -> bool:
    """Whether a label is about a person or a role: its last telling word is one (`2.1 Team lead`)."""
    about = head(label)
    return about.split(" ")[0] in listed("people_first") or _last_telling_word(about) == "people"


def names_thing(label: str) -> bool:
    """Whether a label is about a thing that is bought (`Staff expenses`, `Project management tools`)."""
    return not names_person(label) and _last_telling_word(head(label)) == "things"


@remembered
def names_personnel(category: str) -> bool:
    """Whether a category or block title gathers people's time (`personnel`, `Salaries`)."""
    return simple(_OUTLINE.sub("", category)) in _dictionary()["labels"]["personnel_categories"]


def _last_telling_word(text: str) -> str | None:
    """`people` or `things`, by the last word of the text that the dictionary knows."""
    words = text.split()
    lists = _dictionary()["labels"]
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 2), end):
            phrase = " ".join(words[start:end]).removesuffix("'s")
            for kind in ("things", "people"):
                if phrase in lists[kind]:
                    return kind
    return None


def is_instruction(texts: list[str]) -> bool:
    """Whether the words of a row tell people how to fill in the table."""
    begun = [any(simple(text).startswith(f"{verb} ") for verb in listed("instructions")) for text in texts]
    return bool(texts) and (begun[0] or sum(begun) >= 2 or max(map(len, texts)) > _LONGEST_WORDS)


@remembered
def is_example(label: str) -> bool:
    """Whether a label marks its row as an example: `e.g. researcher`, `Example: researcher`; no Example University."""
    marked = re.match(r"\s*([^\W\d_]+(?:\.[^\W\d_]\.?)?)\s*(?:$|[:(),–—-]|row\b|line\b|entry\b)", label, re.IGNORECASE)
    if marked and simple(marked[1]) in listed("examples"):
        return True
    return any(f"{simple(label)} ".startswith(f"{words} ") for words in listed("for_example"))
