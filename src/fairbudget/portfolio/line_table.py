"""A table of lines (parquet) as lines of a plan: many budgets, with each line its budget and its partner."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from fairbudget.budget import Budget, Partner, Project, TimeLine
from fairbudget.columns.budgets import Begun, begin
from fairbudget.columns.plan import Lines, Plan
from fairbudget.costing.references import reference_partner
from fairbudget.costing.settings import Answers
from fairbudget.language import say
from fairbudget.portfolio.coded import Coded, Codes, coded, combined
from fairbudget.portfolio.problems import valid
from fairbudget.portfolio.table_columns import BUDGET, OF_PARTNER, PARTNER, PROJECT, ROLE, TableColumn
from fairbudget.portfolio.table_kinds import OTHER, REFERENCE, TableKinds, names_in
from fairbudget.portfolio.table_numbers import table_numbers
from fairbudget.ratecards import RateBook


class LineTable:
    """Reads tables of lines into one plan. What it keeps are kinds of lines, not lines.

    `as_of` is for budgets that name no day.
    """

    def __init__(self, book: RateBook, as_of: date | None = None, *, figures: bool = True) -> None:
        self.plan = Plan(figures=figures)
        self._book, self._as_of = book, as_of
        self._published: Answers = {}
        self._kinds = TableKinds(book, self.plan, as_of, self._published)

    def read(self, table: pa.Table) -> tuple[list[str], list[Begun], Lines]:
        """The names of the budgets of a table in their order, the budgets, and their lines.

        Raises ValueError for a column of numbers that holds something else.
        """
        names = coded(table, TableColumn(BUDGET, BUDGET))
        budget, starts = _runs(names, len(table))
        of_project = [coded(table, column) for column in PROJECT]
        projects = [self._project(of_project, start) for start in starts.tolist()]
        numbers = table_numbers(table)
        reference = _of_reference_partners(table, projects, budget)
        kind = self._kinds.of(table, of_project, numbers, reference)
        lines = Lines(kind, budget, numbers.columns, _people(table), names_in(table))
        named = (names.at(start) for start in starts.tolist())
        called = [say("not stated") if name is None else str(name) for name in named]
        return called, [*self._budgets(projects, lines)], lines

    def _project(self, columns: Sequence[Coded], line: int) -> Project:
        said = {each.column.field: each.at(line) for each in columns}
        given = {name: value for name, value in said.items() if value is not None}
        # What is no value of a project is told where its lines are costed.
        project: Project = valid(Project, {"as_of": self._as_of, **given}, "")[0]
        return project

    def _budgets(self, projects: Sequence[Project], lines: Lines) -> Iterator[Begun]:
        """What the lines of each budget share; in it, a line of each timing stands for all of them."""
        timings = self.plan.timing_of.at(lines.kind)
        pairs = np.unique(lines.budget * len(self.plan.timings) + timings)
        of_budget: list[list[TimeLine]] = [[] for _ in projects]
        for pair in pairs.tolist():
            number, timing = divmod(pair, len(self.plan.timings))
            of_budget[number].append(self.plan.timings[timing].line)
        for project, time in zip(projects, of_budget, strict=True):
            known = project.model_copy(update={"reference_partner": REFERENCE})
            budget = Budget(project=known, partners=(Partner(name=REFERENCE),), time=tuple(time))
            yield begin(budget, self._book, project.as_of or date.min, self._published)


def _runs(names: Coded, lines: int) -> tuple[Codes, Codes]:
    """The budget of each line, counted from 0, and where each budget starts: its lines stand together."""
    if names.codes is None:
        return np.zeros(lines, dtype=np.intp), np.zeros(1, dtype=np.intp)
    starts = np.flatnonzero(np.diff(names.codes, prepend=-1))
    begins = np.zeros(lines, dtype=np.intp)
    begins[starts[1:]] = 1
    return np.cumsum(begins), starts


def _people(table: pa.Table) -> Codes:
    """Of each line a number: the same for the same role of the same partner."""
    partner, role = coded(table, TableColumn(PARTNER, "name")), coded(table, TableColumn(ROLE, "role"))
    person, _ = combined([partner, role], len(table))
    unnamed = np.full(len(table), True) if role.codes is None else role.codes == len(role.values) - 1
    # A line without a role is somebody of its own.
    own = int(person.max(initial=0)) + 1 + np.arange(len(table))
    return np.where(unnamed & (role.values[0] is None or role.codes is not None), own, person)


def _of_reference_partners(table: pa.Table, projects: Sequence[Project], budget: Codes) -> Coded:
    """Of each line, whether its partner is the one whose own staff set the reference rates of its budget."""
    name = coded(table, TableColumn(PARTNER, "name"))
    type_, relationship = (coded(table, column) for column in OF_PARTNER if column.field in ("type", "relationship"))
    numbered = Coded(TableColumn(BUDGET, BUDGET), [*range(len(projects)), None], budget)
    which, first = combined([numbered, name, type_, relationship], len(table))
    partners: list[dict[str, Partner]] = [{} for _ in projects]
    for line in first.tolist():
        said = {"name": str(name.at(line)), "type": type_.at(line), "relationship": relationship.at(line)}
        partners[budget[line]].setdefault(said["name"], valid(Partner, said, "")[0])
    whose = [
        reference_partner(Budget(project=project, partners=tuple(listed.values())))
        for project, listed in zip(projects, partners, strict=True)
    ]
    is_one = np.array([str(name.at(line)) == whose[budget[line]] for line in first.tolist()], dtype=np.intp)
    return Coded(TableColumn(PARTNER, PARTNER), [OTHER, REFERENCE, None], is_one[which])
