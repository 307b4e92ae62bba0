"""Whatever a file holds, reading it ends with a budget or a message, and what was read can be costed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fairbudget import assess, read_rates
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.problems import Problem
from fairbudget.reading import budget_of
from fairbudget.reading.file.files import book_of
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.grid import Book, Cell, Sheet

RATES = read_rates()
ON = date(2026, 3, 16)
SAMPLE = (Path(__file__).parents[1] / "sample_budgets" / "community_led_development_grant.xlsx").read_bytes()
WORDS = st.sampled_from(
    [
        "Partner", "Role", "Hours", "Days", "Rate", "Unit", "Quantity", "People", "Amount", "Total", "Subtotal", "Line",
        "FTE", "Months", "Year 1", "Year 2", "Q1", "per week", "£k", "TBC", "n/a", "#REF!", "=6*7.5", "20%", "0.41",
        "(200)", "-5", "1.234,50", "£1,000", "31/02/2026", "On-costs", "Overheads", "Income", "Researcher", "hour",
        "10 hrs pw at £11.45 ph for 48 weeks", "half day", "Midchester University", "Cyfanswm", "Oriau", "Partneriaid",
    ]
)  # fmt: skip
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.decimals(-(10**7), 10**7, places=2)
VALUES = st.one_of(WORDS, WORDS, TEXT, NUMBERS, st.dates(date(1990, 1, 1), date(2040, 1, 1)))
FORMS = st.sampled_from(["", "", "0%", '"£"#,##0', "[$€-2] #,##0"])


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A workbook of a few sheets with anything in its cells."""
    sheets = []
    for name in draw(st.lists(st.sampled_from(["Time", "Costs", "Budget", "Summary"]), min_size=1, unique=True)):
        rows = draw(st.lists(st.lists(st.one_of(st.none(), VALUES), max_size=7), max_size=9))
        cells = {
            (r, c): Cell(r, c, value, number_format=draw(FORMS) if isinstance(value, Decimal) else "")
            for r, row in enumerate(rows, 1)
            for c, value in enumerate(row, 1)
            if value not in (None, "")
        }
        sheets.append(Sheet(name, cells))
    return Book("any.xlsx", "0" * 64, tuple(sheets))


def costed(book: Book) -> None:
    """A file on its whole way: as a budget, costed, and as the draft that the dashboard makes of it."""
    budget = budget_of(book)
    have_words(budget.problems)
    have_words(assess(budget, RATES, as_of=ON).problems)
    again = budget_of_draft(draft_of_book(book))
    have_words(assess(again, RATES, as_of=ON).problems)


def have_words(problems: tuple[Problem, ...]) -> None:
    """Every problem says where, what it means and what to do."""
    assert [one.code for one in problems if not (one.where and one.message and one.fix)] == []


def read(name: str, content: bytes) -> None:
    try:
        book = book_of(name, content)
    except UnreadableFile as error:
        have_words(error.problems)
    else:
        costed(book)


@given(books())
@settings(max_examples=150)
def test_any_cells_make_a_budget_that_can_be_costed_or_problems_with_words(book: Book) -> None:
    costed(book)


@given(st.lists(st.lists(st.one_of(WORDS, TEXT), max_size=6), max_size=8), st.sampled_from([",", ";", "\t"]), st.data())
@settings(max_examples=150)
def test_any_csv_file_is_read_or_refused_in_words(rows: list[list[str]], separator: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["\n", "\r\n", "\r"])).join(separator.join(row) for row in rows)
    read("any.csv", text.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])), "replace"))


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    read("any.xlsx", content)
    read("any.csv", content)


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=60)
def test_a_workbook_damaged_anywhere_is_read_or_refused_in_words(at: int, other: bytes) -> None:
    read("damaged.xlsx", SAMPLE[:at] + other + SAMPLE[at + len(other) :])
    read("short.xlsx", SAMPLE[:at])


def test_a_lone_carriage_return_in_a_csv_file_ends_no_reading() -> None:
    """Found by the fuzzer."""
    read("cut.csv", b"%\r\xa0%\n")
