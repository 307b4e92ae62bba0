"""The template as a workbook: blank to fill in, or filled from a budget so that it reads back the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from fairbudget.budget import Budget, Override
from fairbudget.language import draft_note, say
from fairbudget.reading.grid import letters
from fairbudget.template import OVERRIDES, PARTNERS, PROJECT
from fairbudget.template_columns import Column, Sheet
from fairbudget.template_lines import COSTS, TIME
from fairbudget.writing.atomic import write_atomically
from fairbudget.writing.template_cells import put, stated, value_of
from fairbudget.writing.template_example import add_example
from fairbudget.writing.template_lists import add_lists, list_name
from fairbudget.writing.template_look import ACCENT, AnswerLook, Look, page

# Files differ only when what is in them differs.
MADE = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
ROWS_FOR_ENTRY = 500
LONGEST_NOTE_OF_A_CELL = 255
Named = Callable[[str], str]  # the name that a sheet has in this workbook


@dataclass(frozen=True)
class ListedOverride:
    """A row of the *Overrides* sheet of an export: who set it, for which line, and what it replaces."""

    override: Override
    set_by: Literal["budget", "line", "organisation"]
    line: str = ""
    replaces: Decimal | None = None


@dataclass(frozen=True)
class _OverrideRow:
    """A listed override, flat, as the columns name it."""

    listed: ListedOverride

    def __getattr__(self, field: str) -> Any:
        return getattr(self.listed if field in ("set_by", "line", "replaces") else self.listed.override, field)


def write_template(path: Path | str, *, force: bool = False) -> None:
    """Write the blank template, in the language spoken.

    Raises FileExistsError when the file is there and `force` is not given.
    """
    write_atomically(path, _blank, force)


def _blank(path: Path) -> None:
    # Imported late: only what writes a workbook waits for it.
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as workbook:
        about = {"title": say("Budget template"), "comments": say("Made by fairbudget"), "created": MADE}
        workbook.set_properties(about)
        look = Look(workbook)
        _five_sheets(workbook, Budget(), look, None, say)
        add_example(workbook, look)
        add_lists(workbook, look, say)
        workbook.get_worksheet_by_name(say(PROJECT.name)).activate()


def budget_sheets(workbook: Any, budget: Budget, overrides: Sequence[ListedOverride] | None = None) -> None:
    """Add the five sheets, filled from a budget, and their lists to an XlsxWriter workbook.

    `overrides` takes the place of the budget's own: all that were applied. Only those set by "budget"
    are read back. Read by `read_template`, the sheets give the same budget. They have their English names in
    every language, because formulas of the same workbook refer to them.
    """
    look = Look(workbook)
    _five_sheets(workbook, budget, look, overrides, str)
    add_lists(workbook, look, str)


def _five_sheets(
    workbook: Any, budget: Budget, look: Look, overrides: Sequence[ListedOverride] | None, named: Named
) -> None:
    _project(workbook, budget, look, named)
    _table(workbook, PARTNERS, budget.partners, look, named)
    _table(workbook, TIME, budget.time, look, named)
    _table(workbook, COSTS, budget.costs, look, named)
    if overrides is None:
        _table(workbook, OVERRIDES, budget.overrides, look, named)
    else:
        _table(workbook, OVERRIDES, [_OverrideRow(listed) for listed in overrides], look, named, extras=True)


def _project(workbook: Any, budget: Budget, look: Look, named: Named) -> None:
    sheet = workbook.add_worksheet(named(PROJECT.name))
    sheet.set_tab_color(ACCENT)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 50)
    for column, heading in enumerate((say("Field"), say("Value"))):
        sheet.write_string(0, column, heading, look.heading(True))
    asked, draft = say("What is asked. Each field has a note."), draft_note()
    sheet.write_comment(0, 0, f"{asked} {draft}".rstrip(), _note_size(draft * 2 or "short"))
    sheet.write_comment(0, 1, say("Your answer. Leave it empty if it is not known."), _note_size("short"))
    answers = AnswerLook(workbook)
    for row, field in enumerate(PROJECT.columns, 1):
        sheet.write_string(row, 0, say(field.heading), look.label)
        sheet.write_comment(row, 0, say(field.note), _note_size(say(field.note)))
        sheet.set_row(row, 18)
        sheet.write_blank(row, 1, None, answers.cell(field.kind))
        put(sheet, row, 1, field, getattr(budget.project, field.field), answers)
        _guide(sheet, row, row, 1, field, named, with_note=True)
    sheet.freeze_panes(1, 1)
    page(sheet)


def _table(
    workbook: Any, definition: Sheet, things: Sequence[Any], look: Look, named: Named, *, extras: bool = False
) -> None:
    """A sheet with a heading a column and a row a thing; extra columns only where they are used."""
    columns = written_columns(definition, things, extras)
    sheet = workbook.add_worksheet(named(definition.name))
    sheet.set_tab_color(ACCENT)
    sheet.set_row(0, 32)
    last = max(ROWS_FOR_ENTRY, len(things) + 100)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, look.cell(column.kind))
        sheet.write_string(0, number, say(column.heading), look.heading(column.needed, column.kind))
        sheet.write_comment(0, number, say(column.note), _note_size(say(column.note)))
        _guide(sheet, 1, last, number, column, named)
        for row, thing in enumerate(things, 1):
            put(sheet, row, number, _as_written(column, thing), value_of(thing, column.field), look)
    area = (1, 0, last, len(columns) - 1)
    filled = f"=COUNTA($A2:${letters(len(columns))}2)>0"
    sheet.conditional_format(*area, {"type": "formula", "criteria": filled, "format": look.hairline})
    sheet.freeze_panes(1, 2 if definition in (TIME, COSTS) else 1)
    page(sheet, columns=len(columns))


def written_columns(definition: Sheet, things: Sequence[Any], extras: bool = False) -> list[Column]:
    """The columns that a sheet gets, left to right: extra ones only where they are used or asked for."""
    return [
        column
        for column in definition.columns
        if not column.extra or extras or (definition is not OVERRIDES and _used(column, things))
    ]


def _used(column: Column, things: Sequence[Any]) -> bool:
    return any(stated(value_of(thing, column.field)) for thing in things)


def _as_written(column: Column, thing: Any) -> Column:
    """An overhead that is a percentage is written as one, any other as money."""
    if column.kind != "overhead":
        return column
    kind: Literal["fraction", "money"] = "fraction" if thing.overhead == "percent" else "money"
    return Column(column.heading, column.field, kind, column.note)


def _guide(
    sheet: Any, first: int, last: int, column: int, definition: Column, named: Named, *, with_note: bool = False
) -> None:
    """The drop-down or the limits of a cell; on *Project* also its note, shown when the cell is chosen."""
    rule = _rule(definition, named)
    if with_note:
        rule = rule or {"validate": "any"}
        rule |= {
            "input_title": say(definition.heading)[:32],
            "input_message": say(definition.note)[:LONGEST_NOTE_OF_A_CELL],
        }
    if rule:
        sheet.data_validation(first, column, last, column, rule)


def _rule(column: Column, named: Named) -> dict[str, Any]:
    wrong = {"error_title": say(column.heading)[:32]}
    if column.choices:
        wrong["error_message"] = say("Choose one of the words in the list.")
        return {"validate": "list", "source": f"={list_name(column)}", **wrong}
    match column.kind:
        case "partner" | "shares":
            # Any text is taken: a shared post names several partners.
            return {"validate": "list", "source": f"={named(PARTNERS.name)}!$A$2:$A$201", "show_error": False}
        case "date":
            wrong["error_message"] = say("Enter a date with its year, such as 1 April 2026.")
            return {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), **wrong}  # noqa: DTZ001
        case "whole":
            wrong["error_message"] = say("Enter a whole number, or leave the cell empty.")
            return {"validate": "integer", "criteria": ">=", "value": 0, **wrong}
        case "money" | "number" | "hours" | "fraction" | "overhead":
            wrong["error_message"] = say("Enter a number, without words, or leave the cell empty.")
            return {"validate": "decimal", "criteria": ">=", "value": 0, **wrong}
        case _:
            return {}


def _note_size(note: str) -> dict[str, Any]:
    """A note large enough to be read without scrolling."""
    lines = 1 + len(note) // 34
    look = {"font_name": "Arial", "font_size": 9, "color": "#FFFFFF"}
    return {"author": "fairbudget", "width": 240, "height": 26 + 17 * lines, **look}
