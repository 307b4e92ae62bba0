"""What holds on every page, in both languages, on a phone and a desktop: without a budget, with one, with a bad one."""

import pytest
from playwright.sync_api import Page, expect

from browsing import DESKTOP, PHONE, SMALL_PHONE, NewPage, faults, settled
from fairbudget.language import say, speaking
from fairbudget.ui.addresses import PAGES

GARDENS, PROBLEMS = "university_charity_brokerage", "full_of_problems"


def go(page: Page, name: str) -> None:
    number = [address.name for address in PAGES].index(name)
    page.locator(".st-key-links_below a").nth(number).click()
    settled(page)


def open_sample(page: Page, sample: str) -> None:
    go(page, "budget")
    page.locator(f".st-key-sample_{sample} button").click()
    settled(page)


def in_welsh(page: Page) -> None:
    page.get_by_role("button", name="Cymraeg").click()
    settled(page)


@pytest.mark.parametrize("sample", [None, GARDENS, PROBLEMS], ids=["empty", "sample", "problems"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280", "375"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_page_is_against_the_accessibility_rules_or_scrolls_sideways(
    new_page: NewPage, language: str, size: tuple[int, int], sample: str | None
) -> None:
    page = new_page("", size)
    if language == "cy":
        in_welsh(page)
    if sample:
        open_sample(page, sample)
    for address in PAGES:
        go(page, address.name)
        assert (address.name, faults(page)) == (address.name, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address.name


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_has_a_title_and_a_heading_of_its_own_in_its_language(new_page: NewPage, language: str) -> None:
    page = new_page()
    if language == "cy":
        in_welsh(page)
    with speaking("cy" if language == "cy" else "en"):
        titles = [say(address.title) for address in PAGES]
    for address, title in zip(PAGES, titles, strict=True):
        go(page, address.name)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert page.title() == title
        assert page.evaluate("document.documentElement.lang") == language
    assert len(set(titles)) == len(PAGES)


def test_what_was_entered_stays_when_the_language_changes_and_changes_back(new_page: NewPage) -> None:
    page = new_page()
    open_sample(page, GARDENS)
    total = page.locator("table").first.inner_text().splitlines()[-1]
    in_welsh(page)
    assert page.locator("table").first.inner_text().splitlines()[-1].split("\t")[1:] == total.split("\t")[1:]
    page.get_by_role("button", name="English").click()
    settled(page)
    assert page.locator("table").first.inner_text().splitlines()[-1] == total


def test_every_page_can_be_reached_on_a_small_phone_without_a_hidden_menu(new_page: NewPage) -> None:
    page = new_page("", SMALL_PHONE)
    for address in PAGES:
        go(page, address.name)
        expect(page.get_by_role("heading", level=1)).to_have_text(address.title)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
