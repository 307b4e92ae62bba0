"""`fairbudget compare`: scenarios side by side, or one budget on the rates of other days."""

from pathlib import Path
from typing import Annotated

import typer

from fairbudget.cli_asking import AsJson, MapFile, RatesFolder, about_to_read, assess_file, day, refuse

MOST_SCENARIOS = 3


def compare(
    budgets: Annotated[
        list[Path], typer.Argument(callback=about_to_read, help="One to three budgets, compared with the first.")
    ],
    on: Annotated[
        list[str] | None,
        typer.Option(metavar="DATE", help="Also the first budget on the rates of this day (may be repeated)."),
    ] = None,
    as_json: AsJson = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Rates in force on this day.")] = None,
    rates: RatesFolder = None,
    funder: Annotated[str | None, typer.Option(metavar="CODE", help="Whose rules say what is paid.")] = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="Where a file names no currency.")] = None,
    mapping: MapFile = None,
) -> None:
    """Compare up to three budgets, or one budget on the rates of other days: what changed, and why."""
    from fairbudget import console_compare
    from fairbudget.compare import compare as side_by_side

    days = on or []
    if not 2 <= len(budgets) + len(days) <= MOST_SCENARIOS:
        refuse("Name two or three scenarios: budgets, or one budget and the days whose rates to use (--on DATE).")
    assessments = [assess_file(budget, as_of, rates, funder, currency, mapping) for budget in budgets]
    names = [budget.name for budget in budgets]
    for one in days:
        assessments.append(assess_file(budgets[0], one, rates, funder, currency, mapping))
        names.append(f"{budgets[0].name}, rates of {day(one)}")
    console_compare.show(side_by_side(assessments, names), assessments[0].budget.currency, as_json=as_json)
    raise typer.Exit(1 if any(assessment.blocked for assessment in assessments) else 0)
