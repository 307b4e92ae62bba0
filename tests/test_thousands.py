"""Amounts in thousands, because a heading, a title or a sheet says so."""

from decimal import Decimal

import pytest

from fairbudget.budget import Budget
from fairbudget.reading.any_table import read_any
from small_books import book, sheet


def costs(budget: Budget) -> list[str]:
    return [f"{one.label}: {one.quantity} × {one.unit_cost:f}" for one in budget.costs]


def message(budget: Budget, code: str) -> str:
    [problem] = [problem for problem in budget.problems if problem.code == code]
    return f"{problem.where}: {problem.message}"


@pytest.mark.parametrize(
    "heading",
    ["Cost £k", "Cost (£k)", "Budget £000", "Budget (£'000)", "Amount (£000s)", "£k", "£000", "Cost (thousands)",
     "Cost in £ thousands", "Swm (mewn miloedd)"],
)  # fmt: skip
def test_a_heading_that_says_thousands_is_read_in_full_and_said(heading: str) -> None:
    budget = read_any(book(sheet("S", ["Item", heading], ["Venue hire", Decimal("1.25")], ["Travel", 2])))
    assert costs(budget) == ["Venue hire: 1 × 1250.00", "Travel: 1 × 2000.00"]
    assert message(budget, "thousands_read") == (
        f'S!B1: "{heading}" says that amounts are in thousands, so 1.25 was read as 1,250.'
    )


def test_a_sheet_that_says_thousands_once_is_read_in_full() -> None:
    rows: list[list[object]] = [
        ["All figures in £000"],
        [""],
        ["Item", "Amount"],
        ["Venue hire", Decimal("1.25")],
        ["Total", Decimal("1.25")],
    ]
    budget = read_any(book(sheet("S", *rows)))
    assert costs(budget) == ["Venue hire: 1 × 1250.00"]
    assert [stated.amount for stated in budget.stated_totals] == [Decimal(1250)]
    assert message(budget, "thousands_read").startswith('S!A1: "All figures in £000"')


def test_a_total_in_the_same_column_still_agrees() -> None:
    rows: list[list[object]] = [["Item", "Cost £k"], ["Venue hire", 1], ["Travel", 2], ["Total", ("=SUM(B2:B3)", "3")]]
    budget = read_any(book(sheet("S", *rows)))
    assert [problem.code for problem in budget.problems if problem.code.startswith("total")] == []


def test_an_amount_that_would_be_ten_millions_is_pointed_out() -> None:
    budget = read_any(book(sheet("S", ["Item", "Cost £k"], ["Venue hire", 1], ["Travel", "£12,500"])))
    assert message(budget, "thousands_in_doubt") == (
        'S!B3: "£12,500" stands among amounts in thousands and would be 12,500,000. It may be written in full already.'
    )


def test_thousands_of_things_make_no_amount_larger() -> None:
    words: list[object] = ["Thousands of people will read it", ""]
    rows: list[list[object]] = [["Item", "Quantity (thousands)", "Unit cost", "Amount"], ["Leaflets", 2, 40, 80]]
    assert costs(read_any(book(sheet("S", words, [""], *rows)))) == ["Leaflets: 2 × 40"]


@pytest.mark.parametrize("heading", ["Cost", "Cost up to £1,000", "Cost £", "Amount (£)"])
def test_other_headings_change_nothing(heading: str) -> None:
    budget = read_any(book(sheet("S", ["Item", heading, "Amount"], ["Venue hire", "", 12], ["Travel", "", 20])))
    assert [one.unit_cost for one in budget.costs] == [12, 20]
    assert "thousands_read" not in [problem.code for problem in budget.problems]
