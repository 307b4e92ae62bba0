"""What each line of time is short of, as one table: its levels, what is missing to each target, and what is not judged.

A line has a row for each partner that does a part of it. Nothing is worked out here that the fixes do not say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
from fairbudget.language import noop, say
from fairbudget.money import SYMBOLS, ZERO, money, to_pence
from fairbudget.tables import Column, Table, Value, said, words

NOT_JUDGED, NOT_KNOWN, NOT_STATED = noop("not judged"), noop("not known"), noop("not stated")
JUDGED = noop("judged")
ALL_LINES = noop("All lines")
STATUS = {
    NOT_COSTED: noop("not judged: not costed"),
    HOURS_NOT_STATED: noop("not judged: unpaid hours not stated"),
    HOURS_NOT_KNOWN: noop("not judged: hours of a session or task not stated"),
    NO_BAND: noop("no band stated"),
    NO_REFERENCE: noop("no reference rate for this band"),
    SHARES_MEASURE: noop("one post with the reference partner's own people, who are the measure"),
    NO_MINIMUM: noop("no legal minimum for this date and currency"),
    NO_FLOOR: noop("no real Living Wage for this date and currency"),
}
# The level that each target asks for, and what is missing to it.
LEVELS: dict[Target, str] = {target: f"{target}_level" for target in TARGETS}
GAPS: dict[Target, str] = {target: f"{target}_gap" for target in TARGETS}
COMBINED = "combined_gap"
ADDED_UP = ("hours", "unpaid", "pay", "cost", *GAPS.values(), COMBINED)

_COLUMNS = (
    Column("line", noop("Line"), "wrapped", 11),
    Column("partner", noop("Partner"), "wrapped", 20),
    Column("role", noop("Role"), "wrapped", 22),
    Column("band", noop("Band"), width=12),
    Column("hours", noop("All hours"), "hours", 10),
    Column("unpaid", noop("Of these unpaid"), "hours", 10),
    Column("pay", noop("Pay now"), "money", 13),
    Column("cost", noop("Employer cost now"), "money", 15),
    Column("legal_minimum_level", noop("Legal minimum for all hours, £ of pay"), "money", 16),
    Column("floor_level", noop("Real Living Wage for all hours, £ of pay"), "money", 17),
    Column("hours_level", noop("With unpaid hours at the reference rate, £ of employer cost"), "money", 18),
    Column("parity_level", noop("Parity: all hours at the reference rate, £ of employer cost"), "money", 18),
    Column("legal_minimum_gap", noop("Missing to the legal minimum, £ of pay"), "money", 16),
    Column("floor_gap", noop("Missing to the real Living Wage, £ of pay"), "money", 16),
    Column("hours_gap", noop("Missing to pay the unpaid hours, £ of employer cost"), "money", 17),
    Column("parity_gap", noop("Missing to parity, £ of employer cost"), "money", 16),
    Column(COMBINED, noop("Combined target: missing to parity or a wage floor, the largest"), "money", 18),
    Column("status", noop("Status"), "wrapped", 34),
)
NAMES = tuple(column.name for column in _COLUMNS)
NOTE = noop(
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
    return tuple(replace(column, title=column.title.replace("£", sign)) for column in said(_COLUMNS))


@dataclass(frozen=True)
class FixesTable(Table):
    """The table, the parts of lines that its rows below the first are about, and whether every target judges each."""

    parts: tuple[Part, ...] = ()
    all_judged: bool = True


def fixes(assessment: Assessment) -> FixesTable:
    """A row for all lines together, then one for each partner's part of each line of time."""
    parts = _listed(assessment)
    rows = [_row(one, part) for one, part in parts]
    whole = [_whole(rows, parts)] if rows else []
    shown = columns(assessment.budget.currency)
    about = tuple(part for _, part in parts)
    judged = not any(_reasons(part) for part in about)
    return FixesTable("Fixes", say("What it would cost to fix"), say(NOTE), shown, (*whole, *rows), about, judged)


def _listed(assessment: Assessment) -> tuple[tuple[Work, Part], ...]:
    """Every part of every line of time, in the order of the budget."""
    return tuple((one, part) for one in work_of(assessment.costed) for part in one.parts)


def finding(table: FixesTable, currency: str) -> Finding | None:
    """What would bring every line to parity and to the floor, in words; None where no line can be judged."""
    if not table.rows:
        return None
    found = dict(zip(NAMES, table.rows[0], strict=True))
    amounts = {target: found[name] for target, name in GAPS.items()}
    known = {target: money(amount, currency) for target, amount in amounts.items() if isinstance(amount, Decimal)}
    if not known:
        return None
    listing = ", ".join(f"{say(TITLES[target]).lower()} {known.get(target, say(NOT_JUDGED))}" for target in TARGETS)
    text = say(
        "Bar chart of what is missing to each target: {targets}. The same numbers stand in the first row of the table "
        "above.",
        targets=listing,
    )
    return Finding(_title(known, table.all_judged), text)


def _title(known: Mapping[Target, str], all_judged: bool) -> str:
    """What would bring every line to parity and to the floor, or else to the legal minimum."""
    every = say("every line") if all_judged else say("every line that can be judged")
    parity, wage = known.get("parity"), known.get("floor")
    if parity and wage:
        both = noop("{parity} of employer cost would bring {every} to parity and {wage} of pay to the real Living Wage")
        return say(both, parity=parity, wage=wage, every=every)
    if parity:
        return say("{parity} of employer cost would bring {every} to parity", parity=parity, every=every)
    if wage:
        return say("{wage} of pay to the real Living Wage", wage=wage)
    least = known.get("legal_minimum", known.get("hours"))
    return say("{amount} would bring {every} to the legal minimum", amount=least, every=every)


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
    unpaid = part.unpaid if part.unpaid is not None else say(NOT_KNOWN)
    return {
        "hours": part.hours if part.hours is not None else say(NOT_KNOWN),
        "unpaid": unpaid if stated else say(NOT_STATED),
        "pay": part.pay if part.pay is not None else say(NOT_KNOWN),
        "cost": part.cost if part.cost is not None else say(NOT_KNOWN),
    }


def _targets(part: Part) -> dict[str, Value]:
    """What each target asks for and what is missing to it; what cannot be judged says so and is never 0."""
    found: dict[str, Value] = {}
    for target in TARGETS:
        need = need_of(part, target)
        if isinstance(need, str):
            found |= {LEVELS[target]: say(NOT_JUDGED), GAPS[target]: say(NOT_JUDGED)}
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
    return say(NOT_JUDGED) if not gap and isinstance(need_of(part, "parity"), str) else gap


def _status(part: Part) -> str:
    """Why some target does not judge a line, in words."""
    return "; ".join(say(STATUS[reason]) for reason in _reasons(part)) or say(JUDGED)


def _reasons(part: Part) -> list[str]:
    """Why some target does not judge a line, each reason once; a band without a reference is told in any case."""
    found = dict.fromkeys(need for target in TARGETS if isinstance(need := need_of(part, target), str))
    if not found and part.shares_measure:
        found[SHARES_MEASURE] = None
    if not found and part.reference is None:
        found[NO_BAND if part.rows[0].band is None else NO_REFERENCE] = None
    return [*found]


def _whole(rows: Sequence[tuple[Value, ...]], parts: Sequence[tuple[Work, Part]]) -> tuple[Value, ...]:
    """All lines together. A gap adds up the lines that can be judged; hours and money need all of them."""
    found: dict[str, Value] = dict.fromkeys(NAMES)
    for name in ADDED_UP:
        amounts = [row[NAMES.index(name)] for row in rows]
        known = [amount for amount in amounts if isinstance(amount, Decimal)]
        if name in (*GAPS.values(), COMBINED):
            found[name] = sum(known, ZERO) if known else say(NOT_JUDGED)
        else:
            found[name] = sum(known, Decimal(0)) if len(known) == len(amounts) else say(NOT_KNOWN)
    doubtful = {one.key for one, part in parts if _reasons(part)}
    lines = _lines(len({one.key for one, _ in parts}))
    status = say("{count} of {lines}: some target cannot be judged", count=len(doubtful), lines=lines)
    found |= {"line": say(ALL_LINES), "partner": lines, "status": status if doubtful else say(JUDGED)}
    return tuple(found[name] for name in NAMES)


def _lines(count: int) -> str:
    return say("1 line") if count == 1 else say("{count} lines", count=count)
