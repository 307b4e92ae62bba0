"""A comparison of scenarios as tables: totals, lines that changed and why, figures that changed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fairbudget.budget import PartnerType
from fairbudget.budget import words as vocabulary
from fairbudget.compare import Comparison
from fairbudget.fixes.in_words import short_percent
from fairbudget.language import noop, say
from fairbudget.money import EXACT, ZERO, money, plain
from fairbudget.tables import Column, Table, Value, said, words
from fairbudget.tables.fairness import FIGURES
from fairbudget.wording import tidy

TITLES = {
    "cost": noop("Cost"),
    "funded": noop("Funded"),
    "shortfall": noop("Shortfall"),
    "in_kind_value": noop("Value in kind"),
    "paid_hours": noop("Paid hours"),
    "unpaid_hours": noop("Unpaid hours"),
}
TYPES = vocabulary(PartnerType)
LONGEST_HEADING = 26  # columns of numbers stay narrow
HUNDREDTH, TENTH = Decimal("0.01"), Decimal("0.1")
Amounts = Sequence[Decimal | None]


def totals(comparison: Comparison, currency: str) -> Table:
    """Every total in every scenario, with its difference from the first."""
    rows = tuple(
        (say(TITLES[one.name]), *_cells(one.values, one.differences, one.unit, currency)) for one in comparison.totals
    )
    first = comparison.scenarios[0]
    note = say("In brackets: the difference from {first}.", first=first)
    return Table("", say("Totals side by side"), note, _columns(comparison, noop("Total")), rows)


def lines(comparison: Comparison, currency: str) -> Table:
    """Every line that changed, and what it costs in each scenario."""
    rows = tuple(
        (
            ", ".join(filter(None, (one.line, one.role, one.partner))),
            *_cells(one.costs, one.differences, "£", currency),
        )
        for one in comparison.lines
    )
    same = comparison.lines_unchanged
    note = say("Lines that are the same: {count}.", count=same)
    return Table("", say("Lines that changed"), note, _columns(comparison, noop("Line")), rows)


def reasons(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """For every line that changed its name, and what changed in words."""
    return tuple((one.line, "; ".join(one.changes)) for one in comparison.lines if one.changes)


def figures(comparison: Comparison, currency: str) -> Table:
    """Every figure of fairness that changed, for each group."""
    rows = tuple(
        (_figure(one.code), _group(one.group), *_cells(one.values, one.differences, one.unit, currency))
        for one in comparison.figures
    )
    first, *others = _columns(comparison, noop("Figure"))
    whom = said((Column("group", noop("For whom"), "wrapped", 24),))
    return Table("", say("Figures that changed"), "", (first, *whom, *others), rows)


def _columns(comparison: Comparison, first: str) -> tuple[Column, ...]:
    names = (tidy(name, LONGEST_HEADING) for name in comparison.scenarios)
    scenarios = (Column(f"scenario_{i}", name, "money", 20) for i, name in enumerate(names, 1))
    return (*said((Column("name", first, "wrapped", 26),)), *scenarios)


def _cells(values: Amounts, differences: Amounts, unit: str, currency: str) -> Iterator[Value]:
    """The amount of each scenario, that of the later ones with its difference: "£225.00 (+£25.00)"."""
    yield amount_said(values[0], unit, currency)
    for value, difference in zip(values[1:], differences, strict=True):
        amount = amount_said(value, unit, currency)
        yield amount if difference is None else f"{amount} ({signed(difference, unit, currency)})"


def amount_said(value: Decimal | None, unit: str, currency: str) -> str:
    """An amount as it is compared: money to the penny, percentages to one place, ratios to two."""
    if value is None:
        return say("not known")
    if unit.startswith("£"):
        return money(value, currency)
    if unit == "fraction":
        return short_percent(value)
    return f"{value.quantize(HUNDREDTH, context=EXACT)}" if unit == "ratio" else plain(value)


def signed(difference: Decimal, unit: str, currency: str) -> str:
    """A difference with its sign; "the same" where there is none that could be seen."""
    size = abs(difference)
    if unit == "fraction":
        points = plain((size * 100).quantize(TENTH, context=EXACT))
        amount = say("{number} percentage points", number=points)
        same = points == "0"
    else:
        amount = amount_said(size, unit, currency)
        same = amount == amount_said(ZERO, unit, currency)
    return say("the same") if same else f"{'+' if difference > ZERO else '−'}{amount}"


def _figure(code: str) -> str:
    return say(FIGURES[code][0]) if code in FIGURES else words(code)


def _group(group: str) -> str:
    """A partner type in words; names and "all partners" as they are."""
    return words(group) if group in TYPES else group
