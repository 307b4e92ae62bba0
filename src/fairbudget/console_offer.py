"""How an offer looks in a terminal: the figure and its sum first, then yardsticks, questions and a reply to copy."""

from rich.markup import escape
from rich.padding import Padding

from fairbudget.console import out, say
from fairbudget.language import long_date
from fairbudget.money import money
from fairbudget.offers import OfferAssessment, in_words


def show_offer(answer: OfferAssessment) -> None:
    """The whole answer."""
    out.print(f"[bold]{escape(in_words.headline(answer))}[/bold]")
    for line in answer.sums:
        say(f"  {line}")
    _show_what_was_read(answer)
    _show_comparators(answer)
    _show_list("Taken for granted", answer.assumed)
    _show_list("Also ask", answer.ask)
    out.print("\n[bold]A reply to copy[/bold]")
    out.print(Padding(escape(answer.reply.en), (0, 0, 0, 2)))
    out.print("\n[bold]Ateb i'w gopïo (drafft)[/bold]")
    out.print(Padding(escape(answer.reply.cy), (0, 0, 0, 2)))
    say(f"\n{in_words.no_advice()}")


def _show_what_was_read(answer: OfferAssessment) -> None:
    out.print("\n[bold]What we understood[/bold]")
    for row in in_words.what_was_read(answer):
        say(f"  {row.name}: {row.words}")
    not_used = in_words.not_used(answer)
    if not_used:
        say(f"  {not_used}")


def _show_comparators(answer: OfferAssessment) -> None:
    out.print(f"\n[bold]Beside it, on {long_date(answer.on)}[/bold]")
    for one in answer.comparators:
        difference = in_words.difference(one)
        end = f". {difference}" if difference else ""
        say(f"  {money(one.per_hour)}  {one.label}, {in_words.since(one)}{end}")
        out.print(Padding(escape(one.source), (0, 0, 0, 11)))
    say(f"  {in_words.each_is_a_yardstick()}")


def _show_list(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        out.print(f"\n[bold]{title}[/bold]")
    for line in lines:
        out.print(Padding(escape(f"· {line}"), (0, 0, 0, 2)))
