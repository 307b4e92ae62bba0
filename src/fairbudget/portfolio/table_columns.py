"""The columns of a table of lines: those of *Time*, and beside each line its budget's and its partner's answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


def _text(value: Any) -> str:
    return str(value).strip()


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


def _day(value: Any) -> date:
    return value if type(value) is date else date.fromisoformat(str(value)[:10])


def _whole(value: Any) -> int:
    return int(value)


def _number_or_code(value: Any) -> str | Decimal:
    text = str(value).strip()
    return Decimal(text) if text.replace(".", "", 1).isdigit() else text


@dataclass(frozen=True)
class TableColumn:
    """A column: its name in the table, the field it fills, and how its values are read."""

    name: str
    field: str
    read: Callable[[Any], Any] = _text


def _columns(*names: str | tuple[str, str] | tuple[str, str, Callable[[Any], Any]]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(name, name) if isinstance(name, str) else TableColumn(*name) for name in names)


BUDGET = "budget"
PARTNER = "partner"
LINE = "line"
ROLE = "role"
# Of a budget: the same on all its lines.
PROJECT = _columns(
    "title", "lead_organisation", "funder", ("start", "start", _day), ("as_of", "as_of", _day), "currency",
    "price_basis", ("uplift", "uplift", _number), "reference_partner", ("success_rate", "success_rate", _number),
)  # fmt: skip
# Of the partner of a line.
OF_PARTNER = _columns(
    ("partner_type", "type"), "relationship", "place", ("hours_in_a_day", "hours_in_a_day", _number),
    ("on_costs", "on_costs", _number_or_code), "overhead", ("overhead_value", "overhead_value", _number), "vat",
    "bands_agreed_by",
)  # fmt: skip
# Of the line itself, all but its numbers.
OF_LINE = _columns(
    "band", "activity", "phase", ("year", "year", _whole), "unit", ("months", "months", _number),
    ("hours_per_unit", "hours_per_unit", _number), ("employed_share", "employed_share", _number), "why_unpaid",
    "rate_code", "paid_by", "status",
)  # fmt: skip
OWN_RATE = _columns(("own_rate_per", "per"), ("own_rate_basis", "basis"))
# The numbers of a line as `columns.kinds.NUMBERS` names them, and in the table.
NUMBERS = {
    "people": "people", "quantity": "quantity", "unpaid_hours_each": "unpaid_hours_each", "rate": "own_rate",
}  # fmt: skip
NEEDED = (BUDGET, PARTNER, "quantity", "unit")
ALL = (
    BUDGET, PARTNER, LINE, ROLE,
    *(column.name for column in (*PROJECT, *OF_PARTNER, *OF_LINE, *OWN_RATE)),
    *NUMBERS.values(),
)  # fmt: skip
