"""Costs that are not people's time: items, percentages of other lines, what is needed and not budgeted."""

from decimal import Decimal

import pytest

from budgets import assessed, codes, costed, item, only, own, partner, percentage, problem_text, time


def test_an_item_costs_its_quantity_times_its_unit_cost_to_the_penny() -> None:
    assert only(assessed(item("2.5", "33.33"))).cost == Decimal("83.33")


def test_the_odd_penny_of_every_item_is_rounded_by_itself() -> None:
    # 0.5 × 0.01 is half a penny, and each of the three is rounded up.
    found = assessed(*(item("0.5", "0.01", line) for line in ("c1", "c2", "c3")))
    assert found.totals.cost == Decimal("0.03")


def test_an_item_without_a_unit_cost_is_needed_and_not_budgeted_and_in_no_total() -> None:
    found = assessed(item(40, None, category="interpretation"), item(1, "100", "c2"))
    assert "Interpretation is needed here and has no unit cost" in problem_text(found, "needed_not_budgeted")
    assert (found.totals.complete, found.totals.cost) == (True, Decimal("100.00"))
    assert found.lines[0].cost is None
    assert found.lines[0].working == "Needed and not budgeted: no unit cost is stated."


def test_an_item_that_costs_nothing_is_budgeted() -> None:
    assert codes(assessed(item(40, 0))) == []


def test_an_item_without_a_quantity_blocks_the_total() -> None:
    found = assessed(item(None, "12.50"), item(1, "100", "c2"))
    assert codes(found) == ["cost_quantity_missing"]
    assert (found.totals.cost, found.totals.cost_so_far) == (None, Decimal("100.00"))


@pytest.mark.parametrize(
    ("category", "treated_as"),
    [("travel", "expenses"), ("childcare", "access_cost"), ("equipment", "equipment"), ("venue", "other_direct")],
)
def test_an_item_belongs_to_the_category_that_funders_ask_for(category: str, treated_as: str) -> None:
    assert costed(item(1, 1, category=category)).rows[0].category == treated_as


def test_a_percentage_line_takes_its_part_of_the_full_cost_of_the_lines_it_names() -> None:
    found = assessed(
        time(1, "day", own_rate=own(100, "day", "wage")),
        item(1, "50"),
        item(1, "1000", "c2"),
        percentage("0.147", ("1", "c1")),
        partners=(partner(on_costs=Decimal("0.2")),),
    )
    # 120.00 + 50.00 at 14.7 % is 24.99.
    assert found.lines[-1].cost == Decimal("24.99")
    assert found.totals.cost == Decimal("1194.99")


def test_a_percentage_may_count_another_percentage() -> None:
    found = assessed(item(1, "200"), percentage("0.1", ("c1",), "p1"), percentage("0.05", ("c1", "p1"), "p2"))
    assert [line.cost for line in found.lines] == [Decimal("200.00"), Decimal("20.00"), Decimal("11.00")]


def test_a_percentage_counts_another_percentage_whichever_stands_first() -> None:
    lines = (percentage("0.05", ("c1", "p1"), "p2"), item(1, "200"), percentage("0.1", ("c1",), "p1"))
    found = assessed(*lines)
    assert {line.line: line.cost for line in found.lines} == {
        "c1": Decimal("200.00"), "p1": Decimal("20.00"), "p2": Decimal("11.00"),
    }  # fmt: skip


def test_two_percentages_may_count_the_same_line() -> None:
    found = assessed(item(1, "200"), percentage("0.1", ("c1",), "p1"), percentage("0.2", ("c1",), "p2"))
    assert [line.cost for line in found.lines] == [Decimal("200.00"), Decimal("20.00"), Decimal("40.00")]


def test_percentages_that_count_one_another_or_themselves_are_not_costed() -> None:
    found = assessed(
        item(1, "200"), percentage("0.1", ("c1", "p2"), "p1"), percentage("0.1", ("p1",), "p2"),
        percentage("0.1", ("p3",), "p3"),
    )  # fmt: skip
    assert codes(found) == ["percentage_counts_itself"] * 3
    assert (found.totals.cost, found.totals.cost_so_far) == (None, Decimal("200.00"))


def test_a_percentage_of_a_line_that_is_not_costed_is_not_known() -> None:
    found = assessed(item(1, "200"), time(1, "day"), percentage("0.1", ("c1", "1")))
    assert (found.lines[-1].cost, found.totals.cost) == (None, None)
    assert found.totals.lines_not_costed == 2


def test_a_percentage_leaves_out_what_is_needed_and_not_budgeted() -> None:
    found = assessed(item(1, "200"), item(5, None, "c2"), percentage("0.1", ("c1", "c2")))
    assert found.lines[-1].cost == Decimal("20.00")


def test_an_item_that_a_partner_gives_is_in_kind_and_not_in_the_cost() -> None:
    found = assessed(item(1, "200", paid_by="partner"), item(1, "50", "c2"))
    assert (found.totals.cost, found.totals.in_kind_value) == (Decimal("50.00"), Decimal("200.00"))
