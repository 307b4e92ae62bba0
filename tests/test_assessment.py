"""The machine-readable result: the promised keys, exact decimals as text, null for not known, valid by its schema."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from budgets import BOOK, assessed, budget, costed, item, own, partner, percentage, time, with_scale, worked_example
from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget, Override
from fairbudget.explain import working
from fairbudget.version import VERSION

SCHEMA = Assessment.model_json_schema(mode="serialization")
LINE_KEYS = {
    "line", "where", "partner", "partner_type", "role", "band", "activity", "phase", "year", "paid_hours",
    "unpaid_hours", "rate", "pay", "on_costs", "employer_cost", "overhead", "full_cost", "cost", "funder_share",
    "funded", "shortfall", "rules", "working",
}  # fmt: skip
RATE_KEYS = {"code", "amount", "per", "basis", "effective_from", "source", "evidence", "override"}
OVERRIDE_KEYS = {"replaces", "reason", "agreed_by", "agreed_on", "source"}
TOTAL_KEYS = {
    "cost", "funded", "shortfall", "in_kind_value", "by_partner", "by_partner_type", "by_phase", "by_activity",
    "by_year",
}  # fmt: skip
AMOUNTS = {
    "paid_hours", "unpaid_hours", "pay", "on_costs", "employer_cost", "overhead", "vat", "full_cost", "cost",
    "funder_share", "funded", "shortfall", "in_kind_value", "amount", "replaces", "months", "cost_so_far",
}  # fmt: skip
MONEY = AMOUNTS - {"paid_hours", "unpaid_hours", "funder_share", "months", "amount", "replaces"}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def everything() -> Assessment:
    """A budget with a bit of everything: shared posts, split salaries, overrides, refusals and a blocked line."""
    agreed = Override(rate_code="baseline:hour", amount=Decimal("31.50"), per="hour", reason="agreed", agreed_by="PI",
                      agreed_on=date(2026, 8, 1), source="minutes")  # fmt: skip
    charity = partner("Charity", type="vcse", relationship="subcontractor", overhead="amount", overhead_value="500")
    return assessed(
        time(1, "fte", "1", months=12, rate_code="test:post", phase="delivery", band="skilled"),
        time(10, "day", "2", {"Uni": "0.5", "Charity": "0.5"}, own_rate=own("99.99", "day", "fee"), phase="set_up"),
        time(10, "hour", "3", rate_code="baseline:hour", phase="delivery", unpaid_hours_each=2, band="skilled"),
        time(10, "hour", "4", phase="ending"),
        time(1, "session", "5", own_rate=own(60, "session", "fee"), phase="pre_application"),
        item("2.5", "33.33", phase="delivery"),
        item(4, None, "c2", category="interpretation"),
        percentage("0.1", ("c1",), phase="delivery"),
        book=with_scale(("2025-08-01", "36000"), ("2026-08-01", "37200")),
        partners=(partner("Uni", on_costs="university_uss"), charity),
        overrides=(agreed,), start="2026-05-01", funder="ukri",
    )  # fmt: skip


def result(found: Assessment | None = None) -> dict[str, Any]:
    """The result as a reader of the JSON sees it."""
    read: dict[str, Any] = json.loads((found or everything()).model_dump_json())
    return read


# Keys


def test_the_result_has_the_promised_parts() -> None:
    found = result()
    assert {"budget", "engine", "rate_cards", "totals", "lines", "problems"} <= found.keys()
    assert {"title", "currency", "as_of", "file_name", "file_sha256"} <= found["budget"].keys()
    assert found["engine"]["version"] == VERSION
    assert all({"code", "version", "review_by"} <= card.keys() for card in found["rate_cards"])
    assert found["totals"].keys() >= TOTAL_KEYS
    assert all(
        problem.keys() == {"code", "severity", "where", "found", "message", "fix"} for problem in found["problems"]
    )


def test_every_line_has_the_promised_keys_whether_it_is_costed_or_not() -> None:
    lines = result()["lines"]
    assert {line["kind"] for line in lines} == {"time", "cost", "percentage", "overhead"}
    assert all(line.keys() >= LINE_KEYS for line in lines)
    rates = [line["rate"] for line in lines if line["rate"]]
    assert rates
    assert all(rate.keys() >= RATE_KEYS for rate in rates)


def test_a_rate_that_was_overridden_says_what_it_replaces_and_who_agreed_it() -> None:
    override = next(line for line in result()["lines"] if line["line"] == "3")["rate"]["override"]
    assert override.keys() >= OVERRIDE_KEYS
    assert {name: override[name] for name in OVERRIDE_KEYS} == {
        "replaces": "27.50", "reason": "agreed", "agreed_by": "PI", "agreed_on": "2026-08-01", "source": "minutes",
    }  # fmt: skip


def test_the_workings_behind_the_result_are_not_in_the_json() -> None:
    assert "costed" not in result()


# Values


def numbers(found: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of the result under the name of its key."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from numbers(value, f"by/{key}" if name.startswith("by_") else key)
    elif isinstance(found, list):
        for value in found:
            yield from numbers(value, name)
    else:
        yield name, found


def test_money_hours_and_shares_are_text_of_exact_decimals_and_nothing_is_a_binary_float() -> None:
    seen = set()
    for name, value in numbers(result()):
        assert not isinstance(value, float), name
        if (name in AMOUNTS or name.startswith("by/")) and value is not None:
            seen.add(name)
            assert isinstance(value, str), name
            assert NUMBER.fullmatch(value), (name, value)
    assert AMOUNTS - seen == set(), "every one of these is in the example"


def test_every_amount_of_money_in_the_result_is_written_with_its_pence() -> None:
    for name, value in numbers(result()):
        if (name in MONEY or name.startswith("by/")) and value is not None:
            assert re.fullmatch(r"-?\d+\.\d\d", value), (name, value)


def test_what_is_not_known_is_null_and_never_nought() -> None:
    lines = {line["line"]: line for line in result()["lines"]}
    assert [lines["4"][name] for name in ("pay", "cost", "funded", "shortfall", "paid_hours")] == [None] * 5
    assert lines["5"]["paid_hours"] is None
    assert lines["5"]["unpaid_hours"] is None
    assert lines["c2"]["cost"] is None
    assert [result()["totals"][name] for name in ("cost", "funded", "shortfall")] == [None] * 3


def test_the_lines_of_the_result_add_up_to_what_is_costed_so_far() -> None:
    found = result()
    assert sum(Decimal(line["cost"]) for line in found["lines"] if line["cost"]) == Decimal(
        found["totals"]["cost_so_far"]
    )


def test_the_cards_that_were_used_are_named_with_the_hash_of_their_file() -> None:
    cards = {card["code"]: card for card in result()["rate_cards"]}
    assert {"test", "on_costs", "baseline"} <= cards.keys()
    assert re.fullmatch(r"[0-9a-f]{8,64}", cards["on_costs"]["version"])
    assert "vat" not in cards


def test_the_day_of_the_question_comes_before_that_of_the_budget_and_so_does_its_funder() -> None:
    made = budget(time(1, "hour", rate_code="nmw:adult", phase="delivery"), as_of="2026-04-01", funder="ukri")
    assert assess(made, BOOK).lines[0].pay == Decimal("12.71")
    asked = assess(made, BOOK, as_of=date(2026, 3, 31), funder="nihr")
    assert (asked.lines[0].pay, asked.budget.as_of, asked.budget.funder) == (
        Decimal("12.21"), date(2026, 3, 31), "nihr",
    )  # fmt: skip


def test_the_same_budget_gives_the_same_result_again() -> None:
    assert everything().model_dump_json() == everything().model_dump_json()


def test_an_empty_budget_has_nothing_in_it_and_does_not_fail() -> None:
    found = assess(Budget(), BOOK, as_of=date(2026, 9, 1))
    assert (found.lines, found.totals.cost) == ((), Decimal("0.00"))


@pytest.mark.parametrize("line", ["1", "2", "3", "4", "5", "c1", "c2", "p1", "overhead Charity"])
def test_every_line_says_how_it_was_worked_out(line: str) -> None:
    said = [row.working for row in everything().lines if row.line == line]
    assert said
    assert all("None" not in words and len(words) > 15 for words in said), said


def test_time_that_nobody_pays_says_so() -> None:
    row = costed(time(2, "day", paid_by="nobody")).rows[0]
    assert working(row) == "Nobody is paid for this time"


# The schema


KINDS: dict[str, type] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip
WORDS_OF_SCHEMA = {
    "$defs", "$ref", "additionalProperties", "anyOf", "default", "description", "enum", "format", "items", "properties",
    "required", "title", "type",
}  # fmt: skip


def breaks(schema: dict[str, Any], value: Any, at: str = "$") -> Iterator[str]:
    """Where a value breaks a JSON Schema, for the words that ours uses; another word in the schema is an error."""
    assert schema.keys() <= WORDS_OF_SCHEMA, schema.keys() - WORDS_OF_SCHEMA
    if "$ref" in schema:
        yield from breaks(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, at)
    if "anyOf" in schema and all(any(breaks(option, value, at)) for option in schema["anyOf"]):
        yield f"{at}: {value!r} fits none of its kinds"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if "type" in schema and type(value) is not KINDS[schema["type"]]:
        yield f"{at}: {value!r} is no {schema['type']}"
    elif schema.get("format") == "date":
        date.fromisoformat(value)
    elif schema.get("type") == "object":
        yield from broken_keys(schema, value, at)
    elif schema.get("type") == "array":
        for number, held in enumerate(value):
            yield from breaks(schema["items"], held, f"{at}[{number}]")


def broken_keys(schema: dict[str, Any], value: dict[str, Any], at: str) -> Iterator[str]:
    """Keys that are missing, that the schema does not know, or that hold what they must not."""
    yield from (f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value)
    for name, held in value.items():
        inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", False))
        if inner is False:
            yield f"{at}: {name} is not in the schema"
        else:
            yield from breaks(inner, held, f"{at}.{name}")


@pytest.mark.parametrize("found", [everything(), assess(worked_example(), BOOK), assess(Budget(), BOOK)])
def test_the_result_is_valid_by_the_schema_that_is_published(found: Assessment) -> None:
    assert list(breaks(SCHEMA, result(found))) == []


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("cost_so_far", 12.5), ("cost_so_far", None), ("lines_not_costed", "1"), ("by_phase", {"delivery": 3})],
)
def test_the_schema_refuses_a_result_that_is_not_ours(key: str, wrong: object) -> None:
    found = result()
    found["totals"][key] = wrong
    assert list(breaks(SCHEMA, found))


def test_the_schema_refuses_keys_that_it_does_not_know_and_misses_those_it_does() -> None:
    found = result()
    found["lines"][0]["price"] = "1.00"
    del found["lines"][1]["pay"]
    said = list(breaks(SCHEMA, found))
    assert any("price" in words for words in said)
    assert any("pay is missing" in words for words in said)
