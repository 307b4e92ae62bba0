"""A budget as people wrote it: project, partners, time, other costs and overrides, with closed vocabularies.

Everything is frozen. None means "not stated", which is never the same as zero. Money is in pounds (or the budget's
currency), time in hours unless a field's name says otherwise, percentages as fractions (0.145 is 14.5 %).
"""

from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from fairbudget.problems import Problem

PartnerType = Literal[
    "university", "college", "nhs", "local_authority", "vcse", "individual",
    "freelancer", "student", "business", "school", "other",
]  # fmt: skip
Relationship = Literal[
    "lead", "co_lead", "co_lead_non_academic", "project_partner", "subcontractor",
    "consultant", "public_contributor", "participant", "other",
]  # fmt: skip
Place = Literal["uk", "london", "scotland", "wales", "northern_ireland"]
OverheadMethod = Literal["none", "percent", "trac_per_fte", "amount"]
Vat = Literal["none", "outside_scope", "irrecoverable", "recoverable", "unknown"]
AgreedBy = Literal["partner", "lead", "both", "not_agreed"]
PaidWhen = Literal["advance", "arrears", "mixed", "unknown"]
Band = Literal["contributor", "experienced", "skilled", "lead", "strategic"]
Activity = Literal[
    "research", "engagement", "brokerage", "facilitation", "governance", "evaluation", "administration", "other"
]
Phase = Literal["pre_application", "set_up", "delivery", "ending"]
Unit = Literal["hour", "half_day", "day", "week", "month", "session", "task", "fte"]
Per = Literal["hour", "half_day", "day", "week", "month", "year", "session", "task"]
Basis = Literal["fee", "wage", "salary", "employer_cost", "charge"]
WhyUnpaid = Literal["chosen", "not_eligible", "not_budgeted", "salaried_elsewhere"]
PaidBy = Literal["grant", "lead", "partner", "other_fund", "nobody"]
Status = Literal["employee", "worker", "self_employed", "lay_contributor", "volunteer", "undecided"]
CostCategory = Literal[
    "travel", "subsistence", "childcare", "replacement_care", "interpretation", "translation", "access",
    "connectivity", "venue", "catering", "materials", "equipment", "other",
]  # fmt: skip
PriceBasis = Literal["todays_prices", "inflate", "fixed_sum"]


def words(vocabulary: object) -> tuple[str, ...]:
    """The words of a closed vocabulary, in their declared order."""
    return get_args(vocabulary)


class Frozen(BaseModel):
    """A small value that never changes and refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Project(Frozen):
    """What the *Project* sheet says. `uplift` and `success_rate` are fractions; `months` is the length."""

    title: str = ""
    lead_organisation: str | None = None
    funder: str | None = None
    start: date | None = None
    months: int | None = None
    as_of: date | None = None
    currency: str = "GBP"
    price_basis: PriceBasis = "todays_prices"
    uplift: Decimal | None = None
    reference_partner: str | None = None
    success_rate: Decimal | None = None
    award_limit: Decimal | None = None


class Partner(Frozen):
    """One organisation or person. `on_costs` is the code of a profile or a fraction of pay.

    `overhead_value` is a fraction of employer cost (percent), £ per full-time year (trac_per_fte) or £ (amount).
    """

    name: str
    where: str = ""
    type: PartnerType | None = None
    relationship: Relationship | None = None
    place: Place | None = None
    hours_in_a_day: Decimal | None = None
    on_costs: str | Decimal | None = None
    overhead: OverheadMethod | None = None
    overhead_value: Decimal | None = None
    vat: Vat | None = None
    bands_agreed_by: AgreedBy | None = None
    paid: PaidWhen | None = None
    advance: Decimal | None = None
    invoice_every_months: int | None = None
    days_to_pay: int | None = None
    notes: str = ""


class Share(Frozen):
    """A partner's part of a line: 1 for its own line, the stated fraction of a shared post."""

    partner: str
    fraction: Decimal = Decimal(1)


class OwnRate(Frozen):
    """A rate typed on a line: pounds per unit, what kind of rate it is, and why it is used."""

    amount: Decimal
    per: Per
    basis: Basis | None = None
    reason: str = ""


class TimeLine(Frozen):
    """A row of *Time*: one role, partner (or shared post), phase, activity and project year.

    `quantity` counts `unit`s for each of `people`; for `fte` it is the fraction of full time over `months`.
    `on_costs` is a fraction of pay stated for this line alone. `where` is Sheet!row.
    """

    line: str
    where: str = ""
    partners: tuple[Share, ...]
    role: str = ""
    band: Band | None = None
    activity: Activity | None = None
    phase: Phase | None = None
    year: int = 1
    people: Decimal = Decimal(1)
    quantity: Decimal | None = None
    unit: Unit | None = None
    months: Decimal | None = None
    hours_per_unit: Decimal | None = None
    employed_share: Decimal | None = None
    unpaid_hours_each: Decimal | None = None
    why_unpaid: WhyUnpaid | None = None
    rate_code: str | None = None
    own_rate: OwnRate | None = None
    on_costs: Decimal | None = None
    paid_by: PaidBy | None = None
    status: Status | None = None
    notes: str = ""


class CostLine(Frozen):
    """A row of *Costs*: quantity × unit cost in pounds. No unit cost: needed and not budgeted.

    A percentage line has `fraction` (0.147 of the cost of the lines named in `fraction_of`) instead; it counts at most
    `fraction_up_to` pounds of them in all.
    """

    line: str
    where: str = ""
    partner: str | None = None
    label: str = ""
    category: CostCategory | None = None
    for_activity: Activity | None = None
    phase: Phase | None = None
    year: int = 1
    quantity: Decimal | None = None
    unit_cost: Decimal | None = None
    fraction: Decimal | None = None
    fraction_of: tuple[str, ...] = ()
    fraction_up_to: Decimal | None = None
    paid_by: PaidBy | None = None
    notes: str = ""


class Override(Frozen):
    """A row of *Overrides*: a rate of this bid in place of a published one, with its reason and who agreed it."""

    rate_code: str
    where: str = ""
    amount: Decimal
    per: Per
    basis: Basis | None = None
    effective_from: date | None = None
    reason: str
    agreed_by: str = ""
    agreed_on: date | None = None
    source: str = ""


class StatedTotal(Frozen):
    """A total that the file itself states, to be shown beside ours. It is never used and never added."""

    where: str
    label: str
    amount: Decimal


class Budget(Frozen):
    """A whole budget with the problems met while reading it. `file_sha256` identifies the bytes that were read."""

    project: Project = Project()
    partners: tuple[Partner, ...] = ()
    time: tuple[TimeLine, ...] = ()
    costs: tuple[CostLine, ...] = ()
    overrides: tuple[Override, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    problems: tuple[Problem, ...] = ()
    file_name: str = ""
    file_sha256: str = ""

    def partner(self, name: str) -> Partner:
        """The partner of that name; one with nothing stated when the *Partners* sheet does not list it."""
        listed = next((partner for partner in self.partners if partner.name == name), None)
        return Partner(name=name) if listed is None else listed
