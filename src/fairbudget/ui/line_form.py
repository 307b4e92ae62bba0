"""One line at a time: the way to fill in a budget on a phone, and to mend a line that needs it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.draft import FIRST_ROW, Draft, Place, TableName
from fairbudget.drafts.edits import Delta, applied, with_row
from fairbudget.drafts.standing import Placed, at_row, came_from_elsewhere, placed
from fairbudget.language import say
from fairbudget.template_columns import Column
from fairbudget.ui import state
from fairbudget.ui.bulk import row_title
from fairbudget.ui.fields import FORM_WIDTH, show_field
from fairbudget.ui.grid import columns_of
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md

# What is asked first; the rest stands below, folded up until something is wrong there.
FIRST = {
    "Partners": ("name", "type", "relationship", "place", "on_costs", "paid", "bands_agreed_by"),
    "Time": (
        "partners", "role", "band", "activity", "phase", "people", "quantity", "unit", "unpaid_hours_each",
        "why_unpaid", "rate_code", "own_rate.amount", "own_rate.per", "own_rate.basis", "own_rate.reason", "paid_by",
        "status",
    ),
    "Costs": ("partner", "category", "for_activity", "phase", "quantity", "unit_cost", "paid_by"),
    "Overrides": ("rate_code", "amount", "per", "basis", "reason", "agreed_by", "agreed_on", "source"),
}  # fmt: skip


def show_lines(table: TableName) -> None:
    """The choice of a line, the line, and how it is worked out."""
    scenario = state.work().scenario
    if scenario is None:
        return
    rows = scenario.draft.rows(table)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if rows:
            _choose(scenario.draft, table)
        st.button(say("Add a line"), on_click=_add, args=(table,), key=f"add_{table}")
    if not rows:
        st.markdown(md(say("Nothing here yet.")))
        return
    show_line(table, _open_row(scenario.draft, table))


def show_line(table: TableName, row: int) -> None:
    """One line with what is wrong about it, how it is worked out, and the way to delete it."""
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None or row >= len(scenario.draft.rows(table)):
        return
    _show_form(scenario.draft, table, row, at_row(placed(scenario.draft, assessment.problems), table, row))
    _show_working(assessment, f"{table}!{row + FIRST_ROW}")
    st.button(say("Delete this line"), on_click=_delete, args=(table, row), key=f"delete_{table}")


def _open_row(draft: Draft, table: TableName) -> int:
    place = state.session().place
    return min(place.row, len(draft.rows(table)) - 1) if place is not None and place.sheet == table else 0


def _choose(draft: Draft, table: TableName) -> None:
    row, last, version = _open_row(draft, table), len(draft.rows(table)) - 1, state.session().version
    st.selectbox(
        say("Line"),
        range(last + 1),
        index=row,
        format_func=partial(row_title, draft, table),
        key=f"line_{table}_{version}_{row}",
        on_change=_chosen,
        args=(table, f"line_{table}_{version}_{row}"),
        width=420,
    )
    st.button(say("Previous"), on_click=_to, args=(table, row - 1), disabled=row == 0, key=f"previous_{table}")
    st.button(say("Next"), on_click=_to, args=(table, row + 1), disabled=row == last, key=f"next_{table}")


def _show_form(draft: Draft, table: TableName, row: int, problems: Sequence[Placed]) -> None:
    if problems:
        named = ", ".join(dict.fromkeys(one.problem.title_of_kind for one in problems))
        st.warning(md(say("About this line: {problems}", problems=named)))
    came_from = came_from_elsewhere(draft, Place(sheet=table, row=row))
    if came_from:
        st.caption(md(say("In your file: {place}", place=came_from)))
    columns = columns_of(draft, table)
    first = [column for column in columns if column.field in FIRST[table]]
    first.sort(key=lambda column: FIRST[table].index(column.field))
    rest = [column for column in columns if column not in first]
    with st.form(f"form_{table}", width=FORM_WIDTH):
        for one in (one for one in problems if one.place and one.place.field is None):
            st.error(f"{md(one.problem.message)} {md(one.problem.fix)}")
        _show_fields(first, draft, table, row, problems)
        with st.expander(say("More about this line"), expanded=_any_at(rest, problems)):
            _show_fields(rest, draft, table, row, problems)
        st.form_submit_button(say("Save this line"), type="primary", on_click=_save, args=(table, row))


def _show_fields(
    columns: Sequence[Column], draft: Draft, table: TableName, row: int, problems: Sequence[Placed]
) -> None:
    for column in columns:
        here = [one for one in problems if one.place and one.place.field == column.field]
        text = draft.rows(table)[row].get(column.field)
        show_field(column, text, _key(table, row, column.field), here, _known(column, draft))


def _any_at(columns: Sequence[Column], problems: Sequence[Placed]) -> bool:
    fields = {column.field for column in columns}
    return any(one.place and one.place.field in fields and one.problem.severity == "blocks" for one in problems)


def _known(column: Column, draft: Draft) -> Sequence[str]:
    """What can be chosen where anything may be typed as well: partners of this budget, codes of rates."""
    if column.kind in ("partner", "shares"):
        return [name for row in draft.partners if (name := row.get("name"))]
    return state.rate_book().codes() if column.kind == "rate_code" else ()


def _show_working(assessment: Assessment, where: str) -> None:
    found = [line for line in assessment.lines if line.where == where]
    if found:
        st.subheader(say("How we worked this out"), anchor=False)
    for line in found:
        st.markdown(md(line.working))


def _key(table: TableName, row: int, field: str) -> str:
    return f"cell_{table}_{row}_{field}_{state.session().version}"


@step
def _chosen(table: TableName, key: str) -> None:
    state.put(place=Place(sheet=table, row=int(state.value_of(key))))


@step
def _to(table: TableName, row: int) -> None:
    state.put(place=Place(sheet=table, row=row))


@step
def _save(table: TableName, row: int) -> None:
    scenario = state.work().scenario
    if scenario is None:
        return
    columns = columns_of(scenario.draft, table)
    texts = {column.field: state.value_of(_key(table, row, column.field)) for column in columns}
    draft, changes = applied(scenario.draft, table, Delta(edited={row: texts}), state.now())
    state.put_work(state.work().with_scenario(scenario.changed(draft, changes), steps=len(changes)))
    state.put(told=say("Saved on this page. Changes: {n}.", n=str(len(changes))), place=Place(sheet=table, row=row))


@step
def _add(table: TableName) -> None:
    scenario = state.work().scenario
    if scenario is None:
        return
    start = {"Time": {"year": "1", "people": "1"}, "Costs": {"year": "1"}}.get(table, {})
    draft, changes = with_row(scenario.draft, table, start, state.now())
    state.put_work(state.work().with_scenario(scenario.changed(draft, changes)))
    state.put(place=Place(sheet=table, row=len(draft.rows(table)) - 1))


@step
def _delete(table: TableName, row: int) -> None:
    scenario = state.work().scenario
    if scenario is None:
        return
    draft, changes = applied(scenario.draft, table, Delta(deleted=[row]), state.now())
    state.put_work(state.work().with_scenario(scenario.changed(draft, changes)))
    state.put(
        mending=False,
        place=Place(sheet=table, row=max(0, row - 1)),
        told=say("The line is deleted. Undo the last change brings it back."),
    )
