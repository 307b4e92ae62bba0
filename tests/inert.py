"""What may stand in a file that goes out: the formulas, tags and parts that are ours, and nothing else."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
from openpyxl.cell import Cell
from openpyxl.formula import Tokenizer

# The functions of our formulas by sheet. The template's sheets have none in their cells.
FUNCTIONS = {
    "Summary": {"EXACT", "SUM", "SUMPRODUCT"},
    "Lines": {"IF", "INDEX", "MATCH", "MAX", "MIN", "ROUND", "ROUNDDOWN", "ROW", "SUM", "SUMPRODUCT"},
    "Fairness": {"EXACT", "IF", "ISNUMBER", "MAX", "ROUND", "SUM", "SUMPRODUCT"},
    "Fixes": {"IF", "ISNUMBER", "MAX", "ROUND", "SUM"},
    "Checks": {"IF", "ROUND", "SUM"},
    "Rates": {"EXACT", "IF", "ISNUMBER", "MAX", "ROUND", "SUMPRODUCT"},
    "Portfolio": {"COUNTIF", "ROWS", "SUM", "SUMIF"},
    "Distributions": {"EXACT", "IF", "ROUND", "SUMPRODUCT"},
}
OUR_SHEETS = (
    "Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates", "Sources", "Changes", "Method", "Not read",
    "Project", "Partners", "Time", "Costs", "Overrides", "Lists",
    "Portfolio", "Distributions", "Budgets", "Figures", "Outliers", "Not judged", "Problems",
)  # fmt: skip
OUR_WORDS = {
    '"adds up"', '"does not add up"', '"yn gywir"', '"ddim yn gywir"', '"not applicable"', '"amherthnasol"',
    '"Pre-application"', '"Cyn gwneud cais"', '"Grant"', '"Brokerage"', '"Broceriaeth"', '"Nobody"', '"Neb"',
    '"ok"', '"iawn"', '"insufficient data"', '"dim digon o ddata"', '"yes"', '"ydy"', '"GBP"', '""',
}  # fmt: skip
SHEET = "|".join(f"'{name}'" if " " in name else name for name in OUR_SHEETS)
CELL = r"\$?[A-Z]{1,3}\$?[0-9]+"
REFERENCE = re.compile(rf"(?:(?:{SHEET})!)?{CELL}(?::{CELL})?")
NAME = re.compile(r"(?:rate|list)_[a-z0-9_]+")
AREA = re.compile(rf"(?:(?:{SHEET})!(?:{CELL}(?::{CELL})?|\$[0-9]+:\$[0-9]+|\$[A-Z]+:\$[A-Z]+),?)+")
# Rules of look and of entry: the template's own.
RULE = re.compile(
    rf"(?:COUNTA\({CELL}:{CELL}\)(?:>|&gt;)0|{CELL}(?:<>|&lt;&gt;){CELL}"
    rf"|list_[a-z_]+|Partners!{CELL}:{CELL}|[0-9]+|)"
)
NOT_IN_A_WORKBOOK = (
    "externalLink",
    "vbaProject",
    "oleObject",
    "activeX",
    "ctrlProp",
    "embeddings",
    "connections",
    "queryTable",
    "customXml",
)
LIKE_A_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "div", "table",
    "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "scope", "role", "aria-label", "tabindex"}


def parts_of(content: bytes) -> dict[str, bytes]:
    """The files in a zipped file."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells_of(content: bytes) -> Iterator[tuple[str, Cell]]:
    """Every cell of a workbook with the name of its sheet."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if isinstance(cell, Cell))


def not_ours_in_formula(sheet: str, formula: str) -> list[str]:
    """What in a formula is no function, reference, name or word of ours."""
    found = []
    for token in Tokenizer(formula).items:
        text = token.value
        match token.type, token.subtype:
            case "FUNC", "OPEN":
                right = text.rstrip("(") in FUNCTIONS.get(sheet, ())
            case "OPERAND", "RANGE":
                right = bool(REFERENCE.fullmatch(text) or NAME.fullmatch(text))
            case "OPERAND", "TEXT":
                right = text in OUR_WORDS
            case "OPERAND", kind:
                right = kind in ("NUMBER", "LOGICAL")
            case kind, _:
                right = kind in (
                    "FUNC",
                    "PAREN",
                    "SEP",
                    "OPERATOR-INFIX",
                    "OPERATOR-PREFIX",
                    "OPERATOR-POSTFIX",
                    "WHITE-SPACE",
                )
        if not right:
            found.append(text)
    return found


def faults_of_workbook(content: bytes) -> list[str]:
    """All that is not ours and could act, link or load, in any part of a workbook."""
    found = [fault for sheet, cell in cells_of(content) for fault in _faults_of_cell(sheet, cell)]
    for name, part in parts_of(content).items():
        if any(word in name for word in NOT_IN_A_WORKBOOK):
            found.append(name)
        found += _faults_of_part(name, part)
    return found


def _faults_of_cell(sheet: str, cell: Cell) -> Iterator[str]:
    place = f"{sheet}!{cell.coordinate}"
    if cell.data_type == "f" and not_ours_in_formula(sheet, str(cell.value)):
        yield f"{place}: {cell.value}"
    if cell.data_type == "e":
        yield f"{place} is an error"
    if cell.hyperlink:
        yield f"{place} links"
    if cell.data_type == "s" and LIKE_A_FORMULA.match(str(cell.value)) and not cell.quotePrefix:
        yield f"{place} is not quoted: {cell.value!r}"


def _faults_of_part(name: str, part: bytes) -> Iterator[str]:
    text = part.decode("utf-8")
    tree = ElementTree.fromstring(text)  # noqa: S314 - made by the test
    if 'TargetMode="External"' in text or "<hyperlink" in text or "<hlinkClick" in text:
        yield f"{name} links"
    for element in tree.iter():
        tag, said = element.tag.rpartition("}")[2], element.text or ""
        rule = {"formula": RULE, "formula1": RULE, "formula2": RULE, "definedName": AREA}.get(tag)
        if tag == "f" and name.startswith("xl/charts/"):
            rule = AREA
        if rule is not None and not rule.fullmatch(said):
            yield f"{name}: {tag}: {said}"
        if tag == "definedName" and not re.fullmatch(r"(?:rate|list|_xlnm)[\w.]+", element.get("name", "")):
            yield f"{name}: the name {element.get('name')}"
        if tag in ("oddHeader", "oddFooter") and not re.fullmatch(
            r'&L&"Arial,\w+"&[AF](&R&"Arial,\w+"[\w ]+&P[\w ]+&N)?', said
        ):
            yield f"{name}: {said}"


FIELDS = (
    "fldChar", "fldSimple", "instrText", "hyperlink", "object", "altChunk", "drawing", "pict", "attachedTemplate",
    "subDoc", "ins", "sdt",
)  # fmt: skip


def faults_of_document(content: bytes) -> list[str]:
    """The same of a Word document: no field, link, object or other document."""
    found = []
    for name, part in parts_of(content).items():
        if name.endswith((".xml", ".rels")):
            text = part.decode("utf-8")
            ElementTree.fromstring(text)  # noqa: S314 - made by the test
            if name.startswith(("word/document", "word/header", "word/footer")):
                found += [f"{name}: {field}" for field in FIELDS if f"<w:{field}" in text]
            if 'TargetMode="External"' in text:
                found.append(f"{name} links")
        if "vba" in name.lower() or "embed" in name:
            found.append(name)
    return found


class Seen(HTMLParser):
    """What a browser makes of a page: its tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.others: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def faults_of_page(content: bytes) -> list[str]:
    """The same of a page for the browser: no tag, attribute, address or style but ours."""
    page = Seen(content.decode("utf-8"))
    found = [f"<{tag}>" for tag in page.tags - TAGS]
    found += [f"{tag} {name}={value!r}" for tag, name, value in page.attributes if name not in ATTRIBUTES]
    found += [
        f"{tag} {name}={value!r}"
        for tag, name, value in page.attributes
        if name in ("class", "scope", "role") and not value.isalpha()
    ]
    styles = re.findall(r"<style>(.*?)</style>", content.decode("utf-8"), re.DOTALL)
    found += [style for style in styles if re.search(r"url\(|@import|expression", style)]
    return [*found, *page.others]


def text_of_page(content: bytes) -> str:
    """The words of a page."""
    return Seen(content.decode("utf-8")).text
