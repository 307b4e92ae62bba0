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
from io import BytesIO
from itertools import repeat
from typing import Any

# lxml comes with python-docx; openpyxl would read parts of a file with it in place of defusedxml.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl

from fairbudget.language import say
from fairbudget.reading.file.limits import Limits
from fairbudget.reading.file.marks import Marks
from fairbudget.reading.file.room import Room
from fairbudget.reading.file.unreadable import too_wide, unsafe
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
    values = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    written = None
    if any(mark.formulas for mark in marks.values()):
        written = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    sheets, room = [], Room(name, limits)
    for sheet in values.worksheets:
        # The part's name is the only tie between a sheet and what was measured.
        mark = marks.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"))
        if mark is None:
            raise unsafe(name, say("its sheets are not where a spreadsheet program puts them"))
        formulas = _stored(written[sheet.title], mark) if written is not None and mark.formulas else repeat(None)
        cells = {}
        for stored, formula in zip(_stored(sheet, mark), formulas, strict=False):
            cell = _cell(stored, formula)
            if cell is None:
                continue
            if cell.row > limits.rows or cell.column > limits.columns:
                raise too_wide(f"{sheet.title}!{letters(cell.column)}{cell.row}", limits)
            room.take(cell)
            cells[cell.row, cell.column] = cell
        hidden = sheet.sheet_state != "visible"
        sheets.append(Sheet(sheet.title, cells, hidden, mark.hidden_rows, mark.merged, mark.hidden_columns))
    return tuple(sheets)


def _stored(sheet: Any, mark: Marks) -> Iterator[Any]:
    """The cells that the file stores, row by row, within what was measured."""
    if not mark.last_row:
        return
    for row in sheet.iter_rows(max_row=mark.last_row, max_col=mark.last_column):
        for cell in row:
            if getattr(cell, "row", None) is not None:
                yield cell


def _cell(stored: Any, written: Any) -> Cell | None:
    """Our cell from openpyxl's two views of it: the stored value and what was written."""
    formula = None
    if written is not None and written.data_type == "f":
        formula = str(getattr(written.value, "text", written.value))
    value, error = _value(stored.value, stored.data_type)
    if value is None and formula is None:
        return None
    number_format = "" if stored.number_format == "General" else str(stored.number_format)
    return Cell(stored.row, stored.column, value, formula, number_format, error)


def _value(value: Any, data_type: str) -> tuple[Value, bool]:
    """The value as ours, and whether it is an error."""
    if value is None or isinstance(value, bool):
        return value, False
    if isinstance(value, int | float):
        # The shortest decimal that the stored number stands for. Dust such as 2356.6040399999997 stays, and
        # goes where money is rounded.
        exact = Decimal(repr(value))
        return (exact, False) if exact.is_finite() else (str(value), True)
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value), False
    text = _clock(value) or ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return (text, data_type == "e") if text.strip() else (None, False)


def _clock(value: Any) -> str | None:
    """A clock time or a length of time as text, 40:00: it is no number of hours."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{value:%H:%M}" if isinstance(value, time) else None
