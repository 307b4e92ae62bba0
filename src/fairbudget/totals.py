"""The totals of a costed budget: sums of what the rows show, and "not known" where a row in them is not known."""

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext

from fairbudget.budget import Activity, Frozen, PartnerType, Phase, words
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.language import noop
from fairbudget.money import EXACT, ZERO, tidy

NOT_STATED = noop("not stated")  # the name of the part, the same in every language; it is said where it is shown
# The ways in which a budget is broken down, each with the name that a row has in it.
GROUPS: dict[str, Callable[[Row], str | None]] = {
    "partner": lambda row: row.partner.name,
    "partner_type": lambda row: row.partner.type,
    "phase": lambda row: row.phase,
    "activity": lambda row: row.activity,
    "year": lambda row: str(row.year),
}
VOCABULARIES = {"partner_type": words(PartnerType), "phase": words(Phase), "activity": words(Activity)}


class Part(Frozen):
    """One part of a breakdown: hours, and pounds to the penny; None where a row in it is not known.

    `unpaid_hours` and `in_kind_value` add what was stated and is known, because nobody need state them; they are
    None where no line of the part could be costed.
    """

    group: str
    name: str
    paid_hours: Decimal | None
    unpaid_hours: Decimal | None
    cost: Decimal | None
    funded: Decimal | None
    shortfall: Decimal | None
    in_kind_value: Decimal | None


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
    so_far = _known(rows, "cost")
    parts = breakdown(costed)
    by = {group: {part.name: part.cost for part in parts if part.group == group} for group in GROUPS}
    return Totals(
        complete=costed.complete,
        cost=so_far if costed.complete else None,
        cost_so_far=so_far,
        lines_not_costed=len({(row.where, row.line) for row in rows if row.blocked}),
        funded=_all_known(rows, "funded") if costed.complete else None,
        shortfall=_all_known(rows, "shortfall") if costed.complete else None,
        shortfall_by_bearer=_by_bearer(rows),
        in_kind_value=_known(rows, "in_kind_value"),
        paid_hours=_known(rows, "paid_hours"),
        unpaid_hours=_known(rows, "unpaid_hours"),
        hours_not_stated=sum(row.kind == "time" and row.amount("unpaid_hours") is None for row in rows),
        by_partner=by["partner"],
        by_partner_type=by["partner_type"],
        by_phase=by["phase"],
        by_activity=by["activity"],
        by_year=by["year"],
    )


def breakdown(costed: CostedBudget) -> tuple[Part, ...]:
    """The budget by partner, partner type, phase, activity and year; parts in the order of their vocabulary.

    Partners stand in order of first appearance, what is not stated last.
    """
    rows = [row for row in costed.rows if row.budgeted and row.kind != "cap"]
    parts = []
    for group, name_of in GROUPS.items():
        names = dict.fromkeys(name_of(row) or NOT_STATED for row in rows)
        for name in sorted(names, key=lambda name: _place_of(group, name)):
            own = [row for row in rows if (name_of(row) or NOT_STATED) == name]
            parts.append(_part(group, name, own))
    return tuple(parts)


def _place_of(group: str, name: str) -> int:
    """Where a name stands in its breakdown; partners all have the same place and so keep their order."""
    if group == "year":
        return int(name)
    known = VOCABULARIES.get(group, ())
    return known.index(name) if name in known else len(known)


def _part(group: str, name: str, rows: list[Row]) -> Part:
    costed = any(not row.blocked for row in rows)
    return Part(
        group=group,
        name=name,
        paid_hours=_all_known([row for row in rows if row.kind == "time"], "paid_hours"),
        unpaid_hours=_known(rows, "unpaid_hours") if costed else None,
        cost=_all_known(rows, "cost"),
        funded=_all_known(rows, "funded"),
        shortfall=_all_known(rows, "shortfall"),
        in_kind_value=_known(rows, "in_kind_value") if costed else None,
    )


def _amounts(rows: Iterable[Row], name: str) -> list[Decimal]:
    amounts = (row.amount(name) for row in rows)
    return [amount for amount in amounts if amount is not None]


def _known(rows: Iterable[Row], name: str) -> Decimal:
    if name.endswith("hours"):
        with localcontext(EXACT):
            return tidy(sum(_amounts(rows, name), Decimal(0)))
    return sum(_amounts(rows, name), ZERO)


def _all_known(rows: list[Row], name: str) -> Decimal | None:
    return _known(rows, name) if len(_amounts(rows, name)) == len(rows) else None


def _by_bearer(rows: list[Row]) -> dict[str, Decimal]:
    """Who carries the shortfall that is known."""
    found: dict[str, Decimal] = {}
    for row in rows:
        shortfall = row.amount("shortfall")
        if shortfall:
            bearer = row.bearer or "unknown"
            found[bearer] = found.get(bearer, ZERO) + shortfall
    return found
