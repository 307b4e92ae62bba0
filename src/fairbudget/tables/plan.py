"""A whole fix as tables: the way to it in steps that add up, the lines it raises, who pays, and the other ways."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.fixes.effects import asked_of_the_funder, full_cost
from fairbudget.fixes.in_words import who_pays
from fairbudget.fixes.results import FixPlan
from fairbudget.fixes.targets import TITLES
from fairbudget.language import noop, say
from fairbudget.money import ZERO, plain
from fairbudget.tables import Column, Table, Value, said, words

MEASURES = {"pay": noop("Pay"), "employer_cost": noop("Employer cost")}

CLOSING = (
    Column("target", noop("Target"), "wrapped", 26),
    Column("measured_on", noop("Measured on"), width=16),
    Column("lines", noop("Lines"), "whole", 8),
    Column("amount", noop("What is missing"), "money", 16),
)


def closing(plan: FixPlan) -> Table:
    """What would close each target by itself."""
    rows = tuple((one.title, say(MEASURES[one.measured_on]), one.lines, one.amount) for one in plan.targets)
    note = say("These sums do not add up: one pound often counts towards several targets.")
    return Table("", say("Each target by itself"), note, said(CLOSING), rows)


STEPS = (
    Column("step", noop("Step"), "wrapped", 28),
    Column("adds", noop("Adds"), "money", 14),
    Column("after", noop("Full cost after it"), "money", 16),
    Column("funded", noop("The funder pays of it"), "money", 16),
)


def steps(plan: FixPlan, assessment: Assessment) -> Table:
    """From the budget as it is, step by step, to the budget with the whole fix; what is added adds up."""
    after = full_cost(assessment.costed)
    rows: list[tuple[Value, ...]] = [(say("The budget now"), "", after, "")]
    for one in plan.steps:
        after += one.effect.cost
        rows.append((one.step.title, one.effect.cost, after, one.effect.funded))
    funded = [one.effect.funded for one in plan.steps]
    known = [amount for amount in funded if amount is not None]
    together = sum(known, ZERO) if len(known) == len(funded) else None
    rows.append((say("All steps together"), sum((one.effect.cost for one in plan.steps), ZERO), after, together))
    note = say("Full cost has on-costs, overhead and VAT in it, and what partners give in kind.")
    return Table("", say("The way there, step by step"), note, said(STEPS), tuple(rows))


LINES = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), "wrapped", 24),
    Column("role", noop("Role"), "wrapped", 24),
    Column("hours", noop("All hours"), "hours", 10),
    Column("now", noop("Employer cost now"), "money", 14),
    Column("after", noop("Employer cost after"), "money", 14),
    Column("adds", noop("Adds in full cost"), "money", 14),
    Column("reaches", noop("Reaches"), "wrapped", 22),
)


def raised(plan: FixPlan) -> Table:
    """Every line that is raised: from what, to what, how far, and what that adds in all."""
    rows = tuple(
        (
            one.line,
            one.partner,
            one.role,
            one.hours,
            one.employer_cost_now,
            one.employer_cost_now + one.raise_employer_cost,
            one.raise_full_cost,
            say("{step}, in part", step=say(TITLES[one.reaches])) if one.partly else say(TITLES[one.reaches]),
        )
        for one in plan.lines
    )
    return Table("", say("Lines that are raised"), "", said(LINES), rows)


PAYERS = (
    Column("who", noop("Who"), "wrapped", 36),
    Column("amount", noop("Pays of it"), "money", 16),
)


def payers(plan: FixPlan) -> Table:
    """Who pays the raise; the last row is its whole cost."""
    rows = (*who_pays(plan.effect), (say("In all"), plan.effect.cost))
    return Table("", say("Who pays the raise"), "", said(PAYERS), rows)


FEWER = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), "wrapped", 24),
    Column("role", noop("Role"), "wrapped", 24),
    Column("hours", noop("All hours"), "hours", 10),
    Column("enough_for", noop("Hours that today's pay is enough for"), "hours", 16),
    Column("to_drop", noop("Hours to drop"), "hours", 10),
)


def fewer_hours(plan: FixPlan) -> Table:
    """How many hours what is paid now would be enough for."""
    rows = tuple(
        (one.line, one.partner, one.role, one.hours, one.hours_at_this_pay, one.hours_to_drop)
        for one in plan.other_ways
    )
    return Table("", say("Ask for fewer hours"), "", said(FEWER), rows)


RELATIONSHIPS = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), "wrapped", 24),
    Column("relationship", noop("Relationship in the bid"), "wrapped", 24),
    Column("funded", noop("The funder would pay"), "money", 16),
    Column("message", noop("What its rules say"), "wrapped", 60),
)


def other_relationships(plan: FixPlan) -> Table:
    """What the funder would pay of a line if its partner had another relationship in the bid."""
    rows = tuple(
        (one.line, other.partner, words(other.relationship), other.funded, other.message)
        for one in plan.other_ways
        for other in one.other_relationships
    )
    note = say("Only where it is true. The funder would pay this much of the whole line after the fix.")
    return Table("", say("Another relationship in the bid"), note, said(RELATIONSHIPS), rows)


NOT_JUDGED = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), "wrapped", 24),
    Column("role", noop("Role"), "wrapped", 24),
    Column("targets", noop("Target"), "wrapped", 26),
    Column("reason", noop("Why not"), "wrapped", 60),
)


def not_judged(plan: FixPlan) -> Table:
    """The lines that some target cannot judge, and why."""
    rows = tuple(
        (one.line, one.partner, one.role, ", ".join(say(TITLES[name]) for name in one.targets), one.reason)
        for one in plan.not_judged
    )
    return Table("", say("Lines that could not be judged"), "", said(NOT_JUDGED), rows)


AWARD = (
    Column("what", noop("What"), "wrapped", 34),
    Column("amount", noop("Amount"), "money", 16),
)


def award(assessment: Assessment, fixed: Assessment) -> Table | None:
    """What the funder is asked for, now and after the fix, beside the award limit; None where no limit is stated."""
    limit = assessment.costed.budget.project.award_limit
    if limit is None:
        return None
    return Table("", say("Beside the award limit"), "", said(AWARD), tuple(_asked(limit, assessment, fixed)))


def _asked(limit: Decimal, now: Assessment, fixed: Assessment) -> Iterator[tuple[Value, ...]]:
    before, after = asked_of_the_funder(now.costed), asked_of_the_funder(fixed.costed)
    yield say("Award limit"), limit
    yield say("Asked of the funder now"), before
    yield say("Asked of the funder after the fix"), after
    room = limit - after
    yield (say("Room under the limit"), room) if room >= 0 else (say("Over the limit"), -room)


def left_unpaid(plan: FixPlan) -> tuple[str, ...]:
    """For lines raised in part, the hours that stay unpaid."""
    return tuple(
        say("Line {line} is raised in part. Hours of it that stay unpaid: {hours}.", line=one.line, hours=hours)
        for one in plan.lines
        if one.unpaid_hours_left
        for hours in (plain(one.unpaid_hours_left),)
    )
