"""How one line was worked out, for the line that is chosen."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.language import say
from fairbudget.tables.line import about_rate, lines_of, steps, title
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import result_table


def show_line_steps(assessment: Assessment) -> None:
    """Choose a line; see its steps, its rate with source and date, and the funder's rules."""
    found = lines_of(assessment)
    if not found:
        return
    st.header(say("How each line was worked out"), anchor=False)
    titles = {name: title(name, rows) for name, rows in found.items()}
    line = st.selectbox(
        say("Line"),
        list(found),
        format_func=partial(_title, titles),
        key="line_steps",
        persist_state="session",
        width=640,
    )
    for row in found.get(line, ()):
        table = steps(row, assessment.budget.currency)
        st.subheader(md(table.title), anchor=False)
        if row.steps:
            result_table(table, assessment.budget.currency)
        else:
            st.markdown(md(say("Not costed: see the problems of this line.")))
        st.markdown("\n".join(f"- {md(sentence)}" for sentence in about_rate(row, assessment)))


def _title(titles: Mapping[str, str], line: str) -> str:
    return titles.get(line, line)
