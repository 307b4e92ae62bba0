"""Who pays a row: the funder's part, the shortfall, and caps that several rows share (method, section 5)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.costing import steps
from fairbudget.costing.rows import Given, Row
from fairbudget.costing.settings import Settings
from fairbudget.funder_rules import Cap, Facts
from fairbudget.funders import Decision, FunderRules
from fairbudget.language import say
from fairbudget.money import ZERO, percent

NOTHING = Given(ZERO, "£")
NOT_KNOWN = Given(None, "£")
BEARERS = {"lead": "lead_institution", "other_fund": "other_fund"}


def funded(row: Row, funder: FunderRules | None, settings: Settings) -> Row:
    """The row with its cost in cash, what the funder pays of it, and what is left."""
    if not row.in_cash:
        return row.worked(cost=NOTHING, funded=NOTHING, shortfall=NOTHING)
    if row.amount("full_cost") is None:
        return row.worked(cost=NOT_KNOWN, funded=NOT_KNOWN, shortfall=NOT_KNOWN)
    row = row.worked(steps.COST_IN_CASH)
    if row.paid_by != "grant":
        row = replace(row, bearer=BEARERS[row.paid_by])
        return row.worked(steps.SHORTFALL, funder_share=Given(Decimal(0), "fraction"), funded=NOTHING)
    if funder is None:
        known = NOT_KNOWN if row.amount("cost") else NOTHING
        return row.worked(funder_share=Given(None, "fraction"), funded=known, shortfall=known)
    facts = facts_of(row, settings.as_of)
    decision = settings.kept_of_published((funder.code, facts), lambda: funder.resolve(facts))
    row = replace(row, decision=decision, bearer=decision.shortfall_bearer)
    return _by_rule(row, decision, settings)


def facts_of(row: Row, on: date) -> Facts:
    """What the funder's rules are asked about a row."""
    return Facts(
        partner_type=row.partner.type,
        relationship=row.partner.relationship,
        cost_category=row.category,
        phase=row.phase,
        activity=row.activity,
        on=on,
    )


def _by_rule(row: Row, decision: Decision, settings: Settings) -> Row:
    """The funded part by the rule that decided; not known when the share or the overhead is not known."""
    overhead = row.amount("overhead") or Decimal(0)
    beside = bool(overhead) and row.kind == "time"
    unknown_overhead = beside and decision.overhead.method == "unknown" and decision.funder_share != 0
    if decision.funder_share is None or unknown_overhead:
        share = Given(None, "fraction")
        known = NOT_KNOWN if row.amount("cost") else NOTHING
        return row.worked(funder_share=share, funded=known, shortfall=known)
    share = settings.parameters.setting(
        f"funder:{decision.rules[0]} {percent(decision.funder_share)}",
        say("Funder's share: {rule}", rule=decision.message),
        decision.funder_share,
        "fraction",
        decision.evidence.url if decision.evidence else "",
        percent(decision.funder_share),
    )
    if beside and decision.overhead.method == "none" and decision.funder_share:
        row = row.worked(steps.OVERHEAD_NOT_ALLOWED)
    elif beside and decision.overhead.method == "percent_cap" and decision.overhead.cap is not None:
        cap = settings.parameters.setting(
            f"funder:{decision.rules[0]}:overhead",
            say("Most overhead the funder pays: {rule}", rule=decision.rules[0]),
            decision.overhead.cap,
            "fraction",
            decision.evidence.url if decision.evidence else "",
            percent(decision.overhead.cap),
        )
        row = row.worked(steps.OVERHEAD_OVER_CAP, overhead_cap=cap)
    less = row.amount("overhead_not_paid") is not None
    return row.worked(steps.FUNDED_LESS_OVERHEAD if less else steps.FUNDED, steps.SHORTFALL, funder_share=share)


def cap_rows(rows: list[Row], settings: Settings) -> list[Row]:
    """One row for each shared cap that holds: it takes what is over the cap out of the funded sum.

    Where the lines of a cap are funded at different shares, what is over counts at the highest of them, so that no
    more is shown as funded than could be.
    """
    by_share = sorted(rows, key=lambda row: row.amount("funder_share") or Decimal(0))
    caps = {
        row.decision.cap.pool: (row, row.decision, row.decision.cap)
        for row in by_share
        if row.decision and row.decision.cap
    }
    return [_cap_row(row, decision, cap, rows, settings) for row, decision, cap in caps.values()]


def _cap_row(example: Row, decision: Decision, cap: Cap, rows: list[Row], settings: Settings) -> Row:
    pool = cap.pool
    inside = [row for row in rows if row.pool == pool]
    outside = [row for row in rows if row.pool != pool and row.paid_by == "grant"]
    fraction = settings.parameters.setting(
        f"cap:{pool}", say("Shared cap: {pool}", pool=pool), cap.fraction, "fraction", "", percent(cap.fraction)
    )
    share = example.given["funder_share"]
    row = Row(
        kind="cap",
        line=say("cap {pool}", pool=pool),
        where=example.where,
        partner=Partner(name=say("Shared cap")),
        label=say("Over the shared cap of {percent}: {pool}", percent=percent(cap.fraction), pool=pool),
        category=None,
        decision=decision.model_copy(update={"cap": None}),
        bearer=decision.shortfall_bearer,
    )
    return row.worked(
        steps.OVER_POOLED_CAP,
        steps.FUNDED_LESS_CAP,
        steps.SHORTFALL,
        cost=NOTHING,
        pooled_cost=_sum(inside, ("pool", pool)),
        other_cost=_sum(outside, ("not pool", pool)),
        cap_fraction=fraction,
        funder_share=share,
        in_kind_value=NOTHING,
    )


def _sum(rows: list[Row], of: tuple[str, str]) -> Given:
    costs = [row.amount("cost") for row in rows if row.budgeted]
    known = [cost for cost in costs if cost is not None]
    return Given(sum(known, ZERO) if len(known) == len(costs) else None, "£", sum_of=of)
