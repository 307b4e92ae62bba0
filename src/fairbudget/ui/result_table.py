"""A table of the core on the screen: each value in the form of its column, and set for a phone where it is wide."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from fairbudget.language import say
from fairbudget.tables import Column, Table, Value, shown
from fairbudget.ui.device import is_phone
from fairbudget.ui.marked import Look, bullets, md, strong, table

SENTENCES = 40  # columns that are this wide hold sentences
NUMBERS = ("money", "hours", "fraction", "number", "whole")
MOST_ON_A_PHONE = 3  # columns beside the first


def result_table(one: Table, currency: str, *, last_is_total: bool = False, breaks: bool = False) -> None:
    """A table with its note above it, and words where it is empty. With `breaks` its numbers may take two lines."""
    if one.note:
        st.caption(md(one.note))
    if not one.rows:
        st.markdown(md(say("None.")))
        return
    _show(one, one.title, one.columns, currency, Look(last_is_total=last_is_total, breaks=breaks))


def titled_table(one: Table, currency: str, *, last_is_total: bool = False) -> None:
    """A table under its title. On a phone a wide one is shown in parts, each with the first column."""
    columns, rest = one.columns[:1], one.columns[1:]
    look = Look(last_is_total=last_is_total, caption_shown=True)
    if not is_phone() or len(rest) <= MOST_ON_A_PHONE:
        _show(one, one.title, one.columns, currency, look)
        return
    parts = [rest[at : at + MOST_ON_A_PHONE] for at in range(0, len(rest), MOST_ON_A_PHONE)]
    for number, part in enumerate(parts, 1):
        title = say("{table}, part {number} of {parts}", table=one.title, number=number, parts=len(parts))
        _show(one, title, (*columns, *part), currency, look)


def _show(one: Table, title: str, columns: Sequence[Column], currency: str, look: Look) -> None:
    places = [one.columns.index(column) for column in columns]
    rows = [[in_words(row[at], one.columns[at].kind, currency) for at in places] for row in one.rows]
    numbers = tuple(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    wide = tuple(at for at, column in enumerate(columns) if column.width >= SENTENCES)
    table(title, [column.title for column in columns], rows, replace(look, numbers=numbers, wide=wide))


def listed_table(one: Table, currency: str) -> None:
    """A table of sentences under its title: on a phone each row becomes a list under its first cell."""
    if not is_phone():
        titled_table(one, currency)
        return
    st.markdown(strong(one.title))
    for row in one.rows:
        first, *cells = (in_words(value, column.kind, currency) for value, column in zip(row, one.columns, strict=True))
        told = [
            say("{heading}: {value}", heading=column.title, value=cell)
            for column, cell in zip(one.columns[1:], cells, strict=True)
            if cell
        ]
        st.markdown(f"{strong(first)}\n{bullets(told)}")


def in_words(value: Value, kind: str, currency: str) -> str:
    """A value as people read it; percentages with one decimal, so that they stand under one another."""
    if kind != "fraction":
        return shown(value, kind, currency)
    if value is None:
        return say("not known")
    return f"{value * 100:.1f}%" if isinstance(value, Decimal) else str(value)
