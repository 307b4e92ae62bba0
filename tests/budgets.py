"""Budgets for tests, written as short as a bid writer would say them, and hypothesis strategies that make them.

Amounts are given as text ("82.50") and read as exact decimals, because a float in a test proves nothing.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from fairbudget.assessment import AssessedLine, Assessment, assess
from fairbudget.budget import Budget, CostLine, Partner, Project, TimeLine
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.ratecards import ListedRate, RateBook, RateCard, RateValue, Source
from fairbudget.reading.cards.rate_book import read_rates

BOOK = read_rates()
AS_OF = date(2026, 9, 1)
READ = Source(key="scale", title="Pay scale", publisher="A test", read_on=date(2026, 1, 1))


def partner(name: str = "Uni", **stated: Any) -> Partner:
    """A partner without on-costs, overhead and VAT unless it states them."""
    plain = {"type": "university", "relationship": "lead", "on_costs": "none", "overhead": "none", "vat": "none"}
    return Partner.model_validate({"name": name, "where": f"Partners!{name}", **plain, **stated})


def time(quantity: object, unit: str | None, line: object = "1", of: object = "Uni", **stated: Any) -> TimeLine:
    """A line of time of one partner, or of several by their shares ({"Uni A": "0.5", "Uni B": "0.5"})."""
    shares = of if isinstance(of, dict) else {of: 1}
    given = {"line": str(line), "where": f"Time!{line}", "quantity": quantity, "unit": unit}
    partners = [{"partner": name, "fraction": fraction} for name, fraction in shares.items()]
    return TimeLine.model_validate({**given, "partners": partners, **stated})


def own(amount: object, per: str, basis: str | None) -> dict[str, object]:
    """A rate typed on a line."""
    return {"amount": amount, "per": per, "basis": basis, "reason": "agreed with the partner"}


def item(quantity: object, unit_cost: object, line: object = "c1", of: str = "Uni", **stated: Any) -> CostLine:
    """A line of other costs."""
    given = {"line": str(line), "where": f"Costs!{line}", "partner": of, "category": "travel"}
    return CostLine.model_validate({**given, "quantity": quantity, "unit_cost": unit_cost, **stated})


def percentage(fraction: object, of: tuple[str, ...], line: object = "p1", **stated: Any) -> CostLine:
    """A percentage of other lines, such as indirect costs."""
    given = {"line": str(line), "where": f"Costs!{line}", "partner": "Uni", "label": "Indirect costs"}
    return CostLine.model_validate({**given, "fraction": fraction, "fraction_of": of, **stated})


def budget(*lines: TimeLine | CostLine, partners: tuple[Partner, ...] = (partner(),), **stated: Any) -> Budget:
    """A budget of these lines; what is stated besides belongs to its project or, by name, to the budget."""
    own_fields = {name: stated.pop(name) for name in ("overrides", "problems") if name in stated}
    project = Project.model_validate({"as_of": AS_OF, "start": date(2026, 10, 1), "months": 12, **stated})
    return Budget(
        project=project,
        partners=partners,
        time=tuple(line for line in lines if isinstance(line, TimeLine)),
        costs=tuple(line for line in lines if isinstance(line, CostLine)),
        **own_fields,
    )


def assessed(*lines: TimeLine | CostLine, book: RateBook = BOOK, **stated: Any) -> Assessment:
    """The assessment of a budget of these lines."""
    return assess(budget(*lines, **stated), book)


def costed(*lines: TimeLine | CostLine, book: RateBook = BOOK, **stated: Any) -> CostedBudget:
    """The same, costed and no further."""
    made = budget(*lines, **stated)
    assert made.project.as_of is not None
    return cost_budget(made, book, made.project.as_of)


def only(found: Assessment) -> AssessedLine:
    """The one row of a budget that has one."""
    assert len(found.lines) == 1, [line.line for line in found.lines]
    return found.lines[0]


def codes(found: Assessment) -> list[str]:
    """The codes of what was found, in order, without those that most small budgets share."""
    beside_the_point = ("funder_not_chosen", "unpaid_hours_not_stated", "working_day_assumed", "below_real_living_wage")
    return [problem.code for problem in found.problems if problem.code not in beside_the_point]


def problem_text(found: Assessment, code: str) -> str:
    """What the one problem of that code says, and what to do."""
    said = [f"{problem.message} {problem.fix}" for problem in found.problems if problem.code == code]
    assert len(said) == 1, (code, [problem.code for problem in found.problems])
    return said[0]


def with_scale(*values: tuple[str, str], per: str = "year", basis: str = "salary", **stated: Any) -> RateBook:
    """The shipped rates and a card "test" whose one rate, "test:post", has these amounts from these days."""
    dated = tuple(
        RateValue(amount=Decimal(amount), effective_from=date.fromisoformat(day), source="scale", evidence="seen")
        for day, amount in values
    )
    listed = ListedRate.model_validate(
        {"code": "post", "label": "Post", "per": per, "basis": basis, "values": dated, **stated}
    )
    card = RateCard(
        code="test", title="Scales of a test", kind="published", publisher="A test", currency="GBP",
        review_by=date(2030, 1, 1), max_yearly_change=Decimal("0.5"), sources=(READ,), rates=(listed,),
    )  # fmt: skip
    return with_cards(*BOOK.cards, card)


def with_cards(*cards: RateCard) -> RateBook:
    """A book of these cards. It is made anew, because a copy would go on looking up what the first one found."""
    return RateBook(cards=cards, bands=BOOK.bands, funders=BOOK.funders, early_money=BOOK.early_money)


# Strategies. Small numbers with awkward pennies, so that every example can be worked by hand when it fails.

BANDS = ("contributor", "experienced", "skilled", "lead", "strategic")
PHASES = ("pre_application", "set_up", "delivery", "ending")
PARTNERS = (
    partner("Uni", on_costs="university_uss", overhead="trac_per_fte", overhead_value="33333.33"),
    partner("Charity", type="vcse", relationship="subcontractor", on_costs=Decimal("0.1207"), overhead="percent",
            overhead_value="0.15", vat="irrecoverable"),
    partner("Nurse", type="individual", relationship="public_contributor"),
)  # fmt: skip

pounds = st.integers(1, 99_999).map(lambda pence: Decimal(pence) / 100)
quantities = st.integers(1, 400).map(lambda quarters: Decimal(quarters) / 4)
unpaid = st.none() | st.integers(0, 40).map(Decimal)


@st.composite
def time_lines(draw: st.DrawFn, line: str = "1") -> TimeLine:
    """A line of time with a rate of its own, paid by the hour or day to one of `PARTNERS`."""
    unit = draw(st.sampled_from(("hour", "day")))
    basis = draw(st.sampled_from(("fee", "wage", "employer_cost", "charge")))
    return time(
        draw(quantities),
        unit,
        line,
        of=draw(st.sampled_from(PARTNERS)).name,
        own_rate=own(draw(pounds), unit, basis),
        band=draw(st.sampled_from(BANDS)),
        phase=draw(st.sampled_from(PHASES)),
        year=draw(st.integers(1, 3)),
        people=draw(st.integers(1, 12)),
        unpaid_hours_each=draw(unpaid),
        paid_by=draw(st.sampled_from((None, "grant", "lead", "partner", "nobody"))),
    )


@st.composite
def many_lines(draw: st.DrawFn) -> tuple[TimeLine | CostLine, ...]:
    """One to five lines of time, and up to two other costs."""
    times = [draw(time_lines(str(number))) for number in range(1, draw(st.integers(1, 5)) + 1)]
    costs = [
        item(draw(quantities), draw(pounds), f"c{number}", of=draw(st.sampled_from(PARTNERS)).name, year=number,
             phase=draw(st.sampled_from(PHASES)))
        for number in range(1, draw(st.integers(0, 2)) + 1)
    ]  # fmt: skip
    return (*times, *costs)


def worked_example() -> Budget:
    """The nine lines of the worked example: a university, a charity, individuals and a student, no on-costs."""
    return budget(
        time(165, "hour", "PI", band="lead", own_rate=own(48, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="delivery"),
        time(1650, "hour", "RA", band="skilled", own_rate=own(35, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="delivery"),
        time(40, "hour", "PI writing", band="lead", own_rate=own(48, "hour", "employer_cost"), unpaid_hours_each=0,
             phase="pre_application"),
        time(60, "hour", "Director", "Charity", band="lead", own_rate=own(30, "hour", "employer_cost"),
             unpaid_hours_each=20, phase="delivery"),
        time(40, "hour", "Worker", "Charity", band="skilled", own_rate=own(22, "hour", "employer_cost"),
             unpaid_hours_each=80, phase="delivery", activity="brokerage"),
        time(None, None, "Director writing", "Charity", band="lead", unpaid_hours_each=45, phase="pre_application"),
        time(30, "hour", "Researchers", "Individuals", band="skilled", own_rate=own(14, "hour", "fee"),
             people=10, unpaid_hours_each=3, phase="delivery"),
        time(12, "hour", "Advisers", "Individuals", band="contributor", own_rate=own(25, "hour", "fee"),
             people=8, unpaid_hours_each=3, phase="delivery"),
        time(None, None, "Student", "Student", band="skilled", unpaid_hours_each=100, phase="delivery"),
        partners=(
            partner("Uni"),
            partner("Charity", type="vcse", relationship="project_partner"),
            partner("Individuals", type="individual", relationship="public_contributor"),
            partner("Student", type="student", relationship="participant"),
        ),
    )  # fmt: skip
