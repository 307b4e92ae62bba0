"""The top of the page of fairness: what must be mended first, the sentence from the data, and three numbers."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.equity.gap_figures import NO_PROOF
from fairbudget.findings.picture_data import Hour
from fairbudget.findings.pictures import headline, key_numbers
from fairbudget.language import say
from fairbudget.ui import frame
from fairbudget.ui.marked import md


def show_blocked(assessment: Assessment) -> None:
    """How many problems must be mended before the numbers can be used, and where."""
    count = sum(problem.severity == "blocks" for problem in assessment.problems)
    if not count:
        return
    mend = (
        say("1 problem must be mended first.") if count == 1 else say("Problems to mend first: {count}.", count=count)
    )
    rest = say("Below is what can be judged already.")
    st.warning(md(f"{mend} {rest}"))
    frame.link("budget", say("Go to Budget and mend them"))


def show_key_numbers(assessment: Assessment, hours: tuple[Hour, ...]) -> None:
    """The sentence and the numbers; each number stands with its words in one box."""
    st.header(md(headline(hours, assessment.budget.currency)), anchor=False)
    st.markdown(md(say(NO_PROOF)))
    columns = st.columns(3)
    for column, number in zip(columns, key_numbers(assessment, hours), strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{md(number.label)}**")
            st.subheader(md(number.value), anchor=False)
            st.markdown(md(number.about))
