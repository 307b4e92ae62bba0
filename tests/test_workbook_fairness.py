"""The sheet *Fairness*: the engine's figures in words, live where it says so, and charts under their findings."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from budgets import BOOK, budget, item, own, partner, time, with_cards, worked_example
from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget
from fairbudget.ratecards import RateBook
from fairbudget.tables.fairness import FAIRNESS, FIGURES, fairness, group_of, listed
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, recalculate, values
from workbook_budgets import BUDGETS, in_euros, with_pooled_funder
from workbook_budgets import assessed as assessed_in_book
from workbook_tables import exactly, place_of_rate, table

Row = Mapping[str, Value]
TITLES = {column.name: column.title for column in FAIRNESS}
NUMBERS = {"value": "value", "numerator": "numerator", "denominator": "denominator", "closes": "closes"}
STORED_ONLY = {"median_gap", "cash_flow_exposure", "pay_spread_between_types"}


def a_bid() -> Budget:
    """The worked example with what the figures count besides: salaried hours, London, brokerage costs, overheads."""
    example = worked_example()
    more = (
        time(8, "hour", "Dean writing", band="lead", own_rate=own(60, "hour", "employer_cost"), unpaid_hours_each=12,
             phase="pre_application", why_unpaid="salaried_elsewhere"),
        time(3, "day", "Guide", "Londoners", band="skilled", own_rate=own("87.77", "day", "wage"), unpaid_hours_each=2,
             activity="brokerage", phase="set_up"),
    )  # fmt: skip
    costs = (
        item(7, "13.33", "Tea", "Charity", category="catering", for_activity="brokerage"),
        item(3, "20", "Room", "Charity", category="venue", for_activity="brokerage", paid_by="nobody"),
        item(2, "99.99", "Fares", "Individuals"),
    )
    londoners = partner(
        "Londoners", type="vcse", relationship="subcontractor", place="london", on_costs=Decimal("0.1207"),
        overhead="percent", overhead_value="0.15", hours_in_a_day=7,
    )  # fmt: skip
    return budget(
        *example.time, *more, *costs, partners=(*example.partners, londoners), funder="ukri", success_rate="0.3",
        reference_partner="Uni",
    )  # fmt: skip


def row_of(rows: Sequence[Row], code: str, name: str) -> Row:
    """The row of a figure for a group of that name."""
    title = FIGURES[code][0]
    [found] = [
        row for row in rows if row["Figure"] == title and row["For whom"] == name and row["By"] != "Partner type"
    ]
    return found


def written_rows(assessment: Assessment, path: Path) -> list[dict[str, Value]]:
    write_workbook(assessment, path)
    return table(values(path), "Fairness")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fairness")


@pytest.fixture(scope="module")
def bid(folder: Path) -> Path:
    write_workbook(assess(a_bid(), BOOK), folder / "bid.xlsx")
    return folder / "bid.xlsx"


@pytest.fixture(scope="module")
def example(folder: Path) -> list[dict[str, Value]]:
    return written_rows(assess(worked_example(), BOOK), folder / "example.xlsx")


# The table


def test_there_is_a_row_for_each_figure_and_group_and_for_each_yardstick() -> None:
    assessment = assess(a_bid(), BOOK)
    rows = fairness(assessment).rows
    groups = {group_of(figure) for figure in assessment.figures}
    figures = {figure.code for figure in assessment.figures}
    assert len(groups) == 1 + 4 + 5
    assert len(rows) == len(figures) * len(groups) + 1 + 5
    assert len({row[:3] for row in rows}) == len(rows)


def test_every_figure_has_its_words() -> None:
    codes = {figure.code for figure in listed(assess(a_bid(), BOOK))}
    assert codes == set(FIGURES)


def test_each_figure_stands_together_for_everybody_then_types_then_partners() -> None:
    rows = fairness(assess(a_bid(), BOOK)).rows
    order = ["All", "Partner type", "Partner"]
    titles = list(dict.fromkeys(row[0] for row in rows))
    assert [row[0] for row in rows] == [title for title in titles for row in rows if row[0] == title]
    for title in titles:
        kinds = [order.index(str(row[1])) for row in rows if row[0] == title]
        assert kinds == sorted(kinds)


def test_the_worked_example_reads_as_in_the_method(example: list[dict[str, Value]]) -> None:
    effective, paid = (row_of(example, code, "Charity") for code in ("effective_hourly_rate", "paid_hour_rate"))
    assert effective["Value"] == Decimal("10.94")
    assert (effective["Of"], effective["Over"]) == (2680, 245)
    assert paid["Value"] == Decimal("26.8")
    assert row_of(example, "like_for_like_parity", "Charity")["Money that would close it"] == 7520
    assert row_of(example, "like_for_like_parity", "Individuals")["Coverage"] == Decimal("0.733333")
    assert row_of(example, "floor_coverage", "All partners")["Money that would close it"] == Decimal("2922.75")
    assert row_of(example, "pre_application_burden", "Charity")["Of"] == 2160


def test_a_figure_without_a_value_shows_the_words_and_no_number(example: list[dict[str, Value]]) -> None:
    row = row_of(example, "paid_hour_rate", "Student")
    assert row["Value"] == row["Status"] == "not applicable"
    assert row["Live"] == "no"
    assert not any(isinstance(value, Decimal) for value in row.values())


def test_hours_that_nobody_stated_leave_words_in_place_of_numbers(folder: Path) -> None:
    silent = budget(time(10, "hour", band="lead", own_rate=own(30, "hour", "fee"), unpaid_hours_each=None))
    row = row_of(written_rows(assess(silent, BOOK), folder / "silent.xlsx"), "effective_hourly_rate", "Uni")
    assert row["Value"] == row["Status"] == "insufficient data"
    assert (row["Of"], row["Over"], row["Money that would close it"]) == (None, None, None)
    assert "unpaid hours are not stated" in str(row["What it says"])


def test_the_yardsticks_stand_beside_the_rates_and_on_rates(bid: Path) -> None:
    cells = values(bid)
    rows = table(cells, "Fairness")
    keys = {row["Key"] for row in table(cells, "Rates")}
    assert row_of(rows, "real_living_wage", "Londoners")["Value"] == Decimal("14.8")
    assert row_of(rows, "real_living_wage", "Charity")["Value"] == Decimal("13.45")
    assert row_of(rows, "legal_minimum", "All partners")["Value"] == Decimal("12.71")
    assert {"rlw:london@2025-10-22", "rlw:uk@2025-10-22", "nmw:adult@2026-04-01"} <= keys


def test_another_currency_has_no_floor_and_its_own_unit(folder: Path) -> None:
    rows = written_rows(assessed_in_book(in_euros()), folder / "euros.xlsx")
    assert FIGURES["real_living_wage"][0] not in {row["Figure"] for row in rows}
    assert row_of(rows, "effective_hourly_rate", "Uni A")["Unit"] == "€ an hour"


@pytest.mark.parametrize("name", BUDGETS)
def test_every_stored_number_is_the_engine_s(name: str, tmp_path: Path) -> None:
    assessment = assessed_in_book(BUDGETS[name](), with_pooled_funder(tmp_path / "rates"))
    rows = written_rows(assessment, tmp_path / "fairness.xlsx")
    same_figures(rows, assessment, live_only=False)


def test_what_is_live_is_a_formula_and_what_is_not_says_so(bid: Path) -> None:
    sheet = openpyxl.load_workbook(bid)["Fairness"]
    place = {column.name: number for number, column in enumerate(FAIRNESS)}
    figures = listed(assess(a_bid(), BOOK))
    for figure, cells in zip(figures, sheet.iter_rows(min_row=4, max_row=3 + len(figures)), strict=True):
        live = figure.status == "ok" and figure.code not in STORED_ONLY
        assert cells[place["live"]].value == ("yes" if live else "no"), figure
        for name in ("value", "numerator", "denominator", "hours", "closes"):
            kind = cells[place[name]].data_type
            assert kind == "f" if live and cells[place[name]].value is not None else kind != "f", (figure, name)


def same_figures(rows: Sequence[Row], expected: Assessment, *, live_only: bool) -> None:
    """Every number of the rows is that of the engine; `live_only` leaves out those that say they are not live."""
    figures = listed(expected)
    compared = 0
    for figure, row in zip(figures, rows, strict=False):
        assert (row["By"], row["For whom"]) == group_of(figure)
        if figure.status != "ok" or (live_only and row["Live"] == "no"):
            continue
        for name in NUMBERS:
            value = getattr(figure, name)
            if value is not None:
                compared += 1
                assert exactly(row[TITLES[name]]) == exactly(value), (figure, name)
        if figure.code not in ("real_living_wage", "legal_minimum"):
            assert exactly(row["Hours behind it"]) == exactly(figure.hours), figure
            assert exactly(row["Coverage"]) == exactly(figure.coverage), figure
    assert compared >= (20 if live_only else 0)


# After a change in LibreOffice


def with_rate(line: str, amount: str) -> Budget:
    lines = tuple(
        one.model_copy(update={"own_rate": one.own_rate.model_copy(update={"amount": Decimal(amount)})})
        if one.line == line and one.own_rate
        else one
        for one in a_bid().time
    )
    return a_bid().model_copy(update={"time": lines})


def with_quantity(line: str, quantity: str) -> Budget:
    lines = tuple(
        one.model_copy(update={"quantity": Decimal(quantity)}) if one.line == line else one for one in a_bid().time
    )
    return a_bid().model_copy(update={"time": lines})


def with_success(rate: str) -> Budget:
    project = a_bid().project.model_copy(update={"success_rate": Decimal(rate)})
    return a_bid().model_copy(update={"project": project})


def with_floor(amount: str) -> RateBook:
    """The shipped cards with another real Living Wage of the UK."""
    floors = next(card for card in BOOK.cards if card.code == "rlw")
    changed = tuple(
        rate.model_copy(
            update={"values": tuple(one.model_copy(update={"amount": Decimal(amount)}) for one in rate.values)}
        )
        if rate.code == "uk"
        else rate
        for rate in floors.rates
    )
    others = (card for card in BOOK.cards if card.code != "rlw")
    return with_cards(*others, floors.model_copy(update={"rates": changed}))


def place_on_time(cells: Mapping[Place, Value], line: str) -> Place:
    """The cell of the quantity of a line on *Time*."""
    [heading] = [cell for (sheet, cell), value in cells.items() if sheet == "Time" and value == "Quantity"]
    [number] = [cell for (sheet, cell), value in cells.items() if sheet == "Time" and value == line]
    return "Time", re.sub(r"\d+", "", heading) + re.sub(r"\D+", "", number)


@pytest.mark.spreadsheet
def test_libreoffice_comes_to_the_engine_s_figures(bid: Path, folder: Path) -> None:
    [again] = recalculate([bid], folder / "recalculated")
    same_figures(table(values(again), "Fairness"), assess(a_bid(), BOOK), live_only=False)


@pytest.mark.spreadsheet
@pytest.mark.parametrize(
    ("key", "amount", "after"),
    [
        ("line:RA", "38.77", assess(with_rate("RA", "38.77"), BOOK)),
        ("line:Worker", "31.07", assess(with_rate("Worker", "31.07"), BOOK)),
        ("rlw:uk@", "14.61", assess(a_bid(), with_floor("14.61"))),
        ("project:success_rate", "0.17", assess(with_success("0.17"), BOOK)),
    ],
    ids=["the reference rate", "a partner's rate", "the floor", "the success rate"],
)
def test_a_number_changed_on_rates_moves_the_live_figures_as_the_engine_says(
    bid: Path, key: str, amount: str, after: Assessment
) -> None:
    before = listed(assess(a_bid(), BOOK))
    assert [figure.value for figure in before] != [figure.value for figure in listed(after)]
    place = place_of_rate(values(bid), key)
    changed = change_cells(bid, {place: Decimal(amount)}, bid.with_name(f"{key.replace(':', ' ')}.xlsx"))
    same_figures(table(values(changed), "Fairness"), after, live_only=True)


@pytest.mark.spreadsheet
def test_a_quantity_changed_on_time_moves_the_live_figures_as_the_engine_says(bid: Path) -> None:
    place = place_on_time(values(bid), "Worker")
    changed = change_cells(bid, {place: Decimal(93)}, bid.with_name("quantity.xlsx"))
    same_figures(table(values(changed), "Fairness"), assess(with_quantity("Worker", "93"), BOOK), live_only=True)


# The pictures


def parts(path: Path, name: str) -> list[str]:
    with ZipFile(path) as archive:
        return [archive.read(part).decode() for part in sorted(archive.namelist()) if re.match(name, part)]


def charts(path: Path) -> list[str]:
    """The charts that are drawn from cells of *Fairness*."""
    return [xml for xml in parts(path, r"xl/charts/chart\d+\.xml") if "Fairness!" in xml]


def titles(path: Path) -> list[str]:
    return ["".join(re.findall(r"<a:t>([^<]*)</a:t>", xml.split("</c:title>")[0])) for xml in charts(path)]


def test_the_title_of_each_chart_is_its_finding(folder: Path, example: list[dict[str, Value]]) -> None:
    assert example
    assert titles(folder / "example.xlsx") == [
        "Student: £0.00 an hour, as none of the hours are paid",
        "Student: 3.8% of the hours, 0% of the money for time",
        "Charity: 145 of its 245 hours are unpaid",
    ]


def test_every_chart_has_its_finding_as_text(folder: Path, example: list[dict[str, Value]]) -> None:
    assert example
    texts = [
        found
        for xml in parts(folder / "example.xlsx", r"xl/drawings/drawing\d+\.xml")
        for found in re.findall(r'descr="([^"]+)"', xml)
    ]
    for title in titles(folder / "example.xlsx"):
        assert any(text.startswith(title) and len(text) > len(title) + 40 for text in texts), title


def test_no_chart_tells_its_series_apart_by_colour_alone(folder: Path, example: list[dict[str, Value]]) -> None:
    assert example
    rates_chart, shares, hours = charts(folder / "example.xlsx")
    for xml in (rates_chart, shares):
        assert xml.count("<a:pattFill") == 1
        assert xml.count("<c:legend>") == 1
    assert hours.count("<c:ser>") == 1
    assert 'prstDash val="dash"' in rates_chart


def test_the_floor_is_a_line_over_the_same_partners_as_the_rates(folder: Path, example: list[dict[str, Value]]) -> None:
    rates_chart = charts(folder / "example.xlsx")[0]
    areas = re.findall(r"<c:val><c:numRef><c:f>Fairness!\$D\$(\d+):\$D\$(\d+)</c:f>", rates_chart)
    named = [[example[row - 4]["For whom"] for row in range(int(a), int(b) + 1)] for a, b in areas]
    assert named == [["Uni", "Charity", "Individuals", "Student"]] * 3


def test_the_charts_stand_under_the_table_and_are_printed(folder: Path, example: list[dict[str, Value]]) -> None:
    sheet = openpyxl.load_workbook(folder / "example.xlsx")["Fairness"]
    bottom = int(str(sheet.print_area).rpartition("$")[2])
    drawing = parts(folder / "example.xlsx", r"xl/drawings/drawing2\.xml")[0]
    rows = [[int(row) for row in re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing)][i::2] for i in (0, 1)]
    assert len(rows[0]) == 3
    assert min(rows[0]) >= 3 + len(example)  # counted from 0
    assert max(rows[1]) < bottom


def test_one_partner_alone_has_no_chart(folder: Path) -> None:
    alone = budget(time(10, "hour", band="lead", own_rate=own(30, "hour", "fee"), unpaid_hours_each=4))
    write_workbook(assess(alone, BOOK), folder / "alone.xlsx")
    assert charts(folder / "alone.xlsx") == []


def test_a_name_that_begins_like_a_formula_is_no_place_to_fetch_a_title_from(folder: Path) -> None:
    hostile = budget(
        time(10, "hour", "1", "=1+1", own_rate=own(10, "hour", "fee"), unpaid_hours_each=5),
        time(10, "hour", "2", "Uni", own_rate=own(30, "hour", "fee"), unpaid_hours_each=0),
        partners=(partner(), partner("=1+1", type="vcse")),
    )
    write_workbook(assess(hostile, BOOK), folder / "hostile.xlsx")
    assert titles(folder / "hostile.xlsx")[0].strip().startswith("=1+1: £6.67 an hour")
