"""`fairbudget justify` and `fairbudget partner-sheet`: the assessment in words, as a document or plain text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairbudget.cli_asking import (
    AsJson,
    AsOf,
    BudgetFile,
    Currency,
    Funder,
    InLanguage,
    MapFile,
    RatesFolder,
    assess_file,
    refuse,
    warn_of_people,
    written,
)
from fairbudget.language import draft_note, noop, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fairbudget.assessment import Assessment
    from fairbudget.justifying.fact import Fact
    from fairbudget.pages import Page

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT.docx", help="Write it here, as .docx or .txt. Otherwise it is shown."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
FEWEST, MOST = 100, 5000


def justify(
    budget: BudgetFile,
    words: Annotated[
        int, typer.Option("--words", min=FEWEST, max=MOST, help="At most this many words: often 250, 500 or 750.")
    ] = 500,
    output: Output = None,
    _language: InLanguage = "en",
    as_json: AsJson = False,
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    mapping: MapFile = None,
    force: Force = False,
) -> None:
    """Write a justification of resources: true sentences, the most important first, up to a word limit."""
    from fairbudget import console
    from fairbudget.justification import justification

    _check_ending(output)
    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    _refuse_blocked(assessment)
    made = justification(assessment, words)
    if as_json:
        chosen, left_out = ([fact.sentence for fact in facts] for facts in (made.chosen, made.left_out))
        result = {"limit": words, "words": made.page.words, "text": made.page.text}
        console.show_json({**result, "sentences": chosen, "left_out": left_out})
    warn_of_people(assessment)
    _hand_over(made.page, output, force=force, shown=not as_json)
    told = [
        say("{count} words of {limit}.", count=made.page.words, limit=words),
        *_no_room(made.left_out),
        draft_note(),
    ]
    typer.echo(" ".join(filter(None, told)), err=True)


def _no_room(left_out: "Sequence[Fact]") -> list[str]:
    """How much had to be left out, and the first of it."""
    if not left_out:
        return []
    sentence = noop("{count} sentences had no room; the first: {sentence}")
    if len(left_out) == 1:
        sentence = noop("1 sentence had no room; the first: {sentence}")
    return [say(sentence, count=len(left_out), sentence=left_out[0].sentence)]


def partner_sheet(
    budget: BudgetFile,
    partner: Annotated[str, typer.Argument(help="The partner's name, as in the budget.")],
    output: Output = None,
    _language: InLanguage = "en",
    as_of: AsOf = None,
    rates: RatesFolder = None,
    funder: Funder = None,
    currency: Currency = None,
    mapping: MapFile = None,
    force: Force = False,
) -> None:
    """Write one page for one partner in plain words: the work, the money, an hour of it, and what is open."""
    from fairbudget.partner_sheet import partner_names
    from fairbudget.partner_sheet import partner_sheet as page_of

    _check_ending(output)
    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    name = _known(partner, partner_names(assessment), budget.name)
    _refuse_blocked(assessment)
    warn_of_people(assessment)
    _hand_over(page_of(assessment, name), output, force=force, shown=True)
    if any(problem.code == "few_people_behind_a_rate" for problem in assessment.problems):
        warning = say("It may show what one or two people are paid: give it to this partner alone.")
        typer.echo(warning, err=True)


def _known(asked: str, names: tuple[str, ...], file: str) -> str:
    """The partner that is meant, whatever its capitals and spaces."""
    wanted = " ".join(asked.split()).casefold()
    folded = {" ".join(name.split()).casefold(): name for name in names}
    if asked in names:
        return asked
    if wanted not in folded:
        refuse(_no_partner(asked, wanted, folded, file))
    return folded[wanted]


def _no_partner(asked: str, wanted: str, folded: dict[str, str], file: str) -> str:
    from fairbudget.problems import near

    close = near(wanted, tuple(folded))
    for low, name in folded.items():
        close = close.replace(f'"{low}"', f'"{name}"')
    sentence = noop('There is no partner "{asked}" in {file}. The partners are: {partners}.')
    if close:
        sentence = noop('There is no partner "{asked}" in {file}. Nearest: {nearest}. The partners are: {partners}.')
    return say(sentence, asked=asked, file=file, nearest=close, partners="; ".join(folded.values()))


def _check_ending(output: Path | None) -> None:
    if output is not None and output.suffix.lower() not in (".docx", ".txt"):
        refuse(say('"{file}" cannot be written: name a file that ends in .docx or .txt.', file=output.name))


def _refuse_blocked(assessment: "Assessment") -> None:
    """Without totals there is nothing to write: say what to mend, and leave with exit code 1."""
    from fairbudget import console

    if assessment.blocked or assessment.totals.cost is None:
        told = say("The totals of this budget are not known yet, so nothing was written about them. Mend first:")
        console.tell(f"{told}\n")
        console.show_problems([problem for problem in assessment.problems if problem.severity == "blocks"])
        raise typer.Exit(1)


def _hand_over(page: "Page", output: Path | None, *, force: bool, shown: bool) -> None:
    if output is None:
        if shown:
            typer.echo(page.text, nl=False)
        return
    from fairbudget.writing.word_document import write_page

    written(lambda: write_page(page, output, force=force))
    typer.echo(say("Wrote {file}.", file=output), err=True)
