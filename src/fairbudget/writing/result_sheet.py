"""A sheet of results: title in A1, one line that says how to read it, one table, ready to print."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

from fairbudget.language import say
from fairbudget.tables import Column, Table, Value
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.template_cells import LIKE_A_FORMULA
from fairbudget.writing.template_look import page

HEADINGS = 2  # the row of the headings, counted from 0: title, note, headings
FIRST = HEADINGS + 1
UNITS = {"money": "£"}
LINE_HEIGHT = 13
HIGHEST_ROW = 409  # no spreadsheet takes a higher one


def start_sheet(workbook: Any, table: Table, look: ResultLook, *, frozen: int = 1) -> Any:
    """A new sheet with its title, note and headings, frozen below the headings and beside the first columns."""
    sheet = workbook.add_worksheet(table.name)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, table.title, look.sheet_title)
    sheet.write_string(1, 0, table.note, look.sheet_note)
    sheet.set_row(HEADINGS, heading_height(table.columns))
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(HEADINGS, number, column.title, look.heading(True, column.kind))
    sheet.freeze_panes(FIRST, frozen)
    page(sheet, HEADINGS, columns=len(table.columns))
    return sheet


def heading_height(columns: Sequence[Column]) -> int:
    """High enough for the longest heading, two lines at least: Welsh ones are longer than English ones."""
    lines = max(len(wrap(column.title, column.width)) for column in columns)
    return LINE_HEIGHT * max(lines, 2) + 6


def end_sheet(sheet: Any, rows: int, columns: int) -> None:
    """Filters on the headings, and the print area."""
    last = max(FIRST, FIRST + rows - 1)
    sheet.autofilter(HEADINGS, 0, last, columns - 1)
    sheet.print_area(0, 0, last, columns - 1)


def fit_row(sheet: Any, row: int, columns: Sequence[Column], values: Sequence[object]) -> None:
    """Make a row as high as its longest wrapped text (nine letters take eight units of width); not every program
    does so by itself.
    """
    needed = [
        sum(1 + len(part) * 8 // (column.width * 9) for part in str(value).splitlines())
        for column, value in zip(columns, values, strict=True)
        if column.kind == "wrapped" and value
    ]
    sheet.set_row(row, min(LINE_HEIGHT * max([1, *needed]) + 3, HIGHEST_ROW))


def put_value(
    sheet: Any, row: int, column: int, value: Value, kind: str, look: ResultLook, *, strong: bool = False
) -> None:
    """A plain value in the form of its column; None is "not known" for amounts and empty for the rest."""
    unit = UNITS.get(kind, kind)
    if value is None:
        if kind in ("money", "hours"):
            sheet.write_string(row, column, say("not known"), look.not_known)
        else:
            sheet.write_blank(row, column, None, look.text(strong=strong))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look.amount("date"))
    elif isinstance(value, Decimal | int):
        sheet.write_number(row, column, value, look.amount(unit, strong=strong))
    else:
        put_words(sheet, row, column, value, look, wrap=kind == "wrapped", strong=strong)


def put_words(
    sheet: Any, row: int, column: int, words: str, look: ResultLook, *, wrap: bool = False, strong: bool = False
) -> None:
    """Text as text: what begins like a formula is marked as quoted and never computed."""
    quoted = words.lstrip().startswith(LIKE_A_FORMULA)
    sheet.write_string(row, column, words, look.text(wrap=wrap, quoted=quoted, strong=strong))


def add_table(workbook: Any, table: Table, look: ResultLook) -> Any:
    """A whole table of plain values as a sheet of its own."""
    sheet = start_sheet(workbook, table, look)
    for number, values in enumerate(table.rows, FIRST):
        fit_row(sheet, number, table.columns, values)
        for position, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            put_value(sheet, number, position, value, column.kind, look)
    end_sheet(sheet, len(table.rows), len(table.columns))
    return sheet
