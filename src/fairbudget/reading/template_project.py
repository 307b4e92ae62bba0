"""The *Project* sheet: fields one under another with their values beside them."""

from fairbudget.budget import Project
from fairbudget.problems import Problem
from fairbudget.reading.grid import Sheet as Table
from fairbudget.reading.template_headings import Found, bare, nearest
from fairbudget.reading.template_problems import COLUMN_TWICE, FIELD_UNKNOWN
from fairbudget.reading.template_rows import at_cell, read_cell
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
    known = {bare(name): field for field in PROJECT.columns for name in (field.heading, *field.other_names)}
    rows: dict[str, tuple[int, Found]] = {}
    problems = []
    for number in range(1, sheet.last_row + 1):
        cell = sheet.get(number, FIELD)
        if cell is None or bare(cell.text) in ("", "field"):
            continue
        where, field = sheet.where(number, FIELD), known.get(bare(cell.text))
        if field is None:
            names = [other.heading for other in PROJECT.columns]
            problems.append(FIELD_UNKNOWN(where, cell.text, nearest=nearest(cell.text, names)))
        elif field.field in rows:
            problems.append(COLUMN_TWICE(where, cell.text))
        else:
            rows[field.field] = (number, Found(VALUE, field, cell.text))
    return rows, problems
