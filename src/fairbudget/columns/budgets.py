"""Whole budgets costed in columns: each becomes a costed budget whose rows of time are sums over lines of a kind."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from fairbudget.budget import Budget
from fairbudget.columns.column import Column
from fairbudget.columns.costed import References, Timed, settled, timed
from fairbudget.columns.gathered import BEFORE, Gathered, gathered
from fairbudget.columns.kinds import NUMBERS, Kind, Lines, likeness, numbers_of
from fairbudget.costing.costed import CostedBudget, other_rows, row_of, rules_and_settings, unread_lines
from fairbudget.costing.funding import cap_rows, funded
from fairbudget.costing.references import reference_rates, valued
from fairbudget.costing.rows import Row
from fairbudget.costing.settings import Settings
from fairbudget.funders import FunderRules
from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook


@dataclass
class Begun:
    """A budget of which all is settled that its lines share."""

    budget: Budget
    settings: Settings
    funder: FunderRules | None
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Summed:
    """A costed budget whose rows of time are sums over lines of a kind: `gathered` says of how many lines each is."""

    costed: CostedBudget
    gathered: tuple[Gathered, ...]


def begin(budget: Budget, book: RateBook, as_of: date) -> Begun:
    """What the lines of a budget share, settled."""
    problems: list[Problem] = [*budget.problems]
    funder, settings = rules_and_settings(budget, book, as_of, problems)
    return Begun(budget, settings, funder, problems)


def lines_of(budgets: Sequence[Begun]) -> Lines:
    """The lines of time of these budgets, in their order."""
    kinds: list[Kind] = []
    kind_of, budget_of = list[int](), list[int]()
    numbers = []
    for position, begun in enumerate(budgets):
        known: dict[Hashable, int] = {}
        unread, percentages = unread_lines(begun.budget), [line for line in begun.budget.costs if line.fraction_of]
        for line in begun.budget.time:
            blocked = row_of(line.where) in unread
            counted = tuple(other.line for other in percentages if line.line in other.fraction_of)
            names = tuple(share.partner for share in line.partners)
            key = (names, likeness(line), counted, blocked)
            if key not in known:
                known[key] = len(kinds)
                kinds.append(Kind(line, begun.settings, begun.funder, blocked))
            kind_of.append(known[key])
            budget_of.append(position)
            numbers.append(numbers_of(line))
    columns = {
        name: Column.each(list(values)) for name, values in zip(NUMBERS, zip(*numbers, strict=True), strict=False)
    }
    return Lines(kinds, np.array(kind_of, dtype=np.intp), np.array(budget_of, dtype=np.intp), columns)


def cost_in_columns(budgets: Sequence[Begun], lines: Lines) -> list[Summed]:
    """Each budget costed, with what the figures count. The pennies are those of `cost_budget`, summed by kind."""
    done = timed(lines)
    time = _by_budget(budgets, (each for piece in done.pieces for each in gathered(lines, piece, BEFORE)))
    others, references = list[list[Row]](), list[References]()
    for begun, rows_of_time in zip(budgets, time, strict=True):
        rows = [each.row for each in rows_of_time]
        more = other_rows(rows, begun.settings, begun.problems)
        references.append(reference_rates([*rows, *more], begun.settings))
        others.append(more)
    pieces = settled(done, references, figures=True)
    time = _by_budget(budgets, (each for piece in pieces for each in gathered(lines, piece, apart="at_reference")))
    met = _problems(budgets, lines, done)
    return [
        Summed(_costed(begun, [each.row for each in rows], more, given, problems), tuple(rows))
        for begun, rows, more, given, problems in zip(budgets, time, others, references, met, strict=True)
    ]


def _costed(
    begun: Begun, time: list[Row], others: list[Row], references: References, problems: list[Problem]
) -> CostedBudget:
    settings = begun.settings
    rows = [*time, *(funded(row, begun.funder, settings) for row in valued(others, dict(references)))]
    rows += cap_rows(rows, settings)
    return CostedBudget(
        budget=begun.budget,
        book=settings.book,
        as_of=settings.as_of,
        rows=tuple(rows),
        parameters=settings.parameters.all,
        problems=tuple(dict.fromkeys(problems)),
        references=references,
        year_hours=settings.hours_of_a_year,
        funder=begun.funder,
    )


def _by_budget(budgets: Sequence[Begun], found: Iterable[Gathered]) -> list[list[Gathered]]:
    """The gathered rows of each budget, in the order of the first lines of each."""
    rows: list[list[Gathered]] = [[] for _ in budgets]
    for each in found:
        rows[each.budget].append(each)
    return [sorted(of_budget, key=lambda each: each.first) for of_budget in rows]


def _problems(budgets: Sequence[Begun], lines: Lines, done: Timed) -> list[list[Problem]]:
    """What was met in each budget; a problem of a kind is told once, at the first line of that kind."""
    found = [[*begun.problems] for begun in budgets]
    pairs = np.unique(lines.budget * max(1, len(lines.kinds)) + lines.kind).tolist()
    for pair in pairs:
        budget, kind = divmod(pair, max(1, len(lines.kinds)))
        found[budget] += done.problems[kind]
    return found
