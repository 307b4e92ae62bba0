"""What a partner has not said, or says otherwise than another: its day, its overhead, its VAT."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

from fairbudget.budget import Activity, Band, Partner
from fairbudget.checks.naming import lines_of, listed
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row, by_partner
from fairbudget.costing.units import DAY_HOURS
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.money import EXACT, ZERO, money, plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate
from fairbudget.template_words import within

PEOPLE = ("individual", "freelancer", "student")
Work = tuple[Band | None, Activity | None]

DAY_ASSUMED = kind(
    "working_day_assumed",
    "note",
    title="Working day assumed",
    message="{partner} does not say how long its working day is. {hours} hours are used.",
    fix="Enter Hours in a day for {partner} on Partners (7, 7.5 and 8 are common).",
)
OVERHEAD_NOT_STATED = kind(
    "overhead_not_stated",
    "note",
    title="Overhead not stated",
    message="{partner} does not say how its overhead is met. No overhead is in the cost of its time.",
    fix="Enter the method and value on Partners, or none where there is no overhead.",
)
VAT_NOT_KNOWN = kind(
    "vat_not_known",
    "check",
    title="VAT not known",
    message="It is not known whether {partner} charges VAT that cannot be recovered. None is in the cost; "
    "it could add up to {most}.",
    fix="Ask {partner} and the finance office, and enter the answer in VAT on Partners.",
)
OVERHEAD_UNEQUAL = kind(
    "overhead_unequal",
    "check",
    title="Overhead for one partner and not for another, for the same work",
    message="{others} has overhead on its {work}, and {partner} has none on the same kind of work ({lines}). The same "
    "overhead would come to {most} there.",
    fix="Ask {partner} what its rent, insurance and management cost, ask the funder whether it pays for them, and "
    "enter Overhead on Partners.",
)


def _paying(costed: CostedBudget) -> dict[Partner, list[Row]]:
    """Each partner with its rows of paid time."""
    return by_partner(row for row in costed.rows if row.kind == "time" and row.amount("employer_cost"))


def working_day_assumed(setting: Setting) -> Iterator[Problem]:
    """Partners whose day counts and who do not say how long it is."""
    costed = setting.costed
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


def overhead_not_stated(setting: Setting) -> Iterator[Problem]:
    """Organisations that are paid for time and do not say how their overhead is met."""
    costed = setting.costed
    for partner in _paying(costed):
        if partner.overhead is None and partner.type not in (None, *PEOPLE):
            yield OVERHEAD_NOT_STATED(partner.where or partner.name, partner=partner.name)


def vat_not_known(setting: Setting) -> Iterator[Problem]:
    """Partners whose VAT is said to be unknown, with what it could come to."""
    costed = setting.costed
    standard = costed.book.rate("vat:standard", costed.as_of)
    for partner, rows in _paying(costed).items():
        if partner.vat == "unknown" and isinstance(standard, Rate):
            net = sum((row.amount("full_cost") or Decimal(0) for row in rows), Decimal(0))
            most = money(to_pence(net * standard.amount), costed.budget.project.currency)
            yield VAT_NOT_KNOWN(partner.where or partner.name, partner=partner.name, most=most)


def overhead_unequal(setting: Setting) -> Iterator[Problem]:
    """Organisations without overhead on work of a band and an activity on which another organisation has some."""
    costed = setting.costed
    paying = _paying(costed)
    with_some: dict[Work, list[Row]] = {}
    for row in (row for rows in paying.values() for row in rows if row.amount("overhead")):
        with_some.setdefault((row.band, row.activity), []).append(row)
    for partner in filter(_without_overhead, paying):
        bare = [row for row in paying[partner] if row.band and row.activity and _priced_bare(row)]
        found = [row for row in bare if (row.band, row.activity) in with_some]
        if found:
            yield _unequal(costed, partner, found, with_some)


def _without_overhead(partner: Partner) -> bool:
    return partner.overhead in (None, "none") and partner.type not in (None, *PEOPLE)


def _priced_bare(row: Row) -> bool:
    """A price may hold overhead that nobody told us of."""
    return row.rate is not None and row.rate.basis != "charge"


def _unequal(costed: CostedBudget, partner: Partner, found: list[Row], with_some: dict[Work, list[Row]]) -> Problem:
    """The finding, with what the others' overhead would come to on this partner's work."""
    work: dict[Work, list[Row]] = {}
    for row in found:
        work.setdefault((row.band, row.activity), []).append(row)
    most = sum((_at_their_overhead(rows, with_some[one]) for one, rows in work.items()), ZERO)
    said = money(most, costed.budget.project.currency)
    return OVERHEAD_UNEQUAL(
        partner.where or partner.name,
        partner=partner.name,
        others=listed(other.partner.name for one in work for other in with_some[one]),
        work=listed(_said(one) for one in work),
        lines=lines_of(found),
        most=said,
    )


def _said(work: Work) -> str:
    band, activity = work
    return say("{band} {activity}", band=within(band or ""), activity=within(activity or ""))


def _at_their_overhead(rows: list[Row], others: list[Row]) -> Decimal:
    """The employer cost of each row × the others' overhead ÷ their employer cost, to the penny."""
    overhead = sum((other.amount("overhead") or ZERO for other in others), ZERO)
    cost = sum((other.amount("employer_cost") or ZERO for other in others), ZERO)
    with localcontext(EXACT):
        return sum((to_pence((row.amount("employer_cost") or ZERO) * overhead / cost) for row in rows), ZERO)
