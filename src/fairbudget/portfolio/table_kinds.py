"""The kinds of the lines of a table: found by their codes, and decided once for each by the first such line."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from fairbudget.budget import Activity, Band, Budget, Partner, Phase, Project, Share, TimeLine, WhyUnpaid, words
from fairbudget.columns.budgets import Begun, begin
from fairbudget.columns.kinds import Kind, Timing
from fairbudget.columns.plan import Plan
from fairbudget.costing.settings import Answers
from fairbudget.language import say
from fairbudget.portfolio.coded import Coded, Codes, coded, combined
from fairbudget.portfolio.problems import TABLE_BELOW_NOTHING, TABLE_VALUE, valid
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

# The words of the table that only a kind is told apart by.
OF_A_KIND = {
    "band": words(Band), "activity": words(Activity), "phase": words(Phase), "why_unpaid": words(WhyUnpaid),
}  # fmt: skip


class TableKinds:
    """The timings and kinds of lines met in tables. Without a date of its own a budget is costed as of `as_of`."""

    def __init__(self, book: RateBook, plan: Plan, as_of: date | None, published: Answers) -> None:
        self._book, self._plan, self._as_of, self._published = book, plan, as_of, published
        self._timings: dict[Hashable, int] = {}
        self._kinds: dict[Hashable, int] = {}
        self._begun: dict[Hashable, tuple[Begun, Partner, tuple[Problem, ...]]] = {}

    def of(self, table: pa.Table, project: Sequence[Coded], numbers: TableNumbers, reference: Coded) -> Codes:
        """The number of each line's kind."""
        deciding = _Deciding(table, project, numbers, reference)
        which, first = combined(deciding.columns, len(table))
        # What the first line of each kind says, column by column.
        said = zip(*(each.at_each(first) for each in deciding.columns), strict=True)
        numbered = [self._kind(deciding, line, key) for line, key in zip(first.tolist(), said, strict=True)]
        return np.array(numbered, dtype=np.intp)[which]

    def _kind(self, deciding: "_Deciding", line: int, key: tuple[Hashable, ...]) -> int:
        if key not in self._kinds:
            begun, partner, problems = self._shared(deciding, line)
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

    def _shared(self, deciding: "_Deciding", line: int) -> tuple[Begun, Partner, tuple[Problem, ...]]:
        """What the lines of a project and a partner share."""
        key = deciding.of_project_and_partner(line)
        if key not in self._begun:
            project, partner, problems = deciding.shared(line, self._as_of)
            budget = Budget(project=project, partners=(partner,))
            begun = begin(budget, self._book, project.as_of or date.min, self._published)
            self._begun[key] = (begun, partner, problems)
        return self._begun[key]


class _Deciding:
    """What of a table decides how its lines are costed and paid for, and the models of one of its lines."""

    def __init__(self, table: pa.Table, project: Sequence[Coded], numbers: TableNumbers, reference: Coded) -> None:
        self._numbers, self._reference = numbers, reference
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
        self._names = names_in(table)
        self._of_line = of_line
        self.columns = [*self._project, *self._partner, *of_line.values(), *numbers.states.values(), reference]

    def of_project_and_partner(self, line: int) -> tuple[Hashable, ...]:
        """What its project and its partner say that decides anything."""
        return (self._reference.at(line), *(each.at(line) for each in (*self._project, *self._partner)))

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
        name, problems = self._name(line), list[Problem]()
        said: dict[str, Any] = {}
        for column, vocabulary in OF_A_KIND.items():
            word = self._of_line[column].at(line)
            said[column] = word if word in vocabulary else None
            if word is not None and said[column] is None:
                problems.append(TABLE_VALUE(name, str(word), column=column))
        kind = Kind(
            line=name,
            where=name,
            partners=(partner,),
            band=said["band"],
            activity=said["activity"],
            phase=said["phase"],
            why_unpaid=said["why_unpaid"],
            settings=begun.settings,
            funder=begun.funder,
            reference=partner.name == REFERENCE,
        )
        return kind, tuple(problems)

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
        return self._names(line)


def _stated(columns: Sequence[Coded], line: int) -> dict[str, Any]:
    return {each.column.field: each.at(line) for each in columns if each.at(line) is not None}


def names_in(table: pa.Table) -> Callable[[int], str]:
    """What the lines of a table are called: as they say themselves, else by where they stand."""
    names = table[LINE].combine_chunks() if LINE in table.column_names else pa.nulls(len(table))
    names = names.chunk(0) if isinstance(names, pa.ChunkedArray) else names

    def name(line: int) -> str:
        named = names[line].as_py()
        return say("line {n}", n=line + 1) if named is None else str(named)

    return name
