"""Which dated value of a rate answers for a day, a place, an age and a length of time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce

from fairbudget.budget import Override, Place
from fairbudget.language import noop, say
from fairbudget.money import percent, plain
from fairbudget.problems import Problem
from fairbudget.rate_problems import (
    OVERRIDE_NOT_A_FRACTION,
    RATE_HOURS_NOT_COVERED,
    RATE_NEEDS_HOURS,
    RATE_NEEDS_PLACE,
    RATE_NOT_FOR_THEM,
    RATE_NOT_YET,
)
from fairbudget.rates import (
    AppliedOverride,
    ListedRate,
    Rate,
    RateCard,
    RateValue,
    Source,
    in_arithmetic,
    printed_unit,
)

PLACES: dict[Place, str] = {
    "uk": noop("uk"),
    "london": noop("london"),
    "scotland": noop("scotland"),
    "wales": noop("wales"),
    "northern_ireland": noop("northern_ireland"),
}


@dataclass(frozen=True)
class Asked:
    """One question to the rate book: a code on a day, for whom, for how long, under which overrides."""

    code: str
    on: date
    place: Place | None = None
    age: int | None = None
    hours: Decimal | None = None
    overrides: tuple[Override, ...] = ()
    where: str = ""


def in_force(listed: ListedRate, asked: Asked) -> RateValue | Problem:
    """The newest value not after the day among those for that place, age and length of time."""
    started = _newest_of_each_series(listed, asked.on)
    if not started:
        first = min(value.effective_from for value in listed.values if value.effective_from)
        return RATE_NOT_YET(asked.where, asked.code, first=first, on=asked.on)
    for_them = [value for value in _for_place(started, asked.place) if value.is_for_age(asked.age)]
    if not for_them:
        return RATE_NOT_FOR_THEM(asked.where, asked.code, meant=_whom(started), asked=_asked(asked))
    if any(value.duration for value in for_them):
        return _for_hours(for_them, asked)
    if len(for_them) > 1:
        places = ", ".join(_place(value.place) if value.place else say("elsewhere") for value in for_them)
        return RATE_NEEDS_PLACE(asked.where, asked.code, places=places)
    return for_them[0]


def _newest_of_each_series(listed: ListedRate, on: date) -> list[RateValue]:
    """Of each place and duration band the newest that has started; an undated one counts as the oldest."""
    newest: dict[tuple[object, ...], RateValue] = {}
    for value in sorted(listed.values, key=lambda value: value.effective_from or date.min):
        if value.starts_by(on):
            newest[value.terms] = value
    return list(newest.values())


def _for_place(values: list[RateValue], place: Place | None) -> list[RateValue]:
    """Values for that place; a value for "uk" stands for every place in it that has no value of its own."""
    if place is None:
        return values
    exact = [value for value in values if value.place == place]
    return exact or [value for value in values if value.place in (None, "uk")]


def _for_hours(values: list[RateValue], asked: Asked) -> RateValue | Problem:
    """The duration band that holds the hours. Bands are looked up, never interpolated (method, section 2)."""
    bands = "; ".join(value.duration for value in values)
    if asked.hours is None:
        return RATE_NEEDS_HOURS(asked.where, asked.code, bands=bands)
    fits = [value for value in values if value.lasts(asked.hours)]
    if not fits:
        return RATE_HOURS_NOT_COVERED(asked.where, asked.code, hours=plain(asked.hours), bands=bands)
    return fits[0]


def _whom(values: list[RateValue]) -> str:
    """For whom the values are, in words: "age 21 and over", "london"."""
    said = dict.fromkeys(" ".join(filter(None, (_place(value.place), _ages(value)))) for value in values)
    return reduce(_either, said) if any(said) else say("somebody else")


def _either(one: str, other: str) -> str:
    return say("{one} or {other}", one=one, other=other)


def _ages(value: RateValue) -> str:
    if value.age_from is None:
        return ""
    if value.age_to is None:
        return say("age {age} and over", age=value.age_from)
    return say("age {first} to {last}", first=value.age_from, last=value.age_to)


def _place(place: Place | None) -> str:
    """A place as a value names it; none for a value that names no place."""
    return say(PLACES[place]) if place else ""


def _asked(asked: Asked) -> str:
    age = "" if asked.age is None else say("age {age}", age=asked.age)
    stated = ", ".join(filter(None, (age, _place(asked.place))))
    return stated or say("somebody whose age and place are not stated")


def rate_of(
    card: RateCard,
    listed: ListedRate,
    value: RateValue,
    asked: Asked,
    hours_per_year: Decimal | None,
    *,
    replaces: Decimal | None = None,
) -> Rate:
    """The answer from a value of a card; an organisation's rate laid over another is marked an override."""
    if value.amount is None:
        raise ValueError(f"{asked.code} is withdrawn and has no amount")
    per = value.per or listed.per
    source = card.source(value.source)
    override = None
    if listed.replaces:
        override = AppliedOverride(
            replaces=replaces, reason=value.reason, agreed_by=value.agreed_by, agreed_on=value.agreed_on,
            source=source.title, set_by="organisation",
        )  # fmt: skip
    notes = (value.note, listed.note, card.notes if card.kind == "indicative" else "")
    return Rate(
        code=asked.code,
        key=_key(asked.code, value, "organisation" if override else ""),
        label=value.label or listed.label,
        amount=in_arithmetic(value.amount, per),
        printed=f"{value.amount:f}",
        printed_unit=printed_unit(per, card.currency),
        per=per,
        basis=listed.basis,
        band=listed.band,
        expected_hours=listed.expected_hours,
        hours_per_year=hours_per_year,
        effective_from=value.effective_from,
        date_known=value.date_known,
        implement_by=value.implement_by,
        source=source,
        evidence=value.evidence,
        note=" ".join(note for note in notes if note),
        card_code=card.code,
        card_title=card.title,
        card_kind=card.kind,
        currency=card.currency,
        review_by=card.review_by,
        override=override,
    )


def _key(code: str, value: RateValue, set_by: str) -> str:
    """Code, start and condition: the same value always has the same key."""
    start = value.effective_from.isoformat() if value.effective_from else "undated"
    return " ".join(part for part in (f"{code}@{start}", value.series, set_by) if part)


def override_in_force(asked: Asked) -> Override | None:
    """The budget's newest override of the code not after the day; one without a date counts as the oldest."""
    fitting = [
        override
        for override in asked.overrides
        if override.rate_code == asked.code and (override.effective_from or asked.on) <= asked.on
    ]
    return max(fitting, key=lambda override: override.effective_from or date.min, default=None)


def rate_of_override(
    override: Override, before: Rate | Problem, listed: tuple[RateCard, ListedRate] | None, asked: Asked
) -> Rate | Problem:
    """The answer from an override of the budget, in which a percentage is written as a fraction."""
    card, rate = listed if listed else (None, None)
    is_percent = rate is not None and rate.per == "percent"
    if is_percent and override.amount >= 1:
        return OVERRIDE_NOT_A_FRACTION(
            override.where or asked.where, override.amount, code=asked.code, read_as=percent(override.amount)
        )
    per = "percent" if is_percent else override.per
    start = override.effective_from.isoformat() if override.effective_from else "undated"
    agreed = before if isinstance(before, Rate) else None
    same_length = rate is not None and per == rate.per
    return Rate(
        code=asked.code,
        key=f"{asked.code}@{start} budget",
        label=rate.label if rate else asked.code,
        amount=override.amount,
        printed=percent(override.amount).rstrip("%") if is_percent else f"{override.amount:f}",
        printed_unit=printed_unit(per, card.currency if card else "GBP"),
        per=per,
        basis=override.basis or (rate.basis if rate else None),
        band=rate.band if rate else None,
        expected_hours=rate.expected_hours if rate and same_length else None,
        hours_per_year=agreed.hours_per_year if agreed else None,
        effective_from=override.effective_from,
        source=Source(
            key="overrides", title=override.source or say("Overrides sheet of this budget"),
            publisher=override.agreed_by, locator=override.where, read_on=override.agreed_on or asked.on,
        ),
        evidence="agreed",
        note=override.reason,
        card_code=card.code if card else asked.code.partition(":")[0],
        card_title=say("Overrides of this budget"),
        card_kind="budget",
        currency=card.currency if card else "GBP",
        review_by=card.review_by if card else asked.on,
        override=AppliedOverride(
            replaces=agreed.amount if agreed else None, reason=override.reason, agreed_by=override.agreed_by,
            agreed_on=override.agreed_on, source=override.source, set_by="budget",
        ),
    )  # fmt: skip
