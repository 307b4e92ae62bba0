"""The results that come in: from files, or from the samples; what was read, what was not, and the way to clear them."""

import streamlit as st

from fairbudget.assessment import assess
from fairbudget.language import long_date, say
from fairbudget.portfolio.page_tables import counts, not_read_table
from fairbudget.portfolio.part import Part, part_of
from fairbudget.portfolio.saved_results import added, part_of_result, part_of_saved, refuse_too_many
from fairbudget.portfolio.summary import Portfolio
from fairbudget.problems import Problem
from fairbudget.reading import read_budget
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.marked import in_full, md
from fairbudget.ui.portfolio_tables import show_first
from fairbudget.ui.samples import SAMPLES, sample_path

UPLOAD = "results"
ENDINGS = ["json", "parquet"]  # of a folder the rest is left alone; of files that were chosen it is named
MOST_SHOWN = 20
OF_A_FOLDER = "fairbudget portfolio FOLDER -o OUT.parquet"
OF_ONE = "fairbudget cost BUDGET.xlsx --json > RESULT.json"


def show_nothing_yet() -> None:
    """What the page is for, what to bring, and which command makes it."""
    st.markdown(md(say("See the figures of many budgets side by side: those of a funder, a university or a year.")))
    files, samples = st.columns([2, 1], border=True)
    with files:
        st.subheader(say("Bring results"), anchor=False)
        st.markdown(md(say("Put your budgets into a folder. This command makes one file of all their results:")))
        st.code(OF_A_FOLDER, language=None, wrap_lines=True)
        st.markdown(md(say("Or make the result of each budget by itself:")))
        st.code(OF_ONE, language=None, wrap_lines=True)
        _uploader()
    with samples:
        st.subheader(say("Look at a sample"), anchor=False)
        st.markdown(md(say("The sample budgets, all together. Everybody in these is invented.")))
        st.button(say("Show the samples"), key="sample_portfolio", on_click=_bring_samples)


def show_more() -> None:
    """More results beside those that are here, and the way to clear them."""
    st.header(say("More results"), anchor=False)
    _uploader()
    st.button(say("Clear these results"), key="clear_results", on_click=_clear)


def show_refused() -> None:
    """What is wrong with the files that were chosen last."""
    refused = state.session().not_results
    if not refused:
        return
    st.error(md(say("Files that could not be read: {count}", count=len(refused))))
    for problem in refused[:MOST_SHOWN]:
        with st.container(border=True):
            st.markdown(in_full(problem))
    if len(refused) > MOST_SHOWN:
        st.markdown(md(say("And more: {n}. They appear when these are mended.", n=len(refused) - MOST_SHOWN)))


def show_read(portfolio: Portfolio) -> None:
    """How much was read and what was not, before any figure."""
    st.header(say("What was read"), anchor=False)
    read = counts(portfolio)
    counted = say(
        "Budgets: {budgets}. Files: {files}. Lines: {lines}.",
        budgets=f"{read.budgets:,}",
        files=f"{read.files:,}",
        lines=f"{read.lines:,}",
    )
    st.markdown(f"**{md(counted)}**")
    if read.first is not None and read.last is not None:
        days = say(
            "Each on the rates of its own day: {first} to {last}.",
            first=long_date(read.first),
            last=long_date(read.last),
        )
        same = say("All on the rates of one day: {day}.", day=long_date(read.first))
        st.markdown(md(same if read.first == read.last else days))
    if read.to_mend:
        mend = say("Budgets with something to mend first: {count}. Some figures wait for it.", count=read.to_mend)
        st.warning(md(mend))
    refused = not_read_table(portfolio)
    if refused.rows:
        st.markdown(md(say("Files that are not counted, as they could not be read: {count}", count=len(refused.rows))))
        with st.expander(say("Show these files")):
            show_first(refused)


def _uploader() -> None:
    # A folder and single files cannot be chosen with the same button.
    folder = st.checkbox(say("Choose a whole folder"), key="whole_folder")
    key = f"{_key()}_folder" if folder else _key()
    st.file_uploader(
        say("Results: one or more files that end in .parquet or .json, each smaller than 5MB"),
        type=ENDINGS if folder else None,
        accept_multiple_files="directory" if folder else True,
        key=key,
        on_change=_uploaded,
        args=(key,),
    )
    st.markdown(
        md(
            say(
                "Results can show what people are paid. They stay in this session alone, and go when you clear them or "
                "close the page."
            )
        )
    )


def _key() -> str:
    """New after every upload, so that the files themselves are not kept."""
    return f"{UPLOAD}_{state.session().version}"


@step
def _uploaded(key: str) -> None:
    parts: list[Part] = []
    refused: list[Problem] = []
    for name, content in sorted(state.take_uploads(key)):  # they come in the order in which they arrived
        try:
            parts.append(part_of_saved(name, content))
        except UnreadableFile as error:
            refused += error.problems
    _add(parts, refused)


@step
def _bring_samples() -> None:
    book = state.rate_book()
    budgets = [read_budget(sample_path(name)) for name in SAMPLES]
    assessed = [assess(one, book, as_of=one.project.as_of or state.today()) for one in budgets]
    _add([part_of_result(one.budget.file_name, one) for one in assessed], [])


def _add(parts: list[Part], refused: list[Problem]) -> None:
    """Keep the parts beside what is there, and say what was there already."""
    before = state.portfolio()
    try:
        found = added(before.part if before else part_of([], [], []), parts)
        refuse_too_many(found.part)
    except UnreadableFile as error:
        state.put(not_results=(*refused, *error.problems), version=state.session().version + 1)
        return
    if parts:
        state.put_results(found.part)
    state.put(not_results=tuple(refused), version=state.session().version + 1)
    if found.again:
        state.put(told=say("Already here, and counted once: {count}", count=found.again))


@step
def _clear() -> None:
    state.put_results(None)
    state.put(not_results=())
