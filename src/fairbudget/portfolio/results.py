"""From costed budgets to the rows of a part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fairbudget.budget import Budget
from fairbudget.columns.budgets import Summed
from fairbudget.columns.figures import figures_of, figures_of_lines
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.figure import Figure
from fairbudget.money import ZERO, tidy
from fairbudget.portfolio.part import Part, part_of
from fairbudget.problems import Problem


@dataclass(frozen=True)
class Found:
    """Where a budget was found: the file below the folder, the budget's name in a table of lines, the bytes' hash."""

    file: str
    budget: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Judged:
    """A costed budget, how many lines of time it has, and its figures."""

    costed: CostedBudget
    lines: int
    figures: tuple[Figure, ...]


def in_columns(summed: Iterable[Summed]) -> list[Judged]:
    """Budgets that were costed in columns."""
    return [Judged(one.costed, one.lines, figures_of(one)) for one in summed]


def line_by_line(costed: CostedBudget) -> Judged:
    """A budget that was costed line by line."""
    return Judged(costed, len(costed.budget.time), figures_of_lines(costed))


def part_of_budgets(found: Sequence[Found], judged: Sequence[Judged]) -> Part:
    """The rows of these budgets."""
    budgets: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    for place, one in zip(found, judged, strict=True):
        which = _which(place, one.costed.budget)
        budgets.append({**which, **_budget(place, one)})
        figures += ({**which, **figure_row(figure)} for figure in one.figures)
        problems += problem_rows(place, one.costed.problems)
    return part_of(budgets, figures, problems)


def not_read(place: Found, problems: tuple[Problem, ...]) -> Part:
    """The part of a file in which no budget could be read."""
    return part_of([], [], [*problem_rows(place, problems)])


def problem_rows(place: Found, problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    """The problems of a budget, or of a file that could not be read."""
    for problem in problems:
        told = problem.model_dump(include={"code", "severity", "where", "found", "message", "fix"})
        yield {"file": place.file, "budget": place.budget, "what": problem.title_of_kind, **told}


def _which(place: Found, budget: Budget) -> dict[str, Any]:
    project = budget.project
    day = project.start or project.as_of
    return {
        "file": place.file,
        "budget": place.budget,
        "title": project.title,
        "lead_organisation": project.lead_organisation,
        "funder": project.funder,
        "year": day.year if day else None,
        "currency": project.currency,
    }


def _budget(place: Found, one: Judged) -> dict[str, Any]:
    costed = one.costed
    rows = [row for row in costed.rows if row.budgeted]
    whole = {name: [row.amount(name) for row in rows] for name in ("cost", "funded", "shortfall")}
    known = {name: [row.amount(name) for row in rows] for name in ("in_kind_value", "paid_hours", "unpaid_hours")}
    return {
        "sha256": place.sha256,
        "as_of": costed.budget.project.as_of,
        "lines": one.lines + len(costed.budget.costs),
        "complete": costed.complete,
        **{name: _all(amounts) if costed.complete else None for name, amounts in whole.items()},
        **{name: _known(amounts) for name, amounts in known.items()},
        "blocking": sum(problem.severity == "blocks" for problem in costed.problems),
    }


def _all(amounts: Sequence[Decimal | None]) -> Decimal | None:
    return None if None in amounts else _known(amounts)


def _known(amounts: Iterable[Decimal | None]) -> Decimal:
    return tidy(sum((amount for amount in amounts if amount is not None), ZERO))


def figure_row(figure: Figure) -> dict[str, Any]:
    """What a row of figures says of a figure, beside the budget that it is of."""
    numbers = {name: getattr(figure, name) for name in ("value", "numerator", "denominator", "coverage", "closes")}
    return {
        "partner_type": figure.partner_type,
        "figure": figure.code,
        "unit": figure.unit,
        "status": figure.status,
        **{name: None if number is None else tidy(number) for name, number in numbers.items()},
        "hours": tidy(figure.hours),
        "few_people": figure.few_people,
        "reason": None if figure.status == "ok" else figure.caption,
        "remedy": figure.remedy if figure.status == "insufficient data" and figure.remedy else None,
    }
