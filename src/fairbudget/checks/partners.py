"""What a partner has not said, or says otherwise than another: its day, its overhead, its VAT."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.costing.units import DAY_HOURS
from fairbudget.equity.figure import Setting
from fairbudget.money import money, plain, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate

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


def _paying(costed: CostedBudget) -> Iterator[tuple[Partner, list[Row]]]:
    """Each partner with its rows of paid time."""
    paid = [row for row in costed.rows if row.kind == "time" and row.amount("employer_cost")]
    for partner in dict.fromkeys(row.partner for row in paid):
        yield partner, [row for row in paid if row.partner == partner]


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
    for partner, _ in _paying(costed):
        person = partner.type in ("individual", "freelancer", "student")
        if partner.overhead is None and partner.type is not None and not person:
            yield OVERHEAD_NOT_STATED(partner.where or partner.name, partner=partner.name)


def vat_not_known(setting: Setting) -> Iterator[Problem]:
    """Partners whose VAT is said to be unknown, with what it could come to."""
    costed = setting.costed
    standard = costed.book.rate("vat:standard", costed.as_of)
    for partner, rows in _paying(costed):
        if partner.vat == "unknown" and isinstance(standard, Rate):
            net = sum((row.amount("full_cost") or Decimal(0) for row in rows), Decimal(0))
            most = money(to_pence(net * standard.amount), costed.budget.project.currency)
            yield VAT_NOT_KNOWN(partner.where or partner.name, partner=partner.name, most=most)
