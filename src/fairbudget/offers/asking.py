"""What else to ask before saying yes, in short plain sentences; what the offer already answers is not asked."""

from fairbudget.language import noop, say
from fairbudget.offers.offer import Offer
from fairbudget.offers.sums import Sum

# What is written about vouchers and benefits does not agree. Both are shown with their dates; neither is advice.
VOUCHERS = noop(
    "Part or all of the pay is a voucher. Pages differ on what a voucher does to benefits. The Scottish Government, "
    "quoting DWP (2024, beta.gov.scot), says vouchers do not affect Universal Credit. swru.org (no date) says any form "
    "of pay counts as earnings, vouchers too. NIHR says vouchers count as income for tax. Ask for independent benefits "
    "advice before you accept."
)
BENEFITS = noop(
    "Do you get benefits? Pay can change them. Get independent benefits advice before you say yes. "
    "Ask if they can pay for it."
)


def asks(offer: Offer, total: Sum) -> tuple[str, ...]:
    """The questions that are still open, the ones that decide the sum first."""
    return (
        *_about_the_amount(offer),
        *_about_the_hours(offer, total),
        *_about_how_many(offer),
        *_about_time_beside(offer),
        *_about_payment(offer),
        *_about_the_rest(offer),
    )


def _about_the_amount(offer: Offer) -> list[str]:
    *first, last = offer.amounts or ("",)
    if len(first) == 1:
        return [say("We found two amounts, {first} and {last}. Which is the pay?", first=first[0], last=last)]
    if first:
        several = ", ".join(first)
        return [say("We found several amounts, {first} and {last}. Which is the pay?", first=several, last=last)]
    if offer.price is not None:
        return []
    found = [say("How much is the pay, in pounds? We did not find an amount of money.")]
    if offer.unmarked_amount:
        found.append(say('Is "{number}" an amount in pounds?', number=offer.unmarked_amount))
    return found


def _about_the_hours(offer: Offer, total: Sum) -> list[str]:
    found: list[str] = []
    if total.hours.low is None and total.hours.high is None:
        asked = say("How many hours will it take, with time to get ready, travel and follow up?")
        if offer.period:
            said = say('The offer says "{period}", not how many hours that is.', period=offer.period)
            asked = f"{asked} {said}"
        found.append(asked)
    elif total.hours.low is None:
        found.append(say("How many hours will it be at the least?"))
    if offer.day_matters:
        found.append(say("How long is the day?"))
    return found


def _about_how_many(offer: Offer) -> list[str]:
    found: list[str] = []
    if offer.people.exact != 1 and offer.shared is None:
        found.append(say("Is the pay for each person, or for all together?"))
    if offer.or_all:
        found.append(say("Is the price for each one, or for all together?"))
    if offer.one_unit or offer.recurs:
        found.append(say("How many times, days or hours are offered in all?"))
    return found


def _about_time_beside(offer: Offer) -> list[str]:
    """Nothing where all the hours are stated."""
    if offer.of("all"):
        return []
    stated = {part.what: part for part in offer.parts}
    found: list[str] = []
    preparation = stated.get("preparation")
    if preparation is None and "preparation" not in offer.included:
        found.append(say("Is there anything to prepare or read first? Is that time paid?"))
    elif preparation is not None and preparation.count.ends == ():
        found.append(say("How long will the preparation take? Is that time paid?"))
    elif preparation is not None and "preparation" not in (*offer.paid_as_well, *offer.unpaid):
        found.append(say("Is the preparation paid as well?"))
    if offer.per_visit:
        found.append(say("Is that time needed once, or each time?"))
    if "travel" not in stated and "travel" not in offer.included:
        found.append(say("How long will you travel? Is that time paid?"))
    if "follow_up" not in stated and "follow_up" not in offer.included:
        found.append(say("Will there be meetings, emails or drafts to read afterwards?"))
    return found


def _about_payment(offer: Offer) -> list[str]:
    found: list[str] = []
    if offer.expenses is None:
        found.append(say("Are expenses paid on top, such as travel and care?"))
    elif offer.expenses == "on_top":
        found.append(say("Which expenses are paid, and do they cover care or support that you need?"))
    else:
        found.append(say("Could expenses be paid on top?"))
    if offer.no_pay:
        return found
    if offer.paid_when is None:
        found.append(say("Will you be paid before the work or after it, and after how many days?"))
    elif offer.paid_when == "arrears":
        found.append(say("You would be paid after the work. Could travel and other costs be paid before the day?"))
        if not offer.delay:
            found.append(say("After how many days will you be paid?"))
    if not offer.invoice:
        found.append(say("Do you need to send an invoice, or fill in a form?"))
    return found


def _about_the_rest(offer: Offer) -> list[str]:
    return [
        say(VOUCHERS if offer.voucher else BENEFITS),
        say("Who will own what you make, and how will you be named for it?"),
    ]
