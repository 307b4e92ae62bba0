"""Amounts, hours, percentages, dates and words, as people type them into cells."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Share, Unit, words
from fairbudget.reading.cells import amounts, choices, dates
from fairbudget.reading.cells.doubts import Read
from fairbudget.reading.grid import Cell, Value


def cell(value: Value, number_format: str = "") -> Cell:
    return Cell(1, 1, value, number_format=number_format)


def code(read: Read[object]) -> str | None:
    return read.doubt.kind.code if read.doubt else None


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,000", "1000"), ("1000", "1000"), ("1,000.50", "1000.50"), ("£ 1200", "1200"), ("1200.00 GBP", "1200"),
        ("(200)", "-200"), ("200-", "-200"), ("£1,200.50 -", "-1200.50"), ("(£200)", "-200"),
        ("-£50", "-50"), ("£-50", "-50"), ("\u2212£50", "-50"), ("1 200", "1200"), (".5", "0.5"),
        ("'40", "40"), ("2.675", "2.675"), ("1\u00a0200", "1200"), ("0", "0"),
    ],
)  # fmt: skip
def test_money_is_read_to_the_penny_as_it_is_typed(typed: str, amount: str) -> None:
    assert amounts.money(cell(typed)) == Read(Decimal(amount))


@pytest.mark.parametrize("typed", ["TBC", "n/a", "~10", "ten", "£", "1_000", "0x10", "1e400", "NaN", "inf", "1,20,000"])
def test_what_is_no_amount_is_quoted_and_not_taken_for_zero(typed: str) -> None:
    read = amounts.money(cell(typed))
    assert read.value is None
    assert code(read) == "not_an_amount"
    assert read.doubt is not None
    assert f'"{typed}"' in read.doubt.at("Time!D4", typed).message


def test_digits_of_other_scripts_are_not_numbers() -> None:
    assert code(amounts.number(cell("\uff11\uff12"))) == "not_a_number"
    assert code(amounts.number(cell("\u0663"))) == "not_a_number"


@pytest.mark.parametrize(("typed", "other"), [("€50", "EUR"), ("$50", "USD"), ("50 CHF", "CHF"), ("EUR 50", "EUR")])
def test_another_currency_is_never_converted(typed: str, other: str) -> None:
    read = amounts.money(cell(typed))
    assert code(read) == "currency_mix"
    assert read.doubt is not None
    assert read.doubt.particulars["other"] == other
    assert amounts.money(cell(typed), other) == Read(Decimal(50))


def test_the_currency_of_a_number_format_counts() -> None:
    assert code(amounts.money(cell(Decimal(50), "[$€-2] #,##0.00"))) == "currency_mix"
    assert code(amounts.money(cell(Decimal(50), '"$"#,##0'))) == "currency_mix"
    assert amounts.money(cell(Decimal(50), "[$£-809]#,##0.00")) == Read(Decimal(50))
    assert amounts.money(cell(Decimal(50), "[$-809]#,##0.00")) == Read(Decimal(50))


def test_a_decimal_comma_is_asked_about_unless_the_whole_file_writes_so() -> None:
    asked = amounts.money(cell("1.234,50"))
    assert (asked.value, code(asked)) == (None, "amount_has_two_readings")
    said = amounts.money(cell("1.234,50", "#.##0,00"))
    assert (said.value, code(said)) == (Decimal("1234.50"), "decimal_comma_read")


def test_a_shortened_amount_is_to_be_written_out() -> None:
    assert code(amounts.money(cell("£3k"))) == "amount_shortened"
    assert code(amounts.money(cell("£1.2m"))) == "amount_shortened"


def test_a_number_beyond_any_budget_is_refused() -> None:
    assert code(amounts.number(cell(Decimal("1e300")))) == "too_large"


def test_an_error_or_an_uncalculated_formula_is_never_a_blank_or_a_zero() -> None:
    assert code(amounts.money(Cell(1, 1, "#REF!", error=True))) == "cell_error"
    assert code(amounts.number(Cell(1, 1, None, formula="=5+5"))) == "formula_not_calculated"
    assert code(choices.text(Cell(1, 1, "#N/A", error=True))) == "cell_error"


def test_3_days_among_hours_is_refused_with_a_suggestion_that_is_not_used() -> None:
    read = amounts.hours(cell("3 days"))
    assert (read.value, code(read)) == (None, "not_in_hours")
    assert read.doubt is not None
    assert "22.5" in read.doubt.at("Time!L2", "3 days").fix


def test_3_days_as_a_quantity_says_which_unit_to_choose() -> None:
    read = amounts.number(cell("3 days"))
    assert code(read) == "number_with_unit"
    assert read.doubt is not None
    assert read.doubt.at("Time!I2", "3 days").fix == 'Write 3 here and choose "Day" under Unit.'


def test_hours_with_their_own_unit_are_read_and_said() -> None:
    read = amounts.hours(cell("2.5hrs"))
    assert (read.value, code(read)) == (Decimal("2.5"), "hours_read")


def test_a_clock_time_is_no_number() -> None:
    read = amounts.hours(cell("1:30"))
    assert (read.value, code(read)) == (None, "clock_time")
    assert read.doubt is not None
    assert read.doubt.particulars["number"] == "1.5"


@pytest.mark.parametrize(
    ("value", "number_format", "fraction"),
    [
        ("20%", "", "0.2"), (Decimal("0.2"), "0%", "0.2"), (Decimal(20), "", "0.2"), (Decimal(52), "", "0.52"),
        ("14.5 %", "", "0.145"), ("0.5%", "", "0.005"), ("20 per cent", "", "0.2"), (Decimal(0), "", "0"),
        (Decimal("1.2"), "", "0.012"), (Decimal("1.2"), "0.0%", "1.2"),
    ],
)  # fmt: skip
def test_percentages_are_read_as_fractions(value: Value, number_format: str, fraction: str) -> None:
    assert amounts.fraction(cell(value, number_format)) == Read(Decimal(fraction))


@pytest.mark.parametrize("value", [Decimal("0.2"), Decimal(1), "0.2", "1"])
def test_a_bare_fraction_among_percentages_is_asked_about(value: Value) -> None:
    read = amounts.fraction(cell(value))
    assert (read.value, code(read)) == (None, "percent_has_two_readings")
    assert amounts.fraction(cell(value), bare_is_fraction=True).value == Decimal(str(value))


def test_on_costs_are_a_profile_or_a_percentage() -> None:
    assert amounts.profile(cell("employer_on_costs:uss")) == Read("employer_on_costs:uss")
    assert amounts.profile(cell("21%")) == Read(Decimal("0.21"))


def test_half_a_month_is_not_a_whole_number() -> None:
    assert amounts.whole(cell("3")) == Read(3)
    assert code(amounts.whole(cell("3.5"))) == "not_whole"


@given(st.decimals(min_value=0, max_value=999_999_999, places=2))
def test_any_amount_of_pounds_and_pence_is_read_exactly(amount: Decimal) -> None:
    assert amounts.money(cell(f"£{amount:,.2f}")).value == amount
    assert amounts.money(cell(amount)).value == amount
    assert amounts.money(cell(f"({amount:.2f})")).value == -amount


@pytest.mark.parametrize(
    "value", [date(2026, 4, 1), "2026-04-01", "1 April 2026", "1st Apr 2026", "01 april 2026", "1 April, 2026"]
)
def test_a_date_in_words_or_iso_is_read_without_comment(value: Value) -> None:
    assert dates.day(cell(value)) == Read(date(2026, 4, 1))


def test_a_date_in_digits_is_read_day_first_and_said() -> None:
    read = dates.day(cell("01/04/2026"))
    assert (read.value, code(read)) == (date(2026, 4, 1), "date_read_day_first")
    assert read.doubt is not None
    assert "1 April 2026" in read.doubt.at("Project!B5", "01/04/2026").message
    assert dates.day(cell("31/03/2026")) == Read(date(2026, 3, 31))


def test_there_is_no_31_february() -> None:
    read = dates.day(cell("31 February 2026"))
    assert read.doubt is not None
    assert read.doubt.at("Project!B5", "31 February 2026").message.endswith("there is no 31 February.")
    assert code(dates.day(cell("31/02/2026"))) == "no_such_day"
    assert code(dates.day(cell("29/02/2026"))) == "no_such_day"
    assert dates.day(cell("29 February 2028")) == Read(date(2028, 2, 29))


def test_a_bare_number_or_a_short_year_is_no_date() -> None:
    read = dates.day(cell(Decimal(46000)))
    assert code(read) == "not_a_date"
    assert read.doubt is not None
    assert "9 December 2025" in read.doubt.at("Project!B5", "46000").fix
    assert code(dates.day(cell("1/4/26"))) == "not_a_date"
    assert code(dates.day(cell("Q3"))) == "not_a_date"


@pytest.mark.parametrize("typed", ["half_day", "Half day", "HALF-DAY", "half  days", "Halfday", " half day "])
def test_a_word_of_a_list_is_read_however_it_is_spaced_or_capitalised(typed: str) -> None:
    assert choices.choice(cell(typed), words(Unit), "Unit") == Read("half_day")


def test_an_unknown_word_is_refused_with_its_nearest_neighbours() -> None:
    types = ("university", "college", "vcse", "local_authority")
    read = choices.choice(cell("Univeristy"), types, "Type")
    assert read.value is None
    assert read.doubt is not None
    assert read.doubt.at("Partners!B2", "Univeristy").fix.startswith(
        'Nearest: "university". Choose one of: University,'
    )
    near_charity = choices.choice(cell("chairty"), types, "Type").doubt
    assert near_charity is not None
    assert '"charity"' in str(near_charity.particulars["nearest"])
    assert code(choices.choice(cell("CIC"), types, "Type")) == "unknown_word"


def test_welsh_words_of_the_glossary_are_read() -> None:
    assert choices.choice(cell("Grŵp cymunedol"), ("university", "vcse"), "Type") == Read("vcse")
    assert choices.choice(cell("gwaith cysylltu"), ("research", "brokerage"), "Activity") == Read("brokerage")


def test_a_name_has_one_spelling_and_nothing_unseen() -> None:
    assert choices.text(cell("Sia\u0302n")) == Read("Siân")
    hidden = choices.text(cell("txt\u202egpj.exe zero\u200bwidth"))
    assert (hidden.value, code(hidden)) == ("txtgpj.exe zerowidth", "unseen_characters")
    assert choices.text(cell("👩🏾\u200d🔬 Lab")) == Read("👩🏾\u200d🔬 Lab")
    long = choices.text(cell("W" * 10_000))
    assert (long.value, code(long)) == ("W" * 300, "text_shortened")


def test_shares_of_a_post_add_up_to_exactly_100_percent() -> None:
    halves = choices.shares("Uni A 50%; Uni B 50%").value
    assert halves == (Share(partner="Uni A", fraction=Decimal("0.5")), Share(partner="Uni B", fraction=Decimal("0.5")))
    thirds = choices.shares("Uni A 1/3; Uni B 1/3; Uni C 1/3").value
    assert thirds is not None
    assert sum(share.fraction for share in thirds) == 1
    assert code(choices.shares("Uni A 50%; Uni B 40%")) == "shares_do_not_add_up"
    assert code(choices.shares("A 33.3%; B 33.3%; C 33.3%")) == "shares_do_not_add_up"
    assert code(choices.shares("Uni A; Uni B")) == "share_missing"
    assert code(choices.shares("Uni A 50%; Uni B")) == "share_missing"
    assert choices.shares("Studio 54") == Read((Share(partner="Studio 54"),))
