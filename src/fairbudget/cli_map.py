"""`fairbudget map`: what the columns of a budget are taken for, as a table and as a file to change."""

from pathlib import Path
from typing import Annotated

import typer

from fairbudget.cli_asking import AsJson, InLanguage, MapFile, about_to_read, mapping_in, opened, refuse, written

BudgetFile = Annotated[
    Path, typer.Argument(callback=about_to_read, help="A budget that is not our template, in xlsx, ods or csv.")
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="MAP.toml", help="Write the mapping here, to change and to keep."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


def map_columns(
    budget: BudgetFile,
    output: Output = None,
    mapping: MapFile = None,
    _language: InLanguage = "en",
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Show what each column is taken for, how sure that is and why; and write it down, to change where it is wrong."""
    from fairbudget import console_map
    from fairbudget.reading.file.files import open_book
    from fairbudget.reading.mapping_file import mapping_text
    from fairbudget.reading.proposing import propose
    from fairbudget.reading.templates.template import is_template
    from fairbudget.writing.atomic import write_atomically

    if output is not None and output.suffix.lower() != ".toml":
        refuse(f'"{output.name}" is to be a mapping: give it a name that ends in .toml.')
    book = opened(lambda: open_book(budget))
    if is_template(book):
        refuse(f"{budget.name} is our template: its columns mean what their headings say, and it needs no mapping.")
    proposal = propose(book, mapping_in(mapping))
    if output is not None:
        text = mapping_text(proposal.mapping, proposal)
        written(lambda: write_atomically(output, lambda new: _write(new, text), force))
    console_map.show(proposal, as_json=as_json)
    if output is not None and not as_json:
        console_map.show_written(output, budget)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
