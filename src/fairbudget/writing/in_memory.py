"""A file's bytes without leaving the file behind, for a download."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory


def content_of(write: Callable[[Path], None], ending: str) -> bytes:
    """What `write` writes to the file that it is given. The file stands in a folder of its own, gone afterwards."""
    with TemporaryDirectory(prefix="fairbudget-") as folder:
        path = Path(folder) / f"download{ending}"
        write(path)
        return path.read_bytes()
