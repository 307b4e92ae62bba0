"""Results that somebody saved, as parts of a portfolio: that of one budget (JSON), or those of a portfolio (parquet).

A file is somebody's upload: it is taken as it is written or not at all, and nothing in it is worked out again.
"""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from fairbudget.assessment import AssessedBudget, AssessedLine, Assessment, Engine, UsedCard
from fairbudget.budget import Frozen, PartnerType, words
from fairbudget.columns.figures import MADE_OF_SUMS
from fairbudget.equity.figure import FIGURES, Figure
from fairbudget.fixes.results import Fixes
from fairbudget.money import tidy
from fairbudget.portfolio.part import Part, joined, part_of
from fairbudget.portfolio.results import Found, figure_row, problem_rows
from fairbudget.portfolio.saved_problems import (
    RESULT_IS_A_BUDGET,
    RESULT_TOO_BIG,
    RESULT_UNREADABLE,
    TOO_MANY_BUDGETS,
)
from fairbudget.problems import Problem
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.totals import Totals

MOST_BYTES = 5 * 1024 * 1024
MOST_BUDGETS = 5_000
PARQUET = b"PAR1"
BUDGETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
# What Windows writes in front of a text that a command printed, and how the text is written then.
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
TYPES = (None, *words(PartnerType))


class SavedResult(Frozen):
    """An assessment as it stands in its file, without the workings. A key that is not known is refused."""

    budget: AssessedBudget
    engine: Engine
    rate_cards: tuple[UsedCard, ...] = ()
    totals: Totals
    lines: tuple[AssessedLine, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
    fixes: Fixes = Fixes()


@dataclass(frozen=True)
class Added:
    """What there is after parts were added, and how many of their budgets were there before and are counted once."""

    part: Part
    again: int


def part_of_saved(name: str, content: bytes) -> Part:
    """The part in one uploaded file; `name` is only shown.

    Raises UnreadableFile, with one plain sentence, for anything else than a result.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile(RESULT_TOO_BIG(name, name))
    if content.startswith(PARQUET):
        from fairbudget.portfolio.result_file import read_portfolio_parquet

        return read_portfolio_parquet(content, name=name)
    if name.casefold().endswith(BUDGETS):
        raise UnreadableFile(RESULT_IS_A_BUDGET(name, name))
    try:
        return part_of_result(name, SavedResult.model_validate_json(_text(content)))
    except (ValidationError, ValueError, ArithmeticError) as error:
        raise UnreadableFile(RESULT_UNREADABLE(name, name)) from error


def part_of_result(name: str, result: SavedResult | Assessment) -> Part:
    """The part that a result is: its budget, the figures that are made of sums, and its problems.

    Raises ValueError for numbers that no budget has, and for figures that are not those of the program.
    """
    place = Found(name, sha256=result.budget.file_sha256)
    which = _which(place, result)
    figures = [one for one in result.figures if one.code in MADE_OF_SUMS and one.partner is None]
    _refuse_other_figures(figures)
    return part_of(
        [{**which, **_budget(place, result)}],
        [{**which, **figure_row(one)} for one in figures],
        [*problem_rows(place, result.problems)],
    )


def refuse_too_many(part: Part) -> None:
    """Raises UnreadableFile for more budgets than a page can hold for each of its visitors."""
    if len(part.budgets) > MOST_BUDGETS:
        raise UnreadableFile(TOO_MANY_BUDGETS("", f"{len(part.budgets):,}", limit=f"{MOST_BUDGETS:,}"))


def added(there: Part, parts: Sequence[Part]) -> Added:
    """The parts beside what is there. A budget is the same where its file has the same bytes and was costed alike."""
    seen = {*_marks(there)}
    kept, again = [there], 0
    for part in parts:
        new = [mark not in seen for mark in _marks(part)]
        again += new.count(False)
        kept.append(part if all(new) else _only(part, new))
        seen.update(_marks(kept[-1]))
    whole = joined(kept)
    # In one piece each: tables of thousands of pieces are slow to look through.
    pieces = (table.combine_chunks() for table in (whole.budgets, whole.figures, whole.problems))
    return Added(Part(*pieces), again)


def _marks(part: Part) -> list[tuple[Any, ...]]:
    """What tells each budget of a part; where its file is not known, that is its name."""
    columns = (part.budgets[name].to_pylist() for name in ("sha256", "file", "budget", "as_of", "funder"))
    return [(sha256 or file, *rest) for sha256, file, *rest in zip(*columns, strict=True)]


def _only(part: Part, wanted: Sequence[bool]) -> Part:
    """Some of the budgets of a part, with their figures and problems."""
    budgets = part.budgets.filter(pa.array(wanted))
    return Part(budgets, _of(part.figures, budgets), _of(part.problems, budgets))


def _of(table: pa.Table, budgets: pa.Table) -> pa.Table:
    """The rows of a table that are about these budgets."""
    return table.filter(pc.is_in(_named(table), value_set=_named(budgets)))


def _named(table: pa.Table) -> pa.Array:
    named = pc.binary_join_element_wise(table["file"], table["budget"], "\n")
    return named.combine_chunks()


def _text(content: bytes) -> str:
    """The text of a file. Raises ValueError where it is none."""
    encoding = next((MARKS[mark] for mark in MARKS if content.startswith(mark)), "utf-8")
    return content.decode(encoding)


def _which(place: Found, result: SavedResult | Assessment) -> dict[str, Any]:
    about = result.budget
    day: date | None = about.start or about.as_of
    return {
        "file": place.file,
        "budget": place.budget,
        "title": about.title,
        "lead_organisation": about.lead_organisation,
        "funder": about.funder,
        "year": day.year if day else None,
        "currency": about.currency,
    }


def _budget(place: Found, result: SavedResult | Assessment) -> dict[str, Any]:
    totals = result.totals
    amounts: dict[str, Decimal | None] = {
        name: getattr(totals, name)
        for name in ("cost", "funded", "shortfall", "in_kind_value", "paid_hours", "unpaid_hours")
    }
    return {
        "sha256": place.sha256,
        "as_of": result.budget.as_of,
        # A post that is shared stands in several rows, and an overhead in one that nobody wrote.
        "lines": len({(line.where, line.line) for line in result.lines if line.kind in ("time", "cost")}),
        "complete": totals.complete,
        **{name: None if amount is None else tidy(amount) for name, amount in amounts.items()},
        "blocking": sum(problem.severity == "blocks" for problem in result.problems),
    }


def _refuse_other_figures(figures: list[Figure]) -> None:
    """Each figure once for each partner type, in its unit, with a value where its status says so."""
    for one in figures:
        known = one.partner_type in TYPES and one.unit == FIGURES[one.code].unit
        if not known or (one.value is None) is (one.status == "ok"):
            raise ValueError("not a figure of this program")
    if len({(one.code, one.partner_type) for one in figures}) < len(figures):
        raise ValueError("a figure twice")
