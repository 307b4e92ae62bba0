"""Finding tables: headings, what stands beside and below them, and which words mean what."""

from decimal import Decimal

import pytest

from fairbudget.reading.cells.figures import figure
from fairbudget.reading.formulas import Place, is_left_over, is_product, is_sum, minuend, places
from fairbudget.reading.grid import Cell
from fairbudget.reading.headings import is_total, names_person, names_thing, role_of
from fairbudget.reading.tables import find_tables
from small_books import sheet


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        (" unit_cost", "price"),
        ("Cost/Hour", "rate_per_hour"),
        ("Hours per week", "hours_per_week"),
        ("Total (£)", "amount"),
        ("£ Amount", "amount"),
        ("budget 2025/26", "budget"),
        ("spend2", "spent"),
        ("% of totals", "share"),
        ("Year 2", "year_amount"),
        ("Oriau", "hours"),
        ("Sefydliad", "partner"),
        ("Wombats", None),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize("label", ["Total", "sub-total", "TOTAL COST =", "Grand Total", "Project total", "totals"])
def test_these_labels_name_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["Totaliser", "Paint", "Summer school", "Lump sum"])
def test_these_labels_name_no_totals(label: str) -> None:
    assert not is_total(label)


@pytest.mark.parametrize(
    "label", ["2.1 Staffing", "Student hosts (2)", "UI Developer", "Clerk's salary", "Staff costs"]
)
def test_these_labels_name_people(label: str) -> None:
    assert names_person(label)


@pytest.mark.parametrize(
    "label", ["Staff expenses", "Project management tools", "Relocation expenses for the director", "Conference fee"]
)
def test_these_labels_name_things(label: str) -> None:
    assert names_thing(label)
    assert not names_person(label)


def test_two_tables_side_by_side_are_two() -> None:
    found, loose = find_tables(
        sheet(
            "S",
            ["Item", "Quantity", "Total", "", "Item", "Total"],
            ["Paint", 2, 30, "", "Bus", 9],
        )
    )
    assert [[column.number for column in table.columns] for table in found] == [[1, 2, 3], [5, 6]]
    assert loose == []


def test_headings_with_gaps_are_one_table() -> None:
    found, _ = find_tables(sheet("S", ["Abroad", "", "Days", "", "", "Total"], ["Meals", 8, 5, "", "", 40]))
    assert len(found) == 1
    assert [column.role for column in found[0].columns] == [None, None, "days", "amount"]


def test_a_table_ends_where_the_next_headings_begin() -> None:
    found, _ = find_tables(sheet("S", ["Who", "Hours", "Rate"], ["Cook", 3, 12], [], ["Item", "Cost"], ["Flour", 4]))
    assert [(table.heading_row, [row for row, _ in table.rows()]) for table in found] == [(1, [2]), (4, [5])]


def test_what_stands_outside_the_tables_is_returned() -> None:
    found, loose = find_tables(sheet("S", ["Bake sale", 7], [], ["Item", "Cost"], ["Flour", 4]))
    assert len(found) == 1
    assert [[cell.text for cell in run] for run in loose] == [["Bake sale", "7"]]


def test_a_row_of_words_without_money_is_no_heading() -> None:
    assert find_tables(sheet("S", ["Item", "Notes"], ["Flour", "white"]))[0] == []


@pytest.mark.parametrize(
    ("written", "number"),
    [("£1,000", "1000"), ("20%", "0.2"), ("$5.50", "5.5"), ("12 pens", None), ("about £5", None), ("", None)],
)
def test_money_and_percentages_written_as_text_are_figures(written: str, number: str | None) -> None:
    assert figure(Cell(1, 1, written)) == (None if number is None else Decimal(number))


def test_the_noise_of_binary_arithmetic_is_not_part_of_a_figure() -> None:
    assert figure(Cell(1, 1, Decimal("2241.7200000000003"))) == Decimal("2241.72")


def test_formulas_are_read_in_both_spellings() -> None:
    assert places("=SUM(B2:B4)") == places("of:=SUM([.B2:.B4])")
    assert places("=Parts!$C$7*2") == (Place("Parts", 7, 3),)
    assert places("='Big plan'!A1") == (Place("Big plan", 1, 1),)
    assert places("=LOG10(5)") == ()


def test_what_a_formula_does_is_told_from_its_text() -> None:
    assert is_product("=(B6*C6)")
    assert is_product("of:=[.C2]*[.D2]")
    assert not is_product("=B6*C6+1")
    assert is_sum("=SUM(B2:B9)")
    assert is_sum("=(D16+D17)")
    assert not is_sum("=B2-B3")


def test_the_figure_from_which_others_are_taken_away_is_found() -> None:
    assert is_left_over("=7000-E22")
    assert minuend("=7000-E22") is None
    assert minuend("=H15-H17-H16") == Place("", 15, 8)
