"""The justification of resources on the page: its text, how many words of how many, and what had no room."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.justification import justification
from fairbudget.language import say
from fairbudget.reading.cells.amounts import whole
from fairbudget.reading.grid import Cell
from fairbudget.ui import saving, state
from fairbudget.ui.marked import md
from fairbudget.ui.remembered import remembered_radio
from fairbudget.ui.word_page import page_downloads, show_page

LIMITS, OTHER = (250, 500, 750), 0
FEWEST, MOST = 100, 5000
LIMIT, TYPED = "words_limit", "words_typed"


def show_words(assessment: Assessment) -> None:
    """The words for the bid, within the limit that was chosen."""
    st.header(say("Words for the bid"), anchor=False)
    remembered_radio(say("How many words at most"), (*LIMITS, OTHER), _limit_name, LIMIT, LIMITS[1], horizontal=True)
    limit = _limit()
    if limit is None:
        return
    made = justification(assessment, limit)
    counted = say("Words: {used} of {limit}", used=made.page.words, limit=limit)
    st.markdown(f"**{md(counted)}**")
    with st.container(border=True, key="words_text"):
        show_page(made.page)
    if made.left_out:
        with st.expander(say("Sentences that had no room: {count}", count=len(made.left_out))):
            st.markdown("\n".join(f"- {md(fact.sentence)}" for fact in made.left_out))
    name = say("justification")
    page_downloads(made.page, f"{saving.file_stem()}-{name}", "words")
    st.caption(md(say("Read it before you send it. Why the work matters is yours to write.")))


def _limit_name(limit: int) -> str:
    return str(limit) if limit else say("Another number")


def _limit() -> int | None:
    """The limit that holds; None, with what is wrong said above the field, where what was typed is none."""
    chosen = int(state.value_of(LIMIT, LIMITS[1]))
    if chosen:
        return chosen
    text = str(state.value_of(TYPED, "") or "")
    typed = whole(Cell(0, 0, text)).value if text.strip() else None
    right = typed is not None and FEWEST <= typed <= MOST
    if text.strip() and not right:
        wrong = say("Number of words must be a whole number between {fewest} and {most}", fewest=FEWEST, most=MOST)
        st.error(md(say("Error: {message}", message=wrong)))
    st.text_input(say("Number of words"), key=TYPED, persist_state="session", autocomplete="off", width=320)
    st.caption(md(say("Between {fewest} and {most}.", fewest=FEWEST, most=MOST)))
    return typed if right else None
