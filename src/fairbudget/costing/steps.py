"""The declared steps from time to funded cost (method, sections 2, 4 and 5). Nothing else computes an amount."""

from decimal import Decimal
from functools import cache

from fairbudget.language import noop
from fairbudget.workings import Allotted, Expression, Step, Whole, above, amount, pence

ONE, TWELVE = Whole(1), Whole(12)

people, quantity, months = amount("people"), amount("quantity"), amount("months")
hours_per_unit, year_hours, rate_hours = amount("hours_per_unit"), amount("year_hours"), amount("rate_hours")
unpaid_hours_each, line_months = amount("unpaid_hours_each"), amount("line_months")
rate, uplift, years_on = amount("rate"), amount("uplift"), amount("years_on")
rate_in_year, share = amount("rate_in_year"), amount("share")
pay, on_costs, employer_cost = amount("pay"), amount("on_costs"), amount("employer_cost")
overhead, vat, full_cost, cost = amount("overhead"), amount("vat"), amount("full_cost"), amount("cost")
price, overhead_rate, on_cost_rate = amount("price"), amount("overhead_rate"), amount("on_cost_rate")
funded = amount("funded")

TIME, RATES, COSTS = noop("method, section 2"), noop("method, section 3"), noop("method, section 4")
FUNDING = noop("method, section 5")


# Hours


@cache
def paid_hours(unit: str, *, shared: bool) -> Step:
    """People × quantity × hours per unit; full time counts the productive hours of its months."""
    hours: Expression = people * quantity
    if unit == "fte":
        hours = hours * months * year_hours / TWELVE
    elif unit != "hour":
        hours = hours * hours_per_unit
    return Step("paid_hours", noop("Paid hours"), "hours", hours * share if shared else hours, TIME)


@cache
def unpaid_hours(*, periods: bool, shared: bool) -> Step:
    """People × unpaid hours each; a line in several pay periods spreads them by months."""
    hours: Expression = people * unpaid_hours_each
    hours = hours * months / line_months if periods else hours
    return Step("unpaid_hours", noop("Unpaid hours"), "hours", hours * share if shared else hours, TIME)


@cache
def hours_nobody_pays(unit: str, *, prepared: bool, shared: bool) -> Step:
    """Hours of a line that nobody pays: the time itself and, where stated, the hours around it."""
    each: Expression = quantity
    if unit == "fte":
        each = quantity * months * year_hours / TWELVE
    elif unit != "hour":
        each = quantity * hours_per_unit
    hours = people * (each + unpaid_hours_each) if prepared else people * each
    return Step("unpaid_hours", noop("Unpaid hours"), "hours", hours * share if shared else hours, TIME)


# Rate and pay

RATE_AS_TODAY = Step("rate_in_year", noop("Rate in that year"), "£", rate, COSTS)
RATE_UPLIFTED = Step("rate_in_year", noop("Rate in that year"), "£", pence(rate * (ONE + uplift) ** years_on), COSTS)

# The names of the ways in which time meets a rate, and the price of the time each gives.
PRICE_OF_TIME: dict[str, Expression] = {
    "units": people * quantity * rate_in_year,
    "by_the_hour": people * quantity * hours_per_unit * rate_in_year,
    "of_hours": people * quantity * rate_in_year / rate_hours,
    "converted": people * quantity * hours_per_unit * rate_in_year / rate_hours,
    "salary": people * quantity * months * rate_in_year / TWELVE,
    "monthly": people * quantity * months * rate_in_year,
    "full_time_by_the_hour": people * quantity * months * year_hours * rate_in_year / TWELVE,
    "full_time": people * quantity * months * year_hours * rate_in_year / (TWELVE * rate_hours),
}


@cache
def price_of_time(way: str, name: str, title: str) -> Step:
    """What the time comes to at the rate, to the penny, under the name that the rate's basis gives it."""
    return Step(name, title, "£", pence(PRICE_OF_TIME[way]), COSTS)


def part_of_post(name: str, title: str, shares: tuple[Decimal, ...], position: int) -> Step:
    """This partner's part of a shared post, by largest remainder, so that the parts add up to the whole."""
    return Step(name, title, "£", Allotted("whole", "share", shares, position), COSTS)


EMPLOYER_COST = Step("employer_cost", noop("Employer cost"), "£", pay + on_costs, COSTS)
EMPLOYER_COST_OF_PRICE = Step("employer_cost", noop("Employer cost"), "£", pence(price / (ONE + overhead_rate)), RATES)
EMPLOYER_COST_IS_PRICE = Step("employer_cost", noop("Employer cost"), "£", price, RATES)
PAY_OF_EMPLOYER_COST = Step("pay", noop("Pay"), "£", pence(employer_cost / (ONE + on_cost_rate)), RATES)
PAY_IS_EMPLOYER_COST = Step("pay", noop("Pay"), "£", employer_cost, RATES)
ON_COSTS_INSIDE = Step("on_costs", noop("On-costs"), "£", employer_cost - pay, RATES)
OVERHEAD_INSIDE = Step("overhead", noop("Overhead"), "£", price - employer_cost, RATES)

# Overhead, VAT, cost

OVERHEAD_PERCENT = Step("overhead", noop("Overhead"), "£", pence(employer_cost * overhead_rate), COSTS)
OVERHEAD_PER_FTE = Step(
    "overhead", noop("Overhead"), "£", pence(amount("overhead_per_fte") * amount("paid_hours") / year_hours), COSTS
)
OVERHEAD_STATED = Step("overhead", noop("Overhead"), "£", pence(amount("overhead_amount")), COSTS)
VAT = Step("vat", noop("VAT not recovered"), "£", pence((employer_cost + overhead) * amount("vat_rate")), COSTS)

FULL_COST = Step("full_cost", noop("Full cost"), "£", employer_cost + overhead + vat, COSTS)
FULL_COST_OF_OVERHEAD = Step("full_cost", noop("Full cost"), "£", overhead, COSTS)
FULL_COST_OF_ITEM = Step("full_cost", noop("Full cost"), "£", pence(quantity * rate_in_year), COSTS)
FULL_COST_OF_FRACTION = Step("full_cost", noop("Full cost"), "£", pence(amount("base") * amount("fraction")), COSTS)
FULL_COST_OF_FRACTION_UP_TO = Step(
    "full_cost",
    noop("Full cost"),
    "£",
    pence((amount("base") - above(amount("base"), amount("most_counted"))) * amount("fraction")),
    COSTS,
)
COST_IN_CASH = Step("cost", noop("Cost"), "£", full_cost, COSTS)

# Who pays

OVERHEAD_NOT_ALLOWED = Step("overhead_not_paid", noop("Overhead the funder does not pay"), "£", overhead, FUNDING)
OVERHEAD_OVER_CAP = Step(
    "overhead_not_paid",
    noop("Overhead the funder does not pay"),
    "£",
    above(overhead, pence(employer_cost * amount("overhead_cap"))),
    FUNDING,
)
FUNDED = Step("funded", noop("Funded"), "£", pence(cost * amount("funder_share")), FUNDING)
FUNDED_LESS_OVERHEAD = Step(
    "funded", noop("Funded"), "£", pence((cost - amount("overhead_not_paid")) * amount("funder_share")), FUNDING
)
SHORTFALL = Step("shortfall", noop("Shortfall"), "£", cost - funded, FUNDING)
# K ≤ S × f ÷ (1 − f): the capped lines stand in the total of which they may be a fraction.
OVER_POOLED_CAP = Step(
    "over_cap",
    noop("Over the shared cap"),
    "£",
    above(
        amount("pooled_cost"),
        pence(amount("other_cost") * amount("cap_fraction") / (ONE - amount("cap_fraction"))),
    ),
    FUNDING,
)
FUNDED_LESS_CAP = Step(
    "funded", noop("Funded"), "£", pence(cost - amount("over_cap") * amount("funder_share")), FUNDING
)

# In kind

UNPAID_VALUE = Step(
    "in_kind_value", noop("Value in kind"), "£", pence(amount("unpaid_hours") * amount("reference_rate")), COSTS
)
GIVEN_VALUE = Step("in_kind_value", noop("Value in kind"), "£", full_cost, COSTS)
GIVEN_AND_UNPAID_VALUE = Step(
    "in_kind_value",
    noop("Value in kind"),
    "£",
    full_cost + pence(amount("unpaid_hours") * amount("reference_rate")),
    COSTS,
)
