"""An assessment as labelled tables of plain values: order, titles and kinds are defined here once for every output."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fairbudget.assessment import AssessedLine, Assessment
from fairbudget.language import long_date, noop, say
from fairbudget.money import money, percent, plain
from fairbudget.problems import Severity
from fairbudget.reading.templates.still_not_read import unread_of
from fairbudget.template_words import label
from fairbudget.totals import Part, breakdown

Value = str | Decimal | date | int | None
SEVERITIES: dict[Severity, str] = {"blocks": noop("Mend first"), "check": noop("To check"), "note": noop("To know")}
WHOLE = noop("Whole budget")
GROUP_TITLES = {
    "partner": noop("Partner"),
    "partner_type": noop("Partner type"),
    "phase": noop("Phase"),
    "activity": noop("Activity"),
    "year": noop("Project year"),
}
# The words of codes that are shown and stand in no list of the template: who finds a shortfall, kinds of card, and
# what the rate of an item is for. They stand here to be put into Welsh.
OTHER_CODES = (
    noop("Lead institution"),
    noop("Agreed"),
    noop("Indicative"),
    noop("Organisation"),
    noop("Setting"),
    noop("Percent"),
    noop("Mile"),
    noop("Passenger mile"),
    noop("Night"),
    noop("Meal"),
    noop("Meeting"),
    noop("Payment"),
)


@dataclass(frozen=True)
class Column:
    """A column of a table. `kind` is text, wrapped, money, hours, fraction, number, whole or date; width in letters.

    Titles are declared in English and said where a table is made.
    """

    name: str
    title: str
    kind: str = "text"
    width: int = 14


@dataclass(frozen=True)
class Table:
    """A table with a title and one line that says how to read it. Rows have a value for each column.

    `name` is the name of its sheet, the same in every language, because formulas refer to it.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Breakdown(Table):
    """A table of totals and parts: `groups` has for each row the group that it is a part of, "whole" for a total."""

    groups: tuple[str, ...] = ()


def said(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with their titles in the language spoken."""
    return tuple(replace(column, title=say(column.title)) for column in columns)


def shown(value: Value, kind: str, currency: str) -> str:
    """A value of a column of this kind as people read it; an amount that is None is "not known", never 0."""
    if value is None:
        return say("not known") if kind in ("money", "hours") else ""
    if isinstance(value, date):
        return long_date(value)
    if not isinstance(value, Decimal):
        return str(value)
    if kind == "money":
        return money(value, currency)
    return percent(value) if kind == "fraction" else plain(value)


def words(code: str | None) -> str:
    """A code of a closed vocabulary in words: pre_application is Pre-application; None is "Not stated"."""
    return say("Not stated") if code is None else label(code)


SUMMARY = (
    Column("group", noop("By"), width=16),
    Column("name", noop("Name"), width=34),
    Column("paid_hours", noop("Paid hours"), "hours"),
    Column("unpaid_hours", noop("Unpaid hours"), "hours"),
    Column("cost", noop("Cost"), "money", 16),
    Column("funded", noop("Funded"), "money", 16),
    Column("shortfall", noop("Shortfall"), "money", 16),
    Column("in_kind_value", noop("Value in kind"), "money", 16),
)


def summary(assessment: Assessment) -> Breakdown:
    """The totals, and each breakdown with parts that add up to them."""
    found = assessment.totals
    hours, value = (found.paid_hours, found.unpaid_hours), found.in_kind_value
    whole: list[tuple[Value, ...]] = [
        (say(WHOLE), say("Total"), *hours, found.cost, found.funded, found.shortfall, value)
    ]
    if not found.complete:
        whole.append((say(WHOLE), say("Lines costed so far"), *hours, found.cost_so_far, None, None, value))
    parts = breakdown(assessment.costed)
    return Breakdown(
        "Summary",
        assessment.budget.title or say("Budget"),
        _about(assessment),
        said(SUMMARY),
        (*whole, *(_part(part) for part in parts)),
        ("whole",) * len(whole) + tuple(part.group for part in parts),
    )


def partners(assessment: Assessment) -> Table:
    """What each partner costs and who pays it, the rows of *Summary* about partners, and the total."""
    found = summary(assessment)
    shown_columns = [i for i, column in enumerate(SUMMARY) if column.name not in ("group", "in_kind_value")]
    kept = [row for row, group in zip(found.rows, found.groups, strict=True) if group == "partner"]
    rows = tuple(tuple(row[i] for i in shown_columns) for row in (*kept, found.rows[0]))
    first = Column("name", say(GROUP_TITLES["partner"]), width=34)
    columns = (first, *(found.columns[i] for i in shown_columns[1:]))
    return Table("Partners", say("Cost by partner"), "", columns, rows)


def _part(part: Part) -> tuple[Value, ...]:
    name: Value = part.name if part.group == "partner" else words(part.name)
    if part.group == "year" and part.name.lstrip("-").isdigit():
        name = int(part.name)
    amounts = (getattr(part, column.name) for column in SUMMARY[2:])
    return (say(GROUP_TITLES[part.group]), name, *amounts)


def _about(assessment: Assessment) -> str:
    """Which date's rates, which funder, which program: enough to make the same figures again."""
    about = assessment.budget
    on = long_date(about.as_of) if about.as_of else say("no date")
    funder = about.funder or say("none chosen")
    parts = [say("Rates as of {day}", day=on), about.currency, say("funder's rules: {funder}", funder=funder)]
    if about.file_name:
        parts.append(say("read from {file}", file=about.file_name))
    return "; ".join([*parts, f"fairbudget {assessment.engine.version}"]) + "."


LINES = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), width=26),
    Column("role", noop("Role or item"), width=28),
    Column("year", noop("Year"), "whole", 6),
    Column("paid_hours", noop("Paid hours"), "hours", 11),
    Column("pay", noop("Pay"), "money", 13),
    Column("on_costs", noop("On-costs"), "money", 13),
    Column("overhead", noop("Overhead"), "money", 13),
    Column("cost", noop("Cost"), "money", 14),
    Column("funded", noop("Funded"), "money", 14),
    Column("working", noop("How it is worked out"), "wrapped", 70),
)


OF_TIME = ("paid_hours", "pay", "on_costs", "overhead")


def lines(assessment: Assessment) -> Table:
    """Every costed line with its main amounts and the sentence that explains it."""

    def row(line: AssessedLine) -> tuple[Value, ...]:
        values = {column.name: getattr(line, column.name) for column in LINES}
        # An item has no hours and no pay; that is not the same as an amount which is not known.
        item = line.kind != "time"
        return tuple("" if item and value is None and name in OF_TIME else value for name, value in values.items())

    note = say("One row for each line; a shared post or a salary that crosses a pay year has several.")
    return Table("Lines", say("Lines"), note, said(LINES), tuple(row(line) for line in assessment.lines))


CHECKS = (
    Column("severity", noop("Weight"), width=12),
    Column("where", noop("Where"), width=22),
    Column("title", noop("What"), "wrapped", 26),
    Column("found", noop("Found"), "wrapped", 26),
    Column("message", noop("What it means"), "wrapped", 60),
    Column("fix", noop("What to do"), "wrapped", 56),
)


def checks(assessment: Assessment) -> Table:
    """Every problem: what blocks first, then what to check, then what to know."""
    rows = tuple(
        (
            say(SEVERITIES[problem.severity]),
            problem.where,
            problem.title_of_kind,
            problem.found,
            problem.message,
            problem.fix,
        )
        for problem in assessment.problems
    )
    note = say("Mend first: no total is final before. To check: a person should look. To know: what was assumed.")
    return Table("Checks", say("Checks"), note, said(CHECKS), rows)


NOT_READ = (
    Column("sheet", noop("Sheet"), width=12),
    Column("line", noop("Line"), width=10),
    Column("where", noop("Where it stood"), width=26),
    Column("found", noop("Found"), "wrapped", 40),
    Column("message", noop("What it means"), "wrapped", 80),
)


def not_read(assessment: Assessment) -> Table:
    """What could not be read, carried along so that nothing is lost when the workbook is read again."""
    rows = tuple(
        (one.sheet, one.line, one.where, one.found, one.message) for one in unread_of(assessment.costed.budget)
    )
    note = say("Lines named here are not costed. Mend the cell on its sheet, then delete the row here.")
    return Table("Not read", say("Not read"), note, said(NOT_READ), rows)
