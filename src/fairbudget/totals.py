"""The totals of a costed budget: sums of what the rows show, and "not known" where a row in them is not known."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from fairbudget.budget import Frozen
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row

NOT_STATED = "not stated"


class Totals(Frozen):
    """Pounds to the penny and hours. `cost` is None until every line is costed; `cost_so_far` adds those that are.

    `funded` and `shortfall` are None while what the funder pays of any line is not known. `in_kind_value` adds what
    is known; `unpaid_hours` adds what was stated. Each `by_…` maps a name to its cost, None where not known.
    """

    complete: bool
    cost: Decimal | None
    cost_so_far: Decimal
    lines_not_costed: int
    funded: Decimal | None
    shortfall: Decimal | None
    shortfall_by_bearer: dict[str, Decimal]
    in_kind_value: Decimal
    paid_hours: Decimal
    unpaid_hours: Decimal
    hours_not_stated: int
    by_partner: dict[str, Decimal | None]
    by_partner_type: dict[str, Decimal | None]
    by_phase: dict[str, Decimal | None]
    by_activity: dict[str, Decimal | None]
    by_year: dict[str, Decimal | None]


def totals(costed: CostedBudget) -> Totals:
    """The totals of all rows."""
    rows = [row for row in costed.rows if row.budgeted]
    lines = [row for row in rows if row.kind != "cap"]
    so_far = _known(row.amount("cost") for row in lines)
    return Totals(
        complete=costed.complete,
        cost=so_far if costed.complete else None,
        cost_so_far=so_far,
        lines_not_costed=sum(row.blocked for row in rows),
        funded=_all_known(rows, "funded", costed.complete),
        shortfall=_all_known(rows, "shortfall", costed.complete),
        shortfall_by_bearer=_by_bearer(rows),
        in_kind_value=_known(row.amount("in_kind_value") for row in rows),
        paid_hours=_known(row.amount("paid_hours") for row in rows),
        unpaid_hours=_known(row.amount("unpaid_hours") for row in rows),
        hours_not_stated=sum(row.kind == "time" and row.amount("unpaid_hours") is None for row in rows),
        by_partner=_grouped(lines, lambda row: row.partner.name),
        by_partner_type=_grouped(lines, lambda row: row.partner.type),
        by_phase=_grouped(lines, lambda row: row.phase),
        by_activity=_grouped(lines, lambda row: row.activity),
        by_year=_grouped(lines, lambda row: str(row.year)),
    )


def _known(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _all_known(rows: list[Row], name: str, complete: bool) -> Decimal | None:
    amounts = [row.amount(name) for row in rows]
    return _known(amounts) if complete and None not in amounts else None


def _by_bearer(rows: list[Row]) -> dict[str, Decimal]:
    """Who carries the shortfall that is known."""
    found: dict[str, Decimal] = {}
    for row in rows:
        shortfall = row.amount("shortfall")
        if shortfall:
            bearer = row.bearer or "unknown"
            found[bearer] = found.get(bearer, Decimal(0)) + shortfall
    return found


def _grouped(rows: list[Row], name: Callable[[Row], str | None]) -> dict[str, Decimal | None]:
    """Cost by name in order of first appearance; None where a row of that name is not costed."""
    found: dict[str, Decimal | None] = {}
    for row in rows:
        key, cost = name(row) or NOT_STATED, row.amount("cost")
        before = found.get(key, Decimal(0))
        found[key] = None if before is None or cost is None else before + cost
    return found
