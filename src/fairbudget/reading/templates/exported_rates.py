"""Amounts that somebody changed on the *Rates* sheet of an export: said, because only the sheets of the budget count.

The sheet shows what would change; a change that is to last has its place, and where it replaces a rate, its reason.
"""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.language import noop, say
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.either_language import english_of, sheet_named
from fairbudget.reading.grid import Book, Cell

SHEET = "Rates"
HEADINGS_ROW = 3
KEY, USED, MADE = "Key", "Amount used", "Amount when made"

RATE_CHANGED = kind(
    "rate_changed_on_rates",
    "check",
    title="An amount changed on Rates",
    message="{key} was {made} when this workbook was made and is {found} now. The change is not read from here.",
    fix="To keep it, {place}. Otherwise there is nothing to do.",
)
PLACES = (
    ("line:", noop("change the own rate of that line on Time")),
    ("funder:", noop("change it in your own file of the funder's rules")),
    ("cap:", noop("change it in your own file of the funder's rules")),
    ("project:", noop("change it on Project")),
)


def changed_rates(book: Book) -> Iterator[Problem]:
    """A problem for each typed amount of an export that is not the one it was made with."""
    sheet = sheet_named(book, SHEET)
    if sheet is None:
        return
    columns = {cell.text: cell.column for cell in sheet.row(HEADINGS_ROW)}
    if not {KEY, USED, MADE} <= columns.keys():
        columns = {english_of(text, (KEY, USED, MADE)) or text: column for text, column in columns.items()}
    if not {KEY, USED, MADE} <= columns.keys():
        return
    for number in range(HEADINGS_ROW + 1, sheet.last_row + 1):
        key, used, made = (sheet.get(number, columns[name]) for name in (KEY, USED, MADE))
        if key is None or made is None or (used is not None and (used.formula or used.value == made.value)):
            continue
        where = sheet.where(number, columns[USED])
        yield RATE_CHANGED(where, _said(used), key=key.text, made=_said(made), place=_place(key.text))


def _said(cell: Cell | None) -> str:
    """What stands in a cell, in words."""
    if cell is None or not cell.text:
        return say("empty")
    return plain(cell.value) if isinstance(cell.value, Decimal) else cell.text


def _place(key: str) -> str:
    """Where a change to this amount belongs."""
    code, dated, _ = key.partition("@")
    if dated and not key.startswith("line:"):
        return say("put it on Overrides under {code}, with its reason", code=code)
    place = next((place for start, place in PLACES if key.startswith(start)), None)
    return say(place) if place else say("change it on Partners or Costs")
