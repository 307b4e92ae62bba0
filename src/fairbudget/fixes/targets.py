"""The four targets and what each asks of a part of a line (method, section 7)."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal, get_args

from fairbudget.fixes.parts import Part
from fairbudget.language import noop
from fairbudget.money import EXACT, ZERO, to_pence

Target = Literal["legal_minimum", "floor", "hours", "parity"]
TARGETS: tuple[Target, ...] = get_args(Target)
TITLES: dict[Target, str] = {
    "legal_minimum": noop("Legal minimum"),
    "floor": noop("Real Living Wage"),
    "hours": noop("Pay the unpaid hours"),
    "parity": noop("Parity"),
}
MEASURED_ON: dict[Target, Literal["pay", "employer_cost"]] = {
    "legal_minimum": "pay",
    "floor": "pay",
    "hours": "employer_cost",
    "parity": "employer_cost",
}

NOT_COSTED = noop("The line is not costed. Mend it first: see Checks.")
HOURS_NOT_STATED = noop("Its unpaid hours are not stated. Ask, and enter them; 0 where there are none.")
HOURS_NOT_KNOWN = noop("Nobody says how many hours its sessions or tasks take. Enter Hours per unit.")
NO_BAND = noop("Its band is not stated. Enter it on Time.")
NO_REFERENCE = noop("Its band has no reference rate here: none of the reference partner's own staff work at it.")
SHARES_MEASURE = noop(
    "It is one post, at one rate, with the reference partner's own people: the measure would rise with it."
)
NO_MINIMUM = noop("No legal minimum is known for this date and currency.")
NO_FLOOR = noop("No real Living Wage is known for this date and currency.")


@dataclass(frozen=True)
class Need:
    """The least pay and the least employer cost, in pounds, at which a part has reached what is asked."""

    pay: Decimal = ZERO
    cost: Decimal = ZERO

    def and_also(self, other: "Need") -> "Need":
        """Both at once. Targets do not add up: the larger of the two amounts is enough."""
        return Need(max(self.pay, other.pay), max(self.cost, other.cost))

    def gap(self, part: Part) -> Decimal:
        """What is missing, in pounds to the penny."""
        return to_pence(max(ZERO, self.pay - (part.pay or ZERO), self.cost - (part.cost or ZERO)))


def need_of(part: Part, target: Target, share: Decimal = Decimal(1)) -> Need | str:
    """What the target asks of a part, or the words that say why it cannot be judged.

    `share` is the fraction of the reference rate that counts as parity.
    """
    doubt, hours = _doubt(part), part.hours
    if doubt or hours is None:
        return doubt
    with localcontext(EXACT):
        match target:
            case "legal_minimum":
                return NO_MINIMUM if part.minimum is None else Need(pay=part.minimum * hours)
            case "floor":
                return NO_FLOOR if part.floor is None else Need(pay=part.floor * hours)
            case "hours":
                return _hours(part)
            case "parity":
                return _parity(part, share)


def combined(part: Part, to: Target, share: Decimal = Decimal(1)) -> Need:
    """What a fix up to `to` asks: the legal minimum, the floor, and the target itself, whichever is largest.

    What cannot be judged asks for nothing here; it is listed elsewhere.
    """
    asked = Need()
    for target in TARGETS[: TARGETS.index(to) + 1]:
        need = need_of(part, target, share)
        # Parity is a rate for all hours: it takes the place of paying the unpaid ones.
        if isinstance(need, Need) and not (target == "hours" and to == "parity"):
            asked = asked.and_also(need)
    return asked


def _doubt(part: Part) -> str:
    """Why nothing can be said of a part whatever the target; empty when something can."""
    if any(row.blocked for row in part.rows):
        return NOT_COSTED
    if any(row.amount("unpaid_hours") is None for row in part.rows):
        return HOURS_NOT_STATED
    if part.hours is None:
        return HOURS_NOT_KNOWN
    return _without_reference(part) if part.cost is None or part.pay is None else ""


def _hours(part: Part) -> Need | str:
    """What is paid now and the unpaid hours at the reference rate of their band."""
    if not part.unpaid:
        return Need()
    if part.reference is None:
        return _without_reference(part)
    return Need(cost=(part.cost or ZERO) + to_pence(part.unpaid * part.reference))


def _parity(part: Part, share: Decimal) -> Need | str:
    """All hours at the share of the reference rate of their band."""
    if not part.hours:
        return Need()
    if part.reference is None:
        return _without_reference(part)
    full = to_pence(share * part.hours * part.reference)
    unpaid = _hours(part)
    if part.shares_measure and full > (part.cost or ZERO):
        return SHARES_MEASURE
    # The reference partner's own people are the measure: raising those below their mean would only raise the mean.
    if part.own_measure and isinstance(unpaid, Need):
        return Need(cost=min(full, max(part.cost or ZERO, unpaid.cost)))
    return Need(cost=full)


def _without_reference(part: Part) -> str:
    return NO_BAND if part.rows[0].band is None else NO_REFERENCE
