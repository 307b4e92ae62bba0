"""A messy workbook of last year from its upload to a workbook for finance: columns named, lines mended, money exact."""

import io
import tomllib
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import FilePayload, Page, expect

from browsing import DESKTOP, PHONE, SMALL_PHONE, NewPage, faults, settled, upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Growing together: last year's plan v7 FINAL"
HEADINGS = ("Who", "Organisation", "Hours", "Hourly rate", "Zorp", "Estimate", "Total cost", "Value")
LINES = (
    ("Researcher", "Midchester University", 100, 45, "red", 4000, 4500, 4700),
    ("Community worker", "Tollgate Lane Gardens", 60, 25, "blue", 1400, 1500, 1600),
    ("Peer interviewer", "Tollgate Lane Gardens", 40, "TBC", "red", 900, "TBC", 1100),
    ("Hall hire", "Tollgate Lane Gardens", None, None, "blue", 300, 350, 400),
)
PLAN_B = (("Item", "Amount"), ("Smaller hall", 200), ("Fewer hours", 2500))


def messy(year: int = 2025) -> FilePayload:
    """Several amounts beside each other, a heading that nobody knows, an amount that is none, and another plan."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    costs = book.add_worksheet(f"Costs {year}")
    costs.write(0, 0, TITLE)
    for row, cells in enumerate((HEADINGS, *LINES), 2):
        costs.write_row(row, 0, cells)
    other = book.add_worksheet("Plan B")
    for row, pair in enumerate(PLAN_B):
        other.write_row(row, 0, pair)
    book.close()
    return {"name": f"costs {year}.xlsx", "mimeType": XLSX, "buffer": content.getvalue()}


def choose(page: Page, key: str, option: int) -> None:
    """One of the round buttons of a question, counted from the top; their dot is drawn beside the real one."""
    page.locator(f"[class*='st-key-{key}'] [role=radiogroup] label").nth(option).click()
    settled(page)


def read_as(page: Page, heading: str, role: str) -> None:
    """Choose what a column that is not sure is taken for."""
    page.get_by_role("combobox", name=f'"{heading}"').click()
    page.keyboard.type(role)
    page.keyboard.press("Enter")
    settled(page)


def answer(page: Page) -> None:
    """The first sheet is the budget and not Plan B, and what it costs stands under Total cost."""
    choose(page, "counts_0", 0)
    choose(page, "counts_1", 1)
    choose(page, "amount_0", 1)


def use(page: Page) -> None:
    page.locator(".st-key-use_meanings button").click()
    settled(page)


def download(page: Page, key: str) -> bytes:
    settled(page)
    with page.expect_download() as found:
        page.locator(f".st-key-{key} button").click()
    return Path(found.value.path()).read_bytes()


def total_of(workbook: bytes) -> Decimal:
    """The total cost as it is stored in the workbook for finance."""
    total = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)["Summary"]["E4"].value
    return Decimal(str(total)).quantize(Decimal("0.01"))


def test_a_messy_workbook_is_carried_through_its_columns_and_its_repair_to_fairness_and_a_workbook_for_finance(
    new_page: NewPage,
) -> None:
    page = new_page("budget", DESKTOP)
    upload(page, messy())
    expect(page.get_by_role("heading", name="What the columns mean")).to_be_visible()
    assert faults(page) == []
    use(page)
    expect(page.get_by_role("alert").filter(has_text="Answer the question about each of these tables:")).to_be_visible()
    answer(page)
    expect(page.get_by_text("Lines read from costs 2025.xlsx: 4. Understood: 3. Need you: 1.")).to_be_visible()
    expect(page.get_by_text("Costed so far: £6,350.00.")).to_be_visible()
    use(page)
    row = "Peer interviewer; Tollgate Lane Gardens; 40; TBC; red; 900; TBC; 1100"
    expect(page.get_by_text(f"In your file: Costs 2025!G6. The whole row: {row}")).to_be_visible()
    page.get_by_role("button", name="Make it a line of time").click()
    settled(page)
    page.get_by_label("Role", exact=True).fill("Peer interviewer")
    answers = (
        ("Partner", "Tollgate Lane Gardens"), ("Unit", "Hour"), ("Own rate per", "Hour"), ("Own rate basis", "Fee"),
    )  # fmt: skip
    for label, choice in answers:
        page.get_by_role("combobox", name=label, exact=True).click()
        page.keyboard.type(choice)
        page.keyboard.press("Enter")
    page.get_by_label("Quantity", exact=True).fill("40")
    page.get_by_label("Own rate £", exact=True).fill("£27.50")
    page.get_by_label("Reason for own rate", exact=True).fill("Agreed with the interviewers")
    page.get_by_role("button", name="Save this line").click()
    settled(page)
    page.get_by_role("button", name="Back to the whole budget").click()
    expect(page.get_by_text("Total cost: £7,450.00.")).to_be_visible()
    page.get_by_role("link", name="Fairness", exact=True).last.click()
    settled(page)
    expect(page.get_by_text("Tollgate Lane Gardens").first).to_be_visible()
    page.get_by_role("link", name="Evidence and downloads", exact=True).last.click()
    settled(page)
    assert total_of(download(page, "download_workbook")) == Decimal("7450.00")


def test_the_meanings_of_last_years_columns_are_kept_as_a_file_and_answer_for_this_years(
    new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page("budget", DESKTOP)
    upload(page, messy(2025))
    answer(page)
    page.get_by_text("Keep these meanings for next year's file").click()
    kept = tmp_path / "columns.toml"
    kept.write_bytes(download(page, "download_mapping"))
    tables = tomllib.loads(kept.read_text(encoding="utf-8"))["table"]
    assert [table["counts"] for table in tables] == [True, False]
    assert "Researcher" not in kept.read_text(encoding="utf-8")
    page = new_page("budget", DESKTOP)
    upload(page, messy(2026))
    page.get_by_text("Keep these meanings for next year's file").click()
    upload(page, kept)
    expect(page.get_by_text("Costed so far: £6,350.00.")).to_be_visible()
    use(page)
    expect(page.get_by_text("Lines read from costs 2026.xlsx: 4. Understood: 3. Need you: 1.")).to_be_visible()


@pytest.mark.parametrize(("size", "language"), [(PHONE, "en"), (SMALL_PHONE, "cy")], ids=["phone", "small-phone-welsh"])
def test_the_step_works_on_a_phone_in_both_languages_within_the_accessibility_rules(
    new_page: NewPage, size: tuple[int, int], language: str
) -> None:
    page = new_page("budget", size)
    if language == "cy":
        page.get_by_role("button", name="Cymraeg").click()
        settled(page)
    upload(page, messy())
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    use(page)
    assert faults(page) == []
    answer(page)
    use(page)
    expect(page.get_by_text("£6,350.00").first).to_be_visible()
    expect(page.locator(".st-key-use_meanings")).to_have_count(0)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_where_every_heading_is_known_the_lines_come_at_once_and_the_step_is_folded_up(new_page: NewPage) -> None:
    page = new_page("budget", DESKTOP)
    known: FilePayload = {"name": "k.csv", "mimeType": "text/csv", "buffer": b"Item,Amount\nHall,400\nFood,65\n"}
    upload(page, known)
    expect(page.get_by_text("Total cost: £465.00.").first).to_be_visible()
    page.get_by_text("What the columns mean: all 2 are known by their headings").click()
    settled(page)
    expect(page.get_by_role("heading", name="Table at k!A1")).to_be_visible()
    assert faults(page) == []
    use(page)
    expect(page.get_by_text("The meanings of the columns are kept with this budget.")).to_be_visible()
