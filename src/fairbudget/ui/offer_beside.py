"""What an offer lies beside, in words with dates and sources; what makes that closer; and what else to ask."""

import streamlit as st

from fairbudget.drafts.offer_answers import Answers
from fairbudget.language import long_date, noop, say
from fairbudget.money import money
from fairbudget.offers import OfferAssessment, in_words
from fairbudget.offers.yardsticks import Comparator
from fairbudget.ui import offer_steps as steps
from fairbudget.ui import state
from fairbudget.ui.marked import md, strong
from fairbudget.ui.offer_fields import choice, text_field

PLACES = {
    "london": noop("London"),
    "uk": noop("England, outside London"),
    "wales": noop("Wales"),
    "scotland": noop("Scotland"),
    "northern_ireland": noop("Northern Ireland"),
}
KINDS_OF_WORK = {
    "contributor": noop("I join in and speak from my own life"),
    "experienced": noop("I read papers first, or speak for others too"),
    "skilled": noop("I run sessions, find people or do research"),
    "lead": noop("I plan part of the work and answer for it"),
    "strategic": noop("I answer for a whole group or plan"),
}


def show_beside(given: Answers, answer: OfferAssessment) -> None:
    """One yardstick after the other, each with how far the offer lies from it."""
    st.subheader(say("What others are paid"), anchor=False)
    st.markdown(md(say("These are the rates for today, {day}.", day=long_date(state.today()))))
    for one in answer.comparators:
        st.markdown("  \n".join(md(line) if number else strong(line) for number, line in enumerate(_lines(one))))
    with st.expander(say("Where these rates come from")):
        for one in answer.comparators:
            st.markdown(f"**{md(one.short)}**")
            st.markdown(md(" ".join(one.detail)))
            st.markdown(md(one.source))
    about = any(given.slip(name) for name in steps.ABOUT)
    with st.expander(say("Tell us more to compare better (optional)"), expanded=about):
        _show_about(given)


def _lines(one: Comparator) -> list[str]:
    lines = [say("{name}: {rate} an hour", name=one.short, rate=money(one.per_hour))]
    difference = in_words.difference(one)
    if difference:
        lines.append(f"{difference}.")
    if one.effective_from is not None:
        lines.append(say("The rate is from {day}.", day=long_date(one.effective_from)))
    if one.kind == "legal_minimum":
        lines.append(
            say("This is a yardstick. Whether it applies to you depends on how you are engaged. Acas can help.")
        )
    return lines


def _show_about(given: Answers) -> None:
    typed = steps.answers()
    rather_not = say("I would rather not say")
    with st.form("offer_about", border=False, enter_to_submit=False):
        text_field(say("How old are you? (optional)"), steps.field("age"), typed.age, given.slip("age"))
        choice(say("Where do you work? (optional)"), steps.field("place"), PLACES, typed.place, none=rather_not)
        label = say("What will you do? (optional)")
        choice(label, steps.field("band"), KINDS_OF_WORK, typed.band, none=rather_not)
        st.form_submit_button(say("Compare again"), on_click=steps.save_about)


def show_also_check(answer: OfferAssessment) -> None:
    """What is still open before saying yes."""
    st.subheader(say("Also check"), anchor=False)
    st.markdown("\n".join(f"- {md(line)}" for line in answer.ask))
