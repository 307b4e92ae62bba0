"""The sheets of a workbook of results as tables, for tests that look at what a person sees there."""

from collections.abc import Mapping
from decimal import Decimal

from openpyxl.utils.cell import coordinate_from_string

from spreadsheet import Place, Value

HEADINGS = 3  # the row of the headings


def exactly(value: Value) -> Value:
    """A number without the dust of binary fractions, a thousand-millionth at most; text as it is, none if empty."""
    return round(value, 9) if isinstance(value, Decimal) else value or None


def table(cells: Mapping[Place, Value], sheet: str) -> list[dict[str, Value]]:
    """The rows of a sheet of results, each by its headings."""
    found = {coordinate_from_string(place): value for (name, place), value in cells.items() if name == sheet}
    headings = {letter: str(value) for (letter, row), value in found.items() if row == HEADINGS}
    rows = sorted({row for _, row in found if row > HEADINGS})
    return [{heading: found.get((letter, row)) for letter, heading in headings.items()} for row in rows]


def place_of_rate(cells: Mapping[Place, Value], key: str) -> Place:
    """The cell of the amount used of the one rate whose key begins so."""
    [row] = [
        place.lstrip("A")
        for (sheet, place), value in cells.items()
        if sheet == "Rates" and coordinate_from_string(place)[0] == "A" and str(value).startswith(key)
    ]
    [letter] = [
        coordinate_from_string(place)[0]
        for (sheet, place), value in cells.items()
        if sheet == "Rates" and value == "Amount used"
    ]
    return "Rates", f"{letter}{row}"
