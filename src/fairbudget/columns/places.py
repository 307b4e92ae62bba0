"""Tables from codes to what they stand for, which grow as new codes are met."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Where = NDArray[np.intp]
R = TypeVar("R")
NOWHERE = (-1, -1)


class Codes:
    """A whole number for each code; -1 where there is none."""

    def __init__(self) -> None:
        self.all: Where = np.full(0, -1, dtype=np.intp)

    def reach(self, code: int) -> None:
        """Have room for that code."""
        if code >= len(self.all):
            more = np.full(max(code + 1, 2 * len(self.all)) - len(self.all), -1, dtype=np.intp)
            self.all = np.append(self.all, more)

    def put(self, code: int, number: int) -> None:
        """The number for a code."""
        self.reach(code)
        self.all[code] = number

    def at(self, codes: Where) -> Where:
        """The number of each of these."""
        return self.all[codes]


class Places:
    """Where the row for each of many codes is found: the number of its recipe and its place in it; -1 for none."""

    def __init__(self, codes: int = 0) -> None:
        self._recipe = np.full(codes, -1, dtype=np.intp)
        self._row = np.full(codes, -1, dtype=np.intp)

    def put(self, code: int, place: tuple[int, int]) -> None:
        """Where the row for a code is found."""
        if code >= len(self._recipe):
            more = np.full(max(code + 1, 2 * len(self._recipe)) - len(self._recipe), -1, dtype=np.intp)
            self._recipe, self._row = np.append(self._recipe, more), np.append(self._row, more)
        self._recipe[code], self._row[code] = place

    def unknown(self, codes: Where) -> Iterator[tuple[int, int]]:
        """The codes among these that have no place yet, each once, and where each stands first."""
        if not len(codes):
            return
        self.put(int(codes.max()), self.at(int(codes.max())))
        new = np.flatnonzero(self._recipe[codes] < 0)
        first = np.full(len(self._recipe), -1, dtype=np.intp)
        first[codes[new[::-1]]] = new[::-1]
        for code in np.flatnonzero(first >= 0).tolist():
            yield code, int(first[code])

    def at(self, code: int) -> tuple[int, int]:
        """Where the row for a code is found."""
        return (int(self._recipe[code]), int(self._row[code])) if code < len(self._recipe) else NOWHERE

    def split(self, codes: Where, recipes: "Sequence[R]") -> "Iterator[tuple[R, Where, Where | None]]":
        """The lines by recipe: the place of each line's row in it, and which lines they are (None: all of them)."""
        recipe = self._recipe[codes]
        counts = np.bincount(recipe + 1, minlength=1)
        for number in np.flatnonzero(counts[1:]).tolist():
            if counts[number + 1] == len(codes):
                yield recipes[number], self._row[codes], None
            else:
                which = np.flatnonzero(recipe == number)
                yield recipes[number], self._row[codes[which]], which
