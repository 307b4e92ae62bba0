"""The page Evidence and downloads: what to take away, and where every number comes from."""

import streamlit as st

from fairbudget.language import say
from fairbudget.ui import frame, state
from fairbudget.ui.download_list import show_downloads
from fairbudget.ui.line_steps import show_line_steps
from fairbudget.ui.marked import md
from fairbudget.ui.partner_page import show_partner_page
from fairbudget.ui.reproduced import show_reproduce
from fairbudget.ui.sources_shown import show_all_cards, show_changes, show_method, show_rates, show_sums
from fairbudget.ui.statements import show_statements
from fairbudget.ui.words_for_bid import show_words


def show() -> None:
    """Draw the page."""
    assessment = state.assessment()
    if assessment is None:
        st.markdown(md(say("Nothing to download yet. The rates and method are below.")))
        frame.link("budget", say("Go to Budget"))
        show_all_cards()
        show_method(None)
    else:
        show_downloads(assessment)
        if not assessment.blocked and assessment.totals.cost is not None:
            show_words(assessment)
            show_partner_page(assessment)
        show_sums(assessment)
        show_rates(assessment)
        show_changes(assessment)
        show_line_steps(assessment)
        show_method(assessment)
    show_reproduce()
    show_statements()
