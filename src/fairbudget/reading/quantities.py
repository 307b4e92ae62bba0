"""How much time a row of a table states, in each unit that its columns, its cells and its headings allow."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.budget import Per, Unit
from fairbudget.money import EXACT, percent, plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.effort import Effort, efforts_in
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.formulas import factors
from fairbudget.reading.heading_rows import RATES
from fairbudget.reading.rows import Entry
from fairbudget.reading.tables import Column, Table
from fairbudget.template_words import within

SHARE_TWO_WAYS = kind(
    "share_has_two_readings",
    "blocks",
    title="A share of full time that can be read in two ways",
    message='"{label}": {found} could be {small} or {large} of full time, and no amount shows which. It is not costed.',
    fix="Write it with its sign, such as {large}, or as a fraction under a heading such as FTE.",
)
TIME_TWO_WAYS = kind(
    "time_has_two_readings",
    "blocks",
    title="A time that can be read in two ways",
    message='"{label}": "{found}" could be {readings}, and no amount shows which. It is not costed.',
    fix="Write how many in all, such as 40 hours, or how many in each, such as 5 hours per week x 8 weeks.",
)
FULL_YEAR = Decimal(12)
_UNITS: dict[str, Unit] = {
    "hour": "hour", "half_day": "half_day", "day": "day", "session": "session", "week": "week", "month": "month",
    "fte": "fte", "year": "fte",
}  # fmt: skip
_PERS: dict[Unit, Per] = {
    "hour": "hour", "half_day": "half_day", "day": "day", "session": "session", "week": "week", "month": "month",
    "fte": "year",
}  # fmt: skip
_ROLES = (
    "hours", "hours_per_week", "hours_per_day", "hours_per_month", "weeks", "days", "months", "fte",
    "quantity_or_fte", "quantity",
)  # fmt: skip
# Columns whose cells may say how their number was worked out.
_SHOWN = frozenset({*_ROLES, *RATES, "rate", "price", "amount", "budget", "subtotal", "people"})

Quantity = tuple[Decimal, Unit, Decimal | None]


def unit_named(word: str) -> Unit:
    """The unit of the template for a unit or a period: a year is a fraction of full time."""
    return _UNITS[word]


def per_of(unit: Unit) -> Per:
    """What a rate for a unit is for: a year for a fraction of full time."""
    return _PERS[unit]


def quantities_of(table: Table, row: int, stated: Per | None, period: Per | None) -> Iterator[Quantity]:
    """The quantities of time in a row, with their unit and months, that a rate per `stated` can be multiplied by."""
    get = {role: table.figure(row, table.column(role)) for role in _ROLES}
    yield from _of_hours(table, get, stated)
    for unit in ("day", "week", "month"):
        number = get[f"{unit}s"]
        if stated in (None, unit) and number is not None:
            for fte in shares_of(table, row) if get["fte"] is not None else ():
                yield EXACT.multiply(fte, number), unit_named(unit), None
            yield number, unit_named(unit), None
    if stated in (None, "year"):
        for part in shares_of(table, row):
            yield part, "fte", get["months"] if get["months"] is not None else FULL_YEAR
            yield part, "fte", FULL_YEAR
    plain_unit = stated or period
    if get["quantity"] is not None and plain_unit is not None:
        unit = unit_named(plain_unit)
        yield get["quantity"], unit, FULL_YEAR if unit == "fte" else None
    for effort in efforts_of(table, row):
        unit = unit_named(effort.unit)
        if stated in (None, per_of(unit)):
            months = (effort.months or get["months"] or FULL_YEAR) if unit == "fte" else None
            yield EXACT.multiply(effort.people, effort.quantity), unit, months


def _of_hours(table: Table, get: dict[str, Decimal | None], stated: Per | None) -> Iterator[Quantity]:
    """Hours in all: a week's over the weeks, a day's over the days, a month's over the months, or as they stand."""
    if stated not in (None, "hour"):
        return
    in_headings = table.weeks
    a_week = get["hours_per_week"]
    pairs = [
        (a_week if a_week is not None else get["hours"], get["weeks"]),
        (a_week, in_headings if get["weeks"] is None else None),
        (get["hours_per_day"], get["days"]),
        (get["hours_per_month"], get["months"]),
    ]
    for each, times in pairs:
        if each is not None and times is not None:
            yield EXACT.multiply(each, times), "hour", None
    if get["hours"] is not None:
        yield get["hours"], "hour", None
        if get["weeks"] is None and in_headings is not None:
            yield EXACT.multiply(get["hours"], in_headings), "hour", None


def hours_in(table: Table, row: int) -> Decimal | None:
    """The hours that a row states, whatever its rate; None when it states none."""
    return next((number for number, unit, _ in quantities_of(table, row, "hour", None) if unit == "hour"), None)


def efforts_of(table: Table, row: int) -> list[Effort]:
    """The readings of the words in a row's cells of time and quantity that are no plain number."""
    weeks = table.weeks
    found = []
    for column in table.having(*_ROLES):
        if table.figure(row, column) is None:
            found += [one for one in efforts_in(table.text(row, column), weeks) if one.unit in _UNITS]
    return found


def shares_of(table: Table, row: int) -> tuple[Decimal, ...]:
    """The fractions of full time that a row's FTE may mean, the plainest first: 41 is 41%, 0.41 among % may be 0.41%.

    A percent sign in the cell or in its format leaves no doubt.
    """
    column = table.column("fte") or table.column("quantity_or_fte")
    number = table.figure(row, column)
    cell = table.sheet.get(row, column.number) if column else None
    if column is None or number is None or cell is None:
        return ()
    if not isinstance(cell.value, Decimal) or "%" in cell.number_format:
        return (number,)
    hundredth = EXACT.divide(number, Decimal(100))
    if _in_percent(column):
        return (hundredth,) if number > 1 else (number, hundredth)
    return (number, hundredth) if number > 1 else (number,)


def workings_of(entry: Entry) -> list[str]:
    """How the row's own numbers were worked out, to be kept as notes: products of numbers, and time in words."""
    table = entry.table
    found = []
    for column in table.columns:
        cell = table.sheet.get(entry.row, column.number)
        if cell is None or column.role not in _SHOWN:
            continue
        numbers = factors(cell.formula) if cell.formula else ()
        worded = isinstance(cell.value, str) and table.figure(entry.row, column) is not None and figure(cell) is None
        if numbers:
            found.append(f"{column.heading}: {' × '.join(numbers)}")
        elif worded:
            found.append(f"{column.heading}: {cell.text}")
    return found


def in_two_ways(entry: Entry) -> list[Problem]:
    """What to ask about a row without an amount whose time can be read in two ways."""
    table, row = entry.table, entry.row
    column = table.column("fte") or table.column("quantity_or_fte")
    shares = shares_of(table, row)
    if column is not None and len(shares) > 1:
        small, large = (percent(share) for share in sorted(shares))
        where = table.sheet.where(row, column.number)
        return [SHARE_TWO_WAYS(where, table.text(row, column), label=entry.label, small=small, large=large)]
    weeks = table.weeks
    for column in table.having(*_ROLES):
        found = efforts_in(table.text(row, column), weeks)
        if table.figure(row, column) is None and len(found) > 1:
            where = table.sheet.where(row, column.number)
            said = {"label": entry.label, "readings": "; ".join(map(_described, found))}
            return [TIME_TWO_WAYS(where, table.text(row, column), **said)]
    return []


def _described(effort: Effort) -> str:
    return f"{plain(EXACT.multiply(effort.people, effort.quantity))} {within(effort.unit)}"


def _in_percent(column: Column) -> bool:
    words = column.heading.casefold()
    return any(sign in words for sign in ("%", "percent", "per cent", "effort", "y cant"))
