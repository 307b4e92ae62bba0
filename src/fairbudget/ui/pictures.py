"""What all pictures have in common: two colours with a black edge, dark text, one place where decimals become floats.

Colour is never the only difference: shape, dash, place and the words beside a mark say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt
import streamlit as st

from fairbudget.findings.figures import Finding
from fairbudget.wording import tidy

BLUE, ORANGE, WHITE, INK, PALE = "#12436D", "#F46A25", "#FFFFFF", "#0B0C0C", "#B1B4B6"
FONT = "Source Sans, Source Sans Pro, sans-serif"
TEXT_SIZE = "width < 400 ? 11 : 14"  # in pixels: smaller where the picture turns out narrow, as at 400% zoom
MOST = 15  # groups in one picture; the table has all of them
LONGEST_NAME = 60
Row = dict[str, Any]  # the fields of one mark: x and y, or left, right, low and high; `words` of a text
Layer = Any  # a chart of Altair, whose classes follow a schema that a type checker does not read


def drawn(number: Decimal | int) -> float:
    """A number as the drawing takes it: where a mark stands, never what its label says."""
    return float(number)


def name(text: str) -> str:
    """A name in a picture: one line of it."""
    return tidy(text, LONGEST_NAME)


@dataclass(frozen=True)
class Canvas:
    """The scales of a picture, and the marks that can be drawn on it. It has no axes: every mark has its label."""

    x: tuple[Decimal | int, Decimal | int]
    y: tuple[Decimal | int, Decimal | int]

    def bars(self, rows: Sequence[Row], colour: str) -> Layer:
        """Bars from `left` to `right` and from `low` to `high`; one without a length is not drawn."""
        seen = [row for row in rows if row["left"] != row["right"] and row["low"] != row["high"]]
        marks = _chart(seen).mark_rect(fill=colour, stroke=INK, strokeWidth=2)
        return marks.encode(x=self._x("left"), x2="right:Q", y=self._y("low"), y2="high:Q")

    def rules(self, rows: Sequence[Row], **look: Any) -> Layer:
        """Lines from `left` to `right` and from `low` to `high`."""
        marks = _chart(rows).mark_rule(**look)
        return marks.encode(x=self._x("left"), x2="right:Q", y=self._y("low"), y2="high:Q")

    def points(self, rows: Sequence[Row], fill: str, size: int, shape: str = "circle") -> Layer:
        """Filled marks with a black edge at `x` and `y`."""
        marks = _chart(rows).mark_point(
            shape=shape, filled=True, fill=fill, stroke=INK, strokeWidth=2, size=size, opacity=1
        )
        return marks.encode(x=self._x("x"), y=self._y("y"))

    def texts(self, rows: Sequence[Row], **look: Any) -> Layer:
        """The `words` of each row at `x` and `y`."""
        marks = _chart(rows).mark_text(color=INK, font=FONT, fontSize={"expr": TEXT_SIZE}, **look)
        return marks.encode(x=self._x("x"), y=self._y("y"), text="words:N")

    def _x(self, field: str) -> alt.X:
        domain = [drawn(end) for end in self.x]
        return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=domain, nice=False))

    def _y(self, field: str) -> alt.Y:
        domain = [drawn(end) for end in self.y]
        return alt.Y(field, type="quantitative", axis=None, scale=alt.Scale(domain=domain, nice=False))


def _chart(rows: Sequence[Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def show(layers: Sequence[Layer], finding: Finding, height: int) -> None:
    """Draw the layers over one another as one picture, with its finding in words for those who cannot see it."""
    # As SVG its words stay text, and a screen reader gets its name.
    look = {"embedOptions": {"renderer": "svg", "actions": False}}
    chart = alt.layer(*layers).properties(height=height, usermeta=look).configure_view(stroke=None)
    st.altair_chart(chart, width="stretch", theme=None, alt=tidy(finding.text))
