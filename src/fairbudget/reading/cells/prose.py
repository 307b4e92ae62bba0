"""A text that prices several things, item by item, beside the amount that its row states.

An item is taken only where the whole text is understood. What a text states (= £116) is used as stated, and the
difference to its own product is shown. Where nothing settles which of two readings is meant, people are asked.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from fairbudget.money import EXACT
from fairbudget.reading.cells.sums import Sum, sums_of
from fairbudget.reading.cells.terms import Count, terms_of
from fairbudget.reading.cells.text_tokens import MOST_CHARACTERS
from fairbudget.reading.headings import is_total

_LINES = re.compile(r"[\n;•]+|\s\+\s")
_WITHIN = re.compile(r",(?!\d)|\s(?:and|plus|&|a|ac)\s(?=[^,]*\d)")
_IN_BRACKETS = re.compile(r"\(\s*=?\s*([£€$]\s?[\d.,]+)\s*\)\s*$")
_MOST_ITEMS = 60
ZERO = Decimal(0)

Verdict = Literal["read", "differs", "asked", "not_understood"]


@dataclass(frozen=True)
class Item:
    """One priced thing of a text: its words, its readings, and the total that the text gives it."""

    label: str
    text: str
    readings: tuple[Sum, ...]
    stated: Decimal | None = None

    @property
    def chosen(self) -> Sum | None:
        """The one reading, as far as the item itself settles it; a stated total wins over its own product."""
        if self.stated is not None:
            fits = [one for one in self.readings if one.cost == self.stated]
            return fits[0] if fits else Sum(Decimal(1), "lump", self.stated, hours_per_unit=self._hours)
        return self.readings[0] if len(self.readings) == 1 and self.readings[0].sure else None

    @property
    def _hours(self) -> Decimal | None:
        """The hours of an item whose product is not what it states; its hours are no less known for that."""
        first = self.readings[0]
        return EXACT.multiply(first.people, first.quantity) if first.unit == "hour" else None

    @property
    def slip(self) -> Sum | None:
        """The reading that a stated total contradicts; None where they agree or nothing is stated."""
        if self.stated is None or any(one.cost == self.stated for one in self.readings):
            return None
        return self.readings[0]


@dataclass(frozen=True)
class Prose:
    """What was made of a text: the items with the reading of each, or why there are none."""

    verdict: Verdict
    items: tuple[Item, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def total(self) -> Decimal:
        """What the items come to."""
        return sum((one.cost for one in self.sums), ZERO)


def read_prose(text: str, amount: Decimal | None = None, weeks: Decimal | None = None) -> Prose:
    """A text beside the amount of its row (None: it states none). `weeks` is what a heading says.

    The verdict is `read` where the items come to the amount, `differs` where they do not, `asked` where two
    readings are left, and `not_understood` where any part of the text is no plain sum.
    """
    items = items_of(text, weeks)
    if items is None:
        return Prose("not_understood")
    items, own_total = _without_total(items)
    if not items:
        return Prose("not_understood")
    target = amount if amount is not None else own_total
    open_items = [item for item in items if item.chosen is None]
    if not open_items:
        sums = tuple(item.chosen for item in items if item.chosen is not None)
        found = Prose("read", items, sums)
        agrees = target is None or found.total == target
        return found if agrees else replace(found, verdict="differs")
    if len(open_items) > 1 or target is None:
        return Prose("asked", items)
    rest = target - sum((one.cost for item in items if (one := item.chosen) is not None), ZERO)
    fits = [one for one in open_items[0].readings if one.cost == rest]
    if not fits:
        return Prose("asked", items)
    return Prose("read", items, tuple(item.chosen or fits[0] for item in items))


def items_of(text: str, weeks: Decimal | None = None) -> tuple[Item, ...] | None:
    """The items of a text in order; None where one part of it is not understood."""
    if len(text) > MOST_CHARACTERS or not any(sign.isdigit() for sign in text):
        return None
    found: list[Item] = []
    for line in _LINES.split(text):
        if not line.strip(" .,-*"):
            continue
        items = _of_line(line.strip(" .,-*"), weeks)
        if items is None or len(found) > _MOST_ITEMS:
            return None
        found += items
    return tuple(found) or None


def _of_line(line: str, weeks: Decimal | None) -> list[Item] | None:
    """A line as one item, or else as several between commas."""
    whole = _item(line, weeks)
    if whole is not None:
        return [whole]
    parts = [part for part in _WITHIN.split(line) if part.strip()]
    if len(parts) < 2:
        return None
    items = [_item(part, weeks) for part in parts]
    return None if any(item is None for item in items) else [item for item in items if item is not None]


def _item(text: str, weeks: Decimal | None) -> Item | None:
    in_brackets = _IN_BRACKETS.search(text)
    if in_brackets:
        # ... for 48 weeks (£5,496): the total, if it is what the words before it come to; else a sum below zero.
        before = text[: in_brackets.start()]
        item = _item(f"{before} = {in_brackets[1]}", weeks) if _item(before, weeks) else None
        return replace(item, text=text.strip()) if item and item.slip is None else None
    terms = terms_of(text)
    readings = sums_of(terms, weeks) if terms else []
    if terms is None or not readings:
        return None
    label = terms.label or next((term.noun for term in terms.terms if isinstance(term, Count) and term.noun), "")
    return Item(label, text.strip(), tuple(readings), terms.stated)


def _without_total(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], Decimal | None]:
    """The items without one that is called a total, and that total."""
    totals = [item for item in items if is_total(item.label) and item.chosen is not None]
    if len(totals) != 1 or len(items) == 1:
        return items, None
    one = totals[0].chosen
    return tuple(item for item in items if item is not totals[0]), one.cost if one else None
