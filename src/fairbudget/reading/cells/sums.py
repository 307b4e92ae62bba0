"""One priced item of a text: what it comes to, in every way in which its words can be read.

10 hrs pw at £11.45 ph for 48 weeks     480 hours at £11.45 an hour
90 envelopes at £1.28 each = £116       90 × £1.28, beside the £116 that it states
£1,000 for 4 events                     £1,000 or £4,000: asked, unless a total settles it
"""

from dataclasses import dataclass
from decimal import Decimal

from fairbudget.money import EXACT, plain, to_pence
from fairbudget.reading.cells.effort import CERTAIN, ONE, Effort, efforts, is_people
from fairbudget.reading.cells.terms import Count, Factor, Price, Terms
from fairbudget.reading.cells.units import SIZES

YEAR = Decimal(12)
PER_UNIT = {"hour", "half_day", "day", "session", "week", "month"}


@dataclass(frozen=True)
class Sum:
    """One reading: people × quantity of unit at a price. Unit `thing` is bought, `lump` is an amount alone.

    `sure` is False where only a total that agrees can show that it is right.
    """

    quantity: Decimal
    unit: str
    price: Decimal
    people: Decimal = ONE
    months: Decimal | None = None
    hours_per_unit: Decimal | None = None
    sure: bool = True

    @property
    def cost(self) -> Decimal:
        """What it comes to, to the penny."""
        whole = EXACT.multiply(EXACT.multiply(self.people, self.quantity), self.price)
        if self.unit == "fte" and self.months is not None:
            whole = EXACT.divide(EXACT.multiply(whole, self.months), YEAR)
        return to_pence(whole)

    @property
    def working(self) -> str:
        """The product as people would write it: 480 × 11.45."""
        numbers = [number for number in (self.people, self.quantity) if number != 1 or number is self.quantity]
        return " × ".join(plain(number) for number in [*numbers, self.price])


def sums_of(found: Terms, weeks: Decimal | None = None) -> list[Sum]:
    """Every reading of the terms, the plainest first; none where a price or a number is missing."""
    prices = [term for term in found.terms if isinstance(term, Price)]
    if len(prices) > 1:
        return []
    if not prices:
        return [_lump(found.stated)] if found.stated is not None else []
    [price] = prices
    counts = [term for term in found.terms if isinstance(term, Count)]
    factors = [term.number for term in found.terms if isinstance(term, Factor)]
    if not counts and not factors:
        return _alone(price, found)
    if any(count.unit not in ("thing", "session") for count in counts):
        readings = _timed(price, found, weeks)
    else:
        readings = _bought(price, counts, factors)
    if _may_be_whole(price, found):
        readings = [_lump(price.amount), *readings]
    different: dict[Decimal, Sum] = {}
    for reading in readings:
        different.setdefault(reading.cost, reading)
    return list(different.values())


def _lump(amount: Decimal) -> Sum:
    return Sum(ONE, "lump", amount)


def _alone(price: Price, found: Terms) -> list[Sum]:
    """A price with nothing to multiply it by: an amount, or a rate that only the stated total makes one."""
    if price.per is None and price.link != "x":
        return [_lump(price.amount)]
    return [_lump(found.stated)] if found.stated is not None else []


def _may_be_whole(price: Price, found: Terms) -> bool:
    """Whether a sum may already be for all that is counted: £1,000 for 4 events, 2 chairs £150."""
    if price.per is not None or price.link in ("x", "at"):
        return False
    after = found.terms[found.terms.index(price) + 1 :]
    return not any(term.link == "x" or (isinstance(term, Count) and term.each) for term in after)


def _timed(price: Price, found: Terms, weeks: Decimal | None) -> list[Sum]:
    """Time at a price for one of its units."""
    options = efforts(found.terms, weeks)
    return [one for effort in options for one in _priced(price, effort, found)]


def _priced(price: Price, effort: Effort, found: Terms) -> list[Sum]:
    per = price.per
    if effort.unit == "fte":
        return _of_a_post(price, effort)
    if per in ("item", None):
        return _unit_not_named(price, effort, found)
    if per == "year":
        months = effort.quantity if effort.unit == "month" else None
        return [Sum(ONE, "fte", price.amount, effort.people, months)] if months is not None else []
    if per == effort.unit:
        return [Sum(effort.quantity, per, price.amount, effort.people)]
    larger = effort.of(per) if per in SIZES else None
    if larger is None or per not in PER_UNIT:
        return []
    each = EXACT.divide(effort.quantity, larger) if effort.unit == "hour" else None
    return [Sum(larger, per, price.amount, effort.people, hours_per_unit=each)]


def _of_a_post(price: Price, effort: Effort) -> list[Sum]:
    """A fraction of full time at a salary; a year unless the months are stated, if a total agrees."""
    if price.per == "month" and effort.months is not None:
        quantity = EXACT.multiply(effort.quantity, effort.months)
        return [Sum(quantity, "month", price.amount, effort.people)]
    if price.per not in ("year", None):
        return []
    sure = price.per == "year" and effort.months is not None
    return [Sum(effort.quantity, "fte", price.amount, effort.people, effort.months or YEAR, sure=sure)]


def _unit_not_named(price: Price, effort: Effort, found: Terms) -> list[Sum]:
    """A price after time that does not say for what: of the smallest unit, asked where a larger one could be meant."""
    if effort.unit not in PER_UNIT:
        return []
    readings = [Sum(effort.quantity, effort.unit, price.amount, effort.people)]
    if _all_multiplied(price, found):
        return readings
    for unit, _ in effort.sizes:
        number = effort.of(unit)
        if unit != effort.unit and unit in PER_UNIT and number is not None:
            readings.append(Sum(number, unit, price.amount, effort.people))
    things = [term for term in found.terms if isinstance(term, Count) and term.unit == "thing"]
    return [*readings, *(Sum(thing.number, "thing", price.amount) for thing in things if thing.number != 1)]


def _all_multiplied(price: Price, found: Terms) -> bool:
    """Whether × stands between all parts, so that only the product of them can be meant."""
    counts = [term for term in found.terms[1:] if isinstance(term, Count)]
    return (price.link == "x" or found.terms[0] is price) and all(count.link in CERTAIN for count in counts)


def _bought(price: Price, counts: list[Count], factors: list[Decimal]) -> list[Sum]:
    """Things, or sessions, at a price for each."""
    if any(count.per and count.per not in {other.unit for other in counts} for count in counts):
        return []
    certain = all(count.link in CERTAIN for count in counts[1:]) or any(count.each for count in counts)
    if price.per == "item" or price.per is None:
        each = [] if certain else [_of_things([count], factors, price.amount) for count in counts]
        return [_of_things(counts, factors, price.amount), *each]
    matching = [count for count in counts if _is_for(price.per, count)]
    if not matching:
        # £20 a session × 10: the bare number counts what the price is for.
        return [_of_things([], factors, price.amount, price.per)] if factors and not counts else []
    others = [count for count in counts if count not in matching]
    every = _of_things(counts, factors, price.amount, price.per)
    if not others or certain:
        return [every]
    return [_of_things(matching, factors, price.amount, price.per), every]


def _of_things(counts: list[Count], factors: list[Decimal], price: Decimal, per: str | None = None) -> Sum:
    quantity = ONE
    for number in [*(count.number for count in counts), *factors]:
        quantity = EXACT.multiply(quantity, number)
    units = {count.unit for count in counts} | ({per} if per in PER_UNIT and not counts else set())
    unit = units.pop() if len(units) == 1 else "thing"
    return Sum(quantity, unit or "thing", price)


def _is_for(per: str, count: Count) -> bool:
    """Whether a price "per" something is for what is counted: per workshop of 4 workshops."""
    if per == "person":
        return is_people(count.noun) or count.unit == "thing"
    if count.unit != "thing":
        return count.unit == per
    return any(word.rstrip("s") == per.rstrip("s") for word in count.noun.lower().replace("-", " ").split())
