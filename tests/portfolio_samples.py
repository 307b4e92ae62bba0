"""A small portfolio for tests: the sample budgets, a file that was not read, and the same budgets in euros."""

from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.columns.budgets import begin, cost_in_columns, lines_of
from fairbudget.columns.plan import Plan
from fairbudget.portfolio.part import Part, joined, part_of
from fairbudget.portfolio.results import Found, in_columns, part_of_budgets, problem_rows
from fairbudget.portfolio.summary import Portfolio, portfolio_of
from fairbudget.reading import read_budget
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.reading.file.unreadable import FILE_LOCKED

SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))


@cache
def sample_part() -> Part:
    """The sample budgets, and a file that was not read."""
    book, parts = read_rates(), []
    for path in SAMPLES:
        budget, plan = read_budget(path), Plan()
        assert budget.project.as_of
        begun = begin(budget, book, budget.project.as_of)
        summed = cost_in_columns([begun], lines_of([begun], plan), plan)
        parts.append(part_of_budgets([Found(path.name, sha256=budget.file_sha256)], in_columns(summed)))
    locked = problem_rows(Found("kept_secret.xlsx"), [FILE_LOCKED("kept_secret.xlsx", "kept_secret.xlsx")])
    return joined([*parts, part_of([], [], [*locked])])


def sample_portfolio() -> Portfolio:
    """What they say together."""
    return portfolio_of(sample_part())


def changed(table: pa.Table, **columns: object) -> pa.Table:
    """The table with these values in all rows of these columns."""
    for name, value in columns.items():
        at = table.schema.get_field_index(name)
        table = table.set_column(
            at, table.schema.field(name), pa.array([value] * len(table), table.schema.field(at).type)
        )
    return table


def in_euros(part: Part) -> Part:
    """The part as if all of it were in euros."""
    return Part(changed(part.budgets, currency="EUR"), changed(part.figures, currency="EUR"), part.problems)


def many(part: Part, times: int) -> Part:
    """The part so many times, each time with other names of files and other values."""
    return joined([_another(part, number) for number in range(times)])


def _another(part: Part, number: int) -> Part:
    def named(table: pa.Table) -> pa.Table:
        names = pc.binary_join_element_wise(f"{number:05}", table["file"], "_")
        return table.set_column(0, table.schema.field("file"), names)

    return Part(named(part.budgets), named(part.figures), named(part.problems))
