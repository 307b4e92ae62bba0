"""What follows the full cost of a row that stands for a kind: its value in kind, who pays, what the figures count."""

from collections.abc import Mapping

from fairbudget.budget import Band, Place
from fairbudget.columns.kinds import Kind
from fairbudget.costing.funding import funded
from fairbudget.costing.references import valued
from fairbudget.costing.rows import Given, Row
from fairbudget.costing.settings import Settings
from fairbudget.equity.comparisons import RULE, compared_row
from fairbudget.language import noop
from fairbudget.ratecards import Rate
from fairbudget.workings import Step, above, amount, pence

# The reference rates an hour of one budget.
References = Mapping[Band, Given]

# What the captions of figures say beside what `equity.comparisons` counts of each row.
PAID_AT_REFERENCE = Step(
    "paid_at_reference",
    noop("Paid hours at the reference rate"),
    "£",
    pence(amount("hours_counted_as_paid") * amount("reference_rate")),
    RULE,
)
PAID_BELOW_FLOOR = Step(
    "paid_below_floor",
    noop("Paid hours short of the real Living Wage"),
    "£",
    pence(above(amount("real_living_wage") * amount("hours_counted_as_paid"), amount("pay_counted"))),
    RULE,
)


def settled(row: Row, kind: Kind, references: References, *, figures: bool) -> Row:
    """The row with the steps that follow its full cost; with `figures`, also those of what the figures count."""
    row = funded(valued([row], dict(references))[0], kind.funder, kind.settings)
    return _counted(row, kind, references) if figures and not row.blocked else row


def _counted(row: Row, kind: Kind, references: References) -> Row:
    settings = kind.settings
    reference = references.get(row.band) if row.band else None
    wage = settings.kept_of_published(("floor", row.partner.place), lambda: _living_wage(row.partner.place, settings))
    row = compared_row(row, reference, wage, settings.parameters)
    if reference is not None:
        row = row.worked(PAID_AT_REFERENCE)
    return row if wage is None else row.worked(PAID_BELOW_FLOOR)


def _living_wage(place: Place | None, settings: Settings) -> Rate | None:
    if settings.budget.project.currency != "GBP":
        return None
    found = settings.book.real_living_wage(settings.as_of, place)
    return found if isinstance(found, Rate) else None
