"""Finding the template's columns on a sheet: in any order, with other capitals or spaces, in Welsh."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairbudget.language import say
from fairbudget.problems import Problem, near, said_near
from fairbudget.reading.cells.either_language import bare, english_of
from fairbudget.reading.grid import Sheet as Table
from fairbudget.reading.templates.template_problems import COLUMN_MISSING, COLUMN_TWICE, COLUMN_UNKNOWN
from fairbudget.template_columns import Column, Sheet

# Headings stand in row 1; a few title rows above them do no harm.
ROWS_TO_LOOK_AT = 10


@dataclass(frozen=True)
class Found:
    """A column of the template at its place on the sheet, under the heading that stands there."""

    number: int
    column: Column
    heading: str


@dataclass(frozen=True)
class Headings:
    """The heading row of a sheet, its columns by field, and what was odd about them."""

    row: int
    columns: dict[str, Found]
    problems: tuple[Problem, ...] = ()

    def has(self, *fields: str) -> bool:
        return all(field in self.columns for field in fields)


def find_headings(sheet: Table, plan: Sheet) -> Headings:
    """The row that holds most of the plan's headings, and which column is which."""
    names = names_of(plan.columns)
    rows: dict[int, dict[int, Column]] = {}
    for number in range(1, ROWS_TO_LOOK_AT + 1):
        rows[number] = _known(sheet, number, names)
        if len(rows[number]) >= len(plan.columns):
            # It names every column: no other row can name more.
            break
    row = max(rows, key=lambda number: (len(rows[number]), -number))
    known = rows[row]
    columns: dict[str, Found] = {}
    problems: list[Problem] = []
    for cell in sheet.row(row):
        where = sheet.where(row, cell.column)
        column = known.get(cell.column)
        if column is None:
            if cell.text:
                problems.append(COLUMN_UNKNOWN(where, cell.text, nearest=nearest(cell.text, headings_of(plan))))
        elif column.field in columns:
            problems.append(COLUMN_TWICE(where, cell.text))
        else:
            columns[column.field] = Found(cell.column, column, cell.text)
    return Headings(row, columns, tuple(problems))


def missing(sheet: Table, plan: Sheet, headings: Headings, *fields: str) -> list[Problem]:
    """A problem for each of these columns that the sheet does not have."""
    return [
        COLUMN_MISSING(sheet.where(headings.row), say(plan.column(field).heading), sheet=sheet.name)
        for field in fields
        if field not in headings.columns
    ]


def nearest(word: str, known: list[str]) -> str:
    """`Nearest: "Unit", "Quantity". ` for a message, spelt as they are known; empty when nothing is near."""
    spelt = {f'"{name.lower()}"': f'"{name}"' for name in known}
    found = near(word, [name.strip('"') for name in spelt])
    for lower, name in spelt.items():
        found = found.replace(lower, name)
    return f"{said_near(found).lstrip()} " if found else ""


def headings_of(plan: Sheet) -> list[str]:
    """The headings that can be suggested: in the language spoken, and in English, which is read as well."""
    spoken = [say(column.heading) for column in plan.columns]
    return list(dict.fromkeys([*spoken, *(column.heading for column in plan.columns)]))


def names_of(columns: Sequence[Column]) -> dict[str, Column]:
    """The columns (on *Project* the fields) by every English name they are known by, bare."""
    return {bare(name): column for column in columns for name in (column.heading, *column.other_names)}


def column_named(written: str, names: dict[str, Column]) -> Column | None:
    """The column that a heading names, in English or in Welsh."""
    column = names.get(bare(written))
    if column is None and written:
        english = english_of(written, [known.heading for known in names.values()])
        column = names[bare(english)] if english else None
    return column


def _known(sheet: Table, row: int, names: dict[str, Column]) -> dict[int, Column]:
    """The columns that a row names, by their number on the sheet."""
    named = {cell.column: column_named(cell.text, names) for cell in sheet.row(row)}
    return {number: column for number, column in named.items() if column is not None}
