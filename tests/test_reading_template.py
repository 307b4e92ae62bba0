"""Reading a filled-in template: any order, any spelling that is plain, and every problem at its cell."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Budget, OwnRate, Share, TimeLine
from fairbudget.problems import Problem
from fairbudget.reading import read_budget
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.templates.template import is_template, read_template
from template_files import (
    HEADINGS,
    LINE,
    PARTNERS,
    Rows,
    Value,
    a_book,
    a_sheet,
    as_csv,
    as_ods,
    as_xlsx,
    codes,
    one_line,
    read,
    without_places,
)

MIDCHESTER, HARBOUR = "Midchester University", "Harbour Lane Arts"
GOOD: Rows = [
    ("Line", "Partner", "Role", "Band", "People", "Quantity", "Unit", "Unpaid hours each", "Own rate £",
     "Own rate per", "Reason for own rate"),
    ("1", MIDCHESTER, "Fellow", "Skilled", 1, 10, "Day", 0, None, None, None),
    ("2", HARBOUR, "Artist", "lead", 2, Decimal("6.5"), "half_day", None, Decimal("82.50"), "Half day", "Price list"),
]  # fmt: skip


def only(budget: Budget, code: str) -> Problem:
    (found,) = [problem for problem in budget.problems if problem.code == code]
    return found


def costs(*rows: Sequence[Value]) -> Budget:
    return read([HEADINGS, LINE], Costs=rows)


def test_a_good_table_is_read_without_a_word() -> None:
    budget = read(GOOD)
    assert budget.problems == ()
    assert budget.time[1] == TimeLine(
        line="2",
        where="Time!3",
        partners=(Share(partner=HARBOUR),),
        role="Artist",
        band="lead",
        people=Decimal(2),
        quantity=Decimal("6.5"),
        unit="half_day",
        own_rate=OwnRate(amount=Decimal("82.50"), per="half_day", reason="Price list"),
    )
    assert [(partner.name, partner.type) for partner in budget.partners] == [
        (MIDCHESTER, "university"),
        (HARBOUR, "vcse"),
    ]


def test_no_unpaid_hours_stated_is_not_zero_unpaid_hours() -> None:
    first, second = read(GOOD).time
    assert first.unpaid_hours_each == 0
    assert second.unpaid_hours_each is None


@given(st.permutations(range(len(GOOD[0]))))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    shuffled: Rows = [[row[i] for i in order] for row in GOOD]
    assert without_places(read(shuffled)) == without_places(read(GOOD))


def test_headings_may_have_other_capitals_spaces_and_signs() -> None:
    spelt = [tuple(f" {heading.upper().replace(' £', '  (£)')} " for heading in HEADINGS), LINE]
    assert read(spelt).problems == ()
    headings = ("Line", "Partner", "People", "Quantity", "Unit", "own-rate (£)", "OWN RATE PER", "Reason for own rate")
    table = read([headings, ("1", MIDCHESTER, 1, 1, "day", 200, "day", "agreed")])
    assert table.time[0].own_rate == OwnRate(amount=Decimal(200), per="day", reason="agreed")


def test_welsh_headings_are_read() -> None:
    partners = [("Partner", "TAW", "Gorbenion"), (MIDCHESTER, "recoverable", "none")]
    (partner,) = read([HEADINGS, LINE], Partners=partners).partners
    assert (partner.vat, partner.overhead) == ("recoverable", "none")


def test_the_same_rows_from_xlsx_ods_and_csv_give_equal_lines(tmp_path: Path) -> None:
    (tmp_path / "semicolons").mkdir()
    files = [
        as_xlsx(tmp_path / "Time.xlsx", "Time", GOOD),
        as_ods(tmp_path / "Time.ods", "Time", GOOD),
        as_csv(tmp_path / "Time.csv", GOOD),
        as_csv(tmp_path / "semicolons" / "Time.csv", GOOD, ";", "utf-16"),
    ]
    first, *others = [read_budget(path) for path in files]
    assert [line.line for line in first.time] == ["1", "2"]
    assert first.time[1].own_rate == OwnRate(amount=Decimal("82.50"), per="half_day", reason="Price list")
    for other in others:
        assert (other.time, other.partners, other.problems) == (first.time, first.partners, first.problems)


def test_a_tidy_csv_with_short_headings_is_a_time_table(tmp_path: Path) -> None:
    rows: Rows = [
        ("line", "partner", "quantity", "unit", "rate", "rate_unit", "oncost"),
        ("Technician", "Midchester", 60, "hour", 25, "hour", Decimal("0.31")),
        ("Driver", "Midchester", 40, "hours", Decimal("15.20"), "hour", Decimal("0.176")),
    ]
    budget = read_budget(as_csv(tmp_path / "people.csv", rows))
    assert [line.on_costs for line in budget.time] == [Decimal("0.31"), Decimal("0.176")]
    assert [line.own_rate and line.own_rate.amount for line in budget.time] == [25, Decimal("15.20")]
    assert [partner.name for partner in budget.partners] == ["Midchester"]
    assert only(budget, "fractions_read").where == "people!G1"
    assert "0.31 is 31%" in only(budget, "fractions_read").message
    assert codes(budget).count("own_rate_without_reason") == 2
    assert not [problem for problem in budget.problems if problem.severity == "blocks"]


def test_a_table_without_our_headings_is_not_our_template() -> None:
    other = Book("b.csv", "", (a_sheet("b", [("Item", "Amount"), ("Venue", 100)]),))
    assert not is_template(other)
    assert is_template(a_book(GOOD))


def test_a_currency_given_from_outside_counts_only_where_the_file_names_none() -> None:
    time: Rows = [(*HEADINGS, "Own rate £", "Own rate per", "Reason for own rate"), (*LINE, "€50", "Day", "agreed")]
    assert read_template(a_book(time), currency="EUR").time[0].own_rate is not None
    stated = a_book(time, Project=[("Field", "Value"), ("Currency", "GBP")])
    assert codes(read_template(stated, currency="EUR")) == ["currency_mix"]


def test_the_project_is_read_field_by_field_in_any_order() -> None:
    fields: Rows = [("Field", "Value"), ("award limit £", "€10,000"), ("Currency", "€"), ("Start date", "31/03/2026"),
              ("Price basis", "Inflate each year"), ("Yearly uplift %", "3%"), ("Length in months", 18),
              ("Reference partner", "midchester university"), ("Starting date", "soon")]  # fmt: skip
    budget = read([HEADINGS, LINE], Project=fields)
    project = budget.project
    assert (project.currency, project.award_limit) == ("EUR", Decimal(10_000))
    assert (project.start, project.months) == (date(2026, 3, 31), 18)
    assert (project.price_basis, project.uplift) == ("inflate", Decimal("0.03"))
    assert project.reference_partner == MIDCHESTER
    assert only(budget, "field_unknown").where == "Project!A9"
    assert '"Start date"' in only(budget, "field_unknown").fix


@pytest.mark.parametrize(
    ("heading", "value", "code", "place"),
    [
        ("Quantity", "3 days", "number_with_unit", "Time!E2"),
        ("Quantity", -1, "negative", "Time!E2"),
        ("Quantity", "TBC", "not_a_number", "Time!E2"),
        ("Quantity", None, "cell_missing", "Time!E2"),
        ("People", None, "cell_missing", "Time!D2"),
        ("Unit", None, "cell_missing", "Time!F2"),
        ("Unit", "dya", "unknown_word", "Time!F2"),
        ("Partner", None, "cell_missing", "Time!B2"),
        ("Partner", f"{MIDCHESTER} 50%; {HARBOUR} 40%", "shares_do_not_add_up", "Time!B2"),
        ("Unpaid hours each", "3 days", "not_in_hours", "Time!G2"),
        ("Hours per unit", "1:30", "clock_time", "Time!G2"),
        ("Own rate £", "€50", "currency_mix", "Time!G2"),
        ("Own rate £", 50, "own_rate_without_unit", "Time!G2"),
        ("Band", "expert", "unknown_word", "Time!G2"),
        ("Year", "first", "not_a_number", "Time!G2"),
        ("On-costs %", Decimal("0.2"), "percent_has_two_readings", "Time!G2"),
    ],
)
def test_what_keeps_a_line_from_being_costed_is_said_at_its_cell(
    heading: str, value: Value, code: str, place: str
) -> None:
    budget = one_line(**{heading: value})
    problem = only(budget, code)
    assert (problem.severity, problem.where) == ("blocks", place)
    assert problem.found == ("" if value is None else str(value))
    assert len(budget.time) == 1


def test_every_problem_is_said_at_once_and_the_other_rows_are_read() -> None:
    bad = ("2", "Harbor Lane Arts", "Artist", "two", "3 days", "dya")
    budget = read([HEADINGS, LINE, bad, ("3", HARBOUR, "Artist", 1, 2, "Day")])
    assert [(problem.where, problem.code) for problem in budget.problems] == [
        ("Time!D3", "not_a_number"),
        ("Time!E3", "number_with_unit"),
        ("Time!F3", "unknown_word"),
        ("Time!B3", "partner_unknown"),
    ]
    assert [line.line for line in budget.time] == ["1", "2", "3"]
    assert budget.time[1].quantity is None
    assert '"Harbour Lane Arts"' in only(budget, "partner_unknown").fix


def test_error_cells_and_formulas_without_results_are_said() -> None:
    time = a_sheet("Time", [HEADINGS, LINE, ("2", *LINE[1:])])
    time.cells[2, 5] = Cell(2, 5, "#REF!", error=True)
    time.cells[3, 5] = Cell(3, 5, None, formula="=5+5")
    budget = read_template(Book("b.xlsx", "", (a_sheet("Partners", PARTNERS), time)))
    assert only(budget, "cell_error").where == "Time!E2"
    assert only(budget, "cell_error").found == "#REF!"
    assert only(budget, "formula_not_calculated").where == "Time!E3"
    assert only(budget, "formula_not_calculated").found == "=5+5"
    assert "save it" in only(budget, "formula_not_calculated").fix


def test_unpaid_hours_alone_are_a_line_too() -> None:
    budget = one_line(Quantity=None, Unpaid_hours_each=12)
    assert budget.problems == ()
    assert budget.time[0].unpaid_hours_each == 12


def test_hours_of_a_session_are_not_asked_for_here_because_its_rate_may_have_them() -> None:
    assert one_line(Unit="Session", Rate_code="nihr:half_day").problems == ()


def test_no_reason_no_override() -> None:
    rate: dict[str, Value] = {"Own rate £": 50, "Own rate per": "Hour"}
    alone = one_line(**rate)
    assert only(alone, "own_rate_without_reason").severity == "check"
    assert alone.time[0].own_rate == OwnRate(amount=Decimal(50), per="hour")
    replaced = only(one_line(**rate, Rate_code="nihr:hour"), "published_rate_replaced_without_reason")
    assert (replaced.severity, replaced.where) == ("blocks", "Time!G2")
    sheet: Rows = [
        ("Rate code", "Amount £", "Per", "Reason"),
        ("nihr:hour", 30, "Hour", None),
        ("nihr:day", 200, "Day", "x"),
    ]
    budget = read([HEADINGS, LINE], Overrides=sheet)
    assert [override.rate_code for override in budget.overrides] == ["nihr:day"]
    assert only(budget, "override_without_reason").where == "Overrides!D2"


def test_an_override_lacking_its_amount_or_unit_is_left_out() -> None:
    sheet: Rows = [("Rate code", "Amount £", "Per", "Reason"), ("nihr:hour", None, None, "agreed")]
    budget = read([HEADINGS, LINE], Overrides=sheet)
    assert budget.overrides == ()
    assert [problem.where for problem in budget.problems] == ["Overrides!B2", "Overrides!C2"]


def test_an_own_rate_described_without_its_amount_is_asked_about() -> None:
    assert codes(one_line(Own_rate_per="Day", **{"Own rate £": None})) == ["own_rate_without_amount"]


def test_unknown_columns_are_listed_and_left_out() -> None:
    budget = one_line(Quantitty=5, Colour="blue")
    assert [problem.where for problem in budget.problems] == ["Time!G1", "Time!H1"]
    assert {problem.severity for problem in budget.problems} == {"check"}
    assert '"Quantity"' in budget.problems[0].fix


def test_a_missing_or_doubled_column_is_said_once() -> None:
    missing = read([("Line", "Partner", "People", "Quantity"), ("1", MIDCHESTER, 1, 1), ("2", MIDCHESTER, 1, 1)])
    assert [(problem.code, problem.found) for problem in missing.problems] == [("column_missing", "Unit")]
    doubled = read([(*HEADINGS, "quantity"), (*LINE, 20)])
    assert only(doubled, "column_twice").where == "Time!G1"
    assert doubled.time[0].quantity == 10


def test_a_line_name_may_stand_once_and_an_empty_one_is_the_row_number() -> None:
    budget = read([HEADINGS, LINE, LINE, (None, *LINE[1:])])
    assert [line.line for line in budget.time] == ["1", "1", "4"]
    assert only(budget, "line_twice").where == "Time!A3"
    assert "Time!2" in only(budget, "line_twice").message


def test_partners_are_matched_by_name_and_never_guessed() -> None:
    spaced = one_line(Partner="midchester  UNIVERSITY")
    assert spaced.time[0].partners == (Share(partner=MIDCHESTER),)
    assert only(spaced, "partner_spelling").severity == "note"
    unknown = one_line(Partner="Midchester University Ltd")
    assert only(unknown, "partner_unknown").severity == "blocks"
    twice = read([HEADINGS, LINE], Partners=[*PARTNERS, ("MIDCHESTER UNIVERSITY", "College")])
    assert only(twice, "partner_twice").where == "Partners!A4"
    assert [partner.type for partner in twice.partners] == ["university", "vcse"]


def test_without_a_list_partners_have_names_only_and_likeness_is_asked_about() -> None:
    book = Book("b.csv", "", (a_sheet("b", [HEADINGS, LINE, ("2", "midchester university", "x", 1, 1, "Day")]),))
    budget = read_template(book)
    assert [partner.name for partner in budget.partners] == [MIDCHESTER, "midchester university"]
    assert codes(budget) == ["partners_alike"]
    assert only(read([HEADINGS, LINE], Partners=[("Partner",)]), "partners_empty").severity == "check"


def test_a_shared_post_is_one_line_with_its_shares() -> None:
    (line,) = one_line(Partner=f"{MIDCHESTER} 60%; {HARBOUR} 40%").time
    assert [(share.partner, share.fraction) for share in line.partners] == [
        (MIDCHESTER, Decimal("0.6")),
        (HARBOUR, Decimal("0.4")),
    ]


def test_the_overhead_value_is_read_by_its_method() -> None:
    rows: Rows = [("Partner", "Overhead", "Overhead value"), ("A", "Percent", "20%"),
            ("B", "TRAC, £ per FTE", "£9,000"), ("C", "amount", 500),
            ("D", None, 500), ("E", "percent", Decimal("0.2"))]  # fmt: skip
    budget = read([HEADINGS, (*LINE[:1], "A", *LINE[2:])], Partners=rows)
    assert [partner.overhead_value for partner in budget.partners] == [Decimal("0.2"), 9000, 500, None, None]
    assert [(problem.where, problem.code) for problem in budget.problems] == [
        ("Partners!C5", "overhead_without_method"),
        ("Partners!C6", "percent_has_two_readings"),
    ]


def test_totals_and_remarks_between_the_lines_are_no_lines() -> None:
    rows = [HEADINGS, ("Delivery", None, None, None, None, None), LINE,
            (None, None, "Grand total", None, 56, None), ("Subtotal", None, None, None, None, None)]  # fmt: skip
    budget = read(rows)
    assert [line.line for line in budget.time] == ["1"]
    assert [(problem.code, problem.where) for problem in budget.problems] == [
        ("not_a_line", "Time!2"),
        ("total_row", "Time!4"),
        ("total_row", "Time!5"),
    ]


def test_costs_are_items_percentages_or_needed_and_not_budgeted() -> None:
    budget = costs(
        ("Line", "Partner", "Category", "Quantity", "Unit cost £", "Percent", "Percent of", "Item"),
        (None, HARBOUR, "Childcare", 6, Decimal("12.50"), None, None, "Crèche"),
        ("K2", HARBOUR, "Travel", 4, None, None, None, None),
        ("K3", None, "Other", None, None, "14.7%", "1; K2", "Indirect"),
        ("Total", None, None, None, 75, None, None, None),
    )
    childcare, travel, indirect = budget.costs
    assert (childcare.line, childcare.label, childcare.unit_cost) == ("C2", "Crèche", Decimal("12.50"))
    assert (travel.quantity, travel.unit_cost) == (Decimal(4), None)
    assert (indirect.fraction, indirect.fraction_of) == (Decimal("0.147"), ("1", "K2"))
    (total,) = budget.stated_totals
    assert (total.where, total.label, total.amount) == ("Costs!E5", "Total", Decimal(75))
    assert codes(budget) == ["total_row"]


def test_a_percentage_names_lines_that_are_there() -> None:
    budget = costs(
        ("Line", "Quantity", "Unit cost £", "Percent", "Percent of"),
        ("K1", None, None, "10%", None),
        ("K2", None, None, "10%", "K9"),
    )
    assert only(budget, "percent_of_nothing").where == "Costs!E2"
    assert only(budget, "percent_of_unknown").where == "Costs!E3"
    assert '"K1"' in only(budget, "percent_of_unknown").fix


def test_income_among_the_costs_is_asked_about() -> None:
    budget = costs(("Line", "Category", "Quantity", "Unit cost £"), ("K1", "Other", 1, "(200)"))
    assert only(budget, "negative").where == "Costs!D2"
    assert "income" in only(budget, "negative").fix


def test_hidden_rows_are_counted_and_said() -> None:
    time = a_sheet("Time", [HEADINGS, LINE])
    hidden = Sheet("Time", time.cells, hidden_rows=frozenset({2}))
    budget = read_template(Book("b.xlsx", "", (a_sheet("Partners", PARTNERS), hidden)))
    assert len(budget.time) == 1
    assert only(budget, "row_hidden").where == "Time!2"


def test_sheets_of_their_own_are_named_and_those_of_the_program_are_not() -> None:
    budget = read([HEADINGS, LINE], Example=[("Line",), ("9",)], Summary=[("x",)], Scratch=[("x",)])
    assert [(problem.code, problem.found) for problem in budget.problems] == [("sheet_left_out", "Scratch")]
    assert len(budget.time) == 1


def test_an_empty_time_sheet_is_no_budget_that_costs_nothing() -> None:
    budget = read([HEADINGS])
    assert only(budget, "no_lines").severity == "blocks"
    assert budget.time == ()


def test_title_rows_above_the_headings_do_no_harm() -> None:
    budget = read([("Our bid 2026",), (), HEADINGS, LINE])
    assert budget.problems == ()
    assert budget.time[0].where == "Time!4"
