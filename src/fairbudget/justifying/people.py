"""Who the partners are, what each does and gets, and the work that budgets forget: brokerage and the bid itself."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.costing.rows import Row
from fairbudget.justifying.fact import Fact, Known, role, share
from fairbudget.money import each, plain
from fairbudget.totals import Part
from fairbudget.wording import WHO, hours_said, in_turn, listed, tidy

FIRST_PARTNERS = 4


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
    who = WHO.get(rows[0].partner.type or "", "kind of partner not stated")
    hours = "" if known.hides(rows) else _hours(part)
    time = [row for row in rows if row.kind == "time"]
    paid = [row for row in time if row.amount("paid_hours")] or time
    sizes = [(row.activity or "", row.amount("paid_hours") or Decimal(0)) for row in paid]
    work = listed(activity for activity in in_turn(sizes) if activity) or ("its work" if sizes else "its costs")
    goes = f"{known.money(part.cost)}{_funded(part, known)} goes" if part.cost else "No money goes"
    return f"{goes} to {tidy(part.name, 80)} ({who}) for {work}{hours}."


def _funded(part: Part, known: Known) -> str:
    if part.funded is None or part.funded == part.cost:
        return ""
    return f" ({known.money(part.funded) if part.funded else 'none of it'} funded)"


def _hours(part: Part) -> str:
    """The hours of a part, paid and not: ": 148 paid hours and 86 not paid here"."""
    paid = [f"{plain(part.paid_hours)} paid hours"] if part.paid_hours else []
    unpaid = [f"{plain(part.unpaid_hours)}{'' if paid else ' hours'} not paid here"] if part.unpaid_hours else []
    return f": {' and '.join([*paid, *unpaid])}" if paid or unpaid else ""


def _brokerage(known: Known) -> list[Fact]:
    part = known.part("activity", "brokerage")
    if part is not None:
        rows = [row for row in known.rows if row.activity == "brokerage"]
        hours = "" if known.hides(rows) else _hours(part)
        cost = f"costs {known.money(part.cost)}" if part.cost else "costs this budget nothing"
        return [Fact("brokerage", f"Brokerage, which is finding and linking people, {cost}{hours}.")]
    asked = (figure for figure in known.assessment.figures if figure.code == "brokerage_coverage")
    if any(figure.status == "insufficient data" for figure in asked):
        sentence = "Partners work with people, and no time is recorded for brokerage: who finds and links them."
        return [Fact("brokerage", sentence)]
    return []


def _early(known: Known) -> list[Fact]:
    part = known.part("phase", "pre_application")
    if part is None:
        return [Fact("early", "No work before the award (pre-application) is recorded.")]
    rows = [row for row in known.rows if row.phase == "pre_application"]
    paid = [f"{plain(part.paid_hours)} paid hours"] if part.paid_hours and not known.hides(rows) else []
    unpaid = [f"{hours_said(part.unpaid_hours)} not paid here{_worth(part, rows, known)}"] if part.unpaid_hours else []
    cash = []
    if part.cost:
        funded = "" if part.funded is None else " (none funded)" if not part.funded else _funded(part, known)
        cash = [f"{known.money(part.cost)} in cash{funded}"]
    takes = listed([*paid, *unpaid, *cash]) or "nothing that is stated"
    return [Fact("early", f"Work before the award (pre-application) takes {takes}.")]


def _worth(part: Part, rows: Sequence[Row], known: Known) -> str:
    """What unpaid hours are worth, where the rate of every one of them is known."""
    unpaid = [row for row in rows if row.amount("unpaid_hours")]
    own_pay = any(row.paid_by == "partner" for row in rows)
    if own_pay or not part.in_kind_value or any(row.amount("in_kind_value") is None for row in unpaid):
        return ""
    if known.few(unpaid) and len({row.partner.name for row in unpaid}) == 1:
        return ""
    return f" (worth {known.money(part.in_kind_value)})"


def _in_kind(known: Known) -> list[Fact]:
    value = known.assessment.totals.in_kind_value
    if not value:
        return []
    sentence = "Unpaid hours and what partners bear themselves are worth"
    return [Fact("in_kind", f"{sentence} {known.money(value)}, which is in kind and in no sum above.")]


def _burden(known: Known) -> list[Fact]:
    """What unpaid work on the bid is to each kind of partner beside what the grant would bring it."""
    types = dict.fromkeys(row.partner.type for row in known.time if row.partner.type)
    found = [(WHO[kind], known.figure("pre_application_burden", kind)) for kind in types]
    parts = [f"{share(figure.value)} ({who})" for who, figure in found if figure is not None and figure.value]
    if not parts:
        return []
    chance = known.assessment.costed.budget.project.success_rate
    fails = " (with that on bids that do not win)" if chance else ""
    sentence = f"Unpaid work on the bid{fails}, beside what the grant would bring the same partners, comes to"
    return [Fact("burden", f"{sentence} {listed(parts)}.")]


def _roles(known: Known) -> list[Fact]:
    """Each role: whose, at which band, how many hours, and its rate where more than two people stand behind it."""
    roles: dict[tuple[str, str], list[Row]] = {}
    for row in known.time:
        roles.setdefault((row.partner.name, row.label), []).append(row)
    cost = {key: sum((row.amount("cost") or Decimal(0) for row in rows), Decimal(0)) for key, rows in roles.items()}
    return [Fact("role", _role(roles[key], known)) for key in sorted(roles, key=lambda key: -cost[key])]


def _role(rows: Sequence[Row], known: Known) -> str:
    bands = listed(dict.fromkeys(row.band for row in rows if row.band))
    band = f", {bands} band" if bands else ", band not stated"
    most = max(row.amount("people") or Decimal(1) for row in rows)
    people = f"{plain(most)} people, " if most > 1 else ""
    subject = f"{role(rows[0])} ({people}{tidy(rows[0].partner.name, 80)}{band})"
    paid = _by_year(rows, "paid_hours")
    if not paid:
        unpaid = _by_year(rows, "unpaid_hours")
        return f"{subject}: {unpaid}, not paid here." if unpaid else f"{subject}: hours not known."
    return f"{subject}: {paid}{_rate(rows, known)}."


def _by_year(rows: Sequence[Row], hours: str) -> str:
    years: dict[int, list[str]] = {}
    for row in rows:
        if amount := row.amount(hours):
            years.setdefault(row.year, []).append(plain(amount))
    return listed(
        f"{listed(amounts)} hour{'' if amounts == ['1'] else 's'} {_when(year)}" for year, amounts in years.items()
    )


def _when(year: int) -> str:
    return "before the start" if year < 1 else f"in year {year}"


def _rate(rows: Sequence[Row], known: Known) -> str:
    rates = [row.rate for row in rows if row.rate]
    if not rates or known.few(rows):
        return ""
    amounts = dict.fromkeys(f"{known.money(rate.amount)} {each(rate.per)}" for rate in rates)
    return f", at {listed(amounts)}"
