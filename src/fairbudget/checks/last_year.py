"""The last year beside the first: salaries that rise while what partners are paid stays where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from fairbudget.budget import Band
from fairbudget.checks.naming import lines_of
from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row, by_partner
from fairbudget.equity.ratios import an_hour, hours_in_all, pounds, said_percent
from fairbudget.equity.setting import Setting
from fairbudget.language import say
from fairbudget.money import EXACT, ZERO, to_pence
from fairbudget.problems import Problem, kind
from fairbudget.template_words import within

GAP_OPENS = kind(
    "gap_opens_by_last_year",
    "check",
    title="Salaries rise and what a partner is paid does not",
    message="From year {first} to year {last} an hour of {reference}'s own staff rises by up to {rise}, and what an "
    "hour of {partner} costs does not keep up ({lines}): {gaps}.",
    fix="To rise alike, {partner} would need {short} more in year {last}. Raise its rates, or agree why they stay.",
)


@dataclass(frozen=True)
class Widening:
    """A band in the first and the last year in which both work at it: pounds an hour of the reference and the partner.

    `short` is what the partner would need in the last year to rise as the reference does.
    """

    band: Band
    first: int
    last: int
    reference: tuple[Decimal, Decimal]
    partner: tuple[Decimal, Decimal]
    short: Decimal

    @property
    def rise(self) -> Decimal:
        before, after = self.reference
        with localcontext(EXACT):
            return after / before - 1


def gap_opens(setting: Setting) -> Iterator[Problem]:
    """Partners on fees, wages or prices that rise less than the reference partner's salaries, first year to last."""
    costed = setting.costed
    name = reference_partner(costed.budget)
    time = [row for row in costed.rows if row.kind == "time" and row.year > 0 and row.amount("paid_hours")]
    salaried = [row for row in time if row.partner.name == name and row.rate and row.rate.basis == "salary"]
    for partner, theirs in by_partner(row for row in time if row.partner.name != name).items():
        rows = [row for row in theirs if row.rate and row.rate.basis != "salary"]
        bands = dict.fromkeys(row.band for row in rows if row.band)
        found = [wider for band in bands if (wider := _widening(band, _of(band, salaried), _of(band, rows)))]
        if not found:
            continue
        yield GAP_OPENS(
            partner.where or partner.name,
            partner=partner.name,
            reference=name,
            first=min(wider.first for wider in found),
            last=max(wider.last for wider in found),
            rise=said_percent(max(wider.rise for wider in found)),
            lines=lines_of([row for row in rows if row.band in [wider.band for wider in found]]),
            gaps="; ".join(_gap(wider, setting) for wider in found),
            short=setting.said(pounds([wider.short for wider in found])),
        )


def _of(band: Band, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.band == band]


def _widening(band: Band, reference: Sequence[Row], partner: Sequence[Row]) -> Widening | None:
    """The band, if the reference's hour rises by more than the partner's between their first and last common years."""
    years = sorted({row.year for row in reference} & {row.year for row in partner})
    if len(years) < 2:
        return None
    first, last = years[0], years[-1]
    theirs = (_hour(reference, first), _hour(reference, last))
    ours = (_hour(partner, first), _hour(partner, last))
    if not theirs[0] or not ours[0] or theirs[1] <= theirs[0]:
        return None
    hours = hours_in_all([row.amount("paid_hours") for row in partner if row.year == last])
    with localcontext(EXACT):
        short = to_pence((to_pence(ours[0] * theirs[1] / theirs[0]) - ours[1]) * hours)
    return Widening(band, first, last, theirs, ours, short) if short > 0 else None


def _hour(rows: Sequence[Row], year: int) -> Decimal:
    """Employer cost of a paid hour in that year, in pounds to the penny."""
    of_year = [row for row in rows if row.year == year]
    hours = hours_in_all([row.amount("paid_hours") for row in of_year])
    return an_hour(pounds([row.amount("employer_cost") for row in of_year]), hours) if hours else ZERO


def _gap(wider: Widening, setting: Setting) -> str:
    """The pounds an hour of both, in words."""
    (their_first, their_last), (our_first, our_last) = wider.reference, wider.partner
    return say(
        "{band} {our_first} against {their_first} in year {first}, {our_last} against {their_last} in year {last}",
        band=within(wider.band),
        our_first=setting.said(our_first),
        their_first=setting.said(their_first),
        first=wider.first,
        our_last=setting.said(our_last),
        their_last=setting.said(their_last),
        last=wider.last,
    )
