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

SHEET, ONE_AT_A_TIME = "table", "one_at_a_time"


def show_tables() -> None:
    """The choice of a sheet, and the sheet."""
    st.header(say("Your budget"), anchor=False)
    if not state.is_drawn(SHEET):
        state.set_value(SHEET, "Time")
    sheets: list[SheetName] = list(PLANS)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen: SheetName = st.radio(
            say("Part of the budget"),
            sheets,
            format_func=_sheet_name,
            key=SHEET,
            horizontal=True,
            on_change=_to_the_first,
        )
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
    if state.value_of(ONE_AT_A_TIME):
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
    if not state.is_drawn(ONE_AT_A_TIME):
        state.set_value(ONE_AT_A_TIME, is_phone())
    st.radio(
        say("Show lines"),
        [False, True],
        format_func=_view_name,
        key=ONE_AT_A_TIME,
        horizontal=True,
    )


def _view_name(one_at_a_time: bool) -> str:
    return say("One at a time") if one_at_a_time else say("As a table")


def _sheet_name(sheet: SheetName) -> str:
    return say(sheet)


@step
def _to_the_first() -> None:
    state.put(place=None)


@step
def _undo() -> None:
    scenario = state.work().scenario
    if scenario is not None and scenario.undo is not None:
        state.put_work(state.work().with_scenario(scenario.undone()))
        state.put(told=say("The last change is undone."))
