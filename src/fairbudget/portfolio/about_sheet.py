"""The first sheet of a portfolio: what was read, how to read the figures, and what stands on which sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fairbudget.language import draft_note, long_date, noop, say
from fairbudget.portfolio.record_sheets import BUDGETS
from fairbudget.portfolio.sheet_rows import MOST_ROWS, Head, Looks, as_sign, first_of
from fairbudget.portfolio.sheet_words import complete_words, figure_words
from fairbudget.portfolio.summary import ENOUGH, FENCE, Portfolio
from fairbudget.reading.grid import letters
from fairbudget.tables import Column, Value
from fairbudget.version import VERSION
from fairbudget.writing.places import quoted
from fairbudget.writing.result_sheet import FIRST, fit_row, put_value, put_words, start_sheet

PORTFOLIO = Head(
    "Portfolio",
    noop("Portfolio"),
    noop("Many budgets side by side. The figures are worked out as for a single budget, to the penny."),
    (
        Column("what", noop("What"), "wrapped", 60),
        Column("value", noop("Value"), "number", 18),
        Column("meaning", noop("What it means"), "wrapped", 100),
    ),
)
HOW_TO_READ = (
    (noop("Judged"), noop("The budget says enough for the figure, and it has a value.")),
    (
        noop("Not judged"),
        noop("Something that the figure needs is not stated, such as unpaid hours. Nothing is put in its place."),
    ),
    (noop("Not applicable"), noop("There is nothing to judge: nobody of that partner type, or no hours of that kind.")),
    (
        noop("All together"),
        noop(
            "All judged budgets as if they were one: the sum of what counts over the sum of what it is counted "
            "against, so large budgets weigh more. For figures in pounds it is their sum."
        ),
    ),
    (noop("Least, greatest"), noop("The lowest and the highest value of any judged budget.")),
    (
        noop("Lowest tenth, highest tenth"),
        noop(
            "At least one budget in ten has this value or a lower one; at least nine in ten have this or a lower one."
        ),
    ),
    (
        noop("Lower quarter, upper quarter"),
        noop(
            "At least one budget in four has this value or a lower one; "
            "at least three in four have this or a lower one."
        ),
    ),
    (
        noop("Median"),
        noop("The budget in the middle: half have less and half have more. Between two in the middle, their mean."),
    ),
    (
        noop("Outliers"),
        noop(
            "Values beyond the fences: {times} times the distance between the quarters, below the lower or above "
            "the upper one. Looked for from {enough} judged budgets. Standing out is a reason to look, not a fault."
        ),
    ),
    (
        noop("Small groups"),
        noop("With few judged budgets a spread says little. Look at the number judged before comparing groups."),
    ),
    (
        noop("Differences"),
        noop("A gap between groups does not say why there is one and proves nothing. Look at the budgets behind it."),
    ),
    (
        noop("Live"),
        noop(
            "Where Live is yes on Distributions, the counts and All together are formulas over Figures. All else "
            "stands as it was when this file was made."
        ),
    ),
)
SHEETS = (
    ("Distributions", noop("How each figure is spread: over all budgets, and by funder, lead organisation and year.")),
    ("Budgets", noop("Each budget with its totals.")),
    ("Figures", noop("Each figure of each budget, for all partners and for each partner type, and what is behind it.")),
    ("Outliers", noop("Figures far from those of the other budgets.")),
    ("Not judged", noop("Figures without a value, why, and what to do.")),
    ("Problems", noop("Files that were not read, and everything to mend, to check or to know in the rest.")),
)


@dataclass(frozen=True)
class Fact:
    """A row of the sheet. `formula` is what its value comes from; a heading has words alone."""

    what: str
    value: Value = None
    meaning: str = ""
    formula: str = ""
    kind: str = "whole"
    currency: str = ""
    heading: bool = False


def add_about(workbook: Any, portfolio: Portfolio, looks: Looks) -> None:
    """Write the sheet."""
    facts = [
        *_read(portfolio),
        Fact(say("How to read it"), heading=True),
        *(Fact(say(what), meaning=say(meaning, times=FENCE, enough=ENOUGH)) for what, meaning in HOW_TO_READ),
        *_figures(portfolio),
        Fact(say("The sheets of this file"), heading=True),
        *(Fact(name, meaning=say(meaning)) for name, meaning in SHEETS),
    ]
    sheet = start_sheet(workbook, PORTFOLIO.table(), first_of(looks))
    for at, fact in enumerate(facts, FIRST):
        _put(sheet, at, fact, looks)
    sheet.print_area(0, 0, FIRST + len(facts) - 1, len(PORTFOLIO.columns) - 1)


def _read(portfolio: Portfolio) -> Iterator[Fact]:
    """What was read and what not; counts are formulas where *Budgets* holds the budgets."""
    budgets, not_read = portfolio.part.budgets, portfolio.files_not_read
    yield Fact(say("What was read"), heading=True)
    yield Fact(say("Files read"), _different(budgets["file"]))
    unread = _different(not_read["file"])
    yield Fact(
        say("Files not read"), unread, say("They stand first on Problems, each with what to do.") if unread else ""
    )
    yield Fact(say("Budgets"), len(budgets), formula=f"ROWS({_span('file', budgets)})")
    complete = int(pc.sum(budgets["complete"]).as_py() or 0)
    said = say("Every line could be costed, so the cost is known. Totals of the others are not known.")
    counted = f"COUNTIF({_span('complete', budgets)},{quoted(complete_words(True))})"
    yield Fact(say("Complete budgets"), complete, said, counted)
    yield Fact(say("Lines"), int(pc.sum(budgets["lines"]).as_py() or 0), formula=f"SUM({_span('lines', budgets)})")
    for currency in pc.unique(budgets["currency"]).to_pylist():
        cost = pc.sum(budgets.filter(pc.equal(budgets["currency"], currency))["cost"]).as_py()
        added = f"SUMIF({_span('currency', budgets)},{quoted(currency)},{_span('cost', budgets)})"
        added = added if as_sign(currency) == currency else ""
        what = say("Cost of the complete budgets in {currency}", currency=currency)
        yield Fact(what, cost, formula=added, kind="money", currency=currency)
    yield Fact(say("Dates of the rates"), meaning=_days(budgets))
    yield Fact(say("Made by"), f"fairbudget {VERSION}", draft_note(), kind="text")


def _days(budgets: pa.Table) -> str:
    """On which days' rates the budgets are costed."""
    first, last = (pc.min_max(budgets["as_of"]).as_py()[name] for name in ("min", "max"))
    if first is None:
        return say("No budget names the day of its rates.")
    if first == last:
        return say("Every budget is costed at the rates of {day}.", day=long_date(first))
    return say(
        "Each budget is costed at the rates of its own day, from {first} to {last} (Rates as of, on Budgets). "
        "So budgets of different years differ by the rise of rates as well.",
        first=long_date(first),
        last=long_date(last),
    )


def _figures(portfolio: Portfolio) -> Iterator[Fact]:
    """Each figure with how many budgets it could be judged in."""
    whole = [one for one in portfolio.distributions if one.by == "all" and one.partner_type is None]
    if whole:
        yield Fact(say("The figures, for all partners"), heading=True)
    judged: dict[str, int] = {}
    for one in whole:
        judged[one.figure] = judged.get(one.figure, 0) + one.judged
    for figure, count in judged.items():
        yield Fact(figure_words(figure), count, say("Budgets in which it could be judged, of {budgets}.",
                                                    budgets=len(portfolio.part.budgets)))  # fmt: skip


def _different(column: pa.ChunkedArray) -> int:
    return len(pc.unique(column))


def _span(name: str, budgets: pa.Table) -> str:
    """The cells of a column of *Budgets*; none where they stand nowhere."""
    if not 0 < len(budgets) <= MOST_ROWS:
        return ""
    names = [column.name for column in BUDGETS.columns]
    letter = letters(names.index(name) + 1)
    return f"Budgets!${letter}${FIRST + 1}:${letter}${FIRST + len(budgets)}"


def _put(sheet: Any, at: int, fact: Fact, looks: Looks) -> None:
    look = looks.get(fact.currency) or first_of(looks)
    values: Sequence[Value] = (fact.what, fact.value, fact.meaning)
    fit_row(sheet, at, PORTFOLIO.columns, values)
    put_words(sheet, at, 0, fact.what, look, wrap=True, strong=fact.heading)
    if fact.heading:
        put_words(sheet, at, 1, "", look, strong=True)
        put_words(sheet, at, 2, "", look, strong=True)
    elif fact.formula and "!" in fact.formula and fact.value is not None:
        form = look.amount("£" if fact.kind == "money" else fact.kind)
        sheet.write_formula(at, 1, f"={fact.formula}", form, fact.value)
    elif fact.value is not None or fact.kind == "money":
        put_value(sheet, at, 1, fact.value, fact.kind, look)
    if fact.meaning:
        put_words(sheet, at, 2, fact.meaning, look, wrap=True)
