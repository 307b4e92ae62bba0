"""The justification of resources: true sentences about an assessment, the most important first, up to a word limit.

Sentences are chosen one by one in the order of `justifying.fact.ORDER`; one that no longer fits is left out whole
and the next is tried. Those chosen stand under their headings. Headings count as words, as word processors count.
"""

from dataclasses import dataclass

from fairbudget.assessment import Assessment
from fairbudget.justifying import asked, gaps, other, people, rates
from fairbudget.justifying.fact import BEGINS, HEADINGS, ORDER, Fact, Known
from fairbudget.language import draft_note, long_date, say
from fairbudget.pages import Block, Heading, Page, Paragraph
from fairbudget.wording import count_words, tidy

ROOMS = (asked, people, rates, other, gaps)


@dataclass(frozen=True)
class Justification:
    """The chosen facts in the order in which they are read, and what had no room, the most important first."""

    page: Page
    limit: int
    chosen: tuple[Fact, ...]
    left_out: tuple[Fact, ...]


def facts(assessment: Assessment) -> tuple[Fact, ...]:
    """Every fact, the most important first. Raises ValueError while the total is not known."""
    if assessment.blocked or assessment.totals.cost is None:
        raise ValueError("a budget whose total is not known cannot be justified")
    known = Known(assessment)
    importance = list(ORDER)
    found = [fact for room in ROOMS for fact in room.facts(known)]
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: importance.index(fact.about)))


def justification(assessment: Assessment, limit: int) -> Justification:
    """The justification in `limit` words at most. Raises ValueError while the total is not known."""
    chosen: list[Fact] = []
    left_out: list[Fact] = []
    words = 0
    for fact in facts(assessment):
        heading = ORDER[fact.about]
        new = count_words(fact.sentence)
        if heading not in {ORDER[one.about] for one in chosen}:
            new += count_words(say(heading))
        if words + new <= limit:
            chosen.append(fact)
            words += new
        else:
            left_out.append(fact)
    in_reading_order = sorted(chosen, key=lambda fact: HEADINGS.index(ORDER[fact.about]))
    return Justification(_page(assessment, in_reading_order), limit, tuple(in_reading_order), tuple(left_out))


def _page(assessment: Assessment, chosen: list[Fact]) -> Page:
    blocks: list[Block] = []
    for heading in HEADINGS:
        facts_below = [fact for fact in chosen if ORDER[fact.about] == heading]
        if facts_below:
            blocks += [Heading(say(heading)), *_paragraphs(facts_below)]
    title = tidy(assessment.budget.title, 150) or say("Budget")
    headline = say("Justification of resources: {title}", title=title)
    return Page(headline, tuple(blocks), made_from(assessment), title_shown=False)


def _paragraphs(chosen: list[Fact]) -> list[Paragraph]:
    paragraphs: list[list[str]] = [[]]
    begun = set()
    for fact in chosen:
        if fact.about in BEGINS and fact.about not in begun and paragraphs[-1]:
            paragraphs.append([])
        begun.add(fact.about)
        paragraphs[-1].append(fact.sentence)
    return [Paragraph(" ".join(sentences)) for sentences in paragraphs]


def made_from(assessment: Assessment) -> str:
    """Which file, which rates and which program: enough to make the same page again. A draft in Welsh says so."""
    about = assessment.budget
    file = tidy(about.file_name, 60) if about.file_name else say("a budget")
    program = f"{assessment.engine.name} {assessment.engine.version}"
    if about.as_of:
        day = long_date(about.as_of)
        made = say("Made from {file}, rates as of {day}, {program}.", file=file, day=day, program=program)
    else:
        made = say("Made from {file}, {program}.", file=file, program=program)
    return " ".join(filter(None, [made, draft_note()]))
