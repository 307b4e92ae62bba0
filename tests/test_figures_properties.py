"""What must hold for the figures of every budget (method, section 9): sums, doubling, splitting, and silence.

Pounds are whole pence and every line is rounded by itself. So where a test speaks of the same figures, it builds lines
whose pence come out whole (whole hours, rates in whole pence), and they are the same exactly; a further test says by
how much figures can differ where pence do not come out whole.
"""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from budgets import BANDS, BOOK, assessed, many_lines, own, partner, percentage, time, worked_example
from budgets import PARTNERS as MANY_PARTNERS
from fairbudget.assessment import Assessment, assess
from fairbudget.budget import CostLine, TimeLine
from fairbudget.equity.figure import Figure
from fairbudget.equity.spread_figures import spread, theil

SAME_CENT = Decimal("0.01")
UNI, CHARITY, PERSON = "Uni", "Charity", "Person"
PARTNERS = (
    partner(UNI, paid="arrears", invoice_every_months=3, days_to_pay=30),
    partner(CHARITY, type="vcse", relationship="subcontractor", paid="mixed", advance="0.25",
            invoice_every_months=6, days_to_pay=45),
    partner(PERSON, type="individual", relationship="public_contributor", paid="arrears",
            invoice_every_months=1, days_to_pay=14),
)  # fmt: skip
Key = tuple[str, str | None, str | None]
Lines = tuple[TimeLine, ...]
# Figures 1 to 8 measure pay and effort. 9 and 10 follow the money: more pay at the same terms is more to recover.
OF_PAY_AND_EFFORT = (
    "effective_hourly_rate", "paid_hour_rate", "like_for_like_parity", "floor_coverage", "effort_money_balance",
    "brokerage_coverage", "brokerage_cost_coverage",
)  # fmt: skip
LOWER_IS_BETTER = ("mean_gap", "median_gap", "unpaid_share", "unpaid_value", "pre_application_burden")


@st.composite
def a_line(draw: st.DrawFn, line: str, of: str) -> TimeLine:
    """Hours that halve, and a rate in whole pounds that doubles: all pence are whole."""
    given_ = {
        "band": draw(st.sampled_from(BANDS[:3])),
        "phase": draw(st.sampled_from(("pre_application", "delivery"))),
        "activity": draw(st.sampled_from(("brokerage", "engagement", "research"))),
        "why_unpaid": "not_budgeted",
        "unpaid_hours_each": 2 * draw(st.integers(0, 15)),
        "year": draw(st.integers(1, 2)),
        "role": f"Role {line}",
    }
    rate = own(draw(st.integers(1, 90)), "hour", "fee")
    return time(2 * draw(st.integers(1, 60)), "hour", line, of, own_rate=rate, **given_)


@st.composite
def some_lines(draw: st.DrawFn) -> Lines:
    """A university's own staff at three bands at one rate each, and one to four lines of the others."""
    staff = tuple(
        time(2 * draw(st.integers(1, 80)), "hour", f"u{band}", UNI, band=band, unpaid_hours_each=0, phase="delivery",
             own_rate=own(draw(st.integers(10, 60)), "hour", "fee"), role=f"Staff {band}")
        for band in BANDS[:3]
    )  # fmt: skip
    others = tuple(
        draw(a_line(f"{number}", draw(st.sampled_from((CHARITY, PERSON)))))
        for number in range(1, draw(st.integers(1, 4)) + 1)
    )
    return (*staff, *others)


LINES = some_lines()
FEWER = settings(max_examples=50)


def made(lines: Iterable[TimeLine | CostLine], **stated: Any) -> Assessment:
    return assessed(*lines, partners=PARTNERS, **stated)


def figures(found: Assessment) -> dict[Key, Figure]:
    return {(one.code, one.partner_type, one.partner): one for one in found.figures}


def numbers(one: Figure) -> tuple[object, ...]:
    """All that a figure says in numbers."""
    return (one.value, one.numerator, one.denominator, one.hours, one.coverage, one.status, one.closes, one.few_people)


def changed(before: TimeLine, **stated: Any) -> TimeLine:
    return TimeLine.model_validate({**before.model_dump(), **stated})


def at_rate(line: TimeLine, change: Callable[[Decimal], Decimal]) -> TimeLine:
    assert line.own_rate is not None
    return changed(line, own_rate={**line.own_rate.model_dump(), "amount": change(line.own_rate.amount)})


def of_types(found: Assessment, code: str) -> list[Figure]:
    return [one for one in found.figures if one.code == code and one.partner_type]


def of_partners(found: Assessment, code: str) -> list[Figure]:
    return [one for one in found.figures if one.code == code and one.partner]


def known(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


# Parts sum to the whole


@FEWER
@given(LINES)
def test_pounds_and_hours_of_the_types_and_of_the_partners_each_sum_to_those_of_everybody(lines: Lines) -> None:
    found = made(lines)
    for code in ("effective_hourly_rate", "paid_hour_rate", "like_for_like_parity", "unpaid_share", "floor_coverage"):
        whole = figures(found)[code, None, None]
        for parts in (of_types(found, code), of_partners(found, code)):
            judged = [one for one in parts if one.status == "ok"]
            for name in ("numerator", "denominator", "closes"):
                if getattr(whole, name) is not None:
                    assert known(getattr(one, name) for one in judged) == getattr(whole, name), (code, name)
            assert sum(one.hours for one in judged) == whole.hours
    assert figures(found)["effective_hourly_rate", None, None].numerator == found.totals.cost


@FEWER
@given(LINES)
def test_what_the_unpaid_hours_are_worth_is_the_sum_of_its_parts_and_the_value_in_kind(lines: Lines) -> None:
    found = made(lines)
    for parts in (of_types(found, "unpaid_value"), of_partners(found, "unpaid_value")):
        assert known(one.value for one in parts) == figures(found)["unpaid_value", None, None].value
    assert figures(found)["unpaid_value", None, None].value == found.totals.in_kind_value


@FEWER
@given(LINES)
def test_shares_of_money_and_of_hours_sum_to_the_whole(lines: Lines) -> None:
    found = made(lines)
    for parts in (of_types(found, "effort_money_balance"), of_partners(found, "effort_money_balance")):
        # Each share is shown to six places, so three of them are off by three half-millionths at most.
        assert abs(known(one.numerator for one in parts) - 1) <= Decimal("0.0000015")
        assert abs(known(one.denominator for one in parts) - 1) <= Decimal("0.0000015")


@FEWER
@given(many_lines(), st.sampled_from((None, "ukri", "nihr", "wellcome")))
def test_full_cost_is_funded_and_what_is_found_elsewhere_exactly_wherever_it_is_known(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    found = assessed(*lines, partners=MANY_PARTNERS, funder=funder)
    whole = figures(found)["cost_recovery", None, None]
    for one in [one for one in found.figures if one.code == "cost_recovery"]:
        if one.status == "ok":
            assert one.numerator is not None
            assert one.closes is not None
            assert one.denominator == one.numerator + one.closes
    assert (whole.status == "insufficient data") == (found.totals.funded is None)
    if whole.status == "ok":
        assert whole.numerator == found.totals.funded
        assert known(one.numerator for one in of_partners(found, "cost_recovery")) == found.totals.funded


# Nothing that should not matter matters


@FEWER
@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_number_of_any_figure(lines: Lines, random: Any) -> None:
    mixed = list(lines)
    random.shuffle(mixed)
    before, after = figures(made(lines)), figures(made(mixed))
    assert {key: numbers(one) for key, one in after.items()} == {key: numbers(one) for key, one in before.items()}
    assert {key: one.lines for key, one in after.items()} == {key: one.lines for key, one in before.items()}


@FEWER
@given(LINES, st.data())
def test_a_line_split_in_two_changes_no_number_of_any_figure(lines: Lines, data: st.DataObject) -> None:
    split = data.draw(st.sampled_from(lines))
    halves = [
        changed(split, line=f"{split.line}{part}", quantity=(split.quantity or Decimal(0)) / 2,
                unpaid_hours_each=(split.unpaid_hours_each or Decimal(0)) / 2)
        for part in "ab"
    ]  # fmt: skip
    before = figures(made(lines))
    after = figures(made([*(line for line in lines if line is not split), *halves]))
    assert {key: numbers(one) for key, one in after.items()} == {key: numbers(one) for key, one in before.items()}


@FEWER
@given(st.integers(1, 400), st.integers(0, 40), st.integers(1, 9999), st.integers(1, 9999))
def test_a_line_split_where_pence_do_not_come_out_whole_moves_pounds_by_two_pence_at_most(
    quarters: int, unpaid: int, pence: int, reference: int
) -> None:
    staff = time(10, "hour", "u", UNI, band="skilled", unpaid_hours_each=0, phase="delivery",
                 own_rate=own(Decimal(reference) / 100, "hour", "fee"))  # fmt: skip
    line = time(Decimal(quarters) / 4, "hour", "c", CHARITY, band="skilled", unpaid_hours_each=unpaid,
                phase="delivery", own_rate=own(Decimal(pence) / 100, "hour", "fee"))  # fmt: skip
    halves = [
        changed(line, line=part, quantity=(line.quantity or Decimal(0)) / 2, unpaid_hours_each=Decimal(unpaid) / 2)
        for part in "ab"
    ]
    before, after = figures(made([staff, line])), figures(made([staff, *halves]))
    for code in ("effective_hourly_rate", "like_for_like_parity", "floor_coverage", "unpaid_value"):
        whole, parts = before[code, "vcse", None], after[code, "vcse", None]
        assert whole.hours == parts.hours
        for name in ("numerator", "closes"):
            one, other = getattr(whole, name), getattr(parts, name)
            if one is not None and not (code == "floor_coverage" and name == "numerator"):
                assert abs(one - other) <= 2 * SAME_CENT, (code, name)


@FEWER
@given(LINES)
def test_doubling_every_rate_doubles_the_pounds_and_leaves_every_ratio_as_it_was(lines: Lines) -> None:
    once, twice = made(lines), made([at_rate(line, lambda amount: 2 * amount) for line in lines])
    # The band's reference is a mean to the penny; these are whole pounds, so that twice of it is exact.
    assert {band: 2 * (given_.value or 0) for band, given_ in once.costed.references.items()} == {
        band: given_.value for band, given_ in twice.costed.references.items()
    }
    before, after = figures(once), figures(twice)
    for key, one in before.items():
        other = after[key]
        if one.code == "floor_coverage":
            continue  # the floor does not double
        assert one.status == other.status, key
        if one.value is None or other.value is None:
            continue
        if one.unit in ("fraction", "ratio"):
            assert one.value == other.value, key
        elif one.unit == "£ an hour":
            assert abs(other.value - 2 * one.value) <= SAME_CENT, key
        elif one.code == "unpaid_value":
            assert other.value == 2 * one.value, key
        else:
            assert abs(other.value - 2 * one.value) <= SAME_CENT, key


# More pay is never less fair


@FEWER
@given(LINES, st.sampled_from((CHARITY, PERSON)), st.integers(1, 5000))
def test_raising_one_partners_pay_never_lowers_its_figures_and_never_raises_a_gap_in_pounds(
    lines: Lines, of: str, pence: int
) -> None:
    raised = [at_rate(line, lambda amount: amount + pence * SAME_CENT) if line.partners[0].partner == of else line
              for line in lines]  # fmt: skip
    before, after = figures(made(lines)), figures(made(raised))
    for key, one in before.items():
        if key[2] != of or one.value is None or one.code not in (*OF_PAY_AND_EFFORT, *LOWER_IS_BETTER):
            continue
        other = after[key]
        assert other.value is not None, key
        better = other.value - one.value if one.code in OF_PAY_AND_EFFORT else one.value - other.value
        assert better >= 0, key
        if one.closes is not None:
            assert other.closes is not None
            assert other.closes <= one.closes, key


@FEWER
@given(LINES, st.data())
def test_paid_hours_turned_into_unpaid_ones_at_the_same_pounds_leave_the_effective_rate_as_it_was(
    lines: Lines, data: st.DataObject
) -> None:
    # Not university work on the bid: a salary covers that.
    line = data.draw(st.sampled_from([line for line in lines if line.partners[0].partner != UNI]))
    assert line.quantity is not None
    assert line.unpaid_hours_each is not None
    half = line.quantity / 2
    moved = changed(
        at_rate(line, lambda amount: 2 * amount), quantity=half, unpaid_hours_each=line.unpaid_hours_each + half
    )
    before = figures(made(lines))
    after = figures(made([moved if each is line else each for each in lines]))
    for key, one in before.items():
        if one.code in ("effective_hourly_rate", "like_for_like_parity", "floor_coverage", "mean_gap", "median_gap"):
            assert numbers(after[key]) == numbers(one), key
    name = line.partners[0].partner
    share = after["unpaid_share", None, name].value
    assert share is not None
    assert share > (before["unpaid_share", None, name].value or Decimal(0))


# Nothing is gained by saying less


@FEWER
@given(LINES, st.data())
def test_unpaid_hours_that_are_no_longer_stated_never_improve_a_figure_of_anybody(
    lines: Lines, data: st.DataObject
) -> None:
    silent = data.draw(st.sets(st.sampled_from(range(len(lines))), min_size=1))
    after = figures(made([changed(line, unpaid_hours_each=None) if number in silent else line
                          for number, line in enumerate(lines)]))  # fmt: skip
    before = figures(made(lines))
    assert after.keys() == before.keys()
    for key, one in before.items():
        if after[key].status == "insufficient data":
            assert after[key].value is None
            assert after[key].closes is None
        else:
            assert (after[key].value, after[key].status, after[key].closes) == (one.value, one.status, one.closes), key
    for number in silent:
        name = lines[number].partners[0].partner
        judged = after["effective_hourly_rate", None, name]
        assert judged.status == "insufficient data"
        assert judged.coverage is not None
        assert judged.coverage < 1


@FEWER
@given(LINES, st.data())
def test_a_line_that_cannot_be_costed_never_improves_a_figure_of_its_partner(lines: Lines, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(lines))
    name = line.partners[0].partner
    lost = [changed(each, own_rate=None, rate_code="nihr:no_such_rate") if each is line else each for each in lines]
    found = made(lost)
    assert found.blocked
    for code in ("effective_hourly_rate", "paid_hour_rate", "like_for_like_parity", "unpaid_share", "floor_coverage",
                 "effort_money_balance", "cost_recovery", "cash_flow_exposure"):  # fmt: skip
        assert figures(found)[code, None, name].status == "insufficient data", code


@FEWER
@given(LINES)
def test_where_no_rule_is_known_what_is_recovered_is_not_known_and_never_nothing(lines: Lines) -> None:
    for stated in ({}, {"funder": "ideas_fund"}, {"funder": "nobody_known"}):
        found = made(lines, **stated)
        for one in [one for one in found.figures if one.code == "cost_recovery"]:
            assert (one.status, one.value, one.closes) == ("insufficient data", None, None)


@FEWER
@given(many_lines(), st.sampled_from((None, "ukri", "nihr")))
def test_a_status_is_never_a_number_and_a_number_never_comes_without_a_status(
    lines: tuple[TimeLine | CostLine, ...], funder: str | None
) -> None:
    for one in assessed(*lines, partners=MANY_PARTNERS, funder=funder).figures:
        assert (one.value is not None) == (one.status == "ok")
        assert one.value is None or one.value.is_finite()
        assert one.status == "ok" or (one.closes, one.numerator, one.denominator) == (None, None, None)
        assert one.caption.endswith((".", "?"))
        assert one.coverage is None or 0 <= one.coverage <= 1
        if one.unit == "fraction" and one.value is not None and "gap" not in one.code:
            assert 0 <= one.value <= 1 or one.code == "brokerage_cost_coverage"


@FEWER
@given(LINES)
def test_a_budget_of_one_type_has_no_balance_and_no_spread_between_types(lines: Lines) -> None:
    alike = tuple(partner(name) for name in (UNI, CHARITY, PERSON))
    found = assessed(*lines, partners=alike)
    for one in found.figures:
        if one.code in ("effort_money_balance", "pay_spread_between_types"):
            assert (one.status, one.value) == ("not applicable", None)


# The spread of pay

FAR = Context(prec=60, rounding=ROUND_HALF_UP)


@FEWER
@given(LINES)
def test_the_spread_is_what_lies_between_the_types_and_within_them(lines: Lines) -> None:
    """T = between + within. Logarithms never end: they are worked out to 60 digits, and agree to 50."""
    found = made(lines)
    one = figures(found)["pay_spread_between_types", None, None]
    efforts = found_efforts(found)
    whole, between = spread(efforts)
    with localcontext(FAR):
        money = known(effort.cost for effort in efforts)
        within = Decimal(0)
        for kind in {effort.partner_type for effort in efforts}:
            own_ = [effort for effort in efforts if effort.partner_type == kind]
            within += known(effort.cost for effort in own_) / money * theil([[effort] for effort in own_])
        assert abs(whole - between - within) < Decimal("1e-50")
        assert within > Decimal("-1e-50")
    if one.status == "ok":
        assert one.numerator == between.quantize(Decimal("0.000001"))
        assert one.denominator == whole.quantize(Decimal("0.000001"))


def found_efforts(found: Assessment) -> Any:
    from fairbudget.equity.efforts import efforts_of

    return [effort for effort in efforts_of(found.costed) if effort.hours]


# The worked example keeps its figures whatever stands beside it


@FEWER
@given(st.integers(1, 500))
def test_costs_that_are_no_time_change_no_figure_of_time_but_the_balance_of_overhead(pounds: int) -> None:
    example = worked_example()
    extra = CostLine.model_validate({"line": "x", "where": "Costs!2", "partner": "Charity", "category": "travel",
                                     "quantity": 1, "unit_cost": pounds, "for_activity": "research"})  # fmt: skip
    before = figures(assess(example, BOOK))
    after = figures(assess(example.model_copy(update={"costs": (extra,)}), BOOK))
    for key, one in before.items():
        if one.code not in ("pre_application_burden", "cost_recovery", "cash_flow_exposure"):
            assert numbers(after[key]) == numbers(one), key


def test_a_percentage_line_counts_in_the_balance_and_in_no_rate() -> None:
    example = worked_example()
    share = percentage("0.1", tuple(line.line for line in example.time), partner="Uni")
    before = figures(assess(example, BOOK))
    after = figures(assess(example.model_copy(update={"costs": (share,)}), BOOK))
    key = ("effort_money_balance", "university", None)
    assert (after[key].numerator or 0) > (before[key].numerator or 0)
    rate = ("effective_hourly_rate", "university", None)
    assert numbers(after[rate]) == numbers(before[rate])
