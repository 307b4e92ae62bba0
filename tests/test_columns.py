"""Lines costed in columns have the pennies of lines costed one by one, and budgets the same figures."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from budgets import BOOK, PARTNERS, budget, many_lines
from fairbudget.budget import Budget, CostLine, TimeLine
from fairbudget.columns.budgets import begin, cost_in_columns, lines_of
from fairbudget.columns.figures import MADE_OF_SUMS, figures_of
from fairbudget.columns.gathered import ALL
from fairbudget.columns.plan import Plan
from fairbudget.costing.costed import cost_budget
from fairbudget.equity.comparisons import compared
from fairbudget.equity.figure import Figure
from fairbudget.equity.figures import figures_of as exact_figures_of
from fairbudget.money import tidy
from fairbudget.ratecards import RateBook
from fairbudget.reading import read_budget
from test_properties import BOOK_WITH_ODD, FUNDERS
from workbook_budgets import BUDGETS, under_a_shared_cap, with_pooled_funder

SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))
NOT_IN_THE_ENGINE = ("paid_at_reference", "paid_below_floor")
Amounts = Mapping[str, Decimal | None]


def line_by_line(one: Budget, book: RateBook) -> list[Amounts]:
    """The amounts of every row of time by the engine that costs single lines."""
    assert one.project.as_of
    exact = compared(cost_budget(one, book, one.project.as_of))
    return [amounts_of(row.amounts) for row in exact.rows if row.kind == "time"]


def in_columns(budgets: Iterable[Budget], book: RateBook) -> list[list[Amounts]]:
    """The same worked in columns, all budgets together: of each budget the rows of its lines in their order."""
    begun = [begin(one, book, one.project.as_of) for one in budgets if one.project.as_of]
    plan = Plan()
    lines = lines_of(begun, plan)
    references = [each.costed.references for each in cost_in_columns(begun, lines, plan)]
    rows: list[tuple[int, int, Amounts]] = []
    for block in plan.settled(lines, plan.timed(lines), references):
        for place, line in enumerate(block.lines.tolist()):
            rows.append((int(lines.budget[line]), line, amounts_of(block.at(place).amounts)))
    rows.sort(key=lambda row: row[:2])
    return [[amounts for of, _, amounts in rows if of == number] for number in range(len(begun))]


def amounts_of(amounts: Amounts) -> Amounts:
    return {name: _shown(amounts.get(name)) for name in ALL if name not in NOT_IN_THE_ENGINE}


def _shown(number: Decimal | None) -> Decimal | None:
    return None if number is None else tidy(number)


def numbers_of_figures(figures: Iterable[Figure]) -> list[object]:
    return [
        {
            k: getattr(f, k)
            for k in (
                "code",
                "partner_type",
                "value",
                "numerator",
                "denominator",
                "hours",
                "coverage",
                "status",
                "closes",
                "remedy",
            )
        }
        for f in figures
        if f.code in MADE_OF_SUMS and f.partner is None
    ]


def same(one: Budget, book: RateBook = BOOK) -> None:
    assert one.project.as_of
    assert in_columns([one], book) == [line_by_line(one, book)]
    begun = begin(one, book, one.project.as_of)
    plan = Plan()
    (summed,) = cost_in_columns([begun], lines_of([begun], plan), plan)
    exact = cost_budget(one, book, one.project.as_of)
    assert numbers_of_figures(figures_of(summed)) == numbers_of_figures(exact_figures_of(exact))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_has_the_same_pennies_and_figures_in_columns(path: Path) -> None:
    same(read_budget(path))


@pytest.mark.parametrize("name", BUDGETS)
def test_every_kind_of_working_has_the_same_pennies_and_figures_in_columns(name: str) -> None:
    same(BUDGETS[name]())


def test_a_shared_cap_is_the_same_in_columns(tmp_path: Path) -> None:
    same(under_a_shared_cap(), with_pooled_funder(tmp_path))


@given(many_lines(), FUNDERS)
def test_any_budget_has_the_same_pennies_and_figures_in_columns(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    same(budget(*lines, partners=PARTNERS, funder=funder), BOOK_WITH_ODD)
