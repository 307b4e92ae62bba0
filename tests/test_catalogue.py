"""The catalogue of Welsh: every sentence that the program says is in it, with the same gaps; drafts are marked."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import fairbudget
from fairbudget.language import long_date, say, say_in, speaking, spoken
from fairbudget.language.catalogue import read_catalogue
from fairbudget.translating import drafts, wanted, without_welsh
from workbook_budgets import BUDGETS

ROOT = Path(__file__).parents[1]
SAYING = ("say", "say_in", "noop")
# What is written alike in both languages: names, codes, signs and words that Welsh has taken over.
ALIKE = (
    "{", "UKRI", "NIHR", "Email", "Total", "Cymraeg", "English", "HTML", "fairbudget", "£", "NHS", "FTE", "×",
    "1 person", "cap {pool}",
)  # fmt: skip


def entries() -> list[Message]:
    return [message for message in read_catalogue() if message.id]


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_holds_every_sentence_that_the_program_says_and_no_other() -> None:
    """Renew it with: python -m fairbudget.translating docs/welsh.md"""
    in_catalogue = {(message.context or "", str(message.id)) for message in entries()}
    assert in_catalogue == set(wanted())


def test_no_sentence_is_without_welsh() -> None:
    assert [str(message.id) for message in without_welsh(read_catalogue())] == []


def test_english_and_welsh_have_the_same_gaps() -> None:
    other = [str(message.id) for message in entries() if gaps(str(message.id)) != gaps(str(message.string))]
    assert other == []


def test_welsh_is_not_english_left_as_it_is() -> None:
    alike = [
        str(message.id)
        for message in entries()
        if message.id == message.string and " " in str(message.id) and not str(message.id).startswith(ALIKE)
    ]
    assert alike == []


def test_what_is_no_draft_names_who_publishes_it() -> None:
    attested = [message for message in entries() if not message.fuzzy]
    assert attested
    assert [
        str(message.id) for message in attested if not any("attested: " in one for one in message.user_comments)
    ] == []


def test_the_page_of_drafts_lists_what_waits_for_a_translator_today() -> None:
    """Renew it with: python -m fairbudget.translating docs/welsh.md"""
    assert (ROOT / "docs" / "welsh.md").read_text(encoding="utf-8") == drafts(read_catalogue())


def test_no_sentence_is_said_inside_an_f_string_where_it_would_not_be_collected() -> None:
    hidden = [
        f"{path.name}:{call.lineno} {ast.unparse(call)}"
        for path in Path(fairbudget.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAYING
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_a_sentence_is_said_in_the_language_of_its_block_and_in_english_after_it() -> None:
    with speaking("cy"):
        assert say("There is a problem") == "Mae problem wedi codi"
        assert spoken() == "cy"
    assert say("There is a problem") == "There is a problem"


def test_a_long_date_has_the_month_of_the_language() -> None:
    from datetime import date

    day = date(2026, 4, 1)
    assert long_date(day) == "1 April 2026"
    with speaking("cy"):
        assert long_date(day) == "1 Ebrill 2026"


def test_what_a_person_typed_is_never_taken_for_a_gap() -> None:
    assert say("Pay: {pay}", pay="{hours} {0} {}") == "Pay: {hours} {0} {}"


def test_a_sentence_that_the_catalogue_lacks_is_said_in_english_rather_than_not_at_all() -> None:
    with speaking("cy"):
        assert say_in("of no context", "Nothing like this was ever said.") == "Nothing like this was ever said."


@pytest.mark.parametrize("name", sorted(BUDGETS))
def test_a_budget_comes_to_the_same_pennies_in_both_languages(name: str) -> None:
    from fairbudget import assess, read_rates

    budget, book = BUDGETS[name](), read_rates()
    english = assess(budget, book)
    with speaking("cy"):
        welsh = assess(budget, book)
    assert [(line.cost, line.funded, line.pay) for line in welsh.lines] == [
        (line.cost, line.funded, line.pay) for line in english.lines
    ]
    assert [(one.code, one.value, one.closes) for one in welsh.figures] == [
        (one.code, one.value, one.closes) for one in english.figures
    ]
    assert [(one.code, one.where) for one in welsh.problems] == [(one.code, one.where) for one in english.problems]
