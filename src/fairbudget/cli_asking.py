"""What the words of the command line share: reading dates, numbers and rate cards, and refusing kindly."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from fairbudget.language import Language, say, speaking

if TYPE_CHECKING:
    from fairbudget.assessment import Assessment
    from fairbudget.budget import Budget
    from fairbudget.ratecards import RateBook
    from fairbudget.reading.mapping import Mapping

Opened = TypeVar("Opened")


def about_to_read(named: Opened) -> Opened:
    """Have the process that reads files started as soon as one is named: it gets ready while the rest is loaded."""
    from fairbudget.reading.file.apart import warm

    warm()
    return named


BudgetFile = Annotated[
    Path,
    typer.Argument(callback=about_to_read, help="The budget: our template, or any budget in xlsx, ods or csv."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Rates in force on this day: 2026-04-01.")]
Funder = Annotated[str | None, typer.Option(metavar="CODE", help="Whose rules say what is paid, such as ukri.")]
Currency = Annotated[str | None, typer.Option(metavar="CODE", help="Where the file names no currency: GBP, EUR…")]
AsJson = Annotated[bool, typer.Option("--json", help="The result for machines: exact decimals as text.")]
RatesFolder = Annotated[
    Path | None, typer.Option("--rates", metavar="FOLDER", help="Your organisation's own rate cards.")
]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", metavar="MAP.toml", help="What the columns mean: made by `fairbudget map`, or a saved copy."),
]


def _speak(context: typer.Context, language: Language) -> Language:
    """Speak the language that is asked for until the command has ended."""
    context.with_resource(speaking(language))
    return language


# Spoken from the moment it is read, so a command only names it: `_language: InLanguage = "en"`.
InLanguage = Annotated[
    Language,
    typer.Option("--language", callback=_speak, is_eager=True, help="English (en) or Welsh (cy), which is a draft."),
]


def assess_file(
    budget: Path,
    as_of: str | None,
    rates: Path | None,
    funder: str | None,
    currency: str | None,
    mapping: Path | None = None,
) -> "Assessment":
    """Read, cost and check. Without a date anywhere the rates of today are used, and the result says so."""
    from fairbudget.assessment import assess
    from fairbudget.console import RATES_OF_TODAY
    from fairbudget.language import long_date

    book, code = rate_book(rates), currency_code(currency)
    read = _read(budget, code, mapping)
    on = day(as_of) if as_of else read.project.as_of
    if on is None:
        on = date.today()  # noqa: DTZ011 - the day where the person sits
        note = RATES_OF_TODAY("Project!Rates as of", "not stated", day=long_date(on))
        read = read.model_copy(update={"problems": (*read.problems, note)})
    return assess(read, book, as_of=on, funder=funder)


def _read(budget: Path, currency: str | None, mapping: Path | None) -> "Budget":
    from fairbudget.reading import read_budget

    return opened(lambda: read_budget(budget, currency=currency, mapping=mapping_in(mapping)))


def mapping_in(file: Path | None) -> "Mapping | None":
    """The mapping named on the command line: a file of its own, or the one inside a saved copy."""
    if file is None:
        return None
    from fairbudget.drafts.kept_mapping import mapping_of_file

    return opened(lambda: mapping_of_file(file))


def opened(read: Callable[[], Opened]) -> Opened:
    """What is read from a file; one that cannot be read is told, and the program leaves with exit code 2."""
    from fairbudget.console import show_problems
    from fairbudget.reading.file.unreadable import UnreadableFile

    try:
        return read()
    except UnreadableFile as error:
        show_problems(error.problems)
        raise typer.Exit(2) from None


def rate_book(folder: Path | None) -> "RateBook":
    from fairbudget.console import show_problems
    from fairbudget.reading.cards.funder_files import FunderRulesError
    from fairbudget.reading.cards.rate_book import read_rates
    from fairbudget.reading.cards.rate_files import RateCardError

    if folder is not None and not folder.is_dir():
        refuse(f'There is no folder "{folder}" for --rates.')
    try:
        return read_rates(folder)
    except (RateCardError, FunderRulesError) as error:
        show_problems(error.problems)
        raise typer.Exit(2) from None


def currency_code(text: str | None) -> str | None:
    """The three letters of a currency written on the command line."""
    if not text:
        return None
    from fairbudget.reading.cells import choices
    from fairbudget.reading.grid import Cell

    read = choices.currency(Cell(1, 1, text))
    if read.value is None:
        refuse(f'"{text}" is not a currency we know. Write its three letters, such as GBP.')
    return read.value


def day(text: str) -> date:
    """A day written on the command line."""
    from fairbudget.reading.cells import dates
    from fairbudget.reading.grid import Cell

    read = dates.day(Cell(1, 1, text))
    if read.value is None:
        refuse(f'"{text}" is not a day. Write it as 2026-04-01 or "1 April 2026".')
    return read.value


def number(text: str | None) -> Decimal | None:
    """A number written on the command line."""
    if text is None:
        return None
    from fairbudget.reading.cells import amounts
    from fairbudget.reading.grid import Cell

    read = amounts.number(Cell(1, 1, text))
    if read.value is None:
        refuse(f'"{text}" is not a number.')
    return read.value


def workbook_name(path: Path | None) -> Path | None:
    """The name of a workbook to write: by its ending every program knows what it is."""
    if path is not None and path.suffix.lower() != ".xlsx" and not path.is_dir():
        refuse(f'"{path.name}" is to be a workbook: give it a name that ends in .xlsx.')
    return path


def warn_of_people(assessment: "Assessment") -> None:
    """Name what looks like the detail of a person before anything is made that would show it."""
    from fairbudget.checks.personal import KINDS

    codes = [kind.code for kind in KINDS.values()]
    found = [problem for problem in assessment.problems if problem.code in codes]
    if found:
        typer.echo(
            say("This budget holds what looks like details of people, and what is made of it may show them:"), err=True
        )
        for problem in found:
            typer.echo(f"  {problem.message} {problem.fix}", err=True)


def written(write: Callable[[], None]) -> None:
    """Write a file; one that is there already is left alone, and that is said."""
    try:
        write()
    except (FileExistsError, NotADirectoryError) as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"The file could not be written: {error.strerror}.")


def refuse(words: str) -> NoReturn:
    """Say what is wrong with how the program was used, and leave with exit code 2."""
    typer.echo(words, err=True)
    raise typer.Exit(2)
