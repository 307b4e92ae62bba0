"""Which lines stand behind a cell: formulas are followed from a total down to the amounts of the lines."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from fairbudget.reading.formulas import Place, places
from fairbudget.reading.grid import Book, Cell

_DEEPEST = 40


class Ledger:
    """The cells that hold the amounts of lines, and the way from other cells to them."""

    def __init__(self, book: Book, costs: dict[Place, Decimal]) -> None:
        """`costs` gives what each line costs by the place of its amount."""
        self.book = book
        self.costs = costs
        self._known: dict[Place, Counter[Place]] = {}

    def behind(self, place: Place) -> Counter[Place]:
        """The lines that a cell adds up or repeats, and how often; empty when its formula leads to none."""
        return self._follow(place, 0)

    def adds_up(self, place: Place, amount: Decimal) -> tuple[Place, ...]:
        """The lines whose costs make the amount of a cell, each counted once, by its formula; else none."""
        found = self.behind(place)
        if not found or max(found.values()) > 1:
            return ()
        return tuple(found) if self.total(found) == amount else ()

    def total(self, places: Iterable[Place]) -> Decimal:
        """What lines cost together, each once; one in another currency is not costed."""
        return sum((self.costs[place] for place in set(places) if place in self.costs), Decimal(0))

    def used_by(self, place: Place) -> tuple[Place, ...]:
        """The cells that the formula of a cell uses, with their sheets named."""
        cell = self.cell(place)
        if cell is None or not cell.formula:
            return ()
        return tuple(Place(p.sheet or place.sheet, p.row, p.column) for p in places(cell.formula))

    def cell(self, place: Place) -> Cell | None:
        sheet = self.book.sheet(place.sheet)
        return sheet.get(place.row, place.column) if sheet else None

    def _follow(self, place: Place, deep: int) -> Counter[Place]:
        """Each cell is followed once; a cell on its own way down (a circle of formulas) leads nowhere."""
        if place in self.costs:
            return Counter({place: 1})
        if place in self._known or deep > _DEEPEST:
            return self._known.get(place, Counter())
        self._known[place] = Counter()
        found: Counter[Place] = Counter()
        for used in self.used_by(place):
            found.update(self._follow(used, deep + 1))
        self._known[place] = found
        return found
