"""A working is declared once: its number, its cell formula and its sentence all come from the same expression.

A `Step` gives an expression a name, a title, a unit and the rule it comes from; `work` answers a list of steps.
"""

from dataclasses import dataclass
from decimal import Decimal

from fairbudget.expressions import Allotted, Amount, Expression, Numbers, Says, Whole, above, amount, pence, reached
from fairbudget.money import money, percent, plain

__all__ = [
    "Allotted", "Amount", "Expression", "Numbers", "Says", "Step", "Whole", "above", "amount", "pence", "reached",
    "spoken", "work",
]  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One declared working: `unit` is £, hours, fraction or a plain word; `rule` says where the rule comes from."""

    name: str
    title: str
    unit: str
    expression: Expression
    rule: str

    def explain(self, amounts: Numbers, say: Says, currency: str = "GBP") -> str:
        """One sentence with its answer: "6 people × 4 half days × £82.50 = £1,980.00"."""
        return f"{self.expression.sentence(say)} = {spoken(amounts[self.name], self.unit, currency)}"


def work(steps: tuple[Step, ...], given: Numbers) -> dict[str, Decimal | None]:
    """The given amounts with the answer of every step added, each step using those before it."""
    amounts = dict(given)
    for step in steps:
        amounts[step.name] = step.expression.number(amounts)
    return amounts


def spoken(value: Decimal | None, unit: str, currency: str = "GBP") -> str:
    """An amount in words: £1,980.00, 14.5%, 24 hours; "not known" for None."""
    if value is None:
        return "not known"
    if unit == "£":
        return money(value, currency)
    if unit == "fraction":
        return percent(value)
    return f"{plain(value)} {unit}".strip()
