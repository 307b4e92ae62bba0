"""The compare page: versions of a budget, what differs between them, and what closing the gap would cost."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from fairbudget.drafts.from_file import draft_of_book
from fairbudget.drafts.versions import free_name, removed
from fairbudget.drafts.work import Scenario, Work
from fairbudget.language import Language
from fairbudget.reading.file.files import open_book
from fairbudget.ui.state import KEY, Session
from pages import page, session, words

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
FIX = "Put this fix into a new version"
CAP = "How much money is there? (optional)"
SHARE = "Share of the reference rate that counts as parity"


def work_of(sample: str, *names: str, language: Language = "en") -> Work:
    draft = draft_of_book(open_book(SAMPLES / f"{sample}.xlsx"))
    work = Work(language=language)
    for name in names or ("As uploaded",):
        work = work.with_new(Scenario(name=name, draft=draft))
    return work.model_copy(update={"current": 0, "steps": 0})


def opened(
    sample: str = "university_charity_brokerage", *names: str, language: Language = "en", at: str = "compare"
) -> AppTest:
    found = page(at)
    found.session_state[KEY] = Session(work=work_of(sample, *names, language=language))
    return found.run()


def press(at: AppTest, label: str) -> AppTest:
    return next(button for button in at.button if button.label.replace("\\", "") == label).click().run()


def typed(at: AppTest, label: str, text: str) -> AppTest:
    return next(field for field in at.text_input if field.label == label).set_value(text).run()


def shown(at: AppTest) -> str:
    """What stands on the page, without the marks around it."""
    return re.sub(r"<[^>]+>", "", words(at))


def headings(at: AppTest) -> list[str]:
    return [str(one.value).replace("\\", "") for one in at.header]


def test_without_a_budget_the_page_says_what_to_do_first() -> None:
    at = page("compare").run()
    assert "Add a budget first" in words(at)
    assert not at.exception


def test_one_version_is_said_to_stay_as_it_is_and_the_headline_is_what_closing_the_gap_costs() -> None:
    at = opened()
    assert "You have one version. Make a copy to try a change. Your first version stays as it is." in words(at)
    assert headings(at)[-1] == "Closing the gap costs £7,284.45 (9.1% of the award limit)."
    assert "Side by side" not in headings(at)
    for amount in ("£907.19", "£95.92", "£3,619.29", "£2,662.05", "£7,284.45", "£78,725.94"):
        assert amount in words(at)


def test_a_copy_is_looked_at_at_once_and_the_first_version_is_as_it_was() -> None:
    at = press(typed(opened(), "Name of the copy", "Fair for all"), "Make this copy")
    first, copy = session(at).work.scenarios
    assert (first.name, copy.name, session(at).work.current) == ("As uploaded", "Fair for all", 1)
    assert first.draft == copy.draft
    assert first.changes == ()
    assert [change.after for change in copy.changes] == ["Copied from: As uploaded"]
    assert "Side by side" in headings(at)
    assert session(at).work.unsaved == 1


def test_the_fix_goes_into_a_new_version_with_every_changed_cell_on_its_list_and_the_old_version_stays() -> None:
    at = press(opened(), FIX)
    before, after = session(at).work.scenarios
    assert before == work_of("university_charity_brokerage").scenarios[0]
    assert after.name == "With the fix: Parity"
    assert after.changes[0].after.startswith("Fix put in: Up to parity")
    changed = [change for change in after.changes if change.sheet == "Time"]
    assert len(changed) == 76
    assert all(change.before != change.after and change.why for change in changed)
    assert headings(at)[-1] == "There is no gap to close."
    assert "£78,725.94 (+£7,284.45)" in shown(at)


def test_only_the_gaps_that_were_chosen_are_closed() -> None:
    at = opened()
    at.radio(key="fix_to_en").set_value("floor").run()
    assert headings(at)[-1] == "Closing the gap costs £1,003.11 (1.3% of the award limit)."
    assert SHARE not in [field.label for field in at.text_input]
    press(at, FIX)
    assert session(at).work.scenarios[1].name == "With the fix: Real Living Wage"


def test_a_sum_of_money_shows_what_it_fixes_first_and_only_that_goes_into_the_new_version() -> None:
    at = typed(opened(), CAP, "£1,000")
    assert "What £1,000.00 would fix first" in [str(one.value).replace("\\", "") for one in at.subheader]
    assert "Still to find for the whole gap: £6,284.45." in words(at)
    press(at, FIX)
    assert "£72,441.49 (+£1,000.00)" in shown(at)


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        (CAP, "lots", "How much money there is must be an amount in pounds, like 5000 or £5,000"),
        (CAP, "-5", "How much money there is must be an amount in pounds, like 5000 or £5,000"),
        (CAP, "1.234,50", "How much money there is must be an amount in pounds, like 5000 or £5,000"),
        (SHARE, "0", "Share of the reference rate must be above 0 and up to 100, like 80%"),
        (SHARE, "120%", "Share of the reference rate must be above 0 and up to 100, like 80%"),
    ],
)
def test_what_is_not_understood_is_said_above_the_field_and_in_a_summary_and_stays_as_typed(
    label: str, text: str, said: str
) -> None:
    at = typed(opened(), label, text)
    summary, above = (one.value.replace("\\", "") for one in at.error)
    assert "There is a problem" in summary
    assert said in summary
    assert above == f"Error: {said}"
    assert next(field for field in at.text_input if field.label == label).value == text
    assert FIX not in [button.label for button in at.button]


def test_there_are_three_versions_at_most_and_the_page_says_so() -> None:
    at = opened("university_charity_brokerage", "A", "B", "C")
    assert "You have three versions. Remove one to add another." in words(at)
    assert next(button for button in at.button if button.label == FIX).disabled


def test_another_version_can_be_looked_at_renamed_and_after_saying_yes_removed() -> None:
    at = opened("university_charity_brokerage", "A", "B")
    next(radio for radio in at.radio if radio.label.startswith("The version you look at")).set_value(1).run()
    assert session(at).work.current == 1
    assert session(at).work.unsaved == 0
    at = press(typed(at, "Name of this version", "a"), "Rename this version")
    assert [one.name for one in session(at).work.scenarios] == ["A", "a (2)"]
    assert next(button for button in at.button if button.label == "Remove this version").disabled
    at.checkbox[0].check().run()
    at = press(at, "Remove this version")
    assert [one.name for one in session(at).work.scenarios] == ["A"]
    assert "The other versions are as they were." in session(at).told


def test_the_last_version_cannot_be_removed_and_names_never_meet() -> None:
    work = work_of("university_charity_brokerage")
    with pytest.raises(ValueError, match="the last version stays"):
        removed(work, 0)
    assert free_name(work, " as  uploaded ") == "as uploaded (2)"
    assert free_name(work, "") == "2"


def test_a_budget_that_must_be_mended_first_says_so_and_breaks_nothing() -> None:
    at = opened("full_of_problems")
    assert "Some lines must be mended on the Budget page first." in words(at)
    assert "No gap was found in the lines that can be judged." in headings(at)
    assert not at.exception


def test_a_name_that_looks_like_markdown_is_shown_as_it_is() -> None:
    at = opened("university_charity_brokerage", "![x](http://example.org/x)", "B")
    shown = next(radio for radio in at.radio if radio.label.startswith("The version you look at")).options[0]
    assert shown.startswith("\\!\\[x\\]\\(http")


@pytest.mark.parametrize("sample", ["university_charity_brokerage", "full_of_problems"])
def test_the_page_speaks_welsh_with_the_same_amounts(sample: str) -> None:
    english, welsh = (opened(sample, "A", "B", language=language) for language in ("en", "cy"))
    assert not welsh.exception
    assert headings(english) != headings(welsh)
    for amount in ("£7,284.45", "£78,725.94"):
        assert (amount in words(english)) == (amount in words(welsh))
