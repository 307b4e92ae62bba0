"""The line that says what is not saved, and the saved copy."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Work
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.downloads import later
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md

ENDING = ".fairbudget.json"


def status_line() -> None:
    """How many changes are in no saved copy, with the button that saves one. Nothing while there is no budget."""
    work = state.work()
    if not work.scenarios:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="saving"):
        st.markdown(md(_status(work)))
        st.download_button(
            say("Save a copy"),
            data=later(copy, work, state.assessment()),
            file_name=f"{file_stem()}{ENDING}",
            mime="application/json",
            on_click=was_saved,
            key="save_a_copy",
        )


def _status(work: Work) -> str:
    unsaved = work.unsaved
    if not unsaved:
        return say("All changes are in your saved copy.") if work.steps else say("No changes yet.")
    return say("Not saved: 1 change.") if unsaved == 1 else say("Not saved: {n} changes.", n=unsaved)


def copy(work: Work, assessment: Assessment | None) -> bytes:
    """The saved file."""
    return saved(work, assessment.rate_cards if assessment else ())


@step
def was_saved() -> None:
    """A copy was downloaded: nothing is unsaved."""
    work = state.work()
    state.put_work(work.model_copy(update={"steps_saved": work.steps}), redraw=False)


def file_stem() -> str:
    """A file name from the title of the budget: lower case, dashes, nothing that means something in a path."""
    scenario = state.work().scenario
    title = scenario.draft.project.get("title", "") if scenario else ""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower()).split()
    return "-".join(words)[:60].strip("-") or "budget"
