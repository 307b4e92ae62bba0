"""How a mapping looks in a terminal: each table with its columns, what they are taken for, and how sure that is."""

from dataclasses import asdict
from pathlib import Path

from rich.markup import escape

from fairbudget.console import out, show_json, tell
from fairbudget.console_table import table
from fairbudget.language import say
from fairbudget.reading.proposing import CONFIDENCE, Proposal, ProposedTable


def show(proposal: Proposal, *, as_json: bool) -> None:
    """Every table of the file with its columns."""
    if as_json:
        show_json(asdict(proposal))
        return
    if not proposal.tables:
        tell(say("No table of costs was found in {file}.", file=proposal.file_name))
    for found in proposal.tables:
        _show(found)


def show_written(path: Path, budget: Path) -> None:
    """Where the mapping is, and what to do with it."""
    tell(say("Mapping: {file}. Then: fairbudget cost {budget} --map {file}", file=path, budget=budget))


def _show(found: ProposedTable) -> None:
    out.print(f"[bold]{escape(found.where)}[/bold] {escape(found.title)}")
    tell(f"{counted(found)} {found.why}")
    if found.asked:
        tell(say("Which column is the budget?"))
    titles = (say("Column"), say("Heading"), say("For example"), say("Taken for"), say("How sure"))
    rows = []
    for column in found.columns:
        sure = say(CONFIDENCE[column.confidence])
        sure = sure if column.confidence == "sure" else f"{sure}: {column.why}"
        rows.append((column.letter, column.name, "; ".join(column.samples), found.taken_for(column), sure))
    out.print(table([(title, False) for title in titles], rows))


def counted(found: ProposedTable) -> str:
    """Whether a table is costed, in a sentence."""
    if found.counts is None:
        return say("Is this table costed?")
    return say("This table is costed.") if found.counts else say("This table is not costed.")
