"""From low to high: how the sum of an offer keeps what is not known. None is an end that nobody stated."""

from decimal import Decimal, localcontext

from fairbudget.budget import Frozen
from fairbudget.money import EXACT


class Range(Frozen):
    """Both ends included; None where that end is not known. "Up to 6" has no low end."""

    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def exact(self) -> Decimal | None:
        """The one number where both ends are the same."""
        return self.low if self.low == self.high else None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The ends that are known, each once."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    def scaled(self, by: Decimal) -> "Range":
        """Each known end times `by`, which is not negative."""
        with localcontext(EXACT):
            return Range(
                low=None if self.low is None else self.low * by, high=None if self.high is None else self.high * by
            )

    def over(self, by: Decimal) -> "Range":
        """Each known end divided by `by`, which is more than nothing."""
        with localcontext(EXACT):
            return Range(
                low=None if self.low is None else self.low / by, high=None if self.high is None else self.high / by
            )

    def times(self, other: "Range") -> "Range":
        """The product of two ranges of numbers that are not negative."""
        with localcontext(EXACT):
            return Range(
                low=None if self.low is None or other.low is None else self.low * other.low,
                high=None if self.high is None or other.high is None else self.high * other.high,
            )

    def plus(self, other: "Range") -> "Range":
        """The sum; an end that is not known on either side is not known."""
        with localcontext(EXACT):
            return Range(
                low=None if self.low is None or other.low is None else self.low + other.low,
                high=None if self.high is None or other.high is None else self.high + other.high,
            )


def exactly(number: Decimal | int | str) -> Range:
    """A range of one number."""
    value = Decimal(number)
    return Range(low=value, high=value)


NOT_KNOWN = Range()
NONE = exactly(0)
ONE = exactly(1)
