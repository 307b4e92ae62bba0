"""Terms of payment: partners that are paid late, and how much of their own money is out meanwhile."""

from collections.abc import Iterator

from fairbudget.costing.rows import by_partner
from fairbudget.equity.cash_flow import Exposure, exposure
from fairbudget.equity.efforts import Group
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.problems import Problem, kind

IN_GOOD_TIME = 30
"""Days: the best level of the Fair Payment Code asks for 95 % of invoices within them."""

PAID_LATE = kind(
    "paid_late",
    "check",
    title="Paid later than 30 days",
    message="{partner} is paid {found} days after its invoice, beyond the 30 days of the Fair Payment Code's best "
    "level.{peak}",
    fix="Agree an advance, invoices more often or fewer days with the finance office, and enter them on Partners.",
)


def paid_late(setting: Setting) -> Iterator[Problem]:
    """Partners paid in arrears beyond 30 days, with the most of their own money that is out at any time."""
    costed = setting.costed
    own = by_partner(row for row in costed.rows if row.kind != "cap")
    for partner in by_partner(row for row in costed.rows if row.paid_by == "grant" and row.amount("cost")):
        if partner.paid in ("arrears", "mixed") and (partner.days_to_pay or 0) > IN_GOOD_TIME:
            found = exposure(costed, Group((), tuple(own[partner]), partner=partner.name))
            said = ""
            if isinstance(found, Exposure) and found.peak:
                said = " " + say("At its highest, {peak} of its own money is out.", peak=setting.said(found.peak))
            yield PAID_LATE(partner.where or partner.name, partner.days_to_pay, partner=partner.name, peak=said)
