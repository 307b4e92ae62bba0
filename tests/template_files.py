"""Small budgets as files, for the tests of the template: the same rows as .xlsx, .ods or .csv."""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from fairbudget.budget import Budget
from fairbudget.reading import read_budget
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.templates.template import read_template
from fairbudget.writing.template import budget_sheets

Value = str | int | Decimal | date | None
Rows = Sequence[Sequence[Value]]

PARTNERS: Rows = (("Partner", "Type"), ("Midchester University", "University"), ("Harbour Lane Arts", "VCSE"))
HEADINGS = ("Line", "Partner", "Role", "People", "Quantity", "Unit")
LINE = ("1", "Midchester University", "Fellow", 1, 10, "Day")


def a_book(time: Rows, **sheets: Rows) -> Book:
    """A template in memory: the Time sheet, two partners, and what else is given (`Costs=...`)."""
    everything = {"Partners": PARTNERS, "Time": time, **sheets}
    return Book("budget.xlsx", "", tuple(a_sheet(name, rows) for name, rows in everything.items()))


def a_sheet(name: str, rows: Rows) -> Sheet:
    return Sheet(
        name,
        {
            (r, c): Cell(r, c, Decimal(value) if isinstance(value, int) else value)
            for r, row in enumerate(rows, 1)
            for c, value in enumerate(row, 1)
            if value is not None
        },
    )


def read(time: Rows, **sheets: Rows) -> Budget:
    return read_template(a_book(time, **sheets))


def one_line(**answers: Value) -> Budget:
    """A budget of one good line, with these answers (`Own_rate_£=...`) in place of its own or added."""
    line: dict[str, Value] = dict(zip(HEADINGS, LINE, strict=True))
    line |= {name.replace("_", " "): value for name, value in answers.items()}
    return read([tuple(line), tuple(line.values())])


def codes(budget: Budget) -> list[str]:
    return [problem.code for problem in budget.problems]


def written(budget: Budget, path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        budget_sheets(workbook, budget)
    return path


def and_back(budget: Budget, path: Path) -> Budget:
    """The budget written and read again, without what belongs to the file."""
    return without_places(read_budget(written(budget, path)))


def without_places(budget: Budget) -> Budget:
    """The budget without its file, and without where its parts stood in it."""
    return budget.model_copy(
        update={
            "file_name": "",
            "file_sha256": "",
            **{
                name: tuple(part.model_copy(update={"where": ""}) for part in getattr(budget, name))
                for name in ("partners", "time", "costs", "overrides")
            },
        }
    )


def as_xlsx(path: Path, name: str, rows: Rows) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(name)
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def as_csv(path: Path, rows: Rows, separator: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as stream:
        csv.writer(stream, delimiter=separator).writerows(rows)
    return path


def as_ods(path: Path, name: str, rows: Rows) -> Path:
    """The rows as LibreOffice stores them: typed values, and a million repeated blank rows at the end."""
    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    blank = TableRow(numberrowsrepeated=1_048_000)
    blank.addElement(TableCell(numbercolumnsrepeated=16_384))
    table.addElement(blank)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _ods_cell(value: Value) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, str):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=value))
        return cell
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    return TableCell(valuetype="float", value=str(value))
