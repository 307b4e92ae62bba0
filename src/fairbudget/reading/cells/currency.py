"""The currency of a budget: what its currency column, its amounts, its headings or its words say."""

import re
from collections import Counter

from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.amount_problems import CURRENCY_MIX
from fairbudget.reading.cells.amounts import CODES, SIGNS, currency_of_format
from fairbudget.reading.choosing import Block
from fairbudget.reading.formulas import Place
from fairbudget.reading.grid import Book, Cell
from fairbudget.reading.rows import Entry

CURRENCY_NOT_STATED = kind(
    "currency_not_stated",
    "check",
    title="No currency",
    message="The file {found} names no currency. Pounds (GBP) are shown, which is an assumption.",
    fix="Say which currency it is: add a column Currency, or a sign to the amounts.",
)
_CODE = re.compile(rf"\b(?:{'|'.join(CODES)})\b")


def currency_of(book: Book, blocks: list[Block]) -> tuple[str, set[Place], list[Problem]]:
    """The currency, the lines that are in another one (which cannot be added), and the problems.

    The plainest sign wins: a currency column, then the amounts themselves, then any words of the file.
    """
    reads = [read for block in blocks if block.counts for read in block.reads]
    own = {read.place: found for read in reads if (found := _of_line(read.entry))}
    if own:
        main = Counter(own.values()).most_common(1)[0][0]
        others = {place for place, code in own.items() if code != main}
        problems = [
            CURRENCY_MIX(read.entry.where, _shown(read.entry), other=own[read.place], currency=main)
            for read in reads
            if read.place in others
        ]
        return main, others, problems
    words = [code for sheet in book.sheets if not sheet.hidden for code in map(_in_words, sheet.cells.values()) if code]
    if len(set(words)) == 1:
        return words[0], set(), []
    return "GBP", set(), [CURRENCY_NOT_STATED(book.file_name, book.file_name)]


def _of_line(entry: Entry) -> str | None:
    """The currency of one row: its currency column, else the signs of its own figures."""
    table = entry.table
    named = table.text(entry.row, table.column("currency")).strip().upper()
    if named:
        return SIGNS.get(named, named if re.fullmatch(r"[A-Z]{3}", named) else None)
    roles = {column.number for column in table.columns if column.role not in ("notes", "label", "category")}
    cells = [cell for cell in table.row(entry.row) if cell.column in roles]
    if entry.cell is not None:
        cells.insert(0, entry.cell)
    return next((code for cell in cells if (code := _of_cell(cell))), None)


def _of_cell(cell: Cell) -> str | None:
    shown = currency_of_format(cell.number_format)
    if shown:
        return shown
    return _in_words(cell) if isinstance(cell.value, str) and len(cell.text) < 40 else None


def _in_words(cell: Cell) -> str | None:
    """The one currency that a cell's words or format show."""
    if not isinstance(cell.value, str):
        return currency_of_format(cell.number_format)
    found = {code for sign, code in SIGNS.items() if sign in cell.text} | set(_CODE.findall(cell.text))
    return found.pop() if len(found) == 1 else None


def _shown(entry: Entry) -> str:
    return f"{entry.label}: {entry.cell.text}" if entry.cell else entry.label
