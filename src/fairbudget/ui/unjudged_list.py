"""What could not be judged, why, and what to do about it."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.findings.unjudged import lines_unjudged, unjudged
from fairbudget.language import say
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import listed_table


def show_unjudged(assessment: Assessment) -> None:
    """The reasons, and the lines; or that everything could be judged."""
    st.header(md(say("What could not be judged?")), anchor=False)
    reasons, lines = unjudged(assessment), lines_unjudged(assessment)
    if not reasons.rows and not lines.rows:
        st.markdown(md(say("All that is shown here could be judged for all hours.")))
        return
    st.markdown(
        md(say("Hours that are left out would make a figure look better. So it has no value until all are known."))
    )
    for table in (reasons, lines):
        if table.rows:
            listed_table(table, assessment.budget.currency)
