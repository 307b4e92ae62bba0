"""The rates behind a budget as tables: the cards in use, each rate with its source and how well it is known."""

from collections.abc import Iterable

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Parameter
from fairbudget.language import long_date, noop, say
from fairbudget.money import SYMBOLS, each, money, percent, plain
from fairbudget.ratecards import RateCard
from fairbudget.rates import NUMBERS, PER, RateUnit, RateValue
from fairbudget.tables import Column, Table, Value, said

# How well a value is known, in a sentence of its own: by these words somebody decides whether to use it.
EVIDENCE: dict[str, str] = {
    "seen": noop("Seen in the source"),
    "secondary": noop("Read in another publication"),
    "unconfirmed": noop("Not confirmed: confirm before use"),
    "agreed": noop("Agreed by those named"),
    "stated": noop("Stated in this budget"),
    "institution_confirmed": noop("Confirmed by the institution"),
}
KINDS = {
    "published": noop("Published"),
    "indicative": noop("Indicative"),
    "organisation": noop("Your organisation's own"),
}

CARDS = (
    Column("title", noop("Rate card"), "wrapped", 36),
    Column("kind", noop("Kind"), width=14),
    Column("publisher", noop("Publisher"), "wrapped", 28),
    Column("review_by", noop("Look at it again by"), "date", 18),
    Column("rates", noop("Rates"), "whole", 8),
)


def cards(listed: Iterable[RateCard]) -> Table:
    """Rate cards, each in one row."""
    rows = tuple(
        (card.title, say(KINDS[card.kind]), card.publisher, card.review_by, len(card.rates)) for card in listed
    )
    return Table("", say("Rate cards"), "", said(CARDS), rows)


IN_USE = (
    Column("label", noop("Rate"), "wrapped", 34),
    Column("amount", noop("Amount"), "money", 20),
    Column("from", noop("In force from"), "date", 16),
    Column("source", noop("Source"), "wrapped", 56),
    Column("evidence", noop("How well it is known"), "wrapped", 26),
)


def in_use(assessment: Assessment) -> Table:
    """Every rate of a card that the budget uses: since when it holds, where it stands, how well it is known."""
    currency = assessment.budget.currency
    rows = tuple(_used(one, currency) for one in assessment.costed.parameters if one.origin is not None)
    return Table("", say("Rates in use"), "", said(IN_USE), rows)


def _used(one: Parameter, currency: str) -> tuple[Value, ...]:
    source = one.origin
    where = ""
    if source:
        named = ", ".join(filter(None, (source.title, source.publisher, source.locator)))
        where = say("{source}; read on {day}", source=named, day=long_date(source.read_on))
    name = f"{one.label} ({one.code})" if one.code else one.label
    evidence = say(EVIDENCE[one.evidence]) if one.evidence in EVIDENCE else one.evidence
    return (name, _amount(one, currency), one.effective_from, where, evidence)


def _amount(one: Parameter, currency: str) -> str:
    if one.amount is None:
        return say("not known")
    if one.unit == "fraction":
        return percent(one.amount)
    if one.unit != "£":
        return f"{plain(one.amount)} {say(one.unit)}".strip()
    return f"{money(one.amount, currency)} {each(one.per)}" if one.per else money(one.amount, currency)


VALUES = (
    Column("label", noop("Rate"), "wrapped", 40),
    Column("amount", noop("Amount"), "money", 20),
    Column("from", noop("In force from"), "date", 16),
    Column("source", noop("Source"), "wrapped", 40),
    Column("evidence", noop("How well it is known"), "wrapped", 26),
)


def values_of(card: RateCard) -> Table:
    """All dated values of a card, as its publisher printed them."""
    rows: list[tuple[Value, ...]] = []
    for rate in card.rates:
        name = f"{rate.label} ({card.code}:{rate.code})"
        if rate.index is not None:
            rows.append((name, say("worked out from other rates"), None, "", ""))
        elif not rate.values:
            rows.append((name, say("to be filled in by you"), None, "", ""))
        rows += (_value(name, value, rate.per, card) for value in rate.values)
    return Table("", card.title, card.notes, said(VALUES), tuple(rows))


def _value(name: str, value: RateValue, per: RateUnit, card: RateCard) -> tuple[Value, ...]:
    unit = value.per or per
    about = ", ".join(part for part in (value.label, value.place or "", value.duration) if part)
    return (
        f"{name}: {about}" if about else name,
        _printed(value, unit, card.currency),
        value.effective_from,
        card.source(value.source).title,
        say(EVIDENCE[value.evidence]),
    )


def _printed(value: RateValue, unit: RateUnit, currency: str) -> str:
    """The digits that were printed, with their unit."""
    if value.amount is None:
        return say("ended")
    if unit == "percent":
        return f"{value.amount}%"
    if unit in NUMBERS:
        return f"{value.amount} {say(PER[unit])}"
    sign = SYMBOLS.get(currency)
    amount = f"{sign}{value.amount:,}" if sign else f"{value.amount:,} {currency}"
    return f"{amount} {say(PER[unit])}"
