"""The figures of a budget whose lines are gathered: the same functions, given sums in place of single lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.columns.budgets import Summed
from fairbudget.columns.few import ALL, REST_ON
from fairbudget.columns.gathered import Gathered
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity import efforts
from fairbudget.equity.efforts import Effort, Group, effort_of
from fairbudget.equity.figure import Figure
from fairbudget.equity.figures import IN_ORDER
from fairbudget.equity.setting import Setting
from fairbudget.money import ZERO

# The figures that are made of sums over lines. The others (medians, spread, who waits for money) need single lines.
MADE_OF_SUMS = (
    "effective_hourly_rate", "paid_hour_rate", "like_for_like_parity", "floor_coverage", "unpaid_share", "unpaid_value",
    "brokerage_coverage", "brokerage_cost_coverage", "pre_application_burden", "cost_recovery",
)  # fmt: skip


@dataclass(frozen=True)
class EffortOfMany(Effort):
    """The effort of many lines: sums, of amounts that were rounded to the penny on each line."""

    @property
    def worth(self) -> Decimal | None:
        return self._added("at_reference")

    @property
    def paid_worth(self) -> Decimal | None:
        return self._added("paid_at_reference")

    @property
    def unpaid_worth(self) -> Decimal | None:
        return self._added("unpaid_at_reference")

    @property
    def below_reference(self) -> Decimal:
        return self._added("below_reference") or ZERO

    @property
    def below_floor(self) -> Decimal:
        return self._added("below_floor") or ZERO

    @property
    def paid_below_floor(self) -> Decimal:
        return self._added("paid_below_floor") or ZERO

    @property
    def hours_at_floor(self) -> Decimal | None:
        return self._added("hours_at_floor")

    def _added(self, name: str) -> Decimal | None:
        return None if self.row.blocked else self.row.amount(name)


def efforts_of(summed: Summed) -> tuple[EffortOfMany, ...]:
    """The effort of each row of a budget whose lines are gathered."""
    return tuple(_effort(each, summed) for each in summed.gathered)


def _effort(each: Gathered, summed: Summed) -> EffortOfMany:
    row = each.row
    one = effort_of(row, summed.costed)

    def counted(name: str) -> Decimal | None:
        return None if row.blocked else row.amount(name)

    return EffortOfMany(
        row=row,
        paid=counted("hours_counted_as_paid"),
        unpaid=counted("hours_counted_as_unpaid"),
        cost=counted("cost_counted"),
        pay=counted("pay_counted"),
        reference=one.reference,
        floor=one.floor,
        minimum=one.minimum,
        assumed=one.assumed,
    )


def figures_of(summed: Summed) -> tuple[Figure, ...]:
    """The figures that are made of sums, of everybody and of each partner type, from lines in columns."""
    return tuple(_with_people(figure, summed) for figure in _figures(summed.costed, efforts_of(summed)))


def figures_of_lines(costed: CostedBudget) -> tuple[Figure, ...]:
    """The same figures from single lines."""
    return tuple(_figures(costed, efforts.efforts_of(costed)))


def _with_people(figure: Figure, summed: Summed) -> Figure:
    """How many people there are cannot be told from sums: it was counted on the lines."""
    few = (figure.partner_type, REST_ON.get(figure.code, ALL)) in summed.few
    return figure.model_copy(update={"few_people": few})


def _figures(costed: CostedBudget, every: tuple[Effort, ...]) -> Iterator[Figure]:
    setting = Setting(costed, every)
    for group in _groups(costed, every):
        yield from (marked.of(group, setting) for marked in IN_ORDER if marked.code in MADE_OF_SUMS)


def _groups(costed: CostedBudget, every: tuple[Effort, ...]) -> Iterator[Group]:
    rows = costed.rows
    yield Group(every, rows)
    types = dict.fromkeys(row.partner.type for row in rows if row.kind != "cap" and row.partner.type)
    for partner_type in types:
        yield Group(
            tuple(effort for effort in every if effort.partner_type == partner_type),
            tuple(row for row in rows if row.partner.type == partner_type),
            partner_type=partner_type,
        )
