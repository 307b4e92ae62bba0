"""One page for one partner: the amounts of the assessment, plain words, and everything that is still open."""

import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from budgets import assessed, item, own, partner, time
from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.cli import app
from fairbudget.money import money
from fairbudget.pages import Bullets, Grid, Page
from fairbudget.partner_sheet import partner_names, partner_sheet
from shown_numbers import ShownNumbers

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
BROKERAGE = SAMPLES / "university_charity_brokerage.xlsx"
NAMES = (
    "university_charity_brokerage",
    "public_involvement_panel",
    "regional_partnership_shared_post",
    "community_led_development_grant",
)
JARGON = (
    "brokerage", "pre-application", "pre_application", "on-cost", "overhead", "in kind", "in-kind", "fte", "basis",
    "parity", "governance", "facilitation", "delivery", "shortfall", "irrecoverable", "arrears", "invoice", "remunerat",
    "indicative", "funder share", "band", "full cost", "phase",
)  # fmt: skip


@cache
def sample(name: str) -> Assessment:
    return assess(read_budget(SAMPLES / f"{name}.xlsx"), read_rates())


def charity() -> Page:
    return partner_sheet(sample(NAMES[0]), "Tollgate Lane Gardens")


def table(page: Page) -> Grid:
    [grid] = [block for block in page.blocks if isinstance(block, Grid)]
    return grid


def still_open(page: Page) -> str:
    return "\n".join(item for block in page.blocks if isinstance(block, Bullets) for item in block.items)


def of_uni(*lines: object, **stated: object) -> Page:
    """The page of a partner of a budget of these lines, with these answers."""
    return partner_sheet(assessed(*lines, partners=(partner(**stated),)), "Uni")  # type: ignore[arg-type]  # the keywords are the words of its own fields


def hour(**stated: object) -> object:
    usual = {"role": "Helper", "own_rate": own(20, "hour", "fee"), "unpaid_hours_each": 0, "phase": "delivery"}
    return time(10, "hour", **(usual | stated))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_on_the_page_of_every_partner_is_in_the_workbook(name: str, tmp_path: Path) -> None:
    shown = ShownNumbers(sample(name), tmp_path)
    for one in partner_names(sample(name)):
        text = re.sub(r"and \d+ more|fairbudget [\d.]+", "", partner_sheet(sample(name), one).text)
        assert shown.missing(text) == [], one


def test_the_rows_of_the_table_are_the_lines_of_the_budget_and_the_total_is_the_partners() -> None:
    rows = table(charity()).rows
    lines = [line for line in sample(NAMES[0]).lines if line.partner == "Tollgate Lane Gardens"]
    assert [row[-1] for row in rows[:-1]] == [
        "no price yet" if line.cost is None else money(line.cost) for line in lines
    ]
    assert rows[-1] == ("In all", "", "148", "86", "£5,276.80")


def test_the_charity_sees_what_an_hour_comes_to_with_and_without_its_unpaid_hours() -> None:
    assert "Counting all your hours, paid and not paid: £15.68 an hour." in charity().text
    assert "Counting only the hours that are paid: £24.79 an hour." in charity().text


def test_the_charity_sees_when_it_is_paid_and_whom_to_ask() -> None:
    assert "You are paid after the work. You send a bill every 3 months. It is paid within 45 days." in charity().text
    assert "Ask Midchester University, which leads the project." in charity().text


def test_the_charity_sees_what_is_still_open() -> None:
    assert still_open(charity()).splitlines()[:2] == [
        "Hours that are not paid (45, 12, 15, 8 and 6): no money has been set aside for them.",
        "Needed, with no money set aside for it yet: interpretation.",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_our_own_words_hold_no_jargon_and_no_long_sentence(name: str) -> None:
    for one in partner_names(sample(name)):
        page = partner_sheet(sample(name), one)
        roles = {row.label for row in sample(name).costed.rows} | {one, sample(name).budget.title}
        text = " ".join(line for line in page.text.splitlines() if not any(role in line for role in roles if role))
        assert [word for word in JARGON if re.search(rf"\b{word}", text.casefold())] == []
        prose = [block.text for block in page.blocks if hasattr(block, "text")]
        sentences = [s for text in prose[1:] for s in re.split(r"(?<=[.:]) ", text)]
        assert max(len(sentence.split()) for sentence in sentences) <= 24


def test_brokerage_is_finding_and_linking_people_and_pre_application_is_before_the_bid_is_decided() -> None:
    rows = table(of_uni(hour(activity="brokerage", phase="pre_application", year=0))).rows
    assert rows[0][:2] == ("Helper (finding and linking people)", "Before the bid is decided")


def test_hours_that_nobody_asked_about_are_open_and_the_hour_is_not_guessed() -> None:
    page = of_uni(hour(unpaid_hours_each=None))
    assert "Nobody has asked how many hours you work without pay on: Helper." in still_open(page)
    assert "We cannot say what all your hours come to" in page.text
    assert table(page).rows[0][3] == "not known"
    assert table(page).rows[-1][3] == "at least 0"


def test_terms_bands_status_and_vat_that_are_missing_are_listed() -> None:
    found = still_open(of_uni(hour(status="undecided"), vat="unknown", paid=None, bands_agreed_by=None))
    assert "When you are paid, and how." in found
    assert "has not been agreed with you" in found
    assert "is not settled for: Helper." in found
    assert "Whether you must pay VAT on this is not known. None is added." in found


def test_a_level_that_the_lead_set_alone_is_told() -> None:
    assert "The lead set the level of your work" in still_open(of_uni(hour(band="skilled"), bands_agreed_by="lead"))


def test_where_all_is_settled_nothing_is_made_up() -> None:
    page = partner_sheet(
        assessed(
            hour(band="skilled", status="self_employed", paid_by="lead"),  # type: ignore[arg-type]  # the keywords are the words of its own fields
            partners=(partner(bands_agreed_by="both", paid="advance", advance="1", vat="none"),),
        ),
        "Uni",
    )
    assert still_open(page) == ""
    assert "All of it comes before the start." in page.text


def test_a_partner_that_pays_itself_is_not_told_that_it_is_paid() -> None:
    page = of_uni(hour(paid_by="partner"))
    assert "The budget pays you nothing for your hours. An hour of them costs you £20.00." in page.text
    assert "you pay for this yourself: Helper" in still_open(page)


def test_a_group_is_told_that_the_sums_are_for_all_of_it() -> None:
    assert "for all of you together" in of_uni(hour(people=3)).text
    assert "for all of you together" not in of_uni(hour()).text


def test_more_lines_than_the_page_has_room_for_are_counted_and_the_total_is_whole() -> None:
    page = of_uni(*(item(1, 10, f"c{number}") for number in range(40)))
    assert [row[0] for row in table(page).rows[-2:]] == ["and 26 more lines of the budget", "In all"]
    assert table(page).rows[-1][-1] == "£400.00"


def test_the_lead_is_told_that_others_will_ask_it() -> None:
    assert "You lead this project" in partner_sheet(sample(NAMES[0]), "Midchester University").text


def test_an_unknown_partner_and_a_blocked_budget_have_no_page() -> None:
    with pytest.raises(KeyError):
        partner_sheet(sample(NAMES[0]), "Nobody")
    with pytest.raises(ValueError, match="not known"):
        partner_sheet(sample("full_of_problems"), "Midchester University")


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_a_name_that_is_nearly_right_is_answered_with_the_nearest_partners() -> None:
    code, _, refusal = run("partner-sheet", BROKERAGE, "Tolgate Lane")
    assert code == 2
    assert 'There is no partner "Tolgate Lane" in university_charity_brokerage.xlsx.' in refusal
    assert 'Nearest: "Tollgate Lane Gardens".' in refusal


def test_capitals_and_spaces_of_a_name_do_not_matter() -> None:
    code, shown, _ = run("partner-sheet", BROKERAGE, " tollgate  LANE gardens")
    assert code == 0
    assert shown == charity().text


def test_the_person_who_makes_the_page_is_warned_when_it_shows_what_one_or_two_people_are_paid() -> None:
    assert "what one or two people are paid" in run("partner-sheet", BROKERAGE, "Tollgate Lane Gardens")[2]
