"""Everything to mend, to check and to know: where, what was found, what to do, and one click to the line."""

from collections.abc import Sequence

import streamlit as st

from fairbudget.checks.personal import KINDS as PERSONAL
from fairbudget.drafts.draft import PLANS, Place
from fairbudget.drafts.standing import Placed, placed
from fairbudget.drafts.work import line_name
from fairbudget.language import say
from fairbudget.problems import Severity
from fairbudget.reading.templates.still_not_read import STILL_NOT_READ
from fairbudget.tables import SEVERITIES
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.marked import in_full, md
from fairbudget.ui.not_understood import show_unread

MOST_SHOWN = 10
SHOWN_ELSEWHERE = (STILL_NOT_READ.code, *(kind.code for kind in PERSONAL.values()))


def show_refused() -> None:
    """Why the last file was not opened, or what is to be known of it."""
    for problem in state.session().problems:
        show = st.error if problem.severity == "blocks" else st.warning
        show(in_full(problem))


def show_problems() -> None:
    """The problems of the budget in hand, what blocks first; the others folded up with their number."""
    show_refused()
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None:
        return
    # What was not understood of the file, and details of persons, are shown by themselves with ways to deal with them.
    known = (one for one in assessment.problems if one.code not in SHOWN_ELSEWHERE)
    found = placed(scenario.draft, (*known, *scenario.draft.noticed))
    first = next((one.place for one in found if one.problem.severity == "blocks" and one.place), None)
    if first is not None:
        st.button(say("Mend them one at a time"), type="primary", on_click=_open, args=(first,), key="mend")
    for severity, title in SEVERITIES.items():
        chosen = [one for one in found if one.problem.severity == severity]
        unread = scenario.draft.unread if severity == "blocks" else ()
        if not chosen and not unread:
            continue
        heading = say("{weight}: {n}", weight=say(title), n=str(len(chosen) + len(unread)))
        # Unfolded until the first edit: a list that grows above a table while somebody types in it moves the table.
        unfolded = severity == "blocks" and not state.work().steps
        with st.expander(md(heading), expanded=unfolded):
            show_unread(unread)
            _show_all(chosen, severity)


def _show_all(problems: Sequence[Placed], severity: Severity) -> None:
    for number, one in enumerate(problems[:MOST_SHOWN]):
        _show(one, f"{severity}_{number}")
    if len(problems) > MOST_SHOWN:
        st.markdown(md(say("And more: {n}. They appear when these are mended.", n=str(len(problems) - MOST_SHOWN))))


def _show(one: Placed, key: str) -> None:
    problem = one.problem
    with st.container(border=True, gap="xsmall"):
        st.markdown(in_full(problem))
        if one.came_from or one.place is None:
            st.caption(md(say("In your file: {place}", place=one.came_from or problem.where)))
        if one.place is not None:
            label = say("Go to {place}", place=md(place_in_words(one.place)))
            st.button(label, key=f"go_{key}", type="tertiary", on_click=_open, args=(one.place,))


def place_in_words(place: Place) -> str:
    """Sheet, line and field in words: "Time, Director, Unpaid hours each"."""
    scenario = state.work().scenario
    line = line_name(scenario.draft, place) if scenario else ""
    heading = say(PLANS[place.sheet].column(place.field).heading) if place.field else ""
    return ", ".join(filter(None, (say(place.sheet), line, heading)))


@step
def _open(place: Place) -> None:
    state.put(place=place, mending=True, version=state.session().version + 1)
