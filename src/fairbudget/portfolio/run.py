"""A whole run over a folder: what there is to do, what is done already, and all of it together."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.portfolio.folder import TABLES, files_under
from fairbudget.portfolio.journal import Journal
from fairbudget.portfolio.part import PROBLEMS, Part, joined, unpacked
from fairbudget.portfolio.problems import BUDGET_IN_TWO_PLACES
from fairbudget.portfolio.results import Found, problem_rows
from fairbudget.portfolio.summary import Portfolio, portfolio_of
from fairbudget.portfolio.tasks import Setting, Task, sha256_of

# Where tasks are worked on: each task comes back with its part, in any order.
Worked = Callable[[Iterable[Task], Setting], Iterator[tuple[Task, bytes]]]
# Told as tasks are done: how many are, and how many there are.
Told = Callable[[int, int], None]


def tasks_in(setting: Setting, output: Path | None = None) -> list[Task]:
    """What there is to do under a folder, in the order of the files' names. An older output there is no budget."""
    tasks: list[Task] = []
    for path in files_under(setting.folder):
        if output is not None and path == output.resolve():
            continue
        task = Task(path.relative_to(setting.folder).as_posix(), sha256_of(path))
        if path.suffix.lower() in TABLES:
            from fairbudget.portfolio.table_work import tasks_of_table

            tasks += tasks_of_table(task, setting)
        else:
            tasks.append(task)
    return tasks


def run(tasks: list[Task], setting: Setting, output: Path, worked: Worked, told: Told) -> tuple[Portfolio, Journal]:
    """The portfolio of these tasks, and the journal, to be deleted when the output stands.

    Whatever ends the run, the parts that are done stay in the journal, and the next run takes them from there.
    """
    journal = Journal(output, setting)
    to_do = [task for task in tasks if task not in journal]
    done = len(tasks) - len(to_do)
    told(done, len(tasks))
    try:
        for task, part in worked(to_do, setting):
            journal.add(task, part)
            done += 1
            told(done, len(tasks))
    except BaseException:
        journal.close()
        raise
    every = joined(unpacked(journal.part(task)) for task in tasks)
    return portfolio_of(_with_doubles(every)), journal


def _with_doubles(part: Part) -> Part:
    """The part with a problem for each budget of a table whose lines do not stand together."""
    of_tables = part.budgets.filter(pc.not_equal(part.budgets["budget"], ""))
    counted = of_tables.group_by(["file", "budget"], use_threads=False).aggregate([([], "count_all")])
    rows: list[dict[str, Any]] = []
    for each in counted.filter(pc.greater(counted["count_all"], 1)).to_pylist():
        place = Found(each["file"], each["budget"])
        rows += problem_rows(place, [BUDGET_IN_TWO_PLACES(place.budget, place.budget, file=place.file)])
    if not rows:
        return part
    return Part(part.budgets, part.figures, pa.concat_tables([part.problems, pa.Table.from_pylist(rows, PROBLEMS)]))
