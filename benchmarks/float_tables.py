"""The small tables that the script in floats looks things up in, taken from the exact engine beforehand.

What an analyst would keep on sheets of their own: rates by code, on-costs by profile, the pay periods of a year, the
hours of a working year, what each funder pays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fairbudget.budget import Partner, Project
from fairbudget.columns.plan import BANDS
from fairbudget.costing.costed import WORKING_YEAR
from fairbudget.costing.periods import months_of, pay_periods
from fairbudget.costing.units import hours_in
from fairbudget.funder_rules import Facts
from fairbudget.money import to_pence
from fairbudget.oncosts import OnCostProfile
from fairbudget.problems import Problem
from fairbudget.ratecards import Rate, RateBook

Floats = NDArray[np.float64]
Whole = NDArray[np.intp]
FACTS = ("funder", "partner_type", "relationship", "phase", "activity")
CODED = (*FACTS, "rate_code", "on_costs", "start", "year", "overhead", "vat", "unit", "status", "paid_by",
         "own_rate_per", "own_rate_basis", "band")  # fmt: skip
UNPAID_OVERHEAD = ("paid", "none", "percent_cap", "unknown")


def rounded(pounds: Floats) -> Floats:
    """To the penny as numpy does it: half a penny goes to the even penny."""
    return np.round(pounds, 2)


def rounded_half_up(pounds: Floats) -> Floats:
    """To the penny as invoices have it, as far as floats can tell what is half a penny."""
    return np.floor(pounds * 100 + 0.5) / 100


@dataclass(frozen=True)
class Profiles:
    """On-costs by profile and day: [profile, day]. A plain percentage of pay is a profile of its own."""

    ni_rate: Floats
    ni_threshold: Floats
    pension: Floats
    pension_between: Floats
    pension_lower: Floats
    pension_upper: Floats
    levy: Floats
    other: Floats


@dataclass(frozen=True)
class FloatTables:
    """All tables; their axes are in the order of `words`, which has those of each column, None for "not stated"."""

    words: dict[str, list[Any]]
    as_of: int  # the place of that day among the days
    rate: Floats  # [code, day]
    rate_per: list[str]  # of each code
    rate_basis: list[str]  # of each code
    profiles: Profiles
    period_months: Floats  # [position, start, year, code, profile]; 0 where there is no such period
    period_day: Whole  # the same
    year_hours: Floats  # [funder, code]
    unit_hours: Floats  # [unit]
    overhead_unpaid: Whole  # [each of FACTS], a place in UNPAID_OVERHEAD
    overhead_cap: Floats  # [each of FACTS]
    share: Floats  # [each of FACTS]; not a number where it is not known
    vat: float
    card_reference: Floats  # [band]; not a number where there is none
    months: int  # of a salaried line
    pence: Callable[[Floats], Floats] = rounded  # how the script rounds to the penny


def words_of(table: pa.Table) -> dict[str, list[Any]]:
    """The different words of each column."""
    found = {name: pc.unique(table[name]).to_pylist() for name in CODED}
    return {name: [*(word for word in words if word is not None), None] for name, words in found.items()}


def tables_for(table: pa.Table, book: RateBook) -> FloatTables:
    """The tables for all that stands in a table of lines whose budgets have one day and whose salaries one length."""
    words = words_of(table)
    (as_of,) = pc.unique(table["as_of"]).to_pylist()
    (months,) = pc.unique(table["months"].drop_null()).to_pylist()
    periods = _Periods(words, book, as_of, months)
    days = periods.days
    rates = [[_rate(book, code, day) for day in days] for code in words["rate_code"]]
    known = [next((rate for rate in of_code if rate), None) for of_code in rates]
    decisions = [_decision(book, as_of, *facts) for facts in product(*(words[name] for name in FACTS))]
    shape = tuple(len(words[name]) for name in FACTS)
    vat = book.rate("vat:standard", as_of)
    assert isinstance(vat, Rate)  # noqa: S101 - without it there is nothing to compare
    return FloatTables(
        words=words,
        as_of=days.index(as_of),
        rate=np.array([[float(rate.amount) if rate else np.nan for rate in of_code] for of_code in rates]),
        rate_per=[rate.per if rate else "" for rate in known],
        rate_basis=[(rate.basis or "") if rate else "" for rate in known],
        profiles=_profiles(book, words["on_costs"], days),
        period_months=periods.months,
        period_day=periods.day,
        year_hours=np.array([
            [_year_hours(book, as_of, funder, code) for code in words["rate_code"]] for funder in words["funder"]
        ]),
        unit_hours=np.array([_unit_hours(unit) for unit in words["unit"]]),
        overhead_unpaid=np.array([unpaid for _, unpaid, _ in decisions]).reshape(shape),
        overhead_cap=np.array([cap for _, _, cap in decisions]).reshape(shape),
        share=np.array([share for share, _, _ in decisions]).reshape(shape),
        vat=float(vat.amount),
        card_reference=np.array([_card_reference(book, band, as_of) for band in words["band"]]),
        months=months,
    )  # fmt: skip


def _rate(book: RateBook, code: str | None, on: date) -> Rate | None:
    found = book.rate(code, on) if code else None
    return found if isinstance(found, Rate) else None


class _Periods:
    """The pay periods of a salaried line for each start, year, code and profile, and the days they are looked up on."""

    def __init__(self, words: dict[str, list[Any]], book: RateBook, as_of: date, months: int) -> None:
        axes = [words[name] for name in ("start", "year", "rate_code", "on_costs")]
        found = [_periods(book, as_of, months, *each) for each in product(*axes)]
        shape = (max(map(len, found)), *map(len, axes))
        self.days = sorted({as_of, *(day for periods in found for _, day in periods)})
        self.months, self.day = np.zeros(shape), np.zeros(shape, dtype=np.intp)
        for place, periods in zip(np.ndindex(shape[1:]), found, strict=True):
            for position, (length, day) in enumerate(periods):
                self.months[(position, *place)] = length
                self.day[(position, *place)] = self.days.index(day)


def _periods(
    book: RateBook, as_of: date, months: int, start: date | None, year: int | None, code: str | None, on_costs: Any
) -> list[tuple[float, date]]:
    each = months_of(Project(start=start), year or 1, Decimal(months), as_of)

    def scale(on: date) -> tuple[Decimal, ...]:
        rate, profile = _rate(book, code, on), book.profile(str(on_costs))
        paid = (rate.amount,) if rate else ()
        return (*paid, *_on_cost_rates(book, profile, on).values()) if isinstance(profile, OnCostProfile) else paid

    return [(float(period.months), period.on) for period in pay_periods(each, scale)]


def _on_cost_rates(book: RateBook, profile: OnCostProfile, on: date) -> dict[str, Decimal]:
    found = book.on_cost_rates(profile, on)
    return {name: rate.amount for name, rate in found.items()} if isinstance(found, dict) else {}


def _profiles(book: RateBook, on_costs: Sequence[Any], days: Sequence[date]) -> Profiles:
    """Of each profile and day all amounts; those it does not have are 0, so that nothing comes of them."""
    found = {field.name: np.zeros((len(on_costs), len(days))) for field in fields(Profiles)}
    for number, stated in enumerate(on_costs):
        if stated is not None and stated.replace(".", "", 1).isdigit():
            found["other"][number] = float(stated)
            continue
        profile = book.profile(str(stated))
        for place, day in enumerate(days):
            for name, amount in _amounts(book, profile, day).items():
                found[name][number, place] = float(amount)
    return Profiles(**found)


def _amounts(book: RateBook, profile: OnCostProfile | Problem, on: date) -> dict[str, Decimal]:
    """The on-costs of a profile on a day, by their names in `Profiles`."""
    if not isinstance(profile, OnCostProfile):
        return {}
    rates = _on_cost_rates(book, profile, on)
    between = any(part.name == "pension" and part.kind == "between_thresholds" for part in profile.components)
    names = {"employer_ni_rate": "ni_rate", "employer_ni_threshold": "ni_threshold", "levy_rate": "levy",
             "pension_rate": "pension_between" if between else "pension", "pension_threshold": "pension_lower",
             "pension_upper": "pension_upper"}  # fmt: skip
    return {names[name]: amount for name, amount in rates.items()}


def _year_hours(book: RateBook, as_of: date, funder: str | None, code: str | None) -> float:
    of_funder = book.funders[funder].hours_per_year if funder else None
    if of_funder:
        return float(of_funder)
    card = book.card(code) if code else None
    found = book.rate((card and card.working_year) or WORKING_YEAR, as_of)
    assert isinstance(found, Rate)  # noqa: S101 - without it there is nothing to compare
    return float(found.amount)


def _unit_hours(unit: str | None) -> float:
    hours = hours_in(unit or "", Partner(name=""), Decimal(0))
    return 0.0 if hours is None else float(hours)


def _decision(book: RateBook, as_of: date, funder: str | None, *facts: Any) -> tuple[float, int, float]:
    """The funder's share, what becomes of overhead, and its cap."""
    if funder is None:
        return np.nan, 0, 0.0
    said = dict(zip(FACTS[1:], facts, strict=True))
    found = book.funders[funder].resolve(Facts(cost_category="staff_time", on=as_of, **said))
    method = found.overhead.method if found.overhead.method in UNPAID_OVERHEAD else "paid"
    share = np.nan if found.funder_share is None else float(found.funder_share)
    return share, UNPAID_OVERHEAD.index(method), float(found.overhead.cap or 0)


def _card_reference(book: RateBook, band: Any, as_of: date) -> float:
    found = book.band_reference(band, as_of) if band in BANDS else None
    if not isinstance(found, Rate):
        return np.nan
    return float(to_pence(found.amount / (found.expected_hours or 1)))
