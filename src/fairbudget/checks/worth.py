"""What unpaid hours are worth, in the words of a finding."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.costing.units import counted
from fairbudget.equity.efforts import Effort
from fairbudget.equity.ratios import hours_in_all, pounds
from fairbudget.equity.setting import Setting
from fairbudget.language import say


def worth(efforts: Sequence[Effort], setting: Setting) -> str:
    """A sentence with the unpaid hours at the reference rates of their bands; none where no rate is known."""
    unpaid = [effort.unpaid_worth for effort in efforts if effort.unpaid]
    values = [value for value in unpaid if value is not None]
    if not values:
        return ""
    told = setting.said(pounds(values))
    if len(values) == len(unpaid):
        return " " + say("At the reference rates of their bands the unpaid hours are worth {worth}.", worth=told)
    return " " + say("At the reference rates of their bands the unpaid hours are worth at least {worth}.", worth=told)


def hours_in_words(hours: Sequence[Decimal | None]) -> str:
    """The sum of the hours that are known: "1 hour", "45 hours"."""
    return counted(hours_in_all(hours).quantize(Decimal("0.01")), "hour")
