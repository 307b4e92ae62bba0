"""A folder of budgets: the same figures as each alone, whatever is broken, interrupted or killed on the way."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from made_budgets import write as write_budgets

from fairbudget.assessment import assess
from fairbudget.portfolio import work
from fairbudget.portfolio.pool import on_these_cores
from fairbudget.portfolio.run import run, tasks_in
from fairbudget.portfolio.summary import Portfolio
from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.reading import read_budget
from fairbudget.reading.cards.rate_book import read_rates
from portfolio_figures import figures_alone, figures_in

TWO = partial(on_these_cores, processes=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve budgets, of which three are broken."""
    folder = tmp_path_factory.mktemp("budgets")
    write_budgets(folder, 12, broken_every=4)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    return portfolio(folder, tmp_path_factory.mktemp("out") / "out.xlsx")


def portfolio(folder: Path, output: Path) -> Portfolio:
    setting = Setting(folder)
    found, journal = run(tasks_in(setting), setting, output, TWO, lambda _done, _all: None)
    journal.delete()
    return found


def one_by_one(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
    """Worked on in this process, where a test can stop it."""
    for task in tasks:
        yield task, work.work(task, setting)


def test_every_budget_has_the_total_and_the_figures_that_it_has_alone(folder: Path, found: Portfolio) -> None:
    book = read_rates()
    for row in found.part.budgets.to_pylist():
        alone = assess(read_budget(folder / row["file"]), book)
        assert (row["cost"], row["funded"], row["shortfall"]) == (
            alone.totals.cost, alone.totals.funded, alone.totals.shortfall)  # fmt: skip
        assert (row["paid_hours"], row["unpaid_hours"]) == (alone.totals.paid_hours, alone.totals.unpaid_hours)
        assert row["in_kind_value"] == alone.totals.in_kind_value
        assert figures_in(found.part, file=row["file"]) == figures_alone(alone)


def test_broken_files_are_listed_with_what_to_do_and_stop_nothing(found: Portfolio) -> None:
    assert found.part.budgets.num_rows == 9
    listed = found.files_not_read.to_pylist()
    assert len({row["file"] for row in listed}) == 3
    assert all(row["message"] and row["fix"] for row in listed)


def test_the_same_folder_gives_the_same_bytes_in_any_order_of_work(
    folder: Path, found: Portfolio, tmp_path: Path
) -> None:
    def backwards(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        yield from one_by_one(reversed([*tasks]), setting)

    setting = Setting(folder)
    again, journal = run(tasks_in(setting), setting, tmp_path / "out.xlsx", backwards, lambda _done, _all: None)
    journal.delete()
    assert again.part.packed() == found.part.packed()
    assert again.distributions == found.distributions


def test_a_run_that_was_interrupted_goes_on_where_it_stood(folder: Path, found: Portfolio, tmp_path: Path) -> None:
    done: list[Task] = []

    def interrupted(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        for task, part in one_by_one(tasks, setting):
            if len(done) == 5:
                raise KeyboardInterrupt
            done.append(task)
            yield task, part

    def the_rest(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        rest = [*tasks]
        assert not set(rest) & set(done)
        yield from one_by_one(rest, setting)

    setting, output = Setting(folder), tmp_path / "out.xlsx"
    with pytest.raises(KeyboardInterrupt):
        run(tasks_in(setting), setting, output, interrupted, lambda _done, _all: None)
    again, journal = run(tasks_in(setting), setting, output, the_rest, lambda _done, _all: None)
    journal.delete()
    assert len(done) == 5
    assert again.part.packed() == found.part.packed()
    assert list(tmp_path.iterdir()) == []


def test_a_run_is_known_again_by_another_process(folder: Path, tmp_path: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; from fairbudget.portfolio.journal import Journal; "
        "from fairbudget.portfolio.tasks import Setting; "
        "print(Journal(Path(sys.argv[1]), Setting(Path(sys.argv[2]))).path.read_bytes())"
    )
    heads = {
        subprocess.run(
            [sys.executable, "-c", asked, str(tmp_path / f"{seed}.xlsx"), str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(heads) == 1


def test_what_was_cut_short_in_the_journal_is_done_again(folder: Path, found: Portfolio, tmp_path: Path) -> None:
    setting, output = Setting(folder), tmp_path / "out.xlsx"
    _, journal = run(tasks_in(setting), setting, output, one_by_one, lambda _done, _all: None)
    journal.close()
    with journal.path.open("r+b") as file:
        file.truncate(journal.path.stat().st_size - 100)
    counts: list[int] = []
    again, journal = run(tasks_in(setting), setting, output, one_by_one, lambda done, _all: counts.append(done))
    journal.delete()
    assert counts[0] == 11
    assert again.part.packed() == found.part.packed()


def test_a_file_that_changed_since_is_done_again(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    write_budgets(mine, 2, broken_every=9)
    setting, output = Setting(mine), tmp_path / "out.xlsx"
    _, journal = run(tasks_in(setting), setting, output, one_by_one, lambda _done, _all: None)
    journal.close()
    write_budgets(mine, 1, seed=3, broken_every=9)
    counts: list[int] = []
    _, journal = run(tasks_in(setting), setting, output, one_by_one, lambda done, _all: counts.append(done))
    journal.delete()
    assert counts == [1, 2]


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals")
def test_a_process_that_is_killed_loses_nothing(folder: Path, found: Portfolio, tmp_path: Path) -> None:
    def with_a_kill(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        import multiprocessing

        for number, (task, part) in enumerate(TWO(tasks, setting)):
            if number == 2:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
            yield task, part

    setting = Setting(folder)
    again, journal = run(tasks_in(setting), setting, tmp_path / "out.xlsx", with_a_kill, lambda _done, _all: None)
    journal.delete()
    assert again.part.packed() == found.part.packed()


def test_an_empty_folder_has_nothing_to_do_and_links_and_open_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "~$open.xlsx").write_bytes(b"")
    (tmp_path / ".hidden.xlsx").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("no budget", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    assert tasks_in(Setting(tmp_path)) == []


def test_what_nobody_may_open_is_listed_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_budgets(tmp_path / "in", 2, broken_every=9)
    (tmp_path / "in" / "closed").mkdir()
    closed = ("budget-00001.xlsx", "closed")
    of_folder, of_file, bytes_of = Path.iterdir, Path.open, Path.read_bytes

    def unless_closed(act: Callable[..., Any]) -> Callable[..., Any]:
        def allowed(path: Path, *words: Any, **named: Any) -> Any:
            if path.name in closed:
                raise PermissionError(path)
            return act(path, *words, **named)

        return allowed

    for name, act in (("iterdir", of_folder), ("open", of_file), ("read_bytes", bytes_of)):
        monkeypatch.setattr(Path, name, unless_closed(act))
    setting = Setting(tmp_path / "in")
    found, journal = run(tasks_in(setting), setting, tmp_path / "out.xlsx", one_by_one, lambda _done, _all: None)
    journal.delete()
    assert found.part.budgets["file"].to_pylist() == ["000/budget-00000.xlsx"]
    assert found.files_not_read["file"].to_pylist() == ["000/budget-00001.xlsx", "closed"]


def test_an_older_output_in_the_folder_is_no_budget(tmp_path: Path) -> None:
    write_budgets(tmp_path, 1, broken_every=9)
    output = tmp_path / "out.xlsx"
    output.write_bytes(b"of the last run")
    assert [task.file for task in tasks_in(Setting(tmp_path), output)] == ["000/budget-00000.xlsx"]


def test_the_figures_of_all_lie_where_they_lie(found: Portfolio) -> None:
    values = sorted(
        row["value"]
        for row in found.part.figures.to_pylist()
        if (row["figure"], row["partner_type"], row["status"]) == ("paid_hour_rate", None, "ok")
    )
    (one,) = (
        each
        for each in found.distributions
        if (each.figure, each.partner_type, each.by) == ("paid_hour_rate", None, "all")
    )
    assert one.judged == len(values) == 9
    assert (one.least, one.median, one.greatest) == (values[0], values[4], values[-1])
    assert (one.lower_quartile, one.upper_quartile) == (values[2], values[6])


def test_a_part_is_the_same_after_it_was_packed(found: Portfolio) -> None:
    from fairbudget.portfolio.part import unpacked

    again = unpacked(found.part.packed())
    assert again.budgets.equals(found.part.budgets)
    assert again.figures.equals(found.part.figures)
    assert again.problems.equals(found.part.problems)
    assert isinstance(again.figures, pa.Table)


def test_few_lines_and_many_lines_come_to_the_same_either_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = Setting(folder)
    for task in tasks_in(setting):
        monkeypatch.setattr(work, "WORTH_COLUMNS", 0)
        in_columns = work.part_of_task(task, setting)
        monkeypatch.setattr(work, "WORTH_COLUMNS", 10**6)
        line_by_line = work.part_of_task(task, setting)
        assert in_columns.budgets.equals(line_by_line.budgets)
        assert figures_in(in_columns, file=task.file) == figures_in(line_by_line, file=task.file)
