"""The page Compare: up to three versions side by side, and what it would cost to close the gap."""

import streamlit as st

from fairbudget.language import say
from fairbudget.ui import frame, state
from fairbudget.ui.fix_shown import show_fix
from fairbudget.ui.marked import md
from fairbudget.ui.side_by_side import show_side_by_side
from fairbudget.ui.versions import show_versions


def show() -> None:
    """Draw the page."""
    scenario = state.work().scenario
    if scenario is None:
        st.markdown(md(say("Add a budget first, then we can work out what closing the gap would cost.")))
        frame.link("budget", say("Go to Budget"))
        return
    if state.assessment_of(scenario).blocked:
        st.warning(md(say("Some lines must be mended on the Budget page first. Until then totals are not known.")))
    show_versions()
    show_side_by_side()
    show_fix(scenario)
