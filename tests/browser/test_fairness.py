"""The fairness page in a browser: from a budget to its pictures, on a desk and on a phone, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import DESKTOP, PHONE, SAMPLES, SMALL_PHONE, NewPage, faults, misplaced_labels, settled, upload

GARDENS = SAMPLES / "university_charity_brokerage.xlsx"
PROBLEMS = SAMPLES / "full_of_problems.xlsx"


def on_fairness(new_page: NewPage, file: Path, size: tuple[int, int], *, welsh: bool = False) -> Page:
    """Two clicks: a file on the budget page, then the link."""
    page = new_page("budget", size)
    upload(page, file)
    expect(page.get_by_text("Lines read from")).to_be_visible()
    page.locator(".st-key-links_above").get_by_role("link", name="Fairness").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fairness")
    if welsh:
        page.get_by_role("button", name="Cymraeg").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tegwch")
    settled(page)
    return page


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("welsh", [False, True], ids=["english", "welsh"])
def test_five_pictures_are_drawn_as_text_that_can_be_read_out_and_nothing_is_against_the_rules(
    new_page: NewPage, welsh: bool
) -> None:
    page = on_fairness(new_page, GARDENS, DESKTOP, welsh=welsh)
    pictures = page.locator("svg.marks")
    expect(pictures).to_have_count(5)
    expect(pictures.nth(0)).to_contain_text("£15.68")
    expect(pictures.nth(2)).to_contain_text("86 di-dâl" if welsh else "86 unpaid")
    named = page.locator("[role='graphics-document'][aria-label*='Tollgate Lane Gardens']")
    expect(named).to_have_count(1)
    assert page.evaluate("document.documentElement.lang") == ("cy" if welsh else "en")
    assert faults(page) == []


@pytest.mark.parametrize(("size", "welsh"), [(PHONE, False), (SMALL_PHONE, True)], ids=["english", "small-welsh"])
def test_a_phone_shows_two_pictures_as_wide_as_its_screen_and_never_scrolls_sideways(
    new_page: NewPage, size: tuple[int, int], welsh: bool
) -> None:
    page = on_fairness(new_page, GARDENS, size, welsh=welsh)
    expect(page.locator("svg.marks")).to_have_count(2)
    assert sideways(page) == 0
    box = page.locator("svg.marks").first.bounding_box()
    assert box is not None
    assert size[0] * 0.85 < box["width"] <= size[0]
    assert faults(page) == []


def test_labels_of_a_picture_lie_within_it_and_none_covers_another(new_page: NewPage) -> None:
    page = on_fairness(new_page, GARDENS, DESKTOP)
    pictures = page.locator("svg.marks")
    expect(pictures).to_have_count(5)
    assert misplaced_labels(page) == []


def test_from_a_budget_with_problems_one_click_leads_to_what_must_be_mended(new_page: NewPage) -> None:
    page = on_fairness(new_page, PROBLEMS, DESKTOP)
    expect(page.get_by_text("Problems to mend first: 47.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Go to Budget and mend them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Budget")
    expect(page.get_by_text("Lines read from full_of_problems.xlsx")).to_be_visible()
