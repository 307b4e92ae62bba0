"""What a formula says: which cells it uses, and whether it is a plain product or a plain sum.

Only the text is read; nothing is ever calculated from it. Both spellings are understood: `=SUM(B2:B9)` of
Excel and `of:=SUM([.B2:.B9])` of OpenDocument.
"""

import re
from typing import NamedTuple

from fairbudget.reading.remembering import remembered

_OPEN_DOCUMENT = re.compile(r"\[\$?('(?:[^']|'')*'|[^\].']*)\.([^\]:]+)(?::\.?([^\]]+))?\]")
_REFERENCE = re.compile(
    r"(?<![A-Za-z_.])(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])"
)
_QUOTED = re.compile(r"('(?:[^']|'')*')")
_NUMBER = r"\d+(?:\.\d+)?%?"
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_PRODUCT = re.compile(rf"^(?:{_CELL}|{_NUMBER})(?:\*(?:{_CELL}|{_NUMBER}))+$")
_NUMBERS = re.compile(rf"^{_NUMBER}(?:\*{_NUMBER})+$")
_SUM = re.compile(rf"^(?:SUM|SUBTOTAL)\((?:9[,;]|109[,;])?[^()*/]+\)$|^{_CELL}(?:\+{_CELL})+$", re.IGNORECASE)
_LEFT_OVER = re.compile(rf"^(?:({_CELL})|{_NUMBER})(?:-{_CELL})+$")
_WIDEST = 5_000  # cells of one range that are followed


class Place(NamedTuple):
    """A cell by sheet name ("" for the formula's own sheet), row and column, both from 1."""

    sheet: str
    row: int
    column: int


def excel_spelling(formula: str) -> str:
    """The formula in Excel's spelling, without =, spaces and outer brackets."""
    text = re.sub(r"^(?:of:|oooc:|msoxl:)", "", formula)
    text = _OPEN_DOCUMENT.sub(_to_excel, text).strip().lstrip("=+")
    # Spaces mean nothing, but those in a sheet's name do.
    text = "".join(part if part.startswith("'") else part.replace(" ", "") for part in _QUOTED.split(text))
    while text.startswith("(") and text.endswith(")") and _closes_at_end(text):
        text = text[1:-1]
    return text


@remembered
def places(formula: str) -> tuple[Place, ...]:
    """Every cell that the formula uses, ranges spelled out, in order of appearance."""
    found: list[Place] = []
    for sheet, column, row, to_column, to_row in _REFERENCE.findall(excel_spelling(formula)):
        name = sheet.strip("'").replace("''", "'")
        first, last = int(row), int(to_row or row)
        left, right = _number(column), _number(to_column or column)
        if (last - first + 1) * (right - left + 1) <= _WIDEST:
            found += [Place(name, r, c) for r in range(first, last + 1) for c in range(left, right + 1)]
    return tuple(found)


def is_product(formula: str) -> bool:
    """Whether the formula only multiplies cells (and numbers): `=B2*C2`, `=B15*0.1`."""
    return bool(_PRODUCT.match(excel_spelling(formula).replace("(", "").replace(")", "")))


def factors(formula: str) -> tuple[str, ...]:
    """The numbers that a formula of numbers alone multiplies, as they are written: 30 and 14 of `=30*14`."""
    text = excel_spelling(formula).replace("(", "").replace(")", "")
    return tuple(text.split("*")) if _NUMBERS.match(text) else ()


def is_sum(formula: str) -> bool:
    """Whether the formula only adds cells: `=SUM(B2:B9)`, `=B2+B7`."""
    return bool(_SUM.match(excel_spelling(formula)))


def minuend(formula: str) -> Place | None:
    """The cell from which others are taken away (`=H15-H17-H16` gives H15): money to be had, not a cost."""
    found = _LEFT_OVER.match(excel_spelling(formula))
    return places(formula)[0] if found and found.group(1) else None


def is_left_over(formula: str) -> bool:
    """Whether the formula takes cells away from something: `=7000-E22`."""
    return bool(_LEFT_OVER.match(excel_spelling(formula)))


def _to_excel(found: re.Match[str]) -> str:
    sheet, first, last = found.groups()
    name = f"{sheet}!" if sheet else ""
    return name + first.lstrip(".") + (f":{last.rpartition('.')[2]}" if last else "")


def _closes_at_end(text: str) -> bool:
    """Whether the first bracket is closed by the last one."""
    depth = 0
    for i, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return i == len(text) - 1
    return False


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number
