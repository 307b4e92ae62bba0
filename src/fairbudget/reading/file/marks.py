"""A quick look at the sheets of an .xlsx file before anything parses them: how far they reach, and what is hidden.

Only what is stored counts, so that a small file that claims a huge sheet costs nothing. The look is at the bytes, and
whoever means harm can write XML that it misses: the reader keeps to the same limits, and runs in a process of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairbudget.language import say
from fairbudget.reading.file.limits import Limits
from fairbudget.reading.file.parts import Parts
from fairbudget.reading.file.unreadable import too_wide, unsafe

TYPES = "[Content_Types].xml"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
READ = re.compile(r"xl/(worksheets/[^/]*\.xml|sharedStrings\.xml|styles\.xml|workbook\.xml)", re.IGNORECASE)
OVERRIDE = re.compile(rb"<(?:\w+:)?Override\s[^>]*>")
READ_TYPE = re.compile(rb"spreadsheetml\.(worksheet|sharedStrings|styles|sheet\.main)\+xml")
SHEET_TYPE = b"spreadsheetml.worksheet+xml"
PART_NAME = re.compile(rb"""\sPartName=["']/?([^"']*)["']""")
ANY_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
NAMED_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)??r=["'][A-Z]{1,3}\d{1,10}["']""")
CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)??r=["']([A-Z]{1,3})(\d{1,10})["'][^>]*(?<!/)>""")
HIDDEN, MERGES = b"hidden=", b"mergeCell"
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*?\br=["'](\d{1,7})["']""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
FROM_TO = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
TAGS_OF_A_CELL = 5  # what the one text of a cell takes in the part of shared texts
SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
LINK_TAG = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


@dataclass(frozen=True)
class Marks:
    """What the look tells of a sheet: the last row and column that hold something, hidden rows, merged cells."""

    last_row: int
    last_column: int
    cells: int
    hidden_rows: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_columns: frozenset[int] = frozenset()


def marks_of(parts: Parts, limits: Limits) -> dict[str, Marks]:
    """The marks of every sheet by the name of its part. Raises UnreadableFile when a limit is passed."""
    marks: dict[str, Marks] = {}
    left = limits.cells
    for part, is_sheet in _read_parts(parts).items():
        text = parts.text(part)
        if not is_sheet:
            # Each element takes far more room and time than it has letters.
            if text.count(b"<") > TAGS_OF_A_CELL * limits.cells:
                raise unsafe(parts.file, say("it has too many texts or formats"))
            continue
        marks[part] = _marks(text, parts, part, limits)
        left -= marks[part].cells
        if left < 0:
            raise unsafe(parts.file, say("it has more than {n} filled cells", n=f"{limits.cells:,}"))
    return marks


def _read_parts(parts: Parts) -> dict[str, bool]:
    """The parts that the reader will read, and whether each is a sheet: by their usual names and by their types."""
    found = {part: "worksheets/" in part.lower() for part in parts.names if READ.fullmatch(part)}
    for override in OVERRIDE.findall(parts.text(TYPES)) if TYPES in parts else ():
        part = PART_NAME.search(override)
        if part and READ_TYPE.search(override) and (name := part[1].decode("utf-8", "replace")) in parts:
            found[name] = found.get(name, False) or SHEET_TYPE in override
    return found


def _marks(text: bytes, parts: Parts, part: str, limits: Limits) -> Marks:
    rows, columns, cells = _reach(text)
    if rows > limits.rows or columns > limits.columns:
        raise too_wide(f"{_sheet_name(parts, part)}!{_first_beyond(text, limits)}", limits)
    if len(ANY_CELL.findall(text)) != len(NAMED_CELL.findall(text)):
        # Cells need not say where they are. The reader counts them, up to one step beyond what is read.
        rows, columns = limits.rows + 1, limits.columns + 1
    merged = tuple(_merged(text, rows, columns))
    # Few sheets hide anything, and a word is looked for much more quickly than a pattern.
    if HIDDEN not in text:
        return Marks(rows, columns, cells, frozenset(), merged)
    hidden = frozenset(row for row in map(int, HIDDEN_ROW.findall(text)) if row <= limits.rows)
    return Marks(rows, columns, cells, hidden, merged, _hidden_columns(text, columns))


def _reach(text: bytes) -> tuple[int, int, int]:
    """The last row and the last column that hold something, and how many cells do."""
    rows, columns, cells = set(), set(), 0
    for found in CELL.finditer(text):
        column, row = found.groups()
        rows.add(row)
        columns.add(column)
        cells += 1
    return max(map(int, rows), default=0), max(map(number_of, columns), default=0), cells


def _first_beyond(text: bytes, limits: Limits) -> str:
    """The first cell outside of what is read."""
    cells = ((found[1], int(found[2])) for found in CELL.finditer(text))
    column, row = next(cell for cell in cells if cell[1] > limits.rows or number_of(cell[0]) > limits.columns)
    return f"{column.decode()}{row}"


def _hidden_columns(text: bytes, last: int) -> frozenset[int]:
    """The hidden columns as far as the sheet holds something."""
    found: set[int] = set()
    for element in HIDDEN_COLUMN.finditer(text):
        ends = {name: int(number) for name, number in FROM_TO.findall(element[0])}
        found |= set(range(ends.get(b"min", 1), min(ends.get(b"max", 0), last) + 1))
    return frozenset(found)


def _merged(text: bytes, rows: int, columns: int) -> Iterator[tuple[int, int, int, int]]:
    """Merged cells, no further than the sheet holds something: whole rows may be merged, to column XFD."""
    for left, top, right, bottom in MERGED.findall(text) if MERGES in text else ():
        if int(top) <= rows and number_of(left) <= columns:
            yield int(top), number_of(left), min(int(bottom), rows), min(number_of(right), columns)


def number_of(column: bytes) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _sheet_name(parts: Parts, part: str) -> str:
    """The name that people see on the sheet of a part; its file's own name where the workbook does not tell."""
    ending = part.rpartition("/")[2]
    if BOOK not in parts or LINKS not in parts:
        return ending
    links = (tag for tag in LINK_TAG.findall(parts.text(LINKS)) if _attribute(tag, b"Target").endswith(ending))
    link = _attribute(next(links, b""), b"Id")
    sheets = (tag for tag in SHEET_TAG.findall(parts.text(BOOK)) if link and _attribute(tag, rb"\w+:id") == link)
    return _attribute(next(sheets, b""), b"name") or ending


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"""=["']([^"']*)["']""", tag)
    return "" if found is None else found[1].decode("utf-8", "replace")
