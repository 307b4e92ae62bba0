"""The columns of the file of results, and which of them belong to which level."""

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.portfolio.part import BUDGETS, FIGURES, NUMBER, PROBLEMS

DISTRIBUTION, TOTAL, BUDGET, PROBLEM = "distribution", "budget total", "budget", "problem"
GROUP = ("figure", "unit", "currency", "partner_type", "by", "group")
STATISTICS = (
    "judged", "not_judged", "not_applicable", "together",
    "least", "tenth", "lower_quartile", "median", "upper_quartile", "ninetieth", "greatest",
)  # fmt: skip
DISTRIBUTIONS = pa.schema([
    *(pa.field(name, pa.string()) for name in (*GROUP, "statistic")),
    pa.field("value", NUMBER),
])  # fmt: skip
LEVELS = {DISTRIBUTION: DISTRIBUTIONS, TOTAL: BUDGETS, BUDGET: FIGURES, PROBLEM: PROBLEMS}
# Levels share columns of one name, which must be of one type: else this fails at once.
SCHEMA = pa.unify_schemas([pa.schema([pa.field("level", pa.string())]), *LEVELS.values()])


def as_rows(level: str, table: pa.Table) -> pa.Table:
    """A table as rows of its level: the columns of the other levels are empty."""
    columns = [
        pa.repeat(level, len(table))
        if field.name == "level"
        else table[field.name] if field.name in table.column_names else pa.nulls(len(table), field.type)
        for field in SCHEMA
    ]  # fmt: skip
    return pa.table(columns, schema=SCHEMA)


def of_level(level: str, table: pa.Table) -> pa.Table:
    """The rows of a level as a table of its own columns."""
    columns: pa.Table = table.filter(pc.equal(table["level"], level)).select(LEVELS[level].names)
    return columns
