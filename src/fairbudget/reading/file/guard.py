"""The guard in front of every reader: what a file is by its content, and whether it may be read, before any parser."""

from dataclasses import dataclass, field
from typing import Literal

from fairbudget.language import noop, say
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.marks import TYPES, Marks, marks_of
from fairbudget.reading.file.parts import Parts
from fairbudget.reading.file.unreadable import (
    FILE_EMPTY,
    FILE_LOCKED,
    FILE_MACROS,
    FILE_OLD_XLS,
    FILE_TOO_BIG,
    FILE_TYPE,
    UnreadableFile,
)

SAVE_AS = noop("Save the budget as .xlsx, .ods or .csv.")
SAVE_AGAIN = noop("Open it in Excel or LibreOffice, save it as .xlsx and try again.")
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
WIDE = (b"\xff\xfe", b"\xfe\xff")  # the marks of UTF-16


@dataclass(frozen=True)
class Passed:
    """A file that may be read: its kind, and what was seen of it on the way."""

    kind: Literal["xlsx", "ods", "csv"]
    marks: dict[str, Marks] = field(default_factory=dict)  # .xlsx: of each sheet
    text: bytes = b""  # .ods: its content


def refuse_too_big(name: str, size: int, limits: Limits) -> None:
    """Raises UnreadableFile for a file of more bytes than are read."""
    if size > limits.file_mb * MB:
        raise UnreadableFile(FILE_TOO_BIG(name, name, limit=f"{limits.file_mb}MB"))


def passed(name: str, content: bytes, limits: Limits) -> Passed:
    """What the file is, by what it holds; the name only helps to say what is wrong. Raises UnreadableFile."""
    refuse_too_big(name, len(content), limits)
    if not content.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise UnreadableFile(FILE_EMPTY(name, name))
    if content.startswith(OLE):
        raise _old_office(name, content)
    if content.startswith(ZIP):
        return _packed(name, Parts(name, content, limits), limits)
    _refuse_other_formats(name, content)
    return Passed("csv")


def _old_office(name: str, content: bytes) -> UnreadableFile:
    """Named for what it is: the streams of the old container carry their names in its directory."""

    def holds(*streams: str) -> bool:
        return any((stream + "\0").encode("utf-16-le") in content for stream in streams)

    if holds("EncryptedPackage", "EncryptionInfo"):
        return UnreadableFile(FILE_LOCKED(name, name))
    if holds("Workbook", "Book"):
        return UnreadableFile(FILE_OLD_XLS(name, name))
    return UnreadableFile(FILE_TYPE(name, name, what=say("an old Office file"), fix=say(SAVE_AGAIN)))


def _packed(name: str, parts: Parts, limits: Limits) -> Passed:
    lower = {part.casefold() for part in parts.names}
    types = parts.text(TYPES) if TYPES in parts else b""
    if name.casefold().endswith((".xlsm", ".xltm")) or b"macroEnabled" in types or _has_macros(lower):
        raise UnreadableFile(FILE_MACROS(name, name))
    if "xl/workbook.bin" in lower:
        raise UnreadableFile(FILE_TYPE(name, name, what=say("a binary workbook (.xlsb)"), fix=say(SAVE_AGAIN)))
    if "xl/workbook.xml" in lower or b"spreadsheetml.sheet.main+xml" in types:
        return Passed("xlsx", marks=marks_of(parts, limits))
    if "content.xml" in parts:
        return _open_document(name, parts)
    what = say("a zipped file but no .xlsx or .ods workbook")
    raise UnreadableFile(FILE_TYPE(name, name, what=what, fix=say(SAVE_AS)))


def _has_macros(parts: set[str]) -> bool:
    return any(part.endswith("vbaproject.bin") or part.startswith("xl/macrosheets/") for part in parts)


def _open_document(name: str, parts: Parts) -> Passed:
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.text("META-INF/manifest.xml"):
        raise UnreadableFile(FILE_LOCKED(name, name))
    return Passed("ods", text=parts.text("content.xml"))


def _refuse_other_formats(name: str, content: bytes) -> None:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        what, fix = say("a web page or XML, whatever its name says"), say(SAVE_AGAIN)
    elif start.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8\xff")):
        what, fix = say("a document or a picture"), say("Use the spreadsheet it was made from.")
    elif b"\0" in content[:4096] and not content.startswith(WIDE):
        what, fix = say("not a spreadsheet"), say(SAVE_AS)
    elif name.casefold().endswith(SPREADSHEETS):
        what = say("plain text with a workbook's name")
        fix = say("Save it as .xlsx, or rename it to .csv if it is a CSV file.")
    else:
        return
    raise UnreadableFile(FILE_TYPE(name, name, what=what, fix=fix))
