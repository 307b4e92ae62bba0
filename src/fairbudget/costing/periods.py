"""A salaried line by months: each month has the salary and on-costs of its pay day, its last day.

Under today's prices and under inflation from today's prices no later pay scale than the one of the `as_of` date is
used, because the funder adds later awards itself or the uplift stands for them (method, section 4, price basis).
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from dateutil.relativedelta import relativedelta

from fairbudget.budget import Project
from fairbudget.costing.rows import Period


def look_up_day(month_first: date, project: Project, as_of: date) -> date:
    """The day whose salary and on-costs a month uses: its last day, or `as_of` when that must not be passed."""
    pay_day = month_first + relativedelta(months=1) - timedelta(days=1)
    return pay_day if project.price_basis == "fixed_sum" else min(pay_day, as_of)


def first_day(project: Project, year: int, months: Decimal) -> date | None:
    """The day on which the months of a project year begin; those of year 0 end when the project starts."""
    if project.start is None:
        return None
    if year >= 1:
        return project.start + relativedelta(years=year - 1)
    return project.start - relativedelta(months=int(months.to_integral_value(ROUND_CEILING)))


def months_of(project: Project, year: int, months: Decimal, as_of: date) -> tuple[Period, ...]:
    """The months of a line, each with the day on which its pay is looked up; all in one when no start date is known."""
    start = first_day(project, year, months)
    if start is None:
        return (Period(None, None, months, as_of),)
    found: list[Period] = []
    done, first = Decimal(0), start
    while done < months:
        part = min(Decimal(1), months - done)
        after = start + relativedelta(months=int(done) + 1)
        found.append(Period(first, after - timedelta(days=1), part, look_up_day(first, project, as_of)))
        done, first = done + part, after
    return tuple(found)


def pay_periods(months: Sequence[Period], scales: Callable[[date], Hashable]) -> list[Period]:
    """The months of a line in runs that share one answer of `scales`."""
    runs: list[tuple[Hashable, Period]] = []
    for month in months:
        scale = scales(month.on)
        if runs and runs[-1][0] == scale:
            before = runs[-1][1]
            runs[-1] = (scale, Period(before.first, month.last, before.months + month.months, before.on))
        else:
            runs.append((scale, month))
    return [period for _, period in runs]
