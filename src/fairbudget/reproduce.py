"""The same pennies or not: two assessments line by line, and the totals that stand in an exported workbook."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from fairbudget.assessment import AssessedLine, Assessment
from fairbudget.budget import Frozen
from fairbudget.language import noop, say, speaking
from fairbudget.money import to_pence
from fairbudget.reading.grid import Book, Sheet
from fairbudget.tables import SUMMARY, Breakdown, Column, Table, Value, said, shown, summary

AMOUNTS = {
    "paid_hours": noop("Paid hours"),
    "unpaid_hours": noop("Unpaid hours"),
    "pay": noop("Pay"),
    "on_costs": noop("On-costs"),
    "overhead": noop("Overhead"),
    "vat": noop("VAT"),
    "full_cost": noop("Full cost"),
    "cost": noop("Cost"),
    "funded": noop("Funded"),
    "shortfall": noop("Shortfall"),
    "in_kind_value": noop("Value in kind"),
}
TOTALS = ("paid_hours", "unpaid_hours", "cost", "funded", "shortfall", "in_kind_value")
HOURS = ("paid_hours", "unpaid_hours")
STORED_FROM = 4  # the first row of *Summary* with amounts, as people count rows
Key = tuple[str, ...]


class Difference(Frozen):
    """One amount that differs: of which line ("" for a total), in words what of it, and both amounts as shown."""

    line: str
    about: str
    amount: str
    first: str
    second: str


def differences(first: Assessment, second: Assessment) -> tuple[Difference, ...]:
    """Every amount of every line, and every total, that is not the same to the penny in both."""
    return (*_totals(first, second), *_lines(first, second))


def _totals(first: Assessment, second: Assessment) -> Iterator[Difference]:
    for name in TOTALS:
        one, two = getattr(first.totals, name), getattr(second.totals, name)
        if one != two:
            yield _difference("", say("Whole budget"), name, (one, two), first.budget.currency)


def _lines(first: Assessment, second: Assessment) -> Iterator[Difference]:
    before, after = _by_key(first), _by_key(second)
    currency = first.budget.currency
    for key in dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        known = one or two
        if known is None:
            continue
        about = ", ".join(filter(None, (known.role, known.partner)))
        if one is None or two is None:
            here, not_here = say("the line is there"), say("the line is not there")
            texts = (here, not_here) if one else (not_here, here)
            yield Difference(line=known.line, about=about, amount=say("Line"), first=texts[0], second=texts[1])
            continue
        for name in AMOUNTS:
            amounts = (getattr(one, name), getattr(two, name))
            if amounts[0] != amounts[1]:
                yield _difference(known.line, about, name, amounts, currency)


def _by_key(assessment: Assessment) -> dict[Key, AssessedLine]:
    """Each costed row by its line, partner and part; rows that are alike in all of these are counted."""
    found: dict[Key, AssessedLine] = {}
    seen: Counter[Key] = Counter()
    for line in assessment.lines:
        part = str(line.period.first) if line.period else ""
        key = (line.kind, line.line, line.partner, part)
        seen[key] += 1
        found[(*key, str(seen[key]))] = line
    return found


def _difference(
    line: str, about: str, name: str, amounts: tuple[Decimal | None, Decimal | None], currency: str
) -> Difference:
    kind = "hours" if name in HOURS else "money"
    texts = [shown(amount, kind, currency) for amount in amounts]
    return Difference(line=line, about=about, amount=say(AMOUNTS[name]), first=texts[0], second=texts[1])


# What stands in an exported workbook ----------------------------------------------------------------------------


def stored_differences(book: Book, assessment: Assessment) -> tuple[Difference, ...] | None:
    """The amounts that a workbook of ours shows on *Summary* and that its budget, costed now, does not come to.

    None when it has no such sheet, or one whose rows are not those of the assessment.
    """
    sheet = book.sheet("Summary")
    if sheet is None:
        return None
    for language in ("en", "cy"):
        with speaking(language):
            table = summary(assessment)
        if _same_rows(sheet, table):
            return tuple(_stored(sheet, table, assessment.budget.currency))
    return None


def _same_rows(sheet: Sheet, table: Breakdown) -> bool:
    return all(
        tuple(_text(sheet, row, column) for column in (1, 2)) == (str(values[0]), str(values[1]))
        for row, values in enumerate(table.rows, STORED_FROM)
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.get(row, column)
    return cell.text if cell else ""


def _stored(sheet: Sheet, table: Breakdown, currency: str) -> Iterator[Difference]:
    for row, values in enumerate(table.rows, STORED_FROM):
        about = f"{values[0]}: {values[1]}"
        for number, column in enumerate(SUMMARY[2:], 3):
            cell, now = sheet.get(row, number), values[number - 1]
            there = cell.value if cell and isinstance(cell.value, Decimal) else None
            if there is not None and isinstance(now, Decimal) and to_pence(there) == to_pence(now):
                continue
            if there is None and now is None:
                continue
            texts = (shown(there, column.kind, currency), shown(now, column.kind, currency))
            yield Difference(line="", about=about, amount=say(column.title), first=texts[0], second=texts[1])


FOUND = (
    Column("line", noop("Line"), width=10),
    Column("about", noop("About"), "wrapped", 34),
    Column("amount", noop("Amount"), width=18),
    Column("first", noop("Here"), "money", 16),
    Column("second", noop("In the other file"), "money", 16),
)


def differences_table(found: tuple[Difference, ...]) -> Table:
    """The differences as a table."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.line or say("Total"), one.about, one.amount, one.first, one.second) for one in found
    )
    return Table("", say("Amounts that differ"), "", said(FOUND), rows)
