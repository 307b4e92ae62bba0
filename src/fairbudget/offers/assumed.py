"""What the sum of an offer takes for granted, said in words, so that it can be put right."""

from fairbudget.language import say
from fairbudget.money import money
from fairbudget.offers.assumed_words import (
    FOR_ONE,
    HOW_LONG,
    NONE_STATED,
    NOT_ON_TOP,
    PERHAPS_PAID,
    RECURS,
)
from fairbudget.offers.offer import BESIDE, USUAL_DAY, Offer
from fairbudget.offers.ranges import exactly
from fairbudget.offers.saying import lasting, pounds
from fairbudget.offers.sums import Sum


def assumed(offer: Offer, total: Sum) -> tuple[str, ...]:
    """One short sentence for each thing that was taken for granted."""
    return (
        *_about_the_day(offer),
        *_about_time(offer),
        *_about_pay(offer, total),
        *_about_costs(offer),
        *_not_counted(offer),
    )


def _about_the_day(offer: Offer) -> list[str]:
    if not offer.day_matters:
        return []
    said = [say("A day is {hours}. The offer does not say.", hours=lasting(offer.day))]
    if any(part.count.exact is not None and part.count.exact % 1 for part in offer.parts if part.unit == "day"):
        usual = offer.day == USUAL_DAY
        said.append(say("Half a day is 3.5 to 4 hours.") if usual else say("Half a day is half of that."))
    return said


def _about_time(offer: Offer) -> list[str]:
    said = [
        say('"{words}" is {hours}, with any breaks.', words=words, hours=lasting(exactly(hours)))
        for words, hours in offer.clock
    ]
    said += [say('"{words}" is taken as it stands.', words=words) for words in offer.about]
    said += [say('"{words}" is part of the hours already counted.', words=words) for words in offer.within]
    if offer.period and offer.of("contact", "all") and not offer.recurs:
        said.append(say('"{words}" says when, not how much work.', words=offer.period))
    if any(not part.words for part in offer.of("all")):
        said.append(say("The hours are the ones that you gave."))
    if offer.one_of:
        said.append(say("The offer names several times and does not say whether they add up. The most is all of them."))
    if offer.per_visit:
        said.append(say("What comes beside the work may be for all of it or for each time. Both are in the range."))
    if offer.each_or_all:
        said.append(say("The hours may be for each time or for all of them. Both are in the range."))
    if offer.recurs:
        said.append(say(RECURS[offer.recurs]))
    return said


def _about_pay(offer: Offer, total: Sum) -> list[str]:
    said: list[str] = []
    if offer.price is None:
        return said
    if offer.no_pay:
        said.append(say('"{words}" means that nothing is paid for the time.', words=offer.no_pay))
    if offer.one_unit:
        said.append(say(FOR_ONE[offer.per]))
    if offer.or_all:
        said.append(say("The price may be for each of them or for all. Both are in the range."))
    if offer.people.exact != 1:
        said.append(_shared(offer))
    if total.pay.low != total.pay.high:
        said.append(say("The pay is {pay}.", pay=pounds(total.pay)))
    if offer.per != "all" and not offer.of("all"):
        said += [
            say(NOT_ON_TOP[part.what])
            for part in offer.of(*BESIDE)
            if part.what not in (*offer.paid_as_well, *offer.perhaps_paid, *offer.unpaid)
        ]
        said += [say(PERHAPS_PAID[what]) for what in offer.perhaps_paid]
    return [*said, *_about_hours_paid(offer)]


def _about_hours_paid(offer: Offer) -> list[str]:
    said: list[str] = []
    if offer.least_hours == 1:
        said.append(say("At least 1 hour is paid."))
    elif offer.least_hours is not None:
        said.append(say("At least {hours} are paid.", hours=lasting(exactly(offer.least_hours))))
    if offer.part_hours:
        said.append(say("A part of an hour is paid as a whole hour."))
    return said


def _about_costs(offer: Offer) -> list[str]:
    said = [say('"{words}" is for expenses, not pay.', words=words) for words in offer.on_top]
    if offer.costs:
        said.append(say("Your costs of {costs} come out of the pay.", costs=money(offer.costs)))
    elif offer.expenses == "in_pay":
        said.append(say("Your costs come out of the pay. How much they are is not said, so nothing is taken off."))
    elif offer.expenses == "not_covered":
        said.append(say("Costs are not paid back. How much they are is not said, so nothing is taken off."))
    if offer.in_kind:
        said.append(say("{given}: given, but not pay.", given=", ".join(offer.in_kind).capitalize()))
    return said


def _shared(offer: Offer) -> str:
    if offer.shared is None:
        return say("The offer does not say whether the pay is for each person or for all. Both are in the range.")
    return say("The sum is for one person; the pay is shared.") if offer.shared else say("The sum is for one person.")


def _not_counted(offer: Offer) -> list[str]:
    """What nobody stated counts nothing in the sum, and may still take time."""
    if offer.of("all") or not offer.parts:
        return []
    stated = {part.what for part in offer.parts} | set(offer.included)
    missing = tuple(what for what in BESIDE if what not in stated)
    said = [say(HOW_LONG[part.what]) for part in offer.of(*BESIDE) if part.count.ends == ()]
    return [*said, say(NONE_STATED[missing])] if missing else said
