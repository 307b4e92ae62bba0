"""A line of time as costed rows: one for each partner of a shared post and each pay period of a salary."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from fairbudget.budget import Partner, TimeLine
from fairbudget.costing import steps
from fairbudget.costing.line_rates import LineRate, rate_of_line
from fairbudget.costing.oncost_steps import OnCosts, find_on_costs
from fairbudget.costing.periods import months_of, pay_periods
from fairbudget.costing.prices import NOTHING, PRICED, costed, priced
from fairbudget.costing.rows import Given, Period, Row
from fairbudget.costing.settings import Settings
from fairbudget.costing.time_problems import (
    HOURS_NEEDED,
    HOURS_UNKNOWN,
    LINE_BLOCKED,
    MONTHS_ASSUMED,
    MONTHS_MISSING,
    PARTNER_MISSING,
    QUANTITY_MISSING,
    SHARE_OF_POST,
    UNIT_MISMATCH,
    YEAR_TOO_FAR,
)
from fairbudget.costing.units import MONTHS_IN_A_YEAR, counted, hours_in, unit_said, way
from fairbudget.language import say
from fairbudget.money import each, percent, plain
from fairbudget.problems import Problem

MOST_YEARS = 50


def time_rows(line: TimeLine, settings: Settings) -> tuple[list[Row], list[Problem]]:
    """The costed rows of one line and what was met on the way. A line that cannot be costed is one blocked row."""
    missing = _missing(line)
    if missing is not None:
        return _blocked(line, settings, missing)
    if line.paid_by == "nobody" or not line.quantity:
        return [_unpaid_row(line, position, settings) for position in range(len(line.partners))], []
    rows: list[Row] = []
    scale_on = cache(lambda on: _scale(line, on, settings))
    problems: list[Problem] = [*_doubts(line), *_placed(line, scale_on, settings)]
    for period in _periods(line, line.months, scale_on, settings):
        scale = scale_on(period.on)
        if isinstance(scale, Problem):
            return _blocked(line, settings, *problems, scale)
        problems += [*scale.rate.problems, *(doubt for each in scale.on_costs for doubt in each.problems)]
        for position in range(len(line.partners)):
            row, more = _paid_row(line, position, period, scale, settings)
            rows.append(row)
            problems += more
    return rows, list(dict.fromkeys(problems))


def _missing(line: TimeLine) -> Problem | None:
    """What keeps a line from being costed before its rate is looked up."""
    if not line.partners:
        return PARTNER_MISSING(line.where)
    if line.year > MOST_YEARS:
        return YEAR_TOO_FAR(line.where, line.year, most=MOST_YEARS)
    if line.quantity is None and line.unpaid_hours_each is None:
        return QUANTITY_MISSING(line.where)
    if not line.quantity or line.paid_by == "nobody":
        return None
    if line.unit is None:
        return QUANTITY_MISSING(line.where)
    return MONTHS_MISSING(line.where) if line.unit == "fte" and not line.months else None


@dataclass(frozen=True)
class _Scale:
    """What a line is paid by on a day: its rate, and the on-costs of each of its partners."""

    rate: LineRate
    on_costs: tuple[OnCosts, ...]

    @property
    def amounts(self) -> tuple[Decimal, ...]:
        """Two months with the same amounts need no rows of their own."""
        return (self.rate.used.amount, *(amount for each in self.on_costs for amount in each.scale))


ScaleOn = Callable[[date], _Scale | Problem]


def _scale(line: TimeLine, on: date, settings: Settings) -> _Scale | Problem:
    partners = [settings.budget.partner(share.partner) for share in line.partners]
    rate = rate_of_line(line, partners[0], on, settings)
    if isinstance(rate, Problem):
        return rate
    if rate.basis in PRICED:
        return _Scale(rate, tuple(OnCosts() for _ in partners))
    found: list[OnCosts] = []
    for partner in partners:
        on_costs = find_on_costs(line, partner, rate.basis, on, settings)
        if isinstance(on_costs, Problem):
            return on_costs
        found.append(on_costs)
    return _Scale(rate, tuple(found))


def _periods(line: TimeLine, months: Decimal | None, scale_on: ScaleOn, settings: Settings) -> list[Period]:
    """Salaried time is split by month; all other time uses the rates of the `as_of` date."""
    if line.unit != "fte" or months is None:
        return [Period(None, None, Decimal(1), settings.as_of)]

    def amounts(on: date) -> tuple[Decimal, ...]:
        scale = scale_on(on)
        return () if isinstance(scale, Problem) else scale.amounts

    project, year = settings.budget.project, line.year
    each = settings.kept(("months", year, months), lambda: months_of(project, year, months, settings.as_of))
    return pay_periods(each, amounts)


def _placed(line: TimeLine, scale_on: ScaleOn, settings: Settings) -> list[Problem]:
    """Which months of its year a line takes matters when pay changes in that year: the first ones are taken."""
    if line.unit != "fte" or line.months is None or line.months >= MONTHS_IN_A_YEAR:
        return []
    if len(_periods(line, MONTHS_IN_A_YEAR, scale_on, settings)) < 2:
        return []
    return [MONTHS_ASSUMED(line.where, plain(line.months), year=line.year)]


def _doubts(line: TimeLine) -> list[Problem]:
    employed, taken = line.employed_share, line.quantity
    if line.unit == "fte" and employed is not None and taken is not None and employed < taken:
        return [SHARE_OF_POST(line.where, plain(employed), fraction=plain(taken))]
    return []


def _blocked(line: TimeLine, settings: Settings, *problems: Problem) -> tuple[list[Row], list[Problem]]:
    """The line as one blocked row; where the fault lies elsewhere (an override, a partner), the line says so too."""
    elsewhere = [problem for problem in problems if problem.severity == "blocks" and problem.where != line.where]
    said = [LINE_BLOCKED(line.where, problem.where, title=problem.title_of_kind) for problem in elsewhere[:1]]
    return [replace(bare_row(line, 0, settings), blocked=True)], [*problems, *said]


def bare_row(line: TimeLine, position: int, settings: Settings) -> Row:
    """The line's row for one of its partners, before anything is worked out."""
    share = line.partners[position] if line.partners else None
    return Row(
        kind="time",
        line=line.line,
        where=line.where,
        partner=settings.budget.partner(share.partner) if share else Partner(name=say("Not stated")),
        label=line.role,
        band=line.band,
        activity=line.activity,
        phase=line.phase,
        year=line.year,
        paid_by=line.paid_by or "grant",
        why_unpaid=line.why_unpaid,
    )


def _counts(line: TimeLine, position: int, hours: Decimal | None) -> dict[str, Given]:
    """People, quantity and hours as given; the share of a shared post."""
    quantity = line.quantity or Decimal(0)
    unpaid = line.unpaid_hours_each
    given = {
        "people": Given(line.people, "people", field="people", said=counted(line.people, "person")),
        "quantity": Given(
            quantity,
            field=None if line.quantity is None else "quantity",
            said=counted(quantity, line.unit or "hour"),
        ),
        "unpaid_hours_each": Given(
            unpaid,
            "hours",
            field=None if unpaid is None else "unpaid_hours_each",
            said=None if unpaid is None else _each(unpaid),
        ),
    }
    if line.unit not in ("fte", "hour", None):
        said = None if hours is None else f"{counted(hours, 'hour')} {each(line.unit)}"
        field = None if line.hours_per_unit is None else "hours_per_unit"
        given["hours_per_unit"] = Given(hours, "hours", field=field, said=said)
    if len(line.partners) > 1:
        fraction = line.partners[position].fraction
        given["share"] = Given(fraction, "fraction", said=percent(fraction))
    return given


def _each(hours: Decimal) -> str:
    return say("1 hour each") if hours == 1 else say("{number} hours each", number=plain(hours))


def _full_time(line: TimeLine, months: Decimal | None, settings: Settings) -> dict[str, Given]:
    """The months of a salaried line: all of them, or those of one pay period."""
    if line.unit != "fte":
        return {}
    field = "months" if months == line.months else None
    said, all_said = (None if number is None else counted(number, "month") for number in (months, line.months))
    return {
        "months": Given(months, "months", field=field, said=said),
        "line_months": Given(line.months, "months", field="months", said=all_said),
        "year_hours": settings.year_hours,
    }


def _unpaid_row(line: TimeLine, position: int, settings: Settings) -> Row:
    """Time that nobody pays: its hours are unpaid and nothing is cash."""
    row = bare_row(line, position, settings)
    shared = len(line.partners) > 1
    hours = line.hours_per_unit or hours_in(line.unit or "hour", row.partner, settings.hours_of_a_year)
    unit = line.unit or "hour"
    step = steps.unpaid_hours(periods=False, shared=shared)
    if line.quantity:
        step = steps.hours_nobody_pays(unit, prepared=line.unpaid_hours_each is not None, shared=shared)
    zeros = dict.fromkeys(("pay", "on_costs", "employer_cost", "overhead", "vat"), NOTHING)
    given = {**_counts(line, position, hours), **_full_time(line, line.months, settings), **zeros}
    return row.worked(step, steps.FULL_COST, paid_hours=Given(Decimal(0), "hours"), **given)


def _paid_row(
    line: TimeLine, position: int, period: Period, scale: _Scale, settings: Settings
) -> tuple[Row, list[Problem]]:
    """One partner's part of the line in one pay period, from time to full cost."""
    used, unit = scale.rate.used, line.unit or "hour"
    row = replace(bare_row(line, position, settings), rate=used, period=period if period.first else None)
    how = way(unit, used.per, used.basis)
    if how is None:
        found = used.code or used.label
        return replace(row, blocked=True), [
            UNIT_MISMATCH(line.where, found, unit=unit_said(unit), per=unit_said(used.per))
        ]
    settings = settings.of_card(used.code)
    hours = line.hours_per_unit or scale.rate.expected_hours or hours_in(unit, row.partner, settings.hours_of_a_year)
    problems: list[Problem] = []
    if unit != "fte" and hours is None:
        if how in ("converted", "by_the_hour") or scale.on_costs[position].need_a_year:
            needed = HOURS_NEEDED(line.where, unit=unit_said(unit), per=unit_said(used.per))
            return replace(row, blocked=True), [needed]
        problems.append(HOURS_UNKNOWN(line.where, unit=unit_said(unit)))
    shared = len(line.partners) > 1
    row = row.worked(
        steps.paid_hours(unit, shared=shared),
        steps.unpaid_hours(periods=unit == "fte", shared=shared),
        **_counts(line, position, hours),
        **_full_time(line, period.months, settings),
    )
    row = priced(row, line, position, how, scale.rate, settings, hours)
    row, more = costed(row, line, scale.rate, scale.on_costs[position], settings)
    return row, [*problems, *more]
