"""The draft of a budget: what stands in each cell of the template's sheets, as text and not yet understood.

Nothing that a person typed or pasted is changed here. What a cell means is decided by the reader of the template
alone, each time the draft is read: a draft holds "£1,234.50" and "three days" alike, and problems point at its cells.
"""

from collections.abc import Iterable
from collections.abc import Mapping as TextByField
from typing import Literal

from pydantic import Field

from fairbudget.budget import Frozen, StatedTotal
from fairbudget.problems import Problem
from fairbudget.reading.grid import letters
from fairbudget.reading.mapping import Mapping
from fairbudget.template import OVERRIDES, PARTNERS, PROJECT
from fairbudget.template_columns import Sheet
from fairbudget.template_lines import COSTS, TIME

TableName = Literal["Partners", "Time", "Costs", "Overrides"]
SheetName = Literal["Project", "Partners", "Time", "Costs", "Overrides"]
PLANS: dict[SheetName, Sheet] = {
    "Project": PROJECT,
    "Partners": PARTNERS,
    "Time": TIME,
    "Costs": COSTS,
    "Overrides": OVERRIDES,
}
TABLES: tuple[TableName, ...] = ("Partners", "Time", "Costs", "Overrides")
FIRST_ROW = 2  # under the headings, as people count rows


class DraftRow(Frozen):
    """A row: the text of its cells by field, none empty; `came_from` is where it stood in the file it was read from."""

    cells: dict[str, str] = Field(default_factory=dict)
    came_from: str = ""

    def get(self, field: str) -> str:
        """The text of a cell; "" when nothing stands there."""
        return self.cells.get(field, "")

    def with_cells(self, texts: TextByField[str, str]) -> "DraftRow":
        """The row with these texts; an empty one takes the cell away."""
        cells = {field: text for field, text in {**self.cells, **texts}.items() if text.strip()}
        return self.model_copy(update={"cells": cells})


class NotUnderstood(Frozen):
    """Something of the file that no cell here holds: where it stood, what it said, why it was not understood.

    `sheet` and `line` name the line of this draft that it belongs to, where there is one; `original` is its whole row.
    """

    sheet: str = ""
    line: str = ""
    where: str
    found: str
    message: str
    original: str = ""


class Place(Frozen):
    """A cell or a row of a draft; `row` counts from 0, and `field` is None for a whole row."""

    sheet: SheetName
    row: int
    field: str | None = None


class Draft(Frozen):
    """The text of a whole budget. `project` is by field; the tables are rows.

    `unread` is what could not be understood of the file it came from and belongs to no cell here, `noticed` what was
    to be said about that file, `stated_totals` the totals that it states itself; `mapping` is what its columns were
    said to mean, so that next year's file can be read the same way.
    """

    project: dict[str, str] = Field(default_factory=dict)
    partners: tuple[DraftRow, ...] = ()
    time: tuple[DraftRow, ...] = ()
    costs: tuple[DraftRow, ...] = ()
    overrides: tuple[DraftRow, ...] = ()
    unread: tuple[NotUnderstood, ...] = ()
    noticed: tuple[Problem, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    file_name: str = ""
    file_sha256: str = ""
    mapping: Mapping | None = None

    def rows(self, table: TableName) -> tuple[DraftRow, ...]:
        """The rows of a table."""
        found: tuple[DraftRow, ...] = getattr(self, table.lower())
        return found

    def with_rows(self, table: TableName, rows: Iterable[DraftRow]) -> "Draft":
        """The draft with other rows in a table."""
        return self.model_copy(update={table.lower(): tuple(rows)})

    def text(self, place: Place) -> str:
        """The text of a cell."""
        if place.sheet == "Project":
            return self.project.get(place.field or "", "")
        return self.rows(place.sheet)[place.row].get(place.field or "")

    def with_text(self, place: Place, text: str) -> "Draft":
        """The draft with another text in one cell."""
        if place.field is None:
            raise ValueError("a text stands in a cell, not in a row")
        if place.sheet == "Project":
            project = DraftRow(cells=self.project).with_cells({place.field: text}).cells
            return self.model_copy(update={"project": project})
        rows = list(self.rows(place.sheet))
        rows[place.row] = rows[place.row].with_cells({place.field: text})
        return self.with_rows(place.sheet, rows)


def fields(sheet: SheetName) -> tuple[str, ...]:
    """The fields of a sheet in the order of its columns."""
    return tuple(column.field for column in PLANS[sheet].columns)


def place_of(where: str, draft: Draft) -> Place | None:
    """The cell or row that a problem points at ("Time!E5", "Time!5"); None where it points elsewhere."""
    name, _, cell = where.rpartition("!")
    known: SheetName | None = next((sheet for sheet in PLANS if sheet == name), None)
    if known is None:
        return None
    if known == "Project":
        return _of_project(cell)
    column, digits = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = int(digits) - FIRST_ROW if digits.isdigit() else -1
    if not 0 <= row < len(draft.rows(known)):
        return None
    by_letters = {letters(number): field for number, field in enumerate(fields(known), 1)}
    return Place(sheet=known, row=row, field=by_letters.get(column))


def _of_project(cell: str) -> Place | None:
    """A field of the project by its row, or by its heading where a problem names that."""
    columns = PROJECT.columns
    headed = next((column for column in columns if column.heading == cell), None)
    number = cell.lstrip("AB")
    if headed is None and number.isdigit() and FIRST_ROW <= int(number) < FIRST_ROW + len(columns):
        headed = columns[int(number) - FIRST_ROW]
    return Place(sheet="Project", row=0, field=headed.field) if headed else None
