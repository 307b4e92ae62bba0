"""What a funder pays of a line: who decides, what "unknown" does, and the arithmetic of a shared cap."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.budget import Activity, CostCategory, PartnerType, Phase, Relationship
from fairbudget.funder_rules import CATEGORY_OF, Evidence, Facts, FunderRule, FundingCategory
from fairbudget.funders import FunderRules, extended, funder, pooled_limit, ties
from fairbudget.problems import Problem

READ = Evidence(status="seen", url="https://funder.example/costs", seen_on=date(2026, 11, 22))
CHARITY_TIME = Facts(
    partner_type="vcse",
    relationship="subcontractor",
    cost_category="staff_time",
    phase="delivery",
    activity="engagement",
    on=date(2027, 1, 15),
)


def rule(name: str, eligibility: str = "yes", **fields: Any) -> FunderRule:
    when = {field: fields.pop(field) for field in list(fields) if field in Facts.model_fields}
    return FunderRule.model_validate(
        {"id": name, "scope": "funder", "message": name, "evidence": READ, "confidence": "high"}
        | {"eligibility": eligibility, "applies_when": when}
        | fields
    )


def rules(*of: FunderRule, **fields: Any) -> FunderRules:
    head = {"code": "fund", "title": "A fund", "checked_by": "a bid writer"}
    dates = {"checked_on": date(2026, 11, 22), "next_review": date(2027, 5, 22)}
    return FunderRules.model_validate({**head, **dates, "rules": of, **fields})


def test_without_a_rule_nobody_knows_and_the_research_office_is_asked() -> None:
    decision = rules().resolve(CHARITY_TIME)
    assert (decision.eligibility, decision.funder_share, decision.rules) == ("unknown", None, ())
    assert decision.overhead.method == "unknown"
    assert "research office" in decision.message


def test_a_known_no_is_a_share_of_nought() -> None:
    decision = rules(rule("no_time", "no", cost_category=["staff_time"])).resolve(CHARITY_TIME)
    assert (decision.eligibility, decision.funder_share, decision.overhead.method) == (
        "no",
        Decimal(0),
        "none",
    )


def test_a_rule_that_says_unknown_gives_no_share() -> None:
    assert rules(rule("silent", "unknown")).resolve(CHARITY_TIME).funder_share is None


def test_a_rule_without_a_share_gives_no_share() -> None:
    decision = rules(rule("paid_somehow", "yes")).resolve(CHARITY_TIME)
    assert (decision.eligibility, decision.funder_share) == ("yes", None)


def test_a_call_decides_before_a_scheme_a_scheme_before_a_council_and_a_council_before_the_funder() -> None:
    for narrow, wide in combinations(["call", "scheme", "council", "funder"], 2):
        of_funder = rule("wide", "no", scope=wide, partner_type=["vcse"], cost_category=["staff_time"])
        of_call = rule("narrow", "yes", scope=narrow, funder_share="1.00")
        decision = rules(of_funder, of_call).resolve(CHARITY_TIME)
        assert (decision.funder_share, decision.rules) == (Decimal("1.00"), ("narrow", "wide"))


def test_within_a_scope_the_rule_that_says_more_about_the_line_decides() -> None:
    decision = rules(
        rule("anyone", funder_share="0.50"),
        rule("charities", funder_share="0.80", partner_type=["vcse"]),
        rule("charities_time", funder_share="1.00", partner_type=["vcse"], cost_category=["staff_time"]),
    ).resolve(CHARITY_TIME)
    assert decision.funder_share == Decimal("1.00")
    assert decision.rules == ("charities_time", "charities", "anyone")


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    dated = rules(rule("in_2026", funder_share="0.80", valid_from="2026-01-01", valid_to="2026-12-31"))
    shares = {
        day: dated.resolve(CHARITY_TIME.model_copy(update={"on": date.fromisoformat(day)})).funder_share
        for day in ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    }
    share = Decimal("0.80")
    assert shares == {"2025-12-31": None, "2026-01-01": share, "2026-12-31": share, "2027-01-01": None}


def test_what_is_not_stated_and_matters_is_asked_for_and_never_guessed() -> None:
    two = rules(
        rule("before", "no", phase=["pre_application"]),
        rule("after", "yes", phase=["delivery"], funder_share="0.80"),
    )
    decision = two.resolve(CHARITY_TIME.model_copy(update={"phase": None}))
    assert (decision.eligibility, decision.funder_share, decision.not_stated) == ("unknown", None, ("phase",))
    assert decision.message == "The rules differ here: state the phase to know what is paid."


def test_a_narrower_rule_that_might_apply_keeps_the_wider_one_from_deciding() -> None:
    two = rules(rule("all", funder_share="0.80"), rule("partners", "no", relationship=["project_partner"]))
    decision = two.resolve(CHARITY_TIME.model_copy(update={"relationship": None}))
    assert (decision.eligibility, decision.not_stated, decision.rules) == (
        "unknown",
        ("relationship",),
        ("all",),
    )


def test_what_is_not_stated_does_not_matter_when_the_rules_would_pay_the_same() -> None:
    two = rules(rule("all", funder_share="0.80"), rule("lead", funder_share="0.80", relationship=["lead"]))
    decision = two.resolve(CHARITY_TIME.model_copy(update={"relationship": None}))
    assert (decision.funder_share, decision.not_stated) == (Decimal("0.80"), ())


def test_a_dated_rule_without_a_day_asks_for_the_date() -> None:
    dated = rules(rule("from_2026", funder_share="0.80", valid_from="2026-01-01"))
    decision = dated.resolve(CHARITY_TIME.model_copy(update={"on": None}))
    assert (decision.funder_share, decision.not_stated) == (None, ("on",))
    assert "state the date" in decision.message


@pytest.mark.parametrize(
    ("overhead", "eligibility", "share"),
    [
        ({"method": "allowed"}, "yes", Decimal("0.80")),
        ({"method": "none"}, "no", Decimal(0)),
        ({"method": "unknown"}, "unknown", None),
        ({"method": "percent_cap", "cap": "0.20"}, "yes", None),
    ],
)
def test_a_line_that_is_only_overhead_follows_what_the_rule_says_of_overhead(
    overhead: dict[str, str], eligibility: str, share: Decimal | None
) -> None:
    decision = rules(rule("all", funder_share="0.80", overhead=overhead)).resolve(
        CHARITY_TIME.model_copy(update={"cost_category": "overhead"})
    )
    assert (decision.eligibility, decision.funder_share) == (eligibility, share)


def test_what_holds_for_the_funder_reaches_the_decision_unless_the_rule_says_otherwise() -> None:
    plain, own = rule("plain", phase=["delivery"]), rule("own", phase=["ending"], price_basis="fixed_sum")
    fund = rules(plain, own, price_basis="todays_prices", vat="include_irrecoverable", evidence=READ)
    delivery = fund.resolve(CHARITY_TIME)
    assert (delivery.price_basis, delivery.vat) == ("todays_prices", "include_irrecoverable")
    assert fund.resolve(CHARITY_TIME.model_copy(update={"phase": "ending"})).price_basis == "fixed_sum"
    nothing_fits = fund.resolve(CHARITY_TIME.model_copy(update={"phase": "set_up"}))
    assert (nothing_fits.rules, nothing_fits.price_basis) == ((), "todays_prices")


def test_the_other_relationships_are_shown_with_what_each_would_give() -> None:
    fund = rules(
        rule("sub", "conditional", relationship=["subcontractor"], funder_share="0.80"),
        rule("partner", "no", relationship=["project_partner"]),
    )
    given_up = dict(fund.alternatives(CHARITY_TIME.model_copy(update={"relationship": "project_partner"})))
    assert given_up["subcontractor"].funder_share == Decimal("0.80")
    assert given_up["co_lead"].eligibility == "unknown"
    assert set(given_up) == set(get_args(Relationship)) - {"project_partner"}


def test_the_rules_of_a_call_come_before_those_of_the_funder_it_belongs_to() -> None:
    base = rules(rule("base", "no"), hours_per_year="1650", price_basis="todays_prices", evidence=READ)
    of_call = rule("call", "yes", scope="call", funder_share="1.00")
    call = rules(of_call, code="call", price_basis="fixed_sum", evidence=READ)
    joined = extended(call, base)
    assert joined.resolve(CHARITY_TIME).rules == ("call", "base")
    assert (joined.code, joined.hours_per_year, joined.price_basis) == ("call", Decimal(1650), "fixed_sum")


def test_two_rules_tie_when_neither_is_narrower_and_one_line_could_fit_both() -> None:
    charities, time = (
        rule("charities", partner_type=["vcse", "nhs"]),
        rule("time", cost_category=["staff_time"]),
    )
    assert ties([charities, time]) == [(charities, time)]


@pytest.mark.parametrize(
    "other",
    [
        rule("narrower", partner_type=["vcse"], phase=["delivery"]),
        rule("of_a_call", partner_type=["vcse"], scope="call"),
        rule("of_others", partner_type=["university"]),
        rule("of_later", partner_type=["vcse"], valid_from="2027-01-01"),
    ],
    ids=lambda other: other.id,
)
def test_rules_do_not_tie_when_one_is_narrower_or_no_line_fits_both(other: FunderRule) -> None:
    assert ties([rule("charities", partner_type=["vcse"], valid_to="2026-12-31"), other]) == []


def test_an_unknown_funder_blocks_and_the_nearest_code_is_named() -> None:
    known = {"wellcome": rules(code="wellcome"), "ukri": rules(code="ukri")}
    problem = funder(known, "welcome")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity, problem.where) == ("funder_unknown", "blocks", "Project!Funder")
    assert 'Nearest: "wellcome"' in problem.message
    assert funder(known, " UKRI ") is known["ukri"]


def test_rules_are_to_be_checked_from_the_day_after_their_review() -> None:
    fund = rules(where="fund.toml:1")
    assert fund.problems(date(2027, 5, 22)) == []
    (problem,) = fund.problems(date(2027, 5, 23))
    assert (problem.code, problem.severity, problem.where) == ("funder_review_past", "check", "fund.toml:1")


def test_every_category_of_the_budget_belongs_to_one_of_the_funders() -> None:
    assert set(CATEGORY_OF) == set(get_args(CostCategory))
    assert set(CATEGORY_OF.values()) <= set(get_args(FundingCategory))
    assert CATEGORY_OF["interpretation"] == "access_cost"


@pytest.mark.parametrize(
    "fields",
    [
        {"eligibility": "no", "funder_share": "0.80"},
        {"eligibility": "unknown", "funder_share": "0.80"},
        {"eligibility": "no", "overhead": {"method": "allowed"}},
        {"overhead": {"method": "percent_cap"}},
        {"overhead": {"method": "none", "cap": "0.20"}},
        {"funder_share": "80"},
        {"cap": {"fraction": "1", "pool": "abroad"}},
        {"valid_from": "2026-02-01", "valid_to": "2026-01-31"},
        {"payment": {"schedule": [["0.50", "advance"], ["0.40", "arrears"]]}},
        {"evidence": {"status": "seen", "url": "https://funder.example"}},
        {"evidence": {"status": "unconfirmed"}},
    ],
    ids=str,
)
def test_a_rule_that_disagrees_with_itself_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="1 validation error"):
        rule("bad", **fields)


def test_a_cap_of_30_percent_of_the_whole_leaves_3000_beside_7000_of_other_cost() -> None:
    assert pooled_limit(Decimal("7000"), Decimal("0.30")) == Decimal("3000.00")
    assert pooled_limit(Decimal("100"), Decimal("0.30")) == Decimal("42.86")


def test_a_cap_needs_a_fraction_below_the_whole_and_costs_that_are_not_negative() -> None:
    with pytest.raises(ValueError, match="below 1"):
        pooled_limit(Decimal(100), Decimal(1))
    with pytest.raises(ValueError, match="less than nothing"):
        pooled_limit(Decimal(-1), Decimal("0.30"))


PENNIES = st.decimals(0, 10_000_000, places=2)
FACTS = st.builds(
    Facts,
    partner_type=st.none() | st.sampled_from(get_args(PartnerType)),
    relationship=st.none() | st.sampled_from(get_args(Relationship)),
    cost_category=st.none() | st.sampled_from(get_args(FundingCategory)),
    phase=st.none() | st.sampled_from(get_args(Phase)),
    activity=st.none() | st.sampled_from(get_args(Activity)),
    on=st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)


def some(vocabulary: object) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(get_args(vocabulary)), max_size=2)


@st.composite
def sets_of_rules(draw: st.DrawFn) -> list[FunderRule]:
    """Rules between which no tie is left, as files are once they are read."""
    kept: list[FunderRule] = []
    for number in range(draw(st.integers(1, 6))):
        eligibility = draw(st.sampled_from(["yes", "no", "conditional", "unknown"]))
        may_pay = eligibility in ("yes", "conditional")
        drawn = rule(
            f"r{number}",
            eligibility,
            scope=draw(st.sampled_from(["call", "scheme", "council", "funder"])),
            funder_share=draw(st.sampled_from([None, "0.80", "1.00"])) if may_pay else None,
            valid_from=draw(st.none() | st.just(date(2026, 6, 1))),
            partner_type=draw(some(PartnerType)),
            relationship=draw(some(Relationship)),
            phase=draw(some(Phase)),
        )
        kept += [] if ties([*kept, drawn]) else [drawn]
    return kept


@given(fraction=st.decimals(0, Decimal("0.99"), places=2), others=PENNIES)
def test_the_capped_lines_come_to_the_stated_part_of_the_whole_they_belong_to(
    fraction: Decimal, others: Decimal
) -> None:
    most = pooled_limit(others, fraction)
    # Half a penny either way is the rounding of the limit itself.
    assert abs(most * (1 - fraction) - others * fraction) <= Decimal("0.005") * (1 - fraction)


@given(of=sets_of_rules(), facts=FACTS, data=st.data())
def test_the_order_of_rules_in_a_file_does_not_matter(of: list[FunderRule], facts: Facts, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(of))
    assert rules(*of).resolve(facts) == rules(*shuffled).resolve(facts)


@given(of=sets_of_rules(), facts=FACTS)
def test_a_share_is_only_ever_given_by_a_rule_that_fits(of: list[FunderRule], facts: Facts) -> None:
    decision = rules(*of).resolve(facts)
    fits = [r for r in of if r.doubts(facts) == ()]
    assert set(decision.rules) == {r.id for r in fits}
    if not fits or decision.eligibility == "unknown":
        assert decision.funder_share is None
    if decision.eligibility == "no":
        assert decision.funder_share == 0


@given(of=sets_of_rules(), facts=FACTS)
def test_stating_what_was_asked_for_never_turns_a_known_answer_round(of: list[FunderRule], facts: Facts) -> None:
    """An answer given while something is not stated holds whatever is stated later."""
    early = rules(*of).resolve(facts)
    if early.eligibility == "unknown":
        return
    later = [rules(*of).resolve(facts.model_copy(update={"phase": facts.phase or p})) for p in get_args(Phase)]
    assert {(d.eligibility, d.funder_share) for d in later} == {(early.eligibility, early.funder_share)}
