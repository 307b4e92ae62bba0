"""The whole result as one page to print: totals, lines with how each is worked out, figures, problems, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairbudget.assessment import Assessment
from fairbudget.justification import made_from
from fairbudget.language import noop, say
from fairbudget.tables import Column, Table, checks, lines, said, summary, words
from fairbudget.tables.comparison import amount_said
from fairbudget.tables.edits import Edit, edits_table
from fairbudget.tables.fairness import FIGURES as CALLED
from fairbudget.tables.fairness import STATUSES, group_of, listed
from fairbudget.tables.origins import changes
from fairbudget.tables.rates import in_use
from fairbudget.writing.web_page import document, heading, paragraph, result_table

# Its tables are wide.
LANDSCAPE = "@page { size: A4 landscape; } @media screen { body { max-width: 80rem; } }"
FIGURES = (
    Column("figure", noop("Figure"), "wrapped", 29),
    Column("name", noop("For whom"), "wrapped", 23),
    Column("value", noop("Value"), "number", 15),
    Column("caption", noop("What it says"), "wrapped", 60),
)


def print_out(assessment: Assessment, edits: Sequence[Edit] = (), *, mark: str = "") -> bytes:
    """The page as HTML that stands by itself, in the language spoken."""
    title = assessment.budget.title or say("Budget")
    return document(title, list(_parts(assessment, edits)), mark=mark, style=LANDSCAPE)


def _parts(assessment: Assessment, edits: Sequence[Edit]) -> Iterator[str]:
    found = summary(assessment)
    yield paragraph(found.note)
    if assessment.blocked:
        yield paragraph(say("Something must be mended first, so some totals are not known. See Checks below."))
    yield from _part(replace(found, title=say("Totals"), note=""), assessment)
    yield from _part(lines(assessment), assessment)
    yield from _part(_figures(assessment), assessment)
    yield from _part(checks(assessment), assessment)
    yield from _part(in_use(assessment), assessment)
    yield from _part(changes(assessment), assessment)
    if edits:
        yield from _part(edits_table(edits), assessment)
    yield paragraph(made_from(assessment))


def _part(table: Table, assessment: Assessment) -> Iterator[str]:
    yield heading(table.title)
    if table.note:
        yield paragraph(table.note)
    yield result_table(table, assessment.budget.currency) if table.rows else paragraph(say("None."))


def _figures(assessment: Assessment) -> Table:
    """Every figure of every group, each in the words of its unit; one without a value says why."""
    currency = assessment.budget.currency
    rows = tuple(
        (
            say(CALLED[figure.code][0]) if figure.code in CALLED else words(figure.code),
            group_of(figure)[1],
            amount_said(figure.value, figure.unit, currency) if figure.status == "ok" else say(STATUSES[figure.status]),
            figure.caption,
        )
        for figure in listed(assessment)
    )
    return Table("", say("Fairness"), "", said(FIGURES), rows)
