"""The tables under the pictures of fairness: every number that a picture shows, and those it leaves out."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.equity.efforts import efforts_of
from fairbudget.equity.ratios import SIX_PLACES
from fairbudget.equity.setting import Setting
from fairbudget.findings.picture_data import Cost, Hour, Share, Time
from fairbudget.language import noop, say
from fairbudget.rates import ExpertiseBand
from fairbudget.tables import Column, Table, Value, said, words

# The criteria of the bands as their card has them, so that the catalogue has their Welsh.
CRITERIA = (
    noop("Joins in and speaks from their own experience; needs little time to prepare."),
    noop("Prepares and reads papers beforehand, speaks for other people as well as themselves, or helps newcomers."),
    noop("Runs activities: recruits people, facilitates, or carries out research with the team."),
    noop("Plans a strand of the work and answers for it, for its people or for its money."),
    noop("Answers for a whole organisation or for the programme as a whole."),
)
PARTNER = Column("partner", noop("Partner"))
PAID = Column("paid", noop("Paid hours"), "hours")
UNPAID = Column("unpaid", noop("Unpaid hours"), "hours")
ALL = Column("all", noop("All hours"), "hours")


def hours_table(hours: Sequence[Hour]) -> Table:
    """What an hour of each partner comes to, beside what it is measured by."""
    columns = (
        PARTNER,
        Column("on_paper", noop("Over paid hours"), "money"),
        Column("over_all", noop("Over all hours"), "money"),
        Column("reference", noop("Like-for-like reference"), "money"),
        Column("referenced", noop("Hours it covers"), "fraction"),
        Column("floor", noop("Real Living Wage"), "money"),
        Column("people", noop("People behind it")),
    )
    rows = [
        (
            one.partner,
            one.on_paper,
            one.over_all,
            one.reference,
            one.referenced,
            one.floor,
            _people(one),
        )
        for one in hours
    ]
    return _table("hour", say("Employer cost of an hour, by partner"), columns, rows)


def _people(hour: Hour) -> str:
    """How many people are behind an hour, as far as it matters: the role of one or two could tell who they are."""
    if hour.few_people:
        return say("two or fewer")
    return say("not known") if hour.on_paper is None and hour.over_all is None else say("three or more")


def shares_table(shares: Sequence[Share]) -> Table:
    """Each partner type's shares, with their sum."""
    columns = (
        Column("name", noop("Partner type")),
        Column("hours", noop("Share of the hours"), "fraction"),
        Column("money", noop("Share of the money for time"), "fraction"),
    )
    rows: list[tuple[Value, ...]] = [(one.name, one.of_hours, one.of_money) for one in shares]
    hours, money = (sum(parts, Decimal(0)) for parts in zip(*((s.of_hours, s.of_money) for s in shares), strict=True))
    return _table("shares", say("Shares by partner type"), columns, [*rows, (say("Total"), hours, money)])


def partner_hours_table(times: Sequence[Time]) -> Table:
    """The hours of each partner, paid and unpaid, with their sums."""
    return _times("unpaid", say("Hours by partner"), PARTNER, times)


def phase_hours_table(times: Sequence[Time]) -> Table:
    """The hours of each phase, paid and unpaid, with their sums."""
    return _times("phases", say("Hours by phase"), Column("phase", noop("Phase")), times)


def _times(name: str, title: str, first: Column, times: Sequence[Time]) -> Table:
    rows: list[tuple[Value, ...]] = [(one.name, one.paid, one.unpaid, one.all) for one in times]
    sums = [_sum([one.paid for one in times]), _sum([one.unpaid for one in times]), _sum([one.all for one in times])]
    return _table(name, title, (first, PAID, UNPAID, ALL), [*rows, (say("Total"), *sums)])


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """The sum where all are known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def cost_table(cost: Cost) -> Table:
    """What each step adds, and where it brings the sum."""
    columns = (
        Column("step", noop("Step")),
        Column("lines", noop("Lines raised"), "whole"),
        Column("more", noop("Full cost it adds"), "money"),
        Column("end", noop("In all so far"), "money"),
    )
    rows: list[tuple[Value, ...]] = [(step.title, step.lines, step.more, step.end) for step in cost.steps]
    return _table("cost", say("Cost of the steps to parity"), columns, [*rows, (say("Total"), "", cost.gap, cost.gap)])


def parity_table(assessment: Assessment) -> Table:
    """How each partner is paid like for like, and who agreed the bands that this rests on."""
    columns = (
        PARTNER,
        Column("parity", noop("Paid at this part of the reference rates"), "fraction"),
        Column("coverage", noop("Hours that could be judged"), "fraction"),
        Column("agreed", noop("Bands agreed by")),
    )
    costed = assessment.costed
    rows = [
        (
            one.partner,
            one.value if one.value is not None else say("not known"),
            one.coverage if one.coverage is not None else say("not known"),
            words(costed.budget.partner(one.partner).bands_agreed_by),
        )
        for one in assessment.figures
        if one.code == "like_for_like_parity" and one.partner and one.status != "not applicable"
    ]
    return _table("parity", say("Pay like for like, by partner"), columns, rows)


def bands_table(assessment: Assessment, bands: Sequence[ExpertiseBand]) -> Table:
    """What the work of each band asks of a person, and what an hour of it is compared with."""
    columns = (
        Column("band", noop("Band")),
        Column("criteria", noop("What the work asks of a person")),
        Column("reference", noop("Reference rate an hour"), "money"),
        Column("whose", noop("Where the rate comes from")),
    )
    costed = assessment.costed
    efforts = efforts_of(costed)
    setting = Setting(costed, efforts)
    rows = []
    for band in bands:
        of_band = [effort for effort in efforts if effort.band == band.code]
        given = costed.references.get(band.code)
        rate: Value = given.value if given else None if of_band else say("not used here")
        whose = setting.reference_words(of_band) if of_band else say("no line of this budget is at this band")
        rows.append((words(band.code), say(band.criteria), rate, whose))
    return _table("bands", say("The bands and their criteria"), columns, rows)


def _table(name: str, title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Value, ...]]) -> Table:
    return Table(name, title, "", said(columns), tuple(tuple(_tenths(value) for value in row) for row in rows))


def _tenths(value: Value) -> Value:
    """A ratio to six places in tenths of a percent; amounts and hours are not that long."""
    if isinstance(value, Decimal) and value.as_tuple().exponent == SIX_PLACES.as_tuple().exponent:
        return value.quantize(Decimal("0.001"))
    return value
