"""Time and prices in the cells of a table, in words or worked out: hours, weeks of a heading, FTE, percentages."""

from decimal import Decimal

import pytest

from fairbudget.budget import Budget, TimeLine
from fairbudget.reading.any_table import read_any
from fairbudget.reading.cells.time_cells import time_in, weeks_in
from small_books import book, sheet


def read(headings: list[object], *rows: list[object], title: str = "", number_format: str = "") -> Budget:
    above: list[list[object]] = [[title]] if title else []
    return read_any(book(sheet("S", *above, headings, *rows, number_format=number_format)))


def message(budget: Budget, code: str) -> str:
    [problem] = [problem for problem in budget.problems if problem.code == code]
    return f"{problem.where}: {problem.message}"


def shown(line: TimeLine) -> str:
    assert line.quantity is not None
    assert line.own_rate is not None
    return f"{line.quantity.normalize():f} {line.unit} at {line.own_rate.amount.normalize():f} a {line.own_rate.per}"


@pytest.mark.parametrize(
    ("headings", "row", "becomes"),
    [
        (["Role", "Hours", "Rate", "Amount"], ["Clerk", "6 hrs", "£20 ph", 120], "6 hour at 20 a hour"),
        (["Role", "Hours", "Rate", "Amount"], ["Clerk", "10 hrs/week x 4 weeks", 20, 800], "40 hour at 20 a hour"),
        (["Role", "Days", "Day rate", "Amount"], ["Clerk", "half a day", 200, 100], "0.5 day at 200 a day"),
        (["Role", "Days", "Day rate"], ["Clerk", "3 days", "£200 per day"], "3 day at 200 a day"),
        (["Role", "Quantity", "Rate", "Amount"], ["Clerk", "3 days", "£200 per day", 600], "3 day at 200 a day"),
        (["Role", "Quantity", "Rate", "Amount"], ["Clerk", "2 half days", 90, 180], "2 half_day at 90 a half_day"),
        (["Role", "Person months", "Monthly salary"], ["Clerk", "2 person-months", 2500], "2 month at 2500 a month"),
        (["Role", "FTE", "Annual salary", "Amount"], ["Clerk", "20% FTE", 30000, 6000], "0.2 fte at 30000 a year"),
        (["Role", "% effort", "Annual salary", "Amount"], ["Clerk", "41%", 30000, 12300], "0.41 fte at 30000 a year"),
        (["Role", "% effort", "Annual salary", "Amount"], ["Clerk", 41, 30000, 12300], "0.41 fte at 30000 a year"),
        (["Role", "% effort", "Annual salary"], ["Clerk", 41, 30000], "0.41 fte at 30000 a year"),
        (
            ["Role", "% of time", "Annual salary", "Amount"],
            ["Clerk", Decimal("0.41"), 30000, 12300],
            "0.41 fte at 30000 a year",
        ),
        (["Rôl", "Oriau", "Cyfradd", "Swm"], ["Clerk", "6 awr", "£20 yr awr", 120], "6 hour at 20 a hour"),
    ],
)
def test_time_and_prices_in_words_are_read_in_the_unit_they_name(
    headings: list[object], row: list[object], becomes: str
) -> None:
    [line] = read(headings, row).time
    assert shown(line) == becomes


@pytest.mark.parametrize(
    "headings",
    [
        ["Role", "Hours per week (Weeks 1-14)", "Rate per hour"],
        ["Role", "Hours per week, weeks 1-14", "Rate per hour"],
        ["Role", "Hours per week over 14 weeks", "Rate per hour"],
        ["Role", "Hours/week", "Rate per hour"],
    ],
)
def test_weeks_that_stand_only_in_a_heading_multiply_hours_a_week(headings: list[object]) -> None:
    title = "Staff over 14 weeks" if headings[1] == "Hours/week" else ""
    [line] = read(headings, ["Clerk", 5, 20], ["Porter", 2, 20], title=title).time[:1]
    assert shown(line) == "70 hour at 20 a hour"


def test_a_formula_of_numbers_stays_as_the_working_shown() -> None:
    [line] = read(["Role", "Hours", "Rate", "Amount"], ["Clerk", ("=6*7.5", "45"), 20, 900]).time
    assert (shown(line), line.notes) == ("45 hour at 20 a hour", "Hours: 6 × 7.5")


def test_words_in_a_cell_of_time_stay_as_notes() -> None:
    [line] = read(["Role", "Hours", "Rate", "Amount"], ["Clerk", "10 hrs/week x 4 weeks", 20, 800]).time
    assert line.notes == "Hours: 10 hrs/week x 4 weeks"


def test_a_fraction_under_a_percent_sign_without_an_amount_is_asked_about() -> None:
    budget = read(["Role", "% effort", "Annual salary"], ["Clerk", Decimal("0.41"), 30000], ["Porter", 41, 20000])
    assert [line.role for line in budget.time] == ["Porter"]
    assert message(budget, "share_has_two_readings") == (
        'S!B2: "Clerk": 0.41 could be 0.41% or 41% of full time, and no amount shows which. It is not costed.'
    )


def test_a_large_number_under_fte_without_an_amount_is_asked_about() -> None:
    budget = read(["Role", "FTE", "Annual salary"], ["Clerk", 20, 30000], ["Porter", Decimal("0.5"), 20000])
    assert [line.role for line in budget.time] == ["Porter"]
    assert "20% or 2000% of full time" in message(budget, "share_has_two_readings").replace(",", "")


def test_a_percent_format_leaves_no_doubt() -> None:
    assert [
        shown(line)
        for line in read(
            ["Role", "% effort", "Annual salary"], ["Clerk", Decimal("0.41"), Decimal(30000)], number_format="0%"
        ).time
    ] == ["0.41 fte at 30000 a year"]


def test_time_with_two_readings_is_asked_about_where_no_amount_settles_it() -> None:
    headings: list[object] = ["Role", "Quantity", "Rate per hour"]
    budget = read(headings, ["Clerk", "40 hours over 8 weeks", 20], ["Porter", "5 hours", 20])
    assert [line.role for line in budget.time] == ["Porter"]
    assert "320 hour; 40 hour" in message(budget, "time_has_two_readings")
    [line] = read([*headings, "Amount"], ["Clerk", "40 hours over 8 weeks", 20, 800]).time
    assert shown(line) == "40 hour at 20 a hour"


@pytest.mark.parametrize(
    ("text", "role"),
    [("3 days", "hours"), ("10 hrs pw", "hours"), ("TBC", "hours"), ("1-2 days", "days"), ("7:30", "hours")],
)
def test_time_of_another_unit_is_no_number_of_that_column(text: str, role: str) -> None:
    assert time_in(text, role) is None


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("over 48 weeks", 48),
        ("Weeks 1-14", 14),
        ("weeks 3 to 14", 12),
        ("dros 20 wythnos", 20),
        ("Hours per week", None),
    ],
)
def test_the_number_of_weeks_in_a_heading(text: str, weeks: int | None) -> None:
    assert weeks_in(text) == weeks
