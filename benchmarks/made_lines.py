"""Tables of invented lines of time: budgets of universities with charities, groups, freelancers and students."""

import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from fairbudget.budget import Budget, Partner, Project, TimeLine
from fairbudget.portfolio.table_columns import NUMBERS, OF_LINE, OF_PARTNER, OWN_RATE, PROJECT, TableColumn

LINES_OF_A_BUDGET = 400
PART = 262_144
SEED = 2026
FUNDERS = ("ukri", "nihr", "wellcome", "tnlcf", None)
STARTS = (date(2025, 10, 1), date(2026, 2, 1), date(2026, 10, 1))
UNIVERSITY = {"partner": "University", "partner_type": "university", "relationship": "lead",
              "on_costs": "university_uss", "overhead": "trac_per_fte", "overhead_value": Decimal("13571.37"),
              "vat": "recoverable"}  # fmt: skip
CHARITY = {"partner": "Charity", "partner_type": "vcse", "relationship": "project_partner", "on_costs": "employee",
           "overhead": "percent", "overhead_value": Decimal("0.15"), "vat": "irrecoverable"}  # fmt: skip
GROUP = {"partner": "Neighbours", "partner_type": "vcse", "relationship": "subcontractor", "on_costs": "0.12",
         "overhead": "none", "vat": "none"}  # fmt: skip
PANEL = {"partner": "Panel", "partner_type": "individual", "relationship": "public_contributor", "on_costs": "none",
         "overhead": "none", "vat": "none"}  # fmt: skip
ARTIST = {"partner": "Artist", "partner_type": "freelancer", "relationship": "consultant", "on_costs": "none",
          "overhead": "none", "vat": "none"}  # fmt: skip
STUDENT = {"partner": "Students", "partner_type": "student", "relationship": "participant", "on_costs": "none",
           "overhead": "none", "vat": "none"}  # fmt: skip
BEFORE = {"phase": "pre_application", "paid_by": "nobody"}
# One of these is drawn for each line: what it is paid by, and how its numbers are drawn.
ROLES: tuple[dict[str, Any], ...] = (
    {**UNIVERSITY, "band": "lead", "unit": "fte", "rate_code": "he_spine:point_44", "status": "employee"},
    {**UNIVERSITY, "band": "skilled", "unit": "fte", "rate_code": "he_spine:point_30", "status": "employee"},
    {**UNIVERSITY, "band": "skilled", "unit": "hour", "rate_code": "he_spine:point_24", "status": "employee"},
    {**UNIVERSITY, "band": "lead", "unit": "hour", "rate_code": "he_spine:point_40", **BEFORE},
    {**CHARITY, "band": "lead", "unit": "day", "own": "day", "basis": "employer_cost"},
    {**CHARITY, "band": "skilled", "unit": "hour", "own": "hour", "basis": "wage", "status": "employee"},
    {**CHARITY, "band": "skilled", "unit": "day", "own": "day", "basis": "charge", "activity": "brokerage"},
    {**CHARITY, "band": "lead", "unit": "hour", "own": "hour", "basis": "wage", **BEFORE},
    {**GROUP, "band": "skilled", "unit": "hour", "own": "hour", "basis": "employer_cost", "activity": "brokerage"},
    {**GROUP, "band": "experienced", "unit": "hour", "own": "hour", "basis": "wage", "status": "worker"},
    {**PANEL, "band": "contributor", "unit": "hour", "rate_code": "baseline:hour", "activity": "governance"},
    {**PANEL, "band": "experienced", "unit": "hour", "own": "hour", "basis": "fee", "activity": "engagement"},
    {**ARTIST, "band": "skilled", "unit": "day", "own": "day", "basis": "fee", "activity": "facilitation"},
    {**STUDENT, "band": "contributor", "unit": "hour", "own": "hour", "basis": "wage", "status": "worker"},
)  # fmt: skip
ACTIVITIES = ("research", "engagement", "facilitation", "evaluation")


def made(lines: int, seed: int = SEED, first_budget: int = 0) -> pa.Table:
    """So many lines, in budgets of 400."""
    draw = np.random.default_rng(seed)
    budgets = -(-lines // LINES_OF_A_BUDGET)
    budget = np.repeat(np.arange(budgets), LINES_OF_A_BUDGET)[:lines]
    role = draw.integers(0, len(ROLES), lines)
    table = {
        "budget": _words([f"B{first_budget + number:07d}" for number in range(budgets)], budget),
        "lead_organisation": _words([f"University {n}" for n in range(1, 41)], draw.integers(0, 40, budgets)[budget]),
        "funder": _words(FUNDERS, draw.integers(0, len(FUNDERS), budgets)[budget]),
        "start": _words(STARTS, draw.integers(0, len(STARTS), budgets)[budget]),
        "as_of": _words([date(2026, 4, 30)], np.zeros(lines, dtype=np.intp)),
        "line": pa.array(np.arange(lines) % LINES_OF_A_BUDGET + 1),
    }
    for name in ("partner", "partner_type", "relationship", "on_costs", "overhead", "overhead_value", "vat", "band",
                 "unit", "rate_code", "status", "paid_by"):  # fmt: skip
        table[name] = _words([each.get(name) for each in ROLES], role)
    table["own_rate_per"] = _words([each.get("own") for each in ROLES], role)
    table["own_rate_basis"] = _words([each.get("basis") for each in ROLES], role)
    table["phase"] = _words([each.get("phase", "delivery") for each in ROLES], role)
    activities = [each.get("activity", activity) for each in ROLES for activity in ACTIVITIES]
    table["activity"] = _words(activities, role * len(ACTIVITIES) + draw.integers(0, len(ACTIVITIES), lines))
    table["year"] = pa.array(draw.integers(1, 4, lines).astype(np.int8))
    table["why_unpaid"] = _words(["chosen", "not_budgeted"], draw.integers(0, 2, lines))
    table |= _numbers(draw, role)
    return pa.table(table)


def budgets_of(table: pa.Table) -> list[Budget]:
    """The budgets of a table of lines, as people would have written them."""
    by_budget: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        by_budget.setdefault(row["budget"], []).append(row)
    return [budget_of(rows) for rows in by_budget.values()]


def budget_of(rows: list[dict[str, Any]]) -> Budget:
    """The budget that these lines are of."""
    partners = {
        row["partner"]: Partner.model_validate({"name": row["partner"], **_fields(row, OF_PARTNER)}) for row in rows
    }
    project = Project.model_validate(_fields(rows[0], PROJECT))
    return Budget(project=project, partners=tuple(partners.values()), time=tuple(map(_line, rows)))


def _line(row: dict[str, Any]) -> TimeLine:
    numbers = {name: row[in_table] for name, in_table in NUMBERS.items() if name != "rate"}
    own = None
    if row["own_rate"] is not None:
        own = {"amount": row["own_rate"], "reason": "stated", **_fields(row, OWN_RATE)}
    return TimeLine.model_validate({
        "line": str(row["line"]), "where": f"Time!{row['line']}", "partners": [{"partner": row["partner"]}],
        **_fields(row, OF_LINE), **numbers, "own_rate": own,
    })  # fmt: skip


def _fields(row: dict[str, Any], columns: Sequence[TableColumn]) -> dict[str, Any]:
    return {column.field: column.read(row[column.name]) for column in columns if row.get(column.name) is not None}


def _numbers(draw: np.random.Generator, role: NDArray[np.int64]) -> dict[str, pa.Array]:
    """How many people, how much of what unit, unpaid hours and a rate of one's own, in hundredths."""
    lines = len(role)
    units = [each["unit"] for each in ROLES]
    salaried = np.array([unit == "fte" for unit in units])[role]
    days = np.array([unit == "day" for unit in units])[role]
    quantity = np.where(salaried, draw.integers(1, 11, lines) * 10, draw.integers(1, 400, lines) * 25)
    rate = np.where(days, draw.integers(12000, 42000, lines), draw.integers(1100, 6500, lines))
    own = np.array(["own" in each for each in ROLES])[role]
    return {
        "people": pa.array(np.where(salaried, 1, draw.integers(1, 9, lines))),
        "quantity": _hundredths(quantity),
        "months": pa.array(np.full(lines, 12), mask=~salaried),
        "unpaid_hours_each": _hundredths(draw.integers(0, 30, lines) * 50),
        "own_rate": _hundredths(rate).take(pa.array(np.where(own, np.arange(lines), 0), mask=~own)),
    }


def _words(values: Any, codes: NDArray[np.int64]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(values)).dictionary_decode()


def _hundredths(whole: NDArray[np.int64]) -> pa.Array:
    words = np.stack([whole, whole >> 63], axis=1)
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(whole), [None, pa.py_buffer(words.tobytes())])


def write(path: Path, lines: int) -> None:
    """Write so many lines, a part at a time."""
    begun, writer = 0, None
    while begun < lines:
        part = min(PART // LINES_OF_A_BUDGET * LINES_OF_A_BUDGET, lines - begun)
        table = made(part, SEED + begun, begun // LINES_OF_A_BUDGET)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
        begun += part
    if writer:
        writer.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
