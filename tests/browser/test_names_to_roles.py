"""From a budget with names to files without them: warned above the downloads, a role typed, one click, no name left."""

import io
import zipfile

import pytest
from playwright.sync_api import Page, expect

from browsing import DESKTOP, SMALL_PHONE, NewPage, faults, upload
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Scenario, Work
from test_people_to_roles import with_people
from visits import downloaded, drawn, press, to, width

WARNING = "The files below would show details of people"


def with_names(new_page: NewPage, size: tuple[int, int]) -> Page:
    draft = with_people().model_copy(update={"unread": ()})
    content = saved(Work().with_new(Scenario(name="A", draft=draft)))
    page = new_page("budget", size)
    upload(page, {"name": "a.fairbudget.json", "mimeType": "application/json", "buffer": content}, number=1)
    expect(page.get_by_role("heading", name="People to roles")).to_be_visible()
    return page


def held(content: bytes) -> bytes:
    """What a workbook holds, all its parts together."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_names_are_warned_about_above_the_downloads_and_gone_from_them_after_one_click_each(new_page: NewPage) -> None:
    page = with_names(new_page, DESKTOP)
    to(page, "evidence")
    warning = page.get_by_text(WARNING)
    expect(warning).to_be_visible()
    button = page.locator(".st-key-download_workbook")
    above, below = warning.bounding_box(), button.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] < below["y"]
    assert faults(page) == []
    assert b"Jane Smith" in held(downloaded(page, "download_workbook")[1])
    page.get_by_role("link", name="Go to People to roles").click()
    drawn(page)
    assert faults(page) == []
    for role in ("Community artist", "Project manager"):
        page.get_by_label("Role to use instead").first.fill(role)
        page.get_by_role("button", name="Use this role everywhere").first.click()
        drawn(page)
    page.get_by_role("button", name="Replace it everywhere").click()
    drawn(page)
    expect(page.get_by_role("heading", name="People to roles")).to_have_count(0)
    to(page, "evidence")
    expect(page.get_by_text(WARNING)).to_have_count(0)
    for key in ("download_workbook", "download_print", "download_saved"):
        content = downloaded(page, key)[1]
        whole = held(content) if key == "download_workbook" else content
        assert b"Project manager" in whole
        for name in (b"Jane", b"Smith", "Siân Treharne".encode(), b"900123"):
            assert name not in whole


@pytest.mark.parametrize("path", ["budget", "evidence"])
def test_on_a_small_phone_in_welsh_the_list_fits_and_is_within_the_accessibility_rules(
    new_page: NewPage, path: str
) -> None:
    page = with_names(new_page, SMALL_PHONE)
    press(page, "language")
    if path != "budget":
        to(page, path)
    expect(page.get_by_text("Enw person").first).to_be_visible()
    assert width(page) == SMALL_PHONE[0]
    assert faults(page) == []
