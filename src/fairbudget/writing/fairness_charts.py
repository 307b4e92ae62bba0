"""The pictures of *Fairness*: drawn from the rows of its table, each under the finding that it shows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.equity.figure import Figure
from fairbudget.findings.figures import Finding, balance, rates, unpaid
from fairbudget.language import say
from fairbudget.reading.grid import letters
from fairbudget.tables.fairness import FAIRNESS
from fairbudget.writing.result_look import sign_of
from fairbudget.writing.template_look import ACCENT, INK

SECOND = "#C98A2B"
WIDTH, HEIGHT, BETWEEN = 625, 480, 15
ROW_HEIGHT = 20
LETTERS = {column.name: letters(number + 1) for number, column in enumerate(FAIRNESS)}
Rows = tuple[int, int]  # the first and the last row of a run, counted from 1
Runs = Mapping[tuple[str, str], Rows]  # by the code of a figure and the kind of group
Draw = Callable[[Any, str, Runs], Any]


def add_charts(
    workbook: Any, sheet: Any, assessment: Assessment, figures: Sequence[Figure], first: int, at: int
) -> int:
    """The pictures side by side below row `at`; `first` is the row of the first figure. Answers with the last row."""
    currency = assessment.budget.currency
    form = f"{sign_of(currency)}#,##0.00"
    runs = _runs(figures, first)
    found: tuple[tuple[Finding | None, Draw], ...] = (
        (rates(figures, currency), partial(_rates, form=form)),
        (balance(figures), _balance),
        (unpaid(figures), _unpaid),
    )
    drawn = [(finding, draw) for finding, draw in found if finding is not None]
    for position, (finding, draw) in enumerate(drawn):
        _place(sheet, draw(workbook, finding.title, runs), finding, at, position * (WIDTH + BETWEEN))
    return at + HEIGHT // ROW_HEIGHT + 1 if drawn else at


def _place(sheet: Any, chart: Any, finding: Finding, at: int, across: int) -> None:
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_chartarea({"border": {"color": "#DDDDDD"}})
    said = say("{finding} The same numbers stand in the table above.", finding=finding.text)
    sheet.insert_chart(at, 0, chart, {"description": said, "x_offset": across, "object_position": 2})


def _runs(figures: Sequence[Figure], first: int) -> Runs:
    """Where the partner types and the partners of each figure stand: they follow one another."""
    runs: dict[tuple[str, str], Rows] = {}
    for number, figure in enumerate(figures, first + 1):
        by = "partner" if figure.partner else "partner_type" if figure.partner_type else "all"
        start, _ = runs.get((figure.code, by), (number, number))
        runs[figure.code, by] = start, number
    return runs


def _rates(workbook: Any, title: str, runs: Runs, form: str) -> Any:
    """Columns for the rate on paper and the effective one, the floor as a broken line across."""
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(_bar(say("Over paid hours alone"), runs["paid_hour_rate", "partner"], "value", True, form))
    chart.add_series(_bar(say("Over all hours"), runs["effective_hourly_rate", "partner"], "value", False, form))
    floor = runs.get(("real_living_wage", "partner"))
    if floor is not None:
        line = workbook.add_chart({"type": "line"})
        black = {"color": "#000000", "width": 2, "dash_type": "dash"}
        line.add_series({**_cells(say("Real Living Wage"), floor, "value"), "line": black, "marker": {"type": "none"}})
        chart.combine(line)
    _dress(chart, title)
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_y_axis({"num_format": form, "num_font": {"size": 9}, "min": 0, **_gridlines()})
    return chart


def _balance(workbook: Any, title: str, runs: Runs) -> Any:
    chart = workbook.add_chart({"type": "bar"})
    rows = runs["effort_money_balance", "partner_type"]
    chart.add_series(_bar(say("Share of the hours"), rows, "denominator", True, "0.0%"))
    chart.add_series(_bar(say("Share of the money for time"), rows, "numerator", False, "0.0%"))
    _dress(chart, title)
    _lying(chart, "0%")
    return chart


def _unpaid(workbook: Any, title: str, runs: Runs) -> Any:
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(_bar(say("Unpaid hours"), runs["unpaid_share", "partner"], "numerator", True, "#,##0"))
    _dress(chart, title)
    chart.set_legend({"none": True})
    _lying(chart, "#,##0")
    return chart


def _cells(name: str, rows: Rows, column: str) -> dict[str, object]:
    first, last = rows
    areas = {"categories": "name", "values": column}
    cells = {key: f"=Fairness!${LETTERS[of]}${first}:${LETTERS[of]}${last}" for key, of in areas.items()}
    return {"name": name, **cells}


def _bar(name: str, rows: Rows, column: str, hatched: bool, form: str) -> dict[str, object]:
    """A series of bars with their numbers; one of two is hatched, so that colour is not the only difference."""
    colour = SECOND if hatched else ACCENT
    pattern = {"pattern": {"pattern": "dark_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}}
    return {
        **_cells(name, rows, column),
        "border": {"color": INK},
        "gap": 70,
        "data_labels": {"value": True, "num_format": form, "font": {"size": 9, "color": INK}},
        **(pattern if hatched else {"fill": {"color": colour}}),
    }


def _dress(chart: Any, title: str) -> None:
    # A title that begins with = would be read as a place to fetch it from.
    shown = f" {title}" if title.startswith("=") else title
    chart.set_title({"name": shown, "name_font": {"size": 11, "color": ACCENT}, "overlay": False})
    chart.set_legend({"position": "bottom"})


def _lying(chart: Any, form: str) -> None:
    """The axes of bars that lie: the first group on top."""
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"num_format": form, "num_font": {"size": 9}, "min": 0, "label_position": "high", **_gridlines()})


def _gridlines() -> dict[str, object]:
    return {"major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}}
