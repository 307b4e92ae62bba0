"""An assessment as labelled tables of plain values: order, titles and kinds are defined here once for every output."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fairbudget.assessment import AssessedLine, Assessment
from fairbudget.costing.rows import Row
from fairbudget.language import long_date
from fairbudget.money import each, money
from fairbudget.names import NAMES
from fairbudget.problems import Severity
from fairbudget.ratecards import AppliedOverride, Source
from fairbudget.reading.still_not_read import unread_of
from fairbudget.template_words import label
from fairbudget.totals import Part, breakdown
from fairbudget.workings import Step

Value = str | Decimal | date | int | None
SEVERITIES: dict[Severity, str] = {"blocks": "Mend first", "check": "To check", "note": "To know"}
WHOLE = "Whole budget"
GROUP_TITLES = {
    "partner": "Partner",
    "partner_type": "Partner type",
    "phase": "Phase",
    "activity": "Activity",
    "year": "Project year",
}


@dataclass(frozen=True)
class Column:
    """A column of a table. `kind` is text, wrapped, money, hours, fraction, number, whole or date; width in letters."""

    name: str
    title: str
    kind: str = "text"
    width: int = 14


@dataclass(frozen=True)
class Table:
    """A table with a title and one line that says how to read it. Rows have a value for each column."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def words(code: str | None) -> str:
    """A code of a closed vocabulary in words: pre_application is Pre-application; None is "Not stated"."""
    return "Not stated" if code is None else label(code)


SUMMARY = (
    Column("group", "By", width=16),
    Column("name", "Name", width=34),
    Column("paid_hours", "Paid hours", "hours"),
    Column("unpaid_hours", "Unpaid hours", "hours"),
    Column("cost", "Cost", "money", 16),
    Column("funded", "Funded", "money", 16),
    Column("shortfall", "Shortfall", "money", 16),
    Column("in_kind_value", "Value in kind", "money", 16),
)


def summary(assessment: Assessment) -> Table:
    """The totals, and each breakdown with parts that add up to them."""
    found = assessment.totals
    hours, value = (found.paid_hours, found.unpaid_hours), found.in_kind_value
    whole: list[tuple[Value, ...]] = [(WHOLE, "Total", *hours, found.cost, found.funded, found.shortfall, value)]
    if not found.complete:
        whole.append((WHOLE, "Lines costed so far", *hours, found.cost_so_far, None, None, value))
    return Table(
        "Summary",
        assessment.budget.title or "Budget",
        _about(assessment),
        SUMMARY,
        (*whole, *(_part(part) for part in breakdown(assessment.costed))),
    )


def _part(part: Part) -> tuple[Value, ...]:
    name: Value = part.name if part.group == "partner" else words(part.name)
    if part.group == "year" and part.name.lstrip("-").isdigit():
        name = int(part.name)
    amounts = (getattr(part, column.name) for column in SUMMARY[2:])
    return (GROUP_TITLES[part.group], name, *amounts)


def _about(assessment: Assessment) -> str:
    """Which date's rates, which funder, which program: enough to make the same figures again."""
    about = assessment.budget
    on = long_date(about.as_of) if about.as_of else "no date"
    parts = [f"Rates as of {on}", f"{about.currency}", f"funder's rules: {about.funder or 'none chosen'}"]
    if about.file_name:
        parts.append(f"read from {about.file_name}")
    return "; ".join([*parts, f"fairbudget {assessment.engine.version}"]) + "."


LINES = (
    Column("line", "Line", width=8),
    Column("partner", "Partner", width=26),
    Column("role", "Role or item", width=28),
    Column("year", "Year", "whole", 6),
    Column("paid_hours", "Paid hours", "hours", 11),
    Column("pay", "Pay", "money", 13),
    Column("on_costs", "On-costs", "money", 13),
    Column("overhead", "Overhead", "money", 13),
    Column("cost", "Cost", "money", 14),
    Column("funded", "Funded", "money", 14),
    Column("working", "How it is worked out", "wrapped", 70),
)


def lines(assessment: Assessment) -> Table:
    """Every costed line with its main amounts and the sentence that explains it."""

    def row(line: AssessedLine) -> tuple[Value, ...]:
        values = {column.name: getattr(line, column.name) for column in LINES}
        # An item has no hours; that is not the same as hours which are not known.
        return tuple("" if name == "paid_hours" and line.kind != "time" else value for name, value in values.items())

    note = "One row for each line; a shared post or a salary that crosses a pay year has several."
    return Table("Lines", "Lines", note, LINES, tuple(row(line) for line in assessment.lines))


CHECKS = (
    Column("severity", "Weight", width=12),
    Column("where", "Where", width=22),
    Column("title", "What", "wrapped", 26),
    Column("found", "Found", "wrapped", 26),
    Column("message", "What it means", "wrapped", 60),
    Column("fix", "What to do", "wrapped", 56),
)


def checks(assessment: Assessment) -> Table:
    """Every problem: what blocks first, then what to check, then what to know."""
    rows = tuple(
        (
            SEVERITIES[problem.severity],
            problem.where,
            problem.title_of_kind,
            problem.found,
            problem.message,
            problem.fix,
        )
        for problem in assessment.problems
    )
    note = "Mend first: no total is final before. To check: a person should look. To know: what was assumed."
    return Table("Checks", "Checks", note, CHECKS, rows)


SOURCES = (
    Column("key", "Source", width=26),
    Column("title", "Title", "wrapped", 48),
    Column("publisher", "Publisher", "wrapped", 28),
    Column("url", "Address", "wrapped", 50),
    Column("locator", "Where in it", "wrapped", 22),
    Column("published", "Published", width=18),
    Column("read_on", "Read on", "date", 13),
    Column("rates", "Rates and rules from it", "wrapped", 44),
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
                evidence.status,
                evidence.seen_on,
                rule,
            )
    note = "Each source that a rate or a funder's rule of this budget rests on. Rates typed in the budget have none."
    return Table("Sources", "Sources", note, SOURCES, (*rows, *rules.values()))


CHANGES = (
    Column("what", "What", width=26),
    Column("where", "Where", width=22),
    Column("before", "Published or stated", "wrapped", 26),
    Column("after", "Used instead", "wrapped", 26),
    Column("why", "Why", "wrapped", 60),
    Column("agreed_by", "Agreed by", "wrapped", 22),
    Column("agreed_on", "Agreed on", "date", 13),
)
# Problems that say that something was filled in or read in another way than it was written.
ASSUMED = ("assumed", "read_as", "not_stated")


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
            rows.append((title, problem.where, problem.found or "not stated", "", problem.message, "", None))
    note = "Rates that replace a published amount or have none behind them, and what the program filled in."
    return Table("Changes", "Changes", note, CHANGES, tuple(dict.fromkeys(rows)))


def _override(row: Row, override: AppliedOverride, currency: str) -> tuple[Value, ...]:
    rate = row.rate
    amount = money(rate.amount, currency) if rate else ""
    per = f" {each(rate.per)}" if rate else ""
    before = money(override.replaces, currency) if override.replaces is not None else "no published amount"
    set_by = {
        "line": "Rate typed on the line",
        "budget": "Override of this budget",
        "organisation": "Organisation's rate",
    }
    return (
        set_by[override.set_by],
        row.where,
        before,
        f"{amount}{per}",
        override.reason or "no reason given",
        override.agreed_by,
        override.agreed_on,
    )


NOT_READ = (
    Column("sheet", "Sheet", width=12),
    Column("line", "Line", width=10),
    Column("where", "Where it stood", width=26),
    Column("found", "Found", "wrapped", 40),
    Column("message", "What it means", "wrapped", 80),
)


def not_read(assessment: Assessment) -> Table:
    """What could not be read, carried along so that nothing is lost when the workbook is read again."""
    rows = tuple(
        (one.sheet, one.line, one.where, one.found, one.message) for one in unread_of(assessment.costed.budget)
    )
    note = "Lines named here are not costed. Mend the cell on its sheet, then delete the row here."
    return Table("Not read", "Not read", note, NOT_READ, rows)


METHOD = (
    Column("title", "Amount", width=32),
    Column("unit", "Unit", width=12),
    Column("expression", "How it is worked out", "wrapped", 90),
    Column("rule", "Rule", "wrapped", 40),
)


def method(assessment: Assessment) -> Table:
    """Every step that a row of this budget uses, in words."""
    found: dict[tuple[str, str], Step] = {}
    for row in assessment.costed.rows:
        for step in row.steps:
            found.setdefault((step.title, _in_words(step)), step)
    rows = tuple(
        (title, {"£": assessment.budget.currency}.get(step.unit, step.unit), sentence, step.rule.capitalize())
        for (title, sentence), step in found.items()
    )
    note = (
        "Amounts of money are rounded to the penny, half up, where they are shown, and what follows is computed "
        "from what is shown. Hours and percentages are never rounded."
    )
    return Table("Method", "Method", note, METHOD, rows)


def _in_words(step: Step) -> str:
    return step.expression.sentence(lambda name: NAMES.get(name, name.replace("_", " ")).lower())
