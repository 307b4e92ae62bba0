"""Tables of lines (parquet): each budget in them is the budget that it would be alone."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_lines import budget_of, made

from fairbudget.assessment import assess
from fairbudget.portfolio.part import Part, joined
from fairbudget.portfolio.run import run, tasks_in
from fairbudget.portfolio.table_work import part_of_row_group, tasks_of_table
from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.portfolio.work import work
from fairbudget.reading.cards.rate_book import read_rates
from portfolio_figures import figures_alone, figures_in

BOOK = read_rates()
SMALL = made(2000)


def read(table: pa.Table, folder: Path, row_group: int = 1_000_000) -> Part:
    """The part that a table comes to, written with row groups of so many lines."""
    pq.write_table(table, folder / "lines.parquet", row_group_size=row_group)
    setting = Setting(folder)
    tasks = tasks_of_table(Task("lines.parquet", "the file's hash"), setting)
    return joined(part_of_row_group(task, setting) for task in tasks)


def the_same(part: Part, table: pa.Table) -> None:
    """Every budget of the part is the one that its lines make alone."""
    rows = table.to_pylist()
    for found in part.budgets.to_pylist():
        one = assess(budget_of([row for row in rows if row["budget"] == found["budget"]]), BOOK)
        assert found["lines"] == len(one.costed.budget.time)
        assert found["complete"] == one.totals.complete
        for name in ("cost", "funded", "shortfall", "in_kind_value", "paid_hours", "unpaid_hours"):
            assert found[name] == getattr(one.totals, name), name
        assert figures_in(part, budget=found["budget"]) == figures_alone(one)


def test_every_budget_of_a_table_is_the_one_that_its_lines_make_alone(tmp_path: Path) -> None:
    part = read(SMALL, tmp_path)
    assert part.budgets.num_rows == 5
    the_same(part, SMALL)


def test_budgets_may_go_on_from_one_row_group_to_the_next(tmp_path: Path) -> None:
    whole, cut = read(SMALL, tmp_path), read(SMALL, tmp_path, row_group=130)
    assert cut.budgets.equals(whole.budgets)
    assert cut.figures.equals(whole.figures)


def test_unpaid_hours_that_nobody_stated_are_not_known_in_a_table_either(tmp_path: Path) -> None:
    table = SMALL.slice(0, 400).set_column(
        SMALL.schema.get_field_index("unpaid_hours_each"), "unpaid_hours_each", pa.nulls(400, pa.decimal128(9, 2))
    )
    part = read(table, tmp_path)
    the_same(part, table)
    assert {f[5] for f in figures_in(part, budget="B0000000") if f[0] == "unpaid_share"} == {"insufficient data"}


@pytest.mark.parametrize(
    "as_written",
    [float, str, lambda n: n.quantize(Decimal("0.0001"))],
    ids=["binary numbers", "text", "more places"],
)
def test_numbers_are_read_exactly_however_they_are_written(
    as_written: Callable[[Decimal], Any], tmp_path: Path
) -> None:
    table = SMALL.slice(0, 800)
    changed = pa.array([as_written(n) for n in table["quantity"].to_pylist()])
    again = table.set_column(table.schema.get_field_index("quantity"), "quantity", changed)
    assert read(again, tmp_path).budgets.equals(read(table, tmp_path).budgets)


def changed(name: str, value: Any) -> pa.Table:
    """A budget in which the third line has another value in this column."""
    table = SMALL.slice(0, 400)
    values = table[name].to_pylist()
    values[2] = value
    return table.set_column(table.schema.get_field_index(name), name, pa.array(values))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("band", "expert", "table_value"),
        ("partner_type", "friend", "table_value"),
        ("unit", "moon", "table_value"),
        ("quantity", Decimal("-1.00"), "table_number_below_zero"),
        ("rate_code", "he_spine:point_99", "rate_unknown"),
    ],
)
def test_a_value_that_is_none_blocks_its_line_and_is_named_and_the_rest_is_read(
    name: str, value: Any, code: str, tmp_path: Path
) -> None:
    table = changed(name, value)
    if name == "rate_code":
        table = table.set_column(
            table.schema.get_field_index("own_rate"),
            "own_rate",
            pa.array([None] * 3 + table["own_rate"].to_pylist()[3:]),
        )
    part = read(table, tmp_path)
    problems = [problem for problem in part.problems.to_pylist() if problem["severity"] == "blocks"]
    assert [
        (problem["code"], problem["where"], problem["found"]) for problem in problems if problem["where"] == "3"
    ] == [(code, "3", str(value))]
    assert part.budgets["complete"].to_pylist() == [False]
    assert part.budgets["lines"].to_pylist() == [400]


def test_a_table_without_the_columns_that_are_needed_says_which(tmp_path: Path) -> None:
    part = read(SMALL.drop_columns(["partner", "unit"]), tmp_path)
    assert part.budgets.num_rows == 0
    assert "without the columns partner and unit" in part.problems["message"][0].as_py()


def test_a_file_that_is_no_table_says_so(tmp_path: Path) -> None:
    (tmp_path / "lines.parquet").write_bytes(b"PAR1 and nothing else")
    setting = Setting(tmp_path)
    (task,) = tasks_of_table(Task("lines.parquet", ""), setting)
    part = part_of_row_group(task, setting)
    assert part.problems["code"].to_pylist() == ["table_not_read"]


def test_lines_without_a_budget_are_a_budget_that_is_not_named(tmp_path: Path) -> None:
    table = SMALL.slice(0, 800)
    names = [None if name == "B0000001" else name for name in table["budget"].to_pylist()]
    part = read(table.set_column(table.schema.get_field_index("budget"), "budget", pa.array(names)), tmp_path)
    assert part.budgets["budget"].to_pylist() == ["B0000000", "not stated"]
    assert part.budgets["lines"].to_pylist() == [400, 400]


def test_a_budget_in_two_places_is_named(tmp_path: Path) -> None:
    table = pa.concat_tables([SMALL.slice(0, 100), SMALL.slice(400, 400), SMALL.slice(100, 300)])
    pq.write_table(table, tmp_path / "lines.parquet")
    setting = Setting(tmp_path)
    found, journal = run(
        tasks_in(setting),
        setting,
        tmp_path / "out.xlsx",
        lambda tasks, setting: ((task, work(task, setting)) for task in tasks),
        lambda _done, _all: None,
    )
    journal.delete()
    problems = [each for each in found.part.problems.to_pylist() if each["code"] == "budget_in_two_places"]
    assert [each["found"] for each in problems] == ["B0000000"]
