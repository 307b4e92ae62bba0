"""What was not understood of the file: where it stood, its words, and the ways to deal with it here."""

from collections.abc import Sequence

import streamlit as st

from fairbudget.drafts.draft import NotUnderstood, Place, TableName
from fairbudget.drafts.edits import with_line_of_unread, without_unread
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md, strong

MOST_SHOWN = 10


def show_unread(unread: Sequence[NotUnderstood]) -> None:
    """A card for each thing, with buttons that make a line of it or take it off the list."""
    title = say("Not understood")
    for number, one in enumerate(unread[:MOST_SHOWN]):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"{strong(title)}  \n{md(one.message)}")
            st.caption(md(_stood(one)))
            with st.container(horizontal=True):
                if not one.line:
                    _button(say("Make it a line of time"), f"time_{number}", number, "Time")
                    _button(say("Make it a cost"), f"cost_{number}", number, "Costs")
                st.button(say("Take this off the list"), key=f"settled_{number}", on_click=_settled, args=(number,))
    if len(unread) > MOST_SHOWN:
        st.markdown(md(say("And more: {n}. They appear when these are mended.", n=str(len(unread) - MOST_SHOWN))))


def _stood(one: NotUnderstood) -> str:
    if not one.original:
        return say("In your file: {place}", place=one.where)
    return say("In your file: {place}. The whole row: {row}", place=one.where, row=one.original)


def _button(label: str, key: str, number: int, table: TableName) -> None:
    st.button(label, key=f"make_{key}", on_click=_make, args=(number, table))


@step
def _make(number: int, table: TableName) -> None:
    """A new line with the words of the file, opened to be filled in."""
    scenario = state.work().scenario
    if scenario is None:
        return
    draft, changes = with_line_of_unread(scenario.draft, number, table, state.now())
    state.put_work(state.work().with_scenario(scenario.changed(draft, changes)))
    state.put(place=Place(sheet=table, row=len(draft.rows(table)) - 1), mending=True)


@step
def _settled(number: int) -> None:
    scenario = state.work().scenario
    if scenario is not None:
        state.put_work(state.work().with_scenario(scenario.changed(without_unread(scenario.draft, number), ())))
