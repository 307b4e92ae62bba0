"""What is asked, what the whole costs, and who finds the rest."""

from fairbudget.justifying.fact import Fact, Known
from fairbudget.language import long_date
from fairbudget.money import plain
from fairbudget.wording import listed, tidy

BEARERS = {
    "lead_institution": "the lead institution",
    "partner": "the partners themselves",
    "other_fund": "another fund",
    "agreed": "whoever the partners agree on",
    "unknown": "nobody who is named yet",
}


def facts(known: Known) -> list[Fact]:
    """The sum asked for, the shortfall, the time that it pays for, the years."""
    return [*_asked(known), *_shortfall(known), *_time(known), *_years(known)]


def _asked(known: Known) -> list[Fact]:
    totals, funder = known.assessment.totals, known.assessment.costed.funder
    cost, funded = known.money(totals.cost), known.money(totals.funded)
    if funder is None:
        answer = f"{funded} of it is funded" if totals.funded is not None else "what is funded is not known"
        return [Fact("asked", f"The project costs {cost}; no funder's rules were chosen, and {answer}.")]
    title = tidy(funder.title)
    if totals.funded is None:
        return [Fact("asked", f"The project costs {cost}; how much of it {title} pays is not known from its rules.")]
    if totals.funded == totals.cost:
        return [Fact("asked", f"We ask {title} for {funded}, which is all that the project costs.")]
    return [Fact("asked", f"We ask {title} for {funded} of the {cost} that the project costs.")]


def _shortfall(known: Known) -> list[Fact]:
    totals = known.assessment.totals
    if not totals.shortfall:
        return []
    bearers = {BEARERS.get(bearer, bearer): amount for bearer, amount in totals.shortfall_by_bearer.items()}
    rest = known.money(totals.shortfall)
    if len(bearers) == 1:
        return [Fact("shortfall", f"The other {rest} is found by {next(iter(bearers))}.")]
    parts = listed(f"{known.money(amount)} by {bearer}" for bearer, amount in bearers.items())
    return [Fact("shortfall", f"The other {rest} is found elsewhere: {parts}.")]


def _time(known: Known) -> list[Fact]:
    totals, project = known.assessment.totals, known.assessment.costed.budget.project
    some = " known" if any(row.amount("paid_hours") is None for row in known.time) else ""
    verb = "is" if totals.unpaid_hours == 1 else "are"
    unpaid = f"; {plain(totals.unpaid_hours)} more {verb} not paid here" if totals.unpaid_hours else ""
    found = [Fact("time", f"The work takes {plain(totals.paid_hours)}{some} paid hours{unpaid}.")]
    if project.start and project.months:
        length = f"{project.months} month{'' if project.months == 1 else 's'}"
        found.append(Fact("length", f"The project runs for {length} from {long_date(project.start)}."))
    return found


def _years(known: Known) -> list[Fact]:
    costs = {year: cost for year, cost in known.assessment.totals.by_year.items() if cost}
    if len(costs) < 2:
        return []
    parts = listed(f"{known.money(cost)} {_year(year)}" for year, cost in costs.items())
    return [Fact("years", f"The cost falls as follows: {parts}.")]


def _year(year: str) -> str:
    return "before the start" if year == "0" else f"in year {year}"
