"""Fields of the page of an offer: a line of text or a choice, with what has to be put right directly above it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

import streamlit as st

from fairbudget.drafts.offer_answers import Answers
from fairbudget.language import noop, say
from fairbudget.offers import Offer
from fairbudget.offers.in_words import EXPENSES, WHEN
from fairbudget.offers.offer import PriceUnit
from fairbudget.ui import offer_steps as steps
from fairbudget.ui import state
from fairbudget.ui.marked import md

QUESTIONS = {
    "pay": noop("How much is the pay for one person, in pounds?"),
    "hours": noop("How many hours is it in all?"),
    "hours_in_a_day": noop("How many hours is a day?"),
    "contact": noop("How many hours is the work?"),
    "preparation": noop("How many hours does it take to get ready?"),
    "travel": noop("How many hours will you travel?"),
    "follow_up": noop("How many hours does it take afterwards?"),
    "paid_when": noop("When will you be paid?"),
    "expenses": noop("Are expenses paid?"),
    "invoice": noop("Do you need to send an invoice?"),
    "pay_per": noop("What is that for?"),
}
PER: dict[PriceUnit, str] = {
    "all": noop("all of the work"),
    "hour": noop("each hour"),
    "half_day": noop("each half day"),
    "day": noop("each day"),
    "session": noop("each session"),
    "week": noop("each week"),
    "fortnight": noop("each fortnight"),
    "month": noop("each month"),
    "year": noop("each year"),
    "term": noop("each term"),
}
USUAL_UNITS: tuple[PriceUnit, ...] = ("all", "hour", "day", "session")
YES_OR_NO = {"yes": noop("Yes"), "no": noop("No")}
CHOICES: dict[str, Mapping[str, str]] = {"paid_when": WHEN, "expenses": EXPENSES, "invoice": YES_OR_NO}


def show_slip(slip: str) -> None:
    """What has to be put right, directly above its field."""
    error = say("Error:")
    st.error(f"**{md(error)}** {md(slip)}")


def text_field(label: str, key: str, text: str, slip: str = "", help_words: str = "") -> None:
    """A line of text. What was typed stays in it, also when it was not understood."""
    if slip:
        show_slip(slip)
    ready(key, text)
    st.text_input(label, key=key, autocomplete="off")
    if help_words:
        st.caption(md(help_words))


def choice(label: str, key: str, words: Mapping[str, str], chosen: str, none: str = "") -> None:
    """One of a few answers; `none` are the words for leaving it as the offer has it, where that can be."""
    options = [*([""] if none else []), *words]
    ready(key, chosen if chosen in options else options[0])
    st.radio(label, options, format_func=partial(_option, words, none), key=key)


def _option(words: Mapping[str, str], none: str, code: str) -> str:
    return say(words[code]) if code else none


def ready(key: str, value: object) -> None:
    """Have a field begin with what is in the work."""
    if not state.is_drawn(key):
        state.set_value(key, value)


def change_form(name: str, given: Answers, offer: Offer) -> None:
    """The small form that opens at Change."""
    with st.form(f"offer_form_{name}", enter_to_submit=False):
        _fields(name, given, offer)
        with st.container(horizontal=True):
            st.form_submit_button(say("Use this"), on_click=steps.save_field, args=(name,), type="primary")
            st.form_submit_button(say("Leave it as it was"), on_click=steps.close_field, args=(name,))


def _fields(name: str, given: Answers, offer: Offer) -> None:
    typed = getattr(steps.answers(), name)
    label = say(QUESTIONS[name])
    if name in CHOICES:
        choice(label, steps.field(name), CHOICES[name], typed, none=say("As the offer says"))
        return
    hint = say("Enter 0 if there is none.") if name in ("preparation", "travel", "follow_up") else ""
    back = say("Leave it empty to go by the words of the offer.") if given.text.strip() else ""
    text_field(label, steps.field(name), typed, given.slip(name), " ".join(filter(None, (hint, back))))
    if name == "pay":
        per = steps.answers().pay_per or offer.per
        words = {unit: PER[unit] for unit in get_args(PriceUnit) if unit in (*USUAL_UNITS, per)}
        question = QUESTIONS["pay_per"]
        choice(say(question), steps.field("pay_per"), words, per)


def three_boxes(given: Answers, offer: Offer | None, check: Callable[[], None]) -> None:
    """The three boxes that stand for an offer in words, or beside one without an amount."""
    typed = steps.answers()
    labels = {
        "pay": say("How much is the pay, in pounds?"),
        "contact": say("How many hours is the work? (optional)"),
        "preparation": say("How many hours to get ready? (optional)"),
    }
    found = offer.unmarked_amount if offer is not None else ""
    with st.form("offer_boxes", enter_to_submit=False):
        for name, label in labels.items():
            text = getattr(typed, name) or (found if name == "pay" else "")
            if text and not steps.held(steps.box(name)):
                state.set_value(steps.box(name), text)
            text_field(label, steps.box(name), text, given.slip(name))
        st.form_submit_button(say("Check these numbers"), on_click=check, type="primary")


def day_words(hours: str) -> str:
    """A length of the day on its button."""
    return say("Other") if hours == steps.OTHER else hours
