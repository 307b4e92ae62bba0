"""Who pays: the funder's part and the rules that fired, the shortfall and its bearer, caps, gifts and unpaid time."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgets import assessed, codes, costed, item, only, own, partner, percentage, problem_text, time
from fairbudget.assessment import Assessment
from fairbudget.budget import CostLine, Partner, TimeLine
from fairbudget.ratecards import RateBook
from fairbudget.reading.cards.rate_book import read_rates

LEAD = partner("Uni")
SUPPLIER = partner("Charity", type="vcse", relationship="subcontractor")
GIVER = partner("Museum", type="vcse", relationship="project_partner")
CO_LEAD = partner("Centre", type="vcse", relationship="co_lead_non_academic")

RULES = """
code = "local"
title = "Local fund"
checked_by = "a test"
checked_on = 2026-01-01
next_review = 2030-01-01
price_basis = "todays_prices"

[evidence]
status = "institution_confirmed"
note = "a test"
"""
RULE = """
[[rules]]
id = "{id}"
scope = "funder"
{when}
eligibility = "{eligibility}"
{what}
message = "{id} says so."
evidence.status = "institution_confirmed"
evidence.note = "a test"
confidence = "high"
"""


def fund(folder: Path, *rules: dict[str, str]) -> RateBook:
    """The shipped rates with an organisation's own file of funder rules, "local", read from a folder."""
    (folder / "funders").mkdir()
    written = RULES + "".join(RULE.format(**{"when": "", "eligibility": "yes", "what": "", **rule}) for rule in rules)
    (folder / "funders" / "local.toml").write_text(written, encoding="utf-8")
    return read_rates(folder)


def work(pounds: object, line: str = "1", of: str = "Uni", **stated: Any) -> TimeLine:
    """One day for so much, in the delivery of the project."""
    return time(1, "day", line, of=of, own_rate=own(pounds, "day", "fee"), **{"phase": "delivery", **stated})


def ukri(*lines: TimeLine | CostLine, partners: tuple[Partner, ...] = (LEAD, SUPPLIER, GIVER, CO_LEAD)) -> Assessment:
    return assessed(*lines, partners=partners, funder="ukri")


# Shares of the shipped rules


def test_ukri_pays_80_per_cent_of_a_lead_university_which_finds_the_rest() -> None:
    found = only(ukri(work("333.33")))
    # 80 % is 266.664.
    assert (found.funder_share, found.funded, found.shortfall) == (
        Decimal("0.80"), Decimal("266.66"), Decimal("66.67"),
    )  # fmt: skip
    assert (found.rules, found.shortfall_bearer) == (("ukri.lead.university",), "lead_institution")


def test_three_lines_of_33_33_at_80_per_cent_come_to_79_98_because_each_line_is_rounded() -> None:
    # Unrounded 79.992 would be 79.99: what is shown is what is added.
    found = ukri(*(work("33.33", line) for line in ("1", "2", "3")))
    assert found.totals.funded == Decimal("79.98")


def test_every_line_names_all_rules_that_fired_and_the_one_that_decided_first() -> None:
    call = partner("Charity", type="vcse", relationship="subcontractor")
    found = assessed(work(100, of="Charity"), partners=(call,), funder="madar_network")
    assert only(found).rules == ("ukri.madar_network.direct", "ukri.subcontractor")


def test_a_subcontractors_price_is_paid_at_80_per_cent_overhead_and_all() -> None:
    whose = partner("Charity", type="vcse", relationship="subcontractor", overhead="percent", overhead_value="0.10")
    found = only(ukri(work(100, of="Charity"), partners=(whose,)))
    assert (found.full_cost, found.funded) == (Decimal("110.00"), Decimal("88.00"))


def test_a_project_partners_time_is_not_paid_and_the_other_relationships_are_named() -> None:
    found = ukri(work(100, of="Museum"))
    line = only(found)
    assert (line.funder_share, line.funded, line.shortfall, line.shortfall_bearer) == (
        Decimal(0), Decimal("0.00"), Decimal("100.00"), "partner",
    )  # fmt: skip
    assert "As another relationship it could be paid: subcontractor (80%)" in problem_text(found, "funder_refuses")


def test_a_share_that_is_not_known_is_neither_nothing_nor_all_of_it() -> None:
    found = ukri(work(100, of="Centre"), work(200, "2"))
    line = found.lines[0]
    assert (line.funder_share, line.funded, line.shortfall) == (None, None, None)
    assert (found.totals.cost, found.totals.funded, found.totals.shortfall) == (Decimal("300.00"), None, None)
    assert "(£100.00)" in problem_text(found, "funder_share_not_known")
    assert line.rules == ("ukri.co_lead_non_academic",)


def test_where_no_rule_fits_the_share_is_not_known() -> None:
    found = ukri(work(100, of="Nobody's"), partners=(partner("Nobody's", type="school", relationship="other"),))
    assert (only(found).funded, only(found).rules) == (None, ())
    assert "ask the research office" in problem_text(found, "funder_share_not_known").lower()


def test_a_phase_that_is_not_stated_is_asked_for() -> None:
    found = ukri(work(100, phase=None))
    assert only(found).funded is None
    assert "state the phase" in problem_text(found, "funder_share_not_known")


def test_without_a_funder_nothing_is_said_to_be_funded() -> None:
    found = assessed(work(100))
    assert (only(found).funded, found.totals.funded, found.totals.shortfall) == (None, None, None)
    assert "Known codes:" in problem_text(found, "funder_not_chosen")


def test_a_funder_that_is_not_known_blocks_and_names_the_nearest() -> None:
    found = assessed(work(100), funder="ukrii")
    assert '"ukri"' in problem_text(found, "funder_unknown")
    assert found.totals.cost is None


def test_time_before_the_bid_is_refused_with_the_money_that_exists_for_it() -> None:
    found = ukri(work(100, phase="pre_application"))
    assert (only(found).funded, only(found).shortfall) == (Decimal("0.00"), Decimal("100.00"))
    said = problem_text(found, "pre_application_refused")
    assert "MRC: public involvement before applying (to £20,000 of full economic cost" in said
    assert "HEIF" not in said, "what was not read on a page is no hint"


# Who else pays


@pytest.mark.parametrize(("payer", "bearer"), [("lead", "lead_institution"), ("other_fund", "other_fund")])
def test_what_the_lead_or_another_fund_pays_is_cash_that_the_grant_does_not_bring(payer: str, bearer: str) -> None:
    found = ukri(work(100, paid_by=payer), work(50, "2"))
    assert (found.lines[0].cost, found.lines[0].funded, found.lines[0].shortfall) == (
        Decimal("100.00"), Decimal("0.00"), Decimal("100.00"),
    )  # fmt: skip
    assert found.lines[0].shortfall_bearer == bearer
    assert (found.totals.funded, found.totals.shortfall) == (Decimal("40.00"), Decimal("110.00"))


def test_the_shortfall_is_told_apart_by_who_carries_it() -> None:
    found = ukri(
        work(100), work(100, "2", of="Museum"), work(100, "3", paid_by="other_fund"),
        work(100, "4", phase="pre_application"),
    )  # fmt: skip
    assert found.totals.shortfall_by_bearer == {
        "lead_institution": Decimal("20.00"), "partner": Decimal("100.00"),
        "other_fund": Decimal("100.00"), "unknown": Decimal("100.00"),
    }  # fmt: skip
    assert sum(found.totals.shortfall_by_bearer.values()) == found.totals.shortfall


# In kind and unpaid


def test_what_a_partner_pays_itself_is_in_kind_at_its_full_cost_and_no_cash() -> None:
    giver = partner("Museum", type="vcse", relationship="project_partner", on_costs=Decimal("0.2"))
    line = time(1, "day", of="Museum", own_rate=own(100, "day", "wage"), paid_by="partner", phase="delivery")
    found = ukri(line, partners=(giver,))
    assert (only(found).employer_cost, only(found).full_cost) == (Decimal("120.00"), Decimal("120.00"))
    assert (only(found).cost, only(found).funded, only(found).shortfall) == (Decimal("0.00"),) * 3
    assert (found.totals.cost, found.totals.in_kind_value) == (Decimal("0.00"), Decimal("120.00"))
    assert codes(found) == []


def staff(band: str, hours: object, pounds: object, line: str, of: str = "Uni", **stated: Any) -> TimeLine:
    rate = own(pounds, "hour", "employer_cost")
    return time(hours, "hour", line, of=of, band=band, own_rate=rate, **stated)


def test_unpaid_hours_are_valued_at_what_the_lead_pays_its_own_staff_of_that_band() -> None:
    # 100 hours at £30 and 50 at £36: £32 an hour; 20 unpaid hours are worth £640.
    found = assessed(
        staff("skilled", 100, 30, "1"),
        staff("skilled", 50, 36, "2"),
        staff("skilled", 10, 15, "3", of="Charity", unpaid_hours_each=20),
        partners=(LEAD, SUPPLIER),
    )
    assert found.lines[2].in_kind_value == Decimal("640.00")
    assert found.totals.cost == Decimal("4950.00")


def test_a_band_that_the_lead_has_nobody_in_is_valued_by_the_indicative_card_where_the_budget_uses_it() -> None:
    unvalued = staff("contributor", 10, 15, "1", of="Charity", unpaid_hours_each=2)
    lines = (unvalued, staff("experienced", 10, 15, "2", of="Charity", unpaid_hours_each=2))
    on_the_card = time(1, "half_day", "3", of="Charity", rate_code="baseline:half_day")
    found = assessed(*lines, on_the_card, partners=(LEAD, SUPPLIER))
    # An hour is £27.50, and two hours £55.00.
    assert [line.in_kind_value for line in found.lines[:2]] == [Decimal("55.00"), Decimal("55.00")]
    assert only(assessed(unvalued, partners=(LEAD, SUPPLIER))).in_kind_value is None


def test_the_reference_partner_of_the_project_comes_before_its_lead() -> None:
    lines = (staff("skilled", 1, 30, "1"), staff("skilled", 1, 50, "2", of="Other", unpaid_hours_each=1))
    both = (LEAD, partner("Other", relationship="co_lead"))
    assert assessed(*lines, partners=both).lines[1].in_kind_value == Decimal("30.00")
    chosen = assessed(*lines, partners=both, reference_partner="Other")
    assert chosen.lines[1].in_kind_value == Decimal("50.00")


def test_time_that_nobody_pays_is_unpaid_hours_and_its_value_stands_apart() -> None:
    found = assessed(
        staff("skilled", 100, 35, "1", unpaid_hours_each=0),
        time(2, "day", "2", of="Charity", band="skilled", people=3, paid_by="nobody", unpaid_hours_each=1),
        partners=(LEAD, SUPPLIER),
    )
    # Three people × (15 + 1) hours at £35.
    line = found.lines[1]
    assert (line.paid_hours, line.unpaid_hours, line.pay) == (Decimal(0), Decimal(48), Decimal("0.00"))
    assert (line.cost, line.in_kind_value) == (Decimal("0.00"), Decimal("1680.00"))
    assert (found.totals.cost, found.totals.in_kind_value) == (Decimal("3500.00"), Decimal("1680.00"))


def test_unpaid_full_time_counts_the_hours_of_its_months() -> None:
    found = only(assessed(time("0.5", "fte", months=6, paid_by="nobody", band="lead")))
    assert found.unpaid_hours == Decimal("412.5")


def test_unpaid_hours_that_nobody_stated_are_not_nought() -> None:
    found = assessed(work(100))
    assert (only(found).unpaid_hours, only(found).in_kind_value) == (None, None)
    assert found.totals.hours_not_stated == 1
    assert "Not stated is not the same as none" in problem_text(found, "unpaid_hours_not_stated")


def test_unpaid_hours_that_are_stated_as_none_are_worth_nothing() -> None:
    found = assessed(work(100, unpaid_hours_each=0))
    assert (only(found).unpaid_hours, only(found).in_kind_value) == (Decimal(0), Decimal("0.00"))
    assert "unpaid_hours_not_stated" not in [problem.code for problem in found.problems]


def test_unpaid_hours_without_a_band_have_no_value_that_is_known() -> None:
    found = assessed(work(100, unpaid_hours_each=3))
    assert only(found).in_kind_value is None
    assert "Line 1" in problem_text(found, "unpaid_hours_not_valued")


# Overhead and the funder


def with_overhead(overhead: str, share: str = "0.80") -> dict[str, str]:
    return {"id": "local.all", "what": f'funder_share = "{share}"\n{overhead}'}


OVERHEAD = partner("Uni", overhead="percent", overhead_value="0.30")


def test_overhead_that_the_funder_does_not_pay_is_left_to_find(tmp_path: Path) -> None:
    book = fund(tmp_path, with_overhead('overhead.method = "none"'))
    found = only(assessed(work(100), partners=(OVERHEAD,), funder="local", book=book))
    # 80 % of the 100.00 without its overhead of 30.00.
    assert (found.full_cost, found.funded, found.shortfall) == (Decimal("130.00"), Decimal("80.00"), Decimal("50.00"))


def test_overhead_over_the_funders_cap_is_left_to_find(tmp_path: Path) -> None:
    book = fund(tmp_path, with_overhead('overhead.method = "percent_cap"\noverhead.cap = "0.20"'))
    found = only(assessed(work(100), partners=(OVERHEAD,), funder="local", book=book))
    # The cap allows 20.00 of the 30.00: 80 % of 120.00.
    assert (found.funded, found.shortfall) == (Decimal("96.00"), Decimal("34.00"))


def test_overhead_below_the_funders_cap_is_paid_as_it_is(tmp_path: Path) -> None:
    book = fund(tmp_path, with_overhead('overhead.method = "percent_cap"\noverhead.cap = "0.40"'))
    assert only(assessed(work(100), partners=(OVERHEAD,), funder="local", book=book)).funded == Decimal("104.00")


def test_whether_overhead_is_paid_and_nobody_knows_makes_the_funded_part_not_known(tmp_path: Path) -> None:
    book = fund(tmp_path, with_overhead('overhead.method = "unknown"'))
    assert only(assessed(work(100), partners=(OVERHEAD,), funder="local", book=book)).funded is None
    assert only(assessed(work(100), funder="local", book=book)).funded == Decimal("80.00")


def test_a_percentage_line_is_overhead_to_the_funder(tmp_path: Path) -> None:
    book = fund(tmp_path, with_overhead('overhead.method = "none"'))
    lines = (work(100), percentage("0.25", ("1",), phase="delivery"))
    found = assessed(*lines, funder="local", book=book)
    assert [line.funded for line in found.lines] == [Decimal("80.00"), Decimal("0.00")]


# A cap that several lines share

EVERYTHING = {"id": "local.all", "what": 'funder_share = "1.00"'}
CAPPED = {
    "id": "local.partners",
    "when": 'applies_when.partner_type = ["vcse"]',
    "what": 'funder_share = "1.00"\ncap.fraction = "0.30"\ncap.pool = "partners"',
}


def capped(book: RateBook, pooled: object, others: object) -> Assessment:
    half = Decimal(str(pooled)) / 2
    lines = (work(others), work(half, "2", of="Charity"), item(1, half, "3", of="Charity", phase="delivery"))
    return assessed(*lines, partners=(LEAD, SUPPLIER), funder="local", book=book)


def test_a_shared_cap_of_30_per_cent_lets_3000_stand_beside_7000(tmp_path: Path) -> None:
    book = fund(tmp_path, EVERYTHING, CAPPED)
    within = capped(book, 3000, 7000)
    assert (within.totals.funded, within.totals.shortfall) == (Decimal("10000.00"), Decimal("0.00"))
    assert "over_shared_cap" not in codes(within)
    over = capped(book, "3000.02", 7000)
    assert (over.totals.funded, over.totals.shortfall) == (Decimal("10000.00"), Decimal("0.02"))
    assert "£0.02 more than the cap allows" in problem_text(over, "over_shared_cap")


def test_what_is_over_a_shared_cap_stands_in_a_row_of_its_own_and_changes_no_cost(tmp_path: Path) -> None:
    found = capped(fund(tmp_path, EVERYTHING, CAPPED), 5000, 7000)
    row = found.lines[-1]
    assert (row.kind, row.cost, row.funded, row.shortfall) == (
        "cap", Decimal("0.00"), Decimal("-2000.00"), Decimal("2000.00"),
    )  # fmt: skip
    assert (found.totals.cost, found.totals.funded, found.totals.shortfall) == (
        Decimal("12000.00"), Decimal("10000.00"), Decimal("2000.00"),
    )  # fmt: skip


def test_of_what_is_over_a_shared_cap_only_the_funders_share_is_missing(tmp_path: Path) -> None:
    rules = [{**rule, "what": rule["what"].replace("1.00", "0.80")} for rule in (EVERYTHING, CAPPED)]
    found = capped(fund(tmp_path, *rules), 5000, 7000)
    # 80 % of 12,000 less 80 % of the 2,000 over the cap.
    assert (found.totals.funded, found.totals.shortfall) == (Decimal("8000.00"), Decimal("4000.00"))


@pytest.mark.parametrize("pence", [1, 99, 333, 70001])
def test_the_capped_lines_may_come_to_three_sevenths_of_the_others_to_the_penny(tmp_path: Path, pence: int) -> None:
    others = Decimal(pence) / 100
    over = costed(
        work(others), work(1000, "2", of="Charity"), partners=(LEAD, SUPPLIER), funder="local",
        book=fund(tmp_path, EVERYTHING, CAPPED),
    ).rows[-1].amount("over_cap")  # fmt: skip
    assert over is not None
    allowed = 1000 - over
    assert abs(allowed * 7 - others * 3) <= Decimal("0.035"), "the nearest penny to three sevenths"


def test_a_cap_over_lines_that_are_not_costed_is_not_known(tmp_path: Path) -> None:
    lines = (work(7000), time(1, "day", "2", of="Charity", phase="delivery"), work(10, "3", of="Charity"))
    found = assessed(*lines, partners=(LEAD, SUPPLIER), funder="local", book=fund(tmp_path, EVERYTHING, CAPPED))
    assert found.totals.funded is None


# What the budget asks for, against what the funder allows


def test_a_budget_over_the_award_limit_says_by_how_much() -> None:
    lines = (work("1000.01"), work(500, "2", paid_by="lead"))
    asked = assessed(*lines, funder="ukri", award_limit="800.00")
    assert "£800.01, which is £0.01 more than the limit of £800.00" in problem_text(asked, "award_limit_exceeded")
    assert "award_limit_exceeded" not in codes(assessed(*lines, funder="ukri", award_limit="800.01"))


def test_a_price_basis_that_the_funder_does_not_ask_for_is_pointed_out() -> None:
    found = assessed(work(100), funder="ukri", price_basis="inflate", uplift="0.03")
    assert 'costed as "inflate"' in problem_text(found, "price_basis_differs")
