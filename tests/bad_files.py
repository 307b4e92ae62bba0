"""Files that are broken or mean harm, made on the spot: each small, each invented."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache

import openpyxl

SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XML = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
ROWS = (("Item", "Partner", "Amount"), ("Hall", "Riverside Trust", 120), ("Food", "Hill School", 80))
MB = 1024 * 1024
Parts = Mapping[str, str | bytes]


@cache
def a_workbook(sheets: int = 1) -> bytes:
    """A small good budget, in a workbook with this many sheets."""
    workbook, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    sheet.title = "Budget"
    for row in ROWS:
        sheet.append(row)
    for number in range(1, sheets):
        workbook.create_sheet(f"Sheet {number}")
    workbook.save(stream)
    return stream.getvalue()


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The small budget with some of its parts replaced or added."""
    return zipped({**parts_of(a_workbook()), **parts}, method)


def with_texts(texts: str | bytes, parts: Parts | None = None) -> bytes:
    """The small budget with a part of shared texts, which its own cells do not use."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types = parts_of(a_workbook())[TYPES].replace(b"</Types>", named.encode())
    return with_parts({TYPES: types, "xl/sharedStrings.xml": texts, **(parts or {})})


def with_sheet(rows: str) -> bytes:
    """The small budget with other rows, written as XML."""
    return with_parts({SHEET: XML.format(rows)})


def with_long_sheet(pieces: Iterable[bytes], level: int = 1) -> bytes:
    """The small budget with a sheet that is written piece by piece, so that a large one takes no memory here."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in parts_of(a_workbook()).items():
            if name != SHEET:
                archive.writestr(name, text)
        with archive.open(SHEET, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return stream.getvalue()


@cache
def one_cell_of_300_mb() -> bytes:
    """A sheet whose one cell holds 300 MB of text."""
    start, end = XML.format('<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>').split("{}")
    return with_long_sheet([start.encode(), *[b"w" * MB] * 300, end.encode()])


@cache
def spaces_of_300_mb() -> bytes:
    """A sheet of 300 MB of nothing."""
    start, end = XML.split("{}")
    return with_long_sheet([start.encode(), *[b" " * MB] * 300, end.encode()])


def a_cell_far_away() -> bytes:
    """The first and the last cell that a sheet can have."""
    return with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def billion_laughs(root: str) -> str:
    """XML in which ten words stand for a billion."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f"<?xml version='1.0'?><!DOCTYPE x [{entities}]>" + root.format("&a9;")


def forged_sizes() -> bytes:
    """The sheet of 300 MB of nothing, which says of itself that it is of 1,000 bytes."""
    content = bytearray(spaces_of_300_mb())
    at = content.rindex(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", 1_000)
    return bytes(content)


def old_office(*streams: str) -> bytes:
    """The container of old Office files with streams of these names; they hold nothing."""
    names = "".join(f"{name}\0".ljust(32, "\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names.encode("utf-16-le") + bytes(4096)


def open_document(rows: str) -> bytes:
    """An OpenDocument sheet of these rows."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="Budget">{rows}</table:table>'
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content{names}><office:body>{table}</office:body></office:document-content>",
    })  # fmt: skip


def many_copies_of_a_long_text() -> bytes:
    """15,000 cells that all hold the one text of 1 MB."""
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 15_001))
    texts = f'<sst xmlns="{MAIN}"><si><t>{"w" * MB}</t></si></sst>'
    return with_texts(texts, {SHEET: XML.format(cells)})


@cache
def too_many_texts() -> bytes:
    """48 MB of very short shared texts: each takes much more room than it has letters."""
    return with_texts(f'<sst xmlns="{MAIN}">' + "<si><t>w</t></si>" * 2_800_000 + "</sst>")


@cache
def two_million_formatted_cells() -> bytes:
    """Two million blank cells with a format, and one formula behind them: within every limit, and slow to read."""
    columns = [chr(65 + n) for n in range(26)] + [f"{a}{chr(65 + n)}" for a in "ABC" for n in range(26)]
    rows = (
        f'<row r="{row}">{"".join(f"""<c r="{column}{row}" s="0"/>""" for column in columns[:100])}</row>'
        for row in range(1, 20_000)
    )
    last = '<row r="20000"><c r="A20000"><f>1+1</f><v>2</v></c></row>'
    start, end = XML.split("{}")
    return with_long_sheet([start.encode(), *(row.encode() for row in rows), last.encode(), end.encode()], level=6)
