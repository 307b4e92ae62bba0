"""A row of a table as a line of the budget: a person's time or another cost, with what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import CostLine, TimeLine
from fairbudget.language import say
from fairbudget.money import EXACT, plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.amount_problems import CLOCK_TIME, SHORTENED_AMOUNT, TOO_LARGE, TWO_READINGS
from fairbudget.reading.cells.amounts import money
from fairbudget.reading.cells.doubts import NOTHING
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.columns import Amounts
from fairbudget.reading.formulas import Place, places
from fairbudget.reading.heading_rows import RATES
from fairbudget.reading.people import (
    Time,
    describe,
    is_certain,
    is_person,
    lump_line,
    people_in,
    percent_or_fraction,
    readings,
    shared_out,
    time_line,
)
from fairbudget.reading.products import product_cells
from fairbudget.reading.quantities import hours_in, in_two_ways, workings_of
from fairbudget.reading.rows import Entry
from fairbudget.reading.sections import partner_of
from fairbudget.reading.tables import Column
from fairbudget.reading.worded import Worded, worded
from fairbudget.template_words import within

AMOUNT_DIFFERS = kind(
    "amount_differs",
    "check",
    title="A row's amount is not its quantity times its price",
    message='"{label}": {found} gives {computed}, and the row says {stated}. The amount the row says was kept.',
    fix="Correct the quantity, the price or the amount, whichever is wrong.",
)
AMOUNT_STALE = kind(
    "amount_recomputed",
    "check",
    title="A row's amount was computed again",
    message='"{label}": the row multiplies {found}, which gives {computed}; the file shows {stated}. The '
    "product was used.",
    fix="Open the file in a spreadsheet program and save it, so that it shows its newest figures.",
)
HOW_MANY = kind(
    "people_in_label",
    "check",
    title="A label may hold a number of people",
    message='"{found}" was read as one person with {hours}. If the {number} in its label means people, are '
    "the hours "
    "for each of them or for all together?",
    fix="Give the number of people a column of its own, with the hours and the rate of each.",
)
PERSON_ASSUMED = kind(
    "person_assumed",
    "check",
    title="Read as people's time because of its hours and rate",
    message='"{found}" has a time and a rate, so it was read as a person\'s time; its words do not say so.',
    fix="If it is a thing that is hired or bought, move it to a table of other costs.",
)
THING_IN_TIME = kind(
    "thing_among_hours",
    "check",
    title="Read as a cost although it stands among hours",
    message='"{found}" stands in a column of hours and names a thing, so it was read as another cost, not as time.',
    fix="If it is a person's time, name the role in its label.",
)


QUANTITIES = ("quantity", "quantity_or_fte", "hours", "days", "weeks", "months", "people", "fte")


@dataclass(frozen=True)
class Read:
    """The lines of a row (several where its words price several things), with what they cost to the penny."""

    entry: Entry
    lines: tuple[TimeLine | CostLine, ...]
    cost: Decimal

    @cached_property
    def place(self) -> Place:
        """The cell of the amount; column 0 (or minus its year) where the amount is computed and has no cell."""
        cell = self.entry.cell
        return Place(
            self.entry.table.sheet.name, self.entry.row, cell.column if cell else -(self.entry.table.year or 0)
        )


def read_line(entry: Entry, amounts: Amounts, file_name: str) -> tuple[Read | None, list[Problem]]:
    """The line of a row, or None when neither its amount nor a product can be read."""
    read, problems = _read(entry, amounts, file_name)
    year = entry.table.year or entry.table.row_years.get(entry.row)
    if read is None or year is None:
        return read, problems
    dated = tuple(line.model_copy(update={"year": year}) for line in read.lines)
    return replace(read, lines=dated), problems


def _read(entry: Entry, amounts: Amounts, file_name: str) -> tuple[Read | None, list[Problem]]:
    table, row = entry.table, entry.row
    category = table.text(row, table.column("category"))
    words = worded(entry, _stated(entry, file_name)) if _says_in_words(entry, amounts) else Worded()
    if words.lines:
        assumed = [PERSON_ASSUMED(entry.where, entry.label)] if words.assumed else []
        return Read(entry, words.lines, words.cost), [*words.problems, *assumed]
    if entry.kind != "line":
        return None, [*words.problems, *_doubts(entry)]
    read, problems = _from_cells(entry, amounts, file_name, category)
    return read, [*problems, *words.problems]


def _says_in_words(entry: Entry, amounts: Amounts) -> bool:
    """Whether a row has no quantity and no price in cells of its own, so that its words may say them."""
    table, row = entry.table, entry.row
    if table.year is not None or (entry.kind != "line" and entry.amount is not None):
        return False
    columns = table.having(*RATES, "rate", "price", *QUANTITIES, "on_cost", "on_cost_rate")
    columns += [amounts.price] if amounts.price else []
    return all(table.figure(row, column) is None for column in columns)


def _doubts(entry: Entry) -> list[Problem]:
    """What is said about an amount that could be read if it were written out: 1.5k, 1,50, 7:30."""
    read = money(entry.cell) if entry.cell is not None else NOTHING
    if read.doubt is None or read.doubt.kind not in (SHORTENED_AMOUNT, TWO_READINGS, CLOCK_TIME, TOO_LARGE):
        return []
    return [read.doubt.at(entry.where, entry.cell.text if entry.cell else "")]


def _from_cells(entry: Entry, amounts: Amounts, file_name: str, category: str) -> tuple[Read | None, list[Problem]]:
    """The line of a row by its cells: a person's time, or else another cost."""
    table, row = entry.table, entry.row
    if is_person(entry, category):
        read, problems = _time(entry, amounts, file_name)
        if read and not is_certain(entry, category):
            problems.append(PERSON_ASSUMED(entry.where, entry.label))
        return read, problems
    read, problems = _cost(entry, amounts)
    if read and table.column("hours") and table.figure(row, table.column("hours")) is not None:
        problems.append(THING_IN_TIME(entry.where, entry.label))
    return read, problems


def _time(entry: Entry, amounts: Amounts, file_name: str) -> tuple[Read | None, list[Problem]]:
    table, row = entry.table, entry.row
    stated = _stated(entry, file_name)
    rates = [*table.having(*RATES, "rate", "price"), *([amounts.price] if amounts.price else [])]
    options = list(readings(table, row, rates))
    if entry.amount is None and options and (two_ways := in_two_ways(entry)):
        return None, two_ways
    for time in options:
        for on_costs in _on_costs(entry, time):
            cost = time.pay + to_pence(EXACT.multiply(time.pay, on_costs or Decimal(0)))
            if entry.amount is None or cost == to_pence(entry.amount):
                return _person(entry, time, on_costs, cost, stated)
    if entry.amount is None:
        return None, []
    problems = []
    if options:
        found = describe(options[0])
        problems = _difference(entry, found, options[0].pay)
    hours = hours_in(table, row)
    line = lump_line("", entry, entry.amount, hours, **stated)
    return Read(entry, (line,), to_pence(entry.amount)), problems


def _stated(entry: Entry, file_name: str) -> dict[str, object]:
    """What every line of time of a row says beside its time and its rate."""
    table = entry.table
    return {
        "partner": partner_of(entry.table, entry.row, entry.partner),
        "reason": say("as stated in the file {file}", file=file_name),
        "notes": _notes(entry),
        "basis": "wage" if table.having("on_cost", "on_cost_rate") else "employer_cost",
    }


def _person(
    entry: Entry, time: Time, on_costs: Decimal | None, cost: Decimal, stated: dict[str, object]
) -> tuple[Read, list[Problem]]:
    """The line of a reading that fits, with the people that its label may hold."""
    shared = shared_out(time, entry.label, _notes(entry))
    number = people_in(entry.label)
    problems = []
    if number and not shared and time.people == 1:
        particulars = {"quantity": plain(time.quantity), "unit": within(time.unit), "rate": plain(time.rate)}
        found = say("{quantity} {unit} at {rate}", **particulars)
        problems = [HOW_MANY(entry.where, entry.label, hours=found, number=plain(number))]
    line = time_line("", entry, shared or time, **{**stated, "on_costs": on_costs})
    return Read(entry, (line,), cost), problems


def _on_costs(entry: Entry, time: Time) -> Iterator[Decimal | None]:
    """The on-cost fractions that a row's columns may mean, for trying against its amount."""
    table, row = entry.table, entry.row
    rate, extra = (table.column(role) for role in ("on_cost_rate", "on_cost"))
    stated = percent_or_fraction(table.figure(row, rate))
    amount = table.figure(row, extra)
    if stated is None and amount is not None and 0 < amount < 1:
        stated, amount = amount, None
    if stated is not None:
        yield stated
    if amount is not None and time.pay:
        fraction = EXACT.divide(amount, time.pay).quantize(Decimal("0.0000000001"))
        if to_pence(EXACT.multiply(time.pay, fraction)) == to_pence(amount):
            yield fraction.normalize()
    yield None


def _cost(entry: Entry, amounts: Amounts) -> tuple[Read | None, list[Problem]]:
    """Quantity and price where they give the stated amount; otherwise the amount, once."""
    options = list(_products(entry, amounts))
    if entry.amount is None:
        return (_bought(entry, *options[0]), []) if options else (None, [])
    stated = to_pence(entry.amount)
    for quantity, price in options:
        if to_pence(EXACT.multiply(quantity, price)) == stated:
            return _bought(entry, quantity, price), []
    problems = []
    if options:
        quantity, price = options[0]
        computed = to_pence(EXACT.multiply(quantity, price))
        problems = _difference(entry, f"{plain(quantity)} × {plain(price)}", computed)
        if problems and problems[0].code == AMOUNT_STALE.code:
            return _bought(entry, quantity, price), problems
    return _bought(entry, Decimal(1), stated), problems


def _difference(entry: Entry, found: str, computed: Decimal) -> list[Problem]:
    """What to say where quantity times price is not the amount: nothing where a formula gives it."""
    stated = entry.amount or Decimal(0)
    particulars = {"label": entry.label, "computed": plain(computed), "stated": plain(to_pence(stated))}
    if len(product_cells(entry.cell)) == 2 and not _by_unread_cells(entry, computed):
        return [AMOUNT_STALE(entry.where, found, **particulars)]
    if entry.cell is not None and entry.cell.formula and places(entry.cell.formula):
        return []
    return [AMOUNT_DIFFERS(entry.where, found, **particulars)]


def _by_unread_cells(entry: Entry, computed: Decimal) -> bool:
    """Whether the two cells that the amount multiplies give something else than what was computed."""
    numbers = [figure(entry.table.sheet.get(*place)) for place in product_cells(entry.cell)]
    first, second = [number if number is not None else Decimal(0) for number in numbers]
    return to_pence(EXACT.multiply(first, second)) != computed


def _products(entry: Entry, amounts: Amounts) -> Iterator[tuple[Decimal, Decimal]]:
    """Quantity and price of a row, in the ways that its headings or its formula allow."""
    table, row = entry.table, entry.row
    prices: list[Column] = [
        *([amounts.price] if amounts.price else []),
        *table.having("price", "rate", *RATES),
    ]
    many = table.having(*QUANTITIES)
    numbers = [number for column in many if (number := table.figure(row, column)) is not None]
    for column in prices:
        price = table.figure(row, column)
        if price is None:
            continue
        for quantity in numbers:
            yield quantity, price
        for i, first in enumerate(numbers):
            for second in numbers[i + 1 :]:
                yield EXACT.multiply(first, second), price
    cells = [figure(table.sheet.get(*place)) for place in product_cells(entry.cell)]
    if len(cells) == 2 and cells[0] is not None and cells[1] is not None:
        yield cells[0], cells[1]


def _bought(entry: Entry, quantity: Decimal, price: Decimal) -> Read:
    table, row = entry.table, entry.row
    line = CostLine(
        line="",
        where=table.sheet.where(row),
        partner=partner_of(entry.table, entry.row, entry.partner),
        label=entry.label,
        quantity=quantity,
        unit_cost=price,
        notes=_notes(entry),
    )
    return Read(entry, (line,), to_pence(EXACT.multiply(quantity, price)))


def _notes(entry: Entry) -> str:
    """The words of the row that are not its label, with the title of its section."""
    table = entry.table
    words = [table.text(entry.row, column) for column in table.having("notes")]
    section = [entry.section] if entry.section else []
    return "; ".join(text for text in [*section, *words, *workings_of(entry)] if text)
