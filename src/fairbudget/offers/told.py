"""What a person knows better than the words of their offer: answers that stand in place of what was read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pydantic import Field

from fairbudget.budget import Frozen
from fairbudget.offers.clauses import Clause
from fairbudget.offers.items import Money, Place
from fairbudget.offers.offer import BESIDE, Cover, Offer, PaidWhen, Part, PriceUnit, What
from fairbudget.offers.pay import Pay, Price
from fairbudget.offers.ranges import exactly
from fairbudget.offers.work import Work

Quote = Callable[[Place], str]
ORDER: tuple[What, ...] = ("contact", *BESIDE)


class Told(Frozen):
    """Each is None, or empty, where the words of the offer stand.

    `amount` quotes which of several amounts is the pay; `pay` is another one, in pounds, for one person and for each
    `per`. `lengths` are hours by use; 0 hours of preparation, travel or follow-up says that there is none.
    """

    amount: str = ""
    pay: Decimal | None = None
    per: PriceUnit = "all"
    lengths: Mapping[What, Decimal] = Field(default_factory=dict)
    paid_when: PaidWhen | None = None
    expenses: Cover | None = None
    invoice: bool | None = None


NOTHING_TOLD = Told()


def told_price(told: Told, pay: Pay, quote: Quote) -> Price | None:
    """The pay as the person told it; None where the words of the offer stand."""
    if told.pay is not None:
        return Price(Money(0, 0, exactly(told.pay)), Clause(""), per=told.per, each_person=True)
    return next((one for one in pay.prices if told.amount and quote(one.money) == told.amount), None)


def with_told_lengths(work: Work, told: Told) -> Work:
    """The work with the hours that the person told; a total that the offer states no longer holds beside its parts."""
    if not told.lengths:
        return work
    in_parts = "contact" in told.lengths or any(part.what == "contact" for part in work.parts)
    gone = [part for part in work.parts if part.what in told.lengths or (part.what == "all" and in_parts)]
    said = [Part(what=what, words="", count=exactly(hours)) for what, hours in told.lengths.items() if hours]
    parts = in_order([*(part for part in work.parts if part not in gone), *said])
    none = [what for what, hours in told.lengths.items() if not hours]
    work = replace(
        work,
        parts=parts,
        included=(*(what for what in work.included if what not in told.lengths), *none),
        about=[words for words in work.about if not any(words in part.words for part in gone)],
        within=[],
        per_visit=work.per_visit and any(part.what in BESIDE and part.times.exact is None for part in parts),
    )
    return replace(work, one_of=False, each_or_all=False, clock=[], recurs="") if "contact" in told.lengths else work


def in_order(parts: Sequence[Part]) -> list[Part]:
    """The work first, then what comes beside it; parts of one use stay as they are."""
    return sorted(parts, key=lambda part: ORDER.index(part.what) if part.what in ORDER else len(ORDER))


def with_told_terms(offer: Offer, told: Told) -> Offer:
    """The offer with when it is paid, the expenses and the invoice as the person told them."""
    terms: dict[str, object] = {}
    if told.paid_when is not None and told.paid_when != offer.paid_when:
        terms |= {"paid_when": told.paid_when, "delay": ""}
    if told.expenses is not None:
        terms["expenses"] = told.expenses
    if told.invoice is not None:
        terms["invoice"] = told.invoice
    return offer.model_copy(update=terms)
