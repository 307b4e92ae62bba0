"""What else to ask before saying yes, in short plain sentences; what the offer already answers is not asked."""

from fairbudget.offers.offer import Offer
from fairbudget.offers.sums import Sum

# What is written about vouchers and benefits does not agree. Both are shown with their dates; neither is advice.
VOUCHERS = (
    "Part or all of the pay is a voucher. Pages differ on what a voucher does to benefits. The Scottish Government, "
    "quoting DWP (2024, beta.gov.scot), says vouchers do not affect Universal Credit. swru.org (no date) says any form "
    "of pay counts as earnings, vouchers too. NIHR says vouchers count as income for tax. Ask for independent benefits "
    "advice before you accept."
)
BENEFITS = (
    "Do you get benefits? Pay can change them. Ask for independent benefits advice before you accept; the "
    "organisation may be able to pay for it."
)


def asks(offer: Offer, total: Sum) -> tuple[str, ...]:
    """The questions that are still open, the ones that decide the sum first."""
    return (*_about_the_sum(offer, total), *_about_payment(offer), *_about_the_rest(offer))


def _about_the_sum(offer: Offer, total: Sum) -> list[str]:
    found: list[str] = []
    if len(offer.amounts) > 1:
        amounts = ", ".join(offer.amounts[:-1]) + f" and {offer.amounts[-1]}"
        number = "two" if len(offer.amounts) == 2 else "several"
        found.append(f"We found {number} amounts, {amounts}. Which is the pay?")
    elif offer.price is None:
        found.append("How much is the pay, in pounds? We did not find an amount of money.")
        if offer.unmarked_amount:
            found.append(f'Is "{offer.unmarked_amount}" an amount in pounds?')
    if total.hours.low is None and total.hours.high is None:
        over = f' The offer says "{offer.period}", not how many hours that is.' if offer.period else ""
        found.append(f"How many hours will the work take, with preparation, travel and follow-up?{over}")
    elif total.hours.low is None:
        found.append("How many hours will it be at the least?")
    if offer.day_matters:
        found.append("How long is the day?")
    if offer.people.exact != 1 and offer.shared is None:
        found.append("Is the pay for each person, or for all together?")
    if offer.or_all:
        found.append("Is the price for each one, or for all together?")
    if offer.one_unit or offer.recurs:
        found.append("How many times, days or hours are offered in all?")
    if not offer.of("all"):
        found += _about_time_beside(offer)
    return found


def _about_time_beside(offer: Offer) -> list[str]:
    stated = {part.what: part for part in offer.parts}
    found: list[str] = []
    preparation = stated.get("preparation")
    if preparation is None and "preparation" not in offer.included:
        found.append("Is there anything to prepare or read first? Is that time paid?")
    elif preparation is not None and preparation.count.ends == ():
        found.append("How long will the preparation take? Is that time paid?")
    elif preparation is not None and "preparation" not in (*offer.paid_as_well, *offer.unpaid):
        found.append("Is the preparation paid as well?")
    if offer.per_visit:
        found.append("Is that time needed once, or each time?")
    if "travel" not in stated and "travel" not in offer.included:
        found.append("How long will you travel? Is that time paid?")
    if "follow_up" not in stated and "follow_up" not in offer.included:
        found.append("Will there be meetings, emails or drafts to read afterwards?")
    return found


def _about_payment(offer: Offer) -> list[str]:
    found: list[str] = []
    if offer.expenses is None:
        found.append("Are expenses paid on top, such as travel and care?")
    elif offer.expenses == "on_top":
        found.append("Which expenses are paid, and do they cover care or support that you need?")
    else:
        found.append("Could expenses be paid on top?")
    if offer.no_pay:
        return found
    if offer.paid_when is None:
        found.append("Will you be paid before the work or after it, and after how many days?")
    elif offer.paid_when == "arrears":
        found.append("You would be paid after the work. Could travel and other costs be paid before the day?")
        if not offer.delay:
            found.append("After how many days will you be paid?")
    if not offer.invoice:
        found.append("Do you need to send an invoice, or fill in a form?")
    return found


def _about_the_rest(offer: Offer) -> list[str]:
    return [
        VOUCHERS if offer.voucher else BENEFITS,
        "Who will own what you make, and how will you be named for it?",
    ]
