"""The workbook for finance: results with live formulas and stored values, and the budget itself, to be read again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.budget import Override
from fairbudget.costing.rows import Row
from fairbudget.equity.comparisons import compared
from fairbudget.language import say
from fairbudget.tables import checks, not_read
from fairbudget.tables.edits import Edit, with_edits
from fairbudget.tables.origins import changes, method, sources
from fairbudget.writing.atomic import write_atomically
from fairbudget.writing.checks_sheet import add_sum_checks
from fairbudget.writing.fairness_sheet import add_fairness
from fairbudget.writing.fixes_sheet import add_fixes
from fairbudget.writing.lines_sheet import add_lines, columns_for
from fairbudget.writing.places import Places, defined_names
from fairbudget.writing.rates_sheet import add_rates
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import add_table
from fairbudget.writing.summary_sheet import add_summary
from fairbudget.writing.template import MADE, ListedOverride, budget_sheets


def write_workbook(
    assessment: Assessment, path: Path | str, *, force: bool = False, edits: Sequence[Edit] = (), mark: str = ""
) -> None:
    """Write the workbook of an assessment, whole or not at all; the same assessment gives the same bytes.

    `edits` are listed on *Changes*. `mark` stands in the properties of the file: a random one makes a copy that
    nobody can find by working out its bytes. Raises FileExistsError when the file is there and `force` is not given.
    """
    write_atomically(path, lambda new: _write(assessment, new, edits, mark), force)


def _write(assessment: Assessment, path: Path, edits: Sequence[Edit], mark: str) -> None:
    # Imported late: only what writes a workbook waits for it.
    from fairbudget.writing.plain_formulas import PlainWorkbook

    costed = compared(assessment.costed)
    assessment = assessment.model_copy(update={"costed": costed})
    columns = columns_for(costed.rows)
    names = defined_names(costed.parameters)
    places = Places(costed.budget, costed.parameters, tuple(column.name for column in columns), costed.rows, names)
    # In memory: else every part of it is written to a temporary file of its own first.
    with PlainWorkbook(str(path), {"in_memory": True}) as workbook:
        title = assessment.budget.title or say("Budget")
        about = {"title": title[:200], "comments": say("Made by fairbudget"), "created": MADE}
        workbook.set_properties({**about, "keywords": mark} if mark else about)
        look = ResultLook(workbook, assessment.budget.currency)
        add_summary(workbook, assessment, places, look)
        add_lines(workbook, assessment, columns, places, look)
        add_fairness(workbook, assessment, places, look)
        add_fixes(workbook, assessment, places, look)
        sheet = add_table(workbook, checks(assessment), look)
        add_sum_checks(sheet, assessment, look)
        add_rates(workbook, places, look)
        for table in (sources(assessment), with_edits(changes(assessment), edits), method(assessment)):
            add_table(workbook, table, look)
        unread = not_read(assessment)
        if unread.rows:
            add_table(workbook, unread, look)
        budget_sheets(workbook, costed.budget, _overrides(assessment))
        _first(workbook)


def _first(workbook: Any) -> None:
    """The file opens on the summary."""
    workbook.get_worksheet_by_name("Summary").activate()


def _overrides(assessment: Assessment) -> list[ListedOverride]:
    """All overrides together, whoever set them; only those of the budget are read back from this sheet."""
    budget = assessment.costed.budget
    listed = [
        ListedOverride(override, "budget", replaces=_replaced(assessment, override)) for override in budget.overrides
    ]
    for row in assessment.costed.rows:
        found = _of_row(row)
        if found is not None and found not in listed:
            listed.append(found)
    return listed


def _replaced(assessment: Assessment, override: Override) -> Any:
    found = (p.override for p in assessment.costed.parameters if p.code == override.rate_code and p.override)
    return next((applied.replaces for applied in found), None)


def _of_row(row: Row) -> ListedOverride | None:
    """The rate typed on a line, or the organisation's rate that a line uses."""
    rate = row.rate
    if rate is None or rate.override is None or rate.override.set_by == "budget":
        return None
    applied = rate.override
    override = Override(
        rate_code=rate.code or "",
        amount=rate.amount,
        per=rate.per,
        basis=rate.basis or None,
        effective_from=rate.effective_from,
        reason=applied.reason,
        agreed_by=applied.agreed_by,
        agreed_on=applied.agreed_on,
        source=applied.source,
    )
    line = row.line if applied.set_by == "line" else ""
    return ListedOverride(override, "line" if applied.set_by == "line" else "organisation", line, applied.replaces)
