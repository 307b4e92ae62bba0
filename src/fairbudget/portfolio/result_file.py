"""The results of a portfolio as one tidy table (parquet): written for pandas and the like, and read back as they were.

The column `level` says what a row is. A row fills the columns of its level and leaves the others empty.

| level | one row for each | columns |
|---|---|---|
| distribution | figure × partner type × group × statistic | figure, unit, currency, …, by, group, statistic, value |
| budget total | budget | which budget, sha256, as_of, lines, complete, cost, funded, … |
| budget | budget × partner type × figure | which budget, partner_type, figure, unit, status, value, numerator, … |
| problem | problem | file, budget, code, severity, where, found, message, fix |

So `table[table["level"] == "budget total"].dropna(axis=1, how="all")` is the table of budgets, and who asks for one
level reads that one only: each has row groups of its own. Numbers are exact decimals. `partner_type` is empty where a
figure is of all partners together. Codes are the same in every language; problems are in the language of the run.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fairbudget.portfolio.part import Part
from fairbudget.portfolio.result_apart import RESULT_FILE, part_apart
from fairbudget.portfolio.result_columns import (
    BUDGET,
    DISTRIBUTION,
    DISTRIBUTIONS,
    GROUP,
    PROBLEM,
    SCHEMA,
    STATISTICS,
    TOTAL,
    as_rows,
)
from fairbudget.portfolio.summary import Distribution, Portfolio
from fairbudget.reading.file.limits import Limits
from fairbudget.writing.atomic import write_atomically

# So many distributions become rows at a time, and so many rows are a row group at most.
AT_A_TIME = 10_000
ROWS_OF_A_GROUP = 250_000


def write_portfolio_parquet(portfolio: Portfolio, path: Path | str, *, force: bool = False) -> None:
    """Write the results as one table, whole or not at all; the same results give the same bytes.

    Raises FileExistsError when the file is there and `force` is not given.
    """
    write_atomically(path, lambda new: _write(portfolio, new), force)


def read_portfolio_parquet(content: bytes, *, name: str = "portfolio.parquet", limits: Limits = RESULT_FILE) -> Part:
    """The part that was written to a file with these bytes. Raises UnreadableFile for anything else.

    It is read in a process of its own: a file made to harm ends that process at the worst. `name` is only shown.
    """
    return part_apart(name, content, limits)


def _write(portfolio: Portfolio, path: Path) -> None:
    part = portfolio.part
    # Without the schema of Arrow in it: the columns are all of plain types.
    with pq.ParquetWriter(path, SCHEMA, compression="zstd", store_schema=False) as writer:
        for rows in (
            *_distributions(portfolio.distributions),
            as_rows(TOTAL, part.budgets),
            as_rows(BUDGET, part.figures),
            as_rows(PROBLEM, part.problems),
        ):
            if len(rows):
                writer.write_table(rows, row_group_size=ROWS_OF_A_GROUP)


def _distributions(distributions: tuple[Distribution, ...]) -> Iterator[pa.Table]:
    for start in range(0, len(distributions), AT_A_TIME):
        rows = [
            {**{name: getattr(one, name) for name in GROUP}, "statistic": name, "value": getattr(one, name)}
            for one in distributions[start : start + AT_A_TIME]
            for name in STATISTICS
        ]
        yield as_rows(DISTRIBUTION, pa.Table.from_pylist(rows, DISTRIBUTIONS))
