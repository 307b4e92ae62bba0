"""What a column of a budget can hold: the roles of `headings.toml` by their codes, in words for people."""

from fairbudget.language import noop, say

NOT_USED = "not_used"
AMOUNT = "amount"
LABEL = "label"

ROLES: dict[str, str] = {
    LABEL: noop("Who or what the row is about"),
    "category": noop("Kind of cost"),
    "number": noop("Number or code"),
    "partner": noop("Partner"),
    "year": noop("Year"),
    "people": noop("Number of people"),
    "quantity": noop("Quantity"),
    "unit": noop("Unit"),
    "hours": noop("Hours"),
    "hours_per_week": noop("Hours a week"),
    "hours_per_day": noop("Hours a day"),
    "hours_per_month": noop("Hours a month"),
    "days": noop("Days"),
    "weeks": noop("Weeks"),
    "months": noop("Months"),
    "fte": noop("Share of full time (FTE)"),
    "quantity_or_fte": noop("Quantity, or share of full time"),
    "rate_per_hour": noop("Pay for an hour"),
    "rate_per_day": noop("Pay for a day"),
    "rate_per_week": noop("Pay for a week"),
    "rate_per_month": noop("Pay for a month"),
    "rate_per_year": noop("Pay for a year"),
    "rate": noop("Rate"),
    "price": noop("Price of one"),
    "subtotal": noop("Amount before on-costs"),
    "on_cost_rate": noop("On-costs, as a percentage"),
    "on_cost": noop("On-costs, as an amount"),
    AMOUNT: noop("Amount to be costed"),
    "budget": noop("Amount that was budgeted"),
    "spent": noop("Spent so far: not costed"),
    "remaining": noop("Left over: not costed"),
    "funded": noop("Funded or asked for: not costed"),
    "year_amount": noop("Amount of one year"),
    "per_period": noop("Amount of a week or month"),
    "section_totals": noop("Totals of sections"),
    "share": noop("Percentage of the total"),
    "currency": noop("Currency"),
    "notes": noop("Notes"),
    NOT_USED: noop("Not used"),
}
# Columns of money: what the rows may cost, and what stands beside that.
COSTS = (AMOUNT, "budget", "subtotal", "year_amount", "per_period")
MONEY = (*COSTS, "spent", "remaining", "funded")
TEXTS = ("label", "category", "partner", "unit", "notes", "currency")


def role_in_words(role: str) -> str:
    """A role for a person to read."""
    return say(ROLES[role])
