"""Figures that somebody published, worked out again by the program: the acceptance tests of the arithmetic.

The cases stand in tests/cases, with inputs and published figures only (docs/published-cases.md explains their form).
Nothing is worked out here: a figure is a costed line's, a total's, or a rate's. What is published is met exactly,
except where a case itself says that the source rounded, or states our figure beside the published one and why.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.budget import Budget, CostLine, OwnRate, Partner, Project, Share, TimeLine
from fairbudget.costing.rows import Row
from fairbudget.oncosts import Component, OnCostProfile, on_cost
from fairbudget.ratecards import Rate, RateBook
from fairbudget.reading import budget_of
from fairbudget.workings import amount
from fairbudget.writing.workbook import write_workbook
from small_books import book, sheet
from spreadsheet import Place, Value, recalculate, values

Case = Mapping[str, Any]
FOLDER = Path(__file__).with_name("cases")
PAGE = Path(__file__).parents[1] / "docs" / "published-cases.md"
# The day of the rates where a case names none: the day on which the cases were collected.
COLLECTED = date(2026, 11, 22)

WHY_NOT_AS_PUBLISHED = {
    "uplifted_rate_to_the_penny": "the rate of a later year is shown, so it is whole pence before it is multiplied",
    "rate_to_the_penny": "what an hour comes to is an amount of money, and amounts are shown to the penny",
}
FEE_RULES = "a fee that is the higher of two, part of another, or for part hours cannot be declared yet"
LODGING = "what lodging may count towards the minimum wage is on the card and is not worked out"
LEVY = "the levy allowance belongs to the whole organisation, never to a line of a budget"
LEAVE = "days of leave are not worked out; holiday pay is a percentage of pay"
NOT_ANSWERED_YET = {
    "A10": FEE_RULES,
    "B1": "a day rate that a yearly income asks for is not worked out",
    "F1": "published shares of other budgets are not put beside a budget's own",
    "nmw-acc1": LODGING,
    "nmw-acc3": LODGING,
    "nmw-acc5": LODGING,
    "nmw-lim1": "hours are not checked against the length of a pay period",
    "hours-1": "hours of a year are not spread over 52 weeks of pay",
    "levy-1": LEVY,
    "levy-3": LEVY,
    "hol-days-5": LEAVE,
    "hol-days-6": LEAVE,
    "hol-days-2": LEAVE,
    "hol-days-0.5": LEAVE,
    "hol-irr-12": LEAVE,
    "fcr-3": "hours are added up over lines, not shares of people",
    "art-6": FEE_RULES,
}


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


CASES: list[Case] = [
    case for path in sorted(FOLDER.glob("*.toml")) if path.name != "ids.toml" for case in toml(path)["case"]
]


def those_with(key: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in CASES if key in case]


# From a case to a budget


@cache
def shipped_rates() -> RateBook:
    return read_rates()


def rates_of(case: Case, folder: Path) -> RateBook:
    """The shipped rates, with the card and the funder's rules of the case laid over them as an organisation's."""
    if "card" not in case and "funder_rules" not in case:
        return shipped_rates()
    (folder / "funders").mkdir(parents=True, exist_ok=True)
    if "card" in case:
        (folder / "card.toml").write_text(case["card"], encoding="utf-8")
    if "funder_rules" in case:
        (folder / "funders" / "rules.toml").write_text(case["funder_rules"], encoding="utf-8")
    return read_rates(folder)


def budget_of_case(case: Case, part: str | None = None) -> Budget:
    """The budget of a case, or that of the lines of one part of it."""
    if "sheets" in case:
        written = {"Time": [["Line", "Partner", "People", "Quantity", "Unit"]], **case["sheets"]}
        return budget_of(book(*(sheet(name, *rows) for name, rows in written.items())))
    partners = [Partner.model_validate(each) for each in case.get("partners", [{"name": "Organisation"}])]
    chosen = {
        name: [line for line in case.get(name, []) if part in (None, line.get("part"))] for name in ("time", "costs")
    }
    return Budget(
        project=Project.model_validate({"title": case["id"], **case.get("project", {})}),
        partners=tuple(partners),
        time=tuple(time_line(case, line, partners[0].name) for line in chosen["time"]),
        costs=tuple(cost_line(line, partners[0].name) for line in chosen["costs"]),
    )


def time_line(case: Case, line: Case, partner: str) -> TimeLine:
    known = {name: value for name, value in line.items() if name not in ("part", "partner", "rate", "per", "basis")}
    if "rate" in line:
        known["own_rate"] = OwnRate(
            amount=line["rate"], per=line["per"], basis=line["basis"], reason=f"Published: {case['source']}"
        )
    share = Share(partner=line.get("partner", partner))
    return TimeLine.model_validate(
        {"role": line["line"], "phase": "delivery", "unpaid_hours_each": 0, **known, "partners": (share,)}
    )


def cost_line(line: Case, partner: str) -> CostLine:
    known = {name: value for name, value in line.items() if name != "part"}
    return CostLine.model_validate({"label": line["line"], "partner": partner, "phase": "delivery", **known})


def assessed(case: Case, folder: Path, asked: Case | None = None, **project: object) -> Assessment:
    """The assessment of a case: of the part and on the day that the question names, if it names any."""
    asked = asked or {}
    budget = budget_of_case(case, asked.get("part"))
    budget = budget.model_copy(update={"project": budget.project.model_copy(update=project)})
    on = asked.get("as_of", case.get("as_of", COLLECTED))
    return assess(budget, rates_of(case, folder), as_of=on)


def row_of(assessment: Assessment, line: str) -> Row:
    [row] = [row for row in assessment.costed.rows if row.line == line]
    return row


def figure(assessment: Assessment, asked: Case, name: str) -> Decimal | None:
    """A figure of one line, of one partner, or of the whole."""
    if "line" in asked:
        return row_of(assessment, asked["line"]).amount(name)
    if "partner" in asked:
        assert name == "cost"
        return assessment.totals.by_partner[asked["partner"]]
    found: Decimal | None = getattr(assessment.totals, name)
    return found


WHICH = ("part", "as_of", "line", "partner", "problem")


def figures_in(asked: Case) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if name not in WHICH}


def agrees(found: Decimal | None, published: Any) -> None:
    """Exactly as published; where the source rounded, so rounded; where ours differs, exactly ours, and why."""
    assert found is not None
    if not isinstance(published, dict):
        assert found == published
    elif "rounded" in published:
        assert found.quantize(Decimal(str(published["rounded"])), rounding=ROUND_HALF_UP) == published["rounded"]
    else:
        assert published["why"] in WHY_NOT_AS_PUBLISHED
        assert (found, published["ours"] != published["published"]) == (published["ours"], True)


# The tests, one for each kind of question


@pytest.mark.parametrize("case", those_with("expected"))
def test_a_budget_comes_to_what_was_published(case: Case, tmp_path: Path) -> None:
    for asked in case["expected"]:
        assessment = assessed(case, tmp_path, asked)
        blocking = [problem.code for problem in assessment.problems if problem.severity == "blocks"]
        if "problem" in asked:
            assert (blocking, assessment.totals.cost) == ([asked["problem"]], None)
            continue
        assert blocking == []
        for name, published in figures_in(asked).items():
            agrees(figure(assessment, asked, name), published)


@pytest.mark.parametrize("case", those_with("figures"))
def test_a_figure_of_fairness_is_as_published(case: Case, tmp_path: Path) -> None:
    for asked in case["figures"]:
        project = {"reference_partner": asked["measure"]} if "measure" in asked else {}
        found = fairness_figure(assessed(case, tmp_path, asked, **project), asked)
        if "percent" in asked:
            assert found is not None
            agrees(found * 100, asked["percent"])
        else:
            agrees(found, asked["published"])


def fairness_figure(assessment: Assessment, asked: Case) -> Decimal | None:
    """The value of a figure of one partner or of everybody; `of` asks for its numerator, denominator or their rest."""
    key = (asked["code"], None, asked.get("partner"))
    [one] = [one for one in assessment.figures if (one.code, one.partner_type, one.partner) == key]
    of = asked.get("of", "value")
    if of == "rest":
        assert one.numerator is not None
        assert one.denominator is not None
        return one.denominator - one.numerator
    found: Decimal | None = getattr(one, of)
    return found


@pytest.mark.parametrize("case", those_with("wrong"))
def test_a_published_mistake_is_not_repeated(case: Case, tmp_path: Path) -> None:
    for asked in case["wrong"]:
        assessment = assessed(case, tmp_path, asked)
        assert not assessment.blocked
        for name, mistake in figures_in(asked).items():
            assert figure(assessment, asked, name) not in (None, mistake)


@pytest.mark.parametrize("case", those_with("differences"))
def test_two_costs_are_as_far_apart_as_was_published(case: Case, tmp_path: Path) -> None:
    for asked in case["differences"]:
        more, less = (
            figure(assessed(case, tmp_path, asked[side]), asked[side], asked[side].get("figure") or asked["figure"])
            for side in ("more", "less")
        )
        assert more is not None
        assert less is not None
        agrees(more - less, asked["published"])


@pytest.mark.parametrize("case", those_with("minimum"))
def test_the_legal_minimum_is_as_published_and_pay_is_measured_against_it(case: Case, tmp_path: Path) -> None:
    for asked in case["minimum"]:
        first, last = asked["on"]
        for day in (first, last):
            minimum = shipped_rates().legal_minimum(day, asked.get("age"), asked.get("apprentice", False))
            assert isinstance(minimum, Rate)
            assert minimum.amount == asked.get("published", minimum.amount)
            assert minimum.code == asked.get("code", minimum.code)
            if "below" in asked:
                used = row_of(assessed(case, tmp_path), asked["line"]).rate
                assert used is not None
                assert used.per == minimum.per == "hour"
                assert (used.amount < minimum.amount) == asked["below"]


@pytest.mark.parametrize("case", those_with("pays_enough"))
def test_a_lump_of_pay_is_told_to_be_enough_or_not(case: Case, tmp_path: Path) -> None:
    asked, assessment = case["pays_enough"], assessed(case, tmp_path)
    paid = row_of(assessment, asked["line"])
    least = row_of(assessment, asked["beside"])
    assert paid.amount("paid_hours") == least.amount("paid_hours")
    pay, least_pay = paid.amount("pay"), least.amount("pay")
    assert pay is not None
    assert least_pay is not None
    assert (pay >= least_pay) == asked["answer"]


@pytest.mark.parametrize("case", those_with("rates"))
def test_a_card_holds_what_was_published(case: Case) -> None:
    for asked in case["rates"]:
        rate = shipped_rates().rate(asked["code"], asked["on"])
        assert isinstance(rate, Rate)
        assert rate.amount == asked["published"]
        assert rate.printed == asked.get("printed", rate.printed)


def on_cost_of(asked: Case, on: date) -> Decimal:
    """One on-cost of a sum of pay, by the declared step, at the rates of a day."""
    parts = {name: asked[name] for name in ("name", "kind", "rate", "threshold") if name in asked}
    component = Component.model_validate(parts)
    rates = shipped_rates().on_cost_rates(OnCostProfile(code="one", title="One", components=(component,)), on)
    assert isinstance(rates, dict)
    found = on_cost(component, amount("pay")).number(
        {"pay": asked["pay"], **{name: rate.amount for name, rate in rates.items()}}
    )
    assert found is not None
    return found


@pytest.mark.parametrize("case", those_with("components"))
def test_an_on_cost_of_a_week_or_a_month_is_as_published(case: Case) -> None:
    for asked in case["components"]:
        found = on_cost_of(asked, asked["on"])
        if "published" in asked:
            agrees(found, asked["published"])
        if "more_than_before" in asked:
            before = asked["more_than_before"]
            agrees(found - on_cost_of(asked, before["on"]), before["published"])


@pytest.mark.parametrize("case", those_with("inflation_allowance_percent"))
def test_an_inflation_allowance_is_the_percentage_that_was_published(case: Case, tmp_path: Path) -> None:
    risen = assessed(case, tmp_path).totals.cost
    flat = assessed(case, tmp_path, price_basis="todays_prices").totals.cost
    assert risen is not None
    assert flat is not None
    agrees((risen - flat) * 100 / flat, case["inflation_allowance_percent"])


# The same figures in the workbook


BUDGETS = [case for case in CASES if "time" in case or "costs" in case or "sheets" in case]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in BUDGETS])
def test_a_workbook_read_back_gives_the_same_figures(case: Case, tmp_path: Path) -> None:
    before = assessed(case, tmp_path / "rates")
    write_workbook(before, tmp_path / "case.xlsx")
    again = assess(read_budget(tmp_path / "case.xlsx"), rates_of(case, tmp_path / "rates"))
    assert again.totals == before.totals
    assert [row.amounts for row in again.costed.rows] == [row.amounts for row in before.costed.rows]


@pytest.mark.spreadsheet
def test_libreoffice_recalculates_every_case_to_the_same_figures(tmp_path: Path) -> None:
    written = [tmp_path / f"{case['id']}.xlsx" for case in BUDGETS]
    for case, path in zip(BUDGETS, written, strict=True):
        write_workbook(assessed(case, tmp_path / f"rates of {case['id']}"), path)
    for path, recalculated in zip(written, recalculate(written, tmp_path / "recalculated"), strict=True):
        assert shown_in(recalculated) == shown_in(path), path.name


def shown_in(workbook: Path) -> dict[Place, Value]:
    """What a person sees in each cell, without the dust of binary numbers in hours and fractions.

    A penny is ten million times as much as what is wiped off. Cells of empty text are left out.
    """
    return {
        place: value.quantize(Decimal("1e-9")) if isinstance(value, Decimal) else value
        for place, value in values(workbook).items()
        if value != ""
    }


# What is left out, and the page that says so


def test_every_published_case_is_answered_or_named_as_not_answered_yet() -> None:
    answered = [case["id"] for case in CASES]
    assert sorted([*answered, *NOT_ANSWERED_YET]) == sorted(toml(FOLDER / "ids.toml")["ids"])


def test_every_case_asks_something_that_can_fail() -> None:
    kinds = {"expected", "figures", "differences", "minimum", "rates", "components", "inflation_allowance_percent"}
    assert [case["id"] for case in CASES if not kinds & case.keys()] == []
    allowed = kinds | {
        "id", "source", "url", "asks", "note", "as_of", "project", "partners", "time", "costs", "sheets", "card",
        "funder_rules", "wrong", "pays_enough", "no_figure",
    }  # fmt: skip
    assert {key for case in CASES for key in case} <= allowed


def test_the_page_names_every_case_that_is_not_answered_with_its_reason() -> None:
    rows = [f"| `{name}` | {why} |" for name, why in WHY_NOT_AS_PUBLISHED.items()]
    rows += [f"| {name} | {why} |" for name, why in NOT_ANSWERED_YET.items()]
    rows += [
        f"| {case['id']}: {name}, {told['published']} | {told['why']} |"
        for case in CASES
        for name, told in case.get("no_figure", {}).items()
    ]
    page = PAGE.read_text(encoding="utf-8")
    headings = ("| Name |", "| Case |", "| Figure |")
    tables = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith(headings)]
    assert tables == rows
    assert f"- {len(CASES)} cases are answered. {len(NOT_ANSWERED_YET)} are not yet" in page
