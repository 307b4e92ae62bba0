"""The command line: every word reads files, asks the core, and shows the one assessment. It computes nothing.

Exit codes: 0 done; 1 the budget has problems that block; 2 wrong use, or a file that cannot be read.
"""

import atexit
import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from fairbudget.cli_app import app as app_command
from fairbudget.cli_asking import (
    AsJson,
    AsOf,
    BudgetFile,
    Currency,
    Funder,
    InLanguage,
    MapFile,
    RatesFolder,
    assess_file,
    refuse,
    warn_of_people,
    workbook_name,
    written,
)
from fairbudget.cli_checks import checks
from fairbudget.cli_compare import compare
from fairbudget.cli_fix import fix
from fairbudget.cli_map import map_columns
from fairbudget.cli_offer import offer
from fairbudget.cli_portfolio import portfolio
from fairbudget.cli_rates import rates_app
from fairbudget.cli_words import justify, partner_sheet
from fairbudget.language import say
from fairbudget.version import VERSION

app = typer.Typer(
    name="fairbudget",
    help="Cost people's time in partnership budgets from published, dated rates; show who pays and what is unpaid.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(rates_app, name="rates", no_args_is_help=True)

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT.xlsx", callback=workbook_name, help="Write the workbook here."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


def main(args: list[str] | None = None) -> None:
    """Run the command line. Leaves by SystemExit with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no pound sign or arrow shows a question mark in its place.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # A command needs what it makes until it ends, a second later: looking for what could be let go before takes a
    # tenth of its time and finds, at 4,000 lines, a tenth of its memory.
    gc.disable()
    atexit.register(gc.freeze)
    try:
        app(args)
    finally:
        gc.enable()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fairbudget {VERSION}")
        raise typer.Exit


@app.callback()
def fairbudget(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Which version.")
    ] = False,
) -> None:
    """Cost people's time in partnership budgets from published, dated rates; show who pays and what is unpaid."""


@app.command()
def template(
    out: Annotated[Path, typer.Argument(callback=workbook_name, help="Where to write it, such as budget.xlsx.")],
    _language: InLanguage = "en",
    force: Force = False,
) -> None:
    """Write a blank budget template to fill in."""
    from fairbudget.writing.template import write_template

    written(lambda: write_template(out, force=force))
    told = say(
        "Wrote {file}. Fill in Project, Partners and Time, then: fairbudget cost {file} -o workbook.xlsx", file=out
    )
    typer.echo(told)


@app.command()
def cost(
    budget: BudgetFile,
    output: Output = None,
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    mapping: MapFile = None,
    force: Force = False,
) -> None:
    """Cost a budget, and write the workbook for finance."""
    from fairbudget import console

    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    if output is not None:
        from fairbudget.writing.workbook import write_workbook

        warn_of_people(assessment)
        written(lambda: write_workbook(assessment, output, force=force))
    if as_json:
        typer.echo(assessment.model_dump_json(indent=2))
    else:
        console.show_costs(assessment)
        if output is not None:
            console.tell(f"Workbook: {output}")
    raise typer.Exit(1 if assessment.blocked else 0)


@app.command()
def check(
    budget: BudgetFile,
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    mapping: MapFile = None,
) -> None:
    """List everything to mend, to check and to know. Exit code 1 when something blocks."""
    from fairbudget import console

    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    if as_json:
        console.show_json([problem.model_dump(mode="json") for problem in assessment.problems])
    else:
        console.show_problems(assessment.problems)
    raise typer.Exit(1 if assessment.blocked else 0)


@app.command()
def explain(
    budget: BudgetFile,
    line: Annotated[str, typer.Argument(help="The line's name or number, as in the budget.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    mapping: MapFile = None,
) -> None:
    """Say step by step how one line is worked out, and where its rates come from."""
    from fairbudget import console

    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    rows = [row for row in assessment.costed.rows if row.line == line]
    if not rows:
        names = ", ".join(dict.fromkeys(row.line for row in assessment.costed.rows))
        refuse(f'There is no line "{line}" in {budget.name}. The lines are: {names}.')
    console.show_explanation(assessment, rows, as_json=as_json)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the result of cost --json."""
    from fairbudget import console
    from fairbudget.assessment import Assessment

    console.show_json(Assessment.model_json_schema(mode="serialization"))


app.command()(checks)
app.command()(compare)
app.command()(fix)
app.command()(offer)
app.command("map")(map_columns)
app.command()(justify)
app.command()(partner_sheet)
app.command()(portfolio)
app.command("app")(app_command)
