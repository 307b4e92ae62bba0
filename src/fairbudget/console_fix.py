"""How a fix looks in a terminal: what closes each gap, the steps, the lines, who pays, the other ways, the warnings."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from rich.markup import escape
from rich.padding import Padding

from fairbudget.assessment import Assessment
from fairbudget.console import out, show_problems, tell
from fairbudget.console_table import table
from fairbudget.fixes.results import Capped, Closing, Effect, FixedLine, FixPlan
from fairbudget.fixes.targets import TARGETS, TITLES
from fairbudget.money import EXACT, ZERO, money, percent, plain
from fairbudget.tables import words

BEARERS = {
    "lead_institution": "carried by the institution that holds the grant",
    "partner": "carried by the partner itself",
    "other_fund": "carried by another fund",
    "agreed": "carried as the partners agree",
    "unknown": "carried by nobody yet",
}


def show(plan: FixPlan, assessment: Assessment) -> None:
    """The whole plan, for people."""
    pounds = _Pounds(assessment.budget.currency)
    out.print(f"[bold]{escape(assessment.budget.title or 'Budget')}[/bold]")
    _show_targets(plan.targets, pounds)
    share = "" if plan.share_of_parity == 1 else f", {percent(plan.share_of_parity)} of the reference rate"
    out.print(f"[bold]Fix to: {escape(TITLES[plan.to])}{escape(share)}[/bold]")
    if not plan.lines and plan.capped is None:
        tell("Nothing to raise: every line that can be judged is there already.\n")
    else:
        _show_steps(plan, pounds)
        if plan.capped is not None:
            _show_capped(plan.capped, pounds)
        _show_lines(plan.lines, pounds)
        _show_effect(plan, pounds)
        _show_other_ways(plan, pounds)
    _show_not_judged(plan)
    if plan.warnings:
        out.print("[bold]Before this is used[/bold]")
        show_problems(plan.warnings)
        out.print()
    _show_left(plan, pounds)


def show_written(path: Path) -> None:
    """Where the fixed budget was written."""
    tell(f"Fixed budget: {path}. Look through its raised lines, then: fairbudget cost {path}")


class _Pounds:
    """Amounts in the budget's currency."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def __call__(self, amount: Decimal) -> str:
        return money(amount, self.currency)


def _show_targets(targets: Sequence[Closing], pounds: _Pounds) -> None:
    tell("What would close each gap by itself. The sums are not additive: one pound often counts towards several.")
    types = list(dict.fromkeys(name for one in targets for name, amount in one.by_partner_type.items() if amount))
    rows = [
        (
            one.title,
            one.measured_on.replace("_", " "),
            pounds(one.amount),
            *(pounds(one.by_partner_type.get(name, ZERO)) for name in types),
        )
        for one in targets
    ]
    _table(("Target", "Measured on", "In all", *(words(name) for name in types)), rows, left=2)


def _show_steps(plan: FixPlan, pounds: _Pounds) -> None:
    rows: list[tuple[str, ...]] = [
        (
            one.step.title,
            str(one.step.lines),
            pounds(one.step.pay),
            pounds(one.step.employer_cost),
            pounds(one.effect.cost),
            _funded(one.effect, pounds),
        )
        for one in plan.steps
    ]
    sums = ([one.step.pay, one.step.employer_cost, one.effect.cost] for one in plan.steps)
    rows.append(("Together", "", *(pounds(sum(column, ZERO)) for column in zip(*sums, strict=True)), ""))
    _table(("Step adds", "Lines", "Pay", "Employer cost", "Full cost", "Funder pays"), rows)


def _show_capped(capped: Capped, pounds: _Pounds) -> None:
    tell(f"What {pounds(capped.cap)} fixes first. {capped.order}")
    tell(f"Spent {pounds(capped.spent)}, unspent {pounds(capped.unspent)}.")
    left = [f"{TITLES[name]} {pounds(capped.still_to_find_by_step[name])}" for name in capped.still_to_find_by_step]
    tell(f"Still to find: {pounds(capped.still_to_find)} ({'; '.join(left)}).\n")


def _show_lines(lines: Sequence[FixedLine], pounds: _Pounds) -> None:
    rows = [
        (
            one.line,
            one.partner,
            one.role,
            plain(one.hours),
            pounds(one.employer_cost_now),
            pounds(one.employer_cost_now + one.raise_employer_cost),
            pounds(one.raise_full_cost),
            f"{TITLES[one.reaches]}{', in part' if one.partly else ''}",
        )
        for one in lines
    ]
    headings = ("Line", "Partner", "Role", "All hours", "Employer cost now", "After", "Adds in full cost", "Reaches")
    _table(headings, rows, left=3, right=1)
    for one in lines:
        if one.unpaid_hours_left:
            tell(f"Line {one.line} is raised in part; {plain(one.unpaid_hours_left)} of its hours stay unpaid.")


def _show_effect(plan: FixPlan, pounds: _Pounds) -> None:
    effect = plan.effect
    types = ", ".join(f"{words(name)} {pounds(amount)}" for name, amount in plan.raise_by_partner_type.items())
    tell(f"Employer cost rises by: {types or pounds(ZERO)}.")
    tell(f"The budget rises by {pounds(effect.cost)}, with on-costs, overhead and VAT of those who are paid.")
    tell(f"  {_funded(effect, pounds)}: what the funder pays of that.")
    for who, amount in effect.rest_by_bearer.items():
        tell(f"  {pounds(amount)}: {BEARERS.get(who, words(who))}.")
    if effect.not_known:
        tell(f"  {pounds(effect.not_known)}: it is not known who pays.")
    if effect.of_funded_now is not None:
        tell(f"It is {_share(effect.of_funded_now)} of what the funder pays now.")
    if effect.of_award_limit is not None:
        tell(f"It is {_share(effect.of_award_limit)} of the award limit.")
    out.print()


def _show_other_ways(plan: FixPlan, pounds: _Pounds) -> None:
    out.print("[bold]Other ways[/bold]")
    tell("Ask for fewer hours: what is paid now is enough for")
    for one in plan.other_ways:
        fewer = f"{plain(one.hours_at_this_pay)} of {plain(one.hours)} hours ({plain(one.hours_to_drop)} to drop)"
        _indented(f"line {one.line}, {one.role or one.partner}: {fewer}")
    tell(
        f"Move money: at least {pounds(plan.transfer)} has to come out of other lines, if the budget may not grow. "
        "Out of whose is for the partners to agree."
    )
    others = [(way, other) for way in plan.other_ways for other in way.other_relationships]
    if not others:
        tell("Another relationship in the bid: none is known by which the funder would pay more.")
    else:
        tell("Another relationship in the bid, where it is true. Of the whole fixed line the funder would pay")
    for way, other in others:
        _indented(f"line {way.line}, {other.partner} as {words(other.relationship).lower()}: {pounds(other.funded)}.")
    for message in dict.fromkeys(other.message for _, other in others):
        _indented(message)
    out.print()


def _show_not_judged(plan: FixPlan) -> None:
    if not plan.not_judged:
        return
    out.print("[bold]Not judged[/bold]")
    for one in plan.not_judged:
        which = "" if len(one.targets) == len(_steps(plan)) else f" ({', '.join(TITLES[name] for name in one.targets)})"
        _indented(f"Line {one.line}, {one.role or one.partner}{which}: {one.reason}")
    out.print()


def _indented(said: str) -> None:
    out.print(Padding(escape(said), (0, 0, 0, 2)))


def _show_left(plan: FixPlan, pounds: _Pounds) -> None:
    left = [f"{one.title} {pounds(one.amount)}" for one in plan.left if one.target in _steps(plan)]
    tell(f"Costed again with the fix, what is left to close by each target: {'; '.join(left)}.")


def _steps(plan: FixPlan) -> tuple[str, ...]:
    return TARGETS[: TARGETS.index(plan.to) + 1]


def _funded(effect: Effect, pounds: _Pounds) -> str:
    if effect.funded is not None:
        return pounds(effect.funded)
    return f"{pounds(effect.funded_so_far)} so far" if effect.funded_so_far else "not known"


def _share(fraction: Decimal) -> str:
    return percent(fraction.quantize(Decimal("0.001"), context=EXACT))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1, right: int = 0) -> None:
    """A table: the first `left` and the last `right` columns hold words, the others numbers."""
    numbers = range(left, len(headings) - right)
    out.print(table([(heading, position in numbers) for position, heading in enumerate(headings)], rows))
    out.print()
