"""A text about time and money as terms: so many hours a week, £11.45 an hour, 48 weeks, = £5,496.

Every sign of the text must be understood, or there are no terms at all: half an understanding of a sum is none.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from fairbudget.money import EXACT
from fairbudget.offers.words import NUMBERS
from fairbudget.reading.cells.text_tokens import Token, tokens_of
from fairbudget.reading.cells.units import each_of, unit_of, words
from fairbudget.reading.remembering import remembered

Link = Literal["", "x", "at", "of", "over", "=", ","]


@dataclass(frozen=True)
class Count:
    """So many of a unit of time, or of the things or people that `noun` names; `per` week, day..."""

    number: Decimal
    unit: str
    per: str | None = None
    noun: str = ""
    link: Link = ""
    each: bool = False


@dataclass(frozen=True)
class Price:
    """An amount of money, for each of something (`per`), or nobody says for what."""

    amount: Decimal
    per: str | None = None
    link: Link = ""


@dataclass(frozen=True)
class Factor:
    """A bare number that is multiplied."""

    number: Decimal
    link: Link = "x"


Term = Count | Price | Factor


@dataclass(frozen=True)
class Terms:
    """A text understood: the words before its first number, its terms, and what it says they come to."""

    label: str
    terms: tuple[Term, ...]
    stated: Decimal | None = None


@remembered
def terms_of(text: str) -> Terms | None:
    """The terms of one sum, or None where anything in it is not understood."""
    plain, tokens = tokens_of(text)
    return _Reader(tokens, plain).read() if tokens else None


def _is_for_each(token: Token) -> bool:
    """Whether a word of a label says that a sum is for each of something: travel per day £20, each workshop £200."""
    word = token.text.lower()
    return each_of(word) is not None or (word in words("per") and word not in ("a", "an"))


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.at = 0
        self.label: list[Token] = []
        self.terms: list[Term] = []
        self.stated: Decimal | None = None
        self.link: Link = ""

    def read(self) -> Terms | None:
        """The terms; None as soon as one token has no place in them."""
        while self.at < len(self.tokens):
            if not self._step():
                return None
        if (not self.terms and self.stated is None) or any(map(_is_for_each, self.label)):
            return None
        return Terms(self._words(self.label), tuple(self.terms), self.stated)

    def _words(self, tokens: list[Token]) -> str:
        """These tokens as they stand in the text."""
        return self.text[tokens[0].start : tokens[-1].start + len(tokens[-1].text)] if tokens else ""

    def _step(self) -> bool:
        token = self.tokens[self.at]
        word = token.text.lower()
        if token.kind == "money":
            return self._money(token)
        if token.kind in ("number", "percent"):
            return self._number(token)
        if token.kind == "mark":
            self.at += 1
            self.link = "=" if word == "=" else "at" if word == "@" else "x" if word == "*" else self.link
            if word in ",-:" and self.terms:
                self.link = self.link or ","
            return word != "/" or not self.terms
        return self._word(word)

    def _word(self, word: str) -> bool:
        known = self._small_number(word)
        if known is not None:
            return self._number(known)
        if not self.terms and self.stated is None and not self._links(word):
            self.label.append(self.tokens[self.at])
            self.at += 1
            return True
        self.at += 1
        if word in words("times"):
            self.link = "x"
        elif word in words("at"):
            self.link = "at"
        elif word in words("of"):
            self.link = "of"
        elif word in words("over"):
            self.link = "over"
            self._trailing_label()
        elif word in ("each", "yr") and self.terms and isinstance(self.terms[-1], Count):
            self.terms[-1] = replace(self.terms[-1], each=True)
        elif word not in words("silent"):
            self.at -= 1
            return self._trailing_label()
        return True

    def _links(self, word: str) -> bool:
        """Whether a word before the first term already joins it: Office Assistant at £11, @ £11."""
        after = self.tokens[self.at + 1 : self.at + 2]
        starts = bool(after) and after[0].kind in ("money", "number")
        return starts and word in (words("at") | words("times") | words("over")) and bool(self.label)

    def _trailing_label(self) -> bool:
        """£800 for a laptop, £40 travel: words that end a text after one plain sum name what was priced."""
        rest = self.tokens[self.at :]
        named = all(token.kind == "word" or token.text in "(),-" for token in rest)
        alone = len(self.terms) == 1 and isinstance(self.terms[0], Price) and self.terms[0].per is None
        if not (named and rest and alone and not self.label and self.stated is None):
            return False
        self.label = [token for token in rest if token.kind == "word"]
        self.at = len(self.tokens)
        return not any(unit_of(token.text) for token in rest)

    def _small_number(self, word: str) -> Token | None:
        """A number in words where a unit follows: two days, dau ddiwrnod."""
        after = self._text(self.at + 1)
        if word in NUMBERS and unit_of(after):
            return Token("number", word, Decimal(NUMBERS[word]))
        if word in ("a", "an", "one", "un") and unit_of(after) and not self.label and not self.terms:
            return Token("number", word, Decimal(1))
        return None

    def _text(self, at: int) -> str:
        return self.tokens[at].text.lower() if at < len(self.tokens) else ""

    # Money -----------------------------------------------------------------------------------------------

    def _money(self, token: Token) -> bool:
        self.at += 1
        per = self._per()
        if self.link == "=" or (per is None and self._is_total_named()):
            if self.stated is not None or per:
                return False
            self.stated, self.link = token.value, ""
            return True
        if self.stated is not None:
            return False
        self.terms.append(Price(token.value, per, self.link))
        self.link = ""
        return True

    def _is_total_named(self) -> bool:
        """Whether the word before a sum calls it a total."""
        return bool(self.terms) and self._text(self.at - 2) in ("total", "cyfanswm")

    def _per(self) -> str | None:
        """What a sum is for each of, if that is said: a unit of time, `person`, `item`, or a noun."""
        pair = f"{self._text(self.at)} {self._text(self.at + 1)}"
        for size, phrase in ((2, pair), (1, self._text(self.at))):
            each = each_of(phrase)
            if each:
                self.at += size
                return each
        if self._text(self.at) not in (*words("per"), "/"):
            return None
        named = self._text(self.at + 1)
        if not named or self.tokens[self.at + 1].kind != "word" or named in (*words("times"), *words("at")):
            return None
        self.at += 2
        return unit_of(named) or named

    # Numbers ---------------------------------------------------------------------------------------------

    def _number(self, token: Token) -> bool:
        if self.link == "" and not self.terms and self.label and self.label[-1].text.lower() in words("numbered"):
            self.label.append(token)
            self.at += 1
            return True
        self.at += 1
        unit = self._unit()
        if unit and token.kind == "number":
            return self._count(token.value, unit)
        if token.kind == "percent":
            return unit == "fte" and self._count(EXACT.divide(token.value, Decimal(100)), "fte")
        return self._bare(token.value)

    def _bare(self, number: Decimal) -> bool:
        """A number without a unit: what it all comes to, a price after @, a number of things, or a factor."""
        if self.stated is not None:
            return False
        if self.link == "=":
            self.stated, self.link = number, ""
        elif self.link == "at":
            self.terms.append(Price(number, self._per(), "at"))
            self.link = ""
        else:
            return self._thing(number)
        return True

    def _unit(self) -> str | None:
        pair = " ".join(self._text(self.at + i) for i in range(4))
        if pair.startswith("cyfwerth ag amser llawn"):
            self.at += 4
            return "fte"
        unit = unit_of(self._text(self.at))
        if unit is None:
            # 10 hours is also said as 10 o oriau.
            after = unit_of(self._text(self.at + 1)) if self._text(self.at) == "o" else None
            self.at += 2 if after else 0
            return after
        self.at += 1
        return unit

    def _count(self, number: Decimal, unit: str, noun: str = "") -> bool:
        if self.stated is not None or self.link == "=":
            return False
        per = self._per()
        each = per == "item"
        if unit == "minute":
            number, unit = EXACT.divide(number, Decimal(60)), "hour"
        self.terms.append(Count(number, unit, None if each else per, noun, self.link, each))
        self.link = ""
        return True

    def _thing(self, number: Decimal) -> bool:
        """A number with the words behind it (60 bundles of A4 paper), or a bare factor of a product."""
        start = self.at
        while self.at < len(self.tokens) and self._goes_on(start):
            self.at += 1
        named = self._words(self.tokens[start : self.at])
        if named:
            return self._count(number, "thing", named)
        before, after = self.link == "x", self._text(self.at)
        if not (before or after in (*words("times"), "*")):
            return False
        self.terms.append(Factor(number, "x" if before else ""))
        self.link = ""
        return True

    def _goes_on(self, start: int) -> bool:
        """Whether the word at this place still belongs to the thing that is counted."""
        token = self.tokens[self.at]
        word = token.text.lower()
        if token.kind != "word" or word in words("times") | words("at") | words("over") | {"each", "total"}:
            return False
        return self.at > start or word not in words("of") | words("silent") | words("per")
