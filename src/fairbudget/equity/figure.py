"""What a figure is, and the list of all figures. A figure is one function marked @figure.

All figures are ratios of sums, weighted by hours; never a mean of rates. Where something needed was not stated the
status says so and there is no value: leaving hours out never improves a figure (method, sections 6 and 9). There is
no score over several figures: it would hide the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fairbudget.budget import Frozen
from fairbudget.equity.efforts import Effort, Group
from fairbudget.equity.ratios import said_percent
from fairbudget.equity.setting import Setting
from fairbudget.language import say

FigureStatus = Literal["ok", "not applicable", "insufficient data"]
FigureUnit = Literal["£ an hour", "£", "fraction", "ratio"]


class Figure(Frozen):
    """One figure for one group. `value` is to the penny for pounds and to six places otherwise; None without a value.

    `numerator` and `denominator` are what it is the ratio of; `hours`, `lines` and `few_people` (two or fewer) say
    what stands behind it; `coverage` is the fraction of the group's hours that could be judged, None where that is
    not known. `closes` is what would close the gap, in pounds of employer cost; `remedy` says how. £ stands for the
    currency of the budget.
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
    few_people: bool = False
    coverage: Decimal | None = None
    status: FigureStatus = "ok"
    caption: str
    closes: Decimal | None = None
    remedy: str = ""


@dataclass(frozen=True)
class Found:
    """What a figure comes to. `behind` is the effort that could be judged, out of `of`; else all of the group's."""

    value: Decimal
    caption: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    behind: tuple[Effort, ...] | None = None
    of: tuple[Effort, ...] | None = None
    closes: Decimal | None = None
    remedy: str = ""


@dataclass(frozen=True)
class NoValue:
    """Why a figure has no value, and what to do about it. `of` is the effort it needed; else all of the group's.

    `hours_missing` says that some of that effort's hours are not known, so that the coverage is the part that is.
    """

    status: Literal["not applicable", "insufficient data"]
    caption: str
    remedy: str = ""
    of: tuple[Effort, ...] | None = None
    hours_missing: bool = False


Work = Callable[[Group, Setting], Found | NoValue]


@dataclass(frozen=True)
class Marked:
    """A function that works a figure out. `number` is that of the method, section 6; `of_pay` whether pay is in it."""

    number: int
    unit: FigureUnit
    of_pay: bool
    work: Work

    @property
    def code(self) -> str:
        return self.work.__name__

    def of(self, group: Group, setting: Setting) -> Figure:
        """The figure of one group."""
        found = self.work(group, setting)
        needed = setting.behind(group.efforts if found.of is None else found.of)
        judged = None if isinstance(found, NoValue) else found.behind
        behind = needed if judged is None else setting.behind(judged)
        about = Figure(
            code=self.code,
            unit=self.unit,
            partner_type=group.partner_type,
            partner=group.partner,
            hours=behind.hours,
            lines=behind.lines,
            few_people=behind.few_people,
            caption=found.caption,
            remedy=found.remedy,
        )
        if isinstance(found, NoValue):
            known = tuple(effort for effort in needed.efforts if effort.hours is not None)
            part = setting.behind(known).part_of(needed) if found.hours_missing else None
            return about.model_copy(update={"status": found.status, "coverage": part})
        part = Decimal(1) if judged is None else behind.part_of(needed)
        return about.model_copy(
            update={
                "value": found.value,
                "numerator": found.numerator,
                "denominator": found.denominator,
                "coverage": part,
                "caption": " ".join([found.caption, *self._besides(judged or (), part)]),
                "closes": found.closes,
            }
        )

    def _besides(self, behind: tuple[Effort, ...], part: Decimal | None) -> list[str]:
        """What has to be said beside the figure."""
        said = []
        if part is not None and part < 1:
            said.append(say("This covers {part} of the hours; the rest could not be judged.", part=said_percent(part)))
        if any(effort.assumed for effort in behind):
            said.append(say("University time that a salary covers counts as paid at the reference rate."))
        if self.of_pay and any(effort.row.basis_assumed for effort in behind):
            said.append(say("What is pay within some of the prices is assumed."))
        return said


FIGURES: dict[str, Marked] = {}


def figure(number: int, unit: FigureUnit, *, of_pay: bool = False) -> Callable[[Work], Work]:
    """Mark a function as a figure; its name is the figure's code."""

    def mark(work: Work) -> Work:
        marked = Marked(number, unit, of_pay, work)
        FIGURES[marked.code] = marked
        return work

    return mark
