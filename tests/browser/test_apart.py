"""Two people at once, a hostile budget, and a file that is too large: nobody meets another's data, nothing is asked."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from browsing import SAMPLES, Dashboard, NewPage, settled, upload

PATHS = ("Check an offer", "Budget", "Fairness", "Compare", "Evidence and downloads", "Portfolio")


def csv(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def go(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).last.click()
    settled(page)


def test_what_one_visitor_enters_is_never_seen_by_another_nor_written_to_the_log(
    new_page: NewPage, dashboard: Dashboard
) -> None:
    mine, yours = new_page("budget"), new_page("budget")
    upload(mine, csv("mine.csv", "Item,Partner,Amount\nQuaggamine venue,Quaggamine Trust,1234.56\n"))
    upload(yours, csv("yours.csv", "Item,Partner,Amount\nZebrayours food,Zebrayours Uni,6543.21\n"))
    for title in PATHS:
        for page, own, other in ((mine, "Quaggamine", "Zebrayours"), (yours, "Zebrayours", "Quaggamine")):
            go(page, title)
            if title not in ("Check an offer", "Compare", "Portfolio"):  # which name nobody yet
                expect(page.get_by_text(own).first).to_be_visible()
            assert other not in page.content()
    with yours.expect_download() as download:
        yours.get_by_role("button", name="Save a copy").click()
    assert "Quaggamine" not in Path(download.value.path()).read_text(encoding="utf-8")
    log = dashboard.log.read_text(encoding="utf-8")
    assert [text for text in ("Quaggamine", "Zebrayours", "1234", "6543") if text in log] == []


class Beacon:
    """A server on this machine that notes whoever asks it for anything."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.hits = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()


@pytest.fixture
def beacon() -> Iterator[Beacon]:
    started = Beacon()
    yield started
    started.socket.close()


def test_a_budget_full_of_links_pictures_and_scripts_is_shown_as_text_and_asks_for_nothing(
    new_page: NewPage, beacon: Beacon
) -> None:
    here = f"http://127.0.0.1:{beacon.port}"
    hostile = [
        f"![a]({here}/a)", f"<img src={here}/b>", f"<script>fetch('{here}/c')</script>",
        f"[d]({here}/d)",
        f'=WEBSERVICE("{here}/e")', f"</td></table><img src='{here}/f'>",
        f"<svg onload=fetch('{here}/g')>", f"{here}/h",
    ]  # fmt: skip
    rows = "".join(
        f'"{text.replace(chr(34), chr(34) * 2)}","{text.replace(chr(34), chr(34) * 2)}",{100 + n}\n'
        for n, text in enumerate(hostile)
    )
    page = new_page("budget")
    upload(page, csv(f"x![a]({here}).csv".replace("/", "_"), f"Item,Partner,Amount\n{rows}"))
    for title in PATHS[1:]:
        go(page, title)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for made in ("img[src", "a[href"):
            assert page.locator(f"{made}*='127.0.0.1:{beacon.port}']").count() == 0
    go(page, "Budget")
    assert page.locator("table").first.inner_text().count("![a](") == 1
    assert beacon.hits == 0


def test_a_file_that_is_too_large_is_refused_and_the_dashboard_goes_on(new_page: NewPage, dashboard: Dashboard) -> None:
    page = new_page("budget")
    upload(page, {"name": "big.csv", "mimeType": "text/csv", "buffer": b"Item,Amount\n" + b"x,1\n" * 1_400_000})
    expect(page.get_by_text(re.compile("5.?MB")).first).to_be_visible()
    assert dashboard.is_well()
    upload(page, SAMPLES / "community_led_development_grant.xlsx")
    expect(page.get_by_text("Total cost: £2,956.30.")).to_be_visible()


def test_the_server_says_nothing_of_itself_to_other_machines_and_serves_no_files(dashboard: Dashboard) -> None:
    import urllib.error
    import urllib.request

    for path in ("/app/static/app.py", "/media/nothing.bin", "/_stcore/agent"):
        try:
            with urllib.request.urlopen(dashboard.address + path, timeout=5) as answer:  # noqa: S310 - this machine
                assert "text/html" in answer.headers["Content-Type"]  # the page itself, as for any unknown address
        except urllib.error.HTTPError as error:
            assert error.code in (403, 404, 405)  # noqa: PT017 - either answer will do
    with socket.socket() as other:
        # It listens on the loopback address alone.
        other.bind(("127.0.0.2", 0))
        assert other.connect_ex(("127.0.0.3", dashboard.port)) != 0
