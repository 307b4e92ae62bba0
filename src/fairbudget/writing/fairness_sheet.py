"""The *Fairness* sheet: every figure for every group, as formulas over *Lines* where a spreadsheet can follow it."""

from decimal import Decimal
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.equity.figure import Figure
from fairbudget.tables import Value
from fairbudget.tables.fairness import FAIRNESS, FIGURES, fairness, listed
from fairbudget.writing.fairness_charts import add_charts
from fairbudget.writing.fairness_formulas import Formulas, Sheet, formulas_of
from fairbudget.writing.places import Places
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, end_sheet, fit_row, put_words, start_sheet

LAST_COLUMN = len(FAIRNESS) - 1
FORMS = {"£ an hour": "£", "fraction": "share", "pound-days": "whole"}
FIXED = {"hours": "hours", "coverage": "share", "closes": "£"}


def add_fairness(workbook: Any, assessment: Assessment, places: Places, look: ResultLook) -> None:
    """Write the table, each number with the value the engine gave it, and the charts under it."""
    figures = listed(assessment)
    rows = {(one.code, one.partner_type, one.partner): FIRST + number for number, one in enumerate(figures)}
    layout = Sheet(assessment.costed, places, rows)
    formulas = [formulas_of(figure, FIRST + number, layout) for number, figure in enumerate(figures)]
    table = fairness(assessment, [bool(found) for found in formulas])
    sheet = start_sheet(workbook, table, look, frozen=3)
    for number, (figure, values) in enumerate(zip(figures, table.rows, strict=True)):
        fit_row(sheet, FIRST + number, FAIRNESS, values)
        _row(sheet, FIRST + number, figure, values, formulas[number], look)
    _line_between_figures(sheet, len(figures), look)
    end_sheet(sheet, len(figures), len(FAIRNESS))
    below = FIRST + len(figures)
    last = add_charts(workbook, sheet, assessment, figures, FIRST, below + 1)
    if last > below + 1:
        sheet.set_h_pagebreaks([below])
        sheet.print_area(0, 0, last, LAST_COLUMN)


def _row(sheet: Any, at: int, figure: Figure, values: tuple[Value, ...], formulas: Formulas, look: ResultLook) -> None:
    for position, (column, value) in enumerate(zip(FAIRNESS, values, strict=True)):
        if isinstance(value, Decimal):
            form = look.amount(_form(column.name, figure))
            if column.name in formulas:
                sheet.write_formula(at, position, f"={formulas[column.name]}", form, value)
            else:
                sheet.write_number(at, position, value, form)
        elif column.name == "value" and value:
            sheet.write_string(at, position, str(value), look.not_known)
        elif value:
            put_words(sheet, at, position, str(value), look, wrap=column.kind == "wrapped")


def _form(column: str, figure: Figure) -> str:
    """In which form a number of a row is shown: each figure has its own units."""
    if column in FIXED:
        return FIXED[column]
    _, numerator, denominator = FIGURES.get(figure.code, ("", "number", "number"))
    unit = {"numerator": numerator, "denominator": denominator}.get(column, figure.unit)
    return FORMS.get(unit, unit)


def _line_between_figures(sheet: Any, rows: int, look: ResultLook) -> None:
    """A thin line above the first row of each figure."""
    criteria = f"=$A{FIRST + 2}<>$A{FIRST + 1}"
    if rows > 1:
        area = (FIRST + 1, 0, FIRST + rows - 1, LAST_COLUMN)
        sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": look.line_above})
