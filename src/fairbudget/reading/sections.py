"""Rows of words in a table: titles of sections, names of partners, instructions and examples."""

import re
from dataclasses import dataclass

from fairbudget.language import say
from fairbudget.reading.headings import head, is_total, listed, names_person, names_personnel, names_thing, says, simple
from fairbudget.reading.tables import Table

_PARTNER = re.compile(
    r"^(?:lead |arweiniol )?(?:project )?(?:partner|sefydliad|organisation|organization|institution|partneriaid)"
    r"(?: \d+| [a-z])?\s*[:–—-]\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^(?:partner|sefydliad)\s+(?:\d{1,2}|[A-Z])$", re.IGNORECASE)
_TAIL = re.compile(r"\s*[-–—:,]?\s*(?:budget|costs?|cyllideb|costau|sheet|tab)\s*$", re.IGNORECASE)
_LONGEST_TITLE = 80


@dataclass(frozen=True)
class Standing:
    """Where a row stands: under which title, and of which partner, by the rows of words above it."""

    section: str = ""
    partner: str = ""

    def under(self, words: str) -> "Standing":
        """The standing of the rows under a row of these words."""
        partner = partner_named(words)
        if partner:
            return Standing("", partner)
        return Standing(words, self.partner) if words else self

    def after_total(self, label: str) -> "Standing":
        """The standing of the rows after a total: no partner's any more when the total is that partner's."""
        named = self.partner and f" {simple(self.partner)} " in f" {simple(label)} "
        return Standing() if named else self


def partner_named(words: str) -> str:
    """The partner that a title names: `Partner 2: Example CIC`, `Example University budget`; empty when none."""
    text = _TAIL.sub("", words.strip())
    found = _PARTNER.match(text)
    if found:
        return found["name"].strip()
    if _LETTERED.match(text):
        return text
    return text if names_organisation(text) else ""


def partner_of(table: Table, row: int, over: str) -> str:
    """The partner of a row: in its own column, `over` its section, over its table, or in the name of its sheet."""
    stated = table.text(row, table.column("partner")) or over
    return stated or partner_named(table.title) or partner_named(table.sheet.name) or say("Not stated")


def names_organisation(words: str) -> bool:
    """Whether words are the name of an organisation: they end, or in some cases begin, with such a word."""
    about = head(words).split()
    if len(about) < 2 or is_total(words) or len(words) > _LONGEST_TITLE:
        return False
    if names_person(words) or names_thing(words) or names_personnel(words) or says(words, "percentage"):
        return False
    return about[-1] in listed("organisations") or about[0] in listed("organisations_first")
