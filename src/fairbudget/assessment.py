"""The assessment: the one result that the command line, the workbook and the dashboard render. None of them computes.

Amounts are exact decimals, written as strings in JSON; None is "not known".
"""

from datetime import date
from decimal import Decimal
from functools import cached_property

from pydantic import Field, InstanceOf, computed_field
from pydantic.config import JsonDict

from fairbudget.budget import Budget, Frozen, StatedTotal
from fairbudget.checks import check
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.costing.rows import Row
from fairbudget.equity.figure import Figure
from fairbudget.equity.figures import figures_of
from fairbudget.explain import working
from fairbudget.fixes.closing import fixes_of
from fairbudget.fixes.results import Fixes
from fairbudget.money import tidy
from fairbudget.problems import Problem, in_order, kind
from fairbudget.ratecards import AppliedOverride, RateBook
from fairbudget.totals import Totals, totals
from fairbudget.version import VERSION

AS_OF_MISSING = kind(
    "as_of_missing",
    "blocks",
    title="No date for the rates",
    message="Neither the budget nor the question says on which date's rates it is to be costed. Nothing is costed.",
    fix="Enter Rates as of on Project, or name the date (--as-of).",
)


class AssessedBudget(Frozen):
    """Which budget was assessed: `file_sha256` identifies the bytes that were read.

    `lead_organisation` and `start` are what many results are grouped by.
    """

    title: str
    lead_organisation: str | None = None
    start: date | None = None
    currency: str
    as_of: date | None
    file_name: str
    file_sha256: str
    funder: str | None
    stated_totals: tuple[StatedTotal, ...] = ()


class Engine(Frozen):
    """The program that made the assessment."""

    name: str = "fairbudget"
    version: str = VERSION


class UsedCard(Frozen):
    """A rate card that was used: `version` is the hash of its file."""

    code: str
    title: str
    kind: str
    version: str
    review_by: date


class AssessedRate(Frozen):
    """The rate of a line as used: pounds per unit, where it comes from, and what it replaces."""

    code: str | None
    label: str
    amount: Decimal
    per: str
    basis: str
    effective_from: date | None
    source: str
    evidence: str
    override: AppliedOverride | None


class PayPeriod(Frozen):
    """The months of a salaried line that share one pay scale."""

    first: date
    last: date
    months: Decimal


class AssessedLine(Frozen):
    """One costed row. A line has several when a post is shared or a salary crosses a pay year."""

    line: str
    where: str
    kind: str
    partner: str
    partner_type: str | None
    role: str
    band: str | None
    activity: str | None
    phase: str | None
    year: int
    period: PayPeriod | None
    paid_by: str
    paid_hours: Decimal | None
    unpaid_hours: Decimal | None
    rate: AssessedRate | None
    basis_assumed: bool
    pay: Decimal | None
    on_costs: Decimal | None
    employer_cost: Decimal | None
    overhead: Decimal | None
    vat: Decimal | None
    full_cost: Decimal | None
    cost: Decimal | None
    funder_share: Decimal | None
    funded: Decimal | None
    shortfall: Decimal | None
    shortfall_bearer: str | None
    in_kind_value: Decimal | None
    rules: tuple[str, ...]
    working: str


def _like_any_other(schema: JsonDict) -> None:
    """A key of the result is published like any other, whenever it was worked out."""
    schema.pop("readOnly")


class Assessment(Frozen):
    """What a budget costs, who pays, and what a person should look at. `costed` holds the workings behind it."""

    budget: AssessedBudget
    engine: Engine = Engine()
    rate_cards: tuple[UsedCard, ...] = ()
    totals: Totals
    lines: tuple[AssessedLine, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
    costed: InstanceOf[CostedBudget] = Field(exclude=True, repr=False)

    @computed_field(json_schema_extra=_like_any_other)  # type: ignore[prop-decorator]
    @cached_property
    def fixes(self) -> Fixes:
        """What would close the gaps. Worked out when it is first asked for: it takes as long as the costing itself."""
        return fixes_of(self.costed) if self.budget.as_of else Fixes()

    @property
    def blocked(self) -> bool:
        """Whether something must be mended before the totals can be used."""
        return any(problem.severity == "blocks" for problem in self.problems)


def assess(
    budget: Budget,
    book: RateBook,
    *,
    as_of: date | None = None,
    funder: str | None = None,
) -> Assessment:
    """Cost a budget on the rates in force on `as_of` (else the date that the budget names).

    `funder` is the code of the rules to use in place of the budget's own. Nothing is raised for what people wrote:
    every problem is in `problems`, what blocks first. The clock is never read: without a date nothing is costed and
    the problem says so.
    """
    budget = asked(budget, as_of=as_of, funder=funder)
    on = budget.project.as_of
    costed = cost_budget(budget, book, on or date.min)
    problems = in_order((*costed.problems, *(check(costed) if on else ())))
    project = budget.project
    return Assessment(
        budget=AssessedBudget(
            title=project.title,
            lead_organisation=project.lead_organisation,
            start=project.start,
            currency=project.currency,
            as_of=on,
            file_name=budget.file_name,
            file_sha256=budget.file_sha256,
            funder=costed.funder.code if costed.funder else None,
            stated_totals=budget.stated_totals,
        ),
        rate_cards=_cards(costed),
        totals=totals(costed),
        lines=tuple(_line(row, project.currency) for row in costed.rows),
        figures=figures_of(costed) if on else (),
        problems=problems,
        costed=costed,
    )


def asked(budget: Budget, *, as_of: date | None, funder: str | None = None) -> Budget:
    """The budget as it is to be costed: on that day, by those rules. Without any day it has no lines, and says so."""
    on = as_of or budget.project.as_of
    project = budget.project.model_copy(update={"as_of": on, "funder": funder or budget.project.funder})
    if on is not None:
        return budget.model_copy(update={"project": project})
    problems = (*budget.problems, AS_OF_MISSING("Project!Rates as of"))
    nothing = {"partners": (), "time": (), "costs": ()}
    return budget.model_copy(update={"project": project, "problems": problems, **nothing})


def _cards(costed: CostedBudget) -> tuple[UsedCard, ...]:
    codes = dict.fromkeys(parameter.code.partition(":")[0] for parameter in costed.parameters if parameter.code)
    cards = (costed.book.card(code) for code in codes)
    return tuple(
        UsedCard(code=card.code, title=card.title, kind=card.kind, version=card.version, review_by=card.review_by)
        for card in cards
        if card is not None
    )


def _line(row: Row, currency: str) -> AssessedLine:
    period = row.period
    return AssessedLine(
        line=row.line,
        where=row.where,
        kind=row.kind,
        partner=row.partner.name,
        partner_type=row.partner.type,
        role=row.label,
        band=row.band,
        activity=row.activity,
        phase=row.phase,
        year=row.year,
        period=PayPeriod(first=period.first, last=period.last, months=period.months)
        if period and period.first and period.last
        else None,
        paid_by=row.paid_by,
        paid_hours=_hours(row, "paid_hours"),
        unpaid_hours=_hours(row, "unpaid_hours"),
        rate=_rate(row),
        basis_assumed=row.basis_assumed,
        pay=row.amount("pay"),
        on_costs=row.amount("on_costs"),
        employer_cost=row.amount("employer_cost"),
        overhead=row.amount("overhead"),
        vat=row.amount("vat"),
        full_cost=row.amount("full_cost"),
        cost=row.amount("cost"),
        funder_share=row.amount("funder_share"),
        funded=row.amount("funded"),
        shortfall=row.amount("shortfall"),
        shortfall_bearer=row.bearer,
        in_kind_value=row.amount("in_kind_value"),
        rules=row.decision.rules if row.decision else (),
        working=working(row, currency),
    )


def _hours(row: Row, name: str) -> Decimal | None:
    hours = row.amount(name)
    return None if hours is None else tidy(hours)


def _rate(row: Row) -> AssessedRate | None:
    used = row.rate
    if used is None:
        return None
    return AssessedRate(
        code=used.code,
        label=used.label,
        amount=used.amount,
        per=used.per,
        basis=used.basis,
        effective_from=used.effective_from,
        source=used.source,
        evidence=used.evidence,
        override=used.override,
    )
