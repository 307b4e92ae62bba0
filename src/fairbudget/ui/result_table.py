"""A table of results on a page: numbers to the right, its note above it, and words where it is empty."""

import streamlit as st

from fairbudget.language import say
from fairbudget.tables import Table, shown
from fairbudget.ui.marked import Look, md, table

SENTENCES = 40  # columns that are this wide hold sentences
NUMBERS = ("money", "hours", "fraction", "number", "whole")


def result_table(one: Table, currency: str, *, last_is_total: bool = False, breaks: bool = False) -> None:
    """Show a table of the core as it is. With `breaks` its numbers may take two lines."""
    if one.note:
        st.caption(md(one.note))
    if not one.rows:
        st.markdown(md(say("None.")))
        return
    rows = [
        [shown(value, column.kind, currency) for value, column in zip(row, one.columns, strict=True)]
        for row in one.rows
    ]
    numbers = tuple(number for number, column in enumerate(one.columns) if column.kind in NUMBERS)
    wide = tuple(number for number, column in enumerate(one.columns) if column.width >= SENTENCES)
    look = Look(numbers, last_is_total=last_is_total, breaks=breaks, wide=wide)
    table(one.title, [column.title for column in one.columns], rows, look)
