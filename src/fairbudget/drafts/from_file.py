"""A file as a draft: our template cell by cell, any other budget through what was understood of it; nothing is lost."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fairbudget.budget import Budget
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import PLANS, TABLES, Draft, DraftRow, NotUnderstood, TableName
from fairbudget.reading import budget_of
from fairbudget.reading.cells.amounts import currency_of_format
from fairbudget.reading.cells.choices import choice
from fairbudget.reading.cells.either_language import sheet_named
from fairbudget.reading.grid import DECIMAL_COMMA, Book, Cell
from fairbudget.reading.grid import Sheet as Grid
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.templates.still_not_read import unread_of
from fairbudget.reading.templates.template import is_template
from fairbudget.reading.templates.template_headings import Found, find_headings
from fairbudget.reading.templates.template_project import VALUE, fields_of
from fairbudget.reading.templates.template_rows import holds_fractions, read_cell
from fairbudget.template import PROJECT
from fairbudget.template_columns import Column
from fairbudget.writing.template_cells import in_full, stated, value_of, written_shares

PERCENT_KINDS = ("fraction", "profile", "overhead")
NUMBER_KINDS = ("money", "number", "hours", "fraction", "whole")


def draft_of_book(book: Book, mapping: Mapping | None = None) -> Draft:
    """The draft of an open file, with what its columns were said to mean.

    Nothing is raised for what it holds: problems go along with the draft.
    """
    budget = budget_of(book, mapping=mapping)
    if not is_template(book):
        draft = draft_of_budget(budget).model_copy(update={"mapping": mapping})
        return _with_problems(draft, budget, book)
    tables = {name.lower(): _rows(book, name, budget.project.currency) for name in TABLES}
    draft = Draft(project=_project(book, budget.project.currency), **tables)
    named = draft.model_copy(update={"file_name": book.file_name, "file_sha256": book.sha256})
    return _with_problems(named, budget, book)


def draft_of_budget(budget: Budget) -> Draft:
    """The draft that reads back as this budget."""
    project = _cells(PLANS["Project"].columns, budget.project)
    if budget.project.currency == "GBP":
        project.pop("currency", None)
    things: dict[TableName, Sequence[Any]] = {
        "Partners": budget.partners,
        "Time": budget.time,
        "Costs": budget.costs,
        "Overrides": budget.overrides,
    }
    tables = {
        name.lower(): tuple(
            DraftRow(cells=_cells(PLANS[name].columns, thing), came_from=thing.where) for thing in things[name]
        )
        for name in TABLES
    }
    return Draft(
        project=project,
        **tables,
        stated_totals=budget.stated_totals,
        file_name=budget.file_name,
        file_sha256=budget.file_sha256,
    )


def text_of(column: Column, thing: Any) -> str:
    """A value of a budget as the text that is read as it again; closed lists by their code."""
    value = value_of(thing, column.field)
    if not stated(value):
        return ""
    if column.kind == "shares":
        return written_shares(value)
    if column.kind == "lines":
        return "; ".join(value)
    if isinstance(value, Decimal):
        percentage = column.kind in ("fraction", "profile") or (
            column.kind == "overhead" and thing.overhead == "percent"
        )
        return in_full(value, percentage=percentage)
    return value.isoformat() if isinstance(value, date) else str(value)


def _cells(columns: Sequence[Column], thing: Any) -> dict[str, str]:
    texts = {column.field: text_of(column, thing) for column in columns if _has(thing, column.field)}
    return {field: text for field, text in texts.items() if text}


def _has(thing: Any, field: str) -> bool:
    """Whether that kind of thing has the field: exports of overrides have columns that an override has not."""
    return hasattr(thing, field.partition(".")[0])


# A template, cell by cell -------------------------------------------------------------------------------------


def _project(book: Book, currency: str) -> dict[str, str]:
    sheet = sheet_named(book, PROJECT.name)
    if sheet is None:
        return {}
    rows, _ = fields_of(sheet)
    cells = {name: (sheet.get(row, VALUE), found) for name, (row, found) in rows.items()}
    texts = {name: cell_text(cell, found, currency) for name, (cell, found) in cells.items() if cell}
    return {name: text for name, text in texts.items() if text}


def _rows(book: Book, name: TableName, currency: str) -> tuple[DraftRow, ...]:
    sheet = sheet_named(book, name) or (book.sheets[0] if name == "Time" and len(book.sheets) == 1 else None)
    if sheet is None or not sheet.cells:
        return ()
    headings = find_headings(sheet, PLANS[name])
    rows = [number for number in sheet.by_row if number > headings.row]
    found = [_row(sheet, number, headings.columns, currency) for number in rows]
    return tuple(row for row in found if row.cells)


def _row(sheet: Grid, number: int, columns: dict[str, Found], currency: str) -> DraftRow:
    cells = {}
    for field, found in columns.items():
        cell = sheet.get(number, found.number)
        text = cell_text(cell, found, currency) if cell else ""
        if text:
            cells[field] = text
    return DraftRow(cells=cells, came_from=sheet.where(number))


def cell_text(cell: Cell, found: Found, currency: str) -> str:
    """What a cell shows, as text that reads as the same: its currency and percent signs stand in the text."""
    column = found.column
    if cell.uncalculated or cell.error:
        return cell.formula if cell.uncalculated and cell.formula else cell.text
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if column.kind == "choice":
        return choice(cell, column.choices, column.heading).value or cell.text
    if isinstance(cell.value, Decimal) and column.kind in PERCENT_KINDS and "%" in cell.number_format:
        return in_full(cell.value, percentage=True)
    return _as_read(cell, found, currency) if column.kind in NUMBER_KINDS else cell.text


def _as_read(cell: Cell, found: Found, currency: str) -> str:
    """A number as it was read where its file or its heading says how; another currency is named; else as it stands."""
    other = currency_of_format(cell.number_format) if isinstance(cell.value, Decimal) else None
    if found.column.kind == "money" and other not in (None, currency):
        return f"{cell.text} {other}"
    said_by_the_file = cell.number_format == DECIMAL_COMMA or holds_fractions(found)
    value = read_cell(cell, found, currency).value if said_by_the_file else None
    return in_full(value, percentage=found.column.kind == "fraction") if isinstance(value, Decimal) else cell.text


# What was said about the file ---------------------------------------------------------------------------------


def _with_problems(draft: Draft, budget: Budget, book: Book) -> Draft:
    """The draft with what reading it again would not say: what blocked elsewhere in the file, and what was noticed."""
    again = {problem.code for problem in budget_of_draft(draft).problems}
    blocked = budget.model_copy(
        update={"problems": tuple(problem for problem in budget.problems if problem.code not in again)}
    )
    noticed = tuple(problem for problem in blocked.problems if problem.severity != "blocks")
    unread = tuple(
        NotUnderstood(
            sheet=one.sheet,
            line=one.line,
            where=one.where,
            found=one.found,
            message=one.message,
            original=_row_at(one.where, book),
        )
        for one in unread_of(blocked)
    )
    return draft.model_copy(update={"unread": unread, "noticed": noticed})


def _row_at(where: str, book: Book) -> str:
    """The row of a place as it stands in the file: its cells from left to right."""
    name, _, cell = where.rpartition("!")
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = book.sheet(name)
    if sheet is None or not digits.isdigit():
        return ""
    return "; ".join(one.text for one in sheet.row(int(digits)) if one.text)
