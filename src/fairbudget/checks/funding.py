"""Who pays: what the funder refuses or does not say, its prices and its caps."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.checks.naming import lines_of
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.funding import facts_of
from fairbudget.costing.rows import Row
from fairbudget.equity.setting import Setting
from fairbudget.funders import FunderRules
from fairbudget.language import say
from fairbudget.money import money, percent
from fairbudget.problems import Problem, kind
from fairbudget.template_words import within

NO_FUNDER = kind(
    "funder_not_chosen",
    "note",
    title="No funder chosen",
    message="No funder is named, so what the grant pays and what is left to find are not known.",
    fix="Enter the funder's code on Project, or name it (--funder). Known codes: {codes}.",
)
FUNDER_NOT_KNOWN = kind(
    "funder_share_not_known",
    "check",
    title="What the funder pays is not known",
    message="{funder}, {lines} ({sum}): {message} What is funded is not known, which is neither nothing nor all of it.",
    fix="Ask the research office or the funder.",
)
FUNDER_REFUSES = kind(
    "funder_refuses",
    "check",
    title="The funder does not pay this",
    message="{funder} does not pay {lines} ({sum}): {message}{others}",
    fix="Choose another relationship where it is true, another fund, or agree who carries the cost.",
)
EARLY_WORK_REFUSED = kind(
    "pre_application_refused",
    "check",
    title="Work before the award is not paid by the grant",
    message="{funder} does not pay {lines} ({sum}): {message}",
    fix="Say who pays (Paid by), or look at money for early work: {funds}.",
)
PRICE_BASIS_DIFFERS = kind(
    "price_basis_differs",
    "check",
    title="Prices differ from what the funder asks for",
    message='The budget is costed as "{found}" and {funder} asks for "{wanted}".',
    fix="Change Price basis on Project, or confirm with the funder.",
)
OVER_SHARED_CAP = kind(
    "over_shared_cap",
    "check",
    title="Over a cap that several lines share",
    message="{found}: {over} more than the cap allows is not funded.",
    fix="Move cost out of the capped lines, or agree who carries the rest.",
)
AWARD_LIMIT = kind(
    "award_limit_exceeded",
    "check",
    title="Over the award limit",
    message="The funder would be asked for {asked}, which is {over} more than the limit of {found}.",
    fix="Reduce the budget, or find other money for the rest.",
)


def what_the_funder_pays(setting: Setting) -> Iterator[Problem]:
    """Lines that the funder refuses or about which its rules are silent, once for each reason."""
    costed = setting.costed
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
        "lines": lines_of(rows), "funder": funder.title, "message": decision.message, "sum": _sum(costed, rows)
    }  # fmt: skip
    if decision.eligibility == "no" and first.phase == "pre_application":
        yield EARLY_WORK_REFUSED(first.where, funds=early_money(costed), **said)
    elif decision.eligibility == "no":
        yield FUNDER_REFUSES(first.where, others=_other_relationships(costed, funder, first), **said)
    elif any(row.amount("funded") is None for row in rows):
        yield FUNDER_NOT_KNOWN(first.where, **said)


def _sum(costed: CostedBudget, rows: list[Row]) -> str:
    total = sum((row.amount("cost") or Decimal(0) for row in rows), Decimal(0))
    return money(total, costed.budget.project.currency)


def early_money(costed: CostedBudget) -> str:
    funds = [f"{fund.scheme} ({fund.amount})" for fund in costed.book.early_money if fund.evidence.status == "seen"]
    return "; ".join(funds) or say("none is listed")


def _other_relationships(costed: CostedBudget, funder: FunderRules, row: Row) -> str:
    """What the funder would give if the partner had another relationship in the bid."""
    paid = [
        f"{within(relationship)} ({percent(decision.funder_share)})"
        for relationship, decision in funder.alternatives(facts_of(row, costed.as_of))
        if decision.funder_share
    ]
    others = ", ".join(paid)
    return " " + say("As another relationship it could be paid: {others}.", others=others) if paid else ""


def price_basis(setting: Setting) -> Iterator[Problem]:
    """A budget in other prices than its funder asks for."""
    costed = setting.costed
    funder, own = costed.funder, costed.budget.project.price_basis
    if funder and funder.price_basis not in (None, "unknown", own):
        yield PRICE_BASIS_DIFFERS("Project!Price basis", own, funder=funder.title, wanted=funder.price_basis)


def caps(setting: Setting) -> Iterator[Problem]:
    """Shared caps that are exceeded, and an award limit that is."""
    costed = setting.costed
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
