"""How far an hour of a group lies below an hour of the reference partner (method, section 6, figure 3)."""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext

from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.figure import Found, NoValue, figure
from fairbudget.equity.ratios import hours_in_all, pounds, ratio, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.equity.unknowns import effort_unknown, no_hours
from fairbudget.language import noop, say
from fairbudget.money import EXACT, to_pence

NO_PROOF = noop("A gap in averages is not proof of unequal pay for equal work.")
# By the kind of average and the side on which it lies: -1 above the reference partner's, 0 the same, 1 below.
CAPTIONS = {
    ("mean", 1): noop("The mean of the effective rates, {ours}, lies {gap} below {partner}'s {theirs}."),
    ("mean", 0): noop("The mean of the effective rates, {ours}, is the same as {partner}'s {theirs}."),
    ("mean", -1): noop("The mean of the effective rates, {ours}, lies {gap} above {partner}'s {theirs}."),
    ("median", 1): noop("The median of the effective rates, {ours}, lies {gap} below {partner}'s {theirs}."),
    ("median", 0): noop("The median of the effective rates, {ours}, is the same as {partner}'s {theirs}."),
    ("median", -1): noop("The median of the effective rates, {ours}, lies {gap} above {partner}'s {theirs}."),
}


@figure(3, "fraction", of_pay=True)
def mean_gap(group: Group, setting: Setting) -> Found | NoValue:
    """How far the effective rate lies below that of the reference partner, as a fraction of the latter."""
    return not_to_compare(group, setting) or _gap("mean", mean_rate, group, setting)


@figure(3, "fraction", of_pay=True)
def median_gap(group: Group, setting: Setting) -> Found | NoValue:
    """The same gap between the hours-weighted medians of the lines' effective rates."""
    return not_to_compare(group, setting) or _gap("median", median_rate, group, setting)


def mean_rate(efforts: Sequence[Effort]) -> Decimal:
    """Employer cost of all hours, paid and unpaid, an hour, not rounded. All are known, and there are some."""
    with localcontext(EXACT):
        return pounds(e.cost for e in efforts) / hours_in_all(e.hours for e in efforts)


def median_rate(efforts: Sequence[Effort]) -> Decimal:
    """The hours-weighted median of the effective rates of the lines: the mean of the two middle ones on a tie."""
    lines = [(e.cost or Decimal(0), e.hours) for e in efforts if e.hours]
    with localcontext(EXACT):
        ranked = sorted((cost / hours, hours) for cost, hours in lines)
        half = sum((hours for _, hours in ranked), Decimal(0)) / 2
        passed = Decimal(0)
        for position, (rate, hours) in enumerate(ranked):
            passed += hours
            if passed == half:
                return (rate + ranked[position + 1][0]) / 2
            if passed > half:
                return rate
    raise ValueError("a median needs hours")


def not_to_compare(group: Group, setting: Setting) -> NoValue | None:
    """Why there is no gap to tell, or None."""
    reference = setting.reference
    if group.everybody:
        return NoValue("not applicable", say("A gap is between a group and the reference partner."))
    if not reference:
        caption = say("There is no reference partner with time in this budget to compare with.")
        return NoValue("insufficient data", caption, say("Name the Reference partner on Project."))
    if group.efforts == reference:
        return NoValue("not applicable", say("This is the reference itself."))
    return no_rate(group.efforts) or _reference_unknown(reference)


def no_rate(efforts: Sequence[Effort]) -> NoValue | None:
    """Why efforts have no effective rate, or None."""
    return effort_unknown(efforts) or (None if hours_in_all(e.hours for e in efforts) else no_hours())


def _reference_unknown(reference: Sequence[Effort]) -> NoValue | None:
    """Why the reference partner has no effective rate to compare with, or None."""
    if unknown := no_rate(reference):
        caption = say("Of the reference partner: {caption}", caption=unknown.caption)
        return NoValue("insufficient data", caption, unknown.remedy)
    if not median_rate(reference):
        caption = say("Most hours of the reference partner are unpaid: nothing to compare with.")
        return NoValue("insufficient data", caption)
    return None


def _gap(kind: str, of: Callable[[Sequence[Effort]], Decimal], group: Group, setting: Setting) -> Found:
    reference = setting.reference
    exactly_ours, exactly_theirs = of(group.efforts), of(reference)
    value = ratio(exactly_theirs - exactly_ours, exactly_theirs)
    ours, theirs = to_pence(exactly_ours), to_pence(exactly_theirs)
    side = (value > 0) - (value < 0)
    caption = say(
        CAPTIONS[kind, side],
        ours=setting.said(ours),
        gap=said_percent(abs(value)),
        partner=reference[0].partner,
        theirs=setting.said(theirs),
    )
    return Found(
        value, f"{caption} {say(NO_PROOF)}", to_pence(exactly_theirs - exactly_ours), theirs, behind=group.efforts
    )
