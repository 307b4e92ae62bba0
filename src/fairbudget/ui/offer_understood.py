"""What was understood of an offer, each with its Change; what can be added; what was not used or taken for granted."""

import streamlit as st

from fairbudget.drafts.offer_answers import Answers
from fairbudget.language import noop, say
from fairbudget.offers import OfferAssessment, in_words
from fairbudget.offers.in_words import Row
from fairbudget.ui import offer_steps as steps
from fairbudget.ui.marked import md
from fairbudget.ui.offer_fields import change_form

# The field that changes a row, by the row's key; a row without one cannot be changed.
FIELD_OF = {
    "pay": "pay",
    "contact": "contact",
    "preparation": "preparation",
    "travel": "travel",
    "follow_up": "follow_up",
    "all": "hours",
    "day": "hours_in_a_day",
    "paid_when": "paid_when",
    "expenses": "expenses",
    "invoice": "invoice",
}
CHANGE = {
    "pay": noop("Change the pay"),
    "contact": noop("Change the work"),
    "preparation": noop("Change getting ready"),
    "travel": noop("Change travel"),
    "follow_up": noop("Change time afterwards"),
    "hours": noop("Change all hours"),
    "hours_in_a_day": noop("Change the day"),
    "paid_when": noop("Change when it is paid"),
    "expenses": noop("Change expenses"),
    "invoice": noop("Change the invoice"),
}
ADD = {
    "preparation": noop("Add time to get ready"),
    "travel": noop("Add travel time"),
    "follow_up": noop("Add time afterwards"),
    "paid_when": noop("Add when it is paid"),
    "expenses": noop("Add expenses"),
}


def show_understood(given: Answers, answer: OfferAssessment) -> None:
    """The rows, what was not used, what is taken for granted."""
    st.subheader(say("What we understood"), anchor=False)
    rows = in_words.what_was_read(answer)
    fields = [FIELD_OF.get(row.key, "") for row in rows]
    for row, name in zip(rows, fields, strict=True):
        # Two parts of one kind are changed as one: the first has the button.
        first = name not in fields[: rows.index(row)]
        _show_row(row, name if first else "", given, answer)
    _show_more([name for name in ADD if name not in fields], given, answer)
    not_used = in_words.not_used(answer)
    if not_used:
        st.markdown(md(not_used))
    if answer.assumed:
        with st.expander(say("How we worked this out")):
            st.markdown("\n".join(f"- {md(line)}" for line in answer.assumed))


def _show_row(row: Row, name: str, given: Answers, answer: OfferAssessment) -> None:
    is_open = bool(name) and (steps.opened() == name or bool(given.slip(name)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"offer_row_{row.key}"):
        st.markdown(f"**{md(row.name)}:** {md(row.words)}")
        if name and not is_open and not _asked_above(name, answer):
            st.button(say(CHANGE[name]), key=f"offer_change_{name}", on_click=steps.open_field, args=(name,))
    if is_open and not _asked_above(name, answer):
        change_form(name, given, answer.offer)


def _asked_above(name: str, answer: OfferAssessment) -> bool:
    """Whether the top of the page asks for it already."""
    if name == "hours_in_a_day":
        return answer.offer.day_matters or bool(steps.answers().hours_in_a_day.strip())
    return name in steps.BOXES and answer.offer.price is None


def _show_more(names: list[str], given: Answers, answer: OfferAssessment) -> None:
    for name in names:
        if (steps.opened() == name or given.slip(name)) and not _asked_above(name, answer):
            change_form(name, given, answer.offer)
    with st.container(horizontal=True, gap="small", key="offer_add"):
        for name in names:
            if steps.opened() != name and not _asked_above(name, answer):
                st.button(say(ADD[name]), key=f"offer_add_{name}", on_click=steps.open_field, args=(name,))
