"""Whole budgets costed in columns: each becomes a costed budget whose rows of time are sums over many lines."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np

from fairbudget.budget import Band, Budget, Partner, TimeLine
from fairbudget.columns.column import Column
from fairbudget.columns.few import Few, few_people
from fairbudget.columns.gathered import Gathered, before, gathered
from fairbudget.columns.kinds import NUMBERS, Kind, Timing, likeness, numbers_of
from fairbudget.columns.later import References
from fairbudget.columns.plan import Lines, Plan
from fairbudget.columns.recipes import Block
from fairbudget.costing.costed import CostedBudget, other_rows, row_of, rules_and_settings, unread_lines
from fairbudget.costing.funding import cap_rows, funded
from fairbudget.costing.references import reference_partner, reference_rates, valued
from fairbudget.costing.rows import Row
from fairbudget.costing.settings import Answers, Settings
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
    """A costed budget whose rows of time are sums over many lines: `gathered` says of how many each is."""

    costed: CostedBudget
    gathered: tuple[Gathered, ...]
    lines: int
    few: Few


def begin(budget: Budget, book: RateBook, as_of: date, published: Answers | None = None) -> Begun:
    """What the lines of a budget share, settled; `published` as for `cost_budget`."""
    problems: list[Problem] = [*budget.problems]
    funder, settings = rules_and_settings(budget, book, as_of, problems, published)
    return Begun(budget, settings, funder, problems)


def lines_of(budgets: Sequence[Begun], plan: Plan) -> Lines:
    """The lines of time of these budgets, in their order; new kinds of lines are added to the plan."""
    kind_of, budget_of, numbers = list[int](), list[int](), []
    people: dict[Hashable, int] = {}
    person_of = list[int]()
    for position, begun in enumerate(budgets):
        kinds = _Kinds(begun, plan)
        for line in begun.budget.time:
            kind_of.append(kinds.of(line))
            budget_of.append(position)
            numbers.append(numbers_of(line))
            person_of.append(people.setdefault((position, _person(line)), len(people)))
    columns = {name: Column.each([each[at] for each in numbers]) for at, name in enumerate(NUMBERS)}
    kind, budget, person = (np.array(codes, dtype=np.intp) for codes in (kind_of, budget_of, person_of))
    return Lines(kind, budget, columns, person)


def _person(line: TimeLine) -> Hashable:
    """Whose role it is; a line without a role is somebody of its own."""
    whose = tuple(share.partner for share in line.partners)
    return (whose, line.role) if line.role else (whose, "line", line.line)


class _Kinds:
    """The timings and kinds of the lines of one budget."""

    def __init__(self, begun: Begun, plan: Plan) -> None:
        self._begun, self._plan = begun, plan
        self._unread = unread_lines(begun.budget)
        self._reference = reference_partner(begun.budget)
        self._percentages = [line for line in begun.budget.costs if line.fraction_of]
        self._timings: dict[Hashable, int] = {}
        self._kinds: dict[Hashable, int] = {}

    def of(self, line: TimeLine) -> int:
        """The number of the line's kind."""
        counted = tuple(other.line for other in self._percentages if line.line in other.fraction_of)
        timing = self._timing(line)
        key = (timing, line.band, line.activity, line.phase, line.why_unpaid, counted)
        if key not in self._kinds:
            self._kinds[key] = self._plan.add(self._new(line, counted), timing)
        return self._kinds[key]

    def _timing(self, line: TimeLine) -> int:
        unread = row_of(line.where) in self._unread
        key = (tuple(share.partner for share in line.partners), likeness(line), unread)
        if key not in self._timings:
            self._timings[key] = self._plan.add_timing(Timing(line, self._begun.settings, unread))
        return self._timings[key]

    def _new(self, line: TimeLine, counted: tuple[str, ...]) -> Kind:
        return Kind(
            line=line.line,
            where=line.where,
            partners=tuple(self._begun.budget.partner(share.partner) for share in line.partners),
            band=line.band,
            activity=line.activity,
            phase=line.phase,
            why_unpaid=line.why_unpaid,
            settings=self._begun.settings,
            funder=self._begun.funder,
            reference=any(share.partner == self._reference for share in line.partners),
            counted_by=counted,
        )


def cost_in_columns(budgets: Sequence[Begun], lines: Lines, plan: Plan) -> list[Summed]:
    """Each budget costed, with what the figures count. The pennies are those of `cost_budget`, summed."""
    timed = plan.timed(lines)
    references, others = referred(budgets, lines, plan, timed)
    blocks = plan.settled(lines, timed, references)
    time = _by_budget(budgets, (each for block in blocks for each in gathered(lines, block)))
    met = _problems(budgets, lines, plan)
    counts = np.bincount(lines.budget, minlength=len(budgets)).tolist()
    return [
        Summed(_costed(begun, [each.row for each in rows], more, given, problems), tuple(rows), count, few)
        for begun, rows, more, given, problems, count, few in zip(
            budgets, time, others, references, met, counts, few_people(plan, lines, references), strict=True
        )
    ]


def referred(
    budgets: Sequence[Begun], lines: Lines, plan: Plan, timed: Sequence[Block]
) -> tuple[list[References], list[list[Row]]]:
    """Of each budget its reference rates, and its other costs: both rest on lines up to their full cost."""
    time = _by_budget(budgets, (each for block in timed for each in before(plan, lines, block)))
    references, others = list[References](), list[list[Row]]()
    for begun, rows_of_time, bands in zip(budgets, time, plan.bands(lines, len(budgets)), strict=True):
        rows = [each.row for each in rows_of_time]
        others.append(other_rows(rows, begun.settings, begun.problems))
        references.append(reference_rates([*rows, *map(_row_of_band, bands)], begun.settings))
    return references, others


@cache
def _row_of_band(band: Band) -> Row:
    """A row that says no more than that there is time at this band, and so that its reference rate is asked for."""
    return Row(kind="time", line="", where="", partner=Partner(name=""), label="", band=band)


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


def _problems(budgets: Sequence[Begun], lines: Lines, plan: Plan) -> list[list[Problem]]:
    """What was met in each budget; a problem of a timing is told once, at the budget's first line of that timing."""
    found = [[*begun.problems] for begun in budgets]
    timing = plan.timing_of.at(lines.kind)
    met = np.flatnonzero(np.array([bool(problems) for problems in plan.problems], dtype=bool)[timing])
    code = lines.budget[met] * max(1, len(plan.timings)) + timing[met]
    _, first = np.unique(code, return_index=True)
    for line in met[np.sort(first)].tolist():
        number = int(timing[line])
        where = lines.name(line) if lines.name else None
        found[lines.budget[line]] += (_at(problem, where, plan.timings[number]) for problem in plan.problems[number])
    return found


def _at(problem: Problem, where: str | None, timing: Timing) -> Problem:
    """The problem of the first line of a timing as one of a line of this budget."""
    if where is None or problem.where != timing.line.where:
        return problem
    return problem.model_copy(update={"where": where})
