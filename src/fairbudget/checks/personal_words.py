"""Details of persons in a text: names, e-mail addresses, telephone and National Insurance numbers.

How a name is known, and nothing more: a title and capitalised words (Dr Jane Smith); a common first name and a
capitalised word (Jane Smith; Smith, Jane); a role, a colon and two capitalised words (Artist: Siân Rees); a role
beside an initial and a surname (Artist (S. Rees)). A word of a role, an organisation or a place ends a name, and a
run of words that begins or ends like an organisation is none. docs/personal-details.md says the same for people.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from fairbudget.checks.first_names import FIRST_NAMES
from fairbudget.checks.no_names import MAILBOXES, NO_NAMES, ORGANISATION_WORDS, PARTICLES, ROLE_WORDS, TITLES

PersonalKind = Literal["name", "email", "phone", "ni"]
LONGEST = 5  # words of a name
SUBJECTS = re.compile(r".+(?:ics|ology|ography|istry|ation|agement|ership|eg|aeth|wyr)$")
AN_ACTIVITY = re.compile(r".{3,}ing$")

# A letter keeps its point where it is an initial, and a title where it is one; elsewhere a point ends a sentence.
WORD = re.compile(r"(?:[^\W\d_]\.)+(?![^\W\d_])|[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_]))*")
GAP = re.compile(r"[ \u00a0]+|\.[ \u00a0]+")
BEHIND_A_ROLE = re.compile(r"[:(/–—,-]\s*$")

EMAIL = re.compile(r"(?<![\w.+'-])([\w.+'-]+)@([\w-]+(?:\.[\w-]+)+)")
PHONE = re.compile(
    r"(?<![\w.,/£$€+-])(?:\+44[ -]?(?:\(0\)[ -]?)?[1-9]|\(?0[1-9])(?:\d|[ -]\(?|\)[ -]?){7,14}\d(?![\w/-]|[.,]\d)"
    r"|(?<![\w.,/£$€+-])\+(?!44)[1-9]\d{0,2}(?:[ -]?\d){8,12}(?![\w/-]|[.,]\d)"
)
# The letters that HMRC gives out: no D, F, I, Q, U or V, no O second, and not seven pairs.
NI = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][ -]?(?:\d{2}[ -]?){3}[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Personal:
    """One detail in a text. `core` is a name without its titles; what is no name is its own core."""

    kind: PersonalKind
    text: str
    core: str

    @property
    def key(self) -> tuple[str, str]:
        """By this the same detail is known at another place."""
        return (self.kind, " ".join(self.core.split()).casefold())

    @property
    def hidden(self) -> str:
        """Enough to find it again by, and not the detail itself: messages are written into files that go round."""
        match self.kind:
            case "name":
                return " ".join(f"{word[0]}…" for word in self.core.split())
            case "email":
                return f"{self.text[0]}…@…"
            case "phone":
                return f"…{self.text[-2:]}"
            case "ni":
                return f"{self.text[:2].upper()}…{self.text[-1].upper()}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Where the same detail stands in another text, with the titles before a name."""
        words = r"[\s_]+".join(re.escape(word) for word in self.core.split())
        titles = "|".join(sorted(TITLES, key=len, reverse=True))
        before = rf"(?:(?:\byr?\s+)?\b(?:{titles})\.?[\s_]+)*" if self.kind == "name" else ""
        return re.compile(rf"{before}(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def found_in(text: str, *, organisation: bool = False) -> tuple[Personal, ...]:
    """The details in a text, each once. In the name of an organisation only a name behind its title counts."""
    found = [Personal("email", one[0], one[0]) for one in EMAIL.finditer(text) if one[1].casefold() not in MAILBOXES]
    found += [Personal("ni", one[0], one[0]) for one in NI.finditer(text)]
    found += [Personal("phone", one[0].strip(), one[0].strip()) for one in PHONE.finditer(text) if _is_phone(one[0])]
    found += _names(text, titled_only=organisation)
    return tuple({one.key: one for one in found}.values())


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text.replace("(0)", ""))
    return 11 <= digits <= 15 if text.startswith("+") else 10 <= digits <= 11


# Names ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Word:
    """A word of a run, with where it stands in the text."""

    text: str
    start: int
    end: int

    @cached_property
    def low(self) -> str:
        plain = re.sub(r"['’]s$", "", self.text)
        return plain.rstrip(".").casefold()

    @property
    def is_initial(self) -> bool:
        return self.text[:1].isupper() and len(self.text.replace(".", "")) <= 1 + self.text.count(".") // 2

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def may_be_a_name(self) -> bool:
        """A capitalised word that is no other word we know; "MRI" and the like are too short in capitals."""
        if self.low in PARTICLES:
            return True
        short_capitals = self.text.isupper() and len(self.text) < 3
        other = self.low in NO_NAMES or self.low in TITLES or SUBJECTS.match(self.low) is not None
        parts = self.low.split("-")
        return self.is_capital and not short_capitals and not other and not any(part in ROLE_WORDS for part in parts)


def _names(text: str, *, titled_only: bool) -> Iterator[Personal]:
    for run, after in _runs(text):
        if _is_organisation(run, after):
            continue
        at = 0
        while at < len(run):
            name, titles = _name_at(text, run, at, titled_only=titled_only)
            if name:
                yield _personal(text, run[at : at + titles], name)
            at += titles + len(name) or 1
    if not titled_only:
        yield from _turned_round(text)


def _personal(text: str, titles: Sequence[_Word], name: Sequence[_Word]) -> Personal:
    core = re.sub(r"['’]s$", "", text[name[0].start : name[-1].end])
    start = titles[0].start if titles else name[0].start
    return Personal("name", text[start : name[0].start] + core, core)


def _runs(text: str) -> Iterator[tuple[list[_Word], str]]:
    """Capitalised words with nothing but spaces between them, and the word behind them in small letters."""
    run: list[_Word] = []
    for found in WORD.finditer(text):
        word = _Word(found[0], found.start(), found.end())
        gap = text[run[-1].end : word.start] if run else ""
        if run and not _joined(run[-1], gap):
            yield run, ""
            run = []
        if word.is_capital or (run and word.low in PARTICLES):
            run.append(word)
        elif run:
            yield run, word.low
            run = []
    if run:
        yield run, ""


def _joined(before: _Word, gap: str) -> bool:
    """Whether two words stand together; a point after a title or an initial does not part them."""
    if not GAP.fullmatch(gap):
        return False
    return not gap.startswith(".") or before.low in TITLES or len(before.low) == 1


def _is_organisation(run: Sequence[_Word], after: str) -> bool:
    first, last = run[0].low, run[-1].low
    return first in ORGANISATION_WORDS or last in ORGANISATION_WORDS or after in ORGANISATION_WORDS


def _name_at(text: str, run: Sequence[_Word], at: int, *, titled_only: bool) -> tuple[Sequence[_Word], int]:
    """The words of a name that begins there with its titles, and how many titles; no words where none does."""
    titles = len(list(takewhile(lambda word: word.low in TITLES, run[at:])))
    name = _words_of_name(run[at + titles :])
    if titles:
        return (name if _behind_a_title(run[at], name) else []), titles
    if titled_only or not any(not word.is_initial and word.low not in PARTICLES for word in name[1:]):
        return [], 0
    first = name[0]
    if first.low in FIRST_NAMES or first.low.split("-")[0] in FIRST_NAMES:
        return name, 0
    return (name, 0) if _behind_a_role(text, run, at, name) else ([], 0)


def _words_of_name(run: Sequence[_Word]) -> list[_Word]:
    """Words of a name up to the first that is none; a particle does not end one."""
    name = list(takewhile(lambda word: word.is_initial or word.may_be_a_name, run[:LONGEST]))
    while name and name[-1].low in PARTICLES and not name[-1].is_capital:
        name.pop()
    return name


def _behind_a_title(title: _Word, name: Sequence[_Word]) -> bool:
    """A title needs a whole word behind it; in capitals a first name that we know, for MR and MS are much else."""
    whole = [word for word in name if not word.is_initial and word.low not in PARTICLES]
    if not whole:
        return False
    return not (title.text.isupper() and len(title.text) > 1) or name[0].low in FIRST_NAMES


def _behind_a_role(text: str, run: Sequence[_Word], at: int, name: Sequence[_Word]) -> bool:
    """Whether a role stands before these words, as in "Artist: Chi Okafor" and "Artist (C. Okafor)"."""
    before = text[: run[0].start]
    mark = BEHIND_A_ROLE.search(before)
    if at or mark is None or len(name) != len(run):
        return False
    clause = re.split(r"[;.\n]", before[: mark.start()])[-1]
    if not any(found[0].casefold() in ROLE_WORDS for found in WORD.finditer(clause)):
        return False
    if name[0].is_initial:
        return True
    return mark[0].startswith(":") and not any(AN_ACTIVITY.match(word.low) for word in name)


def _turned_round(text: str) -> Iterator[Personal]:
    """A whole text such as "Smith, Jane" or "SMITH, Jane (Dr)"."""
    words = [_Word(found[0], found.start(), found.end()) for found in WORD.finditer(text)]
    names = [word for word in words if word.low not in TITLES]
    if len(names) != 2 or not re.fullmatch(r"\s*,\s*", text[names[0].end : names[1].start]):
        return
    last, first = names
    if last.may_be_a_name and first.is_capital and first.low in FIRST_NAMES:
        core = text[last.start : first.end]
        yield Personal("name", core, core)
