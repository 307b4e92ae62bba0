"""How one line was worked out: its steps in words, and where its rate comes from."""

from collections.abc import Iterator, Sequence

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Row
from fairbudget.explain import sentences
from fairbudget.language import long_date, noop, say
from fairbudget.money import money
from fairbudget.tables import Column, Table, said
from fairbudget.tables.rates import EVIDENCE
from fairbudget.wording import listed
from fairbudget.workings import Amount

STEPS = (
    Column("title", noop("Amount"), "wrapped", 26),
    Column("sentence", noop("How it is worked out"), "wrapped", 80),
    Column("rule", noop("Rule"), "wrapped", 30),
)


def lines_of(assessment: Assessment) -> dict[str, tuple[Row, ...]]:
    """The rows of each line, by its name in the budget, in their order."""
    found: dict[str, list[Row]] = {}
    for row in assessment.costed.rows:
        found.setdefault(row.line, []).append(row)
    return {line: tuple(rows) for line, rows in found.items()}


def title(line: str, rows: Sequence[Row]) -> str:
    """What a line is called where people choose one."""
    return ": ".join(filter(None, (line, ", ".join(filter(None, (rows[0].label, rows[0].partner.name))))))


def part_title(row: Row) -> str:
    """Which part of a line a row is: its partner and, for a salary, the months."""
    if row.period and row.period.first and row.period.last:
        first, last = long_date(row.period.first), long_date(row.period.last)
        return say("{partner}, from {first} to {last}", partner=row.partner.name, first=first, last=last)
    return row.partner.name


def steps(row: Row, currency: str) -> Table:
    """The steps of a row; one that only hands an amount on says nothing new and is left out."""
    rows = tuple(
        (say(step.title), sentence, say(step.rule))
        for step, sentence in sentences(row, currency)
        if not isinstance(step.expression, Amount)
    )
    return Table("", part_title(row), "", said(STEPS), rows)


def about_rate(row: Row, assessment: Assessment) -> tuple[str, ...]:
    """Where the rate of a row comes from, how well it is known, and what the funder's rules say."""
    return (*_rate(row, assessment), *_funder(row))


def _rate(row: Row, assessment: Assessment) -> Iterator[str]:
    rate, currency = row.rate, assessment.budget.currency
    if rate is None:
        return
    yield say(
        "Rate: {name}", name=f"{rate.label} ({rate.code})" if rate.code else rate.label or say("typed on the line")
    )
    if rate.effective_from:
        yield say("In force from: {day}", day=long_date(rate.effective_from))
    if rate.evidence:
        yield say(EVIDENCE[rate.evidence]) if rate.evidence in EVIDENCE else rate.evidence
    origin = next(
        (one.origin for one in assessment.costed.parameters if one.source == rate.source and one.origin), None
    )
    if origin:
        about = ", ".join(filter(None, (origin.title, origin.publisher, origin.locator, origin.url)))
        yield say("Source: {about}; read on {day}", about=about, day=long_date(origin.read_on))
    if rate.override:
        before = rate.override.replaces
        yield say("In place of: {amount}", amount=money(before, currency)) if before is not None else say("An own rate")
        yield say("Reason: {reason}", reason=rate.override.reason or say("no reason given"))
        if rate.override.agreed_by:
            yield say("Agreed by: {who}", who=rate.override.agreed_by)


def _funder(row: Row) -> Iterator[str]:
    if row.decision:
        yield say("The funder's rules: {message}", message=row.decision.message)
        if row.decision.rules:
            yield say("Rules used: {rules}", rules=listed(row.decision.rules))
