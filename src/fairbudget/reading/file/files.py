"""Opening a file: what it is by its content, and its cells whatever program wrote it."""

import hashlib
from pathlib import Path

from fairbudget.reading.file.apart import sheets_apart
from fairbudget.reading.file.guard import refuse_too_big
from fairbudget.reading.file.limits import COMMAND_LINE, DASHBOARD, Limits
from fairbudget.reading.file.unreadable import FILE_MISSING, UnreadableFile
from fairbudget.reading.grid import Book

__all__ = ["UnreadableFile", "book_of", "open_book"]


def open_book(path: Path | str, limits: Limits = COMMAND_LINE) -> Book:
    """The cells of an .xlsx, .ods or .csv file. Raises UnreadableFile with one plain sentence."""
    path = Path(path)
    if not path.is_file():
        raise UnreadableFile(FILE_MISSING(str(path), path.name or str(path)))
    refuse_too_big(path.name, path.stat().st_size, limits)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(FILE_MISSING(str(path), path.name)) from error
    return book_of(path.name, content, limits)


def book_of(name: str, content: bytes, limits: Limits = DASHBOARD) -> Book:
    """The cells of a file that is already in memory; `name` is only shown and never opened."""
    refuse_too_big(name, len(content), limits)
    return Book(name, hashlib.sha256(content).hexdigest(), sheets_apart(name, content, limits))
