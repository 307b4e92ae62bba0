"""(a) Costing a million lines in columns, exactly: beside floats, beside the engine that costs line by line.

All take the same table in memory, whole budgets at a time, and end in sums by type of partner: cost, funded, shortfall
and value in kind, the last at the reference rates of each budget. The script in floats has its small tables made
beforehand. Every line is compared: with the engine, from which no line may differ, and with the floats, which are wrong
by pennies.
"""

import time
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from statistics import median

import float_script
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from float_tables import Floats, FloatTables, rounded_half_up, tables_for
from made_lines import LINES_OF_A_BUDGET, PART, budgets_of, made
from measuring import Measured, beside, faster, in_turns, timed
from numpy.typing import NDArray

from fairbudget.budget import Budget
from fairbudget.columns.budgets import referred
from fairbudget.columns.few import TYPES
from fairbudget.columns.plan import Lines, Plan
from fairbudget.columns.recipes import Block
from fairbudget.columns.sums import sums
from fairbudget.costing.costed import cost_budget
from fairbudget.costing.rows import Row
from fairbudget.portfolio.line_table import LineTable
from fairbudget.ratecards import RateBook
from fairbudget.reading.cards.rate_book import read_rates

AMOUNTS = float_script.SUMMED
SLICE = PART // LINES_OF_A_BUDGET * LINES_OF_A_BUDGET  # as many lines as a row group has, in whole budgets


@dataclass
class Costed:
    """What came out, and the seconds of each stage on the way."""

    total: dict[str, list[Decimal]] = field(
        default_factory=lambda: {name: [Decimal(0)] * len(TYPES) for name in AMOUNTS}
    )
    pence: list[dict[str, Floats]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = 0

    def start(self) -> None:
        self._since = time.perf_counter()

    def done(self, stage: str) -> None:
        """A stage is done, and the next begins."""
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0) + now - self._since
        self._since = now


def measured(*, quick: bool = False) -> list[Measured]:
    """The ratios, the shares of our own time, and the lines that differ."""
    size, compared, by_line, times = (100_000, 4_000, 800, 3) if quick else (1_000_000, 20_000, 4_000, 5)
    table, book = made(size), read_rates()
    tables, budgets = tables_for(table, book), budgets_of(table.slice(0, compared))
    costed: list[Costed] = []
    few = budgets[: by_line // LINES_OF_A_BUDGET]
    own, floats, single, bare = in_turns(
        times,
        timed(lambda: costed.append(in_columns(table, book))),
        timed(lambda: in_floats(table, tables)),
        timed(lambda: line_by_line(few, book)),
        timed(lambda: one_pass(table)),
    )
    lines = f"{size:,} lines in columns"
    return [
        beside(f"{lines} / the same in floats", own, floats, at_most=1.2),
        faster(f"{lines}: faster than line by line", own, single / by_line * size, at_least=20),
        beside(f"{lines} / a sum of each number", own, bare),
        *_shares(costed),
        *_differing(table, budgets, book, tables),
    ]


def in_columns(table: pa.Table, book: RateBook, *, keep: bool = False) -> Costed:
    """Our own: the table a slice at a time. With `keep`, the pence of every line are kept."""
    reader, costed = LineTable(book, figures=False), Costed()
    for begin in range(0, len(table), SLICE):
        costed.start()
        _, begun, lines = reader.read(table.slice(begin, SLICE))
        costed.done("reading the table")
        blocks = reader.plan.timed(lines)
        costed.done("up to the full cost")
        references, _ = referred(begun, lines, reader.plan, blocks)
        costed.done("reference rates")
        blocks = reader.plan.settled(lines, blocks, references)
        costed.done("who pays and value in kind")
        _add(costed.total, reader.plan, lines, blocks)
        costed.done("sums")
        if keep:
            costed.pence.append(_pence(lines, blocks))
    return costed


def _add(total: dict[str, list[Decimal]], plan: Plan, lines: Lines, blocks: list[Block]) -> None:
    """Add the sums by type of partner; an amount that is not known counts in none."""
    types = np.array([TYPES.index(kind.partners[0].type) for kind in plan.kinds], dtype=np.intp)
    for block in blocks:
        group = types[lines.kind[block.lines]]
        for name in AMOUNTS:
            column = block.amount(name)
            if column is not None:
                more = sums(column, group, len(TYPES))
                total[name] = [so_far + each for so_far, each in zip(total[name], more, strict=True)]


def in_floats(table: pa.Table, tables: FloatTables) -> dict[str, Floats]:
    """The same in floats, in the same slices: they fit the machine better than all lines at once."""
    types = tables.words["partner_type"]
    total = {name: np.zeros(len(types)) for name in AMOUNTS}
    for begin in range(0, len(table), SLICE):
        part = table.slice(begin, SLICE)
        codes = float_script.codes_of(part, tables)
        found = float_script.cost(part, codes, tables)
        for name, more in float_script.sums(found, codes["partner_type"], len(types)).items():
            total[name] += more
    return total


def line_by_line(budgets: list[Budget], book: RateBook) -> list[tuple[Row, ...]]:
    """The same by the engine that costs one line after the other."""
    return [cost_budget(budget, book, _day(budget)).rows for budget in budgets]


def one_pass(table: pa.Table) -> list[pa.Scalar]:
    """No more than a look at every number."""
    return [
        pc.sum(column)
        for column in table.columns
        if pa.types.is_decimal(column.type) or pa.types.is_integer(column.type)
    ]


def _shares(costed: list[Costed]) -> list[Measured]:
    """Which part of our own time each stage takes."""
    seconds = {stage: median(each.seconds[stage] for each in costed) for stage in costed[0].seconds}
    return [Measured(f"of that: {stage}", took / sum(seconds.values())) for stage, took in seconds.items()]


def _differing(table: pa.Table, budgets: list[Budget], book: RateBook, tables: FloatTables) -> list[Measured]:
    """How many lines differ from the engine, of those that it costed, and from floats, of all."""
    ours, exact = _joined(in_columns(table, book, keep=True).pence), _pence_of_rows(budgets, book)
    compared = len(exact["cost"])
    here = {name: amounts[:compared] for name, amounts in ours.items()}
    differ = int(_not_alike(here, exact).sum())
    return [
        Measured("lines that differ from the engine line by line", differ, f"of {compared:,}", at_most=0),
        _floats_wrong("lines that floats get wrong", table, ours, tables),
        _floats_wrong("the same, had they rounded half up", table, ours, replace(tables, pence=rounded_half_up)),
    ]


def _floats_wrong(name: str, table: pa.Table, ours: dict[str, Floats], tables: FloatTables) -> Measured:
    costed = float_script.cost(table, float_script.codes_of(table, tables), tables)
    floats = {name: np.round(amounts * 100) for name, amounts in costed.items()}
    wrong = int(_not_alike(ours, floats).sum())
    pence = sum(float(np.nansum(np.abs(ours[name] - floats[name]))) for name in AMOUNTS)
    return Measured(name, wrong, f"of {len(table):,}, by £{pence / 100:,.2f} in all")


def _not_alike(one: dict[str, Floats], other: dict[str, Floats]) -> NDArray[np.bool_]:
    found = [(one[name] != other[name]) & ~(np.isnan(one[name]) & np.isnan(other[name])) for name in AMOUNTS]
    return np.asarray(np.logical_or.reduce(found))


def _pence(lines: Lines, blocks: list[Block]) -> dict[str, Floats]:
    """Whole pence of each line; not a number where an amount is not known."""
    found = {name: np.zeros(len(lines)) for name in AMOUNTS}
    for block in blocks:
        for name in AMOUNTS:
            column = block.amount(name)
            pence = np.nan if column is None else [int(number * 100) for number in column.decimals(len(block.of))]
            found[name][block.lines] += pence
    return found


def _pence_of_rows(budgets: list[Budget], book: RateBook) -> dict[str, Floats]:
    """The same from the engine, in the order of the lines."""
    parts = []
    for budget in budgets:
        place = {line.line: number for number, line in enumerate(budget.time)}
        found = {name: np.zeros(len(place)) for name in AMOUNTS}
        for row in cost_budget(budget, book, _day(budget)).rows:
            for name in AMOUNTS if row.kind == "time" else ():
                number = row.amount(name)
                found[name][place[row.line]] += np.nan if number is None else int(number * 100)
        parts.append(found)
    return _joined(parts)


def _joined(parts: list[dict[str, Floats]]) -> dict[str, Floats]:
    return {name: np.concatenate([part[name] for part in parts]) for name in AMOUNTS}


def _day(budget: Budget) -> date:
    assert budget.project.as_of is not None  # noqa: S101 - every budget of `made_lines` has one
    return budget.project.as_of
