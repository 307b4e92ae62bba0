"""The ways in: a file, our template, typing, a saved copy, a sample. And the way to start again."""

import streamlit as st

from fairbudget.drafts.draft import Draft, Place
from fairbudget.drafts.edits import with_row
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.language import say
from fairbudget.reading.file.apart import warm
from fairbudget.reading.file.files import open_book
from fairbudget.ui import state
from fairbudget.ui.downloads import later
from fairbudget.ui.files import SAVED, UPLOAD, begin, budget_uploaded, key_of, saved_opened
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md
from fairbudget.ui.problem_list import show_refused
from fairbudget.ui.samples import SAMPLES, sample_path

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUDGETS = ["xlsx", "ods", "csv"]


def show_doors() -> None:
    """What the page shows while there is no budget."""
    warm()
    show_refused()
    st.markdown(
        md(
            say(
                "No budget yet. You need about 10 minutes and your list of people and hours. Use roles, such as "
                '"community researcher", not names.'
            )
        )
    )
    upload, template, typing = st.columns(3, border=True)
    with upload:
        _upload()
    with template:
        _template()
    with typing:
        _typing()
    saved, samples = st.columns(2, border=True)
    with saved:
        _saved()
    with samples:
        _samples()


def _upload() -> None:
    st.subheader(say("Upload a budget"), anchor=False)
    st.markdown(md(say("Last year's workbook will do. Nothing in it is lost, and you mend what we do not understand.")))
    st.file_uploader(
        say("Budget: an XLSX, ODS or CSV file, smaller than 5MB"),
        type=BUDGETS,
        key=key_of(UPLOAD),
        on_change=budget_uploaded,
    )


def _template() -> None:
    st.subheader(say("Start from our template"), anchor=False)
    st.markdown(md(say("A workbook with drop-downs and a note on every heading. Fill it in and upload it.")))
    st.download_button(
        say("Download the template"),
        data=later(_blank_template),
        file_name=say("budget-template") + ".xlsx",
        mime=WORKBOOK,
        on_click="ignore",
    )


def _blank_template() -> bytes:
    from fairbudget.writing.in_memory import content_of
    from fairbudget.writing.template import write_template

    return content_of(write_template, ".xlsx")


def _typing() -> None:
    st.subheader(say("Type it in"), anchor=False)
    st.markdown(md(say("One line at a time, here on the page.")))
    st.button(say("Start with an empty budget"), on_click=_begin_empty)


@step
def _begin_empty() -> None:
    draft, _ = with_row(Draft(), "Partners", {"type": "university"}, state.now())
    begin(draft, say("First version"))
    state.put(place=Place(sheet="Partners", row=0))


def _saved() -> None:
    st.subheader(say("Open a saved copy"), anchor=False)
    st.file_uploader(
        say("A file that you saved here, ending in .fairbudget.json"),
        type=["json"],
        key=key_of(SAVED),
        on_change=saved_opened,
    )


def _samples() -> None:
    st.subheader(say("Look at a sample"), anchor=False)
    st.markdown(md(say("Everybody in these is invented.")))
    for name, title in SAMPLES.items():
        st.button(say(title), key=f"sample_{name}", on_click=_begin_sample, args=(name,))


@step
def _begin_sample(name: str) -> None:
    begin(draft_of_book(open_book(sample_path(name))), say(SAMPLES[name]))


def start_again() -> None:
    """Leave this budget; asked once more, as what is in no saved copy is gone."""
    st.divider()
    with st.expander(say("Open another budget")):
        st.markdown(md(say("This budget is cleared from the page. Save a copy first if you want to carry on later.")))
        st.button(say("Clear this budget"), on_click=_leave)


@step
def _leave() -> None:
    empty = state.work().model_copy(update={"scenarios": (), "current": 0, "steps": 0, "steps_saved": 0})
    state.put(place=None, problems=(), grid=None, meaning=None)
    state.put_work(empty)
