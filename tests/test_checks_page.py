"""The list of all kinds of problem: complete, in plain words, and the page that is made from it up to date."""

import ast
import json
import re
from pathlib import Path

import pytest

from fairbudget.cli import main
from fairbudget.problem_page import every_kind, gaps_named, page

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "fairbudget"


def declared() -> set[str]:
    """The codes of all calls of kind(...) in the source, found without running it."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="kind"), args=[ast.Constant(value=str() as code), *_]):
                    found.add(code)
    return found


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(["checks", *words])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_the_page_of_checks_is_the_one_that_the_program_writes() -> None:
    """Renew it with `python -m fairbudget.problem_page docs/checks.md`."""
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page()


def test_no_kind_of_problem_is_missing_from_the_list() -> None:
    assert declared() <= {kind.code for kind in every_kind()}
    assert len(declared()) > 150


def test_every_kind_says_what_it_means_and_what_to_do_in_sentences() -> None:
    for kind in every_kind():
        assert kind.title, kind.code
        assert kind.message, kind.code
        assert kind.fix.endswith((".", "?", "}")), (kind.code, kind.fix)


def test_no_wording_calls_anything_unlawful_or_pay_fair() -> None:
    for kind in every_kind():
        said = f"{kind.title} {kind.message} {kind.fix}".replace("Fair Payment Code", "").lower()
        assert not {"unlawful", "illegal", "fair"} & set(re.findall(r"\w+", said)), kind.code


def test_what_a_budget_fills_in_stands_in_brackets() -> None:
    assert gaps_named("{partner}, {rate_code}: {sum:.2f}") == "[partner], [rate code]: [sum]"
    assert "{" not in page()


def test_the_command_lists_each_kind_with_its_weight_what_it_means_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = listed(capsys)
    assert "below_legal_minimum: Below the legal minimum for an hour (to check)" in out
    assert "→ Pay [short] more for these hours, or ask for fewer hours." in out
    assert all(f"{kind.code}: " in out for kind in every_kind())


def test_the_list_for_machines_has_every_kind_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = json.loads(listed(capsys, "--json"))
    assert [kind["code"] for kind in kinds] == [kind.code for kind in every_kind()]
    assert set(kinds[0]) == {"code", "severity", "title", "message", "fix"}
