"""A sheet with many rows: written one after another, in the currency of each, and never cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairbudget.language import noop, say
from fairbudget.tables import Column, Table, Value, said
from fairbudget.tables.fairness import FIGURES
from fairbudget.writing.fairness_sheet import FORMS
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, end_sheet, fit_row, put_value, put_words, start_sheet

# What stands below the headings at the most: no spreadsheet has more rows.
MOST_ROWS = 1_048_576 - FIRST
LONGEST_TEXT = 32_000  # a cell holds 32,767 letters
TOO_LONG = noop(
    "{rows} rows are more than a sheet can hold, so none of them stand here. "
    "They are in the file for programs: fairbudget portfolio … -o OUT.parquet"
)
Looks = Mapping[str, ResultLook]


@dataclass(frozen=True)
class Row:
    """A row of a sheet. `forms` are the forms of the columns whose numbers have a unit of their own in each row.

    `strong` is for what stands first.
    """

    values: tuple[Value, ...]
    currency: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True)
class Head:
    """What stands above the rows of a sheet; texts are in English and said when the sheet is made."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    frozen: int = 1

    def table(self, note: str = "") -> Table:
        """The sheet without rows, in the language spoken."""
        return Table(self.name, say(self.title), note or say(self.note), said(self.columns), ())


def add_rows(workbook: Any, head: Head, rows: Iterable[Row], count: int, looks: Looks) -> Any:
    """The sheet with all its rows, or with none and a note where to find them."""
    sheet = start_rows(workbook, head, count, looks)
    if count <= MOST_ROWS:
        for at, row in enumerate(rows, FIRST):
            put_row(sheet, at, head.columns, row, looks)
    return sheet


def start_rows(workbook: Any, head: Head, count: int, looks: Looks, note: str = "") -> Any:
    """The sheet before its rows. Filters are set now, because rows are written to disk as they come."""
    fits = count <= MOST_ROWS
    table = head.table(note if fits else say(TOO_LONG, rows=f"{count:,}"))
    look = first_of(looks)
    sheet = start_sheet(workbook, table, look, frozen=head.frozen)
    end_sheet(sheet, count if fits else 0, len(head.columns))
    return sheet


def put_row(sheet: Any, at: int, columns: Sequence[Column], row: Row, looks: Looks, skip: Sequence[str] = ()) -> None:
    """Write a row, but for the columns to skip."""
    look = looks.get(row.currency) or first_of(looks)
    fit_row(sheet, at, columns, row.values)
    for position, (column, value) in enumerate(zip(columns, row.values, strict=True)):
        if column.name in skip:
            continue
        if isinstance(value, str) and value:
            put_words(sheet, at, position, whole(value), look, wrap=column.kind == "wrapped", strong=row.strong)
        elif value not in (None, "") or row.strong or column.kind in ("money", "hours"):
            kind = row.forms.get(column.name, column.kind)
            put_value(sheet, at, position, None if value == "" else value, kind, look, strong=row.strong)


def first_of(looks: Looks) -> ResultLook:
    """The look of what has no currency."""
    return next(iter(looks.values()))


def as_sign(currency: str) -> str:
    """A currency as it may stand in a format or a formula: a table of lines may have anything in its place."""
    return "".join(letter for letter in currency if letter.isascii() and letter.isalpha())[:10]


def whole(text: str) -> str:
    """A text that a cell can hold; what is left out is marked."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} …"


def forms_of(figure: str, unit: str) -> dict[str, str]:
    """In which form the numbers of a figure are shown: its value, and what it is the ratio of."""
    _, of, over = FIGURES.get(figure, ("", "number", "number"))
    value = FORMS.get(unit, unit)
    return {"value": value, "numerator": FORMS.get(of, of), "denominator": FORMS.get(over, over)}
