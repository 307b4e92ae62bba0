"""What a person should know before a fix is used: each kind with its wording. Information, never advice."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.rows import Row
from fairbudget.fixes.effects import PARTNER, asked_of_the_funder
from fairbudget.fixes.parts import Work
from fairbudget.fixes.raising import Key
from fairbudget.language import say
from fairbudget.money import ZERO, money
from fairbudget.problems import Problem, kind
from fairbudget.template_words import within

PERSONS = ("individual", "student")

PAID_VOLUNTEER = kind(
    "fix_pays_volunteers",
    "check",
    title="Paying people who are not paid now",
    message="{lines}: nobody pays for these hours now, or the people are entered as volunteers. Somebody who is paid "
    "for some of their hours may count as a worker, who is owed the legal minimum for all of them{left}. "
    "Some may have chosen to volunteer.",
    fix="Ask the people themselves, and your employment or payroll team, before anything is paid. Pay all of the "
    "hours or only expenses, and settle Status on Time.",
)
LUMP_SUM = kind(
    "fix_pays_individuals",
    "check",
    title="More money for people who may receive benefits",
    message="{lines}: {found} more goes to individuals or students. A payment that comes all at once can reduce or "
    "stop somebody's benefits.",
    fix="Let people choose how and when they are paid, and point them to independent benefits advice before they "
    "accept. The program gives no advice.",
)
CAP_EXCEEDED = kind(
    "fix_over_shared_cap",
    "check",
    title="The fix goes over a shared cap",
    message="{found}: {over} is not funded after the fix, {more} more than before.",
    fix="Agree who carries it, move other cost out of the capped lines, or ask for fewer hours.",
)
AWARD_EXCEEDED = kind(
    "fix_over_award_limit",
    "check",
    title="The fix goes over the award limit",
    message="After the fix the funder would be asked for {asked}, which is {over} more than the limit of {found}.",
    fix="Say how much money there is, ask for fewer hours, or find other money.",
)
FUNDER_SAYS_NO = kind(
    "fix_not_paid_by_funder",
    "check",
    title="The funder does not pay for this fix",
    message="{lines} ({found} after the fix): {message}",
    fix="Choose another relationship where it is true, another fund, or agree who carries the cost.",
)
FUNDER_UNKNOWN = kind(
    "fix_funding_not_known",
    "check",
    title="What the funder pays of the fix is not known",
    message="{lines} ({found} after the fix): {message}",
    fix="Ask the research office or the funder.",
)
BASIS_ASSUMED = kind(
    "fix_basis_assumed",
    "check",
    title="The fix rests on a basis that is assumed",
    message="{lines}: what kind of rate is paid, or what is inside it, is not stated. What the raise costs rests on "
    "what the program assumed ({found}).",
    fix="Enter the basis of the rate on Time, and on-costs and overhead on Partners.",
)
CARRIED_BY_PARTNER = kind(
    "fix_carried_by_partner",
    "check",
    title="The partner itself would pay for the fix",
    message="{lines}: {found} of the raise falls on the partner that does the work.",
    fix="Change Paid by, where another can pay.",
)


def warnings(
    before: CostedBudget, after: CostedBudget, works: Sequence[Work], unpaid_left: dict[Key, Decimal]
) -> tuple[Problem, ...]:
    """Everything to know about a fix that turns the first costed budget into the second by raising these lines."""
    return tuple(
        problem
        for found in (
            _volunteers(works, unpaid_left),
            _lump_sums(before, after, works),
            _caps(before, after),
            _award(before, after),
            _funder(after, works),
            _assumed(before, after, works),
            _partner(before, after, works),
        )
        for problem in found
    )


def _volunteers(works: Sequence[Work], unpaid_left: dict[Key, Decimal]) -> Iterator[Problem]:
    found = [one for one in works if one.line.status == "volunteer" or not any(part.pay for part in one.parts)]
    if found:
        left = any(unpaid_left.get(one.key) for one in found)
        said = "; " + say("this fix leaves some of them unpaid") if left else ""
        yield PAID_VOLUNTEER(found[0].line.where, lines=_lines(found), left=said)


def _lump_sums(before: CostedBudget, after: CostedBudget, works: Sequence[Work]) -> Iterator[Problem]:
    found = [one for one in works if any(part.partner.type in PERSONS for part in one.parts)]
    if found:
        more = _sum(after, found, "pay") - _sum(before, found, "pay")
        yield LUMP_SUM(found[0].line.where, _said(more, after), lines=_lines(found))


def _caps(before: CostedBudget, after: CostedBudget) -> Iterator[Problem]:
    over = {row.line: row.amount("over_cap") or ZERO for row in before.rows if row.kind == "cap"}
    for row in after.rows:
        now = row.amount("over_cap") or ZERO
        more = now - over.get(row.line, ZERO)
        if row.kind == "cap" and more > 0:
            yield CAP_EXCEEDED(row.where, row.label, over=_said(now, after), more=_said(more, after))


def _award(before: CostedBudget, after: CostedBudget) -> Iterator[Problem]:
    limit, asked = after.budget.project.award_limit, asked_of_the_funder(after)
    if limit is not None and asked > limit and asked > asked_of_the_funder(before):
        yield AWARD_EXCEEDED(
            "Project!Award limit £", _said(limit, after), asked=_said(asked, after), over=_said(asked - limit, after)
        )


def _funder(after: CostedBudget, works: Sequence[Work]) -> Iterator[Problem]:
    reasons: dict[tuple[str, bool], list[Row]] = {}
    for row in _rows(after, works):
        if row.decision and (row.decision.eligibility == "no" or row.amount("funded") is None):
            reasons.setdefault((row.decision.message, row.decision.eligibility == "no"), []).append(row)
    for (message, refused), rows in reasons.items():
        keys = {(row.where, row.line) for row in rows}
        found = [one for one in works if one.key in keys]
        cost = sum((row.amount("cost") or ZERO for row in rows), ZERO)
        make = FUNDER_SAYS_NO if refused else FUNDER_UNKNOWN
        yield make(rows[0].where, _said(cost, after), lines=_lines(found), message=message)


def _assumed(before: CostedBudget, after: CostedBudget, works: Sequence[Work]) -> Iterator[Problem]:
    inside = {(row.where, row.line) for row in (*before.rows, *after.rows) if row.basis_assumed}
    found = [one for one in works if one.key in inside or _basis_not_stated(one)]
    if found:
        kinds = dict.fromkeys(within(row.rate.basis) for row in _rows(after, found) if row.rate is not None)
        yield BASIS_ASSUMED(found[0].line.where, ", ".join(kinds), lines=_lines(found))


def _basis_not_stated(one: Work) -> bool:
    own = one.line.own_rate
    return one.rows[0].rate is None or (own is not None and own.basis is None)


def _partner(before: CostedBudget, after: CostedBudget, works: Sequence[Work]) -> Iterator[Problem]:
    found = [one for one in works if one.line.paid_by == PARTNER]
    if found:
        more = _sum(after, found, "full_cost") - _sum(before, found, "full_cost")
        yield CARRIED_BY_PARTNER(found[0].line.where, _said(more, after), lines=_lines(found))


def _rows(costed: CostedBudget, works: Sequence[Work]) -> list[Row]:
    keys = {one.key for one in works}
    return [row for row in costed.rows if row.kind == "time" and (row.where, row.line) in keys]


def _sum(costed: CostedBudget, works: Sequence[Work], name: str) -> Decimal:
    return sum((row.amount(name) or ZERO for row in _rows(costed, works)), ZERO)


def _said(amount: Decimal, costed: CostedBudget) -> str:
    return money(amount, costed.budget.project.currency)


def _lines(works: Sequence[Work]) -> str:
    """Which lines, at the start of a message: "Line 3" or "Lines 3, 5 and 9"."""
    names = [one.line.line for one in works]
    if len(names) == 1:
        return say("Line {line}", line=names[0])
    return say("Lines {lines}", lines=say("{first} and {last}", first=", ".join(names[:-1]), last=names[-1]))
