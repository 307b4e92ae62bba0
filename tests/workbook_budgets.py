"""Invented budgets that between them use every kind of working, each to be written as a workbook."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget, CostLine, Override, OwnRate, Partner, Project, Share, TimeLine
from fairbudget.ratecards import RateBook
from fairbudget.reading.cards.rate_book import read_rates

AS_OF = date(2026, 4, 30)

UNI = Partner(
    name="Uni A",
    type="university",
    relationship="lead",
    on_costs="university_uss",
    overhead="trac_per_fte",
    overhead_value=Decimal("13571.37"),
    vat="recoverable",
    hours_in_a_day=Decimal("7.3"),
)
COLLEGE = Partner(name="College B", type="college", relationship="co_lead", on_costs=Decimal("0.2345"))
CHARITY = Partner(
    name="Charity & Sons",
    type="vcse",
    relationship="co_lead_non_academic",
    on_costs="employee",
    overhead="percent",
    overhead_value=Decimal("0.175"),
    vat="irrecoverable",
    hours_in_a_day=Decimal(7),
)
NEIGHBOURS = Partner(
    name="Neighbours' group",
    type="vcse",
    relationship="subcontractor",
    on_costs="worker_holiday",
    overhead="amount",
    overhead_value=Decimal("1234.56"),
    vat="none",
)
PEOPLE = Partner(name="Community panel", type="individual", relationship="public_contributor")
PARTNERS = (UNI, COLLEGE, CHARITY, NEIGHBOURS, PEOPLE)

POOLED = """
code = "pooled"
title = "A funder with a shared cap"
checked_by = "these tests"
checked_on = 2026-04-01
next_review = 2030-04-01

[[rules]]
id = "pooled.partners"
scope = "funder"
applies_when.partner_type = ["vcse", "individual"]
eligibility = "yes"
funder_share = "1"
overhead.method = "percent_cap"
overhead.cap = "0.10"
cap.fraction = "%s"
cap.pool = "partners"
shortfall_bearer = "partner"
message = "Partners are paid in full, up to three tenths of the whole."
evidence.status = "institution_confirmed"
evidence.note = "invented"
confidence = "high"

[[rules]]
id = "pooled.others"
scope = "funder"
applies_when.partner_type = ["university", "college"]
eligibility = "yes"
funder_share = "%s"
overhead.method = "allowed"
shortfall_bearer = "lead_institution"
message = "Four fifths are paid."
evidence.status = "institution_confirmed"
evidence.note = "invented"
confidence = "high"
"""


def project(**stated: Any) -> Project:
    """A project of these tests with these answers in place of its own."""
    return Project(**{"title": "Together", "lead_organisation": "Uni A", "as_of": AS_OF} | stated)


def time(line: str, partner: str | tuple[Share, ...], **stated: Any) -> TimeLine:
    """A line of time: an hour of skilled delivery for one person, with these answers in place of its own."""
    partners = (Share(partner=partner),) if isinstance(partner, str) else partner
    usual = {
        "role": f"Role {line}",
        "band": "skilled",
        "activity": "engagement",
        "phase": "delivery",
        "quantity": Decimal(1),
        "unit": "hour",
        "unpaid_hours_each": Decimal(0),
        "paid_by": "grant",
    }
    return TimeLine(**{"line": line, "partners": partners} | usual | stated)


def cost(line: str, partner: str, **stated: Any) -> CostLine:
    """A line of other costs."""
    usual = {"label": f"Item {line}", "category": "travel", "phase": "delivery", "paid_by": "grant"}
    return CostLine(**{"line": line, "partner": partner} | usual | stated)


def own(amount: str, per: str, basis: str, reason: str = "as agreed") -> OwnRate:
    return OwnRate.model_validate({"amount": Decimal(amount), "per": per, "basis": basis, "reason": reason})


def shares(**parts: str) -> tuple[Share, ...]:
    """A shared post: Uni_A="0.5"."""
    return tuple(Share(partner=name.replace("_", " "), fraction=Decimal(part)) for name, part in parts.items())


def d(number: str) -> Decimal:
    return Decimal(number)


def salaries() -> Budget:
    """Salaries across two tax years and two pay years; a small post below and around the NI threshold."""
    fte = {"unit": "fte", "months": Decimal(12), "quantity": d("0.4"), "employed_share": d("0.6")}
    return Budget(
        project=project(start=date(2025, 2, 1), price_basis="fixed_sum", funder="ukri"),
        partners=PARTNERS,
        time=(
            time("1", "Uni A", **fte, own_rate=own("45000", "year", "salary")),
            time("2", "Uni A", **(fte | {"months": d("4.5")}), year=2, rate_code="he_spine:point_30"),
            time(
                "3",
                "Charity & Sons",
                **(fte | {"quantity": d("0.15")}),
                year=2,
                own_rate=own("27333.33", "year", "salary"),
            ),
            time("4", "Neighbours' group", **fte, year=2, own_rate=own("13.85", "hour", "wage"), status="worker"),
            time("5", "Uni A", **fte, own_rate=own("3456.78", "month", "salary"), unpaid_hours_each=d("17")),
            time("6", "Uni A", **(fte | {"employed_share": d("0.1")}), own_rate=own("45000", "year", "salary")),
            time("7", "College B", **fte, own_rate=own("45000", "year", "employer_cost")),
        ),
    )


def shared_posts() -> Budget:
    """Posts that do not divide: thirds, halves of an odd penny, seven parts, a share of nothing left over."""
    third = "0.33333333333333333333"
    seven = tuple(
        Share(partner=f"Uni {i}", fraction=d(part))
        for i, part in enumerate(("0.14", "0.14", "0.14", "0.14", "0.14", "0.14", "0.16"), 1)
    )
    return Budget(
        project=project(start=date(2025, 2, 1), price_basis="fixed_sum"),
        partners=(UNI, COLLEGE, CHARITY, *(Partner(name=f"Uni {i}", type="university") for i in range(1, 8))),
        time=(
            time("1", shares(Uni_A="0.5", College_B="0.5"), own_rate=own("100.01", "hour", "wage")),
            time(
                "2",
                shares(Uni_A=third, College_B=third, Uni_1="0.33333333333333333334"),
                own_rate=own("100", "hour", "fee"),
            ),
            time(
                "3",
                shares(Uni_1=third, Uni_2="0.33333333333333333334", Uni_3=third),
                own_rate=own("100.01", "hour", "fee"),
            ),
            time("4", seven, quantity=d("3"), own_rate=own("33.33", "hour", "fee"), unpaid_hours_each=d("2.5")),
            time(
                "5",
                shares(Uni_A="0.25", College_B="0.75"),
                unit="fte",
                months=d("12"),
                own_rate=own("45001.37", "year", "salary"),
            ),
            time("6", shares(Uni_1="0.005", Uni_2="0.995"), own_rate=own("1", "hour", "charge")),
            time("7", shares(Uni_1="0.115", Uni_2="0.885"), own_rate=own("81", "hour", "employer_cost")),
        ),
    )


def every_basis() -> Budget:
    """Each basis of a rate with each kind of on-cost, overhead and VAT."""
    return Budget(
        project=project(funder="ukri"),
        partners=PARTNERS,
        time=(
            time("1", "Charity & Sons", quantity=d("12.5"), unit="day", own_rate=own("333.33", "day", "charge")),
            time("2", "Charity & Sons", quantity=d("7"), own_rate=own("19.99", "hour", "wage")),
            time(
                "3",
                "Charity & Sons",
                people=d("3"),
                quantity=d("2"),
                unit="half_day",
                own_rate=own("75", "half_day", "fee"),
            ),
            time("4", "College B", quantity=d("3"), unit="week", own_rate=own("41.17", "hour", "employer_cost")),
            time(
                "5",
                "College B",
                quantity=d("3"),
                unit="day",
                own_rate=own("600.01", "week", "charge"),
                on_costs=d("0.111"),
            ),
            time("6", "Neighbours' group", people=d("2"), quantity=d("33.3"), own_rate=own("13.45", "hour", "wage")),
            time(
                "7",
                "Neighbours' group",
                quantity=d("2"),
                unit="session",
                hours_per_unit=d("2.5"),
                own_rate=own("80", "session", "fee"),
            ),
            time("8", "Uni A", quantity=d("2"), unit="month", own_rate=own("4000", "month", "salary")),
            time("9", "Uni A", quantity=d("11"), unit="day", own_rate=own("3999.99", "month", "salary")),
            time(
                "10", "Community panel", people=d("6"), quantity=d("4"), unit="half_day", rate_code="baseline:half_day"
            ),
        ),
        costs=(
            cost("C1", "Community panel", category="travel", quantity=d("24"), unit_cost=d("12.345")),
            cost("C2", "Community panel", category="childcare", quantity=d("3")),
            cost("C3", "Uni A", category="catering", quantity=d("7.5"), unit_cost=d("9.99"), paid_by="lead"),
            cost("C4", "Charity & Sons", category="venue", quantity=d("2"), unit_cost=d("150"), paid_by="partner"),
        ),
    )


def percentages() -> Budget:
    """Percentages of some lines, of the same lines, and of each other; two lines of one name on two sheets."""
    return Budget(
        project=project(),
        partners=PARTNERS,
        time=(
            time("1", "Uni A", quantity=d("33"), own_rate=own("21.11", "hour", "employer_cost")),
            time("2", "College B", quantity=d("5"), own_rate=own("77.77", "hour", "fee")),
            time("3", "College B", quantity=d("5"), own_rate=own("10.01", "hour", "fee")),
        ),
        costs=(
            cost("C1", "Uni A", quantity=d("3"), unit_cost=d("19.99")),
            cost("C2", "Uni A", fraction=d("0.147"), fraction_of=("1", "3", "C1")),
            cost("C3", "Uni A", fraction=d("0.05"), fraction_of=("1", "2", "C1")),
            cost("C4", "College B", fraction=d("0.2"), fraction_of=("1", "C2", "C3")),
            cost("2", "College B", quantity=d("1"), unit_cost=d("0.07")),
        ),
    )


def inflated() -> Budget:
    """Three years with an uplift, and what is done before the first."""
    return Budget(
        project=project(start=date(2026, 8, 1), price_basis="inflate", uplift=d("0.0275")),
        partners=PARTNERS,
        time=tuple(
            time(f"{rate.per} {year}", "Uni A", year=year, quantity=d("10"), unit=unit, own_rate=rate, months=d("7"))
            for year in (0, 1, 2, 3)
            for unit, rate in (
                ("hour", own("19.99", "hour", "wage")),
                ("day", own("155.55", "day", "fee")),
                ("fte", own("45000", "year", "salary")),
            )
        ),
        costs=tuple(cost(f"C{year}", "Uni A", year=year, quantity=d("3"), unit_cost=d("9.99")) for year in (1, 2, 3)),
    )


def overridden() -> Budget:
    """Rates of cards replaced for this bid: a fee, a percentage and the working year."""
    said = {"reason": "agreed locally", "agreed_by": "Finance", "agreed_on": date(2026, 3, 1)}
    return Budget(
        project=project(funder="ukri"),
        partners=PARTNERS,
        time=(
            time(
                "1", "Community panel", people=d("6"), quantity=d("4"), unit="half_day", rate_code="baseline:half_day"
            ),
            time("2", "Uni A", quantity=d("0.5"), unit="fte", months=d("12"), rate_code="he_spine:point_30"),
            time("3", "Uni A", quantity=d("100"), rate_code="baseline:lead"),
            time(
                "4",
                "Charity & Sons",
                quantity=d("4"),
                rate_code="baseline:hour",
                own_rate=own("31.05", "hour", "fee", "chair"),
            ),
        ),
        overrides=(
            Override(rate_code="baseline:half_day", amount=d("85.55"), per="half_day", basis="fee", **said),
            Override(rate_code="on_costs:uss", amount=d("0.1234"), per="year", **said),
            Override(rate_code="working_year:trac", amount=d("1607.5"), per="year", **said),
        ),
    )


def references() -> Budget:
    """Unpaid hours at the mean of the lead's staff and at the card's rate; help in kind; nobody paid."""
    return Budget(
        project=project(start=date(2025, 2, 1), price_basis="fixed_sum"),
        partners=PARTNERS,
        time=(
            time("1", "Uni A", quantity=d("0.4"), unit="fte", months=d("12"), own_rate=own("41337", "year", "salary")),
            time("2", "Uni A", quantity=d("100"), rate_code="baseline:skilled"),
            time(
                "3",
                "Charity & Sons",
                people=d("3"),
                quantity=d("7"),
                unpaid_hours_each=d("3.3"),
                rate_code="baseline:skilled",
            ),
            time(
                "4",
                "Charity & Sons",
                band="lead",
                quantity=d("7"),
                unpaid_hours_each=d("3.3"),
                rate_code="baseline:lead",
            ),
            time(
                "5",
                "Community panel",
                band="experienced",
                unit="half_day",
                unpaid_hours_each=d("1.7"),
                rate_code="baseline:half_day",
            ),
            time("6", "Community panel", quantity=d("0"), unpaid_hours_each=d("45"), phase="pre_application", year=0),
            time("7", "Community panel", quantity=d("2"), unit="day", paid_by="nobody", band="contributor"),
            time(
                "8",
                "College B",
                quantity=d("5"),
                paid_by="partner",
                unpaid_hours_each=d("2"),
                own_rate=own("33.33", "hour", "wage"),
            ),
            time("9", "College B", quantity=d("5"), unpaid_hours_each=None, own_rate=own("33.33", "hour", "wage")),
            time(
                "10",
                "College B",
                quantity=d("5"),
                band=None,
                unpaid_hours_each=d("2"),
                own_rate=own("33.33", "hour", "wage"),
            ),
            time(
                "11",
                shares(Uni_A="0.5", College_B="0.5"),
                quantity=d("5"),
                unpaid_hours_each=d("3"),
                own_rate=own("30", "hour", "wage"),
            ),
        ),
    )


def blocked() -> Budget:
    """Lines that cannot be costed beside lines that can, and a percentage that rests on both."""
    return Budget(
        project=project(funder="ukri"),
        partners=PARTNERS,
        time=(
            time("1", "Uni A", quantity=d("10"), own_rate=own("40", "hour", "employer_cost")),
            time("2", "Community panel", quantity=d("3")),
            time("3", "Charity & Sons", quantity=d("3"), unit="session", rate_code="baseline:half_day"),
            time("4", "Charity & Sons", quantity=d("3"), rate_code="nihr:nothing_like_it"),
        ),
        costs=(
            cost("C1", "Uni A", unit_cost=d("12")),
            cost("C2", "Uni A", fraction=d("0.1"), fraction_of=("1", "2")),
            cost("C3", "Uni A", fraction=d("0.1"), fraction_of=("1",)),
        ),
    )


def share_not_known() -> Budget:
    """A funder whose share nobody has stated, with overheads over its cap."""
    return Budget(
        project=project(funder="horizon_europe"),
        partners=PARTNERS,
        time=(
            time("1", "Uni A", quantity=d("10"), unit="month", own_rate=own("5000", "month", "salary")),
            time("2", "Charity & Sons", quantity=d("10"), own_rate=own("40", "hour", "wage")),
            time("3", "Charity & Sons", quantity=d("10"), phase="pre_application", own_rate=own("40", "hour", "wage")),
        ),
    )


def under_a_shared_cap() -> Budget:
    """Partners over three tenths of the whole, with overheads over theirs."""
    return Budget(
        project=project(funder="pooled"),
        partners=(UNI, CHARITY, PEOPLE),
        time=(
            time("1", "Uni A", quantity=d("300"), own_rate=own("48", "hour", "employer_cost")),
            time("2", "Charity & Sons", quantity=d("333"), own_rate=own("19.37", "hour", "wage")),
            time("3", "Community panel", people=d("7"), quantity=d("11"), own_rate=own("27.5", "hour", "fee")),
            time("4", "Community panel", quantity=d("3"), paid_by="other_fund", own_rate=own("27.5", "hour", "fee")),
        ),
        costs=(
            cost("C1", "Community panel", quantity=d("3"), unit_cost=d("33.33")),
            cost("C2", "Uni A", quantity=d("3")),
        ),
    )


def names_alike(names: tuple[str, ...] = ("Uni A", "Uni *", "Uni ?", "~Uni", "1", "01", "TRUE", "Uni")) -> Budget:
    """Names and lines that a spreadsheet takes for one another, or for patterns."""
    lines = ("a", "A", "a*", "?", "~a", "*", "1", "01", "é", "É", "TRUE", "x" * 300, "x" * 299 + "y")
    return Budget(
        project=project(),
        partners=tuple(
            Partner(name=name, type="vcse", overhead="percent", overhead_value=d(f"0.0{i + 1}"))
            for i, name in enumerate(names)
        ),
        time=tuple(
            time(
                line,
                names[i % len(names)],
                role=f"Role {i}",
                quantity=Decimal(i + 1),
                own_rate=own(f"{10 + i}.01", "hour", "employer_cost"),
            )
            for i, line in enumerate(lines)
        ),
        costs=(
            *(
                cost(line, names[-1 - i % len(names)], quantity=Decimal(i + 1), unit_cost=Decimal(i + 3), label=str(i))
                for i, line in enumerate(lines)
            ),
            cost("p", names[0], fraction=d("0.1"), fraction_of=("a", "a*", "x" * 300)),
            cost("P", names[1], fraction=d("0.2"), fraction_of=("A", "*", "?")),
        ),
    )


def partners_alike() -> Budget:
    """Partners of which only capitals or spaces differ: the template takes them for one, other files do not."""
    return names_alike(("Uni A", "uni a", "UNI A", "Uni  A"))


def half_pennies() -> Budget:
    """Amounts that end in exactly half a penny, which a binary fraction can fall short of."""
    unit_costs = ("1.005", "2.675", "0.285", "1.115", "33.335", "1234.565", "99999.995", "0.615", "4.35", "10.075")
    lines = [
        cost(f"{quantity} at {unit_cost}", "Uni A", quantity=d(quantity), unit_cost=d(unit_cost))
        for unit_cost in unit_costs
        for quantity in ("1", "3", "7", "0.1", "0.5", "2.5", "1.1", "12.7")
    ]
    return Budget(project=project(), partners=PARTNERS, costs=tuple(lines))


def in_euros() -> Budget:
    """Another currency, more digits than a spreadsheet keeps, and people's own words that look like formulas."""
    return Budget(
        project=project(currency="EUR", title="=1+1"),
        partners=(Partner(name="Uni A", type="university", overhead="percent", overhead_value=d("0.25")),),
        time=(
            time(
                "1",
                "Uni A",
                quantity=d("1.123456789012345678"),
                role="-2+3",
                own_rate=own("40", "hour", "employer_cost"),
            ),
            time("2", "Uni A", quantity=d("3"), own_rate=own("40.5", "hour", "employer_cost", "@reason")),
        ),
    )


BUDGETS = {
    made.__name__: made
    for made in (
        salaries, shared_posts, every_basis, percentages, inflated, overridden, references, blocked, share_not_known,
        under_a_shared_cap, names_alike, partners_alike, half_pennies, in_euros,
    )
}  # fmt: skip


@cache
def shipped() -> RateBook:
    """The shipped cards and rules."""
    return read_rates()


def with_pooled_funder(folder: Path, share: str = "0.8", cap: str = "0.30") -> RateBook:
    """The shipped cards and rules with those of a funder that pays a share and sets a shared cap."""
    (folder / "funders").mkdir(parents=True)
    (folder / "funders" / "pooled.toml").write_text(POOLED % (cap, share), encoding="utf-8")
    return read_rates(folder)


def assessed(budget: Budget, book: RateBook | None = None) -> Assessment:
    return assess(budget, book or shipped())
