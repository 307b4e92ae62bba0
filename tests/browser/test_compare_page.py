"""The compare page in a browser: from a budget to what fair would cost, in a version of its own."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import DESKTOP, SMALL_PHONE, NewPage, faults, settled
from visits import press, to, width, with_sample


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["desktop", "small phone"])
def test_the_fix_goes_into_a_version_of_its_own_and_the_saved_copy_holds_both_with_every_changed_cell(
    new_page: NewPage, size: tuple[int, int]
) -> None:
    page = with_sample(new_page, "compare", size)
    headline = page.get_by_role("heading", name="Closing the gap costs £7,284.45 (9.1% of the award limit).")
    expect(headline).to_be_visible()
    assert faults(page) == []
    assert width(page) == size[0]
    press(page, "fix_put_in")
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_text("£78,725.94 (+£7,284.45)").first).to_be_visible()
    expect(page.get_by_role("heading", name="There is no gap to close.")).to_be_visible()
    assert faults(page) == []
    assert width(page) == size[0]
    with page.expect_download() as download:
        press(page, "save_a_copy")
    before, after = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["work"]["scenarios"]
    assert before["changes"] == []
    assert len(after["changes"]) == 77


def test_a_copy_is_made_renamed_and_removed_and_each_time_the_page_shows_what_there_is(new_page: NewPage) -> None:
    page = with_sample(new_page, "compare", DESKTOP)
    page.get_by_role("button", name="Make a copy").click()
    page.get_by_label("Name of the copy").fill("Cheaper")
    page.get_by_role("button", name="Make this copy").click()
    expect(page.get_by_text("You look at the copy now: Cheaper.")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Rename or remove").click()
    assert faults(page) == []
    page.locator("label").filter(has_text="Yes, remove this version").click()
    settled(page)
    page.get_by_role("button", name="Remove this version").click()
    expect(page.get_by_text("You have one version. Make a copy to try a change.")).to_be_visible()


def test_what_was_chosen_is_still_there_after_another_page_and_in_the_other_language(new_page: NewPage) -> None:
    page = with_sample(new_page, "compare", DESKTOP)
    page.locator("label").filter(has_text="Up to the real Living Wage").click()
    expect(page.get_by_role("heading", name="Closing the gap costs £1,003.11")).to_be_visible()
    page.get_by_label("How much money is there?").fill("£1,000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What £1,000.00 would fix first")).to_be_visible()
    to(page, "evidence")
    to(page, "compare")
    expect(page.get_by_label("How much money is there?")).to_have_value("£1,000")
    press(page, "language")
    expect(page.get_by_role("heading", name="Cost cau'r bwlch: £1,003.11")).to_be_visible()
    expect(page.get_by_role("radio", name="Hyd at y Cyflog Byw Gwirioneddol am yr holl oriau")).to_be_checked()
    expect(page.get_by_label("Faint o arian sydd ar gael?")).to_have_value("£1,000")
    assert page.evaluate("document.documentElement.lang") == "cy"
    assert faults(page) == []
