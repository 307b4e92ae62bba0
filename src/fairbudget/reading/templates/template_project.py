"""The *Project* sheet: fields one under another with their values beside them."""

from fairbudget.budget import Project
from fairbudget.problems import Problem
from fairbudget.reading.cells.either_language import bare, english_of
from fairbudget.reading.grid import Sheet as Table
from fairbudget.reading.templates.template_headings import Found, column_named, headings_of, names_of, nearest
from fairbudget.reading.templates.template_problems import COLUMN_TWICE, FIELD_UNKNOWN
from fairbudget.reading.templates.template_rows import at_cell, read_cell
from fairbudget.template import PROJECT

FIELD, VALUE = 1, 2


def project_of(sheet: Table | None, currency: str) -> tuple[Project, list[Problem]]:
    """What the sheet states; `currency` where it names none. Without the sheet nothing is stated."""
    if sheet is None:
        return Project(currency=currency), []
    rows, problems = fields_of(sheet)
    values: dict[str, object] = {"currency": currency}
    # The currency comes first, because the award limit is read in it.
    for name in sorted(rows, key=lambda name: name != "currency"):
        row, found = rows[name]
        cell = sheet.get(row, VALUE)
        if cell is None:
            continue
        read = read_cell(cell, found, str(values["currency"]))
        if read.value is not None:
            values[name] = read.value
        if read.doubt is not None:
            problems.append(at_cell(read.doubt, sheet.where(row, VALUE), cell))
    return Project.model_validate(values), problems


def fields_of(sheet: Table) -> tuple[dict[str, tuple[int, Found]], list[Problem]]:
    """The row of each field that the sheet names, and the names that are not fields."""
    known = names_of(PROJECT.columns)
    rows: dict[str, tuple[int, Found]] = {}
    problems = []
    for number in range(1, sheet.last_row + 1):
        cell = sheet.get(number, FIELD)
        if cell is None or _heads_the_fields(cell.text):
            continue
        where, field = sheet.where(number, FIELD), column_named(cell.text, known)
        if field is None:
            problems.append(FIELD_UNKNOWN(where, cell.text, nearest=nearest(cell.text, headings_of(PROJECT))))
        elif field.field in rows:
            problems.append(COLUMN_TWICE(where, cell.text))
        else:
            rows[field.field] = (number, Found(VALUE, field, cell.text))
    return rows, problems


def _heads_the_fields(text: str) -> bool:
    """Whether a cell is empty to the eye, or the heading over the names of the fields."""
    return bare(text) in ("", "field") or english_of(text, ("Field",)) is not None
