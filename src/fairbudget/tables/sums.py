"""Whether it adds up: each breakdown beside the total, funded and shortfall beside the cost, the file's own total."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.language import noop, say
from fairbudget.money import ZERO
from fairbudget.tables import GROUP_TITLES, Column, Table, Value, said
from fairbudget.totals import breakdown

SUMS = (
    Column("what", noop("Sum"), "wrapped", 40),
    Column("parts", noop("Parts come to"), "money", 16),
    Column("total", noop("Total"), "money", 16),
    Column("answer", noop("Answer"), "wrapped", 24),
)


def sums(assessment: Assessment) -> Table:
    """Every sum that a reviewer would check, with its answer; none while the total is not known."""
    note = say("Each row adds up other lines, so an error in one of them would show here.")
    rows = tuple(_row(*one) for one in _sums(assessment))
    return Table("", say("Does it add up?"), note, said(SUMS), rows)


def _sums(assessment: Assessment) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    found = assessment.totals
    if found.cost is None:
        return
    lines = [line.cost for line in assessment.lines if line.cost is not None]
    yield say("All lines"), sum(lines, ZERO), found.cost
    parts = breakdown(assessment.costed)
    for group in dict.fromkeys(part.group for part in parts):
        costs = [part.cost for part in parts if part.group == group]
        known = [cost for cost in costs if cost is not None]
        together = sum(known, ZERO) if len(known) == len(costs) else None
        yield say("{group}: parts and total", group=say(GROUP_TITLES[group])), together, found.cost
    if found.funded is not None and found.shortfall is not None:
        yield say("Funded and shortfall: together the cost"), found.funded + found.shortfall, found.cost
    for stated in assessment.budget.stated_totals:
        yield say("The file's own total: {label}", label=stated.label or stated.where), stated.amount, found.cost


def _row(what: str, parts: Decimal | None, total: Decimal | None) -> tuple[Value, ...]:
    if parts is None or total is None:
        return what, parts, total, say("not known")
    return what, parts, total, say("adds up") if parts == total else say("does not add up")
