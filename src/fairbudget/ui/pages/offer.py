"""Check an offer: one box; then the answer and its sum first, and below it all that it rests on and leads to."""

import streamlit as st

from fairbudget.drafts.offer_answers import Answers, read_answers
from fairbudget.offers import OfferAssessment, assess_offer, in_words
from fairbudget.ui import offer_steps as steps
from fairbudget.ui import state
from fairbudget.ui.marked import md, to_the_top
from fairbudget.ui.offer_answer import show_answer, show_slips, show_what_would_settle_it, slips
from fairbudget.ui.offer_beside import show_also_check, show_beside
from fairbudget.ui.offer_box import show_beginning, show_box, show_boxes_for, show_clear, show_privacy, show_ways
from fairbudget.ui.offer_reply import show_print, show_reply
from fairbudget.ui.offer_understood import show_understood


def show() -> None:
    """Draw the page."""
    given = read_answers(steps.answers())
    if steps.answers().given:
        _show_checked(given, _assessed(given))
    else:
        with st.container(key="first"):
            show_slips(tuple(one.message for one in given.slips))
        show_beginning(given)
    _go_to_the_top()


def _assessed(given: Answers) -> OfferAssessment:
    """The answer of the core, on the rates of today."""
    return assess_offer(
        given.offer(), state.rate_book(), state.today(), age=given.age, place=given.place, band=given.band
    )


def _show_checked(given: Answers, answer: OfferAssessment) -> None:
    known = answer.offer.price is not None
    with st.container(key="first"):
        show_slips(slips(given, answer))
        show_answer(given, answer)
    show_what_would_settle_it(given, answer)
    if not known and not answer.offer.amounts:
        show_boxes_for(given, answer.offer)
    show_box(given)
    with st.container(horizontal=True):
        show_clear()
    show_privacy()
    if known or answer.offer.parts:
        show_understood(given, answer)
        show_beside(given, answer)
        show_also_check(answer)
        show_reply(answer)
        show_print(answer)
    st.markdown(md(in_words.no_advice()))
    show_ways()


def _go_to_the_top() -> None:
    """Once after each step that changed the answer."""
    number = state.value_of(steps.JUMP, 0)
    if number != state.value_of("offer_jumped", 0):
        state.set_value("offer_jumped", number)
        to_the_top(number)
