"""The files that a portfolio is written to: the workbook for people, and the table for programs."""

import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.utils import get_column_letter

from fairbudget.language import Language, speaking
from fairbudget.portfolio import about_sheet, distributions_sheet, sheet_rows
from fairbudget.portfolio.distributions_sheet import live_groups
from fairbudget.portfolio.part import Part, joined
from fairbudget.portfolio.result_apart import RESULT_FILE
from fairbudget.portfolio.result_columns import SCHEMA, STATISTICS
from fairbudget.portfolio.result_file import read_portfolio_parquet, write_portfolio_parquet
from fairbudget.portfolio.summary import Portfolio, portfolio_of
from fairbudget.portfolio.workbook import write_portfolio_workbook
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.tables.fairness import FIGURES
from fairbudget.writing.in_memory import content_of
from inert import cells_of, faults_of_workbook
from portfolio_samples import changed, in_euros, many, sample_part, sample_portfolio
from spreadsheet import Place, Value, change_cells, recalculate, values
from test_inert_exports import PAYLOADS, seen
from test_workbook_safety import read
from workbook_tables import exactly, table

LANGUAGES: tuple[Language, ...] = ("en", "cy")
ORDER = ["File not read", "Mend first", "To check", "To know"]
SHEETS = ["Portfolio", "Distributions", "Budgets", "Figures", "Outliers", "Not judged", "Problems"]


def workbook_of(portfolio: Portfolio) -> bytes:
    return content_of(lambda path: write_portfolio_workbook(portfolio, path), ".xlsx")


def parquet_of(portfolio: Portfolio) -> bytes:
    return content_of(lambda path: write_portfolio_parquet(portfolio, path), ".parquet")


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return sample_portfolio()


@pytest.fixture(scope="module")
def cells(portfolio: Portfolio, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Place, Value]:
    path = tmp_path_factory.mktemp("portfolio") / "portfolio.xlsx"
    write_portfolio_workbook(portfolio, path)
    return values(path)


# The workbook


def test_the_workbook_has_a_sheet_for_each_question_and_opens_on_what_was_read(portfolio: Portfolio) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio)))
    assert book.sheetnames == SHEETS
    assert book.active is not None
    assert book.active.title == "Portfolio"
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes is not None


def test_the_first_sheet_says_what_was_read_and_that_the_days_of_the_rates_differ(
    cells: Mapping[Place, Value],
) -> None:
    facts = {row["What"]: row for row in reversed(table(cells, "Portfolio"))}
    read_of = {what: facts[what]["Value"] for what in ("Files read", "Files not read", "Budgets", "Complete budgets")}
    assert read_of == {"Files read": 5, "Files not read": 1, "Budgets": 5, "Complete budgets": 4}
    known = [cost for cost in sample_part().budgets["cost"].to_pylist() if cost is not None]
    assert len(known) == 4
    assert facts["Cost of the complete budgets in GBP"]["Value"] == sum(known)
    assert facts["Dates of the rates"]["What it means"] == (
        "Each budget is costed at the rates of its own day, from 1 March 2026 to 11 May 2026 (Rates as of, on "
        "Budgets). So budgets of different years differ by the rise of rates as well."
    )


def test_each_distribution_is_a_row_with_its_counts_and_quantiles(
    portfolio: Portfolio, cells: Mapping[Place, Value]
) -> None:
    rows = table(cells, "Distributions")
    assert len(rows) == len(portfolio.distributions)
    [shown] = [
        row
        for row in rows
        if row["Figure"] == FIGURES["unpaid_share"][0]
        and row["Partner type"] == "All partners"
        and row["By"] == "All budgets"
    ]
    [one] = [
        one
        for one in portfolio.distributions
        if (one.figure, one.partner_type, one.by) == ("unpaid_share", None, "all")
    ]
    assert (shown["Budgets judged"], shown["Not judged"], shown["Not applicable"]) == (3, 2, 0)
    assert (shown["Least"], shown["Median"], shown["Greatest"]) == (one.least, one.median, one.greatest)
    assert (shown["All together"], shown["Unit"]) == (one.together, "percentage")


def test_numbers_are_shown_in_the_unit_of_their_figure_and_the_currency_of_their_budget() -> None:
    both = joined([sample_part(), in_euros(sample_part())])
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio_of(both))))
    sheet = book["Figures"]
    headings = [cell.value for cell in sheet[3]]
    at = {name: headings.index(name) for name in ("Currency", "Figure", "Value", "Unit", "Of", "Over")}
    formats = {}
    for row in sheet.iter_rows(min_row=4):
        if row[at["Value"]].value is not None:
            key = row[at["Currency"]].value, row[at["Figure"]].value
            formats[key] = [row[at[name]].number_format for name in ("Value", "Of", "Over")]
    rate, share = FIGURES["effective_hourly_rate"][0], FIGURES["unpaid_share"][0]
    assert formats["EUR", rate] == ['"€"#,##0.00;-"€"#,##0.00', '"€"#,##0.00;-"€"#,##0.00', "#,##0.00"]
    assert formats["GBP", rate][0] == '"£"#,##0.00;-"£"#,##0.00'
    assert formats["GBP", share] == ["0.0%", "#,##0.00", "#,##0.00"]


def test_a_total_that_is_not_known_says_so_and_is_not_zero(cells: Mapping[Place, Value]) -> None:
    [shown] = [row for row in table(cells, "Budgets") if row["File"] == "full_of_problems.xlsx"]
    assert (shown["Complete"], shown["Cost"], shown["Funded"]) == ("no", "not known", "not known")


def test_files_that_were_not_read_stand_first_among_the_problems(cells: Mapping[Place, Value]) -> None:
    weights = [row["Weight"] for row in table(cells, "Problems")]
    assert weights == sorted(weights, key=lambda weight: ORDER.index(str(weight)))
    first = table(cells, "Problems")[0]
    assert (first["File"], first["What"]) == ("kept_secret.xlsx", "Password")
    assert first["What it means"] == '"kept_secret.xlsx" is password protected.'


def test_what_could_not_be_judged_is_listed_with_the_reason_and_what_to_do(
    portfolio: Portfolio, cells: Mapping[Place, Value]
) -> None:
    rows = table(cells, "Not judged")
    assert len(rows) == len(portfolio.not_judged) > 10
    assert all(row["Why"] for row in rows)


def test_outliers_are_listed_with_the_fences_that_they_are_beyond() -> None:
    ordinary = many(sample_part(), 5)
    figures = ordinary.figures.to_pylist()
    for number, row in enumerate(figures):
        row["value"] = None if row["value"] is None else row["value"] + Decimal(number % 7) / 100
    figures[0]["value"] = Decimal(900)
    part = replace(ordinary, figures=pa.Table.from_pylist(figures, ordinary.figures.schema))
    found = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio_of(part))))["Outliers"]
    shown = [[cell.value for cell in row] for row in found.iter_rows(min_row=4)]
    assert [row[7] for row in shown if row[8] == 900] == ["above the others"]


def test_the_same_portfolio_gives_the_same_workbook(portfolio: Portfolio) -> None:
    assert workbook_of(portfolio) == workbook_of(sample_portfolio())


@pytest.mark.parametrize("write", [write_portfolio_workbook, write_portfolio_parquet])
def test_a_file_that_is_there_is_never_replaced_by_accident(
    portfolio: Portfolio, tmp_path: Path, write: object
) -> None:
    assert callable(write)
    path = tmp_path / "out"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError, match='"out" is there already'):
        write(portfolio, path)
    assert path.read_bytes() == b"mine"
    write(portfolio, path, force=True)
    assert path.read_bytes()[:2] in (b"PK", b"PA")


def test_a_sheet_that_cannot_hold_all_rows_holds_none_and_says_where_they_are(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sheet_rows, distributions_sheet, about_sheet):
        monkeypatch.setattr(module, "MOST_ROWS", 170)
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio)))
    assert len(portfolio.part.figures) > 170
    assert (book["Figures"].max_row, book["Budgets"].max_row) == (3, 8)
    assert book["Figures"]["A2"].value == (
        f"{len(portfolio.part.figures)} rows are more than a sheet can hold, so none of them stand here. "
        "They are in the file for programs: fairbudget portfolio … -o OUT.parquet"
    )
    assert not [cell for cell in cells_of(workbook_of(portfolio)) if str(cell[1].value).startswith("=SUMPRODUCT")]


def test_groups_that_a_sheet_cannot_hold_are_left_out_as_a_whole_and_named(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributions_sheet, "MOST_ROWS", len(portfolio.distributions) - 1)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio)))["Distributions"]
    assert {row[2].value for row in sheet.iter_rows(min_row=4)} == {"All budgets", "Funder", "Year"}
    assert str(sheet["A2"].value).startswith("There are more lead organisations than a sheet can hold")


def test_rows_are_live_as_long_as_a_spreadsheet_opens_them_quickly(portfolio: Portfolio) -> None:
    assert live_groups(portfolio.distributions, 100) == ("all", "funder", "lead_organisation", "year")
    assert live_groups(portfolio.distributions, 10_000) == ("all",)
    assert live_groups(portfolio.distributions, 100_000) == ()


def payloads() -> Part:
    """The samples, with a payload in every text that a file could bring."""
    part = sample_part()
    texts = [PAYLOADS[number % len(PAYLOADS)] for number in range(5 * len(PAYLOADS))]

    def full_of(rows: pa.Table, names: tuple[str, ...]) -> pa.Table:
        told = [
            {**row, **{name: texts[(number + shift) % len(texts)] for shift, name in enumerate(names)}}
            for number, row in enumerate(rows.to_pylist())
        ]
        return pa.Table.from_pylist(told, rows.schema)

    which = ("file", "budget", "title", "lead_organisation", "funder")
    return Part(
        full_of(many(part, 20).budgets, which),
        full_of(part.figures, (*which, "reason", "remedy")),
        full_of(part.problems, ("file", "budget", "what", "where", "found", "message", "fix")),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_file_brings_stays_text(language: Language) -> None:
    with speaking(language):
        content = workbook_of(portfolio_of(payloads()))
    assert faults_of_workbook(content) == []
    # openpyxl leaves the escape of an escape as it is in texts that stand in their cells.
    held = {seen(str(cell.value).replace("_x005F_", "_")) for _, cell in cells_of(content) if cell.data_type == "s"}
    assert [text for text in PAYLOADS if read(text) and read(text) not in held] == []


def test_a_currency_that_is_none_acts_nowhere() -> None:
    part = sample_part()
    odd = Part(changed(part.budgets, currency='"&A1&"'), changed(part.figures, currency='"&A1&"'), part.problems)
    content = workbook_of(portfolio_of(odd))
    assert faults_of_workbook(content) == []


def test_a_text_longer_than_a_cell_holds_is_cut_with_a_mark() -> None:
    part = sample_part()
    long = replace(part, problems=changed(part.problems, message="a" * 40_000))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(portfolio_of(long))))["Problems"]
    assert str(sheet["G4"].value).endswith("a …")


@pytest.mark.spreadsheet
def test_libreoffice_comes_to_every_stored_value_in_both_languages(tmp_path: Path) -> None:
    both = joined([sample_part(), in_euros(sample_part())])
    files = [tmp_path / f"{language}.xlsx" for language in LANGUAGES]
    for language, file in zip(LANGUAGES, files, strict=True):
        with speaking(language):
            write_portfolio_workbook(portfolio_of(both), file)
    for file, again in zip(files, recalculate(files, tmp_path / "again"), strict=True):
        stored, worked_out = values(file), values(again)
        assert len(stored) > 10_000
        assert {place for place in stored if exactly(stored[place]) != exactly(worked_out.get(place))} == set()


@pytest.mark.spreadsheet
def test_counts_and_sums_follow_the_figures(portfolio: Portfolio, tmp_path: Path) -> None:
    write_portfolio_workbook(portfolio, tmp_path / "portfolio.xlsx")
    before = values(tmp_path / "portfolio.xlsx")
    figures = table(before, "Figures")
    [row] = [
        number
        for number, figure in enumerate(figures, 4)
        if figure["Figure"] == FIGURES["unpaid_value"][0]
        and figure["Partner type"] == "All partners"
        and figure["File"] == "university_charity_brokerage.xlsx"
    ]
    status, value = (get_column_letter([*figures[0]].index(name) + 1) for name in ("Status", "Value"))
    after = values(
        change_cells(
            tmp_path / "portfolio.xlsx", {("Figures", f"{status}{row}"): "not applicable"}, tmp_path / "a.xlsx"
        )
    )

    def shown(cells: Mapping[Place, Value]) -> list[Value]:
        [found] = [
            each
            for each in table(cells, "Distributions")
            if (each["Figure"], each["Partner type"], each["By"])
            == (FIGURES["unpaid_value"][0], "All partners", "All budgets")
        ]
        return [found[name] for name in ("Budgets judged", "Not applicable", "All together")]

    judged, not_applicable, together = (Decimal(str(each)) for each in shown(before))
    amount = Decimal(str(before["Figures", f"{value}{row}"]))
    assert [exactly(each) for each in shown(after)] == [judged - 1, not_applicable + 1, together - amount]


# The table for programs


def test_what_is_read_back_is_what_was_written(portfolio: Portfolio) -> None:
    assert read_portfolio_parquet(parquet_of(portfolio)) == portfolio.part


def test_a_portfolio_without_budgets_is_read_back_as_well() -> None:
    part = sample_part()
    nothing = Part(part.budgets.slice(0, 0), part.figures.slice(0, 0), part.problems.slice(0, 0))
    assert read_portfolio_parquet(parquet_of(portfolio_of(nothing))) == nothing


def test_the_same_portfolio_gives_the_same_table(portfolio: Portfolio) -> None:
    assert parquet_of(portfolio) == parquet_of(sample_portfolio())


def test_pandas_reads_one_level_as_a_table_of_its_own(portfolio: Portfolio) -> None:
    content = io.BytesIO(parquet_of(portfolio))
    totals = pd.read_parquet(content, filters=[("level", "==", "budget total")]).dropna(axis=1, how="all")
    assert list(totals["lines"]) == portfolio.part.budgets["lines"].to_pylist()
    assert {"file", "title", "as_of", "complete", "cost", "funded"} <= set(totals.columns)
    assert "figure" not in totals.columns
    figures = pd.read_parquet(content, filters=[("level", "==", "budget")])
    assert len(figures) == len(portfolio.part.figures)


def test_a_distribution_has_a_row_for_each_statistic(portfolio: Portfolio) -> None:
    rows = pd.read_parquet(io.BytesIO(parquet_of(portfolio)), filters=[("level", "==", "distribution")])
    assert len(rows) == len(portfolio.distributions) * len(STATISTICS)
    whole = rows[(rows["figure"] == "unpaid_share") & rows["partner_type"].isna() & (rows["by"] == "all")]
    told = dict(zip(whole["statistic"], whole["value"], strict=True))
    [one] = [
        one
        for one in portfolio.distributions
        if (one.figure, one.partner_type, one.by) == ("unpaid_share", None, "all")
    ]
    assert told == {name: getattr(one, name) for name in STATISTICS}


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_portfolio_parquet(content, name="a.parquet")
    return str(caught.value)


def parquet(rows: pa.Table, **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(rows, out, **options)
    return out.getvalue()


NOT_OURS = (
    '"a.parquet" does not hold the results of a portfolio, or it is damaged. '
    "Choose the .parquet file that fairbudget portfolio wrote, or make it again."
)


def test_anything_else_is_refused_in_one_plain_sentence(portfolio: Portfolio) -> None:
    ours = parquet_of(portfolio)
    rows = pq.read_table(io.BytesIO(ours))
    for content in (
        b"",
        b"PAR1",
        b"PAR1" + b"\0" * 100 + b"PAR1",
        b"file,budget\n",
        ours[:-1000],
        ours[: len(ours) // 2] + ours[-4:],
        ours[:5000] + b"\xff" * 200 + ours[5200:],
        parquet(pa.table({"a": [1]})),
        parquet(rows.drop_columns(["statistic"])),
        parquet(rows.append_column("more", pa.nulls(len(rows), pa.string()))),
    ):
        assert refused(content) == NOT_OURS


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "fine"), ("unit", "miles"), ("currency", None), ("complete", None), ("message", None)],
)
def test_results_with_values_that_no_portfolio_has_are_refused(
    portfolio: Portfolio, column: str, value: str | None
) -> None:
    rows = pq.read_table(io.BytesIO(parquet_of(portfolio)))
    assert refused(parquet(changed(rows, **{column: value}))) == NOT_OURS


def test_a_file_with_more_than_is_read_is_refused_before_it_is_unpacked(portfolio: Portfolio) -> None:
    few = replace(RESULT_FILE, rows=10)
    with pytest.raises(UnreadableFile, match=r'"a" holds more results than are read here. The limit: 10 rows\.'):
        read_portfolio_parquet(parquet_of(portfolio), name="a", limits=few)
    small = replace(RESULT_FILE, file_mb=0)
    with pytest.raises(UnreadableFile, match=r"The limit: 0MB\."):
        read_portfolio_parquet(parquet_of(portfolio), name="a", limits=small)


def test_a_bomb_ends_in_the_process_that_reads_it() -> None:
    """A text of a million letters in each of a hundred thousand rows is a file of a few hundred kilobytes."""
    times = 100_000
    text = pa.DictionaryArray.from_arrays(pa.array([0] * times, pa.int32()), pa.array(["a" * 1_000_000]))
    columns = [text if field.name == "message" else pa.nulls(times, field.type) for field in SCHEMA]
    bomb = parquet(pa.table(columns, names=SCHEMA.names), store_schema=False, compression="zstd")
    assert len(bomb) < 1_000_000
    assert refused(bomb).startswith('We did not open "a.parquet" because reading it takes')


def test_a_damaged_file_never_ends_the_program(portfolio: Portfolio) -> None:
    """Each of these has one byte of its description turned over."""
    ours = parquet_of(portfolio)
    for place in range(len(ours) - 6_000, len(ours) - 8, 1_500):
        content = ours[:place] + bytes([ours[place] ^ 0xFF]) + ours[place + 1 :]
        with suppress(UnreadableFile):
            assert isinstance(read_portfolio_parquet(content), Part)
