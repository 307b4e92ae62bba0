"""What a person says that the columns of a budget mean: proposed, kept as a file, fitted to next year's budget."""

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Budget
from fairbudget.reading import budget_of
from fairbudget.reading.answering import answered, with_amount, with_counts, with_role
from fairbudget.reading.competing import QUESTIONS
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.grid import Book
from fairbudget.reading.headings import role_of
from fairbudget.reading.mapping import MappedColumn, MappedTable, Mapping
from fairbudget.reading.mapping_file import mapping_of, mapping_text, read_mapping
from fairbudget.reading.proposing import propose
from fairbudget.reading.roles import NOT_USED, ROLES
from small_books import book, sheet

HEADINGS = ["Item", "Estimate", "Total cost", "Value"]
SEVERAL = sheet("Plan", HEADINGS, ["Play sessions", 900, 1000, 1100], ["Hall hire", 300, 350, 400])


def blocking(budget: Budget) -> list[str]:
    return [problem.code for problem in budget.problems if problem.severity == "blocks"]


def codes(budget: Budget) -> list[str]:
    return [problem.code for problem in budget.problems]


def amounts(budget: Budget) -> list[Decimal]:
    """What each other cost comes to."""
    return [(line.quantity or Decimal(0)) * (line.unit_cost or Decimal(0)) for line in budget.costs]


def roles(mapping: Mapping, table: int = 0) -> dict[str, str]:
    return {column.heading: column.role for column in mapping.tables[table].columns}


def text_of(invented: Book) -> str:
    proposal = propose(invented)
    return mapping_text(proposal.mapping, proposal)


# What is proposed ---------------------------------------------------------------------------------------------


def test_each_column_is_proposed_with_its_heading_three_samples_what_it_is_taken_for_and_how_sure_that_is() -> None:
    rows = [[f"Play worker {n}", n, 20, 20 * n] for n in (1, 2, 3, 4)]
    [table] = propose(book(sheet("Plan", ["Who", "Hours", "Hourly rate", "Total"], *rows))).tables
    assert table.where == "Plan!A1"
    assert [(one.letter, one.heading, one.role) for one in table.columns] == [
        ("A", "Who", "label"), ("B", "Hours", "hours"), ("C", "Hourly rate", "rate_per_hour"), ("D", "Total", "amount"),
    ]  # fmt: skip
    assert table.columns[1].samples == ("1", "2", "3")
    assert table.columns[2].samples == ("20",)
    assert {one.confidence for one in table.columns} == {"sure"}
    assert table.columns[1].why == "Its heading says so."


def test_a_file_whose_every_heading_is_known_needs_nobody_and_one_with_a_strange_column_of_numbers_does() -> None:
    assert propose(book(sheet("Plan", ["Item", "Amount"], ["Hall", 5], ["Food", 6]))).sure
    strange = propose(book(sheet("Plan", ["Item", "Zorp", "Amount"], ["Hall", 1, 5], ["Food", 2, 6])))
    assert not strange.sure
    [column] = [one for one in strange.tables[0].columns if one.heading == "Zorp"]
    assert (column.role, column.confidence, column.why) == (
        NOT_USED, "guess", "Its heading is not a word that we know.",
    )  # fmt: skip


def test_where_several_columns_of_amounts_are_each_right_that_is_asked_and_no_column_is_proposed_for_it() -> None:
    proposal = propose(book(SEVERAL))
    [table] = proposal.tables
    assert table.asked
    assert {one.why for one in table.columns if one.confidence == "guess"} == {
        "Several columns hold amounts, and nothing says which is the budget."
    }
    assert proposal.mapping.tables[0].amount is None


def test_two_columns_of_money_for_the_same_year_are_asked_about_and_never_taken_one_for_the_other() -> None:
    rows = (["Item", "Estimate 2026", "Value 2026"], ["Hall", 100, 110], ["Food", 50, 60])
    assert blocking(budget_of(book(sheet("Plan", *rows)))) == ["which_column"]
    assert propose(book(sheet("Plan", *rows))).tables[0].asked


def test_while_it_is_open_which_amounts_one_sheet_holds_it_is_open_too_whether_the_others_are_added_to_it() -> None:
    proposal = propose(book(SEVERAL, sheet("Plan B", ["Item", "Amount"], ["Small hall", 200], ["Bus", 75])))
    assert [table.counts for table in proposal.tables] == [None, None]


def test_a_table_that_repeats_others_is_proposed_not_to_count_with_the_reason() -> None:
    detail = sheet("Detail", ["Item", "Amount"], ["Hall", 100], ["Food", 60], ["Bus", 40])
    summary = sheet("Summary", ["Heading", "Amount"], ["Hall", 100], ["Food", 60])
    tables = propose(book(detail, summary)).tables
    assert [(one.counts, one.confidence) for one in tables] == [(True, "sure"), (False, "likely")]
    assert tables[1].why.endswith("is already in other tables, so it was not counted again.")


def test_a_hidden_sheet_is_proposed_not_to_count_and_counts_when_a_person_says_so() -> None:
    shown, hidden = sheet("Plan", ["Item", "Amount"], ["Hall", 5]), ["Item", "Amount"]
    invented = book(shown, sheet("Old", hidden, ["Bus", 7], hidden=True))
    proposal = propose(invented)
    assert [(one.counts, one.confidence) for one in proposal.tables] == [(True, "sure"), (False, "likely")]
    assert amounts(budget_of(invented, mapping=proposal.mapping)) == [5]
    assert amounts(budget_of(invented, mapping=with_counts(proposal.mapping, 1, counts=True))) == [5, 7]


def test_amounts_by_year_stay_amounts_by_year_when_the_proposal_is_confirmed() -> None:
    rows = (["Item", "Year 1", "Year 2", "Total"], ["Hall", 100, 200, 300], ["Food", 10, 20, 30])
    invented = book(sheet("Plan", *rows))
    proposal = propose(invented)
    before, after = budget_of(invented), budget_of(invented, mapping=proposal.mapping)
    assert amounts(before) == [100, 200, 10, 20]
    assert (after.costs, codes(after)) == (before.costs, codes(before))
    chosen = budget_of(invented, mapping=with_amount(proposal.mapping, 0, 3))
    assert amounts(chosen) == [300, 30]


def test_a_sheet_of_which_no_heading_is_known_is_proposed_with_nothing_used_until_a_person_says_what_it_holds() -> None:
    [table] = propose(book(sheet("Tabelle", ["Wer", "Betrag"], ["Saal", 20], ["Bus", 30]))).tables
    assert [(one.heading, one.role, one.confidence) for one in table.columns] == [
        ("Wer", NOT_USED, "guess"), ("Betrag", NOT_USED, "guess"),
    ]  # fmt: skip


def test_every_role_that_a_heading_can_have_has_words_for_people() -> None:
    from fairbudget.reading.headings import _dictionary

    assert set(_dictionary()["columns"]) - set(ROLES) == set()
    assert role_of("Year 1") in ROLES


# What is said counts ------------------------------------------------------------------------------------------


def test_the_column_that_a_person_chooses_is_costed_and_nothing_is_asked_any_more() -> None:
    invented = book(SEVERAL)
    assert "which_column" in blocking(budget_of(invented))
    mapping = with_amount(propose(invented).mapping, 0, 2)
    assert roles(mapping) == {"Item": "label", "Estimate": NOT_USED, "Total cost": "amount", "Value": NOT_USED}
    read = budget_of(invented, mapping=mapping)
    assert amounts(read) == [1000, 350]
    assert blocking(read) == []


def test_the_table_that_a_person_chooses_is_costed_alone() -> None:
    first = sheet("Plan A", ["Item", "Amount"], ["Hall", 100], ["Food", 60])
    other = sheet("Plan B", ["Item", "Amount"], ["Hall", 250], ["Bus", 75])
    invented = book(first, other)
    assert QUESTIONS & set(blocking(budget_of(invented)))
    proposal = propose(invented)
    assert [table.counts for table in proposal.tables] == [None, None]
    mapping = with_counts(with_counts(proposal.mapping, 0, counts=False), 1, counts=True)
    read = budget_of(invented, mapping=mapping)
    assert [line.label for line in read.costs] == ["Hall", "Bus"]
    assert sum(amounts(read)) == 325
    assert blocking(read) == []


def test_both_tables_are_costed_when_a_person_says_that_both_count() -> None:
    first = sheet("Plan A", ["Item", "Amount"], ["Hall", 100], ["Food", 60])
    other = sheet("Plan B", ["Item", "Amount"], ["Hall", 250], ["Bus", 75])
    mapping = propose(book(first, other)).mapping
    for number in (0, 1):
        mapping = with_counts(mapping, number, counts=True)
    assert sum(amounts(budget_of(book(first, other), mapping=mapping))) == 485


def test_a_role_that_a_person_gives_a_strange_column_is_used() -> None:
    invented = book(sheet("Plan", ["Item", "Zorp", "Amount"], ["Hall", "Gardens", 5], ["Food", "Library", 6]))
    read = budget_of(invented, mapping=with_role(propose(invented).mapping, 0, 1, "partner"))
    assert [line.partner for line in read.costs] == ["Gardens", "Library"]


def test_a_table_in_words_that_the_program_does_not_know_is_read_once_its_columns_are_named() -> None:
    invented = book(
        sheet("Tabelle", ["Wer", "Stunden", "Lohn", "Betrag"], ["Koch", 5, 20, 100], ["Kellner", 2, 15, 30])
    )
    mapping = propose(invented).mapping
    for number, role in enumerate(("label", "hours", "rate_per_hour", "amount")):
        mapping = with_role(mapping, 0, number, role)
    read = budget_of(invented, mapping=mapping)
    assert [(line.role, line.quantity, line.unit) for line in read.time] == [
        ("Koch", Decimal(5), "hour"), ("Kellner", Decimal(2), "hour"),
    ]  # fmt: skip
    assert blocking(read) == []


def test_a_row_with_a_figure_in_an_unused_column_alone_is_no_line_no_question_and_no_title() -> None:
    invented = book(sheet("Plan", HEADINGS, ["Hall hire", 300, 350, 400], ["Volunteers", "", "", 90], ["Bus", 1, 2, 3]))
    read = budget_of(invented, mapping=with_amount(propose(invented).mapping, 0, 2))
    assert [(line.label, line.notes) for line in read.costs] == [("Hall hire", ""), ("Bus", "")]
    assert blocking(read) == []


def test_a_template_needs_no_mapping() -> None:
    from fairbudget.reading.file.files import open_book

    sample = open_book(Path(__file__).parents[1] / "sample_budgets" / "university_charity_brokerage.xlsx")
    read = budget_of(sample, mapping=Mapping())
    assert codes(read) == ["mapping_not_needed"]
    assert (read.time, read.costs) == (budget_of(sample).time, budget_of(sample).costs)


WORDS = st.sampled_from(["Hall", "Officer", "Total", "Food", "Fee", ""])
NUMBERS = st.one_of(st.just(""), st.integers(0, 500))
TABLES = st.lists(st.tuples(WORDS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6)
HEADS = st.permutations(["Item", "Amount", "Spent", "Hours", "Rate", "Total", "Zorp", "Notes"])


@given(HEADS, TABLES, st.booleans())
def test_a_proposal_that_is_confirmed_as_it_stands_changes_no_line_of_the_budget(
    headings: list[str], rows: list[tuple[object, ...]], twice: bool
) -> None:
    one = sheet("Plan", headings[:4], *rows)
    invented = book(one, sheet("Again", headings[:4], *rows)) if twice else book(one)
    before = budget_of(invented)
    after = budget_of(invented, mapping=mapping_of("m.toml", text_of(invented).encode()))
    assert (after.time, after.costs) == (before.time, before.costs)
    # Of a column that nobody knows the meaning of, a confirmed "not used" is an answer; all else stays to be mended.
    assert blocking(after) == blocking(before) or "Zorp" in headings[:4]


# Next year's file ---------------------------------------------------------------------------------------------


def chosen(invented: Book) -> Mapping:
    return with_amount(propose(invented).mapping, 0, 2)


def test_last_years_mapping_fits_this_years_file_whatever_the_order_of_its_columns_and_the_year_in_its_headings() -> (
    None
):
    last = book(sheet("Plan 2024", ["Item", "Estimate 2024", "Total cost 2024", "Value 2024"], ["Hall", 1, 2, 3]))
    this = sheet("Plan 2025", ["Value 2025", "Item", "Total cost 2025", "Estimate 2025"], [9, "Hall", 7, 8])
    read = budget_of(book(this), mapping=chosen(last))
    assert amounts(read) == [7]
    assert codes(read) == ["currency_not_stated", "total_not_stated"]


def test_a_column_of_the_mapping_that_is_not_in_this_years_file_is_named_and_a_new_one_too() -> None:
    this = sheet("Plan", ["Item", "Total cost", "Value", "Zorp"], ["Hall", 7, 9, 4], ["Food", 5, 9, 4])
    read = budget_of(book(this), mapping=chosen(book(SEVERAL)))
    assert amounts(read) == [7, 5]
    said = [problem.message for problem in read.problems if problem.code.startswith("mapping_")]
    assert said == [
        'The mapping names columns that the table at Plan!A1 does not have: "Estimate".',
        'The table at Plan!A1 has columns that the mapping does not name: "Zorp". They were read by their headings.',
    ]


def test_where_the_column_of_amounts_is_not_there_nothing_is_costed_and_that_is_asked() -> None:
    this = sheet("Plan", ["Item", "Estimate", "Value"], ["Hall", 7, 9], ["Food", 5, 9])
    read = budget_of(book(this), mapping=chosen(book(SEVERAL)))
    assert amounts(read) == []
    [problem] = [one for one in read.problems if one.code == "mapping_amount_missing"]
    assert problem.message == (
        'The mapping takes the amounts of the table at Plan!A1 from the column "Total cost". This file has no such '
        "column there."
    )


def test_a_new_column_of_amounts_beside_the_named_one_is_asked_about_again() -> None:
    this = sheet("Plan", [*HEADINGS, "Overall cost"], ["Hall", 1, 2, 3, 4], ["Food", 5, 6, 7, 8])
    read = budget_of(book(this), mapping=chosen(book(SEVERAL)))
    assert "which_column" in blocking(read)


def test_a_table_that_only_one_of_mapping_and_file_has_is_named() -> None:
    read = budget_of(
        book(sheet("New", ["Role", "Days", "Day rate"], ["Officer", 2, 100])), mapping=chosen(book(SEVERAL))
    )
    assert [problem.code for problem in read.problems if problem.code.startswith("mapping_")] == [
        "mapping_table_missing", "mapping_table_new",
    ]  # fmt: skip
    assert [line.quantity for line in read.time] == [2]


def test_two_sheets_with_the_same_headings_keep_their_own_answer() -> None:
    rows = (["Item", "Amount"], ["Hall", 100], ["Food", 60])
    last = book(sheet("Plan A", *rows), sheet("Plan B", *rows))
    mapping = with_counts(with_counts(propose(last).mapping, 0, counts=False), 1, counts=True)
    this = book(sheet("Plan B", rows[0], ["Hall", 250]), sheet("Plan A", rows[0], ["Bus", 75]))
    assert amounts(budget_of(this, mapping=mapping)) == [250]


# The file of a mapping ----------------------------------------------------------------------------------------


def test_a_mapping_is_written_with_comments_and_reads_back_as_it_was() -> None:
    proposal = propose(book(SEVERAL, sheet("Plan B", ["Item", "Amount"], ["Hall", 250], ["Bus", 75])))
    text = mapping_text(proposal.mapping, proposal)
    assert mapping_of("mapping.toml", text.encode()) == proposal.mapping
    assert 'role = "label" # sure: Its heading says so.' in text
    assert '# Which column is the budget? Give it the role "amount", and the others "not_used".' in text
    assert "# hours_per_week: Hours a week" in text


def test_a_mapping_holds_no_cell_of_the_budget_but_its_headings() -> None:
    text = text_of(book(SEVERAL))
    assert not any(word in text for word in ("Play sessions", "Hall hire", "900", "350"))


@given(st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=4), st.text(min_size=1, max_size=20))
def test_no_heading_and_no_name_can_write_an_entry_of_its_own(headings: list[str], name: str) -> None:
    columns = ["Item", *headings, 'x"]\n[[table]]\nsheet = "no"\n#', "Amount"]
    proposal = propose(
        book(sheet(name, columns, ["a", *range(len(columns) - 1)], ["b", *range(len(columns) - 1)]), name=name)
    )
    assert mapping_of("m.toml", mapping_text(proposal.mapping, proposal).encode()) == proposal.mapping


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        ('role = "label"', 'role = "labl"', ":13", 'The mapping says "labl" in this line, which is not understood.'),
        ("counts = true", 'counts = "perhaps"', ":8", 'The mapping says "perhaps" in this line'),
        ('heading = "Item"', 'heading = "Item"\nletter = "A"', ":13", 'The mapping says "A" in this line'),
        ("[[table]]", "[[table]", "", '"m.toml" cannot be read as a mapping: '),
        ("[[table", "[[tables", "", '"m.toml" cannot be read as a mapping: it names no table.'),
    ],
)
def test_a_fault_in_a_mapping_is_named_with_its_line(old: str, new: str, where: str, message: str) -> None:
    text = text_of(book(SEVERAL)).replace(old, new)
    with pytest.raises(UnreadableFile) as refused:
        mapping_of("m.toml", text.encode())
    [problem] = refused.value.problems
    assert problem.where == f"m.toml{where}"
    assert problem.message.startswith(message)


def test_a_mapping_that_is_not_there_or_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    for content, words in ((None, "it cannot be opened"), (b"\xff\xfe\x00", "it is not a TOML file")):
        file = tmp_path / "m.toml"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(UnreadableFile, match=words):
            read_mapping(file)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_crash_the_reader_of_mappings(content: bytes) -> None:
    with suppress(UnreadableFile):
        mapping_of("m.toml", content)


def test_what_a_person_chose_is_shown_as_sure() -> None:
    proposal = propose(book(SEVERAL))
    shown = answered(proposal, chosen(book(SEVERAL))).tables[0]
    assert not shown.asked
    assert [(one.role, one.confidence) for one in shown.columns][2] == ("amount", "sure")
    assert MappedTable(columns=(MappedColumn(heading="x", role="amount"),) * 2).amount is None
