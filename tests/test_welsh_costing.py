"""A costed budget in Welsh: the same numbers and the same keys, and no sentence left in English."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from budgets import AS_OF, BOOK, assessed, own, partner, time
from fairbudget import assess, read_budget
from fairbudget.assessment import Assessment
from fairbudget.compare import compare
from fairbudget.explain import sentences
from fairbudget.fixes.plan import fix
from fairbudget.language import Language, catalogue, speaking
from fairbudget.money import each, money
from fairbudget.names import NAMES, named
from fairbudget.ratecards import Rate, said

CHARITY = (partner("Charity", type="vcse"),)
SAMPLES = sorted((Path(__file__).parents[1] / "sample_budgets").glob("*.xlsx"))


@cache
def sample(path: Path, language: Language) -> Assessment:
    with speaking(language):
        return assess(read_budget(path), BOOK)


def numbers(text: str) -> list[str]:
    """The numbers in a sentence, in the order of their size as text: languages may put them elsewhere."""
    return sorted(re.findall(r"\d[\d,.]*\d|\d", text))


def panel_line(line: str, language: Language) -> str:
    panel = next(path for path in SAMPLES if path.stem == "public_involvement_panel")
    return next(row.working for row in sample(panel, language).lines if row.line == line)


def test_eight_members_at_six_half_days_are_worked_out_in_welsh() -> None:
    assert panel_line("M1", "en") == "8 people × 6 half days × £82.50 = £3,960.00"
    assert panel_line("M1", "cy") == "8 o bobl × 6 hanner diwrnod × £82.50 = £3,960.00"


def test_a_line_below_the_legal_minimum_says_so_in_welsh() -> None:
    low = time("10", "hour", of="Charity", unpaid_hours_each="2", own_rate=own("12", "hour", "wage"))
    with speaking("cy"):
        found = assessed(low, partners=CHARITY)
    problem = next(one for one in found.problems if one.code == "below_legal_minimum")
    assert problem.title_of_kind == "Below the legal minimum for an hour"
    assert problem.message.startswith(
        "Charity, llinell 1: cyn lleied â £10.00 yr awr dros yr holl oriau, â thâl a di-dâl. "
        "Cyfradd oedolion yr isafswm cyfreithiol yw £12.71 ar 1 Medi 2026."
    )
    assert problem.fix.startswith("Talwch £32.52 yn fwy am yr oriau hyn, neu gofynnwch am lai o oriau.")
    with speaking("cy"):
        assert problem.title_of_kind == "Islaw'r isafswm cyfreithiol am awr"


def test_what_is_not_known_and_what_a_price_is_for_are_said_in_the_language_spoken() -> None:
    half_day = BOOK.rate("baseline:half_day", AS_OF)
    assert isinstance(half_day, Rate)
    with speaking("cy"):
        assert (money(None), each("hour"), said(half_day)) == ("anhysbys", "yr awr", "£82.50 yr hanner diwrnod")
    assert (money(None), each("hour"), said(half_day)) == ("not known", "an hour", "£82.50 per half day")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_number_of_a_working_and_a_problem_is_the_same_in_welsh(path: Path) -> None:
    english, welsh = sample(path, "en"), sample(path, "cy")
    assert english.totals.cost == welsh.totals.cost
    assert [numbers(row.working) for row in english.lines] == [numbers(row.working) for row in welsh.lines]
    ours = {one.code for one in english.problems} - {one.code for one in english.costed.budget.problems}
    for one, other in zip(english.problems, welsh.problems, strict=True):
        assert (one.code, one.where) == (other.code, other.where)
        if one.code in ours:
            assert numbers(one.message + one.fix) == numbers(other.message + other.fix), other.message
            assert one.message != other.message


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_rate_keeps_its_key_and_its_formula_in_welsh(path: Path) -> None:
    english, welsh = sample(path, "en").costed, sample(path, "cy").costed
    assert [(one.key, one.amount) for one in english.parameters] == [(one.key, one.amount) for one in welsh.parameters]
    formulas = [
        [step.expression.formula(str) for row in costed.rows for step in row.steps] for costed in (english, welsh)
    ]
    assert formulas[0] == formulas[1]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_english_is_the_same_again_after_welsh(path: Path) -> None:
    with speaking("cy"):
        assess(read_budget(path), BOOK)
    assert assess(read_budget(path), BOOK) == sample(path, "en")


def only_the_gaps(english: str, context: str = "") -> str:
    """A language without words: what stands in the gaps of a sentence is all that it says."""
    assert context or english
    gaps = (f"{{{name}}}" for _, name, _, _ in Formatter().parse(english) if name)
    return f"·{'·'.join(gaps)}·"


def test_no_working_has_an_english_word_that_the_catalogue_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "welsh", only_the_gaps)
    with speaking("cy"):
        for path in SAMPLES:
            for row in assess(read_budget(path), BOOK).costed.rows:
                for step, sentence in sentences(row):
                    assert not re.search("[A-Za-z]", sentence), f"{step.name}: {sentence}"


def test_every_amount_of_a_working_has_a_name_in_welsh() -> None:
    used = {
        name
        for path in SAMPLES
        for row in sample(path, "en").costed.rows
        for step in row.steps
        for name in (step.name, *step.expression.names)
    }
    assert used <= NAMES.keys()
    with speaking("cy"):
        assert named("employer_ni_threshold") == "trothwy YG y cyflogwr"
    assert named("employer_ni_threshold") == "employer ni threshold"


def changes(language: Language) -> Iterator[str]:
    """What a fix changes on each line, as a comparison says it."""
    low = time("10", "hour", of="Charity", unpaid_hours_each="2", own_rate=own("12", "hour", "wage"))
    with speaking(language):
        before = assessed(low, partners=CHARITY)
        plan = fix(before.costed, "floor")
        after = assess(plan.fixed, BOOK)
        yield from (line.own_rate.reason for line in plan.fixed.time if line.own_rate)
        yield from (change for line in compare([before, after], ["now", "fair"]).lines for change in line.changes)


def test_what_a_fix_changes_and_why_is_said_in_welsh() -> None:
    english, welsh = list(changes("en")), list(changes("cy"))
    assert english[0] == (
        "raised to the real Living Wage for all hours by fairbudget fix; before: agreed with the partner"
    )
    assert welsh[0] == (
        "codwyd gan fairbudget fix i gyrraedd y nod hwn: y Cyflog Byw Gwirioneddol am yr holl oriau; "
        "o'r blaen: agreed with the partner"
    )
    assert "oriau di-dâl yr un: 2 awr → 0 awr" in welsh
    assert [numbers(one) for one in english] == [numbers(one) for one in welsh]
