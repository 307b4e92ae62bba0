"""What must hold for every budget: parts that add up, nothing known from the unknown, and no fairer by saying less."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from budgets import (
    BOOK,
    PARTNERS,
    assessed,
    budget,
    costed,
    many_lines,
    own,
    partner,
    pounds,
    quantities,
    time,
    time_lines,
    with_scale,
)
from fairbudget.assessment import AssessedLine, Assessment
from fairbudget.budget import CostLine, TimeLine
from fairbudget.costing.costed import CostedBudget, cost_budget
from fairbudget.funders import FunderRules
from fairbudget.money import to_pence
from fairbudget.ratecards import RateBook
from fairbudget.totals import GROUPS, Totals, breakdown

PENNY = Decimal("0.01")
LINES = many_lines()
# A funder that pays three eighths, a cap on overhead and half of other costs: its shares come to halves of a penny.
KNOWN = {"evidence": {"status": "institution_confirmed", "note": "a test"}, "confidence": "high", "scope": "funder"}
ODD = FunderRules.model_validate({
    "code": "odd", "title": "Odd fund", "checked_by": "a test", "checked_on": "2026-01-01", "next_review": "2030-01-01",
    "rules": (
        {**KNOWN, "id": "odd.time", "eligibility": "yes", "funder_share": "0.375", "message": "Three eighths.",
         "applies_when": {"cost_category": ["staff_time"]}, "overhead": {"method": "percent_cap", "cap": "0.07"}},
        {**KNOWN, "id": "odd.rest", "eligibility": "yes", "funder_share": "0.5", "message": "Half."},
    ),
})  # fmt: skip
BOOK_WITH_ODD = RateBook(cards=BOOK.cards, bands=BOOK.bands, funders={**BOOK.funders, "odd": ODD})
FUNDERS = st.sampled_from((None, "odd", "ukri", *sorted(BOOK.funders)))


def made(lines: tuple[TimeLine | CostLine, ...], **stated: Any) -> Assessment:
    return assessed(*lines, partners=PARTNERS, book=BOOK_WITH_ODD, **stated)


def changed(before: TimeLine, **stated: Any) -> TimeLine:
    """The line with something else stated."""
    return TimeLine.model_validate({**before.model_dump(), **stated})


def at_rate(line: TimeLine, amount: Decimal) -> TimeLine:
    assert line.own_rate is not None
    return changed(line, own_rate={**line.own_rate.model_dump(), "amount": amount})


@given(LINES)
def test_lines_partners_types_phases_activities_and_years_each_add_up_to_the_cost(
    lines: tuple[TimeLine | CostLine, ...],
) -> None:
    found = made(lines)
    assert found.totals.complete
    assert sum(line.cost or Decimal(0) for line in found.lines) == found.totals.cost
    parts = breakdown(found.costed)
    for group in GROUPS:
        assert sum(part.cost or Decimal(0) for part in parts if part.group == group) == found.totals.cost
        assert sum(part.paid_hours or Decimal(0) for part in parts if part.group == group) == found.totals.paid_hours


@given(LINES, FUNDERS)
def test_the_cost_is_what_is_funded_and_the_shortfall_exactly_wherever_both_are_known(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    found = made(lines, funder=funder)
    sums: tuple[AssessedLine | Totals, ...] = (*found.lines, found.totals)
    for line in sums:
        assert (line.funded is None) == (line.shortfall is None)
        if line.funded is not None and line.shortfall is not None and line.cost is not None:
            assert line.cost == line.funded + line.shortfall
    if found.totals.shortfall is not None:
        assert sum(found.totals.shortfall_by_bearer.values()) == found.totals.shortfall


@given(LINES)
def test_a_funder_with_awkward_shares_leaves_the_cost_exactly_covered(lines: tuple[TimeLine | CostLine, ...]) -> None:
    found = made(lines, funder="odd").totals
    assert found.cost is not None
    assert found.funded is not None
    assert found.shortfall is not None
    assert found.cost == found.funded + found.shortfall
    assert found.shortfall >= 0


@given(LINES, FUNDERS)
def test_every_amount_in_pounds_of_every_row_is_a_whole_number_of_pence(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    for row in made(lines, funder=funder, price_basis="inflate", uplift="0.0275").costed.rows:
        for step in row.steps:
            amount = row.amount(step.name)
            if step.unit == "£" and amount is not None:
                assert amount == to_pence(amount), step.name


@given(LINES)
def test_the_full_cost_of_a_row_is_the_sum_of_the_parts_it_shows(lines: tuple[TimeLine | CostLine, ...]) -> None:
    for line in made(lines).lines:
        if line.kind == "time":
            parts = (line.pay, line.on_costs, line.overhead, line.vat)
            assert sum(part or Decimal(0) for part in parts) == line.full_cost
            assert all(part is not None and part >= 0 for part in parts)


@given(LINES, st.randoms(use_true_random=False), FUNDERS)
def test_the_order_of_the_lines_changes_nothing(
    lines: tuple[TimeLine | CostLine, ...], random: Any, funder: str | None
) -> None:
    mixed = list(lines)
    random.shuffle(mixed)
    before, after = made(lines, funder=funder), made(tuple(mixed), funder=funder)
    assert after.totals == before.totals
    assert {line.line: line for line in after.lines} == {line.line: line for line in before.lines}


# Splitting. Every amount that is shown is rounded, so two halves are rounded twice where the whole is rounded once:
# two roundings against one are 3 × ½p at most, and as all are whole pence the pay differs by a penny or not at all.
# It is the same wherever the halves come to whole pence. Each on-cost, overhead and VAT adds a rounding of its own.


def halves(line: TimeLine) -> tuple[TimeLine, TimeLine]:
    half = (line.quantity or Decimal(0)) / 2
    return changed(line, line="a", quantity=half), changed(line, line="b", quantity=half)


@given(quantities, pounds, st.integers(1, 12))
def test_a_line_of_fees_split_in_two_costs_a_penny_more_or_less_at_most_and_takes_the_same_hours(
    quantity: Decimal, rate: Decimal, people: int
) -> None:
    line = time(quantity, "hour", own_rate=own(rate, "hour", "fee"), people=people)
    whole, split = assessed(line).totals, assessed(*halves(line)).totals
    assert whole.cost is not None
    assert split.cost is not None
    assert abs(whole.cost - split.cost) <= PENNY
    assert whole.paid_hours == split.paid_hours
    if (half := quantity / 2 * people * rate) == to_pence(half):
        assert whole.cost == split.cost


@given(quantities, pounds, st.integers(0, 100).map(lambda percent: Decimal(percent) / 100))
def test_with_on_costs_a_split_changes_three_pennies_at_most(quantity: Decimal, rate: Decimal, extra: Decimal) -> None:
    line = time(quantity, "hour", own_rate=own(rate, "hour", "wage"))
    whom = (partner(on_costs=extra),)
    whole, split = assessed(line, partners=whom).totals, assessed(*halves(line), partners=whom).totals
    assert whole.cost is not None
    assert split.cost is not None
    assert abs(whole.cost - split.cost) <= 3 * PENNY


@given(quantities, pounds, st.integers(1, 12))
def test_doubling_every_rate_doubles_the_pay_exactly_where_it_is_whole_pence_and_else_within_a_penny(
    quantity: Decimal, rate: Decimal, people: int
) -> None:
    line = time(quantity, "hour", own_rate=own(rate, "hour", "fee"), people=people)
    once, twice = assessed(line).totals.cost, assessed(at_rate(line, 2 * rate)).totals.cost
    assert once is not None
    assert twice is not None
    assert abs(twice - 2 * once) <= PENNY
    if (exact := quantity * people * rate) == to_pence(exact):
        assert twice == 2 * once


@given(time_lines(), st.integers(1, 5000))
def test_raising_a_rate_never_lowers_what_it_costs_nor_the_pay(line: TimeLine, pence: int) -> None:
    assert line.own_rate is not None
    raised = at_rate(line, line.own_rate.amount + pence * PENNY)
    before, after = made((line,)).lines[0], made((raised,)).lines[0]
    for name in ("pay", "employer_cost", "full_cost", "cost"):
        assert getattr(after, name) >= getattr(before, name), name


@given(LINES)
def test_leaving_unpaid_hours_out_never_changes_the_cash_nor_the_paid_hours_and_is_never_read_as_none(
    lines: tuple[TimeLine | CostLine, ...],
) -> None:
    silent = tuple(
        changed(line, unpaid_hours_each=None) if isinstance(line, TimeLine) and line.paid_by != "nobody" else line
        for line in lines
    )
    before, after = made(lines).totals, made(silent).totals
    assert (after.cost, after.by_partner, after.paid_hours) == (before.cost, before.by_partner, before.paid_hours)
    paid = [line for line in lines if isinstance(line, TimeLine) and line.paid_by != "nobody"]
    assert after.hours_not_stated == len(paid)
    assert after.unpaid_hours <= before.unpaid_hours


@given(LINES, FUNDERS)
def test_a_share_that_no_rule_states_never_gives_a_number(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    found = made(lines, funder=funder)
    # Of a line that costs nothing nothing is paid, whoever is asked.
    asked = [line for line in found.lines if line.paid_by == "grant" and line.kind != "cap" and line.cost]
    for line in asked:
        assert (line.funded is None) == (line.funder_share is None)
    if any(line.funder_share is None for line in asked):
        assert (found.totals.funded, found.totals.shortfall) == (None, None)


@given(LINES)
def test_rules_that_were_not_read_give_no_share_whatever_the_line(lines: tuple[TimeLine | CostLine, ...]) -> None:
    found = made(lines, funder="ideas_fund")
    for line in found.lines:
        if line.paid_by == "grant" and line.cost:
            assert (line.funder_share, line.funded, line.shortfall) == (None, None, None)


@given(LINES)
def test_what_is_given_or_unpaid_is_never_in_the_cash(lines: tuple[TimeLine | CostLine, ...]) -> None:
    given_away = tuple(line.model_copy(update={"paid_by": "partner"}) for line in lines)
    totals = made(given_away, funder="ukri").totals
    assert (totals.cost, totals.funded, totals.shortfall) == (Decimal("0.00"),) * 3
    assert totals.in_kind_value > 0


@given(st.lists(st.integers(1, 97), min_size=2, max_size=5), pounds, quantities, st.integers(1, 9))
def test_the_parts_of_a_shared_post_add_up_to_what_one_partner_would_have_cost(
    weights: list[int], rate: Decimal, quantity: Decimal, people: int
) -> None:
    hundredths = [Decimal(weight * 100 // sum(weights)) / 100 for weight in weights[1:]]
    fractions = [1 - sum(hundredths), *hundredths]
    assume(all(fractions))
    names = [f"Uni {number}" for number in range(len(fractions))]
    stated: dict[str, Any] = {"own_rate": own(rate, "hour", "fee"), "people": people, "unpaid_hours_each": 3}
    alone = assessed(time(quantity, "hour", **stated)).totals
    partners = tuple(partner(name) for name in names)
    shared = assessed(time(quantity, "hour", of=dict(zip(names, fractions, strict=True)), **stated), partners=partners)
    for name in ("cost", "paid_hours", "unpaid_hours"):
        assert getattr(shared.totals, name) == getattr(alone, name), name


@given(st.integers(1, 24), st.integers(1, 28), st.integers(1, 12), st.integers(0, 2))
def test_the_stretches_of_a_salary_hold_all_its_months_once_and_follow_one_another(
    months: int, day: int, month: int, year: int
) -> None:
    book = with_scale(
        ("2024-01-01", "36000"), ("2025-08-01", "37000"), ("2026-04-01", "38000"), ("2026-08-01", "39000")
    )
    line = time(1, "fte", months=months, year=year, rate_code="test:post", unpaid_hours_each=0)
    stated: dict[str, Any] = {"start": f"2026-{month:02}-{day:02}", "as_of": "2026-09-01", "price_basis": "fixed_sum"}
    rows = costed(line, book=book, **stated).rows
    periods = [row.period for row in rows if row.period]
    assert sum(period.months for period in periods) == months
    assert sum(row.amount("paid_hours") or 0 for row in rows) == Decimal("137.5") * months
    for one, following in pairwise(periods):
        assert one.last is not None
        assert following.first is not None
        assert (following.first - one.last).days == 1
    amounts = [row.rate.amount for row in rows if row.rate]
    assert all(one < following for one, following in pairwise(amounts)), "one stretch for each amount"


@given(LINES, FUNDERS)
def test_the_same_budget_gives_the_same_pennies_and_the_same_words_again(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    assert made(lines, funder=funder).model_dump_json() == made(lines, funder=funder).model_dump_json()


def test_a_budget_is_not_changed_by_being_costed() -> None:
    line = time(3, "day", own_rate=own("99.99", "day", "wage"))
    before = budget(line)
    assert before.project.as_of is not None
    found: CostedBudget = cost_budget(before, BOOK, before.project.as_of)
    assert found.budget == before == budget(line)
