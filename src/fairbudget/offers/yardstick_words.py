"""What a yardstick is called: its whole label, a short one for a phone, and the small print sentence by sentence."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from fairbudget.budget import Band
from fairbudget.language import long_date, noop, say, say_in
from fairbudget.money import money, plain
from fairbudget.rates import Rate


class Name(NamedTuple):
    """The words of one yardstick, in the language spoken."""

    label: str
    short: str
    detail: tuple[str, ...]


# A tier's own label is its card's; these are the tiers' words for a phone.
TIERS = {
    "short_task": noop("Suggested payment for a short task"),
    "hour": noop("Suggested payment for an hour"),
    "two_hours": noop("Suggested payment for two hours"),
    "half_day": noop("Suggested payment for half a day"),
    "day": noop("Suggested payment for a day"),
}
# The labels of the tiers and of the bands' rates as their cards have them, so that the catalogue has their Welsh.
LABELS_OF_CARDS = (
    noop("short task of about half an hour, hardly any preparation"),
    noop("about one hour, hardly any preparation"),
    noop("about two hours with some preparation"),
    noop("half a day with preparation"),
    noop("a day including its preparation"),
    noop("hour of university staff at spine point 30"),
    noop("hour of university staff at spine point 40"),
    noop("hour of university staff at spine point 49"),
)
BANDS: dict[Band, str] = {
    "contributor": noop("contributor"),
    "experienced": noop("experienced"),
    "skilled": noop("skilled"),
    "lead": noop("lead"),
    "strategic": noop("strategic"),
}


def legal_minimum(age: int | None) -> Name:
    """The legal minimum wage of somebody of that age; the adult one without."""
    detail = (
        say("A yardstick: whether it applies depends on how you are engaged."),
        say("Acas can say which rules are about you."),
    )
    if age is None:
        label = say("Legal minimum wage, adult rate (a yardstick; whether it applies depends on how you are engaged)")
        return Name(label, say("Legal minimum wage, adult rate"), detail)
    label = say(
        "Legal minimum wage, age {age} (a yardstick; whether it applies depends on how you are engaged)", age=age
    )
    return Name(label, say("Legal minimum wage, age {age}", age=age), detail)


def living_wage(rate: Rate, on: date) -> Name:
    """The newest real Living Wage, with the day by which it is to be paid while that is ahead."""
    london = _is_londons(rate)
    short = say("Real Living Wage in London") if london else say("Real Living Wage")
    chosen = say("Voluntary: an employer chooses to pay it.")
    if rate.implement_by is None or on >= rate.implement_by:
        label = (
            say("Real Living Wage for London, voluntary") if london else say("Real Living Wage for the UK, voluntary")
        )
        return Name(label, short, (chosen,))
    day = long_date(rate.implement_by)
    if london:
        label = say("Real Living Wage for London, voluntary, to be paid by {day}", day=day)
    else:
        label = say("Real Living Wage for the UK, voluntary, to be paid by {day}", day=day)
    return Name(label, short, (chosen, say("To be paid by {day}.", day=day)))


def living_wage_before(rate: Rate) -> Name:
    """The one before the newest, while either is right."""
    detail = (say("It may be paid until the newer one is due."),)
    if _is_londons(rate):
        label = say("Real Living Wage for London, the one before, which may be paid until then")
        return Name(label, say("Earlier real Living Wage in London"), detail)
    label = say("Real Living Wage for the UK, the one before, which may be paid until then")
    return Name(label, say("Earlier real Living Wage"), detail)


def _is_londons(rate: Rate) -> bool:
    return rate.code.endswith("london")


def newer_living_wage(start: date) -> str:
    """That a newer one may have been announced."""
    return say(
        "The real Living Wage shown is of {day}. Check whether there is a newer one.",
        day=long_date(start),
    )


def involvement(rate: Rate, tier: str, hours: Decimal) -> Name:
    """The payment for a task of that length, and as how many hours it is counted."""
    length = say_in("length", "an hour") if hours == 1 else say("{hours} hours", hours=plain(hours))
    words = {"task": card_label(rate), "amount": money(rate.amount), "length": length}
    counted = say("{amount} for this task: {task}. We count it as {length}.", **words)
    if rate.card_kind == "indicative":
        label = say(
            "Indicative involvement payment, {task} ({amount} counted as {length}; "
            "indicative: confirm with the publisher or your institution)",
            **words,
        )
        return Name(label, say(TIERS[tier]), (counted, _indicative()))
    if rate.evidence == "unconfirmed":
        label = say(
            "Published involvement payment, {task} ({amount} counted as {length}; not confirmed: check before use)",
            **words,
        )
        return Name(label, say(TIERS[tier]), (counted, say("Not confirmed: check before use.")))
    label = say("Published involvement payment, {task} ({amount} counted as {length})", **words)
    return Name(label, say(TIERS[tier]), (counted,))


def like_work(rate: Rate, band: Band) -> Name:
    """What an hour of the same expertise band costs where it is employed, or is paid as a fee."""
    words = {"band": say(BANDS[band]), "staff": card_label(rate)}
    indicative = rate.card_kind == "indicative"
    based = say("Based on: {staff}.", staff=card_label(rate))
    detail = (based, _indicative()) if indicative else (based,)
    if rate.basis == "employer_cost":
        if indicative:
            label = say(
                "Band {band}: {staff} (what it costs the employer; "
                "indicative: confirm with the publisher or your institution)",
                **words,
            )
        else:
            label = say("Band {band}: {staff} (what it costs the employer)", **words)
        return Name(
            label, say("University staff doing similar work"), (say("What an hour costs the employer."), *detail)
        )
    if indicative:
        label = say(
            "Band {band}: {staff} (a fee; indicative: confirm with the publisher or your institution)",
            **words,
        )
    else:
        label = say("Band {band}: {staff} (a fee)", **words)
    return Name(label, say("Fee for similar work"), (say("A fee for an hour."), *detail))


def no_rate_for(band: Band, reason: str) -> str:
    """That a band has no rate, and why."""
    return say("No rate for the band {band} is shown: {reason}", band=say(BANDS[band]), reason=reason)


def _indicative() -> str:
    return say("A rough guide: check it with the publisher or your institution.")


def card_label(rate: Rate) -> str:
    """The label of the card, as part of a sentence; one that is not in the catalogue stays as its card has it."""
    return say(rate.label[:1].lower() + rate.label[1:])
