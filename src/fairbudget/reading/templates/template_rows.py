"""The rows of a template sheet as values, each read by the kind of its column, doubts at their cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fairbudget.language import say
from fairbudget.money import percent
from fairbudget.problems import Problem
from fairbudget.reading.cells.amounts import fraction, hours, money, not_negative, number, profile, whole
from fairbudget.reading.cells.choices import MOST_LETTERS, MOST_LETTERS_OF_NOTES, choice, text
from fairbudget.reading.cells.choices import currency as currency_code
from fairbudget.reading.cells.dates import day
from fairbudget.reading.cells.doubts import NOTHING, Doubt, Read
from fairbudget.reading.cells.either_language import bare
from fairbudget.reading.grid import Cell
from fairbudget.reading.grid import Sheet as Table
from fairbudget.reading.templates.template_headings import Found, Headings
from fairbudget.reading.templates.template_problems import CELL_MISSING, FRACTIONS_READ, ROW_HIDDEN
from fairbudget.template_columns import Column, ColumnKind

# The kinds that need nothing but the cell. An overhead value is read once the method of its row is known.
READERS: dict[ColumnKind, Callable[[Cell], Read[Any]]] = {
    "text": text,
    "line": text,
    "partner": text,
    "rate_code": text,
    "profile": profile,
    "currency": currency_code,
    "number": number,
    "hours": hours,
    "fraction": fraction,
    "whole": whole,
    "date": day,
}


@dataclass
class Row:
    """A row that holds something: its values by field, the cells that hold them, and what was wrong with them."""

    sheet: Table
    number: int
    columns: dict[str, Found]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: dict[str, Cell] = field(init=False)

    def __post_init__(self) -> None:
        at = ((name, self.sheet.get(self.number, found.number)) for name, found in self.columns.items())
        self.cells = {name: cell for name, cell in at if cell is not None and not cell.blank}

    @property
    def where(self) -> str:
        return self.sheet.where(self.number)

    def place(self, name: str) -> str:
        """The cell of a field in this row, or the row where the sheet has no such column."""
        found = self.columns.get(name)
        return self.sheet.where(self.number, found.number) if found else self.where

    def cell(self, name: str) -> Cell | None:
        """The cell of a field in this row, when it holds anything."""
        return self.cells.get(name)

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def need(self, name: str) -> None:
        """Say so when a field is empty in a column that the sheet has."""
        if name in self.columns and self.cell(name) is None:
            column = self.columns[name].column
            self.problems.append(CELL_MISSING(self.place(name), "", heading=say(column.heading), note=_asked(column)))

    def given(self, *names: str) -> dict[str, Any]:
        """The stated values of these fields, ready for a model that knows what "not stated" is."""
        return {name: self.values[name] for name in names if name in self.values}


def _asked(column: Column) -> str:
    """The note of a column without its first sentence, which says in either language that it is needed."""
    note = say(column.note)
    return note.partition(". ")[2] if column.needed else note


def read_rows(sheet: Table, headings: Headings, currency: str) -> Iterator[Row]:
    """The rows under the headings that hold something in the template's columns."""
    for position in sheet.by_row:
        if position <= headings.row:
            continue
        row = Row(sheet, position, headings.columns)
        if row.cells:
            _fill(row, currency)
            if position in sheet.hidden_rows:
                row.problems.append(ROW_HIDDEN(row.where))
            yield row


def _fill(row: Row, currency: str) -> None:
    for name, cell in row.cells.items():
        read = read_cell(cell, row.columns[name], currency)
        if read.value is not None:
            row.values[name] = read.value
        if read.doubt is not None:
            row.problems.append(at_cell(read.doubt, row.place(name), cell))


def read_cell(cell: Cell, found: Found, currency: str) -> Read[Any]:
    """The value of a cell by the kind of its column; nothing in a budget's columns is below zero."""
    return not_negative(_read(cell, found, currency))


def _read(cell: Cell, found: Found, currency: str) -> Read[Any]:
    column = found.column
    match column.kind:
        case "overhead":
            return NOTHING
        case "notes" | "lines" | "shares":
            return text(cell, MOST_LETTERS_OF_NOTES)
        case "money":
            return money(cell, currency)
        case "choice":
            return choice(cell, column.choices, column.heading)
        case "fraction" if holds_fractions(found):
            return fraction(cell, bare_is_fraction=True)
        case kind:
            return READERS[kind](cell)


def at_cell(doubt: Doubt, where: str, cell: Cell) -> Problem:
    """The problem at a cell, quoting what a person sees there: the formula when it has no result."""
    seen = cell.formula if cell.uncalculated and cell.formula else cell.text
    return doubt.at(where, seen if len(seen) <= MOST_LETTERS else f"{seen[:MOST_LETTERS]} …")


def holds_fractions(found: Found) -> bool:
    """Whether a column is headed just `oncost`, which in tidy files holds fractions such as 0.31."""
    return found.column.kind == "fraction" and bare(found.heading) == "oncost"


def how_fractions_were_read(sheet: Table, headings: Headings) -> list[Problem]:
    """Say once, at its heading, that a column was read as fractions, with its first value as the example."""
    said = []
    for found in filter(holds_fractions, headings.columns.values()):
        cells = (sheet.get(row, found.number) for row in range(headings.row + 1, sheet.last_row + 1))
        first = next((cell.text for cell in cells if cell and number(cell).value), None)
        if first is not None:
            read = fraction(Cell(0, 0, first), bare_is_fraction=True).value
            example = say("{number} is {percent}", number=first, percent=percent(read)) if read is not None else first
            said.append(FRACTIONS_READ(sheet.where(headings.row, found.number), found.heading, example=example))
    return said
