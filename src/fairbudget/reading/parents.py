"""Rows that add up the rows under them: totals that stand above their lines, and are not lines themselves."""

import re
from dataclasses import replace
from decimal import Decimal

from fairbudget.reading.rows import Entry


def parents_as_totals(entries: list[Entry]) -> list[Entry]:
    """The entries, with rows that add up the rows under them as totals.

    A numbered row over numbered parts (2 over 2.1, 2.2) is one when the sums agree, and not understood when
    they do not: it could be either. A row without a number is one when the table's own total agrees only then.
    """
    numbered = [_as_parent(entry, entries) for entry in entries]
    lines = [entry for entry in numbered if entry.kind == "line" and entry.amount is not None]
    stated = {entry.amount for entry in numbered if entry.kind == "total"}
    parents = [entry for i, entry in enumerate(lines) if _adds_next(entry, lines[i + 1 :])]
    whole = _sum(lines)
    if parents and whole not in stated and whole - _sum(parents) in stated:
        return [replace(entry, kind="total") if entry in parents else entry for entry in numbered]
    return numbered


def _adds_next(entry: Entry, following: list[Entry]) -> bool:
    """Whether an amount is the sum of two or more of the lines right under it."""
    whole = Decimal(0)
    for i, other in enumerate(following):
        whole += other.amount or Decimal(0)
        if i and whole == entry.amount and whole:
            return True
        if entry.amount is None or whole > entry.amount:
            return False
    return False


def _sum(entries: list[Entry]) -> Decimal:
    return sum((entry.amount or Decimal(0) for entry in entries), Decimal(0))


def _as_parent(entry: Entry, entries: list[Entry]) -> Entry:
    number = _outline(entry.label)
    if entry.kind != "line" or not number:
        return entry
    parts = [
        e for e in entries if e.kind == "line" and e.row > entry.row and _outline(e.label).startswith(number + ".")
    ]
    if len(parts) < 2 or entry.amount is None:
        return entry
    whole = sum((part.amount or Decimal(0) for part in parts), Decimal(0))
    return replace(entry, kind="total" if whole == entry.amount else "unreadable")


def _outline(label: str) -> str:
    """The outline number of a label: 2 of `2. Staff`, 2.1 of `2.1 Researcher`."""
    found = re.match(r"\s*(\d+(?:\.\d+)*)\.?\s", label)
    return found.group(1) if found else ""
