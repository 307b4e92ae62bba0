"""OpenDocument sheets as cells. Numbers are the exact text of the file; repeated blanks are never laid out.

The XML is read by defusedxml itself: it refuses entities, and what a sheet holds is a handful of elements.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from fairbudget.language import say
from fairbudget.reading.grid import Cell, Sheet, Value, letters
from fairbudget.reading.unreadable import (
    FILE_DAMAGED,
    FILE_LOCKED,
    FILE_UNSAFE,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    UnreadableFile,
    too_wide,
)

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT, STYLE = (SPACE % word for word in ("table", "office", "text", "style"))
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
CLOCK = re.compile(r"PT(\d+)H(\d+)M")
GROUPS = (f"{TABLE}table-header-rows", f"{TABLE}table-row-group", f"{TABLE}table-rows")


def ods_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .ods file. Raises UnreadableFile."""
    try:
        root = fromstring(_content(name, content))
        hidden = _hidden_styles(root)
        return tuple(_sheet(table, hidden) for table in root.iter(f"{TABLE}table") if table.get(f"{TABLE}name"))
    except UnreadableFile:
        raise
    except Exception as error:
        # A file made to break the parser can raise anything in it; all of it means the same to a person.
        raise UnreadableFile(FILE_DAMAGED(name, name)) from error


def _content(name: str, content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        if "META-INF/manifest.xml" in archive.namelist():
            with archive.open("META-INF/manifest.xml") as stream:
                if b"encryption-data" in stream.read(1_000_000):
                    raise UnreadableFile(FILE_LOCKED(name, name))
        with archive.open("content.xml") as stream:
            text = stream.read(MOST_UNPACKED + 1)
    if len(text) > MOST_UNPACKED:
        raise UnreadableFile(FILE_UNSAFE(name, name, what=say("it unpacks to more than 50 MB")))
    return text


def _hidden_styles(root: Element) -> set[str]:
    """The names of the styles that hide a whole sheet."""
    return {
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }


def _sheet(table: Element, hidden_styles: set[str]) -> Sheet:
    name = table.get(f"{TABLE}name", "")
    cells: dict[tuple[int, int], Cell] = {}
    merged: list[tuple[int, int, int, int]] = []
    hidden: set[int] = set()
    first = 1
    for row in _rows(table):
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        held = list(_held(row, first))
        if held:
            if first + times - 1 > MOST_ROWS or held[-1].column > MOST_COLUMNS:
                raise too_wide(f"{name}!{letters(held[-1].column)}{first + times - 1}")
            for number in range(first, first + times):
                for cell in held:
                    cells[number, cell.column] = Cell(
                        number, cell.column, cell.value, cell.formula, cell.number_format, cell.error
                    )
            if row.get(f"{TABLE}visibility") in ("collapse", "filter"):
                hidden.update(range(first, first + times))
        merged += _spans(row, first)
        first += times
    hides = table.get(f"{TABLE}style-name") in hidden_styles
    return Sheet(name, cells, hides, frozenset(hidden), tuple(merged), _hidden_columns(table, cells))


def _hidden_columns(table: Element, cells: dict[tuple[int, int], Cell]) -> frozenset[int]:
    """The hidden columns as far as the sheet holds something."""
    last = max((column for _, column in cells), default=0)
    found: set[int] = set()
    column = 1
    for element in table.iter(f"{TABLE}table-column"):
        times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
        if element.get(f"{TABLE}visibility") in ("collapse", "filter"):
            found |= set(range(column, min(column + times - 1, last) + 1))
        column += times
    return frozenset(found)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in GROUPS:
            yield from _rows(child)


def _held(row: Element, number: int) -> Iterator[Cell]:
    """The cells of a row that hold something, left to right."""
    column = 1
    for element in row:
        times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
        cell = _cell(element, number, column)
        if cell is not None:
            if column + times - 1 > MOST_COLUMNS:
                raise too_wide(f"{letters(column + times - 1)}{number}")
            for further in range(column, column + times):
                yield Cell(number, further, cell.value, cell.formula, cell.number_format, cell.error)
        column += times


def _spans(row: Element, number: int) -> Iterator[tuple[int, int, int, int]]:
    column = 1
    for element in row:
        down = int(element.get(f"{TABLE}number-rows-spanned", "1"))
        across = int(element.get(f"{TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            yield number, column, number + down - 1, column + across - 1
        column += int(element.get(f"{TABLE}number-columns-repeated", "1"))


def _cell(element: Element, row: int, column: int) -> Cell | None:
    formula = element.get(f"{TABLE}formula")
    value = _value(element)
    if value is None and formula is None:
        return None
    if formula is not None:
        formula = "=" + formula.split(":", 1)[-1].removeprefix("=")
    error = element.get(f"{CALC}value-type") == "error"
    return Cell(row, column, value, formula, _number_format(element), error)


def _number_format(element: Element) -> str:
    kind = element.get(f"{OFFICE}value-type")
    if kind == "percentage":
        return "0%"
    if kind == "currency" and element.get(f"{OFFICE}currency"):
        return f"[${element.get(f'{OFFICE}currency')}] #,##0.00"
    return ""


def _value(element: Element) -> Value:
    kind = element.get(f"{OFFICE}value-type")
    stored = element.get(f"{OFFICE}value")
    if kind in ("float", "percentage", "currency") and stored is not None:
        try:
            return Decimal(stored)
        except InvalidOperation:
            return stored
    if kind == "boolean":
        return element.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date" and element.get(f"{OFFICE}date-value"):
        return date.fromisoformat(element.get(f"{OFFICE}date-value", "")[:10])
    clock = CLOCK.match(element.get(f"{OFFICE}time-value", "")) if kind == "time" else None
    if clock:
        return f"{int(clock[1])}:{clock[2]}"
    shown = "\n".join(_words(child) for child in element if child.tag == f"{TEXT}p")
    text = shown or element.get(f"{OFFICE}string-value", "")
    return text if text.strip() else None


def _words(element: Element) -> str:
    """The text of a paragraph with its spaces, tabs and line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(int(child.get(f"{TEXT}c", "1")), 1000))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif child.tag != f"{OFFICE}annotation":
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
