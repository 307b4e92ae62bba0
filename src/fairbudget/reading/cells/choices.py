"""Words of a closed list, names in text, and shares of a post."""

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from fairbudget.budget import Share
from fairbudget.language import say
from fairbudget.money import percent
from fairbudget.problems import kind, near, said_near
from fairbudget.reading.cells.amounts import CODES, SIGNS
from fairbudget.reading.cells.doubts import NOTHING, Doubt, Read, doubt, unusable
from fairbudget.reading.cells.either_language import bare, english_of
from fairbudget.reading.grid import Cell
from fairbudget.template import exact_shares
from fairbudget.template_words import OTHER_WORDS, english_label, label

MOST_LETTERS = 300
MOST_LETTERS_OF_NOTES = 2_000
# Control characters, and those that turn or hide text; the joiner inside an emoji is kept.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

UNKNOWN_WORD = kind(
    "unknown_word",
    "blocks",
    title="A word that is not on the list",
    message='"{found}" is not one of the words for {heading}. Its row is not costed.',
    fix="{nearest}Choose one of: {choices}.",
)
UNKNOWN_CURRENCY = kind(
    "unknown_currency",
    "blocks",
    title="Unknown currency",
    message='"{found}" is not a currency we know.',
    fix="Write its three letters, such as GBP.",
)
TEXT_SHORTENED = kind(
    "text_shortened",
    "check",
    title="A very long text",
    message="This text is longer than {most} characters; the rest is left out.",
    fix="Shorten it, or keep the long version elsewhere.",
)
UNSEEN_CHARACTERS = kind(
    "unseen_characters",
    "note",
    title="Characters that cannot be seen",
    message="This text held characters that cannot be seen; they are left out.",
    fix="Nothing to do if the text reads right.",
)
SHARES_DO_NOT_ADD_UP = kind(
    "shares_do_not_add_up",
    "blocks",
    title="Shares of a post",
    message='The shares in "{found}" add up to {total}, not 100%. The line is not costed.',
    fix="Write shares that add up to 100%, such as Uni A 50%; Uni B 50%. Thirds are written 1/3.",
)
SHARE_MISSING = kind(
    "share_missing",
    "blocks",
    title="A partner without its share",
    message='"{found}" names several partners and does not give a share for each. The line is not costed.',
    fix="Write a share after every name, such as Uni A 50%; Uni B 50%.",
)


def text(cell: Cell, most: int = MOST_LETTERS) -> Read[str]:
    """Trimmed text in one spelling (é is one character), without characters that cannot be seen."""
    found = unusable(cell)
    if found is not None:
        return found
    written = cell.text
    seen = clean(written)
    if len(seen) > most:
        return Read(seen[:most].strip(), Doubt(TEXT_SHORTENED, {"most": f"{most:,}"}))
    if UNSEEN.search(written.replace("\r\n", "\n")):
        return Read(seen or None, Doubt(UNSEEN_CHARACTERS))
    return Read(seen or None)


def clean(written: str) -> str:
    """The text as it is kept: composed characters, line ends as \\n, nothing unseen, no spaces around it."""
    composed = unicodedata.normalize("NFC", written)
    return UNSEEN.sub("", composed.replace("\r\n", "\n").replace("\r", "\n")).strip()


def choice(cell: Cell, codes: tuple[str, ...], heading: str) -> Read[str]:
    """The code of a closed list by its code or its words, however capitalised, spaced or hyphenated."""
    found = unusable(cell)
    if found is not None:
        return found
    if not cell.text:
        return NOTHING
    code = _words(codes).get(bare(cell.text)) or _from_welsh(cell.text, codes)
    if code is not None:
        return Read(code)
    written = cell.text[:MOST_LETTERS]
    spoken, english = ([word(code).lower() for code in codes] for word in (label, english_label))
    nearest = near(written, list(dict.fromkeys([*spoken, *english])))
    if not nearest:
        nearest = near(written, [word for word, code in OTHER_WORDS.items() if code in codes])
    return doubt(
        UNKNOWN_WORD,
        heading=say(heading),
        nearest=f"{said_near(nearest).lstrip()} " if nearest else "",
        choices=", ".join(label(code) for code in codes),
    )


@lru_cache(maxsize=64)
def _words(codes: tuple[str, ...]) -> dict[str, str]:
    """Every way of writing each code, bare: its code, its words, their plural and other words for it."""
    known = {bare(word): code for word, code in OTHER_WORDS.items() if code in codes}
    for code in codes:
        for written in (code, english_label(code)):
            known[bare(written)] = code
            known.setdefault(bare(written) + "s", code)
    return known


def _from_welsh(written: str, codes: tuple[str, ...]) -> str | None:
    """The code whose Welsh words were written."""
    english = english_of(written, _english(codes))
    return codes[_english(codes).index(english)] if english else None


@lru_cache(maxsize=64)
def _english(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(english_label(code) for code in codes)


def currency(cell: Cell) -> Read[str]:
    """The three letters of a currency; £, € and $ stand for pounds, euros and US dollars."""
    written = cell.text.upper()
    if not written:
        return unusable(cell) or NOTHING
    code = {**SIGNS, "POUNDS": "GBP", "EUROS": "EUR"}.get(written, written)
    return Read(code) if code in CODES else doubt(UNKNOWN_CURRENCY)


def shares(written: str, listed: Collection[str] = ()) -> Read[tuple[Share, ...]]:
    """The partners of a line and their parts: one name, or `Uni A 50%; Uni B 50%` that add up to 100%."""
    if written in listed:
        return Read((Share(partner=written),))
    parts = [_share(part.strip()) for part in written.split(";") if part.strip()]
    if len(parts) == 1 and parts[0][1] is None:
        return Read((Share(partner=parts[0][0]),))
    stated = [part for _, part in parts if part is not None]
    if len(stated) < len(parts) or not parts:
        return doubt(SHARE_MISSING)
    if sum(stated) != 1:
        return doubt(SHARES_DO_NOT_ADD_UP, total=_said(sum(stated, Fraction(0))))
    fractions = exact_shares(stated)
    named = zip(parts, fractions, strict=True)
    return Read(tuple(Share(partner=name, fraction=part) for (name, _), part in named))


def _share(part: str) -> tuple[str, Fraction | None]:
    """The name and the fraction in `Uni A 50%` or `Uni A 1/3`; no fraction when none is written."""
    found = re.fullmatch(r"(.*?)[ :(]+(?:(\d+(?:\.\d+)?) ?%|(\d{1,4})/(\d{1,4}))\)?", part, re.ASCII)
    if not found or (found[4] and not int(found[4])):
        return part, None
    fraction = Fraction(found[2]) / 100 if found[2] else Fraction(int(found[3]), int(found[4]))
    return found[1].strip(), fraction


def _said(whole: Fraction) -> str:
    """A fraction as a percentage with at most two decimals, for a message."""
    return percent((Decimal(whole.numerator) / Decimal(whole.denominator)).quantize(Decimal("0.0001")))
