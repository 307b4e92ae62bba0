"""A filled-in template as a budget, with everything that is odd about it said at once.

A row with a problem that blocks is still listed; costing leaves it out until it is mended.
"""

from dataclasses import dataclass, field

from fairbudget.budget import Budget, Partner, Project, StatedTotal
from fairbudget.problems import Problem, in_order
from fairbudget.reading.cells.either_language import english_of, sheet_named
from fairbudget.reading.grid import Book
from fairbudget.reading.grid import Sheet as Table
from fairbudget.reading.templates.exported_rates import changed_rates
from fairbudget.reading.templates.still_not_read import problems_of
from fairbudget.reading.templates.template_headings import find_headings, missing
from fairbudget.reading.templates.template_lines import (
    cost_line,
    is_a_line,
    override,
    refuse_twins,
    refuse_unknown_lines,
    stated_total,
    time_line,
)
from fairbudget.reading.templates.template_partners import Names, named_only, partners_of
from fairbudget.reading.templates.template_problems import NO_LINES, PARTNERS_EMPTY, SHEET_LEFT_OUT
from fairbudget.reading.templates.template_project import fields_of, project_of
from fairbudget.reading.templates.template_rows import Row, how_fractions_were_read, read_rows
from fairbudget.template import NOT_READ, OVERRIDES, PARTNERS, PROJECT, SHEETS
from fairbudget.template_columns import Sheet
from fairbudget.template_lines import COSTS, TIME


def is_template(book: Book) -> bool:
    """Whether a file is our template: a sheet Time with its headings, or one sheet that is the Time table."""
    time = sheet_named(book, TIME.name)
    if time is not None:
        headings = find_headings(time, TIME)
        return headings.has("partners") and (headings.has("quantity") or headings.has("unit"))
    if len(book.sheets) != 1:
        return False
    return find_headings(book.sheets[0], TIME).has("line", "partners", "quantity", "unit")


def read_template(book: Book, *, currency: str | None = None) -> Budget:
    """The budget in a template. `currency` is used where the file names none (pounds unless given)."""
    budget = _Reading(book, currency).budget()
    carried = [*problems_of(book, budget), *changed_rates(book)]
    return budget.model_copy(update={"problems": in_order((*budget.problems, *carried))}) if carried else budget


@dataclass
class _Reading:
    """One reading of one book: what was found so far, and every problem in the order of the sheets."""

    book: Book
    currency: str | None
    problems: list[Problem] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)

    def budget(self) -> Budget:
        project = self._project()
        partner_rows = self._rows(PARTNERS, project.currency, "name")
        partners = partners_of(partner_rows, project.currency)
        names = Names(tuple(partner.name for partner in partners))
        time_rows = self._lines(TIME, project.currency, "partners", "quantity", "unit")
        cost_rows = self._lines(COSTS, project.currency, "quantity")
        override_rows = self._rows(OVERRIDES, project.currency, "rate_code", "amount", "reason")

        time = [time_line(row, names) for row in time_rows]
        costs = [cost_line(row, names) for row in cost_rows]
        overrides = [found for row in override_rows if (found := override(row)) is not None]
        known = [line.line for line in time] + [line.line for line in costs]
        for row, cost in zip(cost_rows, costs, strict=True):
            refuse_unknown_lines(row, cost, known)
        for row in (*partner_rows, *time_rows, *cost_rows, *override_rows):
            self.problems += row.problems
        if not partners:
            named = [share.partner for line in time for share in line.partners]
            partners = self._named(named + [cost.partner for cost in costs if cost.partner])
        if not time and not costs:
            self.problems.append(NO_LINES(self._time_sheet().name, self._time_sheet().name))
        project = self._with_reference(project, names)
        self._say_what_is_left_out()
        return Budget(
            project=project,
            partners=partners,
            time=tuple(time),
            costs=tuple(costs),
            overrides=tuple(overrides),
            stated_totals=tuple(self.totals),
            problems=in_order(self.problems),
            file_name=self.book.file_name,
            file_sha256=self.book.sha256,
        )

    def _project(self) -> Project:
        sheet = sheet_named(self.book, PROJECT.name)
        project, problems = project_of(sheet, self.currency or "GBP")
        self.problems += problems
        return project

    def _with_reference(self, project: Project, names: Names) -> Project:
        if project.reference_partner is None:
            return project
        name, problem = names.match(project.reference_partner, self._where_the_reference_stands())
        self.problems += [problem] if problem else []
        return project.model_copy(update={"reference_partner": name})

    def _where_the_reference_stands(self) -> str:
        """The field by the words that stand in the file, in whichever language."""
        sheet = sheet_named(self.book, PROJECT.name)
        field = fields_of(sheet)[0].get("reference_partner") if sheet else None
        return f"{sheet.name}!{field[1].heading}" if sheet and field else PROJECT.name

    def _time_sheet(self) -> Table:
        return sheet_named(self.book, TIME.name) or self.book.sheets[0]

    def _rows(self, plan: Sheet, currency: str, *needed: str) -> list[Row]:
        """The rows of a sheet; none when the book has no such sheet."""
        sheet = self._time_sheet() if plan is TIME else sheet_named(self.book, plan.name)
        if sheet is None or not sheet.cells:
            return []
        headings = find_headings(sheet, plan)
        self.problems += headings.problems
        self.problems += missing(sheet, plan, headings, *needed)
        self.problems += how_fractions_were_read(sheet, headings)
        return list(read_rows(sheet, headings, currency))

    def _lines(self, plan: Sheet, currency: str, *needed: str) -> list[Row]:
        """The rows of a sheet that are lines; totals and remarks between them are said and left out."""
        partner = "partners" if plan is TIME else "partner"
        kept = []
        for row in self._rows(plan, currency, *needed):
            total = stated_total(row) if plan is COSTS else None
            if is_a_line(row, partner):
                kept.append(row)
            else:
                self.totals += [total] if total else []
                self.problems += row.problems
        refuse_twins(kept)
        return kept

    def _named(self, names: list[str]) -> tuple[Partner, ...]:
        partners, problems = named_only(names, self._time_sheet().name)
        empty = sheet_named(self.book, PARTNERS.name)
        if partners and empty is not None:
            problems.append(PARTNERS_EMPTY(empty.name))
        self.problems += problems
        return partners

    def _say_what_is_left_out(self) -> None:
        names = (*(plan.name for plan in SHEETS), *sorted(NOT_READ))
        ours = {name.casefold() for name in names}
        time = self._time_sheet()
        for sheet in self.book.sheets:
            known = sheet.name.casefold().strip() in ours or english_of(sheet.name, names)
            if sheet is not time and sheet.cells and not known:
                self.problems.append(SHEET_LEFT_OUT(sheet.name, sheet.name))
