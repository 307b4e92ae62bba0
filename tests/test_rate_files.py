"""Files of rates: what they say, what is refused with file and line, and an organisation's own card."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbudget.oncosts import OnCostProfile
from fairbudget.problems import Problem
from fairbudget.ratecards import Rate, RateBook
from fairbudget.reading.cards.rate_files import (
    RateCardError,
    check_folder,
    read_rate_folder,
    read_rates,
    shipped_folder,
)

GOOD = """\
[card]
code = "example"
title = "Example payments"
kind = "published"
publisher = "Example Trust"
currency = "GBP"
review_by = 2027-04-01
max_yearly_change = 0.10

[source.page]
title = "What we pay"
publisher = "Example Trust"
url = "https://example.org/pay"
read_on = 2026-11-22

[rate.visit]
label = "A visit"
per = "session"
basis = "fee"
band = "contributor"
expected_hours = 2
values = [
    { effective_from = 2025-04-01, amount = 40.00, source = "page", evidence = "seen" },
    { effective_from = 2026-04-01, amount = 42.50, source = "page", evidence = "seen" },
]
"""

OWN = """\
[card]
code = "our_university"
title = "Our own rates"
kind = "organisation"
publisher = "Our University"
currency = "GBP"
review_by = 2027-08-01
max_yearly_change = 0.10

[source.panel]
title = "Minute 7 of the involvement panel"
publisher = "Our University"
read_on = 2026-01-10

[rate.half_day]
replaces = "nihr:half_day"
label = "Half a day with preparation"
per = "half_day"
basis = "fee"
band = "experienced"
values = [
    { effective_from = 2025-01-01, amount = 80.00, source = "panel", evidence = "agreed", reason = "Confirmed with NIHR by letter", agreed_by = "Head of research finance", agreed_on = 2026-01-10 },
]

[rate.lgps]
replaces = "on_costs:lgps"
label = "Our pension fund"
per = "percent"
values = [
    { effective_from = 2026-04-01, amount = 19.2, source = "panel", evidence = "agreed", reason = "Our fund's rate", agreed_by = "Payroll", agreed_on = 2026-03-01 },
]

[rate.peer_researcher]
label = "Peer researcher"
per = "hour"
basis = "wage"
band = "skilled"
values = [
    { effective_from = 2026-01-01, amount = 18.00, source = "panel", evidence = "agreed" },
]
"""  # noqa: E501 (a value of a card stands on one line)


def folder_with(tmp_path: Path, text: str, name: str = "example.toml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [(problem.code, problem.where) for problem in problems]
    assert problems[0].severity == "blocks"
    return problems[0]


# The shipped cards.


def test_every_shipped_card_loads_without_a_problem() -> None:
    assert check_folder(shipped_folder()) == []


def test_no_shipped_value_is_our_own_arithmetic() -> None:
    computed = [rate for card in read_rates().cards for rate in card.rates if rate.index]
    assert {card.kind for card in read_rates().cards for rate in card.rates if rate.index} == {"indicative"}
    assert all(not rate.values for rate in computed)
    typed = {(card.code, value.amount) for card in read_rates().cards for rate in card.rates for value in rate.values}
    for tier in ("27.50", "55", "82.50", "165", "330"):
        assert typed.isdisjoint({("nihr", Decimal(tier)), ("baseline", Decimal(tier))})
    assert typed.isdisjoint({("benefits", Decimal("203.50")), ("benefits", Decimal("881.23"))})


def test_every_shipped_value_has_a_source_with_its_title_publisher_and_the_day_it_was_read() -> None:
    for card in read_rates().cards:
        for source in card.sources:
            assert source.title
            assert source.publisher
            assert source.url or source.locator, source
        for rate in card.rates:
            assert all(value.source in {source.key for source in card.sources} for value in rate.values)


def test_amounts_keep_the_digits_that_were_printed() -> None:
    found = read_rates().rate("on_costs:ni_rate", date(2026, 6, 1))
    assert isinstance(found, Rate)
    assert found.printed == "15.0"


# What is refused, each with file and line.


@pytest.mark.parametrize(
    ("was", "instead", "line", "code", "words"),
    [
        ("[rate.visit]", "[rate.visit", 16, "rate_file_not_toml", "[rate.visit"),
        ("2026-04-01, amount", "2026-02-31, amount", 24, "rate_file_not_a_date", "2026-02-31"),
        ("2026-04-01, amount", '"1 April", amount', 24, "rate_file_not_a_date", "1 April"),
        ('basis = "fee"', 'base = "fee"', 19, "rate_file_field_unknown", 'Nearest: "basis"'),
        ('per = "session"', 'perr = "session"', 18, "rate_file_field_unknown", 'Nearest: "per"'),
        ('label = "A visit"\n', "", 16, "rate_file_field_missing", '"label"'),
        ('title = "What we pay"\n', "", 10, "rate_file_field_missing", '"title"'),
        ('title = "What we pay"', 'title = ""', 11, "rate_file_field_missing", '"title"'),
        ("read_on = 2026-11-22\n", "", 10, "rate_file_field_missing", '"read_on"'),
        ('publisher = "Example Trust"\ncurrency', "currency", 1, "rate_file_field_missing", '"publisher"'),
        ('per = "session"', 'per = "sesion"', 18, "rate_file_word_unknown", "'half_day'"),
        ('basis = "fee"', 'basis = "price"', 19, "rate_file_word_unknown", "'charge'"),
        ('band = "contributor"', 'band = "expert"', 20, "rate_file_word_unknown", "'strategic'"),
        ('42.50, source = "page", evidence = "seen"', '42.50, source = "page", evidence = "sure"', 24,
         "rate_file_word_unknown", "'unconfirmed'"),
        ('42.50, source = "page", evidence = "seen"', '42.50, source = "page", evidence = "derived"', 24,
         "rate_file_derived", "derived"),
        ('42.50, source = "page", evidence = "seen"', '42.50, source = "page", evidence = "agreed"', 24,
         "rate_file_derived", "agreed"),
        ('42.50, source = "page"', '42.50, source = "pages"', 24,
         "rate_file_source_unknown", 'Nearest: "page"'),
        ("amount = 42.50", 'amount = "about 42"', 24, "rate_file_not_an_amount", "about 42"),
        ("amount = 42.50", 'amount = "1,042.50"', 24, "rate_file_not_an_amount", "1,042.50"),
        ("amount = 42.50", "amount = 4.25e1", 24, "rate_file_not_an_amount", "4.25e1"),
        ("amount = 42.50", "amount = nan", 24, "rate_file_not_an_amount", "nan"),
        ("amount = 42.50", "amount = true", 24, "rate_file_not_an_amount", "True"),
        ("amount = 42.50", "amount = -42.50", 24, "rate_file_negative_amount", "-42.50"),
        ("amount = 42.50, ", "", 24, "rate_file_field_missing", '"amount"'),
        ("effective_from = 2026-04-01, amount", "amount", 24, "rate_file_field_missing", '"effective_from"'),
        ("2026-04-01, amount", "2025-04-01, amount", 24, "rate_file_duplicate", "2025-04-01"),
        ("amount = 42.50", "amount = 44.50", 24, "rate_file_change", "10%"),
        ("amount = 42.50", "amount = 425.0", 24, "rate_file_change", "425.0"),
        ("max_yearly_change", 'updates = "31 April"\nmax_yearly_change', 8, "rate_file_value_wrong", "04-01"),
        ("[rate.visit]", "[rates.visit]", 16, "rate_file_field_unknown", 'Nearest: "rate"'),
    ],
)  # fmt: skip
def test_a_faulty_card_is_refused_at_its_line(
    tmp_path: Path, was: str, instead: str, line: int, code: str, words: str
) -> None:
    assert GOOD.count(was) == 1
    cards, problems = read_rate_folder(folder_with(tmp_path, GOOD.replace(was, instead)))
    assert cards == ()
    found = [problem for problem in problems if problem.code == code]
    assert [problem.where for problem in found] == [f"example.toml:{line}"]
    assert words in found[0].message + found[0].fix
    assert found[0].severity == "blocks"


def test_the_card_that_the_faults_are_made_from_is_right(tmp_path: Path) -> None:
    cards, problems = read_rate_folder(folder_with(tmp_path, GOOD))
    assert problems == []
    assert [card.code for card in cards] == ["example"]


def test_a_rate_without_a_value_is_refused(tmp_path: Path) -> None:
    problem = only(read_rate_folder(folder_with(tmp_path, GOOD.partition("values")[0]))[1])
    assert (problem.code, problem.found, problem.where) == ("rate_file_field_missing", "values", "example.toml:16")


def test_a_large_change_is_accepted_once_it_says_that_it_was_checked(tmp_path: Path) -> None:
    checked = GOOD.replace("amount = 42.50", 'amount = 60.00, change_checked = "the tariff was redrawn"')
    assert read_rate_folder(folder_with(tmp_path, checked))[1] == []


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder_with(tmp_path, GOOD.replace("42.50", "-42.50").replace('band = "contributor"', 'band = "expert"'))
    folder_with(tmp_path, GOOD.replace("[card]", "[card"), "other.toml")
    problems = read_rate_folder(tmp_path)[1]
    assert [problem.where for problem in problems] == ["example.toml:24", "example.toml:20", "other.toml:1"]


def test_text_that_looks_like_an_entry_does_not_shift_the_line(tmp_path: Path) -> None:
    decoy = '[card]\nnotes = "a { brace, and [rate.visit]" # and { another\n'
    broken = GOOD.replace("[card]\n", decoy).replace("amount = 42.50", "amount = -1")
    assert only(read_rate_folder(folder_with(tmp_path, broken))[1]).where == "example.toml:25"


def test_a_card_of_the_same_code_as_a_shipped_one_is_refused(tmp_path: Path) -> None:
    problem = only(check_folder(folder_with(tmp_path, GOOD.replace('code = "example"', 'code = "nihr"'))))
    assert (problem.code, problem.where) == ("rate_card_twice", "example.toml:2")


def test_a_card_saved_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    (tmp_path / "windows.toml").write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_rate_folder(tmp_path)[1] == []


@pytest.mark.parametrize("text", ["card = 3", "rate = 3", "rate.visit = 3", "profile = 3", "[rate.visit]\nvalues = 3"])
def test_a_file_of_another_shape_is_refused_in_words(tmp_path: Path, text: str) -> None:
    cards, problems = read_rate_folder(folder_with(tmp_path, text))
    assert cards == ()
    assert {problem.where.partition(":")[0] for problem in problems} == {"example.toml"}


@given(at=st.integers(0, len(GOOD) - 1), typed=st.text(max_size=3))
def test_a_slip_of_the_keyboard_is_a_problem_or_harmless_and_never_a_crash(at: int, typed: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "example.toml").write_bytes((GOOD[:at] + typed + GOOD[at + 1 :]).encode())
        cards, problems = read_rate_folder(Path(folder))
    assert bool(cards) != bool(problems)
    assert all(problem.where.startswith("example.toml:") for problem in problems)


def test_a_folder_without_cards_says_so(tmp_path: Path) -> None:
    assert only(check_folder(tmp_path)).code == "rate_folder_empty"


# An organisation's own card.


def book_with(tmp_path: Path, text: str = OWN) -> RateBook:
    return read_rates(folder_with(tmp_path, text, "our_university.toml"))


def test_an_organisations_rate_is_laid_over_the_published_one_with_its_reason(tmp_path: Path) -> None:
    found = book_with(tmp_path).rate("nihr:half_day", date(2025, 12, 15))
    assert isinstance(found, Rate)
    assert found.amount == Decimal("80.00")
    assert (found.card_kind, found.evidence) == ("organisation", "agreed")
    assert found.override is not None
    assert found.override.set_by == "organisation"
    assert found.override.replaces == Decimal("75")
    assert found.override.reason == "Confirmed with NIHR by letter"
    assert found.override.agreed_by == "Head of research finance"
    assert found.override.agreed_on == date(2026, 1, 10)
    assert found.override.source == "Minute 7 of the involvement panel"


def test_a_rate_confirmed_by_the_organisation_is_used_where_the_published_one_has_ended(
    tmp_path: Path,
) -> None:
    found = book_with(tmp_path).rate("nihr:half_day", date(2026, 6, 1))
    assert isinstance(found, Rate)
    assert found.amount == Decimal("80.00")
    assert found.override is not None
    assert found.override.replaces is None


def test_before_the_organisations_rate_starts_the_published_one_holds(tmp_path: Path) -> None:
    found = book_with(tmp_path).rate("nihr:half_day", date(2024, 12, 31))
    assert isinstance(found, Rate)
    assert (found.amount, found.override) == (Decimal("75"), None)


def test_an_organisations_own_code_is_a_rate_like_any_other(tmp_path: Path) -> None:
    found = book_with(tmp_path).rate("our_university:peer_researcher", date(2026, 6, 1))
    assert isinstance(found, Rate)
    assert (found.amount, found.band, found.override) == (Decimal("18.00"), "skilled", None)


def test_an_organisation_can_supply_the_pension_rate_that_nobody_else_knows(tmp_path: Path) -> None:
    book = book_with(tmp_path)
    assert isinstance(book.profile("local_government"), OnCostProfile)
    found = book.rate("on_costs:lgps", date(2026, 6, 1))
    assert isinstance(found, Rate)
    assert found.amount == Decimal("0.192")


def test_an_organisations_rate_by_length_asks_for_the_length_and_does_not_fall_back(tmp_path: Path) -> None:
    shorter = OWN.replace("amount = 80.00,", "amount = 80.00, up_to_hours = 3.5,")
    book = book_with(tmp_path, shorter)
    asks = book.rate("nihr:half_day", date(2025, 12, 15))
    assert isinstance(asks, Problem)
    assert asks.code == "rate_needs_hours"
    found = book.rate("nihr:half_day", date(2025, 12, 15), hours=Decimal("3.5"))
    assert isinstance(found, Rate)
    assert found.amount == Decimal("80.00")


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        (', reason = "Confirmed with NIHR by letter"', "reason"),
        (', agreed_by = "Head of research finance"', "agreed_by"),
        (", agreed_on = 2026-01-10", "agreed_on"),
    ],
)
def test_no_reason_no_override(tmp_path: Path, left_out: str, missing: str) -> None:
    with pytest.raises(RateCardError) as refused:
        book_with(tmp_path, OWN.replace(left_out, ""))
    problem = only(list(refused.value.problems))
    assert (problem.code, problem.where) == ("rate_file_no_reason", "our_university.toml:22")
    assert missing in problem.message


def test_an_override_without_its_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RateCardError) as refused:
        book_with(tmp_path, OWN.replace('amount = 80.00, source = "panel"', "amount = 80.00"))
    problem = only(list(refused.value.problems))
    assert (problem.found, problem.where) == ("source", "our_university.toml:22")


def test_a_rate_laid_over_a_code_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RateCardError) as refused:
        book_with(tmp_path, OWN.replace('"nihr:half_day"', '"nihr:halfday"'))
    problem = only(list(refused.value.problems))
    assert (problem.code, problem.where) == ("rate_file_link_unknown", "our_university.toml:16")
    assert '"nihr:half_day"' in problem.message


def test_the_example_in_the_handbook_loads(tmp_path: Path) -> None:
    handbook = (shipped_folder().parent / "docs" / "rate-cards.md").read_text(encoding="utf-8")
    example = handbook.partition("```toml\n")[2].partition("```")[0]
    book = book_with(tmp_path, example)
    assert [card.kind for card in book.cards if card.file_name == "our_university.toml"] == ["organisation"]


def test_the_worked_card_in_the_readme_of_the_rates_loads(tmp_path: Path) -> None:
    readme = (shipped_folder() / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```toml\n")[2].partition("```")[0]
    assert check_folder(folder_with(tmp_path, example)) == []


def test_a_card_is_known_by_the_bytes_of_its_file(tmp_path: Path) -> None:
    (first,), _ = read_rate_folder(folder_with(tmp_path, GOOD))
    (same,), _ = read_rate_folder(folder_with(tmp_path, GOOD))
    (other,), _ = read_rate_folder(folder_with(tmp_path, GOOD + "# a remark\n"))
    assert first.version == same.version
    assert first.version != other.version
