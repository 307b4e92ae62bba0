"""The tables of a file whose columns are being named: what is asked of each, its columns, and a choice for each."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from fairbudget.language import say
from fairbudget.reading.answering import with_amount, with_counts, with_role
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.proposing import CONFIDENCE, Proposal, ProposedColumn, ProposedTable
from fairbudget.reading.roles import AMOUNT, MONEY, ROLES, role_in_words
from fairbudget.ui import state
from fairbudget.ui.files import read_again
from fairbudget.ui.guard import step
from fairbudget.ui.marked import Look, md, table


def show_tables(proposal: Proposal) -> None:
    """Every table in a frame of its own, in the order of the file."""
    several = len(proposal.tables) > 1
    for number, one in enumerate(proposal.tables):
        with st.container(border=True):
            st.subheader(md(table_name(one)), anchor=False)
            if several or one.counts is not True:
                _ask_whether_it_counts(number, one)
            if one.counts is not False:
                _show_columns(number, one)


def table_name(one: ProposedTable) -> str:
    """What to call a table: its title, and where it stands."""
    if one.title:
        return say('Table "{title}" at {place}', title=one.title, place=one.where)
    return say("Table at {place}", place=one.where)


def _ask_whether_it_counts(number: int, one: ProposedTable) -> None:
    st.markdown(md(one.why))
    key = _key("counts", number)
    st.radio(
        say("Is this table costed?"),
        [True, False],
        index=None if one.counts is None else [True, False].index(one.counts),
        format_func=_yes_or_no,
        key=key,
        horizontal=True,
        on_change=_counts_chosen,
        args=(number, key),
    )


def _yes_or_no(counts: bool) -> str:
    return say("Yes") if counts else say("No, leave it out")


def _show_columns(number: int, one: ProposedTable) -> None:
    _ask_which_amount(number, one)
    rows = [
        (
            column.name,
            one.taken_for(column),
            "; ".join(column.samples),
            f"{say(CONFIDENCE[column.confidence])}: {column.why}",
        )
        for column in one.columns
    ]
    headings = (say("Column"), say("Taken for"), say("For example"), say("How sure"))
    table(say("Columns of the table at {place}", place=one.where), headings, rows, Look(wide=(1, 2, 3)))
    unsure = [i for i, column in enumerate(one.columns) if column.confidence != "sure" and not _is_asked(one, column)]
    for i in unsure:
        _choose_role(number, i, one.columns[i])
    rest = [i for i in range(len(one.columns)) if i not in unsure]
    with st.expander(say("Change what a column is taken for")):
        for i in rest:
            _choose_role(number, i, one.columns[i])


def _is_asked(one: ProposedTable, column: ProposedColumn) -> bool:
    """Whether the question which amount counts is the one about this column."""
    return one.asked and column.role in MONEY


def _ask_which_amount(number: int, one: ProposedTable) -> None:
    """Which column is the budget, where several hold amounts."""
    if not one.amounts:
        return
    chosen = [i for i in one.amounts if one.columns[i].role == AMOUNT]
    if one.asked:
        st.markdown(md(say("Several columns hold amounts. Each is right by itself, and they must not be added.")))
    key = _key("amount", number)
    st.radio(
        say("Which column is the budget?"),
        one.amounts,
        index=None if one.asked or len(chosen) != 1 else one.amounts.index(chosen[0]),
        format_func=partial(_with_samples, one),
        key=key,
        on_change=_amount_chosen,
        args=(number, key),
    )


def _with_samples(one: ProposedTable, column: int) -> str:
    found = one.columns[column]
    return md(f"{found.name} ({found.letter}): {'; '.join(found.samples)}")


def _choose_role(number: int, i: int, column: ProposedColumn) -> None:
    key = _key(f"role_{i}", number)
    roles = list(ROLES)
    st.selectbox(
        md(say('Column {letter}, "{heading}", is', letter=column.letter, heading=column.name)),
        roles,
        index=roles.index(column.role),
        format_func=role_in_words,
        key=key,
        on_change=_role_chosen,
        args=(number, i, key),
    )


def _key(name: str, number: int) -> str:
    """A key that is new after every file, and in the other language: a browser remembers a choice by its words."""
    return f"{name}_{number}_{state.work().language}_{state.session().version}"


@step
def _counts_chosen(number: int, key: str) -> None:
    counts = bool(state.value_of(key))
    _say(lambda mapping: with_counts(mapping, number, counts=counts))


@step
def _amount_chosen(number: int, key: str) -> None:
    column = state.value_of(key)
    if column is not None:
        _say(lambda mapping: with_amount(mapping, number, int(column)))


@step
def _role_chosen(number: int, column: int, key: str) -> None:
    role = str(state.value_of(key))
    if role == AMOUNT:
        _say(lambda mapping: with_amount(mapping, number, column))
    else:
        _say(lambda mapping: with_role(mapping, number, column, role))


def _say(change: Callable[[Mapping], Mapping]) -> None:
    """The mapping after an answer, and the budget read again by it."""
    meaning = state.session().meaning
    if meaning is not None:
        said = meaning.said(change(meaning.mapping))
        state.put(meaning=said)
        read_again(said)
