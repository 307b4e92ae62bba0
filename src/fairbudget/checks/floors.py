"""Pay beside the two floors: the legal minimum and the real Living Wage. Figures only; nobody's status is decided.

Pay is judged over all hours, paid and unpaid; where unpaid hours are not stated, over the paid ones. What a partner
gives in kind is a valuation and not pay, and volunteers have no minimum: both have findings of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from fairbudget.budget import Partner
from fairbudget.checks.naming import in_words, lines_of, statuses
from fairbudget.costing.rows import Row
from fairbudget.equity.efforts import Effort
from fairbudget.equity.ratios import an_hour, hours_in_all, pounds
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.money import ZERO, money, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate

BELOW_MINIMUM = kind(
    "below_legal_minimum",
    "check",
    title="Below the legal minimum for an hour",
    message="{partner}, {lines}: as little as {found} an hour over all hours, paid and unpaid. The adult rate of the "
    "legal minimum is {minimum} on {day}. Ages are not known here, and lower rates hold for younger people. Whether a "
    "minimum is owed depends on how each person is engaged, which the program does not decide.",
    fix="Pay {short} more for these hours, or ask for fewer hours.{living_wage}",
)
BELOW_LIVING_WAGE = kind(
    "below_real_living_wage",
    "check",
    title="Below the real Living Wage",
    message="{partner}, {lines}: as little as {found} an hour over all hours, paid and unpaid. The {label} is {floor} "
    "on {day}. It is voluntary, and a floor under what people need to live on, not a price for expertise.",
    fix="Pay {short} more for these hours, ask for fewer hours, or agree with {partner} why it is less.",
)
BETWEEN_LIVING_WAGES = kind(
    "between_two_living_wages",
    "note",
    title="At or above the older of two real Living Wages",
    message="{partner}, {lines}: as little as {found} an hour over all hours, paid and unpaid. The {label} of {floor} "
    "was announced on {announced} and accredited employers pay it by {by}; until then {before} or {floor} may be used.",
    fix="For work after {by}, plan with {floor}: that is {short} more for these hours.",
)
GIVEN_BELOW_MINIMUM = kind(
    "in_kind_below_legal_minimum",
    "check",
    title="Time in kind is valued below the legal minimum",
    message="{partner}, {lines}: time given in kind is valued at as little as {found} an hour. The adult rate of the "
    "legal minimum is {minimum} on {day}, so the contribution counts for less than paid time could cost.",
    fix="Value the time at the reference rate of its band, or at an amount that the funder accepts; {short} more "
    "would value it at the minimum.",
)


@dataclass(frozen=True)
class PaidLine:
    """A line of one partner: pounds of pay, hours, and the floors an hour that it is judged by."""

    rows: tuple[Row, ...]
    pay: Decimal
    hours: Decimal
    minimum: Decimal
    floor: Decimal | None

    def reaches(self, floor: Decimal | None) -> bool:
        """Whether the pay comes to this floor for all the hours."""
        return floor is None or self.pay >= to_pence(floor * self.hours)

    def short_of(self, floor: Decimal) -> Decimal:
        """The pounds that are missing to this floor for all the hours."""
        return max(ZERO, to_pence(floor * self.hours) - self.pay)


def below_the_minimum(setting: Setting) -> Iterator[Problem]:
    """Lines paid less for all their hours than the adult rate of the legal minimum."""
    for partner, lines in _by_partner(setting, _is_pay):
        low = [line for line in lines if not line.reaches(line.minimum)]
        if not low:
            continue
        floor = low[0].floor
        more = money(pounds(line.short_of(floor) for line in low)) if floor else ""
        yield BELOW_MINIMUM(
            partner.where or partner.name,
            money(_lowest(low)),
            partner=partner.name,
            lines=_named(low),
            minimum=money(low[0].minimum),
            day=in_words(setting.costed.as_of),
            short=money(pounds(line.short_of(line.minimum) for line in low)),
            living_wage=" " + say("The real Living Wage would take {more} more.", more=more) if more else "",
        )


def below_the_living_wage(setting: Setting) -> Iterator[Problem]:
    """Lines at or above the legal minimum and below the real Living Wage of the partner's place."""
    on = setting.costed.as_of
    for partner, lines in _by_partner(setting, _is_pay):
        rate = setting.costed.book.real_living_wage(on, partner.place)
        if not isinstance(rate, Rate):
            continue
        low = [line for line in lines if line.reaches(line.minimum) and not line.reaches(rate.amount)]
        older = _may_still_be_paid(setting, rate)
        between = [line for line in low if older is not None and line.reaches(older.amount)]
        below = [line for line in low if line not in between]
        for found, lines_found in ((BELOW_LIVING_WAGE, below), (BETWEEN_LIVING_WAGES, between)):
            if lines_found:
                yield found(
                    partner.where or partner.name,
                    money(_lowest(lines_found)),
                    partner=partner.name,
                    lines=_named(lines_found),
                    label=say("London Living Wage") if partner.place == "london" else say("real Living Wage"),
                    floor=money(rate.amount),
                    day=in_words(on),
                    announced=in_words(rate.effective_from or on),
                    by=in_words(rate.implement_by or on),
                    before=money(older.amount if older else None),
                    short=money(pounds(line.short_of(rate.amount) for line in lines_found)),
                )


def in_kind_below_the_minimum(setting: Setting) -> Iterator[Problem]:
    """Time that a partner gives, valued at less an hour than the adult rate of the legal minimum."""
    for partner, lines in _by_partner(setting, lambda effort, _: effort.row.paid_by == "partner", paid_hours_only=True):
        low = [line for line in lines if not line.reaches(line.minimum)]
        if low:
            yield GIVEN_BELOW_MINIMUM(
                partner.where or partner.name,
                money(_lowest(low)),
                partner=partner.name,
                lines=_named(low),
                minimum=money(low[0].minimum),
                day=in_words(setting.costed.as_of),
                short=money(pounds(line.short_of(line.minimum) for line in low)),
            )


def _is_pay(effort: Effort, status: str | None) -> bool:
    return effort.row.in_cash and status != "volunteer"


def _by_partner(
    setting: Setting, judged: Callable[[Effort, str | None], bool], *, paid_hours_only: bool = False
) -> Iterator[tuple[Partner, list[PaidLine]]]:
    """Each partner with its paid lines whose hours are known."""
    lines: dict[Partner, dict[str, list[Effort]]] = {}
    engaged = statuses(setting.costed)
    for effort in setting.efforts:
        if effort.minimum and effort.pay and effort.paid and judged(effort, engaged.get(effort.row.line)):
            lines.setdefault(effort.row.partner, {}).setdefault(effort.row.line, []).append(effort)
    for partner, by_line in lines.items():
        yield partner, [_paid_line(efforts, paid_hours_only) for efforts in by_line.values()]


def _paid_line(efforts: Sequence[Effort], paid_hours_only: bool) -> PaidLine:
    paid = hours_in_all(effort.paid for effort in efforts)
    unpaid = hours_in_all(effort.unpaid for effort in efforts)
    return PaidLine(
        rows=tuple(effort.row for effort in efforts),
        pay=pounds(effort.pay for effort in efforts),
        hours=paid if paid_hours_only else paid + unpaid,
        minimum=efforts[0].minimum or ZERO,
        floor=efforts[0].floor,
    )


def _may_still_be_paid(setting: Setting, rate: Rate) -> Rate | None:
    """The real Living Wage before this one, while employers have not yet had to change."""
    if rate.implement_by is None or rate.effective_from is None or setting.costed.as_of >= rate.implement_by:
        return None
    before = setting.costed.book.rate(rate.code, rate.effective_from - timedelta(days=1))
    return before if isinstance(before, Rate) else None


def _lowest(lines: Sequence[PaidLine]) -> Decimal:
    return min(an_hour(line.pay, line.hours) for line in lines)


def _named(lines: Sequence[PaidLine]) -> str:
    return lines_of([row for line in lines for row in line.rows])
