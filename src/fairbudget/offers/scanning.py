"""A text as a row of items: at each place the longest thing that the rules know, else a piece left unread."""

from collections.abc import Sequence
from dataclasses import replace

from fairbudget.offers.amounts import money_at
from fairbudget.offers.items import Break, Item, Money, Phrase, Time, Unread
from fairbudget.offers.number_words import number_at, past_hyphen, word_at
from fairbudget.offers.ranges import Range
from fairbudget.offers.times import delay_at, is_no_work, time_at
from fairbudget.offers.tokens import Token, plain
from fairbudget.offers.words import ABOUT, AFTER_WELSH_AND, AT_LEAST, AT_MOST, FILLER, PHRASES, SESSION_WORDS

Words = tuple[str, ...]


def _by_first_word(phrases: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[Words, str]]]:
    found: dict[str, list[tuple[Words, str]]] = {}
    for says, wordings in phrases.items():
        for wording in wordings:
            words = tuple(plain(word) for word in wording.split())
            found.setdefault(words[0], []).append((words, says))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


KNOWN = _by_first_word(PHRASES)
LIMITS = _by_first_word({"most": AT_MOST, "least": AT_LEAST, "about": ABOUT})


CURRENCY_SIGNS = ("£", "€", "$")


def items(tokens: Sequence[Token]) -> list[Item]:
    """Every token is in exactly one item, in order."""
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        item = _item_at(tokens, at)
        found.append(item)
        at = item.to
    return found


def _item_at(tokens: Sequence[Token], at: int) -> Item:
    if tokens[at].kind == "break":
        return Break(at, at + 1, tokens[at].text)
    if tokens[at].word == "a" and word_at(tokens, at + 1) in AFTER_WELSH_AND:
        return Phrase(at, at + 1, "and")
    phrase = phrase_at(tokens, at, KNOWN)
    if phrase and phrase.to - phrase.at > 2:
        return phrase
    return delay_at(tokens, at) or _quantity(tokens, at) or phrase or _unread(tokens, at)


def phrase_at(tokens: Sequence[Token], at: int, known: dict[str, list[tuple[Words, str]]]) -> Phrase | None:
    """The longest known phrase that starts there; hyphens between its words do not matter."""
    for words, says in known.get(word_at(tokens, at), ()):
        to = at
        for word in words:
            to = past_hyphen(tokens, to) if to > at else to
            if word_at(tokens, to) != word:
                break
            to += 1
        else:
            return Phrase(at, to, says)
    return None


def _quantity(tokens: Sequence[Token], at: int) -> Item | None:
    """Money, time or a count, with what limits it: up to, at least, about."""
    limit = phrase_at(tokens, at, LIMITS)
    start = limit.to if limit else at
    found = money_at(tokens, start) or time_at(tokens, start)
    if found is None:
        return None
    if is_no_work(tokens, found.to) and not isinstance(found, Money):
        return Unread(at, found.to + 1, number=True)
    if limit is None:
        return found
    return _limited(replace(found, at=at), limit.says)


def _limited(item: Item, says: str) -> Item:
    if isinstance(item, Money | Time) and says == "about":
        return replace(item, about=True)
    if isinstance(item, Time) and item.by_the_clock:
        return item
    if isinstance(item, Money) and item.amount.exact is not None:
        return replace(item, amount=_open(item.amount, says))
    if isinstance(item, Time) and item.count.exact is not None:
        return replace(item, count=_open(item.count, says))
    return item


def _open(amount: Range, says: str) -> Range:
    return Range(high=amount.high) if says == "most" else Range(low=amount.low)


def _unread(tokens: Sequence[Token], at: int) -> Unread:
    number = number_at(tokens, at)
    if number and word_at(tokens, number[1]) == "%":
        # "10% of £500" is not £500: the amount behind it is left unread with it.
        of = number[1] + 2 if word_at(tokens, number[1] + 1) in ("of", "o") else number[1] + 1
        amount = money_at(tokens, of) if of > number[1] + 1 else None
        return Unread(at, amount.to if amount else number[1] + 1, number=True)
    if number:
        return Unread(at, number[1], number=True)
    return Unread(at, at + 1, number=any(letter.isdigit() for letter in tokens[at].text))


def is_filler(token: Token) -> bool:
    """Whether leaving the token out needs no mention."""
    return (
        token.kind in ("break", "sign") and token.text not in CURRENCY_SIGNS
    ) or token.word in FILLER | SESSION_WORDS
