"""Rows whose words price what they cost: items, the amount of the row, and what is shown where they differ."""

from decimal import Decimal

import pytest

from fairbudget.budget import Budget
from fairbudget.reading.any_table import read_any
from small_books import book, sheet

HEADINGS = ["Item", "Amount", "How the cost was calculated"]


def read(*rows: list[object], headings: list[object] | None = None) -> Budget:
    return read_any(book(sheet("S", headings or HEADINGS, *rows)))


def message(budget: Budget, code: str) -> str:
    [problem] = [problem for problem in budget.problems if problem.code == code]
    return f"{problem.where}: {problem.message}"


def lines(budget: Budget) -> list[str]:
    time = [
        f"{line.line} {line.role}: {line.people} x {line.quantity} {line.unit} at {line.own_rate.amount}"
        for line in budget.time
        if line.own_rate
    ]
    return sorted([*time, *(f"{one.line} {one.label}: {one.quantity} at {one.unit_cost}" for one in budget.costs)])


def test_each_priced_item_of_a_cell_becomes_a_line_of_its_own_with_its_words() -> None:
    words = (
        "1 Garden Helper (5 hrs pw at £13 ph for 20 weeks = £1,300)\n1 Team Leader (2 hrs pw at £20 ph for 20 weeks)"
    )
    budget = read(["Staff", "£2,100", words], ["Tools", "£90", "Spade £30\n3 forks at £20 each"])
    assert lines(budget) == [
        "1 Garden Helper: 1 x 100 hour at 13",
        "2 Team Leader: 1 x 40 hour at 20",
        "3 Spade: 1 at 30",
        "4 forks: 3 at 20",
    ]
    assert budget.time[0].notes == "Staff; 1 Garden Helper (5 hrs pw at £13 ph for 20 weeks = £1,300)"


def test_an_item_that_states_another_sum_than_its_product_keeps_it_and_shows_the_difference() -> None:
    budget = read(["Paper goods", "£50", "10 pads at £3.10 each = £32\nCard £18"], ["Venue hire", "£90", ""])
    assert lines(budget) == ["1 pads: 1 at 32", "2 Card: 1 at 18", "3 Venue hire: 1 at 90.00"]
    assert message(budget, "item_differs") == (
        'S!C2: "10 pads at £3.10 each = £32": 10 × 3.1 gives 31.00, and the words say 32.00. '
        "The amount they say was kept; the difference is 1.00."
    )


def test_items_that_come_to_another_amount_than_the_row_leave_it_whole_and_show_both() -> None:
    budget = read(["Tools", "£100", "Spade £30\n3 forks at £20 each"], ["Venue hire", "£90", ""])
    assert lines(budget) == ["1 Tools: 1 at 100.00", "2 Venue hire: 1 at 90.00"]
    assert budget.costs[0].notes == "Spade £30\n3 forks at £20 each"
    assert message(budget, "words_differ") == (
        'S!C2: "Tools": the words "Spade £30\n3 forks at £20 each" come to 90.00, and the row says 100.00. '
        "The amount the row says was kept; the difference is 10.00."
    )


def test_words_that_are_not_understood_are_quoted_with_their_cell_and_kept_as_notes() -> None:
    budget = read(["Helpers", "£300", "6 volunteers for 10 weeks, including lunch"], ["Venue hire", "£90", ""])
    assert message(budget, "words_not_used") == (
        'S!C2: "Helpers": "6 volunteers for 10 weeks, including lunch" is not a sum that was understood as a whole. '
        "The amount was used as stated; the words are kept as notes."
    )


def test_words_with_two_readings_are_asked_about_unless_the_amount_settles_them() -> None:
    words = "2 facilitators for 3 days at £150 a day"
    settled = read(["Workshops", 900, words], ["Venue hire", 90, ""])
    assert lines(settled)[0] == "1 Workshops: 2 x 3 day at 150"
    asked = read(["Workshops", 700, words], ["Venue hire", 90, ""])
    assert "2 × 3 × 150 = 900.00; 3 × 150 = 450.00" in message(asked, "words_have_two_readings")
    assert lines(asked)[0] == "1 Workshops: 1 at 700.00"


def test_a_calculation_in_the_label_gives_the_hours() -> None:
    budget = read(["Youth worker 6 hrs pw @ £14 x 40 wks", 3360], ["Venue hire", 90], headings=["Item", "Amount"])
    assert lines(budget)[0] == "1 Youth worker: 1 x 240 hour at 14"


def test_a_calculation_in_the_place_of_the_amount_is_read_and_said() -> None:
    budget = read(["Youth worker", "6 hrs pw at £14 ph for 40 weeks"], ["Venue hire", 90], headings=["Item", "Amount"])
    assert lines(budget)[0] == "1 Youth worker: 1 x 240 hour at 14"
    assert message(budget, "words_read") == (
        'S!B2: "Youth worker": the row states no amount; its words "6 hrs pw at £14 ph for 40 weeks" were read as '
        "240 × 14 = 3,360.00."
    )


def test_a_calculation_with_two_readings_in_the_place_of_the_amount_is_not_costed() -> None:
    budget = read(["Events", "£1,000 for 4 events"], ["Venue hire", 90], headings=["Item", "Amount"])
    assert lines(budget) == ["1 Venue hire: 1 at 90.00"]
    assert "1,000.00; 4 × 1,000 = 4,000.00" in message(budget, "words_give_two_amounts")


def test_weeks_in_the_title_or_a_heading_complete_hours_a_week() -> None:
    budget = read(
        ["Youth worker", 3360, "6 hrs pw at £14 ph"],
        ["Venue hire", 90, ""],
        headings=["Item", "Amount", "Calculation (over 40 weeks)"],
    )
    assert lines(budget)[0] == "1 Youth worker: 1 x 240 hour at 14"


def test_a_shortened_amount_is_asked_for_in_full() -> None:
    budget = read(["Tools", "£1.5k"], ["Venue hire", 90], headings=["Item", "Amount"])
    assert message(budget, "amount_shortened") == (
        'S!B2: "£1.5k" is shortened, so its last digits are not known. Its row is not costed.'
    )


def test_a_chair_among_equipment_is_no_person() -> None:
    budget = read(["Equipment", 250, "Desk £100\nChair £150"], ["Venue hire", 90, ""])
    assert budget.time == ()


def test_words_beside_a_quantity_and_a_price_in_cells_change_nothing() -> None:
    headings: list[object] = ["Item", "Hours", "Rate per hour", "Amount", "Notes"]
    budget = read(["Youth worker", 10, 20, 200, "5 hrs pw at £40 ph for 2 weeks"], headings=headings)
    [line] = budget.time
    assert (line.quantity, line.own_rate.amount if line.own_rate else None) == (Decimal(10), Decimal(20))


def test_a_note_that_only_names_a_price_is_no_sum_that_differs() -> None:
    budget = read(["Youth worker", 300, "quote from the agency £280"], ["Venue hire", 90, ""])
    assert [problem.code for problem in budget.problems if problem.code.startswith("words")] == []


@pytest.mark.parametrize("written", ["(£200)", "£200-", "-£200", "(200)"])
def test_an_amount_below_zero_is_asked_about_and_not_costed(written: str) -> None:
    budget = read(["Hall", written], ["Venue hire", 90], headings=["Item", "Amount"])
    [problem] = [problem for problem in budget.problems if problem.code == "negative"]
    assert (problem.where, problem.found) == ("S!B2", f"Hall: {written}")
    assert problem.fix.startswith("Tell us if this is income")
    assert lines(budget) == ["1 Venue hire: 1 at 90.00"]


def test_the_currency_of_an_amount_may_stand_only_in_its_format() -> None:
    budget = read_any(book(sheet("S", ["Item", "Amount"], ["Venue hire", 90], ["Paint", 10], number_format='"£"#,##0')))
    assert budget.project.currency == "GBP"
    assert "currency_not_stated" not in [problem.code for problem in budget.problems]
