"""The results of some budgets of a portfolio as three tables: the budgets, their figures, and their problems.

A part is what one file, or one stretch of a table of lines, comes to. Pounds, hours and ratios are exact decimals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

NUMBER = pa.decimal128(38, 10)
# What a budget is found by, and what budgets are compared by.
WHICH = [
    pa.field("file", pa.string()),
    pa.field("budget", pa.string()),
    pa.field("title", pa.string()),
    pa.field("lead_organisation", pa.string()),
    pa.field("funder", pa.string()),
    pa.field("year", pa.int32()),
    pa.field("currency", pa.string()),
]
BUDGETS = pa.schema([
    *WHICH,
    pa.field("sha256", pa.string()),
    pa.field("as_of", pa.date32()),
    pa.field("lines", pa.int64()),
    pa.field("complete", pa.bool_()),
    *(pa.field(name, NUMBER) for name in ("cost", "funded", "shortfall", "in_kind_value")),
    *(pa.field(name, NUMBER) for name in ("paid_hours", "unpaid_hours")),
    pa.field("blocking", pa.int64()),
])  # fmt: skip
FIGURES = pa.schema([
    *WHICH,
    pa.field("partner_type", pa.string()),
    pa.field("figure", pa.string()),
    pa.field("unit", pa.string()),
    pa.field("status", pa.string()),
    *(pa.field(name, NUMBER) for name in ("value", "numerator", "denominator", "hours", "coverage", "closes")),
    pa.field("few_people", pa.bool_()),
    pa.field("reason", pa.string()),
    pa.field("remedy", pa.string()),
])  # fmt: skip
PROBLEMS = pa.schema([
    pa.field(name, pa.string())
    for name in ("file", "budget", "code", "severity", "what", "where", "found", "message", "fix")
])  # fmt: skip


@dataclass(frozen=True)
class Part:
    """The budgets, figures and problems of one part, as tables of these schemas."""

    budgets: pa.Table
    figures: pa.Table
    problems: pa.Table

    def packed(self) -> bytes:
        """The part as bytes: the same part, the same bytes."""
        out = pa.BufferOutputStream()
        for table in (self.budgets, self.figures, self.problems):
            with pa.ipc.new_stream(out, table.schema) as stream:
                stream.write_table(table)
        packed: bytes = out.getvalue().to_pybytes()
        return packed


def unpacked(content: bytes) -> Part:
    """The part in these bytes."""
    source = pa.BufferReader(content)
    budgets, figures, problems = (pa.ipc.open_stream(source).read_all() for _ in range(3))
    return Part(budgets, figures, problems)


def part_of(
    budgets: Sequence[dict[str, Any]], figures: Sequence[dict[str, Any]], problems: Sequence[dict[str, Any]]
) -> Part:
    """A part of these rows."""
    return Part(
        pa.Table.from_pylist([*budgets], BUDGETS),
        pa.Table.from_pylist([*figures], FIGURES),
        pa.Table.from_pylist([*problems], PROBLEMS),
    )


def joined(parts: Iterable[Part]) -> Part:
    """Several parts as one, in their order."""
    every = [*parts]
    return Part(
        pa.concat_tables([BUDGETS.empty_table(), *(part.budgets for part in every)]),
        pa.concat_tables([FIGURES.empty_table(), *(part.figures for part in every)]),
        pa.concat_tables([PROBLEMS.empty_table(), *(part.problems for part in every)]),
    )
