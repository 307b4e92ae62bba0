"""Reading budgets: our template, or any real budget, from .xlsx, .ods or .csv."""

from pathlib import Path
from typing import TYPE_CHECKING

# The process that reads files imports this package too, and needs no model of a budget.
if TYPE_CHECKING:
    from fairbudget.budget import Budget
    from fairbudget.reading.grid import Book
    from fairbudget.reading.mapping import Mapping


def read_budget(path: Path | str, *, currency: str | None = None, mapping: "Mapping | None" = None) -> "Budget":
    """The budget in a file, with every problem met. `currency` is used where the file names none.

    `mapping` says what the columns of a file mean that is not our template; nothing is guessed where it says so.

    Raises UnreadableFile when the file cannot be opened at all.
    """
    # Imported late: the program's help and its rates open no spreadsheet.
    from fairbudget.reading.file.apart import warm
    from fairbudget.reading.file.files import open_book

    warm()
    return budget_of(open_book(path), currency=currency, mapping=mapping)


def budget_of(book: "Book", *, currency: str | None = None, mapping: "Mapping | None" = None) -> "Budget":
    """The budget in a file that is already open: as our template where it is one, else by its headings."""
    from fairbudget.reading.templates.template import is_template, read_template

    if is_template(book):
        budget = read_template(book, currency=currency)
        return _with_note(budget, book) if mapping is not None else budget
    from fairbudget.reading.any_table import read_any
    from fairbudget.reading.cells.currency import CURRENCY_NOT_STATED
    from fairbudget.reading.file.unsaved import formulas_not_saved

    budget = read_any(book, mapping)
    budget = budget.model_copy(update={"problems": (*formulas_not_saved(book), *budget.problems)})
    unnamed = [problem for problem in budget.problems if problem.code == CURRENCY_NOT_STATED.code]
    if currency is None or not unnamed:
        return budget
    return budget.model_copy(
        update={
            "project": budget.project.model_copy(update={"currency": currency}),
            "problems": tuple(problem for problem in budget.problems if problem not in unnamed),
        }
    )


def _with_note(budget: "Budget", book: "Book") -> "Budget":
    from fairbudget.reading.mapping_problems import NOT_NEEDED

    note = NOT_NEEDED(book.file_name, book.file_name)
    return budget.model_copy(update={"problems": (*budget.problems, note)})
