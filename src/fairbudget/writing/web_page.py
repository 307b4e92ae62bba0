"""A page for the browser that stands by itself: to read, to send and to print. Everything that people typed is escaped.

It asks for nothing from anywhere: no script, no font, no picture, no link of its own.
"""

import html
from collections.abc import Sequence

from fairbudget.language import spoken
from fairbudget.pages import Block, Bullets, Grid, Heading, Page, Paragraph
from fairbudget.tables import Table, shown
from fairbudget.wording import tidy

SENTENCES = 40  # columns of a result that are this wide hold sentences
NUMBERS = ("money", "hours", "fraction", "number", "whole")
STYLE = """
body { font: 11pt/1.45 Arial, sans-serif; color: #0b0c0c; background: #fff; max-width: 62rem; margin: 1.5rem auto;
  padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin-top: 2rem; } h3 { font-size: 1.1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .92em; overflow-wrap: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
td.long { min-width: 16rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #767676; }
th.n, td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.total th, tr.total td { font-weight: bold; border-top: 2px solid #0b0c0c; }
tbody th { font-weight: normal; }
@page { size: A4; margin: 14mm; }
@media print { body { margin: 0; max-width: none; font-size: 9.5pt; } thead { display: table-header-group; }
  .wide { overflow: visible; } tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; } }
"""


def document(title: str, body: Sequence[str], *, mark: str = "", style: str = "") -> bytes:
    """The whole page in the language spoken. `mark` makes a copy like no other: it is shown nowhere.

    `style` is added to that of every page.
    """
    copy = f'<meta name="copy" content="{_text(mark)}">\n' if mark else ""
    head = (
        f'<!doctype html>\n<html lang="{spoken()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{copy}<title>{_text(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n<main>\n"
    )
    return "\n".join((head + f"<h1>{_text(title)}</h1>", *body, "</main>\n</body>\n</html>\n")).encode()


def heading(text: str, level: int = 2) -> str:
    """A heading of a part."""
    return f"<h{level}>{_text(text)}</h{level}>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{_text(text)}</p>"


def bullets(items: Sequence[str]) -> str:
    """A list in no particular order."""
    return f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in items)}</ul>"


def table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int] = (),
    *,
    last_is_total: bool = False,
    long: Sequence[int] = (),
) -> str:
    """A table with its caption, a heading for each column and for each row. `long` columns hold sentences."""
    cells = (f'<th scope="col"{_side(i, numbers)}>{_text(text)}</th>' for i, text in enumerate(headings))
    lines = [
        _row(row, numbers, long, total=last_is_total and number == len(rows)) for number, row in enumerate(rows, 1)
    ]
    return (
        f'<div class="wide" role="region" aria-label="{_text(caption)}" tabindex="0"><table>'
        f"<caption>{_text(caption)}</caption><thead><tr>{''.join(cells)}</tr></thead>\n"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def result_table(one: Table, currency: str) -> str:
    """A table of an assessment as it stands everywhere else, under a heading that says what its caption says."""
    rows = [
        [shown(value, column.kind, currency) for value, column in zip(row, one.columns, strict=True)]
        for row in one.rows
    ]
    numbers = [number for number, column in enumerate(one.columns) if column.kind in NUMBERS]
    long = [number for number, column in enumerate(one.columns) if column.width >= SENTENCES]
    made = table(one.title, [column.title for column in one.columns], rows, numbers, long=long)
    return made.replace("<caption>", '<caption class="unseen">', 1)


def words_page(page: Page, *, mark: str = "") -> bytes:
    """A page of words, such as a partner's sheet, for the browser."""
    return document(page.title, [*(_block(block) for block in page.blocks), paragraph(page.made_from)], mark=mark)


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return heading(text)
        case Paragraph(text=text):
            return paragraph(text)
        case Bullets(items=items):
            return bullets(items)
        case Grid():
            return table(
                block.description, block.headings, block.rows, block.numbers, last_is_total=block.last_is_total
            )


def _row(row: Sequence[str], numbers: Sequence[int], long: Sequence[int], *, total: bool) -> str:
    first = f'<th scope="row"{_side(0, numbers)}>{_text(row[0])}</th>'
    rest = "".join(f"<td{_side(i, numbers, long)}>{_text(cell)}</td>" for i, cell in enumerate(row[1:], 1))
    return f'<tr class="total">{first}{rest}</tr>\n' if total else f"<tr>{first}{rest}</tr>\n"


def _side(column: int, numbers: Sequence[int], long: Sequence[int] = ()) -> str:
    return ' class="n"' if column in numbers else ' class="long"' if column in long else ""


def _text(text: str) -> str:
    return html.escape(tidy(text), quote=True)
