"""Kinds of lines: what lines have in common when only the numbers on them differ.

Everything that decides how a line is costed (its rate, its partner, its unit) is decided once for each kind, by the
engine that costs single lines, on the first line of that kind. What is then left is arithmetic.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from decimal import Decimal

from fairbudget.budget import Partner, TimeLine
from fairbudget.costing.rows import Row
from fairbudget.costing.settings import Settings
from fairbudget.costing.time_lines import bare_row, time_rows
from fairbudget.funders import FunderRules
from fairbudget.problems import Problem

# The numbers in which lines of one kind may differ, as they are named in the workings.
NUMBERS = ("people", "quantity", "unpaid_hours_each", "rate")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Kind:
    """Lines that are costed in the same way: `line` is the first of them, `settings` are those it is costed in."""

    line: TimeLine
    settings: Settings
    funder: FunderRules | None = None
    unread: bool = False  # a problem of reading blocks them

    def rows(self) -> tuple[list[Row], list[Problem]]:
        """The costed rows of its first line, and what was met on the way."""
        if self.unread:
            return [replace(bare_row(self.line, 0, self.settings), blocked=True)], []
        return time_rows(self.line, self.settings)


def numbers_of(line: TimeLine) -> tuple[Decimal, ...]:
    """The numbers of a line in the order of NUMBERS."""
    own = line.own_rate.amount if line.own_rate else None
    return tuple(number or ZERO for number in (line.people, line.quantity, line.unpaid_hours_each, own))


def likeness(line: TimeLine) -> tuple[Hashable, ...]:
    """What two lines of the same partners and settings must have in common to be of one kind.

    Whether a number is stated, and whether it is zero, decides how a line is costed; which other number it is does
    not. The names of lines and roles decide nothing.
    """
    own = line.own_rate
    return (
        tuple(share.fraction for share in line.partners),
        line.band,
        line.activity,
        line.phase,
        line.year,
        not line.people,
        _known(line.quantity),
        line.unit,
        line.months,
        line.hours_per_unit,
        line.employed_share,
        _known(line.unpaid_hours_each),
        line.why_unpaid,
        line.rate_code,
        None if own is None else (own.per, own.basis, not own.amount),
        line.on_costs,
        line.paid_by,
        line.status,
    )


def _known(number: Decimal | None) -> str:
    return "not stated" if number is None else "some" if number else "none"


def likeness_of_partner(partner: Partner) -> tuple[Hashable, ...]:
    """What of a partner decides how its lines are costed and judged."""
    return (
        partner.type,
        partner.relationship,
        partner.place,
        partner.hours_in_a_day,
        partner.on_costs,
        partner.overhead,
        partner.overhead_value,
        partner.vat,
        partner.bands_agreed_by,
    )
