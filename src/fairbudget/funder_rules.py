"""One funder rule as a frozen record: which lines it is about, what it pays, and how well that is known.

The vocabularies are closed and are those of the budget. Shares and caps are fractions (0.80 is 80 %). None is
"not stated" or "not known", never 0.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fairbudget.budget import Activity, CostCategory, Frozen, PaidWhen, PartnerType, Phase, Relationship
from fairbudget.language import say

Scope = Literal["call", "scheme", "council", "funder"]
"""Narrowest first: this is the order in which rules win."""
FundingCategory = Literal["staff_time", "expenses", "access_cost", "overhead", "equipment", "other_direct"]
Eligibility = Literal["yes", "no", "conditional", "unknown"]
OverheadTreatment = Literal["allowed", "none", "percent_cap", "unknown"]
ShortfallBearer = Literal["lead_institution", "partner", "agreed", "unknown"]
FunderPriceBasis = Literal["todays_prices", "inflate", "fixed_sum", "unknown"]
FunderVat = Literal["include_irrecoverable", "exclude_recoverable", "outside_scope", "unknown"]
EvidenceStatus = Literal["seen", "secondary", "unconfirmed", "institution_confirmed"]
Confidence = Literal["high", "medium", "low"]
Fraction = Annotated[Decimal, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]

CATEGORY_OF: Mapping[CostCategory, FundingCategory] = {
    "travel": "expenses",
    "subsistence": "expenses",
    "childcare": "access_cost",
    "replacement_care": "access_cost",
    "interpretation": "access_cost",
    "translation": "access_cost",
    "access": "access_cost",
    "connectivity": "access_cost",
    "equipment": "equipment",
    "venue": "other_direct",
    "catering": "other_direct",
    "materials": "other_direct",
    "other": "other_direct",
}


class Facts(Frozen):
    """What decides about a line. None is "not stated"; `on` is the day the cost falls."""

    partner_type: PartnerType | None = None
    relationship: Relationship | None = None
    cost_category: FundingCategory | None = None
    phase: Phase | None = None
    activity: Activity | None = None
    on: date | None = None


class AppliesWhen(Frozen):
    """The lines a rule is about. An empty set means any; otherwise it must hold the line's value."""

    partner_type: frozenset[PartnerType] = frozenset()
    relationship: frozenset[Relationship] = frozenset()
    cost_category: frozenset[FundingCategory] = frozenset()
    phase: frozenset[Phase] = frozenset()
    activity: frozenset[Activity] = frozenset()

    def sets(self) -> dict[str, frozenset[str]]:
        """Each field's set of values."""
        return {name: frozenset(getattr(self, name)) for name in type(self).model_fields}


class Overhead(Frozen):
    """Whether overhead is paid. `cap` (percent_cap only) is a fraction of the line's direct cost."""

    method: OverheadTreatment = "unknown"
    cap: Fraction | None = None
    note: str = ""

    @model_validator(mode="after")
    def _cap_and_method_agree(self) -> Self:
        if (self.method == "percent_cap") != (self.cap is not None):
            raise ValueError(say("a cap belongs to the method percent_cap, and that method needs a cap"))
        return self


class Cap(Frozen):
    """A ceiling on all lines of one pool together: a fraction of the total, the capped lines included."""

    kind: Literal["pct_of_total"] = "pct_of_total"
    fraction: Annotated[Decimal, Field(ge=0, lt=1)]
    pool: Text


class Payment(Frozen):
    """When the money comes. `schedule` lists (fraction of the grant, advance or arrears) and adds up to 1."""

    timing: PaidWhen = "unknown"
    every_months: Annotated[int, Field(gt=0)] | None = None
    schedule: tuple[tuple[Fraction, Literal["advance", "arrears"]], ...] = ()

    @model_validator(mode="after")
    def _schedule_adds_up(self) -> Self:
        if self.schedule and sum(part for part, _ in self.schedule) != 1:
            raise ValueError(say("the parts of the schedule must add up to 1"))
        return self


class Evidence(Frozen):
    """How the rule is known. Whatever was read has its page and the day it was read."""

    status: EvidenceStatus
    url: str = ""
    seen_on: date | None = None
    note: str = ""

    @model_validator(mode="after")
    def _what_was_read_has_a_page_and_a_day(self) -> Self:
        if self.status in ("seen", "secondary") and not (self.url and self.seen_on):
            raise ValueError(say("evidence that was read needs its url and seen_on, the day it was read"))
        if self.status != "seen" and not (self.url or self.note):
            raise ValueError(say("say in the note where this comes from"))
        return self


class FunderRule(Frozen):
    """One rule. `message` is for the bid writer; `conditions` are what only a person can check.

    `funder_share` is the fraction paid of what is eligible; None is "not known". `where` is file:line.
    """

    id: Text
    scope: Scope
    applies_when: AppliesWhen = AppliesWhen()
    valid_from: date | None = None
    valid_to: date | None = None
    eligibility: Eligibility
    funder_share: Fraction | None = None
    overhead: Overhead = Overhead()
    cap: Cap | None = None
    price_basis: FunderPriceBasis | None = None
    vat: FunderVat | None = None
    payment: Payment = Payment()
    shortfall_bearer: ShortfallBearer = "unknown"
    conditions: tuple[Text, ...] = ()
    message: Text
    evidence: Evidence
    confidence: Confidence
    where: str = ""

    @model_validator(mode="after")
    def _effects_agree(self) -> Self:
        if self.eligibility in ("no", "unknown") and self.funder_share is not None:
            sentence = say(
                "a rule whose eligibility is {eligibility} states no funder_share", eligibility=self.eligibility
            )
            raise ValueError(sentence)
        if self.eligibility == "no" and self.overhead.method not in ("none", "unknown"):
            raise ValueError(say("a cost that is not eligible carries no overhead"))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(say("valid_to is before valid_from"))
        return self

    @property
    def constrained(self) -> int:
        """In how many fields the rule is particular."""
        return sum(bool(values) for values in self.applies_when.sets().values())

    def doubts(self, facts: Facts) -> tuple[str, ...] | None:
        """None when the rule does not apply; otherwise the facts it needs that are not stated, if any."""
        missing = []
        for name, values in self.applies_when.sets().items():
            stated = getattr(facts, name)
            if values and stated is None:
                missing.append(name)
            elif values and stated not in values:
                return None
        if facts.on is None:
            return (*missing, "on") if self.valid_from or self.valid_to else tuple(missing)
        return tuple(missing) if _holds_on(self, facts.on) else None

    def same_answer(self, other: "FunderRule") -> bool:
        """Whether the two rules would pay the same."""
        return _pays(self) == _pays(other)


class PreApplicationFund(Frozen):
    """Money for work before a bid: a hint for "where else could it be paid from?", never a promise.

    `amount` is what the page says, `most` the highest sum in pounds where it states one.
    """

    scheme: Text
    what: Text
    amount: Text
    most: Annotated[Decimal, Field(gt=0)] | None = None
    who_for: Text
    not_for: str = ""
    evidence: Evidence
    where: str = ""


def _holds_on(rule: FunderRule, day: date) -> bool:
    return (rule.valid_from or day) <= day <= (rule.valid_to or day)


def _pays(rule: FunderRule) -> tuple[object, ...]:
    return (rule.eligibility, rule.funder_share, rule.overhead, rule.cap, rule.shortfall_bearer)
