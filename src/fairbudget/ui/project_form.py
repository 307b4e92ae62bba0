"""What the project is: the answers of the sheet Project, as a form."""

import streamlit as st

from fairbudget.drafts.draft import PLANS
from fairbudget.drafts.edits import with_project
from fairbudget.drafts.standing import placed
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.fields import FORM_WIDTH, show_field
from fairbudget.ui.guard import step


def show_project() -> None:
    """The form, each field with what is wrong about it."""
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None:
        return
    problems = [
        one for one in placed(scenario.draft, assessment.problems) if one.place and one.place.sheet == "Project"
    ]
    with st.form("project", width=FORM_WIDTH):
        for column in PLANS["Project"].columns:
            here = [one for one in problems if one.place and one.place.field == column.field]
            known = sorted(state.rate_book().funders) if column.field == "funder" else ()
            show_field(column, scenario.draft.project.get(column.field, ""), _key(column.field), here, known)
        st.form_submit_button(say("Save these answers"), type="primary", on_click=_save)


def _key(field: str) -> str:
    return f"project_{field}_{state.session().version}"


@step
def _save() -> None:
    scenario = state.work().scenario
    if scenario is None:
        return
    texts = {column.field: str(state.value_of(_key(column.field)) or "") for column in PLANS["Project"].columns}
    draft, changes = with_project(scenario.draft, texts, state.now())
    state.put_work(state.work().with_scenario(scenario.changed(draft, changes), steps=len(changes)))
    state.put(told=say("Saved on this page. Changes: {n}.", n=str(len(changes))))
