"""What is not known yet, said as openly as what is: prices, rates, hours, bands, terms that nobody has settled."""

from fairbudget.justifying.fact import Fact, Known, name, role
from fairbudget.wording import listed, tidy

READ = ("seen", "agreed")


def facts(known: Known) -> list[Fact]:
    """Everything that a figure of this budget lacks."""
    return [*_no_price(known), *_to_confirm(known), *_not_asked(known), *_open(known)]


def _no_price(known: Known) -> list[Fact]:
    needed = [(role(row), name(row)) for row in known.rows if not row.budgeted]
    parts = listed(dict.fromkeys(f"{item} ({partner})" for item, partner in needed))
    if not parts:
        return []
    return [Fact("no_price", f"Needed, without a price yet and so in no total: {parts}.")]


def _to_confirm(known: Known) -> list[Fact]:
    """Rates of lines that were not read at their publisher, and indicative ones, by their cards."""
    book = known.assessment.costed.book
    unread: dict[str, None] = {}
    indicative: dict[str, None] = {}
    for row in known.rows:
        card = book.card(row.rate.code) if row.rate and row.rate.code else None
        if card is None or row.rate is None or row.rate.override:
            continue
        if card.kind == "indicative":
            indicative[tidy(card.title)] = None
        elif row.rate.evidence not in READ:
            unread[tidy(card.title)] = None
    found = []
    if unread:
        found.append(Fact("to_confirm", f"To be confirmed, not read at the publisher: rates of {listed(unread)}."))
    if indicative:
        found.append(
            Fact("to_confirm", f"To be confirmed, indicative and not published: rates of {listed(indicative)}.")
        )
    return found


def _not_asked(known: Known) -> list[Fact]:
    found = []
    asked = dict.fromkeys(f"{role(row)} ({name(row)})" for row in known.time if row.amount("unpaid_hours") is None)
    if asked:
        found.append(Fact("not_asked", f"Nobody has said how many hours go unpaid for {listed(asked)}."))
    hours = dict.fromkeys(f"{role(row)} ({name(row)})" for row in known.time if row.amount("paid_hours") is None)
    if hours:
        found.append(Fact("not_asked", f"How many hours are paid is not known for {listed(hours)}."))
    return found


def _open(known: Known) -> list[Fact]:
    """What the partners have still to settle between them."""
    undecided = [
        f"{tidy(line.role, 80) or f'line {line.line}'} ({tidy(listed(share.partner for share in line.partners), 80)})"
        for line in known.assessment.costed.budget.time
        if line.status == "undecided"
    ]
    bands = [row for row in known.time if row.partner.bands_agreed_by in (None, "not_agreed")]
    paid = [row for row in known.rows if row.in_cash and row.amount("cost")]
    terms = [row for row in paid if row.partner.paid in (None, "unknown")]
    assumed = [row for row in known.time if row.basis_assumed]
    said = (
        ("How they are to be engaged is undecided for", dict.fromkeys(undecided)),
        ("Nobody is said to have agreed the bands of", dict.fromkeys(map(name, bands))),
        ("When they are paid is not stated for", dict.fromkeys(map(name, terms))),
        ("What kind of rate it is was assumed for", dict.fromkeys(map(role, assumed))),
    )
    return [Fact("open", f"{sentence} {listed(about)}.") for sentence, about in said if about]
