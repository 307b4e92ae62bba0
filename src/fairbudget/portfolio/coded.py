"""Columns of a table as codes, so that lines that say the same are found without reading each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from fairbudget.portfolio.table_columns import TableColumn

Codes = NDArray[np.intp]
# One code may be made of many as long as it fits into 64 bits.
MOST_CODES = 2**62


@dataclass(frozen=True)
class Coded:
    """A column as codes: which of `values` stands on each line; the last is None, for "not stated".

    `codes` is None where all lines have the first value.
    """

    column: TableColumn
    values: list[Any]
    codes: Codes | None

    def at(self, line: int) -> Any:
        """The value of a line."""
        return self.values[0 if self.codes is None else self.codes[line]]

    def at_each(self, lines: Codes) -> list[Any]:
        """The values of these lines."""
        if self.codes is None:
            return [self.values[0]] * len(lines)
        return [self.values[code] for code in self.codes[lines].tolist()]

    def only_where(self, lines: NDArray[np.bool_]) -> "Coded":
        """The column with nothing stated on other lines."""
        if len(self.values) == 1:
            return self
        codes = np.zeros(len(lines), dtype=np.intp) if self.codes is None else self.codes
        return replace(self, codes=np.where(lines, codes, len(self.values) - 1))


def coded(table: pa.Table, column: TableColumn) -> Coded:
    """A column of the table as codes; not stated where the table does not have it.

    Raises ValueError where a value cannot be read as the column asks.
    """
    if column.name not in table.column_names or table[column.name].null_count == len(table):
        return Coded(column, [None], None)
    found = table[column.name].dictionary_encode().unify_dictionaries().combine_chunks()
    if isinstance(found, pa.ChunkedArray):
        found = found.chunk(0)
    values = [None if value is None else column.read(value) for value in found.dictionary.to_pylist()]
    if len(values) == 1 and not found.null_count:
        return Coded(column, [*values, None], None)
    codes = found.indices.fill_null(len(values)).to_numpy().astype(np.intp)
    return Coded(column, [*values, None], codes)


def combined(columns: Sequence[Coded], lines: int) -> tuple[Codes, Codes]:
    """Which combination of values each line has, and the first line of each combination."""
    code, size = np.zeros(lines, dtype=np.int64), 1
    for each in columns:
        if each.codes is None:
            continue
        if size * len(each.values) >= MOST_CODES:
            code = pd.factorize(code)[0].astype(np.int64)
            size = int(code.max()) + 1
        code = code * len(each.values) + each.codes
        size *= len(each.values)
    which, different = pd.factorize(code)
    first = np.zeros(len(different), dtype=np.intp)
    first[which[::-1]] = np.arange(lines - 1, -1, -1)
    return which, first
