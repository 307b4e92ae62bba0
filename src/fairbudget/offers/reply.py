"""A reply to copy, in English and in Welsh: courteous and tentative. It asks; it demands nothing and names nobody.

Both stand side by side whatever language is spoken. The Welsh is built around terms that are published (cyfradd fesul
awr, treuliau, amcangyfrif, Cyflog Byw Gwirioneddol); the sentences around them were written for this program, so the
whole of it is marked as a draft for a translator.
"""

from decimal import ROUND_DOWN, Decimal, localcontext

from fairbudget.budget import Frozen
from fairbudget.language import noop, say, speaking
from fairbudget.money import EXACT, money, to_pence
from fairbudget.offers.offer import Offer
from fairbudget.offers.ranges import Range, exactly
from fairbudget.offers.saying import in_pounds, lasting, pounds
from fairbudget.offers.sums import Sum
from fairbudget.offers.yardsticks import INDICATIVE, Comparator

DRAFT = "[drafft]"
TENTH = Decimal("0.1")
# The yardstick named, alone and with what all the hours would come to.
LIVING_WAGE = (
    noop("The real Living Wage is {rate} an hour."),
    noop("The real Living Wage is {rate} an hour. That would be about {whole}."),
)
INDICATIVE_PAYMENT = (
    noop("A rough guide for work of that length, from published payments, is {rate} an hour."),
    noop(
        "A rough guide for work of that length, from published payments, is {rate} an hour. "
        "That would be about {whole}."
    ),
)
PUBLISHED_PAYMENT = (
    noop("The published guide for work of that length is {rate} an hour."),
    noop("The published guide for work of that length is {rate} an hour. That would be about {whole}."),
)


class Reply(Frozen):
    """The reply in English and in Welsh (draft)."""

    en: str
    cy: str


def reply(offer: Offer, total: Sum, comparators: tuple[Comparator, ...]) -> Reply:
    """A reply that fits what is known of the offer."""
    guide = _guide(comparators)
    with speaking("en"):
        english = " ".join(_sentences(offer, total, guide))
    with speaking("cy"):
        welsh = " ".join(_sentences(offer, total, guide))
    return Reply(en=english, cy=f"{DRAFT} {welsh}")


def _guide(comparators: tuple[Comparator, ...]) -> Comparator | None:
    """The yardstick to name: an involvement payment, else the real Living Wage, where the offer lies below it."""
    below = [one for one in comparators if one.difference.high is not None and one.difference.high < 0]
    payments = [one for one in below if one.kind == "involvement"]
    wages = [one for one in below if one.kind == "living_wage"]
    # The lowest: a reply that asks for little is the easier one to say yes to.
    return min(payments or wages, key=lambda one: one.per_hour, default=None)


def _sentences(offer: Offer, total: Sum, guide: Comparator | None) -> list[str]:
    said = [say("Thank you for asking us.")]
    if offer.price is None:
        said.append(say("Could you tell us how much the pay is?"))
    said += [_hours(offer, total), *_hourly(total)]
    if guide is not None:
        said += _about_the_guide(total, guide)
    elif offer.no_pay:
        said.append(say("Is there a budget for people's time?"))
    if offer.expenses != "on_top":
        said.append(say("Could expenses such as travel and care be paid on top?"))
    if offer.paid_when not in ("advance", "on_the_day"):
        said.append(say("Could travel be paid before the day?"))
    said.append(say("We would like to take part."))
    return said


def _hours(offer: Offer, total: Sum) -> str:
    hours = lasting(total.hours)
    if not hours:
        return say("Could you tell us how many hours the work will take, with preparation, travel and follow-up?")
    if offer.of("preparation"):
        return say("The work you describe is about {hours} with preparation.", hours=hours)
    return say("The work you describe is about {hours}.", hours=hours)


def _hourly(total: Sum) -> list[str]:
    pay, hourly = total.pay, pounds(total.hourly, pence=True)
    if not hourly:
        return []
    if pay.low is not None and pay.high is not None:
        return [say("{pay} works out at {hourly} an hour.", pay=pounds(pay), hourly=hourly)]
    if pay.high is not None:
        most = in_pounds(pay.high)
        return [say("Up to {most} works out at {hourly} an hour.", most=most, hourly=hourly)]
    if pay.low is not None:
        least = in_pounds(pay.low)
        return [say("At least {least} works out at {hourly} an hour.", least=least, hourly=hourly)]
    return []


def _about_the_guide(total: Sum, guide: Comparator) -> list[str]:
    alone, with_the_whole = _words_for(guide)
    whole = _whole(total, guide)
    if whole is None:
        said = [say(alone, rate=money(guide.per_hour))]
    else:
        said = [say(with_the_whole, rate=money(guide.per_hour), whole=pounds(whole))]
        said.append(say("Could the budget come nearer to that?"))
    fewer = _fewer_hours(total, guide)
    if fewer is not None:
        hours, pay = lasting(exactly(fewer)), pounds(total.pay)
        said.append(say("Or could the work be kept to about {hours} for {pay}?", hours=hours, pay=pay))
    return said


def _words_for(guide: Comparator) -> tuple[str, str]:
    if guide.kind == "living_wage":
        return LIVING_WAGE
    return INDICATIVE_PAYMENT if guide.code.startswith(f"{INDICATIVE}:") else PUBLISHED_PAYMENT


def _whole(total: Sum, guide: Comparator) -> Range | None:
    if total.hours.low is None or total.hours.high is None:
        return None
    return Range(low=to_pence(total.hours.low * guide.per_hour), high=to_pence(total.hours.high * guide.per_hour))


def _fewer_hours(total: Sum, guide: Comparator) -> Decimal | None:
    """The hours that the pay covers at the guide, down to a tenth; None where that is no piece of work."""
    if total.pay.exact is None or total.pay.exact <= 0:
        return None
    with localcontext(EXACT):
        hours = (total.pay.exact / guide.per_hour).quantize(TENTH, rounding=ROUND_DOWN)
    return hours if hours >= 1 else None
