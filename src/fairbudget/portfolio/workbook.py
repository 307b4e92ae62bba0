"""The workbook of a portfolio: how the figures of many budgets are spread, with every budget and figure behind it."""

from pathlib import Path

import pyarrow.compute as pc

from fairbudget.language import say
from fairbudget.portfolio.about_sheet import add_about
from fairbudget.portfolio.distributions_sheet import add_distributions
from fairbudget.portfolio.record_sheets import add_budgets, add_figures, add_not_judged, add_outliers, add_problems
from fairbudget.portfolio.sheet_rows import as_sign
from fairbudget.portfolio.summary import Portfolio
from fairbudget.writing.atomic import write_atomically
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.template import MADE


def write_portfolio_workbook(portfolio: Portfolio, path: Path | str, *, force: bool = False) -> None:
    """Write the workbook, whole or not at all; the same portfolio gives the same bytes.

    A sheet that would have more rows than a spreadsheet takes has none, and says where they are. Raises
    FileExistsError when the file is there and `force` is not given.
    """
    write_atomically(path, lambda new: _write(portfolio, new), force)


def _write(portfolio: Portfolio, path: Path) -> None:
    # Imported late: only what writes a workbook waits for it.
    from fairbudget.writing.plain_formulas import PlainWorkbook

    # Rows are written to disk as they come, so that a million of them need no memory.
    with PlainWorkbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as workbook:
        workbook.set_properties({"title": say("Portfolio"), "comments": say("Made by fairbudget"), "created": MADE})
        currencies = pc.unique(portfolio.part.budgets["currency"]).to_pylist() or ["GBP"]
        looks = {currency: ResultLook(workbook, as_sign(currency)) for currency in currencies}
        for add in (
            add_about,
            add_distributions,
            add_budgets,
            add_figures,
            add_outliers,
            add_not_judged,
            add_problems,
        ):
            add(workbook, portfolio, looks)
