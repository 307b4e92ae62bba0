"""What the columns of a file are taken for: a proposal with three samples each, how sure it is, and why.

It says how the file is read without a mapping. Confirmed as it stands it changes nothing but what is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fairbudget.language import noop, say
from fairbudget.money import plain
from fairbudget.reading.any_table import read_any
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.choosing import Block
from fairbudget.reading.columns import COLUMN_CHOSEN, WHICH_COLUMN, figures
from fairbudget.reading.competing import QUESTIONS
from fairbudget.reading.grid import Book, Cell, Sheet, letters
from fairbudget.reading.headings import also_known
from fairbudget.reading.layout import Layout, lay_out
from fairbudget.reading.mapping import MappedColumn, MappedTable, Mapping
from fairbudget.reading.roles import AMOUNT, LABEL, MONEY, NOT_USED, TEXTS, role_in_words
from fairbudget.reading.tables import Column, Table
from fairbudget.wording import tidy

Confidence = Literal["sure", "likely", "guess"]
CONFIDENCE: dict[Confidence, str] = {"sure": noop("sure"), "likely": noop("likely"), "guess": noop("a guess")}
SAMPLES, LONGEST_SAMPLE = 3, 40
_TIMES = ("hours", "hours_per_week", "days", "weeks", "months", "fte", "quantity_or_fte", "quantity", "unit")


@dataclass(frozen=True)
class ProposedColumn:
    """A column by the letter of its place, its samples, and what it is taken for."""

    letter: str
    heading: str
    samples: tuple[str, ...]
    role: str
    confidence: Confidence
    why: str

    @property
    def name(self) -> str:
        """What to call it: its heading, or that it has none."""
        return tidy(self.heading) or say("no heading")


@dataclass(frozen=True)
class ProposedTable:
    """A table with its columns. `counts` None: nothing says whether it is to be costed; `asked`: which amount is.

    `amounts` are the columns, counted from 0, among which a person can choose the amount; none without a choice.
    """

    where: str
    sheet: str
    title: str
    columns: tuple[ProposedColumn, ...]
    counts: bool | None
    confidence: Confidence
    why: str
    asked: bool = False
    amounts: tuple[int, ...] = ()

    def taken_for(self, column: ProposedColumn) -> str:
        """What one of its columns is taken for, in words; nothing while that is asked."""
        if self.asked and column.role in MONEY:
            return say("An amount. You choose which one counts.")
        return role_in_words(column.role)


@dataclass(frozen=True)
class Proposal:
    """The tables of a file, top to bottom and sheet by sheet."""

    file_name: str
    tables: tuple[ProposedTable, ...]

    @property
    def mapping(self) -> Mapping:
        """The proposal as a mapping; what is asked stays open in it."""
        return Mapping(
            made_from=self.file_name,
            tables=tuple(
                MappedTable(
                    sheet=table.sheet,
                    counts=table.counts,
                    columns=tuple(MappedColumn(heading=one.heading, role=one.role) for one in table.columns),
                )
                for table in self.tables
            ),
        )

    @property
    def sure(self) -> bool:
        """Whether nothing in it needs a person."""
        columns = [column.confidence for table in self.tables for column in table.columns]
        return bool(self.tables) and {*columns, *(table.confidence for table in self.tables)} == {"sure"}


def propose(book: Book, mapping: Mapping | None = None) -> Proposal:
    """What a file is taken for; with a mapping, as that says, and the rest as without it."""
    with also_known(mapping.words() if mapping else {}):
        laid = lay_out(book, mapping)
    problems = read_any(book, mapping).problems
    asked = any(problem.code in QUESTIONS for problem in problems) or _may_compete(laid.blocks)
    tables = [_table(block, laid, open_tables=asked) for block in laid.blocks]
    # A sheet without any heading that is known: where its headings seem to be, for a person to name.
    unread = [table for sheet, _, read in laid.loose if not read and (table := guessed_table(sheet)) is not None]
    return Proposal(book.file_name, (*tables, *(_unread(table) for table in unread)))


def guessed_table(sheet: Sheet) -> Table | None:
    """The rows under the first row of words that has figures in two rows below it; None where there is none."""
    rows = sheet.by_row
    filled = {row: {cell.column for cell in cells if figure(cell) is not None} for row, cells in rows.items()}
    last = {column: row for row, columns in filled.items() for column in columns}
    counted = [row for row, columns in filled.items() if columns]
    for number, cells in rows.items():
        words = [cell for cell in cells if isinstance(cell.value, str) and figure(cell) is None]
        if len(words) < 2 or len(words) < len(cells):
            continue
        two_below = counted[-2:-1] > [number]
        if two_below and any(last.get(cell.column, 0) > number for cell in cells):
            named = tuple(Column(cell.column, cell.text, None) for cell in cells)
            return Table(sheet, "", named, number, max(rows), rows)
    return None


def _may_compete(blocks: Sequence[Block]) -> bool:
    """Whether tables could turn out to be the same budget twice once it is said which amounts one of them holds."""
    counted = [block for block in blocks if block.counts and (block.reads or _is_asked(block))]
    sheets = {block.table.sheet.name for block in counted}
    return len(sheets) > 1 and any(_is_asked(block) for block in counted)


def _is_asked(block: Block) -> bool:
    """Whether it is open which of its columns holds the amounts."""
    return any(problem.code == WHICH_COLUMN.code for problem in block.amounts.problems)


def _table(block: Block, laid: Layout, *, open_tables: bool) -> ProposedTable:
    """A table that was read: in or out of the budget as the reader has it, open where that is the question."""
    said = next((problem.message for problem in laid.problems if problem.where == block.table.where), "")
    counts: bool | None = block.counts
    confidence: Confidence = "sure"
    why = say("It has headings that say so.")
    if block.said:
        why = say("As in the mapping.")
    elif block.table.sheet.hidden and not block.reads:
        counts, confidence, why = False, "likely", say("Its sheet is hidden, and no sheet that is shown uses it.")
    elif not block.counts:
        confidence, why = "likely", said
    elif open_tables and (block.reads or _is_asked(block)):
        counts, confidence, why = None, "guess", say("Other tables could be the budget as well. You choose.")
    codes = {problem.code for problem in block.amounts.problems}
    table = block.table
    columns = tuple(_column(block, column, codes) for column in _shown(table))
    return ProposedTable(
        where=table.where,
        sheet=table.sheet.name,
        title=table.title,
        columns=columns,
        counts=counts,
        confidence=confidence,
        why=why,
        asked=_is_asked(block),
        amounts=_amounts_to_choose(columns, asked=_is_asked(block)),
    )


def _amounts_to_choose(columns: Sequence[ProposedColumn], *, asked: bool) -> tuple[int, ...]:
    """The columns of money, where one of several is the amount. Amounts by year are all of it, which is no choice."""
    money = tuple(number for number, column in enumerate(columns) if column.role in MONEY)
    roles = [columns[number].role for number in money]
    return money if asked or (len(money) > 1 and roles.count(AMOUNT) == 1 and "year_amount" not in roles) else ()


def _unread(table: Table) -> ProposedTable:
    """A table whose headings are all unknown: nothing of it is used until a person says what it holds."""
    why = say("Its headings are not words that we know. Say what they mean, or leave it out.")
    columns = tuple(_proposed(table, column, NOT_USED, "guess", _unknown(column)) for column in _shown(table))
    return ProposedTable(table.where, table.sheet.name, table.title, columns, True, "guess", why)


def _shown(table: Table) -> list[Column]:
    """The columns that hold something under their heading, or have one."""
    return [column for column in table.columns if column.heading or samples(table, column)]


def _column(block: Block, column: Column, codes: set[str]) -> ProposedColumn:
    """A column with its role as it was read."""
    table, amounts = block.table, block.amounts
    role = column.role or (LABEL if _names_rows(table, column) else NOT_USED)
    confidence, why = _sureness(table, column)
    if WHICH_COLUMN.code in codes and role in MONEY:
        confidence, why = "guess", say("Several columns hold amounts, and nothing says which is the budget.")
    elif amounts.column is not None and column.number == amounts.column.number:
        if COLUMN_CHOSEN.code in codes:
            confidence, why = "likely", say("Its heading fits the budget better than those of the other amounts.")
        role = AMOUNT
    elif amounts.price is not None and column.number == amounts.price.number:
        role, why = "price", say("Times the quantity it gives the amount in every row.")
    elif amounts.column is not None and role in (AMOUNT, "budget"):
        role, confidence, why = NOT_USED, "likely", say("The amounts are in another column, which is worked out of it.")
    return _proposed(table, column, role, confidence, why)


def _sureness(table: Table, column: Column) -> tuple[Confidence, str]:
    """How sure the role is by the heading, and by what stands under it."""
    if column.role is None:
        if _names_rows(table, column):
            return "likely", say("No other column names the rows.")
        words = not figures(table, column)
        return ("likely" if words else "guess"), _unknown(column)
    if column.by_content:
        return "likely", say("Its heading is not a word that we know. What stands under it says so.")
    if column.role == "rate" and not table.column(*_TIMES):
        return "likely", say("Its heading does not say for what length of time.")
    cells = [table.sheet.get(row, column.number) for row, _ in table.rows()]
    filled = [cell for cell in cells if cell is not None and cell.text]
    numbers = [cell for cell in filled if figure(cell) is not None or cell.uncalculated]
    if column.role not in (*TEXTS, NOT_USED, "number", "year") and len(numbers) * 2 < len(filled):
        return "likely", say("Its heading says so, but most of its cells are words.")
    return "sure", say("Its heading says so.")


def _names_rows(table: Table, column: Column) -> bool:
    """Whether the words of a column are all that names the rows: it is the first one without a known heading."""
    if column.role is not None or table.having(LABEL, "category") or figures(table, column):
        return False
    return next(one for one in table.columns if one.role is None and not figures(table, one)) is column


def _unknown(column: Column) -> str:
    if not column.heading:
        return say("It has no heading.")
    return say("Its heading is not a word that we know.")


def _proposed(table: Table, column: Column, role: str, confidence: Confidence, why: str) -> ProposedColumn:
    return ProposedColumn(letters(column.number), column.heading, samples(table, column), role, confidence, why)


def samples(table: Table, column: Column) -> tuple[str, ...]:
    """The first three different texts under a heading, cut short."""
    cells = [table.sheet.get(row, column.number) for row, _ in table.rows()]
    texts = [tidy(_text(cell), LONGEST_SAMPLE) for cell in cells if cell is not None]
    return tuple(dict.fromkeys(text for text in texts if text))[:SAMPLES]


def _text(cell: Cell) -> str:
    """What a cell shows; a number without the noise behind its 15 digits."""
    number = figure(cell) if isinstance(cell.value, Decimal) else None
    return plain(number) if number is not None else cell.text or cell.formula or ""
