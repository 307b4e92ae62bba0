"""The budget template, declared once: its sheets, its columns and their notes.

The workbook's headings, notes and drop-downs, the reader and the documentation come from this declaration.
Welsh names are those that the project's glossary attests or proposes, and no others.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from fairbudget import budget
from fairbudget.language import noop
from fairbudget.money import EXACT
from fairbudget.template_columns import Column, Sheet, choice
from fairbudget.template_lines import COSTS, TIME

PROJECT = Sheet(
    "Project",
    down=True,
    columns=(
        Column("Title", "title", "text", "What the project is called."),
        Column("Lead organisation", "lead_organisation", "text", "Who holds the grant and answers to the funder."),
        Column(
            "Funder",
            "funder",
            "text",
            "The code of the funder's rules. Empty: no funder's rules are applied.",
        ),
        Column("Start date", "start", "date", "The first day of year 1."),
        Column("Length in months", "months", "whole", "How long the project runs, without the time before it."),
        Column("Rates as of", "as_of", "date", "The day whose rates are used. Rates that change later stay out."),
        Column("Currency", "currency", "currency", "One currency for the whole budget, such as GBP."),
        choice(
            "Price basis",
            "price_basis",
            budget.PriceBasis,
            "Today's prices: no inflation. Inflate each year: rates grow by the uplift from year 2 on. "
            "Fixed sum: the award is one amount that does not grow.",
        ),
        Column(
            "Yearly uplift %",
            "uplift",
            "fraction",
            "By how much rates grow in a year, if prices are inflated.",
        ),
        Column(
            "Reference partner",
            "reference_partner",
            "partner",
            "Whose own staff the others are compared with, by band. Usually the lead university.",
        ),
        Column(
            "Success rate %",
            "success_rate",
            "fraction",
            "The share of bids this funder pays, if you know it.",
        ),
        Column("Award limit £", "award_limit", "money", "The most that the funder will pay, if there is a limit."),
    ),
)

PARTNERS = Sheet(
    "Partners",
    (
        Column("Partner", "name", "text", "Needed. One row for each organisation or person, named once.", 30),
        choice("Type", "type", budget.PartnerType, "What kind of organisation or person this is.", 32),
        choice(
            "Relationship",
            "relationship",
            budget.Relationship,
            "Its part in the bid; funders' rules differ.",
            24,
        ),
        choice("Place", "place", budget.Place, "Where the work is done: the real Living Wage differs in London."),
        Column("Hours in a day", "hours_in_a_day", "hours", "This partner's working day. Empty: 7.5 hours.", 10),
        Column(
            "On-costs",
            "on_costs",
            "profile",
            "What employing people adds to pay: the code of an on-cost profile, or a percentage of pay.",
            20,
        ),
        choice(
            "Overhead",
            "overhead",
            budget.OverheadMethod,
            "How overheads are worked out.",
            other_names=("Gorbenion",),
        ),
        Column(
            "Overhead value",
            "overhead_value",
            "overhead",
            "For Percent: a percentage of employer cost. For TRAC: £ for a full-time year. For Amount: £.",
            12,
        ),
        choice(
            "VAT",
            "vat",
            budget.Vat,
            "Whether VAT comes on top of what this partner charges, and whether it can be got back.",
            other_names=("TAW",),
        ),
        choice(
            "Bands agreed by",
            "bands_agreed_by",
            budget.AgreedBy,
            "Who chose the bands of this partner's people.",
        ),
        choice("Paid", "paid", budget.PaidWhen, "Paid before the work, after it, or some of each."),
        Column("Advance %", "advance", "fraction", "The share paid on the first day.", 11),
        Column("Invoice every (months)", "invoice_every_months", "whole", "Months between two invoices.", 13),
        Column("Days to pay", "days_to_pay", "whole", "Days from the invoice to the money.", 9),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 34),
    ),
)

OVERRIDES = Sheet(
    "Overrides",
    (
        Column("Rate code", "rate_code", "rate_code", "Needed. The rate of a card that this bid replaces.", 28),
        Column("Amount £", "amount", "money", "Needed. The amount used instead.", 12),
        choice("Per", "per", budget.Per, "Needed. What the amount pays for.", 11),
        choice("Basis", "basis", budget.Basis, "Fee, wage, salary, employer cost or charge."),
        Column("From", "effective_from", "date", "The first day on which it holds. Empty: from the start.", 16),
        Column("Reason", "reason", "text", "Needed. No reason, no override.", 40),
        Column("Agreed by", "agreed_by", "text", "The role or body that agreed it.", 22),
        Column("Agreed on", "agreed_on", "date", "When it was agreed.", 16),
        Column("Source", "source", "text", "Where the amount stands in writing.", 34),
        Column(
            "Set by",
            "set_by",
            "text",
            "In exports: budget, line or organisation. Only budget is read back.",
            13,
            extra=True,
        ),
        Column("Line", "line", "text", "In exports: the line whose own rate this is.", 8, extra=True),
        Column("Replaces £", "replaces", "money", "In exports: the published amount.", 12, extra=True),
    ),
)

SHEETS = (PROJECT, PARTNERS, TIME, COSTS, OVERRIDES)
EXAMPLE = noop("Example")
LISTS = noop("Lists")
# Sheets that the program itself writes beside the five and that hold nothing to read.
NOT_READ = frozenset(
    {
        EXAMPLE,
        LISTS,
        "Summary",
        "Lines",
        "Fairness",
        "Fixes",
        "Checks",
        "Rates",
        "Sources",
        "Changes",
        "Method",
        "Not read",
    }
)


def exact_shares(parts: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Fractions of a whole as decimals that add up to exactly 1 (the last takes what thirds leave over).

    Raises ValueError when the fractions do not add up to 1.
    """
    if sum(parts) != 1:
        raise ValueError("shares must add up to 1")
    with localcontext(EXACT) as context:
        decimals = [Decimal(part.numerator) / Decimal(part.denominator) for part in parts[:-1]]
        # Twenty places are enough to tell any two posts apart, and few enough to be written out.
        decimals = [part.quantize(Decimal("1e-20"), context=context).normalize() for part in decimals]
        return (*decimals, (1 - sum(decimals, Decimal(0))).normalize())
