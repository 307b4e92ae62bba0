"""What the pictures of fairness say, in words made from the figures."""

from decimal import Decimal

from fairbudget.equity.figure import Figure
from fairbudget.findings.figures import balance, rates, unpaid


def figure(code: str, name: str, value: str | None, of: str = "0", over: str = "1", by: str = "partner") -> Figure:
    return Figure(
        code=code,
        unit="£ an hour",
        caption="",
        value=None if value is None else Decimal(value),
        numerator=Decimal(of),
        denominator=Decimal(over),
        status="insufficient data" if value is None else "ok",
        **{by: name},
    )


def hour(name: str, value: str | None, on_paper: str | None = None) -> list[Figure]:
    return [figure("effective_hourly_rate", name, value), figure("paid_hour_rate", name, on_paper or value)]


def title_of(*partners: list[Figure]) -> str:
    found = rates([one for figures in partners for one in figures])
    assert found is not None
    return found.title


def test_the_lowest_hour_is_told_with_what_it_comes_to_on_paper() -> None:
    title = title_of(hour("Tollgate Lane", "10.94", "26.80"), hour("Uni", "36.44"))
    assert title == "Tollgate Lane: £10.94 an hour over all hours, £26.80 over paid ones"


def test_rates_that_are_about_the_same_are_said_to_be() -> None:
    title = title_of(hour("A", "30.00", "40.00"), hour("B", "31.50"))
    assert title == "An hour comes to about the same for all partners: £30.00 to £31.50 an hour"


def test_two_partners_with_the_lowest_hour_are_both_named_and_more_are_counted() -> None:
    low = [hour(name, "12.00") for name in "ABC"]
    assert title_of(*low[:2], hour("Uni", "30")) == "A and B: £12.00 an hour, the lowest of all partners"
    assert title_of(*low, hour("Uni", "30")) == "3 partners: £12.00 an hour, the lowest of all partners"


def test_a_partner_that_cannot_be_judged_is_named_in_the_text_and_never_the_lowest() -> None:
    found = rates([*hour("Silent", None), *hour("A", "12", "15"), *hour("B", "20")])
    assert found is not None
    assert found.title.startswith("A: £12.00")
    assert found.text.endswith("Not known for Silent.")


def test_the_lowest_is_not_called_so_of_all_where_some_cannot_be_judged() -> None:
    title = title_of(hour("Silent", None), hour("A", "12"), hour("B", "20"))
    assert title == "A: £12.00 an hour, the lowest that can be judged"


def test_one_partner_that_can_be_judged_is_no_comparison() -> None:
    assert rates([*hour("Silent", None), *hour("A", "12")]) is None


def test_shares_that_are_about_the_same_are_said_to_be() -> None:
    shares = [
        figure("effort_money_balance", name, value, of, over, by="partner_type")
        for name, value, of, over in (("university", "1.01", "0.505", "0.5"), ("vcse", "0.99", "0.495", "0.5"))
    ]
    found = balance(shares)
    assert found is not None
    assert found.title == "The money for time is shared about as the hours are"


def test_no_unpaid_hours_are_no_picture() -> None:
    assert unpaid([figure("unpaid_share", name, "0", "0", "40") for name in "AB"]) is None
