"""What the words of the command line share: reading dates, numbers and rate cards, and refusing kindly."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from fairbudget.ratecards import RateBook

AsJson = Annotated[bool, typer.Option("--json", help="The result for machines: exact decimals as text.")]
RatesFolder = Annotated[
    Path | None, typer.Option("--rates", metavar="FOLDER", help="Your organisation's own rate cards.")
]


def rate_book(folder: Path | None) -> "RateBook":
    from fairbudget.console import show_problems
    from fairbudget.reading.funder_files import FunderRulesError
    from fairbudget.reading.rate_book import read_rates
    from fairbudget.reading.rate_files import RateCardError

    if folder is not None and not folder.is_dir():
        refuse(f'There is no folder "{folder}" for --rates.')
    try:
        return read_rates(folder)
    except (RateCardError, FunderRulesError) as error:
        show_problems(error.problems)
        raise typer.Exit(2) from None


def day(text: str) -> date:
    """A day written on the command line."""
    from fairbudget.reading import dates
    from fairbudget.reading.grid import Cell

    read = dates.day(Cell(1, 1, text))
    if read.value is None:
        refuse(f'"{text}" is not a day. Write it as 2026-04-01 or "1 April 2026".')
    return read.value


def number(text: str | None) -> Decimal | None:
    """A number written on the command line."""
    if text is None:
        return None
    from fairbudget.reading import amounts
    from fairbudget.reading.grid import Cell

    read = amounts.number(Cell(1, 1, text))
    if read.value is None:
        refuse(f'"{text}" is not a number.')
    return read.value


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
