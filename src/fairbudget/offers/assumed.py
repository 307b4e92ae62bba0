"""What the sum of an offer takes for granted, said in words, so that it can be put right."""

from fairbudget.money import money, plain
from fairbudget.offers.offer import BESIDE, USUAL_DAY, Offer, What
from fairbudget.offers.saying import pounds, shown, spoken
from fairbudget.offers.sums import Sum

NAMES: dict[What, str] = {"preparation": "preparation", "travel": "travel", "follow_up": "follow-up"}
ONE_OF = {"hour": "an hour", "half_day": "half a day", "day": "a day", "session": "a session"}


def assumed(offer: Offer, total: Sum) -> tuple[str, ...]:
    """One short sentence for each thing that was taken for granted."""
    return (*_about_time(offer), *_about_pay(offer, total), *_about_costs(offer), *_not_counted(offer))


def _about_time(offer: Offer) -> list[str]:
    said: list[str] = []
    if offer.day_matters:
        said.append(f"A day is {spoken(offer.day, 'hours')}. The offer does not say.")
        if any(part.count.exact is not None and part.count.exact % 1 for part in offer.parts if part.unit == "day"):
            said.append("Half a day is 3.5 to 4 hours." if offer.day == USUAL_DAY else "Half a day is half of that.")
    said += [f'"{words}" is {plain(shown(hours))} hours, with any breaks.' for words, hours in offer.clock]
    said += [f'"{words}" is taken as it stands.' for words in offer.about]
    said += [f'"{words}" is part of the hours already counted.' for words in offer.within]
    if offer.period and offer.of("contact", "all") and not offer.recurs:
        said.append(f'"{offer.period}" says when, not how much work.')
    if any(not part.words for part in offer.of("all")):
        said.append("The hours are the ones that you gave.")
    if offer.one_of:
        said.append("The offer names several times and does not say whether they add up. The most is all of them.")
    if offer.per_visit:
        said.append("What comes beside the work may be for all of it or for each time. Both are in the range.")
    if offer.each_or_all:
        said.append("The hours may be for each time or for all of them. Both are in the range.")
    if offer.recurs:
        said.append(f"The sum is for one {offer.recurs}. The offer does not say for how many.")
    return said


def _about_pay(offer: Offer, total: Sum) -> list[str]:
    said: list[str] = []
    if offer.price is None:
        return said
    pay = total.pay
    if offer.no_pay:
        said.append(f'"{offer.no_pay}" means that nothing is paid for the time.')
    if offer.one_unit:
        unit = ONE_OF.get(offer.per, f"one {offer.per}")
        said.append(f"The price is for {unit}, and the offer does not say how many. The sum is for one.")
    if offer.or_all:
        said.append("The price may be for each of them or for all. Both are in the range.")
    if offer.people.exact != 1:
        said.append(_shared(offer))
    if pay.low != pay.high:
        said.append(f"The pay is {pounds(pay)}.")
    if offer.per != "all" and not offer.of("all"):
        said += [
            f"The {NAMES[part.what]} is not paid on top of that."
            for part in offer.of(*BESIDE)
            if part.what not in (*offer.paid_as_well, *offer.perhaps_paid, *offer.unpaid)
        ]
        said += [
            f"The {NAMES[what]} may be paid at that rate or not. Both are in the range." for what in offer.perhaps_paid
        ]
    if offer.least_hours is not None:
        said.append(f"At least {plain(offer.least_hours)} {'hour is' if offer.least_hours == 1 else 'hours are'} paid.")
    if offer.part_hours:
        said.append("A part of an hour is paid as a whole hour.")
    return said


def _about_costs(offer: Offer) -> list[str]:
    said = [f'"{words}" is for expenses, not pay.' for words in offer.on_top]
    if offer.costs:
        said.append(f"Your costs of {money(offer.costs)} come out of the pay.")
    elif offer.expenses == "in_pay":
        said.append("Your costs come out of the pay. How much they are is not said, so nothing is taken off.")
    elif offer.expenses == "not_covered":
        said.append("Costs are not paid back. How much they are is not said, so nothing is taken off.")
    if offer.in_kind:
        said.append(f"{', '.join(offer.in_kind).capitalize()}: given, but not pay.")
    return said


def _shared(offer: Offer) -> str:
    if offer.shared is None:
        return "The offer does not say whether the pay is for each person or for all. Both are in the range."
    return "The sum is for one person; the pay is shared." if offer.shared else "The sum is for one person."


def _not_counted(offer: Offer) -> list[str]:
    """What nobody stated counts nothing in the sum, and may still take time."""
    if offer.of("all") or not offer.parts:
        return []
    stated = {part.what for part in offer.parts} | set(offer.included)
    missing = [NAMES[what] for what in BESIDE if what not in stated]
    unknown = [NAMES[part.what] for part in offer.of(*BESIDE) if part.count.ends == ()]
    said = [f"How long the {name} takes is not said, so the pay an hour may be less." for name in unknown]
    if missing:
        words = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} or {missing[-1]}"
        said.append(f"No time for {words} is counted, as none is stated.")
    return said
