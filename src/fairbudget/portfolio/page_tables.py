"""The tables of a portfolio that the page shows, and the counts above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.language import noop, say
from fairbudget.money import to_pence
from fairbudget.portfolio.sheet_words import partner_words
from fairbudget.portfolio.spreads import Choice, Spread
from fairbudget.portfolio.summary import Portfolio
from fairbudget.tables import Column, Table, Value, said

QUANTILES = {
    "least": noop("Least"),
    "tenth": noop("Lowest tenth"),
    "lower_quartile": noop("Lower quarter"),
    "median": noop("Median"),
    "upper_quartile": noop("Upper quarter"),
    "ninetieth": noop("Highest tenth"),
    "greatest": noop("Greatest"),
}
# Which budget a row is about.
WHICH = (Column("title", noop("Budget"), width=26), Column("file", noop("File"), width=26))
WHOM = Column("whom", noop("For whom"), width=20)
REASONS = (
    Column("remedy", noop("What to do"), "wrapped", 40),
    Column("budgets", noop("Budgets"), "whole"),
    Column("whom", noop("For whom"), width=20),
    Column("reason", noop("As in this budget"), "wrapped", 40),
)
UNJUDGED = (*WHICH, WHOM, Column("reason", noop("Why it cannot be judged"), "wrapped", 40))
NOT_READ = (
    Column("file", noop("File"), width=26),
    Column("message", noop("What it means"), "wrapped", 40),
    Column("fix", noop("What to do"), "wrapped", 40),
)


@dataclass(frozen=True)
class Counts:
    """How much was read: `to_mend` budgets have something that must be mended first. Days are those of the rates."""

    budgets: int
    files: int
    lines: int
    to_mend: int
    first: date | None
    last: date | None


def counts(portfolio: Portfolio) -> Counts:
    """What stands above everything else on the page."""
    budgets = portfolio.part.budgets
    days = pc.min_max(budgets["as_of"]).as_py()
    return Counts(
        budgets=len(budgets),
        files=pc.count_distinct(budgets["file"]).as_py(),
        lines=pc.sum(budgets["lines"]).as_py() or 0,
        to_mend=pc.sum(pc.greater(budgets["blocking"], 0)).as_py() or 0,
        first=days["min"],
        last=days["max"],
    )


def spread_table(title: str, first: str, spreads: Sequence[Spread]) -> Table:
    """Every number of a picture of spreads: a row for each group. `first` is what the groups are."""
    kind = "money" if any(one.of.unit.startswith("£") for one in spreads) else "fraction"
    columns = (
        Column("name", first, width=26),
        Column("judged", noop("Judged"), "whole"),
        Column("not_judged", noop("Not judged"), "whole"),
        Column("not_applicable", noop("Not applicable"), "whole"),
        *(Column(name, heading, kind) for name, heading in QUANTILES.items()),
        Column("together", noop("All together"), kind),
    )
    names = [column.name for column in columns[1:]]
    rows = tuple((one.name, *(_shown(getattr(one.of, name), kind) for name in names)) for one in spreads)
    return Table("spread", title, "", said(columns), rows)


def outliers_table(portfolio: Portfolio, choice: Choice) -> Table:
    """The budgets that stand out in the figure, each beside what is usual."""
    found = [one for one in portfolio.outliers if (one.currency, one.figure) == (choice.currency, choice.figure)]
    kind = "money" if any(one.unit.startswith("£") for one in found) else "fraction"
    columns = (
        *WHICH,
        WHOM,
        Column("value", noop("Value"), kind),
        Column("median", noop("Median"), kind),
        Column("lower_fence", noop("Lower fence"), kind),
        Column("upper_fence", noop("Upper fence"), kind),
    )
    rows = tuple(
        (
            *_which(one.title, one.file, one.budget),
            partner_words(one.partner_type),
            *(_shown(number, kind) for number in (one.value, one.median, one.lower_fence, one.upper_fence)),
        )
        for one in found
    )
    return Table("outliers", say("Budgets that stand out"), "", said(columns), rows)


def reasons_table(portfolio: Portfolio, choice: Choice) -> Table:
    """What has to be done so that more can be judged, the thing that helps most budgets first."""
    by_remedy: dict[str, list[dict[str, Any]]] = {}
    for row in _unjudged(portfolio, choice):
        by_remedy.setdefault(row["remedy"] or row["reason"] or "", []).append(row)
    found: list[tuple[Value, ...]] = [
        (
            remedy,
            len({(row["file"], row["budget"]) for row in rows}),
            ", ".join(dict.fromkeys(partner_words(row["partner_type"]) for row in rows)),
            rows[0]["reason"] or "",
        )
        for remedy, rows in by_remedy.items()
    ]
    found.sort(key=lambda row: -int(str(row[1])))
    return Table("reasons", say("What could not be judged, by reason"), "", said(REASONS), tuple(found))


def unjudged_table(portfolio: Portfolio, choice: Choice) -> Table:
    """Each budget and partner type that the figure could not be judged for, with the reason."""
    rows = tuple(
        (*_which(row["title"], row["file"], row["budget"]), partner_words(row["partner_type"]), row["reason"] or "")
        for row in _unjudged(portfolio, choice)
    )
    return Table("unjudged", say("Budgets that could not be judged"), "", said(UNJUDGED), rows)


def not_read_table(portfolio: Portfolio) -> Table:
    """The files in which no budget could be read, with what to do."""
    rows = tuple(
        (row["file"], row["message"], row["fix"]) for row in portfolio.files_not_read.select(NOT_READ_NAMES).to_pylist()
    )
    return Table("not_read", say("Files that could not be read"), "", said(NOT_READ), rows)


NOT_READ_NAMES = [column.name for column in NOT_READ]


def few_people(portfolio: Portfolio, choice: Choice) -> bool:
    """Whether two or fewer people are behind the figure in some budget."""
    return bool(pc.any(_chosen(portfolio.part.figures, choice)["few_people"]).as_py())


def _unjudged(portfolio: Portfolio, choice: Choice) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (
        _chosen(portfolio.not_judged, choice)
        .select(["title", "file", "budget", "partner_type", "reason", "remedy"])
        .to_pylist()
    )
    return found


def _chosen(figures: pa.Table, choice: Choice) -> pa.Table:
    return figures.filter(
        pc.and_(pc.equal(figures["currency"], choice.currency), pc.equal(figures["figure"], choice.figure))
    )


def _which(title: str, file: str, budget: str) -> tuple[str, str]:
    """The name of a budget, and where it is found."""
    return title or budget or file, f"{file}: {budget}" if budget else file


def _shown(value: Value, kind: str) -> Value:
    """Pounds to the penny: the middle of two amounts can lie between two pence."""
    return to_pence(value) if kind == "money" and isinstance(value, Decimal) else value
