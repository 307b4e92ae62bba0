"""Who falls below which yardstick, and the bands that the like-for-like comparison rests on."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.findings.falling_short import yardsticks
from fairbudget.language import say
from fairbudget.tables.pictures import bands_table, parity_table
from fairbudget.ui import state
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import listed_table, titled_table


def show_yardsticks(assessment: Assessment) -> None:
    """Each yardstick with its amount and date, and its sentences under it."""
    found = yardsticks(assessment)
    if not found:
        return
    st.header(md(say("Who falls below which yardstick?")), anchor=False)
    for yardstick in found:
        st.subheader(md(yardstick.title), anchor=False)
        st.markdown("\n".join(f"- {md(sentence)}" for sentence in yardstick.sentences))
    said = say(
        "Pay at or above a floor reaches a floor and no more. Whether a legal minimum is owed depends on how each "
        "person is engaged, and on their age. This page does not decide that."
    )
    st.markdown(md(said))


def show_bands(assessment: Assessment) -> None:
    """Parity by partner with who agreed the bands, and beside it what each band asks."""
    parity = parity_table(assessment)
    if not parity.rows:
        return
    currency = assessment.budget.currency
    st.header(md(say("What does like for like rest on?")), anchor=False)
    st.markdown(
        md(say("Work is compared by what it asks of a person, never by who employs them. Agree the bands together."))
    )
    titled_table(parity, currency)
    listed_table(bands_table(assessment, state.rate_book().bands), currency)
