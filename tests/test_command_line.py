"""The command line as a person or a script meets it: exit codes, refusals in words, exact results, no traceback."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from fairbudget import assess, read_budget, read_rates
from fairbudget.cli import app
from fairbudget.version import VERSION

SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))
PANEL = next(path for path in SAMPLES if "panel" in path.name)
PROBLEMS = next(path for path in SAMPLES if "problems" in path.name)
DONE, BLOCKED, WRONG_USE = 0, 1, 2

OUR_CARD = """
[card]
code = "our_university"
title = "Our University: agreed rates"
kind = "organisation"
publisher = "Our University"
currency = "GBP"
review_by = 2030-01-31
max_yearly_change = 0.15

[source.letter]
title = "Letter"
publisher = "Our University, Finance"
locator = "finance share"
read_on = 2026-01-12

[rate.peer]
label = "Peer researcher"
per = "hour"
basis = "wage"
band = "skilled"
values = [
    { effective_from = 2025-08-01, amount = %s, source = "letter", evidence = "agreed" },
]
"""
LINE = "Line,Partner,Role,People,Quantity,Unit,Rate code,Own rate,Own rate per,Own rate basis,Reason for own rate\n"


@dataclass(frozen=True)
class Answer:
    """What the program said and how it left."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """All that it said, without line ends."""
        return " ".join((self.out + self.err).split())


def fairbudget(*words: object) -> Answer:
    """Run the program in this process. Anything raised but an exit code is a traceback, and fails the test."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return Answer(result.exit_code, result.stdout, result.stderr)


def in_a_shell(*words: object, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a program of its own."""
    command = [sys.executable, "-c", "from fairbudget.cli import main; main()", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **surroundings}, check=False)


def csv(folder: Path, *lines: str) -> Path:
    path = folder / "bid.csv"
    path.write_text(LINE + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def three_days(tmp_path: Path) -> Path:
    """Three days at £100, which need no rate card."""
    return csv(tmp_path, "1,Uni,Researcher,1,3,day,,100,day,fee,agreed")


# cost


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_exit_code_says_whether_something_blocks(sample: Path) -> None:
    expected = BLOCKED if assess(read_budget(sample), read_rates()).blocked else DONE
    for word in ("cost", "check"):
        assert fairbudget(word, sample).code == expected


def test_cost_says_the_total_the_parts_and_the_lines(three_days: Path) -> None:
    said = fairbudget("cost", three_days, "--as-of", "2026-04-01")
    assert said.code == DONE
    assert "Total cost: £300.00 for 22.5 paid hours." in said.words
    assert "Researcher" in said.words


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_json_holds_the_whole_result_with_every_amount_as_exact_text(sample: Path) -> None:
    def refuse(number: str) -> None:
        raise AssertionError(f"{number} is a binary fraction in the making")

    said = fairbudget("cost", sample, "--json")
    result = json.loads(said.out, parse_float=refuse, parse_constant=refuse)
    expected = assess(read_budget(sample), read_rates())
    assert result == json.loads(expected.model_dump_json())
    assert result["totals"]["cost"] == (None if expected.totals.cost is None else str(expected.totals.cost))


def test_the_schema_describes_every_key_of_the_result() -> None:
    schema = json.loads(fairbudget("schema").out)
    result = json.loads(fairbudget("cost", PANEL, "--json").out)
    assert result.keys() == schema["properties"].keys()
    for name, definition in (("totals", "Totals"), ("budget", "AssessedBudget")):
        assert result[name].keys() == schema["$defs"][definition]["properties"].keys()
    for line in result["lines"]:
        assert line.keys() == schema["$defs"]["AssessedLine"]["properties"].keys()
    for problem in result["problems"]:
        assert problem.keys() == schema["$defs"]["Problem"]["properties"].keys()


def test_cost_writes_the_workbook_once_and_again_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "finance.xlsx"
    said = fairbudget("cost", PANEL, "-o", out)
    assert said.code == DONE
    assert "finance.xlsx" in said.words
    assert openpyxl.load_workbook(out).sheetnames[0] == "Summary"
    first = out.read_bytes()
    again = fairbudget("cost", PANEL, "-o", out)
    assert again.code == WRONG_USE
    assert "finance.xlsx" in again.err
    assert "--force" in again.err
    assert out.read_bytes() == first
    assert fairbudget("cost", PANEL, "-o", out, "--force").code == DONE
    assert out.read_bytes() == first


def test_json_and_a_workbook_together_leave_the_json_alone(tmp_path: Path) -> None:
    said = fairbudget("cost", PANEL, "--json", "-o", tmp_path / "finance.xlsx")
    assert json.loads(said.out)["totals"]
    assert (tmp_path / "finance.xlsx").exists()


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("nowhere/finance.xlsx", "no folder"),
        (".", "is a folder"),
        ("finance.csv", "ends in .xlsx"),
        ("finance", ".xlsx"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_refused(
    out: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for force in ((), ("--force",)):
        said = fairbudget("cost", PANEL, "-o", out, *force)
        assert said.code == WRONG_USE
        assert words in said.words
    assert list(tmp_path.iterdir()) == []


# Options of cost, check and explain


def test_as_of_chooses_the_day_of_the_rates(tmp_path: Path) -> None:
    budget = csv(tmp_path, "1,Uni,Member,1,1,half day,nihr:half_day,,,,")
    on = {
        day: json.loads(fairbudget("cost", budget, "--json", "--as-of", day).out)
        for day in ("2025-12-15", "1 May 2024")
    }
    assert on["2025-12-15"]["lines"][0]["rate"]["amount"] == "75"
    assert on["1 May 2024"]["budget"]["as_of"] == "2024-05-01"


def test_without_a_date_the_rates_of_today_are_used_and_that_is_said(three_days: Path) -> None:
    assert "rates_of_today_assumed" in {
        one["code"] for one in json.loads(fairbudget("check", three_days, "--json").out)
    }


@pytest.mark.parametrize("day", ["31/02/2026", "soon", "2026", "01.02.03", "2026-13-01"])
def test_what_is_no_day_is_refused(day: str) -> None:
    for words in (("cost", PANEL, "--as-of", day), ("rates", "on", day, "--code", "nihr:half_day")):
        said = fairbudget(*words)
        assert said.code == WRONG_USE
        assert f'"{day}" is not a day' in said.err


def test_a_funder_can_be_named_and_a_slip_is_answered_with_the_nearest(three_days: Path) -> None:
    named = json.loads(fairbudget("cost", three_days, "--funder", "ukri", "--json").out)
    assert named["budget"]["funder"] == "ukri"
    slip = fairbudget("cost", three_days, "--funder", "ukr")
    assert slip.code == BLOCKED
    assert 'Nearest: "ukri"' in slip.words


def test_an_organisation_s_rates_are_laid_beside_the_shipped_ones(tmp_path: Path) -> None:
    rates = tmp_path / "rates"
    rates.mkdir()
    (rates / "ours.toml").write_text(OUR_CARD % "18.00", encoding="utf-8")
    budget = csv(tmp_path, "1,Uni,Peer,1,2,hour,our_university:peer,,,,")
    said = fairbudget("cost", budget, "--rates", rates, "--as-of", "2026-04-01", "--json")
    assert json.loads(said.out)["totals"]["cost"] == "36.00"
    assert fairbudget("cost", budget, "--as-of", "2026-04-01").code == BLOCKED


def test_a_faulty_rate_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(OUR_CARD % '"eighteen"', encoding="utf-8")
    for words in (("cost", PANEL, "--rates", tmp_path), ("rates", "list", "--rates", tmp_path)):
        said = fairbudget(*words)
        assert said.code == WRONG_USE
        assert re.search(r"ours\.toml:\d+", said.words)
    assert fairbudget("rates", "check", tmp_path).code == BLOCKED


@pytest.mark.parametrize(("written", "code"), [("eur", "EUR"), ("€", "EUR"), ("USD", "USD"), ("pounds", "GBP")])
def test_a_currency_can_be_named_for_a_file_without_one(written: str, code: str, three_days: Path) -> None:
    assert json.loads(fairbudget("cost", three_days, "--currency", written, "--json").out)["budget"]["currency"] == code


@pytest.mark.parametrize("currency", ["XYZ", "12", "money"])
def test_what_is_no_currency_is_refused(currency: str, three_days: Path) -> None:
    said = fairbudget("cost", three_days, "--currency", currency)
    assert said.code == WRONG_USE
    assert f'"{currency}" is not a currency' in said.err


# Files that cannot be read


@pytest.mark.parametrize("word", [("cost",), ("check",), ("explain", "1")])
def test_a_file_that_is_not_there_or_not_a_budget_is_refused(word: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "text.xlsx").write_text("hello")
    (tmp_path / "zip.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("nothing.xlsx", "empty.xlsx", "text.xlsx", "zip.xlsx", "photo.jpg", "folder.xlsx"):
        said = fairbudget(word[0], tmp_path / name, *word[1:])
        assert said.code == WRONG_USE, name
        assert name in said.words


# template, check, explain


def test_a_template_is_written_once_and_a_blank_one_has_nothing_to_cost(tmp_path: Path) -> None:
    out = tmp_path / "budget.xlsx"
    assert fairbudget("template", out).code == DONE
    assert fairbudget("template", out).code == WRONG_USE
    assert fairbudget("template", out, "--force").code == DONE
    said = fairbudget("check", out)
    assert said.code == BLOCKED
    assert "nothing to cost" in said.words


def test_check_lists_every_problem_with_its_place_what_blocks_first() -> None:
    listed: list[dict[str, Any]] = json.loads(fairbudget("check", PROBLEMS, "--json").out)
    weights = [problem["severity"] for problem in listed]
    assert weights == sorted(weights, key=["blocks", "check", "note"].index)
    said = fairbudget("check", PROBLEMS).words
    for problem in listed:
        assert problem["where"] in said
        assert problem["fix"].split()[0] in said


def test_explain_tells_every_step_of_a_line_and_its_source() -> None:
    line = next(line for line in assess(read_budget(PANEL), read_rates()).lines if line.rate and line.rate.code)
    said = fairbudget("explain", PANEL, line.line)
    assert said.code == DONE
    assert f"Line {line.line}:" in said.out
    assert "Rate:" in said.out
    assert "Source:" in said.out
    steps = json.loads(fairbudget("explain", PANEL, line.line, "--json").out)[0]["steps"]
    assert {"paid_hours", "employer_cost", "full_cost"} <= {step["name"] for step in steps}
    assert next(step["value"] for step in steps if step["name"] == "full_cost") == str(line.full_cost)


def test_a_line_that_is_not_there_is_refused_with_those_that_are(three_days: Path) -> None:
    said = fairbudget("explain", three_days, "99")
    assert said.code == WRONG_USE
    assert 'There is no line "99"' in said.err
    assert "The lines are: 1." in said.err


# rates


def test_the_cards_are_listed_and_shown() -> None:
    cards = json.loads(fairbudget("rates", "list", "--json").out)
    assert {"nihr", "baseline", "on_costs"} <= {card["code"] for card in cards}
    assert all(card["code"] in fairbudget("rates", "list").out for card in cards)
    shown = fairbudget("rates", "show", "nihr")
    assert "nihr:half_day" in shown.words
    assert json.loads(fairbudget("rates", "show", "nihr", "--json").out)["code"] == "nihr"


def test_a_card_that_is_not_there_is_answered_with_the_nearest() -> None:
    said = fairbudget("rates", "show", "nirh")
    assert said.code == WRONG_USE
    assert 'Nearest: "nihr"' in said.err


def test_a_rate_on_a_day_is_told_with_its_source() -> None:
    said = fairbudget("rates", "on", "15 December 2025", "--code", "nihr:half_day")
    assert said.code == DONE
    assert "£75.00 per half day" in said.words
    assert "Source:" in said.words
    found = json.loads(fairbudget("rates", "on", "2025-12-15", "--code", "nihr:half_day", "--json").out)
    assert found["amount"] == "75"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("on", "2026-01-01", "--code", "nihr:half_dya"), BLOCKED, '"nihr:half_day"'),
        (("on", "1999-01-01", "--code", "on_costs:ni_rate"), BLOCKED, "first known"),
        (("on", "2026-01-01", "--code", "rlw:uk", "--place", "paris"), WRONG_USE, '"paris" is not a place'),
        (("on", "2026-01-01", "--code", "nihr:half_day", "--hours", "few"), WRONG_USE, '"few" is not a number'),
        (("check", "nowhere"), WRONG_USE, 'no folder "nowhere"'),
        (("list", "--rates", "nowhere"), WRONG_USE, 'no folder "nowhere"'),
    ],
)
def test_a_question_about_rates_that_has_no_answer_is_told_why(words: tuple[str, ...], code: int, said: str) -> None:
    answer = fairbudget("rates", *words)
    assert answer.code == code
    assert said in answer.words


def test_the_shipped_cards_are_sound() -> None:
    assert fairbudget("rates", "check", Path(__file__).parents[1] / "rates").code == DONE


# The program itself


def test_the_version_is_that_of_the_package() -> None:
    assert fairbudget("--version").out.strip() == f"fairbudget {VERSION}"


@pytest.mark.parametrize("words", [("nothing",), ("cost",), ("cost", PANEL, "--colour"), ("rates", "on", "2026-01-01")])
def test_wrong_use_is_told_and_leaves_with_2(words: tuple[object, ...]) -> None:
    said = fairbudget(*words)
    assert said.code == WRONG_USE
    assert "Usage" in said.words


def test_help_waits_for_no_spreadsheet_and_no_model() -> None:
    script = (
        "import sys\nfrom fairbudget.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pandas', 'openpyxl', 'xlsxwriter', 'odf', 'pydantic', 'streamlit'} & sys.modules.keys()\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "template" in ran.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_terminal_without_pound_sign_or_arrow_is_no_reason_to_stop(encoding: str, three_days: Path) -> None:
    ran = in_a_shell("cost", three_days, PYTHONIOENCODING=encoding)
    assert ran.returncode == DONE, ran.stderr
    assert b"300.00" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_as_a_program_it_leaves_with_the_same_codes(tmp_path: Path) -> None:
    assert in_a_shell("cost", PANEL, "-o", tmp_path / "out.xlsx").returncode == DONE
    assert in_a_shell("check", PROBLEMS).returncode == BLOCKED
    missing = in_a_shell("check", tmp_path / "nothing.xlsx")
    assert missing.returncode == WRONG_USE
    assert b"Traceback" not in missing.stdout + missing.stderr
