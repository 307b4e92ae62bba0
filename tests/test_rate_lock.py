"""No shipped rate is ever changed or deleted: an old bid costs the same again."""

from pathlib import Path
from shutil import copy

import pytest

from fairbudget.reading.cards.rate_files import read_rates, shipped_folder
from fairbudget.reading.cards.rate_lock import add_new, broken, fingerprints, main, read_lock

VAT = shipped_folder() / "vat.toml"
STANDARD = "amount = 20,"
NEWER = '    { effective_from = 2027-01-01, amount = 21, source = "day_rate_notes", evidence = "seen" },\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A locked folder with one small card."""
    copy(VAT, tmp_path)
    copy(shipped_folder() / "expertise_bands.toml", tmp_path)
    add_new(tmp_path)
    return tmp_path


def rewrite(folder: Path, was: str, now: str) -> None:
    file = folder / "vat.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(was) == 1
    file.write_text(text.replace(was, now), encoding="utf-8")


def test_no_shipped_rate_was_changed_or_deleted_and_all_are_locked() -> None:
    locked, now = read_lock(shipped_folder() / "lock.toml"), fingerprints(read_rates())
    assert broken(locked, now) == []
    assert set(now) == set(locked)


def test_the_command_finds_nothing_to_do_on_the_shipped_rates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert "0 new values" in capsys.readouterr().out


def test_a_new_value_is_added_to_the_lock(folder: Path) -> None:
    text = (folder / "vat.toml").read_text(encoding="utf-8")
    entry = next(line for line in text.splitlines(keepends=True) if STANDARD in line)
    rewrite(folder, entry, entry + NEWER)
    before = read_lock(folder / "lock.toml")
    assert add_new(folder) == (["vat:standard@2027-01-01"], [])
    after = read_lock(folder / "lock.toml")
    assert after.keys() - before.keys() == {"vat:standard@2027-01-01"}
    assert broken(before, after) == []


def test_a_changed_value_is_refused_and_the_lock_is_left_alone(folder: Path) -> None:
    locked = (folder / "lock.toml").read_bytes()
    rewrite(folder, STANDARD, "amount = 21,")
    assert add_new(folder)[1] == ["vat:standard@undated"]
    assert (folder / "lock.toml").read_bytes() == locked


def test_a_deleted_value_is_refused(folder: Path) -> None:
    rewrite(folder, "[rate.standard]", "[rate.ordinary]")
    assert add_new(folder)[1] == ["vat:standard@undated"]


def test_a_change_of_wording_is_free(folder: Path) -> None:
    rewrite(folder, 'label = "Standard rate"', 'label = "Standard rate of VAT"')
    assert add_new(folder) == ([], [])


def test_a_withdrawal_may_get_its_amount_but_may_not_vanish() -> None:
    locked = {"nihr:half_day@2025-12-16": "withdrawn", "nihr:day@2025-12-16": "withdrawn"}
    assert broken(locked, {"nihr:half_day@2025-12-16": "0123456789ab"}) == ["nihr:day@2025-12-16"]
