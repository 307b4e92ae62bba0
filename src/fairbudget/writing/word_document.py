"""A page of words as a file: a Word document, or plain text.

Whatever a person typed is written as text: no field, no link, no markup is made of it. The same page gives the same
bytes: dates are fixed, nobody is named as author, and the parts of the file are packed without the time of day.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fairbudget.language import say, speaking
from fairbudget.pages import Bullets, Grid, Heading, Page, Paragraph
from fairbudget.writing.atomic import write_atomically
from fairbudget.writing.template import MADE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

FONT = "Arial"
SMALL = 8  # points
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 210, 297, 18  # millimetres: A4
ENDINGS = (".docx", ".txt")
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}  # by these a word processor checks the spelling, and a screen reader speaks


def write_page(page: Page, path: Path | str, *, force: bool = False) -> None:
    """Write a page as .docx or .txt, by the ending of the name, whole or not at all.

    Raises ValueError for another ending, FileExistsError when the file is there and `force` is not given.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f'"{path.name}" ends in neither .docx nor .txt')
    content = page.text.encode() if ending == ".txt" else docx_bytes(page)
    write_atomically(path, lambda new: _write(new, content), force)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def docx_bytes(page: Page, mark: str = "") -> bytes:
    """The Word document of a page. `mark` stands in its properties: a random one makes a copy like no other."""
    # Imported late: only what writes a Word document waits for it.
    import docx

    document = docx.Document()
    _properties(document, page, mark)
    _look(document, page)
    _paper(document, page)
    if page.title_shown:
        document.add_paragraph(page.title, style="Title")
    for block in page.blocks:
        match block:
            case Heading(text=text):
                document.add_heading(text, level=1)
            case Paragraph(text=text):
                document.add_paragraph(text)
            case Bullets(items=items):
                for item in items:
                    document.add_paragraph(item, style="List Bullet")
            case Grid():
                _table(document, block, page.letter)
    stream = BytesIO()
    document.save(stream)
    return _packed(stream)


def _properties(document: "Document", page: Page, mark: str) -> None:
    about = document.core_properties
    about.title = page.title[:255]
    about.language = LANGUAGES[page.language]
    with speaking(page.language):
        about.comments = say("Made by fairbudget")
    if mark:
        about.keywords = mark
    about.author = about.last_modified_by = ""
    about.created = about.modified = MADE
    about.revision = 1


def _look(document: "Document", page: Page) -> None:
    """A plain, dark, readable letter everywhere, in the language of the page."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for part, tag in ((document.styles, "w:lang"), (document.settings, "w:themeFontLang")):
        for language in part.element.iter(qn(tag)):
            language.set(qn("w:val"), LANGUAGES[page.language])
            language.set(qn("w:eastAsia"), LANGUAGES[page.language])
    letter = page.letter
    sizes = {
        "Normal": (letter, 0, 4),
        "Title": (letter + 8, 0, 6),
        "Heading 1": (letter + 2, 8, 3),
        "List Bullet": (letter, 0, 2),
    }
    for name, (size, before, after) in sizes.items():
        style: Any = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = Pt(size + 3)


def _paper(document: "Document", page: Page) -> None:
    """A4; above the text the title where it is no part of it, below what the page was made from."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(10)
    section.footer.paragraphs[0].add_run(page.made_from).font.size = Pt(SMALL)
    if not page.title_shown:
        section.header.paragraphs[0].add_run(page.title).font.size = Pt(SMALL)


def _table(document: "Document", grid: Grid, letter: int) -> None:
    """A real table: a header row that is marked as one, a description, numbers to the right."""
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=len(grid.headings), style="Table Grid")
    table.autofit = False
    room = PAGE_WIDTH - 2 * MARGIN
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(room * width // sum(grid.widths))
    for number, row in enumerate((grid.headings, *grid.rows)):
        strong = number == 0 or (grid.last_is_total and number == len(grid.rows))
        _row(table, row, grid, letter, strong=strong)
    _described(table, grid.description)
    _gap(document)


def _gap(document: "Document") -> None:
    """Two tables without a paragraph between them would be one; this one is as low as can be."""
    from docx.shared import Pt

    below = document.add_paragraph().paragraph_format
    below.space_after, below.line_spacing = Pt(0), Pt(6)


def _row(table: Any, texts: Sequence[str], grid: Grid, letter: int, *, strong: bool) -> None:
    for column, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
        cell.width = table.columns[column].width
        _fill(cell, text, letter, right=column in grid.numbers, strong=strong)


def _fill(cell: "_Cell", text: str, letter: int, *, right: bool, strong: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = Pt(letter + 1)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text)
    run.bold = strong
    run.font.size = Pt(letter - 1)


def _described(table: "Table", description: str) -> None:
    """What a screen reader needs: a description, a header row, and rows that stay on one page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    words = OxmlElement("w:tblDescription")
    words.set(qn("w:val"), description)
    table._tbl.tblPr.append(words)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _packed(stream: BytesIO) -> bytes:
    """The same parts with one fixed time, so that the same page is the same file."""
    made = BytesIO()
    with ZipFile(stream) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, date_time=MADE.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return made.getvalue()
