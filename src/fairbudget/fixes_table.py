"""What each line of time is short of, as one table: its levels, what is missing to each target, and what is not judged.

A line has a row for each partner that does a part of it. Nothing is worked out here that the fixes do not say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.fixes.parts import Part, Work, work_of
from fairbudget.fixes.targets import (
    HOURS_NOT_KNOWN,
    HOURS_NOT_STATED,
    NO_BAND,
    NO_FLOOR,
    NO_MINIMUM,
    NO_REFERENCE,
    NOT_COSTED,
    SHARES_MEASURE,
    TARGETS,
    TITLES,
    Need,
    Target,
    combined,
    need_of,
)
from fairbudget.money import SYMBOLS, ZERO, money, to_pence
from fairbudget.tables import Column, Table, Value, words

NOT_JUDGED, NOT_KNOWN, NOT_STATED = "not judged", "not known", "not stated"
JUDGED = "judged"
ALL_LINES = "All lines"
STATUS = {
    NOT_COSTED: "not judged: not costed",
    HOURS_NOT_STATED: "not judged: unpaid hours not stated",
    HOURS_NOT_KNOWN: "not judged: hours of a session or task not stated",
    NO_BAND: "no band stated",
    NO_REFERENCE: "no reference rate for this band",
    SHARES_MEASURE: "one post with the reference partner's own people, who are the measure",
    NO_MINIMUM: "no legal minimum for this date and currency",
    NO_FLOOR: "no real Living Wage for this date and currency",
}
# The level that each target asks for, and what is missing to it.
LEVELS: dict[Target, str] = {target: f"{target}_level" for target in TARGETS}
GAPS: dict[Target, str] = {target: f"{target}_gap" for target in TARGETS}
COMBINED = "combined_gap"
ADDED_UP = ("hours", "unpaid", "pay", "cost", *GAPS.values(), COMBINED)

_COLUMNS = (
    Column("line", "Line", "wrapped", 11),
    Column("partner", "Partner", "wrapped", 20),
    Column("role", "Role", "wrapped", 22),
    Column("band", "Band", width=12),
    Column("hours", "All hours", "hours", 10),
    Column("unpaid", "Of these unpaid", "hours", 10),
    Column("pay", "Pay now", "money", 13),
    Column("cost", "Employer cost now", "money", 15),
    Column("legal_minimum_level", "Legal minimum for all hours, £ of pay", "money", 16),
    Column("floor_level", "Real Living Wage for all hours, £ of pay", "money", 17),
    Column("hours_level", "With unpaid hours at the reference rate, £ of employer cost", "money", 18),
    Column("parity_level", "Parity: all hours at the reference rate, £ of employer cost", "money", 18),
    Column("legal_minimum_gap", "Missing to the legal minimum, £ of pay", "money", 16),
    Column("floor_gap", "Missing to the real Living Wage, £ of pay", "money", 16),
    Column("hours_gap", "Missing to pay the unpaid hours, £ of employer cost", "money", 17),
    Column("parity_gap", "Missing to parity, £ of employer cost", "money", 16),
    Column(COMBINED, "Combined target: missing to parity or a wage floor, the largest", "money", 18),
    Column("status", "Status", "wrapped", 34),
)
NAMES = tuple(column.name for column in _COLUMNS)
NOTE = (
    "Targets do not add up, as one pound counts towards several: the combined one takes the larger of parity and the "
    "wage floors. The reference partner's own people are the measure: parity asks no more for them than their unpaid "
    "hours. On-costs, overhead and VAT of a raise, and who pays them: fairbudget fix. Status and chart title stand as "
    "when this file was made."
)


@dataclass(frozen=True)
class Finding:
    """What the picture shows: `title` stands over it, `text` is for those who cannot see it."""

    title: str
    text: str


def columns(currency: str) -> tuple[Column, ...]:
    """The columns, with the sign of the budget's currency in their headings."""
    sign = SYMBOLS.get(currency, currency)
    return tuple(Column(column.name, column.title.replace("£", sign), column.kind, column.width) for column in _COLUMNS)


def fixes(assessment: Assessment) -> Table:
    """A row for all lines together, then one for each partner's part of each line of time."""
    parts = listed(assessment)
    rows = [_row(one, part) for one, part in parts]
    whole = [_whole(rows, parts)] if rows else []
    return Table("Fixes", "What it would cost to fix", NOTE, columns(assessment.budget.currency), (*whole, *rows))


def listed(assessment: Assessment) -> tuple[tuple[Work, Part], ...]:
    """Every part of every line of time, in the order of the budget."""
    return tuple((one, part) for one in work_of(assessment.costed) for part in one.parts)


def finding(table: Table, currency: str) -> Finding | None:
    """What would bring every line to parity and to the floor, in words; None where no line can be judged."""
    if not table.rows:
        return None
    found = dict(zip(NAMES, table.rows[0], strict=True))
    amounts = {target: found[name] for target, name in GAPS.items()}
    said = {target: money(amount, currency) for target, amount in amounts.items() if isinstance(amount, Decimal)}
    if not said:
        return None
    every = "every line" if all(row[-1] == JUDGED for row in table.rows[1:]) else "every line that can be judged"
    reached = " and ".join(_reached(target, said[target], every) for target in ("parity", "floor") if target in said)
    title = reached or f"{said.get('legal_minimum', said.get('hours'))} would bring {every} to the legal minimum"
    listing = ", ".join(f"{TITLES[target].lower()} {said.get(target, NOT_JUDGED)}" for target in TARGETS)
    text = (
        f"Bar chart of what is missing to each target: {listing}. The same numbers stand in the first row of the table "
        "above."
    )
    return Finding(title, text)


def _reached(target: Target, amount: str, every: str) -> str:
    if target == "parity":
        return f"{amount} of employer cost would bring {every} to parity"
    return f"{amount} of pay to the real Living Wage"


def _row(one: Work, part: Part) -> tuple[Value, ...]:
    found: dict[str, Value] = {
        "line": one.line.line,
        "partner": part.partner.name,
        "role": part.rows[0].label,
        "band": words(part.rows[0].band),
        **_now(part),
        **_targets(part),
        COMBINED: _combined(part),
        "status": _status(part),
    }
    return tuple(found[name] for name in NAMES)


def _now(part: Part) -> dict[str, Value]:
    """The hours and the money as they stand; hours that a salary covers count as paid."""
    blocked = any(row.blocked for row in part.rows)
    stated = blocked or all(row.amount("unpaid_hours") is not None for row in part.rows)
    unpaid = part.unpaid if part.unpaid is not None else NOT_KNOWN
    return {
        "hours": part.hours if part.hours is not None else NOT_KNOWN,
        "unpaid": unpaid if stated else NOT_STATED,
        "pay": part.pay if part.pay is not None else NOT_KNOWN,
        "cost": part.cost if part.cost is not None else NOT_KNOWN,
    }


def _targets(part: Part) -> dict[str, Value]:
    """What each target asks for and what is missing to it; what cannot be judged says so and is never 0."""
    found: dict[str, Value] = {}
    for target in TARGETS:
        need = need_of(part, target)
        if isinstance(need, str):
            found |= {LEVELS[target]: NOT_JUDGED, GAPS[target]: NOT_JUDGED}
        else:
            found |= {LEVELS[target]: _level(part, target, need), GAPS[target]: need.gap(part)}
    return found


def _level(part: Part, target: Target, need: Need) -> Decimal:
    if target == "hours":
        return (part.cost or ZERO) + need.gap(part)
    return to_pence(need.cost if target == "parity" else need.pay)


def _combined(part: Part) -> Value:
    """The gap to the combined target. Where parity is not judged, only what is missing to a wage floor counts."""
    gap = combined(part, "parity").gap(part)
    return NOT_JUDGED if not gap and isinstance(need_of(part, "parity"), str) else gap


def _status(part: Part) -> str:
    """Why some target does not judge a line, each reason once; a band without a reference is told in any case."""
    found = dict.fromkeys(need for target in TARGETS if isinstance(need := need_of(part, target), str))
    if not found and part.shares_measure:
        found[SHARES_MEASURE] = None
    if not found and part.reference is None:
        found[NO_BAND if part.rows[0].band is None else NO_REFERENCE] = None
    return "; ".join(STATUS[reason] for reason in found) or JUDGED


def _whole(rows: Sequence[tuple[Value, ...]], parts: Sequence[tuple[Work, Part]]) -> tuple[Value, ...]:
    """All lines together. A gap adds up the lines that can be judged; hours and money need all of them."""
    found: dict[str, Value] = dict.fromkeys(NAMES)
    for name in ADDED_UP:
        amounts = [row[NAMES.index(name)] for row in rows]
        known = [amount for amount in amounts if isinstance(amount, Decimal)]
        if name in (*GAPS.values(), COMBINED):
            found[name] = sum(known, ZERO) if known else NOT_JUDGED
        else:
            found[name] = sum(known, Decimal(0)) if len(known) == len(amounts) else NOT_KNOWN
    doubtful = {one.key for (one, _), row in zip(parts, rows, strict=True) if row[-1] != JUDGED}
    lines = len({one.key for one, _ in parts})
    said = f"{len(doubtful)} of {_lines(lines)}: some target cannot be judged" if doubtful else JUDGED
    found |= {"line": ALL_LINES, "partner": _lines(lines), "status": said}
    return tuple(found[name] for name in NAMES)


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
