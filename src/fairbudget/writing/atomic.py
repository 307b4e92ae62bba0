"""Writing a file whole or not at all, and never over another by accident."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def write_atomically(path: Path | str, make: Callable[[Path], None], force: bool = False) -> None:
    """Let `make` write a new file beside `path`, then put it in its place in one step.

    A failure or a power cut on the way leaves what was there before. Raises FileExistsError, with words for
    people, when there is a file already and `force` is not given, or a folder; NotADirectoryError when its folder
    is missing.
    """
    path = Path(path)
    refuse_place(path, force)
    new = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}{path.suffix}")
    try:
        make(new)
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        _refuse_to_replace(path, force)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def refuse_place(path: Path, force: bool) -> None:
    """Raise what `write_atomically` would raise at once: before hours of work that could not be written there."""
    if not path.parent.is_dir():
        raise NotADirectoryError(f'There is no folder "{path.parent}".')
    _refuse_to_replace(path, force)


def _refuse_to_replace(path: Path, force: bool) -> None:
    if path.is_dir():
        raise FileExistsError(f'"{path}" is a folder. Name the file to write as well.')
    if path.exists() and not force:
        raise FileExistsError(f'"{path.name}" is there already. Choose another name, or use --force.')
