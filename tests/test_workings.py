"""A working has one declaration and three faces: the number, the cell formula and the sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.costing import steps
from fairbudget.money import allot, to_pence
from fairbudget.workings import Allotted, Expression, Numbers, Step, Whole, above, amount, pence, spoken, work

A, B, C = amount("a"), amount("b"), amount("c")
ABC: Numbers = {"a": Decimal(7), "b": Decimal(2), "c": Decimal(4)}
WORDS = {"a": "7 days", "b": "2 people", "c": "£4.00"}


def faces(expression: Expression) -> tuple[Decimal | None, str, str]:
    return expression.number(ABC), expression.formula(str.upper), expression.sentence(WORDS.__getitem__)


@pytest.mark.parametrize(
    ("expression", "number", "formula", "sentence"),
    [
        (A * B * C, "56", "A*B*C", "7 days × 2 people × £4.00"),
        (A + B + C, "13", "A+B+C", "7 days + 2 people + £4.00"),
        (A - (B - C), "9", "A-(B-C)", "7 days − (2 people − £4.00)"),
        (A - B - C, "1", "A-B-C", "7 days − 2 people − £4.00"),
        ((A + B) * C, "36", "(A+B)*C", "(7 days + 2 people) × £4.00"),
        (A * (B + C), "42", "A*(B+C)", "7 days × (2 people + £4.00)"),
        (C / B, "2", "IF(B=0,0,C/B)", "£4.00 ÷ 2 people"),
        (A / Whole(2), "3.5", "A/2", "7 days ÷ 2"),
        (C / (B * B), "1", "IF((B*B)=0,0,C/(B*B))", "£4.00 ÷ (2 people × 2 people)"),
        ((Whole(1) + B) ** C, "81", "(1+B)^C", "(1 + 2 people) to the power of £4.00"),
        (pence(A / Whole(3)), "2.33", "ROUND(A/3,2)", "7 days ÷ 3"),
        (pence(A + B) * C, "36.00", "ROUND(A+B,2)*C", "(7 days + 2 people) × £4.00"),
        (above(A, C), "3", "MAX(0,A-C)", "the part of 7 days above £4.00"),
        (above(B, C), "0", "MAX(0,B-C)", "the part of 2 people above £4.00"),
    ],
)
def test_number_formula_and_sentence_say_the_same(
    expression: Expression, number: str, formula: str, sentence: str
) -> None:
    assert faces(expression) == (Decimal(number), formula, sentence)


def test_names_are_listed_once_in_the_order_of_their_use() -> None:
    assert (C * A + above(A, B)).names == ("c", "a", "b")


def test_a_share_over_nothing_is_nothing_in_the_engine_as_in_the_formula() -> None:
    assert (A / B).number({"a": Decimal(0), "b": Decimal(0)}) == 0


@pytest.mark.parametrize("expression", [A * B, A + B, A - B, A / B, A**B, pence(A * B), above(A, B), above(B, A)])
@pytest.mark.parametrize("missing", ["a", "b"])
def test_with_an_amount_that_is_not_known_the_result_is_not_known(expression: Expression, missing: str) -> None:
    assert expression.number({**ABC, missing: None}) is None


def test_nought_times_what_is_not_known_is_not_known_either() -> None:
    assert (A * B).number({"a": Decimal(0), "b": None}) is None


def test_an_answer_in_pounds_is_rounded_once_from_the_exact_product() -> None:
    # £51,753 × 0.35 × 7 ÷ 12 is 10,566.2375 exactly.
    working = steps.price_of_time("salary", "pay", "Pay")
    amounts = {"people": "1", "quantity": "0.35", "months": "7", "rate_in_year": "51753"}
    answers = work((working,), {name: Decimal(value) for name, value in amounts.items()})
    assert answers["pay"] == Decimal("10566.24")


def test_a_step_uses_those_before_it() -> None:
    first, second = Step("x", "X", "£", A * B, "rule"), Step("y", "Y", "£", amount("x") + C, "rule")
    assert work((first, second), ABC)["y"] == 18


def test_a_step_explains_itself_with_its_answer() -> None:
    pay = Step("pay", "Pay", "£", pence(A * B * C), "rule")
    said = pay.explain(work((pay,), ABC), WORDS.__getitem__)
    assert said == "7 days × 2 people × £4.00 = £56.00"
    assert pay.explain({"pay": None}, WORDS.__getitem__).endswith("= not known")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [("1980", "£", "£1,980.00"), ("0.145", "fraction", "14.5%"), ("24.0", "hours", "24 hours"), ("3", "", "3")],
)
def test_an_answer_is_said_in_its_unit(value: str, unit: str, said: str) -> None:
    assert spoken(Decimal(value), unit) == said
    assert spoken(None, unit) == "not known"


def test_a_part_of_a_shared_amount_says_of_what() -> None:
    part = Allotted("whole", "share", (Decimal("0.6"), Decimal("0.4")), 1)
    given = {"whole": Decimal("99.99"), "share": Decimal("0.4")}
    assert part.number(given) == Decimal("40.00")
    assert part.number({"whole": None, "share": Decimal("0.4")}) is None
    assert part.sentence({"whole": "£99.99", "share": "40%"}.__getitem__) == "40% of £99.99"


WEIGHTS = st.lists(st.integers(1, 99), min_size=1, max_size=6)


@given(st.integers(0, 10**7).map(lambda p: Decimal(p) / 100), WEIGHTS)
def test_the_parts_of_a_shared_amount_add_up_to_it(whole: Decimal, weights: list[int]) -> None:
    shares = tuple(Decimal(weight) / Decimal(sum(weights)) for weight in weights)
    parts = [
        Allotted("whole", "share", shares, place).number({"whole": whole, "share": share})
        for place, share in enumerate(shares)
    ]
    assert sum(part for part in parts if part is not None) == whole
    assert parts == allot(whole, shares)


NUMBERS = st.decimals(0, 100_000, places=4, allow_nan=False)
POUND_STEPS = [
    *(steps.price_of_time(way, "pay", "Pay") for way in steps.PRICE_OF_TIME),
    steps.RATE_UPLIFTED, steps.EMPLOYER_COST_OF_PRICE, steps.PAY_OF_EMPLOYER_COST, steps.OVERHEAD_PERCENT,
    steps.OVERHEAD_PER_FTE, steps.VAT, steps.FULL_COST_OF_ITEM, steps.FULL_COST_OF_FRACTION, steps.FUNDED,
    steps.UNPAID_VALUE, steps.FUNDED_LESS_OVERHEAD,
]  # fmt: skip
WHOLE_PENCE = ("employer_cost", "overhead", "price", "cost", "overhead_not_paid", "base")


@pytest.mark.parametrize("step", POUND_STEPS, ids=lambda step: f"{step.name}-{step.expression.formula(str)}"[:60])
@given(data=st.data())
def test_every_step_in_pounds_is_a_whole_number_of_pence(step: Step, data: st.DataObject) -> None:
    given = {name: data.draw(NUMBERS, name) for name in step.expression.names}
    if "years_on" in given:
        given |= {"years_on": Decimal(data.draw(st.integers(0, 6))), "uplift": given["uplift"] / 100_000}
    answer = step.expression.number({n: to_pence(v) if n in WHOLE_PENCE else v for n, v in given.items()})
    assert answer is not None
    assert answer == to_pence(answer)
