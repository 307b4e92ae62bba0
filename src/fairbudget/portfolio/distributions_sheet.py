"""The sheet *Distributions*: how each figure is spread over the budgets, counts and sums as formulas over *Figures*."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from fairbudget.language import noop, say, say_in
from fairbudget.portfolio.record_sheets import FIGURE, FIGURES, PARTNERS, UNIT
from fairbudget.portfolio.sheet_rows import MOST_ROWS, Head, Looks, Row, first_of, forms_of, put_row, start_rows
from fairbudget.portfolio.sheet_words import BY, figure_words, group_words, partner_words, status_words, unit_words
from fairbudget.portfolio.summary import Distribution, Portfolio
from fairbudget.reading.grid import letters
from fairbudget.tables import Column
from fairbudget.writing.places import quoted
from fairbudget.writing.result_sheet import FIRST

QUANTILES = ("least", "tenth", "lower_quartile", "median", "upper_quartile", "ninetieth", "greatest")
COUNTED = {"judged": "ok", "not_judged": "insufficient data", "not_applicable": "not applicable"}
DISTRIBUTIONS = Head(
    "Distributions",
    noop("How the figures are spread"),
    noop("Each budget counts once, whatever its size. What the headings mean stands on the sheet Portfolio."),
    (
        FIGURE, PARTNERS,
        Column("by", noop("By"), width=18),
        Column("group", noop("Group"), width=30),
        Column("currency", noop("Currency"), width=10),
        UNIT,
        Column("judged", noop("Budgets judged"), "whole", 10),
        Column("not_judged", noop("Not judged"), "whole", 10),
        Column("not_applicable", noop("Not applicable"), "whole", 11),
        Column("together", noop("All together"), "number", 14),
        Column("least", noop("Least"), "number", 13),
        Column("tenth", noop("Lowest tenth"), "number", 13),
        Column("lower_quartile", noop("Lower quarter"), "number", 13),
        Column("median", noop("Median"), "number", 13),
        Column("upper_quartile", noop("Upper quarter"), "number", 13),
        Column("ninetieth", noop("Highest tenth"), "number", 13),
        Column("greatest", noop("Greatest"), "number", 13),
        Column("live", noop("Live"), width=7),
    ),
    frozen=2,
)  # fmt: skip
AT = {column.name: letters(number) for number, column in enumerate(DISTRIBUTIONS.columns, 1)}
AT_FIGURES = {column.name: letters(number) for number, column in enumerate(FIGURES.columns, 1)}
ROW_HEIGHT = 16
LIVE = (*COUNTED, "together")
# A spreadsheet looks through all figures for each live row. More than this together, and it would be slow to open.
MOST_LOOKED_THROUGH = 1_000_000
WITHOUT_ORGANISATIONS = noop(
    "There are more lead organisations than a sheet can hold, so they are not here. "
    "They are in the file for programs: fairbudget portfolio … -o OUT.parquet"
)


def add_distributions(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """Write the sheet: the rows of all budgets first in each figure, the groups below them."""
    rows, note = listed(portfolio.distributions)
    live = live_groups(rows, len(portfolio.part.figures))
    sheet = start_rows(workbook, DISTRIBUTIONS, len(rows), looks, note)
    sheet.outline_settings(symbols_below=False)
    _line_between_figures(sheet, len(rows), looks)
    for at, one in enumerate(rows, FIRST):
        formulas = Formulas(one, at + 1, len(portfolio.part.figures)) if one.by in live else None
        row = _row(one, formulas is not None)
        put_row(sheet, at, DISTRIBUTIONS.columns, row, looks, skip=LIVE if formulas else ())
        if one.by != "all":
            sheet.set_row(at, ROW_HEIGHT, None, {"level": 1})
        if formulas:
            _put_formulas(sheet, at, one, row, formulas, looks)


def listed(distributions: Sequence[Distribution]) -> tuple[list[Distribution], str]:
    """The distributions in the order of the sheet, and what to say about those that it cannot hold."""
    figures = {one.figure: None for one in distributions}
    place = {figure: number for number, figure in enumerate(figures)}
    by = {name: number for number, name in enumerate(BY)}
    rows = sorted(
        distributions,
        key=lambda one: (place[one.figure], one.currency, by[one.by], one.group is None, one.group or ""),
    )
    if len(rows) <= MOST_ROWS:
        return rows, ""
    return [one for one in rows if one.by != "lead_organisation"], say(WITHOUT_ORGANISATIONS)


def live_groups(rows: Sequence[Distribution], figures: int) -> tuple[str, ...]:
    """By which groupings rows are live: all of them, those of all budgets alone, or none."""
    if figures > MOST_ROWS:
        return ()
    for groups in (tuple(BY), ("all",)):
        if sum(one.by in groups for one in rows) * figures <= MOST_LOOKED_THROUGH:
            return groups
    return ()


class Formulas:
    """The formulas of a row: sums over the rows of *Figures* that it is about."""

    def __init__(self, one: Distribution, row: int, figures: int) -> None:
        self._last = FIRST + figures
        self._unit = one.unit
        # EXACT tells capitals apart, takes no text for a pattern, and does not compare numbers.
        self._about = [
            f"--EXACT({self._span(name)},${AT[name]}{row})" for name in ("figure", "partner_type", "currency")
        ]
        if one.by != "all":
            group = self._span(one.by)
            same = f"EXACT({group},$" + f"{AT['group']}{row})"
            if one.group is None:
                same = f'({group}="")'
            elif one.by == "year":
                same = f"({group}=${AT['group']}{row})"
            self._about.append(f"--{same}")

    def count(self, status: str) -> str:
        """How many budgets have a figure of this status."""
        return self._sum(status)

    @property
    def together(self) -> str:
        """The ratio of the sums over the judged budgets, or the sum of pounds."""
        if self._unit == "£":
            return self._sum("ok", "value")
        of, over = self._sum("ok", "numerator"), self._sum("ok", "denominator")
        places = 2 if self._unit == "£ an hour" else 6
        return f'IF({over}=0,"",ROUND({of}/{over},{places}))'

    def _sum(self, status: str, column: str = "") -> str:
        terms = [*self._about, f"--EXACT({self._span('status')},{quoted(status_words(status))})"]
        return f"SUMPRODUCT({','.join([*terms, *([self._span(column)] if column else [])])})"

    def _span(self, name: str) -> str:
        letter = AT_FIGURES[name]
        return f"Figures!${letter}${FIRST + 1}:${letter}${self._last}"


def _row(one: Distribution, live: bool) -> Row:
    told = {
        **vars(one),
        "figure": figure_words(one.figure),
        "partner_type": partner_words(one.partner_type),
        "by": say(BY[one.by]),
        "group": group_words(one.by, one.group),
        "unit": unit_words(one.unit, one.currency),
        "live": say_in("live", "yes") if live else say_in("live", "no"),
    }
    form = forms_of(one.figure, one.unit)["value"]
    forms = {**dict.fromkeys(("together", *QUANTILES), form), "group": "year"}
    whole = one.by == "all" and one.partner_type is None
    return Row(tuple(told[column.name] for column in DISTRIBUTIONS.columns), one.currency, forms, strong=whole)


def _put_formulas(sheet: Any, at: int, one: Distribution, row: Row, formulas: Formulas, looks: Looks) -> None:
    look = looks.get(row.currency) or first_of(looks)
    position = {column.name: number for number, column in enumerate(DISTRIBUTIONS.columns)}
    for name, status in COUNTED.items():
        value = getattr(one, name)
        sheet.write_formula(
            at, position[name], f"={formulas.count(status)}", look.amount("whole", strong=row.strong), value
        )
    together: Decimal | str = "" if one.together is None else one.together
    form = look.amount(row.forms["together"], strong=row.strong)
    sheet.write_formula(at, position["together"], f"={formulas.together}", form, together)


def _line_between_figures(sheet: Any, rows: int, looks: Looks) -> None:
    """A thin line above the first row of each figure."""
    if rows > 1:
        area = (FIRST + 1, 0, FIRST + rows - 1, len(DISTRIBUTIONS.columns) - 1)
        rule = {"type": "formula", "criteria": f"=$A{FIRST + 2}<>$A{FIRST + 1}", "format": first_of(looks).line_above}
        sheet.conditional_format(*area, rule)
