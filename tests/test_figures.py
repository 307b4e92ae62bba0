"""The worked example of the method typed into the template, and the rules of fairness of the figures themselves."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from budgets import BOOK, assessed, item, own, partner, percentage, time
from fairbudget import assess, read_budget
from fairbudget.assessment import Assessment
from fairbudget.budget import CostLine, Partner, Share, TimeLine
from fairbudget.cli import main
from fairbudget.equity.figure import FIGURES, Figure
from fairbudget.funders import FunderRules
from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook
from fairbudget.writing.template import write_template

PARTNERS = (
    {"Partner": "Midchester University", "Type": "university", "Relationship": "lead"},
    {"Partner": "Harbour Lane Arts", "Type": "vcse", "Relationship": "project_partner"},
    {"Partner": "Residents", "Type": "individual", "Relationship": "public_contributor"},
    {"Partner": "Students", "Type": "student", "Relationship": "participant"},
)
UNI, CHARITY, RESIDENTS, STUDENTS = (str(one["Partner"]) for one in PARTNERS)
PLAIN = {"On-costs": "none", "Overhead": "none", "VAT": "none", "Bands agreed by": "both"}


def line(role: str, who: str, band: str, phase: str, **answers: Any) -> dict[str, Any]:
    """A row of *Time*; a rate is an employer cost by the hour."""
    given = {name.replace("_", " "): value for name, value in answers.items()}
    if "rate" in given:
        given |= {"Own rate £": given.pop("rate"), "Own rate per": "hour", "Own rate basis": "employer_cost"}
        given |= {"Unit": "hour", "Reason for own rate": "As in the worked example"}
    return {"Line": role, "Partner": who, "Role": role, "Band": band, "Phase": phase, "People": 1, **given}


EXAMPLE = (
    line("Principal investigator", UNI, "lead", "delivery", Quantity=165, rate=48, Unpaid_hours_each=0),
    line("Research associate", UNI, "skilled", "delivery", Quantity=1650, rate=35, Unpaid_hours_each=0),
    line("Writing the bid", UNI, "lead", "pre_application", Quantity=40, rate=48, Unpaid_hours_each=0),
    line("Director", CHARITY, "lead", "delivery", Quantity=60, rate=30, Unpaid_hours_each=20),
    line("Worker", CHARITY, "skilled", "delivery", Quantity=40, rate=22, Unpaid_hours_each=80, Activity="brokerage"),
    line("Director, bid", CHARITY, "lead", "pre_application", Quantity=0, Unpaid_hours_each=45),
    line("Community researchers", RESIDENTS, "skilled", "delivery", People=10, Quantity=30, rate=14,
         Unpaid_hours_each=3),
    line("Advisory group", RESIDENTS, "contributor", "delivery", People=8, Quantity=12, rate=25, Unpaid_hours_each=3),
    line("Student", STUDENTS, "skilled", "delivery", Quantity=0, Unpaid_hours_each=100),
)  # fmt: skip


def typed(path: Path, as_of: date) -> Path:
    """The blank template with the worked example typed into its cells."""
    write_template(path)
    book = openpyxl.load_workbook(path)
    project: dict[str, Any] = {
        "Title": "Worked example",
        "Start date": date(2026, 10, 1),
        "Length in months": 12,
        "Rates as of": as_of,
    }
    for at in range(2, book["Project"].max_row + 1):
        field = str(book["Project"].cell(at, 1).value)
        if field in project:
            book["Project"].cell(at, 2, project[field])
    tables: dict[str, list[dict[str, Any]]] = {
        "Partners": [{**one, **PLAIN} for one in PARTNERS],
        "Time": [*EXAMPLE],
    }
    for name, rows in tables.items():
        sheet = book[name]
        headings = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
        for at, row in enumerate(rows, 2):
            for heading, answer in row.items():
                sheet.cell(at, headings[heading], answer)
    book.save(path)
    return path


AUTUMN, SPRING = date(2025, 10, 22), date(2026, 4, 1)
BOTH_DAYS = pytest.mark.parametrize("as_of", [AUTUMN, SPRING])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Path]:
    folder = tmp_path_factory.mktemp("example")
    return {as_of: typed(folder / f"{as_of}.xlsx", as_of) for as_of in (AUTUMN, SPRING)}


@pytest.fixture(params=["autumn", "spring"])
def example(request: pytest.FixtureRequest, files: dict[date, Path]) -> Assessment:
    """The worked example on the rates of both days: its figures are the same."""
    return assess(read_budget(files[AUTUMN if request.param == "autumn" else SPRING]), BOOK)


def figure(found: Assessment, code: str, of: str | None = None, name: str | None = None) -> Figure:
    """The figure of a partner type (`of`), of a partner (`name`), or of everybody."""
    key = (code, of, name)
    [one] = [one for one in found.figures if (one.code, one.partner_type, one.partner) == key]
    return one


def value(found: Assessment, code: str, of: str | None = None) -> Decimal | None:
    one = figure(found, code, of)
    assert (one.value is not None) == (one.status == "ok")
    return one.value


def rounded(found: Assessment, code: str, of: str | None, places: str) -> Decimal:
    exact = value(found, code, of)
    assert exact is not None
    return exact.quantize(Decimal(places))


# The worked example, figure by figure


def test_the_nine_lines_are_2650_hours_and_76870_pounds(example: Assessment) -> None:
    assert example.problems == tuple(one for one in example.problems if one.severity != "blocks")
    assert example.totals.cost == Decimal("76870.00")
    assert figure(example, "effective_hourly_rate").hours == 2650
    assert figure(example, "effective_hourly_rate").lines == 9
    references = {band: given.value for band, given in example.costed.references.items()}
    assert references == {"lead": Decimal("48.00"), "skilled": Decimal("35.00")}


@pytest.mark.parametrize(
    ("of", "all_hours", "paid_hours"),
    [("university", "36.44", "36.44"), ("vcse", "10.94", "26.80"), ("individual", "14.67", "16.67")],
)
def test_an_hour_comes_to_this_over_all_hours_and_over_paid_ones(
    example: Assessment, of: str, all_hours: str, paid_hours: str
) -> None:
    assert value(example, "effective_hourly_rate", of) == Decimal(all_hours)
    assert value(example, "paid_hour_rate", of) == Decimal(paid_hours)


def test_a_student_who_is_paid_nothing_has_an_effective_rate_of_nothing_and_no_rate_on_paper(
    example: Assessment,
) -> None:
    assert value(example, "effective_hourly_rate", "student") == Decimal("0.00")
    on_paper = figure(example, "paid_hour_rate", "student")
    assert (on_paper.status, on_paper.value, on_paper.caption) == ("not applicable", None, "No hours here are paid.")


@pytest.mark.parametrize(
    ("of", "parity", "closes", "coverage"),
    [("vcse", "0.263", "7520.00", "1"), ("individual", "0.364", "7350.00", "0.73"), ("student", "0", "3500.00", "1")],
)
def test_like_for_like_these_are_the_ratios_and_what_closes_them(
    example: Assessment, of: str, parity: str, closes: str, coverage: str
) -> None:
    one = figure(example, "like_for_like_parity", of)
    assert rounded(example, one.code, of, "0.001") == Decimal(parity)
    assert one.closes == Decimal(closes)
    assert one.coverage is not None
    assert one.coverage.quantize(Decimal("0.01")) == Decimal(coverage)


def test_parity_is_the_rate_part_times_the_unpaid_part_and_says_so(example: Assessment) -> None:
    one = figure(example, "like_for_like_parity", "vcse")
    assert (one.numerator, one.denominator) == (Decimal("2680.00"), Decimal("10200.00"))
    # 2,680 ÷ (60 × 48 + 40 × 35) and 4,280 ÷ 10,200.
    assert "Paid hours are at 62.6% of these rates, and 42% of the hours (by value) are paid." in one.caption
    assert "Midchester University's own staff in this budget" in one.caption
    assert "bands, agreed by the partner and the lead" in one.caption


@pytest.mark.parametrize(
    ("code", "of", "percent"),
    [("mean_gap", "vcse", "70.0"), ("median_gap", "vcse", "79.0"), ("mean_gap", "individual", "59.7")],
)
def test_the_gaps_are_these_percentages(example: Assessment, code: str, of: str, percent: str) -> None:
    exact = value(example, code, of)
    assert exact is not None
    assert (exact * 100).quantize(Decimal("0.1")) == Decimal(percent)
    assert figure(example, code, of).caption.endswith("is not proof of unequal pay for equal work.")


def test_all_paid_rates_are_above_the_floor_and_still_only_775_in_a_thousand_hours_are_at_it(
    example: Assessment,
) -> None:
    one = figure(example, "floor_coverage")
    assert rounded(example, one.code, None, "0.001") == Decimal("0.775")
    assert one.closes == Decimal("2922.75")
    assert one.caption.startswith("77.5% of all hours are on lines at or above the real Living Wage (£13.45 an hour)")
    assert one.remedy == (
        "£2,922.75 more would pay all hours at the real Living Wage; looking at paid hours alone, £0.00."
    )


@pytest.mark.parametrize(
    ("of", "share"), [("vcse", "0.592"), ("individual", "0.120"), ("student", "1"), ("university", "0")]
)
def test_these_shares_of_the_hours_are_unpaid(example: Assessment, of: str, share: str) -> None:
    assert rounded(example, "unpaid_share", of, "0.001") == Decimal(share)


def test_unpaid_hours_are_worth_their_reference_rate_where_their_band_has_one(example: Assessment) -> None:
    assert value(example, "unpaid_value", "vcse") == 20 * 48 + 80 * 35 + 45 * 48
    partly = figure(example, "unpaid_value", "individual")
    assert (partly.value, partly.coverage) == (Decimal("1050.00"), Decimal("0.733333"))
    assert "This covers 73.3% of the hours; the rest could not be judged." in partly.caption


@pytest.mark.parametrize(
    ("of", "balance"), [("university", "1.26"), ("vcse", "0.38"), ("individual", "0.51"), ("student", "0")]
)
def test_the_share_of_the_money_over_the_share_of_the_hours(example: Assessment, of: str, balance: str) -> None:
    assert rounded(example, "effort_money_balance", of, "0.01") == Decimal(balance)


def test_a_third_of_the_brokerage_hours_is_paid_and_a_fifth_of_what_they_take(example: Assessment) -> None:
    assert rounded(example, "brokerage_coverage", None, "0.01") == Decimal("0.33")
    assert figure(example, "brokerage_coverage").closes == 80 * 35
    cost = figure(example, "brokerage_cost_coverage")
    assert (cost.numerator, cost.denominator) == (Decimal("880.00"), Decimal("4200.00"))


def test_the_charity_gives_2160_pounds_of_work_for_a_grant_that_brings_2680(example: Assessment) -> None:
    one = figure(example, "pre_application_burden", "vcse")
    assert (one.numerator, one.denominator) == (Decimal("2160.00"), Decimal("2680.00"))
    assert rounded(example, one.code, "vcse", "0.01") == Decimal("0.81")


def test_five_sixths_of_the_spread_of_pay_lie_between_partner_types(example: Assessment) -> None:
    one = figure(example, "pay_spread_between_types")
    assert (one.denominator, one.numerator) == (Decimal("0.127242"), Decimal("0.107937"))
    assert rounded(example, one.code, None, "0.01") == Decimal("0.85")


@BOTH_DAYS
def test_the_command_line_gives_machines_the_same_figures_as_text(
    as_of: date, files: dict[date, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    # Asked on the other day than the file names: the day asked for counts, and these figures are the same on both.
    with pytest.raises(SystemExit) as left:
        main(["cost", str(files[AUTUMN]), "--json", "--as-of", as_of.isoformat()])
    assert left.value.code == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["budget"]["as_of"] == as_of.isoformat()
    expected = assess(read_budget(files[SPRING]), BOOK).model_dump(mode="json")["figures"]
    assert shown["figures"] == expected
    told = {
        (one["code"], one["partner_type"]): (one["value"], one["closes"])
        for one in shown["figures"]
        if one["partner"] is None
    }
    assert told["effective_hourly_rate", "vcse"] == ("10.94", None)
    assert told["like_for_like_parity", "vcse"] == ("0.262745", "7520.00")
    assert told["floor_coverage", None] == ("0.775472", "2922.75")
    assert told["paid_hour_rate", "student"] == (None, None)


# What the figures are


CODES = [
    "effective_hourly_rate", "paid_hour_rate", "like_for_like_parity", "mean_gap", "median_gap", "floor_coverage",
    "unpaid_share", "unpaid_value", "effort_money_balance", "brokerage_coverage", "brokerage_cost_coverage",
    "pre_application_burden", "cost_recovery", "cash_flow_exposure", "pay_spread_between_types",
]  # fmt: skip


def test_every_group_has_these_figures_in_the_order_of_the_method_and_no_score_over_them(example: Assessment) -> None:
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for one in example.figures:
        groups.setdefault((one.partner_type, one.partner), []).append(one.code)
    assert set(FIGURES) == set(CODES)
    assert list(groups.values()) == [CODES] * (1 + 4 + 4)


def test_a_figure_without_a_value_has_no_number_in_its_place(example: Assessment) -> None:
    for one in example.figures:
        if one.status != "ok":
            assert (one.value, one.numerator, one.denominator, one.closes) == (None,) * 4
            assert one.caption.endswith((".", "?"))
        if one.status == "insufficient data":
            assert one.remedy, one.code


UNI_ONLY = partner("Uni")
CHARITY_TOO = partner("Charity", type="vcse", relationship="project_partner")
TWO = (UNI_ONLY, CHARITY_TOO)


def staff(rate: object = 40, line: str = "u", **stated: Any) -> TimeLine:
    given = {"band": "skilled", "phase": "delivery", "unpaid_hours_each": 0, **stated}
    return time(100, "hour", line, own_rate=own(rate, "hour", "employer_cost"), **given)


def charity(quantity: object = 10, rate: object = 20, line: str = "c", **stated: Any) -> TimeLine:
    given = {"band": "skilled", "phase": "delivery", "unpaid_hours_each": 0, **stated}
    return time(quantity, "hour", line, "Charity", own_rate=own(rate, "hour", "employer_cost"), **given)


def two(*lines: TimeLine | CostLine, partners: tuple[Partner, ...] = TWO, **stated: Any) -> Assessment:
    return assessed(*lines, partners=partners, **stated)


# Not stated is not zero


def test_one_line_whose_unpaid_hours_nobody_stated_leaves_the_group_without_a_figure_and_lowers_the_coverage() -> None:
    found = two(staff(), charity(30), charity(10, line="c2", unpaid_hours_each=None))
    for code in ("effective_hourly_rate", "like_for_like_parity", "unpaid_share", "floor_coverage", "mean_gap"):
        one = figure(found, code, "vcse")
        assert (one.status, one.value, one.coverage) == ("insufficient data", None, Decimal("0.750000")), code
        assert one.caption == "Line c2: the unpaid hours are not stated, so this cannot be judged."
        assert one.remedy == "Ask how many hours go unpaid, and enter them; 0 where there are none."
    assert figure(found, "paid_hour_rate", "vcse").status == "ok"
    assert figure(found, "effective_hourly_rate", "university").status == "ok"


def test_a_line_that_could_not_be_costed_leaves_its_group_without_figures() -> None:
    found = two(staff(), charity(), time(5, "hour", "bad", "Charity", rate_code="nihr:no_such_rate"))
    assert found.blocked
    for code in ("effective_hourly_rate", "paid_hour_rate", "cost_recovery"):
        one = figure(found, code, "vcse")
        assert (one.status, one.coverage) == ("insufficient data", None)
        assert "could not be costed" in one.caption


def test_a_session_whose_length_nobody_stated_leaves_its_group_without_rates() -> None:
    session = time(4, "session", "s", "Charity", own_rate=own(60, "session", "fee"), unpaid_hours_each=0)
    one = figure(two(staff(), session), "effective_hourly_rate", "vcse")
    assert (one.status, one.remedy) == ("insufficient data", "Enter Hours per unit on Time.")
    assert one.caption == "Line s: how many hours this takes is not known, so this cannot be judged."


def test_hours_without_a_band_are_left_out_of_parity_and_the_coverage_says_so() -> None:
    one = figure(two(staff(), charity(30), charity(10, line="c2", band=None)), "like_for_like_parity", "vcse")
    assert (one.value, one.coverage, one.lines) == (Decimal("0.500000"), Decimal("0.750000"), 1)


def test_unpaid_hours_that_have_no_reference_rate_are_not_worth_nothing() -> None:
    one = figure(two(staff(), charity(), charity(5, line="c2", band=None, unpaid_hours_each=8)), "unpaid_value", "vcse")
    assert (one.status, one.value, one.closes) == ("insufficient data", None, None)


def test_a_group_without_any_hours_has_no_rates_and_says_so() -> None:
    found = two(staff(), item(2, 30, of="Charity"))
    for code in ("effective_hourly_rate", "like_for_like_parity", "unpaid_share", "floor_coverage", "mean_gap"):
        one = figure(found, code, name="Charity")
        assert (one.status, one.caption) == ("not applicable", "There are no hours here."), code


# What is compared with what


def test_the_reference_is_the_chosen_card_where_the_lead_has_nobody_at_that_band() -> None:
    adviser = time(4, "hour", "a", "Charity", rate_code="baseline:hour", band="contributor", unpaid_hours_each=0)
    found = two(staff(), adviser)
    one = figure(found, "like_for_like_parity", "vcse")
    assert "(the indicative card)" in one.caption
    assert one.value == Decimal("1.000000")


def test_without_a_university_that_leads_there_is_no_reference_and_it_is_asked_for() -> None:
    equals = (partner("Uni", relationship="co_lead"), partner("Other Uni", relationship="co_lead"), CHARITY_TOO)
    found = two(staff(), staff(line="o", of="Other Uni"), charity(), partners=equals)
    assert figure(found, "mean_gap", "vcse").remedy == "Name the Reference partner on Project."
    assert figure(found, "like_for_like_parity", "vcse").caption == (
        "None of these hours has a band with a reference rate."
    )


def test_the_median_is_weighted_by_hours_and_the_mean_of_the_two_middle_rates_on_a_tie() -> None:
    tied = two(staff(), charity(10, 10), charity(10, 30, "c2"))
    assert figure(tied, "median_gap", "vcse").value == Decimal("0.500000")
    heavier = two(staff(), charity(10, 10), charity(11, 30, "c2"))
    assert figure(heavier, "median_gap", "vcse").value == Decimal("0.250000")


def test_the_floor_is_londons_in_london_and_pounds_alone_are_measured_by_it() -> None:
    in_london = partner("Charity", type="vcse", place="london")
    one = figure(two(staff(), charity(10, 14), partners=(UNI_ONLY, in_london)), "floor_coverage", "vcse")
    assert (one.value, one.closes) == (Decimal("0.000000"), Decimal("8.00"))
    elsewhere = figure(two(staff(), charity(), currency="EUR"), "floor_coverage", "vcse")
    assert (elsewhere.status, elsewhere.coverage) == ("not applicable", None)


def test_captions_speak_in_the_currency_of_the_budget() -> None:
    one = figure(two(staff(), charity(), currency="EUR"), "effective_hourly_rate", "vcse")
    assert one.caption == "Over all hours, paid and unpaid, an hour comes to €20.00."


def test_balance_counts_overhead_whether_it_is_in_the_line_or_stated_as_an_amount() -> None:
    by_percent = (UNI_ONLY, partner("Charity", type="vcse", overhead="percent", overhead_value="0.2"))
    by_amount = (UNI_ONLY, partner("Charity", type="vcse", overhead="amount", overhead_value="40"))
    one, other = (
        figure(two(staff(), charity(), partners=partners), "effort_money_balance", "vcse")
        for partners in (by_percent, by_amount)
    )
    assert one.value == other.value
    assert one.numerator == other.numerator == Decimal("0.056604")  # 240 of 4,240


def test_partners_of_one_type_have_no_balance_and_no_spread_between_types() -> None:
    found = two(staff(), staff(line="o", of="Other Uni"), partners=(UNI_ONLY, partner("Other Uni")))
    for one in found.figures:
        if one.code == "effort_money_balance":
            assert one.status == "not applicable"
    assert figure(found, "pay_spread_between_types").status == "not applicable"


def test_where_every_hour_costs_the_same_there_is_no_spread_to_share_out() -> None:
    # Shares that never end (100 of 137 hours) must not leave a spread of dust.
    found = two(staff("0.70"), charity(30, "0.70"), charity(7, "0.70", "c2"))
    one = figure(found, "pay_spread_between_types")
    assert (one.status, one.caption) == (
        "not applicable", "Every hour costs the same, so there is no spread of pay."
    )  # fmt: skip


# Time that a salary covers


def bid_time(**stated: Any) -> TimeLine:
    return time(None, None, "bid", band="skilled", phase="pre_application", unpaid_hours_each=20, **stated)


@pytest.mark.parametrize("why", ["salaried_elsewhere", None])
def test_university_time_on_the_bid_counts_as_paid_at_the_reference_rate_and_says_so(why: str | None) -> None:
    found = two(staff(), bid_time(why_unpaid=why), charity())
    assert figure(found, "unpaid_share", "university").value == 0
    one = figure(found, "effective_hourly_rate", "university")
    assert (one.value, one.numerator, one.hours) == (Decimal("40.00"), Decimal("4800.00"), Decimal(120))
    assert one.caption.endswith("University time that a salary covers counts as paid at the reference rate.")
    assert figure(found, "pre_application_burden", "university").closes == 0
    assert found.totals.cost == 4000 + 200, "nothing is added to the budget"


@pytest.mark.parametrize("why", ["chosen", "not_budgeted", "not_eligible"])
def test_university_time_on_the_bid_that_is_unpaid_for_another_reason_stays_unpaid(why: str) -> None:
    found = two(staff(), bid_time(why_unpaid=why), charity())
    assert figure(found, "unpaid_share", "university").numerator == 20
    assert figure(found, "pre_application_burden", "university").closes == 800


def test_a_charitys_hours_do_not_count_as_paid_at_the_universitys_rate_because_somebody_calls_them_salaried() -> None:
    found = two(staff(), charity(unpaid_hours_each=30, why_unpaid="salaried_elsewhere"))
    share = figure(found, "unpaid_share", "vcse")
    assert (share.value, share.caption) == (
        Decimal("0.750000"), "75% of the hours are unpaid: 30 hours salaried elsewhere."
    )  # fmt: skip
    assert figure(found, "like_for_like_parity", "vcse").value == Decimal("0.125000")


def test_salaried_hours_without_a_reference_rate_are_paid_but_what_they_cost_is_not_known() -> None:
    unbanded = time(None, None, "bid", phase="pre_application", unpaid_hours_each=20)
    found = two(staff(), unbanded, charity())
    assert figure(found, "unpaid_share", "university").value == 0
    one = figure(found, "effective_hourly_rate", "university")
    assert (one.status, one.caption) == (
        "insufficient data",
        "Line bid: time that a university's salary covers counts as paid at the reference rate of its band, "
        "and there is none.",
    )


def test_the_reasons_for_unpaid_hours_are_told_apart_and_asked_for() -> None:
    found = two(
        staff(), charity(unpaid_hours_each=4, why_unpaid="chosen"), charity(line="c2", unpaid_hours_each=6)
    )  # fmt: skip
    one = figure(found, "unpaid_share", "vcse")
    assert one.caption == "33.3% of the hours are unpaid: 4 hours by choice, 6 hours with no reason given."
    assert one.remedy == "Enter Why unpaid on Time: choosing to volunteer differs from not being paid."


# Finding and linking people


def test_a_charity_that_engages_people_without_any_brokerage_recorded_is_asked_who_makes_the_introductions() -> None:
    found = two(staff(), charity(activity="engagement"))
    for code in ("brokerage_coverage", "brokerage_cost_coverage"):
        for of in (None, "vcse"):
            one = figure(found, code, of)
            assert (one.status, one.caption) == (
                "insufficient data", "No brokerage recorded: who is making the introductions?"
            )  # fmt: skip
        assert figure(found, code, "university").status == "not applicable"


def test_a_university_that_engages_people_itself_is_not_asked() -> None:
    assert figure(two(staff(activity="engagement"), charity()), "brokerage_coverage").status == "not applicable"


def test_brokerage_costs_are_time_at_reference_rates_and_expenses_whoever_pays_them() -> None:
    found = two(
        staff(), charity(10, 20, unpaid_hours_each=5, activity="brokerage"),
        item(4, 15, "fares", "Charity", for_activity="brokerage"),
        item(2, 25, "room", "Charity", for_activity="brokerage", paid_by="nobody"),
        item(1, 500, "other", "Charity", for_activity="research"),
    )  # fmt: skip
    one = figure(found, "brokerage_cost_coverage", "vcse")
    assert (one.numerator, one.denominator) == (Decimal(200 + 60), Decimal(15 * 40 + 60 + 50))
    assert one.closes == 5 * 40 + 50
    assert one.value == Decimal("0.366197")


def test_brokerage_costs_whose_price_nobody_stated_are_asked_for() -> None:
    found = two(staff(), charity(activity="brokerage"), item(4, None, "teas", "Charity", for_activity="brokerage"))
    one = figure(found, "brokerage_cost_coverage", "vcse")
    assert (one.status, one.remedy) == ("insufficient data", "Enter Unit cost £ on Costs.")
    assert figure(found, "brokerage_coverage", "vcse").value == 1


def test_other_work_is_no_brokerage() -> None:
    found = two(
        staff(activity="research"), charity(10, activity="brokerage"), charity(30, line="c2", activity="research")
    )
    assert figure(found, "brokerage_coverage", "vcse").hours == 10
    assert figure(found, "brokerage_coverage", "university").status == "not applicable"


# Work on the bid


def test_what_is_paid_for_the_bid_itself_is_not_what_winning_brings() -> None:
    early = charity(5, line="bid", phase="pre_application", unpaid_hours_each=5)
    assert figure(two(staff(), charity(50), early), "pre_application_burden", "vcse").denominator == 1000


def test_the_burden_is_heavier_by_the_bids_that_do_not_win() -> None:
    early = time(None, None, "bid", "Charity", band="skilled", phase="pre_application", unpaid_hours_each=5)
    found = two(staff(), charity(50), early, success_rate="0.2")
    one = figure(found, "pre_application_burden", "vcse")
    assert (one.numerator, one.denominator, one.value, one.closes) == tuple(
        Decimal(one) for one in (1000, 1000, 1, 200)
    )
    assert one.caption == (
        "Unpaid work on the bid is worth £1,000.00 for each bid that wins, when 20% do: 100% of what the grant would "
        "bring, £1,000.00."
    )


def test_a_partner_whom_the_grant_pays_nothing_has_no_burden_as_a_share_but_its_work_is_named() -> None:
    early = time(None, None, "bid", "Charity", band="skilled", phase="pre_application", unpaid_hours_each=5)
    one = figure(two(staff(), early), "pre_application_burden", "vcse")
    assert (one.status, one.value) == ("not applicable", None)
    assert one.caption == "Unpaid work on the bid is worth £200.00, and the grant would bring nothing here."


def test_what_is_needed_and_not_budgeted_does_not_hide_what_the_grant_brings() -> None:
    early = time(None, None, "bid", "Charity", band="skilled", phase="pre_application", unpaid_hours_each=5)
    found = two(staff(), charity(), early, item(3, None, "crèche", "Charity"))
    assert figure(found, "pre_application_burden", "vcse").denominator == 200


# What is recovered


def test_cost_recovery_is_funded_over_full_cost_and_the_rest_is_the_subsidy() -> None:
    found = two(staff(), charity(), funder="ukri")
    whole = figure(found, "cost_recovery")
    assert (whole.numerator, whole.denominator) == (found.totals.funded, Decimal("4200.00"))
    assert whole.closes == found.totals.shortfall
    parts = [figure(found, "cost_recovery", of) for of in ("university", "vcse")]
    assert sum(one.numerator or 0 for one in parts) == found.totals.funded


def test_without_a_funder_what_is_recovered_is_not_known_and_the_funder_is_asked_for() -> None:
    one = figure(two(staff(), charity()), "cost_recovery", "vcse")
    assert (one.status, one.remedy) == ("insufficient data", "Choose the Funder on Project.")


def test_what_a_partner_gives_is_in_its_full_cost_and_not_recovered() -> None:
    found = two(staff(), charity(), charity(10, 10, "c2", paid_by="partner"), funder="ukri")
    one = figure(found, "cost_recovery", "vcse")
    assert (one.denominator, one.closes) == (Decimal(300), 300 - (one.numerator or Decimal(0)))


CERTAIN = {"evidence": {"status": "institution_confirmed", "note": "a test"}, "confidence": "high", "scope": "funder"}
CAPPED = FunderRules.model_validate({
    "code": "capped", "title": "Capped fund", "checked_by": "a test", "checked_on": "2026-01-01",
    "next_review": "2030-01-01",
    "rules": (
        {**CERTAIN, "id": "capped.all", "eligibility": "yes", "funder_share": "1", "message": "All of it."},
        {**CERTAIN, "id": "capped.partners", "eligibility": "yes", "funder_share": "1", "message": "Up to 30 %.",
         "applies_when": {"partner_type": ["vcse"]}, "cap": {"fraction": "0.30", "pool": "partners"}},
    ),
})  # fmt: skip


def test_what_is_over_a_shared_cap_is_not_recovered_and_whose_it_is_stays_open() -> None:
    book = RateBook(cards=BOOK.cards, bands=BOOK.bands, funders={**BOOK.funders, "capped": CAPPED})
    found = two(staff(70), charity(100, 50), funder="capped", book=book)
    whole = figure(found, "cost_recovery")
    assert (whole.numerator, whole.denominator) == (Decimal("10000.00"), Decimal("12000.00"))
    assert whole.numerator == found.totals.funded
    one = figure(found, "cost_recovery", "vcse")
    assert (one.status, one.caption) == (
        "insufficient data", "The budget is over a shared cap, and what is cut here is not settled."
    )  # fmt: skip
    assert figure(found, "cost_recovery", "university").value == 1
    within = two(staff(70), charity(60, 50), funder="capped", book=book)
    assert figure(within, "cost_recovery", "vcse").value == 1


def test_what_would_close_parity_counts_the_lines_below_it_and_not_those_above() -> None:
    found = two(staff(40), charity(10, 30), charity(10, 60, "c2"))
    one = figure(found, "like_for_like_parity", "vcse")
    assert (one.value, one.closes) == (Decimal("1.125000"), Decimal("100.00"))


# Who could be recognised


def test_two_or_fewer_people_behind_a_figure_are_marked_because_their_role_could_name_them() -> None:
    few = two(staff(), charity(role="Director"), charity(line="c2", role="Director"), charity(line="c3", role="Worker"))
    assert figure(few, "effective_hourly_rate", "vcse").few_people
    more = two(staff(), charity(people=3, role="Advisers"))
    assert not figure(more, "effective_hourly_rate", "vcse").few_people


def test_a_percentage_of_other_lines_is_in_the_money_that_is_balanced() -> None:
    found = two(staff(), charity(), percentage("0.5", ("c",), partner="Charity"))
    assert figure(found, "effort_money_balance", "vcse").numerator == Decimal("0.069767")  # 300 of 4,300


@cache
def captions() -> tuple[str, ...]:
    """Every caption and remedy of budgets that lack one thing or another."""
    early = time(None, None, "bid", "Charity", band="skilled", phase="pre_application", unpaid_hours_each=5)
    budgets = (
        two(staff(), charity(), early, funder="ukri"),
        two(staff(), charity(activity="engagement", unpaid_hours_each=None)),
        two(staff(unpaid_hours_each=None), charity()),
        two(charity(0, unpaid_hours_each=3, activity="brokerage"), item(1, 5)),
        two(staff(), charity(), currency="EUR", as_of="2019-01-01"),
        two(),
    )
    return tuple(text for found in budgets for one in found.figures for text in (one.caption, one.remedy) if text)


def test_no_caption_calls_anything_fair_or_shows_the_words_of_a_program() -> None:
    for text in captions():
        assert text[0].isupper() or text[0] in "£€0123456789", text
        assert text.endswith((".", "?")), text
        for word in ("fair", "None ", "nan", "infinity", "_", "  ", "Decimal", "..", "()"):
            assert word not in text.replace("None of", ""), text


def test_lines_without_a_partner_are_nobodys_group() -> None:
    orphan = TimeLine.model_validate({"line": "x", "where": "Time!9", "partners": (), "quantity": 3, "unit": "hour"})
    missing = Problem(
        code="partner_missing", severity="blocks", where="Time!9", found="", message="No.", fix="Enter it."
    )
    found = two(staff(), charity(), orphan, problems=(missing,))
    assert {one.partner for one in found.figures} == {None, "Uni", "Charity"}
    assert figure(found, "effective_hourly_rate").status == "insufficient data"


def test_a_partner_with_costs_alone_has_its_recovery_and_its_terms_judged() -> None:
    found = two(staff(), item(1, 300, of="Charity", paid_by="lead"))
    one = figure(found, "cost_recovery", name="Charity")
    assert (one.value, one.denominator) == (Decimal(0), Decimal(300))
    assert figure(found, "cash_flow_exposure", name="Charity").status == "not applicable"


def test_money_figures_do_not_speak_of_hours_that_they_do_not_count() -> None:
    found = two(staff(), bid_time(), charity(), funder="ukri")
    assert "salary" not in figure(found, "cost_recovery", "university").caption


def test_a_line_of_one_unpaid_hour_is_said_in_the_singular() -> None:
    one = figure(two(staff(), charity(unpaid_hours_each=1, why_unpaid="chosen")), "unpaid_share", "vcse")
    assert one.caption == "9.1% of the hours are unpaid: 1 hour by choice."


def test_a_spread_between_partners_of_one_type_does_not_lie_between_the_types() -> None:
    """Two charities at £30 and £50 cost on average what the university does: all of the spread is within a type."""
    one, other = partner("Charity", type="vcse"), partner("Second charity", type="vcse")
    found = two(
        staff(),
        charity(rate=30),
        charity(rate=50, line="d").model_copy(update={"partners": (Share(partner=other.name),)}),
        partners=(partner(), one, other),
    )
    spread = figure(found, "pay_spread_between_types")
    assert (spread.value, spread.numerator) == (Decimal(0), Decimal(0))
    assert spread.denominator
