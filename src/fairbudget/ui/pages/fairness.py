"""Who is paid what for an hour of which expertise: a sentence, numbers, pictures with tables, what is not known."""

import streamlit as st

from fairbudget.findings.picture_data import hours_compared
from fairbudget.language import say
from fairbudget.ui import frame, state
from fairbudget.ui.key_numbers import show_blocked, show_key_numbers
from fairbudget.ui.marked import md
from fairbudget.ui.picture_list import show_pictures
from fairbudget.ui.unjudged_list import show_unjudged
from fairbudget.ui.yardstick_list import show_bands, show_yardsticks


def show() -> None:
    """Draw the page."""
    assessment = state.assessment()
    if assessment is None or not assessment.lines:
        st.markdown(md(say("Add a budget first, then we can show who is paid what for an hour.")))
        frame.link("budget", say("Go to Budget"))
        return
    show_blocked(assessment)
    hours = hours_compared(assessment)
    show_key_numbers(assessment, hours)
    show_pictures(assessment, hours)
    show_yardsticks(assessment)
    show_bands(assessment)
    show_unjudged(assessment)
