"""The portfolio: the results of many budgets brought in, one figure at a time of all of them, and what to take away."""

from fairbudget.ui import state
from fairbudget.ui.portfolio_downloads import show_downloads
from fairbudget.ui.portfolio_files import show_more, show_nothing_yet, show_read, show_refused
from fairbudget.ui.portfolio_shown import show_choice, show_groups, show_outliers, show_types, show_unjudged


def show() -> None:
    """Draw the page."""
    show_refused()
    portfolio = state.portfolio()
    if portfolio is None:
        show_nothing_yet()
        return
    show_read(portfolio)
    choice = show_choice(portfolio)
    if choice is not None:
        show_types(portfolio, choice)
        show_groups(portfolio, choice)
        show_outliers(portfolio, choice)
        show_unjudged(portfolio, choice)
    show_downloads(portfolio)
    show_more()
