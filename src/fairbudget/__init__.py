"""fairbudget: what fair costs in a partnership budget, who carries the unpaid work, and what would mend it.

from fairbudget import read_budget, read_rates, assess

assessment = assess(read_budget("bid.xlsx"), read_rates())
print(assessment.totals.cost)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from fairbudget.version import VERSION as __version__

if TYPE_CHECKING:
    from fairbudget.assessment import Assessment, assess
    from fairbudget.budget import Budget
    from fairbudget.ratecards import RateBook
    from fairbudget.reading import read_budget
    from fairbudget.reading.cards.rate_book import read_rates

__all__ = ["Assessment", "Budget", "RateBook", "__version__", "assess", "read_budget", "read_rates"]

# Looked up when first used, so that `fairbudget --help` does not wait for spreadsheets and models.
HOMES = {
    "Assessment": "fairbudget.assessment",
    "assess": "fairbudget.assessment",
    "Budget": "fairbudget.budget",
    "RateBook": "fairbudget.ratecards",
    "read_budget": "fairbudget.reading",
    "read_rates": "fairbudget.reading.cards.rate_book",
}


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
