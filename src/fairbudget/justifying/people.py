"""Who the partners are, what each does and gets, and the work that budgets forget: brokerage and the bid itself."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.costing.rows import Row
from fairbudget.justifying.fact import Fact, Known, role, share
from fairbudget.language import noop, say
from fairbudget.money import each, plain
from fairbudget.template_words import label
from fairbudget.totals import Part
from fairbudget.wording import WHO, in_turn, listed, tidy

FIRST_PARTNERS = 4
UNKNOWN = noop("kind of partner not stated")


def facts(known: Known) -> list[Fact]:
    """Partners, the largest cost first; brokerage; work before the award; what is in kind; each role."""
    return [
        *_partners(known),
        *_brokerage(known),
        *_early(known),
        *_in_kind(known),
        *_burden(known),
        *_roles(known),
    ]


def _partners(known: Known) -> list[Fact]:
    parts = [part for part in known.parts if part.group == "partner"]
    parts.sort(key=lambda part: -(part.cost or Decimal(0)))
    found = []
    for place, part in enumerate(parts):
        rows = [row for row in known.rows if row.partner.name == part.name]
        if rows:
            about = "partner" if place < FIRST_PARTNERS else "further_partner"
            found.append(Fact(about, _partner(part, rows, known)))
    return found


def _partner(part: Part, rows: Sequence[Row], known: Known) -> str:
    who = WHO.get(rows[0].partner.type or "", UNKNOWN)
    hours = "" if known.hides(rows) else _hours(part)
    time = [row for row in rows if row.kind == "time"]
    paid = [row for row in time if row.amount("paid_hours")] or time
    sizes = [(row.activity or "", row.amount("paid_hours") or Decimal(0)) for row in paid]
    work = listed(label(activity).lower() for activity in in_turn(sizes) if activity)
    work = work or (say("its work") if sizes else say("its costs"))
    about = {"partner": tidy(part.name, 80), "who": say(who), "work": work, "hours": hours}
    if not part.cost:
        return say("No money goes to {partner} ({who}) for {work}{hours}.", **about)
    amounts = {"cost": known.money(part.cost), "funded": known.money(part.funded)}
    if part.funded is None or part.funded == part.cost:
        return say("{cost} goes to {partner} ({who}) for {work}{hours}.", **amounts, **about)
    if part.funded:
        return say("{cost} ({funded} funded) goes to {partner} ({who}) for {work}{hours}.", **amounts, **about)
    return say("{cost} (none of it funded) goes to {partner} ({who}) for {work}{hours}.", **amounts, **about)


def _hours(part: Part) -> str:
    """The hours of a part at the end of a sentence, paid and not: ": 148 paid hours and 86 not paid here"."""
    paid, unpaid = (plain(hours) if hours else "" for hours in (part.paid_hours, part.unpaid_hours))
    if paid and unpaid:
        return say(": {paid} paid hours and {unpaid} not paid here", paid=paid, unpaid=unpaid)
    if paid:
        return say(": {paid} paid hours", paid=paid)
    return say(": {unpaid} hours not paid here", unpaid=unpaid) if unpaid else ""


def _brokerage(known: Known) -> list[Fact]:
    part = known.part("activity", "brokerage")
    if part is not None:
        rows = [row for row in known.rows if row.activity == "brokerage"]
        hours = "" if known.hides(rows) else _hours(part)
        sentence = noop("Brokerage, which is finding and linking people, costs {cost}{hours}.")
        if not part.cost:
            sentence = noop("Brokerage, which is finding and linking people, costs this budget nothing{hours}.")
        return [Fact("brokerage", say(sentence, cost=known.money(part.cost), hours=hours))]
    asked = (figure for figure in known.assessment.figures if figure.code == "brokerage_coverage")
    if any(figure.status == "insufficient data" for figure in asked):
        sentence = say("Partners work with people, and no time is recorded for brokerage: who finds and links them.")
        return [Fact("brokerage", sentence)]
    return []


def _early(known: Known) -> list[Fact]:
    part = known.part("phase", "pre_application")
    if part is None:
        return [Fact("early", say("No work before the award (pre-application) is recorded."))]
    rows = [row for row in known.rows if row.phase == "pre_application"]
    paid = [say("{paid} paid hours", paid=plain(part.paid_hours))] if part.paid_hours and not known.hides(rows) else []
    takes = listed([*paid, *_early_unpaid(part, rows, known), *_early_cash(part, known)])
    takes = takes or say("nothing that is stated")
    return [Fact("early", say("Work before the award (pre-application) takes {takes}.", takes=takes))]


def _early_unpaid(part: Part, rows: Sequence[Row], known: Known) -> list[str]:
    if not part.unpaid_hours:
        return []
    sentence = (
        noop("1 hour not paid here{worth}") if part.unpaid_hours == 1 else noop("{hours} hours not paid here{worth}")
    )
    return [say(sentence, hours=plain(part.unpaid_hours), worth=_worth(part, rows, known))]


def _early_cash(part: Part, known: Known) -> list[str]:
    if not part.cost:
        return []
    sentence = noop("{cost} in cash")
    if part.funded is not None and not part.funded:
        sentence = noop("{cost} in cash (none funded)")
    elif part.funded is not None and part.funded != part.cost:
        sentence = noop("{cost} in cash ({funded} funded)")
    return [say(sentence, cost=known.money(part.cost), funded=known.money(part.funded))]


def _worth(part: Part, rows: Sequence[Row], known: Known) -> str:
    """What unpaid hours are worth, behind them, where the rate of every one of them is known."""
    unpaid = [row for row in rows if row.amount("unpaid_hours")]
    own_pay = any(row.paid_by == "partner" for row in rows)
    if own_pay or not part.in_kind_value or any(row.amount("in_kind_value") is None for row in unpaid):
        return ""
    if known.few(unpaid) and len({row.partner.name for row in unpaid}) == 1:
        return ""
    return say(" (worth {amount})", amount=known.money(part.in_kind_value))


def _in_kind(known: Known) -> list[Fact]:
    value = known.assessment.totals.in_kind_value
    if not value:
        return []
    sentence = noop(
        "Unpaid hours and what partners bear themselves are worth {amount}, which is in kind and in no sum above."
    )
    return [Fact("in_kind", say(sentence, amount=known.money(value)))]


def _burden(known: Known) -> list[Fact]:
    """What unpaid work on the bid is to each kind of partner beside what the grant would bring it."""
    types = dict.fromkeys(row.partner.type for row in known.time if row.partner.type)
    found = [(WHO[kind], known.figure("pre_application_burden", kind)) for kind in types]
    parts = [f"{share(figure.value)} ({say(who)})" for who, figure in found if figure is not None and figure.value]
    if not parts:
        return []
    sentence = noop("Unpaid work on the bid, beside what the grant would bring the same partners, comes to {shares}.")
    if known.assessment.costed.budget.project.success_rate:
        sentence = noop(
            "Unpaid work on the bid (with that on bids that do not win), beside what the grant would bring the same "
            "partners, comes to {shares}."
        )
    return [Fact("burden", say(sentence, shares=listed(parts)))]


def _roles(known: Known) -> list[Fact]:
    """Each role: whose, at which band, how many hours, and its rate where more than two people stand behind it."""
    roles: dict[tuple[str, str], list[Row]] = {}
    for row in known.time:
        roles.setdefault((row.partner.name, row.label), []).append(row)
    cost = {key: sum((row.amount("cost") or Decimal(0) for row in rows), Decimal(0)) for key, rows in roles.items()}
    return [Fact("role", _role(roles[key], known)) for key in sorted(roles, key=lambda key: -cost[key])]


def _role(rows: Sequence[Row], known: Known) -> str:
    subject = _subject(rows)
    paid = _by_year(rows, "paid_hours")
    if paid:
        return say("{role}: {hours}{rate}.", role=subject, hours=paid, rate=_rate(rows, known))
    unpaid = _by_year(rows, "unpaid_hours")
    if unpaid:
        return say("{role}: {hours}, not paid here.", role=subject, hours=unpaid)
    return say("{role}: hours not known.", role=subject)


def _subject(rows: Sequence[Row]) -> str:
    """A role with whose it is: "Panel member (6 people, Residents' panel, experienced band)"."""
    bands = listed(label(band).lower() for band in dict.fromkeys(row.band for row in rows) if band)
    most = max(row.amount("people") or Decimal(1) for row in rows)
    about = {"role": role(rows[0]), "partner": tidy(rows[0].partner.name, 80), "bands": bands, "people": plain(most)}
    if most > 1 and bands:
        return say("{role} ({people} people, {partner}, {bands} band)", **about)
    if most > 1:
        return say("{role} ({people} people, {partner}, band not stated)", **about)
    if bands:
        return say("{role} ({partner}, {bands} band)", **about)
    return say("{role} ({partner}, band not stated)", **about)


def _by_year(rows: Sequence[Row], hours: str) -> str:
    years: dict[int, list[Decimal]] = {}
    for row in rows:
        if amount := row.amount(hours):
            years.setdefault(row.year, []).append(amount)
    return listed(_hours_of_year(year, amounts) for year, amounts in years.items())


def _hours_of_year(year: int, amounts: Sequence[Decimal]) -> str:
    if [plain(amount) for amount in amounts] == ["1"]:
        return say("1 hour before the start") if year < 1 else say("1 hour in year {year}", year=year)
    hours = listed(plain(amount) for amount in amounts)
    if year < 1:
        return say("{hours} hours before the start", hours=hours)
    return say("{hours} hours in year {year}", hours=hours, year=year)


def _rate(rows: Sequence[Row], known: Known) -> str:
    rates = [row.rate for row in rows if row.rate]
    if not rates or known.few(rows):
        return ""
    amounts = dict.fromkeys(f"{known.money(rate.amount)} {each(rate.per)}" for rate in rates)
    return say(", at {rates}", rates=listed(amounts))
