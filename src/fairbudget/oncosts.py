"""On-cost profiles: which components an employer pays on top of pay, and the arithmetic of one component.

A profile names codes of rates, never amounts, so that the rates of the day (or an override) flow into it.
"""

from typing import Literal

from fairbudget.budget import Frozen
from fairbudget.workings import Expression, above, amount, pence

ComponentName = Literal["holiday_pay", "employer_ni", "pension", "levy", "other_on_costs"]
ComponentKind = Literal["percent", "above_threshold", "between_thresholds"]
OnCostBase = Literal["pay", "pay_and_holiday"]


class Component(Frozen):
    """One on-cost: a percentage of its base, of the part above a threshold, or of the part between two.

    `rate`, `threshold` and `upper` are codes of rates; thresholds are pounds a year.
    """

    name: ComponentName
    kind: ComponentKind
    rate: str
    threshold: str | None = None
    upper: str | None = None
    base: OnCostBase = "pay"

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The name of each amount with the code of its rate: ("levy_rate", "on_costs:levy")."""
        named = (("rate", self.rate), ("threshold", self.threshold), ("upper", self.upper))
        return tuple((f"{self.name}_{part}", code) for part, code in named if code is not None)


class OnCostProfile(Frozen):
    """A named list of components, such as NI, USS and levy for university staff."""

    code: str
    title: str
    components: tuple[Component, ...] = ()
    note: str = ""

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """All names and codes of its components, in order."""
        return tuple(pair for component in self.components for pair in component.codes)


def of_a_year(component: Component, base: Expression) -> Expression:
    """The on-cost of a year's base, not rounded, from amounts named as in `Component.codes` (method, section 4).

    The part between two thresholds is the part above the lower less the part above the upper.
    """
    rate = amount(f"{component.name}_rate")
    lower, upper = amount(f"{component.name}_threshold"), amount(f"{component.name}_upper")
    match component.kind:
        case "percent":
            return base * rate
        case "above_threshold":
            return above(base, lower) * rate
        case "between_thresholds":
            return (above(base, lower) - above(base, upper)) * rate


def on_cost(component: Component, base: Expression) -> Expression:
    """The on-cost of a year's base to the penny."""
    return pence(of_a_year(component, base))


def spread(component: Component, pay: Expression, year: Expression) -> Expression:
    """The on-cost of some pay to the penny: that of the year with this employer, spread evenly over its pay."""
    if component.kind == "percent":
        return pence(pay * amount(f"{component.name}_rate"))
    return pence(pay * of_a_year(component, year) / year)


def with_on_costs(profile: OnCostProfile, pay: Expression) -> Expression:
    """Pay for a year and all on-costs of the profile, each to the penny."""
    holiday = [on_cost(part, pay) for part in profile.components if part.name == "holiday_pay"]
    both = pay + holiday[0] if holiday else pay
    total = pay
    for part in profile.components:
        total = total + on_cost(part, both if part.base == "pay_and_holiday" else pay)
    return total
