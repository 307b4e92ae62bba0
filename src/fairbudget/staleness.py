"""Which cards in use are past their review date or lack the update of the year."""

from collections.abc import Iterable, Mapping
from datetime import date

from fairbudget.problems import Problem
from fairbudget.rate_problems import CARD_STALE, CARD_UPDATE_DUE
from fairbudget.rates import ListedRate, RateCard

Listed = Mapping[str, tuple[RateCard, ListedRate]]


def problems(listed: Listed, used: Iterable[str], on: date) -> tuple[Problem, ...]:
    """The problems of the cards and rates named in `used` and of those they are computed from, once each."""
    found: list[Problem] = []
    for code in _with_inputs(listed, used):
        card, rate = listed[code]
        if on > card.review_by:
            found.append(
                CARD_STALE(card.file_name, card.title, review_by=card.review_by, publisher=card.publisher)
            )
        due = last_update_day(rate.updates or card.updates, on)
        if due and rate.newest and rate.newest < due:
            found.append(
                CARD_UPDATE_DUE(
                    card.file_name, code, due=f"{due:%d %B}", newest=rate.newest, publisher=card.publisher
                )
            )
    return tuple(dict.fromkeys(found))


def last_update_day(month_and_day: str | None, on: date) -> date | None:
    """The last day of that month and day ("04-01") not after `on`; None for a card without a yearly clock."""
    if month_and_day is None or month_and_day == "never":
        return None
    this_year = date.fromisoformat(f"{on.year}-{month_and_day}")
    return this_year if this_year <= on else this_year.replace(year=on.year - 1)


def _with_inputs(listed: Listed, used: Iterable[str]) -> tuple[str, ...]:
    """The rates in use: all of a card that is named, and what an indexed rate is computed from."""
    named = tuple(used)
    codes = [code for code in listed if code in named or code.partition(":")[0] in named]
    for code in list(codes):
        index = listed[code][1].index
        if index:
            codes += [
                input_code
                for input_code in (index.of, index.plus, index.hours)
                if input_code and input_code in listed
            ]
    return tuple(dict.fromkeys(codes))
