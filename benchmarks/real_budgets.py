"""Real budgets of a folder beside what was read of them: prints one table, and every difference with its reason.

    .venv/bin/python benchmarks/real_budgets.py FOLDER

FOLDER holds the files and an `expected.toml` with a `[[budget]]` for each: its `file`, `people_lines`, `cost_lines`,
`percent_lines`, `total`, `stated_total`, `currency`, hours or FTE. Real budgets hold people's pay, so none is kept in
this repository, and nothing of them is written anywhere but to the screen.
"""

# ruff: noqa: T201 - it is run to be read

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from fairbudget import assess, read_budget, read_rates
from fairbudget.budget import Budget, TimeLine
from fairbudget.ratecards import RateBook
from fairbudget.reading.file.files import open_book
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.proposing import propose
from fairbudget.reading.roles import AMOUNT, MONEY, NOT_USED

AS_OF = date(2026, 11, 1)
HEADINGS = ("id", "people", "other", "percent", "time", "total", "stated total", "currency", "partners", "problems")
# Where the reader and the hand-made reading may rightly differ; anything else is a fault.
REASONS = {
    "item_differs": "a sum in words does not come to the amount beside it; the amount was kept, both are shown",
    "which_column": "several columns of amounts, and the file does not say which is the budget: asked, nothing read",
}


def main(folder: Path) -> int:
    """Print the table; answers with the number of differences that have no reason."""
    rates = read_rates()
    listed = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["budget"]
    rows, differences = [], []
    for expected in listed:
        budget = read_budget(folder / expected["file"])
        total = assess(budget, rates, as_of=AS_OF).totals.cost
        pairs = list(_pairs(expected, budget, total))
        rows.append((expected["id"], *(_both(*pair) for pair in pairs), str(len(budget.partners)), _problems(budget)))
        differences += [
            (expected["id"], name, wanted, found, _reason(budget))
            for name, (wanted, found) in zip(HEADINGS[1:-2], pairs, strict=True)
            if wanted not in ("", found)
        ]
    _print(rows)
    print("\nexpected and read, where they differ")
    for name, what, wanted, found, reason in differences:
        print(f"  {name}: {what}: expected {wanted}, read {found}: {reason or 'NOT EXPLAINED'}")
    print("\ntotals once a person has named the column of amounts")
    wrong = 0
    for one in listed:
        for heading, wanted, found in _by_column(folder / one["file"], one.get("totals_by_column", {}), rates):
            print(f"  {one['id']}: {heading}: expected {wanted}, read {found or '-'}")
            wrong += wanted != found
    return wrong + sum(not reason for *_, reason in differences)


def _pairs(expected: dict[str, Any], budget: Budget, total: Decimal | None) -> Iterator[tuple[str, str]]:
    """What is expected and what was read, column by column; an empty expectation is none."""
    shares = sum(line.fraction is not None for line in budget.costs)
    yield str(expected.get("people_lines", "")), str(len(budget.time))
    yield str(expected.get("cost_lines", "")), str(len(budget.costs) - shares)
    yield str(expected.get("percent_lines", 0)), str(shares)
    yield _expected_time(expected), _time(budget.time, "fte" if "total_fte" in expected else "hour")
    yield _amount(expected.get("total")), _amount(total)
    stated = _amount(expected.get("stated_total"))
    found = [_amount(one.amount) for one in budget.stated_totals]
    yield stated, stated if stated in found else ""
    currency = expected.get("currency", "")
    named = expected.get("currency_stated") or not currency
    asked = any(problem.code == "currency_not_stated" for problem in budget.problems)
    yield ("asked" if not currency or not named else currency), "asked" if asked else budget.project.currency


def _expected_time(expected: dict[str, Any]) -> str:
    if "total_fte" in expected:
        return f"{expected['total_fte']} fte"
    return f"{expected['total_hours']} h" if "total_hours" in expected else ""


def _time(lines: tuple[TimeLine, ...], unit: str) -> str:
    """The time of all people in one unit: hours, also those of a task, or full-time shares over a year."""
    whole = Decimal(0)
    for line in lines:
        if line.unit == unit and line.quantity is not None:
            months = (line.months or Decimal(12)) / 12 if unit == "fte" else Decimal(1)
            whole += line.people * line.quantity * months
        elif unit == "hour" and line.hours_per_unit and line.quantity is not None:
            whole += line.people * line.quantity * line.hours_per_unit
    return f"{whole.normalize():f} {'h' if unit == 'hour' else unit}" if whole else ""


def _amount(amount: object) -> str:
    return "" if amount is None else f"{Decimal(str(amount)):.2f}"


def _both(wanted: str, found: str) -> str:
    return found if wanted in ("", found) else f"{wanted} / {found or '-'}"


def _problems(budget: Budget) -> str:
    counts: dict[str, int] = {}
    for problem in budget.problems:
        name = problem.code + ("!" if problem.severity == "blocks" else "")
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(f"{name} x{number}" if number > 1 else name for name, number in counts.items())


def _reason(budget: Budget) -> str:
    """Why what was read may differ from what was expected: because of what the reader says itself."""
    said = {problem.code for problem in budget.problems}
    return next((reason for code, reason in REASONS.items() if code in said), "")


def _by_column(path: Path, expected: dict[str, str], rates: RateBook) -> Iterator[tuple[str, str, str]]:
    """Of a file that was asked about: each column of amounts, its total as expected, and as read once it is named."""
    table = propose(open_book(path)).mapping.tables[0]
    for heading, wanted in expected.items():
        columns = tuple(
            column.model_copy(update={"role": AMOUNT if column.heading == heading else NOT_USED})
            if column.role in MONEY
            else column
            for column in table.columns
        )
        named = Mapping(tables=(table.model_copy(update={"columns": columns}),))
        budget = read_budget(path, mapping=named)
        total = assess(budget, rates, as_of=AS_OF).totals.cost
        yield f"{heading} ({len(budget.time)} people, {len(budget.costs)} other)", _amount(wanted), _amount(total)


def _print(rows: list[tuple[str, ...]]) -> None:
    wide = [max(len(row[i]) for row in [HEADINGS, *rows]) for i in range(len(HEADINGS))]
    print("expected / read where they differ, else what was read; ! marks what blocks")
    for row in [HEADINGS, *rows]:
        print("  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
