"""The money in an offer: the pay, what it is for each of, expenses beside it or out of it, and when it comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast, get_args

from fairbudget.offers.clauses import Clause
from fairbudget.offers.hearing import ROLES, is_included
from fairbudget.offers.items import Item, Many, Money, Phrase, Place, Time
from fairbudget.offers.offer import Cover, PaidWhen, PriceUnit
from fairbudget.offers.ranges import ONE, Range, exactly
from fairbudget.offers.words import COSTS

Quote = Callable[[Place], str]
RATE_WORDS: dict[str, PriceUnit] = {"hourly_rate": "hour", "daily_rate": "day", "session_rate": "session"}
UNITS = get_args(PriceUnit)


@dataclass
class Price:
    """An amount that can be the pay, with its unit as the words give it."""

    money: Money
    clause: Clause
    per: PriceUnit = "all"
    each_person: bool = False
    extra: bool = False
    or_all: bool = False

    @property
    def amount(self) -> Range:
        return self.money.amount


@dataclass
class Pay:
    """What was read about money. `prices` are all amounts that can be the pay; `costs` come out of it."""

    prices: list[Price] = field(default_factory=list)
    on_top: list[Money] = field(default_factory=list)
    costs: list[Money] = field(default_factory=list)
    expenses: Cover | None = None
    in_kind: list[str] = field(default_factory=list)
    voucher: str = ""
    no_pay: str = ""


def read_pay(clauses: Sequence[Clause], quote: Quote) -> Pay:
    """The money of an offer, clause by clause."""
    pay = Pay()
    monies = [money for clause in clauses for money in clause.monies()]
    row = [item for clause in clauses for item in clause.items]
    for at, clause in enumerate(clauses):
        for money in clause.monies():
            if _is_cost(money, clause, clauses[at - 1] if at else None, alone=len(monies) == 1):
                taken = is_included(clause) or clause.opener == "less" or clause.says("not_covered", "unpaid")
                (pay.costs if taken else pay.on_top).append(money)
            else:
                pay.prices.append(_price(money, clause, row))
        _read_costs(clause, quote, pay)
        for item in clause.items:
            if isinstance(item, Phrase) and item.says == "voucher":
                pay.voucher = pay.voucher or quote(item)
            if isinstance(item, Phrase) and _says_no_pay(clause, item):
                pay.no_pay = pay.no_pay or quote(item)
    if pay.on_top:
        pay.expenses = pay.expenses or "on_top"
    return pay


def _says_no_pay(clause: Clause, item: Phrase) -> bool:
    """Whether nothing is paid for the work. "We can't pay travel" is about travel, "unpaid preparation" about that."""
    if item.says == "unpaid":
        return not clause.says(*COSTS, *ROLES)
    if item.says == "nothing":
        return clause.after(item) not in COSTS and clause.after(item) not in ROLES
    return item.says == "only_expenses"


def _is_cost(money: Money, clause: Clause, before: Clause | None, *, alone: bool) -> bool:
    """Whether the amount is for expenses: "£50 expenses", "travel (£20)", "45p a mile"."""
    if "mile" in money.per:
        return True
    if clause.after(money) in COSTS:
        following = [item for item in clause.items if isinstance(item, Phrase) and item.says in COSTS]
        covered = any(clause.after(item) in ("paid", "covered", "included") for item in following)
        # "£150 travel paid" without a comma: the only amount is the pay.
        return not (covered and alone)
    if clause.before(money) in COSTS:
        return True
    named = before.weighty()[-1:] if before and clause.opener == "(" and clause.weighty() == [money] else []
    return any(isinstance(item, Phrase) and item.says in COSTS for item in named)


def _price(money: Money, clause: Clause, row: Sequence[Item]) -> Price:
    per = [unit for unit in money.per if unit not in ("person", "mile")]
    price = Price(money, clause, each_person="person" in money.per)
    if per and per[0] in UNITS:
        price.per = cast("PriceUnit", per[0])
    elif money.each:
        _resolve_each(price, row)
    else:
        rate = [RATE_WORDS[said] for said in (clause.before(money), clause.after(money)) if said in RATE_WORDS]
        price.per = rate[0] if rate else "all"
        if not rate and clause.follows(money, "by"):
            _resolve_each(price, row)
        elif not rate and clause.before(money) == "at":
            # "6 hours at £25": for each of them, or for all of them.
            _resolve_each(price, [item for item in row if item.to <= money.at])
            price.or_all = price.per != "all"
    price.extra = _is_for_preparation(clause, money)
    return price


def _is_for_preparation(clause: Clause, money: Money) -> bool:
    """ "£50 for preparation", "£50 for half a day's preparation"."""
    if clause.after(money) in ROLES:
        return True
    times = [time for time in clause.times() if clause.next_to(money) is time]
    return any(clause.after(time) in ROLES for time in times)


def _resolve_each(price: Price, row: Sequence[Item]) -> None:
    """ "Each" is said of what is counted nearest before the amount, else of what is counted after it."""
    counted = [item for item in row if isinstance(item, Many) or (isinstance(item, Time) and item.unit)]
    before = [item for item in counted if item.to <= price.money.at]
    after = [item for item in counted if item.at >= price.money.to]
    near = before[-1] if before else after[0] if after else None
    if isinstance(near, Many):
        price.each_person = near.of == "person"
        price.per = "all" if price.each_person else "session"
    elif isinstance(near, Time):
        if near.names == "session":
            price.per = "session"
        else:
            price.per = "half_day" if near.halves else "day" if near.unit == "day" else "hour"


def _read_costs(clause: Clause, quote: Quote, pay: Pay) -> None:
    """Expenses in words: on top, out of the pay, or not covered; and what is given in kind."""
    named = [item for item in clause.items if isinstance(item, Phrase) and item.says in COSTS]
    if clause.says("all_inclusive") or (clause.says("only_expenses") and not named):
        pay.expenses = pay.expenses or ("in_pay" if clause.says("all_inclusive") else "on_top")
    for item in named:
        if clause.before(item) == "not_stated_no" or clause.says("not_covered", "unpaid", "nothing"):
            pay.expenses = "not_covered"
        elif item.says in ("food", "lodging"):
            if is_included(clause) or clause.opener in ("plus", "with", "and", "but") or clause.says("covered", "paid"):
                pay.in_kind.append(quote(item))
        elif is_included(clause) or clause.opener == "less":
            pay.expenses = pay.expenses or "in_pay"
        elif clause.opener in ("plus", "with") or clause.says("covered", "paid", "only_expenses"):
            if not (item.says == "travel" and clause.times()):
                pay.expenses = pay.expenses or "on_top"
        elif clause.opener == "and" and clause.bare:
            pay.expenses = pay.expenses or "on_top"


def paid_when(clauses: Sequence[Clause]) -> PaidWhen | None:
    """Before, after, on the day, or some of each. "Half a day beforehand" is about the work, not about the pay."""
    found: set[PaidWhen] = set()
    for clause in clauses:
        about_work = clause.times() or clause.says(*ROLES)
        if about_work and not clause.monies() and not clause.says("paid"):
            continue
        said_of_pay = clause.monies() or clause.says("paid", "invoice")
        for says in clause.phrases():
            if says in ("advance", "arrears", "on_the_day", "mixed"):
                found.add(cast("PaidWhen", says))
            elif says in ("before", "after") and said_of_pay:
                found.add("advance" if says == "before" else "arrears")
    return "mixed" if len(found) > 1 else next(iter(found), None)


def one_price(prices: Sequence[Price]) -> tuple[Price | None, Decimal]:
    """The one amount that is the pay, and what is added to it; None when the words do not say which it is.

    Further amounts count when the words add them: a voucher, or pay for preparation, joined by "plus" or "and".
    A unit price and the sum for all stand for each other only where they agree; that is the sum's business.
    """
    if not prices:
        return None, Decimal(0)
    first, added = prices[0], Decimal(0)
    for price in prices[1:]:
        joined = price.extra or price.clause.opener in ("plus", "and")
        said_again = (price.amount, price.per) == (first.amount, first.per)
        if said_again:
            continue
        if not joined or not (price.extra or price.clause.says("voucher")) or price.amount.exact is None:
            return None, Decimal(0)
        if price.per != "all" or first.per != "all":
            return None, Decimal(0)
        added += price.amount.exact
    return first, added


def people_in(clauses: Sequence[Clause]) -> Range:
    """How many people the offer is made to; one when it names nobody."""
    counts = [
        item.count
        for clause in clauses
        for item in clause.items
        if isinstance(item, Many) and item.of == "person" and item.count is not None
    ]
    return counts[0] if counts else ONE


def whole_number(number: Decimal | None) -> Range:
    """A range of one number, or one when it is not stated."""
    return ONE if number is None else exactly(number)
