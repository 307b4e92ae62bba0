"""The *Fixes* sheet: what each line of time is short of, as formulas over *Lines* and *Rates*, and one chart."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.language import say
from fairbudget.tables import Column, Value
from fairbudget.tables.fixes import GAPS, NAMES, FixesTable, finding, fixes
from fairbudget.writing.fixes_formulas import LETTERS, Formulas, total
from fairbudget.writing.places import Places
from fairbudget.writing.result_look import ResultLook, sign_of
from fairbudget.writing.result_sheet import FIRST, HEADINGS, UNITS, end_sheet, fit_row, put_words, start_sheet
from fairbudget.writing.template_look import ACCENT, INK

WIDTH, HEIGHT, ROW_HEIGHT = 1100, 340, 20


def add_fixes(workbook: Any, assessment: Assessment, places: Places, look: ResultLook) -> None:
    """Write the table, each number with the value the engine gave it, the sums above the lines, and the chart."""
    table = fixes(assessment)
    shown = table.columns
    sheet = start_sheet(workbook, table, look, frozen=3)
    for number, (values, formulas) in enumerate(zip(table.rows, _formulas(assessment, table, places), strict=True)):
        fit_row(sheet, FIRST + number, shown, values)
        _row(sheet, FIRST + number, shown, values, formulas, look, strong=number == 0)
    end_sheet(sheet, len(table.rows), len(shown))
    below = FIRST + len(table.rows) + 1
    if _chart(workbook, sheet, table, assessment.budget.currency, below):
        sheet.print_area(0, 0, below + HEIGHT // ROW_HEIGHT + 1, len(shown) - 1)


def _formulas(assessment: Assessment, table: FixesTable, places: Places) -> list[Mapping[str, str]]:
    """The formulas of every row: the sums of the first, then those of each part of a line."""
    if not table.rows:
        return []
    parts = table.parts
    sums = {name: total(name, len(parts)) for name in NAMES}
    lines = [Formulas(assessment.costed, places, part, number).all() for number, part in enumerate(parts, FIRST + 1)]
    return [sums, *lines]


def _row(
    sheet: Any,
    at: int,
    shown: tuple[Column, ...],
    values: tuple[Value, ...],
    formulas: Mapping[str, str],
    look: ResultLook,
    *,
    strong: bool,
) -> None:
    for position, (column, value) in enumerate(zip(shown, values, strict=True)):
        if isinstance(value, Decimal):
            form = look.amount(UNITS.get(column.kind, column.kind), strong=strong)
            if column.name in formulas:
                sheet.write_formula(at, position, f"={formulas[column.name]}", form, value)
            else:
                sheet.write_number(at, position, value, form)
        elif column.kind in ("money", "hours") and value:
            sheet.write_string(at, position, str(value), look.not_known)
        elif value or strong:
            put_words(sheet, at, position, str(value or ""), look, wrap=column.kind == "wrapped", strong=strong)


def _chart(workbook: Any, sheet: Any, table: FixesTable, currency: str, at: int) -> bool:
    """A bar for each target, from the sums of the first row, under what they say. Answers whether it is drawn."""
    found = finding(table, currency)
    if found is None:
        return False
    first, last = (LETTERS[GAPS[target]] for target in ("legal_minimum", "parity"))
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": say("Missing"),
            "categories": f"=Fixes!${first}${HEADINGS + 1}:${last}${HEADINGS + 1}",
            "values": f"=Fixes!${first}${FIRST + 1}:${last}${FIRST + 1}",
            "fill": {"color": ACCENT},
            "border": {"color": INK},
            "gap": 60,
            "data_labels": {"value": True, "font": {"size": 9, "color": INK}},
        }
    )
    chart.set_title({"name": found.title, "name_font": {"size": 11, "color": ACCENT}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    lines = {"visible": True, "line": {"color": "#DDDDDD"}}
    form = f"{sign_of(currency)}#,##0"
    axis = {"num_format": form, "num_font": {"size": 9}, "min": 0, "label_position": "high", "major_gridlines": lines}
    chart.set_x_axis(axis)
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_chartarea({"border": {"color": "#DDDDDD"}})
    sheet.insert_chart(at, 0, chart, {"description": found.text, "object_position": 2})
    return True
