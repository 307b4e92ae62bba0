"""The *Summary* sheet: totals and breakdowns as sums over *Lines*, with two charts."""

from decimal import Decimal
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.reading.grid import letters
from fairbudget.tables import GROUP_TITLES, SUMMARY, Value, summary
from fairbudget.writing.places import Places
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, UNITS, end_sheet, put_value, put_words, start_sheet
from fairbudget.writing.template_look import ACCENT

SUMS = SUMMARY[2:]
KEYS = {title: group for group, title in GROUP_TITLES.items()}
CHARTS_COLUMN = len(SUMMARY) + 1
SECOND = "#C98A2B"


def add_summary(workbook: Any, assessment: Assessment, places: Places, look: ResultLook) -> None:
    """Write the sheet; amounts are live sums, and stay "not known" where a line behind them is not known."""
    table = summary(assessment)
    sheet = start_sheet(workbook, table, table.columns, look, frozen=2)
    for number, values in enumerate(table.rows):
        at, strong = FIRST + number, number == 0
        for position, value in enumerate(values[:2]):
            put_value(sheet, at, position, value, "text" if isinstance(value, str) else "whole", look, strong=strong)
        for position, (column, value) in enumerate(zip(SUMS, values[2:], strict=True), 2):
            _sum(sheet, at, position, column.name, column.kind, values[0], value, places, look)
    _stated(sheet, FIRST + len(table.rows), assessment, look)
    end_sheet(sheet, len(table.rows), len(SUMMARY))
    _charts(workbook, sheet, table.rows)


def _sum(
    sheet: Any,
    at: int,
    position: int,
    name: str,
    kind: str,
    group: Value,
    value: Value,
    places: Places,
    look: ResultLook,
) -> None:
    """One sum over the rows of *Lines* that belong to the part."""
    whole = group == "Whole budget"
    if not isinstance(value, Decimal) or name not in places.columns:
        put_value(sheet, at, position, value, kind, look, strong=whole)
        return
    counted = range(sum(row.kind != "cap" for row in places.rows))
    amounts = places.span(name, sheet=True)
    formula = f"SUM({amounts})"
    if not whole:
        parts = places.span(KEYS[str(group)], counted, sheet=True)
        amounts = places.span(name, counted, sheet=True)
        formula = f"SUMPRODUCT(--({parts}=$B{at + 1}),{amounts})"
    unit = UNITS.get(kind, "number")
    sheet.write_formula(at, position, f"={formula}", look.amount(unit, strong=whole), value)


def _stated(sheet: Any, at: int, assessment: Assessment, look: ResultLook) -> None:
    """The totals that the file itself states, beside ours; they are never added."""
    for stated in assessment.budget.stated_totals:
        put_words(sheet, at, 0, "Stated in the file", look)
        put_words(sheet, at, 1, f"{stated.label} ({stated.where})", look, wrap=True)
        sheet.write_number(at, 4, stated.amount, look.amount("£", given=True))
        at += 1


def _charts(workbook: Any, sheet: Any, rows: tuple[tuple[Value, ...], ...]) -> None:
    """Cost and hours by partner: bars with their numbers beside them, each with a text for those who cannot see it."""
    partners = [i for i, values in enumerate(rows) if values[0] == "Partner"]
    if not partners:
        return
    first, last = FIRST + partners[0], FIRST + partners[-1]
    _bar(
        workbook,
        sheet,
        0,
        "Cost by partner",
        (("Funded", 5, ACCENT), ("Shortfall", 6, SECOND)) if _known(rows, partners, 5) else (("Cost", 4, ACCENT),),
        first,
        last,
        "Bar chart of the cost of each partner; the same figures stand in the rows By Partner of this sheet.",
    )
    _bar(
        workbook,
        sheet,
        17,
        "Hours by partner",
        (("Paid hours", 2, ACCENT), ("Unpaid hours stated", 3, SECOND)),
        first,
        last,
        "Bar chart of the paid and unpaid hours of each partner; the same figures stand in the rows By Partner.",
    )


def _known(rows: tuple[tuple[Value, ...], ...], partners: list[int], column: int) -> bool:
    return all(isinstance(rows[i][column], Decimal) for i in partners)


def _bar(
    workbook: Any,
    sheet: Any,
    down: int,
    title: str,
    series: tuple[tuple[str, int, str], ...],
    first: int,
    last: int,
    described: str,
) -> None:
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for number, (name, column, colour) in enumerate(series):
        letter = letters(column + 1)
        chart.add_series(
            {
                "name": name,
                "categories": f"=Summary!$B${first + 1}:$B${last + 1}",
                "values": f"=Summary!${letter}${first + 1}:${letter}${last + 1}",
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF"},
                # Colour is not the only difference: the second series is hatched.
                **({"pattern": {"pattern": "wide_upward_diagonal", "fg_color": colour}} if number else {}),
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"num_font": {"size": 9}, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
    chart.set_size({"width": 620, "height": 90 + 34 * max(3, last - first + 1)})
    options = {"description": described, "object_position": 2}
    sheet.insert_chart(HEADING_ROW + down, CHARTS_COLUMN, chart, options)


HEADING_ROW = FIRST - 1
