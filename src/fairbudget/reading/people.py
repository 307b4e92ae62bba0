"""A row of a table as people's time: how many hours, days or months, at what rate, with what on-costs.

Every reading is tried against the amount that the row states; the first that gives it to the penny is right.
Where none does, the row keeps its stated amount and people see both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.budget import Basis, OwnRate, Per, Share, TimeLine, Unit
from fairbudget.language import say
from fairbudget.money import EXACT, plain, to_pence
from fairbudget.reading.cells.time_cells import PRICED_UNITS, price_in
from fairbudget.reading.heading_rows import RATES
from fairbudget.reading.headings import head, names_person, names_personnel, names_thing, says
from fairbudget.reading.quantities import FULL_YEAR, per_of, quantities_of, unit_named
from fairbudget.reading.rows import Entry
from fairbudget.reading.tables import Column, Table
from fairbudget.template_words import within

_PERIOD = re.compile(
    r"^(?:\W*(?:1|one|per|a|an|each)?\W*)(hour|hr|day|week|month|year|annum)s?\b(?:\s*\(.*\))?$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"([£€$]?\s?\d[\d,]*(?:\.\d+)?)\s*(?:/|per |an? |p/?)\s*h(?:ou)?r?\b[^.;]*\b(?:each|per person)", re.I
)
_COUNT = re.compile(r"\((\d{1,3})\)|\b(\d{1,3})\s*[x×]\s|\s[x×]\s*(\d{1,3})\b")


@dataclass(frozen=True)
class Time:
    """One reading of a row's time: people × quantity at a rate; `months` for salaried time."""

    people: Decimal
    quantity: Decimal
    unit: Unit
    rate: Decimal
    per: Per
    months: Decimal | None = None

    @property
    def pay(self) -> Decimal:
        """People × quantity × rate, to the penny (a yearly rate over the months)."""
        whole = EXACT.multiply(EXACT.multiply(self.people, self.quantity), self.rate)
        if self.per == "year" and self.months is not None:
            whole = EXACT.divide(EXACT.multiply(whole, self.months), FULL_YEAR)
        return to_pence(whole)


def is_person(entry: Entry, category: str) -> bool:
    """Whether a row is a person's or a role's time: by its own words, its block, or its hours and rate."""
    label = entry.label
    if says(label, "on_costs") and not names_person(label):
        return False
    if says(category, "on_costs") or names_thing(label) or names_thing(category):
        return False
    if names_personnel(category) or names_personnel(entry.section) or names_personnel(_block(entry.table)):
        return True
    if names_person(label) and not says(label, "on_costs"):
        return True
    return bool(head(label)) and _worked(entry)


def is_certain(entry: Entry, category: str) -> bool:
    """Whether the words, not only the hours and the rate, say that a row is a person's time."""
    personnel = (category, entry.section, _block(entry.table))
    return names_person(entry.label) or any(names_personnel(text) for text in personnel)


def readings(table: Table, row: int, rates: list[Column]) -> Iterator[Time]:
    """Every way in which a row's columns can be multiplied to a pay, the plainest first."""
    crowd = table.figure(row, table.column("people"))
    counts = [crowd, Decimal(1)] if crowd and crowd != 1 else [Decimal(1)]
    period = period_of(table.text(row, table.column("unit")))
    for column in rates:
        rate = table.figure(row, column)
        if rate is None:
            continue
        stated: Per | None = _per(column) or _per_in(table.text(row, column)) or period
        for people in counts:
            for quantity, unit, months in quantities_of(table, row, stated, period):
                per = stated or per_of(unit)
                yield Time(people, quantity, unit, rate, per, months)


def period_of(text: str) -> Per | None:
    """The period that a unit names: `1 hour`, `per day`, ` $/per year (inc. benefits)`."""
    found = _PERIOD.match(re.sub(r"^\s*(?:[£€$]|gbp|usd|eur)\s*/?\s*", "", text.strip(), flags=re.IGNORECASE))
    if not found:
        return None
    word = found.group(1).lower()
    periods: dict[str, Per] = {"hr": "hour", "annum": "year", "hour": "hour", "day": "day", "week": "week"}
    return periods.get(word) or ("month" if word == "month" else "year")


def time_line(line: str, entry: Entry, time: Time, **stated: object) -> TimeLine:
    """The line of a reading; `stated` holds partner, reason, on_costs, basis and notes."""
    return TimeLine(
        line=line,
        where=entry.table.sheet.where(entry.row),
        role=entry.label,
        partners=(Share(partner=str(stated["partner"])),),
        people=time.people,
        quantity=time.quantity,
        unit=time.unit,
        months=time.months,
        own_rate=_own(time.rate, time.per, stated),
        on_costs=stated["on_costs"] if isinstance(stated.get("on_costs"), Decimal) else None,
        notes=str(stated.get("notes", "")),
    )


def lump_line(line: str, entry: Entry, amount: Decimal, hours: Decimal | None, **stated: object) -> TimeLine:
    """A person's line of which only the amount is known: one task, with its hours where they are stated."""
    return TimeLine(
        line=line,
        where=entry.table.sheet.where(entry.row),
        role=entry.label,
        partners=(Share(partner=str(stated["partner"])),),
        quantity=Decimal(1),
        unit="task",
        hours_per_unit=hours,
        own_rate=_own(to_pence(amount), "task", {**stated, "basis": "employer_cost"}),
        notes=str(stated.get("notes", "")),
    )


def shared_out(time: Time, label: str, notes: str) -> Time | None:
    """The reading for several people named in a label, when the notes state the rate of each of them."""
    number = people_in(label)
    each = _EACH.search(notes)
    if number is None or each is None or time.people != 1:
        return None
    rate = Decimal(re.sub(r"[^\d.]", "", each.group(1)))
    shared = Time(number, time.quantity, time.unit, rate, time.per, time.months)
    return shared if shared.pay == time.pay else None


def people_in(label: str) -> Decimal | None:
    """The number of people that a label seems to hold: 2 of `Student hosts (2)` or `2 x researcher`."""
    found = _COUNT.search(label)
    number = Decimal(next(group for group in found.groups() if group)) if found else Decimal(1)
    return number if number > 1 else None


def percent_or_fraction(number: Decimal | None) -> Decimal | None:
    """0.31 and 31 both mean 31 % in a column of rates."""
    if number is None:
        return None
    return number / 100 if number > 1 else number


def describe(time: Time) -> str:
    """The reading as a sum: `2 people × 10 hour × 20 per hour`."""
    amounts = {
        "quantity": plain(time.quantity),
        "unit": within(time.unit),
        "rate": plain(time.rate),
        "per": within(time.per),
    }
    if time.people == 1:
        return say("{quantity} {unit} × {rate} per {per}", **amounts)
    return say("{people} people × {quantity} {unit} × {rate} per {per}", people=plain(time.people), **amounts)


def _per(column: Column) -> Per | None:
    pers: dict[str, Per] = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
    return pers.get(RATES.get(column.role or "", ""))


def _per_in(text: str) -> Per | None:
    """What a rate in words is for: £11.45 ph, £150 per day."""
    priced = price_in(text)
    found = priced.per if priced else None
    return per_of(unit_named(found)) if found in PRICED_UNITS else None


def _worked(entry: Entry) -> bool:
    """Whether a row has both a time and a rate for it."""
    table, row = entry.table, entry.row
    rates = table.having(*RATES, "rate", "price")
    return any(True for _ in readings(table, row, rates))


def _block(table: Table) -> str:
    """The words over a table's labels, when they gather people (`Salaries`), else its title."""
    label = table.column("label")
    return label.heading if label and names_personnel(label.heading) else table.title


def _own(rate: Decimal, per: Per, stated: dict[str, object]) -> OwnRate:
    basis: Basis = "wage" if stated.get("basis") == "wage" else "employer_cost"
    return OwnRate(amount=rate, per=per, basis=basis, reason=str(stated["reason"]))
