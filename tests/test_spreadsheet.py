"""LibreOffice, as these tests use it, believes no stored value and obeys a changed cell."""

from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from spreadsheet import Place, change_cells, recalculate, values

pytestmark = pytest.mark.spreadsheet


def half_days_at_a_rate(path: Path) -> Path:
    """24 half days at a rate, whose stored total of 7 is wrong on purpose."""
    with Workbook(path) as book:
        rates = book.add_worksheet("Rates")
        rates.write_number("A1", 82.5)
        rates.write_formula("B1", "=ROUND(A1*24,2)", value=7)
        rates.write_string("C1", "half day")
    return path


def test_a_wrong_stored_value_does_not_survive_recalculation(tmp_path: Path) -> None:
    wrong = half_days_at_a_rate(tmp_path / "wrong.xlsx")
    assert values(wrong)["Rates", "B1"] == 7
    [right] = recalculate([wrong], tmp_path / "recalculated")
    assert values(right)["Rates", "B1"] == Decimal(1980)


def test_several_workbooks_are_recalculated_in_one_run(tmp_path: Path) -> None:
    several = [half_days_at_a_rate(tmp_path / f"{name}.xlsx") for name in ("one", "two")]
    recalculated = recalculate(several, tmp_path / "recalculated")
    assert [values(book)["Rates", "B1"] for book in recalculated] == [Decimal(1980), Decimal(1980)]


def test_a_rate_changed_in_libreoffice_changes_the_total(tmp_path: Path) -> None:
    book = half_days_at_a_rate(tmp_path / "book.xlsx")
    changes: dict[Place, Decimal | str] = {
        ("Rates", "A1"): Decimal("90.01"),
        ("Rates", "C1"): "=not a formula",
    }
    changed = values(change_cells(book, changes, tmp_path / "changed.xlsx"))
    assert changed["Rates", "B1"] == Decimal("2160.24")
    assert changed["Rates", "C1"] == "=not a formula"
