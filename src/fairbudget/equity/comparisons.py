"""What the figures count of each row, as declared steps (method, section 6).

Hours that a university's salary covers count as paid at the reference rate of their band. The workbook shows these
amounts on *Lines*, so that its figures are sums over cells that a reviewer can follow.
"""

from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.rows import Given, Row
from fairbudget.equity.efforts import salaried
from fairbudget.language import noop, say
from fairbudget.money import ZERO
from fairbudget.ratecards import Rate
from fairbudget.workings import Expression, Step, above, amount, pence, reached

RULE = noop("method, section 6")
SUCCESS_RATE = "project:success_rate"

all_hours, reference_rate = amount("all_hours"), amount("reference_rate")
unpaid, at_floor = amount("hours_counted_as_unpaid"), amount("real_living_wage") * all_hours

PAID_BY_SALARY = Step(
    "paid_by_salary",
    noop("Salaried hours at the reference rate"),
    "£",
    pence(amount("unpaid_hours") * reference_rate),
    RULE,
)
UNPAID_AS_STATED = Step(
    "hours_counted_as_unpaid", noop("Hours counted as unpaid"), "hours", amount("unpaid_hours"), RULE
)
ALL_HOURS = Step("all_hours", noop("All hours"), "hours", amount("hours_counted_as_paid") + unpaid, RULE)
AT_REFERENCE = Step(
    "at_reference", noop("All hours at the reference rate"), "£", pence(all_hours * reference_rate), RULE
)
BELOW_REFERENCE = Step(
    "below_reference",
    noop("Short of the reference rate"),
    "£",
    above(amount("at_reference"), amount("cost_counted")),
    RULE,
)
UNPAID_AT_REFERENCE = Step(
    "unpaid_at_reference", noop("Unpaid hours at the reference rate"), "£", pence(unpaid * reference_rate), RULE
)
BELOW_FLOOR = Step(
    "below_floor", noop("Short of the real Living Wage"), "£", pence(above(at_floor, amount("pay_counted"))), RULE
)
HOURS_AT_FLOOR = Step(
    "hours_at_floor",
    noop("Hours whose pay reaches the real Living Wage"),
    "hours",
    reached(all_hours, amount("pay_counted"), at_floor),
    RULE,
)
# What is compared, the amount it starts from, and its title. Each counts the salaried hours.
COMPARED = (
    ("cost_counted", "employer_cost", noop("Employer cost counted")),
    ("pay_counted", "pay", noop("Pay counted")),
    ("full_cost_counted", "full_cost", noop("Full cost of time counted")),
)
OVERHEAD = Step("full_cost_counted", noop("Full cost of time counted"), "£", amount("full_cost"), RULE)


def _paid(hours: Expression) -> Step:
    return Step("hours_counted_as_paid", noop("Hours counted as paid"), "hours", hours, RULE)


def _money(*, salaried: bool) -> tuple[Step, ...]:
    return tuple(
        Step(name, title, "£", amount(start) + amount("paid_by_salary") if salaried else amount(start), RULE)
        for name, start, title in COMPARED
    )


PAID_AS_STATED, PAID_AND_SALARIED = _paid(amount("paid_hours")), _paid(amount("paid_hours") + amount("unpaid_hours"))
MONEY_AS_COSTED, MONEY_AND_SALARY = _money(salaried=False), _money(salaried=True)
NO_HOURS, NOT_KNOWN = Given(Decimal(0), "hours"), Given(None, "£")


def compared(costed: CostedBudget) -> CostedBudget:
    """The budget with these steps on its rows; the yardsticks that they use stand among its parameters."""
    parameters = Parameters()
    for parameter in costed.parameters:
        parameters.add(parameter)
    success = costed.budget.project.success_rate
    if success:
        parameters.setting(SUCCESS_RATE, say("Success rate of the funder"), success, "fraction", "budget")
    rows = tuple(_compared(row, costed, parameters) for row in costed.rows)
    minimum = legal_minimum(costed)
    if minimum is not None and timed(costed):
        parameters.rate(minimum)
    return replace(costed, rows=rows, parameters=parameters.all)


def timed(costed: CostedBudget) -> tuple[str, ...]:
    """The partners whose time is costed, in the order of the budget."""
    return tuple(dict.fromkeys(row.partner.name for row in costed.rows if row.kind == "time" and not row.blocked))


def floor(costed: CostedBudget, partner: Partner) -> Rate | None:
    """The real Living Wage an hour where the partner is; None in another currency than pounds."""
    return costed.living_wages[partner.place]


def legal_minimum(costed: CostedBudget) -> Rate | None:
    """The adult minimum wage an hour; None in another currency than pounds."""
    return costed.minimum_wage


def _compared(row: Row, costed: CostedBudget, parameters: Parameters) -> Row:
    if row.blocked:
        return row
    if row.kind in ("overhead", "percentage"):
        return row.worked(OVERHEAD)
    if row.kind != "time":
        return row
    reference = costed.references.get(row.band) if row.band else None
    return compared_row(row, reference, floor(costed, row.partner), parameters)


def compared_row(row: Row, reference: Given | None, wage: Rate | None, parameters: Parameters) -> Row:
    """A row of time with these steps: against the reference rate of its band, and the real Living Wage, if any."""
    row = _counted(row, replace(reference, said=None) if reference else None)
    if reference is not None:
        row = row.worked(AT_REFERENCE, BELOW_REFERENCE, UNPAID_AT_REFERENCE)
    else:
        nothing = row.amount("hours_counted_as_unpaid") == 0
        row = row.worked(unpaid_at_reference=Given(ZERO, "£") if nothing else NOT_KNOWN)
    if wage is None:
        return row
    return row.worked(BELOW_FLOOR, HOURS_AT_FLOOR, real_living_wage=parameters.rate(wage))


def _counted(row: Row, reference: Given | None) -> Row:
    """The hours and the money of a row as they are compared."""
    given = {"reference_rate": reference} if reference else {}
    if not salaried(row):
        return row.worked(UNPAID_AS_STATED, PAID_AS_STATED, *MONEY_AS_COSTED, ALL_HOURS, **given)
    given["hours_counted_as_unpaid"] = NO_HOURS
    if reference is not None:
        return row.worked(PAID_BY_SALARY, PAID_AND_SALARIED, *MONEY_AND_SALARY, ALL_HOURS, **given)
    # What these hours cost the university is not known, so no amount that counts them is.
    given |= {name: NOT_KNOWN for name, _, _ in COMPARED}
    return row.worked(PAID_AND_SALARIED, ALL_HOURS, **given)
