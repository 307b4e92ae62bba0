"""A field of the template as a person fills it in: a list of words, or a line of text with its note."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from fairbudget.drafts.shown import shown
from fairbudget.drafts.standing import Placed
from fairbudget.language import say
from fairbudget.template_columns import Column
from fairbudget.ui.marked import md, strong

FORM_WIDTH = 760  # a line of text that the eye can follow


def show_field(column: Column, text: str, key: str, problems: Sequence[Placed] = (), known: Sequence[str] = ()) -> None:
    """The field with what is wrong directly above it. What was typed stays in it, also when it was not understood."""
    error = say("Error:")
    for one in problems:
        st.error(f"{strong(error)} {md(one.problem.message)} {md(one.problem.fix)}")
    label, note = say(column.heading), say(column.note)
    if column.choices:
        options = ["", *([text] if text and text not in column.choices else []), *column.choices]
        st.selectbox(label, options, index=options.index(text), format_func=partial(_word, column), help=note, key=key)
    elif known:
        options = list(dict.fromkeys(["", text, *known]))
        st.selectbox(
            label,
            options,
            index=options.index(text),
            format_func=_or_not_stated,
            help=note,
            key=key,
            accept_new_options=True,
        )
    else:
        st.text_input(label, value=text, help=note, key=key, autocomplete="off")


def _word(column: Column, code: str) -> str:
    return shown(column, code) if code else say("not stated")


def _or_not_stated(code: str) -> str:
    return code or say("not stated")
