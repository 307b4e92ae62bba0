"""Where things stand in the workbook of results: the cells of parameters, of line columns and of what was typed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fairbudget.budget import Budget
from fairbudget.costing.rows import Parameter, Row
from fairbudget.reading.grid import letters
from fairbudget.template_columns import Sheet
from fairbudget.template_lines import COSTS, TIME
from fairbudget.writing.result_sheet import FIRST
from fairbudget.writing.template import written_columns
from fairbudget.writing.template_cells import MOST_DIGITS, value_of

WILD = re.compile(r"[*?~]")  # MATCH reads these as patterns
LONGEST_MATCHED = 255


def can_be_matched(name: str, names: Sequence[str]) -> bool:
    """Whether MATCH finds this name and no other: it reads patterns, tells no capitals and gives up on long texts."""
    alike = Counter(other.casefold() for other in names)
    return alike[name.casefold()] == 1 and len(name) <= LONGEST_MATCHED and not WILD.search(name)


@dataclass(frozen=True)
class Places:
    """The layout of one workbook. Row and column numbers count from 0 unless they stand in a reference."""

    budget: Budget
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]  # names of the amount columns of *Lines*, with their text columns before them
    rows: tuple[Row, ...]
    names: dict[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """The defined name of a parameter, such as rate_on_costs_ni_rate_2025_04_06."""
        return self.names[key]

    def column(self, name: str) -> str:
        """The letters of a column of *Lines*."""
        return letters(self.columns.index(name) + 1)

    def cell(self, name: str, row: int) -> str:
        """A cell of the same row of *Lines* (row counted from 0)."""
        return f"${self.column(name)}{row + 1}"

    def span(self, name: str, rows: range | None = None, *, sheet: bool = False) -> str:
        """All cells of a column of *Lines*, or those of some rows (positions of rows, counted from 0)."""
        chosen = rows if rows is not None else range(len(self.rows))
        first, last = FIRST + chosen.start + 1, FIRST + max(chosen.stop, chosen.start + 1)
        letter = self.column(name)
        area = f"${letter}${first}:${letter}${last}"
        return f"Lines!{area}" if sheet else area

    def typed(self, row: Row, field_name: str, own_row: int) -> str | None:
        """A look-up of what was typed on *Time* or *Costs* for the row's line; None when it stands there as text."""
        sheet, things = self._lines_of(row)
        position, thing = next((i, one) for i, one in enumerate(things) if one.line == row.line)
        value = value_of(thing, field_name)
        if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > MOST_DIGITS:
            return None
        fields = [column.field for column in written_columns(sheet, things)]
        letter, key = letters(fields.index(field_name) + 1), letters(fields.index("line") + 1)
        if not can_be_matched(row.line, [one.line for one in things]):
            return f"{sheet.name}!${letter}${position + 2}"
        last = len(things) + 1
        match = f"MATCH({self.cell('line', own_row)},{sheet.name}!${key}$2:${key}${last},0)"
        return f"INDEX({sheet.name}!${letter}$2:${letter}${last},{match})"

    def _lines_of(self, row: Row) -> tuple[Sheet, Sequence[Any]]:
        return (TIME, self.budget.time) if row.kind == "time" else (COSTS, self.budget.costs)


def defined_names(parameters: Sequence[Parameter]) -> dict[str, str]:
    """A defined name for each parameter, made from its key; a number tells apart keys that look alike."""
    names: dict[str, str] = {}
    for parameter in parameters:
        stem = "rate_" + re.sub(r"[^A-Za-z0-9]+", "_", parameter.key).strip("_")[:180]
        name, count = stem, 1
        while name.casefold() in {taken.casefold() for taken in names.values()}:
            count += 1
            name = f"{stem}_{count}"
        names[parameter.key] = name
    return names
