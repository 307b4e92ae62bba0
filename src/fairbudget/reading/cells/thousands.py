"""Amounts in thousands because a heading or a sheet says so (£k, £000, in thousands): read in full, and said.

The cells are multiplied before anything else looks at them, so that totals, formulas and lines agree.
"""

import re
from dataclasses import replace
from decimal import Decimal

from fairbudget.money import EXACT, plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.heading_rows import MONEY, RATES
from fairbudget.reading.headings import says_thousands
from fairbudget.reading.tables import Column, Table, find_tables

THOUSANDS_READ = kind(
    "thousands_read",
    "check",
    title="Amounts in thousands",
    message='"{found}" says that amounts are in thousands, so {small} was read as {large}.',
    fix="If the amounts are written in full, take the sign for thousands out of the words.",
)
THOUSANDS_IN_DOUBT = kind(
    "thousands_in_doubt",
    "check",
    title="An amount too large to be in thousands",
    message='"{found}" stands among amounts in thousands and would be {large}. It may be written in full already.',
    fix="Write it in thousands like the others, or write them all in full.",
)
THOUSAND = Decimal(1000)
# A row of a budget that would come to ten million and more is more likely written in full.
_DOUBTFUL = Decimal(10_000)
# Words outside a heading have to be about amounts: thousands of readers make no amounts larger.
_OF_AMOUNTS = re.compile(
    r"[£€$] ?['’]?(?:k|000s?)\b|\bin [£€$]? ?thousands?\b|\bmewn miloedd\b"
    r"|\b(?:figures|amounts|values|sums|costs|prices)\b.{0,40}\bthousands?\b",
    re.IGNORECASE,
)
_PRICED = MONEY | frozenset(RATES) | {"rate"}
_SUMS = MONEY - {"price"}


def in_full(book: Book) -> tuple[Book, list[Problem]]:
    """The book with amounts in thousands written out, and what is said about them."""
    problems: list[Problem] = []
    sheets = []
    for sheet in book.sheets:
        found, said = _written_out(sheet) if any(map(_speaks, sheet.cells.values())) else (sheet, [])
        sheets.append(found)
        problems += said
    return (replace(book, sheets=tuple(sheets)), problems) if problems else (book, [])


def _speaks(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) < 200 and says_thousands(cell.value)


def _written_out(sheet: Sheet) -> tuple[Sheet, list[Problem]]:
    tables, loose = find_tables(sheet)
    of_sheet = next((cell for run in loose for cell in run if _speaks(cell) and _OF_AMOUNTS.search(cell.text)), None)
    cells = dict(sheet.cells)
    problems: list[Problem] = []
    for table in tables:
        for column in table.columns:
            own = says_thousands(column.heading) and column.role in _PRICED
            of_all = of_sheet is not None or bool(_OF_AMOUNTS.search(table.title))
            if not own and not (of_all and column.role in _SUMS):
                continue
            words, where = (column.heading, sheet.where(table.heading_row, column.number)) if own else ("", "")
            if not own:
                words = of_sheet.text if of_sheet else table.title
                where = sheet.where(of_sheet.row, of_sheet.column) if of_sheet else table.where
            problems += _multiply(table, column, cells, words, where)
    return replace(sheet, cells=cells), list(dict.fromkeys(problems))


def _multiply(
    table: Table, column: Column, cells: dict[tuple[int, int], Cell], words: str, where: str
) -> list[Problem]:
    """Writes the amounts of a column out in `cells`; what is said once for the column, and for amounts in doubt."""
    problems: list[Problem] = []
    for row in range(table.heading_row + 1, table.last_row + 1):
        cell = table.sheet.get(row, column.number)
        number = figure(cell)
        if cell is None or number is None:
            continue
        whole = EXACT.multiply(number, THOUSAND).normalize() + 0
        cells[row, column.number] = cell._replace(value=whole, number_format=cell.number_format or _sign(cell))
        if not problems:
            problems.append(THOUSANDS_READ(where, words, small=plain(number), large=plain(whole)))
        if abs(number) >= _DOUBTFUL:
            problems.append(THOUSANDS_IN_DOUBT(table.sheet.where(row, column.number), cell.text, large=plain(whole)))
    return problems


def _sign(cell: Cell) -> str:
    """The currency sign of an amount that is text, as the format of the number it becomes."""
    found = re.search(r"[£€$]", cell.text)
    return f"{found[0]}#,##0.00" if found else ""
