"""Cells as a person reads and types them: words of closed lists in the language spoken; all else as it stands."""

from fairbudget.reading.cells.choices import choice
from fairbudget.reading.grid import Cell
from fairbudget.template_columns import Column
from fairbudget.template_words import label


def shown(column: Column, text: str) -> str:
    """The text of a cell for a person: the code of a closed list in words."""
    return label(text) if text in column.choices else text


def typed(column: Column, text: str) -> str:
    """What a person typed as it is kept: a word of a closed list by its code, everything else exactly as typed."""
    if not column.choices:
        return text
    return choice(Cell(1, 1, text), column.choices, column.heading).value or text
