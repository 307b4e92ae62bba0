"""The file that a person saves: it opens as it was, names its rates, and tells an edit made outside."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.drafts.draft import Draft, DraftRow, Place
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.drafts.saved_file import opened, saved
from fairbudget.drafts.work import Scenario, Work, change_of
from fairbudget.reading.file.files import open_book
from fairbudget.reading.file.unreadable import UnreadableFile

SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))
NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def work_of(draft: Draft) -> Work:
    change = change_of(draft, Place(sheet="Project", row=0, field="title"), "Another", NOON, "It fits better")
    return Work(
        scenarios=(Scenario(name="As uploaded", draft=draft, changes=(change,)), Scenario(name="B", draft=draft))
    )


def changed(content: bytes, change: Any) -> bytes:
    found = json.loads(content)
    change(found)
    return json.dumps(found).encode()


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        opened("bid.fairbudget.json", content)
    return error.value.problems[0].code


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_saved_budget_opens_exactly_as_it_was(path: Path) -> None:
    work = work_of(draft_of_book(open_book(path)))
    found = opened("bid.fairbudget.json", saved(work))
    assert found.work == work
    assert found.problems == ()


@given(st.dictionaries(st.sampled_from(["role", "notes", "own_rate.amount", "band"]), TEXT, max_size=4), TEXT)
def test_whatever_was_typed_comes_back_to_the_letter(cells: dict[str, str], name: str) -> None:
    work = Work(scenarios=(Scenario(name=name, draft=Draft(time=(DraftRow(cells=cells),))),))
    assert opened("a.json", saved(work)).work == work


def test_the_same_work_gives_the_same_bytes() -> None:
    work = work_of(draft_of_book(open_book(SAMPLES[0])))
    assert saved(work) == saved(work.model_copy(update={"steps": 7, "steps_saved": 3}))


def test_an_offer_that_was_checked_is_not_in_the_file() -> None:
    work = Work(offer=Work().offer.model_copy(update={"text": "£150 for a day at Tollgate Lane"}))
    assert b"Tollgate" not in saved(work)


def test_an_edit_made_outside_is_opened_and_named_by_its_place() -> None:
    content = saved(work_of(draft_of_book(open_book(SAMPLES[0]))))

    def edit(found: Any) -> None:
        found["work"]["scenarios"][0]["draft"]["time"][2]["cells"]["quantity"] = "999"
        found["work"]["scenarios"][1]["draft"]["project"]["title"] = "Another title"

    found = opened("bid.json", changed(content, edit))
    assert [(one.code, one.found) for one in found.problems] == [
        ("saved_file_edited", "As uploaded: Time!4"),
        ("saved_file_edited", "B: Project"),
    ]
    assert found.work.scenarios[0].draft.time[2].get("quantity") == "999"


def test_a_file_of_a_newer_form_is_refused_with_both_versions() -> None:
    content = changed(saved(Work()), lambda found: found.update(form_version=2, program="2.3"))
    with pytest.raises(UnreadableFile) as error:
        opened("bid.json", content)
    assert error.value.problems[0].message.startswith("This file was saved by version 2.3 of the program.")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"form": "fairbudget saved work"}', b'{"form": "other", "form_version": 1}'],
    ids=["empty", "half", "a list", "not text", "without version", "other form"],
)
def test_what_is_no_saved_file_is_refused_in_words(content: bytes) -> None:
    assert refused(content) == "saved_file_unreadable"


def test_a_damaged_saved_file_is_refused_and_not_half_opened() -> None:
    def damage(found: Any) -> None:
        found["work"]["scenarios"][0]["draft"]["time"] = "nothing"

    assert refused(changed(saved(work_of(Draft())), damage)) == "saved_file_unreadable"
    assert refused(changed(saved(Work()), lambda found: found["work"].update(current=5))) == "saved_file_unreadable"
    assert refused(changed(saved(Work()), lambda found: found["work"].update(unknown=1))) == "saved_file_unreadable"


def test_a_file_nested_without_end_is_refused() -> None:
    deep: Any = 1
    for _ in range(60):
        deep = [deep]
    assert refused(changed(saved(Work()), lambda found: found.update(more=deep))) == "saved_file_unreadable"
    assert refused(b"[" * 200_000) == "saved_file_unreadable"


def test_rate_cards_that_differ_from_those_of_the_file_are_named() -> None:
    content = changed(saved(Work()), lambda found: found.update(rate_cards={"nihr": "old", "rlw": "same"}))
    found = opened("bid.json", content, {"nihr": "new", "rlw": "same"})
    assert [(one.code, one.found) for one in found.problems] == [("saved_on_other_rates", "nihr")]
