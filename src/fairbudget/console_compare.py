"""How a comparison looks in a terminal."""

from collections.abc import Sequence
from decimal import Decimal

from rich.markup import escape
from rich.padding import Padding

from fairbudget.compare import Comparison
from fairbudget.console import out, tell
from fairbudget.money import ZERO
from fairbudget.tables import words
from fairbudget.workings import spoken


def show(comparison: Comparison, currency: str, *, as_json: bool) -> None:
    """Totals, lines and figures of every scenario; for machines exact decimals as text."""
    if as_json:
        out.out(comparison.model_dump_json(indent=2), highlight=False)
        return
    for number, name in enumerate(comparison.scenarios, 1):
        tell(f"Scenario {number}: {name}")
    out.print("\n[bold]Totals[/bold]")
    for total in comparison.totals:
        out.print(f"  {words(total.name)}: {escape(_said(total.values, total.differences, total.unit, currency))}")
    out.print("\n[bold]Lines that changed[/bold]")
    for line in comparison.lines:
        title = f"Line {line.line}, {line.role or 'no role'}, {line.partner}"
        out.print(
            Padding(f"{escape(title)}: {escape(_said(line.costs, line.differences, '£', currency))}", (0, 0, 0, 2))
        )
        for change in line.changes:
            out.print(Padding(escape(change), (0, 0, 0, 6)))
    tell(f"  {comparison.lines_unchanged} lines are the same.")
    out.print("\n[bold]Figures that changed[/bold]")
    if not comparison.figures:
        tell("  None.")
    for figure in comparison.figures:
        title = f"{words(figure.code)}, {words(figure.group)}"
        said = _said(figure.values, figure.differences, figure.unit, currency)
        out.print(Padding(f"{escape(title)}: {escape(said)}", (0, 0, 0, 2)))


def _said(values: Sequence[Decimal | None], differences: Sequence[Decimal | None], unit: str, currency: str) -> str:
    """Such as "£1.00 → £3.00 (+£2.00)" for each of the others."""
    shown = "£" if unit.startswith("£") else unit
    parts = [spoken(values[0], shown, currency)]
    for value, difference in zip(values[1:], differences, strict=True):
        change = ""
        if difference is not None:
            sign = "+" if difference > ZERO else "−" if difference < ZERO else "±"
            change = f" ({sign}{spoken(abs(difference), shown, currency)})"
        parts.append(f"{spoken(value, shown, currency)}{change}")
    return " → ".join(parts)
