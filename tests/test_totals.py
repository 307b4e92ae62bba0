"""Totals: the worked example, every breakdown adding up to the whole, and no total where a line is not costed."""

from decimal import Decimal

from budgets import BOOK, assessed, codes, costed, item, own, partner, problem_text, time, worked_example
from fairbudget.assessment import assess
from fairbudget.totals import GROUPS, breakdown


def test_the_worked_example_costs_76870_pounds_and_takes_2650_hours() -> None:
    totals = assess(worked_example(), BOOK).totals
    assert totals.cost == Decimal("76870.00")
    assert (totals.paid_hours, totals.unpaid_hours) == (Decimal(2351), Decimal(299))
    assert totals.paid_hours + totals.unpaid_hours == 2650
    assert (totals.complete, totals.lines_not_costed, totals.hours_not_stated) == (True, 0, 0)


def test_the_worked_example_costs_each_line_as_the_method_prints_it() -> None:
    lines = assess(worked_example(), BOOK).lines
    assert {line.line: line.employer_cost for line in lines} == {
        "PI": Decimal("7920.00"),
        "RA": Decimal("57750.00"),
        "PI writing": Decimal("1920.00"),
        "Director": Decimal("1800.00"),
        "Worker": Decimal("880.00"),
        "Director writing": Decimal("0.00"),
        "Researchers": Decimal("4200.00"),
        "Advisers": Decimal("2400.00"),
        "Student": Decimal("0.00"),
    }
    assert all(line.pay == line.employer_cost for line in lines)


def test_the_unpaid_hours_of_the_worked_example_are_valued_at_48_and_35_pounds() -> None:
    totals = assess(worked_example(), BOOK).totals
    # (20 + 45) × 48 + (80 + 30 + 100) × 35; the 24 hours of the advisers have no reference in this budget.
    assert totals.in_kind_value == Decimal("10470.00")


def test_the_worked_example_by_partner_and_by_phase() -> None:
    totals = assess(worked_example(), BOOK).totals
    assert totals.by_partner == {
        "Uni": Decimal("67590.00"), "Charity": Decimal("2680.00"), "Individuals": Decimal("6600.00"),
        "Student": Decimal("0.00"),
    }  # fmt: skip
    assert totals.by_phase == {"pre_application": Decimal("1920.00"), "delivery": Decimal("74950.00")}


def test_every_breakdown_of_the_worked_example_adds_up_to_its_cost_and_its_hours() -> None:
    parts = breakdown(costed_example := assess(worked_example(), BOOK).costed)
    assert costed_example.complete
    for group in GROUPS:
        own_parts = [part for part in parts if part.group == group]
        assert sum(part.cost or Decimal(0) for part in own_parts) == Decimal("76870.00")
        assert sum(part.paid_hours or Decimal(0) for part in own_parts) == 2351
        assert sum(part.unpaid_hours or Decimal(0) for part in own_parts) == 299


def test_what_a_line_does_not_state_has_a_part_of_its_own() -> None:
    found = assessed(item(1, "10", category=None, phase=None), partners=(partner(type=None),)).totals
    assert found.by_phase == {"not stated": Decimal("10.00")}
    assert found.by_partner_type == {"not stated": Decimal("10.00")}


def test_with_one_line_that_is_not_costed_no_total_is_shown_and_the_rest_is_told_apart() -> None:
    found = assessed(
        time(1, "day", "1", own_rate=own(100, "day", "fee"), phase="delivery"),
        time(1, "day", "2", phase="ending"),
        item(1, "20", phase="delivery"),
        funder="ukri",
    )
    totals = found.totals
    assert (totals.complete, totals.cost, totals.funded, totals.shortfall) == (False, None, None, None)
    assert (totals.cost_so_far, totals.lines_not_costed) == (Decimal("120.00"), 1)
    assert totals.by_phase == {"delivery": Decimal("120.00"), "ending": None}
    assert totals.by_partner == {"Uni": None}


def test_a_shared_post_that_is_not_costed_is_one_line() -> None:
    line = time(1, "day", of={"Uni": "0.5", "Other": "0.5"}, own_rate=own(100, "half_day", "fee"))
    found = assessed(line, partners=(partner("Uni"), partner("Other")))
    assert found.totals.lines_not_costed == 1


def test_a_row_that_could_not_be_read_is_not_costed_and_the_others_are() -> None:
    unread = assessed(item(None, "1")).problems[0].model_copy(update={"where": "Time!F2"})
    lines = (time(1, "day", "2", own_rate=own(100, "day", "fee")), time(1, "day", "3", own_rate=own(50, "day", "fee")))
    totals = assessed(*lines, problems=(unread,)).totals
    assert (totals.cost, totals.cost_so_far, totals.lines_not_costed) == (None, Decimal("50.00"), 1)


def test_what_could_not_be_read_on_project_costs_the_lines_and_withholds_the_total() -> None:
    unread = assessed(item(None, "1")).problems[0].model_copy(update={"where": "Project!Start date"})
    line = time(1, "day", own_rate=own(100, "day", "fee")).model_copy(update={"where": ""})
    totals = assessed(line, problems=(unread,)).totals
    assert (totals.cost, totals.cost_so_far, totals.lines_not_costed) == (None, Decimal("100.00"), 0)


def test_what_is_funded_is_not_known_in_total_while_one_line_is_not_known() -> None:
    giver = partner("Museum", type="vcse", relationship="co_lead_non_academic")
    lines = [
        time(1, "day", name, name, own_rate=own(100, "day", "fee"), phase="delivery") for name in ("Uni", "Museum")
    ]
    found = assessed(*lines, partners=(partner("Uni"), giver), funder="ukri")
    assert (found.totals.funded, found.totals.shortfall) == (None, None)
    assert {part.name: part.funded for part in breakdown(found.costed) if part.group == "partner"} == {
        "Uni": Decimal("80.00"), "Museum": None,
    }  # fmt: skip


def test_hours_that_are_not_known_are_not_nought_in_a_breakdown() -> None:
    found = costed(time(1, "session", own_rate=own(60, "session", "fee")))
    assert {part.paid_hours for part in breakdown(found)} == {None}


def test_a_reader_is_told_of_every_line_of_which_nobody_stated_the_unpaid_hours() -> None:
    lines = [time(1, "day", name, own_rate=own(100, "day", "fee")) for name in ("1", "2", "3")]
    found = assessed(*lines)
    assert found.totals.hours_not_stated == 3
    assert problem_text(found, "unpaid_hours_not_stated").startswith("Lines 1, 2 and 3: nobody said")
    assert codes(found) == []
