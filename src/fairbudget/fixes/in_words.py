"""A fix in words that every output shares: its headline, who carries what, and how far a sum of money goes."""

from collections.abc import Iterator
from decimal import Decimal

from fairbudget.fixes.results import Capped, Effect, FixPlan
from fairbudget.fixes.targets import TITLES, Target
from fairbudget.language import noop, say
from fairbudget.money import EXACT, ZERO, money, percent
from fairbudget.template_words import label

UP_TO: dict[Target, str] = {
    "legal_minimum": noop("Up to the legal minimum for all hours"),
    "floor": noop("Up to the real Living Wage for all hours"),
    "hours": noop("Pay the unpaid hours as well"),
    "parity": noop("Up to parity: the same for an hour of the same expertise"),
}
BEARERS = {
    "lead_institution": noop("The institution that holds the grant"),
    "partner": noop("The partner itself"),
    "other_fund": noop("Another fund"),
    "agreed": noop("As the partners agree"),
    "unknown": noop("Nobody yet"),
}


def headline(plan: FixPlan, currency: str) -> str:
    """What closing the gap costs, with its share of the award or of what the funder pays now, where one is known."""
    if not plan.lines and plan.capped is None:
        if plan.not_judged:
            return say("No gap was found in the lines that can be judged.")
        return say("There is no gap to close.")
    cost = money(plan.transfer, currency)
    effect = plan.effect
    if plan.capped is None and effect.of_award_limit is not None:
        share = short_percent(effect.of_award_limit)
        return say("Closing the gap costs {cost} ({share} of the award limit).", cost=cost, share=share)
    if plan.capped is None and effect.of_funded_now is not None:
        share = short_percent(effect.of_funded_now)
        return say("Closing the gap costs {cost} ({share} of what the funder pays now).", cost=cost, share=share)
    return say("Closing the gap costs {cost}.", cost=cost)


def how_far(capped: Capped, currency: str) -> tuple[str, ...]:
    """How far a sum goes, and what is still to find in all and for each step."""
    cap, spent = money(capped.cap, currency), money(capped.spent, currency)
    unspent, left = money(capped.unspent, currency), money(capped.still_to_find, currency)
    said = [say("Of {cap}, {spent} is spent and {unspent} is left over.", cap=cap, spent=spent, unspent=unspent)]
    if not capped.still_to_find:
        return (*said, say("It is enough for the whole gap."))
    said.append(say("Still to find for the whole gap: {left}.", left=left))
    steps = [
        say("{step}: {amount}", step=say(TITLES[step]), amount=money(amount, currency))
        for step, amount in capped.still_to_find_by_step.items()
        if amount
    ]
    return (*said, say("Still to find by step: {steps}.", steps="; ".join(steps)))


def who_pays(effect: Effect) -> Iterator[tuple[str, Decimal]]:
    """Who pays what a fix adds; the amounts add up to its cost."""
    if effect.funded is not None or effect.funded_so_far:
        yield (
            say("The funder") if effect.funded is not None else say("The funder, so far as known"),
            effect.funded_so_far,
        )
    for who, amount in effect.rest_by_bearer.items():
        yield say(BEARERS[who]) if who in BEARERS else label(who), amount
    if effect.not_known:
        yield say("Not known yet"), effect.not_known
    rest = effect.cost - effect.funded_so_far - sum(effect.rest_by_bearer.values(), ZERO) - effect.not_known
    if rest:
        yield say("Outside the budget's cash"), rest


def short_percent(fraction: Decimal) -> str:
    """A percentage to one place: 9.1%."""
    return percent(fraction.quantize(Decimal("0.001"), context=EXACT))
