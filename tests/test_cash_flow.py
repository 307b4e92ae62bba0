"""How much of its own money a partner has out: the method's example and terms of every kind, by day and by pound."""

from decimal import Decimal
from typing import Any

import pytest

from budgets import assessed, item, own, partner, time
from fairbudget.assessment import Assessment
from fairbudget.equity.figure import Figure

Terms = dict[str, Any]
WHEN = "Whether the partner is paid in advance or in arrears is not stated."
INVOICES = "How often the partner invoices, or how long payment takes, is not stated."
QUARTERLY: Terms = {"paid": "arrears", "invoice_every_months": 3, "days_to_pay": 45}


def budget_of(terms: Terms, *more: Any, cost: int = 12_000, **project: Any) -> Assessment:
    """A charity that is paid `cost` pounds by the grant in year 1, on these terms."""
    charity = partner("Charity", type="vcse", relationship="subcontractor", **terms)
    line = time(cost // 20, "hour", own_rate=own(20, "hour", "fee"), of="Charity", unpaid_hours_each=0)
    return assessed(line, *more, partners=(charity,), **project)


def exposure(terms: Terms, *more: Any, **stated: Any) -> Figure:
    found = budget_of(terms, *more, **stated)
    [one] = [one for one in found.figures if one.code == "cash_flow_exposure" and one.partner == "Charity"]
    return one


def wait(one: Figure) -> Decimal:
    """Pound-days over costs: the average wait in days."""
    assert one.numerator is not None
    assert one.denominator is not None
    return one.numerator / one.denominator


def test_12000_pounds_over_a_year_invoiced_quarterly_and_paid_at_45_days() -> None:
    one = exposure(QUARTERLY)
    assert (one.value, one.numerator, one.denominator) == (Decimal(4000), Decimal(900_000), Decimal(12_000))
    assert wait(one) == 75
    assert one.caption == (
        "At its highest, £4,000.00 of the partner's own money is out; on average a pound waits 75 days. "
        "Invoices are paid after 45 days, beyond the 30 of good practice."
    )
    assert one.closes == 4000
    assert one.remedy == ("£4,000.00 lent up front, and settled with the last invoice, would leave nothing out.")


def test_with_half_in_advance_it_is_a_peak_of_1500_pounds() -> None:
    one = exposure({**QUARTERLY, "paid": "mixed", "advance": "0.5"})
    assert (one.value, one.numerator) == (Decimal(1500), Decimal(97_500))


def test_paid_wholly_in_advance_nothing_is_ever_out() -> None:
    whole: tuple[Terms, ...] = ({"paid": "advance"}, {"paid": "advance", "advance": 1})
    for terms in (*whole, {**QUARTERLY, "paid": "mixed", "advance": 1}):
        one = exposure(terms)
        assert (one.value, one.numerator, one.closes, one.remedy) == (Decimal(0), Decimal(0), Decimal(0), "")
        assert one.caption == "None of the partner's own money is out at any time."


def test_an_advance_of_less_than_all_needs_the_terms_of_the_rest() -> None:
    partly: Terms = {"paid": "advance", "advance": "0.8"}
    assert exposure(partly).status == "insufficient data"
    assert exposure({**QUARTERLY, **partly}).status == "ok"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({}, WHEN),
        ({**QUARTERLY, "paid": "unknown"}, WHEN),
        ({**QUARTERLY, "paid": "mixed"}, "How much is paid in advance is not stated."),
        ({"paid": "arrears", "days_to_pay": 30}, INVOICES),
        ({"paid": "arrears", "invoice_every_months": 3}, INVOICES),
        ({**QUARTERLY, "invoice_every_months": 0}, INVOICES),
    ],
)  # fmt: skip
def test_terms_that_are_not_stated_are_asked_for(terms: Terms, said: str) -> None:
    one = exposure(terms)
    assert (one.status, one.value, one.caption) == ("insufficient data", None, said)
    assert one.remedy == "Enter Paid, Advance %, Invoice every (months) and Days to pay on Partners."


def test_paid_on_the_day_of_the_invoice_only_the_months_between_are_out() -> None:
    one = exposure({**QUARTERLY, "days_to_pay": 0})
    # Two months are out when the third ends, and its invoice is paid that day: (1,000 + 2,000) × 30 days × 4.
    assert (one.value, one.numerator) == (Decimal(2000), Decimal(360_000))
    assert "beyond" not in one.caption


def test_thirty_days_are_not_late_and_31_are() -> None:
    assert "beyond" not in exposure({**QUARTERLY, "days_to_pay": 30}).caption
    assert "paid after 31 days, beyond the 30" in exposure({**QUARTERLY, "days_to_pay": 31}).caption


def test_a_project_of_six_months_spends_all_in_six_months_and_invoices_at_its_end() -> None:
    one = exposure({**QUARTERLY, "invoice_every_months": 12}, cost=6000, months=6)
    # Six months of £1,000, one invoice at the end of month 6, paid 45 days on: 30 × (1 + 2 + 3 + 4 + 5) + 45 × 6.
    assert (one.value, one.numerator) == (Decimal(6000), Decimal(1000 * (30 * 15 + 45 * 6)))


def test_the_last_year_of_fourteen_months_is_two_months_long() -> None:
    second = time(300, "hour", "2", "Charity", own_rate=own(20, "hour", "fee"), unpaid_hours_each=0, year=2)
    one = exposure(QUARTERLY, second, months=14)
    # £3,000 at the ends of months 13 and 14. Before day 390 what is out is as in one year; months 13 and 14 are
    # invoiced at the end, day 420, and paid on day 465. Quarter 4 (£3,000) is paid on day 405.
    assert one.denominator == 18_000
    assert one.numerator == 900_000 + 3000 * 30 + 6000 * 45
    assert one.value == 6000


def test_work_before_the_start_that_the_grant_pays_is_out_from_the_first_day() -> None:
    early = time(60, "hour", "0", "Charity", own_rate=own(20, "hour", "fee"), unpaid_hours_each=0, year=0)
    one = exposure(QUARTERLY, early)
    # £1,200 more until the first invoice is paid on day 135.
    assert one.numerator == 900_000 + 1200 * 135


def test_only_what_the_grant_pays_is_waited_for() -> None:
    others = (
        item(1, 500, "a", "Charity", paid_by="lead"),
        item(1, 500, "b", "Charity", paid_by="partner"),
        item(1, None, "c", "Charity"),
    )
    assert exposure(QUARTERLY, *others).denominator == 12_000


def test_a_partner_whom_the_grant_pays_nothing_waits_for_nothing() -> None:
    unpaid = time(5, "hour", of="Charity", paid_by="nobody", band="skilled")
    found = assessed(unpaid, partners=(partner("Charity", type="vcse", **QUARTERLY),))
    [one] = [one for one in found.figures if one.code == "cash_flow_exposure" and one.partner]
    assert (one.status, one.caption) == ("not applicable", "The grant pays nothing here, so nothing is waited for.")


def test_terms_belong_to_single_partners() -> None:
    found = budget_of(QUARTERLY)
    others = [one for one in found.figures if one.code == "cash_flow_exposure" and not one.partner]
    assert {one.status for one in others} == {"not applicable"}


def test_a_cost_that_does_not_divide_by_twelve_leaves_no_dust() -> None:
    whole = exposure({"paid": "advance"}, cost=100)
    assert (whole.value, whole.numerator) == (Decimal("0.00"), Decimal("0.00"))
    one = exposure({**QUARTERLY, "days_to_pay": 0}, cost=100)
    assert (one.value, one.numerator, one.denominator) == (Decimal("16.67"), Decimal("3000.00"), Decimal("100.00"))


def test_a_line_that_is_not_costed_leaves_the_exposure_not_known() -> None:
    bad = time(5, "hour", "bad", "Charity", rate_code="nihr:no_such_rate")
    assert exposure(QUARTERLY, bad).status == "insufficient data"
