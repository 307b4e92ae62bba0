"""Unpaid time: hours that nobody stated or can value, people who are not paid at all, work on the bid."""

from collections.abc import Iterator, Sequence

from fairbudget.budget import Partner
from fairbudget.checks.funding import early_money
from fairbudget.checks.naming import lines_of, listed, sentence
from fairbudget.checks.worth import hours_in_words, worth
from fairbudget.equity.efforts import Effort
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.problems import Problem, kind
from fairbudget.template_words import within

# They chose to, or somebody else pays them for these hours.
OF_THEIR_OWN = ("chosen", "salaried_elsewhere")

UNPAID_NOT_STATED = kind(
    "unpaid_hours_not_stated",
    "note",
    title="Unpaid hours not stated",
    message="{lines}: nobody said how many hours go unpaid. Not stated is not the same as none.",
    fix="Ask the partner, and enter Unpaid hours each; enter 0 where there are none.",
)
UNPAID_NOT_VALUED = kind(
    "unpaid_hours_not_valued",
    "note",
    title="Unpaid hours without a value",
    message="{lines}: no reference rate is known for the band of the unpaid hours, or no band is stated. "
    "They have no value here.",
    fix="Enter the band on Time and the reference partner on Project. Where its staff do not work at that band, cost "
    "a line on the baseline card: its rates then stand for the bands.",
)
PARTNER_UNPAID = kind(
    "partner_not_paid",
    "check",
    title="A partner gives time and is not paid",
    message="{partner} gives {hours} ({lines}), and no pay is recorded for any of it.{worth}{reason}",
    fix="Ask {partner} what would be right. Enter a quantity and a rate, or in Why unpaid why there is none.",
)
STUDENT_UNPAID = kind(
    "student_not_paid",
    "check",
    title="A student is not paid",
    message="{partner}, {lines}: {hours} of students' work without pay.{worth}{reason}",
    fix="Enter a quantity and a rate; the university's rate for casual work by students is the usual one.",
)
EARLY_WORK_UNPAID = kind(
    "pre_application_unpaid",
    "check",
    title="Work on the bid that nobody pays",
    message="{partners}: {hours} of work before the bid is decided ({lines}) are unpaid.{worth} A bid that fails "
    "leaves them unpaid for good.",
    fix="Ask for fewer hours, or pay them from money for early work (calls close, so look at the page first): {funds}.",
)


def unpaid_hours(setting: Setting) -> Iterator[Problem]:
    """Time for which nobody said what is unpaid, and unpaid time that has no band to be valued by."""
    costed = setting.costed
    time = [row for row in costed.rows if row.kind == "time" and not row.blocked]
    silent = [row for row in time if row.amount("unpaid_hours") is None]
    if silent:
        yield UNPAID_NOT_STATED(silent[0].where, lines=sentence(lines_of(silent)))
    unvalued = [row for row in time if row.amount("unpaid_hours") and row.amount("in_kind_value") is None]
    if unvalued:
        yield UNPAID_NOT_VALUED(unvalued[0].where, lines=sentence(lines_of(unvalued)))


def partners_not_paid(setting: Setting) -> Iterator[Problem]:
    """Partners that give time and get no pay for any of it, unless they chose to or another employer pays.

    Students have a finding of their own.
    """
    blocked = {row.partner for row in setting.costed.rows if row.blocked}
    for partner, efforts in _by_partner(setting.efforts).items():
        unpaid = [effort for effort in efforts if effort.unpaid and effort.row.why_unpaid not in OF_THEIR_OWN]
        paid = any(effort.cost for effort in efforts)
        if unpaid and not paid and partner not in blocked and partner.type != "student":
            yield PARTNER_UNPAID(unpaid[0].row.where, **_said(setting, partner, unpaid))


def students_not_paid(setting: Setting) -> Iterator[Problem]:
    """Lines of students' time without any pay."""
    for partner, efforts in _by_partner(setting.efforts).items():
        unpaid = [effort for effort in efforts if effort.unpaid and not effort.cost]
        if unpaid and partner.type == "student":
            yield STUDENT_UNPAID(unpaid[0].row.where, **_said(setting, partner, unpaid))


def early_work_unpaid(setting: Setting) -> Iterator[Problem]:
    """Unpaid hours before the bid is decided, their value, and the funds that pay for such work."""
    early = [effort for effort in setting.efforts if effort.early and effort.unpaid]
    if early:
        yield EARLY_WORK_UNPAID(
            early[0].row.where,
            partners=listed(effort.partner for effort in early),
            hours=hours_in_words([effort.unpaid for effort in early]),
            lines=lines_of([effort.row for effort in early]),
            worth=worth(early, setting),
            funds=early_money(setting.costed),
        )


def _by_partner(efforts: Sequence[Effort]) -> dict[Partner, list[Effort]]:
    found: dict[Partner, list[Effort]] = {}
    for effort in efforts:
        found.setdefault(effort.row.partner, []).append(effort)
    return found


def _said(setting: Setting, partner: Partner, unpaid: list[Effort]) -> dict[str, str]:
    reasons = listed(within(effort.row.why_unpaid) for effort in unpaid if effort.row.why_unpaid)
    reason = say("The reason that is given: {reasons}.", reasons=reasons) if reasons else say("No reason is given.")
    return {
        "partner": partner.name,
        "hours": hours_in_words([effort.unpaid for effort in unpaid]),
        "lines": lines_of([effort.row for effort in unpaid]),
        "worth": worth(unpaid, setting),
        "reason": f" {reason}",
    }
