"""The same portfolio on a cluster: the same bytes, and a worker that is killed loses nothing."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster
from made_budgets import write as write_budgets
from made_lines import made

from fairbudget.portfolio.cluster import on_cluster
from fairbudget.portfolio.run import Worked, run, tasks_in
from fairbudget.portfolio.summary import Portfolio
from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.portfolio.work import work

pytestmark = pytest.mark.filterwarnings("ignore:.*:ResourceWarning", "ignore:.*:DeprecationWarning")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six budgets, one of them broken, and a table of six thousand lines in eight row groups."""
    folder = tmp_path_factory.mktemp("budgets")
    write_budgets(folder, 6, broken_every=6)
    pq.write_table(made(6400), folder / "lines.parquet", row_group_size=800)
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers on this machine."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster


def here(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
    for task in tasks:
        yield task, work(task, setting)


def portfolio(folder: Path, output: Path, worked: Worked) -> Portfolio:
    setting = Setting(folder)
    found, journal = run(tasks_in(setting), setting, output, worked, lambda _done, _all: None)
    journal.delete()
    return found


def test_a_cluster_gives_the_same_bytes_also_when_a_worker_is_killed(
    folder: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    alone = portfolio(folder, tmp_path / "alone.parquet", here)
    on_two = on_cluster(cluster.scheduler_address)
    assert portfolio(folder, tmp_path / "two.parquet", on_two).part.packed() == alone.part.packed()

    killed: list[int] = []

    def with_a_kill(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        for task, part in on_two(tasks, setting):
            if not killed:
                killed.append(next(iter(cluster.workers.values())).process.process.pid)
                os.kill(killed[0], signal.SIGKILL)
            yield task, part

    assert portfolio(folder, tmp_path / "killed.parquet", with_a_kill).part.packed() == alone.part.packed()
    assert killed
    assert alone.part.budgets.num_rows == 5 + 16
