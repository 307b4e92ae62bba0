"""A table of the core on the screen: each value in the form of its column, and set for a phone where it is wide."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from fairbudget.language import say
from fairbudget.tables import Column, Table, Value, shown
from fairbudget.ui.device import is_phone
from fairbudget.ui.marked import Look, bullets, md, strong, table

NUMBERS = ("money", "hours", "fraction", "whole", "number")
MOST_ON_A_PHONE = 3  # columns beside the first


def show_table(one: Table, currency: str, *, last_is_total: bool = False) -> None:
    """The table under its title. On a phone a wide one is shown in parts, each with the first column."""
    columns, rest = one.columns[:1], one.columns[1:]
    parts = [rest]
    if is_phone() and len(rest) > MOST_ON_A_PHONE:
        parts = [rest[at : at + MOST_ON_A_PHONE] for at in range(0, len(rest), MOST_ON_A_PHONE)]
    for number, part in enumerate(parts, 1):
        title = one.title
        if len(parts) > 1:
            title = say("{table}, part {number} of {parts}", table=title, number=number, parts=len(parts))
        _show(one, title, (*columns, *part), currency, last_is_total=last_is_total)


def _show(one: Table, title: str, columns: Sequence[Column], currency: str, *, last_is_total: bool) -> None:
    places = [one.columns.index(column) for column in columns]
    rows = [[in_words(row[at], one.columns[at].kind, currency) for at in places] for row in one.rows]
    numbers = tuple(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    look = Look(numbers=numbers, last_is_total=last_is_total, caption_shown=True)
    table(title, [column.title for column in columns], rows, look)


def show_texts(one: Table, currency: str) -> None:
    """A table of sentences: on a phone each row becomes a list under its first cell."""
    if not is_phone():
        show_table(one, currency)
        return
    st.markdown(f"**{md(one.title)}**")
    for row in one.rows:
        first, *cells = (in_words(value, column.kind, currency) for value, column in zip(row, one.columns, strict=True))
        lines = []
        for column, cell in zip(one.columns[1:], cells, strict=True):
            if cell:
                words = say("{heading}: {value}", heading=column.title, value=cell)
                lines.append(words)
        st.markdown(f"{strong(first)}\n{bullets(lines)}")


def in_words(value: Value, kind: str, currency: str) -> str:
    """A value as people read it; percentages with one decimal, so that they stand under one another."""
    if kind != "fraction":
        return shown(value, kind, currency)
    if value is None:
        return say("not known")
    return f"{value * 100:.1f}%" if isinstance(value, Decimal) else str(value)
