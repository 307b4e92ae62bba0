"""Files that mean harm, handed to the dashboard by one visitor while another one works: a message, and nothing else."""

import threading
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

import bad_files as bad
from browsing import SAMPLES, Dashboard, NewPage, upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOTAL = "Total cost: £2,956.30."
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "300 MB in one cell": (bad.one_cell_of_300_mb, "because it unpacks to more than 50MB"),
    "a size that is not true": (bad.forged_sizes, "is damaged, cut short or not quite a spreadsheet inside"),
    "2,000 sheets": (lambda: bad.a_workbook(2_000), "more than 200 parts inside"),
    "the last cell of all": (bad.a_cell_far_away, "cells far outside the table (XFD1048576)"),
    "billion laughs": (
        lambda: bad.with_parts({bad.SHEET: bad.billion_laughs(bad.XML)}),
        "its XML is not what a spreadsheet program writes",
    ),
    "a text in very many cells": (bad.many_copies_of_a_long_text, "because it holds too much text"),
    "more texts than cells": (bad.too_many_texts, "because it has too many texts or formats"),
    "a password": (lambda: bad.old_office("EncryptedPackage"), "is password protected"),
}


def workbook(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": XLSX, "buffer": content}


class Watch:
    """Asks the server for its health all the while, and notes the longest it took to answer."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard, self._stop = dashboard, threading.Event()
        self.slowest, self.ill, self.asked = 0.0, 0, 0
        self._thread = threading.Thread(target=self._ask)

    def _ask(self) -> None:
        while not self._stop.is_set():
            started = time.perf_counter()
            self.ill += not self._dashboard.is_well()
            self.slowest = max(self.slowest, time.perf_counter() - started)
            self.asked += 1
            self._stop.wait(0.05)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


@pytest.fixture
def other(new_page: NewPage) -> Page:
    """Another visitor, with a budget open."""
    page = new_page("budget")
    upload(page, SAMPLES / "community_led_development_grant.xlsx")
    expect(page.get_by_text(TOTAL)).to_be_visible()
    return page


def test_while_one_visitor_hands_in_one_bomb_after_another_the_server_answers_and_another_works_on(
    new_page: NewPage, dashboard: Dashboard, other: Page
) -> None:
    mine = new_page("budget")
    for number, (content, message) in enumerate(BOMBS.values()):
        file = workbook(f"bomb_{number}.xlsx", content())
        with Watch(dashboard) as watch:
            mine.locator("input[type=file]").first.set_input_files(file)
            # Meanwhile the other visitor goes to another page and back, and finds the budget as it was.
            other.get_by_role("link", name="Fairness", exact=True).last.click()
            expect(other.get_by_role("heading", level=1)).to_have_text("Fairness")
            other.get_by_role("link", name="Budget", exact=True).last.click()
            expect(other.get_by_text(TOTAL)).to_be_visible()
            expect(mine.get_by_text(message).first).to_be_visible(timeout=40_000)
        assert (watch.ill, watch.asked > 3) == (0, True)
        assert watch.slowest < 2
    # What was refused left nothing behind: the next file is read by the same session.
    upload(mine, SAMPLES / "community_led_development_grant.xlsx")
    expect(mine.get_by_text(TOTAL)).to_be_visible()
    log = dashboard.log.read_text(encoding="utf-8")
    assert [word for word in ("bomb_", "Traceback", "wwww") if word in log] == []


def test_a_copy_to_be_checked_passes_the_same_guard(new_page: NewPage, other: Page) -> None:
    page = new_page("evidence")
    uploader = page.locator("input[type=file]")
    expect(uploader.first).to_be_attached()
    upload(page, workbook("far.xlsx", bad.a_cell_far_away()))
    expect(page.get_by_text("cells far outside the table (XFD1048576)").first).to_be_visible()
    expect(other.get_by_text(TOTAL)).to_be_visible()
