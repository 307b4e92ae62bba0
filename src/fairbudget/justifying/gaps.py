"""What is not known yet, said as openly as what is: prices, rates, hours, bands, terms that nobody has settled."""

from fairbudget.budget import TimeLine
from fairbudget.justifying.fact import Fact, Known, name, role
from fairbudget.language import noop, say
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
    return [Fact("no_price", say("Needed, without a price yet and so in no total: {items}.", items=parts))]


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
        sentence = noop("To be confirmed, not read at the publisher: rates of {cards}.")
        found.append(Fact("to_confirm", say(sentence, cards=listed(unread))))
    if indicative:
        sentence = noop("To be confirmed, indicative and not published: rates of {cards}.")
        found.append(Fact("to_confirm", say(sentence, cards=listed(indicative))))
    return found


def _not_asked(known: Known) -> list[Fact]:
    found = []
    asked = dict.fromkeys(f"{role(row)} ({name(row)})" for row in known.time if row.amount("unpaid_hours") is None)
    if asked:
        sentence = noop("Nobody has said how many hours go unpaid for {roles}.")
        found.append(Fact("not_asked", say(sentence, roles=listed(asked))))
    hours = dict.fromkeys(f"{role(row)} ({name(row)})" for row in known.time if row.amount("paid_hours") is None)
    if hours:
        sentence = noop("How many hours are paid is not known for {roles}.")
        found.append(Fact("not_asked", say(sentence, roles=listed(hours))))
    return found


def _open(known: Known) -> list[Fact]:
    """What the partners have still to settle between them."""
    undecided = [_role_of(line) for line in known.assessment.costed.budget.time if line.status == "undecided"]
    bands = [row for row in known.time if row.partner.bands_agreed_by in (None, "not_agreed")]
    paid = [row for row in known.rows if row.in_cash and row.amount("cost")]
    terms = [row for row in paid if row.partner.paid in (None, "unknown")]
    assumed = [row for row in known.time if row.basis_assumed]
    said = (
        (noop("How they are to be engaged is undecided for {about}."), dict.fromkeys(undecided)),
        (noop("Nobody is said to have agreed the bands of {about}."), dict.fromkeys(map(name, bands))),
        (noop("When they are paid is not stated for {about}."), dict.fromkeys(map(name, terms))),
        (noop("What kind of rate it is was assumed for {about}."), dict.fromkeys(map(role, assumed))),
    )
    return [Fact("open", say(sentence, about=listed(about))) for sentence, about in said if about]


def _role_of(line: TimeLine) -> str:
    """A line by its role, or its name where that is not stated, and its partners."""
    partners = tidy(listed(share.partner for share in line.partners), 80)
    role = tidy(line.role, 80) or say("line {line}", line=line.line)
    return f"{role} ({partners})"
