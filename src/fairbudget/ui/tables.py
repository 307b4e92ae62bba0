"""The sheets of the budget to look at and change: as a table on a wide screen, one line at a time on a phone."""

import streamlit as st

from fairbudget.drafts.draft import PLANS, SheetName, TableName
from fairbudget.drafts.standing import LINES
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.bulk import show_bulk
from fairbudget.ui.device import is_phone
from fairbudget.ui.grid import show_grid
from fairbudget.ui.guard import step
from fairbudget.ui.line_form import show_lines
from fairbudget.ui.marked import md
from fairbudget.ui.project_form import show_project
from fairbudget.ui.remembered import remembered_radio

SHEET, ONE_AT_A_TIME = "table", "one_at_a_time"


def show_tables() -> None:
    """The choice of a sheet, and the sheet."""
    st.header(say("Your budget"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        remembered_radio(say("Part of the budget"), list(PLANS), say, SHEET, "Time", horizontal=True)
        chosen: SheetName = state.value_of(SHEET, "Time")
        if chosen != "Project":
            _choose_view()
        scenario = state.work().scenario
        st.button(
            say("Undo the last change"), on_click=_undo, disabled=scenario is None or scenario.undo is None, key="undo"
        )
    if chosen == "Project":
        show_project()
    else:
        _show_table(chosen)


def _show_table(table: TableName) -> None:
    if state.value_of(ONE_AT_A_TIME, is_phone()):
        show_lines(table)
        return
    st.markdown(
        md(
            say(
                "Change any cell, or paste rows from a spreadsheet. Amounts stay as you paste them. What we cannot "
                "read is listed above."
            )
        )
    )
    show_grid(table)
    if table in (*LINES, "Partners"):
        show_bulk(table)


def _choose_view() -> None:
    remembered_radio(say("Show lines"), [False, True], _view_name, ONE_AT_A_TIME, is_phone(), horizontal=True)


def _view_name(one_at_a_time: bool) -> str:
    return say("One at a time") if one_at_a_time else say("As a table")


@step
def _undo() -> None:
    scenario = state.work().scenario
    if scenario is not None and scenario.undo is not None:
        state.put_work(state.work().with_scenario(scenario.undone()))
        state.put(told=say("The last change is undone."))
