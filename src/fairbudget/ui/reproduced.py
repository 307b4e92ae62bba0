"""A workbook or saved copy that somebody hands in: the same pennies as here, or a list of what differs."""

from dataclasses import dataclass

import streamlit as st

from fairbudget.assessment import Assessment, assess
from fairbudget.drafts.saved_file import opened
from fairbudget.language import say
from fairbudget.money import money
from fairbudget.problems import Problem
from fairbudget.reading import budget_of
from fairbudget.reading.file.files import book_of
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reproduce import Difference, differences, differences_table, stored_differences
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import result_table

RESULT = "reproduced"
MOST_SHOWN = 200


@dataclass(frozen=True)
class Checked:
    """What came of a file: why it was not opened, its total now, and what differs from itself and from this budget.

    None where there is nothing to compare with.
    """

    file: str
    problems: tuple[Problem, ...] = ()
    total: str = ""
    stored: tuple[Difference, ...] | None = None
    here: tuple[Difference, ...] | None = None


def show_reproduce() -> None:
    """The uploader, and what came of the last file."""
    st.header(say("Check a copy"), anchor=False)
    st.markdown(
        md(
            say(
                "Choose a workbook or a saved copy. It is costed again, and you see whether it gives the same pennies. "
                "It does not replace the budget that is open here."
            )
        )
    )
    key = f"reproduce_{state.session().version}"
    st.file_uploader(
        say("Workbook (XLSX, ODS or CSV) or saved copy (JSON), smaller than 5MB"),
        type=["xlsx", "ods", "csv", "json"],
        key=key,
        on_change=_handed_in,
        args=(key,),
    )
    found: Checked | None = state.value_of(RESULT)
    if found is not None:
        _show(found)


@step
def _handed_in(key: str) -> None:
    file = state.take_upload(key)
    if file is None:
        return
    try:
        checked = checked_file(*file, state.assessment())
    except UnreadableFile as error:
        checked = Checked(file[0], error.problems)
    state.set_value(RESULT, checked)
    # A new uploader, so that the file itself is not kept.
    state.put(version=state.session().version + 1)


def checked_file(name: str, content: bytes, here: Assessment | None) -> Checked:
    """Cost a file again, and compare. Raises UnreadableFile when it cannot be opened."""
    book = state.rate_book()
    if name.casefold().endswith(".json"):
        found = opened(name, content, {card.code: card.version for card in book.cards})
        if found.work.scenario is None:
            return Checked(name, found.problems)
        there = state.assessment_of(found.work.scenario)
        return _compared(name, there, here, None, found.problems)
    grid = book_of(name, content)
    budget = budget_of(grid)
    there = assess(budget, book, as_of=budget.project.as_of or state.today())
    return _compared(name, there, here, stored_differences(grid, there), ())


def _compared(
    name: str,
    there: Assessment,
    here: Assessment | None,
    stored: tuple[Difference, ...] | None,
    problems: tuple[Problem, ...],
) -> Checked:
    total = money(there.totals.cost, there.budget.currency)
    return Checked(name, problems, total, stored, differences(here, there) if here is not None else None)


def _show(found: Checked) -> None:
    for problem in found.problems:
        words = f"**{md(problem.title_of_kind)}**  \n{md(problem.message)}  \n{md(problem.fix)}"
        (st.error if problem.severity == "blocks" else st.warning)(words)
    if not found.total:
        return
    again = say("{file}, costed again. Total cost: {total}", file=found.file, total=found.total)
    st.markdown(f"**{md(again)}**")
    if found.stored is not None:
        _answer(
            found.stored,
            say("The same pennies: the totals in the workbook are what its budget comes to."),
            say("Totals in the workbook that its budget does not come to: {count}", count=len(found.stored)),
        )
    if found.here is not None:
        _answer(
            found.here,
            say("The same pennies: every line and total is the same as in the budget that is open here."),
            say("Amounts that differ from the budget that is open here: {count}", count=len(found.here)),
        )
    elif found.stored is None:
        st.markdown(md(say("No budget is open here to compare it with.")))


def _answer(found: tuple[Difference, ...], same: str, other: str) -> None:
    if not found:
        st.info(md(same))
        return
    st.warning(md(other))
    result_table(differences_table(found[:MOST_SHOWN]), "GBP")
    if len(found) > MOST_SHOWN:
        st.caption(md(say("And more: {n}. They appear when these are mended.", n=str(len(found) - MOST_SHOWN))))
