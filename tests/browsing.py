"""The dashboard as it is shipped, in Debian's Chromium: a server of its own, and pages that may ask nobody else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_budgets"
PHONE, SMALL_PHONE, DESKTOP = (375, 812), (320, 568), (1280, 900)
# A phone says so of itself; the dashboard then shows lines one at a time.
PHONE_SAYS = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
NewPage = Callable[..., Page]
# Of a picture: the labels beyond its edge, and the pairs of labels that cover one another.
LABELS = """svg => { const edge = svg.getBoundingClientRect();
const boxes = [...svg.querySelectorAll('text')].filter(t => t.textContent)
    .map(t => [t.textContent, t.getBoundingClientRect()]);
const out = boxes.filter(([, b]) => b.left < edge.left - 1 || b.right > edge.right + 1).map(([t]) => t);
const over = boxes.flatMap(([t, a], i) => boxes.slice(i + 1).filter(([, b]) =>
    a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
    .map(([u]) => `${t} | ${u}`));
return [...out, ...over]; }"""
expect.set_options(timeout=20_000)


def chromium_program() -> str | None:
    """Debian's Chromium, or another one on the path."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Dashboard:
    """A running dashboard: its address and what it wrote to its log."""

    def __init__(self, log: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = log
        # It starts as a person starts it: settings and all come from the program.
        start = "import sys; from fairbudget.cli import main; main(sys.argv[1:])"
        command = [sys.executable, "-c", start, "app", "--port", str(self.port), "--no-browser"]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, cwd=log.parent, env={**os.environ, "PYTHONUTF8": "1"}
            )

    def wait(self) -> None:
        """Until the server answers."""
        for _ in range(240):
            if self.is_well():
                return
            time.sleep(0.25)
        raise AssertionError(f"the dashboard did not start: {self.log.read_text(encoding='utf-8')[-2000:]}")

    def is_well(self) -> bool:
        """Whether the server answers its own question of health."""
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - this machine
                return bool(answer.read() == b"ok")
        except OSError:
            return False

    def stop(self) -> None:
        """Stop the launcher and the server that it started."""
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """One dashboard for all tests of the browser."""
    started = Dashboard(tmp_path_factory.mktemp("dashboard") / "log.txt")
    try:
        started.wait()
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    program = chromium_program()
    if program is None:
        pytest.skip("needs Chromium, which is not installed here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser, dashboard: Dashboard) -> Iterator[NewPage]:
    """Opens a page of the dashboard as a new visitor: new_page("budget", PHONE). It may ask nobody else."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []

    def open_page(path: str = "", size: tuple[int, int] = DESKTOP) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            is_mobile=size[0] < 600,
            has_touch=size[0] < 600,
            user_agent=PHONE_SAYS if size[0] < 600 else None,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(f"{dashboard.address}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    elsewhere = {url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", None)}
    assert elsewhere == set(), "the page asked another machine"


def settled(page: Page) -> None:
    """Until Streamlit has drawn everything, also what was asked for a moment ago."""
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", timeout=60_000)
    page.wait_for_timeout(150)


def upload(page: Page, file: Path | FilePayload, number: int = 0) -> None:
    """Give a file to an uploader of the page, counted from the top."""
    page.locator("input[type=file]").nth(number).set_input_files(file)
    settled(page)


def faults(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA on the page as it is drawn, each with its first place."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def misplaced_labels(page: Page) -> list[str]:
    """Labels of pictures that reach beyond their picture, and pairs of them that cover one another."""
    found: list[str] = []
    for picture in page.locator("svg.marks").all():
        found += picture.evaluate(LABELS)
    return found
