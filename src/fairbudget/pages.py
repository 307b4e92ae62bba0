"""A page of words before it is a file: headings, paragraphs, bullets and tables, with its plain text."""

from dataclasses import dataclass, field

from fairbudget.language import Language, spoken
from fairbudget.wording import count_words


@dataclass(frozen=True)
class Heading:
    """A heading of a part of the page."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of whole sentences."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """Items that stand in no particular order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table with its header row. `widths` are parts of the line; `numbers` the columns set to the right."""

    description: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    last_is_total: bool = False


Block = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True)
class Page:
    """A document. `title` is its name; `made_from` says below every page what it was made from.

    `title_shown` puts the title at the head of the text; otherwise it stands above the text, as no part of it.
    `letter` is the size of the letters in points; `language` the one that was spoken when it was made.
    """

    title: str
    blocks: tuple[Block, ...]
    made_from: str
    title_shown: bool = True
    letter: int = 11
    language: Language = field(default_factory=spoken)

    @property
    def text(self) -> str:
        """The page as plain text: what stands in its body, block by block."""
        parts = [_plain(block) for block in self.blocks]
        if self.title_shown:
            parts = [f"{self.title}\n{'=' * len(self.title)}", *parts, self.made_from]
        return "\n\n".join(parts) + "\n"

    @property
    def words(self) -> int:
        """How many words its text has."""
        return count_words(self.text)


def _plain(block: Block) -> str:
    match block:
        case Bullets(items=items):
            return "\n".join(f"- {item}" for item in items)
        case Grid():
            return _plain_table(block)
        case _:
            return block.text


def _plain_table(grid: Grid) -> str:
    """A table in columns of letters, so that it can be read in an e-mail."""
    lines = (grid.headings, *grid.rows)
    widths = [max(len(line[i]) for line in lines) for i in range(len(grid.headings))]
    shown = [
        "  ".join(
            cell.rjust(width) if i in grid.numbers else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    rule = "-" * max(len(line) for line in shown)
    above_total = [rule] if grid.last_is_total else []
    return "\n".join([shown[0], rule, *shown[1:-1], *above_total, shown[-1]])
