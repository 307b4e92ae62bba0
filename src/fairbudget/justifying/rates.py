"""Where rates come from, and why the partners' time is costed as it is: bands, yardsticks, floors, on-costs."""

from collections.abc import Mapping, Sequence
from datetime import date

from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row
from fairbudget.justifying.fact import Fact, Known, name, role, share
from fairbudget.language import long_date, noop, say
from fairbudget.money import ZERO, each, percent
from fairbudget.template_words import label
from fairbudget.wording import WHO, listed, tidy

AGREED = {
    "both": noop("together by partner and lead for {partners}"),
    "partner": noop("by the partner for {partners}"),
    "lead": noop("by the lead alone for {partners}"),
}
PRICES = {
    "todays_prices": noop("Costs are in today's prices, with no inflation added."),
    "fixed_sum": noop("Costs are a fixed sum of cash for the years in which they fall."),
}
# The steps of on-costs, each as it is called within a sentence.
ON_TOP = {
    "holiday_pay": noop("holiday pay"),
    "employer_ni": noop("employer's National Insurance"),
    "pension": noop("employer pension"),
    "levy": noop("apprenticeship levy"),
    "other_on_costs": noop("other on-costs"),
}


def facts(known: Known) -> list[Fact]:
    """Cards and their dates, own rates with their reasons, bands, floor, parity, on-costs, prices."""
    return [
        *_cards(known),
        *_own_rates(known),
        *_floor(known),
        *_parity(known),
        *_bands(known),
        *_on_costs(known),
        *_prices(known),
    ]


def _cards(known: Known) -> list[Fact]:
    """The cards whose rates price a line, each with the days from which the rates used are in force."""
    days: dict[str, set[date]] = {}
    for row in known.rows:
        # A rate in place of a card's is not the card's: it is told with its reason.
        rate = row.rate if row.rate and not row.rate.override else None
        card = known.assessment.costed.book.card(rate.code) if rate and rate.code else None
        if rate and card:
            days.setdefault(tidy(card.title), set()).update([rate.effective_from] if rate.effective_from else [])
    on = known.assessment.budget.as_of
    if not days or on is None:
        return []
    cards = listed(_card(title, sorted(starts)) for title, starts in days.items())
    return [Fact("cards", say("Rates are those in force on {day}: {cards}.", day=long_date(on), cards=cards))]


def _card(title: str, starts: Sequence[date]) -> str:
    if not starts:
        return title
    return say("{card} (from {days})", card=title, days=listed(long_date(start) for start in starts))


def _own_rates(known: Known) -> list[Fact]:
    """Rates in place of a card's, with the reason; how much only where more than two people stand behind them."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in known.time:
        if row.rate and row.rate.override and row.rate.override.reason:
            found.setdefault((row.rate.override.set_by, tidy(row.rate.override.reason).rstrip(".")), []).append(row)
    return [Fact("own_rate", _own_rate(rows, by, reason, known)) for (by, reason), rows in found.items()]


def _own_rate(rows: Sequence[Row], set_by: str, reason: str, known: Known) -> str:
    roles = listed(dict.fromkeys(role(row) for row in rows))
    partners = listed(dict.fromkeys(name(row) for row in rows))
    sentence = noop("A rate of this budget{amounts} is used for {roles} ({partners}), because: \u201c{reason}\u201d.")
    if set_by == "organisation":
        sentence = noop(
            "The organisation's own rate{amounts} is used for {roles} ({partners}), because: \u201c{reason}\u201d."
        )
    amounts = "" if known.few(rows) else listed(dict.fromkeys(_instead(row, known) for row in rows))
    shown = f" ({amounts})" if amounts else ""
    return say(sentence, amounts=shown, roles=roles, partners=partners, reason=reason)


def _instead(row: Row, known: Known) -> str:
    """A rate and the one that it replaces: "£85.00 a half day in place of £82.50"."""
    if row.rate is None or row.rate.override is None:
        return ""
    rate, before = f"{known.money(row.rate.amount)} {each(row.rate.per)}", row.rate.override.replaces
    return rate if before is None else say("{rate} in place of {amount}", rate=rate, amount=known.money(before))


def _floor(known: Known) -> list[Fact]:
    figure = known.figure("floor_coverage")
    if figure is None:
        asked = [one for one in known.assessment.figures if one.code == "floor_coverage" and not one.partner_type]
        if any(one.status == "insufficient data" for one in asked):
            sentence = noop(
                "Whether pay reaches the real Living Wage over all hours cannot be said, because some unpaid "
                "hours were not stated."
            )
            return [Fact("floor", say(sentence))]
        return []
    sentence = noop("Counting unpaid hours, {share} of hours are at or above the real Living Wage.")
    if figure.coverage != 1:
        sentence = noop(
            "Counting unpaid hours, {share} of hours that could be judged ({judged} of all) are at or above the real "
            "Living Wage."
        )
    found = [Fact("floor", say(sentence, share=share(figure.value), judged=share(figure.coverage)))]
    if figure.closes:
        more = noop("{amount} more in pay would bring the remaining hours to the real Living Wage.")
        found.append(Fact("floor_gap", say(more, amount=known.money(figure.closes))))
    return found


def _parity(known: Known) -> list[Fact]:
    """How each partner type's cost compares with the reference rates of the same bands."""
    reference = reference_partner(known.assessment.costed.budget)
    parts = []
    for kind in dict.fromkeys(row.partner.type for row in known.time if row.partner.type):
        rows = [row for row in known.time if row.partner.type == kind]
        figure = known.figure("like_for_like_parity", kind)
        if figure is None or known.hides(rows) or all(row.partner.name == reference for row in rows):
            continue
        part = noop("{share} ({who})")
        if figure.coverage != 1:
            part = noop("{share} ({who}, judged on {judged} of its hours)")
        judged = share(figure.coverage)
        parts.append(say(part, share=share(figure.value), who=say(WHO[kind]), judged=judged))
    if not parts:
        return []
    sentence = noop(
        "Over all hours, pay with on-costs comes to these shares of the reference rates of the same bands: {shares}."
    )
    return [Fact("parity", say(sentence, shares=listed(parts)))]


def _bands(known: Known) -> list[Fact]:
    """Who set the bands that time is compared by, and whose rates the bands are compared with."""
    partners = {row.partner.name: row.partner for row in known.time if row.band}
    parts = []
    for agreed, words in AGREED.items():
        names = [tidy(one.name, 80) for one in partners.values() if one.bands_agreed_by == agreed]
        parts += [say(words, partners=listed(names))] if names else []
    found = [Fact("bands", say("Bands of expertise were set {parts}.", parts=listed(parts)))] if parts else []
    reference = reference_partner(known.assessment.costed.budget)
    own = [parameter.mean_of[1] for parameter in known.assessment.costed.parameters if parameter.mean_of]
    if reference and own:
        bands = listed(label(band).lower() for band in dict.fromkeys(own))
        sentence = noop(
            "An hour at the {bands} band is compared with what such an hour of {partner}'s own staff costs in this "
            "budget."
        )
        if len(set(own)) > 1:
            sentence = noop(
                "An hour at the {bands} bands is compared with what such an hour of {partner}'s own staff costs in "
                "this budget."
            )
        found.append(Fact("bands", say(sentence, bands=bands, partner=tidy(reference, 80))))
    return found


def _on_costs(known: Known) -> list[Fact]:
    """What employers pay on top of pay, and at which partners."""
    by_kind: dict[tuple[str, ...], dict[str, None]] = {}
    for row in known.time:
        used = tuple(title for step, title in ON_TOP.items() if (row.amount(step) or ZERO) > 0)
        if used:
            by_kind.setdefault(used, {})[name(row)] = None
    parts = "; ".join(f"{listed(map(say, titles))} ({listed(names)})" for titles, names in by_kind.items())
    return [Fact("on_costs", say("On top of pay, by employer: {parts}.", parts=parts))] if parts else []


def _prices(known: Known) -> list[Fact]:
    project = known.assessment.costed.budget.project
    said: Mapping[str, str] = PRICES
    if project.price_basis == "inflate" and project.uplift is not None:
        rise = say("Rates and prices rise by {uplift} a year after year 1.", uplift=percent(project.uplift))
        return [Fact("prices", rise)]
    return [Fact("prices", say(said[project.price_basis]))] if project.price_basis in said else []
