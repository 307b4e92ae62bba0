"""What the figures of many budgets say together: how they are spread, which stand out, and what could not be judged.

A budget counts once in each distribution, whatever its size; `together` is the ratio of the sums over all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.money import EXACT, tidy
from fairbudget.portfolio.part import Part

# What budgets are compared by, beside the type of partner.
BY = ("all", "funder", "lead_organisation", "year")
# With fewer budgets than this nothing can be said to stand out.
ENOUGH = 8
# Tukey's fences: this many times the distance between the quartiles beyond them.
FENCE = Decimal("1.5")
MILLION = 1_000_000
TEXTS = [
    "file", "budget", "title", "lead_organisation", "funder", "currency", "partner_type", "figure", "unit", "status",
]  # fmt: skip
SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Distribution:
    """How a figure is spread over budgets. `group` is a funder, a lead organisation or a year; None is "not stated".

    `partner_type` None stands for everybody. Quantiles are values that occur (the smallest that as many reach); the
    median of an even number is the mean of the two in the middle. Without a judged budget there are none.
    """

    figure: str
    unit: str
    currency: str
    partner_type: str | None
    by: str
    group: str | None
    judged: int
    not_judged: int
    not_applicable: int
    together: Decimal | None
    least: Decimal | None
    tenth: Decimal | None
    lower_quartile: Decimal | None
    median: Decimal | None
    upper_quartile: Decimal | None
    ninetieth: Decimal | None
    greatest: Decimal | None


@dataclass(frozen=True)
class Outlier:
    """A figure of a budget that is far from those of the other budgets: outside the fences."""

    file: str
    budget: str
    title: str
    figure: str
    unit: str
    currency: str
    partner_type: str | None
    value: Decimal
    median: Decimal
    lower_fence: Decimal
    upper_fence: Decimal


@dataclass(frozen=True)
class Portfolio:
    """Many budgets: each of them and its figures (tables of `part`), and what they say together."""

    part: Part
    distributions: tuple[Distribution, ...]
    outliers: tuple[Outlier, ...]

    @property
    def not_judged(self) -> pa.Table:
        """The figures that could not be judged, each with the reason."""
        return self.part.figures.filter(pc.equal(self.part.figures["status"], "insufficient data"))

    @property
    def files_not_read(self) -> pa.Table:
        """The problems of files in which no budget could be read."""
        read = pc.is_in(self.part.problems["file"], value_set=pc.unique(self.part.budgets["file"]))
        return self.part.problems.filter(pc.invert(read))


def portfolio_of(part: Part) -> Portfolio:
    """What these budgets say together."""
    figures = _figures(part.figures)
    return Portfolio(part, tuple(_distributions(figures)), tuple(_outliers(figures)))


def _figures(table: pa.Table) -> pd.DataFrame:
    """The figures with their values in whole millionths, which are exact: figures have six places at most."""
    found: pd.DataFrame = table.select(TEXTS).to_pandas()
    for name in ("value", "numerator", "denominator"):
        exact = pc.cast(pc.fill_null(table[name], Decimal(0)), pa.decimal128(38, 6), safe=False)
        found[name] = np.array([int(number * MILLION) for number in exact.to_pylist()], dtype=object)
    found["year"] = table["year"].cast(pa.string()).to_pandas()
    found["all"] = ""
    return found


def _distributions(figures: pd.DataFrame) -> Iterator[Distribution]:
    columns = _Columns(**{name: figures[name].to_numpy() for name in ("status", "value", "numerator", "denominator")})
    for by in BY:
        keys = ["currency", "figure", "partner_type", by]
        named = figures[[*keys, "unit"]].to_numpy()
        for rows in _groups(figures, keys, columns):
            currency, figure, partner_type, group, unit = named[rows[0]]
            status, judged = columns.status[rows], rows[columns.status[rows] == "ok"]
            values = columns.value[judged]
            yield Distribution(
                figure=str(figure),
                unit=unit,
                currency=str(currency),
                partner_type=_or_none(partner_type),
                by=by,
                group=None if by == "all" else _or_none(group),
                judged=len(judged),
                not_judged=int((status == "insufficient data").sum()),
                not_applicable=int((status == "not applicable").sum()),
                together=_together(judged, columns, unit),
                least=_quantile(values, 0, 1),
                tenth=_quantile(values, 1, 10),
                lower_quartile=_quantile(values, 1, 4),
                median=_median(values),
                upper_quartile=_quantile(values, 3, 4),
                ninetieth=_quantile(values, 9, 10),
                greatest=_quantile(values, 1, 1),
            )


@dataclass(frozen=True)
class _Columns:
    """What is needed of each row, as arrays: there are too many groups to make a table of each."""

    status: Any
    value: Any
    numerator: Any
    denominator: Any


def _groups(figures: pd.DataFrame, keys: list[str], columns: _Columns) -> "list[np.ndarray[Any, Any]]":
    """The rows of each group, the smallest value first; groups in the order in which they come."""
    if figures.empty:
        return []
    number = figures.groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    by_value = np.argsort(columns.value, kind="stable")
    order = by_value[np.argsort(number[by_value], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(number[order])) + 1)


def _together(judged: "np.ndarray[Any, Any]", columns: _Columns, unit: str) -> Decimal | None:
    """The figure of all judged budgets in one: the ratio of the sums, or the sum of pounds."""
    if unit == "£":
        return _decimal(int(sum(columns.value[judged]))) if len(judged) else None
    below = int(sum(columns.denominator[judged]))
    if not below:
        return None
    with localcontext(EXACT):
        found = Decimal(int(sum(columns.numerator[judged]))) / below
        return found.quantize(Decimal("0.01") if unit == "£ an hour" else SIX_PLACES)


def _quantile(values: "np.ndarray[Any, Any]", part: int, of: int) -> Decimal | None:
    """The smallest value that this part of the budgets does not exceed."""
    if not len(values):
        return None
    place = max(0, -(-len(values) * part // of) - 1)
    return _decimal(int(values[place]))


def _median(values: "np.ndarray[Any, Any]") -> Decimal | None:
    if not len(values):
        return None
    low, high = int(values[(len(values) - 1) // 2]), int(values[len(values) // 2])
    return _decimal(low + high) / 2


def _outliers(figures: pd.DataFrame) -> Iterator[Outlier]:
    judged = figures[figures["status"] == "ok"]
    for (currency, figure, partner_type), rows in judged.groupby(
        ["currency", "figure", "partner_type"], dropna=False, sort=False
    ):
        values = np.sort(rows["value"].to_numpy())
        low, high, median = _quantile(values, 1, 4), _quantile(values, 3, 4), _median(values)
        if len(rows) < ENOUGH or low is None or high is None or median is None or low == high:
            continue
        below, above = low - FENCE * (high - low), high + FENCE * (high - low)
        far = rows[(rows["value"] < below * MILLION) | (rows["value"] > above * MILLION)]
        for row in far.itertuples():
            yield Outlier(
                file=str(row.file),
                budget=str(row.budget),
                title=str(row.title),
                figure=str(figure),
                unit=str(row.unit),
                currency=str(currency),
                partner_type=_or_none(partner_type),
                value=_decimal(int(str(row.value))),
                median=median,
                lower_fence=below,
                upper_fence=above,
            )


def _decimal(millionths: int) -> Decimal:
    return tidy(Decimal(millionths) / MILLION)


def _or_none(value: Any) -> str | None:
    return value if isinstance(value, str) else None
