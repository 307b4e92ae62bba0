"""The lines that were read beside the other figures: totals that agree or differ, and what stays open."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from fairbudget.language import say
from fairbudget.money import money, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.reading.cells.figures import figure
from fairbudget.reading.choosing import Block
from fairbudget.reading.competing import QUESTIONS, competing
from fairbudget.reading.formulas import Place
from fairbudget.reading.grid import Book, Cell, Sheet
from fairbudget.reading.headings import is_total, says
from fairbudget.reading.ledger import Ledger
from fairbudget.reading.products import constant_of
from fairbudget.reading.totals import (
    Figure,
    Percentage,
    explained,
    figure_of,
    grand_total,
    money_to_be_had,
    not_a_cost,
    resolve,
    same_row_twice,
    with_percentages,
)

ROW_NOT_UNDERSTOOD = kind(
    "row_not_understood",
    "blocks",
    title="A figure was not understood",
    message='"{label}": {found} is neither a line, a total nor a repeat of anything that was read. It is not costed.',
    fix="Say in its label what it is, or move it into a table with headings.",
)
FIGURE_NOT_USED = kind(
    "figure_not_used",
    "check",
    title="A figure outside the tables was not used",
    message='"{label}": {found} stands outside the tables and was not used.',
    fix="Nothing, if it is not a cost.",
)
SHEET_NOT_READ = kind(
    "sheet_not_read",
    "check",
    title="A sheet was not read",
    message="The sheet {found} was not read: it has no row of headings that says what its columns hold. "
    "The file's own grand total agrees without it.",
    fix="Nothing, if it is not part of the budget. Otherwise give it headings.",
)
SHEET_UNKNOWN = kind(
    "sheet_not_understood",
    "blocks",
    title="A sheet with figures was not understood",
    message="The sheet {found} holds figures and no row of headings that says what they are, and no grand "
    "total "
    "shows whether they belong to the budget.",
    fix="Give it headings, or delete it if it is not part of the budget.",
)
TOTAL_DIFFERS = kind(
    "total_differs",
    "check",
    title="The file's total is not the sum of its lines",
    message='The file states {stated} ("{found}"); its lines come to {ours}. The difference is {difference}.',
    fix="Check the formula of the file's total, and whether every line that was read belongs to the budget.",
)
PART_DIFFERS = kind(
    "part_total_differs",
    "check",
    title="A total in the file does not match lines that were read",
    message='"{found}" states {stated}, which is not the sum of any lines that it could add up.',
    fix="Check the formula of this total. It was not used.",
)
TOTAL_NOT_STATED = kind(
    "total_not_stated",
    "note",
    title="The file states no total of everything",
    message="The lines of {found} come to {ours}; the file has no total of all of them to compare with.",
    fix="Compare with the total that you expect.",
)


@dataclass
class Account:
    """What is gathered on the way through a file: figures that are totals, percentages, and what is open."""

    percentages: list[Percentage] = field(default_factory=list)
    stated: list[Figure] = field(default_factory=list)
    open: list[Figure] = field(default_factory=list)
    unread: list[tuple[Sheet, list[Figure]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gather(blocks: list[Block], loose: list[tuple[Sheet, list[list[Cell]], bool]], ledger: Ledger) -> Account:
    """Every figure that is not a line, as a percentage, a stated total, or still open."""
    account = Account()
    inside = [(figure_of(e, b), e.kind) for b in blocks if b.counts or b.repeats for e in b.others]
    outside = [(f, _loose_kind(f)) for sheet, runs, read in loose if read for f in _figures(sheet, runs)]
    stated = {found.amount for found, what in [*inside, *outside] if what == "total"}
    for found, what in [*inside, *outside]:
        if what == "percentage":
            _percentage(found, ledger, account, stated)
        elif what == "total":
            account.stated.append(found)
        elif what == "loose":
            account.open.append(found)
    for block in blocks:
        if not block.counts and not block.repeats:
            aside = [figure_of(entry, block) for entry in block.others if entry.kind in ("total", "loose")]
            account.stated += [found for found in aside if is_total(found.label)]
            account.open += [found for found in aside if not is_total(found.label)]
    account.unread = [(sheet, list(_figures(sheet, runs))) for sheet, runs, read in loose if not read]
    return account


def _percentage(found: Figure, ledger: Ledger, account: Account, stated: set[Decimal]) -> None:
    if same_row_twice(found, account.percentages):
        return
    percentage, said = resolve(found, ledger, stated)
    account.percentages.append(percentage)
    account.problems += said


def _figures(sheet: Sheet, runs: list[list[Cell]]) -> Iterator[Figure]:
    """The figures of loose runs; a rate beside a percentage row belongs to that row."""
    for run in runs:
        label = next((cell.text for cell in run if isinstance(cell.value, str) and figure(cell) is None), "")
        numbers = [cell for cell in run if figure(cell) is not None]
        rate = next((n for cell in numbers if 0 < (n := figure(cell) or Decimal(0)) < 1), None)
        share = rate if says(label, "percentage") and len(numbers) > 1 else None
        for cell in numbers:
            number = figure(cell) or Decimal(0)
            if share is not None and number == share:
                continue
            fraction = share if share is not None else constant_of(cell) if says(label, "percentage") else None
            yield Figure(
                place=Place(sheet.name, cell.row, cell.column),
                where=sheet.where(cell.row, cell.column),
                label=label,
                amount=to_pence(number),
                cell=cell,
                fraction=fraction,
                can_be_grand=is_total(label),
            )


def _loose_kind(found: Figure) -> str:
    if found.fraction is not None:
        return "percentage"
    return "total" if is_total(found.label) else "loose"


def compare(book: Book, blocks: list[Block], ledger: Ledger, account: Account, currency: str) -> list[Problem]:
    """Our total beside the file's own, and what became of every open figure and unread sheet."""
    lines = ledger.total(ledger.costs)
    extra = sum((percentage.cost for percentage in account.percentages), Decimal(0))
    full = with_percentages(ledger, account.percentages)
    had = money_to_be_had(book)
    known = {block.total for block in blocks} | {lines, lines + extra} | set(ledger.costs.values())
    known |= {percentage.cost for percentage in account.percentages}
    grand = grand_total(account.stated, lines + extra, full, known, had)
    agrees = grand is not None and grand.amount == lines + extra
    problems = competing(blocks, [found.amount for found in account.stated], extra)
    if any(problem.code in QUESTIONS for problem in problems):
        grand = None
    elif grand is None and ledger.costs:
        problems.append(TOTAL_NOT_STATED(book.file_name, book.file_name, ours=money(lines + extra, currency)))
    elif grand is not None and not agrees and ledger.costs:
        problems.append(_difference(grand, lines + extra, currency))
    for found in account.stated:
        if found is not grand and not not_a_cost(found, had) and not explained(found, full, known):
            problems.append(PART_DIFFERS(found.where, found.label, stated=money(found.amount, currency)))
    known |= {found.amount for found in account.stated}
    problems += _still_open(account, full, known, had, agrees)
    problems += _unread(account, full, known, agrees)
    return problems


def _difference(grand: Figure, ours: Decimal, currency: str) -> Problem:
    difference = money(abs(ours - grand.amount), currency)
    stated = money(grand.amount, currency)
    label = grand.label or say("total")
    return TOTAL_DIFFERS(grand.where, label, stated=stated, ours=money(ours, currency), difference=difference)


def _still_open(account: Account, ledger: Ledger, known: set[Decimal], had: set[Place], agrees: bool) -> list[Problem]:
    """Open figures: repeats are nothing new, left-overs become stated totals, the rest is listed."""
    problems = []
    for found in account.open:
        if explained(found, ledger, known):
            continue
        if not_a_cost(found, had):
            account.stated.append(found)
            continue
        text = found.cell.text if found.cell else ""
        harmless = agrees or says(found.label, "not_money")
        problem = FIGURE_NOT_USED if harmless else ROW_NOT_UNDERSTOOD
        problems.append(problem(found.where, text, label=found.label))
    return problems


def _unread(account: Account, ledger: Ledger, known: set[Decimal], agrees: bool) -> list[Problem]:
    """Sheets without a table: silent when all they hold is known; a check when the total agrees without."""
    problems = []
    for sheet, figures in account.unread:
        if all(explained(found, ledger, known) for found in figures):
            continue
        problems.append((SHEET_NOT_READ if agrees else SHEET_UNKNOWN)(sheet.name, sheet.name))
    return problems
