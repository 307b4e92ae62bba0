"""The template's words in Welsh: a file may be written in either language, whichever is spoken.

English is always tried first, by those who call this. What is left is compared with the short lines of the
catalogue's text, so that an English file never waits for the catalogue itself.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from fairbudget.reading.grid import Book, Sheet

# A heading or a word of a list stands on one line of the catalogue.
NO_LETTER = re.compile(r"[\W_]")
SHORT = re.compile(r'^msgstr "(.{1,60})"$', re.MULTILINE)


def bare(written: str) -> str:
    """Letters and digits only, without capitals: Own rate £ is ownrate, and half-day is halfday."""
    return NO_LETTER.sub("", unicodedata.normalize("NFC", written).casefold())


def english_of(written: str, known: Sequence[str]) -> str | None:
    """The one of these English words whose Welsh was written; None when it is the Welsh of none of them."""
    word = bare(written)
    return _from_welsh(tuple(known)).get(word) if word in _short_lines() else None


def sheet_named(book: Book, name: str) -> Sheet | None:
    """The sheet of the template that has this name in English, or in Welsh."""
    return book.sheet(name) or next((sheet for sheet in book.sheets if english_of(sheet.name, (name,))), None)


@cache
def _short_lines() -> frozenset[str]:
    """The Welsh of all that is short, bare: from the catalogue's text, which takes a fraction of its parsing."""
    text = files("fairbudget.language").joinpath("cy.po").read_text(encoding="utf-8")
    # All in one go, line by line: this is what a file that is no template waits for.
    listed = unicodedata.normalize("NFC", "\n".join(SHORT.findall(text))).casefold()
    return frozenset(re.sub(r"[^\w\n]|_", "", listed).split("\n"))


@lru_cache(maxsize=128)
def _from_welsh(known: tuple[str, ...]) -> dict[str, str]:
    """The English words by their Welsh, bare. The catalogue is the same for everybody, so they are kept."""
    # Imported late: only a file that is written in Welsh needs the catalogue.
    from fairbudget.language.catalogue import welsh

    return {bare(in_welsh): english for english in known if (in_welsh := welsh(english))}
