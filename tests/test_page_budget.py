"""The budget page: five ways in, what was understood, what to mend, and edits of which none is lost."""

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from fairbudget.drafts.draft import Place
from pages import draft, page, session, words

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
GARDENS, PROBLEMS = "sample_university_charity_brokerage", "sample_full_of_problems"


def opened(sample: str = GARDENS) -> AppTest:
    return page("budget").run().button(key=sample).click().run()


def upload(at: AppTest, name: str, content: bytes, number: int = 0) -> AppTest:
    return at.file_uploader[number].upload(name, content).run()


def press(at: AppTest, label: str) -> AppTest:
    return next(button for button in at.button if button.label.replace("\\", "") == label).click().run()


def test_without_a_budget_the_page_says_what_is_needed_and_offers_the_ways_in() -> None:
    at = page("budget").run()
    assert "You need about 10 minutes and your list of people and hours" in words(at)
    assert [one.value for one in at.subheader] == [
        "Upload a budget", "Start from our template", "Type it in", "Open a saved copy", "Look at a sample",
    ]  # fmt: skip
    assert not at.exception


def test_an_uploaded_budget_is_costed_and_its_lines_are_counted() -> None:
    content = (SAMPLES / "university_charity_brokerage.xlsx").read_bytes()
    at = upload(page("budget").run(), "gardens.xlsx", content)
    assert "Lines read from gardens.xlsx: 26. All are understood." in words(at)
    assert "Total cost: £71,441.49." in words(at)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "is empty"),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office file"),
        ("page.xlsx", b"<html><body>Budget</body></html>", "web page"),
        ("cut.xlsx", b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_with_what_to_do_and_the_ways_in_stay(
    name: str, content: bytes, said: str
) -> None:
    at = upload(page("budget").run(), name, content)
    assert said in words(at)
    assert at.subheader[0].value == "Upload a budget"
    assert session(at).work.scenarios == ()


def test_a_file_of_more_lines_than_a_page_holds_is_refused_and_the_command_line_named() -> None:
    content = "Item,Amount\n" + "".join(f"Thing {number},1\n" for number in range(5_001))
    at = upload(page("budget").run(), "long.csv", content.encode())
    assert '"long.csv" has 5,001 lines. The dashboard takes 5,000.' in words(at)
    assert session(at).work.scenarios == ()


def test_a_files_own_total_that_differs_from_ours_is_the_headline() -> None:
    at = upload(page("budget").run(), "last.csv", b"Item,Amount\nVenue,400\nFood,65\nTotal,500\n")
    assert "Your file's own total is not ours." in words(at)
    assert "£500.00" in words(at)
    assert "-£35.00" in words(at)


def test_a_files_own_total_that_is_ours_is_said_to_be_the_same() -> None:
    at = upload(page("budget").run(), "last.csv", b"Item,Amount\nVenue,400\nFood,65\nTotal,465\n")
    assert "Your file's own total is the same as ours: £465.00." in words(at)


def test_a_budget_without_a_date_takes_todays_rates_and_says_so_in_its_changes() -> None:
    at = upload(page("budget").run(), "last.csv", b"Item,Amount\nVenue,400\n")
    scenario = session(at).work.scenario
    assert scenario is not None
    assert [(one.field, one.before) for one in scenario.changes] == [("as_of", "")]
    assert scenario.changes[0].why.startswith("No date was stated")


def test_every_problem_says_what_was_found_and_what_to_do_and_leads_to_its_line() -> None:
    at = opened(PROBLEMS)
    assert '"31 February 2026" cannot be: there is no 31 February.' in words(at)
    assert "Check the day and the month." in words(at)
    at = press(at, "Go to Project, Start date")
    assert session(at).place == Place(sheet="Project", row=0, field="start")
    assert 'Error: "31 February 2026" cannot be' in words(at).replace("**", "")


def test_mending_goes_from_one_line_that_needs_a_person_to_the_next_and_back() -> None:
    at = opened(PROBLEMS).button(key="mend").click().run()
    first = session(at).place
    at = at.button(key="next_problem").click().run()
    assert session(at).place != first
    at = at.button(key="back").click().run()
    assert "Lines read from full_of_problems.xlsx" in words(at)


def test_what_is_typed_into_a_line_is_kept_exactly_and_the_total_follows() -> None:
    at = opened()
    at.radio(key="one_at_a_time_en").set_value(True).run()
    row = next(number for number, line in enumerate(draft(at).time) if line.get("line") == "E1")
    next(box for box in at.selectbox if box.label == "Line").set_value(row).run()
    version = session(at).version
    at.text_input(key=f"cell_Time_{row}_notes_{version}").set_value("as agreed £1,000")
    at.text_input(key=f"cell_Time_{row}_quantity_{version}").set_value("1 000")
    at = press(at, "Save this line")
    assert draft(at).time[row].get("notes") == "as agreed £1,000"
    assert draft(at).time[row].get("quantity") == "1 000"
    assert session(at).work.unsaved == 2
    assert "Total cost: £71,441.49." not in words(at)


def test_a_word_that_is_not_understood_stays_in_its_field_with_the_message_above_it() -> None:
    at = opened()
    at.radio(key="one_at_a_time_en").set_value(True).run()
    key = f"cell_Time_0_quantity_{session(at).version}"
    at.text_input(key=key).set_value("three")
    at = press(at, "Save this line")
    assert draft(at).time[0].get("quantity") == "three"
    assert '"three" is not a number.' in words(at)


def test_a_deleted_line_comes_back_with_undo() -> None:
    at = opened()
    at.radio(key="one_at_a_time_en").set_value(True).run()
    lines = len(draft(at).time)
    at = press(at, "Delete this line")
    assert len(draft(at).time) == lines - 1
    at = press(at, "Undo the last change")
    assert len(draft(at).time) == lines
    scenario = session(at).work.scenario
    assert scenario is not None
    assert scenario.changes == ()


def test_one_answer_is_set_for_every_line_where_none_is_stated() -> None:
    at = opened()
    before = [line.get("status") for line in draft(at).time]
    columns = at.selectbox(key="bulk_field_Time")
    status = next(option for option in columns.options if option == "Status")
    columns.select(status).run()
    at.selectbox(key="bulk_value_Time_status").select("Employee")
    at = press(at, "Set it")
    after = [line.get("status") for line in draft(at).time]
    assert after == [one or "employee" for one in before]
    assert session(at).work.unsaved == before.count("")


def test_typing_a_budget_from_nothing_costs_it() -> None:
    at = press(page("budget").run(), "Start with an empty budget")
    assert session(at).place == Place(sheet="Partners", row=0)
    assert draft(at).partners[0].get("type") == "university"
    assert "as_of" in draft(at).project


def test_a_budget_is_left_only_when_a_person_says_so() -> None:
    at = press(opened(), "Clear this budget")
    assert session(at).work.scenarios == ()
    assert at.subheader[0].value == "Upload a budget"


def test_nothing_that_was_typed_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    at = upload(page("budget").run(), "marker.csv", b"Item,Amount\nZanzibar Quagga,7654.32\n")
    assert "7,654.32" in words(at)
    assert "Zanzibar" not in caplog.text
    assert "7654" not in caplog.text
