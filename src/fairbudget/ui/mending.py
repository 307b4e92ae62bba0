"""One line that needs a person, alone on the page, and the way to the next one."""

import streamlit as st

from fairbudget.drafts.draft import Place
from fairbudget.drafts.standing import placed
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.line_form import show_line
from fairbudget.ui.marked import md, to_the_top
from fairbudget.ui.problem_list import place_in_words
from fairbudget.ui.project_form import show_project


def show_mending(place: Place) -> None:
    """The line, what is wrong with it, and how many more there are."""
    need = _need()
    to_the_top(state.session().version)
    with st.container(key="first"):
        st.header(md(place_in_words(place)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("Back to the whole budget"), on_click=_back, key="back")
        others = [one for one in need if _row(one) != _row(place)]
        if others:
            st.button(say("Next one that needs you"), on_click=_next, args=(_after(place, others),), key="next_problem")
        st.markdown(md(say("Lines that need you: {n}", n=str(len({_row(one) for one in need})))))
    if place.sheet == "Project":
        show_project()
    else:
        show_line(place.sheet, place.row)


def _need() -> list[Place]:
    """The places that something blocks, in the order of the sheets."""
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None:
        return []
    found = placed(scenario.draft, assessment.problems)
    return [one.place for one in found if one.place is not None and one.problem.severity == "blocks"]


def _row(place: Place) -> tuple[str, int]:
    return (place.sheet, place.row)


def _after(place: Place, others: list[Place]) -> Place:
    """The next place down the budget; after the last one the first again."""
    order = ["Project", "Partners", "Time", "Costs", "Overrides"]
    position = (order.index(place.sheet), place.row)
    later = [one for one in others if (order.index(one.sheet), one.row) > position]
    return (later or others)[0]


@step
def _back() -> None:
    state.put(mending=False)


@step
def _next(place: Place) -> None:
    state.put(place=place, version=state.session().version + 1)
