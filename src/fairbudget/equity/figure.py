"""What a figure is, and the list of all figures. A figure is one function marked @figure.

All figures are ratios of sums, weighted by hours; never a mean of rates. Where something needed was not stated the
status says so and there is no value: leaving hours out never improves a figure (method, sections 6 and 9).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from fairbudget.budget import Frozen
from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import Effort, Group
from fairbudget.money import EXACT, ZERO, percent, to_pence

FigureStatus = Literal["ok", "not applicable", "insufficient data"]
FigureUnit = Literal["£ an hour", "£", "fraction", "ratio", "days"]
SIX_PLACES = Decimal("0.000001")


class Figure(Frozen):
    """One figure for one group. `value` is to the penny for pounds and to six places otherwise; None without a value.

    `numerator` and `denominator` are what it is the ratio of; `hours` and `lines` what stands behind it; `coverage`
    the fraction of the group's hours that could be judged. `closes` is what would close the gap, in pounds of
    employer cost; `remedy` says how.
    """

    code: str
    partner_type: str | None = None
    partner: str | None = None
    value: Decimal | None = None
    unit: FigureUnit
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    hours: Decimal = Decimal(0)
    lines: int = 0
    coverage: Decimal = Decimal(1)
    status: FigureStatus = "ok"
    caption: str
    closes: Decimal | None = None
    remedy: str = ""


@dataclass(frozen=True)
class Setting:
    """What a figure is worked out in: the whole costed budget and all its effort."""

    costed: CostedBudget
    efforts: tuple[Effort, ...]


Maker = Callable[[Group, Setting], Figure]
FIGURES: dict[str, Maker] = {}


def figure(maker: Maker) -> Maker:
    """Mark a function as a figure; its name is the figure's code."""
    FIGURES[maker.__name__] = maker
    return maker


def total(amounts: Sequence[Decimal | None]) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((amount for amount in amounts if amount is not None), ZERO)


def said_percent(fraction: Decimal) -> str:
    """A fraction as a percentage with one decimal, for captions."""
    with localcontext(EXACT):
        return percent(fraction.quantize(Decimal("0.001")))


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A ratio to six places, half up."""
    with localcontext(EXACT):
        return (numerator / denominator).quantize(SIX_PLACES)


def an_hour(pounds: Decimal, hours: Decimal) -> Decimal:
    """Pounds an hour, to the penny."""
    with localcontext(EXACT):
        return to_pence(pounds / hours)


def all_hours(efforts: Sequence[Effort]) -> Decimal:
    """All hours that are known: where unpaid hours are not stated, the paid ones."""
    return sum(
        (effort.paid + (effort.unpaid or Decimal(0)) for effort in efforts if effort.paid is not None), Decimal(0)
    )


def coverage(judged: Sequence[Effort], efforts: Sequence[Effort]) -> Decimal:
    """The fraction of the known hours that stand behind a figure; 1 where there are no hours at all."""
    every = all_hours(efforts)
    return ratio(all_hours(judged), every) if every else Decimal(1)


def not_stated(efforts: Sequence[Effort]) -> bool:
    """Whether the hours of any row are not known: then no figure that needs them has a value."""
    return any(effort.hours is None for effort in efforts)


def about(group: Group, efforts: Sequence[Effort]) -> dict[str, object]:
    """The fields that every figure of a group shares."""
    return {
        "partner_type": group.partner_type,
        "partner": group.partner,
        "hours": all_hours(efforts),
        "lines": len(efforts),
    }


def without_value(
    maker: Maker, group: Group, unit: FigureUnit, status: FigureStatus, caption: str, remedy: str = ""
) -> Figure:
    """A figure that has no value, and why."""
    stated = [effort for effort in group.efforts if effort.hours is not None]
    return Figure(
        code=maker.__name__,
        unit=unit,
        status=status,
        caption=caption,
        remedy=remedy,
        coverage=coverage(stated, group.efforts) if status == "insufficient data" else Decimal(1),
        **about(group, group.efforts),
    )


HOURS_NOT_STATED = "The unpaid hours of some lines are not stated, so this cannot be judged."
ASK_FOR_HOURS = "Ask how many hours go unpaid, and enter them; 0 where there are none."
