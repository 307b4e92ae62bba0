"""The budgets under a folder: workbooks and CSV files each with a budget, and parquet tables with the lines of many."""

from collections.abc import Iterator
from pathlib import Path

# What may be a budget. Old .xls files are tried too, so that they are listed with what to do about them.
BUDGETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
TABLES = (".parquet",)
# What spreadsheet programs leave beside a file that is open.
LEFT_BEHIND = ("~$", ".~lock.", ".")


def files_under(folder: Path) -> list[Path]:
    """The files under a folder that may hold budgets, in the order of their names. No link to a folder is followed."""
    return sorted(_walk(folder), key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    """What is below a folder; the folder itself where nobody may look into it, so that it is told."""
    try:
        inside = [*folder.iterdir()]
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith(LEFT_BEHIND):
            continue
        if path.is_dir():
            yield from () if path.is_symlink() else _walk(path)
        elif path.suffix.lower() in (*BUDGETS, *TABLES) and path.is_file():
            yield path
