"""Words that stand once for several rows: a partner or a kind of cost written only in the first row of its group."""

from dataclasses import replace

from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.figures import figure, is_words
from fairbudget.reading.grid import Cell
from fairbudget.reading.headings import is_total
from fairbudget.reading.tables import Column, Table

CARRIED_DOWN = kind(
    "words_carried_down",
    "check",
    title="Words that stand for the rows under them",
    message='The column "{found}" is empty in the rows {rows}. They were read as belonging with the row above them.',
    fix="Write the words in every row.",
)
_MOST_NAMED = 20


def carried_down(table: Table) -> tuple[Table, list[Problem]]:
    """The table with the words of its columns of partners and kinds of cost in every row of a group."""
    cells = dict(table.sheet.cells)
    problems = []
    for column in table.having("partner", "category"):
        filled = _filled_down(table, column)
        cells |= {(row, column.number): Cell(row, column.number, words) for row, words in filled.items()}
        if filled:
            rows = ", ".join(map(str, list(filled)[:_MOST_NAMED])) + (" …" if len(filled) > _MOST_NAMED else "")
            where = table.sheet.where(table.heading_row, column.number)
            problems.append(CARRIED_DOWN(where, column.heading, rows=rows))
    if not problems:
        return table, []
    sheet = replace(table.sheet, cells=cells)
    return replace(table, sheet=sheet, sheet_rows=sheet.by_row), problems


def _filled_down(table: Table, column: Column) -> dict[int, str]:
    """The words for the rows that lack them: lines right under a row that has them, down to a total or an empty row."""
    if all(table.text(row, column) for row, _ in table.rows()):
        return {}
    labels = [other for other in table.having("label") if other.number != column.number]
    found: dict[int, str] = {}
    words, last = "", 0
    for row, cells in table.rows():
        own = table.text(row, column)
        counted = any(figure(cell) is not None for cell in cells)
        total = any(is_words(cell) and is_total(cell.text) for cell in cells)
        if own or total or not counted or row != last + 1:
            words = own if counted and not total else ""
        elif words and any(table.text(row, label) for label in labels):
            found[row] = words
        last = row
    return found
