"""OpenDocument sheets as cells. Numbers are the exact text of the file; repeated blanks are never laid out.

The XML is read by defusedxml itself: it refuses entities, and what a sheet holds is a handful of elements.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from fairbudget.reading.file.limits import Limits
from fairbudget.reading.file.parcel import is_writable
from fairbudget.reading.file.room import Room
from fairbudget.reading.file.unreadable import too_wide
from fairbudget.reading.grid import Cell, Sheet, Value, letters

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT, STYLE = (SPACE % word for word in ("table", "office", "text", "style"))
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
CLOCK = re.compile(r"PT(\d+)H(\d+)M")
GROUPS = (f"{TABLE}table-header-rows", f"{TABLE}table-row-group", f"{TABLE}table-rows")


def ods_sheets(name: str, text: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of an .ods file that has passed the guard, from its content.xml. Raises UnreadableFile."""
    root = fromstring(text)
    hidden, room = _hidden_styles(root), Room(name, limits)
    return tuple(_sheet(table, hidden, room) for table in root.iter(f"{TABLE}table") if table.get(f"{TABLE}name"))


def _hidden_styles(root: Element) -> set[str]:
    """The names of the styles that hide a whole sheet."""
    return {
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }


def _sheet(table: Element, hidden_styles: set[str], room: Room) -> Sheet:
    name = table.get(f"{TABLE}name", "")
    cells: dict[tuple[int, int], Cell] = {}
    merged: list[tuple[int, int, int, int]] = []
    hidden: set[int] = set()
    first = 1
    for row in _rows(table):
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        held = list(_held(row, first, name, room))
        if held:
            if first + times - 1 > room.limits.rows:
                raise too_wide(f"{name}!{letters(held[-1].column)}{first + times - 1}", room.limits)
            for cell in held:
                room.take(cell, times)
            for number in range(first, first + times):
                for cell in held:
                    cells[number, cell.column] = Cell(
                        number, cell.column, cell.value, cell.formula, cell.number_format, cell.error
                    )
            if row.get(f"{TABLE}visibility") in ("collapse", "filter"):
                hidden.update(range(first, first + times))
            merged += _spans(row, first, room.limits)
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


def _held(row: Element, number: int, sheet: str, room: Room) -> Iterator[Cell]:
    """The cells of a row that hold something, left to right."""
    column = 1
    for element in row:
        times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
        cell = _cell(element, number, column)
        if cell is not None:
            if column + times - 1 > room.limits.columns:
                raise too_wide(f"{sheet}!{letters(column + times - 1)}{number}", room.limits)
            for further in range(column, column + times):
                yield Cell(number, further, cell.value, cell.formula, cell.number_format, cell.error)
        column += times


def _spans(row: Element, number: int, limits: Limits) -> Iterator[tuple[int, int, int, int]]:
    """The merged cells of a row, within what is read."""
    column = 1
    for element in row:
        down = int(element.get(f"{TABLE}number-rows-spanned", "1"))
        across = int(element.get(f"{TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            yield number, column, min(number + down - 1, limits.rows), min(column + across - 1, limits.columns)
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
            number = Decimal(stored)
        except InvalidOperation:
            return stored
        return number if is_writable(number) else stored
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
