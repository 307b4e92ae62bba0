"""The tasks of a portfolio worked on by the workers of a Dask cluster: the same function, mapped over partitions.

The workers must see the folder under the same path, and have the same version of this program. When one is lost, the
scheduler gives what it had to another; what is done is in the journal already.
"""

from collections.abc import Callable, Iterable, Iterator

from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.portfolio.work import work

Worked = Callable[[Iterable[Task], Setting], Iterator[tuple[Task, bytes]]]
# How long a scheduler may take to answer.
SECONDS = 10
# Partitions of so many tasks: enough to keep a worker busy for a while, few enough that little is lost with it.
TASKS_OF_A_PARTITION = 8


def on_cluster(address: str) -> Worked:
    """The workers of the scheduler at this address. Raises OSError when there is none."""

    def worked(tasks: Iterable[Task], setting: Setting) -> Iterator[tuple[Task, bytes]]:
        from dask import bag
        from distributed import Client, as_completed

        every = [*tasks]
        if not every:
            return
        with Client(address, set_as_default=False, timeout=SECONDS) as client:
            partitions = bag.from_sequence(every, partition_size=_partition(every)).map_partitions(_parts, setting)
            futures = client.compute(partitions.to_delayed(optimize_graph=False), retries=3)
            for future in as_completed(futures, loop=client.loop):
                yield from future.result()
                future.release()

    return worked


def _partition(tasks: list[Task]) -> int:
    """A row group is work enough by itself."""
    return 1 if any(task.row_group is not None for task in tasks) else TASKS_OF_A_PARTITION


def _parts(tasks: Iterable[Task], setting: Setting) -> list[tuple[Task, bytes]]:
    return [(task, work(task, setting)) for task in tasks]
