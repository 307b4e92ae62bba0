"""The budget template, declared once: its sheets, its columns, their words and their notes.

The workbook's headings, notes and drop-downs, the reader and the documentation all come from this declaration.
Welsh names are those that the project's glossary attests or proposes, and no others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Literal

from fairbudget import budget
from fairbudget.money import EXACT

ColumnKind = Literal[
    "text", "notes", "line", "lines", "partner", "shares", "rate_code", "profile", "currency",
    "money", "number", "hours", "fraction", "overhead", "whole", "date", "choice",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column (on *Project* a field): its heading, the field of the budget it fills, and what it holds.

    `fraction` columns show percentages. `needed`: a row is no use without it. `extra`: read wherever it stands, but
    not in the blank template, and written only when a budget uses it. `other_names` are read as well.
    """

    heading: str
    field: str
    kind: ColumnKind
    note: str
    width: int = 14
    choices: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    needed: bool = False
    extra: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of the template. `down`: its fields stand one under another with their values beside them."""

    name: str
    columns: tuple[Column, ...]
    down: bool = False

    def column(self, field: str) -> Column:
        """The column of that field. Raises KeyError when there is none."""
        return {column.field: column for column in self.columns}[field]


LABELS = {
    "nhs": "NHS",
    "vcse": "Charity or community group (VCSE)",
    "uk": "UK",
    "fte": "FTE",
    "trac_per_fte": "TRAC, £ per FTE",
    "co_lead": "Co-lead",
    "co_lead_non_academic": "Co-lead (non-academic)",
    "pre_application": "Pre-application",
    "set_up": "Set-up",
    "self_employed": "Self-employed",
    "todays_prices": "Today's prices",
    "inflate": "Inflate each year",
}

# Other words that people write for a code. The Welsh ones stand in the glossary: the names of grŵp cymunedol and
# cyfrannwr cyhoeddus and the costs of translating are attested, the two kinds of gwaith are proposed.
OTHER_WORDS = {
    "charity": "vcse",
    "community group": "vcse",
    "social enterprise": "vcse",
    "voluntary organisation": "vcse",
    "council": "local_authority",
    "co-lead non-academic": "co_lead_non_academic",
    "hr": "hour",
    "hrs": "hour",
    "full-time equivalent": "fte",
    "interpreting": "interpretation",
    "preapplication": "pre_application",
    "today's price": "todays_prices",
    "grŵp cymunedol": "vcse",
    "cyfrannwr cyhoeddus": "public_contributor",
    "costau cyfieithu": "translation",
    "costau cyfieithu ar y pryd": "interpretation",
    "gwaith cysylltu": "brokerage",
    "gwaith cyn gwneud cais": "pre_application",
}


def label(code: str) -> str:
    """The words that a person reads and chooses for a code: half_day is Half day."""
    return LABELS.get(code, code.replace("_", " ").capitalize())


def _choice(heading: str, field: str, vocabulary: object, note: str, width: int = 16, needed: bool = False) -> Column:
    return Column(heading, field, "choice", note, width, choices=budget.words(vocabulary), needed=needed)


PROJECT = Sheet(
    "Project",
    down=True,
    columns=(
        Column("Title", "title", "text", "What the project is called."),
        Column("Lead organisation", "lead_organisation", "text", "Who holds the grant and answers to the funder."),
        Column("Funder", "funder", "text", "The code of the funder's rules. Empty: no funder's rules are applied."),
        Column("Start date", "start", "date", "The first day of year 1."),
        Column("Length in months", "months", "whole", "How long the project runs, without the time before it."),
        Column("Rates as of", "as_of", "date", "The day whose rates are used. Rates that change later stay out."),
        Column("Currency", "currency", "currency", "One currency for the whole budget, such as GBP."),
        _choice(
            "Price basis",
            "price_basis",
            budget.PriceBasis,
            "Today's prices: no inflation. Inflate each year: rates grow by the yearly uplift from year 2 on. "
            "Fixed sum: the award is one amount that does not grow.",
        ),
        Column("Yearly uplift %", "uplift", "fraction", "By how much rates grow in a year, if prices are inflated."),
        Column(
            "Reference partner",
            "reference_partner",
            "partner",
            "Whose own staff the others are compared with, by band. Usually the lead university.",
        ),
        Column("Success rate %", "success_rate", "fraction", "The share of bids this funder pays, if you know it."),
        Column("Award limit £", "award_limit", "money", "The most that the funder will pay, if there is a limit."),
    ),
)

PARTNERS = Sheet(
    "Partners",
    (
        Column("Partner", "name", "text", "Needed. One row for each organisation or person, named once.", 30, needed=True),
        _choice("Type", "type", budget.PartnerType, "What kind of organisation or person this is.", 32),
        _choice("Relationship", "relationship", budget.Relationship, "Its part in the bid; funders' rules differ.", 24),
        _choice("Place", "place", budget.Place, "Where the work is done: the real Living Wage differs in London."),
        Column("Hours in a day", "hours_in_a_day", "hours", "This partner's working day. Empty: 7.5 hours.", 10),
        Column(
            "On-costs",
            "on_costs",
            "profile",
            "What employing people adds to pay: the code of an on-cost profile, or a percentage of pay.",
            20,
        ),
        _choice("Overhead", "overhead", budget.OverheadMethod, "How this partner's overheads are worked out."),
        Column(
            "Overhead value",
            "overhead_value",
            "overhead",
            "For Percent: a percentage of employer cost. For TRAC: £ for a full-time year. For Amount: £.",
            12,
            other_names=("Gorbenion",),
        ),
        Column(
            "VAT",
            "vat",
            "choice",
            "Whether VAT comes on top of what this partner charges, and whether it can be got back.",
            16,
            choices=budget.words(budget.Vat),
            other_names=("TAW",),
        ),
        _choice("Bands agreed by", "bands_agreed_by", budget.AgreedBy, "Who chose the bands of this partner's people."),
        _choice("Paid", "paid", budget.PaidWhen, "Paid before the work, after it, or some of each."),
        Column("Advance %", "advance", "fraction", "The share paid on the first day.", 11),
        Column("Invoice every (months)", "invoice_every_months", "whole", "Months between two invoices.", 13),
        Column("Days to pay", "days_to_pay", "whole", "Days from the invoice to the money.", 9),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 34),
    ),
)

TIME = Sheet(
    "Time",
    (
        Column("Line", "line", "line", "A short name or number, different on every row. Empty: the row number.", 8),
        Column(
            "Partner",
            "partners",
            "shares",
            "Needed. As on Partners. A shared post names several with their shares: Uni A 50%; Uni B 50%",
            30,
            needed=True,
        ),
        Column("Role", "role", "text", "The role, not the person's name.", 26),
        _choice("Band", "band", budget.Band, "What the work asks of the person, whoever employs them."),
        _choice("Activity", "activity", budget.Activity, "Brokerage is finding and linking people."),
        _choice("Phase", "phase", budget.Phase, "Pre-application is before the bid is decided; ending is closing well."),
        Column("Year", "year", "whole", "1, 2, … of the project; 0 before it. Empty: 1.", 7),
        Column("People", "people", "number", "Needed. How many people do this.", 8, needed=True),
        Column("Quantity", "quantity", "number", "Needed. How many units each person is paid for; 0 if none.", 10, needed=True),
        _choice("Unit", "unit", budget.Unit, "Needed. What Quantity counts. FTE: fraction of full time over Months.", 11, True),
        Column("Months", "months", "number", "For FTE: over how many months of the year.", 9),
        Column("Hours per unit", "hours_per_unit", "hours", "Needed for a session or a task, unless its rate says so.", 10),
        Column(
            "Employed share",
            "employed_share",
            "number",
            "For salaried people: the fraction of full time they work for this employer in all. Empty: 1.",
            10,
        ),
        Column(
            "Unpaid hours each",
            "unpaid_hours_each",
            "hours",
            "Preparation, travel and follow-up that the pay does not cover, per person. 0 only if you asked; "
            "empty means nobody was asked.",
            12,
        ),
        _choice("Why unpaid", "why_unpaid", budget.WhyUnpaid, "Choosing to volunteer differs from not being paid.", 20),
        Column("Rate code", "rate_code", "rate_code", "A rate of a card, written card:rate.", 26),
        Column("Own rate £", "own_rate.amount", "money", "A rate of your own in place of one of a card.", 12, other_names=("Rate",)),
        Column(
            "Own rate per",
            "own_rate.per",
            "choice",
            "Needed beside an own rate: what the amount pays for.",
            11,
            choices=budget.words(budget.Per),
            other_names=("Rate unit",),
        ),
        _choice(
            "Own rate basis",
            "own_rate.basis",
            budget.Basis,
            "Fee: all a person gets. Wage, salary: before on-costs. Employer cost: with them. "
            "Charge: an organisation's price, overheads included.",
        ),
        Column("Reason for own rate", "own_rate.reason", "text", "Why this rate. Needed where it replaces one of a card.", 30),
        _choice("Paid by", "paid_by", budget.PaidBy, "Who pays for this time."),
        _choice("Status", "status", budget.Status, "How the person is engaged. The program records it, it does not decide it.", 18),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 34),
        Column("On-costs %", "on_costs", "fraction", "On-costs of this line alone, of pay.", 11, other_names=("oncost",), extra=True),
    ),
)  # fmt: skip

COSTS = Sheet(
    "Costs",
    (
        Column("Line", "line", "line", "A short name or number, different on every row. Empty: C and the row number.", 8),
        Column("Partner", "partner", "partner", "Who has this cost, as on Partners.", 30),
        _choice("Category", "category", budget.CostCategory, "What the money is for.", 18),
        _choice("For activity", "for_activity", budget.Activity, "The kind of work it makes possible."),
        _choice("Phase", "phase", budget.Phase, "When in the project."),
        Column("Year", "year", "whole", "1, 2, … of the project; 0 before it. Empty: 1.", 7),
        Column("Quantity", "quantity", "number", "Needed. How many.", 10, needed=True),
        Column("Unit cost £", "unit_cost", "money", "The price of one. Empty: the cost is needed and not budgeted.", 12),
        _choice("Paid by", "paid_by", budget.PaidBy, "Who pays."),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 34),
        Column("Item", "label", "text", "What is bought, in the file's own words.", 26, extra=True),
        Column("Percent", "fraction", "fraction", "For a cost that is a percentage of other lines.", 10, extra=True),
        Column("Percent of", "fraction_of", "lines", "Which lines, separated by semicolons.", 18, extra=True),
    ),
)  # fmt: skip

OVERRIDES = Sheet(
    "Overrides",
    (
        Column("Rate code", "rate_code", "rate_code", "Needed. The rate of a card that this bid replaces.", 28, needed=True),
        Column("Amount £", "amount", "money", "Needed. The amount used instead.", 12, needed=True),
        _choice("Per", "per", budget.Per, "Needed. What the amount pays for.", 11, True),
        _choice("Basis", "basis", budget.Basis, "Fee, wage, salary, employer cost or charge."),
        Column("From", "effective_from", "date", "The first day on which it holds. Empty: from the start.", 16),
        Column("Reason", "reason", "text", "Needed. No reason, no override.", 40, needed=True),
        Column("Agreed by", "agreed_by", "text", "The role or body that agreed it.", 22),
        Column("Agreed on", "agreed_on", "date", "When it was agreed.", 16),
        Column("Source", "source", "text", "Where the amount stands in writing.", 34),
        Column("Set by", "set_by", "text", "In exports: budget, line or organisation. Only budget is read back.", 13, extra=True),
        Column("Line", "line", "text", "In exports: the line whose own rate this is.", 8, extra=True),
        Column("Replaces £", "replaces", "money", "In exports: the published amount.", 12, extra=True),
    ),
)  # fmt: skip

SHEETS = (PROJECT, PARTNERS, TIME, COSTS, OVERRIDES)
EXAMPLE = "Example"
LISTS = "Lists"
# Sheets that the program itself writes beside the five and that hold nothing to read.
NOT_READ = (EXAMPLE, LISTS, "Summary", "Lines", "Fairness", "Fixes", "Checks", "Rates", "Sources", "Changes", "Method")


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
