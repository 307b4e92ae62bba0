"""All versions side by side: totals, lines that changed and why, figures that changed."""

from collections.abc import Sequence

import streamlit as st

from fairbudget.compare import compare
from fairbudget.language import say
from fairbudget.tables import comparison as comparison_table
from fairbudget.ui import state
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import result_table

FEW = 5


def show_side_by_side() -> None:
    """The comparison with the first version; nothing while there is one alone."""
    scenarios = state.work().scenarios
    if len(scenarios) < 2:
        return
    assessments = [state.assessment_of(scenario) for scenario in scenarios]
    comparison = compare(assessments, [scenario.name for scenario in scenarios])
    currency = assessments[0].budget.currency
    st.header(say("Side by side"), anchor=False)
    if {one.budget.currency for one in assessments} != {currency}:
        st.warning(md(say("These versions are in different currencies, so their amounts cannot be compared.")))
        return
    result_table(comparison_table.totals(comparison, currency), currency, breaks=True)
    lines = comparison_table.lines(comparison, currency)
    st.subheader(lines.title, anchor=False)
    result_table(lines, currency, breaks=True)
    _reasons(comparison_table.reasons(comparison))
    figures = comparison_table.figures(comparison, currency)
    with st.expander(say("Figures that changed: {count}", count=len(figures.rows))):
        result_table(figures, currency, breaks=True)


def _reasons(reasons: Sequence[tuple[str, str]]) -> None:
    """What changed on each line, in words; unfolded while there are few."""
    if not reasons:
        return
    with st.expander(say("What changed, line by line"), expanded=len(reasons) <= FEW):
        st.markdown("\n".join(f"- **{md(line)}**: {md(changes)}" for line, changes in reasons))
