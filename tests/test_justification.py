"""The justification of resources: true, in the limit, nothing in it that the budget does not show."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets import PARTNERS, assessed, budget, item, many_lines, own, partner, time
from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.budget import Budget
from fairbudget.justification import facts, justification
from fairbudget.justifying.fact import ORDER
from fairbudget.ratecards import RateBook
from fairbudget.wording import count_words
from shown_numbers import ShownNumbers

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
BROKERAGE = "university_charity_brokerage"
PANEL = "public_involvement_panel"
NAMES = (BROKERAGE, PANEL, "regional_partnership_shared_post", "community_led_development_grant")
EVERYTHING = 10_000


@cache
def sample(name: str) -> Assessment:
    return assess(read_budget(SAMPLES / f"{name}.xlsx"), read_rates())


def whole(assessment: Assessment) -> str:
    """All that there is to say."""
    return justification(assessment, EVERYTHING).page.text


def said(assessment: Assessment, about: str) -> str:
    """The sentences about one thing."""
    return " ".join(fact.sentence for fact in facts(assessment) if fact.about == about)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_in_the_text_is_in_the_workbook_or_among_the_figures(name: str, tmp_path: Path) -> None:
    assert ShownNumbers(sample(name), tmp_path).missing(whole(sample(name))) == []


def test_a_number_that_is_not_in_the_workbook_would_be_noticed(tmp_path: Path) -> None:
    shown = ShownNumbers(sample(BROKERAGE), tmp_path)
    text = "We ask for £56,407.29, not £56,407.30; 44% is shown and 44.1% is not; 86 hours are, 87.3 are not."
    assert shown.missing(text) == ["£56,407.30", "44.1%", "87.3"]


@given(name=st.sampled_from(NAMES), limit=st.integers(0, 1200))
@settings(max_examples=60)
def test_the_text_never_has_more_words_than_the_limit_and_no_sentence_is_cut(name: str, limit: int) -> None:
    made = justification(sample(name), limit)
    assert len(made.page.text.split()) <= limit
    assert made.page.words == len(made.page.text.split())
    text = " ".join(made.page.text.split())
    for fact in made.chosen:
        assert " ".join(fact.sentence.split()) in text
    headings = {ORDER[fact.about] for fact in made.chosen}
    only_sentences = sum(count_words(fact.sentence) for fact in made.chosen)
    assert made.page.words == only_sentences + sum(count_words(heading) for heading in headings)


@given(name=st.sampled_from(NAMES), limit=st.integers(0, 1200))
@settings(max_examples=60)
def test_what_is_left_out_would_not_have_fitted(name: str, limit: int) -> None:
    made = justification(sample(name), limit)
    assert {*made.chosen, *made.left_out} == set(facts(sample(name)))
    headings = {ORDER[fact.about] for fact in made.chosen}
    for fact in made.left_out:
        heading = 0 if ORDER[fact.about] in headings else count_words(ORDER[fact.about])
        assert made.page.words + count_words(fact.sentence) + heading > limit


@given(many_lines(), st.integers(0, 800))
@settings(max_examples=40)
def test_any_budget_can_be_justified_in_the_limit_and_pay_is_never_called_fair(
    lines: tuple[object, ...], limit: int
) -> None:
    made = budget(*lines, partners=PARTNERS, funder="ukri")  # type: ignore[arg-type]  # the keywords are the words of its own fields
    found = assess(made, read_rates_once())
    if found.blocked:
        with pytest.raises(ValueError, match="cannot be justified"):
            justification(found, limit)
    else:
        assert len(justification(found, limit).page.text.split()) <= limit
        assert not re.search(r"\bfair", whole(found).casefold())


@cache
def read_rates_once() -> RateBook:
    return read_rates()


@pytest.mark.parametrize("name", NAMES)
def test_pay_is_at_or_above_the_real_living_wage_and_never_called_fair(name: str) -> None:
    assert not re.search(r"\bfair", whole(sample(name)).casefold())


def test_the_first_sentence_says_what_is_asked_of_whom_and_what_the_whole_costs() -> None:
    text = justification(sample(BROKERAGE), 250).page.text
    assert "for £56,407.29 of the £71,441.49 that the project costs." in text
    assert "The other £15,034.20 is found by the lead institution." in text


def test_each_partner_is_named_with_what_it_does_and_gets() -> None:
    assert (
        "£5,276.80 (£4,221.45 funded) goes to Tollgate Lane Gardens (charity or community group) for brokerage, "
        "governance and engagement: 148 paid hours and 86 not paid here."
    ) in justification(sample(BROKERAGE), 250).page.text


def test_250_words_name_the_request_every_partner_the_cards_brokerage_early_work_and_what_is_not_known() -> None:
    chosen = {fact.about for fact in justification(sample(BROKERAGE), 250).chosen}
    assert chosen >= {"asked", "partner", "cards", "brokerage", "early", "no_price", "to_confirm"}


def test_500_words_add_floors_parity_access_overhead_vat_rules_and_what_is_in_kind() -> None:
    chosen = {fact.about for fact in justification(sample(BROKERAGE), 500).chosen}
    assert chosen >= {"floor", "parity", "access", "overhead", "vat", "in_kind", "rules", "own_rate", "bands"}


def test_brokerage_and_work_before_the_award_are_said_with_what_nobody_pays() -> None:
    text = whole(sample(BROKERAGE))
    assert (
        "Brokerage, which is finding and linking people, costs £3,463.37: 94 paid hours and 27 not paid here." in text
    )
    assert "(pre-application) takes 97 hours not paid here (worth £4,108.85) and £28.00 in cash (none funded)." in text


def test_cards_are_named_with_the_day_from_which_their_rates_are_in_force() -> None:
    cards = said(sample(BROKERAGE), "cards")
    assert cards.startswith("Rates are those in force on 16 March 2026: University pay spine (from 1 August 2025), ")
    assert "NJC local government pay (from 1 April 2025)" in cards
    # The only line on the indicative card has a rate of the budget in its place.
    assert "Indicative" not in cards


def test_the_rules_of_the_funder_that_decided_are_named_with_their_share() -> None:
    assert "80% for Midchester University (ukri.lead.university), Tollgate Lane Gardens (ukri.subcontractor)" in said(
        sample(BROKERAGE), "rules"
    )


def test_what_is_not_known_is_said() -> None:
    gaps = whole(sample(BROKERAGE)).partition("Not yet known")[2]
    assert "Needed, without a price yet and so in no total: Interpretation (Tollgate Lane Gardens)." in gaps
    assert "rates of University pay spine, NJC local government pay" in gaps
    assert "Nobody has said how many hours go unpaid for Two members, planning calls" in whole(sample(PANEL))
    assert "how much of it National Institute for Health and Care Research pays is not known" in whole(sample(PANEL))


def test_hours_that_were_not_asked_about_leave_the_floor_unsaid() -> None:
    assert said(sample(PANEL), "floor").endswith("cannot be said, because some unpaid hours were not stated.")


def a_post(people: int, **stated: object) -> Assessment:
    usual = {"role": "Adviser", "band": "lead", "people": people, "own_rate": own("37.91", "hour", "fee")}
    return assessed(time(10, "hour", unpaid_hours_each=0, **(usual | stated)))


def test_the_rate_of_one_or_two_people_is_never_told_only_their_band() -> None:
    for people in (1, 2):
        text = whole(a_post(people))
        assert "37.91" not in text
        assert "lead band" in text
    assert "at £37.91 an hour" in whole(a_post(3))


def test_hours_do_not_stand_beside_the_cost_of_one_or_two_people_paid_at_one_rate() -> None:
    assert ": 10 paid hours" not in said(a_post(1), "partner")
    assert ": 30 paid hours" in said(a_post(3), "partner")
    twice = assessed(
        time(10, "hour", "1", unpaid_hours_each=0, own_rate=own("37.91", "hour", "fee")),
        time(6, "hour", "2", unpaid_hours_each=0, own_rate=own("37.91", "hour", "fee"), year=2),
    )
    assert "16 paid hours" not in said(twice, "partner")


def test_brokerage_that_one_person_does_is_told_without_its_hours() -> None:
    one = said(a_post(1, activity="brokerage"), "brokerage")
    assert one == "Brokerage, which is finding and linking people, costs £379.10."


def test_an_own_rate_is_told_with_its_reason_and_its_amount_only_for_more_than_two_people() -> None:
    assert said(a_post(1), "own_rate") == (
        "A rate of this budget is used for Adviser (Uni), because: “agreed with the partner”."
    )
    assert "(£37.91 an hour)" in said(a_post(3), "own_rate")


def test_a_budget_without_a_funder_asks_nobody_and_says_so() -> None:
    assert said(a_post(1), "asked") == (
        "The project costs £379.10; no funder's rules were chosen, and what is funded is not known."
    )


def test_access_costs_that_nobody_budgeted_are_said_to_be_missing() -> None:
    assert said(a_post(1), "access").startswith("No access cost")
    with_care = assessed(time(1, "hour", own_rate=own(10, "hour", "fee")), item(2, 12, category="childcare"))
    assert "childcare" not in said(with_care, "items").casefold()
    assert "£24.00" in said(with_care, "access")


def test_vat_and_terms_that_are_not_known_are_not_made_up() -> None:
    found = assessed(
        time(1, "hour", own_rate=own(10, "hour", "fee")), partners=(partner(vat="unknown", paid="unknown"),)
    )
    assert "not known whether VAT falls due at Uni" in said(found, "vat")
    assert "When they are paid is not stated for Uni." in said(found, "open")
    assert said(found, "payment") == ""


def test_terms_that_were_agreed_are_told() -> None:
    terms = partner(paid="mixed", advance="0.5", invoice_every_months=3, days_to_pay=30)
    found = assessed(time(1, "hour", own_rate=own(10, "hour", "fee")), partners=(terms,))
    assert said(found, "payment") == (
        "Terms for Uni: paid partly in advance, 50% before the start, invoiced every 3 months, "
        "due within 30 days of an invoice."
    )


def test_a_blocked_budget_is_not_justified_since_its_total_is_not_known() -> None:
    blocked = assess(read_budget(SAMPLES / "full_of_problems.xlsx"), read_rates())
    with pytest.raises(ValueError, match="total is not known"):
        justification(blocked, 250)


def test_the_same_budget_gives_the_same_words() -> None:
    again = assess(read_budget(SAMPLES / f"{BROKERAGE}.xlsx"), read_rates())
    assert justification(again, 500).page == justification(sample(BROKERAGE), 500).page


def test_a_name_cannot_break_a_line_or_turn_the_text_round() -> None:
    name = "Uni\nof\u202e Nowhere\x00"
    found = assess(
        Budget.model_validate(
            budget(time(1, "hour", of=name, own_rate=own(10, "hour", "fee")), partners=(partner(name),)).model_dump()
        ),
        read_rates(),
    )
    assert "goes to Uni of Nowhere (university)" in said(found, "partner")
    assert Decimal("10.00") == found.totals.cost
