"""How a portfolio looks on the terminal: what was read and what was not, and the middle of each figure."""

from decimal import Decimal

from rich.markup import escape

from fairbudget.console import out, tell
from fairbudget.console_table import table
from fairbudget.language import say
from fairbudget.money import money, percent, plain
from fairbudget.portfolio.summary import Distribution, Portfolio
from fairbudget.tables.fairness import FIGURES

MOST_FILES = 10


def show(found: Portfolio) -> None:
    """How many budgets, which files were not read, and how each figure lies over all budgets."""
    budgets = found.part.budgets.to_pylist()
    lines = sum(budget["lines"] for budget in budgets)
    complete = sum(budget["complete"] for budget in budgets)
    counts = {"budgets": f"{len(budgets):,}", "lines": f"{lines:,}", "complete": f"{complete:,}"}
    tell(say("{budgets} budgets with {lines} lines; {complete} of them can be costed in full.", **counts))
    _show_not_read(found)
    titles = [(say("Figure, over all partners"), False)]
    titles += [(title, True) for title in (say("Lower quartile"), say("Median"), say("Upper quartile"), say("Judged"))]
    rows = [
        [
            say(FIGURES[each.figure][0]),
            *(_value(value, each.unit, each.currency) for value in _middle(each)),
            say("{judged} of {all}", judged=each.judged, all=each.judged + each.not_judged),
        ]
        for each in found.distributions
        if each.by == "all" and each.partner_type is None
    ]
    out.print(table(titles, rows))
    tell(say("{n} figures of budgets stand out from the others.", n=f"{len(found.outliers):,}"))


def _show_not_read(found: Portfolio) -> None:
    rows = found.files_not_read.to_pylist()
    files = list(dict.fromkeys(row["file"] for row in rows))
    if not files:
        return
    tell(say("{n} files could not be read:", n=f"{len(files):,}"))
    for row in rows[:MOST_FILES]:
        out.print(f"  [bold]{escape(row['file'])}[/bold]", soft_wrap=True)
        tell(f"    {row['message']} {row['fix']}")
    if len(files) > MOST_FILES:
        tell(say("  … and {n} more; all of them are in the file.", n=f"{len(files) - MOST_FILES:,}"))


def _middle(each: Distribution) -> tuple[Decimal | None, ...]:
    return each.lower_quartile, each.median, each.upper_quartile


def _value(value: Decimal | None, unit: str, currency: str) -> str:
    if value is None:
        return ""
    if unit.startswith("£"):
        return money(value, currency)
    return percent(value.quantize(Decimal("0.001"))) if unit == "fraction" else plain(value.quantize(Decimal("0.01")))
