"""The house rules that can be checked on the code itself: the way imports point, exact money, no network."""

import ast
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "fairbudget"

# A module may import from its own row and from those above it. A new module is placed here first.
ROWS = (
    ("language", "many_lines"),
    ("money", "problems", "version"),
    ("budget", "expressions", "workings"),
    ("template_words", "template_columns", "template_lines", "template"),
    ("funder_rules", "funders"),
    ("rates", "rate_problems", "lookup", "staleness", "oncosts", "indexed", "ratecards"),
    ("offers",),
    ("costing",),
    ("equity",),
    ("fixes",),
    ("checks",),
    ("totals", "explain", "assessment"),
    ("columns",),
    ("wording", "pages", "justifying", "justification", "partner_gaps", "partner_sheet"),
    ("names", "tables", "findings", "compare", "reproduce", "reading", "writing"),
    ("drafts", "portfolio"),
    ("console", "console_compare", "console_fix", "console_map", "console_offer", "console_portfolio", "console_table"),
    ("problem_page", "translating"),
    ("ui",),
    (
        "cli_app",
        "cli_asking",
        "cli_checks",
        "cli_compare",
        "cli_fix",
        "cli_map",
        "cli_offer",
        "cli_portfolio",
        "cli_rates",
        "cli_words",
        "cli",
    ),
)
# Up to the assessment everything is worked out from values alone: no file, no clock, no screen, no workbook.
# (The language reads its own catalogue of Welsh, which is part of the program.)
PURE = tuple(name for row in ROWS[1 : ROWS.index(("totals", "explain", "assessment")) + 1] for name in row)
NOT_IN_PURE = {
    "io", "os", "pathlib", "random", "shutil", "subprocess", "sys", "tempfile", "time", "tomllib", "zipfile",
    "charset_normalizer", "defusedxml", "docx", "lxml", "odf", "openpyxl", "rich", "typer", "xlsxwriter",
}  # fmt: skip
# What is large is loaded only where it is needed: the dashboard shows tables and pages, and many budgets at once are
# worked in columns.
SCREEN = {"altair", "numpy", "pandas", "streamlit", "pyarrow", "dask", "distributed"}
MAY_DRAW = ("ui", "cli_app", "columns", "portfolio")
NOWHERE = {"socket", "ssl", "urllib", "http", "ftplib", "requests", "httpx"}

# Binary floats, each with the reason why no money is worked out with it.
FLOATS_ALLOWED: dict[tuple[str, str], str] = {
    ("problems.py", "0.5"): "how alike two words are, for the near matches of a message",
    ("reading/file/xlsx.py", "round()"): "a length of time that a cell holds, to the minute; no money",
    ("ui/pictures.py", "float()"): "where a mark stands in a picture; its label is made from the exact number",
    ("writing/template_look.py", "0.5"): "the margins of a printed page, in inches",
    ("writing/template_look.py", "0.7"): "the margins of a printed page, in inches",
}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name below fairbudget: "money", "reading.grid"."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which way it points"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    """The modules of this package that a file imports."""
    known = modules()
    below = {name.removeprefix("fairbudget.") for name in imports(path) if name.startswith("fairbudget.")}
    return {name for name in below if name in known}


def row_of(module: str) -> int:
    """Which row a module stands in, by the first part of its name; the package itself stands last."""
    first = module.partition(".")[0]
    return next((i for i, row in enumerate(ROWS) if first in row), len(ROWS))


def test_every_module_has_its_place_in_the_house() -> None:
    unplaced = [name for name in modules() if name and row_of(name) == len(ROWS)]
    assert unplaced == []


def test_imports_point_one_way() -> None:
    backwards = [
        f"{name} imports {imported}"
        for name, path in modules().items()
        for imported in own_imports(path)
        if row_of(imported) > row_of(name)
    ]
    assert backwards == []


def test_imports_never_run_in_a_circle() -> None:
    TopologicalSorter({name: own_imports(path) for name, path in modules().items()}).prepare()


def test_what_is_worked_out_needs_no_file_no_clock_and_no_screen() -> None:
    impure = [
        f"{name} imports {imported}"
        for name, path in modules().items()
        for imported in imports(path)
        if name.partition(".")[0] in PURE and imported.partition(".")[0] in NOT_IN_PURE
    ]
    assert impure == []


def test_nothing_imports_a_network_library_and_only_the_dashboard_imports_what_draws_it() -> None:
    found = [
        f"{name} imports {imported}"
        for name, path in modules().items()
        for imported in imports(path)
        if imported.partition(".")[0] in (NOWHERE if name.partition(".")[0] in MAY_DRAW else NOWHERE | SCREEN)
    ]
    assert found == []


def test_every_library_that_is_imported_is_a_stated_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (extra for name, extra in project["optional-dependencies"].items() if name != "dev")
    stated = [*project["dependencies"], *chain.from_iterable(extras)]
    names = {canonicalize_name(Requirement(text).name) for text in stated}
    imported = {name.partition(".")[0] for path in modules().values() for name in imports(path)}
    comes_from = packages_distributions()
    undeclared = {
        library: comes_from.get(library, ["no package"])
        for library in imported - {"fairbudget"} - sys.stdlib_module_names
        if not names & {canonicalize_name(name) for name in comes_from.get(library, [])}
    }
    # pydantic re-exports little of its own core, whose errors a reader has to name.
    assert undeclared.keys() <= {"pydantic_core"}


def floats(path: Path) -> Iterator[tuple[str, str]]:
    """Each use of a binary float in a file: 1.5, float(...), round(...)."""
    name = path.relative_to(SOURCE).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=float() as number):
                yield name, repr(number)
            case ast.Call(func=ast.Name(id="float" | "round" as function)):
                yield name, f"{function}()"


def test_no_money_is_worked_out_with_binary_floats() -> None:
    used = {use for path in modules().values() for use in floats(path)}
    assert used == set(FLOATS_ALLOWED)


def test_no_module_is_longer_than_300_lines() -> None:
    python_files = [*SOURCE.rglob("*.py"), ROOT / "start.py"]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files}
    assert {name: count for name, count in lines.items() if count > 300} == {}


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80), ("example.org", 80)])
def test_a_test_that_tries_to_leave_this_machine_is_stopped(address: tuple[str, int]) -> None:
    with pytest.raises(PermissionError, match="tests use no network"):
        socket.create_connection(address, timeout=1)


def test_a_test_may_talk_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        theirs, _ = server.accept()
        with ours, theirs:
            ours.sendall(b"hello")
            assert theirs.recv(5) == b"hello"


def text_files() -> Iterator[Path]:
    """The files of the checkout that hold text, without what tools leave there."""
    left_by_tools = {".git", ".venv", "__pycache__", "dist", ".hypothesis"}
    not_text = (".xlsx", ".ods", ".png", ".docx", ".pyc")
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in left_by_tools and not name.endswith("_cache")]
        yield from (Path(folder) / name for name in names if not name.endswith(not_text))


def test_no_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    # Put together here, so that this file is not found by its own search.
    words = [".".join(("pypi", "org")), "python" + "hosted", "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in text_files()
        for word in words
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_decisions_are_numbered_without_a_gap_and_each_says_what_and_why() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]} ")
        assert "\n## Decision\n" in text
        assert "\n## Because\n" in text


def test_the_help_of_the_command_line_loads_no_spreadsheet_library() -> None:
    """So that the first answer comes at once."""
    asked = (
        "import sys; from fairbudget.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *{name.partition('.')[0] for name in sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, check=True)
    loaded = set(ran.stdout.rpartition("LOADED")[2].split())
    assert "fairbudget" in loaded
    assert loaded & {"pandas", "numpy", "streamlit", "docx", "lxml", "openpyxl", "xlsxwriter", "odf"} == set()
