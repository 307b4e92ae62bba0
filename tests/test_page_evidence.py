"""The evidence page: what can be taken away, where each number comes from, and the same pennies or what differs."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from fairbudget.assessment import Assessment, assess
from fairbudget.drafts.edits import with_row
from fairbudget.drafts.history import edits_of
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Scenario
from fairbudget.reading import read_budget
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.tables.sums import sums
from fairbudget.ui.download_list import printed, workbook
from fairbudget.ui.state import now
from fairbudget.writing.workbook import write_workbook
from pages import page, session, words
from test_page_compare import SAMPLES, headings, opened, press, typed, work_of

SAMPLE = SAMPLES / "university_charity_brokerage.xlsx"


def evidence(sample: str = "university_charity_brokerage", *names: str) -> AppTest:
    return opened(sample, *names, at="evidence")


def costed(path: Path = SAMPLE) -> Assessment:
    return assess(read_budget(path), read_rates())


def labels(at: AppTest) -> list[str]:
    return [one.proto.label for one in at.get("download_button")]


def check_copy(at: AppTest, name: str, content: bytes) -> AppTest:
    return at.file_uploader[0].upload(name, content).run()


def test_without_a_budget_the_rate_cards_and_the_method_are_there() -> None:
    at = page("evidence").run()
    assert "Nothing to download yet. The rates and method are below." in words(at)
    for card in read_rates().cards:
        assert card.title.replace("'", "&#x27;") in words(at).replace("'", "&#x27;")
    assert headings(at) == ["Rate cards", "How amounts are worked out", "Check a copy", "Accessibility", "Privacy"]
    assert labels(at) == []


def test_a_card_that_is_chosen_shows_its_rates_with_source_and_how_well_they_are_known() -> None:
    at = page("evidence").run()
    at.selectbox(key="card_shown").select("rlw").run()
    assert "£13.45 per hour" in words(at)
    assert "Real Living Wage and London Living Wage" in words(at)


def test_everything_can_be_downloaded_and_whoever_could_be_known_by_it_is_warned_about_first() -> None:
    at = evidence()
    assert labels(at) == [
        "Workbook for finance (xlsx)", "Print-out (web page)", "Saved copy, to carry on later",
        "Word document (docx)", "Plain text (txt)", "Word document (docx)", "Plain text (txt)",
    ]  # fmt: skip
    assert any("One or two people stand behind a rate" in one.value for one in at.warning)
    assert "Total cost: £71,441.49. Rates as of 16 March 2026." in words(at)


def test_a_budget_that_must_be_mended_can_still_be_taken_away_and_the_page_says_what_waits_and_why() -> None:
    at = evidence("full_of_problems")
    assert labels(at) == ["Workbook for finance (xlsx)", "Print-out (web page)", "Saved copy, to carry on later"]
    assert "Words for the bid and pages for partners wait until the totals are known." in words(at)
    assert "The sums can be checked once every line is costed." in words(at)


def test_the_words_for_the_bid_are_counted_and_what_had_no_room_is_listed() -> None:
    at = evidence()
    at.radio(key="words_limit_en").set_value(250).run()
    used = re.search(r"Words: (\d+) of 250", words(at))
    assert used is not None
    assert 200 < int(used[1]) <= 250
    folded = next(one.label for one in at.expander if one.label.startswith("Sentences that had no room"))
    assert int(folded.rpartition(" ")[2]) > 10


@pytest.mark.parametrize("text", ["many", "99", "5001", "300.5"])
def test_a_number_of_words_that_was_typed_holds_and_one_that_is_none_is_said_above_the_field(text: str) -> None:
    at = evidence()
    at.radio(key="words_limit_en").set_value(0).run()
    typed(at, "Number of words", text)
    assert [one.value.replace("\\", "") for one in at.error] == [
        "Error: Number of words must be a whole number between 100 and 5000"
    ]
    typed(at, "Number of words", "300")
    assert not at.error
    assert "of 300" in words(at)


def test_a_page_for_a_partner_is_shown_for_the_partner_that_is_chosen() -> None:
    at = evidence()
    at.selectbox(key="partner_page").select("Student helpers").run()
    assert "Student helpers: your part" in [one.label.replace("\\", "") for one in at.expander]


def test_a_line_that_is_chosen_shows_its_steps_its_rate_with_source_and_the_funders_rules() -> None:
    at = evidence()
    at.selectbox(key="line_steps").select("G1").run()
    said = words(at)
    assert "3 × £85.00" in said or "× £85.00" in said
    assert "Rate: Half a day with preparation (baseline:half_day)" in said
    assert "In place of: £82.50" in said
    assert "The funder's rules:" in said


def test_every_sum_adds_up_in_every_sample_that_has_a_total() -> None:
    for path in sorted(SAMPLES.glob("*.xlsx")):
        budget = read_budget(path)
        rows = sums(assess(budget, read_rates(), as_of=budget.project.as_of or now().date())).rows
        assert {row[-1] for row in rows} <= {"adds up"}
        assert bool(rows) == (path.stem != "full_of_problems")


def test_a_files_own_total_that_is_another_one_does_not_add_up(tmp_path: Path) -> None:
    (tmp_path / "last.csv").write_text("Item,Amount\nVenue,400\nFood,65\nTotal,500\n", encoding="utf-8")
    budget = read_budget(tmp_path / "last.csv", currency="GBP")
    found = assess(budget, read_rates(), as_of=now().date())
    assert [(row[0], row[-1]) for row in sums(found).rows if row[-1] != "adds up"] == [
        ("The file's own total: Total", "does not add up")
    ]


def test_edits_are_listed_under_the_names_people_read() -> None:
    at = press(opened(), "Put this fix into a new version")
    edits = edits_of(session(at).work.scenarios[1])
    assert (edits[0].place, edits[0].field) == ("Whole budget", "Version")
    first = edits[1]
    assert (first.place, first.field, first.before, first.after) == ("Time, line P2", "Quantity", "0", "1")
    unit = next(edit for edit in edits if edit.field == "Unit")
    assert (unit.before, unit.after) == ("Hour", "Task")
    draft, changes = with_row(session(at).work.scenarios[0].draft, "Time", {"line": "X9"}, now())
    assert edits_of(Scenario(name="A", draft=draft, changes=changes))[0].field == "The whole line"


def test_a_downloaded_workbook_lists_the_edits_and_no_two_downloads_are_the_same_file() -> None:
    at = press(opened(), "Put this fix into a new version")
    scenario = session(at).work.scenarios[1]
    content = workbook(costed(), edits_of(scenario))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Changes"]
    assert any(str(row[0].value).startswith("Edited: Quantity") for row in sheet.rows)
    assert workbook(costed(), ()) != workbook(costed(), ())
    assert printed(costed(), ()) != printed(costed(), ())


def test_the_same_pennies_are_said_for_a_workbook_that_was_downloaded_here() -> None:
    at = check_copy(evidence(), "out.xlsx", workbook(costed(), ()))
    said = [one.value.replace("\\", "") for one in at.info]
    assert said == [
        "The same pennies: the totals in the workbook are what its budget comes to.",
        "The same pennies: every line and total is the same as in the budget that is open here.",
    ]
    assert session(at).work.scenarios == work_of("university_charity_brokerage").scenarios


def test_another_budget_is_answered_with_a_list_of_what_differs(tmp_path: Path) -> None:
    write_workbook(costed(SAMPLES / "community_led_development_grant.xlsx"), tmp_path / "other.xlsx")
    at = check_copy(evidence(), "other.xlsx", (tmp_path / "other.xlsx").read_bytes())
    assert any("Amounts that differ from the budget that is open here" in one.value for one in at.warning)
    assert "the line is not there" in words(at)


def test_a_saved_copy_gives_the_same_pennies_and_one_that_was_changed_outside_is_named() -> None:
    content = saved(work_of("university_charity_brokerage"), costed().rate_cards)
    at = check_copy(evidence(), "mine.fairbudget.json", content)
    assert [one.value.replace("\\", "") for one in at.info] == [
        "The same pennies: every line and total is the same as in the budget that is open here."
    ]
    changed = json.loads(content)
    row = next(one for one in changed["work"]["scenarios"][0]["draft"]["time"] if one["cells"]["line"] == "E1")
    row["cells"]["quantity"] = "9"
    at = check_copy(evidence(), "mine.fairbudget.json", json.dumps(changed).encode())
    assert any("Changed outside the program" in one.value for one in at.warning)
    assert "32" in words(at)


@pytest.mark.parametrize(("name", "content"), [("x.xlsx", b"PK no"), ("x.json", b"{}"), ("x.csv", b"")])
def test_a_copy_that_cannot_be_opened_is_named_with_what_to_do(name: str, content: bytes) -> None:
    at = check_copy(evidence(), name, content)
    assert len(at.error) == 1
    assert name in at.error[0].value.replace("\\", "")
    assert not at.exception


def test_the_statements_say_what_is_kept_and_what_does_not_work_yet() -> None:
    said = words(evidence())
    assert "It is cleared within an hour of closing the page" in said
    assert "The Welsh is a draft that a translator has still to check." in said


def test_a_hostile_title_and_partner_are_shown_as_text() -> None:
    work = work_of("university_charity_brokerage")
    scenario = work.scenarios[0]
    hostile = "![x](http://example.org/x)<script>alert(1)</script>"
    rows = [row.with_cells({"role": hostile}) for row in scenario.draft.time]
    draft = scenario.draft.with_rows("Time", rows)
    draft = draft.model_copy(update={"project": {**draft.project, "title": hostile}})
    at = page("evidence")
    at.session_state["fairbudget"] = session(evidence()).__class__(
        work=work.model_copy(update={"scenarios": (scenario.model_copy(update={"draft": draft}),)})
    )
    at.run()
    assert not at.exception
    for one in at.markdown:
        assert re.search(r"(?<!\\)(!\[|<script)", one.value) is None
    for html in at.get("html"):
        assert "<script>alert" not in html.proto.body


def test_downloads_have_nobody_as_author_and_word_documents_open() -> None:
    from fairbudget.justification import justification
    from fairbudget.writing.word_document import docx_bytes

    made = justification(costed(), 500).page
    document = docx.Document(io.BytesIO(docx_bytes(made, "5f2a")))
    assert document.core_properties.author == ""
    assert document.core_properties.keywords == "5f2a"
    assert docx_bytes(made) == docx_bytes(made)
    with zipfile.ZipFile(io.BytesIO(workbook(costed(), ()))) as parts:
        assert b"<dc:creator></dc:creator>" in parts.read("docProps/core.xml")
