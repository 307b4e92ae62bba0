"""What the columns mean, on the page: asked where it is not sure, changed, confirmed; then the file is not kept."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from fairbudget.drafts.saved_file import opened, saved
from fairbudget.drafts.work import Work
from pages import draft, page, session, words

SURE = b"Item,Amount\nHall hire,400\nFood,65\n"
SEVERAL = b"Item,Estimate,Total cost,Value\nPlay worker,900,1000,1100\nHall hire,300,350,400\n"
STRANGE = b"Item,Zorp,Amount\nHall hire,Gardens,5\nFood,Library,6\n"
KEPT = """[[table]]
sheet = "last"
counts = true
[[table.column]]
heading = "Item"
role = "label"
[[table.column]]
heading = "Total cost"
role = "amount"
[[table.column]]
heading = "Guests"
role = "people"
"""


def upload(content: bytes, name: str = "last.csv") -> AppTest:
    return page("budget").run().file_uploader[0].upload(name, content).run()


def choice(at: AppTest, kind: str, start: str) -> Any:
    """A field of the page by the beginning of its key."""
    return next(one for one in getattr(at, kind) if (one.key or "").startswith(start))


def use(at: AppTest) -> AppTest:
    return at.button(key="use_meanings").click().run()


def labels(at: AppTest) -> list[str]:
    """What stands on everything that folds up."""
    return [one.label.replace("\\", "") for one in at.expander]


def headings(at: AppTest) -> list[str]:
    return [one.value for one in at.header]


def test_a_file_whose_headings_are_all_known_shows_its_lines_at_once_and_keeps_what_they_mean() -> None:
    at = upload(SURE)
    assert "Total cost: £465.00." in words(at)
    assert labels(at)[0] == "What the columns mean: all 2 are known by their headings"
    kept = draft(at).mapping
    assert kept is not None
    assert [one.role for one in kept.tables[0].columns] == ["label", "amount"]


def test_our_template_is_asked_nothing() -> None:
    at = page("budget").run().button(key="sample_public_involvement_panel").click().run()
    assert session(at).meaning is None
    assert not any("columns" in one.label for one in at.expander)


def test_a_column_that_nobody_knows_is_asked_about_before_the_lines_and_its_meaning_is_used() -> None:
    at = upload(STRANGE)
    assert headings(at) == ["What the columns mean"]
    choice(at, "selectbox", "role_1_0").set_value("partner").run()
    assert [one.value for one in at.subheader][-1] == "With these meanings"
    at = use(at)
    assert headings(at) == ["Your budget"]
    assert [row.get("partner") for row in draft(at).costs] == ["Gardens", "Library"]


def test_one_click_confirms_a_proposal_and_the_cells_of_the_file_are_no_longer_kept() -> None:
    at = use(upload(STRANGE))
    assert headings(at) == ["Your budget"]
    assert session(at).meaning is None
    assert session(at).told == "The meanings of the columns are kept with this budget."
    assert session(at).work.unsaved == 0


def test_which_amounts_count_has_to_be_answered_before_the_lines_come() -> None:
    at = use(upload(SEVERAL))
    assert headings(at) == ["What the columns mean"]
    assert "Answer the question about each of these tables:" in words(at)
    assert "Table at last!A1" in words(at)
    choice(at, "radio", "amount_0").set_value(2).run()
    assert "Answer the question" not in words(at)
    assert "Total cost: £1,350.00." in words(at)
    at = use(at)
    assert [row.get("unit_cost") for row in draft(at).costs] == ["350"]


def test_an_answer_that_is_changed_once_more_counts_as_it_was_last() -> None:
    at = upload(SEVERAL)
    choice(at, "radio", "amount_0").set_value(2).run()
    choice(at, "radio", "amount_0").set_value(3).run()
    assert "Total cost: £1,500.00." in words(use(at))


def test_the_saved_copy_holds_the_meanings_and_no_cell_that_is_not_in_a_line() -> None:
    at = upload(SEVERAL)
    choice(at, "radio", "amount_0").set_value(2).run()
    at = use(at)
    content = saved(session(at).work)
    assert opened("a.fairbudget.json", content).work.scenarios == session(at).work.scenarios
    assert b"1100" not in content
    mapping = json.loads(content)["work"]["scenarios"][0]["draft"]["mapping"]
    assert [one["role"] for one in mapping["tables"][0]["columns"]] == ["label", "not_used", "amount", "not_used"]


def test_a_mapping_of_last_year_answers_and_what_it_does_not_fit_is_said() -> None:
    at = upload(SEVERAL)
    at.file_uploader[0].upload("last.toml", KEPT.encode()).run()
    assert 'The mapping names columns that the table at last!A1 does not have: "Guests".' in words(at)
    assert '"Estimate", "Value"' in words(at)


def test_a_saved_copy_of_last_year_answers_too() -> None:
    first = upload(SEVERAL)
    choice(first, "radio", "amount_0").set_value(2).run()
    copy = saved(session(use(first)).work)
    at = upload(SEVERAL.replace(b"350", b"450"), "this.csv")
    at = at.file_uploader[0].upload("last.fairbudget.json", copy).run()
    assert "Total cost: £1,450.00." in words(at)
    assert "Total cost: £1,450.00." in words(use(at))


def test_a_file_that_is_no_mapping_is_refused_and_nothing_changes() -> None:
    at = upload(SEVERAL)
    at.file_uploader[0].upload("last.toml", b"no mapping").run()
    assert '"last.toml" cannot be read as a mapping' in words(at)
    at = at.file_uploader[0].upload("empty.fairbudget.json", saved(Work())).run()
    assert "this saved copy holds none" in words(at)
    assert headings(at) == ["What the columns mean"]


def test_after_the_first_change_of_a_line_the_step_is_closed_so_that_nothing_typed_is_lost() -> None:
    at = upload(SURE)
    at.radio(key="table_en").set_value("Costs").run()
    at.radio(key="one_at_a_time_en").set_value(True).run()
    at.text_input(key=f"cell_Costs_0_unit_cost_{session(at).version}").set_value("401")
    next(button for button in at.button if button.label == "Save this line").click().run()
    assert session(at).meaning is None
    assert "What the columns of your file mean" in labels(at)
    assert not any(label.startswith("What the columns mean") for label in labels(at))
    assert "Total cost: £466.00." in words(at)


def test_the_step_speaks_welsh() -> None:
    at = page("budget").run()
    at.session_state["fairbudget"] = session(at).__class__(work=Work(language="cy"))
    at = at.run().file_uploader[0].upload("last.csv", SEVERAL).run()
    assert headings(at) == ["Ystyr y colofnau"]
    assert "Chi sy'n dewis" in words(at).replace("&#x27;", "'")
