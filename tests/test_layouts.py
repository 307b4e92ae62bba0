"""Sheets laid out in the ways people lay out budgets: small invented books, and what each must read as."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Budget, TimeLine
from fairbudget.money import to_pence
from fairbudget.reading.any_table import read_any
from fairbudget.reading.grid import Sheet
from fairbudget.reading.periods import Period, period_of
from small_books import book, sheet

Rows = Sequence[Sequence[object]]
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
UNSTATED = "Not stated"
# What is said of nearly every small book, and is not what these tests are about.
USUAL = {"currency_not_stated", "total_not_stated"}


def said(budget: Budget) -> list[str]:
    """What was said about a file, by code, but for the usual."""
    return sorted({problem.code for problem in budget.problems} - USUAL)


def message(budget: Budget, code: str) -> str:
    """The one message of a kind."""
    [found] = [problem.message for problem in budget.problems if problem.code == code]
    return found


def people(budget: Budget) -> list[tuple[object, ...]]:
    """Each line of time: year, partner, role, quantity, unit, rate."""
    return [
        (line.year, line.partners[0].partner, line.role, line.quantity, line.unit, line.own_rate.amount)
        for line in budget.time
        if line.own_rate
    ]


def costs(budget: Budget) -> list[tuple[object, ...]]:
    """Each other cost: year, partner, label, and what it costs (a percentage as its fraction and its lines)."""
    return [
        (line.year, line.partner, line.label, to_pence(line.quantity * line.unit_cost))
        if line.quantity is not None and line.unit_cost is not None
        else (line.year, line.partner, line.label, line.fraction, line.fraction_of)
        for line in budget.costs
    ]


def plain(budget: Budget) -> list[tuple[object, ...]]:
    """People and costs by their label and amount only."""
    time = [(line.role, _pay(line)) for line in budget.time]
    return sorted([*time, *((label, amount) for _, _, label, amount, *_ in costs(budget))], key=str)


def _pay(line: TimeLine) -> Decimal:
    assert line.quantity is not None
    assert line.own_rate is not None
    months = (line.months or Decimal(12)) / 12 if line.unit == "fte" else Decimal(1)
    pay = to_pence(line.people * line.quantity * line.own_rate.amount * months)
    return pay + to_pence(pay * (line.on_costs or 0))


def read(*sheets: Sheet) -> Budget:
    return read_any(book(*sheets))


def bought(budget: Budget) -> list[tuple[object, ...]]:
    """Each other cost by label, quantity and price."""
    return [(line.label, line.quantity, line.unit_cost) for line in budget.costs]


def merged(found: Sheet, *ranges: tuple[int, int, int, int]) -> Sheet:
    return replace(found, merged=ranges)


def stated(budget: Budget) -> list[tuple[object, ...]]:
    return [(total.label, total.amount) for total in budget.stated_totals]


# Where the table stands ---------------------------------------------------------------------------------------

SIMPLE: Rows = (["Item", "Amount"], ["Paint", 30], ["Brushes", 12], ["Total", 42])
TWO_LINES = [("Brushes", Decimal(12)), ("Paint", Decimal(30))]


def test_title_rows_above_and_notes_below_are_no_lines() -> None:
    above: Rows = (["Community mural"], ["Prepared by the office", "version 2"], ["All amounts in GBP"], [])
    found = read(sheet("S", *above, *SIMPLE, [], ["Notes: prices are without VAT"], ["1. See the plan"]))
    assert plain(found) == TWO_LINES
    assert said(found) == []


def test_a_table_with_blank_rows_and_blank_columns_inside_is_one_table() -> None:
    found = read(
        sheet(
            "S",
            [],
            ["", "Item", "", "Quantity", "Unit price", "", "Total"],
            [],
            ["", "Paint", "", 3, 10, "", 30],
            [],
            ["", "Brushes", "", 2, 6, "", 12],
            ["", "Total", "", "", "", "", 42],
        )
    )
    assert bought(found) == [
        ("Paint", 3, 10),
        ("Brushes", 2, 6),
    ]
    assert said(found) == []


def test_headings_repeated_on_the_next_page_are_no_second_table_and_the_section_goes_on() -> None:
    headings = ["Item", "Amount"]
    page = (headings, ["Small Charity"], ["Paint", 20], ["Clay", 10])
    found = read(sheet("S", *page, headings, ["Brushes", 12], ["Total", 42]))
    assert costs(found) == [
        (1, "Small Charity", name, cost) for name, cost in (("Paint", 20), ("Clay", 10), ("Brushes", 12))
    ]
    assert said(found) == []


def test_stacked_tables_under_their_titles_add_up_to_the_grand_total() -> None:
    found = read(
        sheet(
            "S",
            ["Staff"],
            ["Role", "Hours", "Rate", "Total"],
            ["Officer", 10, 20, 200],
            ["Total", "", "", 200],
            [],
            ["Other costs"],
            ["Item", "Cost"],
            ["Paint", 30],
            ["Total", 30],
            [],
            ["Grand total", 230],
        )
    )
    assert people(found) == [(1, UNSTATED, "Officer", 10, "hour", 20)]
    assert costs(found) == [(1, UNSTATED, "Paint", 30)]
    assert said(found) == []


def test_tables_side_by_side_are_both_read_when_a_total_adds_them() -> None:
    rows: Rows = (
        ["People", "", "", "", "", "Things"],
        ["Role", "Hours", "Rate", "Total", "", "Item", "Cost"],
        ["Officer", 10, 20, 200, "", "Paint", 30],
        ["Total", "", "", 200, "", "Total", 30],
    )
    titles = ((1, 1, 1, 4), (1, 6, 1, 7))
    together = read(merged(sheet("S", *rows, ["Grand total", 230]), *titles))
    assert plain(together) == [("Officer", 200), ("Paint", 30)]
    alone = read(merged(sheet("S", *rows), *titles))
    assert said(alone) == ["which_table"]
    assert plain(alone) == []


# Headings in two rows -----------------------------------------------------------------------------------------

BY_YEAR = ["Role", "Rate", "Hours", "Cost", "Hours", "Cost", "Total"]
TWO_YEARS = [(1, UNSTATED, "Researcher", 10, "hour", 20), (2, UNSTATED, "Researcher", 5, "hour", 20)]


@pytest.mark.parametrize("ranges", [(), ((1, 3, 1, 4), (1, 5, 1, 6))], ids=["typed over the first", "merged"])
def test_years_over_hours_and_cost(ranges: tuple[tuple[int, int, int, int], ...]) -> None:
    groups = ["", "", "Year 1", "", "Year 2"]
    found = read(merged(sheet("S", groups, BY_YEAR, ["Researcher", 20, 10, 200, 5, 100, 300]), *ranges))
    assert people(found) == TWO_YEARS
    assert said(found) == []


def test_headings_merged_down_over_two_rows_beside_years_merged_across() -> None:
    rows: Rows = (
        ["Role", "Rate", "Year 1", "", "Year 2", "", "Total"],
        ["", "", "Hours", "Cost", "Hours", "Cost", ""],
        ["Researcher", 20, 10, 200, 5, 100, 300],
    )
    found = read(merged(sheet("S", *rows), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6), (1, 7, 2, 7)))
    assert people(found) == TWO_YEARS


def test_a_second_row_with_the_units_of_the_headings() -> None:
    rows: Rows = (["Role", "Hours", "Rate", "Cost"], ["", "", "(£ per hour)", "(£)"], ["Officer", 10, 20, 200])
    assert people(read(sheet("S", *rows))) == [(1, UNSTATED, "Officer", 10, "hour", 20)]


def test_headings_in_welsh_over_the_same_in_english() -> None:
    rows: Rows = (
        ["Swydd", "Oriau", "Cyfradd yr awr", "Cyfanswm"],
        ["Role", "Hours", "Hourly rate", "Total"],
        ["Swyddog", 10, 20, 200],
    )
    found = read(sheet("S", *rows))
    assert people(found) == [(1, UNSTATED, "Swyddog", 10, "hour", 20)]
    assert said(found) == []


# Welsh --------------------------------------------------------------------------------------------------------


def test_a_budget_in_welsh() -> None:
    found = read(
        sheet(
            "Cyllideb",
            ["Costau'r prosiect"],
            ["Sefydliad", "Swydd", "Diwrnodau", "Cyfradd y dydd", "Cyfanswm", "Nodiadau"],
            ["Prifysgol Enghreifftiol", "Swyddog hyfforddiant", 10, 200, 2000, "ym mis Mai"],
            ["Elusen Fach", "Hwylusydd", 4, 150, 600],
            ["Cyfanswm", "", "", "", 2600],
            [],
            ["Eitem", "Nifer", "Pris yr uned", "Swm"],
            ["Llogi ystafell", 2, 50, 100],
            ["Cyfanswm", "", "", 100],
            ["Cyfanswm terfynol", "", "", 2700],
        )
    )
    assert people(found) == [
        (1, "Prifysgol Enghreifftiol", "Swyddog hyfforddiant", 10, "day", 200),
        (1, "Elusen Fach", "Hwylusydd", 4, "day", 150),
    ]
    assert costs(found) == [(1, UNSTATED, "Llogi ystafell", 100)]
    assert said(found) == []


def test_years_in_welsh() -> None:
    rows: Rows = (["Eitem", "Blwyddyn 1", "Blwyddyn 2", "Cyfanswm"], ["Teithio", 10, 20, 30], ["Cyfanswm", 10, 20, 30])
    assert costs(read(sheet("S", *rows))) == [(1, UNSTATED, "Teithio", 10), (2, UNSTATED, "Teithio", 20)]


# Years and quarters -------------------------------------------------------------------------------------------


def test_money_by_year_is_lines_by_year_and_the_row_total_is_never_added() -> None:
    rows: Rows = (
        ["Item", "Year 1", "Year 2", "Total"],
        ["Paint", 100, 200, 300],
        ["Bus", 10, 0, 10],
        ["Total", 110, 200, 310],
    )
    found = read(sheet("S", *rows))
    assert costs(found) == [(1, UNSTATED, "Paint", 100), (2, UNSTATED, "Paint", 200), (1, UNSTATED, "Bus", 10)]
    assert stated(found) == [("Total", 110), ("Total", 200), ("Total", 310)]
    assert said(found) == []


def test_a_row_total_that_is_not_the_sum_of_its_years_is_shown_beside_them() -> None:
    rows: Rows = (["Item", "Year 1", "Year 2", "Total"], ["Paint", 100, 200, 350], ["Bus", 10, 20, 30])
    found = read(sheet("S", *rows))
    assert sum(amount for *_, amount in plain(found) if isinstance(amount, Decimal)) == 330
    assert message(found, "row_total_differs") == (
        '"Paint": its years come to 300, and its total says 350. The years were used.'
    )


def test_a_years_total_that_is_wrong_is_said() -> None:
    rows: Rows = (
        ["Item", "Year 1", "Year 2", "Total"],
        ["Paint", 100, 200, 300],
        ["Bus", 10, 20, 30],
        ["Total", 110, 999, 330],
    )
    assert said(read(sheet("S", *rows))) == ["part_total_differs"]


def test_hours_of_all_years_are_shared_out_as_their_money_at_the_one_rate() -> None:
    rows: Rows = (["Role", "Hours", "Rate", "Year 1", "Year 2", "Total"], ["Researcher", 30, 20, 400, 200, 600])
    assert people(read(sheet("S", *rows))) == [
        (1, UNSTATED, "Researcher", 20, "hour", 20),
        (2, UNSTATED, "Researcher", 10, "hour", 20),
    ]


def test_hours_that_the_money_by_year_does_not_share_out_are_left_out_and_said() -> None:
    rows: Rows = (["Role", "Hours", "Rate", "Year 1", "Year 2", "Total"], ["Researcher", 30, 20, 400, 300, 700])
    found = read(sheet("S", *rows))
    assert [(year, quantity, unit, rate) for year, _, _, quantity, unit, rate in people(found)] == [
        (1, 1, "task", 400),
        (2, 1, "task", 300),
    ]
    assert said(found) == ["time_not_by_year"]


def test_a_share_of_full_time_at_a_salary_in_each_year() -> None:
    rows: Rows = (
        ["Role", "FTE", "Salary", "Year 1", "Year 2", "Total"],
        ["Researcher", HALF, 30000, 15000, 15000, 30000],
    )
    assert [(year, quantity, unit) for year, _, _, quantity, unit, _ in people(read(sheet("S", *rows)))] == [
        (1, HALF, "fte"),
        (2, HALF, "fte"),
    ]


def test_a_year_without_money_has_no_line_though_the_row_has_a_time_and_a_rate() -> None:
    headings = ["Role", "Days", "Day rate", "Year 1", "Year 2", "Total"]
    found = read(sheet("S", headings, ["Officer", 5, 100, 500, "", 500], ["Worker", 2, 100, "", 200, 200]))
    assert people(found) == [(1, UNSTATED, "Officer", 5, "day", 100), (2, UNSTATED, "Worker", 2, "day", 100)]


def test_time_by_year_with_the_money_only_in_the_total() -> None:
    rows: Rows = (["Role", "Salary", "Year 1 FTE", "Year 2 FTE", "Total"], ["Researcher", 40000, HALF, QUARTER, 30000])
    found = read(sheet("S", *rows))
    assert [(year, quantity) for year, _, _, quantity, _, _ in people(found)] == [(1, HALF), (2, QUARTER)]
    assert said(found) == []
    rows = (
        ["Role", "Day rate", "Days Y1", "Days Y2", "Total"],
        ["Researcher", 100, 5, 3, 800],
        ["Total", "", 5, 3, 800],
    )
    found = read(sheet("S", *rows))
    assert [(year, quantity) for year, _, _, quantity, _, _ in people(found)] == [(1, 5), (2, 3)]
    assert said(found) == []


def test_quarters_are_added_up_to_their_year() -> None:
    rows: Rows = (["Item", "Q1", "Q2", "Q3", "Q4", "Total"], ["Paint", 1, 2, 3, 4, 10], ["Total", 1, 2, 3, 4, 10])
    found = read(sheet("S", *rows))
    assert costs(found) == [(1, UNSTATED, "Paint", 10)]
    assert message(found, "years_read") == "The table at S!A1 was read year by year: Q1, Q2, Q3, Q4 as year 1."


def test_quarters_under_their_years() -> None:
    rows: Rows = (
        ["Item", "Year 1", "", "", "", "Year 2"],
        ["", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "Total"],
        ["Paint", 1, 2, 3, 4, 5, 6, 7, 8, 36],
    )
    assert costs(read(sheet("S", *rows))) == [(1, UNSTATED, "Paint", 10), (2, UNSTATED, "Paint", 26)]


def test_quarters_before_the_column_of_their_year_are_checked_against_it() -> None:
    headings = ["Item", "Q1", "Q2", "Q3", "Q4", "Year 1 total", "Q1", "Q2", "Q3", "Q4", "Year 2 total", "Total"]
    found = read(sheet("S", headings, ["Paint", 1, 2, 3, 4, 10, 1, 1, 1, 1, 4, 14]))
    assert costs(found) == [(1, UNSTATED, "Paint", 10), (2, UNSTATED, "Paint", 4)]
    assert said(found) == ["years_read"]
    wrong = read(sheet("S", headings, ["Paint", 1, 2, 3, 4, 11, 1, 1, 1, 1, 4, 15]))
    assert costs(wrong)[0] == (1, UNSTATED, "Paint", 11)
    assert '"Paint": the parts of "Year 1 total" come to 10' in message(wrong, "year_is_not_its_quarters")


def test_overheads_by_year_are_taken_of_the_lines_of_that_year() -> None:
    rows: Rows = (
        ["Item", "Year 1", "Year 2", "Total"],
        ["Paint", 100, 100, 200],
        ["Overheads (20%)", 20, 20, 40],
        ["Total", 120, 120, 240],
    )
    found = read(sheet("S", *rows))
    assert costs(found)[2:] == [
        (1, UNSTATED, "Overheads (20%)", Decimal("0.2"), ("1",)),
        (2, UNSTATED, "Overheads (20%)", Decimal("0.2"), ("2",)),
    ]
    assert said(found) == []


def test_years_of_the_calendar_are_the_projects_only_where_a_total_adds_them_up() -> None:
    summed = read(sheet("S", ["Item", "2026/27", "2027/28", "Total"], ["Paint", 100, 200, 300], ["Bus", 1, 2, 3]))
    assert [year for year, *_ in costs(summed)] == [1, 2, 1, 2]
    assert "2026/27 as year 1; 2027/28 as year 2" in message(summed, "years_read")
    asked = read(sheet("S", ["Item", "2026/27", "2027/28"], ["Paint", 100, 200], ["Bus", 1, 2]))
    assert (said(asked), plain(asked)) == (["which_column"], [])


def test_a_row_with_only_a_total_is_of_the_first_year_and_said() -> None:
    rows: Rows = (["Item", "Year 1", "Year 2", "Total"], ["Paint", 100, 200, 300], ["Bus", "", "", 30])
    found = read(sheet("S", *rows))
    assert costs(found)[-1] == (1, UNSTATED, "Bus", 30)
    assert said(found) == ["year_not_stated"]


def test_a_column_that_names_the_year_of_each_row() -> None:
    found = read(sheet("S", ["Year", "Item", "Amount"], [1, "Paint", 30], [2, "Bus", 12], ["", "Total", 42]))
    assert costs(found) == [(1, UNSTATED, "Paint", 30), (2, UNSTATED, "Bus", 12)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Year 1", (Period(1), "year_amount")),
        ("Yr 2 cost (£)", (Period(2), "year_amount")),
        ("Hours Y3", (Period(3), "hours")),
        ("Blwyddyn 2 oriau", (Period(2), "hours")),
        ("FY26/27", (Period(2026, calendar=True), "year_amount")),
        ("Q2 Year 1", (Period(1, part=2), "year_amount")),
        ("Q6", (Period(2, part=6, counted=True), "year_amount")),
        ("Year 1 spent", (None, None)),
        ("Year 1 salary", (None, None)),
        ("budget1", (None, None)),
        ("2026/29", (None, None)),
        ("Year", (None, None)),
    ],
)
def test_periods_that_headings_name(heading: str, expected: object) -> None:
    assert period_of(heading) == expected


# Sections and partners ----------------------------------------------------------------------------------------


def test_a_row_that_names_an_organisation_is_the_partner_of_the_rows_under_it() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Example University"],
        ["Staff"],
        ["A. Jones", 100],
        ["Travel"],
        ["Train", 10],
        ["Total Example University", 110],
        ["Partner 2: Y Cwmni Bach"],
        ["Youth worker", 50],
        ["Total", 160],
    )
    found = read(sheet("S", *rows))
    assert people(found) == [
        (1, "Example University", "A. Jones", 1, "task", 100),
        (1, "Y Cwmni Bach", "Youth worker", 1, "task", 50),
    ]
    assert costs(found) == [(1, "Example University", "Train", 10)]
    assert said(found) == []


def test_after_a_partners_own_total_a_row_is_nobodys() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Small Charity"],
        ["Paint", 30],
        ["Total Small Charity", 30],
        ["Bus", 5],
        ["Total", 35],
    )
    assert costs(read(sheet("S", *rows))) == [(1, "Small Charity", "Paint", 30), (1, UNSTATED, "Bus", 5)]


def test_overheads_under_a_partner_are_that_partners() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Example University"],
        ["Officer", 100],
        ["Sub total", 100],
        ["Overheads 10%", 10],
        ["Small Charity"],
        ["Worker", 50],
        ["Sub total", 50],
        ["Overheads 20%", 10],
        ["Total", 170],
    )
    found = read(sheet("S", *rows))
    assert costs(found) == [
        (1, "Example University", "Overheads 10%", Decimal("0.1"), ("1",)),
        (1, "Small Charity", "Overheads 20%", Decimal("0.2"), ("2",)),
    ]
    assert said(found) == []


def test_a_sheet_for_each_partner_is_one_budget_and_said() -> None:
    university = sheet("Example University", ["Item", "Amount"], ["Paint", 30], ["Bus", 20])
    charity = sheet("Small Charity budget", ["Item", "Amount"], ["Paint", 60], ["Bus", 40])
    found = read(university, charity)
    assert [(partner, amount) for _, partner, _, amount in costs(found)] == [
        ("Example University", 30),
        ("Example University", 20),
        ("Small Charity", 60),
        ("Small Charity", 40),
    ]
    assert said(found) == ["tables_of_partners"]


def test_a_table_under_the_name_of_each_partner() -> None:
    rows: Rows = (
        ["Small Charity"],
        ["Item", "Cost"],
        ["Paint", 30],
        [],
        ["Example College"],
        ["Item", "Cost"],
        ["Bus", 9],
    )
    assert [partner for _, partner, *_ in costs(read(sheet("S", *rows)))] == ["Small Charity", "Example College"]


@pytest.mark.parametrize("title", ["Travel to university", "University staff", "Council meeting room", "Volunteers"])
def test_titles_of_sections_are_no_partners(title: str) -> None:
    found = read(sheet("S", ["Item", "Amount"], [title], ["Paint", 30]))
    assert {partner.name for partner in found.partners} == {UNSTATED}


def test_a_partner_written_once_for_several_rows_is_carried_down_and_said() -> None:
    rows: Rows = (
        ["Partner", "Item", "Amount"],
        ["Example University", "Paint", 30],
        ["", "Bus", 12],
        ["Small Charity", "Ink", 5],
        ["Total", "", 47],
    )
    found = read(sheet("S", *rows))
    assert [partner for _, partner, *_ in costs(found)] == ["Example University", "Example University", "Small Charity"]
    assert message(found, "words_carried_down") == (
        'The column "Partner" is empty in the rows 3. They were read as belonging with the row above them.'
    )
    together = read(merged(sheet("S", *rows), (2, 1, 3, 1)))
    assert costs(together) == costs(found)
    assert said(together) == []


def test_a_role_merged_over_its_tasks_stands_in_every_row() -> None:
    rows: Rows = (
        ["Role", "Task", "Hours", "Rate", "Total"],
        ["Officer", "Visits", 2, 10, 20],
        ["", "Calls", 3, 10, 30],
    )
    found = read(merged(sheet("S", *rows), (2, 1, 3, 1)))
    assert [(role, quantity) for _, _, role, quantity, *_ in people(found)] == [("Officer", 2), ("Officer", 3)]


def test_one_amount_merged_over_two_rows_is_read_once_and_said() -> None:
    rows: Rows = (["Item", "Amount"], ["Paint", 30], ["Brushes"], ["Bus", 5], ["Total", 35])
    found = read(merged(sheet("S", *rows), (2, 2, 3, 2)))
    assert plain(found) == [("Bus", 5), ("Paint", 30)]
    assert message(found, "amount_of_several_rows").startswith("One merged cell holds the amount 30 of the rows 2, 3.")


# Rows that are no costs ---------------------------------------------------------------------------------------


def test_instructions_and_examples_are_not_costed() -> None:
    rows: Rows = (
        ["Role", "Hours", "Rate", "Total"],
        ["Please enter every role in its own row"],
        ["Enter the role", "Enter the hours", "Enter the pay", "Enter the total"],
        ["e.g. Researcher", 10, 20, 200],
        ["Example: Officer", 5, 10, 50],
        ["Officer", 5, 10, 50],
        ["Total", "", "", 50],
    )
    found = read(sheet("S", *rows))
    assert people(found) == [(1, UNSTATED, "Officer", 5, "hour", 10)]
    assert [problem.where for problem in found.problems if problem.code == "example_row"] == ["S!4", "S!5"]
    assert said(found) == ["example_row"]


@pytest.mark.parametrize("label", ["Example University day", "Examples of work, printed", "Sample pots"])
def test_things_whose_name_holds_the_word_example_are_costs(label: str) -> None:
    assert plain(read(sheet("S", ["Item", "Amount"], [label, 30]))) == [(label, 30)]


def test_an_item_without_its_amount_is_said_and_not_taken_for_zero() -> None:
    found = read(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Brushes"], ["Total", 30]))
    assert plain(found) == [("Paint", 30)]
    assert message(found, "amount_not_stated") == (
        '"Brushes" stands among the costs and has no amount. It is not costed, and not taken for zero.'
    )


def test_income_in_a_table_of_its_own_is_kept_apart_and_never_netted() -> None:
    rows: Rows = (
        ["Item", "Cost"],
        ["Paint", 30],
        ["Total", 30],
        [],
        ["Income", "Amount"],
        ["Grant", 20],
        ["Gifts", 10],
    )
    found = read(sheet("S", *rows))
    assert plain(found) == [("Paint", 30)]
    assert message(found, "income_not_costed").endswith('not as a cost: "Grant", "Gifts".')


def test_income_in_a_section_and_what_is_left_are_kept_apart() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Costs"],
        ["Paint", 30],
        ["Total costs", 30],
        ["Income"],
        ["Grant", 40],
        ["Total income", 40],
        ["Surplus", 10],
    )
    found = read(sheet("S", *rows))
    assert plain(found) == [("Paint", 30)]
    assert said(found) == ["income_not_costed"]


def test_on_costs_overheads_and_totals_are_told_apart() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Salaries"],
        ["Officer", 100],
        ["Employer NI", 10],
        ["Pension", 5],
        ["Sub total", 115],
        ["Overheads 10%", Decimal("11.5")],
        ["Total", Decimal("126.5")],
    )
    found = read(sheet("S", *rows))
    assert [role for _, _, role, *_ in people(found)] == ["Officer"]
    assert [label for _, _, label, *_ in costs(found)] == ["Employer NI", "Pension", "Overheads 10%"]
    assert (found.costs[-1].fraction, found.costs[-1].fraction_of) == (Decimal("0.1"), ("1", "2", "3"))
    assert stated(found) == [("Sub total", 115), ("Total", Decimal("126.50"))]
    assert said(found) == []


def test_a_total_of_hours_that_is_wrong_is_shown_beside_the_sum() -> None:
    rows: Rows = (
        ["Role", "Hours", "Rate", "Total"],
        ["Officer", 10, 20, 200],
        ["Worker", 5, 20, 100],
        ["Total", 16, "", 300],
    )
    found = read(sheet("S", *rows))
    assert message(found, "time_total_differs") == (
        '"Total" states 16 under "Hours"; the rows above it come to 15. The rows were used.'
    )


def test_percent_of_effort_of_a_yearly_salary() -> None:
    found = read(sheet("S", ["Name", "% effort", "Annual salary", "Total"], ["Researcher", 50, 30000, 15000]))
    assert [(quantity, unit) for _, _, _, quantity, unit, _ in people(found)] == [(HALF, "fte")]


# Hidden parts -------------------------------------------------------------------------------------------------


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    rows: Rows = (["Item", "Amount", "Notes"], ["Paint", 30, "red"], ["Brushes", 12, "flat"], ["Total", 42])
    found = read(replace(sheet("S", *rows), hidden_rows=frozenset({3}), hidden_columns=frozenset({3})))
    assert plain(found) == TWO_LINES
    assert [problem.message for problem in found.problems if problem.code == "hidden_read"] == [
        "In the sheet S, row(s) 3 are hidden. What they hold was read like the rest.",
        "In the sheet S, column(s) C are hidden. What they hold was read like the rest.",
    ]


def test_a_hidden_sheet_counts_where_a_total_that_is_shown_uses_it() -> None:
    hidden = sheet("Old", ["Item", "Amount"], ["Ink", 5], hidden=True)
    used = read(sheet("S", ["Item", "Amount"], ["Paint", 30], ["Grand total", ("=B2+Old!B2", "35")]), hidden)
    assert (plain(used), said(used)) == ([("Ink", 5), ("Paint", 30)], ["hidden_read"])
    unused = read(sheet("S", ["Item", "Amount"], ["Paint", 30]), hidden)
    assert plain(unused) == [("Paint", 30)]
    assert "The sheet Old is hidden and not counted (lines: 1, 5 in all)" in message(unused, "hidden_not_read")


# The same money twice -----------------------------------------------------------------------------------------


def test_scenarios_on_two_sheets_are_asked_about_and_never_added() -> None:
    first = sheet("Option A", ["Item", "Amount"], ["Paint", 30], ["Bus", 20])
    second = sheet("Option B", ["Item", "Amount"], ["Clay", 60], ["Kiln", 40])
    found = read(first, second)
    assert (said(found), plain(found)) == (["which_scenario"], [])
    alike = sheet("Large", ["Item", "Amount"], ["Paint", 60], ["Bus", 40])
    assert said(read(replace(first, name="Small"), alike)) == ["which_scenario"]


def test_a_summary_with_typed_figures_is_not_counted_beside_its_detail() -> None:
    summary = sheet("Summary", ["Category", "Total"], ["Art", 42], ["Travel", 9])
    detail = sheet(
        "Detail", ["Category", "Item", "Cost"], ["Art", "Paint", 30], ["Art", "Ink", 12], ["Travel", "Bus", 9]
    )
    found = read(summary, detail)
    assert [label for label, _ in plain(found)] == ["Bus", "Ink", "Paint"]
    assert said(found) == ["table_repeats"]


def test_years_and_quarters_of_the_same_money_are_counted_once() -> None:
    annual = sheet("Annual", ["Item", "Year 1", "Year 2", "Total"], ["Paint", 10, 26, 36], ["Bus", 4, 4, 8])
    quarterly = sheet(
        "Quarterly",
        ["Item", "Year 1", "", "", "", "Year 2"],
        ["", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"],
        ["Paint", 1, 2, 3, 4, 5, 6, 7, 8],
        ["Bus", 1, 1, 1, 1, 1, 1, 1, 1],
    )
    found = read(annual, quarterly)
    assert sum(amount for _, amount in plain(found) if isinstance(amount, Decimal)) == 44
    assert "table_repeats" in said(found)


def test_two_tables_of_one_sheet_that_come_to_the_same_are_asked_about() -> None:
    rows: Rows = (
        ["Item", "Amount"],
        ["Paint", 30],
        ["Bus", 20],
        [],
        ["Activity", "Cost"],
        ["Workshop", 25],
        ["Fair", 25],
    )
    found = read(sheet("S", *rows))
    assert (said(found), plain(found)) == (["same_money_twice"], [])


# Headings that nobody knows -----------------------------------------------------------------------------------


def test_unknown_headings_over_a_product_or_a_sum_are_read_by_what_stands_under_them_and_said() -> None:
    rows: Rows = (
        ["Thing", "How often", "A go", "Comes to"],
        ["Paint", 3, 10, 30],
        ["Ink", 2, 6, 12],
        ["Total", "", "", 42],
    )
    found = read(sheet("S", *rows))
    assert bought(found) == [("Paint", 3, 10), ("Ink", 2, 6)]
    assert '"Comes to": Amount to be costed' in message(found, "columns_read_by_content")
    one = read(sheet("S", ["Thing", "Mawr"], ["Paint", 30], ["Brushes", 12], ["Total", 42]))
    assert (plain(one), said(one)) == (TWO_LINES, ["columns_read_by_content"])


def test_unknown_headings_that_nothing_proves_are_not_read() -> None:
    assert "no_table" in said(read(sheet("S", ["Thing", "Mawr"], ["Paint", 30], ["Brushes", 12], ["Total", 43])))
    assert "no_table" in said(read(sheet("S", ["Thing", "One", "Two"], ["Paint", 30, 4], ["Brushes", 12, 5])))


# What never changes a reading ---------------------------------------------------------------------------------

BOOKS: tuple[tuple[Rows, int], ...] = (  # rows without a total, and how many of them are headings
    ([["Item", "Amount"], ["Paint", 30], ["Brushes", 12]], 1),
    ([["Role", "Hours", "Rate", "Total"], ["Officer", 10, 20, 200], ["Worker", 5, 10, 50]], 1),
    ([["Item", "Year 1", "Year 2", "Total"], ["Paint", 100, 200, 300], ["Bus", 10, 20, 30]], 1),
    ([["Role", "Rate", "Days Y1", "Days Y2", "Total"], ["Officer", 100, 5, 3, 800], ["Worker", 50, 1, 2, 150]], 1),
    (
        [
            ["", "", "Year 1", "", "Year 2"],
            BY_YEAR,
            ["Researcher", 20, 10, 200, 5, 100, 300],
            ["Officer", 10, 1, 10, 2, 20, 30],
        ],
        2,
    ),
    ([["Eitem", "Nifer", "Pris yr uned", "Swm"], ["Llogi ystafell", 2, 50, 100], ["Teithio", 3, 9, 27]], 1),
    ([["Item", "Amount"], ["Example University"], ["Paint", 30], ["Small Charity"], ["Bus", 5]], 1),
)
BOOK = st.sampled_from(BOOKS)
WORDS = st.sampled_from(["Our project", "Version of May", "All prices in pounds, without VAT", "Contact: the office"])


def lines(rows: Rows) -> list[tuple[object, ...]]:
    """The lines of a sheet with everything that counts but their place; letters small."""
    found = read(sheet("S", *rows))
    listed = [*people(found), *costs(found)]
    return [tuple(part.casefold() if isinstance(part, str) else part for part in line) for line in listed]


@given(BOOK, st.lists(WORDS, max_size=3), st.integers(0, 3))
def test_title_rows_never_change_the_lines(chosen: tuple[Rows, int], titles: list[str], blank: int) -> None:
    rows, _ = chosen
    titled: Rows = [[title] for title in titles]
    assert lines([*titled, *[[]] * blank, *rows]) == lines(rows)


@given(BOOK, st.data())
def test_blank_rows_under_the_headings_never_change_the_lines(chosen: tuple[Rows, int], data: st.DataObject) -> None:
    rows, headings = chosen
    at = data.draw(st.integers(headings, len(rows)))
    number = data.draw(st.integers(1, 3))
    assert lines([*rows[:at], *[[]] * number, *rows[at:]]) == lines(rows)


@given(BOOK, st.data())
def test_a_blank_column_never_changes_the_lines(chosen: tuple[Rows, int], data: st.DataObject) -> None:
    rows, _ = chosen
    at = data.draw(st.integers(0, max(map(len, rows))))
    assert lines([[*row[:at], "", *row[at:]] if len(row) > at else row for row in rows]) == lines(rows)


@given(BOOK, WORDS, st.integers(1, 4))
def test_a_note_below_never_changes_the_lines(chosen: tuple[Rows, int], note: str, blank: int) -> None:
    rows, _ = chosen
    assert lines([*rows, *[[]] * blank, [note]]) == lines(rows)


@given(BOOK, st.sampled_from([str.upper, str.lower, str.title]))
def test_the_case_of_letters_never_changes_the_lines(chosen: tuple[Rows, int], change: object) -> None:
    rows, _ = chosen
    assert callable(change)
    changed = [[change(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    assert lines(changed) == lines(rows)


@given(BOOK, st.integers(0, 9), st.integers(0, 9))
def test_where_the_table_stands_never_changes_the_lines(chosen: tuple[Rows, int], down: int, right: int) -> None:
    rows, _ = chosen
    assert lines([*[[]] * down, *([*[""] * right, *row] for row in rows)]) == lines(rows)


@given(BOOK, st.sampled_from(["Total", "Grand total", "TOTAL COSTS", "Cyfanswm", "Project total"]))
def test_a_total_row_never_changes_the_lines(chosen: tuple[Rows, int], label: str) -> None:
    rows, headings = chosen
    wide = max(map(len, rows))
    whole = sum((Decimal(str(row[wide - 1])) for row in rows[headings:] if len(row) == wide), Decimal(0))
    assert lines([*rows, [label, *[""] * (wide - 2), whole]]) == lines(rows)


@given(BOOK)
def test_reading_is_the_same_every_time(chosen: tuple[Rows, int]) -> None:
    rows, _ = chosen
    assert read(sheet("S", *rows)) == read(sheet("S", *rows))


HEADINGS = ("Item", "Role", "Partner", "Category", "Year", "Hours", "Rate", "Total", "FTE", "Notes", "Beth", "")
PERIODS = ("Year 1", "Year 2", "2026/27", "2027/28", "Q1", "Q2", "Year 1 total", "Hours Y1", "Income", "Match funding")
HEADING = st.sampled_from([*HEADINGS, *PERIODS])
CELL = st.one_of(
    HEADING,
    st.sampled_from(
        ["Example University", "e.g. x", "Please enter", "Overheads 10%", "Sub total", "Officer", "£5", "5%"]
    ),
    st.integers(0, 30),
    st.decimals(min_value=-9, max_value=99, places=2),
    st.tuples(st.sampled_from(["=A1*B1", "=SUM(A1:C9)", "=B2", "=B2+C2"]), st.sampled_from(["", "7"])),
)
RANGES = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3)), max_size=3)


@given(
    st.lists(st.lists(HEADING, max_size=7), min_size=1, max_size=2), st.lists(st.lists(CELL, max_size=7), max_size=8),
    RANGES, st.booleans(),
)  # fmt: skip
def test_no_layout_makes_the_reader_fall_over_and_every_line_has_its_own_name(
    headings: Rows, rows: Rows, ranges: list[tuple[int, int, int, int]], hidden: bool
) -> None:
    first = merged(sheet("S", *headings, *rows), *((top, left, top + d, left + r) for top, left, d, r in ranges))
    found = read(replace(first, hidden_columns=frozenset({2})), sheet("Other", *rows, hidden=hidden))
    names = [line.line for line in found.time] + [line.line for line in found.costs]
    assert len(names) == len(set(names))
    for cost in found.costs:
        assert set(cost.fraction_of) <= set(names)
