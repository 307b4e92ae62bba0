"""Any budget whose headings plainly say what they hold: its lines, its totals, and what was not understood.

Nothing is dropped silently: a figure is a line, a total, a percentage, a repeat of what is read, or listed.
"""

from itertools import chain

from fairbudget.budget import Budget, CostLine, Project, StatedTotal, TimeLine
from fairbudget.problems import Problem, in_order, kind
from fairbudget.reading.cells.amount_problems import DECIMAL_COMMA_READ
from fairbudget.reading.cells.currency import currency_of
from fairbudget.reading.cells.thousands import in_full
from fairbudget.reading.comparing import compare, gather
from fairbudget.reading.competing import QUESTIONS
from fairbudget.reading.formulas import Place
from fairbudget.reading.grid import DECIMAL_COMMA, Book
from fairbudget.reading.headings import also_known
from fairbudget.reading.layout import lay_out
from fairbudget.reading.ledger import Ledger
from fairbudget.reading.lines import Read
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.templates.template_partners import named_only
from fairbudget.reading.totals import Figure, Percentage, cost_line

NO_TABLE = kind(
    "no_table",
    "blocks",
    title="No table of costs was found",
    message="No row of headings was found in {found} that says what its columns hold, so no costs were read.",
    fix="Put headings over the columns, such as Item, Hours, Rate, Quantity, Unit price, Total; or use the template.",
)


def read_any(book: Book, mapping: Mapping | None = None) -> Budget:
    """The budget in a workbook of any layout, with every problem met. Never raises for what a file holds."""
    with also_known(mapping.words() if mapping else {}):
        return _read(book, mapping)


def _read(book: Book, mapping: Mapping | None) -> Budget:
    book, thousands = in_full(book)
    laid = lay_out(book, mapping)
    blocks, problems = laid.blocks, [*thousands, *laid.problems]
    if not blocks:
        return _budget(book, "GBP", [], [], [], [*problems, NO_TABLE(book.file_name, book.file_name)])
    currency, foreign, mixed = currency_of(book, blocks)
    problems += [*_decimal_commas(book), *mixed, *(problem for block in blocks for problem in block.problems)]
    reads = [read for block in blocks if block.counts for read in block.reads if read.place not in foreign]
    ledger = Ledger(book, {read.place: read.cost for read in reads})
    account = gather(blocks, laid.loose, ledger)
    problems += [*account.problems, *compare(book, blocks, ledger, account, currency)]
    if not ledger.costs and not any(problem.severity == "blocks" for problem in problems):
        problems.append(NO_TABLE(book.file_name, book.file_name))
    if any(problem.code in QUESTIONS for problem in problems):
        reads, account.percentages = [], []
    return _budget(book, currency, reads, account.percentages, account.stated, problems)


def _decimal_commas(book: Book) -> list[Problem]:
    """Said once, at its first number, for a file that writes its decimals with a comma throughout."""
    for sheet in book.sheets:
        for cell in chain.from_iterable(sheet.by_row.values()):
            if cell.number_format == DECIMAL_COMMA and isinstance(cell.value, str):
                where = sheet.where(cell.row, cell.column)
                return [DECIMAL_COMMA_READ(where, cell.value, comma=_with_point(cell.value))]
    return []


def _with_point(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


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
    partners, alike = named_only([name for name in named if name], book.file_name)
    return Budget(
        project=Project(currency=currency),
        partners=partners,
        time=time,
        costs=(*costs, *extra),
        stated_totals=tuple(StatedTotal(where=found.where, label=found.label, amount=found.amount) for found in stated),
        problems=in_order([*problems, *alike]),
        file_name=book.file_name,
        file_sha256=book.sha256,
    )
