"""Each partner's part of a line: its hours, what they bring, and what they are measured by."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fairbudget.budget import Band, Partner, TimeLine
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row
from fairbudget.equity.efforts import Effort, efforts_of
from fairbudget.money import ZERO

NOT_STATED = "not stated"
References = dict[Band, Decimal | None]


@dataclass(frozen=True)
class Part:
    """What one partner does on a line, all its pay periods together. Hours, and pounds; None is "not known".

    `paid` and `unpaid` are as in `Effort`: hours that a salary covers count as paid (`salaried`), and `elsewhere` is
    the part of `pay` and `cost` that stands for them. `own_measure` marks the reference partner's own people, by
    whom the others are measured, and `shares_measure` other partners' parts of a post that is also theirs.
    """

    partner: Partner
    rows: tuple[Row, ...]
    paid: Decimal | None
    unpaid: Decimal | None
    pay: Decimal | None
    cost: Decimal | None
    elsewhere: Decimal
    salaried: bool
    reference: Decimal | None
    floor: Decimal | None
    minimum: Decimal | None
    own_measure: bool
    shares_measure: bool

    @cached_property
    def hours(self) -> Decimal | None:
        """All hours, paid and unpaid; None where any are not known."""
        return None if self.paid is None or self.unpaid is None else self.paid + self.unpaid

    @property
    def partner_type(self) -> str:
        return self.partner.type or NOT_STATED


@dataclass(frozen=True)
class Work:
    """A line of time with its parts, one for each partner, in the order of the line."""

    line: TimeLine
    parts: tuple[Part, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for part in self.parts for row in part.rows)

    @cached_property
    def key(self) -> tuple[str, str]:
        """Where the line stands and its name: no two lines share both."""
        return self.line.where, self.line.line

    @cached_property
    def salaried(self) -> bool:
        """Whether a salary covers its unpaid hours, whoever does them."""
        return all(part.salaried for part in self.parts)

    @cached_property
    def hours(self) -> Decimal:
        """All hours that are known."""
        return sum((part.hours or Decimal(0) for part in self.parts), Decimal(0))


def references_of(costed: CostedBudget) -> References:
    """The reference rates of a costed budget, in pounds an hour."""
    return {band: given.value for band, given in costed.references.items()}


def work_of(costed: CostedBudget, references: References | None = None) -> tuple[Work, ...]:
    """Every line of time with its parts, measured by these reference rates (else by the budget's own).

    Nothing is known of a line that could not be costed.
    """
    measured = references_of(costed) if references is None else references
    lines = {(line.where, line.line): line for line in costed.budget.time}
    found: dict[tuple[str, str], dict[str, list[Effort]]] = {}
    for effort in efforts_of(costed):
        own = found.setdefault((effort.row.where, effort.row.line), {})
        own.setdefault(effort.partner, []).append(effort)
    measure = reference_partner(costed.budget)
    return tuple(
        Work(lines[key], tuple(_part(efforts, measured, measure, shared=measure in own) for efforts in own.values()))
        for key, own in found.items()
    )


def _part(efforts: list[Effort], references: References, measure: str | None, *, shared: bool) -> Part:
    first = efforts[0]
    rows = tuple(effort.row for effort in efforts)
    cost = _sum([effort.cost for effort in efforts])
    engaged = _sum([row.amount("employer_cost") for row in rows])
    return Part(
        partner=first.row.partner,
        rows=rows,
        paid=_sum([effort.paid for effort in efforts]),
        unpaid=_sum([effort.unpaid for effort in efforts]),
        pay=_sum([effort.pay for effort in efforts]),
        cost=cost,
        elsewhere=ZERO if cost is None or engaged is None else cost - engaged,
        salaried=any(effort.assumed for effort in efforts),
        reference=references.get(first.band) if first.band else None,
        floor=first.floor,
        minimum=first.minimum,
        own_measure=first.partner == measure,
        shares_measure=shared and first.partner != measure,
    )


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
