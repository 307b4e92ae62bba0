"""What the columns of a file mean: shown as they were taken, changed where that is wrong, confirmed with one click."""

from dataclasses import replace

import streamlit as st

from fairbudget.drafts.kept_mapping import mapping_kept
from fairbudget.drafts.meaning import Meaning, with_kept
from fairbudget.language import say
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.ui import state
from fairbudget.ui.files import key_of, read_again
from fairbudget.ui.guard import step
from fairbudget.ui.mapping_file import download
from fairbudget.ui.mapping_tables import show_tables, table_name
from fairbudget.ui.marked import bullets, md, strong, to_the_top
from fairbudget.ui.problem_list import show_refused
from fairbudget.ui.read_summary import show_reading

KEPT = "mapping_file"


def show_step(meaning: Meaning) -> None:
    """The step alone on the page, before the lines: where something in it needs a person."""
    show_refused()
    with st.container(key="first"):
        st.header(say("What the columns mean"), anchor=False)
        _show_unanswered(meaning)
    st.markdown(
        md(
            say(
                "Your file is not our template. Look whether each column is taken for what it is. Then you see the "
                "lines."
            )
        )
    )
    _show(meaning)


def show_folded(meaning: Meaning) -> None:
    """The same step folded up under one sentence: where everything in it is sure."""
    n = sum(len(table.columns) for table in meaning.shown.tables)
    with st.expander(md(say("What the columns mean: all {n} are known by their headings", n=str(n)))):
        _show(meaning)


def _show(meaning: Meaning) -> None:
    show_tables(meaning.shown)
    if meaning.needs_a_person:
        with st.container(border=True):
            st.subheader(say("With these meanings"), anchor=False)
            show_reading()
            _use()
    else:
        _use()
    with st.expander(say("Keep these meanings for next year's file, or use those of last year's")):
        download(meaning.mapping, meaning.shown)
        st.file_uploader(
            say("A mapping (.toml), or a copy saved here (.fairbudget.json)"),
            type=["toml", "json"],
            key=key_of(KEPT),
            on_change=_kept_chosen,
        )


def _use() -> None:
    st.button(say("Use these meanings"), type="primary", on_click=_confirmed, key="use_meanings")


def _show_unanswered(meaning: Meaning) -> None:
    """What is to be answered first, after somebody wanted to go on without."""
    tables = [table_name(meaning.shown.tables[number]) for number in meaning.open] if meaning.hurried else []
    if not tables:
        return
    to_the_top(state.session().version)
    title = say("There is a problem")
    asked = say("Answer the question about each of these tables:")
    st.error(f"{strong(title)}  \n{md(asked)}\n{bullets(tables)}")


@step
def _confirmed() -> None:
    """Go on to the lines; from now on the cells of the file are not kept."""
    meaning = state.session().meaning
    if meaning is None:
        return
    if meaning.open:
        state.put(meaning=replace(meaning, hurried=True), version=state.session().version + 1)
        return
    read_again(meaning, redraw=True)
    state.put(meaning=None, problems=(), told=say("The meanings of the columns are kept with this budget."))


@step
def _kept_chosen() -> None:
    """Name the columns as a mapping has it that was kept; what fits neither is said."""
    file, meaning = state.take_upload(key_of(KEPT)), state.session().meaning
    if file is None or meaning is None:
        return
    try:
        named, differs = with_kept(meaning, mapping_kept(*file))
    except UnreadableFile as error:
        state.put(problems=error.problems, version=state.session().version + 1)
        return
    state.put(meaning=named, problems=differs)
    read_again(named, redraw=True)
