"""Hidden rows, columns and sheets: they are read and named; a hidden sheet counts only where a shown one uses it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fairbudget.language import say
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.choosing import Block
from fairbudget.reading.formulas import Place, places
from fairbudget.reading.grid import Book, Sheet, letters

HIDDEN = kind(
    "hidden_not_read",
    "check",
    title="A hidden sheet was not counted",
    message="{found} hidden and not counted{lines}: no sheet that is shown uses its figures.",
    fix="Show it and upload the file again if it belongs to the budget.",
)
HIDDEN_READ = kind(
    "hidden_read",
    "check",
    title="Hidden parts were read",
    message="{found} hidden. What they hold was read like the rest.",
    fix="Show them and look at what they hold. Delete them if they do not belong to the budget.",
)
_MOST_NAMED = 20


def in_sight(book: Book, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the tables of hidden sheets emptied unless a formula of a sheet that is shown uses them."""
    used = _used(book) if any(block.table.sheet.hidden for block in blocks) else set()
    return [_emptied(block) if block.table.sheet.hidden and not _is_used(block, used) else block for block in blocks]


def hidden_parts(book: Book, blocks: Sequence[Block]) -> list[Problem]:
    """What to say of everything hidden; `blocks` are as they were read, before any was left out."""
    used = _used(book)
    problems = []
    for sheet in book.sheets:
        if sheet.hidden and sheet.cells:
            problems.append(_of_sheet(sheet, [block for block in blocks if block.table.sheet.name == sheet.name], used))
        else:
            problems += _inside(sheet)
    return problems


def _of_sheet(sheet: Sheet, blocks: list[Block], used: set[Place]) -> Problem:
    named = say("The sheet {sheet} is", sheet=sheet.name)
    if any(_is_used(block, used) for block in blocks):
        return HIDDEN_READ(sheet.name, named)
    reads = [read for block in blocks for read in block.reads]
    amount = plain(sum((block.total for block in blocks), Decimal(0)))
    lines = say("(lines: {number}, {amount} in all)", number=len(reads), amount=amount) if reads else ""
    return HIDDEN(sheet.name, named, lines=f" {lines}" if lines else "")


def _inside(sheet: Sheet) -> list[Problem]:
    """What to say of hidden rows and columns of a sheet that is shown."""
    problems = []
    filled = {row for row, _ in sheet.cells}, {column for _, column in sheet.cells}
    rows, columns = sorted(sheet.hidden_rows & filled[0]), sorted(sheet.hidden_columns & filled[1])
    if rows:
        found = say("In the sheet {sheet}, row(s) {rows} are", sheet=sheet.name, rows=_list([str(row) for row in rows]))
        problems.append(HIDDEN_READ(sheet.where(rows[0]), found))
    if columns:
        named = _list([letters(column) for column in columns])
        found = say("In the sheet {sheet}, column(s) {columns} are", sheet=sheet.name, columns=named)
        problems.append(HIDDEN_READ(sheet.where(1, columns[0]), found))
    return problems


def _list(named: list[str]) -> str:
    shown = ", ".join(named[:_MOST_NAMED])
    return say("{rows} and more", rows=shown) if len(named) > _MOST_NAMED else shown


def _used(book: Book) -> set[Place]:
    """The cells of hidden sheets that formulas of sheets that are shown use."""
    hidden = {sheet.name for sheet in book.sheets if sheet.hidden}
    cells = [cell for sheet in book.sheets if not sheet.hidden for cell in sheet.cells.values() if cell.formula]
    return (
        {place for cell in cells for place in places(cell.formula or "") if place.sheet in hidden} if hidden else set()
    )


def _is_used(block: Block, used: set[Place]) -> bool:
    """Whether a line or a total of a block is used."""
    others = {Place(e.table.sheet.name, e.row, e.cell.column) for e in block.others if e.cell}
    return bool(used & ({read.place for read in block.reads} | others))


def _emptied(block: Block) -> Block:
    return replace(block, reads=(), others=(), problems=(), counts=False)
