"""How the sheets of results look: the template's fonts and colours, and formats for given and computed amounts."""

from functools import cached_property
from typing import Any

from fairbudget.writing.template_look import ACCENT, LINE, TINT, Look, once

# The pound sign is quoted so that no spreadsheet reads it as a locale.
SIGNS = {"GBP": '"£"', "EUR": '"€"', "USD": '"$"'}
GIVEN_INK = "#1F3FBF"


def sign_of(currency: str) -> str:
    """The sign of a currency in a number format."""
    return SIGNS.get(currency, f'"{currency} "')


class ResultLook(Look):
    """The formats of a workbook of results in one currency."""

    def __init__(self, workbook: Any, currency: str) -> None:
        super().__init__(workbook)
        sign = sign_of(currency)
        self._formats = {
            "£": f"{sign}#,##0.00;-{sign}#,##0.00",
            "rate": f"{sign}#,##0.00##",
            "fraction": "0.0#%",
            "date": "d mmm yyyy",
            "whole": "0",
            "year": "0",
            # "General", because "#,##0.##" leaves a bare point behind a whole number.
            "number": "General",
            "hours": "#,##0.00",
            "ratio": "0.000",
            "share": "0.0%",
        }

    @once
    def amount(self, unit: str, *, given: bool = False, strong: bool = False) -> Any:
        """A number: given ones in blue and italics (never by colour alone), totals in bold on a tint."""
        shown = self._formats.get(unit, self._formats["number"])
        properties: dict[str, object] = {"num_format": shown}
        if unit == "year":
            properties |= {"align": "left", "indent": 1}
        if given:
            properties |= {"font_color": GIVEN_INK, "italic": True}
        if strong:
            properties |= {"bold": True, "bg_color": TINT}
        return self._format(**properties)

    @once
    def text(self, *, wrap: bool = False, quoted: bool = False, strong: bool = False) -> Any:
        """Text, which stays text whatever it begins with."""
        properties: dict[str, object] = {"num_format": "@", "align": "left", "indent": 1}
        if wrap:
            properties["text_wrap"] = True
        if quoted:
            properties["quote_prefix"] = True
        if strong:
            properties |= {"bold": True, "bg_color": TINT}
        return self._format(**properties)

    @cached_property
    def line_above(self) -> Any:
        """Only for conditional formatting: a thin line above the first row of a group."""
        return self._workbook.add_format({"top": 1, "top_color": LINE})

    @cached_property
    def not_known(self) -> Any:
        """The words "not known" where an amount would stand."""
        return self._format(italic=True, align="right")

    @cached_property
    def sheet_title(self) -> Any:
        # Quoted, because a budget's own title may begin like a formula.
        return self._format(bold=True, font_size=16, font_color=ACCENT, quote_prefix=True)

    @cached_property
    def sheet_note(self) -> Any:
        return self._format(italic=True, valign="top")
