"""What a person should look at: each finding where it belongs, and none where there is nothing to find."""

from decimal import Decimal
from typing import Any

from budgets import assessed, codes, costed, item, own, partner, problem_text, time
from fairbudget.budget import Override
from fairbudget.checks import CHECKS, check


def test_a_budget_in_which_everything_is_stated_has_nothing_to_check() -> None:
    line = time(1, "day", own_rate=own(110, "day", "fee"), phase="delivery", band="skilled", unpaid_hours_each=0)
    found = assessed(line, partners=(partner(hours_in_a_day="7.5"),), funder="ukri")
    assert found.problems == ()


def test_an_indicative_rate_is_named_with_its_amount_and_every_line_that_uses_it() -> None:
    found = assessed(*(time(1, "half_day", name, rate_code="baseline:half_day") for name in ("1", "2")))
    said = problem_text(found, "rate_indicative")
    assert 'The rate "baseline:half_day" (£82.50 a half day) is indicative' in said
    assert "lines 1 and 2" in said


def test_a_rate_that_was_not_read_at_its_source_is_to_be_confirmed() -> None:
    found = assessed(time(1, "half_day", rate_code="nihr:half_day"), as_of="2025-12-15")
    assert "(£75.00 a half day)" in problem_text(found, "rate_unconfirmed")


def test_a_published_rate_that_ended_is_refused_and_the_indicative_one_is_named() -> None:
    found = assessed(time(1, "half_day", rate_code="nihr:half_day"), as_of="2025-12-16")
    assert "£82.50 per half day" in problem_text(found, "rate_withdrawn")
    assert found.totals.cost is None


def test_a_rate_that_the_budget_agreed_need_not_be_confirmed() -> None:
    agreed = Override(rate_code="nihr:half_day", amount=Decimal(80), per="half_day", reason="confirmed by NIHR")
    found = assessed(time(1, "half_day", rate_code="nihr:half_day"), overrides=(agreed,))
    assert codes(found) == []
    assert found.totals.cost == Decimal("80.00")


LATE: dict[str, Any] = {"as_of": "2028-06-01", "start": "2028-07-01"}


def test_a_card_past_its_review_is_pointed_out_where_it_is_used_with_the_cards_it_rests_on() -> None:
    found = assessed(time(1, "half_day", rate_code="baseline:half_day"), **LATE)
    stale = [problem.found for problem in found.problems if problem.code == "rate_card_stale"]
    assert "Indicative baseline by expertise band" in stale
    assert "NIHR public involvement payments" in stale
    assert "Value added tax" not in stale


def test_a_pay_scale_without_the_award_of_the_year_is_pointed_out() -> None:
    line = time(1, "fte", months=12, rate_code="he_spine:point_30")
    assert "he_spine:point_30" in problem_text(assessed(line, as_of="2026-09-01"), "rate_update_due")
    assert "rate_update_due" not in codes(assessed(line, as_of="2026-07-31"))


def test_a_working_day_is_asked_for_only_where_days_are_counted() -> None:
    def asked(unit: str, **stated: object) -> bool:
        found = assessed(time(1, unit, own_rate=own(20, "hour", "wage"), **stated))
        return "working_day_assumed" in [problem.code for problem in found.problems]

    assert [asked(unit) for unit in ("half_day", "day", "week", "hour", "month")] == [True, True, True, False, False]
    assert not asked("day", hours_per_unit=6), "the line says how long its day is"


def test_rules_past_their_review_are_pointed_out() -> None:
    line = time(1, "day", own_rate=own(100, "day", "fee"), phase="delivery")
    assert "funder_review_past" in codes(assessed(line, funder="ukri", as_of="2027-05-23"))
    assert "funder_review_past" not in codes(assessed(line, funder="ukri", as_of="2027-05-22"))


def test_a_reason_that_several_lines_share_is_given_once_with_their_sum() -> None:
    museum = partner("Museum", type="vcse", relationship="project_partner")
    lines = [time(1, "day", n, "Museum", own_rate=own(100, "day", "fee"), phase="delivery") for n in ("1", "2", "3")]
    said = problem_text(assessed(*lines, partners=(museum,), funder="ukri"), "funder_refuses")
    assert "does not pay lines 1, 2 and 3 (£300.00)" in said


def test_what_a_partner_gives_is_not_said_to_be_refused() -> None:
    museum = partner("Museum", type="vcse", relationship="project_partner")
    line = time(1, "day", of="Museum", own_rate=own(100, "day", "fee"), phase="delivery", paid_by="partner")
    assert codes(assessed(line, partners=(museum,), funder="ukri")) == []


def test_problems_that_block_come_first_and_each_is_said_once() -> None:
    lines = [time(1, "half_day", name, rate_code="baseline:half_day") for name in ("1", "2")]
    found = assessed(*lines, time(1, "day", "3"))
    severities = [problem.severity for problem in found.problems]
    assert severities == sorted(severities, key=["blocks", "check", "note"].index)
    assert severities[0] == "blocks"
    assert len(set(found.problems)) == len(found.problems)


def test_amounts_in_a_finding_are_in_the_currency_of_the_budget() -> None:
    line = time(1, "day", own_rate=own(100, "day", "fee"), phase="delivery")
    found = assessed(line, partners=(partner(vat="unknown"),), currency="EUR")
    assert "€20.00" in problem_text(found, "vat_not_known")


def test_every_check_gives_nothing_for_a_budget_without_lines_but_that_no_funder_is_named() -> None:
    empty = costed()
    assert [problem.code for problem in check(empty)] == ["funder_not_chosen"]
    assert len(CHECKS) == len(set(CHECKS))


def test_a_finding_says_where_what_was_found_and_what_to_do() -> None:
    lines = (
        time(1, "half_day", "1", rate_code="baseline:half_day"),
        time(1, "session", "2", own_rate=own(60, "session", "fee"), status="undecided"),
        time(1, "day", "3", own_rate=own(60, "day", None)),
        item(1, None),
    )
    partners = (partner(vat="unknown", overhead=None, on_costs=None),)
    found = assessed(*lines, partners=partners, price_basis="inflate", uplift="0.02", funder="ukri", award_limit="1")
    assert len({problem.code for problem in found.problems}) >= 10
    for problem in found.problems:
        assert problem.where, problem.code
        assert problem.message.endswith((".", "?")), problem.message
        assert problem.fix, problem.code
        assert "{" not in problem.message + problem.fix, problem.code
