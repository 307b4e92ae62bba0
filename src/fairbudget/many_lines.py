"""What the column face of an expression asks of a column of numbers, and of the columns it finds its amounts in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol, Self, TypeVar


class Column(Protocol):
    """Exact amounts of many lines at once."""

    def __mul__(self, other: Self) -> Self: ...
    def __truediv__(self, other: Self) -> Self: ...
    def __add__(self, other: Self) -> Self: ...
    def __sub__(self, other: Self) -> Self: ...
    def __pow__(self, other: Self) -> Self: ...
    def pence(self) -> Self: ...
    def above(self, threshold: Self) -> Self: ...
    def reached(self, amount: Self, threshold: Self) -> Self: ...
    def allotted(self, shares: tuple[Decimal, ...], position: int) -> Self: ...


class Exact(Protocol):
    """An exact number that is worked out from named amounts."""

    def number(self, amounts: Mapping[str, Decimal | None]) -> Decimal | None: ...


C = TypeVar("C", bound=Column)
C_co = TypeVar("C_co", bound=Column, covariant=True)


class Columns(Protocol[C_co]):
    """The amounts of lines of the same kinds: what is alike within a kind is worked out once for each kind."""

    def amount(self, name: str) -> C_co | None:
        """The amounts of that name; None when they are not known."""
        raise NotImplementedError

    def differs(self, name: str) -> bool:
        """Whether the amount of that name may differ between lines of one kind."""
        raise NotImplementedError

    def alike(self, exact: Exact) -> C_co | None:
        """An exact number in which nothing differs, worked out from the amounts of each kind."""
        raise NotImplementedError
