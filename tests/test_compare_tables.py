"""The tables of a fix and of a comparison: what they add up to, and what they say where something is not known."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from fairbudget.assessment import Assessment, assess
from fairbudget.compare import compare
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import Draft, Place
from fairbudget.drafts.fixing import fixed_draft
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.drafts.work import Change
from fairbudget.fixes.in_words import headline, how_far, who_pays
from fairbudget.fixes.plan import fix
from fairbudget.fixes.results import FixPlan
from fairbudget.reading.cards.rate_book import read_rates
from fairbudget.reading.file.files import open_book
from fairbudget.tables import Table
from fairbudget.tables import comparison as comparison_table
from fairbudget.tables import plan as plan_table

BOOK = read_rates()
SAMPLES = Path(__file__).parents[1] / "sample_budgets"
AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
WITH_A_GAP = (
    "community_led_development_grant",
    "public_involvement_panel",
    "regional_partnership_shared_post",
    "university_charity_brokerage",
)


def draft(name: str = "university_charity_brokerage") -> Draft:
    return draft_of_book(open_book(SAMPLES / f"{name}.xlsx"))


def costed(one: Draft) -> Assessment:
    budget = budget_of_draft(one)
    return assess(budget, BOOK, as_of=budget.project.as_of or date(2026, 4, 30))


def put_in(one: Draft, plan: FixPlan) -> tuple[Draft, tuple[Change, ...]]:
    return fixed_draft(one, budget_of_draft(one), plan.fixed, AT, "to parity")


def column(table: Table, name: str) -> list[object]:
    position = [column.name for column in table.columns].index(name)
    return [row[position] for row in table.rows]


@pytest.mark.parametrize("name", WITH_A_GAP)
def test_the_steps_lead_from_the_budget_now_to_the_budget_with_the_fix_to_the_penny(name: str) -> None:
    assessment = costed(draft(name))
    plan = fix(assessment.costed, "parity")
    table = plan_table.steps(plan, assessment)
    *added, together = [amount for amount in column(table, "adds") if isinstance(amount, Decimal)]
    first, *_, last_step, last = column(table, "after")
    assert sum(added, Decimal(0)) == together == plan.transfer
    assert isinstance(first, Decimal)
    assert first + together == last_step == last


@pytest.mark.parametrize("name", WITH_A_GAP)
@pytest.mark.parametrize("cap", [None, Decimal(1000)])
def test_what_everybody_pays_of_a_fix_adds_up_to_its_cost(name: str, cap: Decimal | None) -> None:
    plan = fix(costed(draft(name)).costed, "parity", cap=cap)
    assert sum((amount for _, amount in who_pays(plan.effect)), Decimal(0)) == plan.effect.cost


@pytest.mark.parametrize("name", WITH_A_GAP)
def test_a_fix_put_into_a_version_costs_what_the_plan_said_and_every_changed_cell_is_recorded(name: str) -> None:
    before = draft(name)
    plan = fix(costed(before).costed, "parity")
    after, changes = put_in(before, plan)
    assert costed(after).totals == assess(plan.fixed, BOOK, as_of=costed(before).budget.as_of).totals
    for change in changes:
        assert change.before != change.after
        assert (change.sheet, change.why, change.at) == ("Time", "to parity", AT)
    cells = sum(
        before.text(Place(sheet="Time", row=row, field=field)) != new
        for row, line in enumerate(after.time)
        for field, new in {**dict.fromkeys(before.time[row].cells, ""), **line.cells}.items()
    )
    assert cells == len(changes) > 0


def test_what_the_fix_does_not_change_stays_as_it_was_typed() -> None:
    typed = draft().with_text(Place(sheet="Project", row=0, field="title"), "  Gardens  &   growers ")
    after, _ = put_in(typed, fix(costed(typed).costed, "floor"))
    assert after.project == typed.project
    assert after.costs == typed.costs
    assert after.partners == typed.partners


def test_the_headline_names_the_cost_and_its_share_of_the_award_limit() -> None:
    assert headline(fix(costed(draft()).costed, "parity"), "GBP") == (
        "Closing the gap costs £7,284.45 (9.1% of the award limit)."
    )


def test_the_headline_says_when_nothing_is_missing_and_when_nothing_could_be_judged() -> None:
    fixed, _ = put_in(draft(), fix(costed(draft()).costed, "parity"))
    assert headline(fix(costed(fixed).costed, "parity"), "GBP") == "There is no gap to close."
    unclear = fix(costed(draft("full_of_problems")).costed, "parity")
    assert headline(unclear, "GBP") == "No gap was found in the lines that can be judged."


def test_a_sum_of_money_is_said_to_be_spent_left_over_and_still_to_find() -> None:
    plan = fix(costed(draft()).costed, "parity", cap=Decimal(1000))
    assert plan.capped is not None
    spent, left, by_step = how_far(plan.capped, "GBP")
    assert spent == "Of £1,000.00, £1,000.00 is spent and £0.00 is left over."
    assert left == "Still to find for the whole gap: £6,284.45."
    assert by_step.startswith("Still to find by step: Real Living Wage: £3.11; ")
    enough = fix(costed(draft()).costed, "parity", cap=Decimal(9000)).capped
    assert enough is not None
    assert how_far(enough, "GBP")[-1] == "It is enough for the whole gap."


def test_the_award_limit_stands_beside_what_is_asked_and_there_is_no_table_without_one() -> None:
    before = draft()
    fixed, _ = put_in(before, fix(costed(before).costed, "parity"))
    table = plan_table.award(costed(before), costed(fixed))
    assert table is not None
    assert table.rows == (
        ("Award limit", Decimal(80000)),
        ("Asked of the funder now", Decimal("56407.29")),
        ("Asked of the funder after the fix", Decimal("59480.73")),
        ("Room under the limit", Decimal("20519.27")),
    )
    without = costed(draft("regional_partnership_shared_post"))
    assert plan_table.award(without, without) is None


def test_a_comparison_shows_amounts_with_the_difference_and_why_a_line_differs() -> None:
    before = draft()
    after, _ = put_in(before, fix(costed(before).costed, "parity"))
    found = compare([costed(before), costed(after)], ["As sent", "Fair"])
    totals = comparison_table.totals(found, "GBP")
    assert totals.rows[0] == ("Cost", "£71,441.49", "£78,725.94 (+£7,284.45)")
    assert totals.rows[-1] == ("Unpaid hours", "156", "40 (−116)")
    line = next(row for row in comparison_table.lines(found, "GBP").rows if str(row[0]).startswith("S1"))
    assert line == ("S1, Student helper at the workshops, Student helpers", "£904.40", "£1,650.00 (+£745.60)")
    assert "rate £13.45 an hour → £1,472.29 a task" in dict(comparison_table.reasons(found))["S1"]
    unpaid = next(row for row in comparison_table.figures(found, "GBP").rows if str(row[0]).startswith("Unpaid hours"))
    assert unpaid[1:] == ("all partners", "5.8%", "0% (−5.8 percentage points)")


def test_names_of_partners_keep_their_capitals_in_a_comparison() -> None:
    before = draft()
    after, _ = put_in(before, fix(costed(before).costed, "parity"))
    table = comparison_table.figures(compare([costed(before), costed(after)], ["a", "b"]), "GBP")
    assert "Tollgate Lane Gardens" in column(table, "group")
    assert "Student" in column(table, "group")
