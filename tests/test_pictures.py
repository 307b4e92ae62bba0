"""What the pictures of fairness are drawn from: sums that add up, the numbers of the figures, and words."""

from decimal import Decimal
from pathlib import Path

import pytest

from budgets import AS_OF, BOOK, assessed, own, partner, time, worked_example
from fairbudget import read_budget
from fairbudget.assessment import Assessment, assess
from fairbudget.equity.figure import Figure
from fairbudget.findings import picture_data
from fairbudget.findings import pictures as fairness_pictures
from fairbudget.findings.falling_short import judged, yardsticks
from fairbudget.findings.figures import balance
from fairbudget.findings.picture_data import Hour, Share, Time
from fairbudget.findings.unjudged import lines_unjudged, unjudged
from fairbudget.fixes.parts import work_of
from fairbudget.fixes.results import Closing
from fairbudget.tables import pictures as picture_tables

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
NAMES = [path.stem for path in sorted(SAMPLES.glob("*.xlsx"))]


def sample(name: str) -> Assessment:
    budget = read_budget(SAMPLES / f"{name}.xlsx")
    return assess(budget, BOOK, as_of=budget.project.as_of or AS_OF)


@pytest.fixture(params=NAMES)
def each(request: pytest.FixtureRequest) -> Assessment:
    return sample(request.param)


def hour(name: str, over_all: str | None, on_paper: str | None = None) -> Hour:
    amount = None if over_all is None else Decimal(over_all)
    return Hour(name, Decimal(on_paper) if on_paper else amount, amount, None, None, None)


def hours(name: str, paid: str | None, unpaid: str | None) -> Time:
    return Time(name, None if paid is None else Decimal(paid), None if unpaid is None else Decimal(unpaid))


def share(name: str, of_hours: str, of_money: str) -> Figure:
    return Figure(
        code="effort_money_balance",
        unit="ratio",
        partner_type=name,
        caption="",
        value=Decimal(of_money) / Decimal(of_hours),
        numerator=Decimal(of_money),
        denominator=Decimal(of_hours),
    )


# The numbers --------------------------------------------------------------------------------------------------


def test_the_steps_of_the_cost_follow_one_another_and_add_up_to_the_gap_to_the_penny(each: Assessment) -> None:
    cost = picture_data.cost_of_parity(each)
    assert [step.start for step in cost.steps] == [Decimal(0), *(step.end for step in cost.steps[:-1])]
    assert sum(step.more for step in cost.steps) == cost.gap == cost.steps[-1].end


def test_the_shares_in_a_picture_add_up_to_exactly_one_hundred_percent() -> None:
    thirds = [share(name, "0.333333", "0.333333") for name in ("university", "vcse", "student")]
    shares = picture_data.shares(thirds)
    assert [one.of_hours for one in shares] == [Decimal("0.334"), Decimal("0.333"), Decimal("0.333")]
    assert sum(one.of_hours for one in shares) == sum(one.of_money for one in shares) == 1


def test_the_title_of_the_shares_says_the_numbers_of_its_table() -> None:
    figures = [share("university", "0.6665", "0.7776"), share("vcse", "0.3335", "0.2224")]
    found = balance(picture_data.balanced(figures))
    table = picture_tables.shares_table(picture_data.shares(figures))
    assert found is not None
    shown = {str(row[0]): row[1:] for row in table.rows}
    hours_share, money_share = shown["Charity or community group (VCSE)"]
    assert isinstance(hours_share, Decimal)
    assert isinstance(money_share, Decimal)
    assert f"{hours_share * 100:.1f}% of the hours, {money_share * 100:.1f}% of the money" in found.title
    assert shown["Total"] == (1, 1)


def test_shares_are_not_drawn_while_one_of_them_is_not_known() -> None:
    silent = share("vcse", "0.5", "0.5").model_copy(update={"numerator": None, "status": "insufficient data"})
    assert picture_data.shares([share("university", "0.5", "0.5"), silent]) == ()


def test_unpaid_hours_are_the_same_by_partner_by_phase_and_in_the_figure(each: Assessment) -> None:
    by_partner, by_phase = picture_data.time_of_partners(each), picture_data.time_of_phases(each)
    figure = next(
        one for one in each.figures if one.code == "unpaid_share" and not one.partner and not one.partner_type
    )
    if figure.value is None:
        assert None in [one.unpaid for one in by_partner]
        return
    for times in (by_partner, by_phase):
        assert sum(one.unpaid or 0 for one in times) == figure.numerator
        assert sum(one.all or 0 for one in times) == figure.denominator


def test_hours_that_nobody_stated_are_not_known_in_the_table_and_in_its_total_and_never_0() -> None:
    found = assessed(
        time(10, "hour", 1, own_rate=own(20, "hour", "fee")),
        time(5, "hour", 2, "Group", own_rate=own(20, "hour", "fee"), unpaid_hours_each=2),
        partners=(partner(), partner("Group", type="vcse")),
    )
    rows = picture_tables.partner_hours_table(picture_data.time_of_partners(found)).rows
    assert rows == (
        ("Uni", Decimal(10), None, None),
        ("Group", Decimal(5), Decimal(2), Decimal(7)),
        ("Total", Decimal(15), None, None),
    )


def test_a_reference_for_part_of_the_hours_is_told_with_its_part_and_not_drawn_beside_a_rate_over_all_of_them() -> None:
    line = {"of": "Group", "own_rate": own(15, "hour", "fee"), "unpaid_hours_each": 0}
    found = assessed(
        time(30, "hour", 1, band="skilled", **line),
        time(10, "hour", 2, **line),
        time(10, "hour", 3, band="skilled", own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=0),
        partners=(partner(), partner("Group", type="individual", relationship="public_contributor")),
    )
    group = picture_data.hours_compared(found)[0]
    assert group.referenced == Decimal("0.75")
    assert group.reference == Decimal("30.00")
    assert group.like_for_like is None


def test_the_worked_example_shows_the_rates_of_its_figures() -> None:
    found = picture_data.hours_compared(assess(worked_example(), BOOK))
    assert [(one.partner, one.over_all) for one in found] == [
        ("Student", Decimal("0.00")), ("Charity", Decimal("10.94")), ("Individuals", Decimal("14.67")),
        ("Uni", Decimal("36.44")),
    ]  # fmt: skip
    charity = found[1]
    assert (charity.on_paper, charity.few_people) == (Decimal("26.80"), False)


# The words ----------------------------------------------------------------------------------------------------


def test_the_headline_names_who_gets_least_and_most_for_an_hour() -> None:
    found = fairness_pictures.headline([hour("Growers", "11.20"), hour("Uni", "36.44")])
    assert found == "With unpaid hours counted, an hour comes to £11.20 for Growers and £36.44 for Uni."


def test_the_headline_of_rates_that_lie_close_together_says_about_the_same() -> None:
    found = fairness_pictures.headline([hour("A", "30.00"), hour("B", "31.50")])
    assert found == "With unpaid hours counted, an hour comes to about the same for all: £30.00 to £31.50."


def test_the_headline_counts_partners_that_cannot_be_judged_and_does_not_compare_one_alone() -> None:
    found = fairness_pictures.headline([hour("Uni", "36.44"), hour("Silent", None)])
    assert found == (
        "With unpaid hours counted, an hour of Uni comes to £36.44. Partners that cannot be judged yet: 1."
    )
    assert "cannot be judged yet" in fairness_pictures.headline([hour("Silent", None)])


def test_more_than_two_partners_with_the_lowest_hour_are_counted_in_the_headline() -> None:
    found = fairness_pictures.headline([*(hour(name, "12.00") for name in "ABC"), hour("Uni", "30")])
    assert "£12.00 for 3 partners and £30.00 for Uni" in found


def test_every_headline_has_at_most_twenty_words(each: Assessment) -> None:
    for sentence in fairness_pictures.headline(picture_data.hours_compared(each)).split(". "):
        assert len(sentence.split()) <= 20


def test_the_three_numbers_show_the_sum_they_come_from() -> None:
    found = sample("community_led_development_grant")
    lowest, shares, unpaid = fairness_pictures.key_numbers(found, picture_data.hours_compared(found))
    assert lowest.value == "£11.21 an hour"
    assert lowest.about == "Saltmarsh Street Residents: £874.10 of employer cost ÷ 78 hours, paid and unpaid."
    assert shares.value == "50% of hours, 32.2% of money"
    assert unpaid.value == "40 hours"
    assert unpaid.about.startswith("40 of 156 hours are unpaid: 25.6%.")


def test_a_number_that_one_or_two_people_are_behind_is_given_with_a_warning() -> None:
    found = sample("university_charity_brokerage")
    lowest = fairness_pictures.key_numbers(found, picture_data.hours_compared(found))[0]
    assert lowest.about.endswith("Two or fewer people are behind this, so it could show what a person is paid.")


def test_a_number_that_is_not_known_says_why() -> None:
    found = sample("public_involvement_panel")
    numbers = fairness_pictures.key_numbers(found, picture_data.hours_compared(found))
    assert numbers[0].label == "Lowest real rate for an hour that can be judged"
    assert [one.value for one in numbers[1:]] == ["not known", "not known"]
    assert numbers[2].about == "Line M5: the unpaid hours are not stated, so this cannot be judged."


def test_the_two_sentences_of_the_shares_name_who_has_least_and_most_money_for_its_hours() -> None:
    shares = [Share("A", Decimal("0.5"), Decimal("0.3")), Share("B", Decimal("0.5"), Decimal("0.7"))]
    assert fairness_pictures.share_sentences(shares) == (
        "Least money for its hours: A, 50% of hours and 30% of money.",
        "Most money for its hours: B, 50% of hours and 70% of money.",
    )
    assert fairness_pictures.share_sentences(shares[:1]) is None


def test_the_phase_with_the_largest_unpaid_part_is_named_and_parts_that_are_alike_are_said_to_be() -> None:
    found = fairness_pictures.phases([hours("Pre-application", "40", "57"), hours("Delivery", "90", "10")])
    assert found is not None
    assert found.title == "Pre-application: 57 of its 97 hours are unpaid, the largest part of any phase"
    assert found.text.endswith("The unpaid part of the hours runs from 10% (Delivery) to 58.8% (Pre-application).")
    alike = fairness_pictures.phases([hours("Set-up", "90", "10"), hours("Delivery", "180", "20")])
    assert alike is not None
    assert alike.title == "About the same part of the hours is unpaid in every phase: 10%"


def test_a_phase_whose_hours_are_not_stated_is_no_ground_to_say_that_none_are_unpaid() -> None:
    times = [hours("Set-up", "9", "0"), hours("Delivery", "9", "0"), hours("Ending", "9", None)]
    found = fairness_pictures.phases(times)
    assert found is not None
    assert found.title == "No unpaid hours are stated"
    assert found.text.endswith("Not known for Ending.")
    assert fairness_pictures.phases(times[1:]) is None


def test_the_cost_of_parity_is_told_as_the_page_of_fixes_tells_it_with_its_smallest_and_largest_step() -> None:
    found = fairness_pictures.cost(picture_data.cost_of_parity(sample("university_charity_brokerage")))
    assert found.title == "Closing the gap costs £7,284.45 (9.1% of the award limit)"
    assert found.text.endswith(
        "The smallest step is Real Living Wage: £95.92. The largest is Pay the unpaid hours: £3,619.29."
    )


def test_where_no_line_can_be_judged_no_gap_is_not_said_to_be_found() -> None:
    silent = assessed(time(10, "hour", 1, own_rate=own(40, "hour", "fee")))
    assert fairness_pictures.cost(picture_data.cost_of_parity(silent)).title == (
        "What parity would cost cannot be judged yet"
    )
    line = {"band": "skilled", "own_rate": own(40, "hour", "employer_cost")}
    one_of_two = assessed(time(10, "hour", 1, unpaid_hours_each=0, **line), time(10, "hour", 2, **line))
    found = fairness_pictures.cost(picture_data.cost_of_parity(one_of_two))
    assert found.title == "No gap was found in the lines that can be judged"
    every = assessed(time(10, "hour", 1, unpaid_hours_each=0, **line))
    assert fairness_pictures.cost(picture_data.cost_of_parity(every)).title == "There is no gap to close"


# Yardsticks, bands, and what is not known ----------------------------------------------------------------------


def test_what_partners_are_short_of_by_each_yardstick_is_what_would_close_it(each: Assessment) -> None:
    works = work_of(each.costed)
    for target in ("legal_minimum", "floor", "parity"):
        closing: Closing = next(one for one in each.fixes.targets if one.target == target)
        assert sum(one.missing for one in judged(works, target)) == closing.amount


def test_each_partner_is_below_a_yardstick_or_at_or_above_it_or_not_judged() -> None:
    minimum, wage, reference = yardsticks(sample("public_involvement_panel"))
    assert minimum.title == "The legal minimum wage, adult rate: £12.21 an hour, from 1 April 2025"
    assert minimum.sentences == (
        "Below it once unpaid hours count: Breathing Well panel (lines: 1 of 6).",
        "Missing to it in all: £146.52 of pay.",
        "At or above it on every line: Midchester University.",
        "Some lines cannot be judged: Breathing Well panel.",
    )
    assert wage.title == "The real Living Wage: £13.45 an hour, from 22 October 2025"
    assert "The others are measured by the staff of: Midchester University." in reference.sentences
    assert not any("At or above it" in sentence for sentence in reference.sentences)


def test_a_partner_with_a_line_that_cannot_be_judged_is_not_said_to_be_above_on_every_line() -> None:
    line = {"own_rate": own(40, "hour", "fee")}
    found = assessed(time(10, "hour", 1, unpaid_hours_each=0, **line), time(10, "hour", 2, **line))
    assert yardsticks(found)[0].sentences == ("Some lines cannot be judged: Uni.",)


def test_partners_in_london_and_elsewhere_have_each_their_real_living_wage() -> None:
    line = {"own_rate": own(20, "hour", "fee"), "unpaid_hours_each": 0}
    found = assessed(
        time(10, "hour", 1, **line),
        time(10, "hour", 2, "Group", **line),
        partners=(partner(), partner("Group", type="vcse", place="london")),
    )
    wages = {one.partner: one.floor for one in picture_data.hours_compared(found)}
    assert None not in wages.values()
    low, high = sorted(amount for amount in wages.values() if amount is not None)
    assert yardsticks(found)[1].title.startswith(f"The real Living Wage: £{low} and £{high} an hour")


def test_bands_stand_with_the_criteria_of_their_card_and_partners_with_who_agreed_them() -> None:
    found = sample("university_charity_brokerage")
    rows = picture_tables.bands_table(found, BOOK.bands).rows
    assert [row[1] for row in rows] == [band.criteria for band in BOOK.bands] == list(picture_tables.CRITERIA)
    assert rows[2][2:] == (Decimal("30.10"), "Midchester University's own staff in this budget")
    agreed = {str(row[0]): row[3] for row in picture_tables.parity_table(found).rows}
    assert (agreed["Student helpers"], agreed["Tollgate Lane Gardens"]) == ("Lead", "Both")


def test_what_could_not_be_judged_is_told_once_for_each_reason_with_what_to_do_and_the_hours_that_are_known() -> None:
    found = sample("public_involvement_panel")
    why, remedy, whom, figures, coverage = unjudged(found).rows[0]
    assert why == "Line M5: the unpaid hours are not stated, so this cannot be judged."
    assert remedy == "Ask how many hours go unpaid, and enter them; 0 where there are none."
    assert whom == "Breathing Well panel, Midchester University"
    assert isinstance(figures, int)
    assert coverage == "98.6% to 99.2%"
    assert lines_unjudged(found).rows[0][1:3] == (1, "M5")


def test_a_figure_for_part_of_the_hours_is_among_what_could_not_be_judged() -> None:
    line = {"own_rate": own(40, "hour", "employer_cost"), "unpaid_hours_each": 0}
    found = assessed(time(30, "hour", 1, band="skilled", **line), time(10, "hour", 2, **line))
    assert any(
        row[0] == "Some of the hours could not be judged; the figure is for the rest." for row in unjudged(found).rows
    )
