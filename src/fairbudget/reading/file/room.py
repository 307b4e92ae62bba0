"""How much of a file may still be laid out: a few bytes can stand for a million cells, or one text in many cells."""

from fairbudget.language import say
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.unreadable import UnreadableFile, unsafe
from fairbudget.reading.grid import Cell


class Room:
    """The room for the cells of one file."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self.limits = name, limits
        self._cells, self._letters = limits.cells, limits.answer_mb * MB

    def take(self, cell: Cell, times: int = 1) -> None:
        """Take room for a cell that stands there so often. Raises UnreadableFile when there is none left."""
        self._cells -= times
        if self._cells < 0:
            raise unsafe(self._name, say("it has more than {n} filled cells", n=f"{self.limits.cells:,}"))
        if isinstance(cell.value, str):
            self._letters -= times * len(cell.value)
        if self._letters < 0:
            raise too_much_text(self._name)


def too_much_text(name: str) -> UnreadableFile:
    """The refusal of a file whose cells hold more than is sent from one process to another."""
    return unsafe(name, say("it holds too much text"))
