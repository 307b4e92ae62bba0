"""What an employer pays on top of the pay of a line: the components of its profile as steps (method, section 4).

Employer National Insurance is due on the part of a year's pay above the threshold; that is spread over the pay, so
that a small part-time post is not charged as if every pound were over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import Partner, TimeLine
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.rows import Given
from fairbudget.costing.settings import Settings
from fairbudget.language import noop
from fairbudget.money import ZERO, percent
from fairbudget.oncosts import Component, OnCostProfile, spread
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate
from fairbudget.workings import Expression, Step, amount, pence

COSTS = noop("method, section 4")
TITLES = {
    "holiday_pay": noop("Holiday pay"),
    "employer_ni": noop("Employer NI"),
    "pension": noop("Employer pension"),
    "levy": noop("Apprenticeship levy"),
    "other_on_costs": noop("Other on-costs"),
}
WITHOUT_ON_COSTS = ("self_employed", "lay_contributor", "volunteer")

ON_COSTS_NOT_STATED = kind(
    "on_costs_not_stated",
    "check",
    title="On-costs not stated",
    message="{partner} pays wages or a salary on this line, and its on-costs are not stated. Costed without them.",
    fix="Enter an on-cost profile or a percentage for {partner} on Partners; enter none if there are none.",
)
STATUS_UNDECIDED = kind(
    "status_undecided",
    "check",
    title="Status of the person paid is undecided",
    message="Status decides which on-costs and holiday pay are due. Costed as the basis of the rate says ({basis}).",
    fix="Settle the status with your employment or payroll team and enter it on Time.",
)


@dataclass(frozen=True)
class OnCosts:
    """What a line bears on top of pay: a profile with its rates of the day, or a plain fraction, or nothing."""

    profile: OnCostProfile | None = None
    rates: Mapping[str, Rate] = field(default_factory=dict)
    fraction: Decimal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def scale(self) -> tuple[Decimal, ...]:
        """What decides whether two months have the same on-costs."""
        return tuple(rate.amount for rate in self.rates.values())

    @property
    def components(self) -> tuple[Component, ...]:
        return self.profile.components if self.profile else ()

    @property
    def need_a_year(self) -> bool:
        """Whether a threshold makes the yearly pay with this employer matter."""
        return any(component.kind != "percent" for component in self.components)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the profile's components, ending in their sum; none where there is nothing to pay."""
        each = [_step(component.name, _spread(component)) for component in self.components]
        return (*each, _total(each)) if each else ()


def find_on_costs(line: TimeLine, partner: Partner, basis: str, on: date, settings: Settings) -> OnCosts | Problem:
    """The on-costs of a line on a day. The status of the payee decides whether there are any."""
    doubts = (STATUS_UNDECIDED(line.where, basis=basis),) if line.status == "undecided" else ()
    employed = line.status in ("employee", "worker")
    if line.status in WITHOUT_ON_COSTS or (basis == "fee" and not employed):
        return OnCosts(problems=doubts)
    stated = line.on_costs if line.on_costs is not None else partner.on_costs
    if stated is None:
        return OnCosts(problems=(ON_COSTS_NOT_STATED(line.where, partner=partner.name), *doubts))
    if isinstance(stated, Decimal):
        return OnCosts(fraction=stated, problems=doubts)
    found = settings.kept_of_published(
        ("on-costs", stated, on), lambda: _by_profile(stated, on, line, partner, settings)
    )
    return replace(found, problems=doubts) if doubts and isinstance(found, OnCosts) else found


def _by_profile(code: str, on: date, line: TimeLine, partner: Partner, settings: Settings) -> OnCosts | Problem:
    """The on-costs of a profile by its rates of the day."""
    book, overrides = settings.book, settings.overrides
    profile = book.profile(code, overrides=overrides, where=partner.where or line.where)
    if isinstance(profile, Problem):
        return profile
    rates = book.on_cost_rates(profile, on, overrides=overrides, where=line.where)
    return rates if isinstance(rates, Problem) else OnCosts(profile, rates)


def on_cost_steps(
    on_costs: OnCosts, parameters: Parameters, key: str, label: str
) -> tuple[dict[str, Given], list[Step]]:
    """The given rates and the steps of a line's on-costs, ending in their sum. Needs `pay`, and `yearly_pay` if any.

    `key` and `label` are of the parameter that holds a plain percentage.
    """
    if on_costs.fraction is not None:
        said = percent(on_costs.fraction)
        setting = parameters.setting(key, label, on_costs.fraction, "fraction", "budget", said)
        every = _step("other_on_costs", pence(amount("pay") * amount("other_on_costs_rate")))
        return {"other_on_costs_rate": setting}, [every, _total([every])]
    given = {name: parameters.rate(rate) for name, rate in on_costs.rates.items()}
    return (given, [*on_costs.steps]) if on_costs.steps else ({"on_costs": Given(ZERO, "£")}, [])


def _spread(component: Component) -> Expression:
    pay: Expression = amount("pay")
    year: Expression = amount("yearly_pay")
    if component.base == "pay_and_holiday":
        pay = pay + amount("holiday_pay")
        year = year + year * amount("holiday_pay_rate")
    return spread(component, pay, year)


def _total(each: list[Step]) -> Step:
    total: Expression = amount(each[0].name)
    for step in each[1:]:
        total = total + amount(step.name)
    return Step("on_costs", noop("On-costs"), "£", total, COSTS)


def _step(name: str, expression: Expression) -> Step:
    return Step(name, TITLES[name], "£", expression, COSTS)
