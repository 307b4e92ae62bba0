"""Where things stand in the workbook of results: the cells of parameters, of line columns and of what was typed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from fairbudget.budget import Budget
from fairbudget.costing.costed import WORKING_YEAR
from fairbudget.costing.rows import Given, Parameter, Row
from fairbudget.reading.grid import letters
from fairbudget.template_columns import Sheet
from fairbudget.template_lines import COSTS, TIME
from fairbudget.writing.result_sheet import FIRST
from fairbudget.writing.template import written_columns
from fairbudget.writing.template_cells import MOST_DIGITS, value_of

WILD = re.compile(r"[*?~]")  # MATCH reads these as patterns
LONGEST_MATCHED = 255
# The underscore of what a workbook takes for a letter: _x0041_ is A wherever it stands, in a formula too.
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}(_|$))")
FUNDER_YEAR = "funder:hours_a_year"


def matchable(names: Iterable[str]) -> frozenset[str]:
    """The names that MATCH finds: it reads patterns, tells no capitals apart and gives up on long texts."""
    names = list(names)
    alike = Counter(name.casefold() for name in names)
    return frozenset(
        name for name in names if alike[name.casefold()] == 1 and len(name) <= LONGEST_MATCHED and not WILD.search(name)
    )


@dataclass(frozen=True)
class Places:
    """The layout of one workbook. Row and column numbers count from 0 unless they stand in a reference."""

    budget: Budget
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]  # names of the amount columns of *Lines*, with their text columns before them
    rows: tuple[Row, ...]
    names: dict[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """The defined name of a parameter, such as rate_on_costs_ni_rate_2025_04_06."""
        return self.names[key]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The columns of *Lines* by their names."""
        return {name: position for position, name in enumerate(self.columns)}

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letters of the columns of *Lines*."""
        return {name: letters(position + 1) for name, position in self.positions.items()}

    def cell(self, name: str, row: int) -> str:
        """A cell of the same row of *Lines* (row counted from 0)."""
        return f"${self.letters[name]}{row + 1}"

    def span(self, name: str, rows: range | None = None, *, sheet: bool = False) -> str:
        """All cells of a column of *Lines*, or those of some rows (positions of rows, counted from 0)."""
        chosen = rows if rows is not None else range(len(self.rows))
        first, last = FIRST + chosen.start + 1, FIRST + max(chosen.stop, chosen.start + 1)
        letter = self.letters[name]
        area = f"${letter}${first}:${letter}${last}"
        return f"Lines!{area}" if sheet else area

    def typed(self, row: Row, field_name: str, own_row: int) -> str | None:
        """A look-up of what was typed on *Time* or *Costs* for the row's line; None when it stands there as text."""
        typed = self.time if row.kind == "time" else self._costs
        position, value = typed.positions[row.line], value_of(typed.line(row.line), field_name)
        if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > MOST_DIGITS:
            return None
        name, letter, key = typed.sheet.name, typed.letters[field_name], typed.letters["line"]
        if row.line not in typed.matchable:
            return f"{name}!${letter}${position + 2}"
        last = len(typed.things) + 1
        match = f"MATCH({self.cell('line', own_row)},{name}!${key}$2:${key}${last},0)"
        return f"INDEX({name}!${letter}$2:${letter}${last},{match})"

    @cached_property
    def of_groups(self) -> range:
        """The rows of *Lines* that belong to a group; those of shared caps stand last and belong to everybody."""
        return range(sum(row.kind != "cap" for row in self.rows))

    def numbers(self, rows: Sequence[Row]) -> list[int]:
        """The positions of rows on *Lines*."""
        return [self._numbers[id(row)] for row in rows]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(row): number for number, row in enumerate(self.rows)}

    @cached_property
    def matchable_keys(self) -> frozenset[str]:
        """The keys of *Rates* that a formula can look up."""
        return matchable(parameter.key for parameter in self.parameters)

    @cached_property
    def time(self) -> "Typed":
        """The lines of time as they were typed."""
        return Typed(TIME, self.budget.time)

    @cached_property
    def _costs(self) -> "Typed":
        return Typed(COSTS, self.budget.costs)

    @cached_property
    def percentages(self) -> dict[int, tuple[str, frozenset[str]]]:
        """By position of its row, each percentage line and the lines that it counts (those above it)."""
        counted = {line.line: frozenset(line.fraction_of) for line in self.budget.costs}
        return {i: (row.line, counted[row.line]) for i, row in enumerate(self.rows) if row.kind == "percentage"}

    def year_hours(self, row: Row) -> Given | None:
        """The hours of a full-time year that a row rests on: those of its rate's card, else of the budget."""
        own = row.given.get("year_hours")
        if own is not None:
            return own
        found = next((p for p in self.parameters if p.key == FUNDER_YEAR or p.code == WORKING_YEAR), None)
        return Given(found.amount, key=found.key) if found else None


@dataclass(frozen=True)
class Typed:
    """What was typed on *Time* or *Costs*: where each line and each field of it stands."""

    sheet: Sheet
    things: Sequence[Any]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each line by its name, counted from 0; the first where two have one name."""
        return {thing.line: position for position, thing in reversed([*enumerate(self.things)])}

    def line(self, name: str) -> Any:
        """The line of that name, or None."""
        position = self.positions.get(name)
        return None if position is None else self.things[position]

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letters of the column of each field."""
        columns = written_columns(self.sheet, self.things)
        return {column.field: letters(number) for number, column in enumerate(columns, 1)}

    @cached_property
    def matchable(self) -> frozenset[str]:
        """The names of lines that a formula can look up."""
        return matchable(thing.line for thing in self.things)


def quoted(words: str) -> str:
    """Words as a text in a formula."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def defined_names(parameters: Sequence[Parameter]) -> dict[str, str]:
    """A defined name for each parameter, made from its key; a number tells apart keys that look alike."""
    names: dict[str, str] = {}
    for parameter in parameters:
        stem = "rate_" + re.sub(r"[^A-Za-z0-9]+", "_", parameter.key).strip("_")[:180]
        stem = ESCAPE.sub("", stem)
        name, count = stem, 1
        while name.casefold() in {taken.casefold() for taken in names.values()}:
            count += 1
            name = f"{stem}_{count}"
        names[parameter.key] = name
    return names
