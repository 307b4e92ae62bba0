"""The reference rate of an expertise band, and the value of what nobody pays in cash (method, sections 4 and 6)."""

from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import Band, Budget
from fairbudget.costing import steps
from fairbudget.costing.parameters import source_key
from fairbudget.costing.rows import Given, Parameter, Row
from fairbudget.costing.settings import Settings
from fairbudget.language import noop, say
from fairbudget.money import ZERO, to_pence
from fairbudget.problems import Problem
from fairbudget.ratecards import BASELINE
from fairbudget.template_words import within
from fairbudget.workings import Step, amount, pence

RULE = noop("method, section 6: hours-weighted mean employer cost per paid hour of the band")
FROM_A_CARD = Step(
    "reference_rate", noop("Reference rate an hour"), "£", pence(amount("rate") / amount("expected_hours")), RULE
)
NOTHING = Given(ZERO, "£")


def reference_partner(budget: Budget) -> str | None:
    """Whose own staff set the reference rates: the partner named on Project, else the lead or only university."""
    if budget.project.reference_partner in [partner.name for partner in budget.partners]:
        return budget.project.reference_partner
    universities = [partner for partner in budget.partners if partner.type == "university"]
    leads = [
        partner
        for partner in universities
        if partner.relationship == "lead" or partner.name == budget.project.lead_organisation
    ]
    for found in (leads, universities):
        if len(found) == 1:
            return found[0].name
    return None


def _own_staff_reference(band: Band, whose: str, own: list[Row], settings: Settings) -> Given | None:
    """What an hour of the reference partner's own staff at this band costs in this budget, where that is known."""
    at_band = [row for row in own if row.band == band]
    hours = sum((row.amount("paid_hours") or Decimal(0) for row in at_band), Decimal(0))
    costs = [row.amount("employer_cost") for row in at_band]
    known = [cost for cost in costs if cost is not None]
    if not hours or len(known) < len(costs):
        return None
    mean = to_pence(sum(known, Decimal(0)) / hours)
    label = say(
        "Reference rate an hour, {band}: {partner}'s own staff in this budget", band=within(band), partner=whose
    )
    parameter = Parameter(f"reference:{band}", label, mean, "£", per="hour", source="budget", mean_of=(whose, band))
    return settings.parameters.add(parameter)


def _card_reference(band: Band, settings: Settings) -> Given | None:
    """The reference by the indicative card, where the budget has chosen it by costing any line on it."""
    if not settings.kept("baseline chosen", lambda: _baseline_chosen(settings.budget)):
        return None
    rate = settings.kept_of_published(
        ("band reference", band),
        lambda: settings.book.band_reference(band, settings.as_of, overrides=settings.overrides),
    )
    if isinstance(rate, Problem):
        return None
    if rate.expected_hours is None:
        return settings.parameters.rate(rate)
    hours = settings.parameters.setting(
        f"{rate.code}:hours",
        say("Expected hours, {rate}", rate=rate.label),
        rate.expected_hours,
        "hours",
        source_key(rate),
    )
    inputs = {"rate": settings.parameters.rate(rate).value, "expected_hours": hours.value}
    return settings.parameters.add(
        Parameter(
            key=f"reference:{band}",
            label=say("Reference rate an hour, {band}: {rate}", band=within(band), rate=rate.label),
            amount=FROM_A_CARD.expression.number(inputs),
            unit="£",
            per="hour",
            kind=rate.card_kind,
            source=source_key(rate),
            evidence=rate.evidence,
            working=FROM_A_CARD,
            inputs=(("rate", rate.key), ("expected_hours", hours.key or "")),
        )
    )


def _baseline_chosen(budget: Budget) -> bool:
    if budget.project.currency != "GBP":
        return False
    return any((line.rate_code or "").startswith(f"{BASELINE}:") for line in budget.time)


def reference_rates(rows: list[Row], settings: Settings) -> dict[Band, Given]:
    """What an hour costs at each band that the budget uses, where that is known.

    By the reference partner's own staff in this budget, else by the indicative card where the budget has chosen it.
    """
    timed = [row for row in rows if row.kind == "time"]
    whose = reference_partner(settings.budget)
    own = [row for row in timed if row.partner.name == whose and row.amount("paid_hours")]
    found: dict[Band, Given] = {}
    for band in dict.fromkeys(row.band for row in timed if row.band is not None):
        given = _own_staff_reference(band, whose, own, settings) if whose else None
        given = given or _card_reference(band, settings)
        if given is not None:
            found[band] = given
    return found


def valued(rows: list[Row], references: dict[Band, Given]) -> list[Row]:
    """The rows with what is given in kind: a partner's own contribution, and unpaid hours at their band's reference."""
    result = []
    for row in rows:
        unpaid = row.amount("unpaid_hours")
        reference = references.get(row.band) if unpaid and row.band is not None else None
        result.append(_in_kind(row, unpaid, reference))
    return result


def _in_kind(row: Row, unpaid: Decimal | None, reference: Given | None) -> Row:
    given_by_partner = row.paid_by == "partner" and row.amount("full_cost") is not None
    if reference is not None:
        said = replace(reference, said=None)
        step = steps.GIVEN_AND_UNPAID_VALUE if given_by_partner else steps.UNPAID_VALUE
        return row.worked(step, reference_rate=said)
    if given_by_partner:
        return row.worked(steps.GIVEN_VALUE)
    # Unpaid hours without a band or a reference, and hours that nobody stated, have no value that is known.
    known_nothing = row.kind != "time" or unpaid == 0
    return row.worked(in_kind_value=NOTHING if known_nothing else Given(None, "£"))
