"""Values that follow from other values: number, formula and sentence come from the one expression here."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from fairbudget.language import noop
from fairbudget.oncosts import OnCostProfile, with_on_costs
from fairbudget.rates import Evidence, Index, Rate
from fairbudget.workings import Expression, Step, Whole, amount, pence

WEAKER: tuple[Evidence, ...] = ("seen", "agreed", "secondary", "unconfirmed")

SAME_AS: Expression = amount("published")
# The tier of the day before, raised by the announced percentage, to the penny.
PERCENT_ON: Expression = pence(amount("before_uplift") * (Whole(1) + amount("uplift")))
RULES = {
    "same_as": noop("the same amount as the rate it is linked to"),
    "percent_on": noop("the amount in force on the day before the uplift, raised by the announced percentage"),
    "staff_hour": noop("method, section 3: (salary + on-costs, each to the penny) ÷ productive hours a year"),
}


def staff_hour(profile: OnCostProfile) -> Expression:
    """Employer cost of a productive hour: salary with on-costs over the hours of a year, to the penny."""
    return pence(with_on_costs(profile, amount("salary")) / amount("hours_a_year"))


def step(index: Index, title: str, profile: OnCostProfile | None) -> Step:
    """The declared working of an indexed rate; `profile` is needed for an hour of staff."""
    if index.kind == "staff_hour" and profile is not None:
        expression = staff_hour(profile)
    else:
        expression = PERCENT_ON if index.kind == "percent_on" else SAME_AS
    return Step(name="rate", title=title, unit="£", expression=expression, rule=RULES[index.kind])


def worked_out(working: Step, inputs: Mapping[str, Rate]) -> Decimal | None:
    """The amount of an indexed rate from the rates that go into it."""
    return working.expression.number({name: rate.amount for name, rate in inputs.items()})


def weakest(rates: list[Rate]) -> Evidence:
    """The evidence of the least certain of several rates: a result is no surer than that."""
    return max((rate.evidence for rate in rates), key=WEAKER.index)


def latest(rates: list[Rate]) -> date | None:
    """The day from which all of several rates are in force."""
    return max((rate.effective_from for rate in rates if rate.effective_from), default=None)
