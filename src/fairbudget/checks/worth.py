"""What unpaid hours are worth, in the words of a finding."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.equity.efforts import Effort
from fairbudget.equity.ratios import hours_in_all, pounds
from fairbudget.equity.setting import Setting
from fairbudget.money import plain


def worth(efforts: Sequence[Effort], setting: Setting) -> str:
    """A sentence with the unpaid hours at the reference rates of their bands; none where no rate is known."""
    unpaid = [effort.unpaid_worth for effort in efforts if effort.unpaid]
    values = [value for value in unpaid if value is not None]
    if not values:
        return ""
    most = "" if len(values) == len(unpaid) else " at least"
    return f" At the reference rates of their bands the unpaid hours are worth{most} {setting.said(pounds(values))}."


def hours_in_words(hours: Sequence[Decimal | None]) -> str:
    """The sum of the hours that are known: "1 hour", "45 hours"."""
    known = hours_in_all(hours).quantize(Decimal("0.01"))
    return f"{plain(known)} {'hour' if known == 1 else 'hours'}"
