"""What a person should look at in a costed budget: one function for each finding, all in `CHECKS`."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.check_kinds import (
    AWARD_LIMIT,
    DAY_ASSUMED,
    EARLY_WORK_REFUSED,
    FUNDER_NOT_KNOWN,
    FUNDER_REFUSES,
    NO_FUNDER,
    OVER_SHARED_CAP,
    OVERHEAD_NOT_STATED,
    OVERRIDE_NOT_USED,
    OVERRIDE_UNKNOWN,
    PRICE_BASIS_DIFFERS,
    RATE_INDICATIVE,
    RATE_UNCONFIRMED,
    UNPAID_NOT_STATED,
    UNPAID_NOT_VALUED,
    VAT_NOT_KNOWN,
)
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.funding import facts_of
from fairbudget.costing.rows import Row
from fairbudget.costing.units import DAY_HOURS
from fairbudget.funders import FunderRules
from fairbudget.money import each, money, percent, plain, to_pence
from fairbudget.problems import Problem, near
from fairbudget.ratecards import Rate

Check = Callable[[CostedBudget], Iterator[Problem]]


def check(costed: CostedBudget) -> tuple[Problem, ...]:
    """Everything that the checks find, in the order of `CHECKS`."""
    return tuple(problem for each in CHECKS for problem in each(costed))


def _lines(rows: list[Row]) -> str:
    """Which lines, for a message: "line 3" or "lines 3, 5 and 9"."""
    names = list(dict.fromkeys(row.line for row in rows))
    if len(names) == 1:
        return f"line {names[0]}"
    return f"lines {', '.join(names[:-1])} and {names[-1]}"


def rates_to_confirm(costed: CostedBudget) -> Iterator[Problem]:
    """Rates whose amount was not read at its source, and indicative rates: to be confirmed before use."""
    for parameter in costed.parameters:
        users = [row for row in costed.rows if any(given.key == parameter.key for given in row.given.values())]
        if not users or not parameter.code:
            continue
        said = f"{money(parameter.amount)} {each(parameter.per)}" if parameter.unit == "£" else ""
        if parameter.unit == "fraction" and parameter.amount is not None:
            said = percent(parameter.amount)
        if parameter.kind == "indicative":
            yield RATE_INDICATIVE(users[0].where, parameter.code, said=said, lines=_lines(users))
        elif parameter.evidence == "unconfirmed":
            yield RATE_UNCONFIRMED(users[0].where, parameter.code, said=said, lines=_lines(users))


def cards_and_rules_past_review(costed: CostedBudget) -> Iterator[Problem]:
    """Cards and funder rules past their review date, and yearly updates that are missing."""
    used = [parameter.code for parameter in costed.parameters if parameter.code]
    yield from costed.book.problems(costed.as_of, cards=used)
    if costed.funder:
        yield from costed.funder.problems(costed.as_of)


def _paying(costed: CostedBudget) -> Iterator[tuple[Partner, list[Row]]]:
    """Each partner with its rows of paid time."""
    paid = [row for row in costed.rows if row.kind == "time" and row.amount("employer_cost")]
    for partner in dict.fromkeys(row.partner for row in paid):
        yield partner, [row for row in paid if row.partner == partner]


def working_day_assumed(costed: CostedBudget) -> Iterator[Problem]:
    """Partners whose day counts and who do not say how long it is."""
    days = ("half_day", "day", "week")
    counted = {
        share.partner
        for line in costed.budget.time
        if line.unit in days and line.hours_per_unit is None
        for share in line.partners
    }
    for name in dict.fromkeys(row.partner.name for row in costed.rows):
        partner = costed.budget.partner(name)
        if name in counted and partner.hours_in_a_day is None:
            yield DAY_ASSUMED(partner.where or name, partner=name, hours=plain(DAY_HOURS))


def overhead_not_stated(costed: CostedBudget) -> Iterator[Problem]:
    """Organisations that are paid for time and do not say how their overhead is met."""
    for partner, _ in _paying(costed):
        person = partner.type in ("individual", "freelancer", "student")
        if partner.overhead is None and partner.type is not None and not person:
            yield OVERHEAD_NOT_STATED(partner.where or partner.name, partner=partner.name)


def vat_not_known(costed: CostedBudget) -> Iterator[Problem]:
    """Partners whose VAT is said to be unknown, with what it could come to."""
    standard = costed.book.rate("vat:standard", costed.as_of)
    for partner, rows in _paying(costed):
        if partner.vat == "unknown" and isinstance(standard, Rate):
            net = sum((row.amount("full_cost") or Decimal(0) for row in rows), Decimal(0))
            most = money(to_pence(net * standard.amount), costed.budget.project.currency)
            yield VAT_NOT_KNOWN(partner.where or partner.name, partner=partner.name, most=most)


def unpaid_hours(costed: CostedBudget) -> Iterator[Problem]:
    """Time for which nobody said what is unpaid, and unpaid time that has no band to be valued by."""
    time = [row for row in costed.rows if row.kind == "time" and not row.blocked]
    silent = [row for row in time if row.amount("unpaid_hours") is None]
    if silent:
        yield UNPAID_NOT_STATED(silent[0].where, lines=_lines(silent).replace("line", "Line", 1))
    unvalued = [row for row in time if row.amount("unpaid_hours") and row.amount("in_kind_value") is None]
    if unvalued:
        yield UNPAID_NOT_VALUED(unvalued[0].where, lines=_lines(unvalued).replace("line", "Line", 1))


def what_the_funder_pays(costed: CostedBudget) -> Iterator[Problem]:
    """Lines that the funder refuses or about which its rules are silent, once for each reason."""
    if costed.funder is None:
        if costed.budget.project.funder is None:
            yield NO_FUNDER("Project!Funder", codes=", ".join(sorted(costed.book.funders)))
        return
    reasons: dict[tuple[str, str, bool], list[Row]] = {}
    for row in costed.rows:
        decision = row.decision
        if decision and row.kind != "cap" and row.amount("cost"):
            reason = (decision.message, decision.eligibility, row.phase == "pre_application")
            reasons.setdefault(reason, []).append(row)
    for rows in reasons.values():
        yield from _decision(costed, costed.funder, rows)


def _decision(costed: CostedBudget, funder: FunderRules, rows: list[Row]) -> Iterator[Problem]:
    first = rows[0]
    decision = first.decision
    if decision is None:
        return
    said = {
        "lines": _lines(rows), "funder": funder.title, "message": decision.message, "sum": _sum(costed, rows)
    }  # fmt: skip
    if decision.eligibility == "no" and first.phase == "pre_application":
        yield EARLY_WORK_REFUSED(first.where, funds=_early_money(costed), **said)
    elif decision.eligibility == "no":
        yield FUNDER_REFUSES(first.where, others=_other_relationships(costed, funder, first), **said)
    elif any(row.amount("funded") is None for row in rows):
        yield FUNDER_NOT_KNOWN(first.where, **said)


def _sum(costed: CostedBudget, rows: list[Row]) -> str:
    total = sum((row.amount("cost") or Decimal(0) for row in rows), Decimal(0))
    return money(total, costed.budget.project.currency)


def _early_money(costed: CostedBudget) -> str:
    funds = [f"{fund.scheme} ({fund.amount})" for fund in costed.book.early_money if fund.evidence.status == "seen"]
    return "; ".join(funds) or "none is listed"


def _other_relationships(costed: CostedBudget, funder: FunderRules, row: Row) -> str:
    """What the funder would give if the partner had another relationship in the bid."""
    paid = [
        f"{relationship.replace('_', ' ')} ({percent(decision.funder_share)})"
        for relationship, decision in funder.alternatives(facts_of(row, costed.as_of))
        if decision.funder_share
    ]
    return f" As another relationship it could be paid: {', '.join(paid)}." if paid else ""


def price_basis(costed: CostedBudget) -> Iterator[Problem]:
    """A budget in other prices than its funder asks for."""
    funder, own = costed.funder, costed.budget.project.price_basis
    if funder and funder.price_basis not in (None, "unknown", own):
        yield PRICE_BASIS_DIFFERS("Project!Price basis", own, funder=funder.title, wanted=funder.price_basis)


def caps(costed: CostedBudget) -> Iterator[Problem]:
    """Shared caps that are exceeded, and an award limit that is."""
    for row in costed.rows:
        over = row.amount("over_cap")
        if row.kind == "cap" and over:
            yield OVER_SHARED_CAP(row.where, row.label, over=money(over, costed.budget.project.currency))
    limit = costed.budget.project.award_limit
    asked = sum((_asked_of_the_grant(row) for row in costed.rows if row.budgeted), Decimal(0))
    if limit is not None and asked > limit:
        currency = costed.budget.project.currency
        yield AWARD_LIMIT(
            "Project!Award limit £",
            money(limit, currency),
            asked=money(asked, currency),
            over=money(asked - limit, currency),
        )


def _asked_of_the_grant(row: Row) -> Decimal:
    """What the funder pays of a row; all of its cost while that is not known."""
    funded = row.amount("funded")
    if funded is None and row.paid_by == "grant":
        return row.amount("cost") or Decimal(0)
    return funded or Decimal(0)


def overrides(costed: CostedBudget) -> Iterator[Problem]:
    """Overrides of rates that do not exist, or that nothing in the budget uses."""
    known = costed.book.codes()
    used = {parameter.code for parameter in costed.parameters}
    for override in costed.budget.overrides:
        if override.rate_code not in known:
            nearest = near(override.rate_code, known)
            said = f" Nearest: {nearest}." if nearest else ""
            yield OVERRIDE_UNKNOWN(override.where or "Overrides", override.rate_code, nearest=said)
        elif override.rate_code not in used:
            yield OVERRIDE_NOT_USED(override.where or "Overrides", override.rate_code)


CHECKS: tuple[Check, ...] = (
    rates_to_confirm,
    cards_and_rules_past_review,
    working_day_assumed,
    overhead_not_stated,
    vat_not_known,
    unpaid_hours,
    what_the_funder_pays,
    price_basis,
    caps,
    overrides,
)
