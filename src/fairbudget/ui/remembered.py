"""A choice that stays: on other pages and in the other language, where its words are others."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from fairbudget.ui import state
from fairbudget.ui.guard import step

Option = TypeVar("Option")


def remembered_radio(
    label: str,
    options: Sequence[Option],
    name_of: Callable[[Option], str],
    key: str,
    otherwise: Option,
    *,
    hint: str | None = None,
    horizontal: bool = False,
) -> None:
    """Round buttons whose choice `state.value_of(key)` knows from then on.

    A browser remembers a choice by its words, so each language has buttons of its own.
    """
    drawn = f"{key}_{state.work().language}"
    if not state.is_drawn(drawn):
        state.set_value(drawn, state.value_of(key, otherwise))
    st.radio(
        label,
        options,
        format_func=name_of,
        key=drawn,
        help=hint,
        horizontal=horizontal,
        on_change=_remember,
        args=(key, drawn),
    )


@step
def _remember(key: str, drawn: str) -> None:
    state.set_value(key, state.value_of(drawn))


def remembered_list(
    label: str, options: Sequence[Option], name_of: Callable[[Option], str], key: str, *, hint: str | None = None
) -> Option:
    """A list to choose one from, the first at first; the answer is the choice. It stays as that of round buttons does.

    What is not among the options any more is forgotten.
    """
    drawn = f"{key}_{state.work().language}"
    if not state.is_drawn(drawn) or state.value_of(drawn) not in options:
        kept = state.value_of(key)
        state.set_value(drawn, kept if kept in options else options[0])
    chosen: Option = st.selectbox(
        label, options, format_func=name_of, key=drawn, help=hint, on_change=_remember, args=(key, drawn)
    )
    return chosen
