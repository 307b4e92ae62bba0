"""Which cards in use are past their review date or lack the update of the year."""

from collections.abc import Iterable, Mapping
from datetime import date

from fairbudget.language import long_date, say
from fairbudget.problems import Problem
from fairbudget.rate_problems import CARD_STALE, CARD_UPDATE_DUE
from fairbudget.rates import ListedRate, RateCard

Listed = Mapping[str, tuple[RateCard, ListedRate]]


def problems(listed: Listed, used: Iterable[str], on: date) -> tuple[Problem, ...]:
    """The problems of the cards and rates named in `used` and of those they are computed from, once each."""
    codes = _with_inputs(listed, used)
    stale = [
        CARD_STALE(card.file_name, card.title, review_by=card.review_by, publisher=card.publisher)
        for card in (listed[code][0] for code in codes)
        if on > card.review_by
    ]
    return tuple(dict.fromkeys([*stale, *_updates_due(listed, codes, on)]))


def _updates_due(listed: Listed, codes: tuple[str, ...], on: date) -> list[Problem]:
    """One problem for each card and update day, naming the rates that lack the update."""
    late: dict[tuple[str, date], list[str]] = {}
    for code in codes:
        card, rate = listed[code]
        due = last_update_day(rate.updates or card.updates, on)
        if due and rate.newest and rate.newest < due:
            late.setdefault((card.code, due), []).append(code)
    return [_update_due(listed, rates, due) for (_, due), rates in late.items()]


def _update_due(listed: Listed, codes: list[str], due: date) -> Problem:
    card = listed[codes[0]][0]
    newest = max(newest for newest in (listed[code][1].newest for code in codes) if newest)
    return CARD_UPDATE_DUE(
        card.file_name, _first(codes),
        card=card.title, due=long_date(due, year=False), newest=newest, publisher=card.publisher,
    )  # fmt: skip


def _first(codes: list[str]) -> str:
    """The first codes, and how many more there are."""
    first = ", ".join(codes[:3])
    return say("{codes} and {number} more", codes=first, number=len(codes) - 3) if len(codes) > 3 else first


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
            codes += [linked for linked in (index.of, index.plus, index.hours) if linked and linked in listed]
    return tuple(dict.fromkeys(codes))
