"""What is asked, what the whole costs, and who finds the rest."""

from fairbudget.justifying.fact import Fact, Known
from fairbudget.language import long_date, noop, say
from fairbudget.money import plain
from fairbudget.wording import listed, tidy

BEARERS = {
    "lead_institution": noop("the lead institution"),
    "partner": noop("the partners themselves"),
    "other_fund": noop("another fund"),
    "agreed": noop("whoever the partners agree on"),
    "unknown": noop("nobody who is named yet"),
}


def facts(known: Known) -> list[Fact]:
    """The sum asked for, the shortfall, the time that it pays for, the years."""
    return [*_asked(known), *_shortfall(known), *_time(known), *_years(known)]


def _asked(known: Known) -> list[Fact]:
    totals, funder = known.assessment.totals, known.assessment.costed.funder
    cost, funded = known.money(totals.cost), known.money(totals.funded)
    if funder is None:
        sentence = noop("The project costs {cost}; no funder's rules were chosen, and {funded} of it is funded.")
        if totals.funded is None:
            sentence = noop("The project costs {cost}; no funder's rules were chosen, and what is funded is not known.")
        return [Fact("asked", say(sentence, cost=cost, funded=funded))]
    sentence = noop("We ask {funder} for {funded} of the {cost} that the project costs.")
    if totals.funded is None:
        sentence = noop("The project costs {cost}; how much of it {funder} pays is not known from its rules.")
    elif totals.funded == totals.cost:
        sentence = noop("We ask {funder} for {funded}, which is all that the project costs.")
    return [Fact("asked", say(sentence, funder=tidy(funder.title), funded=funded, cost=cost))]


def _shortfall(known: Known) -> list[Fact]:
    totals = known.assessment.totals
    if not totals.shortfall:
        return []
    rest = known.money(totals.shortfall)
    bearers = [(say(BEARERS.get(code, code)), amount) for code, amount in totals.shortfall_by_bearer.items()]
    if len(bearers) == 1:
        return [Fact("shortfall", say("The other {rest} is found by {bearer}.", rest=rest, bearer=bearers[0][0]))]
    parts = listed(say("{amount} by {bearer}", amount=known.money(amount), bearer=bearer) for bearer, amount in bearers)
    return [Fact("shortfall", say("The other {rest} is found elsewhere: {parts}.", rest=rest, parts=parts))]


def _time(known: Known) -> list[Fact]:
    totals, project = known.assessment.totals, known.assessment.costed.budget.project
    certain = all(row.amount("paid_hours") is not None for row in known.time)
    unpaid = totals.unpaid_hours
    if not unpaid:
        one = noop("The work takes {paid} paid hours.")
        some = noop("The work takes {paid} known paid hours.")
    elif unpaid == 1:
        one = noop("The work takes {paid} paid hours; {unpaid} more is not paid here.")
        some = noop("The work takes {paid} known paid hours; {unpaid} more is not paid here.")
    else:
        one = noop("The work takes {paid} paid hours; {unpaid} more are not paid here.")
        some = noop("The work takes {paid} known paid hours; {unpaid} more are not paid here.")
    hours = {"paid": plain(totals.paid_hours), "unpaid": plain(unpaid) if unpaid else ""}
    found = [Fact("time", say(one if certain else some, **hours))]
    if project.start and project.months:
        sentence = noop("The project runs for {months} months from {day}.")
        if project.months == 1:
            sentence = noop("The project runs for 1 month from {day}.")
        found.append(Fact("length", say(sentence, months=project.months, day=long_date(project.start))))
    return found


def _years(known: Known) -> list[Fact]:
    costs = {year: cost for year, cost in known.assessment.totals.by_year.items() if cost}
    if len(costs) < 2:
        return []
    parts = listed(_in_year(year, known.money(cost)) for year, cost in costs.items())
    return [Fact("years", say("The cost falls as follows: {parts}.", parts=parts))]


def _in_year(year: str, cost: str) -> str:
    return (
        say("{cost} before the start", cost=cost) if year == "0" else say("{cost} in year {year}", cost=cost, year=year)
    )
