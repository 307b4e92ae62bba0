"""The numbers of the lines of a table, and what is said of each: not stated, nothing, some, or below nothing."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from fairbudget.columns.column import Column
from fairbudget.portfolio.arrow_numbers import numbers, stated
from fairbudget.portfolio.coded import Coded
from fairbudget.portfolio.table_columns import NUMBERS, TableColumn

STATES = ("nothing", "some", "below nothing", "not stated")
NOTHING, SOME, BELOW, NOT_STATED = range(4)


@dataclass(frozen=True)
class TableNumbers:
    """The numbers as columns, and their states as codes, by their names in `columns.kinds`."""

    columns: dict[str, Column]
    states: dict[str, Coded]
    table: pa.Table

    def at(self, name: str, line: int) -> Any:
        """The number of a line, None where it is not stated."""
        return self.table[NUMBERS[name]][line].as_py() if NUMBERS[name] in self.table.column_names else None


def table_numbers(table: pa.Table) -> TableNumbers:
    """The numbers of all lines. Raises ValueError for what is no number."""
    columns: dict[str, Column] = {}
    states: dict[str, Coded] = {}
    for name, in_table in NUMBERS.items():
        column = TableColumn(in_table, name)
        if in_table not in table.column_names or table[in_table].null_count == len(table):
            # One person does it where nobody says how many.
            columns[name] = Column.alike(1 if name == "people" else 0)
            states[name] = Coded(column, ["not stated"], None)
            continue
        array = table[in_table].combine_chunks()
        array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
        columns[name] = numbers(array)
        whole = np.asarray(columns[name].whole)
        state = np.where(whole > 0, SOME, np.where(whole < 0, BELOW, NOTHING))
        state = np.where(stated(array), state, NOT_STATED) if array.null_count else state
        states[name] = Coded(column, list(STATES), state)
    return TableNumbers(columns, states, table)
