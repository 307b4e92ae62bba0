"""Checks of a card beyond the form of its fields: sources, dates, duplicates, changes, reasons and links."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, localcontext
from functools import partial
from itertools import pairwise

from fairbudget.language import noop, say
from fairbudget.money import EXACT, percent
from fairbudget.problems import Problem, near, said_near
from fairbudget.rates import ListedRate, RateCard, RateValue
from fairbudget.reading.cards.rate_file_problems import (
    CARD_TWICE,
    CHANGE_TOO_LARGE,
    DERIVED,
    DUPLICATE,
    FIELD_MISSING,
    LINK_UNKNOWN,
    NO_REASON,
    SOURCE_UNKNOWN,
    VALUE_WRONG,
)
from fairbudget.reading.cards.rate_lines import RateLines

CLOCK = noop("a month and day such as 04-01, or never")


def check_card(card: RateCard, sources: tuple[str, ...], lines: RateLines) -> list[Problem]:
    """The problems of one card that has the right fields; `sources` are the keys of all sources in its file."""
    found = [_clock(card.updates, lines.table("card", field="updates"))] if card.updates else []
    for listed in card.rates:
        found += _check_rate(card, listed, sources, lines)
    return [problem for problem in found if problem]


def _clock(updates: str, where: str) -> Problem | None:
    try:
        # A year that is not a leap year: the day must exist every year.
        date.fromisoformat(f"2023-{updates}")
    except ValueError:
        return None if updates == "never" else VALUE_WRONG(where, updates, field="updates", why=say(CLOCK))
    return None


def _check_rate(
    card: RateCard, listed: ListedRate, sources: tuple[str, ...], lines: RateLines
) -> Iterator[Problem | None]:
    table = f"rate.{listed.code}"
    if listed.updates:
        yield _clock(listed.updates, lines.table(table, field="updates"))
    if not (listed.values or listed.index or listed.missing):
        yield FIELD_MISSING(lines.table(table), "values", of=say('The rate "{code}"', code=listed.code))
    at = partial(lines.entry, table, "values")
    for number, value in enumerate(listed.values):
        where = partial(at, number)
        yield from _check_value(card, listed, value, where)
        if value.source not in sources:
            yield SOURCE_UNKNOWN(where(), value.source, nearest=said_near(near(value.source, sources)))
    yield from _duplicates(listed, at)
    yield from _changes(card, listed, at)


def _check_value(card: RateCard, listed: ListedRate, value: RateValue, at: Callable[[], str]) -> Iterator[Problem]:
    if value.amount is None and not value.withdrawn:
        yield FIELD_MISSING(at(), "amount", of=say("A value"))
    if value.amount is not None and value.withdrawn is not None:
        why = say("an entry that withdraws a rate has no amount")
        yield VALUE_WRONG(at(), value.amount, field="amount", why=why)
    if value.effective_from is None and (value.date_known != "unknown" or value.withdrawn):
        yield FIELD_MISSING(at(), "effective_from", of=say("A value"))
    if value.evidence == "agreed" and card.kind != "organisation":
        yield DERIVED(at(), value.evidence)
    asked = (("reason", value.reason), ("agreed_by", value.agreed_by), ("agreed_on", value.agreed_on))
    missing = [name for name, given in asked if not given]
    if listed.replaces and missing:
        yield NO_REASON(at(), listed.replaces, missing=_all_of(missing))


def _all_of(names: list[str]) -> str:
    """Names of fields as a sentence lists them: reason and agreed_by and agreed_on."""
    listed = names[0]
    for name in names[1:]:
        listed = say("{names} and {last}", names=listed, last=name)
    return listed


def _duplicates(listed: ListedRate, at: Callable[[int], str]) -> Iterator[Problem]:
    seen: set[tuple[str, date | None]] = set()
    for number, value in enumerate(listed.values):
        if (value.series, value.effective_from) in seen:
            yield DUPLICATE(at(number), _on(listed.code, value.effective_from))
        seen.add((value.series, value.effective_from))


def _on(code: str, day: date | None) -> str:
    """A rate and the day of its value."""
    if day is None:
        return say('"{code}" on an unknown day', code=code)
    return say('"{code}" on {day}', code=code, day=day)


def _changes(card: RateCard, listed: ListedRate, at: Callable[[int], str]) -> Iterator[Problem]:
    """Changes beyond what the card expects in the years between two values, unless the entry says why."""
    dated = [
        (value.series, value.effective_from, number, value)
        for number, value in enumerate(listed.values)
        if value.effective_from
    ]
    for (series, start, _, before), (same_series, later, number, after) in pairwise(sorted(dated, key=_by_day)):
        if series != same_series or after.change_checked or not before.amount or after.amount is None:
            continue
        if _change_a_year(before.amount, after.amount, (later - start).days) > card.max_yearly_change:
            limit = percent(card.max_yearly_change)
            yield CHANGE_TOO_LARGE(at(number), after.amount, code=listed.code, before=before.amount, limit=limit)


def _by_day(dated: tuple[str, date, int, RateValue]) -> tuple[str, date]:
    return dated[0], dated[1]


def _change_a_year(before: Decimal, after: Decimal, days: int) -> Decimal:
    """The change as a fraction of the earlier amount, shared over the years between (at least one)."""
    with localcontext(EXACT):
        return abs(after - before) / before / max(Decimal(1), Decimal(days) / 365)


def check_links(cards: list[tuple[RateCard, RateLines]]) -> list[Problem]:
    """The problems between cards: two of one code, and links to rates or profiles that do not exist."""
    listed = {f"{card.code}:{rate.code}": rate for card, _ in cards for rate in card.rates}
    found: list[Problem] = []
    seen: set[str] = set()
    for card, lines in cards:
        if card.code in seen:
            found.append(CARD_TWICE(lines.table("card", field="code"), card.code))
        seen.add(card.code)
        for field, code, where in _links(card, lines):
            target = listed.get(code)
            if target is None or (field.startswith("index") and target.index is not None):
                found.append(LINK_UNKNOWN(where, code, field=field, nearest=said_near(near(code, tuple(listed)))))
        found += _unknown_profiles(card, lines, {profile.code for other, _ in cards for profile in other.profiles})
    return found


def _unknown_profiles(card: RateCard, lines: RateLines, profiles: set[str]) -> Iterator[Problem]:
    for rate in card.rates:
        if rate.index and rate.index.profile and rate.index.profile not in profiles:
            where = lines.table(f"rate.{rate.code}", field="index")
            yield LINK_UNKNOWN(where, rate.index.profile, field="index.profile", nearest="")


def _links(card: RateCard, lines: RateLines) -> Iterator[tuple[str, str, str]]:
    """Each code that a card names: the field, the code, and where it stands."""
    if card.working_year:
        yield "working_year", card.working_year, lines.table("card", field="working_year")
    for rate in card.rates:
        if rate.replaces:
            yield "replaces", rate.replaces, lines.table(f"rate.{rate.code}", field="replaces")
        if rate.index:
            named = (("of", rate.index.of), ("plus", rate.index.plus), ("hours", rate.index.hours))
            for name, code in named:
                if code:
                    yield f"index.{name}", code, lines.table(f"rate.{rate.code}", field="index")
    for number, profile in enumerate(card.profiles):
        for _, code in profile.codes:
            yield "components", code, lines.table("profile", number, "components")
