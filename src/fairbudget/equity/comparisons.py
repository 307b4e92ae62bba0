"""What the figures of fairness count of each row of time, as declared steps (method, section 6).

Hours of the bid that an employer elsewhere pays count as paid at the reference rate of their band. The workbook shows
these amounts on *Lines*, so that its figures are sums over cells that a reviewer can follow.
"""

from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.rows import Given, Row
from fairbudget.money import ZERO
from fairbudget.ratecards import Rate
from fairbudget.workings import Expression, Step, above, amount, pence, reached

FIGURES = "method, section 6"
SUCCESS_RATE = "project:success_rate"

all_hours, reference_rate = amount("all_hours"), amount("reference_rate")
unpaid = amount("hours_counted_as_unpaid")

VALUE_ELSEWHERE = Step(
    "value_elsewhere", "Paid by an employer elsewhere", "£", pence(amount("unpaid_hours") * reference_rate), FIGURES
)
UNPAID_AS_STATED = Step("hours_counted_as_unpaid", "Hours counted as unpaid", "hours", amount("unpaid_hours"), FIGURES)
ALL_HOURS = Step("all_hours", "All hours", "hours", amount("hours_counted_as_paid") + unpaid, FIGURES)
AT_REFERENCE = Step("at_reference", "All hours at the reference rate", "£", pence(all_hours * reference_rate), FIGURES)
BELOW_REFERENCE = Step(
    "below_reference", "Short of the reference rate", "£", above(amount("at_reference"), amount("time_cost")), FIGURES
)
UNPAID_AT_REFERENCE = Step(
    "unpaid_at_reference", "Unpaid hours at the reference rate", "£", pence(unpaid * reference_rate), FIGURES
)
BELOW_FLOOR = Step(
    "below_floor",
    "Short of the real Living Wage",
    "£",
    pence(above(amount("real_living_wage") * all_hours, amount("time_pay"))),
    FIGURES,
)
AT_FLOOR = Step(
    "hours_at_floor",
    "Hours whose pay reaches the real Living Wage",
    "hours",
    reached(all_hours, amount("time_pay"), amount("real_living_wage") * all_hours),
    FIGURES,
)
# What is compared, the amount it starts from, and its title. Each counts what an employer elsewhere pays.
COMPARED = (
    ("time_cost", "employer_cost", "Employer cost counted"),
    ("time_pay", "pay", "Pay counted"),
    ("time_full_cost", "full_cost", "Full cost of time counted"),
)


def compared(costed: CostedBudget) -> CostedBudget:
    """The budget with these steps on every costed row of time; the yardsticks they use stand among its parameters."""
    parameters = Parameters()
    for parameter in costed.parameters:
        parameters.add(parameter)
    success = costed.budget.project.success_rate
    if success:
        parameters.setting(SUCCESS_RATE, "Success rate of the funder", success, "fraction", "budget")
    rows = tuple(_compared(row, costed, parameters) if _judged(row) else row for row in costed.rows)
    minimum = legal_minimum(costed)
    if minimum is not None and any(_judged(row) for row in rows):
        parameters.rate(minimum)
    return replace(costed, rows=rows, parameters=parameters.all)


def floor(costed: CostedBudget, partner: Partner) -> Rate | None:
    """The real Living Wage an hour where the partner is; None in another currency than pounds."""
    found = costed.book.real_living_wage(costed.as_of, partner.place)
    return found if isinstance(found, Rate) and _in_pounds(costed) else None


def legal_minimum(costed: CostedBudget) -> Rate | None:
    """The adult minimum wage an hour; None in another currency than pounds."""
    found = costed.book.legal_minimum(costed.as_of)
    return found if isinstance(found, Rate) and _in_pounds(costed) else None


def _in_pounds(costed: CostedBudget) -> bool:
    return costed.budget.project.currency == "GBP"


def _judged(row: Row) -> bool:
    return row.kind == "time" and not row.blocked


def _compared(row: Row, costed: CostedBudget, parameters: Parameters) -> Row:
    reference = costed.references.get(row.band) if row.band else None
    row = _counted(row, replace(reference, said=None) if reference else None)
    if reference is not None:
        row = row.worked(AT_REFERENCE, BELOW_REFERENCE, UNPAID_AT_REFERENCE)
    else:
        known = ZERO if row.amount("hours_counted_as_unpaid") == 0 else None
        row = row.worked(unpaid_at_reference=Given(known, "£"))
    wage = floor(costed, row.partner)
    return row.worked(BELOW_FLOOR, AT_FLOOR, real_living_wage=parameters.rate(wage)) if wage is not None else row


def _counted(row: Row, reference: Given | None) -> Row:
    """The hours and the money of a row as they are compared."""
    paid: Expression = amount("paid_hours")
    steps: list[Step] = []
    given = {"reference_rate": reference} if reference else {}
    if row.why_unpaid == "salaried_elsewhere" and row.amount("unpaid_hours"):
        # What these hours cost somebody else is known only with a reference rate; without one nothing is counted.
        known = reference is not None and row.amount("paid_hours") is not None
        given["hours_counted_as_unpaid"] = Given(Decimal(0) if known else None, "hours")
        if known:
            paid = paid + amount("unpaid_hours")
            steps.append(VALUE_ELSEWHERE)
    else:
        steps.append(UNPAID_AS_STATED)
    steps.append(Step("hours_counted_as_paid", "Hours counted as paid", "hours", paid, FIGURES))
    elsewhere = VALUE_ELSEWHERE in steps
    for name, start, title in COMPARED:
        counted = amount(start) + amount("value_elsewhere") if elsewhere else amount(start)
        steps.append(Step(name, title, "£", counted, FIGURES))
    return row.worked(*steps, ALL_HOURS, **given)
