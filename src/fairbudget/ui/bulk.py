"""One answer for many lines: band, activity, phase, type and the like."""

from functools import partial

import streamlit as st

from fairbudget.drafts.draft import PLANS, Draft, Place, TableName
from fairbudget.drafts.edits import with_the_same
from fairbudget.drafts.shown import shown
from fairbudget.drafts.work import line_name
from fairbudget.language import noop, say
from fairbudget.template_columns import Column
from fairbudget.ui import state
from fairbudget.ui.guard import step

EMPTY, EVERY, CHOSEN = "empty", "every", "chosen"
WHICH = {
    EMPTY: noop("Lines where it is not stated yet"),
    EVERY: noop("All lines"),
    CHOSEN: noop("Lines that I choose"),
}


def show_bulk(table: TableName) -> None:
    """The form that sets a field of several lines."""
    scenario = state.work().scenario
    if scenario is None or not scenario.draft.rows(table):
        return
    columns = [column for column in PLANS[table].columns if column.choices]
    with st.expander(say("Set the same for several lines")):
        column = st.selectbox(say("What to set"), columns, format_func=_heading, key=f"bulk_field_{table}")
        with st.form(f"bulk_{table}", border=False):
            st.selectbox(
                say("To"),
                column.choices,
                format_func=partial(shown, column),
                key=f"bulk_value_{table}_{column.field}",
            )
            st.radio(say("For which lines"), list(WHICH), format_func=_which, key=f"bulk_which_{table}")
            st.multiselect(
                say("If you choose: which"),
                range(len(scenario.draft.rows(table))),
                format_func=partial(row_title, scenario.draft, table),
                key=f"bulk_rows_{table}",
                placeholder="",
            )
            st.form_submit_button(say("Set it"), on_click=_set, args=(table, column))


def row_title(draft: Draft, table: TableName, row: int) -> str:
    """A line as a person tells it from the others: its name, who and what."""
    line = draft.rows(table)[row]
    name = line_name(draft, Place(sheet=table, row=row))
    about = [line.get(field) for field in ("role", "label", "partners", "partner")]
    category = next((column for column in PLANS[table].columns if column.field == "category"), None)
    about.append(shown(category, line.get("category")) if category else "")
    return ": ".join(filter(None, (name, ", ".join(filter(None, about)))))


def _heading(column: Column) -> str:
    return say(column.heading)


def _which(which: str) -> str:
    return say(WHICH[which])


@step
def _set(table: TableName, column: Column) -> None:
    scenario = state.work().scenario
    if scenario is None:
        return
    draft, which = scenario.draft, state.value_of(f"bulk_which_{table}")
    rows = [number for number, row in enumerate(draft.rows(table)) if which == EVERY or not row.get(column.field)]
    if which == CHOSEN:
        rows = list(state.value_of(f"bulk_rows_{table}", []))
    text = state.value_of(f"bulk_value_{table}_{column.field}")
    changed, changes = with_the_same(draft, table, rows, column.field, text, state.now())
    state.put_work(state.work().with_scenario(scenario.changed(changed, changes), steps=len(changes)))
    state.put(told=say("Lines changed: {n}.", n=str(len(changes))))
