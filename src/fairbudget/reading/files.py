"""Opening a file: what it is by its content, and its cells whatever program wrote it."""

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from fairbudget.language import noop, say
from fairbudget.reading.grid import Book, Sheet
from fairbudget.reading.unreadable import (
    FILE_DAMAGED,
    FILE_EMPTY,
    FILE_LOCKED,
    FILE_MACROS,
    FILE_MISSING,
    FILE_TOO_BIG,
    FILE_TYPE,
    MOST_BYTES,
    UnreadableFile,
)

__all__ = ["UnreadableFile", "book_of", "open_book"]

SAVE_AS = noop("Save the budget as .xlsx, .ods or .csv.")
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")


def open_book(path: Path | str) -> Book:
    """The cells of an .xlsx, .ods or .csv file. Raises UnreadableFile with one plain sentence."""
    path = Path(path)
    if not path.is_file():
        raise UnreadableFile(FILE_MISSING(str(path), path.name or str(path)))
    if path.stat().st_size > MOST_BYTES:
        raise _too_big(path.name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(FILE_MISSING(str(path), path.name)) from error
    return book_of(path.name, content)


def book_of(name: str, content: bytes) -> Book:
    """The cells of a file that is already in memory; `name` is only shown and never opened."""
    if len(content) > MOST_BYTES:
        raise _too_big(name)
    return Book(name, hashlib.sha256(content).hexdigest(), _sheets(name, content))


def _too_big(name: str) -> UnreadableFile:
    return UnreadableFile(FILE_TOO_BIG(name, name, limit=f"{MOST_BYTES // 1024 // 1024} MB"))


def _sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets by what the content is; the name only helps to say what is wrong."""
    if not content.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise UnreadableFile(FILE_EMPTY(name, name))
    if content.startswith(OLE):
        raise UnreadableFile(FILE_LOCKED(name, name))
    if content.startswith(ZIP):
        return _packed(name, content)
    _refuse_other_formats(name, content)
    from fairbudget.reading.csv_text import csv_sheet

    return (csv_sheet(name, content),)


def _packed(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a zipped workbook. The readers are imported late: a command about rates needs neither."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = {part.casefold() for part in archive.namelist()}
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile(FILE_DAMAGED(name, name)) from error
    if name.casefold().endswith(".xlsm") or any(part.endswith("vbaproject.bin") for part in parts):
        raise UnreadableFile(FILE_MACROS(name, name))
    if "xl/workbook.xml" in parts:
        from fairbudget.reading.xlsx import xlsx_sheets

        return xlsx_sheets(name, content)
    if "content.xml" in parts:
        from fairbudget.reading.ods import ods_sheets

        return ods_sheets(name, content)
    what = say("a zipped file but no .xlsx or .ods workbook")
    raise UnreadableFile(FILE_TYPE(name, name, what=what, fix=say(SAVE_AS)))


def _refuse_other_formats(name: str, content: bytes) -> None:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        what, fix = (
            say("a web page or XML, whatever its name says"),
            say("Open it in Excel or LibreOffice and save it as .xlsx."),
        )
    elif start.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8\xff")):
        what, fix = (
            say("a document or a picture, not a spreadsheet"),
            say("Use the spreadsheet it was made from."),
        )
    elif name.casefold().endswith(SPREADSHEETS):
        what, fix = (
            say("plain text with a workbook's name"),
            say("Save it as .xlsx, or rename it to .csv if it is a CSV file."),
        )
    elif b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        what, fix = say("not a spreadsheet"), say(SAVE_AS)
    else:
        return
    raise UnreadableFile(FILE_TYPE(name, name, what=what, fix=fix))
