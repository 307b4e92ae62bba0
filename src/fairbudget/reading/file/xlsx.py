"""Workbooks of Excel as cells: stored values, the text of formulas beside them, errors kept as text.

The guard has looked at the file before; only cells that are stored are visited, so that a small file that claims a
huge sheet costs nothing.
"""

import os
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

# lxml comes with python-docx; openpyxl would read parts of a file with it in place of defusedxml.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl

from fairbudget.language import say
from fairbudget.reading.file.limits import Limits
from fairbudget.reading.file.marks import Marks
from fairbudget.reading.file.room import Room
from fairbudget.reading.file.unreadable import too_wide, unsafe
from fairbudget.reading.file.xlsx_parts import Workbook
from fairbudget.reading.grid import Cell, Sheet, Value, letters

# How workbooks write control characters, such as the return that Excel puts in a cell of two lines.
ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_")


def xlsx_sheets(name: str, content: bytes, marks: dict[str, Marks], limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx file that has passed the guard, whose `marks` it left. Raises UnreadableFile."""
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("defusedxml is not active: refusing to read workbooks without it")
    with warnings.catch_warnings():
        # openpyxl warns of what it leaves out (drop-downs, themes), none of which is read here.
        warnings.simplefilter("ignore")
        return _sheets(name, content, marks, limits)


def _sheets(name: str, content: bytes, marks: dict[str, Marks], limits: Limits) -> tuple[Sheet, ...]:
    book, sheets, room = Workbook(content), [], Room(name, limits)
    for title, part, hidden in book.sheets():
        # The part's name is the only tie between a sheet and what was measured.
        mark = marks.get(part.lstrip("/"))
        if mark is None:
            raise unsafe(name, say("its sheets are not where a spreadsheet program puts them"))
        cells = {}
        for stored in _stored(book, part, mark):
            cell = _cell(stored, book.formats)
            if cell is None:
                continue
            if cell.row > limits.rows or cell.column > limits.columns:
                raise too_wide(f"{title}!{letters(cell.column)}{cell.row}", limits)
            room.take(cell)
            cells[cell.row, cell.column] = cell
        sheets.append(Sheet(title, cells, hidden, mark.hidden_rows, mark.merged, mark.hidden_columns))
    return tuple(sheets)


def _stored(book: Workbook, part: str, mark: Marks) -> Iterator[dict[str, Any]]:
    """The cells that a sheet stores, row by row, within what was measured."""
    above = 0
    for number, cells in book.rows(part):
        if number > mark.last_row:
            break
        # A row that stands there again, or further up than the one before it, is none that a program writes.
        if number > above:
            above = number
            yield from (cell for cell in cells if cell["column"] <= mark.last_column)


def _cell(stored: dict[str, Any], formats: list[str]) -> Cell | None:
    """Our cell from openpyxl's: the stored value, and what was written."""
    value, error = _value(stored["value"], stored["data_type"])
    if value is None and stored["formula"] is None:
        return None
    return Cell(stored["row"], stored["column"], value, stored["formula"], formats[stored["style_id"]], error)


def _value(value: Any, data_type: str) -> tuple[Value, bool]:
    """The value as ours, and whether it is an error."""
    if isinstance(value, str):
        return _text(value, data_type == "e")
    if value is None or isinstance(value, bool):
        return value, False
    if isinstance(value, int | float):
        # The shortest decimal that the stored number stands for. Dust such as 2356.6040399999997 stays, and
        # goes where money is rounded.
        exact = Decimal(repr(value))
        return (exact, False) if exact.is_finite() else (str(value), True)
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value), False
    return _text(_clock(value) or str(value), data_type == "e")


def _text(written: str, error: bool) -> tuple[Value, bool]:
    """A text with its control characters, nothing where it is blank."""
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    return (text, error) if text.strip() else (None, False)


def _clock(value: Any) -> str | None:
    """A clock time or a length of time as text, 40:00: it is no number of hours."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{value:%H:%M}" if isinstance(value, time) else None
