"""Cells on their way between two processes: plain JSON, with a limit, and checked where it arrives.

Nothing that could run is sent: whoever broke the process that reads a file could send cells, and no more.
"""

import json
from collections.abc import Iterable, Iterator
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
    return json.dumps({"sheets": [_plain(sheet) for sheet in sheets]}).encode()


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
    return number.is_finite() and abs(number.adjusted()) < LONGEST_NUMBER and len(number.as_tuple().digits) < 1_000


def _size(sheet: Sheet) -> int:
    cells = sum(CELL_OVERHEAD + sum(map(len, _texts(cell))) for cell in sheet.cells.values())
    return cells + len(sheet.name) + 8 * len(sheet.hidden_rows) + CELL_OVERHEAD * len(sheet.merged)


def _texts(cell: Cell) -> Iterator[str]:
    yield cell.number_format
    if isinstance(cell.value, str):
        yield cell.value
    if cell.formula is not None:
        yield cell.formula


def _plain(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "merged": sheet.merged,
        "cells": [
            (cell.row, cell.column, _plain_value(cell.value), cell.formula, cell.number_format, cell.error)
            for cell in sheet.cells.values()
        ],
    }


def _plain_value(value: Value) -> str | bool | dict[str, str] | None:
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _sheet(found: dict[str, Any], limits: Limits) -> Sheet:
    cells = [_cell(*one) for one in found["cells"]]
    if any(not (0 < cell.row <= limits.rows and 0 < cell.column <= limits.columns) for cell in cells):
        raise OddParcelError
    merged = tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in found["merged"])
    return Sheet(
        str(found["name"]),
        {(cell.row, cell.column): cell for cell in cells},
        bool(found["hidden"]),
        frozenset(map(int, found["hidden_rows"])),
        merged,
        frozenset(map(int, found["hidden_columns"])),
    )


def _cell(row: int, column: int, value: Any, formula: str | None, number_format: str, error: bool) -> Cell:
    return Cell(
        int(row),
        int(column),
        _value(value),
        None if formula is None else str(formula),
        str(number_format),
        bool(error),
    )


def _value(found: Any) -> Value:
    if found is None or isinstance(found, str | bool):
        return found
    if "date" in found:
        return date.fromisoformat(found["date"])
    number = Decimal(found["number"])
    if not is_writable(number):
        raise OddParcelError
    return number
