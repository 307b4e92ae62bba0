"""What the pictures of fairness show, in words made from the figures: a title that is the finding, and its long form.

None where fewer than two groups can be compared, so that there is nothing to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import said_percent
from fairbudget.fairness_table import group_of
from fairbudget.money import money, plain

# Rates or shares that lie within a twentieth of one another are told as about the same.
ALIKE = Decimal("1.05")


@dataclass(frozen=True)
class Finding:
    """`title` stands over the picture; `text` says the same and the range, for those who cannot see it."""

    title: str
    text: str


def rates(figures: Sequence[Figure], currency: str = "GBP") -> Finding | None:
    """Whose hour comes to least once unpaid hours count, beside what it comes to on paper."""
    judged = _by_partner(figures, "effective_hourly_rate")
    if len(judged) < 2:
        return None
    lowest, highest = judged[0], judged[-1]
    low, high = _known(lowest), _known(highest)
    ends = f"{money(low, currency)} to {money(high, currency)} an hour"
    if high <= low * ALIKE:
        title = f"An hour comes to about the same for all partners: {ends}"
    else:
        title = _lowest([one for one in judged if one.value == low], figures, currency)
    text = (
        f"{title}. Over all hours, the partners' rates run from {money(low, currency)} ({lowest.partner}) to "
        f"{money(high, currency)} ({highest.partner})."
    )
    return Finding(title, text + _not_judged(figures, "effective_hourly_rate"))


def _lowest(lowest: Sequence[Figure], figures: Sequence[Figure], currency: str) -> str:
    """The partners whose hour comes to least, with what it comes to on paper where that differs."""
    least = f"{money(lowest[0].value, currency)} an hour"
    among = "that can be judged" if _not_judged(figures, "effective_hourly_rate") else "of all partners"
    if len(lowest) > 2:
        return f"{len(lowest)} partners: {least}, the lowest {among}"
    names = " and ".join(one.partner or "" for one in lowest)
    on_paper = {one.partner: one.value for one in _by_partner(figures, "paid_hour_rate")}
    if all(one.partner not in on_paper for one in lowest):
        return f"{names}: {least}, as none of the hours are paid"
    beside = on_paper.get(lowest[0].partner)
    if len(lowest) > 1 or beside == lowest[0].value:
        return f"{names}: {least}, the lowest {among}"
    return f"{names}: {least} over all hours, {money(beside, currency)} over paid ones"


def balance(figures: Sequence[Figure]) -> Finding | None:
    """Which partner type has the least of the money for its hours."""
    balances = [one for one in figures if one.code == "effort_money_balance" and one.partner_type is not None]
    judged = [one for one in balances if one.value is not None]
    if len(judged) < 2:
        return None
    ranked = sorted(judged, key=_known)
    lowest, highest = ranked[0], ranked[-1]
    title = f"{group_of(lowest)[1]}: {_shares(lowest)}"
    if _known(highest) <= _known(lowest) * ALIKE:
        title = "The money for time is shared about as the hours are"
    text = f"{title}. Least money for its hours: {group_of(lowest)[1]}, {_shares(lowest)}; most: "
    return Finding(title, f"{text}{group_of(highest)[1]}, {_shares(highest)}.")


def unpaid(figures: Sequence[Figure]) -> Finding | None:
    """Who gives the most unpaid hours."""
    judged = [one for one in figures if one.code == "unpaid_share" and one.partner and one.numerator is not None]
    ranked = sorted(judged, key=lambda one: one.numerator or Decimal(0))
    if len(ranked) < 2 or not ranked[-1].numerator:
        return None
    most, every = ranked[-1], sum((one.numerator or Decimal(0) for one in ranked), Decimal(0))
    title = f"{most.partner}: {_count(most.numerator)} of its {_count(most.denominator)} hours are unpaid"
    text = f"{title}. The partners that can be judged give {_count(every)} unpaid hours in all."
    return Finding(title, text + _not_judged(figures, "unpaid_share"))


def _by_partner(figures: Sequence[Figure], code: str) -> list[Figure]:
    """The partners' figures that have a value, the lowest first."""
    judged = [one for one in figures if one.code == code and one.partner is not None and one.value is not None]
    return sorted(judged, key=_known)


def _known(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _shares(figure: Figure) -> str:
    hours, share = figure.denominator or Decimal(0), figure.numerator or Decimal(0)
    return f"{said_percent(hours)} of the hours, {said_percent(share)} of the money for time"


def _count(number: Decimal | None) -> str:
    """Hours with one decimal at most."""
    return plain((number or Decimal(0)).quantize(Decimal("0.1")))


def _not_judged(figures: Sequence[Figure], code: str) -> str:
    left = [one for one in figures if one.code == code and one.partner and one.status == "insufficient data"]
    names = ", ".join(one.partner or "" for one in left)
    return f" Not known for {names}." if left else ""
