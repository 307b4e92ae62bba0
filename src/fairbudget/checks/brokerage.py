"""Brokerage, the finding and linking of people: is it in the plan at all, is it paid, and what does it need?"""

from collections.abc import Iterator

from fairbudget.checks.naming import lines_of, listed, listed_or, sentence
from fairbudget.checks.worth import hours_in_words, worth
from fairbudget.equity.brokerage_figures import MEETING_PEOPLE
from fairbudget.equity.setting import Setting
from fairbudget.language import noop, say
from fairbudget.problems import Problem, kind

OUTSIDE = ("university",)
NEEDS = {
    noop("travel"): ("travel",),
    noop("places to meet"): ("venue",),
    noop("refreshments"): ("catering", "subsistence"),
}

NO_BROKERAGE = kind(
    "no_brokerage",
    "check",
    title="Nobody is down for the introductions",
    message="{partners}: engagement or facilitation ({lines}), and no line of the budget has the activity brokerage. "
    "Who finds the people, makes the introductions and keeps in touch, and is that time in the plan?",
    fix="Ask, and enter that time with the activity brokerage, with its travel, places to meet and refreshments on "
    "Costs. Where it is done already as part of another line, give that part a line of its own.",
)
BROKERAGE_UNPAID = kind(
    "brokerage_unpaid",
    "check",
    title="Brokerage is in the plan and nobody is paid for it",
    message="{lines}: {hours} of finding and linking people, and none of it is paid.{worth}",
    fix="Enter a quantity and a rate for it, or ask for fewer hours.",
)
BROKERAGE_WITHOUT_COSTS = kind(
    "brokerage_without_costs",
    "note",
    title="Brokerage without what it needs",
    message="Brokerage ({lines}) has no {found} on Costs. Trust is built by going to people, meeting somewhere, "
    "and a cup of tea.",
    fix="Enter what is needed with For activity brokerage. Enter a quantity of 0 where you asked and none is needed.",
)


def brokerage_absent(setting: Setting) -> Iterator[Problem]:
    """Partners outside the university meet people, and nobody's time is for the introductions."""
    rows = [row for row in setting.costed.rows if row.kind == "time"]
    meeting = [row for row in rows if row.partner.type not in OUTSIDE and row.activity in MEETING_PEOPLE]
    if meeting and not any(row.activity == "brokerage" for row in rows):
        partners = listed(row.partner.name for row in meeting)
        yield NO_BROKERAGE(meeting[0].where, partners=partners, lines=lines_of(meeting))


def brokerage_unpaid(setting: Setting) -> Iterator[Problem]:
    """All the time of brokerage is unpaid."""
    brokering = [effort for effort in setting.efforts if effort.brokerage]
    if brokering and any(effort.unpaid for effort in brokering) and not any(effort.cost for effort in brokering):
        yield BROKERAGE_UNPAID(
            brokering[0].row.where,
            lines=sentence(lines_of([effort.row for effort in brokering])),
            hours=hours_in_words([effort.unpaid for effort in brokering]),
            worth=worth(brokering, setting),
        )


def brokerage_without_costs(setting: Setting) -> Iterator[Problem]:
    """Travel, places to meet or refreshments that no cost line has for brokerage. A line without a price counts."""
    rows = [row for row in setting.costed.rows if row.kind == "time" and row.activity == "brokerage"]
    there = {line.category for line in setting.costed.budget.costs if line.for_activity == "brokerage"}
    missing = [say(name) for name, categories in NEEDS.items() if not there.intersection(categories)]
    if rows and missing:
        yield BROKERAGE_WITHOUT_COSTS(rows[0].where, listed_or(missing), lines=lines_of(rows))
