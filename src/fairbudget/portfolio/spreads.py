"""One figure of a portfolio, chosen to be looked at: how it is spread by partner type or by another group, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.budget import PartnerType
from fairbudget.budget import words as vocabulary
from fairbudget.columns.figures import MADE_OF_SUMS
from fairbudget.findings.figures import ALIKE, Finding
from fairbudget.language import noop, say
from fairbudget.money import money, to_pence
from fairbudget.portfolio.sheet_words import figure_words, partner_words
from fairbudget.portfolio.summary import BY, Distribution, Portfolio

BY_GROUP = BY[1:]
# With fewer budgets than this a group has no middle to speak of.
SOME = 3
IN_ORDER = (None, *vocabulary(PartnerType))


@dataclass(frozen=True)
class Choice:
    """The figure that is looked at, in budgets of one currency."""

    currency: str
    figure: str


@dataclass(frozen=True)
class Spread:
    """How the figure is spread in one group, under the group's name."""

    name: str
    of: Distribution


def currencies(portfolio: Portfolio) -> list[str]:
    """The currencies of the budgets, the one of most budgets first."""
    found = portfolio.part.budgets["currency"].to_pylist()
    return sorted(dict.fromkeys(found), key=found.count, reverse=True)


def figures(portfolio: Portfolio, currency: str) -> list[str]:
    """The figures there are in this currency, in their own order."""
    found = {one.figure for one in portfolio.distributions if one.currency == currency}
    return [code for code in MADE_OF_SUMS if code in found]


def types(portfolio: Portfolio, choice: Choice) -> list[str | None]:
    """All partners, and the partner types that the figure is known for."""
    found = {one.partner_type for one in _of(portfolio, choice, "all")}
    return [each for each in IN_ORDER if each in found]


def by_type(portfolio: Portfolio, choice: Choice) -> tuple[Spread, ...]:
    """A spread for all partners together, and one for each partner type."""
    found = {one.partner_type: one for one in _of(portfolio, choice, "all")}
    return tuple(Spread(partner_words(each), found[each]) for each in IN_ORDER if each in found)


def by_group(
    portfolio: Portfolio, choice: Choice, by: str, partner_type: str | None, names: Mapping[str, str]
) -> tuple[Spread, ...]:
    """A spread for each funder, lead organisation or year: years in order, otherwise most budgets first.

    `names` has the names of funders by their codes. What is not stated stands last. Never in the order of values: a
    list from worst to best would say more than a gap in averages can.
    """
    found = [one for one in _of(portfolio, choice, by) if one.partner_type == partner_type]
    named = [Spread(_group_in_words(one.group, names), one) for one in found]
    return tuple(sorted(named, key=_by_year if by == "year" else _by_budgets))


def said_value(value: Decimal | None, unit: str, currency: str) -> str:
    """A value of a figure: pounds to the penny, fractions and ratios as percentages with one decimal."""
    if value is None:
        return say("not known")
    return money(to_pence(value), currency) if unit.startswith("£") else f"{value * 100:.1f}%"


def finding(spreads: Sequence[Spread], choice: Choice) -> Finding | None:
    """Between which groups the middle budgets differ most; None where fewer than two have a value.

    A group of one or two budgets is shown and says nothing about its kind; nor does one that is not stated.
    """
    groups = [one for one in spreads if one.of.judged and not _is_of_everybody(one)]
    if len(groups) < 2:
        return None
    named = (one for one in groups if one.of.by == "all" or one.of.group is not None)
    ranked = sorted((one for one in named if one.of.judged >= SOME), key=_median)
    title = _title(ranked, choice)
    return Finding(title, " ".join([f"{figure_words(choice.figure)}. {title}.", *_told(spreads, choice)]))


def _is_of_everybody(one: Spread) -> bool:
    """Whether it is no group among others but all of them."""
    return one.of.by == "all" and one.of.partner_type is None


def _title(ranked: Sequence[Spread], choice: Choice) -> str:
    if len(ranked) < 2:
        return say("Too few budgets to compare groups: {count} are needed in each of two", count=SOME)
    low, high = ranked[0], ranked[-1]
    ends = {"low": _said(low.of.median, low, choice), "high": _said(high.of.median, high, choice)}
    if _median(high) <= _median(low) * ALIKE:
        return say("In the middle budget about the same for all: {low} to {high}", **ends)
    given = noop("In the middle budget: {low} for {lowest}, {high} for {highest}")
    return say(given, **ends, lowest=low.name, highest=high.name)


def _told(spreads: Sequence[Spread], choice: Choice) -> list[str]:
    return [
        say(
            "{group}: {lowest} to {highest}, half of the budgets {lower} to {upper}.",
            group=one.name,
            lowest=_said(one.of.least, one, choice),
            highest=_said(one.of.greatest, one, choice),
            lower=_said(one.of.lower_quartile, one, choice),
            upper=_said(one.of.upper_quartile, one, choice),
        )
        for one in spreads
        if one.of.judged
    ]


def _said(value: Decimal | None, one: Spread, choice: Choice) -> str:
    return said_value(value, one.of.unit, choice.currency)


def _of(portfolio: Portfolio, choice: Choice, by: str) -> list[Distribution]:
    return [
        one
        for one in portfolio.distributions
        if (one.by, one.currency, one.figure) == (by, choice.currency, choice.figure)
    ]


def _group_in_words(group: str | None, names: Mapping[str, str]) -> str:
    return say("Not stated") if group is None else names.get(group, group)


def _median(spread: Spread) -> Decimal:
    return spread.of.median or Decimal(0)


def _by_year(spread: Spread) -> tuple[bool, str]:
    return spread.of.group is None, spread.of.group or ""


def _by_budgets(spread: Spread) -> tuple[bool, int, str]:
    return spread.of.group is None, -spread.of.judged, spread.name.casefold()
