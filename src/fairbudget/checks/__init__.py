"""What a person should look at in a costed budget: one function for each finding, all in `CHECKS`."""

from collections.abc import Callable, Iterator

from fairbudget.checks.funding import caps, price_basis, what_the_funder_pays
from fairbudget.checks.partners import overhead_not_stated, vat_not_known, working_day_assumed
from fairbudget.checks.rates import cards_and_rules_past_review, overrides, rates_to_confirm
from fairbudget.checks.unpaid import unpaid_hours
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import efforts_of
from fairbudget.equity.figure import Setting
from fairbudget.problems import Problem

Check = Callable[[Setting], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    rates_to_confirm,
    cards_and_rules_past_review,
    working_day_assumed,
    overhead_not_stated,
    vat_not_known,
    unpaid_hours,
    what_the_funder_pays,
    price_basis,
    caps,
    overrides,
)


def check(costed: CostedBudget) -> tuple[Problem, ...]:
    """Everything that the checks find, in the order of `CHECKS`."""
    setting = Setting(costed, efforts_of(costed))
    return tuple(problem for each in CHECKS for problem in each(setting))
