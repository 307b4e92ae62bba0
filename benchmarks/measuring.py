"""What every benchmark shares: things timed in turns, what was found as a line of a table, and the history."""

import csv
import os
import platform
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from fairbudget.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_budgets" / "university_charity_brokerage.xlsx"
HISTORY = ROOT / "benchmarks" / "history.csv"
WIDTHS = (68, 9, 11, 8)
HEADINGS = ("what was done, beside what", "ratio", "target", "")
# Something that is done, and says how many seconds it took.
Timed = Callable[[], float]


@dataclass(frozen=True)
class Measured:
    """One line of the table: a ratio, or a whole number where things were counted, and what it should be.

    `small` is the small print: the seconds behind a ratio, which belong to one machine on one day.
    """

    name: str
    ratio: float
    small: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def found(self) -> str:
        """The ratio or the count, as it is written."""
        return str(self.ratio) if isinstance(self.ratio, int) else f"{self.ratio:.2f}"

    @property
    def target(self) -> str:
        """What it should be, as it is printed; nothing where there is no target."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def verdict(self) -> str:
        """Whether it is what it should be."""
        if not self.target:
            return ""
        shown = round(self.ratio, 2)
        high = self.at_most is not None and shown > self.at_most
        low = self.at_least is not None and shown < self.at_least
        return "NOT MET" if high or low else "met"


def beside(name: str, own: float, other: float, *, at_most: float | None = None) -> Measured:
    """How many times as long our own takes as the other."""
    return Measured(name, own / other, f"{_seconds(own)} against {_seconds(other)}", at_most=at_most)


def faster(name: str, own: float, other: float, *, at_least: float) -> Measured:
    """How many times as fast our own is as the other."""
    return Measured(name, other / own, f"{_seconds(own)} against {_seconds(other)}", at_least=at_least)


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def timed(work: Callable[[], object]) -> Timed:
    """Something to do as something that says how long it took."""

    def run() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return run


def in_turns(times: int, *each: Timed) -> list[float]:
    """The median of each of several things done in turns, so that a slow moment of the machine meets all."""
    rounds = [[one() for one in each] for _ in range(times)]
    return [median(took) for took in zip(*rounds, strict=True)]


def machine() -> str:
    """The machine, as far as it matters beside ratios."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def head() -> None:
    """Print the machine and the head of the table."""
    print(machine())  # noqa: T201 - it is run to be read
    _line(HEADINGS, "medians, on this machine")


def show(found: Iterable[Measured]) -> None:
    """Print lines of the table."""
    for one in found:
        _line((one.name, one.found, one.target, one.verdict), one.small)


def _line(texts: tuple[str, ...], small: str) -> None:
    cells = (f"{text:{width}}" for text, width in zip(texts, WIDTHS, strict=True))
    print("".join((*cells, small)).rstrip(), flush=True)  # noqa: T201 - it is run to be read


def remember(found: Iterable[Measured]) -> None:
    """Add rows to the history: day, version, name, ratio."""
    day = datetime.now(tz=UTC).date().isoformat()
    with HISTORY.open("a", newline="", encoding="utf-8") as file:
        rows = ([day, VERSION, one.name, one.found] for one in found)
        csv.writer(file, lineterminator="\n").writerows(rows)
