"""(d) A folder of workbooks as one portfolio, beside no more than reading them: on all cores, starts included."""

import multiprocessing
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import openpyxl
from made_budgets import write
from measuring import Measured, beside, in_turns, timed
from openpyxl.utils.exceptions import InvalidFileException

from fairbudget.portfolio.folder import files_under
from fairbudget.portfolio.pool import cores, on_these_cores
from fairbudget.portfolio.run import run, tasks_in
from fairbudget.portfolio.tasks import Setting
from fairbudget.reading.file.apart import warm
from fairbudget.reading.file.files import UnreadableFile, open_book


def measured(*, quick: bool = False) -> list[Measured]:
    """The portfolio run, beside bare reading with our reader and with openpyxl in as many processes."""
    files, times = (40, 2) if quick else (200, 5)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "budgets"
        write(folder, files)
        output = Path(made) / "out.xlsx"
        paths = files_under(folder)
        own, reading, bare = in_turns(
            times,
            timed(lambda: portfolio(folder, output)),
            timed(lambda: in_a_pool(opened, paths, warm)),
            timed(lambda: in_a_pool(opened_bare, paths, None)),
        )
    name = f"portfolio of {files} workbooks"
    return [
        beside(f"{name} / reading them with the same reader", own, reading, at_most=1.5),
        beside(f"{name} / reading them with bare openpyxl", own, bare),
    ]


def portfolio(folder: Path, output: Path) -> None:
    """The run of the command `fairbudget portfolio`, up to what it writes."""
    setting = Setting(folder)
    _, journal = run(
        tasks_in(setting), setting, output, partial(on_these_cores, processes=cores()), lambda _done, _all: None
    )
    journal.delete()


def in_a_pool(work: Callable[[Path], None], paths: Sequence[Path], ready: Callable[[], None] | None) -> None:
    """The same done with each file, in as many processes, started in the same way."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores(), context, initializer=ready) as pool:
        for _ in pool.map(work, paths):
            pass


def opened(path: Path) -> None:
    """A file read by our reader: its cells, which nobody looks at. One in twenty is broken."""
    with suppress(UnreadableFile):
        open_book(path)


def opened_bare(path: Path) -> None:
    """A file read by openpyxl alone: every cell."""
    with suppress(InvalidFileException, zipfile.BadZipFile, KeyError, OSError):
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()
