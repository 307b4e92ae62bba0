"""A name becomes a role by one click, in every version and in the record; and the page says what was noticed first."""

import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from fairbudget.assessment import assess
from fairbudget.checks.personal_words import Personal, found_in
from fairbudget.cli import app
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import Draft, DraftRow, NotUnderstood, Place
from fairbudget.drafts.edits import with_the_same
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.drafts.history import edits_of
from fairbudget.drafts.personal import Noticed, noticed, suggested_role, with_role
from fairbudget.drafts.saved_file import opened as opened_copy
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.versions import copied
from fairbudget.drafts.work import Scenario, Work
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.reading.file.files import book_of
from fairbudget.ui.download_list import printed, workbook
from pages import draft, page, session, words

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def with_people() -> Draft:
    """A budget in which people have written names."""
    line = {"people": "1", "quantity": "3", "unit": "day", "own_rate.amount": "150", "own_rate.per": "day",
            "own_rate.basis": "fee", "own_rate.reason": "as agreed", "unpaid_hours_each": "0", "year": "1",
            "band": "skilled", "activity": "engagement", "phase": "delivery", "paid_by": "grant"}  # fmt: skip
    trust, artist = {"name": "Tollgate Trust", "type": "vcse"}, {"name": "Siân Treharne", "type": "freelancer"}
    first = {**line, "line": "A", "partners": "Tollgate Trust", "role": "Project manager: Jane Smith"}
    second = {**line, "line": "B", "partners": "Siân Treharne", "role": "Artist", "notes": "Dr Jane Smith asked"}
    unread = {"found": "Jane Smith?", "message": '"Jane Smith?" is no number.', "original": "Jane Smith; 3"}
    return Draft(
        project={"title": "Together", "as_of": "2026-09-01", "start": "2026-10-01", "months": "12"},
        partners=(
            DraftRow(cells={**trust, "on_costs": "none", "notes": "ring 07700 900123"}),
            DraftRow(cells={**artist, "on_costs": "none"}),
        ),
        time=(DraftRow(cells=first), DraftRow(cells=second)),
        unread=(NotUnderstood(where="Old!B7", **unread),),
        file_name="budget_Jane_Smith.xlsx",
    )


def the(name: str, scenario: Scenario) -> Noticed:
    return next(one for one in noticed(scenario) if one.personal.core == name)


def test_every_detail_is_listed_once_with_all_the_cells_where_it_stands() -> None:
    found = noticed(Scenario(name="A", draft=with_people()))
    assert [(one.personal.kind, one.personal.core) for one in found] == [
        ("phone", "07700 900123"), ("name", "Siân Treharne"), ("name", "Jane Smith"),
    ]  # fmt: skip
    jane = found[2]
    assert jane.places == (Place(sheet="Time", row=0, field="role"), Place(sheet="Time", row=1, field="notes"))
    assert jane.elsewhere
    assert not found[1].elsewhere
    assert [place.sheet for place in found[1].places] == ["Partners", "Time"]


def test_the_role_beside_a_name_is_suggested() -> None:
    scenario = Scenario(name="A", draft=with_people())
    assert suggested_role(scenario.draft, the("Jane Smith", scenario)) == "Project manager"
    assert suggested_role(scenario.draft, the("Siân Treharne", scenario)) == ""


def replaced(role: str, name: str = "Jane Smith") -> Work:
    """The work of two versions after one click, with a change before it that held the name."""
    first, changes = with_the_same(with_people(), "Time", [0], "notes", "ask Jane Smith", NOW)
    work = Work().with_new(Scenario(name="Version of Jane Smith", draft=first, changes=changes))
    work = copied(work, "Copy", NOW, "Copied")
    scenario = work.scenario
    assert scenario is not None
    return with_role(work, the(name, scenario).personal, role, NOW)[0]


def test_one_click_puts_the_role_in_every_cell_of_every_version() -> None:
    for scenario in replaced("Project manager").scenarios:
        rows = scenario.draft.time
        assert rows[0].get("role") == "Project manager"
        assert rows[0].get("notes") == "ask Project manager"
        assert rows[1].get("notes") == "Project manager asked"
        assert scenario.draft.unread[0].original == "Project manager; 3"
        assert scenario.draft.file_name == "budget_Project manager.xlsx"


def test_the_replacement_is_recorded_for_each_cell_and_the_record_does_not_keep_the_name() -> None:
    scenario = replaced("Project manager").scenarios[0]
    edits = [(one.place, one.field, one.before, one.after, one.why) for one in edits_of(scenario)]
    assert ("Time, line A", "Role", "Project manager: [taken out]", "Project manager", "People to roles") in edits
    assert ("Time, line B", "Notes", "[taken out] asked", "Project manager asked", "People to roles") in edits
    assert ("Time, line A", "Notes", "", "ask [taken out]", "") in edits


def test_after_the_click_no_file_that_goes_out_holds_the_name() -> None:
    work = replaced("Project manager")
    scenario = work.scenarios[0]
    ready = scenario.draft.model_copy(update={"unread": ()})
    assessment = assess(budget_of_draft(ready), read_rates())
    made = [saved(work), printed(assessment, edits_of(scenario)), workbook(assessment, edits_of(scenario))]
    with zipfile.ZipFile(io.BytesIO(made.pop())) as parts:
        made += [parts.read(name) for name in parts.namelist()]
    for content in made:
        assert b"Jane" not in content
        assert b"Smith" not in content
    assert opened_copy("a.fairbudget.json", made[0]).problems == ()


def test_a_partner_that_is_a_person_gets_the_role_on_its_lines_too_so_that_they_still_belong_to_it() -> None:
    work = replaced("Community artist", "Siân Treharne")
    found = work.scenarios[0].draft
    assert found.partners[1].get("name") == found.time[1].get("partners") == "Community artist"
    assert [one.line for one in work.scenarios[0].changes if one.sheet == "Partners"] == ["Community artist"]


def test_a_number_can_be_taken_out_with_nothing_in_its_place() -> None:
    scenario = Scenario(name="A", draft=with_people())
    work, changed = with_role(Work(scenarios=(scenario,)), the("07700 900123", scenario).personal, "", NOW)
    assert work.scenarios[0].draft.partners[0].get("notes") == "ring"
    assert (changed, work.unsaved) == (1, 1)


def test_a_detail_that_stands_nowhere_changes_nothing() -> None:
    scenario = Scenario(name="A", draft=with_people())
    work, changed = with_role(Work(scenarios=(scenario,)), Personal("name", "Nia Fu", "Nia Fu"), "x", NOW)
    assert (work.scenarios[0], changed) == (scenario, 0)


# The pages


def at_page(name: str, given: Draft) -> AppTest:
    at = page(name)
    before = session(page(name).run())
    at.session_state["fairbudget"] = before.__class__(work=Work().with_new(Scenario(name="A", draft=given)))
    return at.run()


def card(at: AppTest, label: str, number: int = 0) -> AppTest:
    return [one for one in at.button if one.label == label][number].click().run()


def test_the_budget_page_lists_what_was_noticed_and_one_click_puts_the_role_in_place_of_the_name() -> None:
    at = at_page("budget", with_people())
    assert "People to roles" in [one.value for one in at.header]
    assert "Jane Smith" in words(at)
    assert "It stands at: Time, A, Role; Time, B, Notes; what is kept beside the lines" in words(at)
    assert "…23" in words(at)
    fields = [one for one in at.text_input if one.label == "Role to use instead"]
    assert [one.value for one in fields] == ["", "Project manager"]
    at = card(at, "Use this role everywhere", 1)
    assert draft(at).time[0].get("role") == "Project manager"
    assert draft(at).unread[0].found == "Project manager?"
    scenario = session(at).work.scenario
    assert scenario is not None
    assert [(one.field, one.why) for one in scenario.changes] == [
        ("role", "People to roles"),
        ("notes", "People to roles"),
    ]
    assert "Jane Smith" not in words(at)


def test_a_name_needs_a_role_in_its_place() -> None:
    at = card(at_page("budget", with_people()), "Use this role everywhere", 0)
    assert draft(at) == with_people()
    assert session(at).told == "Enter a role, such as community researcher. Nothing was changed."


def test_a_budget_of_roles_has_no_such_list_on_either_page() -> None:
    plain = with_people().with_rows("Time", ()).with_rows("Partners", ())
    plain = plain.model_copy(update={"unread": (), "file_name": "budget.xlsx"})
    assert "People to roles" not in [one.value for one in at_page("budget", plain).header]
    assert not any("details of people" in one.value for one in at_page("evidence", plain).warning)


def test_evidence_lists_what_was_noticed_above_the_downloads_with_a_way_to_the_helper() -> None:
    at = at_page("evidence", with_people())
    [warning] = [one.value for one in at.warning if "details of people" in one.value]
    said = warning.replace("\\", "")
    assert "The files below would show details of people" in said
    assert "- The name of a person: Jane Smith. It stands at: Time, A, Role; Time, B, Notes;" in said
    assert "- A telephone number: …23. It stands at: Partners, Tollgate Trust, Notes." in said
    order = [one.type for one in at.main.children.values()]
    assert order.index("warning") < min(
        at_ for at_, kind in enumerate(order) if kind in ("download_button", "flex_container")
    )


def test_in_welsh_both_pages_say_it_in_welsh() -> None:
    for name in ("budget", "evidence"):
        at = page(name)
        work = Work(language="cy").with_new(Scenario(name="A", draft=with_people()))
        at.session_state["fairbudget"] = session(page(name).run()).__class__(work=work)
        at.run()
        assert "details of people" not in words(at)
        assert "Enw person" in words(at)


# The author of a file


def xlsx_of_an_author() -> bytes:
    book = openpyxl.Workbook()
    about = book.properties
    about.creator = about.lastModifiedBy = "Zebedee Quill"
    about.description = about.subject = about.keywords = "by Zebedee Quill"
    sheet = book.active
    assert sheet is not None
    sheet.append(["Item", "Amount"])
    sheet.append(["Venue", 400])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_of_an_author() -> bytes:
    from odf.dc import Creator
    from odf.meta import InitialCreator

    book = OpenDocumentSpreadsheet()
    for kind in (Creator, InitialCreator):
        book.meta.addElement(kind(text="Zebedee Quill"))
    sheet = Table(name="Sheet1")
    for line in (("Item", "Amount"), ("Venue", "400")):
        row = TableRow()
        for text in line:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "make"), [("last.xlsx", xlsx_of_an_author), ("last.ods", ods_of_an_author)])
def test_the_author_in_the_properties_of_a_file_is_never_read_shown_or_exported(name: str, make: object) -> None:
    assert callable(make)
    content = make()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert any(b"Quill" in parts.read(part) for part in parts.namelist())
    given = draft_of_book(book_of(name, content))
    work = Work().with_new(Scenario(name="A", draft=given))
    assessment = assess(budget_of_draft(given), read_rates(), as_of=NOW.date())
    made = [given.model_dump_json().encode(), saved(work), printed(assessment, ()), workbook(assessment, ())]
    made.append(json.dumps(assessment.model_dump(mode="json")).encode())
    with zipfile.ZipFile(io.BytesIO(made.pop(3))) as parts:
        made += [parts.read(part) for part in parts.namelist()]
    assert not any(b"Quill" in one or b"Zebedee" in one for one in made)
    assert "Quill" not in words(at_page("budget", given))


def test_the_examples_on_the_page_about_personal_details_are_noticed_and_those_that_are_none_are_not() -> None:
    text = (Path(__file__).parents[1] / "docs" / "personal-details.md").read_text(encoding="utf-8")
    part = text.partition("## How a name is known")[2].partition("The first names are in")[0]
    names, none = part.partition("A word of a role, of work")[::2]
    examples = [[" ".join(one.split()) for one in re.findall(r"[*]([^*]+)[*]", half)] for half in (names, none)]
    assert [len(half) > 4 for half in examples] == [True, True]
    assert [one for one in examples[0] if not found_in(one)] == []
    assert [one for one in examples[1] if found_in(one)] == []


# The command line


COMMANDS = [("cost",), ("fix", "--to", "floor"), ("justify",), ("partner-sheet", "Tollgate Trust")]


@pytest.mark.parametrize("asked", COMMANDS)
def test_the_command_line_names_what_was_noticed_and_no_name_whenever_it_makes_a_file(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    ending = ".xlsx" if asked[0] in ("cost", "fix") else ".docx"
    ready = with_people().model_copy(update={"unread": (), "file_name": "budget.xlsx"})
    (tmp_path / "in.xlsx").write_bytes(workbook(assess(budget_of_draft(ready), read_rates()), ()))
    made = tmp_path / f"made{ending}"
    ran = CliRunner().invoke(app, [asked[0], str(tmp_path / "in.xlsx"), *asked[1:], "-o", str(made)])
    assert ran.exit_code == 0
    assert made.exists()
    assert "This budget holds what looks like details of people, and what is made of it may show them:" in ran.stderr
    assert "J… S… looks like the name of a person" in ran.stderr
    assert "Use the role, such as community researcher, in place of the name." in ran.stderr
    assert "Smith" not in ran.stderr
