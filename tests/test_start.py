"""Setting up from nothing: the words people type, the lock that pins everything, plain answers."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import start

ROOT = Path(__file__).parents[1]
TEST_COMMAND = "python3 start.py test"


def pinned() -> dict[str, str]:
    """Each package that the lock pins, with its version."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock, re.M)}


def wanted() -> list[Requirement]:
    """Every dependency that the project states, those of its extras and of its build among them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        stated = tomllib.load(file)
    extras = stated["project"]["optional-dependencies"].values()
    groups = [stated["project"]["dependencies"], stated["build-system"]["requires"], *extras]
    return [Requirement(text) for group in groups for text in group]


def test_every_dependency_is_pinned_in_the_lock_at_a_version_that_is_wanted() -> None:
    versions = pinned()
    unmet = [
        str(requirement)
        for requirement in wanted()
        if versions.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]
    assert unmet == []


def test_every_pin_of_the_lock_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.split(r"^(?=[\w.-]+==)", lock, flags=re.M)[1:]
    # One package can have two pins, each for other versions of Python.
    assert {pin.split("==")[0] for pin in pins} == set(pinned())
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_host() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_ci_runs_exactly_what_the_readme_tells_a_person_to_run() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == TEST_COMMAND
    assert f"\n{TEST_COMMAND}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_make_knows_the_same_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--help"]) == 0
    words = re.findall(r"start\.py (\w+)", capsys.readouterr().out)
    assert f"\n{' '.join(words)}:\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["dmeo"], ["demo", "test"]])
def test_a_word_it_does_not_know_is_answered_with_those_it_knows(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(words) == 2
    assert "python3 start.py demo" in capsys.readouterr().out


def test_an_old_python_is_told_kindly_which_one_is_needed() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('start.py', run_name='__main__')"
    ran = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.9.2" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_debian_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(start, "apt_install", lambda packages: False)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        start.need_venv_module()


def test_where_apt_get_would_ask_for_a_password_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    monkeypatch.setattr(start, "as_root", lambda: None)
    monkeypatch.setattr(start, "run", lambda command, **options: ran.append(command))
    assert start.apt_install(["libreoffice-calc"]) is False
    assert ran == []


def test_a_changed_lock_calls_for_a_new_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, stamp = tmp_path / "requirements.lock", tmp_path / "stamp"
    lock.write_text("a==1")
    monkeypatch.setattr(start, "LOCK", lock)
    monkeypatch.setattr(start, "STAMP", stamp)
    assert not start.up_to_date()
    stamp.write_text(start.fingerprint(), encoding="utf-8")
    assert start.up_to_date()
    lock.write_text("a==2")
    assert not start.up_to_date()


def test_uv_is_installed_from_its_own_lines_of_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "VENV", tmp_path)
    part = start.part_of_lock("uv").read_text(encoding="utf-8")
    assert part.startswith(f"uv=={pinned()['uv']} ")
    assert part.count("==") == 1
    assert "--hash=sha256:" in part


def run_checks(monkeypatch: pytest.MonkeyPatch, failing: str) -> int:
    """`start.py test` with checks that pass at once, but for the failing one."""
    monkeypatch.setattr(start, "set_up", lambda: None)
    monkeypatch.setattr(start, "install_debian_packages", lambda: None)
    monkeypatch.setattr(start, "run", lambda command, **options: int(failing in command))
    return start.test()


def test_a_fault_that_pytest_does_not_see_closes_the_run_as_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_checks(monkeypatch, failing="mypy") == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


def test_a_failing_test_fails_the_run_and_a_clean_one_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_checks(monkeypatch, failing="pytest") == 1
    assert run_checks(monkeypatch, failing="nothing") == 0


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_libreoffice_its_tests_are_named_and_in_ci_they_fail(ci: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/test_spreadsheet.py", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "CI": ci, "SOFFICE": "there-is-no-such-program"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "tests/test_spreadsheet.py::test_a_rate_changed_in_libreoffice_changes_the_total" in ran.stdout
    assert "needs LibreOffice (soffice), which is not installed here" in ran.stdout
    assert ran.returncode == code


def fairbudget(*words: str, code_in: Path, run_in: Path) -> str:
    """What the command line prints, taken from the package in one folder and run in another."""
    asked = "import sys; from fairbudget.cli import main; main(sys.argv[1:])"
    ran = subprocess.run(
        [sys.executable, "-c", asked, *words],
        cwd=run_in,
        env={**os.environ, "PYTHONPATH": str(code_in), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return ran.stdout


def test_an_installed_copy_carries_the_same_rates_sample_budgets_and_dashboard(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True)
    [wheel] = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    for folder in ("rates", "sample_budgets"):
        ours = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        theirs = {path.relative_to(installed / "fairbudget") for path in (installed / "fairbudget" / folder).rglob("*")}
        assert ours
        assert ours <= theirs
    for name in ("app.py", ".streamlit/config.toml"):
        assert (installed / "fairbudget" / name).read_bytes() == (ROOT / name).read_bytes()
    here = fairbudget("rates", "list", code_in=ROOT / "src", run_in=tmp_path)
    there = fairbudget("rates", "list", code_in=installed, run_in=tmp_path)
    assert there == here
