"""What the other pictures of fairness show, in words made from their numbers, and the sentence that heads the page.

In the manner of `fairness_findings`: None where there are fewer than two groups, "about the same" where little shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from fairbudget.assessment import Assessment
from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import ratio, said_percent
from fairbudget.findings.figures import ALIKE, Finding
from fairbudget.findings.picture_data import Cost, Hour, Share, Time, shares
from fairbudget.fixes.in_words import headline as gap_headline
from fairbudget.language import noop, say
from fairbudget.money import EXACT, ZERO, money, plain
from fairbudget.wording import hours_said, listed

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class KeyNumber:
    """A number that is read first: what it is, the number with its unit, and how it comes about."""

    label: str
    value: str
    about: str


def headline(hours: Sequence[Hour], currency: str = "GBP") -> str:
    """What an hour comes to, for whom, in one sentence; and how many partners could not be judged."""
    judged = [one for one in hours if one.over_all is not None]
    if not judged:
        return say("What an hour comes to cannot be judged yet. The reasons are on this page.")
    sentence = _headline(judged, currency)
    left = len(hours) - len(judged)
    more = say("Partners that cannot be judged yet: {count}.", count=left)
    return f"{sentence} {more}" if left else sentence


def _headline(judged: Sequence[Hour], currency: str) -> str:
    lowest, highest = judged[0], judged[-1]
    low, high = money(lowest.over_all, currency), money(highest.over_all, currency)
    if len(judged) == 1:
        return say(
            "With unpaid hours counted, an hour of {partner} comes to {amount}.", partner=lowest.partner, amount=low
        )
    if (highest.over_all or ZERO) <= (lowest.over_all or ZERO) * ALIKE:
        return say(
            "With unpaid hours counted, an hour comes to about the same for all: {low} to {high}.", low=low, high=high
        )
    return say(
        "With unpaid hours counted, an hour comes to {low} for {lowest} and {high} for {highest}.",
        low=low,
        high=high,
        lowest=_who(judged, lowest.over_all),
        highest=_who(judged, highest.over_all),
    )


def _who(hours: Sequence[Hour], amount: Decimal | None) -> str:
    """The partners whose hour comes to this amount; more than two are counted."""
    names = [one.partner for one in hours if one.over_all == amount]
    return listed(names) if len(names) <= 2 else say("{count} partners", count=len(names))


def key_numbers(assessment: Assessment, hours: Sequence[Hour]) -> tuple[KeyNumber, ...]:
    """The lowest rate for an hour, the share of hours against the share of money, and the unpaid hours."""
    return _lowest(assessment, hours), _shares(assessment), _unpaid(assessment)


def _lowest(assessment: Assessment, hours: Sequence[Hour]) -> KeyNumber:
    label = say("Lowest real rate for an hour")
    judged = [one for one in hours if one.over_all is not None]
    if not judged:
        return KeyNumber(label, say("not known"), say("No partner's hours and money are all known."))
    if len(judged) < len(hours):
        label = say("Lowest real rate for an hour that can be judged")
    currency, lowest = assessment.budget.currency, judged[0]
    figure = _figure(assessment.figures, "effective_hourly_rate", lowest.partner)
    about = f"{_who(judged, lowest.over_all)}."
    alone = len(judged) == 1 or judged[1].over_all != lowest.over_all
    if alone and figure is not None and figure.denominator:
        about = say(
            "{partner}: {cost} of employer cost ÷ {hours}, paid and unpaid.",
            partner=lowest.partner,
            cost=money(figure.numerator, currency),
            hours=hours_said(figure.denominator),
        )
    if lowest.few_people:
        about += " " + say("Two or fewer people are behind this, so it could show what a person is paid.")
    return KeyNumber(label, say("{amount} an hour", amount=money(lowest.over_all, currency)), about)


def _shares(assessment: Assessment) -> KeyNumber:
    label = say("Share of hours against share of money")
    found = shares(assessment.figures)
    if len(found) < 2:
        reason = _reason(assessment.figures, "effort_money_balance")
        return KeyNumber(label, say("not known"), reason or say("There are no two partner types to compare."))
    least = _least_money(found)
    value = say("{hours} of hours, {money} of money", **_both(least))
    return KeyNumber(label, value, say("Partner type with the least money for its hours: {name}.", name=least.name))


def _unpaid(assessment: Assessment) -> KeyNumber:
    label = say("Unpaid hours")
    figure = _figure(assessment.figures, "unpaid_share", None)
    if figure is None or figure.value is None:
        reason = figure.caption if figure else say("There are no hours here.")
        return KeyNumber(label, say("not known"), reason)
    if not figure.numerator:
        return KeyNumber(label, _in_hours(Decimal(0)), figure.caption)
    about = say(
        "{unpaid} of {hours} are unpaid: {share}.",
        unpaid=_count(figure.numerator or ZERO),
        hours=_in_hours(figure.denominator or ZERO),
        share=said_percent(figure.value),
    )
    worth = _figure(assessment.figures, "unpaid_value", None)
    if worth is not None and worth.value and worth.coverage == 1:
        amount = money(worth.value, assessment.budget.currency)
        about += " " + say("At the reference rates of their bands they are worth {amount}.", amount=amount)
    return KeyNumber(label, _in_hours(figure.numerator or ZERO), about)


def _figure(figures: Sequence[Figure], code: str, partner: str | None) -> Figure | None:
    """The figure of a partner; of everybody without one."""
    return next(
        (one for one in figures if one.code == code and one.partner == partner and one.partner_type is None), None
    )


def _reason(figures: Sequence[Figure], code: str) -> str:
    """Why partner types cannot be compared, as the first figure of them says."""
    return next((one.caption for one in figures if one.code == code and one.partner_type and one.value is None), "")


def share_sentences(found: Sequence[Share]) -> tuple[str, str] | None:
    """The picture of shares as two sentences: who has the least money for its hours, and who has the most."""
    if len(found) < 2:
        return None
    least, most = _least_money(found), max(found, key=_balance)
    first = noop("Least money for its hours: {name}, {hours} of hours and {money} of money.")
    second = noop("Most money for its hours: {name}, {hours} of hours and {money} of money.")
    return say(first, name=least.name, **_both(least)), say(second, name=most.name, **_both(most))


def _least_money(found: Sequence[Share]) -> Share:
    return min(found, key=_balance)


def _balance(share: Share) -> Decimal:
    with localcontext(EXACT):
        return share.of_money / share.of_hours if share.of_hours else Decimal("Infinity")


def _both(share: Share) -> dict[str, str]:
    return {"hours": said_percent(share.of_hours), "money": said_percent(share.of_money)}


def cost(found: Cost, currency: str = "GBP") -> Finding:
    """What closing the gap costs, as the fix itself says it, and which step costs most."""
    title = gap_headline(found.plan, currency).removesuffix(".")
    if not found.judged and not found.gap:
        title = say("What parity would cost cannot be judged yet")
    if not found.gap:
        return Finding(title, f"{title}.")
    least, most = (pick(found.steps, key=lambda step: step.more) for pick in (min, max))
    text = say(
        "{title}. The smallest step is {least}: {low}. The largest is {most}: {high}.",
        title=title,
        least=least.title,
        low=money(least.more, currency),
        most=most.title,
        high=money(most.more, currency),
    )
    return Finding(title, text)


def phases(times: Sequence[Time]) -> Finding | None:
    """In which phase the largest part of the hours is unpaid."""
    judged = [(one, one.all) for one in times if one.all]
    if len(judged) < 2:
        return None
    parts = sorted(((ratio(one.unpaid or ZERO, hours or ZERO), one) for one, hours in judged), key=lambda each: each[0])
    (low, least), (high, most) = parts[0], parts[-1]
    if not high:
        title = say("No phase has unpaid hours") if len(judged) == len(times) else say("No unpaid hours are stated")
    elif high <= low * ALIKE:
        title = say("About the same part of the hours is unpaid in every phase: {share}", share=said_percent(high))
    else:
        title = say(
            "{phase}: {unpaid} of its {hours} hours are unpaid, the largest part of any phase",
            phase=most.name,
            unpaid=_count(most.unpaid or ZERO),
            hours=_count(most.all or ZERO),
        )
    text = say(
        "{title}. The unpaid part of the hours runs from {low} ({least}) to {high} ({most}).",
        title=title,
        low=said_percent(low),
        least=least.name,
        high=said_percent(high),
        most=most.name,
    )
    left = [one.name for one in times if one.all is None]
    more = say("Not known for {partners}.", partners=", ".join(left))
    return Finding(title, f"{text} {more}" if left else text)


def _in_hours(hours: Decimal) -> str:
    return hours_said(hours.quantize(TENTH))


def _count(hours: Decimal) -> str:
    """Hours with one decimal at most."""
    return plain(hours.quantize(TENTH))
