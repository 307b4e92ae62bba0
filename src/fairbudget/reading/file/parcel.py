"""Cells on their way between two processes: plain JSON, with a limit, and checked where it arrives.

Nothing that could run is sent: whoever broke the process that reads a file could send cells, and no more.
"""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from fairbudget.problems import KINDS, Problem
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.grid import Cell, Sheet, Value

CELL_OVERHEAD = 40  # bytes of a cell besides its texts
LONGEST_NUMBER = 400  # the digits of the largest number of a spreadsheet, written out, and some


class TooMuchError(Exception):
    """There is more than the other side takes."""


class OddParcelError(Exception):
    """What arrived is not what is sent."""


def packed(sheets: Iterable[Sheet], limits: Limits) -> bytes:
    """The sheets as bytes. Raises TooMuchError when they are more than `answer_mb`."""
    sheets = tuple(sheets)
    # Counted before it is written: a long text may stand in many cells and yet be held once.
    if sum(map(_size, sheets)) > limits.answer_mb * MB:
        raise TooMuchError
    return json.dumps({"sheets": [_plain(sheet) for sheet in sheets]}, default=_written).encode()


def packed_problems(problems: Iterable[Problem]) -> bytes:
    """The reasons of a refusal as bytes."""
    return json.dumps({"refused": [problem.model_dump() for problem in problems]}).encode()


def unpacked(answer: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets. Raises UnreadableFile with the reasons where they were refused, and OddParcelError."""
    try:
        found = json.loads(answer)
        refused = tuple(Problem(**one) for one in found.get("refused", ()))
        if any(problem.code not in KINDS for problem in refused):
            raise OddParcelError
        sheets = () if refused else tuple(_sheet(one, limits) for one in found["sheets"])
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise OddParcelError from error
    if refused:
        raise UnreadableFile(*refused)
    return sheets


def is_writable(number: Decimal) -> bool:
    """Whether a number can be written out in full: 1E+999999999 is one of twelve letters and of a billion digits."""
    return number.is_finite() and abs(number.adjusted()) < LONGEST_NUMBER and len(str(number)) < 1_000


def _size(sheet: Sheet) -> int:
    cells = sheet.cells.values()
    texts = sum(len(cell.value) for cell in cells if isinstance(cell.value, str))
    texts += sum(len(cell.number_format) + len(cell.formula or "") for cell in cells)
    lists = CELL_OVERHEAD * (len(cells) + len(sheet.merged)) + 8 * len(sheet.hidden_rows)
    return texts + lists + len(sheet.name)


def _plain(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "merged": sheet.merged,
        # Each is the list of its fields.
        "cells": list(sheet.cells.values()),
    }


def _written(value: Decimal | date) -> dict[str, str]:
    """A value that JSON has no word for."""
    return {"number": str(value)} if isinstance(value, Decimal) else {"date": value.isoformat()}


def _sheet(found: dict[str, Any], limits: Limits) -> Sheet:
    merged = tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in found["merged"])
    return Sheet(
        str(found["name"]),
        _cells(found["cells"], limits),
        bool(found["hidden"]),
        frozenset(map(int, found["hidden_rows"])),
        merged,
        frozenset(map(int, found["hidden_columns"])),
    )


def _cells(found: list[Any], limits: Limits) -> dict[tuple[int, int], Cell]:
    """The cells by their places. Every field becomes what it has to be, whatever was sent."""
    cells = {}
    for row, column, value, formula, number_format, error in found:
        place = int(row), int(column)
        if not (0 < place[0] <= limits.rows and 0 < place[1] <= limits.columns):
            raise OddParcelError
        written = None if formula is None else str(formula)
        cells[place] = Cell(*place, _value(value), written, str(number_format), bool(error))
    return cells


def _value(found: Any) -> Value:
    if found is None or isinstance(found, str | bool):
        return found
    if "date" in found:
        return date.fromisoformat(found["date"])
    number = Decimal(found["number"])
    if not is_writable(number):
        raise OddParcelError
    return number
