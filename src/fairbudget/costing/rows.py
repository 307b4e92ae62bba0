"""A costed row: what was given, the declared steps that were worked, and where each amount comes from.

A budget line is one row, or several: one for each partner of a shared post and for each pay period of a salary.
Amounts are pounds to the penny, hours, or fractions; None is "not known".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from fairbudget.budget import Activity, Band, PaidBy, Partner, Phase, WhyUnpaid
from fairbudget.funder_rules import FundingCategory
from fairbudget.funders import Decision
from fairbudget.ratecards import AppliedOverride, Source
from fairbudget.workings import Numbers, Step, work

RowKind = Literal["time", "cost", "percentage", "overhead", "cap"]


@dataclass(frozen=True)
class Parameter:
    """A number that rows use and that stands once on the *Rates* sheet: a rate, a setting, a funder's share.

    `unit` is £, fraction or a word; `working` and `inputs` (name in the working → key) make it a computed one.
    """

    key: str
    label: str
    amount: Decimal | None
    unit: str
    code: str = ""
    per: str = ""
    basis: str = ""
    kind: str = "setting"
    effective_from: date | None = None
    source: str = ""
    evidence: str = ""
    note: str = ""
    origin: Source | None = None  # the source behind `source`, for a rate of a card
    override: AppliedOverride | None = None
    working: Step | None = None
    inputs: tuple[tuple[str, str], ...] = ()
    mean_of: tuple[str, Band] | None = None  # the employer cost of an hour of this partner's staff at this band


@dataclass(frozen=True)
class Given:
    """An amount that a row starts from: typed on a sheet (`field`), a parameter (`key`), or settled by a rule.

    `sum_of` makes it the sum of other rows: ("towards", line) counts those of a percentage line, ("pool", name)
    those under a shared cap and ("not pool", name) all others.
    """

    value: Decimal | None
    unit: str = ""
    key: str | None = None
    field: str | None = None
    said: str | None = None
    sum_of: tuple[str, str] | None = None


@dataclass(frozen=True)
class Period:
    """The months of a salaried line that share one pay scale and one set of on-costs."""

    first: date | None
    last: date | None
    months: Decimal
    on: date


@dataclass(frozen=True)
class UsedRate:
    """The rate of a row as it is shown to people; `override` says what it replaces, why, and who agreed it."""

    key: str
    code: str | None
    amount: Decimal
    per: str
    basis: str
    effective_from: date | None
    source: str
    evidence: str
    label: str = ""
    override: AppliedOverride | None = None


@dataclass(frozen=True)
class Row:
    """One costed row. `blocked` means that it could not be costed, so that no total that needs it is known."""

    kind: RowKind
    line: str
    where: str
    partner: Partner
    label: str
    band: Band | None = None
    activity: Activity | None = None
    category: FundingCategory | None = "staff_time"
    phase: Phase | None = None
    year: int = 1
    period: Period | None = None
    paid_by: PaidBy = "grant"
    why_unpaid: WhyUnpaid | None = None
    given: Mapping[str, Given] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    rate: UsedRate | None = None
    basis_assumed: bool = False
    blocked: bool = False
    budgeted: bool = True
    towards: str | None = None  # the percentage line that counts this row in its base
    decision: Decision | None = None
    bearer: str | None = None
    amounts: Numbers = field(default_factory=dict)

    def worked(self, *steps: Step, **given: Given) -> "Row":
        """The row with further given amounts and steps, each step worked out in order."""
        amounts = {**self.amounts, **{name: one.value for name, one in given.items()}}
        return self.but(given={**self.given, **given}, steps=(*self.steps, *steps), amounts=work(steps, amounts))

    def but(self, **changes: Any) -> "Row":
        """The row with other fields. Rows are changed often, and `replace` would make every field anew."""
        row = object.__new__(Row)
        row.__dict__.update(self.__dict__ | changes)
        return row

    def amount(self, name: str) -> Decimal | None:
        """A given amount or the answer of a step; None when it is not known or does not occur here."""
        return self.amounts.get(name)

    @property
    def pool(self) -> str | None:
        """The name of the shared cap that the row is under."""
        return self.decision.cap.pool if self.decision and self.decision.cap else None

    @property
    def in_cash(self) -> bool:
        """Whether somebody pays money for it: what a partner gives or nobody pays is valued apart from cash."""
        return self.paid_by in ("grant", "lead", "other_fund")


def by_partner(rows: Iterable[Row]) -> dict[Partner, list[Row]]:
    """The rows of each partner, in the order in which partners first appear."""
    found: dict[Partner, list[Row]] = {}
    for row in rows:
        found.setdefault(row.partner, []).append(row)
    return found
