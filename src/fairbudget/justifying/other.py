"""Costs beside time: access, other items, overhead and VAT; the funder's rules; when partners are paid."""

from collections.abc import Iterable, Mapping, Sequence

from fairbudget.budget import Partner
from fairbudget.costing.rows import Row
from fairbudget.justifying.fact import Fact, Known, role, share
from fairbudget.money import percent
from fairbudget.wording import listed, tidy

PAID = {
    "advance": "paid in advance",
    "arrears": "paid after the work",
    "mixed": "paid partly in advance",
}


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
        found = [Fact("access", f"Access costs that let people take part are budgeted: {_priced(access, known)}.")]
    else:
        found = [Fact("access", "No access cost, such as childcare, interpretation or translation, is budgeted.")]
    return found + ([Fact("items", f"Other items are {_priced(other, known)}.")] if other else [])


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


def _grouped(said: Sequence[tuple[str, str]]) -> str:
    """ "none for A and B, 10% of employer cost for C": partners by what is said of them."""
    groups: dict[str, list[str]] = {}
    for words, partner in said:
        groups.setdefault(words, []).append(tidy(partner, 80))
    return "; ".join(f"{words} for {listed(partners)}" for words, partners in groups.items())


def _overhead(known: Known) -> list[Fact]:
    said = [(_method(partner, known), partner.name) for partner in _partners(known)]
    said.sort(key=lambda pair: pair[0] in ("none", "not stated"))
    return [Fact("overhead", f"Overhead is {_grouped(said)}.")] if said else []


def _method(partner: Partner, known: Known) -> str:
    value = partner.overhead_value
    if partner.overhead == "none":
        return "none"
    if partner.overhead is None or value is None:
        return "not stated"
    if partner.overhead == "percent":
        return f"{percent(value)} of employer cost"
    return f"{known.money(value)}{' per full-time year' if partner.overhead == 'trac_per_fte' else ' in all'}"


def _vat(known: Known) -> list[Fact]:
    partners = _partners(known)
    added = [tidy(partner.name, 80) for partner in partners if partner.vat == "irrecoverable"]
    unknown = [tidy(partner.name, 80) for partner in partners if partner.vat in (None, "unknown")]
    found = []
    if added:
        found.append(Fact("vat", f"VAT that cannot be recovered is included for {listed(added)}."))
    if unknown:
        none = "It is not known whether VAT falls due at"
        found.append(Fact("vat", f"{none} {listed(unknown)}; none is added for it."))
    if not added and not unknown:
        found.append(Fact("vat", "No VAT is added to any partner's costs."))
    return found


def _rules(known: Known) -> list[Fact]:
    """The rules that decided, with the share that each pays and the partners it decided about."""
    decided: dict[tuple[str, str], dict[str, None]] = {}
    conditions: dict[str, None] = {}
    for row in known.rows:
        if row.decision and row.kind != "cap" and row.amount("cost"):
            pays = row.decision.funder_share
            paid = "a share that is not known" if pays is None else share(pays)
            rule = row.decision.rules[0] if row.decision.rules else "no rule"
            decided.setdefault((paid, rule), {})[tidy(row.partner.name, 80)] = None
            conditions.update(dict.fromkeys(row.decision.conditions))
    found = []
    if decided:
        found.append(Fact("rules", f"By the funder's rules that decided, the grant pays: {_by_share(decided)}."))
    if conditions:
        found.append(
            Fact("conditions", f"The rules have conditions that are still to be shown: {'; '.join(conditions)}.")
        )
    return found


def _by_share(decided: Mapping[tuple[str, str], Iterable[str]]) -> str:
    """Shares with the partners and the rules behind each: "80% for A (rule) and B (rule)"."""
    shares: dict[str, list[str]] = {}
    for (paid, rule), names in decided.items():
        shares.setdefault(paid, []).append(f"{listed(names)} ({rule})")
    return "; ".join(f"{paid} for {listed(parts)}" for paid, parts in shares.items())


def _payment(known: Known) -> list[Fact]:
    """When each partner that gets money is paid, as agreed."""
    paid = {row.partner.name for row in known.rows if row.in_cash and row.amount("cost")}
    partners = [partner for partner in _partners(known) if partner.name in paid and partner.paid in PAID]
    return [Fact("payment", _terms(partner)) for partner in partners]


def _terms(partner: Partner) -> str:
    parts = [f"Terms for {tidy(partner.name, 80)}: {PAID[partner.paid or '']}"]
    if partner.advance:
        parts.append(f"{percent(partner.advance)} before the start")
    every = partner.invoice_every_months
    if every:
        parts.append("invoiced every month" if every == 1 else f"invoiced every {every} months")
    if partner.days_to_pay is not None:
        parts.append(f"due within {plain_days(partner.days_to_pay)} of an invoice")
    return f"{', '.join(parts)}."


def plain_days(days: int) -> str:
    """A number of days: "30 days", "1 day"."""
    return f"{days} day{'' if days == 1 else 's'}"
