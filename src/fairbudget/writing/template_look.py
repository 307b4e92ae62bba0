"""How the template's sheets look: one accent colour, one font, and no meaning in colour alone."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from fairbudget.language import say

ACCENT = "#1F5C6B"
TINT = "#E3EEF0"
INK = "#1B2A2F"
LINE = "#B9CDD2"
# Arial is on every machine that has Excel, and LibreOffice draws it with the same widths.
FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
NUMBER_FORMATS = {
    "money": "#,##0.00",
    "fraction": "0.0%",
    "date": "d mmm yyyy",
    "whole": "0",
    "line": "@",
    "text": "@",
    "partner": "@",
    "shares": "@",
    "rate_code": "@",
    "lines": "@",
}
WRAPPED = ("text", "shares", "notes")
LEFT: dict[str, object] = {"align": "left", "indent": 1}
NUMBERS = ("money", "number", "hours", "fraction", "overhead", "whole", "date")
A3, A4 = 8, 9
MOST_COLUMNS_ON_A4 = 12


Words = ParamSpec("Words")
ALook = TypeVar("ALook", bound="Look")


def once(make: Callable[Concatenate[ALook, Words], Any]) -> Callable[Concatenate[ALook, Words], Any]:
    """For what makes a format and is asked with every cell: the same words get the format that was made for them."""

    @wraps(make)
    def format_for(look: ALook, /, *words: Words.args, **more: Words.kwargs) -> Any:
        key = (make.__name__, words, *more.items())
        if key not in look.asked:
            look.asked[key] = make(look, *words, **more)
        return look.asked[key]

    return format_for


class Look:
    """The formats of one workbook, each made once. `workbook` is XlsxWriter's."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.asked: dict[tuple[object, ...], Any] = {}

    def _format(self, **properties: object) -> Any:
        """The format with these properties added to the font; the same properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**FONT, **properties})
        return self._made[key]

    @once
    def cell(self, kind: str, *, quoted: bool = False) -> Any:
        """The format of a cell of a kind of column. `quoted`: a text that begins like a formula stays one."""
        properties: dict[str, object] = {}
        if kind in NUMBER_FORMATS:
            properties["num_format"] = NUMBER_FORMATS[kind]
        if kind in WRAPPED:
            properties["text_wrap"] = True
        if kind not in NUMBERS:
            properties |= LEFT
        if quoted:
            properties["quote_prefix"] = True
        return self._format(**properties)

    def heading(self, needed: bool, kind: str = "text") -> Any:
        """Dark for what is needed, light for the rest; the note on the heading says the same in words."""
        colours = {"bg_color": ACCENT, "font_color": "#FFFFFF"} if needed else {"bg_color": TINT}
        side = {"align": "right"} if kind in NUMBERS else LEFT
        return self._format(
            bold=True,
            text_wrap=True,
            bottom=1,
            bottom_color=ACCENT,
            **{**colours, **side, "valign": "vcenter"},
        )

    @cached_property
    def title(self) -> Any:
        return self._format(bold=True, font_size=14, font_color=ACCENT)

    @cached_property
    def label(self) -> Any:
        return self._format(bold=True, bg_color=TINT, bottom=1, bottom_color=LINE, **LEFT, valign="vcenter")

    @cached_property
    def plain(self) -> Any:
        return self._format()

    @cached_property
    def hairline(self) -> Any:
        """Only for conditional formatting: the thin line under a row that holds something."""
        return self._workbook.add_format({"bottom": 1, "bottom_color": LINE})


class AnswerLook(Look):
    """The look of the answers on *Project*: all to the left, each on a line to write on."""

    def _format(self, **properties: object) -> Any:
        return super()._format(**{**properties, **LEFT, "bottom": 1, "bottom_color": LINE, "valign": "vcenter"})


def page(sheet: Any, headings_row: int | None = 0, columns: int = 1) -> None:
    """Print a sheet across and one page wide (A3 if it has many columns), with headings on every page."""
    sheet.set_landscape()
    sheet.set_paper(A3 if columns > MOST_COLUMNS_ON_A4 else A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header('&L&"Arial,Bold"&A')
    number = say("Page {page} of {pages}", page="&P", pages="&N")
    sheet.set_footer(f'&L&"Arial,Regular"&F&R&"Arial,Regular"{number}')
    if headings_row is not None:
        sheet.repeat_rows(headings_row)
