"""A long table of the portfolio: its first rows, and where the others are."""

from dataclasses import replace

import streamlit as st

from fairbudget.language import say
from fairbudget.tables import Table
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import listed_table, titled_table

MOST_ROWS = 50


def show_first(table: Table, currency: str = "GBP", *, of_sentences: bool = True) -> None:
    """The first rows of a table; of sentences, a phone has them as a list."""
    (listed_table if of_sentences else titled_table)(replace(table, rows=table.rows[:MOST_ROWS]), currency)
    if len(table.rows) > MOST_ROWS:
        st.caption(md(say("And more: {count}. The downloads have all of them.", count=len(table.rows) - MOST_ROWS)))
