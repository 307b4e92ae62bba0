"""Files read in Welsh: a Welsh template is the same budget, and what is said about a file is said in Welsh."""

import re
from datetime import date
from pathlib import Path

import pytest

from fairbudget import read_budget
from fairbudget.budget import Budget
from fairbudget.language import long_date, speaking
from fairbudget.language.catalogue import welsh
from fairbudget.problems import KINDS
from fairbudget.reading import budget_of
from fairbudget.reading.cards.rate_files import check_folder
from fairbudget.reading.cells.either_language import bare, english_of
from fairbudget.reading.file.files import UnreadableFile, book_of
from fairbudget.reading.grid import Book
from fairbudget.reading.templates.template import is_template, read_template
from fairbudget.template import NOT_READ, SHEETS
from fairbudget.template_columns import Column, Sheet
from fairbudget.template_words import english_label
from template_files import HEADINGS, LINE, Rows, a_sheet, codes, one_line, read

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
NUMBER = re.compile(r"\d[\d,.]*")


def cy(english: str) -> str:
    """The Welsh of a word of the template."""
    found = welsh(english)
    assert found, english
    return found


def in_welsh(rows: Rows) -> Rows:
    """Rows of the template with its own words in Welsh, and what people write as it is."""
    return [[welsh(value) or value if isinstance(value, str) else value for value in row] for row in rows]


ENGLISH: dict[str, Rows] = {
    "Project": [
        ("Field", "Value"),
        ("Title", "Gerddi"),
        ("Start date", "1 March 2026"),
        ("Price basis", "Inflate each year"),
        ("Reference partner", "Midchester"),
    ],
    "Partners": [
        ("Partner", "Type", "VAT", "Paid"),
        ("Midchester", "University", "Irrecoverable", "After"),
        ("Gerddi Tollgate", "Charity or community group (VCSE)", "Outside scope", "Before"),
    ],
    "Time": [
        ("Line", "Partner", "Role", "Activity", "Phase", "People", "Quantity", "Unit", "Own rate £", "Own rate per"),
        ("1", "Midchester", "Cymrawd", "Brokerage", "Pre-application", 2, 3, "Half day", 90, "Half day"),
        ("2", "Gerddi Tollgate", "Garddwr", "Engagement", "Delivery", 1, 10, "Hour", 20, "Hour"),
    ],
    "Costs": [("Line", "Partner", "Category", "Quantity", "Unit cost £"), ("C1", "Midchester", "Travel", 4, 25)],
    "Overrides": [("Rate code", "Amount £", "Per", "Reason"), ("nihr:half_day", 80, "Half day", "Cytundeb")],
}
# The month is a word of the reader, not of the template.
WELSH = {cy(name): in_welsh(rows) for name, rows in ENGLISH.items()}
WELSH[cy("Project")] = [
    [("1 Mawrth 2026" if value == "1 March 2026" else value) for value in row] for row in WELSH[cy("Project")]
]


def book(sheets: dict[str, Rows]) -> Book:
    return Book("budget.xlsx", "", tuple(a_sheet(name, rows) for name, rows in sheets.items()))


def stated(budget: Budget) -> Budget:
    """The budget without the places, which hold the names of the file's own sheets."""
    parts = {
        name: tuple(part.model_copy(update={"where": ""}) for part in getattr(budget, name))
        for name in ("partners", "time", "costs", "overrides")
    }
    return budget.model_copy(update={**parts, "problems": ()})


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_template_filled_in_in_welsh_is_the_same_budget_whatever_is_spoken(language: str) -> None:
    english = read_template(book(ENGLISH))
    with speaking("cy" if language == "cy" else "en"):
        assert is_template(book(WELSH))
        read_in_welsh = read_template(book(WELSH))
    assert WELSH.keys() & ENGLISH.keys() == set()
    assert stated(read_in_welsh) == stated(english)
    assert english.project.start == date(2026, 3, 1)
    assert codes(read_in_welsh) == codes(english)
    assert read_in_welsh.time[0].where == "Amser!2"
    assert (english.time[0].activity, english.time[0].unit) == ("brokerage", "half_day")


def test_a_csv_with_welsh_headings_is_the_template() -> None:
    headings = ",".join(cy(heading) for heading in HEADINGS)
    file = book_of("amser.csv", f"{headings}\n1,Gerddi,Garddwr,2,10,Hanner diwrnod\n".encode())
    budget = read_template(file)
    assert is_template(file)
    assert (str(budget.time[0].people), budget.time[0].unit) == ("2", "half_day")
    assert codes(budget) == []


def test_welsh_and_english_may_stand_in_one_file() -> None:
    row = ("1", "Midchester University", "Cymrawd", 1, 10, "Diwrnod")
    assert read([HEADINGS, row]).time[0].unit == "day"
    assert read([HEADINGS, ("1", "Midchester University", "Cymrawd", 1, 10, "DIWRNOD ")]).time[0].unit == "day"
    assert read([in_welsh([HEADINGS])[0], LINE]).time[0].unit == "day"


@pytest.mark.parametrize("plan", SHEETS, ids=lambda plan: plan.name)
def test_no_two_welsh_headings_or_words_of_a_list_can_be_mixed_up(plan: Sheet) -> None:
    headings = [bare(cy(column.heading)) for column in plan.columns]
    assert sorted(headings) == sorted(set(headings))
    for column in plan.columns:
        assert english_of(cy(column.heading), [other.heading for other in plan.columns]) == column.heading
        assert_not_mixed_up(column)


def assert_not_mixed_up(column: Column) -> None:
    """No Welsh word of a list is another's, or the English of another."""
    english = {code: english_label(code) for code in column.choices}
    for code, label in english.items():
        meant = {other for other, its in english.items() if bare(cy(label)) in (bare(other), bare(its), bare(cy(its)))}
        assert meant == {code}


def test_the_names_of_sheets_cannot_be_mixed_up() -> None:
    names = [*(plan.name for plan in SHEETS), *NOT_READ]
    translated = [bare(in_their_welsh) for name in names if (in_their_welsh := welsh(name))]
    assert sorted(translated) == sorted(set(translated))


def test_messages_of_the_template_are_in_welsh_with_the_words_of_the_welsh_template() -> None:
    with speaking("cy"):
        budget = one_line(People="TBC", Quantity="3 days", Unit="fortnight")
    assert [(problem.where, problem.message, problem.fix) for problem in budget.problems] == [
        (
            "Time!D2",
            'Nid rhif yw "TBC". Ni chaiff y rhes ei chostio.',
            "Ysgrifennwch y rhif mewn digidau, megis 2.5, neu gadewch y gell yn wag os nad yw'n hysbys.",
        ),
        (
            "Time!E2",
            'Mae rhif ac uned yn "3 days". Ni chaiff y rhes ei chostio.',
            'Ysgrifennwch 3 yma a dewiswch "Diwrnod" o dan "Uned".',
        ),
        (
            "Time!F2",
            'Nid yw "fortnight" yn un o\'r geiriau ar gyfer "Uned". Ni chaiff y rhes ei chostio.',
            "Dewiswch un o'r rhain: Awr, Hanner diwrnod, Diwrnod, Wythnos, Mis, Sesiwn, Tasg, CALl.",
        ),
    ]


def test_the_note_of_an_empty_cell_does_not_say_again_that_it_is_needed() -> None:
    for spoken, message, fix in (
        ("en", "Quantity is empty. Its row is not costed.", "How many units each person is paid for; 0 if none."),
        (
            "cy",
            'Mae "Nifer" yn wag. Ni chaiff y rhes ei chostio.',
            "Am faint o unedau y telir pob person; 0 os nad oes un.",
        ),
    ):
        with speaking("cy" if spoken == "cy" else "en"):
            (problem,) = one_line(Quantity=None).problems
        assert (problem.message, problem.fix) == (message, fix)


def test_a_sample_full_of_problems_has_the_same_places_and_numbers_in_welsh() -> None:
    english = read_budget(SAMPLES / "full_of_problems.xlsx")
    with speaking("cy"):
        in_their_welsh = read_budget(SAMPLES / "full_of_problems.xlsx")
    assert stated(in_their_welsh) == stated(english)
    assert len(english.problems) > 30
    for ours, theirs in zip(english.problems, in_their_welsh.problems, strict=True):
        assert (theirs.code, theirs.where) == (ours.code, ours.where)
        assert theirs.message != ours.message
        assert numbers(theirs.message) == numbers(ours.message)
    assert read_budget(SAMPLES / "full_of_problems.xlsx").problems == english.problems


def numbers(sentence: str) -> list[str]:
    return sorted(found.rstrip(".,") for found in NUMBER.findall(sentence))


def test_any_budget_is_read_the_same_and_its_totals_are_compared_in_welsh() -> None:
    content = b"Eitem,Oriau,Cyfradd,Cyfanswm\nResearcher,10,20,200\nFacilitator,4,25,110\nCyfanswm,,,300\n"
    english = one_file(content)
    with speaking("cy"):
        in_their_welsh = one_file(content)
    assert [line.role for line in in_their_welsh.time] == ["Researcher", "Facilitator"]
    assert in_their_welsh.time[0].own_rate is not None
    assert in_their_welsh.time[0].own_rate.reason == "fel y nodir yn y ffeil invented.csv"
    assert [partner.name for partner in in_their_welsh.partners] == ["Heb ei nodi"]
    said = {problem.code: problem.message for problem in in_their_welsh.problems}
    assert said["amount_differs"] == (
        '"Facilitator": mae 4 (awr) × 25 fesul awr yn rhoi 100, ond mae\'r rhes yn dweud 110. '
        "Cadwyd y swm mae'r rhes yn ei ddweud."
    )
    assert said["total_differs"] == (
        'Mae\'r ffeil yn nodi £300.00 ("Cyfanswm"); cyfanswm ei llinellau yw £310.00. Y gwahaniaeth yw £10.00.'
    )
    assert [problem.code for problem in in_their_welsh.problems] == [problem.code for problem in english.problems]


def one_file(content: bytes) -> Budget:
    return budget_of(book_of("invented.csv", content))


def test_a_file_that_cannot_be_opened_is_refused_in_welsh() -> None:
    with speaking("cy"), pytest.raises(UnreadableFile) as refused:
        book_of("cyllideb.xlsx", b"")
    assert str(refused.value) == "Mae'r ffeil hon yn wag: \"cyllideb.xlsx\". Dewiswch y ffeil mae'r gyllideb ynddi."


def test_a_fault_of_a_rate_card_is_said_in_welsh(tmp_path: Path) -> None:
    (tmp_path / "uni.toml").write_text("[card\n", encoding="utf-8")
    with speaking("cy"):
        (problem,) = check_folder(tmp_path)
    assert problem.message == (
        "Nid yw'r ffeil wedi'i hysgrifennu fel rhestr gyfraddau (TOML): Disgwylid ']' ar ddiwedd datganiad tabl: [card."
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("16 Mawrth 2026", 3),
        ("1af Mai 2026", 5),
        ("31 Rhagfyr 2026", 12),
        ("3ydd GORFFENNAF 2026", 7),
        ("2 May 2026", 5),
    ],
)
def test_dates_may_be_written_with_welsh_months(written: str, expected: int) -> None:
    start = read([HEADINGS, LINE], Project=[("Start date", written)]).project.start
    assert start is not None
    assert start.month == expected


def test_the_months_are_those_of_the_calendar() -> None:
    with speaking("cy"):
        said = [long_date(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    english = [long_date(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert [cy(month) for month in english] == said


def test_welsh_messages_name_headings_as_the_welsh_template_has_them() -> None:
    """What stands in quotation marks in Welsh advice is a heading, a sheet or a word that the reader knows."""
    known = {cy(text) for plan in SHEETS for text in (plan.name, *(column.heading for column in plan.columns))}
    known |= {cy(english_label(code)) for plan in SHEETS for column in plan.columns for code in column.choices}
    for code, advised in (
        ("own_rate_without_unit", "Choose under Own rate per"),
        ("override_incomplete", "Fill in Rate code"),
        ("percent_of_nothing", "under Percent of"),
        ("sheet_left_out", "Time or Costs"),
        ("line_twice", "leave Line empty"),
        ("partner_unknown", "as on Partners"),
    ):
        assert advised in KINDS[code].fix
        quoted = re.findall('"([^"]+)"', cy(KINDS[code].fix))
        assert quoted
        assert set(quoted) <= known
