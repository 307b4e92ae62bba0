"""What stands behind a figure: some efforts with their hours, lines and people."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fairbudget.equity.efforts import Effort
from fairbudget.equity.ratios import known_hours, ratio

# Two or fewer people: their role could tell who they are.
FEW = 2


@dataclass(frozen=True)
class Behind:
    """Some efforts, and what every figure says of those that it rests on."""

    efforts: tuple[Effort, ...]

    @cached_property
    def hours(self) -> Decimal:
        """The hours that are known."""
        return known_hours(self.efforts)

    @cached_property
    def lines(self) -> int:
        """On how many lines the efforts stand."""
        return len({effort.row.line for effort in self.efforts})

    @cached_property
    def paid_hours_known(self) -> bool:
        """Whether the paid hours of every effort are known."""
        return all(effort.paid is not None for effort in self.efforts)

    @cached_property
    def few_people(self) -> bool:
        """Whether two people or fewer do all of it."""
        return 0 < self.people <= FEW

    @cached_property
    def people(self) -> Decimal:
        """How many people there are, at least: a role of a partner that stands on several lines counts once."""
        lines: dict[str, list[Effort]] = {}
        for effort in self.efforts:
            lines.setdefault(effort.row.line, []).append(effort)
        roles: dict[tuple[object, ...], Decimal] = {}
        for name, parts in lines.items():
            people = max(part.row.amount("people") or Decimal(0) for part in parts)
            whose = tuple(dict.fromkeys(part.partner for part in parts))
            key = (whose, parts[0].row.label) if parts[0].row.label else (whose, "line", name)
            roles[key] = max(people, roles.get(key, Decimal(0)))
        return sum(roles.values(), Decimal(0))

    def part_of(self, every: "Behind") -> Decimal | None:
        """The fraction of the known hours of all of them that these are; None where some paid hours are not known."""
        if not every.paid_hours_known:
            return None
        return ratio(self.hours, every.hours) if every.hours else Decimal(1)
