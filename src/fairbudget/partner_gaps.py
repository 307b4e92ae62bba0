"""What a partner and the lead have still to settle, in plain words, for the partner's page."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Row
from fairbudget.language import noop, say
from fairbudget.money import money, plain
from fairbudget.wording import listed, tidy

MOST_ROLES, MOST_HOURS = 3, 6
LETTERS = 52  # of a role in a sentence; in the table it stands longer
WHY_UNPAID = (
    ("not_budgeted", noop("Hours that are not paid ({hours}): no money has been set aside for them.")),
    ("not_eligible", noop("Hours that are not paid ({hours}): the funder's rules do not let them be paid.")),
    (None, noop("Hours that are not paid ({hours}): nobody has said why.")),
)


def gaps(assessment: Assessment, rows: Sequence[Row]) -> list[str]:
    """Everything about these rows of one partner that nobody has settled, one plain sentence each."""
    time = [row for row in rows if row.kind == "time"]
    return [
        *_unpaid(time),
        *_needed(rows),
        *_funding(assessment, rows),
        *_terms(rows),
        *_bands(time),
        *_status(assessment, rows[0].partner.name),
        *_rates(assessment, time),
        *_vat(rows),
    ]


def _roles(rows: Iterable[Row]) -> str:
    """Whose time it is about; beyond the first few, how many more."""
    return _few([tidy(row.label, LETTERS) or say("your time") for row in rows])


def _few(names: Iterable[str]) -> str:
    """The first few of these names, each once, and how many more there are."""
    once = list(dict.fromkeys(names))
    more = len(once) - MOST_ROLES
    return "; ".join([*once[:MOST_ROLES], say("and {count} more", count=more)] if more > 0 else once)


def _unpaid(time: Sequence[Row]) -> list[str]:
    found = []
    asked = [row for row in time if row.amount("unpaid_hours") is None]
    if asked:
        sentence = noop("Nobody has asked how many hours you work without pay on: {roles}.")
        found.append(say(sentence, roles=_roles(asked)))
    for why, sentence in WHY_UNPAID:
        unpaid = [row for row in time if row.why_unpaid == why and row.amount("unpaid_hours")]
        if unpaid:
            hours = listed(plain(row.amount("unpaid_hours") or Decimal(0)) for row in unpaid)
            which = hours if len(unpaid) <= MOST_HOURS else say("on {count} lines", count=len(unpaid))
            found.append(say(sentence, hours=which))
    return found


def _needed(rows: Sequence[Row]) -> list[str]:
    items = _few(tidy(row.label, LETTERS).lower() or say("something") for row in rows if not row.budgeted)
    return [say("Needed, with no money set aside for it yet: {items}.", items=items)] if items else []


def _funding(assessment: Assessment, rows: Sequence[Row]) -> list[str]:
    currency = assessment.budget.currency
    found = []
    if any(row.budgeted and row.amount("cost") and row.amount("funded") is None for row in rows):
        found.append(say("How much the funder pays is not known yet."))
    yours = [row for row in rows if row.bearer == "partner" and row.amount("shortfall")]
    if yours:
        amounts = listed(money(row.amount("shortfall"), currency) for row in yours[:MOST_ROLES])
        sentence = noop("The funder does not pay all of it. You would have to find {amounts}.")
        if len(yours) > MOST_ROLES:
            sentence = noop(
                "The funder does not pay all of it. You would have to find {amounts} and more on {count} other lines."
            )
        found.append(say(sentence, amounts=amounts, count=len(yours) - MOST_ROLES))
    own = [row for row in rows if row.paid_by == "partner" and (row.amount("full_cost") or 0) > 0]
    if own:
        found.append(say("The budget takes it that you pay for this yourself: {roles}.", roles=_roles(own)))
    return found


def _terms(rows: Sequence[Row]) -> list[str]:
    partner = rows[0].partner
    if not any(row.in_cash and row.amount("cost") for row in rows):
        return []
    if partner.paid in (None, "unknown"):
        return [say("When you are paid, and how.")]
    found = []
    if partner.paid == "mixed" and partner.advance is None:
        found.append(say("How much you are paid before the start."))
    if partner.advance != 1 and partner.paid != "advance":
        if partner.invoice_every_months is None:
            found.append(say("How often you may send a bill."))
        if partner.days_to_pay is None:
            found.append(say("How soon a bill is paid."))
    return found


def _bands(time: Sequence[Row]) -> list[str]:
    """The level of the work: what it asks of a person."""
    agreed = time[0].partner.bands_agreed_by if time else "both"
    found = []
    if agreed in (None, "not_agreed"):
        found.append(say("The level of your work (how much skill and care it asks) has not been agreed with you."))
    elif agreed == "lead":
        found.append(say("The lead set the level of your work (how much skill and care it asks) on its own."))
    without = [row for row in time if row.band is None]
    if without:
        found.append(say("No level is set for: {roles}.", roles=_roles(without)))
    return found


def _status(assessment: Assessment, name: str) -> list[str]:
    lines = [line for line in assessment.costed.budget.time if name in {share.partner for share in line.partners}]
    unsettled = [line for line in lines if line.status in (None, "undecided") and line.quantity]
    if not unsettled:
        return []
    roles = _few(tidy(line.role, LETTERS) or say("your time") for line in unsettled)
    sentence = noop("How you are taken on (employed, self-employed, volunteer) is not settled for: {roles}.")
    return [say(sentence, roles=roles)]


def _rates(assessment: Assessment, time: Sequence[Row]) -> list[str]:
    """Rates that stand in for published ones, and rates that nobody has checked at their source."""
    book = assessment.costed.book
    doubtful = []
    for row in time:
        card = book.card(row.rate.code) if row.rate and row.rate.code else None
        if row.rate is None or row.rate.override or not row.amount("cost"):
            continue
        if row.rate.evidence in ("secondary", "unconfirmed") or (card and card.kind == "indicative"):
            doubtful.append(row)
    sentence = noop("The rate of pay has still to be checked for: {roles}.")
    return [say(sentence, roles=_roles(doubtful))] if doubtful else []


def _vat(rows: Sequence[Row]) -> list[str]:
    unknown = rows[0].partner.vat in (None, "unknown") and any(row.amount("cost") for row in rows)
    return [say("Whether you must pay VAT on this is not known. None is added.")] if unknown else []
