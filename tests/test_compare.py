"""Scenarios side by side: what changed, and why."""

from datetime import date
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget, OwnRate, Partner, Project, Share, TimeLine
from fairbudget.cli import app
from fairbudget.compare import compare
from fairbudget.reading.cards.rate_book import read_rates

BOOK = read_rates()
CHARITY = Partner(name="Tollgate Lane", type="vcse", on_costs="none", overhead="none", hours_in_a_day=Decimal(7))


def line(name: str, amount: str, quantity: str = "10", role: str = "Worker") -> TimeLine:
    return TimeLine(
        line=name,
        where=f"Time!{name}",
        partners=(Share(partner=CHARITY.name),),
        role=role,
        band="skilled",
        phase="delivery",
        activity="engagement",
        quantity=Decimal(quantity),
        unit="hour",
        unpaid_hours_each=Decimal(0),
        own_rate=OwnRate(amount=Decimal(amount), per="hour", basis="wage", reason="agreed"),
    )


def costed(*lines: TimeLine, as_of: date = date(2026, 4, 1)) -> Assessment:
    return assess(Budget(project=Project(as_of=as_of), partners=(CHARITY,), time=lines), BOOK)


def test_a_higher_rate_says_by_how_much_the_line_and_the_total_rise_and_why() -> None:
    found = compare([costed(line("1", "20.00")), costed(line("1", "22.50"))], ["now", "fair"])
    assert found.totals[0].values == (Decimal("200.00"), Decimal("225.00"))
    assert found.totals[0].differences == (Decimal("25.00"),)
    [changed] = found.lines
    assert changed.differences == (Decimal("25.00"),)
    assert changed.changes == ("rate £20.00 → £22.50",)


def test_lines_that_are_the_same_are_only_counted() -> None:
    found = compare([costed(line("1", "20.00"), line("2", "15.00"))] * 2, ["a", "b"])
    assert (found.lines, found.lines_unchanged, found.figures) == ((), 2, ())


def test_a_line_that_is_new_or_gone_is_said_so_and_has_no_cost_where_it_is_not() -> None:
    found = compare([costed(line("1", "20.00")), costed(line("1", "20.00"), line("2", "15.00"))], ["a", "b"])
    [new] = found.lines
    assert (new.costs, new.changes) == ((None, Decimal("150.00")), ("the line is new",))
    [gone] = compare([costed(line("1", "20.00"), line("2", "15.00")), costed(line("1", "20.00"))], ["a", "b"]).lines
    assert gone.changes == ("the line is not there",)


def test_a_line_that_only_got_another_number_is_found_again_by_what_it_is() -> None:
    before = costed(line("1", "20.00", role="Director"), line("2", "15.00"))
    after = costed(line("2", "15.00"), line("7", "21.00", role="Director"))
    [changed] = compare([before, after], ["a", "b"]).lines
    assert (changed.role, changed.changes) == ("Director", ("rate £20.00 → £21.00",))


def test_three_scenarios_are_each_compared_with_the_first() -> None:
    three = [costed(line("1", "20.00", hours)) for hours in ("10", "12", "8")]
    found = compare(three, ["a", "b", "c"])
    assert found.totals[0].differences == (Decimal("40.00"), Decimal("-40.00"))
    assert found.lines[0].changes == ("scenario 2: quantity 10 → 12", "scenario 3: quantity 10 → 8")


def test_the_figures_of_each_group_that_changed_stand_beside_each_other() -> None:
    found = compare([costed(line("1", "20.00")), costed(line("1", "22.50"))], ["a", "b"])
    rates = {(figure.code, figure.group): figure.values for figure in found.figures}
    assert rates["effective_hourly_rate", "vcse"] == (Decimal("20.00"), Decimal("22.50"))


def test_one_scenario_alone_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="two or more"):
        compare([costed(line("1", "20.00"))], ["a"])


def test_the_same_budget_on_the_rates_of_another_day_shows_the_difference_the_cards_make() -> None:
    on_the_minimum = line("1", "1.00").model_copy(update={"rate_code": "nmw:adult", "own_rate": None})
    days = [date(2026, 3, 31), date(2026, 4, 1)]
    found = compare([costed(on_the_minimum, as_of=day) for day in days], ["old", "new"])
    assert found.totals[0].values == (Decimal("122.10"), Decimal("127.10"))
    assert found.lines[0].changes == ("rate £12.21 → £12.71",)


def test_the_command_shows_both_budgets_and_refuses_one_alone() -> None:
    sample = "sample_budgets/university_charity_brokerage.xlsx"
    shown = CliRunner().invoke(app, ["compare", sample, "--on", "2026-04-10"])
    assert shown.exit_code == 0, shown.output
    assert "Scenario 2: university_charity_brokerage.xlsx, rates of 2026-04-10" in shown.output
    alone = CliRunner().invoke(app, ["compare", sample])
    assert alone.exit_code == 2
    assert "two or three scenarios" in alone.output
