"""How a mapping looks in a terminal: each table with its columns, what they are taken for, and how sure that is."""

from dataclasses import asdict
from pathlib import Path

from rich import box
from rich.markup import escape
from rich.table import Table as Shown

from fairbudget.console import add_column, out, show_json, tell
from fairbudget.language import say
from fairbudget.reading.proposing import CONFIDENCE, Proposal, ProposedTable


def show(proposal: Proposal, *, as_json: bool) -> None:
    """Every table of the file with its columns."""
    if as_json:
        show_json(asdict(proposal))
        return
    if not proposal.tables:
        tell(say("No table of costs was found in {file}.", file=proposal.file_name))
    for table in proposal.tables:
        _show(table)


def show_written(path: Path, budget: Path) -> None:
    """Where the mapping is, and what to do with it."""
    tell(say("Mapping: {file}. Then: fairbudget cost {budget} --map {file}", file=path, budget=budget))


def _show(table: ProposedTable) -> None:
    out.print(f"[bold]{escape(table.where)}[/bold] {escape(table.title)}")
    tell(f"{counted(table)} {table.why}")
    if table.asked:
        tell(say("Which column is the budget?"))
    shown = Shown(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for title in (say("Column"), say("Heading"), say("For example"), say("Taken for"), say("How sure")):
        add_column(shown, title, number=False)
    for column in table.columns:
        sure = say(CONFIDENCE[column.confidence])
        sure = sure if column.confidence == "sure" else f"{sure}: {column.why}"
        cells = (column.letter, column.name, "; ".join(column.samples), table.taken_for(column), sure)
        shown.add_row(*(escape(cell) for cell in cells))
    out.print(shown)


def counted(table: ProposedTable) -> str:
    """Whether a table is costed, in a sentence."""
    if table.counts is None:
        return say("Is this table costed?")
    return say("This table is costed.") if table.counts else say("This table is not costed.")
