"""Whole budgets costed in columns: each becomes a costed budget whose rows of time are sums over lines of a kind."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from fairbudget.budget import Budget
from fairbudget.columns.column import Column
from fairbudget.columns.gathered import BEFORE, Gathered, gathered
from fairbudget.columns.kinds import NUMBERS, Kind, likeness, numbers_of
from fairbudget.columns.later import References
from fairbudget.columns.plan import Lines, Plan
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


def lines_of(budgets: Sequence[Begun], plan: Plan) -> Lines:
    """The lines of time of these budgets, in their order; new kinds of lines are added to the plan."""
    kind_of, budget_of, numbers = list[int](), list[int](), []
    for position, begun in enumerate(budgets):
        known: dict[Hashable, int] = {}
        unread, percentages = unread_lines(begun.budget), [line for line in begun.budget.costs if line.fraction_of]
        for line in begun.budget.time:
            blocked = row_of(line.where) in unread
            counted = tuple(other.line for other in percentages if line.line in other.fraction_of)
            names = tuple(share.partner for share in line.partners)
            key = (names, likeness(line), counted, blocked)
            if key not in known:
                known[key] = plan.add(Kind(line, begun.settings, begun.funder, blocked))
            kind_of.append(known[key])
            budget_of.append(position)
            numbers.append(numbers_of(line))
    columns = {name: Column.each([each[at] for each in numbers]) for at, name in enumerate(NUMBERS)}
    return Lines(np.array(kind_of, dtype=np.intp), np.array(budget_of, dtype=np.intp), columns)


def cost_in_columns(budgets: Sequence[Begun], lines: Lines, plan: Plan) -> list[Summed]:
    """Each budget costed, with what the figures count. The pennies are those of `cost_budget`, summed by kind."""
    timed = plan.timed(lines)
    time = _by_budget(budgets, (each for block in timed for each in gathered(lines, block, BEFORE)))
    others, references = list[list[Row]](), list[References]()
    for begun, rows_of_time in zip(budgets, time, strict=True):
        rows = [each.row for each in rows_of_time]
        more = other_rows(rows, begun.settings, begun.problems)
        references.append(reference_rates([*rows, *more], begun.settings))
        others.append(more)
    blocks = plan.settled(lines, timed, references)
    time = _by_budget(budgets, (each for block in blocks for each in gathered(lines, block, apart="at_reference")))
    return [
        Summed(_costed(begun, [each.row for each in rows], more, given, _problems(begun, rows, plan)), tuple(rows))
        for begun, rows, more, given in zip(budgets, time, others, references, strict=True)
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


def _problems(begun: Begun, rows: Iterable[Gathered], plan: Plan) -> list[Problem]:
    """What was met in a budget; a problem of a kind is told once, at the first line of that kind."""
    kinds = dict.fromkeys(each.kind for each in rows)
    return [*begun.problems, *(problem for kind in kinds for problem in plan.problems[kind])]
