"""Costs beside time: access, other items, overhead and VAT; the funder's rules; when partners are paid."""

from collections.abc import Iterable, Mapping, Sequence

from fairbudget.budget import Partner
from fairbudget.costing.rows import Row
from fairbudget.justifying.fact import Fact, Known, role, share
from fairbudget.language import noop, say
from fairbudget.money import percent
from fairbudget.wording import listed, tidy

PAID = {
    "advance": noop("paid in advance"),
    "arrears": noop("paid after the work"),
    "mixed": noop("paid partly in advance"),
}

NO_OVERHEAD = noop("none for {partners}")
NOT_STATED = noop("not stated for {partners}")


def facts(known: Known) -> list[Fact]:
    """Access costs, other items, overhead, VAT, rules that decided, terms of payment."""
    return [
        *_items(known),
        *_overhead(known),
        *_vat(known),
        *_rules(known),
        *_payment(known),
    ]


def _items(known: Known) -> list[Fact]:
    items = [row for row in known.rows if row.kind in ("cost", "percentage") and row.amount("cost")]
    access = [row for row in items if row.category == "access_cost"]
    other = [row for row in items if row.category != "access_cost"]
    if access:
        sentence = say("Access costs that let people take part are budgeted: {items}.", items=_priced(access, known))
    else:
        sentence = say("No access cost, such as childcare, interpretation or translation, is budgeted.")
    found = [Fact("access", sentence)]
    return found + ([Fact("items", say("Other items are {items}.", items=_priced(other, known)))] if other else [])


def _priced(rows: Sequence[Row], known: Known) -> str:
    """Items by what they are, each with the amounts of its lines."""
    amounts: dict[str, list[str]] = {}
    for row in rows:
        label = role(row)
        plainly = label[0].lower() + label[1:] if label[1:].islower() else label
        amounts.setdefault(plainly, []).append(known.money(row.amount("cost")))
    return listed(f"{label} ({listed(found)})" for label, found in amounts.items())


def _partners(known: Known) -> list[Partner]:
    """The partners that a row is for, in the order of the budget."""
    found = {row.partner.name: row.partner for row in known.rows if row.kind != "cap" and row.budgeted}
    return list(found.values())


def _overhead(known: Known) -> list[Fact]:
    """ "none for A and B, 10% of employer cost for C": partners by how their overhead is worked out."""
    groups: dict[tuple[str, str], list[str]] = {}
    for partner in _partners(known):
        groups.setdefault(_method(partner, known), []).append(tidy(partner.name, 80))
    in_order = sorted(groups, key=lambda group: group[0] in (NO_OVERHEAD, NOT_STATED))
    parts = "; ".join(say(words, value=value, partners=listed(groups[words, value])) for words, value in in_order)
    return [Fact("overhead", say("Overhead is {parts}.", parts=parts))] if parts else []


def _method(partner: Partner, known: Known) -> tuple[str, str]:
    """The words for a method of overhead, and its value as it is shown."""
    value = partner.overhead_value
    if partner.overhead == "none":
        return NO_OVERHEAD, ""
    if partner.overhead is None or value is None:
        return NOT_STATED, ""
    if partner.overhead == "percent":
        return noop("{value} of employer cost for {partners}"), percent(value)
    if partner.overhead == "trac_per_fte":
        return noop("{value} per full-time year for {partners}"), known.money(value)
    return noop("{value} in all for {partners}"), known.money(value)


def _vat(known: Known) -> list[Fact]:
    partners = _partners(known)
    added = [tidy(partner.name, 80) for partner in partners if partner.vat == "irrecoverable"]
    unknown = [tidy(partner.name, 80) for partner in partners if partner.vat in (None, "unknown")]
    found = []
    if added:
        found.append(
            Fact("vat", say("VAT that cannot be recovered is included for {partners}.", partners=listed(added)))
        )
    if unknown:
        sentence = noop("It is not known whether VAT falls due at {partners}; none is added for it.")
        found.append(Fact("vat", say(sentence, partners=listed(unknown))))
    if not added and not unknown:
        found.append(Fact("vat", say("No VAT is added to any partner's costs.")))
    return found


def _rules(known: Known) -> list[Fact]:
    """The rules that decided, with the share that each pays and the partners it decided about."""
    decided: dict[tuple[str, str], dict[str, None]] = {}
    conditions: dict[str, None] = {}
    for row in known.rows:
        if row.decision and row.kind != "cap" and row.amount("cost"):
            pays = row.decision.funder_share
            paid = say("a share that is not known") if pays is None else share(pays)
            rule = row.decision.rules[0] if row.decision.rules else say("no rule")
            decided.setdefault((paid, rule), {})[tidy(row.partner.name, 80)] = None
            conditions.update(dict.fromkeys(row.decision.conditions))
    found = []
    if decided:
        sentence = noop("By the funder's rules that decided, the grant pays: {shares}.")
        found.append(Fact("rules", say(sentence, shares=_by_share(decided))))
    if conditions:
        sentence = noop("The rules have conditions that are still to be shown: {conditions}.")
        found.append(Fact("conditions", say(sentence, conditions="; ".join(conditions))))
    return found


def _by_share(decided: Mapping[tuple[str, str], Iterable[str]]) -> str:
    """Shares with the partners and the rules behind each: "80% for A (rule) and B (rule)"."""
    shares: dict[str, list[str]] = {}
    for (paid, rule), names in decided.items():
        shares.setdefault(paid, []).append(f"{listed(names)} ({rule})")
    return "; ".join(say("{share} for {partners}", share=paid, partners=listed(of)) for paid, of in shares.items())


def _payment(known: Known) -> list[Fact]:
    """When each partner that gets money is paid, as agreed."""
    paid = {row.partner.name for row in known.rows if row.in_cash and row.amount("cost")}
    partners = [partner for partner in _partners(known) if partner.name in paid and partner.paid in PAID]
    return [Fact("payment", _terms(partner)) for partner in partners]


def _terms(partner: Partner) -> str:
    when = PAID[partner.paid or ""]
    parts = [say(when)]
    if partner.advance:
        parts.append(say("{share} before the start", share=percent(partner.advance)))
    every = partner.invoice_every_months
    if every:
        often = noop("invoiced every month") if every == 1 else noop("invoiced every {months} months")
        parts.append(say(often, months=every))
    days = partner.days_to_pay
    if days is not None:
        due = noop("due within 1 day of an invoice") if days == 1 else noop("due within {days} days of an invoice")
        parts.append(say(due, days=days))
    return say("Terms for {partner}: {terms}.", partner=tidy(partner.name, 80), terms=", ".join(parts))
