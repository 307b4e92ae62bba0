"""The three people's journeys from end to end, with the clicks and the screens that each takes."""

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import DESKTOP, SMALL_PHONE, NewPage, settled, upload
from spreadsheet import change_cells, recalculate, values

# Last year's file: a title above, headings of its own, one amount that is none, and its own total.
LAST_YEAR = """Growing together 2024 v7 FINAL,,,
Partner,Role,Hours,Rate,Amount
Midchester University,Researcher,100,45.00,4500.00
Tollgate Lane Gardens,Community worker,60,25.00,1500.00
Tollgate Lane Gardens,Peer interviewer,40,TBC,TBC
Total,,,,6000.00
"""


class Journey:
    """A walk through the pages that counts its clicks and the screens it saw."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.screens = page, 0, 1

    def click(self, button: Locator) -> None:
        button.click()
        settled(self.page)
        self.clicks += 1

    def to(self, title: str) -> None:
        self.click(self.page.get_by_role("link", name=title, exact=True).last)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        self.screens += 1

    def download(self, key: str) -> tuple[str, bytes]:
        settled(self.page)
        with self.page.expect_download() as download:
            self.page.locator(f".st-key-{key} button").click()
        self.clicks += 1
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_community_partner_gets_an_answer_with_one_click_and_a_reply_with_two(new_page: NewPage) -> None:
    page = new_page("", SMALL_PHONE)
    walk = Journey(page)
    page.get_by_label("Paste or type the offer you were made").fill(
        "We can offer £150 for a day, with half a day's preparation, paid in arrears"
    )
    walk.click(page.get_by_role("button", name="Check this offer"))
    expect(page.get_by_text("You would get £12.50 to £14.29 an hour.").first).to_be_in_viewport()
    walk.click(page.get_by_role("button", name="Copy this reply"))
    assert "£150 works out at £12.50 to £14.29 an hour." in page.evaluate("navigator.clipboard.readText()")
    assert (walk.clicks, walk.screens) == (2, 1)


def test_a_bid_writer_brings_last_years_file_to_words_and_a_workbook_for_finance(new_page: NewPage) -> None:
    page = new_page("budget", DESKTOP)
    walk = Journey(page)
    upload(page, {"name": "last year.csv", "mimeType": "text/csv", "buffer": LAST_YEAR.encode()})
    expect(page.get_by_text("Lines read from last year.csv: 3. Understood: 2. Need you: 1.")).to_be_visible()
    row = "In your file: last year!E5. The whole row: Tollgate Lane Gardens; Peer interviewer; 40; TBC; TBC"
    expect(page.get_by_text(row)).to_be_visible()
    walk.click(page.get_by_role("button", name="Make it a line of time"))
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
    walk.click(page.get_by_role("button", name="Save this line"))
    walk.click(page.get_by_role("button", name="Back to the whole budget"))
    expect(page.get_by_text("Total cost: £7,100.00.")).to_be_visible()
    walk.to("Fairness")
    walk.to("Compare")
    walk.to("Evidence and downloads")
    name, words = walk.download("words_docx")
    assert "£7,100.00" in "\n".join(one.text for one in docx.Document(io.BytesIO(words)).paragraphs)
    name, workbook = walk.download("download_workbook")
    assert name.endswith(".xlsx")
    assert workbook.startswith(b"PK")
    # Without those inside the form of the one line that needed a person.
    assert (walk.clicks, walk.screens) == (8, 4)


@pytest.mark.spreadsheet
def test_a_finance_reviewer_changes_a_rate_in_the_workbook_and_reproduces_the_total_on_the_page(
    new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page("budget", DESKTOP)
    walk = Journey(page)
    walk.click(page.get_by_role("button", name="A university and a charity"))
    walk.to("Evidence and downloads")
    _, content = walk.download("download_workbook")
    workbook = tmp_path / "bid.xlsx"
    workbook.write_bytes(content)
    stored = values(workbook)
    again = values(recalculate([workbook], tmp_path / "again")[0])
    assert again["Summary", "E4"] == stored["Summary", "E4"] == Decimal("71441.49")
    rate = next(place for place, value in stored.items() if place[0] == "Rates" and value == Decimal(38784))
    changed = values(change_cells(workbook, {rate: Decimal(40000)}, tmp_path / "changed.xlsx"))
    assert changed["Summary", "E4"] == Decimal("72660.63")
    upload(page, workbook)
    expect(page.get_by_text("The same pennies:").first).to_be_visible()
    assert (walk.clicks, walk.screens) == (3, 2)
