"""Scenarios side by side: what changed between two or three assessments, line by line and figure by figure, and why.

Nothing is computed here but differences: every amount is one that an assessment shows.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from fairbudget import money
from fairbudget.assessment import Assessment
from fairbudget.budget import Frozen
from fairbudget.costing.rows import Row
from fairbudget.language import say
from fairbudget.names import named
from fairbudget.template_words import within
from fairbudget.workings import spoken

Key = tuple[str, ...]
FOLLOWS = ("rate_hours", "in_kind_value")
TOTALS = ("cost", "funded", "shortfall", "in_kind_value", "paid_hours", "unpaid_hours")


class Compared(Frozen):
    """One amount in every scenario, and the difference of each from the first; None where not known."""

    name: str
    unit: str
    values: tuple[Decimal | None, ...]
    differences: tuple[Decimal | None, ...]


class ComparedLine(Frozen):
    """One line in every scenario: its cost (None where it is absent or not known) and what changed, in words."""

    line: str
    partner: str
    role: str
    costs: tuple[Decimal | None, ...]
    differences: tuple[Decimal | None, ...]
    changes: tuple[str, ...]


class ComparedFigure(Frozen):
    """One figure for one group in every scenario."""

    code: str
    group: str
    unit: str
    values: tuple[Decimal | None, ...]
    differences: tuple[Decimal | None, ...]


class Comparison(Frozen):
    """Scenarios side by side. Lines and figures that are the same everywhere are left out."""

    scenarios: tuple[str, ...]
    totals: tuple[Compared, ...]
    lines: tuple[ComparedLine, ...]
    figures: tuple[ComparedFigure, ...]
    lines_unchanged: int


def compare(assessments: Sequence[Assessment], names: Sequence[str]) -> Comparison:
    """What changed from the first assessment to each of the others. Raises ValueError without at least two."""
    if len(assessments) < 2 or len(names) != len(assessments):
        raise ValueError("a comparison needs two or more scenarios, each with a name")
    lines = [_line(rows, assessments) for rows in _matched(assessments)]
    changed = tuple(line for line in lines if line.changes or any(line.differences))
    return Comparison(
        scenarios=tuple(names),
        totals=tuple(_total(name, assessments) for name in TOTALS),
        lines=changed,
        figures=_figures(assessments),
        lines_unchanged=len(lines) - len(changed),
    )


def _total(name: str, assessments: Sequence[Assessment]) -> Compared:
    values = tuple(getattr(assessment.totals, name) for assessment in assessments)
    unit = "hours" if name.endswith("hours") else "£"
    return Compared(name=name, unit=unit, values=values, differences=_differences(values))


def _differences(values: Sequence[Decimal | None]) -> tuple[Decimal | None, ...]:
    first = values[0]
    return tuple(None if first is None or value is None else value - first for value in values[1:])


def _matched(assessments: Sequence[Assessment]) -> list[tuple[list[Row], ...]]:
    """The rows of each line in every scenario: by name and partner, else by what the line is about."""
    found: list[dict[Key, list[Row]]] = [_by_line(assessment) for assessment in assessments]
    for other in found[1:]:
        _rename(found[0], other)
    keys = dict.fromkeys(key for lines in found for key in lines)
    return [tuple(lines.get(key, []) for lines in found) for key in keys]


def _by_line(assessment: Assessment) -> dict[Key, list[Row]]:
    lines: dict[Key, list[Row]] = defaultdict(list)
    for row in assessment.costed.rows:
        lines[(row.line, row.partner.name)].append(row)
    return dict(lines)


def _rename(first: dict[Key, list[Row]], other: dict[Key, list[Row]]) -> None:
    """Lines that changed their name and nothing that says what they are keep the name of the first scenario."""
    left = {_about(rows): key for key, rows in first.items() if key not in other}
    for key in [key for key in other if key not in first]:
        known = left.pop(_about(other[key]), None)
        if known is not None:
            other[known] = other.pop(key)


def _about(rows: Sequence[Row]) -> Key:
    row = rows[0]
    return (row.partner.name, row.label, row.phase or "", row.activity or "", str(row.year), row.kind)


def _line(rows: tuple[list[Row], ...], assessments: Sequence[Assessment]) -> ComparedLine:
    example = next(row for each in rows for row in each)
    costs = tuple(_cost(each) for each in rows)
    currency = assessments[0].budget.currency
    changes: list[str] = []
    for number, each in enumerate(rows[1:], 2):
        found = _changes(rows[0], each, currency)
        if len(rows) > 2:
            found = [say("scenario {number}: {change}", number=number, change=change) for change in found]
        changes += found
    return ComparedLine(
        line=example.line,
        partner=example.partner.name,
        role=example.label,
        costs=costs,
        differences=_differences(costs),
        changes=tuple(dict.fromkeys(changes)),
    )


def _cost(rows: Sequence[Row]) -> Decimal | None:
    costs = [row.amount("cost") for row in rows]
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if rows and len(known) == len(costs) else None


def _changes(before: Sequence[Row], after: Sequence[Row], currency: str) -> list[str]:
    """Why a line differs: what it was given, in words."""
    if not after:
        return [say("the line is not there")]
    if not before:
        return [say("the line is new")]
    if len(before) != len(after):
        return [say("worked out in {after} parts instead of {before}", after=len(after), before=len(before))]
    said: list[str] = []
    for old, new in zip(before, after, strict=True):
        if old.blocked != new.blocked:
            said.append(say("not costed") if new.blocked else say("costed now"))
        if old.paid_by != new.paid_by:
            said.append(say("paid by {now} instead of {before}", now=within(new.paid_by), before=within(old.paid_by)))
        for name in dict.fromkeys((*old.given, *new.given)):
            one, two = _amount(old, name), _amount(new, name)
            if one != two and not _follows(old, new, name):
                unit = (new.given.get(name) or old.given[name]).unit
                was, now = _said(one, unit, currency), _said(two, unit, currency)
                if name == "rate" and _per(old) != _per(new):
                    was, now = f"{was} {_per(old)}".strip(), f"{now} {_per(new)}".strip()
                said.append(say("{name} {before} → {now}", name=named(name), before=was, now=now))
    return list(dict.fromkeys(said))


def _amount(row: Row, name: str) -> Decimal | None:
    """An amount of a row, whether it was given or worked out there."""
    given = row.given.get(name)
    return given.value if given else row.amount(name)


def _per(row: Row) -> str:
    """What the rate of a row is for: "an hour"; empty where it has none."""
    return money.each(row.rate.per) if row.rate else ""


def _follows(old: Row, new: Row, name: str) -> bool:
    """Whether an amount only follows from another one that is told, or from costing the line in another way."""
    if name in FOLLOWS:
        return True
    one, two = old.given.get(name), new.given.get(name)
    alone = one or two if one is None or two is None else None
    return alone is not None and alone.key is not None and name != "rate"


def _said(amount: Decimal | None, unit: str, currency: str) -> str:
    return say("none") if amount is None else spoken(amount, unit, currency)


def _figures(assessments: Sequence[Assessment]) -> tuple[ComparedFigure, ...]:
    found: dict[Key, list[Decimal | None]] = {}
    units: dict[Key, str] = {}
    for number, assessment in enumerate(assessments):
        for figure in assessment.figures:
            key = (
                figure.code,
                figure.partner or figure.partner_type or say("all partners"),
                "p" if figure.partner else "",
            )
            found.setdefault(key, [None] * len(assessments))[number] = figure.value
            units[key] = figure.unit
    return tuple(
        ComparedFigure(
            code=key[0], group=key[1], unit=units[key], values=tuple(values), differences=_differences(values)
        )
        for key, values in found.items()
        if len(set(values)) > 1
    )
