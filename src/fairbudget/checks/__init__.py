"""What a person should look at in a costed budget: one function for each finding, all in `CHECKS`."""

from collections.abc import Callable, Iterator

from fairbudget.checks.access import access_not_budgeted
from fairbudget.checks.brokerage import brokerage_absent, brokerage_unpaid, brokerage_without_costs
from fairbudget.checks.floors import below_the_living_wage, below_the_minimum, in_kind_below_the_minimum
from fairbudget.checks.funding import caps, price_basis, what_the_funder_pays
from fairbudget.checks.last_year import gap_opens
from fairbudget.checks.lump_payments import lump_payments
from fairbudget.checks.partners import overhead_not_stated, overhead_unequal, vat_not_known, working_day_assumed
from fairbudget.checks.people import bands_not_agreed, few_people, more_than_full_time
from fairbudget.checks.personal import personal_details
from fairbudget.checks.rates import cards_and_rules_past_review, overrides, rates_to_confirm
from fairbudget.checks.terms import paid_late
from fairbudget.checks.unpaid import early_work_unpaid, partners_not_paid, students_not_paid, unpaid_hours
from fairbudget.checks.volunteers import half_paid_volunteers
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import efforts_of
from fairbudget.equity.setting import Setting
from fairbudget.problems import Problem

Check = Callable[[Setting], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    personal_details,
    rates_to_confirm,
    cards_and_rules_past_review,
    below_the_minimum,
    below_the_living_wage,
    half_paid_volunteers,
    in_kind_below_the_minimum,
    partners_not_paid,
    students_not_paid,
    early_work_unpaid,
    brokerage_absent,
    brokerage_unpaid,
    brokerage_without_costs,
    access_not_budgeted,
    more_than_full_time,
    working_day_assumed,
    overhead_not_stated,
    overhead_unequal,
    gap_opens,
    vat_not_known,
    unpaid_hours,
    what_the_funder_pays,
    price_basis,
    caps,
    overrides,
    paid_late,
    lump_payments,
    bands_not_agreed,
    few_people,
)


def check(costed: CostedBudget) -> tuple[Problem, ...]:
    """Everything that the checks find, in the order of `CHECKS`."""
    setting = Setting(costed, efforts_of(costed))
    return tuple(problem for each in CHECKS for problem in each(setting))
