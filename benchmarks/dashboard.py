"""How long the dashboard takes beside a Streamlit program that only shows again what was entered: ratios of one run."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from measuring import SAMPLE, Measured, beside, in_turns
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fairbudget import read_budget
from fairbudget.drafts.draft import Draft, DraftRow
from fairbudget.drafts.from_file import draft_of_budget
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Scenario, Work

LINES = 400
STARTS, EDITS = 5, 12
# The same table of text cells and an answer under it: what Streamlit itself takes.
ECHO = """
import pandas as pd
import streamlit as st
st.title("Echo")
if st.button("Answer"):
    st.markdown("Answer: 1")
rows = pd.DataFrame([[f"{r}.{c}" for c in range(23)] for r in range(400)], columns=[f"c{c}" for c in range(23)])
kept = st.data_editor(rows, key="grid", num_rows="dynamic", hide_index=True, height=560)
st.markdown(f"Total cost: {kept.iloc[0, 0]}")
"""
# True once the total on the page is another: asked at each frame that is drawn, since a question every half second
# would measure itself.
ANOTHER_TOTAL = """before => [...document.querySelectorAll('[data-testid="stMarkdownContainer"]')]
    .filter(one => one.textContent.includes("Total cost:")).slice(0, 1).some(one => one.innerText.trim() !== before)"""
FAIRBUDGET = "import sys; from fairbudget.cli import main; main(sys.argv[1:])"


def measured(*, quick: bool = False) -> list[Measured]:
    """From the start of the dashboard to its first answer, and from an edit to the figures that follow it."""
    starts_wanted, edits_wanted = (1, 3) if quick else (STARTS, EDITS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        (here / "echo.py").write_text(ECHO, encoding="utf-8")
        (here / "big.fairbudget.json").write_bytes(saved(Work(scenarios=(Scenario(name="Big", draft=big()),))))
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        starts = in_turns(
            starts_wanted,
            lambda: first_answer(browser, ours(), offer),
            lambda: first_answer(browser, echo(here), press),
        )
        edits = edits_of(browser, here, edits_wanted)
        browser.close()
    return [
        beside("start to first answer", *starts, at_most=1.3),
        beside(f"edit to figures, {LINES} lines", *edits, at_most=2),
    ]


def big() -> Draft:
    """The sample with its lines of time again and again, up to 400, one that is paid by the hour at their head."""
    draft = draft_of_budget(read_budget(SAMPLE))
    lines = [
        DraftRow(cells={**row.cells, "line": f"{row.get('line')}-{copy}"}) for copy in range(99) for row in draft.time
    ]
    lines.sort(key=lambda row: row.get("unit") != "hour" or row.get("quantity") == "0")
    return draft.with_rows("Time", lines[:LINES])


def ours() -> list[str]:
    return [sys.executable, "-c", FAIRBUDGET, "app", "--no-browser", "--port"]


def echo(folder: Path) -> list[str]:
    flags = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1"]
    return [sys.executable, "-m", "streamlit", "run", str(folder / "echo.py"), *flags, "--server.port"]


@contextmanager
def served(command: list[str]) -> Iterator[str]:
    """A program that serves a page, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    quiet = subprocess.DEVNULL
    program = subprocess.Popen([*command, str(port)], stdout=quiet, stderr=quiet)  # noqa: S603 - our own and Streamlit
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address
    finally:
        program.terminate()
        program.wait()


def wait_for(address: str) -> None:
    for _ in range(2000):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 - this machine
        except OSError:
            time.sleep(0.02)
        else:
            return


def first_answer(browser: Browser, command: list[str], ask: Callable[[Page], None]) -> float:
    """Seconds from the start of the program to its first answer on the page."""
    start = time.perf_counter()
    with served(command) as address:
        page = browser.new_page()
        page.goto(address)
        ask(page)
        took = time.perf_counter() - start
        page.close()
    return took


def offer(page: Page) -> None:
    page.get_by_role("textbox").first.fill("£150 for a day, with half a day's preparation")
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_text("You would get £12.50 to £14.29 an hour.").first).to_be_visible(timeout=60_000)


def press(page: Page) -> None:
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("Answer: 1")).to_be_visible(timeout=60_000)


def edits_of(browser: Browser, folder: Path, times: int) -> list[float]:
    """Seconds from Enter in a cell to the figure drawn anew, in both programs in turns."""
    with served(ours()) as here, served(echo(folder)) as there:
        own, other = browser.new_page(), browser.new_page()
        own.goto(f"{here}/budget")
        own.locator("input[type=file]").nth(1).set_input_files(folder / "big.fairbudget.json")
        expect(own.get_by_text("Total cost:").first).to_be_visible(timeout=60_000)
        other.goto(there)
        for page in (own, other):
            page.locator("[data-testid='stDataFrame'] canvas").first.scroll_into_view_if_needed(timeout=60_000)
            page.wait_for_timeout(2000)
        return in_turns(times, lambda: edit(own, column=7, first=75), lambda: edit(other, column=0, first=60))


def edit(page: Page, *, column: int, first: int) -> float:
    """Change a cell of the first row to a number not seen before, and wait for the total that follows."""
    box = page.locator("[data-testid='stDataFrame'] canvas").first.bounding_box()
    assert box is not None  # noqa: S101 - a benchmark that cannot see its table is over
    before = page.get_by_text("Total cost:").first.inner_text().strip()
    page.keyboard.press("Escape")
    page.mouse.click(box["x"] + first, box["y"] + 35 + 35 * 3 + 17)
    page.wait_for_timeout(150)
    page.mouse.click(box["x"] + first, box["y"] + 35 + 17)
    page.wait_for_timeout(150)
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)
    page.keyboard.press("Control+A")
    page.keyboard.type(str(time.time_ns() // 1_000_000 % 900 + 7), delay=20)
    page.wait_for_timeout(100)
    start = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_function(ANOTHER_TOTAL, arg=before, polling="raf", timeout=60_000)
    return time.perf_counter() - start
