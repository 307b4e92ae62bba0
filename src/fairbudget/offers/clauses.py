"""Items in clauses: what stands together, and the word or sign that joins it to what came before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fairbudget.offers.items import Break, Item, Money, Phrase, Time, Unread
from fairbudget.offers.words import COSTS, LINKS, TIME_ROLES

ENDS = (",", ";", ".", "\n", "!", "?", "(", ")", "[", "]")


@dataclass
class Clause:
    """`opener` is plus, and, with, but, including, less, excluding, or the sign before it."""

    opener: str
    items: list[Item] = field(default_factory=list)
    bracketed: bool = False

    def phrases(self) -> list[str]:
        return [item.says for item in self.items if isinstance(item, Phrase)]

    def says(self, *kinds: str) -> bool:
        """Whether one of these things is said."""
        return any(kind in kinds for kind in self.phrases())

    def times(self) -> list[Time]:
        return [item for item in self.items if isinstance(item, Time)]

    def monies(self) -> list[Money]:
        return [item for item in self.items if isinstance(item, Money)]

    def weighty(self) -> list[Item]:
        """Its items without pieces left unread and without "of"."""
        return [
            item
            for item in self.items
            if not isinstance(item, Unread | Break) and not (isinstance(item, Phrase) and item.says in ("of", "by"))
        ]

    def after(self, item: Item) -> str:
        """What is said right after an item, or after its "for"; empty when that is no phrase."""
        return self._beside([one for one in self.weighty() if not is_for(one)], item, 1)

    def before(self, item: Item) -> str:
        """What is said right before an item."""
        return self._beside(self.weighty(), item, -1)

    def _beside(self, row: Sequence[Item], item: Item, step: int) -> str:
        if item not in row:
            return ""
        at = row.index(item) + step
        near = row[at] if 0 <= at < len(row) else None
        return near.says if isinstance(near, Phrase) else ""

    def next_to(self, item: Item) -> Item | None:
        """The item right after this one, or after its "for"."""
        row = [one for one in self.weighty() if not is_for(one)]
        at = row.index(item) + 1 if item in row else len(row)
        return row[at] if at < len(row) else None

    def follows(self, item: Item, says: str) -> bool:
        """Whether this is said right after the item, "by" and "of" included."""
        at = self.items.index(item) + 1
        near = self.items[at] if at < len(self.items) else None
        return isinstance(near, Phrase) and near.says == says

    @property
    def bare(self) -> bool:
        """Whether it only names kinds of time or cost, such as the "and travel" of "including reading and travel"."""
        return bool(self.phrases()) and all(
            isinstance(item, Phrase) and item.says in (*TIME_ROLES, *COSTS, "for") for item in self.weighty()
        )


def is_for(item: Item) -> bool:
    """Whether the item is the word "for"."""
    return isinstance(item, Phrase) and item.says == "for"


def clauses(items: Sequence[Item]) -> list[Clause]:
    """The clauses of a text in order, none of them empty of items."""
    found = [Clause("")]
    bracketed = False
    for item in items:
        if isinstance(item, Break) and item.sign in ENDS:
            bracketed = item.sign in "([" or (bracketed and item.sign not in ")]")
            _begin(found, item.sign, bracketed)
        elif isinstance(item, Phrase) and item.says in LINKS:
            _begin(found, item.says, bracketed)
        else:
            found[-1].items.append(item)
    kept = [clause for clause in found if clause.items]
    _share_what_is_said_once(kept)
    return kept


def _begin(found: list[Clause], opener: str, bracketed: bool) -> None:
    if found[-1].items:
        found.append(Clause(opener, bracketed=bracketed))
    elif opener in LINKS or found[-1].opener not in LINKS:
        # ", with" is a with; "(plus" is a plus.
        found[-1].opener, found[-1].bracketed = opener, bracketed


def _share_what_is_said_once(found: Sequence[Clause]) -> None:
    """ "Including reading and travel": the second is included too. "Travel and reading included": the first is."""
    for first, second in pairs(found):
        if second.opener == "and" and second.bare and first.opener in ("including", "excluding", "plus", "less"):
            second.opener = first.opener
    for first, second in reversed(list(pairs(found))):
        if second.opener == "and" and first.bare:
            said = [item for item in second.items if isinstance(item, Phrase) and item.says in SHARED]
            first.items.extend(said)


SHARED = ("included", "covered", "paid", "not_covered", "unpaid")


def pairs(found: Sequence[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Each clause with the one after it."""
    return pairwise(found)
