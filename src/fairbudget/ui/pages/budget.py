"""The budget: doors for bringing one in; then what was understood of it, what to mend, and every line to change."""

from fairbudget.ui import state
from fairbudget.ui.doors import show_doors, start_again
from fairbudget.ui.mapping_file import show_kept
from fairbudget.ui.mapping_step import show_folded, show_step
from fairbudget.ui.mending import show_mending
from fairbudget.ui.people_to_roles import show_people_to_roles
from fairbudget.ui.problem_list import show_problems
from fairbudget.ui.read_summary import show_summary
from fairbudget.ui.tables import show_tables


def show() -> None:
    """Draw the page."""
    if state.work().scenario is None:
        show_doors()
        return
    session = state.session()
    if session.mending and session.place is not None:
        show_mending(session.place)
        return
    meaning = session.meaning
    if meaning is not None and meaning.needs_a_person:
        show_step(meaning)
        return
    show_summary()
    if meaning is not None and state.work().steps:
        # A line was changed, which reading the file again would undo: its cells are kept no longer.
        meaning = None
        state.put(meaning=None)
    if meaning is not None:
        show_folded(meaning)
    show_people_to_roles()
    show_problems()
    show_tables()
    if meaning is None:
        show_kept()
    start_again()
