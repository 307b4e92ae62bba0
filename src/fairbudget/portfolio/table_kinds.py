"""The kinds of the lines of a table: found by their codes, and decided once for each by the first such line."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from fairbudget.budget import Budget, Partner, Project, Share, TimeLine
from fairbudget.columns.budgets import Begun, begin
from fairbudget.columns.kinds import Kind, Timing
from fairbudget.columns.plan import Plan
from fairbudget.costing.settings import Answers
from fairbudget.language import say
from fairbudget.portfolio.coded import Coded, Codes, coded, combined
from fairbudget.portfolio.problems import TABLE_BELOW_NOTHING, valid
from fairbudget.portfolio.table_columns import LINE, OF_LINE, OF_PARTNER, OWN_RATE
from fairbudget.portfolio.table_numbers import TableNumbers
from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook

# What a partner is called in a kind of lines: kinds are shared by budgets, and names decide nothing but this.
REFERENCE, OTHER = "the reference partner", "a partner"
# What decides nothing about how a line is costed and paid for.
OF_THE_BUDGET_ALONE = ("title", "lead_organisation", "reference_partner", "success_rate")
# What decides nothing up to the full cost of a line: who pays and what the figures count follows it.
AFTER_THE_COST = ("funder", "relationship", "bands_agreed_by", "band", "activity", "phase", "why_unpaid")


class TableKinds:
    """The timings and kinds of lines met in tables. Without a date of its own a budget is costed as of `as_of`."""

    def __init__(self, book: RateBook, plan: Plan, as_of: date | None, published: Answers) -> None:
        self._book, self._plan, self._as_of, self._published = book, plan, as_of, published
        self._timings: dict[Hashable, int] = {}
        self._kinds: dict[Hashable, int] = {}
        self._begun: dict[Hashable, Begun] = {}

    def of(self, table: pa.Table, project: Sequence[Coded], numbers: TableNumbers, reference: Coded) -> Codes:
        """The number of each line's kind."""
        deciding = _Deciding(table, project, numbers, reference)
        which, first = combined(deciding.columns, len(table))
        numbered = np.array([self._kind(deciding, line) for line in first.tolist()], dtype=np.intp)
        return numbered[which]

    def _kind(self, deciding: "_Deciding", line: int) -> int:
        key = deciding.at(line)
        if key not in self._kinds:
            project, partner, problems = deciding.shared(line, self._as_of)
            begun = self._shared(project, partner)
            kind, more = deciding.kind(line, partner, begun)
            timing = self._timing(deciding, line, begun, (*problems, *more))
            self._kinds[key] = self._plan.add(kind, timing)
        return self._kinds[key]

    def _timing(self, deciding: "_Deciding", line: int, begun: Begun, problems: tuple[Problem, ...]) -> int:
        settings = begun.settings
        key = (deciding.up_to_the_cost(line), settings.hours_of_a_year, settings.funder_sets_year, problems)
        if key not in self._timings:
            time, more = deciding.time_line(line)
            unread = (*problems, *more, *deciding.below_nothing(line))
            self._timings[key] = self._plan.add_timing(Timing(time, settings, bool(unread), unread))
        return self._timings[key]

    def _shared(self, project: Project, partner: Partner) -> Begun:
        if (project, partner) not in self._begun:
            budget = Budget(project=project, partners=(partner,))
            self._begun[project, partner] = begin(budget, self._book, project.as_of or date.min, self._published)
        return self._begun[project, partner]


class _Deciding:
    """What of a table decides how its lines are costed and paid for, and the models of one of its lines."""

    def __init__(self, table: pa.Table, project: Sequence[Coded], numbers: TableNumbers, reference: Coded) -> None:
        self._table, self._numbers, self._reference = table, numbers, reference
        of_line = {column.name: coded(table, column) for column in (*OF_LINE, *OWN_RATE)}
        unit = of_line["unit"]
        salaried = np.array([value == "fte" for value in unit.values])
        by_month = np.full(len(table), salaried[0]) if unit.codes is None else salaried[unit.codes]
        # On which day a project starts decides the pay of salaried people alone.
        self._project = [
            each.only_where(by_month) if each.column.name == "start" else each
            for each in project
            if each.column.name not in OF_THE_BUDGET_ALONE
        ]
        self._partner = [coded(table, column) for column in OF_PARTNER]
        self._of_line = of_line
        self.columns = [*self._project, *self._partner, *of_line.values(), *numbers.states.values(), reference]

    def at(self, line: int) -> tuple[Hashable, ...]:
        """What a line has in common with the others of its kind."""
        return tuple(each.at(line) for each in self.columns)

    def up_to_the_cost(self, line: int) -> tuple[Hashable, ...]:
        """What it has in common with the others of its timing."""
        return tuple(None if each.column.name in AFTER_THE_COST else each.at(line) for each in self.columns)

    def shared(self, line: int, as_of: date | None) -> tuple[Project, Partner, tuple[Problem, ...]]:
        """The project of a line as far as it decides anything, and its partner without its name."""
        name = self._name(line)
        project, problems = valid(Project, {"as_of": as_of, **_stated(self._project, line)}, name)
        who = {"name": self._reference.at(line), **_stated(self._partner, line)}
        partner, more = valid(Partner, who, name)
        return project, partner, (*problems, *more)

    def kind(self, line: int, partner: Partner, begun: Begun) -> tuple[Kind, tuple[Problem, ...]]:
        """The kind that the line is the first of."""
        said = [self._of_line[name] for name in ("band", "activity", "phase", "why_unpaid")]
        time, problems = valid(TimeLine, {"line": "", "partners": (), **_stated(said, line)}, self._name(line))
        name = self._name(line)
        kind = Kind(
            line=name,
            where=name,
            partners=(partner,),
            band=time.band,
            activity=time.activity,
            phase=time.phase,
            why_unpaid=time.why_unpaid,
            settings=begun.settings,
            funder=begun.funder,
        )
        return kind, problems

    def below_nothing(self, line: int) -> tuple[Problem, ...]:
        """The numbers of the line that are below nothing, which none of a budget can be."""
        return tuple(
            TABLE_BELOW_NOTHING(self._name(line), str(self._numbers.at(name, line)), column=state.column.name)
            for name, state in self._numbers.states.items()
            if state.at(line) == "below nothing"
        )

    def time_line(self, line: int) -> tuple[TimeLine, tuple[Problem, ...]]:
        """The line itself."""
        number = {name: self._numbers.at(name, line) for name in self._numbers.states}
        rate = number.pop("rate")
        said = _stated([each for each in self._of_line.values() if each.column not in OWN_RATE], line)
        said |= {name: str(value) for name, value in number.items() if value is not None}
        if rate is not None:
            of_rate = _stated([self._of_line[column.name] for column in OWN_RATE], line)
            said["own_rate"] = {"amount": str(rate), "reason": say("stated in the table"), **of_rate}
        name = self._name(line)
        partners = (Share(partner=self._reference.at(line)),)
        return valid(TimeLine, {**said, "line": name, "where": name, "partners": partners}, name)

    def _name(self, line: int) -> str:
        return name_of(self._table, line)


def _stated(columns: Sequence[Coded], line: int) -> dict[str, Any]:
    return {each.column.field: each.at(line) for each in columns if each.at(line) is not None}


def name_of(table: pa.Table, line: int) -> str:
    """What a line of a table is called: as it says itself, else by where it stands."""
    named = table[LINE][line].as_py() if LINE in table.column_names else None
    return say("line {n}", n=line + 1) if named is None else str(named)
