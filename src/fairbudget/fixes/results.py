"""What a fix answers, as plain values: the part of the assessment, and the whole plan of `fairbudget fix`."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, InstanceOf

from fairbudget.budget import Budget, Frozen, Relationship
from fairbudget.fixes.targets import Target
from fairbudget.problems import Problem


class Closing(Frozen):
    """What would close one target by itself, in pounds of pay or of employer cost, on so many lines.

    Targets are not additive: one pound often counts towards several.
    """

    target: Target
    title: str
    measured_on: Literal["pay", "employer_cost"]
    amount: Decimal
    by_partner_type: dict[str, Decimal]
    lines: int


class Step(Frozen):
    """What one step adds to the steps before it, in pounds; `lines` is how many lines it raises.

    `full_cost` has the on-costs, overhead and VAT of the payees, without percentages and caps of other lines.
    `by_partner_type` is of `employer_cost`.
    """

    target: Target
    title: str
    lines: int
    pay: Decimal
    employer_cost: Decimal
    full_cost: Decimal
    by_partner_type: dict[str, Decimal]


class NotJudged(Frozen):
    """A line that these targets cannot judge, and why."""

    line: str
    where: str
    partner: str
    role: str
    targets: tuple[Target, ...]
    reason: str


class Fixes(Frozen):
    """Per target what would close it, and the combined steps to parity."""

    targets: tuple[Closing, ...] = ()
    steps: tuple[Step, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()


class Effect(Frozen):
    """What a fix does to the whole budget, in pounds: `cost` is the full cost that it adds.

    `funded` is what the funder pays of it, None while that is not known of some line; `funded_so_far` is what is
    known. The rest by who bears it; `not_known` is the cost of which nobody knows who pays.
    `of_funded_now` and `of_award_limit` are fractions: the whole cost over what is funded now and over the limit.
    """

    cost: Decimal
    funded: Decimal | None
    funded_so_far: Decimal
    rest_by_bearer: dict[str, Decimal]
    not_known: Decimal
    of_funded_now: Decimal | None = None
    of_award_limit: Decimal | None = None


class StepEffect(Frozen):
    """A step and what it does to the whole budget."""

    step: Step
    effect: Effect


class OtherRelationship(Frozen):
    """What the funder would pay of the whole fixed line if its partner had another relationship in the bid."""

    partner: str
    relationship: Relationship
    funded: Decimal
    message: str


class FixedLine(Frozen):
    """One line of the fix. Pounds and hours; `reaches` is the furthest step that it reaches, `partly` in part.

    `raise_…` are the sums it adds.
    """

    line: str
    where: str
    partner: str
    partner_type: str
    role: str
    hours: Decimal
    reaches: Target
    partly: bool
    pay_now: Decimal
    employer_cost_now: Decimal
    raise_pay: Decimal
    raise_employer_cost: Decimal
    raise_full_cost: Decimal
    unpaid_hours_left: Decimal


class OtherWay(Frozen):
    """Other ways for one line to the same target, whether or not the money reaches it.

    `hours_at_this_pay` is how many of its `hours` the present pay would be enough for, `hours_to_drop` the rest.
    """

    line: str
    where: str
    partner: str
    role: str
    hours: Decimal
    hours_at_this_pay: Decimal
    hours_to_drop: Decimal
    other_relationships: tuple[OtherRelationship, ...] = ()


class Capped(Frozen):
    """What a sum of money fixes first, in pounds of full cost, and what is left to find for the whole fix."""

    cap: Decimal
    order: str
    spent: Decimal
    unspent: Decimal
    still_to_find: Decimal
    still_to_find_by_step: dict[Target, Decimal]


class FixPlan(Frozen):
    """A fix of a budget up to one target: what it raises, what that costs whom, the other ways, and the warnings.

    `transfer` is the least sum that has to be moved from other lines if the budget may not grow. `left` is what is
    left to close once the fixed budget is costed again. `fixed` is that budget.
    """

    to: Target
    share_of_parity: Decimal
    targets: tuple[Closing, ...]
    steps: tuple[StepEffect, ...]
    lines: tuple[FixedLine, ...]
    raise_by_partner_type: dict[str, Decimal]
    effect: Effect
    capped: Capped | None
    transfer: Decimal
    other_ways: tuple[OtherWay, ...]
    left: tuple[Closing, ...]
    warnings: tuple[Problem, ...]
    not_judged: tuple[NotJudged, ...]
    fixed: InstanceOf[Budget] = Field(exclude=True, repr=False)
