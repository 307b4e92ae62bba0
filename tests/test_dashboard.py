"""The dashboard as a whole: how it is started, what it keeps apart, and what happens when something goes wrong."""

import ast
import json
import logging
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest
from streamlit.testing.v1 import AppTest

from fairbudget import assess, read_budget, read_rates
from fairbudget.ui.addresses import PAGES
from fairbudget.ui.marked import md
from fairbudget.ui.state import KEY
from fairbudget.writing.in_memory import content_of
from fairbudget.writing.workbook import write_workbook
from pages import draft, page, words

ROOT = Path(__file__).parents[1]
UI = ROOT / "src" / "fairbudget" / "ui"
SAMPLE = ROOT / "sample_budgets" / "university_charity_brokerage.xlsx"


def ui_files() -> list[Path]:
    return sorted(UI.rglob("*.py"))


def test_the_dashboard_starts_with_the_shipped_settings_wherever_a_person_stands(tmp_path: Path) -> None:
    """Streamlit is asked what it would serve with, in place of serving."""
    shipped = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    known = {f"{section}.{name}": value for section, values in shipped.items() for name, value in values.items()}
    asked = f"""
import json
from streamlit import config
from streamlit.web import bootstrap

def serve(script, *rest):
    print("SERVES", json.dumps([script, {{key: config.get_option(key) for key in {list(known)!r}}}]))

bootstrap.run = serve
from fairbudget.cli import main
main(["app", "--no-browser", "--port", "8765"])
"""
    ran = subprocess.run([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, check=True, cwd=tmp_path)
    started, found = json.loads(ran.stdout.partition("SERVES ")[2].splitlines()[0])
    found["theme.headingFontSizes"] = json.loads(found["theme.headingFontSizes"])
    found["client.showErrorLinks"] = json.loads(found["client.showErrorLinks"])
    assert found == known
    assert Path(started) == ROOT / "app.py"
    assert known["browser.gatherUsageStats"] is False
    assert known["server.address"] == "127.0.0.1"
    assert known["client.showErrorDetails"] == "none"


def test_a_fault_in_a_page_becomes_a_message_with_a_code_and_neither_page_nor_log_holds_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from fairbudget.ui import read_summary

    def fail() -> None:
        salary = "Quagga Smith earns 76543.21"
        raise ValueError(salary)

    caplog.set_level(logging.DEBUG)
    at = page("budget").run()
    at.button(key="sample_university_charity_brokerage").click()
    monkeypatch.setattr("fairbudget.ui.pages.budget.show_summary", fail)
    assert read_summary.show_summary is not fail
    at.run()
    assert "Something went wrong on our side. Your last saved copy is safe. Error code" in words(at)
    for text in ("Quagga", "76543"):
        assert text not in words(at)
        assert text not in caplog.text
    assert "ValueError in fail, line" in caplog.text


def test_a_fault_in_a_step_leaves_the_work_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    at = page("budget").run().button(key="sample_university_charity_brokerage").click().run()
    before = draft(at)

    def fail(*_: object) -> None:
        raise RuntimeError

    at.radio(key="one_at_a_time_en").set_value(True).run()
    monkeypatch.setattr("fairbudget.ui.line_form.applied", fail)
    next(one for one in at.button if one.label == "Delete this line").click().run()
    assert draft(at) == before
    assert not at.exception


def test_twenty_people_at_once_each_see_their_own_budget_and_nobody_elses() -> None:
    """Their steps are taken in turn, so that whatever one leaves in the program would meet the next."""
    visitors = [page("budget").run() for _ in range(20)]
    for number, at in enumerate(visitors):
        content = f"Item,Amount\nMarker{number:02}x,{1000 + number}\n".encode()
        at.file_uploader[0].upload(f"own{number:02}.csv", content)
    for step in range(2):
        for at in visitors:
            at.run() if step == 0 else at.radio(key="table_en").set_value("Costs").run()
    for number, at in enumerate(visitors):
        shown, kept = words(at), draft(at).model_dump_json()
        assert f"£{1000 + number:,}.00" in shown
        assert f"Marker{number:02}x" in kept
        others = [f"Marker{other:02}x" for other in range(20) if other != number]
        assert [other for other in others if other in shown or other in kept] == []


WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_written: list[str] = []
_watching: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note each file that is opened for writing while it is asked for. A hook of Python cannot be taken away again."""
    match event, arguments:
        case "open", (str() as path, _, int() as flags) if _watching and flags & WRITING:
            _written.append(path)


def test_a_whole_visit_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usual = gettempdir()  # where a page run without a browser keeps its script
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sys.addaudithook(_watch)
    _watching.append(True)
    try:
        at = page("budget").run().button(key="sample_university_charity_brokerage").click().run()
        kept = at.session_state[KEY]
        for address in PAGES:
            other = page(address.name)
            other.session_state[KEY] = kept
            other.run()
            assert not other.exception
        assessment = assess(read_budget(SAMPLE), read_rates())
        made = content_of(lambda path: write_workbook(assessment, path), ".xlsx")
    finally:
        _watching.clear()
    assert made.startswith(b"PK")
    allowed = (str(tmp_path), usual, os.devnull)
    assert [path for path in _written if not path.startswith(allowed) and "__pycache__" not in path] == []
    assert list(tmp_path.glob("fairbudget-*")) == []


# The habits that keep sessions apart and text inert, checked on the code -------------------------------------


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_only_one_module_touches_the_session() -> None:
    touching = {path.name for path in ui_files() if "st.session_state" in path.read_text(encoding="utf-8")}
    assert touching == {"state.py"}


def test_nothing_that_two_sessions_share_can_be_changed() -> None:
    """No list, dict or set stands at the top of a module under a name that is not a constant."""
    changeable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    found = [
        f"{path.name}: {ast.unparse(node)}"
        for path in ui_files()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, changeable)
        if not ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target).isupper()
    ]
    assert found == []


def test_what_is_kept_for_all_sessions_takes_no_budget() -> None:
    """Only the rate cards are kept for everybody; whatever else is kept belongs to one session."""
    kept = [
        (function.name, ast.unparse(decorator))
        for path in ui_files()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if "cache" in ast.unparse(decorator) and "scope='session'" not in ast.unparse(decorator)
    ]
    assert [name for name, _ in kept] == ["rate_book"]


@pytest.mark.parametrize("path", ui_files(), ids=lambda path: path.stem)
def test_html_is_written_in_one_module_and_markdown_gets_no_raw_text(path: Path) -> None:
    found = []
    for name, call in calls(path):
        keywords = {keyword.arg for keyword in call.keywords}
        if name == "st.html" and path.name != "marked.py":
            found.append(ast.unparse(call))
        if "unsafe_allow_html" in keywords or ("unsafe_allow_javascript" in keywords and path.name != "marked.py"):
            found.append(ast.unparse(call))
        if name in ("st.markdown", "st.error", "st.warning", "st.info", "st.success", "st.caption", "st.write"):
            found += [ast.unparse(call) for argument in call.args[:1] if not is_marked(argument)]
    assert found == []


def is_marked(argument: ast.expr) -> bool:
    """Whether a text for Markdown is our own, or goes through md(...) wherever it holds somebody's words."""
    match argument:
        case ast.Constant() | ast.Call(func=ast.Name(id="md" | "strong" | "bullets" | "in_full" | "draft_note")):
            return True
        case ast.Call(func=ast.Name(id="say"), keywords=[]):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[ast.GeneratorExp(elt=each)]):
            return is_marked(each)
        case ast.IfExp(body=one, orelse=other):
            return is_marked(one) and is_marked(other)
        case ast.JoinedStr(values=parts):
            return all(is_marked(part.value) for part in parts if isinstance(part, ast.FormattedValue))
    return False


def test_text_made_safe_for_markdown_shows_as_it_is_and_links_to_nothing() -> None:
    hostile = "![x](http://127.0.0.1:1/b) <b>[a](javascript:x)</b> :material/home: $x$ `c` # h\n- item"
    safe = md(hostile)
    assert "![" not in safe
    assert "](" not in safe
    assert "\n" not in safe
    assert "http:" not in safe.replace("\\", "")  # which would become a link by itself
    assert safe.replace("\\", "").replace("\u2060", "") == hostile.replace("\n", " ")


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_opens_without_a_budget(address: object) -> None:
    at = page(getattr(address, "name", "")).run()
    assert isinstance(at, AppTest)
    assert not at.exception
    assert "Something went wrong" not in words(at)
