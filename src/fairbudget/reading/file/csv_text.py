"""CSV as cells: its encoding, its separator, and nothing else decided. Every value is text."""

import csv
import io
import re
from collections import Counter
from pathlib import PurePath

from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.room import Room
from fairbudget.reading.file.unreadable import FILE_DAMAGED, QUOTE_OPEN, UnreadableFile, too_wide
from fairbudget.reading.grid import DECIMAL_COMMA, Cell, Sheet, letters

SEPARATORS = (",", ";", "\t")
COMMA_NUMBER = re.compile(r"[^\d]{0,3}(\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d+)[^\d]{0,4}")
POINT_NUMBER = re.compile(r"[^\d]{0,3}(\d+\.\d{1,2}|\d{1,3}(,\d{3})+\.\d+)[^\d]{0,4}")


def csv_sheet(name: str, content: bytes, limits: Limits) -> Sheet:
    """The one sheet of a CSV file, named after the file. Raises UnreadableFile."""
    rows, separator = _rows(name, _text(name, content), limits)
    title = _title(name)
    comma = separator != "," and _decimal_comma(rows)
    cells = {
        (r, c): Cell(r, c, value, number_format=DECIMAL_COMMA if comma and COMMA_NUMBER.fullmatch(value) else "")
        for r, row in enumerate(rows, 1)
        for c, value in enumerate((text.strip() for text in row), 1)
        if value
    }
    room = Room(name, limits)
    for cell in cells.values():
        room.take(cell)
    return Sheet(title, cells)


def _title(name: str) -> str:
    """The name of the one sheet: that of the file, without folder and ending."""
    return PurePath(name.replace("\\", "/")).stem or name


def _text(name: str, content: bytes) -> str:
    """The characters: UTF-8, UTF-16 with its mark, else Windows-1252, which Excel on Windows writes."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise UnreadableFile(FILE_DAMAGED(name, name))
    return str(best)


def _rows(name: str, text: str, limits: Limits) -> tuple[list[list[str]], str]:
    """The rows and the separator that fits; a first line `sep=;`, which Excel writes, names it."""
    # A long note must not end the reading; the whole file is already limited.
    csv.field_size_limit(limits.file_mb * MB)
    named = re.match(r'sep=([^"\s])\r?\n|sep=(\t)\r?\n', text)
    if named:
        # The line is kept as an empty row, so that row numbers stay those that people see.
        separator = named[1] or named[2]
        return [[], *_split(name, text[named.end() :], separator, limits)], separator
    separator = max(SEPARATORS, key=lambda candidate: _fit(text, candidate))
    return _split(name, text, separator, limits), separator


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well a separator fits: rows that share the commonest number of fields, then that number."""
    sample = csv.reader(io.StringIO(text[:50_000], newline=""), delimiter=separator)
    counts = Counter(len(row) for row, _ in zip(sample, range(50), strict=False) if len(row) > 1)
    if not counts:
        return 0, 0
    fields, rows = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return rows, fields


def _split(name: str, text: str, separator: str, limits: Limits) -> list[list[str]]:
    try:
        return _limited(name, text, separator, limits, strict=True)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise UnreadableFile(QUOTE_OPEN(name, name)) from error
    # Quotation marks in the middle of a field are untidy and harmless.
    return _limited(name, text, separator, limits, strict=False)


def _limited(name: str, text: str, separator: str, limits: Limits, *, strict: bool) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    rows: list[list[str]] = []
    for row in reader:
        if len(rows) == limits.rows:
            raise too_wide(f"{_title(name)}!A{len(rows) + 1}", limits)
        beyond = [c for c, field in enumerate(row[limits.columns :], limits.columns + 1) if field.strip()]
        if beyond:
            raise too_wide(f"{_title(name)}!{letters(beyond[0])}{len(rows) + 1}", limits)
        rows.append(row)
    return rows


def _decimal_comma(rows: list[list[str]]) -> bool:
    """Whether the file writes decimal commas: some numbers can only be read so, and none has a point."""
    texts = [text.strip() for row in rows for text in row]
    certain = any(re.fullmatch(r"[^\d]{0,3}(\d{1,3}(\.\d{3})*,\d{1,2})[^\d]{0,4}", text) for text in texts)
    return certain and not any(POINT_NUMBER.fullmatch(text) for text in texts)
