"""The answer about an offer on the first screen: what to put right, the figure, its sum, and what would settle it."""

import streamlit as st

from fairbudget.drafts.offer_answers import Answers
from fairbudget.language import say
from fairbudget.offers import OfferAssessment, in_words
from fairbudget.ui import offer_steps as steps
from fairbudget.ui.marked import bullets, md, strong
from fairbudget.ui.offer_fields import QUESTIONS, change_form, day_words, ready, text_field


def show_slips(messages: tuple[str, ...]) -> None:
    """What has to be put right, at the top, in the words that stand at its field."""
    if messages:
        title = say("There is a problem")
        st.error(f"{strong(title)}\n{bullets(messages)}")


def slips(given: Answers, answer: OfferAssessment) -> tuple[str, ...]:
    """What has to be put right before there is a figure."""
    found = [one.message for one in given.slips]
    if not found and answer.offer.price is None:
        found.append(_which_amount(answer) if answer.offer.amounts else _no_amount())
    return tuple(found)


def _no_amount() -> str:
    return say("We could not find an amount of money in what you typed. Fill in the boxes below")


def _which_amount(answer: OfferAssessment) -> str:
    *first, last = answer.offer.amounts
    if len(first) == 1:
        return say("We found two amounts, {first} and {last}. Choose which is the pay", first=first[0], last=last)
    several = ", ".join(first)
    return say("We found several amounts, {first} and {last}. Choose which is the pay", first=several, last=last)


def show_answer(given: Answers, answer: OfferAssessment) -> None:
    """The figure and its sum in one line."""
    st.header(md(in_words.headline(answer)), anchor=False)
    for line in answer.sums:
        st.markdown(md(line))
    for note in given.notes:
        st.info(md(note.message))


def show_what_would_settle_it(given: Answers, answer: OfferAssessment) -> None:
    """The choice or field that makes one figure of several, or a figure of none."""
    if answer.offer.amounts:
        _show_amounts(answer)
    if answer.offer.day_matters or given.hours_in_a_day is not None or given.slip("hours_in_a_day"):
        _show_day(given, answer)
    unknown = answer.hours.low is None and answer.hours.high is None
    if unknown and answer.offer.price is not None and not steps.answers().hours_not_known:
        _show_hours(given)


def _show_amounts(answer: OfferAssessment) -> None:
    with st.form("offer_amounts", enter_to_submit=False):
        amounts = list(dict.fromkeys(answer.offer.amounts))
        st.radio(say("Which amount is the pay?"), amounts, format_func=md, key="offer_amount")
        st.form_submit_button(say("Use this amount"), on_click=steps.choose_amount, type="primary")


def _show_day(given: Answers, answer: OfferAssessment) -> None:
    """Ranges instead of guesses: one press turns the range into a figure, another takes it back."""
    typed = steps.answers().hours_in_a_day.strip()
    is_open = steps.opened() == "hours_in_a_day" or bool(given.slip("hours_in_a_day"))
    chosen = typed if typed in steps.KNOWN_DAYS else steps.OTHER if typed or is_open else None
    ready(steps.DAY, chosen)
    st.segmented_control(
        say("How long is the day, in hours?"),
        [*steps.KNOWN_DAYS, steps.OTHER],
        format_func=day_words,
        key=steps.DAY,
        on_change=steps.choose_day,
    )
    if is_open:
        change_form("hours_in_a_day", given, answer.offer)


def _show_hours(given: Answers) -> None:
    with st.form("offer_hours", enter_to_submit=False):
        text_field(say(QUESTIONS["hours"]), steps.field("hours"), steps.answers().hours, given.slip("hours"))
        ready("offer_hours_not_known", False)
        st.checkbox(say("I do not know"), key="offer_hours_not_known")
        st.form_submit_button(say("Work it out"), on_click=steps.save_hours, type="primary")
