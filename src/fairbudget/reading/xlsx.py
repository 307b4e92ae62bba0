"""Workbooks of Excel as cells: stored values, the text of formulas beside them, errors kept as text.

The parts of the file are measured before any parser builds them, and only cells that are stored are visited,
so that a small file that claims a huge sheet costs nothing.
"""

import os
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import repeat
from typing import Any
from zipfile import ZipFile

# lxml comes with python-docx; openpyxl would read parts of a file with it in place of defusedxml.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl
from openpyxl.utils.cell import range_boundaries

from fairbudget.language import say
from fairbudget.reading.grid import Cell, Sheet, Value
from fairbudget.reading.unreadable import (
    FILE_DAMAGED,
    FILE_UNSAFE,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    UnreadableFile,
    too_wide,
)

MEASURED = re.compile(r"xl/(worksheets/[^/]*\.xml|sharedStrings\.xml|styles\.xml|workbook\.xml)", re.IGNORECASE)
CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,10})["'][^>]*(?<!/)>""")
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*?\br=["'](\d{1,7})["']""")
HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
FROM_TO = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+\d+:[A-Z]+\d+)["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
# How workbooks write control characters, such as the return that Excel puts in a cell of two lines.
ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_")


@dataclass(frozen=True)
class Marks:
    """What a quick look at a sheet's XML tells: how far it holds something, and what is hidden."""

    last_row: int
    last_column: int
    hidden_rows: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]
    formulas: bool
    hidden_columns: frozenset[int] = frozenset()


def xlsx_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx file. Raises UnreadableFile."""
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("defusedxml is not active: refusing to read workbooks without it")
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out (drop-downs, themes), none of which is read here.
            warnings.simplefilter("ignore")
            return _sheets(content, _measure(name, content))
    except UnreadableFile:
        raise
    except Exception as error:
        # A file made to break the parser can raise anything in it; all of it means the same to a person.
        raise UnreadableFile(FILE_DAMAGED(name, name)) from error


def _measure(name: str, content: bytes) -> dict[str, Marks]:
    """The marks of every worksheet part, counting what the parts unpack to while reading them."""
    left = MOST_UNPACKED
    marks = {}
    with ZipFile(BytesIO(content)) as archive:
        for part in archive.namelist():
            if not MEASURED.fullmatch(part):
                continue
            with archive.open(part) as stream:
                text = stream.read(left + 1)
            left -= len(text)
            if left < 0:
                raise UnreadableFile(FILE_UNSAFE(name, name, what=say("it unpacks to more than 50 MB")))
            if b"<!DOCTYPE" in text or b"\0" in text[:64]:
                what = say("its XML is not what a spreadsheet program writes")
                raise UnreadableFile(FILE_UNSAFE(name, name, what=what))
            if "worksheets/" in part.lower():
                marks[part] = _marks(text)
    return marks


def _marks(text: bytes) -> Marks:
    rows, columns = 0, 0
    for found in CELL.finditer(text):
        row, column = int(found[2]), _number(found[1])
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise too_wide(f"{found[1].decode()}{row}")
        rows, columns = max(rows, row), max(columns, column)
    merged = []
    for found in MERGED.finditer(text):
        left, top, right, bottom = range_boundaries(found[1].decode())
        if left is not None and top is not None and right is not None and bottom is not None:
            merged.append((top, left, bottom, right))
    hidden = frozenset(int(found[1]) for found in HIDDEN_ROW.finditer(text))
    return Marks(rows, columns, hidden, tuple(merged), FORMULA.search(text) is not None, _hidden_columns(text, columns))


def _hidden_columns(text: bytes, last: int) -> frozenset[int]:
    """The hidden columns as far as the sheet holds something."""
    found: set[int] = set()
    for element in HIDDEN_COLUMN.finditer(text):
        ends = {name: int(number) for name, number in FROM_TO.findall(element[0])}
        found |= set(range(ends.get(b"min", 1), min(ends.get(b"max", 0), last) + 1))
    return frozenset(found)


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _sheets(content: bytes, marks: dict[str, Marks]) -> tuple[Sheet, ...]:
    values = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    written = None
    if any(mark.formulas for mark in marks.values()):
        written = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    sheets = []
    for sheet in values.worksheets:
        # The part's name is the only tie between a sheet and what was measured.
        mark = marks.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"))
        if mark is None:
            mark = Marks(MOST_ROWS, MOST_COLUMNS, frozenset(), (), formulas=True)
        formulas = _stored(written[sheet.title], mark) if written is not None and mark.formulas else repeat(None)
        cells = {}
        for stored, formula in zip(_stored(sheet, mark), formulas, strict=False):
            cell = _cell(stored, formula)
            if cell is not None:
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
