"""The page of a portfolio in a browser: many files at once, pictures that can be read, downloads, and two visitors."""

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from browsing import DESKTOP, PHONE, SAMPLES, SMALL_PHONE, Dashboard, NewPage, faults, misplaced_labels, settled
from fairbudget import assess, read_budget, read_rates
from fairbudget.portfolio.saved_results import part_of_saved

MANY = 10
GARDENS = SAMPLES / "university_charity_brokerage.xlsx"


@cache
def results(title: str = "Gardens") -> tuple[FilePayload, ...]:
    """The results of many budgets: that of the gardens with other unpaid hours in each."""
    made, book = read_budget(GARDENS), read_rates()
    found: list[FilePayload] = []
    for number in range(MANY):
        time = tuple(
            line.model_copy(update={"unpaid_hours_each": line.unpaid_hours_each and line.unpaid_hours_each * number})
            for line in made.time
        )
        project = made.project.model_copy(
            update={"title": f"{title} {number}", "lead_organisation": f"{title} Trust {number % 2}"}
        )
        one = assess(
            made.model_copy(update={"time": time, "project": project, "file_sha256": f"{title}{number}"}), book
        )
        name = f"{title.lower()}-{number}.json"
        found.append({"name": name, "mimeType": "application/json", "buffer": one.model_dump_json().encode()})
    return tuple(found)


def with_results(
    new_page: NewPage, size: tuple[int, int] = DESKTOP, *, welsh: bool = False, title: str = "Gardens"
) -> Page:
    page = new_page("portfolio", size)
    if welsh:
        page.get_by_role("button", name="Cymraeg").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Portffolio")
        settled(page)
    page.locator("input[type=file]").set_input_files(list(results(title)))
    expect(page.get_by_text(f"{'Cyllidebau' if welsh else 'Budgets'}: {MANY}.")).to_be_visible()
    settled(page)
    return page


@pytest.mark.parametrize(
    ("size", "welsh"),
    [(DESKTOP, False), (DESKTOP, True), (PHONE, False), (SMALL_PHONE, True)],
    ids=["english", "welsh", "phone", "small-welsh"],
)
def test_many_results_at_once_are_shown_within_the_rules_and_the_width_of_the_screen(
    new_page: NewPage, size: tuple[int, int], welsh: bool
) -> None:
    page = with_results(new_page, size, welsh=welsh)
    pictures = page.locator("svg.marks")
    expect(pictures).to_have_count(1)  # of one funder there is nothing to compare
    expect(pictures.first).to_contain_text(f"cyllidebau: {MANY}" if welsh else f"budgets: {MANY}")
    expect(page.locator("[role='graphics-document'][aria-label*='£']")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280", "375"])
def test_labels_of_the_pictures_lie_within_them_and_none_covers_another(
    new_page: NewPage, size: tuple[int, int]
) -> None:
    page = with_results(new_page, size)
    page.get_by_text("Lead organisation", exact=True).first.click()
    settled(page)
    pictures = page.locator("svg.marks")
    expect(pictures).to_have_count(2)
    assert misplaced_labels(page) == []


def test_the_page_can_be_used_with_a_keyboard_alone(new_page: NewPage) -> None:
    page = with_results(new_page)
    figure = page.get_by_role("combobox").first
    before = figure.input_value()
    figure.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    expect(figure).not_to_have_value(before)
    expect(page.locator(f"[role='graphics-document'][aria-label^='{before}']")).to_have_count(0)
    expect(page.locator("[role='graphics-document'][aria-label*='In the middle budget']")).to_have_count(1)


def test_both_files_can_be_taken_away_and_the_table_brought_in_by_somebody_else(
    new_page: NewPage, tmp_path: Path
) -> None:
    page = with_results(new_page)
    with page.expect_download() as workbook:
        page.get_by_role("button", name="Workbook of the portfolio (xlsx)").click()
    assert workbook.value.suggested_filename == "portfolio.xlsx"
    assert Path(workbook.value.path()).read_bytes().startswith(b"PK")
    with page.expect_download() as table:
        page.get_by_role("button", name="Table for other programs (parquet)").click()
    taken = tmp_path / table.value.suggested_filename
    table.value.save_as(taken)
    assert len(part_of_saved(taken.name, taken.read_bytes()).budgets) == MANY
    other = new_page("portfolio")
    other.locator("input[type=file]").set_input_files(taken)
    expect(other.get_by_text(f"Budgets: {MANY}.")).to_be_visible()


def test_what_one_visitor_brings_is_never_seen_by_another_nor_written_to_the_log(
    new_page: NewPage, dashboard: Dashboard
) -> None:
    mine, yours = with_results(new_page, title="Quaggafolio"), with_results(new_page, title="Zebrafolio")
    for page, own, other in ((mine, "Quaggafolio", "Zebrafolio"), (yours, "Zebrafolio", "Quaggafolio")):
        page.get_by_text("Lead organisation", exact=True).first.click()
        settled(page)
        expect(page.get_by_text(re.compile(f"{own} Trust")).first).to_be_visible()
        assert other not in page.content()
    mine.get_by_role("button", name="Clear these results").click()
    expect(mine.get_by_text("See the figures of many budgets side by side")).to_be_visible()
    assert "Quaggafolio" not in mine.content()
    log = dashboard.log.read_text(encoding="utf-8")
    assert [text for text in ("uaggafolio", "ebrafolio") if text in log] == []


def test_a_whole_folder_of_results_is_brought_at_once_and_what_is_none_is_left_alone(
    new_page: NewPage, tmp_path: Path
) -> None:
    below = tmp_path / "2026"
    below.mkdir()
    for one in results("Gardens"):
        (below / str(one["name"])).write_bytes(bytes(one["buffer"]))
    (tmp_path / "notes.txt").write_text("no result", encoding="utf-8")
    page = new_page("portfolio", DESKTOP)
    page.get_by_text("Choose a whole folder").click()
    settled(page)
    page.locator("input[type=file]").set_input_files(tmp_path)
    expect(page.get_by_text(f"Budgets: {MANY}.")).to_be_visible()
    settled(page)
    assert page.get_by_text("could not be read").count() == 0
    assert faults(page) == []
