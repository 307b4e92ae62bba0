"""The sheets of a portfolio whose rows are records: budgets, figures, what stands out, what is missing, problems."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.language import noop, say
from fairbudget.portfolio.sheet_rows import Head, Looks, Row, add_rows, forms_of
from fairbudget.portfolio.sheet_words import (
    complete_words,
    few_words,
    figure_words,
    partner_words,
    status_words,
    unit_words,
)
from fairbudget.portfolio.summary import Outlier, Portfolio
from fairbudget.problems import ORDER
from fairbudget.tables import SEVERITIES, Column

FILE = Column("file", noop("File"), width=34)
BUDGET = Column("budget", noop("Budget in the file"), width=18)
TITLE = Column("title", noop("Title"), width=38)
GROUPS = (
    Column("lead_organisation", noop("Lead organisation"), width=26),
    Column("funder", noop("Funder"), width=16),
    Column("year", noop("Year"), "year", 8),
    Column("currency", noop("Currency"), width=10),
)
FIGURE = Column("figure", noop("Figure"), width=56)
PARTNERS = Column("partner_type", noop("Partner type"), width=32)
UNIT = Column("unit", noop("Unit"), width=12)
BUDGETS = Head(
    "Budgets",
    noop("Budgets"),
    noop("One row for each budget. Totals are not known where a line could not be costed or nobody says who pays it."),
    (
        FILE, BUDGET, TITLE, *GROUPS,
        Column("as_of", noop("Rates as of"), "date", 14),
        Column("lines", noop("Lines"), "whole", 9),
        Column("complete", noop("Complete"), width=11),
        Column("cost", noop("Cost"), "money", 16),
        Column("funded", noop("Funded"), "money", 16),
        Column("shortfall", noop("Shortfall"), "money", 16),
        Column("in_kind_value", noop("Value in kind"), "money", 16),
        Column("paid_hours", noop("Paid hours"), "hours", 13),
        Column("unpaid_hours", noop("Unpaid hours"), "hours", 13),
        Column("blocking", noop("Problems to mend first"), "whole", 13),
        Column("sha256", noop("Fingerprint of the file (SHA-256)"), width=24),
    ),
)  # fmt: skip
FIGURES = Head(
    "Figures",
    noop("Figures"),
    noop("One row for each budget, partner type and figure. Value = Of ÷ Over; figures in pounds are a sum instead."),
    (
        FILE, BUDGET, *GROUPS, FIGURE, PARTNERS,
        Column("status", noop("Status"), width=19),
        Column("value", noop("Value"), "number", 14),
        UNIT,
        Column("numerator", noop("Of"), "number", 15),
        Column("denominator", noop("Over"), "number", 15),
        Column("hours", noop("Hours behind it"), "number", 13),
        Column("coverage", noop("Coverage"), "share", 11),
        Column("closes", noop("Money that would close it"), "£", 15),
        Column("few_people", noop("Two people or fewer"), width=12),
        Column("reason", noop("Why there is no value"), width=60),
    ),
)  # fmt: skip
OUTLIERS = Head(
    "Outliers",
    noop("What stands out"),
    noop("Figures far from those of the other budgets, beyond the fences. That is a reason to look, not a fault."),
    (
        FILE, BUDGET, TITLE, FIGURE, PARTNERS,
        Column("currency", noop("Currency"), width=10),
        UNIT,
        Column("side", noop("Stands out"), width=14),
        Column("value", noop("Value"), "number", 14),
        Column("lower_fence", noop("Lower fence"), "number", 14),
        Column("median", noop("Median"), "number", 14),
        Column("upper_fence", noop("Upper fence"), "number", 14),
    ),
)  # fmt: skip
NOT_JUDGED = Head(
    "Not judged",
    noop("What could not be judged"),
    noop("Figures for which a budget does not say enough. They are in no distribution: missing is not the same as 0."),
    (
        FILE, BUDGET, TITLE, FIGURE, PARTNERS,
        Column("reason", noop("Why"), "wrapped", 60),
        Column("remedy", noop("What to do"), "wrapped", 50),
    ),
)  # fmt: skip
PROBLEMS = Head(
    "Problems",
    noop("Problems"),
    noop("Files that were not read stand first, then what blocks a total, what to check and what to know."),
    (
        Column("severity", noop("Weight"), width=16),
        FILE, BUDGET,
        Column("where", noop("Where"), width=22),
        Column("what", noop("What"), "wrapped", 26),
        Column("found", noop("Found"), "wrapped", 26),
        Column("message", noop("What it means"), "wrapped", 60),
        Column("fix", noop("What to do"), "wrapped", 56),
    ),
)  # fmt: skip
NOT_READ = noop("File not read")
BELOW, ABOVE = noop("below the others"), noop("above the others")
# Rows are taken out of a table so many at a time.
AT_A_TIME = 5_000


def add_budgets(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """The sheet *Budgets*."""
    _add(workbook, BUDGETS, portfolio.part.budgets, looks)


def add_figures(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """The sheet *Figures*."""
    _add(workbook, FIGURES, portfolio.part.figures, looks)


def add_not_judged(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """The sheet *Not judged*."""
    _add(workbook, NOT_JUDGED, portfolio.not_judged, looks)


def add_outliers(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """The sheet *Outliers*."""
    add_rows(workbook, OUTLIERS, map(_outlier, portfolio.outliers), len(portfolio.outliers), looks)


def add_problems(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """The sheet *Problems*: files that were not read, then the rest by weight."""
    problems = portfolio.part.problems
    read = pc.is_in(problems["file"], value_set=pc.unique(portfolio.part.budgets["file"]))
    rest = problems.filter(read)
    by_weight = [rest.filter(pc.equal(rest["severity"], severity)) for severity in ORDER]
    rows = chain(
        (_problem(one, say(NOT_READ)) for one in _records(problems.filter(pc.invert(read)))),
        *((_problem(one, say(SEVERITIES[one["severity"]])) for one in _records(table)) for table in by_weight),
    )
    add_rows(workbook, PROBLEMS, rows, len(problems), looks)


def _add(workbook: Any, head: Head, table: pa.Table, looks: Looks) -> None:
    add_rows(workbook, head, (_row(head, record) for record in _records(table)), len(table), looks)


def _records(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of a table, a few thousand of them in memory at a time."""
    for batch in table.to_batches(max_chunksize=AT_A_TIME):
        yield from batch.to_pylist()


def _row(head: Head, record: dict[str, Any]) -> Row:
    """A budget or a figure as people read it."""
    forms = {}
    if "figure" in record:
        forms = forms_of(record["figure"], record["unit"])
        record |= {
            "figure": figure_words(record["figure"]),
            "partner_type": partner_words(record["partner_type"]),
            "unit": unit_words(record["unit"], record["currency"]),
            "status": status_words(record["status"]),
            "few_people": few_words(record["few_people"]),
        }
    else:
        record["complete"] = complete_words(record["complete"])
    return Row(tuple(record[column.name] for column in head.columns), record["currency"], forms)


def _outlier(one: Outlier) -> Row:
    told = {
        **vars(one),
        "figure": figure_words(one.figure),
        "partner_type": partner_words(one.partner_type),
        "unit": unit_words(one.unit, one.currency),
        "side": say(BELOW if one.value < one.lower_fence else ABOVE),
    }
    form = forms_of(one.figure, one.unit)["value"]
    forms = dict.fromkeys(("value", "lower_fence", "median", "upper_fence"), form)
    return Row(tuple(told[column.name] for column in OUTLIERS.columns), one.currency, forms)


def _problem(one: dict[str, Any], weight: str) -> Row:
    told = {**one, "severity": weight}
    return Row(tuple(told[column.name] for column in PROBLEMS.columns))
