"""Payments that fall all at once, beside the earnings limits of benefits. Information only: nothing is stored about
who receives benefits, and nothing here is advice."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

from fairbudget.checks.naming import in_words, lines_of
from fairbudget.costing.rows import Row, by_partner
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.money import EXACT, each, money, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import Rate

BENEFITS = "benefits"
MONTHS_A_YEAR = 12

LUMP_PAYMENT = kind(
    "lump_payment",
    "note",
    title="A payment that falls all at once",
    message="{partner}: by the terms on Partners one person gets {found} for {lines} in a single payment, and more if "
    "the same person is on several lines. Earnings limits of benefits that are in force on {day} and are known here: "
    "{limits}. Sources disagree about vouchers: the Scottish Government, quoting the DWP in 2024, says that they do "
    "not affect Universal Credit; BASW (2024) and swru.org say that they count as earnings. This is information, not "
    "advice; nothing is stored about who receives benefits.",
    fix="Put the cost of independent benefits advice into the budget, and let each person choose how, and in what "
    "parts, to be paid.",
)


def lump_payments(setting: Setting) -> Iterator[Problem]:
    """Individuals paid a fee of which one payment is above an earnings limit, where the terms let that be known."""
    costed = setting.costed
    limits = _limits(setting)
    if not limits or costed.budget.project.currency != "GBP":
        return
    fees = [row for row in costed.rows if row.rate and row.rate.basis == "fee" and row.in_cash and not row.blocked]
    for partner, rows in by_partner(row for row in fees if row.partner.type == "individual").items():
        payments = [(_single_payment(setting, row), row) for row in rows]
        lowest = min(limit.amount for limit in limits)
        above = [(payment, row) for payment, row in payments if payment is not None and payment > lowest]
        if above:
            yield LUMP_PAYMENT(
                partner.where or partner.name,
                _span(sorted(payment for payment, _ in above)),
                partner=partner.name,
                lines=lines_of([row for _, row in above]),
                day=in_words(costed.as_of),
                limits="; ".join(f"{rate.label} ({money(rate.amount)} {each(rate.per)})" for rate in limits),
            )


def _limits(setting: Setting) -> list[Rate]:
    """The weekly and monthly limits in force, without those whose amount was not read anywhere."""
    card = setting.costed.book.card(BENEFITS)
    listed = [rate for rate in card.rates if rate.per in ("week", "month")] if card else []
    found = [setting.costed.book.rate(f"{BENEFITS}:{rate.code}", setting.costed.as_of) for rate in listed]
    return [rate for rate in found if isinstance(rate, Rate) and rate.evidence != "unconfirmed"]


def _single_payment(setting: Setting, row: Row) -> Decimal | None:
    """The largest payment to one person for a row; None where the terms do not say how often they are paid.

    What falls between two invoices is paid at once, at least one unit of the rate.
    """
    partner, people, pay = row.partner, row.amount("people"), row.amount("pay")
    if not people or not pay or row.rate is None:
        return None
    with localcontext(EXACT):
        each = pay / people
        if partner.paid == "advance" and partner.advance in (None, Decimal(1)):
            return to_pence(each)
        if partner.paid != "arrears" or partner.invoice_every_months is None:
            return None
        length = setting.costed.budget.project.months
        in_year = MONTHS_A_YEAR if length is None else length - MONTHS_A_YEAR * (row.year - 1)
        months = max(1, min(MONTHS_A_YEAR, in_year))
        between = each * min(partner.invoice_every_months, months) / months
        return to_pence(max(between, min(row.rate.amount, each)))


def _span(payments: list[Decimal]) -> str:
    first, last = payments[0], payments[-1]
    return money(last) if first == last else say("{first} to {last}", first=money(first), last=money(last))
