"""`fairbudget offer`: what an offer pays an hour, beside what, and what else to ask. Nothing is saved."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, cast

import typer

from fairbudget.cli_asking import AsJson, InLanguage, RatesFolder, day, number, rate_book, refuse
from fairbudget.language import long_date, say

if TYPE_CHECKING:
    from decimal import Decimal

    from fairbudget.budget import Band, Place

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The offer as it was made, in English or Welsh.")]
Hours = Annotated[str | None, typer.Option(metavar="N", help="All the hours it takes, as you know them.")]
DayHours = Annotated[str | None, typer.Option("--day-hours", metavar="N", help="How long a day is: 7, 7.5, 8.")]
Age = Annotated[int | None, typer.Option(help="For the legal minimum; adult when not given.")]
InPlace = Annotated[str | None, typer.Option("--place", help="uk, london, scotland, wales or northern_ireland.")]
OfBand = Annotated[str | None, typer.Option("--band", help="contributor, experienced, skilled, lead or strategic.")]
OnDay = Annotated[str | None, typer.Option("--date", "--as-of", metavar="DATE", help="Rates of this day: 2026-04-01.")]

MOST_HOURS = 8784  # the hours of a leap year


def offer(
    text: Text,
    hours: Hours = None,
    day_hours: DayHours = None,
    age: Age = None,
    place: InPlace = None,
    band: OfBand = None,
    on: OnDay = None,
    _language: InLanguage = "en",
    as_json: AsJson = False,
    rates: RatesFolder = None,
) -> None:
    """Say what an offer pays an hour, beside what, what else to ask, and how to answer."""
    from fairbudget.budget import Band, Place
    from fairbudget.offers import assess_offer, read_offer

    if not text.strip():
        refuse('Write the offer as it was made, such as "£150 for a day, with half a day\'s preparation".')
    chosen_place = cast("Place | None", _one_of(place, Place, "place"))
    chosen_band = cast("Band | None", _one_of(band, Band, "band"))
    if age is not None and not 0 < age < 130:
        refuse(f"{age} is not an age in years.")
    read = read_offer(text, hours=_hours(hours, MOST_HOURS), hours_in_a_day=_hours(day_hours, 24))
    today = date.today()  # noqa: DTZ011 - the day where the person sits
    answer = assess_offer(
        read, rate_book(rates), day(on) if on else today, age=age, place=chosen_place, band=chosen_band
    )
    if on is None:
        note = say("No date was given. The rates are those of today, {day}.", day=long_date(today))
        answer = answer.model_copy(update={"assumed": (*answer.assumed, note)})
    if as_json:
        typer.echo(answer.model_dump_json(indent=2))
    else:
        from fairbudget.console_offer import show_offer

        show_offer(answer)


def _one_of(word: str | None, vocabulary: object, name: str) -> str | None:
    from fairbudget.budget import words
    from fairbudget.problems import near

    known = words(vocabulary)
    if word is not None and word not in known:
        nearest = near(word, known)
        refuse(f'"{word}" is not a {name}.{f" Nearest: {nearest}." if nearest else ""} Use one of {", ".join(known)}.')
    return word


def _hours(text: str | None, most: int) -> "Decimal | None":
    hours = number(text)
    if hours is not None and not 0 < hours <= most:
        refuse(f"Hours must be more than 0 and not more than {most:,}.")
    return hours
