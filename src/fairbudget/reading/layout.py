"""The tables of a file with their rows read, and which of them count: as a mapping says, else as the file shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairbudget.language import say
from fairbudget.problems import Problem, kind
from fairbudget.reading.amount_problems import NEGATIVE
from fairbudget.reading.choosing import Block, choose
from fairbudget.reading.columns import amounts_of
from fairbudget.reading.comparing import ROW_NOT_UNDERSTOOD
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.lines import Read, read_line
from fairbudget.reading.mapping import Fitted, MappedTable, Mapping, fit
from fairbudget.reading.mapping_problems import TABLE_MISSING, TABLE_NEW, what_differs
from fairbudget.reading.parents import parents_as_totals
from fairbudget.reading.rows import Entry, entries_of
from fairbudget.reading.tables import Table, find_tables

MONEY_HAD = kind(
    "income_not_costed",
    "check",
    title="Income was not counted as a cost",
    message="Read as money that comes in or is left over, not as a cost: {found}.",
    fix="If one of these is a cost, give it a label that says so and move it out of the block of income.",
)
TEXT_NOT_USED = kind(
    "calculation_text_not_used",
    "check",
    title="Calculations in words were not used",
    message='The column "{found}" explains amounts in words. The amounts were read as stated; the words are '
    "kept as notes.",
    fix="Compare the words with the amounts, and put hours and rates into columns of their own.",
)


@dataclass(frozen=True)
class Layout:
    """The tables with their lines; `loose` are each sheet's runs of cells outside them, and whether it has a table."""

    blocks: list[Block]
    loose: list[tuple[Sheet, list[list[Cell]], bool]]
    problems: list[Problem]


def lay_out(book: Book, mapping: Mapping | None = None) -> Layout:
    """The tables of all sheets that are shown. To be called while the words of the mapping are known."""
    sheets = [sheet for sheet in book.sheets if not sheet.hidden]
    found = [(sheet, *find_tables(sheet)) for sheet in sheets]
    tables = [table for _, inside, _ in found for table in inside]
    fitted, absent = fit(tables, mapping) if mapping else ([Fitted(table) for table in tables], [])
    problems = _not_as_said(book, fitted, absent) if mapping else []
    blocks, said = _chosen(book, fitted)
    return Layout(blocks, [(sheet, runs, bool(inside)) for sheet, inside, runs in found], [*said, *problems])


def _chosen(book: Book, fitted: Sequence[Fitted]) -> tuple[list[Block], list[Problem]]:
    """The blocks, those in or out of the budget that are said to be; the others as the file shows."""
    blocks = [_block(one, book.file_name) for one in fitted]
    stated = [one.said.counts if one.said else None for one in fitted]
    started = [block.aside() if counts is False else block for block, counts in zip(blocks, stated, strict=True)]
    chosen, problems = choose(book, started)
    counted = [
        replace(block, said=True) if counts else replace(shown, said=counts is not None)
        for block, shown, counts in zip(blocks, chosen, stated, strict=True)
    ]
    settled = {block.table.where for block in counted if block.said}
    return counted, [problem for problem in problems if problem.where not in settled]


def _not_as_said(book: Book, fitted: Sequence[Fitted], absent: Sequence[MappedTable]) -> list[Problem]:
    """Tables that the mapping names and the file lacks, and tables that it does not name."""
    missing = [
        TABLE_MISSING(book.file_name, ", ".join(f'"{column.heading}"' for column in table.columns if column.heading))
        for table in absent
    ]
    return [*missing, *(TABLE_NEW(one.table.where, one.table.where) for one in fitted if one.said is None)]


def _block(fitted: Fitted, file_name: str) -> Block:
    """A table with its rows read. Rows below zero or without a usable amount are listed, not costed."""
    table = fitted.table
    amounts = amounts_of(table, said=fitted.amount_is_said)
    problems = [*amounts.problems, *what_differs(fitted)]
    if any(problem.severity == "blocks" for problem in problems):
        return Block(table, amounts, problems=tuple(problems))
    reads: list[Read] = []
    others: list[Entry] = []
    for entry in parents_as_totals(entries_of(table, amounts)):
        read, said = read_line(entry, amounts, file_name) if entry.kind == "line" else (None, [])
        if read and read.cost < 0:
            problems.append(NEGATIVE(entry.where, f"{entry.label}: {entry.cell.text if entry.cell else ''}"))
        elif read:
            reads.append(read)
            problems += said
        elif entry.kind in ("line", "unreadable"):
            shown = entry.cell.text or (entry.cell.formula or "") if entry.cell else ""
            problems.append(ROW_NOT_UNDERSTOOD(entry.where, shown or say("an empty amount"), label=entry.label))
        else:
            others.append(entry)
    problems += [*_income(table, others), *_texts(table, reads)]
    return Block(table, amounts, tuple(reads), tuple(others), tuple(problems))


def _income(table: Table, others: list[Entry]) -> list[Problem]:
    """One check that names the rows that were taken as income."""
    labels = ", ".join(f'"{entry.label}"' for entry in others if entry.money_had and entry.kind == "total")
    return [MONEY_HAD(table.where, labels)] if labels else []


def _texts(table: Table, reads: list[Read]) -> list[Problem]:
    """A check where notes hold sums in words and the rows have no quantity and no price of their own."""
    if table.having("quantity", "hours", "days", "price", "rate", "rate_per_hour", "rate_per_day"):
        return []
    for column in table.having("notes"):
        texts = [table.text(read.entry.row, column) for read in reads]
        if sum(any(sign.isdigit() for sign in text) and " at " in f" {text} " for text in texts) >= 2:
            return [TEXT_NOT_USED(table.sheet.where(table.heading_row, column.number), column.heading)]
    return []
