"""A visit to the dashboard in a browser: a sample budget is opened, and one goes from page to page as a person does."""

from pathlib import Path

from playwright.sync_api import Page, expect

from browsing import NewPage, settled

GARDENS, PROBLEMS = "university_charity_brokerage", "full_of_problems"


def with_sample(new_page: NewPage, path: str, size: tuple[int, int], sample: str = GARDENS) -> Page:
    """A page of the dashboard with a sample budget open."""
    page = new_page("budget", size)
    press(page, f"sample_{sample}")
    to(page, path)
    return page


def to(page: Page, path: str) -> None:
    """Another page by its link."""
    page.locator(f".st-key-links_above a[href='{path}']").click()
    expect(page).to_have_url(f"{page.url.rpartition('/')[0]}/{path}")
    drawn(page)


def press(page: Page, key: str) -> None:
    """The button with that key."""
    page.locator(f".st-key-{key} button").first.click()
    drawn(page)


def drawn(page: Page) -> None:
    """Until what was asked for has begun and is drawn."""
    page.wait_for_timeout(300)
    settled(page)


def downloaded(page: Page, key: str) -> tuple[str, bytes]:
    """The name and the bytes of what a button gives."""
    settled(page)
    with page.expect_download() as download:
        page.locator(f".st-key-{key} button").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def width(page: Page) -> int:
    """How wide the page is; wider than its window it scrolls sideways."""
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found
