"""A fact: one true sentence about an assessment, and how much it matters. Also what every fact is looked up in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Row, UsedRate
from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import said_percent
from fairbudget.language import noop, say
from fairbudget.money import money
from fairbudget.totals import Part, breakdown
from fairbudget.wording import tidy

# Short, because a heading counts as words too. They are said where they are shown.
ASK = noop("Request")
PEOPLE = noop("People")
RATES = noop("Rates")
OTHER = noop("Other costs")
OPEN = noop("Not yet known")
HEADINGS = (ASK, PEOPLE, RATES, OTHER, OPEN)

# What a fact can be about, the most important first, and under which heading it stands.
ORDER = {
    "asked": ASK,
    "shortfall": ASK,
    "partner": PEOPLE,
    "cards": RATES,
    "no_price": OPEN,
    "time": ASK,
    "brokerage": PEOPLE,
    "early": PEOPLE,
    "to_confirm": OPEN,
    "not_asked": OPEN,
    "floor": RATES,
    "floor_gap": RATES,
    "parity": RATES,
    "access": OTHER,
    "overhead": OTHER,
    "vat": OTHER,
    "in_kind": PEOPLE,
    "rules": OTHER,
    "own_rate": RATES,
    "bands": RATES,
    "open": OPEN,
    "further_partner": PEOPLE,
    "length": ASK,
    "on_costs": RATES,
    "role": PEOPLE,
    "conditions": OPEN,
    "items": OTHER,
    "payment": OTHER,
    "prices": RATES,
    "years": ASK,
    "burden": PEOPLE,
}
# The first fact of these begins a paragraph of its own.
BEGINS = ("brokerage", "role", "floor", "own_rate", "bands", "overhead", "rules", "payment", "not_asked", "conditions")
SMALL_GROUP = 2


@dataclass(frozen=True)
class Fact:
    """One true sentence. `about` is a word of ORDER, which says how much it matters and where it stands."""

    about: str
    sentence: str


@dataclass(frozen=True)
class Known:
    """An assessment, with what facts look up in it."""

    assessment: Assessment

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every costed row."""
        return self.assessment.costed.rows

    @property
    def time(self) -> tuple[Row, ...]:
        """The rows of people's time."""
        return tuple(row for row in self.rows if row.kind == "time")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The breakdown that *Summary* shows."""
        return breakdown(self.assessment.costed)

    def part(self, group: str, name: str) -> Part | None:
        """One part of the breakdown: ("activity", "brokerage")."""
        return next((part for part in self.parts if (part.group, part.name) == (group, name)), None)

    def figure(self, code: str, partner_type: str | None = None, partner: str | None = None) -> Figure | None:
        """A figure of a group that has a value."""
        about = (code, partner_type, partner)
        found = (one for one in self.assessment.figures if (one.code, one.partner_type, one.partner) == about)
        return next((one for one in found if one.status == "ok" and one.value is not None), None)

    def money(self, amount: Decimal | None) -> str:
        """An amount in the currency of the budget."""
        return money(amount, self.assessment.budget.currency)

    def hides(self, rows: Sequence[Row]) -> bool:
        """Whether money beside hours would give away the rate of one or two people (method, section 6)."""
        paid = [row for row in rows if row.kind == "time" and row.rate and row.amount("pay")]
        return len({same_rate(row.rate) for row in paid if row.rate}) == 1 and self.few(paid)

    def few(self, rows: Sequence[Row]) -> bool:
        """Whether two people or fewer stand behind these rows."""
        return max((row.amount("people") or Decimal(0) for row in rows), default=Decimal(0)) <= SMALL_GROUP


def same_rate(rate: UsedRate) -> str:
    """What two rows share when they are paid alike, on whatever day: the code, or the amount that was typed."""
    return rate.code or f"{rate.amount} {rate.per} {rate.basis}"


def share(value: Decimal | None) -> str:
    """A fraction as a percentage with one decimal at most."""
    return say("not known") if value is None else said_percent(value)


def name(row: Row) -> str:
    """The partner of a row as it is written in sentences."""
    return tidy(row.partner.name, 80)


def role(row: Row) -> str:
    """The role or item of a row as it is written in sentences."""
    return tidy(row.label, 80) or say("somebody without a stated role")
