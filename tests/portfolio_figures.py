"""What two ways of working out a figure must agree on."""

from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.columns.figures import MADE_OF_SUMS
from fairbudget.portfolio.part import Part

NAMES = ("figure", "partner_type", "value", "numerator", "denominator", "status", "closes", "coverage", "hours")


def figures_in(part: Part, **of: str) -> list[tuple[Any, ...]]:
    """The figures of a budget in a portfolio, found by its file or its name."""
    rows = part.figures.to_pylist()
    return sorted((_said(row) for row in rows if all(row[name] == value for name, value in of.items())), key=str)


def figures_alone(found: Assessment) -> list[tuple[Any, ...]]:
    """The same figures of the budget alone."""
    figures = (each for each in found.figures if each.code in MADE_OF_SUMS and each.partner is None)
    return sorted((_said({"figure": each.code, **each.model_dump()}) for each in figures), key=str)


def _said(figure: dict[str, Any]) -> tuple[Any, ...]:
    """How many people are behind a figure counts where it has a value."""
    numbers = (None if figure[name] is None else figure[name] for name in NAMES)
    return (*map(_plain, numbers), figure["status"] == "ok" and figure["few_people"])


def _plain(value: Any) -> Any:
    """A decimal without the zeros at its end."""
    return value.normalize() if hasattr(value, "normalize") else value
