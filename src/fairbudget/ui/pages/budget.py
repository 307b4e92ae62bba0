"""The budget: doors for bringing one in; then what was understood of it, what to mend, and every line to change."""

from fairbudget.ui import state
from fairbudget.ui.doors import show_doors, start_again
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
    show_summary()
    show_people_to_roles()
    show_problems()
    show_tables()
    start_again()
