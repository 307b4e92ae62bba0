"""The sheet *Fixes*: what each line is short of, live over *Lines* and *Rates*, and never 0 where it is not judged."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from budgets import BOOK, budget, own, partner, time, worked_example
from fairbudget.assessment import Assessment, assess
from fairbudget.budget import Budget
from fairbudget.fixes.parts import work_of
from fairbudget.fixes.targets import TARGETS, combined, need_of
from fairbudget.reading import read_budget
from fairbudget.tables import Value as Shown
from fairbudget.tables.fixes import ALL_LINES, COMBINED, GAPS, LEVELS, NAMES, columns, finding, fixes
from fairbudget.writing.workbook import write_workbook
from spreadsheet import Place, Value, change_cells, recalculate, values
from workbook_budgets import BUDGETS, in_euros, with_pooled_funder
from workbook_budgets import assessed as assessed_in_book
from workbook_tables import exactly, place_of_rate, table

TITLES = {column.name: column.title for column in columns("GBP")}


def not_all_judged() -> Budget:
    """On-costs, salaried hours, a shared post, two pay years, and lines that some target cannot judge."""
    example = worked_example()
    return budget(
        *example.time,
        time(8, "hour", "Dean writing", band="lead", own_rate=own(60, "hour", "employer_cost"), unpaid_hours_each=12,
             phase="pre_application", why_unpaid="salaried_elsewhere"),
        time(3, "day", "Guide", "Londoners", band="skilled", own_rate=own("13.33", "hour", "wage"), people=2,
             unpaid_hours_each="2.5"),
        time("0.4", "fte", "Post", "Londoners", band="skilled", rate_code="he_spine:point_30", months=12,
             unpaid_hours_each=10),
        time(10, "hour", "Shared", {"Uni": "0.5", "Charity": "0.5"}, band="skilled",
             own_rate=own(30, "hour", "employer_cost"), unpaid_hours_each=2),
        time(10, "hour", "Nobody asked", "Charity", band="skilled", own_rate=own(12, "hour", "employer_cost")),
        time(10, "hour", "No band", "Charity", own_rate=own(12, "hour", "employer_cost"), unpaid_hours_each=1),
        time(10, "hour", "All paid", "Charity", own_rate=own(20, "hour", "employer_cost"), unpaid_hours_each=0),
        time(10, "hour", "No rate", "Charity", band="lead", rate_code="no:such_rate", unpaid_hours_each=0),
        partners=(
            *example.partners,
            partner("Londoners", type="vcse", relationship="subcontractor", place="london", on_costs="university_uss",
                    overhead="percent", overhead_value="0.15", hours_in_a_day=7),
        ),
        reference_partner="Uni",
    )  # fmt: skip


def rows_of(assessment: Assessment) -> list[dict[str, Shown]]:
    """The table by the names of its columns, the row of all lines first."""
    return [dict(zip(NAMES, row, strict=True)) for row in fixes(assessment).rows]


def line(assessment: Assessment, name: str) -> dict[str, Shown]:
    [found] = [row for row in rows_of(assessment) if row["line"] == name]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fixes")


@pytest.fixture(scope="module")
def example() -> Assessment:
    return assess(worked_example(), BOOK)


@pytest.fixture(scope="module")
def doubtful() -> Assessment:
    return assess(not_all_judged(), BOOK)


@pytest.fixture(scope="module")
def example_file(example: Assessment, folder: Path) -> Path:
    write_workbook(example, folder / "example.xlsx")
    return folder / "example.xlsx"


@pytest.fixture(scope="module")
def doubtful_file(doubtful: Assessment, folder: Path) -> Path:
    write_workbook(doubtful, folder / "doubtful.xlsx")
    return folder / "doubtful.xlsx"


# The table


def test_the_worked_example_comes_to_18370_pounds_for_parity_and_2922_75_for_the_floor(example: Assessment) -> None:
    whole = rows_of(example)[0]
    assert whole["line"] == ALL_LINES
    assert whole["parity_gap"] == whole[COMBINED] == Decimal("18370.00")
    assert whole["floor_gap"] == Decimal("2922.75")
    assert whole["hours"] == 2650
    assert whole["cost"] == Decimal("76870.00")
    by_partner: dict[Shown, Decimal] = {}
    for row in rows_of(example)[1:]:
        if isinstance(row["parity_gap"], Decimal):
            by_partner[row["partner"]] = by_partner.get(row["partner"], Decimal(0)) + row["parity_gap"]
    assert by_partner == {"Uni": 0, "Charity": 7520, "Individuals": 7350, "Student": 3500}


def test_the_line_of_the_charity_worker_shows_every_level_worked_by_hand(example: Assessment) -> None:
    worker = line(example, "Worker")
    assert (worker["hours"], worker["unpaid"], worker["pay"], worker["cost"]) == (120, 80, 880, 880)
    assert worker["floor_level"] == Decimal("1614.00")  # 120 × £13.45
    assert worker["hours_level"] == Decimal("3680.00")  # £880 + 80 × £35
    assert worker["parity_level"] == Decimal("4200.00")  # 120 × £35
    assert worker["floor_gap"] == Decimal("734.00")
    assert worker["hours_gap"] == Decimal("2800.00")
    assert worker["parity_gap"] == worker[COMBINED] == Decimal("3320.00")
    assert worker["status"] == "judged"


@pytest.mark.parametrize("name", BUDGETS)
def test_every_gap_is_the_engine_s_and_they_add_up_to_what_closes_the_target(name: str, tmp_path: Path) -> None:
    _as_the_engine_says(assessed_in_book(BUDGETS[name](), with_pooled_funder(tmp_path)))


def test_every_gap_is_the_engine_s_where_lines_are_not_judged(doubtful: Assessment) -> None:
    _as_the_engine_says(doubtful)


def _as_the_engine_says(assessment: Assessment) -> None:
    rows = rows_of(assessment)
    parts = [part for one in work_of(assessment.costed) for part in one.parts]
    for part, row in zip(parts, rows[1:], strict=True):
        for target in TARGETS:
            need = need_of(part, target)
            assert row[GAPS[target]] == ("not judged" if isinstance(need, str) else need.gap(part))
        assert row[COMBINED] in (combined(part, "parity").gap(part), "not judged")
    for closing in assessment.fixes.targets:
        shown = rows[0][GAPS[closing.target]] if rows else Decimal(0)
        assert shown == closing.amount or (shown == "not judged" and closing.lines == 0)


def test_where_nothing_comes_on_top_of_pay_the_combined_target_is_the_sum_of_the_steps(example: Assessment) -> None:
    assert rows_of(example)[0][COMBINED] == sum(step.employer_cost for step in example.fixes.steps)


@pytest.mark.parametrize(
    ("name", "status", "judged"),
    [
        ("Nobody asked", "not judged: unpaid hours not stated", ()),
        ("Advisers", "no reference rate for this band", ("legal_minimum", "floor")),
        ("No band", "no band stated", ("legal_minimum", "floor")),
        ("No rate", "not judged: not costed", ()),
        ("Dean writing", "judged", TARGETS),
    ],
)
def test_what_cannot_be_judged_says_so_and_is_never_0(
    doubtful: Assessment, name: str, status: str, judged: tuple[str, ...]
) -> None:
    row = line(doubtful, name)
    assert row["status"] == status
    for target in TARGETS:
        assert isinstance(row[GAPS[target]], Decimal) == isinstance(row[LEVELS[target]], Decimal) == (target in judged)


def test_a_line_short_of_a_wage_floor_shows_that_where_parity_is_not_judged(doubtful: Assessment) -> None:
    row = line(doubtful, "No band")
    # 11 hours at £13.45 are £147.95; £120 are paid.
    assert row[COMBINED] == row["floor_gap"] == Decimal("27.95")
    assert row["parity_gap"] == "not judged"
    assert line(doubtful, "Advisers")[COMBINED] == "not judged"


def test_unpaid_hours_that_nobody_stated_leave_the_hours_of_all_lines_not_known(doubtful: Assessment) -> None:
    row, whole = line(doubtful, "Nobody asked"), rows_of(doubtful)[0]
    assert (row["unpaid"], row["hours"]) == ("not stated", "not known")
    assert (whole["unpaid"], whole["hours"]) == ("not known", "not known")
    assert re.fullmatch(r"\d of 17 lines: some target cannot be judged", str(whole["status"]))


def test_in_another_currency_the_wage_floors_are_not_judged_and_headings_carry_its_sign() -> None:
    made = fixes(assessed_in_book(in_euros()))
    titles = [column.title for column in made.columns]
    assert "Missing to parity, € of employer cost" in titles
    assert not any("£" in title for title in titles)
    whole = dict(zip(NAMES, made.rows[0], strict=True))
    assert whole["floor_gap"] == whole["legal_minimum_gap"] == "not judged"


# The picture


def test_the_picture_says_what_parity_and_the_floor_come_to(example: Assessment) -> None:
    found = finding(fixes(example), "GBP")
    assert found is not None
    assert found.title == (
        "£18,370.00 of employer cost would bring every line that can be judged to parity and "
        "£2,922.75 of pay to the real Living Wage"
    )
    assert "pay the unpaid hours £10,470.00" in found.text


def test_every_line_is_every_line_only_where_all_are_judged() -> None:
    lines = [one for one in worked_example().time if one.line != "Advisers"]
    made = fixes(assess(budget(*lines, partners=worked_example().partners), BOOK))
    found = finding(made, "GBP")
    assert found is not None
    assert found.title.startswith("£18,370.00 of employer cost would bring every line to parity")


def test_there_is_no_picture_where_nothing_can_be_judged(tmp_path: Path) -> None:
    nothing = assess(budget(), BOOK)
    assert fixes(nothing).rows == ()
    assert finding(fixes(nothing), "GBP") is None
    unasked = assess(budget(time(1, "hour", own_rate=own(20, "hour", "fee"))), BOOK)
    assert finding(fixes(unasked), "GBP") is None
    write_workbook(unasked, tmp_path / "unasked.xlsx")
    with ZipFile(tmp_path / "unasked.xlsx") as archive:
        drawings = "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/drawings/drawing"))
    assert "missing to each target" not in drawings


def test_the_chart_draws_the_four_targets_of_the_first_row_inside_the_print_area(example_file: Path) -> None:
    with ZipFile(example_file) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawings = [archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name]
    [chart] = [xml for xml in charts if "<c:f>Fixes!" in xml]
    assert "£18,370.00 of employer cost would bring" in chart
    assert "<c:f>Fixes!$M$4:$P$4</c:f>" in chart
    [drawing] = [xml for xml in drawings if 'descr="Bar chart of what is missing' in xml]
    anchor = re.search(r"<xdr:to><xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing)
    assert anchor is not None
    column, row = int(anchor[1]), int(anchor[2])
    area = openpyxl.load_workbook(example_file)["Fixes"].print_area
    last = re.search(r"\$([A-Z]+)\$(\d+)'?$", str(area))
    assert last is not None
    assert last[1] == "R"
    assert column < len(NAMES)
    assert row < int(last[2])


# The workbook


def test_every_number_is_stored_as_a_formula_with_the_engine_s_value(doubtful: Assessment, doubtful_file: Path) -> None:
    stored = table(values(doubtful_file), "Fixes")
    for expected, shown in zip(rows_of(doubtful), stored, strict=True):
        for name, title in TITLES.items():
            value = expected[name]
            assert exactly(shown[title]) == (exactly(value) if isinstance(value, Decimal) else value or None)
    sheet = openpyxl.load_workbook(doubtful_file)["Fixes"]
    numbers = [cell for row in sheet.iter_rows(min_row=4) for cell in row if isinstance(cell.value, int | float)]
    assert numbers == []


def test_it_stands_between_fairness_and_checks(example_file: Path) -> None:
    assert openpyxl.load_workbook(example_file).sheetnames[2:5] == ["Fairness", "Fixes", "Checks"]


def test_no_text_of_the_budget_becomes_a_formula(tmp_path: Path) -> None:
    write_workbook(assessed_in_book(in_euros()), tmp_path / "euros.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "euros.xlsx")["Fixes"]
    words = [cell for row in sheet.iter_rows(min_row=4, max_col=4) for cell in row if cell.value is not None]
    assert words
    assert all(cell.data_type == "s" for cell in words)


@pytest.mark.spreadsheet
def test_libreoffice_comes_to_every_stored_value_of_fixes(doubtful_file: Path, tmp_path: Path) -> None:
    [again] = recalculate([doubtful_file], tmp_path)
    recalculated = values(again)
    for place, stored in values(doubtful_file).items():
        if place[0] == "Fixes":
            assert exactly(recalculated.get(place)) == exactly(stored), place


@pytest.mark.spreadsheet
def test_unpaid_hours_edited_on_time_move_the_gaps_as_the_engine_would(example_file: Path, tmp_path: Path) -> None:
    stored = values(example_file)
    edited = change_cells(
        example_file, {typed(stored, "Worker", "Unpaid hours each"): Decimal(50)}, tmp_path / "e.xlsx"
    )
    _same_numbers(edited, assess(read_budget(edited), BOOK))
    worker = next(row for row in table(values(edited), "Fixes") if row["Line"] == "Worker")
    assert worker[TITLES["parity_gap"]] == 90 * 35 - 880
    assert worker[TITLES["floor_gap"]] == Decimal("330.50")  # 90 × £13.45 − £880


@pytest.mark.spreadsheet
def test_hours_edited_where_no_rate_values_them_show_the_status_and_no_0(doubtful_file: Path, tmp_path: Path) -> None:
    stored = values(doubtful_file)
    before = next(row for row in table(stored, "Fixes") if row["Line"] == "All paid")
    assert before[TITLES["hours_gap"]] == 0
    edited = change_cells(
        doubtful_file, {typed(stored, "All paid", "Unpaid hours each"): Decimal(3)}, tmp_path / "e.xlsx"
    )
    after = next(row for row in table(values(edited), "Fixes") if row["Line"] == "All paid")
    assert after[TITLES["hours_gap"]] == "no band stated"


@pytest.mark.spreadsheet
def test_rates_changed_on_rates_move_every_gap(example_file: Path, tmp_path: Path) -> None:
    changes = {
        place_of_rate(values(example_file), key): Decimal(amount)
        for key, amount in (("rlw:uk", "14.45"), ("nmw:adult", "13"), ("line:RA", "40"))
    }
    edited = table(values(change_cells(example_file, changes, tmp_path / "edited.xlsx")), "Fixes")
    worker = next(row for row in edited if row["Line"] == "Worker")
    assert worker[TITLES["legal_minimum_gap"]] == 680  # 120 × £13 − £880
    assert worker[TITLES["floor_gap"]] == 854  # 120 × £14.45 − £880
    assert worker[TITLES["hours_gap"]] == 3200  # 80 × £40
    assert worker[TITLES["parity_gap"]] == worker[TITLES[COMBINED]] == 3920  # 120 × £40 − £880
    dearer = own(40, "hour", "employer_cost")
    example = worked_example()
    lines = [
        time(1650, "hour", "RA", band="skilled", own_rate=dearer, unpaid_hours_each=0) if one.line == "RA" else one
        for one in example.time
    ]
    whole = rows_of(assess(budget(*lines, partners=example.partners), BOOK))[0]
    for name in ("hours_gap", "parity_gap", "cost"):
        assert exactly(edited[0][TITLES[name]]) == whole[name]


def typed(cells: Mapping[Place, Value], name: str, heading: str) -> Place:
    """The cell of *Time* where this was typed for the line of that name."""
    [letter] = [
        place.rstrip("1") for (sheet, place), value in cells.items()
        if sheet == "Time" and value == heading and place.rstrip("1").isalpha()
    ]  # fmt: skip
    [row] = [place[1:] for (sheet, place), value in cells.items() if sheet == "Time" and place[0] == "A"
             and place[1:].isdigit() and value == name]  # fmt: skip
    return "Time", f"{letter}{row}"


def _same_numbers(file: Path, assessment: Assessment) -> None:
    """That every number of the sheet is the engine's for the budget as it was edited."""
    for expected, shown in zip(rows_of(assessment), table(values(file), "Fixes"), strict=True):
        for name, title in TITLES.items():
            value = expected[name]
            if isinstance(value, Decimal):
                assert exactly(shown[title]) == exactly(value), (shown["Line"], title)
