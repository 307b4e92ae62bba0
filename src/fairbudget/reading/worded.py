"""Lines out of the words of a row: items priced in a text, where they come to the row's amount or state their own.

Where words and amount differ, the amount is kept and both are shown. Where the words can be read in two ways, people
are asked. Words that are not understood stay with the line as its notes and are listed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.budget import CostLine, Per, TimeLine, Unit
from fairbudget.money import EXACT, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.prose import Item, Prose, read_prose
from fairbudget.reading.cells.sums import Sum
from fairbudget.reading.cells.units import unit_of
from fairbudget.reading.headings import names_person, names_personnel, names_thing
from fairbudget.reading.people import Time, is_certain, time_line
from fairbudget.reading.rows import Entry

WORDS_READ = kind(
    "words_read",
    "note",
    title="An amount was read from words",
    message='"{label}": the row states no amount; its words "{found}" were read as {working}.',
    fix="Nothing to do if that is right.",
)
ITEM_DIFFERS = kind(
    "item_differs",
    "check",
    title="A sum in words does not come to what it says",
    message='"{found}": {working} gives {computed}, and the words say {stated}. The amount they say was kept; the '
    "difference is {difference}.",
    fix="Correct the quantity, the price or the amount, whichever is wrong.",
)
WORDS_DIFFER = kind(
    "words_differ",
    "check",
    title="The words of a row come to another amount",
    message='"{label}": the words "{found}" come to {computed}, and the row says {stated}. The amount the row says was '
    "kept; the difference is {difference}.",
    fix="Correct the words or the amount, whichever is wrong.",
)
WORDS_TWO_WAYS = kind(
    "words_have_two_readings",
    "check",
    title="The words of a row can be read in two ways",
    message='"{label}": "{found}" can be read as {readings}, and the amount of the row, {stated}, does not settle '
    "which. The amount was kept and the words are in the notes.",
    fix="Say which is meant: give people, time and rate columns of their own, or write what it comes to after =.",
)
WORDS_TWO_AMOUNTS = kind(
    "words_give_two_amounts",
    "blocks",
    title="Words that give two amounts",
    message='"{label}": "{found}" can be read as {readings}, and the row states no amount. It is not costed.',
    fix="Write the amount in numbers, or write what it comes to after =.",
)
WORDS_NOT_USED = kind(
    "words_not_used",
    "check",
    title="A calculation in words was not used",
    message='"{label}": "{found}" is not a sum that was understood as a whole. The amount was used as stated; the '
    "words are kept as notes.",
    fix="Compare the words with the amount, and put hours and rates into columns of their own.",
)
_TIMED = frozenset({"hour", "half_day", "day", "fte"})
_CALCULATES = re.compile(r"[@×x*=£€$]|\bat\b|\bper\b|\bam\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True)
class Worded:
    """The lines of a row from its words (none where its own cells have to do), what they cost, and the problems."""

    lines: tuple[TimeLine | CostLine, ...] = ()
    cost: Decimal = Decimal(0)
    problems: tuple[Problem, ...] = ()
    assumed: bool = False


def worded(entry: Entry, stated: dict[str, object]) -> Worded:
    """What the words of a row give. `stated` holds partner, reason, basis and notes for lines of time."""
    amount = None if entry.amount is None else to_pence(entry.amount)
    table = entry.table
    weeks = table.weeks
    left: list[Problem] = []
    for text, where, is_label in _texts(entry):
        found = read_prose(text, amount, weeks)
        if found.verdict == "read":
            return _read(entry, found, text, where, stated)
        if found.verdict in ("differs", "asked") and not _is_one_price(found) and (amount is not None or not is_label):
            return Worded(problems=(_open(entry, found, text, where),))
        if not is_label and entry.kind == "line" and looks_like_a_sum(text):
            left.append(WORDS_NOT_USED(where, text, label=entry.label))
    return Worded(problems=tuple(left))


def _is_one_price(found: Prose) -> bool:
    """Whether a text only names one price (hourly rate £15): that is no sum which could differ from the amount."""
    return len(found.items) == 1 and all(one.unit == "lump" for one in found.items[0].readings)


def looks_like_a_sum(text: str) -> bool:
    """Whether a text that was not understood seems to work an amount out: two numbers with a sign or a unit."""
    if len(_NUMBERS.findall(text)) < 2:
        return False
    return bool(_CALCULATES.search(text)) or any(unit_of(word) for word in re.findall(r"[^\W\d_]+", text))


def _texts(entry: Entry) -> Iterator[tuple[str, str, bool]]:
    """The texts of a row that may hold its sum, with their places: the amount's own cell, notes, then the label."""
    table = entry.table
    if entry.cell is not None and entry.amount is None and isinstance(entry.cell.value, str):
        yield entry.cell.text, entry.where, False
    for column in table.having("notes"):
        text = table.text(entry.row, column)
        if any(sign.isdigit() for sign in text):
            yield text, table.sheet.where(entry.row, column.number), False
    label = table.column("label", "category")
    if any(sign.isdigit() for sign in entry.label):
        yield entry.label, table.sheet.where(entry.row, label.number if label else None), True


def _open(entry: Entry, found: Prose, text: str, where: str) -> Problem:
    """What to say where words and amount differ, or where the words leave two readings."""
    amount = entry.amount
    if found.verdict == "differs":
        said = to_pence(amount) if amount is not None else found.total
        particulars = {
            "computed": _pence(found.total),
            "stated": _pence(said),
            "difference": _pence(found.total - said),
        }
        return WORDS_DIFFER(where, text, label=entry.label, **particulars)
    several = [one for item in found.items if item.chosen is None for one in item.readings]
    readings = "; ".join(f"{one.working} = {_pence(one.cost)}" for one in several)
    if amount is None:
        return WORDS_TWO_AMOUNTS(where, text, label=entry.label, readings=readings)
    return WORDS_TWO_WAYS(where, text, label=entry.label, readings=readings, stated=_pence(amount))


def _pence(amount: Decimal) -> str:
    """An amount, or the size of a difference, with its pence; the currency is not known yet."""
    return f"{to_pence(abs(amount)):,.2f}"


def _read(entry: Entry, found: Prose, text: str, where: str, stated: dict[str, object]) -> Worded:
    """The lines of items that come to the amount. A single amount without anything else says nothing new."""
    if entry.amount is not None and all(one.unit == "lump" for one in found.sums) and len(found.sums) == 1:
        return Worded(problems=tuple(_slips(found, where)))
    problems = list(_slips(found, where))
    if entry.amount is None:
        working = "; ".join(f"{one.working} = {_pence(one.cost)}" for one in found.sums)
        problems.append(WORDS_READ(where, text, label=entry.label, working=working))
    pairs = list(zip(found.items, found.sums, strict=True))
    several = len(pairs) > 1
    lines = tuple(_line(entry, item, one, several, text, stated) for item, one in pairs)
    assumed = any(_is_person(entry, item, one) and not _certain(entry, item, one) for item, one in pairs)
    return Worded(lines, found.total, tuple(problems), assumed)


def _slips(found: Prose, where: str) -> Iterator[Problem]:
    """Items whose own product is not what they state."""
    for item in found.items:
        slip = item.slip
        if slip is not None and item.stated is not None:
            yield ITEM_DIFFERS(
                where,
                item.text,
                working=slip.working,
                computed=_pence(slip.cost),
                stated=_pence(item.stated),
                difference=_pence(slip.cost - item.stated),
            )


def _line(
    entry: Entry, item: Item, one: Sum, several: bool, text: str, stated: dict[str, object]
) -> TimeLine | CostLine:
    label = item.label or entry.label
    if not several and entry.label not in ("", text) and not names_personnel(entry.label):
        label = entry.label
    notes = _notes(entry, item, label, several, text, str(stated.get("notes", "")))
    if _is_person(entry, item, one):
        return _time(entry, label, one, {**stated, "notes": notes})
    return CostLine(
        line="",
        where=entry.table.sheet.where(entry.row),
        partner=str(stated["partner"]),
        label=label,
        quantity=Decimal(1) if one.unit == "fte" else EXACT.multiply(one.people, one.quantity),
        unit_cost=one.cost if one.unit == "fte" else one.price,
        notes=notes,
    )


def _notes(entry: Entry, item: Item, label: str, several: bool, text: str, notes: str) -> str:
    """The words kept with a line: its own item of several, with the name of its row; else all of them."""
    if several:
        kept = [entry.section, entry.label if entry.label not in (text, label) else "", item.text]
        return "; ".join(dict.fromkeys(word for word in kept if word))
    return notes if text in notes else "; ".join(word for word in (notes, text) if word)


def _time(entry: Entry, label: str, one: Sum, stated: dict[str, object]) -> TimeLine:
    units: dict[str, Unit] = {
        "hour": "hour", "half_day": "half_day", "day": "day", "week": "week", "month": "month", "session": "session",
        "fte": "fte",
    }  # fmt: skip
    pers: dict[Unit, Per] = {
        "hour": "hour", "half_day": "half_day", "day": "day", "week": "week", "month": "month", "session": "session",
        "fte": "year",
    }  # fmt: skip
    unit: Unit = units.get(one.unit, "task")
    time = Time(one.people, one.quantity, unit, one.price, pers.get(unit, "task"), one.months)
    line = time_line("", entry, time, **{**stated, "on_costs": None})
    return line.model_copy(update={"role": label, "hours_per_unit": one.hours_per_unit})


def _is_person(entry: Entry, item: Item, one: Sum) -> bool:
    """Whether an item is a person's time: by its words, by those of its row, or by hours or days at a rate."""
    if names_thing(item.label or entry.label):
        return False
    if names_thing(entry.label):
        # A chair among equipment is furniture; a cleaner for 3 hours in a row of venue costs is a person.
        return one.unit in _TIMED and names_person(item.label)
    return names_person(item.label) or _of_personnel(entry) or one.unit in _TIMED


def _certain(entry: Entry, item: Item, one: Sum) -> bool:
    """Whether the words, and not only its hours or its place, say that an item is a person's time."""
    if one.unit in _TIMED or not item.label:
        return _of_personnel(entry) or names_person(item.label)
    return names_person(item.label) and (one.unit != "lump" or _of_personnel(entry))


def _of_personnel(entry: Entry) -> bool:
    """Whether a row gathers people's time, by its own words or by the block it stands in."""
    category = entry.table.text(entry.row, entry.table.column("category"))
    return names_personnel(entry.label) or is_certain(entry, category)
