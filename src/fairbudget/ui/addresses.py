"""The pages of the dashboard by name, in their order, with their addresses."""

from dataclasses import dataclass

from fairbudget.language import noop


@dataclass(frozen=True)
class Address:
    """A page: the name of its module, its title in English, its address, and whether it uses the whole width."""

    name: str
    title: str
    path: str
    wide: bool = True


PAGES = (
    Address("offer", noop("Check an offer"), "", wide=False),
    Address("budget", noop("Budget"), "budget"),
    Address("fairness", noop("Fairness"), "fairness"),
    Address("compare", noop("Compare"), "compare"),
    Address("evidence", noop("Evidence and downloads"), "evidence"),
)
BY_NAME = {address.name: address for address in PAGES}
