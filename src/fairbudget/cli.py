"""The command line: every word reads files, asks the core, and shows the one assessment. It computes nothing.

Exit codes: 0 done; 1 the budget has problems that block; 2 wrong use, or a file that cannot be read.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast

import typer

from fairbudget.version import VERSION

if TYPE_CHECKING:
    from fairbudget.assessment import Assessment
    from fairbudget.ratecards import RateBook

app = typer.Typer(
    name="fairbudget",
    help="Cost people's time in partnership budgets from published, dated rates; show who pays and what is unpaid.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
rates_app = typer.Typer(help="The rate cards: what is in them, on which day, and whether your own folder is sound.")
app.add_typer(rates_app, name="rates", no_args_is_help=True)

BudgetFile = Annotated[Path, typer.Argument(help="The budget: our template, or any budget in xlsx, ods or csv.")]
AsJson = Annotated[bool, typer.Option("--json", help="The result for machines: exact decimals as text.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Rates in force on this day: 2026-04-01.")]
RatesFolder = Annotated[
    Path | None, typer.Option("--rates", metavar="FOLDER", help="Your organisation's own rate cards.")
]
Funder = Annotated[str | None, typer.Option(metavar="CODE", help="Whose rules say what is paid, such as ukri.")]
Currency = Annotated[str | None, typer.Option(metavar="CODE", help="Where the file names no currency: GBP, EUR…")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT.xlsx", help="Write the workbook here.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
Card = Annotated[str, typer.Argument(help="The code of a card, as listed by rates list.")]


def main(args: list[str] | None = None) -> None:
    """Run the command line. Leaves by SystemExit with the exit code."""
    app(args)


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
    out: Annotated[Path, typer.Argument(help="Where to write it, such as budget.xlsx.")], force: Force = False
) -> None:
    """Write a blank budget template to fill in."""
    from fairbudget.writing.template import write_template

    _written(lambda: write_template(out, force=force))
    typer.echo(f"Wrote {out}. Fill in Project, Partners and Time, then: fairbudget cost {out} -o workbook.xlsx")


@app.command()
def cost(
    budget: BudgetFile,
    output: Output = None,
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    force: Force = False,
) -> None:
    """Cost a budget, and write the workbook for finance."""
    from fairbudget import console

    assessment = _assess(budget, as_of, rates, funder, currency)
    if output is not None:
        from fairbudget.writing.workbook import write_workbook

        _written(lambda: write_workbook(assessment, output, force=force))
    if as_json:
        typer.echo(assessment.model_dump_json(indent=2))
    else:
        console.show_costs(assessment)
        if output is not None:
            console.say(f"Workbook: {output}")
    raise typer.Exit(1 if assessment.blocked else 0)


@app.command()
def check(
    budget: BudgetFile,
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
) -> None:
    """List everything to mend, to check and to know. Exit code 1 when something blocks."""
    from fairbudget import console

    assessment = _assess(budget, as_of, rates, funder, currency)
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
) -> None:
    """Say step by step how one line is worked out, and where its rates come from."""
    from fairbudget import console

    assessment = _assess(budget, as_of, rates, funder, currency)
    rows = [row for row in assessment.costed.rows if row.line == line]
    if not rows:
        names = ", ".join(dict.fromkeys(row.line for row in assessment.costed.rows))
        _refuse(f'There is no line "{line}" in {budget.name}. The lines are: {names}.')
    console.show_explanation(assessment, rows, as_json=as_json)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the result of cost --json."""
    from fairbudget import console
    from fairbudget.assessment import Assessment

    console.show_json(Assessment.model_json_schema(mode="serialization"))


@rates_app.command("list")
def rates_list(as_json: AsJson = False, rates: RatesFolder = None) -> None:
    """List every rate card."""
    from fairbudget import console

    console.show_cards(_rate_book(rates), as_json=as_json)


@rates_app.command("show")
def rates_show(card: Card, as_json: AsJson = False, rates: RatesFolder = None) -> None:
    """Show all values of one card with their dates, evidence and sources."""
    from fairbudget import console
    from fairbudget.problems import near

    book = _rate_book(rates)
    found = book.card(card)
    if found is None:
        nearest = near(card, tuple(one.code for one in book.cards))
        _refuse(f'There is no card "{card}".{f" Nearest: {nearest}." if nearest else ""} See fairbudget rates list.')
    else:
        console.show_card(found, as_json=as_json)


@rates_app.command("on")
def rates_on(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The day, such as 2026-04-01.")],
    code: Annotated[str, typer.Option(metavar="CODE", help="The rate, such as nmw:adult or nihr:half_day.")],
    hours: Annotated[str | None, typer.Option(help="How long one task or session takes, where that decides.")] = None,
    place: Annotated[str | None, typer.Option(help="uk, london, scotland, wales or northern_ireland.")] = None,
    as_json: AsJson = False,
    rates: RatesFolder = None,
) -> None:
    """Say which amount of a rate is in force on a day. Exit code 1 when there is none."""
    from fairbudget import console
    from fairbudget.budget import Place, words
    from fairbudget.problems import Problem

    if place is not None and place not in words(Place):
        _refuse(f'"{place}" is not a place. Use one of {", ".join(words(Place))}.')
    where = f"{code} on {day}"
    answer = _rate_book(rates).rate(
        code, _day(day), place=cast("Place | None", place), hours=_number(hours), where=where
    )
    if isinstance(answer, Problem):
        if as_json:
            console.show_json(answer.model_dump(mode="json"))
        else:
            console.show_problems((answer,))
        raise typer.Exit(1)
    console.show_rate(answer, as_json=as_json)


@rates_app.command("check")
def rates_check(
    folder: Annotated[Path, typer.Argument(help="A folder of rate cards of your own.")], as_json: AsJson = False
) -> None:
    """Check a folder of rate cards: every problem with its file and line."""
    from fairbudget import console
    from fairbudget.reading.rate_files import check_folder

    if not folder.is_dir():
        _refuse(f'There is no folder "{folder}".')
    problems = check_folder(folder)
    if as_json:
        console.show_json([problem.model_dump(mode="json") for problem in problems])
    else:
        console.show_problems(tuple(problems), none="No problem was found in these rate cards.")
    raise typer.Exit(1 if any(problem.severity == "blocks" for problem in problems) else 0)


def _assess(
    budget: Path, as_of: str | None, rates: Path | None, funder: str | None, currency: str | None
) -> "Assessment":
    """Read, cost and check. Without a date anywhere the rates of today are used, and the result says so."""
    from fairbudget.assessment import assess
    from fairbudget.console import RATES_OF_TODAY, show_problems
    from fairbudget.reading import read_budget
    from fairbudget.reading.unreadable import UnreadableFile

    book = _rate_book(rates)
    try:
        read = read_budget(budget, currency=currency)
    except UnreadableFile as error:
        show_problems(error.problems)
        raise typer.Exit(2) from None
    day = _day(as_of) if as_of else read.project.as_of
    if day is None:
        day = date.today()  # noqa: DTZ011 - the day where the person sits
        note = RATES_OF_TODAY("Project!Rates as of", "not stated", day=f"{day.day} {day:%B %Y}")
        read = read.model_copy(update={"problems": (*read.problems, note)})
    return assess(read, book, as_of=day, funder=funder)


def _rate_book(folder: Path | None) -> "RateBook":
    from fairbudget.console import show_problems
    from fairbudget.reading.funder_files import FunderRulesError
    from fairbudget.reading.rate_book import read_rates
    from fairbudget.reading.rate_files import RateCardError

    if folder is not None and not folder.is_dir():
        _refuse(f'There is no folder "{folder}" for --rates.')
    try:
        return read_rates(folder)
    except (RateCardError, FunderRulesError) as error:
        show_problems(error.problems)
        raise typer.Exit(2) from None


def _day(text: str) -> date:
    """A day written on the command line."""
    from fairbudget.reading.dates import day
    from fairbudget.reading.grid import Cell

    read = day(Cell(1, 1, text))
    if read.value is None:
        _refuse(f'"{text}" is not a day. Write it as 2026-04-01 or "1 April 2026".')
    return read.value


def _number(text: str | None) -> Decimal | None:
    """A number written on the command line."""
    if text is None:
        return None
    from fairbudget.reading.amounts import number
    from fairbudget.reading.grid import Cell

    read = number(Cell(1, 1, text))
    if read.value is None:
        _refuse(f'"{text}" is not a number.')
    return read.value


def _written(write: Callable[[], None]) -> None:
    """Write a file; one that is there already is left alone, and that is said."""
    try:
        write()
    except FileExistsError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"The file could not be written: {error.strerror}.")


def _refuse(words: str) -> NoReturn:
    """Say what is wrong with how the program was used, and leave with exit code 2."""
    typer.echo(words, err=True)
    raise typer.Exit(2)
