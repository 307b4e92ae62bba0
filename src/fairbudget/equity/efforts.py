"""The effort of each row of time: the hours, what they cost and what they are compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import Band
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row
from fairbudget.money import ZERO, to_pence


@dataclass(frozen=True)
class Effort:
    """One row of time. Hours and pounds; None is "not stated" for unpaid hours, "not known" for the rest.

    `cost` is the employer cost, `reference` what an hour at this band costs, `floor` and `minimum` the real Living
    Wage and the legal minimum an hour. `assumed` marks unpaid hours that count as paid because a university's
    salary covers them.
    """

    row: Row
    paid: Decimal | None
    unpaid: Decimal | None
    cost: Decimal | None
    pay: Decimal | None
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
        """Whether it is work on the bid, before the decision."""
        return self.row.phase == "pre_application"

    @cached_property
    def hours(self) -> Decimal | None:
        """All hours, paid and unpaid."""
        return None if self.paid is None or self.unpaid is None else self.paid + self.unpaid

    @cached_property
    def worth(self) -> Decimal | None:
        """All hours at the reference rate of the band, to the penny."""
        return self._at_reference(self.hours)

    @cached_property
    def paid_worth(self) -> Decimal | None:
        """The paid hours at the reference rate of the band, to the penny."""
        return self._at_reference(self.paid)

    @cached_property
    def unpaid_worth(self) -> Decimal | None:
        """The unpaid hours at the reference rate of the band, to the penny; nothing where none are unpaid."""
        return to_pence(Decimal(0)) if self.unpaid == 0 else self._at_reference(self.unpaid)

    @cached_property
    def below_reference(self) -> Decimal:
        """What the cost is short of all hours at the reference rate; nothing where it is not short or not known."""
        return max(ZERO, (self.worth or ZERO) - (self.cost or ZERO))

    @cached_property
    def below_floor(self) -> Decimal:
        """What the pay is short of all hours at the floor, to the penny."""
        return to_pence(self._short_of_floor(self.hours))

    @cached_property
    def paid_below_floor(self) -> Decimal:
        """What the pay is short of the paid hours at the floor, to the penny."""
        return to_pence(self._short_of_floor(self.paid))

    @cached_property
    def hours_at_floor(self) -> Decimal | None:
        """The hours, where the pay reaches the floor for all of them."""
        return Decimal(0) if self._short_of_floor(self.hours) else self.hours

    def _short_of_floor(self, hours: Decimal | None) -> Decimal:
        if hours is None or self.floor is None or self.pay is None:
            return ZERO
        return max(ZERO, self.floor * hours - self.pay)

    def _at_reference(self, hours: Decimal | None) -> Decimal | None:
        return None if hours is None or self.reference is None else to_pence(hours * self.reference)


@dataclass(frozen=True)
class Group:
    """Whose effort a figure is about: everybody, a partner type, or one partner. `rows` are all its costed rows."""

    efforts: tuple[Effort, ...]
    rows: tuple[Row, ...]
    partner_type: str | None = None
    partner: str | None = None

    @property
    def everybody(self) -> bool:
        return self.partner is None and self.partner_type is None


def efforts_of(costed: CostedBudget) -> tuple[Effort, ...]:
    """The effort of every row of time, in the order of the budget; nothing is known of a row that is blocked."""
    return tuple(effort_of(row, costed) for row in costed.rows if row.kind == "time")


def effort_of(row: Row, costed: CostedBudget) -> Effort:
    """The effort of one row of time."""
    floor, minimum = costed.living_wages[row.partner.place], costed.minimum_wage
    reference = costed.references.get(row.band) if row.band else None
    effort = Effort(
        row=row,
        paid=None if row.blocked else row.amount("paid_hours"),
        unpaid=None if row.blocked else row.amount("unpaid_hours"),
        cost=None if row.blocked else row.amount("employer_cost"),
        pay=None if row.blocked else row.amount("pay"),
        reference=reference.value if reference else None,
        floor=floor.amount if floor else None,
        minimum=minimum.amount if minimum else None,
    )
    return counted_as_paid(effort) if salaried(row) else effort


def salaried(row: Row) -> bool:
    """Whether the row has unpaid hours that a university's salary covers."""
    hours = row.amount("paid_hours"), row.amount("unpaid_hours")
    return bool(hours[1]) and hours[0] is not None and not row.blocked and covered_by_a_salary(row)


def covered_by_a_salary(row: Row) -> bool:
    """Whether a university's salary covers the unpaid hours: stated, or work on its bid with no other reason given.

    Other partners' hours that are salaried elsewhere stay unpaid here: their employer gives them, and at what rate
    is not known (method, section 6).
    """
    if row.partner.type != "university":
        return False
    return (row.why_unpaid or ("salaried_elsewhere" if row.phase == "pre_application" else "")) == "salaried_elsewhere"


def counted_as_paid(effort: Effort) -> Effort:
    """The effort with its unpaid hours counted as paid at the reference rate; without one their cost is not known."""
    if effort.paid is None or effort.unpaid is None:
        return effort
    extra = effort.unpaid_worth
    return replace(
        effort,
        paid=effort.paid + effort.unpaid,
        unpaid=Decimal(0),
        cost=None if extra is None or effort.cost is None else effort.cost + extra,
        pay=None if extra is None or effort.pay is None else effort.pay + extra,
        assumed=True,
    )


def groups_of(costed: CostedBudget, efforts: Sequence[Effort]) -> tuple[Group, ...]:
    """Everybody, each partner type and each partner, in the order of the budget. Shared caps belong to everybody."""
    rows = costed.rows
    listed = {partner.name for partner in costed.budget.partners}
    listed |= {share.partner for line in costed.budget.time for share in line.partners}
    names = [row.partner.name for row in rows if row.kind != "cap" and row.partner.name in listed]
    types = [row.partner.type for row in rows if row.kind != "cap" and row.partner.type]
    return (
        Group(tuple(efforts), rows),
        *(
            Group(
                tuple(effort for effort in efforts if effort.partner_type == kind),
                tuple(row for row in rows if row.partner.type == kind),
                partner_type=kind,
            )
            for kind in dict.fromkeys(types)
        ),
        *(
            Group(
                tuple(effort for effort in efforts if effort.partner == name),
                tuple(row for row in rows if row.kind != "cap" and row.partner.name == name),
                partner=name,
            )
            for name in dict.fromkeys(names)
        ),
    )


def reference_efforts(costed: CostedBudget, efforts: Sequence[Effort]) -> tuple[Effort, ...]:
    """The effort of the reference partner's own people."""
    name = reference_partner(costed.budget)
    return tuple(effort for effort in efforts if effort.partner == name)
