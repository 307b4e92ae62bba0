"""`fairbudget portfolio` as a person meets it: what is written, what is refused in words, and what is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from made_budgets import write as write_budgets
from typer.testing import CliRunner

from fairbudget.cli import app

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
DONE, NOT_ALL_READ, WRONG_USE = 0, 1, 2


def run(*words: object) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["portfolio", *map(str, words)])
    return found.exit_code, found.output


def runs(process: str) -> bool:
    """Whether a process of Linux still runs; one that has ended may wait there for somebody to notice."""
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


def test_the_samples_side_by_side_in_a_workbook_and_in_a_table(tmp_path: Path) -> None:
    code, said = run(SAMPLES, "-o", tmp_path / "out.xlsx")
    assert code == DONE
    assert "5 budgets with 100 lines; 4 of them can be costed in full." in said
    assert "Effective hourly" in said
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames[:2] == ["Portfolio", "Distributions"]
    assert run(SAMPLES, "-o", tmp_path / "out.parquet")[0] == DONE
    assert pq.read_table(tmp_path / "out.parquet", filters=[("level", "==", "budget total")]).num_rows == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "out.xlsx"]


def test_in_welsh(tmp_path: Path) -> None:
    code, said = run(SAMPLES, "-o", tmp_path / "allan.xlsx", "--language", "cy")
    assert code == DONE
    assert "Ysgrifennwyd" in said


def test_a_file_that_is_not_read_is_told_with_what_to_do_and_in_the_exit_code(tmp_path: Path) -> None:
    write_budgets(tmp_path / "in", 2, broken_every=2)
    code, said = run(tmp_path / "in", "-o", tmp_path / "out.xlsx")
    assert code == NOT_ALL_READ
    assert "1 files could not be read" in said
    assert "budget-00001.xlsx" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("nowhere", "-o", "out.xlsx"), "There is no folder"),
        ((SAMPLES, "-o", "nowhere/out.xlsx"), 'There is no folder "nowhere".'),
        ((SAMPLES, "-o", "out.txt"), "give it a name that ends in .xlsx or .parquet"),
        ((SAMPLES.parent / "rates", "-o", "out.xlsx"), "There is no budget under"),
        ((SAMPLES, "-o", "out.xlsx", "--cluster", "tcp://127.0.0.1:9"), "No Dask scheduler answers"),
    ],
)
def test_wrong_use_is_told_in_words_and_leaves_nothing(
    words: tuple[object, ...], answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("fairbudget.portfolio.cluster.SECONDS", 1)
    code, said = run(*words)
    assert code == WRONG_USE
    assert answer in " ".join(said.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_output_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    code, said = run(SAMPLES, "-o", tmp_path / "out.xlsx", "--force")
    assert code == WRONG_USE
    assert "is a folder. Name the file to write as well." in " ".join(said.split())
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_an_output_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "out.parquet").write_bytes(b"mine")
    assert run(SAMPLES, "-o", tmp_path / "out.parquet")[0] == WRONG_USE
    assert (tmp_path / "out.parquet").read_bytes() == b"mine"
    assert run(SAMPLES, "-o", tmp_path / "out.parquet", "--force")[0] == DONE


@pytest.mark.skipif(os.name != "posix", reason="interrupted by a signal")
def test_interrupted_it_says_how_to_go_on_and_the_same_command_does(tmp_path: Path) -> None:
    write_budgets(tmp_path / "in", 40, broken_every=99)
    output = tmp_path / "out.parquet"
    command = [sys.executable, "-c", "from fairbudget.cli import main; main()", "portfolio", str(tmp_path / "in"), "-o",
               str(output), "--processes", "1"]  # fmt: skip
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    unfinished = tmp_path / ".out.parquet.unfinished"
    while program.poll() is None and not (unfinished.exists() and unfinished.stat().st_size > 1000):
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    said = program.communicate()[1]
    assert program.returncode == WRONG_USE
    assert "The same command goes on where this stood." in said
    assert not output.exists()
    first = unfinished.read_bytes()
    # Another process with other random numbers takes what the first one did, and adds to it.
    again = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while again.poll() is None and unfinished.exists() and unfinished.stat().st_size <= len(first):
        time.sleep(0.01)
    below = Path(f"/proc/{again.pid}/task/{again.pid}/children")
    processes = below.read_text(encoding="utf-8").split() if below.exists() else []
    again.kill()
    again.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(map(runs, processes)):
        time.sleep(0.05)
    assert not any(map(runs, processes))
    assert unfinished.read_bytes().startswith(first)
    assert subprocess.run(command, capture_output=True, check=True).returncode == DONE
    assert not unfinished.exists()
    assert pq.read_table(output, filters=[("level", "==", "budget total")]).num_rows == 40
