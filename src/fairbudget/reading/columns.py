"""Which column of a table holds the amounts of its rows.

Several columns of money may stand side by side: budgeted, spent and remaining; two years; a subtotal and a
total with on-costs. One is taken only where headings or formulas make it plain; otherwise people are asked.
"""

from dataclasses import dataclass
from decimal import Decimal

from fairbudget.language import say
from fairbudget.money import to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.formulas import places
from fairbudget.reading.grid import letters
from fairbudget.reading.tables import Column, Table

WHICH_COLUMN = kind(
    "which_column",
    "blocks",
    title="Several columns of amounts",
    message="The table at {table} has several columns of amounts and nothing says which one is the budget: "
    "{found}. "
    "They are each right on their own and must not be added.",
    fix="Keep only the column that is the budget to be costed, or head it Budget and the others Spent or Remaining.",
)
COLUMN_CHOSEN = kind(
    "column_chosen",
    "check",
    title="One of several columns was read",
    message='Read as the budget: the column "{found}". Not read: {others}.',
    fix="If another column is the budget, head it Budget and upload the file again.",
)
NO_AMOUNTS = kind(
    "no_amount_column",
    "blocks",
    title="No column of amounts",
    message="The table at {table} has the headings {found}, and none of them is plainly the amount to be costed.",
    fix="Head the column of amounts Amount or Total.",
)
COLUMN_UNKNOWN = kind(
    "column_not_read",
    "check",
    title="A column of numbers was not read",
    message='The column "{found}" holds numbers, and its heading is not one this program knows. It was not used.',
    fix="Nothing, if it holds no cost and no time. Otherwise use a heading such as Hours, Rate, Quantity or Total.",
)


@dataclass(frozen=True)
class Amounts:
    """The column of amounts (None: computed from time and rate), and a column found to hold unit prices."""

    column: Column | None
    price: Column | None = None
    problems: tuple[Problem, ...] = ()


def amounts_of(table: Table, *, said: bool = False) -> Amounts:
    """The column of amounts of a table, or the question which one it is; no question where a mapping has said it."""
    named = table.column("amount")
    if said and named and _filled(table, named):
        return Amounts(named)
    whole = [column for column in table.having("amount", "budget") if _filled(table, column)]
    price, whole = _price_among(table, whole)
    whole = _without_sources(table, [column for column in whole if not _adds_other_rows(table, column)] or whole)
    parts = [column for column in table.having("subtotal") if _filled(table, column)]
    aside = [column for column in table.having("spent", "remaining", "funded", "per_period") if _filled(table, column)]
    years = [column for column in table.having("year_amount") if _filled(table, column)]
    unknown = unknown_columns(table)
    if len(whole) == 1:
        left_out = [column for column in aside + years if column is not whole[0]]
        return Amounts(whole[0], price, (*_chosen(table, whole[0], left_out), *unknown))
    if not whole and not aside and not years and len(parts) == 1:
        return Amounts(parts[0], price, unknown)
    if not whole and not aside and not years and not parts and _has_product(table):
        return Amounts(None, price, unknown)
    several = [column for column in table.columns if column in [*whole, *aside, *years, *parts]]
    if len(several) > 1:
        return Amounts(None, price, (_question(table, several), *_gaps(table, several)))
    headings = ", ".join(f'"{column.heading}"' for column in table.columns if column.heading)
    return Amounts(None, price, (NO_AMOUNTS(table.where, headings, table=table.where),))


def figures(table: Table, column: Column) -> list[Decimal]:
    """The numbers of a column under its heading, top to bottom."""
    found = (table.figure(row, column) for row, _ in table.rows())
    return [number for number in found if number is not None]


def _filled(table: Table, column: Column) -> bool:
    """Whether a column holds numbers, or formulas without a stored value."""
    return any(
        cell.column == column.number and (cell.uncalculated or cell.error or figure(cell) is not None)
        for _, cells in table.rows()
        for cell in cells
    )


def _price_among(table: Table, whole: list[Column]) -> tuple[Column | None, list[Column]]:
    """Beside a quantity and a total, a column headed Cost is the price of one where all products say so."""
    quantity = table.column("quantity", "hours", "days", "months", "weeks", "quantity_or_fte", "people")
    if not quantity or table.column("price") or len(whole) != 2:
        return None, whole
    for price, total in (whole, whole[::-1]):
        rows = [
            (table.figure(row, quantity), table.figure(row, price), table.figure(row, total)) for row, _ in table.rows()
        ]
        full = [(q, p, t) for q, p, t in rows if q is not None and p is not None and t is not None]
        if full and all(q * p == t for q, p, t in full) and any(q != 1 for q, _, _ in full):
            return price, [total]
    return None, whole


def _adds_other_rows(table: Table, column: Column) -> bool:
    """Whether each number of a column is a formula that adds up other rows: totals of sections."""
    cells = [cell for _, row in table.rows() for cell in row if cell.column == column.number and cell.value is not None]
    numbers = [cell for cell in cells if figure(cell) is not None]
    return bool(numbers) and all(
        cell.formula and any(place.row != cell.row for place in places(cell.formula)) for cell in numbers
    )


def _without_sources(table: Table, columns: list[Column]) -> list[Column]:
    """The columns less those from which another of them is computed in the same row."""
    if len(columns) < 2:
        return columns
    numbers = {column.number for column in columns}
    used: set[int] = set()
    for row, cells in table.rows():
        for cell in cells:
            if cell.column in numbers and cell.formula:
                same_row = {place.column for place in places(cell.formula) if place.row == row}
                used |= (same_row & numbers) - {cell.column}
    return [column for column in columns if column.number not in used] or columns


def _has_product(table: Table) -> bool:
    """Whether amounts can be computed: a price or rate, and something to multiply it by."""
    price = table.column(
        "price", "rate", "rate_per_hour", "rate_per_day", "rate_per_week", "rate_per_month", "rate_per_year"
    )
    many = table.column("quantity", "hours", "hours_per_week", "days", "weeks", "months", "fte", "quantity_or_fte")
    return price is not None and many is not None


def _chosen(table: Table, column: Column, left_out: list[Column]) -> tuple[Problem, ...]:
    if not left_out:
        return ()
    others = ", ".join(f'"{other.heading}"' for other in left_out)
    where = table.sheet.where(table.heading_row, column.number)
    return (COLUMN_CHOSEN(where, column.heading, others=others),)


def _question(table: Table, several: list[Column]) -> Problem:
    sums = [to_pence(sum(figures(table, column), Decimal(0))) for column in several]
    named = "; ".join(
        say(
            '"{heading}" (column {column}, {amount} in all)',
            heading=column.heading,
            column=letters(column.number),
            amount=f"{whole:,.2f}",
        )
        for column, whole in zip(several, sums, strict=True)
    )
    return WHICH_COLUMN(table.where, named, table=table.where)


GAP = kind(
    "amount_missing_in_row",
    "check",
    title="A row has fewer amounts than the others",
    message='The row "{found}" has no figure under {missing}, where every other row has one. It may be too '
    "short, "
    "or its figures may stand one column off.",
    fix="Compare the row with where it came from and fill the gap; write 0 where nothing is meant.",
)


def _gaps(table: Table, several: list[Column]) -> tuple[Problem, ...]:
    """Rows in which one of the columns is empty, where the columns are otherwise full."""
    rows = [(row, cells) for row, cells in table.rows() if any(figure(cell) is not None for cell in cells)]
    found = []
    for row, cells in rows:
        empty = [column for column in several if table.sheet.get(row, column.number) is None]
        if empty and len(empty) < len(several):
            missing = ", ".join(f'"{column.heading}"' for column in empty)
            label = next((cell.text for cell in cells if figure(cell) is None), "")
            found.append(GAP(table.sheet.where(row), label, missing=missing))
    return tuple(found) if len(found) * 4 < len(rows) else ()


def unknown_columns(table: Table) -> tuple[Problem, ...]:
    """Columns of numbers whose headings are not known."""
    strange = [column for column in table.columns if column.role is None and column.heading]
    return tuple(
        COLUMN_UNKNOWN(table.sheet.where(table.heading_row, column.number), column.heading)
        for column in strange
        if len(figures(table, column)) >= 2
    )
