"""The *Summary* sheet: totals and breakdowns as sums over *Lines*, with two charts."""

from decimal import Decimal
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.language import noop, say
from fairbudget.reading.grid import letters
from fairbudget.tables import SUMMARY, Breakdown, Value, summary
from fairbudget.writing.places import Places
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, UNITS, end_sheet, put_value, put_words, start_sheet
from fairbudget.writing.template_look import ACCENT

SUMS = SUMMARY[2:]
PAID, UNPAID, COST, FUNDED, SHORTFALL = range(2, 7)
SECOND = "#C98A2B"
ALIKE = noop("Bar chart, {chart}. The same figures stand in the rows By Partner of this sheet.")
CHART_WIDTH = 510  # two charts stand side by side under the table
BAR_HEIGHT, AROUND_BARS, ROW_HEIGHT = 34, 120, 20


def add_summary(workbook: Any, assessment: Assessment, places: Places, look: ResultLook) -> None:
    """Write the sheet; amounts are live sums, and stay "not known" where a line behind them is not known."""
    table = summary(assessment)
    sheet = start_sheet(workbook, table, look, frozen=2)
    for number, (group, values) in enumerate(zip(table.groups, table.rows, strict=True)):
        at, strong = FIRST + number, group == "whole"
        for position, value in enumerate(values[:2]):
            put_value(sheet, at, position, value, "text" if isinstance(value, str) else "year", look, strong=strong)
        for position, (column, value) in enumerate(zip(SUMS, values[2:], strict=True), 2):
            _sum(sheet, at, position, column.name, column.kind, group, value, places, look)
    _line_between_groups(sheet, len(table.rows), look)
    below = FIRST + len(table.rows)
    below = _stated(sheet, below, assessment, look)
    end_sheet(sheet, len(table.rows), len(SUMMARY))
    last = _charts(workbook, sheet, table, below + 1)
    sheet.print_area(0, 0, last, len(SUMMARY) - 1)


def _line_between_groups(sheet: Any, rows: int, look: ResultLook) -> None:
    """A thin line above the first row of each breakdown."""
    criteria = f"=$A{FIRST + 2}<>$A{FIRST + 1}"
    area = (FIRST + 1, 0, FIRST + rows - 1, len(SUMMARY) - 1)
    if rows > 1:
        sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": look.line_above})


def _sum(
    sheet: Any,
    at: int,
    position: int,
    name: str,
    kind: str,
    group: str,
    value: Value,
    places: Places,
    look: ResultLook,
) -> None:
    """One sum over the rows of *Lines* that belong to the part."""
    whole = group == "whole"
    if not isinstance(value, Decimal) or name not in places.columns:
        put_value(sheet, at, position, value, kind, look, strong=whole)
        return
    amounts = places.span(name, sheet=True)
    formula = f"SUM({amounts})"
    if not whole:
        parts = places.span(group, places.of_groups, sheet=True)
        amounts = places.span(name, places.of_groups, sheet=True)
        # EXACT tells capitals apart, in which alone two partners may differ; it does not compare numbers.
        same = f"{parts}=$B{at + 1}" if group == "year" else f"EXACT({parts},$B{at + 1})"
        formula = f"SUMPRODUCT(--({same}),{amounts})"
    unit = UNITS.get(kind, kind)
    sheet.write_formula(at, position, f"={formula}", look.amount(unit, strong=whole), value)


def _stated(sheet: Any, at: int, assessment: Assessment, look: ResultLook) -> int:
    """The totals that the file itself states, beside ours; they are never added. Answers with the row below."""
    for stated in assessment.budget.stated_totals:
        put_words(sheet, at, 0, say("Stated in the file"), look)
        put_words(sheet, at, 1, f"{stated.label} ({stated.where})", look, wrap=True)
        sheet.write_number(at, COST, stated.amount, look.amount("£", given=True))
        at += 1
    return at


def _charts(workbook: Any, sheet: Any, table: Breakdown, at: int) -> int:
    """Cost and hours by partner as bars, each with a text for those who cannot see it. Answers with the last row."""
    partners = [i for i, group in enumerate(table.groups) if group == "partner"]
    if not partners:
        return at
    first, last = FIRST + partners[0], FIRST + partners[-1]
    split = all(isinstance(table.rows[i][FUNDED], Decimal) for i in partners)
    money = ((FUNDED, ACCENT), (SHORTFALL, SECOND)) if split else ((COST, ACCENT),)
    hours = ((PAID, ACCENT), (UNPAID, SECOND))
    height = AROUND_BARS + BAR_HEIGHT * len(partners)
    places = (
        (say("Cost by partner"), money, 0, say(ALIKE, chart=say("cost by partner"))),
        (say("Hours by partner"), hours, CHART_WIDTH + 10, say(ALIKE, chart=say("hours by partner"))),
    )
    for title, bars, across, said in places:
        series = tuple((table.columns[column].title, column, colour) for column, colour in bars)
        chart = _bars(workbook, title, series, first, last, height)
        sheet.insert_chart(at, 0, chart, {"description": said, "x_offset": across, "object_position": 2})
    return at + height // ROW_HEIGHT + 1


def _bars(
    workbook: Any, title: str, series: tuple[tuple[str, int, str], ...], first: int, last: int, height: int
) -> Any:
    """A bar for each partner, stacked; the second series is hatched, so that colour is not the only difference."""
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for number, (name, column, colour) in enumerate(series):
        letter = letters(column + 1)
        fill = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}}
        chart.add_series(
            {
                "name": name,
                "categories": f"=Summary!$B${first + 1}:$B${last + 1}",
                "values": f"=Summary!${letter}${first + 1}:${letter}${last + 1}",
                "border": {"color": colour},
                **(fill if number else {"fill": {"color": colour}}),
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12, "color": ACCENT}})
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"none": True}})
    chart.set_x_axis({"num_font": {"size": 9}, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
    chart.set_size({"width": CHART_WIDTH, "height": height})
    chart.set_chartarea({"border": {"none": True}})
    return chart
