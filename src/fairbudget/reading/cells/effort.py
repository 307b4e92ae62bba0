"""Time as terms put together: 10 hours a week for 48 weeks are 480 hours, 2 people for 3 days six days of people.

Nothing is turned from one unit into another unless the text says how: a month has no number of weeks here, and a
day none of hours. Exact are a quarter (3 months), a year (12) and sixty minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from fairbudget.money import EXACT
from fairbudget.reading.cells.terms import Count, Factor, Price, Term, terms_of
from fairbudget.reading.cells.units import SIZES
from fairbudget.reading.headings import names_person

ONE = Decimal(1)
MONTHS = {"month": ONE, "quarter": Decimal(3), "year": Decimal(12)}
CERTAIN = ("x", "of")
_PEOPLE = frozenset({"people", "person", "persons", "pobl", "berson", "person's", "heads"})


@dataclass(frozen=True)
class Effort:
    """One reading of a text about time: `people` × `quantity` of `unit`; `months` for a fraction of full time.

    `sizes` holds the numbers that were multiplied, by unit, for a price that is for one of the larger ones.
    """

    quantity: Decimal
    unit: str
    people: Decimal = ONE
    months: Decimal | None = None
    sizes: tuple[tuple[str, Decimal], ...] = ()

    def of(self, unit: str) -> Decimal | None:
        """How many of a larger unit the time stretches over: 48 weeks of 480 hours."""
        larger = [number for size, number in self.sizes if _size(size) >= _size(unit)]
        return _product(larger) if any(size == unit for size, _ in self.sizes) else None


def efforts_in(text: str, weeks: Decimal | None = None) -> list[Effort]:
    """The readings of a cell that holds nothing but time; none where it is not understood, several where it is asked.

    `weeks` is the number of weeks that a heading states, for hours a week.
    """
    found = terms_of(text)
    if found is None or found.label or found.stated is not None:
        return []
    if any(isinstance(term, Price) for term in found.terms):
        return []
    return efforts(found.terms, weeks)


def efforts(terms: Sequence[Term], weeks: Decimal | None = None) -> list[Effort]:
    """The readings of the counts among these terms."""
    counts = [term for term in terms if isinstance(term, Count)]
    times = [count for count in counts if count.unit != "thing"]
    if not times:
        return []
    extra = _product([term.number for term in terms if isinstance(term, Factor)])
    crowd = [count for count in counts if count.unit == "thing" and is_people(count.noun)]
    people = _product([count.number for count in crowd])
    things = [count for count in counts if count.unit == "thing" and count not in crowd]
    if any(count.unit == "fte" for count in times):
        return [] if things else _of_full_time(times, EXACT.multiply(people, extra))
    whole = _chained(times, weeks)
    if whole is None:
        return []
    extra = EXACT.multiply(extra, _product([count.number for count in things]))
    every = Effort(EXACT.multiply(whole.quantity, extra), whole.unit, people, None, whole.sizes)
    if _joined(times) and _each_of(crowd, things, counts):
        return [every]
    shared = [every]
    if not _joined(times):
        # 40 hours over 8 weeks: forty in all, or forty in each of them?
        smallest = min(times, key=lambda count: _size(count.unit))
        shared.append(Effort(EXACT.multiply(smallest.number, extra), smallest.unit, people, None))
    if not _each_of(crowd, things, counts):
        alone = EXACT.divide(every.quantity, _product([count.number for count in things]))
        shared.append(Effort(alone, every.unit, ONE, None, every.sizes))
    return list(dict.fromkeys(shared))


def is_people(noun: str) -> bool:
    """Whether what is counted are people: 2 facilitators, 3 people."""
    return names_person(noun) or bool(_PEOPLE & set(noun.lower().split()))


def _of_full_time(times: list[Count], people: Decimal) -> list[Effort]:
    """0.5 FTE, with the months it lasts where they are stated in months, quarters or years."""
    shares = [count for count in times if count.unit == "fte"]
    lengths = [count for count in times if count.unit != "fte"]
    if len(shares) != 1 or len(lengths) > 1 or any(count.per for count in times):
        return []
    if lengths and lengths[0].unit not in MONTHS:
        return []
    months = EXACT.multiply(lengths[0].number, MONTHS[lengths[0].unit]) if lengths else None
    return [Effort(shares[0].number, "fte", people, months)]


def _chained(times: list[Count], weeks: Decimal | None) -> Effort | None:
    """All counts of time multiplied, in the smallest of their units; None where a length is missing."""
    numbers: dict[str, Decimal] = {}
    for i, count in enumerate(times):
        if count.unit in numbers:
            # 1 hr 30 mins are added; any other second number of one unit is not understood.
            if count.link or times[i - 1].unit != count.unit:
                return None
            numbers[count.unit] += count.number
        else:
            numbers[count.unit] = count.number
    for count in times:
        if count.per and not _has_length(count, numbers, weeks):
            return None
    unit = min(numbers, key=_size)
    quantity = _product(list(numbers.values()))
    sizes = tuple(sorted(numbers.items(), key=lambda pair: _size(pair[0])))
    if unit in ("quarter", "year"):
        return Effort(EXACT.multiply(quantity, MONTHS[unit]), "month", ONE, None, sizes)
    return Effort(quantity, unit, ONE, None, sizes)


def _has_length(count: Count, numbers: dict[str, Decimal], weeks: Decimal | None) -> bool:
    """Whether the text says for how many of its periods a count holds; entered into `numbers`."""
    per = count.per or ""
    if per not in SIZES or _size(per) <= _size(count.unit):
        return False
    if per in numbers:
        return True
    if per in MONTHS:
        longer = [unit for unit in MONTHS if unit in numbers and MONTHS[unit] > MONTHS[per]]
        if len(longer) == 1:
            months = EXACT.multiply(numbers.pop(longer[0]), MONTHS[longer[0]])
            numbers[per] = EXACT.divide(months, MONTHS[per])
            return True
    if per == "week" and weeks is not None and not any(_size(unit) > _size("day") for unit in numbers):
        numbers["week"] = weeks
        return True
    return False


def _joined(times: list[Count]) -> bool:
    """Whether the text says that its counts multiply: by ×, of, each, or a week over weeks."""
    named = {count.per for count in times}
    for before, after in pairwise(times):
        said = after.link in CERTAIN or before.each or after.each
        chained = before.unit in named or after.unit in named or bool(named - {None})
        if not (said or chained or before.unit == after.unit):
            return False
    return True


def _each_of(crowd: list[Count], things: list[Count], counts: list[Count]) -> bool:
    """Whether a time is for each of the people or things beside it, and not for all of them together."""
    beside = [count for count in [*crowd, *things] if count.number != 1]
    if not beside:
        return True
    return any(count.each for count in counts) or all(
        count.link in CERTAIN or (i + 1 < len(counts) and counts[i + 1].link in CERTAIN)
        for i, count in enumerate(counts)
        if count in beside
    )


def _product(numbers: list[Decimal]) -> Decimal:
    whole = ONE
    for number in numbers:
        whole = EXACT.multiply(whole, number)
    return whole


def _size(unit: str) -> int:
    return SIZES.index(unit)
