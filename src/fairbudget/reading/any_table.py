"""Any budget whose headings plainly say what they hold: its lines, its totals, and what was not understood.

Nothing is dropped silently: a figure is a line, a total, a percentage, a repeat of what is read, or listed.
"""

from fairbudget.budget import Budget, CostLine, Partner, Project, StatedTotal, TimeLine
from fairbudget.language import say
from fairbudget.problems import Problem, in_order, kind
from fairbudget.reading.amount_problems import NEGATIVE
from fairbudget.reading.choosing import Block, choose
from fairbudget.reading.columns import amounts_of
from fairbudget.reading.comparing import ROW_NOT_UNDERSTOOD, compare, gather
from fairbudget.reading.currency import currency_of
from fairbudget.reading.formulas import Place
from fairbudget.reading.grid import Book
from fairbudget.reading.ledger import Ledger
from fairbudget.reading.lines import Read, read_line
from fairbudget.reading.parents import parents_as_totals
from fairbudget.reading.rows import Entry, entries_of
from fairbudget.reading.tables import Table, find_tables
from fairbudget.reading.totals import Figure, Percentage, cost_line

NO_TABLE = kind(
    "no_table",
    "blocks",
    title="No table of costs was found",
    message="No row of headings was found in {found} that says what its columns hold, so no costs were read.",
    fix="Put headings over the columns, such as Item, Hours, Rate, Quantity, Unit price, Total; or use the template.",
)
HIDDEN = kind(
    "hidden_not_read",
    "check",
    title="Hidden parts were not read",
    message="{found} hidden and not read.",
    fix="Show them and upload the file again if they belong to the budget.",
)
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


def read_any(book: Book) -> Budget:
    """The budget in a workbook of any layout, with every problem met. Never raises for what a file holds."""
    sheets = [sheet for sheet in book.sheets if not sheet.hidden]
    found = {sheet.name: find_tables(sheet) for sheet in sheets}
    problems = _hidden(book)
    blocks = [_block(table, book.file_name) for tables, _ in found.values() for table in tables]
    if not blocks:
        return _budget(book, "GBP", [], [], [], [*problems, NO_TABLE(book.file_name, book.file_name)])
    blocks, said = choose(book, blocks)
    currency, foreign, mixed = currency_of(book, blocks)
    problems += [*said, *mixed, *(problem for block in blocks for problem in block.problems)]
    reads = [read for block in blocks if block.counts for read in block.reads if read.place not in foreign]
    ledger = Ledger(book, {read.place: read.cost for read in reads})
    account = gather(
        blocks,
        [(sheet, runs, bool(tables)) for sheet in sheets for tables, runs in [found[sheet.name]]],
        ledger,
    )
    problems += [*account.problems, *compare(book, blocks, ledger, account, currency)]
    if not ledger.costs and not any(problem.severity == "blocks" for problem in problems):
        problems.append(NO_TABLE(book.file_name, book.file_name))
    if any(problem.code == "which_table" for problem in problems):
        reads, account.percentages = [], []
    return _budget(book, currency, reads, account.percentages, account.stated, problems)


def _block(table: Table, file_name: str) -> Block:
    """A table with its rows read. Rows below zero or without a usable amount are listed, not costed."""
    amounts = amounts_of(table)
    problems = list(amounts.problems)
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


def _hidden(book: Book) -> list[Problem]:
    problems = [
        HIDDEN(sheet.name, say("The sheet {sheet} is", sheet=sheet.name))
        for sheet in book.sheets
        if sheet.hidden and sheet.cells
    ]
    for sheet in book.sheets:
        filled = sorted(row for row in sheet.hidden_rows if sheet.row(row))
        if filled and not sheet.hidden:
            rows = ", ".join(str(row) for row in filled[:20])
            rows = say("{rows} and more", rows=rows) if len(filled) > 20 else rows
            hidden = say("In the sheet {sheet}, row(s) {rows} are", sheet=sheet.name, rows=rows)
            problems.append(HIDDEN(sheet.where(filled[0]), hidden))
    return problems


def _budget(
    book: Book,
    currency: str,
    reads: list[Read],
    percentages: list[Percentage],
    stated: list[Figure],
    problems: list[Problem],
) -> Budget:
    """The budget with its lines numbered from 1 in the order of the file."""
    lines: list[TimeLine | CostLine] = []
    ids: dict[Place, tuple[str, ...]] = {}
    for read in reads:
        ids[read.place] = tuple(str(len(lines) + i) for i, _ in enumerate(read.lines, 1))
        lines += [
            line.model_copy(update={"line": name}) for name, line in zip(ids[read.place], read.lines, strict=True)
        ]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    extra = [
        cost_line(str(i), percentage, ids, sheets[percentage.figure.place.sheet])
        for i, percentage in enumerate(percentages, len(lines) + 1)
    ]
    time = tuple(line for line in lines if isinstance(line, TimeLine))
    costs = tuple(line for line in lines if isinstance(line, CostLine))
    named = [
        *(share.partner for line in time for share in line.partners),
        *(line.partner for line in [*costs, *extra]),
    ]
    return Budget(
        project=Project(currency=currency),
        partners=tuple(Partner(name=name) for name in dict.fromkeys(named) if name),
        time=time,
        costs=(*costs, *extra),
        stated_totals=tuple(StatedTotal(where=found.where, label=found.label, amount=found.amount) for found in stated),
        problems=in_order(problems),
        file_name=book.file_name,
        file_sha256=book.sha256,
    )
