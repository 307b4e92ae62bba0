"""(f) Growth: tables of a thousand to ten million lines. Does a line take as long in the end as at the beginning?

Each size is worked on in a process of its own, as the portfolio works on a table: one row group after the other, and
what comes of each is packed and let go.
"""

import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import made_lines
from measuring import Measured

from fairbudget.portfolio.table_work import part_of_row_group, tasks_of_table
from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.portfolio.work import ready

SIZES = (10**3, 10**4, 10**5, 10**6, 10**7)
LEVEL = 1.2
# Before these sizes a line takes less and less, since what is decided once for each kind of line is most of it; and a
# table fills no row group, so that it is held in memory whole.
LEVEL_IN_TIME, LEVEL_IN_MEMORY = 10**5, made_lines.PART
MEGABYTE = 2**20


@dataclass(frozen=True)
class Grown:
    """What a table took: seconds, and the most bytes that the process held."""

    lines: int
    seconds: float
    bytes: int


def measured(*, quick: bool = False) -> list[Measured]:
    """Time a line and peak memory of each size, beside the size before it."""
    sizes = [size for size in SIZES if not quick or size <= 10**5]
    found = [grown(size) for size in sizes]
    return [line for before, after in pairwise(found) for line in _beside(before, after)]


def _beside(before: Grown, after: Grown) -> Iterator[Measured]:
    sizes = f"{after.lines:,} lines / {before.lines:,}"
    times = [each.seconds / each.lines for each in (after, before)]
    yield Measured(
        f"time a line, {sizes}",
        times[0] / times[1],
        " against ".join(f"{each * 1e6:.1f} µs" for each in times),
        at_most=LEVEL if before.lines >= LEVEL_IN_TIME else None,
    )
    yield Measured(
        f"peak memory, {sizes}",
        after.bytes / before.bytes,
        " against ".join(f"{each.bytes / MEGABYTE:.0f} MB" for each in (after, before)),
        at_most=LEVEL if before.lines >= LEVEL_IN_MEMORY else None,
    )


def grown(lines: int) -> Grown:
    """A table of so many lines written, and worked on in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.parquet"
        subprocess.run([sys.executable, made_lines.__file__, str(path), str(lines)], check=True)  # noqa: S603 - ours
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            seconds, most = pool.submit(worked, path).result()
    return Grown(lines, seconds, most)


def worked(path: Path) -> tuple[float, int]:
    """The table worked on here: seconds, and the peak of this process."""
    setting = Setting(path.parent)
    ready(setting)
    start = time.perf_counter()
    for task in tasks_of_table(Task(path.name, ""), setting):
        part_of_row_group(task, setting).packed()
    return time.perf_counter() - start, peak()


def peak() -> int:
    """The most bytes that this process held. What `resource` tells may be that of the one it was started by."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = [line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
