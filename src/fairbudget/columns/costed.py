"""Many lines costed in columns: from the numbers of each line to what is paid for it, who pays and what it is worth.

The steps, the rates, the funder's decisions and the reference rates come from the engine that costs single lines; see
`kinds`. So a line costed here has the same pennies as a line costed there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from fairbudget.budget import Band, words
from fairbudget.columns.blocks import Block, Where, different, numbers_used, recipe
from fairbudget.columns.column import Column
from fairbudget.columns.kinds import Kind, Lines
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.funding import funded
from fairbudget.costing.references import valued
from fairbudget.costing.rows import Given, Row
from fairbudget.equity.comparisons import RULE, compared
from fairbudget.language import noop
from fairbudget.problems import Problem
from fairbudget.workings import Step, above, amount, pence

BANDS = words(Band)
# The reference rates an hour of one budget.
References = Mapping[Band, Given]
# What the captions of figures say beside what `equity.comparisons` counts of each row.
PAID_AT_REFERENCE = Step(
    "paid_at_reference",
    noop("Paid hours at the reference rate"),
    "£",
    pence(amount("hours_counted_as_paid") * amount("reference_rate")),
    RULE,
)
PAID_BELOW_FLOOR = Step(
    "paid_below_floor",
    noop("Paid hours short of the real Living Wage"),
    "£",
    pence(above(amount("real_living_wage") * amount("hours_counted_as_paid"), amount("pay_counted"))),
    RULE,
)


@dataclass(frozen=True)
class Piece:
    """A block, and the kind that each of its rows stands for."""

    block: Block
    kinds: Where


@dataclass(frozen=True)
class Timed:
    """Lines worked out up to their full cost, and what was met on the way with each kind."""

    lines: Lines
    pieces: list[Piece]
    problems: list[list[Problem]]


def timed(lines: Lines) -> Timed:
    """The lines from their hours to their full cost. A line is several rows where its post is shared or pay changes."""
    of_kinds = [kind.rows() for kind in lines.kinds]
    most = max((len(rows) for rows, _ in of_kinds), default=0)
    pieces: list[Piece] = []
    for position in range(most):
        have = [kind for kind, (rows, _) in enumerate(of_kinds) if len(rows) > position]
        pieces += _pieces(lines, have, [of_kinds[kind][0][position] for kind in have])
    return Timed(lines, pieces, [problems for _, problems in of_kinds])


def _pieces(lines: Lines, kinds: list[int], rows: list[Row]) -> Iterator[Piece]:
    """The lines of these kinds in blocks of the same steps, worked."""
    row_of_kind = np.full(len(lines.kinds), -1, dtype=np.intp)
    row_of_kind[kinds] = np.arange(len(kinds))
    row_of_line = row_of_kind[lines.kind]
    here = np.flatnonzero(row_of_line >= 0)
    whole = Block(rows, row_of_line[here], here)
    for block, which in whole.parts(rows, whole.of, recipe):
        for name in numbers_used(block.rows[0]):
            block.differing.add(name)
            block.amounts[name] = lines.numbers[name].taken(block.lines)
        block.work(block.rows[0].steps)
        yield Piece(block, np.array(kinds)[which])


def settled(timed: Timed, references: Sequence[References], *, figures: bool) -> list[Piece]:
    """The lines with their value in kind and what the funder pays; with `figures`, what the figures count of them.

    `references` are those of each budget.
    """
    rates = _Rates(references)
    return [part for piece in timed.pieces for part in _settled(timed.lines, piece, references, rates, figures)]


class _Rates:
    """The reference rates of all budgets as one column: of each budget, those of its bands in order."""

    def __init__(self, references: Sequence[References]) -> None:
        given = [found.get(band) for found in references for band in BANDS]
        values = [one.value if one is not None else None for one in given]
        self.known = np.array([value is not None for value in values])
        self.amount = Column.each([value or Decimal(0) for value in values])

    def places(self, lines: Lines, block: Block) -> Where:
        """Where the reference rate of each line of the block stands; that of a line without a band does not count."""
        bands = np.array([BANDS.index(row.band) if row.band else 0 for row in block.rows])
        return lines.budget[block.lines] * len(BANDS) + bands[block.of]


def _settled(
    lines: Lines, piece: Piece, references: Sequence[References], rates: _Rates, figures: bool
) -> Iterator[Piece]:
    """Whether an amount is nothing can decide who pays: lines of one kind are told apart by that."""
    block = piece.block
    places = rates.places(lines, block)
    banded = np.array([row.band is not None for row in block.rows])
    code = block.of * 2 + (banded[block.of] & rates.known[places])
    for name in ("full_cost", "overhead"):
        code = code * 2 + nothing(block, name)
    present, first, of = different(code, len(block.rows) * 8)
    rows, kinds = [], []
    for state, line in zip(present.tolist(), first.tolist(), strict=True):
        row = block.rows[state // 8]
        kind = lines.kinds[piece.kinds[state // 8]]
        row = replace(row, amounts=block.at(line, row))
        known = references[lines.budget[block.lines[line]]] if state // 4 % 2 else {}
        rows.append(_with_funding(row, kind, known, figures))
        kinds.append(piece.kinds[state // 8])
    begun = len(block.rows[0].steps)
    for part, which in block.parts(rows, of, lambda row: recipe(row, begun)):
        if "reference_rate" in part.rows[0].given:
            part.differing.add("reference_rate")
            part.amounts["reference_rate"] = rates.amount.taken(rates.places(lines, part))
        part.work(part.rows[0].steps[begun:])
        yield Piece(part, np.array(kinds)[which])


def _with_funding(row: Row, kind: Kind, references: References, figures: bool) -> Row:
    """The row with the steps that follow its full cost."""
    settings = kind.settings
    row = funded(valued([row], dict(references))[0], kind.funder, settings)
    if not figures:
        return row
    alone = CostedBudget(
        budget=settings.budget,
        book=settings.book,
        as_of=settings.as_of,
        rows=(row,),
        parameters=(),
        problems=(),
        references=references,
        year_hours=settings.hours_of_a_year,
        funder=kind.funder,
    )
    row = compared(alone).rows[0]
    if "reference_rate" in row.given and not row.blocked:
        row = row.worked(PAID_AT_REFERENCE)
    return row.worked(PAID_BELOW_FLOOR) if "real_living_wage" in row.given else row


def nothing(block: Block, name: str) -> Where:
    """Of each line, 1 where that amount is known to be nothing."""
    column = block.amount(name)
    return np.zeros(len(block.of), dtype=np.intp) if column is None else column.nothing(len(block.of))
