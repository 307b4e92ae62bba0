"""Access: what people need in order to take part at all."""

from collections.abc import Iterator

from fairbudget.checks.naming import listed, statuses
from fairbudget.costing.rows import Row
from fairbudget.equity.setting import Setting
from fairbudget.funder_rules import CATEGORY_OF
from fairbudget.problems import Problem, kind
from fairbudget.template_words import within

ACCESS = tuple(category for category, funding in CATEGORY_OF.items() if funding == "access_cost")

NO_ACCESS_COSTS = kind(
    "access_not_budgeted",
    "note",
    title="No access costs",
    message="{found} take part as individuals, and no cost line is for what people may need to do so: {categories}.",
    fix="Ask people what they need and enter it on Costs. Enter a quantity of 0 where you asked and nothing is needed.",
)


def access_not_budgeted(setting: Setting) -> Iterator[Problem]:
    """Individuals or public contributors take part and there is no cost line of the access kind. One with 0 counts."""
    engaged = statuses(setting.costed)
    lay = [line for line, status in engaged.items() if status == "lay_contributor"]
    people = [row for row in setting.costed.rows if row.kind == "time" and (_individual(row) or row.line in lay)]
    if people and not any(line.category in ACCESS for line in setting.costed.budget.costs):
        words = listed(map(within, ACCESS))
        yield NO_ACCESS_COSTS("Costs", listed(row.partner.name for row in people), categories=words)


def _individual(row: Row) -> bool:
    return row.partner.type == "individual" or row.partner.relationship in ("public_contributor", "participant")
