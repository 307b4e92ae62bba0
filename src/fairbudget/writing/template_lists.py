"""The *Lists* sheet: the words of every drop-down, in sight, each list under a defined name."""

from collections.abc import Callable, Iterator
from typing import Any

from fairbudget.language import say
from fairbudget.reading.grid import letters
from fairbudget.template import LISTS, SHEETS
from fairbudget.template_columns import Column
from fairbudget.template_words import label
from fairbudget.writing.template_look import Look, page


def add_lists(workbook: Any, look: Look, named: Callable[[str], str]) -> None:
    """Add the sheet, `named` as its workbook names sheets: a column a list, and a defined name for each."""
    sheet = workbook.add_worksheet(named(LISTS))
    sheet.hide_gridlines(2)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, say("The words of the drop-downs"), look.title)
    sheet.write_string(1, 0, say("Nothing to fill in here."), look.plain)
    for number, column in enumerate(_lists()):
        sheet.write_string(3, number, say(column.heading), look.heading(False))
        words = [label(code) for code in column.choices]
        for row, word in enumerate(words, 4):
            sheet.write_string(row, number, word, look.plain)
        sheet.set_column(number, number, max(14, *(len(word) + 1 for word in words)))
        name = letters(number + 1)
        workbook.define_name(list_name(column), f"={named(LISTS)}!${name}$5:${name}${4 + len(words)}")
    sheet.freeze_panes(4, 0)
    page(sheet, headings_row=3, columns=len(list(_lists())))


def list_name(column: Column) -> str:
    """The defined name of a column's list; columns with the same words share one."""
    first = next(other for other in _lists() if other.choices == column.choices)
    return "list_" + first.field.replace(".", "_")


def _lists() -> Iterator[Column]:
    """The first column of each list of words."""
    seen = set()
    for column in (column for sheet in SHEETS for column in sheet.columns):
        if column.choices and column.choices not in seen:
            seen.add(column.choices)
            yield column
