"""How a row was worked out, in words: the sentence face of its steps, with the amounts of the row in it."""

from decimal import Decimal

from fairbudget.costing.rows import Row
from fairbudget.language import noop, say
from fairbudget.workings import Step, spoken

# The step in which time or an item meets its rate, by the basis of the rate: the heart of the one sentence.
PRICED = {"employer_cost": "employer_cost", "charge": "price"}
ON_TOP = {
    "on_costs": noop("on-costs {amount}"),
    "overhead": noop("overhead {amount}"),
    "vat": noop("VAT {amount}"),
}
# What is inside a price, and so is not told as coming on top of it.
INSIDE = {"employer_cost": ("on_costs",), "charge": ("on_costs", "overhead")}


def sentences(row: Row, currency: str = "GBP") -> list[tuple[Step, str]]:
    """Every step of a row with its sentence, in the order in which they are worked."""
    return [(step, _sentence(step, row, currency)) for step in row.steps]


def _sentence(step: Step, row: Row, currency: str) -> str:
    return step.explain(row.amounts, lambda name: _phrase(row, name, currency), currency)


def working(row: Row, currency: str = "GBP") -> str:
    """The whole row in one sentence: "6 people × 4 half days × £82.50 a half day = £1,980.00"."""
    if row.blocked:
        return say("Not costed: see the problems of this line.")
    if not row.budgeted:
        return say("Needed and not budgeted: no unit cost is stated.")
    steps = {step.name: step for step in row.steps}
    if row.rate is None:
        item = steps.get("full_cost") if row.kind != "time" else None
        return _sentence(item, row, currency) if item else say("Nobody is paid for this time")
    name = PRICED.get(row.rate.basis, "pay")
    if "whole" in steps:
        whole, share = _sentence(steps["whole"], row, currency), _share(row, name, currency)
        first = say("{whole}, of which {share}", whole=whole, share=share)
    else:
        first = _sentence(steps[name], row, currency)
    full = row.amount("full_cost")
    inside = INSIDE.get(row.rate.basis, ())
    added = [
        say(words, amount=spoken(value, "£", currency))
        for name, words in ON_TOP.items()
        if name not in inside and (value := row.amount(name)) and value > 0
    ]
    if not added:
        return first
    return say("{time}; with {added}: {cost}", time=first, added=", ".join(added), cost=spoken(full, "£", currency))


def _share(row: Row, name: str, currency: str) -> str:
    """A partner's part of a shared post: "40% = £6,205.44"."""
    return f"{_phrase(row, 'share', currency)} = {spoken(row.amount(name), '£', currency)}"


def _phrase(row: Row, name: str, currency: str) -> str:
    """A named amount in words: what was given as it was said, an earlier step by its answer."""
    given = row.given.get(name)
    if given is not None:
        return given.said or spoken(given.value, given.unit, currency)
    unit = next((step.unit for step in row.steps if step.name == name), "£")
    value: Decimal | None = row.amount(name)
    return spoken(value, unit, currency)
