"""What can be taken away: the workbook, a print-out, the saved copy; and who might be known by what they show."""

from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.history import edits_of
from fairbudget.language import long_date, say
from fairbudget.money import money
from fairbudget.tables.edits import Edit
from fairbudget.ui import saving, state
from fairbudget.ui.downloads import later
from fairbudget.ui.marked import in_full, md
from fairbudget.ui.people_to_roles import warn_of_people

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FEW_PEOPLE = "few_people_behind_a_rate"


def new_mark() -> str:
    """What makes a copy like no other, so that its address in the server's memory cannot be worked out."""
    return token_hex(8)


def few_people(assessment: Assessment) -> None:
    """A warning before anything that shows what one or two people are paid."""
    for problem in assessment.problems:
        if problem.code == FEW_PEOPLE:
            st.warning(in_full(problem))


def show_downloads(assessment: Assessment) -> None:
    """The files of the version that is looked at."""
    st.header(say("Downloads"), anchor=False)
    _which_version()
    if assessment.budget.as_of is not None:
        total = money(assessment.totals.cost, assessment.budget.currency)
        day = long_date(assessment.budget.as_of)
        stands = say("Total cost: {total}. Rates as of {day}.", total=total, day=day)
        st.markdown(f"**{md(stands)}**")
    if assessment.blocked:
        _blocked(assessment)
    warn_of_people()
    few_people(assessment)
    scenario = state.work().scenario
    edits = edits_of(scenario) if scenario else ()
    stem = saving.file_stem()
    with st.container(horizontal=True, gap="small", key="downloads"):
        st.download_button(
            say("Workbook for finance (xlsx)"),
            data=later(workbook, assessment, edits),
            file_name=f"{stem}.xlsx",
            mime=WORKBOOK,
            on_click="ignore",
            type="primary",
            key="download_workbook",
        )
        st.download_button(
            say("Print-out (web page)"),
            data=later(printed, assessment, edits),
            file_name=f"{stem}.html",
            mime="text/html",
            on_click="ignore",
            key="download_print",
        )
        st.download_button(
            say("Saved copy, to carry on later"),
            data=later(saving.copy, state.work(), assessment),
            file_name=f"{stem}{saving.ENDING}",
            mime="application/json",
            on_click=saving.was_saved,
            key="download_saved",
        )
    st.caption(
        md(
            say(
                "The workbook has live formulas: change a rate on its Rates sheet and every total moves. Open the "
                "print-out in a browser to print it or keep it as a PDF."
            )
        )
    )


def workbook(assessment: Assessment, edits: Sequence[Edit]) -> bytes:
    """The workbook as bytes, with a mark of its own."""
    from fairbudget.writing.in_memory import content_of
    from fairbudget.writing.workbook import write_workbook

    def write(path: Path) -> None:
        write_workbook(assessment, path, edits=edits, mark=new_mark())

    return content_of(write, ".xlsx")


def printed(assessment: Assessment, edits: Sequence[Edit]) -> bytes:
    """The print-out as bytes, with a mark of its own."""
    from fairbudget.writing.print_out import print_out

    return print_out(assessment, edits, mark=new_mark())


def _which_version() -> None:
    work = state.work()
    if work.scenario is not None and len(work.scenarios) > 1:
        name = say("These are of the version: {name}. Choose another one on Compare.", name=work.scenario.name)
        st.markdown(md(name))


def _blocked(assessment: Assessment) -> None:
    count = sum(problem.severity == "blocks" for problem in assessment.problems)
    first = say("To mend first, on the Budget page: {count}.", count=count)
    then = say(
        "The workbook, the print-out and the saved copy can be downloaded now. They say what is not known yet. Words "
        "for the bid and pages for partners wait until the totals are known."
    )
    st.warning(f"{md(first)}  \n{md(then)}")
