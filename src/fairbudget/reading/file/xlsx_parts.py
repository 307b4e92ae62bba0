"""openpyxl's reader in its long parts, the shared texts and the cells of the sheets: read once, by the parser in C.

openpyxl reads through defusedxml, which is written in Python and takes three times as long. The parser in C has no
means to refuse entities: whatever it is given goes first through a watch that ends at the first declaration.
"""

from collections.abc import Generator, Iterator
from io import BytesIO
from typing import IO, Any, NoReturn
from xml.etree.ElementTree import iterparse
from xml.parsers.expat import ParserCreate

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._reader import FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"
PLAIN_TAG = f"{{{SHEET_MAIN_NS}}}t"
# What openpyxl keeps in Python's own types: elements of XML, and what it makes of a cell.
Element = Any
Stored = dict[str, Any]


class Watched:
    """The stream of a part. No piece of it is handed on before it is known to hold no DOCTYPE, in any encoding."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._watch = stream, ParserCreate()
        self._watch.StartDoctypeDeclHandler = _refuse

    def read(self, size: int = -1) -> bytes:
        """The next piece. Raises ValueError at a DOCTYPE, without which there are no entities to declare."""
        piece = self._stream.read(size)
        self._watch.Parse(piece, not piece)
        return piece


def _refuse(*_: object) -> NoReturn:
    raise ValueError("a part of a workbook declares a document type")


def _elements(stream: Any, tag: str) -> Iterator[Element]:
    """The elements of a part that have this tag, each emptied when the next is asked for."""
    for _, element in iterparse(Watched(stream)):  # noqa: S314 - watched, which defusedxml would do more slowly
        if element.tag == tag:
            yield element
            element.clear()


class Workbook(ExcelReader):
    """A workbook as openpyxl knows it, its sheets still unread."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        self.read()
        book: Any = self.wb
        self.formats = [_code(style.numFmtId, book._number_formats) for style in book._cell_styles]
        self._dates = (book.epoch, book._date_formats, book._timedelta_formats)

    def read_strings(self) -> None:
        """As openpyxl, but without a model of rich text for those in one format, which most are."""
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as stream:
                self.shared_strings = [_text(element) for element in _elements(stream, TEXT_TAG)]

    def read_worksheets(self) -> None:
        """Nothing: openpyxl would begin to parse every sheet for its size, which the guard has measured."""

    def sheets(self) -> Iterator[tuple[str, str, bool]]:
        """The name, the part and whether it is hidden, of each sheet of cells."""
        for sheet, link in self.parser.find_sheets():
            if link.target in self.valid_files and "chartsheet" not in link.Type:
                yield sheet.name, link.target, sheet.state != "visible"

    def rows(self, part: str) -> Iterator[tuple[int, list[Stored]]]:
        """The rows of a sheet with their numbers; its cells by row, column, value, data_type, style_id and formula."""
        with self.archive.open(part) as stream:
            yield from Rows(stream, self.shared_strings, True, *self._dates).parse()


class Rows(WorkSheetParser):
    """openpyxl's parser of a sheet, for rows alone, and for both what a cell holds and what was written in it."""

    def parse(self) -> Generator[tuple[int, list[Stored]]]:
        """The rows in the order of the file."""
        yield from map(self.parse_row, _elements(self.source, ROW_TAG))

    def parse_cell(self, element: Element) -> Stored:
        """A cell with its stored value, and its formula where it has one."""
        cell: Stored = super().parse_cell(element)
        cell["formula"] = None if element.find(FORMULA_TAG) is None else self._formula(element)
        return cell

    def _formula(self, element: Element) -> str:
        written: Any = self.parse_formula(element)  # type: ignore[no-untyped-call]  # openpyxl has no types here
        return str(getattr(written, "text", written))


def _text(element: Element) -> str:
    if len(element) == 1 and element[0].tag == PLAIN_TAG:
        text = element[0].text or ""
    else:
        rich: Any = Text.from_tree(element)
        text = rich.content
    return str(text).replace("x005F_", "")


def _code(number: int, own: list[str]) -> str:
    """A number format as it is written; empty for the general one."""
    builtin = number < BUILTIN_FORMATS_MAX_SIZE
    code = BUILTIN_FORMATS.get(number, "General") if builtin else own[number - BUILTIN_FORMATS_MAX_SIZE]
    return "" if code == "General" else str(code)
