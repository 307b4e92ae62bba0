"""One amount is changed on *Rates* in LibreOffice: the new totals are those of the engine with that amount."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget, Override
from fairbudget.ratecards import RateBook
from fairbudget.tables import summary
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, values
from workbook_budgets import CHARITY, PEOPLE, UNI, assessed, cost, d, own, project, time, with_pooled_funder
from workbook_tables import exactly, place_of_rate, table

pytestmark = pytest.mark.spreadsheet

Change = Callable[[Budget], Budget]
HALF_A_POST = {"unit": "fte", "quantity": d("0.5"), "months": d("10")}


def a_bid() -> Budget:
    """Salary, wages, fees, an indexed rate, unpaid hours at two references, VAT, overheads, a shared cap, year 3."""
    return Budget(
        project=project(funder="pooled", price_basis="inflate", uplift=d("0.03")),
        partners=(UNI, CHARITY, PEOPLE),
        time=(
            time("1", "Uni A", **HALF_A_POST, rate_code="he_spine:point_30"),
            time("2", "Uni A", band="lead", **HALF_A_POST, own_rate=own("45000", "year", "salary"), year=3),
            time("3", "Charity & Sons", quantity=d("333"), rate_code="baseline:skilled", unpaid_hours_each=d("11")),
            time("4", "Charity & Sons", quantity=d("33"), own_rate=own("19.37", "hour", "wage"), year=2),
            time("5", "Community panel", people=d("7"), unit="half_day", rate_code="baseline:half_day"),
            time("6", "Community panel", band="strategic", quantity=d("0"), unpaid_hours_each=d("45")),
            time("7", "Uni A", unit="month", quantity=d("2"), rate_code="he_spine:point_30"),
            time("8", "Uni A", unit="day", quantity=d("3"), own_rate=own("4100", "month", "salary")),
        ),
        costs=(
            cost("C1", "Uni A", quantity=d("7"), unit_cost=d("33.33"), year=2),
            cost("C2", "Uni A", fraction=d("0.05"), fraction_of=("1", "3", "C1")),
        ),
    )  # fmt: skip


def overriding(code: str, amount: str, *, since: date | None = None) -> Change:
    override = Override(rate_code=code, amount=d(amount), per="year", reason="as changed", effective_from=since)

    def change(budget: Budget) -> Budget:
        return budget.model_copy(update={"overrides": (override,)})

    return change


def with_uplift(amount: str) -> Change:
    def change(budget: Budget) -> Budget:
        return budget.model_copy(update={"project": budget.project.model_copy(update={"uplift": d(amount)})})

    return change


def with_own_rate(line: str, amount: str) -> Change:
    def change(budget: Budget) -> Budget:
        lines = {one.line: one for one in budget.time}
        rate = lines[line].own_rate
        assert rate is not None
        lines[line] = lines[line].model_copy(update={"own_rate": rate.model_copy(update={"amount": d(amount)})})
        return budget.model_copy(update={"time": tuple(lines.values())})

    return change


def with_overhead(partner: str, amount: str) -> Change:
    def change(budget: Budget) -> Budget:
        partners = tuple(
            one.model_copy(update={"overhead_value": d(amount)}) if one.name == partner else one
            for one in budget.partners
        )
        return budget.model_copy(update={"partners": partners})

    return change


# The beginning of a key on Rates, its new amount, and how the engine is told the same.
CHANGES: dict[str, tuple[str, str, Change]] = {
    "the threshold of National Insurance": (
        "on_costs:ni_threshold@", "6123.45", overriding("on_costs:ni_threshold", "6123.45")
    ),
    "the spine point behind baseline:skilled": (
        "he_spine:point_30@", "39999", overriding("he_spine:point_30", "39999")
    ),
    "a pension rate": ("on_costs:uss@", "0.1917", overriding("on_costs:uss", "0.1917")),
    "the published fee behind baseline:half_day": (
        "nihr:half_day@", "81.07", overriding("nihr:half_day", "81.07", since=date(2020, 1, 1))
    ),
    "the working year": ("working_year:trac@", "1607", overriding("working_year:trac", "1607")),
    "VAT": ("vat:standard@", "0.175", overriding("vat:standard", "0.175")),
    "the uplift": ("project:uplift", "0.0415", with_uplift("0.0415")),
    "a rate typed on a line": ("line:2", "51234.56", with_own_rate("2", "51234.56")),
    "a partner's overhead": ("overhead of Charity & Sons", "0.2215", with_overhead("Charity & Sons", "0.2215")),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changed")


@pytest.fixture(scope="module")
def book(folder: Path) -> RateBook:
    return with_pooled_funder(folder / "our_rates")


@pytest.fixture(scope="module")
def written(folder: Path, book: RateBook) -> Path:
    path = folder / "bid.xlsx"
    write_workbook(assessed(a_bid(), book), path)
    return path


def changed(written: Path, key: str, amount: str, name: str) -> dict[Place, Value]:
    """The workbook after that one amount was typed over in LibreOffice."""
    place = place_of_rate(values(written), key)
    return values(change_cells(written, {place: d(amount)}, written.with_name(f"{name}.xlsx")))


def same_totals(cells: dict[Place, Value], expected: Assessment) -> None:
    """Every total and every part of *Summary*, and the cost of every line, are those of the engine."""
    wanted = summary(expected)
    for row, shown in zip(wanted.rows, table(cells, "Summary"), strict=False):
        for column, value in zip(wanted.columns, row, strict=True):
            if isinstance(value, Decimal):
                assert exactly(shown[column.title]) == exactly(value), (row[1], column.title)
    costs = [exactly(row["Cost"]) for row in table(cells, "Lines")]
    assert costs == [exactly(line.cost) for line in expected.lines]


@pytest.mark.parametrize("what", CHANGES)
def test_the_totals_move_as_the_engine_says(what: str, written: Path, book: RateBook) -> None:
    key, amount, told = CHANGES[what]
    before, after = assess(a_bid(), book), assess(told(a_bid()), book)
    assert after.totals.cost != before.totals.cost
    same_totals(changed(written, key, amount, what.replace(":", "")), after)


def test_a_funder_s_share_moves_what_is_funded(written: Path, tmp_path: Path) -> None:
    cells = changed(written, "funder:pooled.others 80%", "0.725", "share")
    after = assess(a_bid(), with_pooled_funder(tmp_path, share="0.725"))
    assert after.totals.funded is not None
    same_totals(cells, after)


def test_a_shared_cap_moves_what_is_funded(written: Path, tmp_path: Path) -> None:
    cells = changed(written, "cap:partners", "0.155", "cap")
    after = assess(a_bid(), with_pooled_funder(tmp_path, cap="0.155"))
    assert after.totals.funded is not None
    same_totals(cells, after)
