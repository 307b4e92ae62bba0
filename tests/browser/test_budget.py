"""The budget page in a browser: the grid keeps what is pasted and typed, and nothing is lost between pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import DESKTOP, PHONE, SAMPLES, SMALL_PHONE, NewPage, faults, settled, upload

PASTED = ["£1,234.50", "1.234,50", "7,5", "1 234.50", "£150 per day", "(200)", "12%", "1e3"]
PROBLEMS = SAMPLES / "full_of_problems.xlsx"
GARDENS = SAMPLES / "university_charity_brokerage.xlsx"


def with_budget(new_page: NewPage, file: Path = GARDENS, size: tuple[int, int] = DESKTOP) -> Page:
    page = new_page("budget", size)
    upload(page, file)
    expect(page.get_by_text("Lines read from")).to_be_visible()
    return page


def choose(page: Page, label: str) -> None:
    """Choose among round buttons; their dot is drawn beside the real one."""
    page.locator("label").filter(has_text=label).first.click()
    settled(page)


def grid(page: Page) -> tuple[float, float]:
    """The top left corner of the grid's first cell."""
    canvas = page.locator("[data-testid='stDataFrame'] canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    return box["x"], box["y"] + 35


def saved_copy(page: Page) -> Any:
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    found = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    settled(page)
    return found["work"]["scenarios"][0]


def click_cell(page: Page, x: float, row: int) -> None:
    left, top = grid(page)
    page.mouse.click(left + x, top + 35 * row + 17)
    page.wait_for_timeout(200)


def test_eight_amounts_pasted_from_a_spreadsheet_stand_in_the_grid_exactly_and_each_is_read_or_asked_about(
    new_page: NewPage,
) -> None:
    page = with_budget(new_page)
    choose(page, "Costs")
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(PASTED))
    click_cell(page, 75, 0)
    for _ in range(7):  # from Line to Unit cost, by the keyboard: columns to the right are out of sight
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+V")
    expect(page.get_by_text("Not saved: 8 changes.")).to_be_visible()
    page.keyboard.press("Escape")
    draft = saved_copy(page)["draft"]
    assert [line["cells"].get("unit_cost") for line in draft["costs"]][:8] == PASTED
    page.get_by_text("Mend first: 6").click()
    for found in ('"1.234,50"', '"7,5"', '"£150 per day"', '"-200"', '"12%"', '"1e3"'):
        expect(page.get_by_text(found.replace('"-200"', '"(200)"')).first).to_be_visible()


def test_edits_made_one_after_another_in_the_grid_are_all_kept_and_survive_a_change_of_page(new_page: NewPage) -> None:
    page = with_budget(new_page)
    choose(page, "Costs")
    click_cell(page, 75, 0)
    for text in ("Line A", "Line B", "Line C", "Line D"):  # Enter goes down a row
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        page.keyboard.press("Control+A")
        page.keyboard.type(text, delay=20)
        page.keyboard.press("Enter")
        settled(page)
    assert [line["cells"]["line"] for line in saved_copy(page)["draft"]["costs"]][:4] == [
        "Line A", "Line B", "Line C", "Line D",
    ]  # fmt: skip
    page.get_by_role("link", name="Fairness").first.click()
    settled(page)
    page.get_by_role("link", name="Budget", exact=True).first.click()
    settled(page)
    found = saved_copy(page)
    assert [line["cells"]["line"] for line in found["draft"]["costs"]][3] == "Line D"
    assert [change["after"] for change in found["changes"]] == ["Line A", "Line B", "Line C", "Line D"]


def test_a_saved_copy_opens_after_the_page_was_lost(new_page: NewPage, tmp_path: Path) -> None:
    page = with_budget(new_page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    assert download.value.suggested_filename.endswith(".fairbudget.json")
    copy = tmp_path / download.value.suggested_filename
    download.value.save_as(copy)
    page.reload()
    settled(page)
    expect(page.get_by_text("No budget yet.")).to_be_visible()
    upload(page, copy, 1)
    expect(page.get_by_text("Your saved copy is open.")).to_be_visible()
    expect(page.get_by_text("Total cost: £71,441.49.")).to_be_visible()


def test_the_template_that_is_downloaded_can_be_uploaded_again(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page("budget")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the template").click()
    template = tmp_path / download.value.suggested_filename
    download.value.save_as(template)
    assert template.suffix == ".xlsx"
    upload(page, template)
    expect(page.get_by_text(f"Lines read from {template.name}: 0.")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_budget_full_of_problems_can_be_mended_line_by_line_and_is_within_the_accessibility_rules(
    new_page: NewPage, size: tuple[int, int], language: str
) -> None:
    page = new_page("budget", size)
    if language == "cy":
        page.get_by_role("button", name="Cymraeg").click()
        settled(page)
    upload(page, PROBLEMS)
    assert faults(page) == []
    page.locator(".st-key-mend button").click()
    settled(page)
    assert faults(page) == []
    page.locator(".st-key-next_problem button").click()
    settled(page)
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_small_phone_lines_come_one_at_a_time_and_nothing_scrolls_sideways(new_page: NewPage) -> None:
    page = with_budget(new_page, size=SMALL_PHONE)
    expect(page.get_by_role("button", name="Save this line")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
