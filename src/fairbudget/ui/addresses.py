"""The pages of the dashboard by name, in their order, with their addresses."""

from dataclasses import dataclass

from fairbudget.language import noop


@dataclass(frozen=True)
class Address:
    """A page: the name of its module, its title in English, its address, and whether it uses the whole width.

    `of_budget` says whether it is about the budget in hand.
    """

    name: str
    title: str
    path: str
    wide: bool = True
    of_budget: bool = True


PAGES = (
    Address("offer", noop("Check an offer"), "", wide=False, of_budget=False),
    Address("budget", noop("Budget"), "budget"),
    Address("fairness", noop("Fairness"), "fairness"),
    Address("compare", noop("Compare"), "compare"),
    Address("evidence", noop("Evidence and downloads"), "evidence"),
    Address("portfolio", noop("Portfolio"), "portfolio", of_budget=False),
)
BY_NAME = {address.name: address for address in PAGES}
