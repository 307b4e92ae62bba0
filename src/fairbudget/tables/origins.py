"""Where the numbers of an assessment come from, as tables: its sources, what was changed, and the method."""

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Row
from fairbudget.language import noop, say
from fairbudget.money import each, money
from fairbudget.names import named
from fairbudget.ratecards import AppliedOverride, Source
from fairbudget.rates import SetBy
from fairbudget.tables import Column, Table, Value, said
from fairbudget.workings import Step

# How a source was read, by its code.
EVIDENCE: dict[str, str] = {
    "seen": noop("seen"),
    "secondary": noop("secondary"),
    "unconfirmed": noop("unconfirmed"),
    "agreed": noop("agreed"),
    "stated": noop("stated"),
    "institution_confirmed": noop("institution_confirmed"),
}
# The units of workings and of settings that are no money.
UNITS = (noop("hours"), noop("fraction"), noop("years"))

SOURCES = (
    Column("key", noop("Source"), width=26),
    Column("title", noop("Title"), "wrapped", 48),
    Column("publisher", noop("Publisher"), "wrapped", 28),
    Column("url", noop("Address"), "wrapped", 50),
    Column("locator", noop("Where in it"), "wrapped", 22),
    Column("published", noop("Published"), width=18),
    Column("read_on", noop("Read on"), "date", 13),
    Column("rates", noop("Rates and rules from it"), "wrapped", 44),
)


def sources(assessment: Assessment) -> Table:
    """Where every rate and rule that was used comes from."""
    used: dict[str, tuple[Source, list[str]]] = {}
    for parameter in assessment.costed.parameters:
        if parameter.origin is not None:
            used.setdefault(parameter.source, (parameter.origin, []))[1].append(parameter.key)
    rows: list[tuple[Value, ...]] = [
        (
            key,
            source.title,
            source.publisher,
            source.url or "",
            source.locator,
            source.published,
            source.read_on,
            ", ".join(keys),
        )
        for key, (source, keys) in used.items()
    ]
    rules: dict[str, tuple[Value, ...]] = {}
    for row in assessment.costed.rows:
        if row.decision and row.decision.rules and row.decision.evidence:
            evidence = row.decision.evidence
            rule = row.decision.rules[0]
            rules[rule] = (
                rule,
                row.decision.message,
                row.decision.funder,
                evidence.url,
                "",
                say(EVIDENCE.get(evidence.status, evidence.status)),
                evidence.seen_on,
                rule,
            )
    note = say(
        "Each source that a rate or a funder's rule of this budget rests on. Rates typed in the budget have none."
    )
    return Table("Sources", say("Sources"), note, said(SOURCES), (*rows, *rules.values()))


CHANGES = (
    Column("what", noop("What"), width=26),
    Column("where", noop("Where"), width=22),
    Column("before", noop("Published or stated"), "wrapped", 26),
    Column("after", noop("Used instead"), "wrapped", 26),
    Column("why", noop("Why"), "wrapped", 60),
    Column("agreed_by", noop("Agreed by"), "wrapped", 22),
    Column("agreed_on", noop("Agreed on"), "date", 13),
)
# Problems that say that something was filled in or read in another way than it was written.
ASSUMED = ("assumed", "read_as", "not_stated")
# Who replaced a published rate.
SET_BY: dict[SetBy, str] = {
    "line": noop("Rate typed on the line"),
    "budget": noop("Override of this budget"),
    "organisation": noop("Organisation's rate"),
}


def changes(assessment: Assessment) -> Table:
    """Every rate that is not the published one, and everything that was filled in or read differently."""
    currency = assessment.budget.currency
    rows: list[tuple[Value, ...]] = []
    for row in assessment.costed.rows:
        if row.rate and row.rate.override:
            rows.append(_override(row, row.rate.override, currency))
    for problem in assessment.problems:
        if any(word in problem.code for word in ASSUMED):
            title = problem.title_of_kind
            rows.append((title, problem.where, problem.found or say("not stated"), "", problem.message, "", None))
    note = say("Rates that replace a published amount or have none behind them, and what the program filled in.")
    return Table("Changes", say("Changes"), note, said(CHANGES), tuple(dict.fromkeys(rows)))


def _override(row: Row, override: AppliedOverride, currency: str) -> tuple[Value, ...]:
    rate = row.rate
    amount = money(rate.amount, currency) if rate else ""
    per = f" {each(rate.per)}" if rate else ""
    before = money(override.replaces, currency) if override.replaces is not None else say("no published amount")
    return (
        say(SET_BY[override.set_by]),
        row.where,
        before,
        f"{amount}{per}",
        override.reason or say("no reason given"),
        override.agreed_by,
        override.agreed_on,
    )


METHOD = (
    Column("title", noop("Amount"), width=32),
    Column("unit", noop("Unit"), width=12),
    Column("expression", noop("How it is worked out"), "wrapped", 90),
    Column("rule", noop("Rule"), "wrapped", 40),
)


def method(assessment: Assessment) -> Table:
    """Every step that a row of this budget uses, in words."""
    found: dict[tuple[str, str], Step] = {}
    # Most rows share the very same steps: each is said once.
    for step in {id(step): step for row in assessment.costed.rows for step in row.steps}.values():
        found.setdefault((say(step.title), _in_words(step)), step)
    rows = tuple(
        (
            title,
            assessment.budget.currency if step.unit == "£" else say(step.unit),
            sentence,
            say(step.rule).capitalize(),
        )
        for (title, sentence), step in found.items()
    )
    note = say(
        "Amounts of money are rounded to the penny, half up, where they are shown, and what follows is computed "
        "from what is shown. Hours and percentages are never rounded."
    )
    return Table("Method", say("Method"), note, said(METHOD), rows)


def _in_words(step: Step) -> str:
    return step.expression.sentence(named)
