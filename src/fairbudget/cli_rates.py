"""The words of `fairbudget rates`: what is in the cards, on which day, and whether a folder of your own is sound."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from fairbudget.cli_asking import AsJson, RatesFolder, day, number, rate_book, refuse

if TYPE_CHECKING:
    from fairbudget.budget import Place

rates_app = typer.Typer(help="The rate cards: what is in them, on which day, and whether your own folder is sound.")
Card = Annotated[str, typer.Argument(help="The code of a card, as listed by rates list.")]


@rates_app.command("list")
def rates_list(as_json: AsJson = False, rates: RatesFolder = None) -> None:
    """List every rate card."""
    from fairbudget import console

    console.show_cards(rate_book(rates), as_json=as_json)


@rates_app.command("show")
def rates_show(card: Card, as_json: AsJson = False, rates: RatesFolder = None) -> None:
    """Show all values of one card with their dates, evidence and sources."""
    from fairbudget import console
    from fairbudget.problems import near

    book = rate_book(rates)
    found = book.card(card)
    if found is None:
        nearest = near(card, tuple(one.code for one in book.cards))
        refuse(f'There is no card "{card}".{f" Nearest: {nearest}." if nearest else ""} See fairbudget rates list.')
    else:
        console.show_card(found, as_json=as_json)


@rates_app.command("on")
def rates_on(
    on: Annotated[str, typer.Argument(metavar="DATE", help="The day, such as 2026-04-01.")],
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
        refuse(f'"{place}" is not a place. Use one of {", ".join(words(Place))}.')
    where = f"{code} on {on}"
    answer = rate_book(rates).rate(code, day(on), place=cast("Place | None", place), hours=number(hours), where=where)
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
    from fairbudget.reading.cards.rate_files import check_folder

    if not folder.is_dir():
        refuse(f'There is no folder "{folder}".')
    problems = check_folder(folder)
    if as_json:
        console.show_json([problem.model_dump(mode="json") for problem in problems])
    else:
        console.show_problems(tuple(problems), none="No problem was found in these rate cards.")
    raise typer.Exit(1 if any(problem.severity == "blocks" for problem in problems) else 0)
