"""The effort of each costed row of time: the hours, what they cost and what they are compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from fairbudget.budget import Band
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row
from fairbudget.money import EXACT, ZERO, to_pence
from fairbudget.ratecards import Rate


@dataclass(frozen=True)
class Effort:
    """One row of time. Hours and pounds; None is "not stated" for unpaid hours, "not known" for the rest.

    `cost` is the employer cost, `reference` what an hour at this band costs, `floor` and `minimum` the real Living
    Wage and the legal minimum an hour. `assumed` marks unpaid hours that count as paid because they are salaried
    elsewhere.
    """

    row: Row
    paid: Decimal | None
    unpaid: Decimal | None
    cost: Decimal
    pay: Decimal
    reference: Decimal | None
    floor: Decimal | None
    minimum: Decimal | None
    assumed: bool = False

    @property
    def partner(self) -> str:
        return self.row.partner.name

    @property
    def partner_type(self) -> str | None:
        return self.row.partner.type

    @property
    def band(self) -> Band | None:
        return self.row.band

    @property
    def brokerage(self) -> bool:
        return self.row.activity == "brokerage"

    @property
    def early(self) -> bool:
        return self.row.phase == "pre_application"

    @property
    def hours(self) -> Decimal | None:
        """All hours, paid and unpaid."""
        return None if self.paid is None or self.unpaid is None else self.paid + self.unpaid

    @property
    def worth(self) -> Decimal | None:
        """All hours at the reference rate of the band."""
        if self.hours is None or self.reference is None:
            return None
        return to_pence(self.hours * self.reference)


@dataclass(frozen=True)
class Group:
    """Whose effort a figure is about: everybody, a partner type, or one partner."""

    efforts: tuple[Effort, ...]
    rows: tuple[Row, ...]
    partner_type: str | None = None
    partner: str | None = None

    @property
    def name(self) -> str:
        return self.partner or self.partner_type or "all partners"


def efforts_of(costed: CostedBudget) -> tuple[Effort, ...]:
    """The effort of every costed row of time, in the order of the budget."""
    rows = [row for row in costed.rows if row.kind == "time" and not row.blocked]
    return tuple(_effort(row, costed) for row in rows)


def groups_of(costed: CostedBudget, efforts: Sequence[Effort]) -> tuple[Group, ...]:
    """Everybody, each partner type and each partner, in the order of the budget."""
    rows = [row for row in costed.rows if row.kind != "cap" and not row.blocked]
    types = dict.fromkeys(effort.partner_type for effort in efforts if effort.partner_type)
    partners = dict.fromkeys(effort.partner for effort in efforts)
    return (
        Group(tuple(efforts), tuple(rows)),
        *(
            Group(
                tuple(effort for effort in efforts if effort.partner_type == kind),
                tuple(row for row in rows if row.partner.type == kind),
                partner_type=kind,
            )
            for kind in types
        ),
        *(
            Group(
                tuple(effort for effort in efforts if effort.partner == name),
                tuple(row for row in rows if row.partner.name == name),
                partner=name,
            )
            for name in partners
        ),
    )


def _effort(row: Row, costed: CostedBudget) -> Effort:
    floor = costed.book.real_living_wage(costed.as_of, row.partner.place)
    minimum = costed.book.legal_minimum(costed.as_of)
    reference = costed.references.get(row.band) if row.band else None
    pounds = costed.budget.project.currency == "GBP"
    effort = Effort(
        row=row,
        paid=row.amount("paid_hours"),
        unpaid=row.amount("unpaid_hours"),
        cost=row.amount("employer_cost") or ZERO,
        pay=row.amount("pay") or ZERO,
        reference=reference.value if reference else None,
        floor=floor.amount if pounds and isinstance(floor, Rate) else None,
        minimum=minimum.amount if pounds and isinstance(minimum, Rate) else None,
    )
    return _salaried(effort) if row.why_unpaid == "salaried_elsewhere" and effort.unpaid else effort


def _salaried(effort: Effort) -> Effort:
    """Unpaid hours that an employer's salary covers count as paid at the reference rate (method, section 6)."""
    if effort.reference is None or effort.paid is None or effort.unpaid is None:
        return replace(effort, unpaid=None)
    extra = to_pence(effort.unpaid * effort.reference)
    paid = effort.paid + effort.unpaid
    return replace(effort, paid=paid, unpaid=Decimal(0), cost=effort.cost + extra, pay=effort.pay + extra, assumed=True)


def rate_an_hour(efforts: Sequence[Effort]) -> Decimal | None:
    """Employer cost of all hours, paid and unpaid, not rounded; None without hours or when any are not stated."""
    hours = [effort.hours for effort in efforts]
    known = [one for one in hours if one is not None]
    if len(known) < len(hours) or not sum(known):
        return None
    with localcontext(EXACT):
        return sum((effort.cost for effort in efforts), ZERO) / sum(known, Decimal(0))


def reference_efforts(costed: CostedBudget, efforts: Sequence[Effort]) -> tuple[Effort, ...]:
    """The effort of the reference partner's own people."""
    name = reference_partner(costed.budget)
    return tuple(effort for effort in efforts if effort.partner == name)
