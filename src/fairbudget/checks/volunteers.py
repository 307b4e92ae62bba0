"""Volunteers who are paid something: the riskiest of all arrangements for them and for whoever pays."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.checks.naming import lines_of, statuses
from fairbudget.equity.efforts import Effort
from fairbudget.equity.ratios import known_hours, pounds
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.money import money, plain, to_pence
from fairbudget.problems import Problem, kind

HALF_PAID_VOLUNTEER = kind(
    "volunteer_with_pay",
    "check",
    title="Volunteers who are paid",
    message="{partner}, {lines}: people entered as volunteers are paid {found} for {hours} hours. There is no minimum "
    "for volunteers, but a payment beyond real expenses can make somebody a worker who is owed the minimum for all "
    "of the hours{owed}. The program does not decide whether it does.",
    fix="Ask the finance office. Pay all the hours properly and change Status, or pay real expenses only, on Costs.",
)


def half_paid_volunteers(setting: Setting) -> Iterator[Problem]:
    """Lines of volunteers with pay, and what the legal minimum for all of their hours comes to."""
    by_partner: dict[str, list[Effort]] = {}
    engaged = statuses(setting.costed)
    for effort in setting.efforts:
        if effort.pay and effort.row.in_cash and engaged.get(effort.row.line) == "volunteer":
            by_partner.setdefault(effort.partner, []).append(effort)
    for name, efforts in by_partner.items():
        hours = known_hours(efforts)
        minimum = efforts[0].minimum
        yield HALF_PAID_VOLUNTEER(
            efforts[0].row.where,
            setting.said(pounds(effort.pay for effort in efforts)),
            partner=name,
            lines=lines_of([effort.row for effort in efforts]),
            hours=plain(hours.quantize(Decimal("0.01"))),
            owed=_owed(minimum, hours),
        )


def _owed(minimum: Decimal | None, hours: Decimal) -> str:
    """What the minimum for all of the hours comes to, as the end of a sentence."""
    if not minimum:
        return ""
    owed = money(to_pence(minimum * hours))
    return ": " + say("{owed} at the adult rate of {minimum}", owed=owed, minimum=money(minimum))
