"""Budgets of any layout: the traps of real ones, in small invented workbooks."""

import sys
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Budget
from fairbudget.money import to_pence
from fairbudget.reading import budget_of
from fairbudget.reading.any_table import read_any
from fairbudget.reading.file.files import book_of
from fairbudget.reading.grid import Cell, Sheet
from small_books import book, sheet


def codes(budget: Budget) -> list[str]:
    return [problem.code for problem in budget.problems]


def blocking(budget: Budget) -> list[str]:
    return [problem.code for problem in budget.problems if problem.severity == "blocks"]


def total(budget: Budget) -> Decimal:
    """Pay and on-costs of time, other costs and percentages, to the penny a line."""
    costs: dict[str, Decimal] = {}
    for line in budget.time:
        assert line.quantity is not None
        assert line.own_rate is not None
        years = line.months / 12 if line.unit == "fte" and line.months else Decimal(1)
        pay = to_pence(line.people * line.quantity * line.own_rate.amount * years)
        costs[line.line] = pay + to_pence(pay * (line.on_costs or Decimal(0)))
    for cost in budget.costs:
        if cost.quantity is not None and cost.unit_cost is not None:
            costs[cost.line] = to_pence(cost.quantity * cost.unit_cost)
    for cost in budget.costs:
        if cost.fraction is not None:
            costs[cost.line] = to_pence(cost.fraction * sum(costs[line] for line in cost.fraction_of))
    return sum(costs.values(), Decimal(0))


def test_hours_a_week_for_some_weeks_at_an_hourly_rate_with_on_costs() -> None:
    read = read_any(
        book(
            sheet(
                "Staff",
                ["Who", "Per hour", "Hours", "Weeks", "Subtotal", "On-cost rate", "On-cost", "Total"],
                ["Youth worker", 20, 6, 10, 1200, Decimal("0.25"), 300, 1500],
            )
        )
    )
    [line] = read.time
    assert (line.quantity, line.unit, line.on_costs) == (Decimal(60), "hour", Decimal("0.25"))
    assert line.own_rate is not None
    assert (line.own_rate.amount, line.own_rate.per, line.own_rate.basis) == (Decimal(20), "hour", "wage")
    assert line.own_rate.reason == "as stated in the file invented.xlsx"
    assert total(read) == 1500


def test_a_fraction_of_full_time_at_a_yearly_salary() -> None:
    read = read_any(
        book(
            sheet(
                "B",
                ["cost_item", "cost_type", "qty_or_fte", "unit_cost", "units", "total"],
                ["Botanist salary", "personnel", Decimal("0.5"), 30000, "£/per year", 15000],
                ["Botanist benefits", "benefits", 1, 3000, "£/per year", 3000],
                ["Seed trays", "supplies", 40, 5, "£/each", 200],
            )
        )
    )
    [line] = read.time
    assert (line.quantity, line.unit, line.months) == (Decimal("0.5"), "fte", Decimal(12))
    assert [cost.label for cost in read.costs] == ["Botanist benefits", "Seed trays"]
    assert total(read) == 18200
    assert read.project.currency == "GBP"
    assert "currency_not_stated" not in codes(read)


def test_days_and_months_of_people_are_read_in_their_own_units() -> None:
    read = read_any(
        book(
            sheet("D", ["Role", "Days", "Day rate", "Total"], ["Facilitator", 4, 300, 1200]),
        )
    )
    assert [(line.quantity, line.unit) for line in read.time] == [(Decimal(4), "day")]
    read = read_any(
        book(sheet("M", ["Post", "Months", "Monthly salary", "Total"], ["Project officer", 6, 2500, 15000]))
    )
    assert [(line.quantity, line.unit) for line in read.time] == [(Decimal(6), "month")]


def test_a_person_with_only_an_amount_is_a_line_without_hours() -> None:
    read = read_any(book(sheet("S", ["Item", "Amount"], ["Staff", "£9,000"], ["Venue hire", "£500"])))
    [line] = read.time
    assert (line.quantity, line.unit, line.hours_per_unit) == (Decimal(1), "task", None)
    assert [cost.label for cost in read.costs] == ["Venue hire"]
    assert total(read) == 9500
    assert read.project.currency == "GBP"


def test_two_people_in_a_label_are_counted_when_the_notes_state_the_rate_of_each() -> None:
    headings = ["Item", "Unit", "Number of units", "Cost per unit", "Total", "Notes"]
    row = ["Student guides (2)", "1 hour", 5, 30, 150]
    [line] = read_any(book(sheet("S", headings, [*row, "two guides, £15/hour each"]))).time
    assert line.own_rate is not None
    assert (line.people, line.quantity, line.own_rate.amount) == (Decimal(2), Decimal(5), Decimal(15))


def test_a_number_in_a_label_is_asked_about_when_the_notes_do_not_settle_it() -> None:
    headings = ["Item", "Unit", "Number of units", "Cost per unit", "Total", "Notes"]
    row = ["Student guides (2)", "1 hour", 5, 30, 150]
    read = read_any(book(sheet("S", headings, [*row, ""])))
    assert [line.people for line in read.time] == [1]
    assert "people_in_label" in codes(read)


def test_things_among_hours_are_costs_and_people_are_told() -> None:
    read = read_any(
        book(
            sheet(
                "S",
                ["Task", "Hours", "Cost per hour", "Total"],
                ["Team lead", 10, 40, 400],
                ["Drawing software licences", 2, 25, 50],
            )
        )
    )
    assert [line.role for line in read.time] == ["Team lead"]
    assert [cost.label for cost in read.costs] == ["Drawing software licences"]
    assert "thing_among_hours" in codes(read)


def test_a_total_is_never_a_line_and_is_shown_beside_ours() -> None:
    read = read_any(
        book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes", 12], ["Total", ("=SUM(B2:B3)", "42")]))
    )
    assert len(read.costs) == 2
    assert [(stated.label, stated.amount) for stated in read.stated_totals] == [("Total", Decimal(42))]
    assert not {"total_differs", "total_not_stated"} & set(codes(read))


def test_a_wrong_stated_total_is_shown_with_the_difference_and_not_used() -> None:
    read = read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes", 12], ["Total", 40])))
    assert total(read) == 42
    [problem] = [problem for problem in read.problems if problem.code == "total_differs"]
    for amount in ("£40.00", "£42.00", "£2.00"):
        assert amount in problem.message


def test_a_sum_without_a_label_is_a_total() -> None:
    read = read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes", 12], ["", 42])))
    assert len(read.costs) == 2
    assert total(read) == 42


def test_an_amount_without_a_label_that_is_no_sum_blocks() -> None:
    read = read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes", 12], ["", 50])))
    assert blocking(read) == ["row_not_understood"]


def test_words_where_an_amount_should_stand_block_with_the_cell_and_the_words() -> None:
    read = read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes", "to be confirmed"])))
    [problem] = [problem for problem in read.problems if problem.code == "row_not_understood"]
    assert (problem.where, problem.found) == ("S!B3", "to be confirmed")


def test_a_numbered_row_over_its_parts_is_their_total() -> None:
    rows = (["2. Travel", 70], ["2.1 Bus", 40], ["2.2 Train", 30])
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    assert [cost.label for cost in read.costs] == ["2.1 Bus", "2.2 Train"]


def test_a_numbered_row_that_is_not_the_sum_of_its_parts_is_asked_about() -> None:
    rows = (["2. Travel", 75], ["2.1 Bus", 40], ["2.2 Train", 30])
    assert blocking(read_any(book(sheet("S", ["Item", "Amount"], *rows)))) == ["row_not_understood"]


def test_a_row_over_its_parts_is_their_total_when_the_grand_total_says_so() -> None:
    rows = (["Travel", 70], ["Bus", 40], ["Train", 30], ["Paint", 5], ["Total", 75])
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    assert (total(read), "total_differs" in codes(read)) == (Decimal(75), False)


def test_a_thing_called_total_station_is_a_line() -> None:
    read = read_any(book(sheet("S", ["Item", "Quantity", "Unit price", "Total"], ["Total station hire", 3, 100, 300])))
    assert total(read) == 300


def test_a_percentage_row_is_a_line_over_the_lines_above_it() -> None:
    rows = (["Paint", 100], ["Brushes", 50], ["Overheads (20%)", 30], ["Total", 180])
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    last = read.costs[-1]
    assert (last.fraction, last.fraction_of) == (Decimal("0.2"), ("1", "2"))
    assert total(read) == 180


def test_a_percentage_on_a_broken_total_is_taken_of_the_lines_and_said() -> None:
    rows = (
        ["Paint", 100],
        ["Brushes", 50],
        ["Total project", ("=B2+B2", "200")],
        ["Indirect (10%)", ("=B4*0.1", "20")],
        ["TOTAL", ("=B4+B5", "220")],
    )
    read = read_any(book(sheet("S", ["Task", "Budgeted"], *rows)))
    assert total(read) == 165
    assert {"percentage_differs", "total_differs"} <= set(codes(read))


def test_a_percentage_that_nothing_gives_is_kept_as_its_amount() -> None:
    rows = (["Paint", 100], ["Brushes", 50], ["Overheads (20%)", 33])
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    assert total(read) == 183
    assert "percentage_read_as_amount" in codes(read)


def test_a_summary_block_that_points_to_the_detail_is_not_counted_again() -> None:
    read = read_any(
        book(
            sheet(
                "S",
                ["Things", ("=C9", "42")],
                ["Subtotal", ("=B1", "42")],
                ["Indirect costs", ("=B2*C3", "4.2"), Decimal("0.1"), "rate"],
                ["Grand total", ("=SUM(B2:B3)", "46.2")],
                [],
                ["Item", "Quantity", "Total"],
                ["Paint", 3, 30],
                ["Brushes", 1, 12],
                ["", "", ("=SUM(C7:C8)", "42")],
            )
        )
    )
    assert total(read) == Decimal("46.20")
    assert [cost.label for cost in read.costs] == ["Paint", "Brushes", "Indirect costs"]
    assert blocking(read) == []


def test_a_summary_table_on_its_own_sheet_is_a_repeat() -> None:
    detail = sheet("Detail", ["Item", "Cost"], ["Paint", 30], ["Brushes", 12], ["Bus", 9])
    summary = sheet(
        "Summary",
        ["Category", "Total"],
        ["Art", ("=Detail!B2+Detail!B3", "42")],
        ["Travel", ("=Detail!B4", "9")],
    )
    read = read_any(book(summary, detail))
    assert (total(read), blocking(read)) == (Decimal(51), [])
    assert "table_repeats" in codes(read)


def test_a_side_table_that_feeds_quantities_is_not_a_cost() -> None:
    read = read_any(
        book(
            sheet(
                "S",
                ["item", "quantity", "unit price", "total", "", "from", "miles", "visits", "total"],
                ["bus", ("=I2", "20"), 2, 40, "", "home", 10, 2, 20],
                ["taxi", ("=I3", "6"), 3, 18, "", "home", 3, 2, 6],
            )
        )
    )
    assert (total(read), "table_is_a_working" in codes(read)) == (Decimal(58), True)


def test_a_week_beside_the_whole_project_is_not_added() -> None:
    read = read_any(
        book(
            sheet(
                "S",
                ["Task", "Hours/Week", "Rate", "Totals", "", "Task", "Total hours", "Rate", "Totals"],
                ["Tester", 5, 10, 50, "", "Tester", 60, 10, 600],
            )
        )
    )
    assert (total(read), blocking(read)) == (Decimal(600), [])
    assert "table_of_a_period" in codes(read)


def test_hours_a_week_without_the_number_of_weeks_block() -> None:
    read = read_any(book(sheet("S", ["Task", "Hours/Week", "Rate", "Total"], ["Tester", 5, 10, 50])))
    assert "period_not_stated" in blocking(read)
    assert (read.time, read.costs) == ((), ())


def test_two_sheets_that_could_both_be_the_budget_are_asked_about() -> None:
    first = sheet("Plan A", ["Item", "Amount"], ["Paint", 30])
    second = sheet("Plan B", ["Item", "Amount"], ["Clay", 44])
    read = read_any(book(first, second))
    assert "which_table" in blocking(read)
    assert (read.time, read.costs) == ((), ())


def test_two_sheets_are_one_budget_when_a_grand_total_adds_them_up() -> None:
    first = sheet("Art", ["Item", "Amount"], ["Paint", 30])
    second = sheet("Trips", ["Item", "Amount"], ["Bus", 44], ["Grand total", ("=Art!B2+B2", "74")])
    read = read_any(book(first, second))
    assert (total(read), blocking(read)) == (Decimal(74), [])


def test_two_years_of_budget_and_spend_are_asked_about_with_their_sums() -> None:
    headings = ["item", "budget1", "spend1", "budget2", "spend2"]
    read = read_any(book(sheet("S", headings, ["Hall", 10, 9, 12, 1], ["Fair", 5, 5, 6, 0])))
    [problem] = [problem for problem in read.problems if problem.severity == "blocks"]
    assert problem.code == "which_column"
    for found in ("budget1", "15.00", "spend1", "14.00", "budget2", "18.00", "spend2", "1.00"):
        assert found in problem.found
    assert read.costs == ()


def test_a_row_that_is_too_short_is_named() -> None:
    rows = [[f"Thing {i}", i, i, i, i] for i in range(1, 7)]
    headings = ["item", "budget1", "spend1", "budget2", "spend2"]
    read = read_any(book(sheet("S", headings, *rows, ["Short", 1, 2, 3])))
    [problem] = [problem for problem in read.problems if problem.code == "amount_missing_in_row"]
    assert (problem.where, problem.found) == ("S!8", "Short")


def test_budgeted_is_read_beside_spent_and_remaining_and_said() -> None:
    read = read_any(book(sheet("S", ["Task", "Budgeted", "Spent", "Remaining"], ["Hall", 10, 4, 6])))
    assert total(read) == 10
    assert "column_chosen" in codes(read)


def test_a_side_table_of_quantities_is_told_without_formulas_too() -> None:
    rows = (
        ["item", "quantity", "unit price", "total", "", "from", "miles", "visits", "total"],
        ["bus", 20, 2, 40, "", "home", 10, 2, 20],
        ["taxi", 6, 3, 18, "", "home", 3, 2, 6],
    )
    assert total(read_any(book(sheet("S", *rows)))) == 58


def test_an_amount_that_is_not_quantity_times_price_is_kept_and_both_are_shown() -> None:
    read = read_any(book(sheet("S", ["Item", "Quantity", "Unit price", "Total"], ["Pens", 4, 3, 13])))
    [problem] = [problem for problem in read.problems if problem.code == "amount_differs"]
    for amount in ("12", "13"):
        assert amount in problem.message
    assert total(read) == 13


def test_a_product_that_the_file_shows_wrongly_is_computed_again() -> None:
    row = ["Pens", 4, 3, ("=B2*C2", "11")]
    read = read_any(book(sheet("S", ["Item", "Quantity", "Unit price", "Total"], row)))
    assert (total(read), "amount_recomputed" in codes(read)) == (Decimal(12), True)


def test_a_formula_that_was_never_calculated_is_no_zero() -> None:
    row = ["Pens", 4, 3, ("=B2*C2", "")]
    assert total(read_any(book(sheet("S", ["Item", "Quantity", "Unit price", "Total"], row)))) == 12
    lost = read_any(book(sheet("S", ["Item", "Amount"], ["Pens", ("=Other!A1", "")], ["Ink", 3])))
    assert blocking(lost) == ["row_not_understood"]


def test_an_error_cell_blocks() -> None:
    found = sheet("S", ["Item", "Amount"], ["Pens", 3])
    cells = {**found.cells, (3, 1): Cell(3, 1, "Ink"), (3, 2): Cell(3, 2, "#REF!", "=A9", error=True)}
    assert blocking(read_any(book(Sheet("S", cells)))) == ["row_not_understood"]


def test_income_is_not_a_cost_and_is_named() -> None:
    rows = (["Paint", 30], ["Income"], ["Ticket sales", 20], ["Donations", 10])
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    assert (total(read), "income_not_costed" in codes(read)) == (Decimal(30), True)


def test_a_figure_outside_every_table_blocks_unless_the_total_agrees_without_it() -> None:
    rows: list[list[object]] = [["Item", "Amount"], ["Paint", 30], ["Brushes", 12]]
    loose: list[list[object]] = [["", "", "", "Extra", 99]]
    assert blocking(read_any(book(sheet("S", *loose, *rows)))) == ["row_not_understood"]
    agreed = read_any(book(sheet("S", *loose, *rows, ["Total", 42])))
    assert (blocking(agreed), "figure_not_used" in codes(agreed)) == ([], True)


def test_a_sheet_without_headings_is_named_and_blocks_when_nothing_shows_that_it_is_not_needed() -> None:
    bare = sheet("Parts", ["Lamp", 50], ["Wire", 7])
    plain = sheet("Budget", ["Item", "Amount"], ["Paint", 30])
    summed = sheet("Budget", ["Item", "Amount"], ["Paint", 30], ["Ink", 1], ["Total", 31])
    assert "sheet_not_understood" in blocking(read_any(book(bare, plain)))
    assert "sheet_not_read" in codes(read_any(book(bare, summed)))
    assert blocking(read_any(book(bare, summed))) == []


def test_a_file_without_a_table_says_so() -> None:
    assert blocking(read_any(book(sheet("S", ["Hello"], ["Lamp", 50])))) == ["no_table"]
    assert blocking(read_any(book())) == ["no_table"]


def test_hidden_rows_are_read_and_named_and_a_hidden_sheet_is_named_with_what_it_holds() -> None:
    rows = (["Item", "Amount"], ["Paint", 30], ["Secret", 99])
    hidden = sheet("H", ["Item", "Amount"], ["Old", 5], hidden=True)
    read = read_any(book(sheet("S", *rows, hidden_rows=frozenset({3})), hidden))
    assert total(read) == 129
    [problem] = [problem for problem in read.problems if problem.code == "hidden_not_read"]
    assert "(lines: 1, 5 in all)" in problem.message
    assert "hidden_read" in codes(read)


def test_the_currency_comes_from_a_column_or_from_the_format_of_the_numbers() -> None:
    by_column = sheet("S", ["Item", "Amount", "Currency"], ["Paint", 30, "EUR"])
    by_format = sheet("S", ["Item", "Amount"], ["Paint", 30], number_format='"$"#,##0.00')
    assert read_any(book(by_column)).project.currency == "EUR"
    assert read_any(book(by_format)).project.currency == "USD"


def test_no_currency_is_said_and_two_block() -> None:
    assert "currency_not_stated" in codes(read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30]))))
    rows = (["Paint", 30, "EUR"], ["Ink", 5, "EUR"], ["Bus", 9, "GBP"])
    mixed = read_any(book(sheet("S", ["Item", "Amount", "Currency"], *rows)))
    assert blocking(mixed) == ["currency_mix"]
    assert total(mixed) == 35


def test_amounts_below_zero_block() -> None:
    assert blocking(read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Rebate", -5])))) == ["negative"]


def test_partners_come_from_the_file_or_are_not_stated() -> None:
    named = sheet("S", ["Item", "Organisation", "Amount"], ["Paint", "Art Club", 30], ["Bus", "Trips Ltd", 9])
    assert [partner.name for partner in read_any(book(named)).partners] == ["Art Club", "Trips Ltd"]
    unnamed = read_any(book(sheet("S", ["Item", "Amount"], ["Paint", 30])))
    assert [(partner.name, partner.type) for partner in unnamed.partners] == [("Not stated", None)]


WRITTEN = st.sampled_from(
    [
        "Item",
        "Total",
        "Hours",
        "Rate",
        "Amount",
        "Staff",
        "Paint",
        "£5",
        "5%",
        "subtotal",
        "#REF!",
        "2. a",
        "2.1 b",
        "",
    ]
)
NUMBERS = st.decimals(min_value=-100, max_value=100, places=2)
FORMULAS = st.tuples(
    st.sampled_from(["=A1*B1", "=SUM(A1:C9)", "=B2", "=A1-B1", "=(((", "of:=[.A1]*2"]),
    st.sampled_from(["", "7"]),
)
GRIDS = st.lists(st.lists(st.one_of(WRITTEN, NUMBERS, FORMULAS), max_size=6), max_size=12)


@given(GRIDS)
def test_no_workbook_makes_the_reader_fall_over_and_every_line_has_its_own_name(
    rows: list[list[object]],
) -> None:
    read = read_any(book(sheet("S", ["Item", "Hours", "Rate", "Total"], *rows)))
    names = [line.line for line in read.time] + [cost.line for cost in read.costs]
    assert len(names) == len(set(names))
    for cost in read.costs:
        assert set(cost.fraction_of) <= set(names)


def test_a_file_that_writes_decimal_commas_says_once_how_they_were_read() -> None:
    content = "Item;Amount\nVenue;1.310,50\nFood;22,50\n"
    budget = budget_of(book_of("europe.csv", content.encode()))
    assert [line.unit_cost for line in budget.costs] == [Decimal("1310.50"), Decimal("22.50")]
    said = [one for one in budget.problems if one.code == "decimal_comma_read"]
    assert [(one.where, one.found) for one in said] == [("europe!B2", "1.310,50")]
    assert said[0].message == '"1.310,50" is read as 1310.50: this file writes its decimals with a comma.'


def test_partners_whose_names_differ_in_capitals_alone_are_asked_about_and_not_made_one() -> None:
    content = "Partner,Item,Amount\nRiver Trust,Venue,400\nriver trust,Food,20\n"
    budget = budget_of(book_of("two.csv", content.encode()))
    assert [partner.name for partner in budget.partners] == ["River Trust", "river trust"]
    assert [one.found for one in budget.problems if one.code == "partners_alike"] == ["river trust"]


def test_a_line_in_another_currency_over_a_percentage_is_said_and_the_rest_is_read() -> None:
    rows = [["Hall", "£100"], ["Food", "£50"], ["Taxi", "25 USD"], ["Overheads 10%", "£15"], ["Total", "£165"]]
    read = read_any(book(sheet("S", ["Item", "Amount"], *rows)))
    assert [line.label for line in read.costs] == ["Hall", "Food", "Overheads 10%"]
    assert [problem.where for problem in read.problems if problem.code == "currency_mix"] == ["S!B4"]


@pytest.mark.parametrize(
    "row", [["Thing", 2, 3, 6], ["Meeting in Swansea at £5 an hour", "and more words", "and more", "and yet more"]]
)
def test_four_times_the_rows_take_some_four_times_the_work(row: list[object]) -> None:
    def work(times: int) -> int:
        """The calls of functions while two books are read: unlike seconds the same on every machine."""
        lines = [["Thing", 2, 3, 6], row, ["Subtotal", "", "", 9]] * times
        long = book(sheet("S", ["Item", "Quantity", "Unit price", "Amount"], *lines))
        wordy = book(sheet("S", *([row] * 3 * times)))
        calls = count()
        sys.setprofile(lambda *_: next(calls))
        try:
            read_any(long)
            read_any(wordy)
        finally:
            sys.setprofile(None)
        return next(calls)

    work(1)
    # Sixteen times as much where every row is compared with every other.
    assert work(400) < 6 * work(100)
