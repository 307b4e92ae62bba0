"""The evidence page in a browser: every file is downloaded, opened and holds what the page shows."""

import io
from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import expect

from browsing import DESKTOP, PHONE, SMALL_PHONE, NewPage, faults, upload
from visits import PROBLEMS, downloaded, press, width, with_sample


def test_every_download_opens_and_holds_the_total_that_the_page_shows(new_page: NewPage) -> None:
    page = with_sample(new_page, "evidence", DESKTOP)
    expect(page.get_by_text("Total cost: £71,441.49. Rates as of 16 March 2026.")).to_be_visible()
    name, content = downloaded(page, "download_workbook")
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    assert str(book["Summary"]["E4"].value) == "71441.49"
    _, printed = downloaded(page, "download_print")
    assert "£71,441.49" in printed.decode()
    _, words = downloaded(page, "words_docx")
    assert "£71,441.49" in "\n".join(one.text for one in docx.Document(io.BytesIO(words)).paragraphs)
    _, text = downloaded(page, "words_txt")
    assert "£71,441.49" in text.decode()
    name, sheet = downloaded(page, "partner_docx")
    assert name.endswith("-partner-1.docx")
    assert docx.Document(io.BytesIO(sheet)).core_properties.author == ""
    # The workbook handed in again gives the same pennies, and the page shows so.
    upload(page, {"name": "again.xlsx", "mimeType": "application/octet-stream", "buffer": content})
    expect(page.get_by_text("The same pennies:")).to_have_count(2)
    assert faults(page) == []


def test_the_print_out_can_be_printed_and_is_itself_within_the_accessibility_rules(
    new_page: NewPage, tmp_path: Path
) -> None:
    page = with_sample(new_page, "evidence", DESKTOP)
    _, printed = downloaded(page, "download_print")
    page.set_content(printed.decode())
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 568})
    assert width(page) == 320
    page.set_viewport_size({"width": 1016, "height": 900})  # A4 on its side, within its margins
    page.emulate_media(media="print")
    assert width(page) == 1016
    pdf = page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")


def test_on_a_small_phone_in_welsh_nothing_scrolls_sideways_and_the_print_out_is_welsh(new_page: NewPage) -> None:
    page = with_sample(new_page, "evidence", SMALL_PHONE)
    press(page, "language")
    expect(page.get_by_role("heading", level=1, name="Tystiolaeth a lawrlwythiadau")).to_be_visible()
    assert width(page) == SMALL_PHONE[0]
    assert faults(page) == []
    _, printed = downloaded(page, "download_print")
    assert '<html lang="cy">' in printed.decode()


def test_a_budget_with_problems_can_be_taken_away_and_the_page_says_what_has_to_wait(new_page: NewPage) -> None:
    page = with_sample(new_page, "evidence", PHONE, PROBLEMS)
    expect(page.get_by_text("Words for the bid and pages for partners wait")).to_be_visible()
    assert openpyxl.load_workbook(io.BytesIO(downloaded(page, "download_workbook")[1])).sheetnames[0] == "Summary"
    assert faults(page) == []


def test_the_address_of_a_download_tells_nothing_and_is_another_one_each_time(new_page: NewPage) -> None:
    page = with_sample(new_page, "evidence", DESKTOP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    downloaded(page, "download_workbook")
    downloaded(page, "download_workbook")
    first, second = [url.rpartition("/media/")[2] for url in asked if "/media/" in url]
    assert first != second
    assert not any(word in first + second for word in ("tollgate", "gardens", "71441"))
