"""A whole budget costed: every line as rows, the parameters they use, and the problems met on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import get_args

from fairbudget.budget import Band, Budget, CostLine, Place, TimeLine
from fairbudget.costing.cost_lines import (
    COUNTS_ITSELF,
    bare_cost_row,
    cost_row,
    in_turn,
    percentage_row,
    stated_overhead_rows,
)
from fairbudget.costing.funding import cap_rows, funded
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.references import reference_rates, valued
from fairbudget.costing.rows import Given, Parameter, Row
from fairbudget.costing.settings import Answers, Settings
from fairbudget.costing.time_lines import bare_row, time_rows
from fairbudget.funders import FunderRules, funder
from fairbudget.language import say
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate, RateBook

WORKING_YEAR = "working_year:trac"

UPLIFT_MISSING = kind(
    "uplift_missing",
    "blocks",
    title="Uplift missing",
    message="The price basis is to inflate the budget, and the yearly uplift is not stated. Nothing is uplifted.",
    fix="Enter Yearly uplift % on Project, or choose todays_prices.",
)


@dataclass(frozen=True)
class CostedBudget:
    """The rows of a budget on the rates of `as_of`.

    `references` are the reference rates an hour by band; `year_hours` the productive year that full time stands for.
    """

    budget: Budget
    book: RateBook
    as_of: date
    rows: tuple[Row, ...]
    parameters: tuple[Parameter, ...]
    problems: tuple[Problem, ...]
    references: Mapping[Band, Given]
    year_hours: Decimal
    funder: FunderRules | None = None

    @cached_property
    def minimum_wage(self) -> Rate | None:
        """The adult minimum wage an hour; None in another currency than pounds, or where none is known."""
        return self._in_pounds(self.book.legal_minimum(self.as_of))

    @cached_property
    def living_wages(self) -> Mapping[Place | None, Rate | None]:
        """The real Living Wage an hour by place; None in another currency than pounds, or where none is known."""
        places: tuple[Place | None, ...] = (None, *get_args(Place))
        return {place: self._in_pounds(self.book.real_living_wage(self.as_of, place)) for place in places}

    def _in_pounds(self, found: Rate | Problem) -> Rate | None:
        return found if isinstance(found, Rate) and self.budget.project.currency == "GBP" else None

    @property
    def complete(self) -> bool:
        """Whether every line could be costed and nothing was left unread: only then is a total the total."""
        blocked = any(row.blocked for row in self.rows)
        return not blocked and not any(problem.severity == "blocks" for problem in self.problems)


def cost_budget(budget: Budget, book: RateBook, as_of: date, published: Answers | None = None) -> CostedBudget:
    """Every line of the budget, costed on the rates in force on `as_of`, with what the funder pays of it.

    Lines that cannot be costed are blocked rows with their problems; nothing is raised for what people wrote.
    `published` keeps answers of the rate book for the next budget that is costed with the same book.
    """
    problems: list[Problem] = [*budget.problems]
    rules, settings = rules_and_settings(budget, book, as_of, problems, published)
    rows = _time_rows(budget, settings, problems)
    rows += other_rows(rows, settings, problems)
    references = reference_rates(rows, settings)
    rows = valued(rows, references)
    rows = [funded(row, rules, settings) for row in rows]
    rows += cap_rows(rows, settings)
    return CostedBudget(
        budget=budget,
        book=book,
        as_of=as_of,
        rows=tuple(rows),
        parameters=settings.parameters.all,
        problems=tuple(dict.fromkeys(problems)),
        references=references,
        year_hours=settings.hours_of_a_year,
        funder=rules,
    )


def rules_and_settings(
    budget: Budget, book: RateBook, as_of: date, problems: list[Problem], published: Answers | None = None
) -> tuple[FunderRules | None, Settings]:
    """The rules of the budget's funder and what its lines share; what is missing is added to the problems."""
    rules = _funder(budget, book, problems)
    known = {} if published is None else published
    settings = Settings(budget, book, as_of, Parameters(), Given(None, "hours"), published=known)
    return rules, _with_a_year(settings, rules, problems)


def _funder(budget: Budget, book: RateBook, problems: list[Problem]) -> FunderRules | None:
    wanted = budget.project.funder
    if not wanted:
        return None
    found = funder(book.funders, wanted)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found


def _with_a_year(settings: Settings, rules: FunderRules | None, problems: list[Problem]) -> Settings:
    """The settings with the productive hours of a year: the funder's, else those of the published convention."""
    project = settings.budget.project
    if project.price_basis == "inflate" and project.uplift is None:
        problems.append(UPLIFT_MISSING("Project!Yearly uplift %"))
    if rules and rules.hours_per_year:
        said = say("{number} hours a year", number=plain(rules.hours_per_year))
        source = rules.evidence.url if rules.evidence else ""
        label = say("Productive hours a year, {funder}", funder=rules.title)
        hours = rules.hours_per_year
        year = settings.parameters.setting("funder:hours_a_year", label, hours, "hours", source, said)
        return replace(settings, year_hours=year, funder_sets_year=True)
    found = settings.rate(WORKING_YEAR)
    if isinstance(found, Problem):
        problems.append(found)
        return settings
    return replace(settings, year_hours=settings.parameters.rate(found))


def unread_lines(budget: Budget) -> frozenset[tuple[str, str]]:
    """The sheet and row of each line that a problem of reading blocks."""
    blocking = (row_of(problem.where) for problem in budget.problems if problem.severity == "blocks")
    return frozenset(place for place in blocking if place is not None)


def _time_rows(budget: Budget, settings: Settings, problems: list[Problem]) -> list[Row]:
    """The rows of time up to the full cost, in the order of the budget."""
    unread = unread_lines(budget)
    rows: list[Row] = []
    for line in budget.time:
        found, met = rows_of_line(line, unread, settings)
        rows += found
        problems += met
    return rows


def rows_of_line(
    line: TimeLine, unread: frozenset[tuple[str, str]], settings: Settings
) -> tuple[list[Row], list[Problem]]:
    """The rows of a line of time up to the full cost; one that is blocked where the line is among those unread."""
    if row_of(line.where) in unread:
        return [replace(bare_row(line, 0, settings), blocked=True)], []
    return time_rows(line, settings)


def other_rows(timed: list[Row], settings: Settings, problems: list[Problem]) -> list[Row]:
    """The rows of other costs up to the full cost, percentages (of rows of time too) and stated overheads last.

    Rows of time that a percentage counts are marked in `timed`.
    """
    budget, unread = settings.budget, unread_lines(settings.budget)
    rows: list[Row] = []
    percentages: list[CostLine] = []
    for cost in budget.costs:
        if row_of(cost.where) in unread:
            rows.append(replace(bare_cost_row(cost, settings), blocked=True))
        elif cost.fraction is not None:
            percentages.append(cost)
        else:
            row, met = cost_row(cost, settings)
            rows.append(row)
            problems += met
    ordered, circular = in_turn(percentages)
    for percentage in ordered:
        timed[:] = [_towards(row, percentage) for row in timed]
        rows = [_towards(row, percentage) for row in rows]
        rows.append(percentage_row(percentage, [*timed, *rows], settings))
    problems += [COUNTS_ITSELF(line.where, line.line) for line in circular]
    rows += [replace(bare_cost_row(line, settings), blocked=True) for line in circular]
    return rows + stated_overhead_rows(settings)


def _towards(row: Row, percentage: CostLine) -> Row:
    return replace(row, towards=percentage.line) if row.line in percentage.fraction_of else row


def row_of(where: str) -> tuple[str, str] | None:
    """The sheet and row of a place such as Time!D14 or Time!14; None for places that are no cell."""
    sheet, mark, cell = where.rpartition("!")
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (sheet, digits) if mark and digits.isdigit() else None
