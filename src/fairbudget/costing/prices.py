"""From a rate to the full cost of a row: pay, on-costs, employer cost, overhead and VAT, as the rate's basis says.

A fee, wage or salary is built up from pay. An employer cost has the pay inside it; a charge has the overhead inside
it too. What is inside and not stated is shown as assumed (method, section 3).
"""

from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import Partner, TimeLine
from fairbudget.costing import steps
from fairbudget.costing.line_rates import LineRate
from fairbudget.costing.oncost_steps import OnCosts, on_cost_steps
from fairbudget.costing.rows import Given, Parameter, Row
from fairbudget.costing.settings import Settings
from fairbudget.costing.units import hours_in
from fairbudget.language import noop, say
from fairbudget.money import ZERO, each, percent, plain
from fairbudget.problems import Problem
from fairbudget.workings import Expression, Step, amount, pence

NOTHING = Given(ZERO, "£")
# A rate per employer cost or per charge prices something else than pay.
PRICED = {"employer_cost": ("employer_cost", noop("Employer cost")), "charge": ("price", noop("Price"))}


def priced(
    row: Row, line: TimeLine, position: int, how: str, rate: LineRate, settings: Settings, hours: Decimal | None
) -> Row:
    """The time at its rate: pay, employer cost or price, shared out where the post is shared."""
    used = rate.used
    said = f"{settings.said(used.amount)} {each(used.per)}"
    given, in_year = settings.uplift(line.year)
    given["rate"] = _rate_given(rate, said, settings)
    if how != "salary":
        of_rate = hours if used.per == line.unit else hours_in(used.per, row.partner, settings.hours_of_a_year)
        given |= {"rate_hours": Given(of_rate, "hours"), "year_hours": settings.year_hours}
    row = row.worked(in_year, **given)
    name, title = PRICED.get(used.basis, ("pay", noop("Pay")))
    if len(line.partners) == 1:
        return row.worked(steps.price_of_time(how, name, title))
    shares = tuple(share.fraction for share in line.partners)
    whole = steps.price_of_time(how, "whole", noop("Whole post"))
    return row.worked(whole, steps.part_of_post(name, title, shares, position))


def _rate_given(rate: LineRate, said: str, settings: Settings) -> Given:
    if isinstance(rate.behind, Parameter):
        return replace(settings.parameters.add(rate.behind), said=said)
    return settings.parameters.rate(rate.behind, said)


def costed(
    row: Row, line: TimeLine, rate: LineRate, on_costs: OnCosts, settings: Settings
) -> tuple[Row, tuple[Problem, ...]]:
    """From what the rate prices to the full cost."""
    match rate.basis:
        case "employer_cost":
            row = _overhead(_pay_inside(row, line, settings), settings)
        case "charge":
            row = _pay_inside(_without_overhead(row, settings), line, settings)
        case _:
            row = _overhead(_with_on_costs(row, line, on_costs, settings), settings)
    return _full_cost(row, settings)


def _with_on_costs(row: Row, line: TimeLine, on_costs: OnCosts, settings: Settings) -> Row:
    given, working = on_cost_steps(on_costs, settings.parameters, *_whose_on_costs(line, row))
    if on_costs.need_a_year:
        stated = line.employed_share
        employed = Decimal(1) if stated is None else stated
        field = None if stated is None else "employed_share"
        said = say("{number} of full time", number=plain(employed))
        given["employed_share"] = Given(employed, "fraction", field=field, said=said)
        working.insert(0, _yearly_pay(per_year=row.rate is not None and row.rate.per == "year"))
    return row.worked(*working, steps.EMPLOYER_COST, **given)


def _whose_on_costs(line: TimeLine, row: Row) -> tuple[str, str]:
    """Whose percentage it is, as a key and in words: a line's own, or its partner's.

    The quotes tell a partner named "line 3" from line 3.
    """
    if line.on_costs is None:
        return f'on-costs of "{row.partner.name}"', say('On-costs, "{partner}"', partner=row.partner.name)
    return f"on-costs of line {line.line}", say("On-costs, line {line}", line=line.line)


def _yearly_pay(*, per_year: bool) -> Step:
    """What the person earns with this employer in a year: the base of the National Insurance threshold."""
    yearly: Expression = amount("rate_in_year") * amount("employed_share")
    if not per_year:
        hours_paid = amount("year_hours") * amount("employed_share")
        yearly = amount("rate_in_year") * hours_paid / amount("rate_hours")
    return Step("yearly_pay", noop("Yearly pay with this employer"), "£", pence(yearly), steps.COSTS)


def _pay_inside(row: Row, line: TimeLine, settings: Settings) -> Row:
    """The pay inside an employer cost: known when on-costs are a plain percentage, else assumed to be all of it."""
    known = line.on_costs if line.on_costs is not None else row.partner.on_costs
    if isinstance(known, Decimal) and known:
        key, label = _whose_on_costs(line, row)
        on_cost_rate = settings.parameters.setting(key, label, known, "fraction", "budget", percent(known))
        return row.worked(steps.PAY_OF_EMPLOYER_COST, steps.ON_COSTS_INSIDE, on_cost_rate=on_cost_rate)
    assumed = known is None or (isinstance(known, str) and known != "none")
    row = row.worked(steps.PAY_IS_EMPLOYER_COST, on_costs=NOTHING)
    return replace(row, basis_assumed=row.basis_assumed or assumed)


def _without_overhead(row: Row, settings: Settings) -> Row:
    """The employer cost inside an organisation's price; all of it, and said to be assumed, when it does not say."""
    partner = row.partner
    if partner.overhead == "percent" and partner.overhead_value is not None:
        setting = _overhead_setting(partner, settings)
        return row.worked(steps.EMPLOYER_COST_OF_PRICE, steps.OVERHEAD_INSIDE, overhead_rate=setting)
    row = row.worked(steps.EMPLOYER_COST_IS_PRICE, overhead=NOTHING)
    return replace(row, basis_assumed=partner.overhead != "none")


def _overhead_setting(partner: Partner, settings: Settings) -> Given:
    value = partner.overhead_value or Decimal(0)
    key = f"overhead of {partner.name}"
    if partner.overhead == "percent":
        label = say("Overhead, {partner}", partner=partner.name)
        return settings.parameters.setting(key, label, value, "fraction", "budget", percent(value))
    label = say("Overhead, {partner}, per full-time year", partner=partner.name)
    said = say("{amount} a full-time year", amount=settings.said(value))
    return settings.parameters.setting(key, label, value, "£", "budget", said)


def _overhead(row: Row, settings: Settings) -> Row:
    """Overhead by the partner's own method; a stated amount is a row of its own."""
    partner = row.partner
    if partner.overhead == "percent" and partner.overhead_value is not None:
        return row.worked(steps.OVERHEAD_PERCENT, overhead_rate=_overhead_setting(partner, settings))
    if partner.overhead == "trac_per_fte" and partner.overhead_value is not None:
        setting = _overhead_setting(partner, settings)
        return row.worked(steps.OVERHEAD_PER_FTE, overhead_per_fte=setting, year_hours=settings.year_hours)
    return row.worked(overhead=NOTHING)


def _full_cost(row: Row, settings: Settings) -> tuple[Row, tuple[Problem, ...]]:
    """VAT that nobody gets back, and the full cost."""
    if row.partner.vat != "irrecoverable":
        return row.worked(steps.FULL_COST, vat=NOTHING), ()
    rate = settings.rate("vat:standard", where=row.where)
    if isinstance(rate, Problem):
        return replace(row, blocked=True), (rate,)
    vat_rate = settings.parameters.rate(rate, percent(rate.amount))
    return row.worked(steps.VAT, steps.FULL_COST, vat_rate=vat_rate), ()
