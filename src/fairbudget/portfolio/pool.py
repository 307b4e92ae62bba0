"""The tasks of a portfolio worked on by the cores of this machine. A process that ends is replaced."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from fairbudget.portfolio.tasks import Setting, Task
from fairbudget.portfolio.work import broken_off, ready, work

# So many tasks are under way for each process: enough that none is idle, few enough that little is lost.
UNDER_WAY = 3
VALUES_BETWEEN_COLLECTIONS = 100_000


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_these_cores(tasks: Iterable[Task], setting: Setting, processes: int) -> Iterator[tuple[Task, bytes]]:
    """Each task with its part, as they are done.

    When a process ends (out of memory, killed by somebody), what was under way is tried again, one task after the
    other, so that the one at which a process ends is found and listed, and nothing else is lost.
    """
    waiting = deque(tasks)
    while waiting:
        suspects: list[Task] = []
        yield from _until_a_process_ends(waiting, suspects, setting, processes)
        yield from ((task, _alone(task, setting)) for task in suspects)


def _until_a_process_ends(
    waiting: deque[Task], suspects: list[Task], setting: Setting, processes: int
) -> Iterator[tuple[Task, bytes]]:
    under_way: dict[Future[bytes], Task] = {}
    pool = _pool(processes, setting)
    try:
        while waiting or under_way:
            while waiting and len(under_way) < processes * UNDER_WAY:
                task = waiting.popleft()
                under_way[pool.submit(work, task, setting)] = task
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                part = future.result()
                yield under_way.pop(future), part
    except BrokenProcessPool:
        suspects += under_way.values()
    finally:
        # Also when somebody interrupts: what is under way is not waited for.
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(task: Task, setting: Setting) -> bytes:
    with _pool(1, setting) as pool:
        try:
            return pool.submit(work, task, setting).result()
        except BrokenProcessPool:
            return broken_off(task, setting.language).packed()


def _pool(processes: int, setting: Setting) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(setting,))


def _end_with_the_program() -> None:
    """A program that is killed tells its processes nothing: without this they would wait for work for ever."""
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def _begin(setting: Setting) -> None:
    # Who interrupts the program means the program: it tells its processes itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    ready(setting)
    # What is loaded stays, and a budget makes few circles: collecting after every few hundred values would only cost.
    gc.freeze()
    gc.set_threshold(VALUES_BETWEEN_COLLECTIONS)
