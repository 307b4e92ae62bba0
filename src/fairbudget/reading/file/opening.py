"""A file opened: the guard first, then the reader of its kind. This runs in a process of its own (`child`)."""

from fairbudget.reading.file.csv_text import csv_sheet
from fairbudget.reading.file.guard import passed
from fairbudget.reading.file.limits import Limits
from fairbudget.reading.file.ods import ods_sheets
from fairbudget.reading.file.unreadable import FILE_DAMAGED, UnreadableFile
from fairbudget.reading.file.xlsx import xlsx_sheets
from fairbudget.reading.grid import Sheet


def sheets_of(name: str, content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a file; `name` is only shown and never opened. Raises UnreadableFile, and MemoryError."""
    try:
        seen = passed(name, content, limits)
        if seen.kind == "xlsx":
            return xlsx_sheets(name, content, seen.marks, limits)
        if seen.kind == "ods":
            return ods_sheets(name, seen.text, limits)
        return (csv_sheet(name, content, limits),)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        # A file made to break a reader can raise anything in it; all of it means the same to a person.
        raise UnreadableFile(FILE_DAMAGED(name, name)) from error
