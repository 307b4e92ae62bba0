"""One page for one partner: choose whom it is for, read it, take it away."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.language import say
from fairbudget.partner_sheet import partner_names, partner_sheet
from fairbudget.ui import saving
from fairbudget.ui.download_list import FEW_PEOPLE
from fairbudget.ui.marked import md
from fairbudget.ui.word_page import page_downloads, show_page


def show_partner_page(assessment: Assessment) -> None:
    """The page of the partner that is chosen."""
    names = partner_names(assessment)
    if not names:
        return
    st.header(say("A page for one partner"), anchor=False)
    st.markdown(md(say("It says in plain words what the partner is asked to do, what it gets, and what is open.")))
    name = st.selectbox(say("Partner"), names, key="partner_page", persist_state="session", width=480)
    if name not in names:
        return
    if any(problem.code == FEW_PEOPLE for problem in assessment.problems):
        st.caption(md(say("It may show what one or two people are paid: give it to this partner alone.")))
    page = partner_sheet(assessment, name)
    with st.expander(md(page.title)):
        show_page(page)
    word = say("partner")
    page_downloads(page, f"{saving.file_stem()}-{word}-{names.index(name) + 1}", "partner")
