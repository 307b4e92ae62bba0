"""A table in a terminal: words wrap and keep room for a few letters, numbers stay whole."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import strip_control_codes
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

FOLDED, LETTERS_AT_LEAST = 14, 8


class Cell:
    """Words with the space beside them. Rich lays them out; its own cells look for markup and take twice the time."""

    def __init__(self, words: str, left: int, right: int) -> None:
        self._words, self._left, self._right = strip_control_codes(words), left, right

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """The widths of the longest word and of the longest line."""
        beside = self._left + self._right
        word = max(map(cell_len, self._words.split()), default=0)
        line = max(map(cell_len, self._words.splitlines()), default=0)
        return Measurement(word + beside, line + beside)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width - self._left - self._right
        for number, line in enumerate(self._lines(console, options, room)):
            if number:
                yield Segment.line()
            rest = " " * (room - cell_len(line))
            shown = f"{rest}{line}" if options.justify == "right" else f"{line}{rest}"
            yield Segment(f"{' ' * self._left}{shown}{' ' * self._right}")

    def _lines(self, console: Console, options: ConsoleOptions, room: int) -> list[str]:
        if self._words.isprintable() and cell_len(self._words) <= room:
            return [self._words.rstrip()]
        text, fold = Text(self._words), options.overflow
        wrapped = text.wrap(console, room, justify=options.justify, overflow=fold, no_wrap=options.no_wrap)
        return [line.plain.rstrip() for line in wrapped]


def table(columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str]]) -> Table:
    """A table as Rich prints it. A column is its title and whether it holds numbers, whose headings are folded."""
    last = len(columns) - 1
    # Three spaces between columns: Rich puts one there itself.
    beside = [(int(position > 0), int(position < last)) for position in range(len(columns))]
    made = Table(box=box.SIMPLE, show_edge=False, padding=0)
    for (title, number), (left, right) in zip(columns, beside, strict=True):
        if number:
            folded = "\n".join(wrap(title, FOLDED, break_long_words=False))
            made.add_column(Cell(folded, left, right), justify="right", no_wrap=True)
        else:
            made.add_column(Cell(title, left, right), min_width=LETTERS_AT_LEAST + left + right)
    for row in rows:
        made.add_row(*(Cell(words, *spaces) for words, spaces in zip(row, beside, strict=True)))
    return made
