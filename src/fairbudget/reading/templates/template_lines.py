"""Rows of *Time*, *Costs* and *Overrides* as lines of a budget; what is wrong goes to the row's problems."""

import re

from fairbudget.budget import CostLine, Override, OwnRate, StatedTotal, TimeLine
from fairbudget.language import noop, say
from fairbudget.reading.cells.either_language import english_of
from fairbudget.reading.templates.template_headings import nearest
from fairbudget.reading.templates.template_partners import Names
from fairbudget.reading.templates.template_problems import (
    LINE_TWICE,
    NOT_A_LINE,
    OVERRIDE_INCOMPLETE,
    OVERRIDE_WITHOUT_REASON,
    OWN_RATE_WITHOUT_AMOUNT,
    OWN_RATE_WITHOUT_REASON,
    OWN_RATE_WITHOUT_UNIT,
    PERCENT_OF_NOTHING,
    PERCENT_OF_UNKNOWN,
    REPLACED_WITHOUT_REASON,
    TOTAL_ROW,
)
from fairbudget.reading.templates.template_rows import Row

TOTAL = re.compile(r"(?:(?:(?:sub|grand|overall)[ -]?)?totals?|(?:is-?g|c)yfans[wy]m(?:iau)?)\b.*", re.IGNORECASE)
TIME_STATED = (
    "role", "band", "activity", "phase", "year", "people", "quantity", "unit", "months",
    "hours_per_unit", "employed_share", "unpaid_hours_each", "why_unpaid", "rate_code", "on_costs",
    "paid_by", "status", "notes",
)  # fmt: skip
COST_STATED = (
    "label", "category", "for_activity", "phase", "year", "quantity", "unit_cost", "fraction", "fraction_up_to",
    "paid_by", "notes",
)  # fmt: skip
OVERRIDE_STATED = (
    "rate_code", "amount", "per", "basis", "effective_from", "reason", "agreed_by", "agreed_on", "source",
)  # fmt: skip
NEEDED = (("rate_code", noop("rate code")), ("amount", noop("amount")), ("per", noop("unit")))
NOT_THIS_BID = ("line", "organisation")  # who set an override that is not to be read back
WORDS_ONLY = frozenset({"line", "role", "label", "notes"})


def time_line(row: Row, names: Names) -> TimeLine:
    """A line of time. What is missing is said at its cell, so that costing knows the row is not complete."""
    row.need("partners")
    row.need("people")
    if row.cell("unpaid_hours_each") is None:
        row.need("quantity")
    if row.get("quantity"):
        row.need("unit")
    return TimeLine(
        line=row.get("line") or str(row.number),
        where=row.where,
        partners=names.shares(row),
        own_rate=_own_rate(row),
        **row.given(*TIME_STATED),
    )


def _own_rate(row: Row) -> OwnRate | None:
    """The rate typed on the line, with its unit; without one it is no rate."""
    amount, per, reason = (row.get(f"own_rate.{name}") for name in ("amount", "per", "reason"))
    where = row.place("own_rate.amount")
    if amount is None:
        described = any(row.cell(f"own_rate.{name}") for name in ("per", "basis", "reason"))
        if described and row.cell("own_rate.amount") is None:
            row.problems.append(OWN_RATE_WITHOUT_AMOUNT(where))
        return None
    if per is None:
        if row.cell("own_rate.per") is None:
            row.problems.append(OWN_RATE_WITHOUT_UNIT(where, amount))
        return None
    if not reason and row.get("rate_code"):
        row.problems.append(REPLACED_WITHOUT_REASON(where, amount, code=row.get("rate_code")))
    elif not reason:
        row.problems.append(OWN_RATE_WITHOUT_REASON(where, amount))
    return OwnRate(amount=amount, per=per, basis=row.get("own_rate.basis"), reason=reason or "")


def cost_line(row: Row, names: Names) -> CostLine:
    """A line of other costs. Without a unit cost it is needed, not budgeted; percentages have no quantity."""
    if row.cell("fraction") is None:
        row.need("quantity")
    of = tuple(part.strip() for part in (row.get("fraction_of") or "").split(";") if part.strip())
    if row.get("fraction") is not None and not of:
        row.problems.append(PERCENT_OF_NOTHING(row.place("fraction_of"), say("The percentage")))
    partner, problem = None, None
    if row.get("partner"):
        partner, problem = names.match(row.get("partner"), row.place("partner"))
    row.problems += [problem] if problem else []
    return CostLine(
        line=row.get("line") or f"C{row.number}",
        where=row.where,
        partner=partner,
        fraction_of=of,
        **row.given(*COST_STATED),
    )


def override(row: Row) -> Override | None:
    """An override of this bid; None when it was set elsewhere, or lacks what makes it one."""
    set_by = str(row.get("set_by") or "")
    if set_by.casefold() in NOT_THIS_BID or english_of(set_by, NOT_THIS_BID):
        row.problems.clear()
        return None
    for name, said in NEEDED:
        if row.cell(name) is None:
            row.problems.append(OVERRIDE_INCOMPLETE(row.place(name), say(said)))
    if not row.get("reason"):
        row.problems.append(OVERRIDE_WITHOUT_REASON(row.place("reason"), row.get("rate_code") or say("a rate")))
    if any(problem.severity == "blocks" for problem in row.problems):
        return None
    return Override(where=row.where, **row.given(*OVERRIDE_STATED))


def is_a_line(row: Row, partner: str) -> bool:
    """Whether a row is a line at all: not a total, nor a heading or a remark between the lines."""
    if row.cell(partner) is not None:
        return True
    words = _words(row)
    if TOTAL.fullmatch(words):
        row.problems[:] = [TOTAL_ROW(row.where, words)]
        return False
    if all(name in WORDS_ONLY for name in row.columns if row.cell(name)):
        row.problems[:] = [NOT_A_LINE(row.where, words)]
        return False
    return True


def stated_total(row: Row) -> StatedTotal | None:
    """The amount of a total that stands under the costs."""
    amount = row.get("unit_cost")
    if amount is None or not TOTAL.fullmatch(_words(row)):
        return None
    return StatedTotal(where=row.place("unit_cost"), label=_words(row), amount=amount)


def _words(row: Row) -> str:
    return next((str(row.get(name)) for name in ("line", "role", "label", "notes") if row.get(name)), "")


def refuse_twins(rows: list[Row]) -> None:
    """A name of a line may stand once on a sheet."""
    first: dict[str, Row] = {}
    for row in rows:
        name = row.get("line")
        if name and first.setdefault(name, row) is not row:
            row.problems.append(LINE_TWICE(row.place("line"), name, other=first[name].where))


def refuse_unknown_lines(row: Row, line: CostLine, known: list[str]) -> None:
    """A percentage can only be of lines that are there."""
    for name in line.fraction_of:
        if name not in known:
            where = row.place("fraction_of")
            row.problems.append(PERCENT_OF_UNKNOWN(where, name, nearest=nearest(name, known)))
