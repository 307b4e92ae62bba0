"""Formulas whose result the file does not hold: no spreadsheet program has worked them out and saved the file."""

from fairbudget.problems import Problem, kind
from fairbudget.reading.grid import Book

MOST_NAMED = 12

FORMULAS_NOT_SAVED = kind(
    "formulas_not_saved",
    "check",
    title="Formulas with no saved result",
    message=(
        "Cells that hold formulas with no saved result: {n} ({found}). They are not read, neither as 0 nor as blank."
    ),
    fix="Open the file in Excel or LibreOffice, save it, and use it again.",
)


def formulas_not_saved(book: Book) -> tuple[Problem, ...]:
    """Said once for a whole file, as one saving mends them all."""
    places = [
        sheet.where(cell.row, cell.column)
        for sheet in book.sheets
        for cell in sheet.cells.values()
        if cell.uncalculated
    ]
    if not places:
        return ()
    named = ", ".join(places[:MOST_NAMED]) + (", …" if len(places) > MOST_NAMED else "")
    return (FORMULAS_NOT_SAVED(book.file_name, named, n=f"{len(places):,}"),)
