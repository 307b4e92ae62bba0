"""Expressions with four faces: the exact number, the cell formula that computes the same, the words, and the column.

An expression is built from named amounts with `*`, `/`, `+`, `-`, `**` and four functions: `pence` (to the penny,
half up), `above` (the part over a threshold), `reached` (counted where a threshold is) and a row's part (`Allotted`).
Not known is None: an expression with an unknown amount in it is unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add, mul, sub
from typing import Any, Literal

from fairbudget.language import noop, say
from fairbudget.many_lines import C, Columns
from fairbudget.money import EXACT, to_pence

Numbers = Mapping[str, Decimal | None]
Cells = Callable[[str], str]
Says = Callable[[str], str]


class Expression:
    """Arithmetic on named amounts; see the four faces `number`, `formula`, `sentence` and `column`."""

    def number(self, amounts: Numbers) -> Decimal | None:
        """The exact value, or None when an amount in it is not known."""
        raise NotImplementedError

    def formula(self, cell: Cells) -> str:
        """The spreadsheet expression (no leading `=`); `cell` gives the reference of a named amount."""
        raise NotImplementedError

    def sentence(self, phrase: Says) -> str:
        """The same in words; `phrase` gives the words for a named amount, such as "6 people"."""
        raise NotImplementedError

    def column(self, columns: Columns[C]) -> C | None:
        """The exact values of many lines at once, or None when an amount in it is not known."""
        if any(columns.differs(name) for name in self.names):
            return self._column(columns)
        return columns.alike(self)

    def _column(self, columns: Columns[C]) -> C | None:
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """The named amounts it uses, each once, in order."""
        raise NotImplementedError

    def __mul__(self, other: "Expression") -> "Expression":
        return Operation("*", (*_flat(self, "*"), other))

    def __add__(self, other: "Expression") -> "Expression":
        return Operation("+", (*_flat(self, "+"), other))

    def __sub__(self, other: "Expression") -> "Expression":
        return Operation("-", (self, other))

    def __truediv__(self, other: "Expression") -> "Expression":
        return Operation("/", (self, other))

    def __pow__(self, other: "Expression") -> "Expression":
        return Operation("^", (self, other))


@dataclass(frozen=True)
class Amount(Expression):
    """A named amount: something given, or an earlier step."""

    name: str

    def number(self, amounts: Numbers) -> Decimal | None:
        return amounts[self.name]

    def formula(self, cell: Cells) -> str:
        return cell(self.name)

    def sentence(self, phrase: Says) -> str:
        return phrase(self.name)

    def _column(self, columns: Columns[C]) -> C | None:
        return columns.amount(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)


@dataclass(frozen=True)
class Whole(Expression):
    """A whole number that belongs to the arithmetic itself (the 1 in 1 + uplift, the 12 months of a year)."""

    value: int

    def number(self, amounts: Numbers) -> Decimal | None:
        return Decimal(self.value)

    def formula(self, cell: Cells) -> str:
        return str(self.value)

    def sentence(self, phrase: Says) -> str:
        return str(self.value)

    @property
    def names(self) -> tuple[str, ...]:
        return ()


Sign = Literal["*", "/", "+", "-", "^"]
SPOKEN: dict[Sign, str] = {"*": "×", "/": "÷", "+": "+", "-": "−", "^": noop("to the power of")}
BINDING: dict[Sign, int] = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}


# Nothing shared over nothing is nothing: the on-costs of a line without pay.
JOINED: dict[Sign, Callable[[Decimal, Decimal], Decimal]] = {
    "*": EXACT.multiply, "+": EXACT.add, "-": EXACT.subtract, "^": EXACT.power,
    "/": lambda whole, parts: EXACT.divide(whole, parts) if parts else Decimal(0),
}  # fmt: skip
COLUMNS_JOINED: dict[Sign, Callable[[Any, Any], Any]] = {
    "*": mul, "+": add, "-": sub, "^": pow, "/": lambda whole, parts: whole / parts if parts else whole - whole,
}  # fmt: skip


@dataclass(frozen=True)
class Operation(Expression):
    """Two or more parts joined by one sign, worked from left to right."""

    sign: Sign
    parts: tuple[Expression, ...]

    def number(self, amounts: Numbers) -> Decimal | None:
        join, answer = JOINED[self.sign], None
        for part in self.parts:
            value = part.number(amounts)
            if value is None:
                return None
            answer = value if answer is None else join(answer, value)
        return answer

    def formula(self, cell: Cells) -> str:
        written = [self._bracket(part, part.formula(cell), i) for i, part in enumerate(self.parts)]
        if self.sign == "/" and self.parts[1].names:
            return f"IF({written[1]}=0,0,{written[0]}/{written[1]})"
        return self.sign.join(written)

    def sentence(self, phrase: Says) -> str:
        spoken = [self._bracket(_unrounded(part), _as_one(part, phrase), i) for i, part in enumerate(self.parts)]
        return f" {say(SPOKEN[self.sign])} ".join(spoken)

    def _column(self, columns: Columns[C]) -> C | None:
        differing = [part for part in self.parts if any(map(columns.differs, part.names))]
        if self.sign == "*" and len(self.parts) - len(differing) > 1:
            # What is alike is multiplied once for each kind of line, and not once for each line.
            rest = Operation("*", tuple(part for part in self.parts if part not in differing))
            return Operation("*", (*differing, rest)).column(columns)
        values = [part.column(columns) for part in self.parts]
        return None if None in values else reduce(COLUMNS_JOINED[self.sign], values)

    def _bracket(self, part: Expression, text: str, position: int) -> str:
        if not isinstance(part, Operation):
            return text
        looser = BINDING[part.sign] < BINDING[self.sign]
        after = position > 0 and self.sign in "-/^" and BINDING[part.sign] <= BINDING[self.sign]
        return f"({text})" if looser or after else text

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts for name in part.names))


@dataclass(frozen=True)
class Pence(Expression):
    """An amount to the penny, half up: what is shown, and what is added."""

    amount: Expression

    def number(self, amounts: Numbers) -> Decimal | None:
        value = self.amount.number(amounts)
        return None if value is None else to_pence(value)

    def formula(self, cell: Cells) -> str:
        return f"ROUND({self.amount.formula(cell)},2)"

    def sentence(self, phrase: Says) -> str:
        return self.amount.sentence(phrase)

    def _column(self, columns: Columns[C]) -> C | None:
        value = self.amount.column(columns)
        return None if value is None else value.pence()

    @property
    def names(self) -> tuple[str, ...]:
        return self.amount.names


@dataclass(frozen=True)
class Above(Expression):
    """The part of an amount above a threshold; zero when it does not reach it."""

    amount: Expression
    threshold: Expression

    def number(self, amounts: Numbers) -> Decimal | None:
        value, threshold = self.amount.number(amounts), self.threshold.number(amounts)
        return None if value is None or threshold is None else max(Decimal(0), EXACT.subtract(value, threshold))

    def formula(self, cell: Cells) -> str:
        return f"MAX(0,{(self.amount - self.threshold).formula(cell)})"

    def sentence(self, phrase: Says) -> str:
        spoken, threshold = self.amount.sentence(phrase), self.threshold.sentence(phrase)
        return say("the part of {amount} above {threshold}", amount=spoken, threshold=threshold)

    def _column(self, columns: Columns[C]) -> C | None:
        value, threshold = self.amount.column(columns), self.threshold.column(columns)
        return None if value is None or threshold is None else value.above(threshold)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.amount - self.threshold).names


@dataclass(frozen=True)
class Reached(Expression):
    """An amount that counts where `amount` reaches `threshold`, and is zero elsewhere."""

    counted: Expression
    amount: Expression
    threshold: Expression

    def number(self, amounts: Numbers) -> Decimal | None:
        short, counted = (self.threshold - self.amount).number(amounts), self.counted.number(amounts)
        if short is None or counted is None:
            return None
        return counted if short <= 0 else Decimal(0)

    def formula(self, cell: Cells) -> str:
        # Six places rid the difference of binary dust.
        return f"IF(ROUND({(self.threshold - self.amount).formula(cell)},6)<=0,{self.counted.formula(cell)},0)"

    def sentence(self, phrase: Says) -> str:
        return say(
            "{counted} where {amount} reaches {threshold}",
            counted=self.counted.sentence(phrase),
            amount=self.amount.sentence(phrase),
            threshold=self.threshold.sentence(phrase),
        )

    def _column(self, columns: Columns[C]) -> C | None:
        counted, value, threshold = (part.column(columns) for part in (self.counted, self.amount, self.threshold))
        if counted is None or value is None or threshold is None:
            return None
        return counted.reached(value, threshold)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.counted.names, *(self.threshold - self.amount).names)))


def _unrounded(expression: Expression) -> Expression:
    """What stands inside a rounding, which is not spoken and so needs brackets of its own."""
    return expression.amount if isinstance(expression, Pence) else expression


def _as_one(expression: Expression, phrase: Says) -> str:
    """Its sentence, in brackets where the words would run on into what follows."""
    sentence = expression.sentence(phrase)
    return f"({sentence})" if isinstance(_unrounded(expression), Above) else sentence


def _flat(expression: Expression, sign: Sign) -> tuple[Expression, ...]:
    """The parts of a chain of the same sign, so that a × b × c reads without brackets."""
    if isinstance(expression, Operation) and expression.sign == sign:
        return expression.parts
    return (expression,)


def amount(name: str) -> Amount:
    """The amount of that name."""
    return Amount(name)


def pence(expression: Expression) -> Expression:
    """The expression rounded to the penny, half up (method, section 1)."""
    return Pence(expression)


def above(expression: Expression, threshold: Expression) -> Expression:
    """The part of the expression above the threshold."""
    return Above(expression, threshold)


def reached(counted: Expression, expression: Expression, threshold: Expression) -> Expression:
    """`counted` where the expression reaches the threshold, else zero."""
    return Reached(counted, expression, threshold)
