"""The answer about an offer as one page for the browser: to keep, to print, or to send to somebody who helps."""

from collections.abc import Iterator

from fairbudget.language import draft_note, long_date, say
from fairbudget.money import money
from fairbudget.offers import OfferAssessment, in_words
from fairbudget.offers.yardsticks import Comparator
from fairbudget.writing.web_page import bullets, document, heading, paragraph, table

# Close enough that an offer stays on one sheet of A4; the sources are its small print.
STYLE = """
h1 { margin: .3rem 0; } h2 { margin: .6rem 0 .3rem; } h3 { margin: .7rem 0 .2rem; } p, ul { margin: .25rem 0; }
h3:last-of-type + ul { font-size: .8em; }
@page { margin: 10mm 12mm; }
@media print { body { font-size: 9.5pt; line-height: 1.25; } th, td { padding: .15rem .5rem; } }
"""


def offer_page(answer: OfferAssessment, reply: str, *, mark: str = "") -> bytes:
    """The page in the language spoken, with the reply as the person has it."""
    return document(say("Your offer, checked"), list(_parts(answer, reply)), mark=mark, style=STYLE)


def _parts(answer: OfferAssessment, reply: str) -> Iterator[str]:
    if draft_note():
        yield paragraph(draft_note())
    if answer.offer.text.strip():
        yield paragraph(say("The offer: “{words}”", words=answer.offer.text))
    yield heading(in_words.headline(answer))
    yield from (paragraph(line) for line in answer.sums)
    yield heading(say("What we understood"), 3)
    yield bullets([f"{row.name}: {row.words}" for row in in_words.what_was_read(answer)])
    not_used = in_words.not_used(answer)
    if not_used:
        yield paragraph(not_used)
    yield from _beside(answer)
    yield heading(say("Also check"), 3)
    yield bullets(answer.ask)
    yield heading(say("A reply you could send"), 3)
    yield paragraph(reply)
    yield paragraph(in_words.no_advice())
    yield from _sources(answer)


def _beside(answer: OfferAssessment) -> Iterator[str]:
    caption = say("What others are paid on {day}", day=long_date(answer.on))
    headings = (say("Paid for an hour"), say("Amount"), say("How far the offer is from it"))
    yield table(caption, headings, [_row(one) for one in answer.comparators], numbers=(1,))
    yield paragraph(in_words.each_is_a_yardstick())


def _row(one: Comparator) -> tuple[str, str, str]:
    return (f"{one.short} ({in_words.since(one)})", money(one.per_hour), in_words.difference(one))


def _sources(answer: OfferAssessment) -> Iterator[str]:
    yield heading(say("Where these rates come from"), 3)
    yield bullets([f"{one.short}: {one.source}" for one in answer.comparators])
