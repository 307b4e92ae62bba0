"""Unpaid time: hours that nobody stated or can value, people who are not paid at all, work on the bid."""

from collections.abc import Iterator

from fairbudget.checks.naming import lines_of, sentence
from fairbudget.equity.figure import Setting
from fairbudget.problems import Problem, kind

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
