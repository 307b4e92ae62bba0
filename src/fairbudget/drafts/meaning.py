"""A file whose columns are being named: its cells are kept until a person has confirmed what they mean, and no longer.

What is kept afterwards is the draft with its mapping, which holds headings and no other cell.
"""

from dataclasses import dataclass, replace

from fairbudget.drafts.draft import Draft
from fairbudget.drafts.from_file import draft_of_book
from fairbudget.problems import Problem
from fairbudget.reading import budget_of
from fairbudget.reading.answering import answered
from fairbudget.reading.columns import NO_AMOUNTS, WHICH_COLUMN
from fairbudget.reading.grid import Book
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.proposing import Proposal, propose
from fairbudget.reading.templates.template import is_template


@dataclass(frozen=True)
class Meaning:
    """The cells of a file, what they were taken for, and what a person has said so far.

    `hurried`: somebody wanted to go on before everything was answered.
    """

    book: Book
    proposal: Proposal
    mapping: Mapping
    changed: bool = False
    hurried: bool = False

    @property
    def shown(self) -> Proposal:
        """The proposal with what was said since."""
        return answered(self.proposal, self.mapping)

    @property
    def needs_a_person(self) -> bool:
        """Whether anything is not sure, or somebody has begun to change it."""
        return self.changed or not self.proposal.sure

    @property
    def open(self) -> tuple[int, ...]:
        """The tables, counted from 0, about which a question is not answered."""
        problems = budget_of(self.book, mapping=self.mapping).problems
        places = {one.where for one in problems if one.code in (WHICH_COLUMN.code, NO_AMOUNTS.code)}
        return tuple(
            number
            for number, table in enumerate(self.shown.tables)
            if table.counts is None or (table.counts and table.where in places)
        )

    def said(self, mapping: Mapping) -> "Meaning":
        """The same file with another mapping."""
        return replace(self, mapping=mapping, changed=True)

    def draft(self) -> Draft:
        """The budget as the mapping has it."""
        return draft_of_book(self.book, self.mapping)


def brought_in(book: Book) -> tuple[Meaning | None, Draft]:
    """A file as it comes in, and its draft; None where it is our template, or has no table to ask about."""
    draft = draft_of_book(book)
    if is_template(book):
        return None, draft
    proposal = propose(book)
    if not proposal.tables:
        return None, draft
    if proposal.sure:
        draft = draft.model_copy(update={"mapping": proposal.mapping})
    return Meaning(book, proposal, proposal.mapping), draft


def with_kept(meaning: Meaning, kept: Mapping) -> tuple[Meaning, tuple[Problem, ...]]:
    """The same file named as a mapping that was kept has it, and what that mapping and the file do not agree in."""
    proposal = propose(meaning.book, kept)
    differs = [one for one in budget_of(meaning.book, mapping=kept).problems if one.code.startswith("mapping_")]
    return Meaning(meaning.book, proposal, proposal.mapping, changed=True), tuple(differs)
