"""The formulas of *Fixes*: what a line has now from the cells of *Lines*, what is asked of it from *Rates*."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.comparisons import floor, legal_minimum
from fairbudget.fixes.parts import Part
from fairbudget.ratecards import Rate
from fairbudget.reading.grid import letters
from fairbudget.tables.fixes import COMBINED, GAPS, LEVELS, NAMES
from fairbudget.writing.places import Places
from fairbudget.writing.result_sheet import FIRST

LETTERS = {name: letters(number + 1) for number, name in enumerate(NAMES)}
# What a line has now, and the columns of *Lines* where it stands.
NOW = {"hours": "all_hours", "unpaid": "hours_counted_as_unpaid", "pay": "pay_counted", "cost": "cost_counted"}


@dataclass(frozen=True)
class Formulas:
    """The formulas of the row of one part of a line, which stands in row `at` (counted from 0)."""

    costed: CostedBudget
    places: Places
    part: Part
    at: int

    def all(self) -> dict[str, str]:
        """By column, without the =. Which of them have a value to show, the table says."""
        minimum, wage = legal_minimum(self.costed), floor(self.costed, self.part.partner)
        found = {name: self._now(column) for name, column in NOW.items() if column in self.places.columns}
        found |= self._wage("legal_minimum_level", minimum) | self._wage("floor_level", wage)
        found |= self._reference()
        for target in ("legal_minimum", "floor"):
            found[GAPS[target]] = self._missing(LEVELS[target], "pay")
        found[COMBINED] = self._combined()
        return found

    def _cell(self, name: str) -> str:
        return f"${LETTERS[name]}{self.at + 1}"

    def _now(self, column: str) -> str:
        """The cells of the line's rows on *Lines*, added up where there are several."""
        at = self.places.numbers(self.part.rows)
        if len(at) == 1:
            return self.places.span(column, range(at[0], at[0] + 1), sheet=True).partition(":")[0]
        return f"SUM({','.join(self.places.span(column, run, sheet=True) for run in _runs(at))})"

    def _wage(self, name: str, rate: Rate | None) -> dict[str, str]:
        # Where no line of time is costed the yardsticks are not among the rates.
        if rate is None or rate.key not in self.places.names:
            return {}
        return {name: f"ROUND({self.places.name(rate.key)}*{self._cell('hours')},2)"}

    def _missing(self, level: str, now: str) -> str:
        return f"MAX(0,ROUND({self._cell(level)}-{self._cell(now)},2))"

    def _reference(self) -> dict[str, str]:
        """The levels at the reference rate. Without one, hours that appear later show the status in place of 0."""
        band = self.part.rows[0].band
        given = self.costed.references.get(band) if band else None
        cost, status = self._cell("cost"), self._cell("status")
        if given is None or given.key is None:
            unpaid, every = (f"{self._cell(name)}=0" for name in ("unpaid", "hours"))
            return {
                LEVELS["hours"]: f"IF({unpaid},{cost},{status})",
                GAPS["hours"]: f"IF({unpaid},0,{status})",
                LEVELS["parity"]: f"IF({every},0,{status})",
                GAPS["parity"]: f"IF({every},0,{status})",
            }
        rate = self.places.name(given.key)
        full, missing = f"ROUND({self._cell('hours')}*{rate},2)", self._missing(LEVELS["parity"], "cost")
        return {
            LEVELS["hours"]: f"ROUND({cost}+ROUND({self._cell('unpaid')}*{rate},2),2)",
            GAPS["hours"]: self._missing(LEVELS["hours"], "cost"),
            LEVELS["parity"]: self._parity(full),
            GAPS["parity"]: f"IF({missing}>0,{status},0)" if self.part.shares_measure else missing,
        }

    def _parity(self, full: str) -> str:
        """The reference partner's own people are the measure: of them it asks no more than their unpaid hours."""
        with_unpaid = self._cell(LEVELS["hours"])
        return f"IF({full}<{with_unpaid},{full},{with_unpaid})" if self.part.own_measure else full

    def _combined(self) -> str:
        """The largest of what is missing; words among the cells count as nothing, and are shown where it is 0."""
        gaps = [self._cell(GAPS[target]) for target in ("legal_minimum", "floor", "parity")]
        largest = f"MAX({','.join(gaps)})"
        if self.part.reference is not None and not self.part.shares_measure:
            return largest
        return f"IF({largest}>0,{largest},IF(ISNUMBER({gaps[-1]}),0,{self._cell('status')}))"


def total(name: str, lines: int) -> str:
    """The sum of a column over the rows below the first, which is the row of all lines."""
    letter, first = LETTERS[name], FIRST + 2
    return f"SUM(${letter}${first}:${letter}${first + lines - 1})"


def _runs(positions: Sequence[int]) -> list[range]:
    """Positions that follow one another as ranges."""
    runs: list[range] = []
    for position in positions:
        if runs and runs[-1].stop == position:
            runs[-1] = range(runs[-1].start, position + 1)
        else:
            runs.append(range(position, position + 1))
    return runs
