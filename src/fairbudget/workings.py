"""A working is declared once: its number, its cell formula, its sentence and its column come from one expression.

A `Step` gives an expression a name, a title, a unit and the rule it comes from; `work` answers a list of steps.
"""

from dataclasses import dataclass
from decimal import Decimal

from fairbudget.expressions import Amount, Cells, Expression, Numbers, Says, Whole, above, amount, pence, reached
from fairbudget.language import noop, say
from fairbudget.many_lines import C, Columns
from fairbudget.money import allot, money, percent, plain

__all__ = [
    "Allotted", "Amount", "Expression", "Numbers", "Says", "Step", "Whole", "above", "amount", "pence", "reached",
    "spoken", "work",
]  # fmt: skip

# Plain numbers by what they count.
UNITS = {
    "hours": noop("{number} hours"),
    "people": noop("{number} people"),
    "months": noop("{number} months"),
    "years": noop("{number} years"),
    "hours a week": noop("{number} hours a week"),
    "hours a year": noop("{number} hours a year"),
    "days a year": noop("{number} days a year"),
    "multiple": noop("{number} multiple"),
}


@dataclass(frozen=True)
class Step:
    """One declared working: `unit` is £, hours, fraction or a plain word; `rule` says where the rule comes from."""

    name: str
    title: str
    unit: str
    expression: Expression
    rule: str

    def explain(self, amounts: Numbers, phrase: Says, currency: str = "GBP") -> str:
        """One sentence with its answer: "6 people × 4 half days × £82.50 = £1,980.00"."""
        return f"{self.expression.sentence(phrase)} = {spoken(amounts[self.name], self.unit, currency)}"


@dataclass(frozen=True)
class Allotted(Expression):
    """This row's part of an amount that rows share, by largest remainder, so that the parts add up to it.

    `whole` and `share` are named; `shares` names the amounts of all rows that share, in order, and `cell` must
    answer for `shares` with the range of those cells. `position` counts this row from 0.
    """

    whole: str
    share: str
    shares: tuple[Decimal, ...]
    position: int

    def number(self, amounts: Numbers) -> Decimal | None:
        whole = amounts[self.whole]
        return None if whole is None else allot(whole, self.shares)[self.position]

    def formula(self, cell: Cells) -> str:
        whole, share, every = cell(self.whole), cell(self.share), cell("shares")

        # Ten places rid the products of binary dust before they are cut to pence and compared.
        def exact(part: str) -> str:
            return f"ROUND({whole}*{part},10)"

        def floor(part: str) -> str:
            return f"ROUNDDOWN({exact(part)},2)"

        def rest(part: str) -> str:
            return f"ROUND({exact(part)}-{floor(part)},10)"

        left = f"ROUND(({whole}-SUMPRODUCT({floor(every)}))*100,0)"
        before = f"SUMPRODUCT(({rest(every)}>{rest(share)})+({rest(every)}={rest(share)})*(ROW({every})<ROW({share})))"
        return f"ROUND({floor(share)}+IF({before}<{left},1,0)/100,2)"

    def sentence(self, phrase: Says) -> str:
        return say("{share} of {whole}", share=phrase(self.share), whole=phrase(self.whole))

    def _column(self, columns: Columns[C]) -> C | None:
        whole = columns.amount(self.whole)
        return None if whole is None else whole.allotted(self.shares, self.position)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.whole, self.share)


def work(steps: tuple[Step, ...], given: Numbers) -> dict[str, Decimal | None]:
    """The given amounts with the answer of every step added, each step using those before it."""
    amounts = dict(given)
    for step in steps:
        amounts[step.name] = step.expression.number(amounts)
    return amounts


def spoken(value: Decimal | None, unit: str, currency: str = "GBP") -> str:
    """An amount in words: £1,980.00, 14.5%, 24 hours; "not known" for None."""
    if value is None:
        return say("not known")
    if unit == "£":
        return money(value, currency)
    if unit == "fraction":
        return percent(value)
    return say(UNITS[unit], number=plain(value)) if unit in UNITS else f"{plain(value)} {unit}".strip()
