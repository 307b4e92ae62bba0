"""The files of funder rules: what the shipped ones say to a bid writer, and what is refused, and where."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from fairbudget.budget import PartnerType, Phase, Relationship
from fairbudget.funder_rules import Facts, FundingCategory
from fairbudget.funders import Decision, FunderRules
from fairbudget.problems import Problem
from fairbudget.reading.cards.funder_files import (
    FunderRulesError,
    read_funders,
    read_pre_application_funds,
    shipped_folder,
)

SHIPPED = read_funders()
ON = date(2027, 1, 15)


def decide(
    funder: str,
    partner: PartnerType,
    relationship: Relationship,
    category: FundingCategory = "staff_time",
    *,
    phase: Phase = "delivery",
    on: date = ON,
) -> Decision:
    facts = Facts(partner_type=partner, relationship=relationship, cost_category=category, phase=phase, on=on)
    return SHIPPED[funder].resolve(facts)


def test_ukri_pays_80_percent_of_the_lead_university_and_the_university_finds_the_rest() -> None:
    decision = decide("ukri", "university", "lead")
    assert (decision.eligibility, decision.funder_share) == ("yes", Decimal("0.80"))
    assert (decision.shortfall_bearer, decision.overhead.method) == ("lead_institution", "allowed")
    assert (decision.price_basis, decision.vat) == ("todays_prices", "include_irrecoverable")
    assert decision.rules == ("ukri.lead.university",)


def test_ukri_cannot_pay_a_charity_worker_named_project_partner_and_pays_80_percent_as_subcontractor() -> None:
    given_up = decide("ukri", "vcse", "project_partner")
    assert (given_up.eligibility, given_up.funder_share, given_up.confidence) == ("no", Decimal(0), "medium")
    facts = Facts(partner_type="vcse", relationship="project_partner", cost_category="staff_time")
    others = dict(SHIPPED["ukri"].alternatives(facts.model_copy(update={"phase": "delivery", "on": ON})))
    paid = others["subcontractor"]
    assert (paid.eligibility, paid.funder_share) == ("conditional", Decimal("0.80"))
    assert (paid.overhead.method, paid.shortfall_bearer) == ("allowed", "lead_institution")
    assert "price" in paid.overhead.note


def test_travel_of_a_ukri_project_partner_may_be_paid_at_80_percent() -> None:
    decision = decide("ukri", "vcse", "project_partner", "expenses")
    assert (decision.eligibility, decision.funder_share) == ("conditional", Decimal("0.80"))


@pytest.mark.parametrize("funder", ["ukri", "ukri_engaged_environmental_science", "ahrc_urban_culture"])
def test_nothing_before_the_start_is_paid_by_ukri_whoever_asks(funder: str) -> None:
    for partner in get_args(PartnerType):
        for relationship in get_args(Relationship):
            for category in get_args(FundingCategory):
                decision = decide(funder, partner, relationship, category, phase="pre_application")
                assert (decision.eligibility, decision.funder_share) == ("no", Decimal(0))


def test_a_co_lead_outside_academia_is_not_known_under_ukri_until_the_call_says_so() -> None:
    decision = decide("ukri", "vcse", "co_lead_non_academic")
    assert (decision.eligibility, decision.funder_share) == ("conditional", None)
    assert decision.evidence is not None
    assert decision.evidence.status == "unconfirmed"


@pytest.mark.parametrize(
    ("call", "status"),
    [("ukri_engaged_environmental_science", "seen"), ("ahrc_urban_culture", "secondary")],
)
def test_a_call_that_pays_co_leads_in_full_pays_their_direct_costs_and_no_overhead(call: str, status: str) -> None:
    decision = decide(call, "vcse", "co_lead_non_academic")
    assert (decision.eligibility, decision.funder_share) == ("conditional", Decimal("1.00"))
    assert decision.overhead.method == "none"
    assert decision.evidence is not None
    assert decision.evidence.status == status
    assert decision.rules[1:] == ("ukri.co_lead_non_academic",)
    overhead = decide(call, "vcse", "co_lead_non_academic", "overhead")
    assert (overhead.eligibility, overhead.funder_share) == ("no", Decimal(0))


def test_the_exception_of_one_call_reaches_no_other_partner_and_no_other_call() -> None:
    assert decide("ukri_engaged_environmental_science", "university", "lead").funder_share == Decimal("0.80")
    assert decide("madar_network", "vcse", "co_lead_non_academic").funder_share is None


def test_payments_to_public_contributors_under_ukri_are_marked_unconfirmed() -> None:
    decision = decide("ukri", "individual", "public_contributor")
    assert decision.funder_share == Decimal("0.80")
    assert decision.evidence is not None
    assert decision.evidence.status == "unconfirmed"


def test_the_british_academy_pays_a_community_researcher_as_other_participant_and_not_as_co_lead() -> None:
    for co_lead in ("co_lead", "co_lead_non_academic"):
        assert decide("british_academy_small", "individual", co_lead).eligibility == "no"
    paid = decide("british_academy_small", "individual", "other")
    assert (paid.eligibility, paid.funder_share) == ("yes", None)


def test_change_makers_pays_community_leaders_and_nobody_for_writing_the_bid() -> None:
    assert decide("tnlcf_change_makers", "vcse", "lead").eligibility == "yes"
    assert decide("tnlcf_change_makers", "vcse", "lead", phase="pre_application").eligibility == "no"


def test_in_horizon_europe_a_beneficiary_has_25_percent_for_overhead_and_a_subcontractor_none() -> None:
    beneficiary = decide("horizon_europe", "vcse", "co_lead")
    assert (beneficiary.overhead.method, beneficiary.overhead.cap) == ("percent_cap", Decimal("0.25"))
    assert beneficiary.funder_share is None
    assert decide("horizon_europe", "vcse", "subcontractor").overhead.method == "none"
    assert decide("horizon_europe", "vcse", "project_partner").eligibility == "no"
    assert decide("horizon_europe", "vcse", "lead", phase="pre_application").eligibility == "no"


def test_wellcome_pays_a_charity_overheads_to_20_percent_and_a_university_none() -> None:
    charity = decide("wellcome", "vcse", "co_lead")
    assert (charity.overhead.method, charity.overhead.cap) == ("percent_cap", Decimal("0.20"))
    university = decide("wellcome", "university", "lead")
    assert (university.funder_share, university.overhead.method) == (Decimal("1.00"), "none")
    assert decide("wellcome", "university", "lead", "overhead").eligibility == "no"


def test_what_nihr_pays_a_charity_stays_unknown() -> None:
    decision = decide("nihr", "vcse", "subcontractor")
    assert (decision.funder_share, decision.overhead.method) == (None, "unknown")
    assert decide("nihr", "university", "lead").funder_share == Decimal("0.80")


def test_the_day_of_the_cost_decides_how_versus_arthritis_pays() -> None:
    before = decide("versus_arthritis", "university", "lead", on=date(2024, 1, 31)).payment
    after = decide("versus_arthritis", "university", "lead", on=date(2024, 2, 1)).payment
    assert (before.timing, before.every_months) == ("arrears", 3)
    assert (after.timing, after.every_months) == ("advance", 12)


def test_the_heritage_fund_pays_80_percent_in_advance_and_the_last_20_in_arrears() -> None:
    schedule = decide("nlhf", "vcse", "lead").payment.schedule
    assert schedule == (
        (Decimal("0.50"), "advance"),
        (Decimal("0.30"), "advance"),
        (Decimal("0.20"), "arrears"),
    )
    assert decide("nlhf", "university", "lead").overhead.method == "none"


def test_a_year_of_full_time_is_1650_hours_for_ukri_and_1720_for_horizon_europe() -> None:
    assert SHIPPED["ukri"].hours_per_year == Decimal(1650)
    assert SHIPPED["ahrc_urban_culture"].hours_per_year == Decimal(1650)
    assert SHIPPED["horizon_europe"].hours_per_year == Decimal(1720)


@pytest.mark.parametrize("fund", SHIPPED.values(), ids=list(SHIPPED))
def test_every_shipped_rule_is_dated_cited_and_known_by_its_file_and_line(fund: FunderRules) -> None:
    assert fund.problems(fund.checked_on) == []
    assert fund.rules
    for rule in fund.rules:
        assert rule.evidence.url.startswith("http") or rule.evidence.status == "unconfirmed"
        file, _, line = rule.where.rpartition(":")
        shown = (shipped_folder() / file).read_text("utf-8").splitlines()[int(line) - 1 :]
        assert shown[:2] == ["[[rules]]", f'id = "{rule.id}"']


def test_the_nihr_fund_for_involvement_cannot_pay_the_charity_worker_who_finds_the_people() -> None:
    funds = {fund.scheme: fund for fund in read_pre_application_funds()}
    involvement = funds["NIHR regional involvement fund (Research Design Service London)"]
    assert involvement.most == Decimal(350)
    assert "charity worker" in involvement.not_for
    assert funds["HEIF at your own university"].most is None


HEAD = """\
code = "fund"
title = "A fund"
checked_by = "the research office"
checked_on = 2026-11-22
next_review = 2027-05-22
"""
RULE = """
[[rules]]
id = "fund.{name}"
scope = "funder"
applies_when.partner_type = ["{partner}"]
eligibility = "yes"
funder_share = "0.80"
message = "Paid at 80 per cent."
evidence.status = "seen"
evidence.url = "https://funder.example/costs"
evidence.seen_on = 2026-11-22
confidence = "high"
"""
CHARITIES = RULE.format(name="charities", partner="vcse")
UNIVERSITIES = RULE.format(name="universities", partner="university")


def refused(folder: Path, **files: str) -> list[Problem]:
    """The problems of a folder of these files; each shown problem has its file, line, find and advice."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(FunderRulesError) as error:
        read_funders(folder)
    assert all(problem.where in str(error.value) and problem.fix for problem in error.value.problems)
    return list(error.value.problems)


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in problems]


def test_two_rules_that_could_decide_about_one_line_are_refused_with_both_ids_and_both_lines(
    tmp_path: Path,
) -> None:
    again = CHARITIES.replace("fund.charities", "fund.same_again")
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES + UNIVERSITIES + again)
    assert (problem.code, problem.where, problem.found) == (
        "funder_rule_tie",
        "fund.toml:31",
        "fund.same_again",
    )
    assert '"fund.charities" (fund.toml:7)' in problem.message
    assert "applies_when" in problem.fix


def test_a_call_whose_rule_ties_with_the_funder_it_extends_is_the_one_to_change(tmp_path: Path) -> None:
    call = HEAD.replace('"fund"', '"call"') + 'extends = "fund"\n' + CHARITIES.replace("fund.", "call.")
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES, call=call)
    assert (problem.code, problem.where) == ("funder_rule_tie", "call.toml:8")


def test_a_word_that_is_not_in_the_vocabulary_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES.replace("vcse", "charity_vcse"))
    assert (problem.code, problem.where, problem.found) == (
        "funder_word_unknown",
        "fund.toml:10",
        "charity_vcse",
    )
    assert 'Nearest: "vcse"' in problem.message
    assert "university, college, nhs" in problem.fix


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ('funder_share = "0.80"', 'funder_share = "80"', "funder_value_wrong", 12),
        ('funder_share = "0.80"', 'funder_share = "some"', "funder_value_wrong", 12),
        ('funder_share = "0.80"', "funder_share = nan", "funder_value_wrong", 12),
        ("seen_on = 2026-11-22", 'seen_on = "last year"', "funder_value_wrong", 16),
        ("evidence.seen_on = 2026-11-22\n", "", "funder_rule_disagrees", 14),
        ('eligibility = "yes"', 'eligibility = "no"', "funder_rule_disagrees", 7),
        ('confidence = "high"\n', "", "funder_field_missing", 7),
        ("confidence", "certainty", "funder_field_missing", 7),
        ("funder_share", "funders_share", "funder_field_unknown", 12),
        ('confidence = "high"', 'confidence = "high"\nwhere = "x:1"', "funder_field_unknown", 18),
        ("[[rules]]", "[rules]", "funder_value_wrong", 7),
        ('confidence = "high"', "confidence =", "funder_file_unreadable", 17),
    ],
)
def test_a_fault_is_named_by_the_line_it_stands_on(
    tmp_path: Path, right: str, wrong: str, code: str, line: int
) -> None:
    text = (HEAD + CHARITIES).replace(right, wrong)
    assert text != HEAD + CHARITIES
    assert (code, f"fund.toml:{line}") in places(refused(tmp_path, fund=text))


def test_a_misspelt_field_is_shown_with_the_nearest_field(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES.replace("funder_share", "funders_share"))
    assert problem.message == 'There is no field "funders_share" here. Nearest: "funder_share", "message".'


def test_all_faults_of_all_files_are_shown_together(tmp_path: Path) -> None:
    problems = refused(
        tmp_path,
        fund=HEAD.replace("2027-05-22", '"soon"') + CHARITIES + CHARITIES.replace("0.80", "1.80"),
        other=HEAD.replace('"fund"', '"other"') + 'extends = "found"\n' + UNIVERSITIES,
        third="code = ",
    )
    assert places(problems) == [
        ("funder_value_wrong", "fund.toml:24"),
        ("funder_value_wrong", "fund.toml:5"),
        ("funder_file_unreadable", "third.toml:1"),
        ("funder_extends_unknown", "other.toml:1"),
    ]


def test_an_id_or_a_code_that_is_used_twice_is_refused_at_both_places(tmp_path: Path) -> None:
    same_id = UNIVERSITIES.replace("fund.universities", "fund.charities")
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES + same_id)
    assert (problem.code, problem.where) == ("funder_rule_id_twice", "fund.toml:19")
    assert "fund.toml:7" in problem.message
    (problem,) = refused(tmp_path, fund=HEAD + CHARITIES, twin=HEAD + UNIVERSITIES)
    assert (problem.code, problem.where) == ("funder_code_twice", "twin.toml:1")


def test_files_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = HEAD.replace('"fund"', '"one"') + 'extends = "two"\n'
    two = HEAD.replace('"fund"', '"two"') + 'extends = "one"\n'
    codes = {problem.code for problem in refused(tmp_path, one=one, two=two)}
    assert codes == {"funder_extends_unknown"}


def test_a_file_that_extends_an_unreadable_one_is_not_blamed_for_it(tmp_path: Path) -> None:
    call = HEAD.replace('"fund"', '"call"') + 'extends = "fund"\n'
    assert places(refused(tmp_path, fund="code = ", call=call)) == [("funder_file_unreadable", "fund.toml:1")]


def test_a_folder_without_rules_is_refused_by_name(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path)
    assert (problem.code, problem.found) == ("funder_folder_empty", tmp_path.name)


def test_a_fault_in_the_pre_application_funds_is_named_by_its_line(tmp_path: Path) -> None:
    text = '[[pre_application]]\nscheme = "Pot"\nwhat = "Time"\namount = "to £500"\nmost = "lots"\n'
    (tmp_path / "pre_application.toml").write_text(text, "utf-8")
    with pytest.raises(FunderRulesError) as error:
        read_pre_application_funds(tmp_path)
    assert set(places(list(error.value.problems))) == {
        ("funder_value_wrong", "pre_application.toml:5"),
        ("funder_field_missing", "pre_application.toml:1"),
    }


def test_an_organisation_adds_its_own_funders_and_replaces_a_shipped_one_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "funders").mkdir()
    own = HEAD.replace('"fund"', '"ukri"') + RULE.format(name="all_charities", partner="vcse")
    (tmp_path / "funders" / "our_ukri.toml").write_text(own, "utf-8")
    (tmp_path / "funders" / "ours.toml").write_text(HEAD + CHARITIES, "utf-8")
    funders = read_funders(organisation=tmp_path)
    assert set(funders) == {*SHIPPED, "fund"}
    facts = Facts(
        partner_type="vcse",
        relationship="project_partner",
        cost_category="staff_time",
        phase="delivery",
        on=ON,
    )
    assert funders["ukri"].resolve(facts).rules == ("fund.all_charities",)
    assert funders["ukri"].checked_by == "the research office"
    # What extends UKRI now builds on the organisation's own rules.
    assert funders["ahrc_urban_culture"].resolve(facts).rules == ("fund.all_charities",)


def test_an_organisation_without_a_funders_folder_has_the_shipped_rules(tmp_path: Path) -> None:
    assert read_funders(organisation=tmp_path) == SHIPPED


def test_a_fault_is_found_in_a_table_of_its_own_and_past_a_long_text(tmp_path: Path) -> None:
    rule = CHARITIES.replace('"Paid at 80 per cent."', '"""\n[[rules]]\nfunder_share = "0.10"\n"""')
    own_table = rule.replace("evidence.status", "confidence = 'high'\n[rules.evidence]\nstatus")
    text = own_table.replace("evidence.url", "url").replace('evidence.seen_on = 2026-11-22\nconfidence = "high"\n', "")
    missing_day = places(refused(tmp_path, fund=HEAD + text + RULE.format(name="x", partner="nowhere")))
    assert missing_day == [("funder_rule_disagrees", "fund.toml:18"), ("funder_word_unknown", "fund.toml:25")]
