"""What each row of a table is: a line, a total, a percentage of other rows, a title, or not understood."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from fairbudget.reading.cells.amounts import CODES
from fairbudget.reading.cells.effort import efforts_in
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.columns import Amounts
from fairbudget.reading.formulas import is_left_over
from fairbudget.reading.grid import Cell
from fairbudget.reading.heading_rows import RATES
from fairbudget.reading.headings import is_example, is_instruction, is_total, names_money_had, role_of, says, simple
from fairbudget.reading.periods import OF_TIME
from fairbudget.reading.products import adds_rows, constant_of, product_cells
from fairbudget.reading.roles import NOT_USED
from fairbudget.reading.sections import Standing
from fairbudget.reading.tables import Table

RowKind = Literal["line", "total", "percentage", "loose", "unreadable", "example", "unstated"]
_BLANK = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "tbc?"})
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)
_SILENT = frozenset({"notes", "currency"})
NAMING = ("label", "category", None, NOT_USED, "number", "unit")


@dataclass(frozen=True)
class Entry:
    """One row, or one total-like cell of it. `amount` is None where its cell stores none."""

    table: Table
    row: int
    kind: RowKind
    label: str
    cell: Cell | None
    amount: Decimal | None
    section: str = ""
    fraction: Decimal | None = None
    partner: str = ""

    @property
    def money_had(self) -> bool:
        """Whether the row is income or what is left over, by its own words or by the block it stands in."""
        first = next((column.heading for column in self.table.columns if column.heading), "")
        return any(names_money_had(words) for words in (self.label, self.section, self.table.title, first))

    @property
    def where(self) -> str:
        return self.table.sheet.where(self.row, self.cell.column if self.cell else None)


def entries_of(table: Table, amounts: Amounts) -> list[Entry]:
    """The rows of a table that say something about money, in order. Titles only name the rows under them."""
    found: list[Entry] = []
    standing = Standing()
    since_total = Decimal(0)
    rows = list(table.rows())
    for i, (row, cells) in enumerate(rows):
        label = label_of(table, cells)
        if not any(_counts(table, cell) for cell in cells):
            words = _words(table, amounts, row, cells, label, standing)
            found += words
            if not words and _is_title(table, cells):
                unstated = _is_unstated(table, rows, i)
                found += [Entry(table, row, "unstated", label, None, None)] if unstated else []
                standing = standing if unstated else standing.under(label)
            continue
        if is_example(label) or is_example(cells[0].text):
            found.append(Entry(table, row, "example", label, None, None))
            continue
        for entry in _entries(table, amounts, row, cells, label, standing.section, since_total):
            found.append(replace(entry, partner=standing.partner))
            if entry.kind == "line":
                since_total += entry.amount or 0
            elif entry.kind == "total" and entry.cell and _is_amount(entry.cell, amounts):
                since_total = Decimal(0)
                standing = standing.after_total(entry.label)
            if entry.kind == "total" and table.column("section_totals") and entry.label == label:
                standing = Standing(label, standing.partner)
    return found


def _words(table: Table, amounts: Amounts, row: int, cells: list[Cell], label: str, standing: Standing) -> list[Entry]:
    """The entry of a row without figures that has words where its amount should stand."""
    if is_instruction([cell.text for cell in cells]):
        return []
    spoken = next((c for c in cells if _is_amount(c, amounts) and _wordy(c)), None)
    if spoken and label and label != spoken.text:
        return [Entry(table, row, "unreadable", label, spoken, None, standing.section, partner=standing.partner)]
    return []


def _is_title(table: Table, cells: list[Cell]) -> bool:
    """Whether a row of words may be the title of the rows under it."""
    first = cells[0]
    covered = any(
        top < first.row <= bottom and figure(table.sheet.get(top, left)) is not None
        for top, left, bottom, _ in table.sheet.merged
    )
    return not covered and not _figures_not_used(table, cells) and not is_instruction([cell.text for cell in cells])


def _is_unstated(table: Table, rows: list[tuple[int, list[Cell]]], i: int) -> bool:
    """Whether a row of words is an item without its amount: right between a line and the total of it."""
    row = rows[i][0]
    if not 0 < i < len(rows) - 1 or rows[i - 1][0] != row - 1 or rows[i + 1][0] != row + 1:
        return False
    before, after = rows[i - 1][1], rows[i + 1][1]
    counted = any(_counts(table, cell) for cell in before) and any(_counts(table, cell) for cell in after)
    return counted and not _total_label(table, before) and bool(_total_label(table, after))


def label_of(table: Table, cells: list[Cell]) -> str:
    """The words that name a row: its label, else its category, else the first words in it."""
    words = {cell.column: cell.text for cell in cells if isinstance(cell.value, str) and figure(cell) is None}
    for role in NAMING:
        for column in table.having(role):
            if column.number in words:
                return words[column.number]
    return next(iter(words.values()), "")


def fraction_of(table: Table, row: int, label: str, amount_cell: Cell | None) -> Decimal | None:
    """The rate of a percentage row: from its label, from a cell of the row, or from its formula."""
    in_label = _PERCENT.search(label)
    if in_label:
        return Decimal(in_label.group(1)) / 100
    for cell in table.row(row):
        number = figure(cell)
        if number is not None and cell is not amount_cell and 0 < number < 1:
            return number
    return constant_of(amount_cell)


def _counts(table: Table, cell: Cell) -> bool:
    """Whether a cell is a figure, or an error or an uncalculated formula where a figure should stand."""
    column = next(column for column in table.columns if column.number == cell.column)
    if column.role in ("number", "year", NOT_USED, *_SILENT):
        return False
    if column.role in ("label", "category") and not isinstance(cell.value, Decimal):
        return cell.error
    return cell.error or cell.uncalculated or table.figure(cell.row, column) is not None


def _figures_not_used(table: Table, cells: list[Cell]) -> bool:
    """Whether the figures of a row stand in columns that a person set aside: such a row is no title."""
    aside = {column.number for column in table.having(NOT_USED)}
    return any(cell.column in aside and figure(cell) is not None for cell in cells)


def _is_amount(cell: Cell, amounts: Amounts) -> bool:
    return amounts.column is not None and cell.column == amounts.column.number


def _entries(
    table: Table,
    amounts: Amounts,
    row: int,
    cells: list[Cell],
    label: str,
    section: str,
    since_total: Decimal,
) -> list[Entry]:
    """The entries of one row that holds figures."""
    cell = table.sheet.get(row, amounts.column.number) if amounts.column else None
    total = _total_label(table, cells)
    beside = _section_totals(table, cells, label)
    if cell is not None and (cell.error or _wordy(cell)):
        return [Entry(table, row, "unreadable", label, cell, None, section), *beside]
    amount = figure(cell)
    if amount is None:
        return _without_amount(table, amounts, row, cells, label, section, cell, total, beside)
    kind: RowKind = "line"
    fraction = None
    had = Entry(table, row, kind, label, cell, amount, section).money_had
    if had:
        kind = "total"
    elif _is_percentage(label) and (fraction := fraction_of(table, row, label, cell)) is not None:
        kind = "percentage"
    elif _is_thing_named_total(table, row, amount):
        kind = "line"
    elif (total and not product_cells(cell)) or adds_rows(cell):
        kind = "total"
        label = total or label
    elif cell is not None and cell.formula and is_left_over(cell.formula) and says(label, "not_a_cost"):
        kind = "total"
    elif not label:
        kind = "total" if amount == since_total and amount else "unreadable"
    return [Entry(table, row, kind, label, cell, amount, section, fraction), *beside]


def _is_thing_named_total(table: Table, row: int, amount: Decimal) -> bool:
    """Whether a row multiplies a quantity by a price to its amount: a line, whatever its label."""
    many = table.figure(row, table.column("quantity", "hours", "days"))
    price = table.figure(row, table.column("price", "rate", *RATES))
    return many is not None and price is not None and many * price == amount


def _without_amount(
    table: Table,
    amounts: Amounts,
    row: int,
    cells: list[Cell],
    label: str,
    section: str,
    cell: Cell | None,
    total: str,
    beside: list[Entry],
) -> list[Entry]:
    """A row with figures and none of them in the column of amounts."""
    if beside or (cell is not None and cell.uncalculated and (total or adds_rows(cell))):
        return beside
    counted = [c for c in cells if _counts(table, c) and not _shares(table, c)]
    if total:
        # Without a column of amounts a total under hours or days is one of time, and is checked as such.
        timed = {column.number for column in table.having(*OF_TIME)} if amounts.column is None else set()
        money = [c for c in counted if figure(c) is not None and c.column not in timed]
        return [Entry(table, row, "total", total, c, figure(c), section) for c in money]
    if _multiplies(table, amounts, row):
        return [Entry(table, row, "line", label, cell, None, section)]
    if cell is not None and cell.uncalculated:
        return [Entry(table, row, "unreadable", label, cell, None, section)]
    return [Entry(table, row, "loose", label, c, figure(c), section) for c in counted]


def _multiplies(table: Table, amounts: Amounts, row: int) -> bool:
    """Whether a row has both a price and something to multiply it by."""
    rates = [c for c in table.columns if c.role in ("price", "rate") or (c.role or "").startswith("rate_per")]
    if amounts.price:
        rates.append(amounts.price)
    many = table.having(
        "quantity", "hours", "hours_per_week", "days", "weeks", "months", "fte", "quantity_or_fte", "people"
    )
    priced = any(table.figure(row, column) is not None for column in rates)
    return priced and any(table.figure(row, c) is not None or efforts_in(table.text(row, c)) for c in many)


def _total_label(table: Table, cells: list[Cell]) -> str:
    """The words that name a total: in the columns that name rows, or anywhere when those are empty."""
    roles = {column.number: column.role for column in table.columns}
    words = [c for c in cells if isinstance(c.value, str) and figure(c) is None and roles[c.column] not in _SILENT]
    naming = table.having("label", "category") or table.having(None, NOT_USED)[:1]
    first = [cell for cell in words if cell.column in {column.number for column in naming}]
    named = [cell.text for cell in first or words if is_total(cell.text)]
    # A category such as "totals" says it; the label beside it says of what.
    return max(named, key=lambda text: len(simple(text).split()), default="")


def _section_totals(table: Table, cells: list[Cell], label: str) -> list[Entry]:
    """Figures in a column of totals of sections."""
    numbers = {column.number for column in table.having("section_totals")}
    return [
        Entry(table, cell.row, "total", label, cell, figure(cell))
        for cell in cells
        if cell.column in numbers and figure(cell) is not None
    ]


def _shares(table: Table, cell: Cell) -> bool:
    return any(column.number == cell.column and column.role == "share" for column in table.columns)


def _is_percentage(label: str) -> bool:
    return says(label, "percentage") or bool(_PERCENT.search(label) and says(label, "total"))


def _wordy(cell: Cell) -> bool:
    """Whether words stand where an amount should be."""
    if not isinstance(cell.value, str) or figure(cell) is not None:
        return False
    if simple(cell.text) in _BLANK or not any(sign.isalnum() for sign in cell.text):
        return False
    return role_of(cell.text) is None and cell.text.strip("() ").upper() not in CODES
