"""Timings and kinds of lines: what lines have in common when only the numbers on them differ.

Everything that decides how a line is costed (its rate, its partner, its unit, the funder's rules) is decided once for
each, by the engine that costs single lines, on the first such line. What is then left is arithmetic.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from decimal import Decimal

from fairbudget.budget import Activity, Band, Partner, Phase, TimeLine, WhyUnpaid
from fairbudget.costing.rows import Row
from fairbudget.costing.settings import Settings
from fairbudget.costing.time_lines import bare_row, time_rows
from fairbudget.funders import FunderRules
from fairbudget.problems import Problem

# The numbers in which lines of one kind may differ, as they are named in the workings.
NUMBERS = ("people", "quantity", "unpaid_hours_each", "rate")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Timing:
    """Lines that are costed in the same way up to their full cost: `line` is the first of them."""

    line: TimeLine
    settings: Settings
    unread: bool = False  # a problem of reading blocks them
    problems: tuple[Problem, ...] = ()  # those, where they are not the budget's

    def rows(self) -> tuple[list[Row], list[Problem]]:
        """The costed rows of its first line, and what was met on the way."""
        if self.unread:
            return [replace(bare_row(self.line, 0, self.settings), blocked=True)], [*self.problems]
        return time_rows(self.line, self.settings)


@dataclass(frozen=True)
class Kind:
    """Lines of one timing that also have in common who pays and what the figures count. `line` names the first."""

    line: str
    where: str
    partners: tuple[Partner, ...]
    band: Band | None
    activity: Activity | None
    phase: Phase | None
    why_unpaid: WhyUnpaid | None
    settings: Settings
    funder: FunderRules | None
    reference: bool = False  # whether these are the reference partner's own staff
    counted_by: tuple[str, ...] = ()  # the percentage lines that count these in their base

    @property
    def base(self) -> Hashable:
        """What reference rates and percentages tell apart; None where they take nothing of these lines."""
        if not self.reference and not self.counted_by:
            return None
        return (tuple(partner.name for partner in self.partners), self.band, self.counted_by)

    def of_its_own(self, row: Row, position: int) -> Row:
        """A row of the timing as one of this kind; `position` is that of its partner among those of the line."""
        return row.but(
            line=self.line,
            where=self.where,
            partner=self.partners[position % len(self.partners)] if self.partners else row.partner,
            band=self.band,
            activity=self.activity,
            phase=self.phase,
            why_unpaid=self.why_unpaid,
        )


def numbers_of(line: TimeLine) -> tuple[Decimal, ...]:
    """The numbers of a line in the order of NUMBERS."""
    own = line.own_rate.amount if line.own_rate else None
    return tuple(number or ZERO for number in (line.people, line.quantity, line.unpaid_hours_each, own))


def likeness(line: TimeLine) -> tuple[Hashable, ...]:
    """What two lines of the same partners and settings must have in common to be of one timing.

    Whether a number is stated, and whether it is zero, decides how a line is costed; which other number it is does
    not. The names of lines and roles decide nothing.
    """
    own = line.own_rate
    return (
        tuple(share.fraction for share in line.partners),
        line.year,
        not line.people,
        _known(line.quantity),
        line.unit,
        line.months,
        line.hours_per_unit,
        line.employed_share,
        _known(line.unpaid_hours_each),
        line.rate_code,
        None if own is None else (own.per, own.basis, not own.amount),
        line.on_costs,
        line.paid_by,
        line.status,
    )


def _known(number: Decimal | None) -> str:
    return "not stated" if number is None else "some" if number else "none"
