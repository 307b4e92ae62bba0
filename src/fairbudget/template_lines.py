"""The sheets of the template with lines that cost something: *Time* and *Costs*."""

from fairbudget import budget
from fairbudget.template_columns import Column, Sheet, choice

TIME = Sheet(
    "Time",
    (
        Column(
            "Line",
            "line",
            "line",
            "A short name or number, different on every row. Empty: the row number.",
            8,
        ),
        Column(
            "Partner",
            "partners",
            "shares",
            "Needed. As on Partners. A shared post names several with their shares: Uni A 50%; Uni B 50%",
            30,
        ),
        Column("Role", "role", "text", "The role, not the person's name.", 26),
        choice("Band", "band", budget.Band, "What the work asks of the person, whoever employs them."),
        choice("Activity", "activity", budget.Activity, "Brokerage is finding and linking people."),
        choice(
            "Phase",
            "phase",
            budget.Phase,
            "Pre-application is before the bid is decided; ending is closing well.",
        ),
        Column("Year", "year", "whole", "1, 2, … of the project; 0 before it. Empty: 1.", 7),
        Column("People", "people", "number", "Needed. How many people do this.", 8),
        Column(
            "Quantity", "quantity", "number", "Needed. How many units each person is paid for; 0 if none.", 10
        ),
        choice(
            "Unit",
            "unit",
            budget.Unit,
            "Needed. What Quantity counts. FTE: fraction of full time over Months.",
            11,
        ),
        Column("Months", "months", "number", "For FTE: over how many months of the year.", 9),
        Column(
            "Hours per unit",
            "hours_per_unit",
            "hours",
            "Needed for a session or a task, unless its rate says so.",
            10,
        ),
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
        choice(
            "Why unpaid",
            "why_unpaid",
            budget.WhyUnpaid,
            "Choosing to volunteer differs from not being paid.",
            20,
        ),
        Column("Rate code", "rate_code", "rate_code", "A rate of a card, written card:rate.", 26),
        Column(
            "Own rate £",
            "own_rate.amount",
            "money",
            "A rate of your own in place of one of a card.",
            12,
            other_names=("Rate",),
        ),
        choice(
            "Own rate per",
            "own_rate.per",
            budget.Per,
            "Needed beside an own rate.",
            11,
            other_names=("Rate unit",),
        ),
        choice(
            "Own rate basis",
            "own_rate.basis",
            budget.Basis,
            "Fee: all a person gets. Wage, salary: before on-costs. Employer cost: with them. "
            "Charge: an organisation's price, overheads included.",
        ),
        Column(
            "Reason for own rate",
            "own_rate.reason",
            "text",
            "Why this rate. Needed where it replaces one of a card.",
            30,
        ),
        choice("Paid by", "paid_by", budget.PaidBy, "Who pays for this time."),
        choice(
            "Status",
            "status",
            budget.Status,
            "How the person is engaged. The program records it, it does not decide it.",
            18,
        ),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 28),
        Column(
            "On-costs %",
            "on_costs",
            "fraction",
            "On-costs of this line alone, of pay.",
            11,
            other_names=("oncost",),
            extra=True,
        ),
    ),
)

COSTS = Sheet(
    "Costs",
    (
        Column(
            "Line",
            "line",
            "line",
            "A short name or number, different on every row. Empty: C and the row number.",
            8,
        ),
        Column("Partner", "partner", "partner", "Who has this cost, as on Partners.", 30),
        choice("Category", "category", budget.CostCategory, "What the money is for.", 18),
        choice("For activity", "for_activity", budget.Activity, "The kind of work it makes possible."),
        choice("Phase", "phase", budget.Phase, "When in the project."),
        Column("Year", "year", "whole", "1, 2, … of the project; 0 before it. Empty: 1.", 7),
        Column("Quantity", "quantity", "number", "Needed. How many.", 10),
        Column(
            "Unit cost £",
            "unit_cost",
            "money",
            "The price of one. Empty: the cost is needed and not budgeted.",
            12,
        ),
        choice("Paid by", "paid_by", budget.PaidBy, "Who pays."),
        Column("Notes", "notes", "notes", "Anything a reader should know. No personal details.", 28),
        Column("Item", "label", "text", "What is bought, in the file's own words.", 26, extra=True),
        Column(
            "Percent",
            "fraction",
            "fraction",
            "For a cost that is a percentage of other lines.",
            10,
            extra=True,
        ),
        Column("Percent of", "fraction_of", "lines", "Which lines, separated by semicolons.", 18, extra=True),
    ),
)
