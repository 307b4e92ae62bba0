"""A table of the budget as a grid of text cells. What is typed or pasted stays as it is; our reader reads it later."""

from typing import Any

import streamlit as st

from fairbudget.drafts.draft import PLANS, Draft, TableName
from fairbudget.drafts.edits import Delta, applied, dated
from fairbudget.drafts.shown import shown
from fairbudget.language import say
from fairbudget.template_columns import Column
from fairbudget.ui import state
from fairbudget.ui.guard import step

PINNED = 2
ROW_HEIGHT, MOST_ROWS_SEEN, LETTER = 35, 14, 8  # pixels, rows, pixels


def show_grid(table: TableName) -> None:
    """The grid. Its rows are those of when it was drawn, so that no edit is lost while others are made."""
    grid = _grid(table)
    if grid is None:
        return
    columns = columns_of(grid.draft, table)
    st.data_editor(
        _frame(grid.draft, table, columns),
        column_config={column.field: _column(column, number) for number, column in enumerate(columns)},
        hide_index=True,
        num_rows="dynamic",
        key=grid.key,
        on_change=_edited,
        args=(grid.key,),
        height=ROW_HEIGHT * (min(len(grid.draft.rows(table)), MOST_ROWS_SEEN) + 2) + 3,
        alt=say("{sheet}: a row for each line, a column for each heading of the template", sheet=say(table)),
    )


def _grid(table: TableName) -> state.Grid | None:
    """The table as it was drawn; drawn anew when something else changed it, or when it was off the screen."""
    scenario, session = state.work().scenario, state.session()
    if scenario is None:
        return None
    grid = session.grid
    if grid is not None and grid.table == table and grid.version == session.version and state.is_drawn(grid.key):
        return grid
    version = session.version + 1
    fresh = state.Grid(table, version, scenario.draft, scenario.changes)
    state.put(grid=fresh, version=version)
    return fresh


def columns_of(draft: Draft, table: TableName) -> list[Column]:
    """The columns of the template, and the extra ones that this budget uses."""
    return [
        column
        for column in PLANS[table].columns
        if not column.extra or any(row.get(column.field) for row in draft.rows(table))
    ]


def _frame(draft: Draft, table: TableName, columns: list[Column]) -> Any:
    import pandas as pd

    rows = [[shown(column, row.get(column.field)) for column in columns] for row in draft.rows(table)]
    return pd.DataFrame(rows, columns=[column.field for column in columns], dtype="str")


def _column(column: Column, number: int) -> Any:
    note = say(column.note)
    choices = ", ".join(shown(column, code) for code in column.choices)
    return st.column_config.TextColumn(
        say(column.heading), help=f"{note} {choices}".strip(), pinned=number < PINNED, width=column.width * LETTER
    )


@step
def _edited(key: str) -> None:
    """Bring what was edited in the grid into the draft. The grid tells all its edits since it was drawn."""
    grid, scenario = state.session().grid, state.work().scenario
    if grid is None or scenario is None or grid.key != key:
        return
    told = state.value_of(key) or {}
    delta = Delta(
        {int(row): cells for row, cells in told.get("edited_rows", {}).items()},
        told.get("added_rows", []),
        told.get("deleted_rows", []),
    )
    draft, changes = applied(grid.draft, grid.table, delta, state.now())
    every = (*grid.changes, *dated(changes, scenario.changes[len(grid.changes) :]))
    steps = max(1, len(every) - len(scenario.changes))
    moved = scenario.changed(draft, ()).model_copy(update={"changes": every})
    state.put_work(state.work().with_scenario(moved, steps=steps), redraw=False)
