"""A draft read as a budget: its text is laid out as the template and given to the template's own reader."""

import hashlib

from fairbudget.budget import Budget
from fairbudget.drafts.draft import FIRST_ROW, PLANS, TABLES, Draft, TableName
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.templates import still_not_read
from fairbudget.reading.templates.template import read_template
from fairbudget.template import PROJECT
from fairbudget.template_columns import Column

ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")
Cells = dict[tuple[int, int], Cell]


def budget_of_draft(draft: Draft) -> Budget:
    """The budget that the draft writes, with every problem at its cell; the file's own totals stay beside it."""
    budget = read_template(book_of_draft(draft))
    return budget.model_copy(update={"stated_totals": (*draft.stated_totals, *budget.stated_totals)})


def book_of_draft(draft: Draft) -> Book:
    """The draft as a workbook of text, in memory."""
    tables = [_table(draft, name) for name in TABLES]
    unread = [_unread(draft)] if draft.unread else []
    return Book(draft.file_name, digest(draft), (_project(draft), *tables, *unread))


def digest(draft: Draft) -> str:
    """The SHA-256 of the file that a draft was read from while it is unchanged; else that of its own text."""
    return (
        draft.file_sha256 or hashlib.sha256(draft.model_dump_json(exclude={"noticed", "mapping"}).encode()).hexdigest()
    )


def _project(draft: Draft) -> Sheet:
    cells: Cells = {}
    for row, column in enumerate(PROJECT.columns, FIRST_ROW):
        cells[row, 1] = Cell(row, 1, column.heading)
        text = draft.project.get(column.field)
        if text:
            cells[row, 2] = _cell(row, 2, text, column)
    return Sheet(PROJECT.name, cells)


def _table(draft: Draft, name: TableName) -> Sheet:
    cells: Cells = {}
    for number, column in enumerate(PLANS[name].columns, 1):
        cells[1, number] = Cell(1, number, column.heading)
    for row, line in enumerate(draft.rows(name), FIRST_ROW):
        for number, column in enumerate(PLANS[name].columns, 1):
            if text := line.cells.get(column.field):
                cells[row, number] = _cell(row, number, text, column)
    return Sheet(name, cells)


def _cell(row: int, number: int, text: str, column: Column) -> Cell:
    """A cell of text. Where a number is due, an error or a formula that came with the file is what it was there."""
    if column.kind in ("text", "notes", "line", "lines", "partner", "shares", "choice"):
        return Cell(row, number, text)
    if text.startswith("="):
        return Cell(row, number, None, formula=text)
    return Cell(row, number, text, error=text in ERRORS)


def _unread(draft: Draft) -> Sheet:
    """What was not read of the file, as an export carries it along."""
    cells: Cells = {}
    for row, one in enumerate(draft.unread, still_not_read.FIRST_ROW):
        for number, text in enumerate((one.sheet, one.line, one.where, one.found, one.message), 1):
            cells[row, number] = Cell(row, number, text)
    return Sheet(still_not_read.SHEET, cells)
