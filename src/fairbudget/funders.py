"""What a funder pays of a line, why, and how well that is known: the rules of one funder, and their decision.

The narrowest scope decides, then the rule that states more about the line. Without a rule the answer is
"unknown" and the share is None: never 0, never 100 %. Nothing here reads a file or a clock.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from functools import reduce
from itertools import combinations
from typing import Annotated, Self, get_args

from pydantic import Field, model_validator

from fairbudget.budget import Frozen, Relationship
from fairbudget.funder_rules import (
    Cap,
    Confidence,
    Eligibility,
    Evidence,
    Facts,
    FunderPriceBasis,
    FunderRule,
    FunderVat,
    Overhead,
    Payment,
    Scope,
    ShortfallBearer,
    Text,
)
from fairbudget.language import noop, say
from fairbudget.money import EXACT, to_pence
from fairbudget.problems import Problem, kind, near, said_near

RELATIONSHIPS: tuple[Relationship, ...] = get_args(Relationship)
SCOPES: tuple[Scope, ...] = get_args(Scope)
FACTS_IN_WORDS = {
    "partner_type": noop("partner type"),
    "relationship": noop("relationship"),
    "cost_category": noop("category of cost"),
    "phase": noop("phase"),
    "activity": noop("activity"),
    "on": noop("date"),
}

FUNDER_UNKNOWN = kind(
    "funder_unknown",
    "blocks",
    title="No rules for this funder",
    message='There are no rules for the funder "{found}".{nearest}',
    fix="Use one of these codes, leave the funder empty, or add one file of rules for it: {codes}.",
)
FUNDER_REVIEW_PAST = kind(
    "funder_review_past",
    "check",
    title="Funder rules are due for review",
    message="The rules of {title} were checked on {checked_on} and were to be looked at again by {found}.",
    fix="Ask the research office whether they still hold, and record who checked and when in the file.",
)


class Decision(Frozen):
    """What the rules say about a line. `funder_share` None is "not known"; a known "no" is 0.

    `rules` are the ids of all rules that matched, the deciding one first. `not_stated` names the facts that
    must be stated before a rule can decide. `overhead` with method `unknown` means that nobody has said.
    """

    funder: str
    eligibility: Eligibility = "unknown"
    funder_share: Decimal | None = None
    overhead: Overhead = Overhead()
    cap: Cap | None = None
    price_basis: FunderPriceBasis = "unknown"
    vat: FunderVat = "unknown"
    payment: Payment = Payment()
    shortfall_bearer: ShortfallBearer = "unknown"
    rules: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    message: str
    evidence: Evidence | None = None
    confidence: Confidence | None = None
    not_stated: tuple[str, ...] = ()


class FunderRules(Frozen):
    """The rules of one funder, scheme or call, with those of the file it `extends` once they are joined.

    `hours_per_year` turns a year of full time into hours. `price_basis` and `vat` hold unless a rule says
    otherwise; `evidence` is for these three.
    """

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
    title: Text
    checked_by: Text
    checked_on: date
    next_review: date
    extends: str | None = None
    hours_per_year: Annotated[Decimal, Field(gt=0)] | None = None
    price_basis: FunderPriceBasis | None = None
    vat: FunderVat | None = None
    evidence: Evidence | None = None
    rules: tuple[FunderRule, ...] = ()
    where: str = ""

    @model_validator(mode="after")
    def _what_holds_for_all_has_evidence(self) -> Self:
        if (self.hours_per_year or self.price_basis or self.vat) and not self.evidence:
            raise ValueError(say("hours_per_year, price_basis and vat need an [evidence] table"))
        return self

    def resolve(self, facts: Facts) -> Decision:
        """What these rules say about a line with these facts, whatever the order of the file."""
        ranked = sorted(self.rules, key=_rank)
        fits = [(rule, doubts) for rule in ranked if (doubts := rule.doubts(facts)) is not None]
        sure = [rule for rule, doubts in fits if not doubts]
        stronger = fits if not sure else fits[: [rule for rule, _ in fits].index(sure[0])]
        open_questions = [d for rule, d in stronger if not (sure and rule.same_answer(sure[0]))]
        if open_questions:
            missing = tuple(name for name in Facts.model_fields if any(name in d for d in open_questions))
            return self._not_known(_ask_for(missing), sure, missing)
        if not sure:
            return self._not_known(say("No rule covers this: ask the research office."))
        return self._decided(sure, facts)

    def alternatives(self, facts: Facts) -> list[tuple[Relationship, Decision]]:
        """What each other relationship would give for the same line, in the order of the vocabulary."""
        return [
            (other, self.resolve(facts.model_copy(update={"relationship": other})))
            for other in RELATIONSHIPS
            if other != facts.relationship
        ]

    def problems(self, on: date) -> list[Problem]:
        """What a person should check about these rules on that day: a review that is overdue."""
        if on <= self.next_review:
            return []
        return [FUNDER_REVIEW_PAST(self.where, self.next_review, title=self.title, checked_on=self.checked_on)]

    def _not_known(self, message: str, sure: list[FunderRule] | None = None, missing: tuple[str, ...] = ()) -> Decision:
        return Decision(
            funder=self.code,
            price_basis=self.price_basis or "unknown",
            vat=self.vat or "unknown",
            rules=tuple(rule.id for rule in sure or ()),
            message=message,
            not_stated=missing,
        )

    def _decided(self, rules: list[FunderRule], facts: Facts) -> Decision:
        first = rules[0]
        eligibility = _eligibility(first, facts)
        share, overhead = first.funder_share, first.overhead
        ceiling_only = facts.cost_category == "overhead" and overhead.method == "percent_cap"
        if eligibility == "unknown" or ceiling_only:
            share = None  # a ceiling on direct cost cannot be told from an overhead line alone
        elif eligibility == "no":
            share, overhead = Decimal(0), Overhead(method="none")
        return Decision(
            funder=self.code,
            eligibility=eligibility,
            funder_share=share,
            overhead=overhead,
            cap=first.cap,
            price_basis=first.price_basis or self.price_basis or "unknown",
            vat=first.vat or self.vat or "unknown",
            payment=first.payment,
            shortfall_bearer=first.shortfall_bearer,
            rules=tuple(rule.id for rule in rules),
            conditions=first.conditions,
            message=first.message,
            evidence=first.evidence,
            confidence=first.confidence,
        )


def extended(narrow: FunderRules, base: FunderRules) -> FunderRules:
    """`narrow` with the rules of `base`, and what `base` says of hours, prices and VAT where it is silent."""
    silent = {
        name: getattr(base, name)
        for name in ("hours_per_year", "price_basis", "vat", "evidence")
        if getattr(narrow, name) is None
    }
    return narrow.model_copy(update={**silent, "rules": (*narrow.rules, *base.rules)})


def ties(rules: Iterable[FunderRule]) -> list[tuple[FunderRule, FunderRule]]:
    """The pairs of rules that could both decide about one line, so that neither would win."""
    return [(one, other) for one, other in combinations(rules, 2) if _could_tie(one, other)]


def funder(funders: Mapping[str, FunderRules], code: str, where: str = "Project!Funder") -> FunderRules | Problem:
    """The rules of that code, however it is capitalised; otherwise a blocking problem with near codes."""
    wanted = code.strip().casefold()
    if wanted in funders:
        return funders[wanted]
    nearest = near(wanted, sorted(funders))
    return FUNDER_UNKNOWN(where, code, nearest=said_near(nearest), codes=", ".join(sorted(funders)))


def pooled_limit(others: Decimal, fraction: Decimal) -> Decimal:
    """The most, in pounds, that the capped lines may come to when `others` is the sum of all other lines.

    The cap counts the capped lines in its own base: K <= fraction x (others + K), so K = others x fraction /
    (1 - fraction), to the penny. Raises ValueError unless 0 <= fraction < 1 and others >= 0.
    """
    if not 0 <= fraction < 1:
        raise ValueError(f"a cap on the whole is a fraction from 0 to below 1, not {fraction}")
    if others < 0:
        raise ValueError(f"the other lines cannot come to less than nothing ({others})")
    with localcontext(EXACT):
        return to_pence(others * fraction / (1 - fraction))


def _rank(rule: FunderRule) -> tuple[int, int, str]:
    # The id never decides (ties are refused at load time): it keeps the ids shown in one order for any file.
    return SCOPES.index(rule.scope), -rule.constrained, rule.id


def _could_tie(one: FunderRule, other: FunderRule) -> bool:
    if (one.scope, one.constrained) != (other.scope, other.constrained):
        return False
    pairs = zip(one.applies_when.sets().values(), other.applies_when.sets().values(), strict=True)
    same_lines = all(not mine or not theirs or mine & theirs for mine, theirs in pairs)
    first, last = date.min, date.max
    return same_lines and max(one.valid_from or first, other.valid_from or first) <= min(
        one.valid_to or last, other.valid_to or last
    )


def _eligibility(rule: FunderRule, facts: Facts) -> Eligibility:
    """The rule's word; but a line that is nothing but overhead follows what the rule says of overhead."""
    if facts.cost_category != "overhead" or rule.applies_when.cost_category == {"overhead"}:
        return rule.eligibility
    if rule.overhead.method == "none":
        return "no"
    return "unknown" if rule.overhead.method == "unknown" and rule.eligibility != "no" else rule.eligibility


def _ask_for(missing: tuple[str, ...]) -> str:
    asked = reduce(_and_the, (say(FACTS_IN_WORDS[name]) for name in missing))
    return say("The rules differ here: state the {facts} to know what is paid.", facts=asked)


def _and_the(facts: str, fact: str) -> str:
    return say("{facts} and the {fact}", facts=facts, fact=fact)
