"""The process in which a file of results is read: it is unpacked here, under limits, and only what is ours goes back.

It reads its input, writes the part to its output and ends. How it ends says what it found.
"""

import sys

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fairbudget.portfolio.part import Part
from fairbudget.portfolio.result_columns import BUDGET, PROBLEM, SCHEMA, TOTAL, of_level
from fairbudget.reading.file.child import take_limits
from fairbudget.reading.file.limits import Limits

NOT_OURS, TOO_MANY_ROWS, TOO_LITTLE_MEMORY = 3, 4, 5
NEEDED = {
    TOTAL: ("file", "currency", "lines", "complete", "blocking"),
    BUDGET: ("file", "currency", "figure", "unit", "status", "hours"),
    PROBLEM: ("file", "code", "severity", "where", "found", "message", "fix"),
}
WORDS = {
    "unit": ("£ an hour", "£", "fraction", "ratio"),
    "status": ("ok", "not applicable", "insufficient data"),
    "severity": ("blocks", "check", "note"),
}


class NotOursError(Exception):
    """The file holds something else than the results of a portfolio."""


class TooManyRowsError(Exception):
    """The file has more rows than are read here."""


def answer(limits: Limits) -> int:
    """Read the file on the input, write its part to the output, and say how it went."""
    take_limits(limits)
    try:
        part = part_in(sys.stdin.buffer.read(), limits.rows)
        sys.stdout.buffer.write(part.packed())
        sys.stdout.buffer.flush()
    except TooManyRowsError:
        return TOO_MANY_ROWS
    except (MemoryError, pa.ArrowMemoryError):
        return TOO_LITTLE_MEMORY
    except (NotOursError, pa.ArrowException, OSError, ValueError):
        return NOT_OURS
    return 0


def part_in(content: bytes, most_rows: int) -> Part:
    """The part in the bytes of a file, if it is one of ours."""
    # One thread, and no reading ahead: each would take memory of its own.
    with pq.ParquetFile(pa.BufferReader(content), pre_buffer=False, arrow_extensions_enabled=False) as file:
        if not file.schema_arrow.equals(SCHEMA):
            raise NotOursError
        if file.metadata.num_rows > most_rows:
            raise TooManyRowsError
        table = file.read(use_threads=False)
    found = {level: of_level(level, table) for level in NEEDED}
    for level, rows in found.items():
        _refuse_odd_values(rows, NEEDED[level])
    return Part(found[TOTAL], found[BUDGET], found[PROBLEM])


def _refuse_odd_values(rows: pa.Table, needed: tuple[str, ...]) -> None:
    """What the results are made from holds for a file too: nothing missing, and words of the closed lists."""
    if any(rows[name].null_count for name in needed):
        raise NotOursError
    for name, words in WORDS.items():
        if name in needed and not set(pc.unique(rows[name]).to_pylist()) <= set(words):
            raise NotOursError
    if "status" in needed and rows.filter(pc.equal(rows["status"], "ok"))["value"].null_count:
        raise NotOursError
