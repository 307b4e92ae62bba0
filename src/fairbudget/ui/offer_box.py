"""The one box for the offer, what stands around it, and the ways to other pages."""

import streamlit as st

from fairbudget.drafts.offer_answers import Answers
from fairbudget.language import say
from fairbudget.offers import Offer
from fairbudget.offers.tokens import MOST_CHARACTERS
from fairbudget.ui import frame
from fairbudget.ui import offer_steps as steps
from fairbudget.ui.marked import md
from fairbudget.ui.offer_fields import ready, show_slip, three_boxes


def show_box(given: Answers) -> None:
    """The box and its button."""
    with st.form("offer_form", border=False, enter_to_submit=False):
        if given.slip("text"):
            show_slip(given.slip("text"))
        ready(steps.TEXT, steps.answers().text)
        st.text_area(
            say("Paste or type the offer you were made"), key=steps.TEXT, height=100, max_chars=MOST_CHARACTERS
        )
        st.form_submit_button(say("Check this offer"), on_click=steps.check, type="primary")


def show_beginning(given: Answers) -> None:
    """The page before anything was checked."""
    st.markdown(md(say("See what an offer pays you an hour, and what others are paid.")))
    show_box(given)
    show_privacy()
    st.button(say("Try an example"), on_click=steps.example, key="offer_example")
    with st.expander(say("Or fill in three boxes"), expanded=bool(given.slip("pay"))):
        three_boxes(given, None, steps.check_boxes)
    show_ways()


def show_boxes_for(given: Answers, offer: Offer) -> None:
    """The three boxes beside words in which no amount was found."""
    three_boxes(given, offer, steps.check_boxes)


def show_privacy() -> None:
    """What happens to what is typed."""
    st.caption(md(say("We do not save what you type. It is cleared within an hour of closing this page.")))


def show_clear() -> None:
    """Forget everything now."""
    st.button(say("Clear everything"), on_click=steps.clear, key="offer_clear")


def show_ways() -> None:
    """The ways to other pages, for those who came with something else in hand."""
    frame.link("budget", say("I am costing a bid"))
    frame.link("evidence", say("I am reviewing a budget"))
