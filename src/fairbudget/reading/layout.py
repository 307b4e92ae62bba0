"""The tables of a file with their rows read, and which of them count: as a mapping says, else as the file shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairbudget.problems import Problem
from fairbudget.reading.blocks import read_block
from fairbudget.reading.by_content import BY_CONTENT
from fairbudget.reading.by_year import years_of
from fairbudget.reading.carried import carried_down
from fairbudget.reading.choosing import Block, choose
from fairbudget.reading.columns import amounts_of, unknown_columns
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.hidden import hidden_parts, in_sight
from fairbudget.reading.mapping import Fitted, MappedTable, Mapping, fit
from fairbudget.reading.mapping_problems import TABLE_MISSING, TABLE_NEW, what_differs
from fairbudget.reading.roles import role_in_words
from fairbudget.reading.tables import find_tables
from fairbudget.reading.years_read import read_years, with_years_of_rows


@dataclass(frozen=True)
class Layout:
    """The tables with their lines; `loose` are each sheet's runs of cells outside them, and whether it has a table."""

    blocks: list[Block]
    loose: list[tuple[Sheet, list[list[Cell]], bool]]
    problems: list[Problem]


def lay_out(book: Book, mapping: Mapping | None = None) -> Layout:
    """The tables of all sheets. To be called while the words of the mapping are known."""
    found = [(sheet, *find_tables(sheet)) for sheet in book.sheets]
    tables = [table for _, inside, _ in found for table in inside]
    fitted, absent = fit(tables, mapping) if mapping else ([Fitted(table) for table in tables], [])
    problems = _not_as_said(book, fitted, absent) if mapping else []
    read = [_block(one, book.file_name) for one in fitted]
    blocks, said = _chosen(book, fitted, read)
    loose = [(sheet, runs, bool(inside)) for sheet, inside, runs in found if not sheet.hidden]
    return Layout(blocks, loose, [*hidden_parts(book, read), *said, *problems])


def _chosen(book: Book, fitted: Sequence[Fitted], read: Sequence[Block]) -> tuple[list[Block], list[Problem]]:
    """The blocks, those in or out of the budget that are said to be; the others as the file shows."""
    stated = [one.said.counts if one.said else None for one in fitted]
    in_view = in_sight(book, read)
    blocks = [whole if counts else seen for whole, seen, counts in zip(read, in_view, stated, strict=True)]
    shown, _ = choose(book, blocks)
    started = [
        _left_out(block, alone) if counts is False else block
        for block, alone, counts in zip(blocks, shown, stated, strict=True)
    ]
    chosen, problems = choose(book, started)
    counted = [
        found if counts is None else replace(start, said=True)
        for start, found, counts in zip(started, chosen, stated, strict=True)
    ]
    settled = {block.table.where for block in counted if block.said}
    return counted, [problem for problem in problems if problem.where not in settled]


def _left_out(block: Block, shown: Block) -> Block:
    """A table that is said not to count; where it also repeats others, its totals are still compared with them."""
    return block.aside(repeats=shown.repeats)


def _not_as_said(book: Book, fitted: Sequence[Fitted], absent: Sequence[MappedTable]) -> list[Problem]:
    """Tables that the mapping names and the file lacks, and tables that it does not name."""
    missing = [
        TABLE_MISSING(book.file_name, ", ".join(f'"{column.heading}"' for column in table.columns if column.heading))
        for table in absent
    ]
    return [*missing, *(TABLE_NEW(one.table.where, one.table.where) for one in fitted if one.said is None)]


def _block(fitted: Fitted, file_name: str) -> Block:
    """A table with its rows read; by years where they stand side by side and nobody has named another amount."""
    table, carried = carried_down(fitted.table)
    table, dated = with_years_of_rows(table)
    fitted = replace(fitted, table=table)
    differs = [*what_differs(fitted), *carried, *dated, *_told_by_content(fitted)]
    years = None if fitted.amount_is_said else years_of(fitted.table)
    by_year = read_years(years, file_name) if years and not any(one.severity == "blocks" for one in differs) else None
    if by_year is not None:
        unknown = unknown_columns(fitted.table)
        return replace(by_year, problems=(*differs, *unknown, *by_year.problems))
    amounts = amounts_of(fitted.table, said=fitted.amount_is_said)
    return read_block(fitted.table, amounts, [*amounts.problems, *differs], file_name)


def _told_by_content(fitted: Fitted) -> list[Problem]:
    """A check that names the columns read by what they hold, unless a person has said what they mean."""
    table = fitted.table
    told = [] if fitted.said else [column for column in table.columns if column.by_content and column.role]
    named = "; ".join(f'"{column.heading}": {role_in_words(column.role or "")}' for column in told)
    return [BY_CONTENT(table.where, named, table=table.where)] if told else []
