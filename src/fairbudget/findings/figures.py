"""What the pictures of fairness show, in words made from the figures: a title that is the finding, and its long form.

None where fewer than two groups can be compared, so that there is nothing to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import said_percent
from fairbudget.language import noop, say
from fairbudget.money import money, plain
from fairbudget.tables.fairness import group_of
from fairbudget.wording import listed

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
    ends = {"low": money(lowest.value, currency), "high": money(highest.value, currency)}
    if _known(highest) <= _known(lowest) * ALIKE:
        title = say("An hour comes to about the same for all partners: {low} to {high} an hour", **ends)
    else:
        title = _lowest([one for one in judged if one.value == lowest.value], figures, currency)
    text = say(
        "{title}. Over all hours, the partners' rates run from {low} ({lowest}) to {high} ({highest}).",
        title=title,
        lowest=lowest.partner,
        highest=highest.partner,
        **ends,
    )
    return Finding(title, text + _not_judged(figures, "effective_hourly_rate"))


def _lowest(lowest: Sequence[Figure], figures: Sequence[Figure], currency: str) -> str:
    """The partners whose hour comes to least, with what it comes to on paper where that differs."""
    amount = money(lowest[0].value, currency)
    if len(lowest) > 2:
        names = say("{count} partners", count=len(lowest))
    else:
        names = listed(one.partner or "" for one in lowest)
        on_paper = {one.partner: one.value for one in _by_partner(figures, "paid_hour_rate")}
        beside = on_paper.get(lowest[0].partner)
        if all(one.partner not in on_paper for one in lowest):
            return say("{partners}: {amount} an hour, as none of the hours are paid", partners=names, amount=amount)
        if len(lowest) == 1 and beside != lowest[0].value:
            paid = money(beside, currency)
            over_both = noop("{partner}: {amount} an hour over all hours, {paid} over paid ones")
            return say(over_both, partner=names, amount=amount, paid=paid)
    if _left_out(figures, "effective_hourly_rate"):
        return say("{partners}: {amount} an hour, the lowest that can be judged", partners=names, amount=amount)
    return say("{partners}: {amount} an hour, the lowest of all partners", partners=names, amount=amount)


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
        title = say("The money for time is shared about as the hours are")
    text = say(
        "{title}. Least money for its hours: {least}, {shares_of_least}; most: {most}, {shares_of_most}.",
        title=title,
        least=group_of(lowest)[1],
        shares_of_least=_shares(lowest),
        most=group_of(highest)[1],
        shares_of_most=_shares(highest),
    )
    return Finding(title, text)


def unpaid(figures: Sequence[Figure]) -> Finding | None:
    """Who gives the most unpaid hours."""
    judged = [one for one in figures if one.code == "unpaid_share" and one.partner and one.numerator is not None]
    ranked = sorted(judged, key=lambda one: one.numerator or Decimal(0))
    if len(ranked) < 2 or not ranked[-1].numerator:
        return None
    most, every = ranked[-1], sum((one.numerator or Decimal(0) for one in ranked), Decimal(0))
    title = say(
        "{partner}: {unpaid} of its {hours} hours are unpaid",
        partner=most.partner,
        unpaid=_count(most.numerator),
        hours=_count(most.denominator),
    )
    text = say(
        "{title}. The partners that can be judged give {hours} unpaid hours in all.", title=title, hours=_count(every)
    )
    return Finding(title, text + _not_judged(figures, "unpaid_share"))


def _by_partner(figures: Sequence[Figure], code: str) -> list[Figure]:
    """The partners' figures that have a value, the lowest first."""
    judged = [one for one in figures if one.code == code and one.partner is not None and one.value is not None]
    return sorted(judged, key=_known)


def _known(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _shares(figure: Figure) -> str:
    hours, share = figure.denominator or Decimal(0), figure.numerator or Decimal(0)
    return say(
        "{hours} of the hours, {money} of the money for time", hours=said_percent(hours), money=said_percent(share)
    )


def _count(number: Decimal | None) -> str:
    """Hours with one decimal at most."""
    return plain((number or Decimal(0)).quantize(Decimal("0.1")))


def _not_judged(figures: Sequence[Figure], code: str) -> str:
    left = _left_out(figures, code)
    return " " + say("Not known for {partners}.", partners=", ".join(left)) if left else ""


def _left_out(figures: Sequence[Figure], code: str) -> list[str]:
    """The partners of which it cannot be judged."""
    return [one.partner for one in figures if one.code == code and one.partner and one.status == "insufficient data"]
