"""The whole result as one page to print: totals, lines with how each is worked out, figures, problems, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairbudget.assessment import Assessment
from fairbudget.edit_log import Edit, edits_table
from fairbudget.fairness_table import fairness
from fairbudget.justification import made_from
from fairbudget.language import say
from fairbudget.origin_tables import changes
from fairbudget.rates_table import in_use
from fairbudget.tables import Table, checks, lines, summary
from fairbudget.writing.web_page import document, heading, paragraph, result_table

# On paper the figures go without what only a live workbook needs.
OF_A_FIGURE = ("figure", "name", "value", "unit", "coverage", "status", "caption")


def print_out(assessment: Assessment, edits: Sequence[Edit] = (), *, mark: str = "") -> bytes:
    """The page as HTML that stands by itself, in the language spoken."""
    title = assessment.budget.title or say("Budget")
    return document(title, list(_parts(assessment, edits)), mark=mark)


def _parts(assessment: Assessment, edits: Sequence[Edit]) -> Iterator[str]:
    found = summary(assessment)
    yield paragraph(found.note)
    if assessment.blocked:
        yield paragraph(say("Something must be mended first, so some totals are not known. See Checks below."))
    yield from _part(replace(found, title=say("Totals"), note=""), assessment)
    yield from _part(lines(assessment), assessment)
    yield from _part(_only(fairness(assessment), OF_A_FIGURE), assessment)
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


def _only(table: Table, names: Sequence[str]) -> Table:
    """The table with these columns alone, and without the note about the others."""
    kept = [number for number, column in enumerate(table.columns) if column.name in names]
    columns = tuple(table.columns[number] for number in kept)
    return replace(table, note="", columns=columns, rows=tuple(tuple(row[n] for n in kept) for row in table.rows))
