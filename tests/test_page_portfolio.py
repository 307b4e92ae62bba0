"""The page of a portfolio: which results it takes, what it shows of many budgets, and that nothing of them stays."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from fairbudget import assess, read_budget, read_rates
from fairbudget.assessment import Assessment
from fairbudget.budget import Budget
from fairbudget.columns.budgets import begin, cost_in_columns, lines_of
from fairbudget.columns.plan import Plan
from fairbudget.drafts.saved_file import saved
from fairbudget.drafts.work import Work
from fairbudget.language import Language
from fairbudget.portfolio import saved_results
from fairbudget.portfolio.part import Part, joined, part_of
from fairbudget.portfolio.results import Found, in_columns, part_of_budgets
from fairbudget.portfolio.saved_results import added, part_of_result, part_of_saved
from fairbudget.portfolio.summary import Portfolio, portfolio_of
from fairbudget.ratecards import RateBook
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.ui import portfolio_downloads
from fairbudget.ui.state import KEY
from pages import page, session, words

SAMPLES = Path(__file__).parents[1] / "sample_budgets"
GARDENS = "university_charity_brokerage"
NAMES = [path.stem for path in sorted(SAMPLES.glob("*.xlsx"))]
LEADS = ("Midchester University", "Saltmarsh Street neighbours", None)
FUNDERS = ("ukri", "nihr")
MANY = 12


@cache
def book() -> RateBook:
    return read_rates()


@cache
def budget(name: str) -> Budget:
    return read_budget(SAMPLES / f"{name}.xlsx")


@cache
def result(name: str = GARDENS) -> Assessment:
    return assess(budget(name), book())


@cache
def of_many(number: int) -> Assessment:
    """A result that is one of many: the gardens' budget with other hours, lead organisation, funder and year."""
    made = budget(GARDENS)
    unpaid = 40 if number == MANY - 1 else number % 4
    time = tuple(
        line.model_copy(update={"unpaid_hours_each": line.unpaid_hours_each and line.unpaid_hours_each * unpaid})
        for line in made.time
    )
    project = made.project.model_copy(
        update={
            "title": f"Gardens {number}",
            "lead_organisation": LEADS[number % 3],
            "funder": FUNDERS[number % 2],
            "start": made.project.start and made.project.start.replace(year=2025 + number // 2 % 2),
        }
    )
    changed = made.model_copy(update={"project": project, "time": time, "file_sha256": f"{number:064x}"})
    return assess(changed, book())


@cache
def many() -> Portfolio:
    return portfolio_of(joined(part_of_result(f"result-{n:02}.json", of_many(n)) for n in range(MANY)))


def content(one: Assessment) -> bytes:
    return one.model_dump_json(indent=2).encode()


def brought(*results: tuple[str, bytes], language: Language = "en") -> AppTest:
    """The page after these files were chosen on it."""
    at = page("portfolio").run()
    if language == "cy":
        at.session_state[KEY] = type(session(at))(work=Work(language="cy"))
        at.run()
    at.file_uploader[0].set_value([(name, data, "application/json") for name, data in results]).run()
    assert not at.exception
    return at


def with_many(language: Language = "en") -> AppTest:
    return brought(*((f"result-{n:02}.json", content(of_many(n))) for n in range(MANY)), language=language)


def headings(at: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for kind in (at.header, at.subheader) for one in kind]


def captions(at: AppTest) -> list[str]:
    return re.findall(r"<caption[^>]*>(.*?)</caption>", words(at))


def pictures(at: AppTest) -> list[Any]:
    return [one.proto for one in at.get("vega_lite_chart")]


def labels(picture: Any) -> list[str]:
    frames = [convert_arrow_bytes_to_pandas_df(one.data.data) for one in picture.datasets]
    return [str(text) for frame in frames if "words" in frame for text in frame["words"]]


# Results that were saved --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_result_says_the_same_as_its_budget_costed_among_many(name: str) -> None:
    made = budget(name)
    plan = Plan()
    begun = begin(made, book(), made.project.as_of or pytest.fail("the samples name the day of their rates"))
    summed = cost_in_columns([begun], lines_of([begun], plan), plan)
    there = part_of_budgets([Found("x", "", made.file_sha256)], in_columns(summed))
    here = part_of_saved("x", content(result(name)))
    assert alike(here.figures).equals(alike(there.figures))
    assert alike(here.budgets).equals(alike(there.budgets))
    assert behind(here) == behind(there)


def alike(table: Any) -> Any:
    """Without what is worded for lines that are told one by one, or checked one by one."""
    left_out = ("funder", "blocking", "few_people", "reason")
    return table.select([name for name in table.column_names if name not in left_out])


def behind(part: Part) -> list[bool]:
    """Whether few people are behind each figure that has a value."""
    return [row["few_people"] for row in part.figures.to_pylist() if row["status"] == "ok"]


def test_a_result_is_the_same_from_its_file_as_before_it_was_saved() -> None:
    assert part_of_saved("x", content(result())).packed() == part_of_result("x", result()).packed()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_result_that_windows_wrote_from_a_command_is_read_as_well(encoding: str) -> None:
    text = content(result()).decode().encode(encoding)
    assert part_of_saved("x", text).packed() == part_of_saved("x", content(result())).packed()


def edited(change: Callable[[dict[str, Any]], object]) -> bytes:
    found = json.loads(content(result()))
    change(found)
    return json.dumps(found).encode()


def first_figure(**parts: object) -> bytes:
    return edited(lambda found: found["figures"][0].update(parts))


@pytest.mark.parametrize(
    "wrong",
    [
        b"", b"{}", b"[]", b"null", b"\x89PNG\r\n", b"PAR1", b"PAR1 and no table PAR1", b"[" * 100_000,
        b'{"budget": "\\ud800"}',
        "ÿþ".encode("utf-16"),
        saved(Work()),
        edited(lambda found: found.pop("totals")),
        edited(lambda found: found.update(more="of it")),
        edited(lambda found: found["budget"].update(currency=7)),
        edited(lambda found: found["totals"].update(cost="1e999999999")),
        edited(lambda found: found["figures"].append(found["figures"][0])),
        first_figure(value="NaN"),
        first_figure(value="Infinity"),
        first_figure(value="1e40"),
        first_figure(value=None),
        first_figure(unit="fraction"),
        first_figure(partner_type="emperor"),
        first_figure(status="insufficient data"),
    ],
)  # fmt: skip
def test_whatever_is_no_result_is_refused_in_one_plain_sentence(wrong: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        part_of_saved("wrong.json", wrong)
    [problem] = refused.value.problems
    assert '"wrong.json"' in problem.message
    assert "fairbudget portfolio" in problem.fix


def test_a_budget_in_place_of_its_result_is_told_which_command_to_use() -> None:
    with pytest.raises(UnreadableFile) as refused:
        part_of_saved("mine.XLSX", (SAMPLES / f"{GARDENS}.xlsx").read_bytes())
    assert str(refused.value) == (
        '"mine.XLSX" is a budget. This page shows results. Put the budgets into a folder and run: fairbudget portfolio '
        "FOLDER -o OUT.parquet. Then choose that file."
    )


def test_a_result_beyond_the_limit_of_size_is_not_parsed() -> None:
    with pytest.raises(UnreadableFile, match="must be smaller than 5MB"):
        part_of_saved("big.json", b" " * (5 * 1024 * 1024 + 1))


def test_figures_of_single_partners_and_those_that_need_single_lines_are_left_out() -> None:
    rows = part_of_result("x", result()).figures.to_pylist()
    assert "median_gap" not in {row["figure"] for row in rows}
    assert len(rows) == len({(row["figure"], row["partner_type"]) for row in rows})


def empty() -> Part:
    return part_of([], [], [])


def test_the_same_budget_twice_counts_once_whatever_its_file_is_called() -> None:
    one, two = part_of_result("a.json", result()), part_of_result("b.json", result())
    other = part_of_result("c.json", result(NAMES[0]))
    once = added(empty(), [one, two, joined([one, other])])
    assert (once.again, once.part.budgets["file"].to_pylist()) == (2, ["a.json", "c.json"])
    assert once.part.figures.num_rows == one.figures.num_rows + other.figures.num_rows


def test_budgets_beyond_what_a_page_holds_are_refused_and_those_there_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    at = brought(("one.json", content(result())))
    monkeypatch.setattr(saved_results, "MOST_BUDGETS", 1)
    at.file_uploader[0].set_value([("two.json", content(result(NAMES[0])), "application/json")]).run()
    assert "These would be 2 budgets. The dashboard takes 1. Nothing was added." in words(at)
    assert "Budgets: 1. Files: 1." in words(at)


# The page -----------------------------------------------------------------------------------------------------


def test_without_results_the_page_says_what_to_bring_and_which_command_makes_it() -> None:
    at = page("portfolio").run()
    assert "See the figures of many budgets side by side" in words(at)
    assert [one.value for one in at.code] == [
        "fairbudget portfolio FOLDER -o OUT.parquet", "fairbudget cost BUDGET.xlsx --json > RESULT.json",
    ]  # fmt: skip
    assert not at.header
    assert not pictures(at)


def test_one_click_shows_the_samples_together() -> None:
    at = page("portfolio").run().button(key="sample_portfolio").click().run()
    assert "Budgets: 5. Files: 5." in words(at)
    assert "Budgets with something to mend first: 1. Some figures wait for it." in words(at)
    assert "Too few budgets to tell: at least 8 must be judged." in words(at)


def test_files_are_counted_and_those_that_are_no_results_are_named_with_what_to_do() -> None:
    at = brought(("one.json", content(result())), ("notes.txt", b"hello"), ("b.xlsx", b"PK"))
    said = words(at)
    assert "Budgets: 1. Files: 1. Lines: 26." in said
    assert "All on the rates of one day: 16 March 2026." in said
    assert "Files that could not be read: 2" in said
    assert '"notes.txt" is not a result that this version of the program wrote, or it is damaged.' in said
    assert '"b.xlsx" is a budget. This page shows results.' in said


def test_more_results_come_beside_those_that_are_here_and_one_again_is_said() -> None:
    at = brought(("one.json", content(result())))
    more = [(f"{name}.json", content(result(name)), "application/json") for name in (NAMES[0], GARDENS)]
    at.file_uploader[0].set_value(more).run()
    assert "Budgets: 2. Files: 2." in words(at)
    assert session(at).told == "Already here, and counted once: 1"


def test_the_page_shows_a_figure_at_a_time_and_each_picture_has_its_words_and_its_table() -> None:
    at = with_many()
    found = pictures(at)
    assert len(found) == 2
    assert captions(at)[:2] == ["The figure by partner type", "The figure by funder"]
    for picture, title in zip(found, [one.value.replace("\\", "") for one in at.subheader], strict=True):
        assert picture.alt.startswith("Effective hourly rate: employer cost over all hours. ")
        assert f" {title}. " in picture.alt
        assert "half of the budgets £" in picture.alt
    assert "A gap in averages is not proof of unequal pay for equal work." in words(at)


def test_every_label_of_a_picture_is_a_number_of_its_table_and_colours_are_those_of_all_pictures() -> None:
    at = with_many()
    said = words(at)
    numbers = {number for one in pictures(at) for label in labels(one) for number in re.findall(r"£[\d,.]+\d", label)}
    assert len(numbers) > 8
    assert {number for number in numbers if number not in said} == set()
    colours = {colour for one in pictures(at) for colour in re.findall(r"#[0-9A-Fa-f]{6}", one.spec)}
    assert colours == {"#12436D", "#F46A25", "#FFFFFF", "#0B0C0C", "#B1B4B6"}


def test_another_figure_is_shown_when_it_is_chosen_and_stays_in_the_other_language() -> None:
    at = with_many()
    at.selectbox(key="portfolio_figure_en").set_value("unpaid_share").run()
    assert pictures(at)[0].alt.startswith("Unpaid hours over all hours. ")
    assert re.search(r">\d+\.\d%<", words(at))
    assert "Where two or fewer people are behind a rate" not in words(at)
    kept = session(at)
    at.session_state[KEY] = type(kept)(work=Work(language="cy"), results=kept.results)
    at.run()
    assert at.selectbox(key="portfolio_figure_cy").value == "unpaid_share"


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("funder", ["National Institute", "UKRI: standard"]),
        ("lead_organisation", ["Midchester University", "Saltmarsh Street neighbours", "Not stated"]),
        ("year", ["2025", "2026"]),
    ],
)
def test_groups_stand_in_a_neutral_order_and_what_is_not_stated_last(by: str, rows: list[str]) -> None:
    at = with_many()
    at.radio(key="portfolio_group_en").set_value(by).run()
    table = next(one.proto.body for one in at.get("html") if f"The figure by {by.replace('_', ' ')}" in one.proto.body)
    named = re.findall(r'<th scope="row"[^>]*>([^<]*)<', table)
    assert len(named) == len(rows)
    assert all(name.startswith(row) for name, row in zip(named, rows, strict=True))


def test_a_comparison_can_be_made_of_one_partner_type() -> None:
    at = with_many()
    of_all = table_by_funder(at)
    at.selectbox(key="portfolio_whom_en").set_value("vcse").run()
    assert table_by_funder(at) != of_all


def table_by_funder(at: AppTest) -> str:
    return str(next(one.proto.body for one in at.get("html") if "The figure by funder" in one.proto.body))


def test_what_stands_out_is_listed_beside_what_is_usual_and_is_called_no_fault() -> None:
    at = with_many()
    assert "That is a reason to read it, not a fault." in words(at)
    table = next(one.proto.body for one in at.get("html") if "Budgets that stand out" in one.proto.body)
    assert "Gardens 11" in table
    assert "result-11.json" in table


def test_what_could_not_be_judged_is_counted_by_what_would_settle_it_and_each_budget_can_be_found() -> None:
    at = brought(*((f"{name}.json", content(result(name))) for name in NAMES))
    reasons, each = (
        next(one.proto.body for one in at.get("html") if caption in one.proto.body)
        for caption in ("What could not be judged, by reason", "Budgets that could not be judged")
    )
    assert "Ask how many hours go unpaid, and enter them; 0 where there are none." in reasons
    assert "Line M5: the unpaid hours are not stated, so this cannot be judged." in each
    assert "public_involvement_panel.json" in each


def test_groups_of_one_or_two_budgets_get_no_sentence_about_their_kind() -> None:
    at = brought(*((f"{name}.json", content(result(name))) for name in NAMES[:2]))
    assert "Too few budgets to compare groups: 3 are needed in each of two" in headings(at)


def test_rates_that_one_or_two_people_are_behind_come_with_a_warning() -> None:
    assert "Where two or fewer people are behind a rate, it could show what a person is paid." in words(with_many())


def test_a_hostile_title_is_text_in_every_table() -> None:
    hostile = "![x](http://example.org/x.png) <b>&"
    found = json.loads(content(of_many(MANY - 1)))
    found["budget"].update(title=hostile, lead_organisation=hostile)
    at = with_many()
    at.button(key="clear_results").click().run()
    rest = [(f"result-{n:02}.json", content(of_many(n)), "") for n in range(MANY - 1)]
    at.file_uploader[0].set_value([*rest, (f"{hostile}.json", json.dumps(found).encode(), "")]).run()
    at.radio(key="portfolio_group_en").set_value("lead_organisation").run()
    html = "\n".join(one.proto.body for one in at.get("html"))
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html
    raw = "\n".join(str(one.value) for kind in (at.markdown, at.subheader, at.header) for one in kind)
    assert "![x]" not in raw


def test_results_are_cleared_at_once_and_the_files_themselves_are_not_kept() -> None:
    at = brought(("one.json", content(result())))
    assert not at.file_uploader[0].value
    at.button(key="clear_results").click().run()
    assert session(at).results == b""
    assert not at.header


def test_both_downloads_are_made_and_the_table_can_be_brought_in_again() -> None:
    assert portfolio_downloads.workbook(many()).startswith(b"PK")
    again = part_of_saved("portfolio.parquet", portfolio_downloads.table(many()))
    assert again.figures.equals(many().part.figures)
    assert again.budgets.equals(many().part.budgets)
    at = brought(("portfolio.parquet", portfolio_downloads.table(many())))
    assert f"Budgets: {MANY}. Files: {MANY}." in words(at)


def test_the_welsh_page_has_the_numbers_of_the_english_one_and_none_of_its_headings() -> None:
    english, welsh = with_many(), with_many("cy")
    numbers = re.compile(r"£[\d,.]*\d|\d[\d,.]*%")
    assert sorted(numbers.findall(words(welsh))) == sorted(numbers.findall(words(english)))
    assert set(headings(english)) & set(headings(welsh)) == set()
    assert set(captions(english)) & set(captions(welsh)) == set()


def test_the_other_pages_load_nothing_of_it() -> None:
    asked = (
        "import sys; from fairbudget.ui import frame\n"
        "from fairbudget.ui.pages import budget, compare, evidence, fairness, offer\n"
        "print('LOADED', *(name for name in sys.modules if name.startswith('fairbudget.portfolio')))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, check=True)
    assert ran.stdout.partition("LOADED")[2].split() == []


def test_amounts_are_shown_to_the_penny_also_where_the_middle_lies_between_two() -> None:
    from fairbudget.portfolio.spreads import said_value

    assert said_value(Decimal("21.405"), "£ an hour", "GBP") == "£21.41"
    assert said_value(Decimal("0.854321"), "ratio", "GBP") == "85.4%"
