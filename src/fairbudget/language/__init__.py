"""The language in which the program speaks: English as it stands in the code, Welsh from one catalogue (`cy.po`).

A sentence is written in English where it is said, `say("Pay: {pay}", pay=...)`, and that English is its key. The
language is set for a whole request, `with speaking("cy"): ...`, and is separate for every thread. Numbers and money
look the same in both languages. Nothing is ever decided by what a sentence says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Literal

Language = Literal["en", "cy"]
_SPOKEN: ContextVar[Language] = ContextVar("language", default="en")


def spoken() -> Language:
    """The language that is spoken now."""
    return _SPOKEN.get()


def speak(language: Language) -> None:
    """Speak this language from now on, in this thread alone."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language inside the block."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def say(english: str, /, **values: object) -> str:
    """The sentence in the language spoken, with `values` in its {gaps}."""
    return _say("", english, values)


def say_in(context: str, english: str, /, **values: object) -> str:
    """As `say`, for a word that needs two translations: `context` tells which is meant."""
    return _say(context, english, values)


def noop(english: str) -> str:
    """Mark a text of a table for the catalogue and leave it as it is; it is said where it is used: say(WORDS[code])."""
    return english


def long_date(day: date, *, year: bool = True) -> str:
    """A day as people write it: 16 March 2026, 16 Mawrth 2026."""
    if spoken() == "en":
        return f"{day.day} {day:%B %Y}" if year else f"{day.day} {day:%B}"
    from babel.dates import format_date

    return format_date(day, "d MMMM y" if year else "d MMMM", locale="cy")


def draft_note() -> str:
    """The line on every Welsh page: nobody has checked the Welsh yet. In English there is none."""
    return "" if spoken() == "en" else say("This Welsh is a draft that no translator has checked yet.")


def short_date(day: date) -> str:
    """A day with its month cut short, for a narrow column: 16 Mar 2026, 16 Maw 2026."""
    if spoken() == "en":
        return f"{day.day} {day:%b %Y}"
    from babel.dates import format_date

    return format_date(day, "d MMM y", locale="cy")


def _say(context: str, english: str, values: dict[str, object]) -> str:
    sentence = english
    if spoken() != "en":
        # Imported late: English needs no catalogue.
        from fairbudget.language.catalogue import welsh

        sentence = welsh(english, context) or english
    return sentence.format(**values) if values else sentence
