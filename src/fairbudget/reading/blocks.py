"""The rows of one table as lines, totals and problems: a block of the budget."""

from collections.abc import Callable
from decimal import Decimal

from fairbudget.language import say
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.amount_problems import NEGATIVE
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.choosing import Block
from fairbudget.reading.columns import Amounts
from fairbudget.reading.comparing import ROW_NOT_UNDERSTOOD
from fairbudget.reading.headings import is_total
from fairbudget.reading.lines import Read, read_line
from fairbudget.reading.parents import parents_as_totals
from fairbudget.reading.rows import Entry, entries_of
from fairbudget.reading.tables import Table

MONEY_HAD = kind(
    "income_not_costed",
    "check",
    title="Income was not counted as a cost",
    message="Read as money that comes in or is left over, not as a cost: {found}.",
    fix="If one of these is a cost, give it a label that says so and move it out of the block of income.",
)
EXAMPLE_ROW = kind(
    "example_row",
    "check",
    title="An example was not costed",
    message='"{found}" is marked as an example, so its row was not costed.',
    fix="Delete the row if it is one. If it is a cost, take the word for example out of it.",
)
AMOUNT_NOT_STATED = kind(
    "amount_not_stated",
    "check",
    title="A row without an amount",
    message='"{found}" stands among the costs and has no amount. It is not costed, and not taken for zero.',
    fix="Write its amount, or 0 if it costs nothing.",
)
SHARED_AMOUNT = kind(
    "amount_of_several_rows",
    "check",
    title="One amount for several rows",
    message="One merged cell holds the amount {found} of the rows {rows}. It was read once, with the first of them.",
    fix="Give every row its own amount, or make one row of them.",
)
TIME_TOTAL_DIFFERS = kind(
    "time_total_differs",
    "check",
    title="A total of time or of a quantity is not the sum of its column",
    message='"{label}" states {found} under "{heading}"; the rows above it come to {computed}. The rows were used.',
    fix="Check the formula of this total.",
)
Reader = Callable[[Entry, Amounts, str], tuple[Read | None, list[Problem]]]


def read_block(
    table: Table, amounts: Amounts, problems: list[Problem], file_name: str, reader: Reader = read_line
) -> Block:
    """A table with its rows read. Rows below zero or without a usable amount are listed, not costed.

    Nothing is read where one of `problems` blocks.
    """
    if any(problem.severity == "blocks" for problem in problems):
        return Block(table, amounts, problems=tuple(problems))
    reads: list[Read] = []
    others: list[Entry] = []
    for entry in parents_as_totals(entries_of(table, amounts)):
        read, said = reader(entry, amounts, file_name) if entry.kind in ("line", "unreadable") else (None, [])
        if read and read.cost < 0:
            problems.append(NEGATIVE(entry.where, f"{entry.label}: {entry.cell.text if entry.cell else ''}"))
        elif read:
            reads.append(read)
            problems += said
        elif entry.kind in ("line", "unreadable"):
            shown = entry.cell.text or (entry.cell.formula or "") if entry.cell else ""
            problems += said
            # Nothing may be left out with only a remark: what is not costed blocks.
            if not any(problem.severity == "blocks" for problem in said):
                problems.append(ROW_NOT_UNDERSTOOD(entry.where, shown or say("an empty amount"), label=entry.label))
        elif entry.kind in ("example", "unstated"):
            problems.append((EXAMPLE_ROW if entry.kind == "example" else AMOUNT_NOT_STATED)(entry.where, entry.label))
        else:
            others.append(entry)
    problems += [*_income(table, others), *_shared(table, reads), *_totals_of_time(table, amounts, reads)]
    return Block(table, amounts, tuple(reads), tuple(others), tuple(problems))


def _income(table: Table, others: list[Entry]) -> list[Problem]:
    """One check that names the rows that were taken as income."""
    labels = ", ".join(f'"{entry.label}"' for entry in others if entry.money_had and entry.kind == "total")
    return [MONEY_HAD(table.where, labels)] if labels else []


def _shared(table: Table, reads: list[Read]) -> list[Problem]:
    """A check for each amount in a cell that is merged over several rows with words of their own."""
    found = []
    amounts = {(read.entry.row, read.entry.cell.column): read for read in reads if read.entry.cell}
    for top, left, bottom, _ in table.sheet.merged:
        read = amounts.get((top, left))
        worded = [row for row in range(top, min(bottom, table.last_row) + 1) if _worded(table, row)]
        if read and len(worded) > 1:
            shown = read.entry.cell.text if read.entry.cell else ""
            found.append(SHARED_AMOUNT(read.entry.where, shown, rows=", ".join(map(str, worded))))
    return found


def _totals_of_time(table: Table, amounts: Amounts, reads: list[Read]) -> list[Problem]:
    """A check for each total of hours, days or months that is neither the sum of its column nor of its section."""
    found = []
    lines = {read.entry.row for read in reads}
    for column in table.having("hours", "days", "weeks", "months", "fte"):
        whole = since = Decimal(0)
        for row, cells in table.rows():
            number = table.figure(row, column)
            label = next((cell.text for cell in cells if isinstance(cell.value, str) and is_total(cell.text)), "")
            if number is not None and row in lines:
                whole, since = whole + number, since + number
            elif number is not None and label and (not amounts.column or table.figure(row, amounts.column) is not None):
                if number not in (whole, since) and whole:
                    where = table.sheet.where(row, column.number)
                    said = {"label": label, "heading": column.heading, "computed": plain(whole)}
                    found.append(TIME_TOTAL_DIFFERS(where, plain(number), **said))
                since = Decimal(0)
    return found


def _worded(table: Table, row: int) -> bool:
    return any(isinstance(cell.value, str) and figure(cell) is None for cell in table.row(row))
