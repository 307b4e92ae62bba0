"""A reply to copy, in English and in Welsh: courteous and tentative. It asks; it demands nothing and names nobody.

The Welsh is built around terms that are published (cyfradd fesul awr, treuliau, amcangyfrif, Cyflog Byw Gwirioneddol);
the sentences around them were written for this program, so the whole of it is marked as a draft for a translator.
Numbers follow a colon, so that no word has to change with them.
"""

from decimal import ROUND_DOWN, Decimal, localcontext

from fairbudget.budget import Frozen
from fairbudget.money import EXACT, money, plain, to_pence
from fairbudget.offers.offer import Offer
from fairbudget.offers.ranges import Range
from fairbudget.offers.saying import pounds, spoken
from fairbudget.offers.sums import Sum
from fairbudget.offers.yardsticks import Comparator

DRAFT = "[drafft]"
TENTH = Decimal("0.1")


class Reply(Frozen):
    """The reply in English and in Welsh (draft)."""

    en: str
    cy: str


def reply(offer: Offer, total: Sum, comparators: tuple[Comparator, ...]) -> Reply:
    """A reply that fits what is known of the offer."""
    guide = _guide(comparators)
    return Reply(en=" ".join(_english(offer, total, guide)), cy=" ".join([DRAFT, *_welsh(offer, total, guide)]))


def _guide(comparators: tuple[Comparator, ...]) -> Comparator | None:
    """The yardstick to name: an involvement payment, else the real Living Wage, where the offer lies below it."""
    below = [one for one in comparators if one.difference.high is not None and one.difference.high < 0]
    payments = [
        one for one in below if one.code.startswith(("nihr:", "baseline:")) and not one.label.startswith("Band")
    ]
    wages = [one for one in below if one.code.startswith("rlw:")]
    # The lowest: a reply that asks for little is the easier one to say yes to.
    return min(payments or wages, key=lambda one: one.per_hour, default=None)


def _english(offer: Offer, total: Sum, guide: Comparator | None) -> list[str]:
    said = ["Thank you for asking us."]
    pay, hours, hourly = pounds(total.pay), spoken(total.hours, "hours"), pounds(total.hourly, "to", pence=True)
    if offer.price is None:
        said.append("Could you tell us how much the pay is?")
    if hours:
        beside = " with preparation" if offer.of("preparation") else ""
        said.append(f"The work you describe is about {hours}{beside}.")
    else:
        said.append("Could you tell us how many hours the work will take, with preparation, travel and follow-up?")
    if hourly and pay:
        said.append(f"{pay[0].upper()}{pay[1:]} works out at {hourly} an hour.")
    if guide is not None:
        said += _english_guide(total, guide)
    elif offer.no_pay:
        said.append("Is there a budget for people's time?")
    if offer.expenses != "on_top":
        said.append("Could expenses such as travel and care be paid on top?")
    if offer.paid_when not in ("advance", "on_the_day"):
        said.append("Could travel be paid before the day?")
    said.append("We would like to take part.")
    return said


def _english_guide(total: Sum, guide: Comparator) -> list[str]:
    name = _guide_name(guide)
    said = [f"{name} is {money(guide.per_hour)} an hour."]
    whole = _whole(total, guide)
    if whole:
        said[0] = f"{name} is {money(guide.per_hour)} an hour, which would be about {pounds(whole)}."
        said.append("Could the budget come nearer to that?")
    fewer = _fewer_hours(total, guide)
    if fewer is not None:
        said.append(f"Or could the work be kept to about {plain(fewer)} hours for {pounds(total.pay)}?")
    return said


def _guide_name(guide: Comparator) -> str:
    if guide.code.startswith("rlw"):
        return "The real Living Wage"
    if guide.code.startswith("baseline"):
        return "An indicative guide for work of that length, based on published involvement payments,"
    return "The published guide for work of that length"


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


def _welsh(offer: Offer, total: Sum, guide: Comparator | None) -> list[str]:
    said = ["Diolch am ofyn i ni."]
    pay, hours = pounds(total.pay, "i", at_most="hyd at", at_least="o leiaf"), spoken(total.hours, "", to="i")
    hourly = pounds(total.hourly, "i", pence=True, at_most="hyd at", at_least="o leiaf")
    if pay:
        said.append(f"Taliad: {pay}.")
    if offer.price is None:
        said.append("Faint yw'r taliad, os gwelwch yn dda?")
    if hours:
        said.append(f"Oriau: {hours}.")
    else:
        said.append("Faint o oriau fydd y gwaith, gan gynnwys amser paratoi a theithio?")
    if hourly:
        said.append(f"Cyfradd fesul awr: {hourly}. Amcangyfrif yw hwn.")
    if guide is not None:
        name = "Cyflog Byw Gwirioneddol" if guide.code.startswith("rlw") else "Canllaw ar gyfer cynnwys y cyhoedd"
        said.append(f"{name}, cyfradd fesul awr: {money(guide.per_hour)}.")
        whole = _whole(total, guide)
        if whole:
            said.append(f"Cyfanswm ar y gyfradd honno: {pounds(whole, 'i')}. A allai'r gyllideb ddod yn nes at hynny?")
    elif offer.no_pay:
        said.append("A oes cyllideb ar gyfer talu am amser?")
    if offer.expenses != "on_top":
        said.append("A fyddai modd talu treuliau hefyd?")
    if offer.paid_when not in ("advance", "on_the_day"):
        said.append("A fyddai modd talu costau teithio cyn y diwrnod?")
    said.append("Hoffem gymryd rhan.")
    return said
