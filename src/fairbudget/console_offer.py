"""How an offer looks in a terminal: the figure and its sum first, then yardsticks, questions and a reply to copy."""

from rich.markup import escape
from rich.padding import Padding

from fairbudget.console import out
from fairbudget.console import tell as show
from fairbudget.language import draft_note, long_date, noop, say
from fairbudget.money import money
from fairbudget.offers import OfferAssessment, in_words


def show_offer(answer: OfferAssessment) -> None:
    """The whole answer."""
    out.print(f"[bold]{escape(in_words.headline(answer))}[/bold]")
    for line in answer.sums:
        show(f"  {line}")
    _show_what_was_read(answer)
    _show_comparators(answer)
    _show_list(noop("Taken for granted"), answer.assumed)
    _show_list(noop("Also ask"), answer.ask)
    _heading(say("A reply to copy"))
    out.print(Padding(escape(answer.reply.en), (0, 0, 0, 2)))
    out.print("\n[bold]Ateb i'w gopïo (drafft)[/bold]")
    out.print(Padding(escape(answer.reply.cy), (0, 0, 0, 2)))
    show(f"\n{in_words.no_advice()}")
    if note := draft_note():
        show(note)


def _show_what_was_read(answer: OfferAssessment) -> None:
    _heading(say("What we understood"))
    for row in in_words.what_was_read(answer):
        show(f"  {row.name}: {row.words}")
    not_used = in_words.not_used(answer)
    if not_used:
        show(f"  {not_used}")


def _show_comparators(answer: OfferAssessment) -> None:
    _heading(say("Beside it, on {day}", day=long_date(answer.on)))
    for one in answer.comparators:
        difference = in_words.difference(one)
        end = f". {difference}" if difference else ""
        show(f"  {money(one.per_hour)}  {one.label}, {in_words.since(one)}{end}")
        out.print(Padding(escape(one.source), (0, 0, 0, 11)))
    show(f"  {in_words.each_is_a_yardstick()}")


def _heading(title: str) -> None:
    out.print(f"\n[bold]{title}[/bold]")


def _show_list(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        _heading(say(title))
    for line in lines:
        out.print(Padding(escape(f"· {line}"), (0, 0, 0, 2)))
