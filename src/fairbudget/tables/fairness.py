"""The figures of fairness as one table: a row for each figure and group, in words, with the yardsticks beside them."""

from collections.abc import Sequence

from fairbudget.assessment import Assessment
from fairbudget.equity.comparisons import floor, legal_minimum, timed
from fairbudget.equity.figure import Figure, FigureStatus, FigureUnit
from fairbudget.language import long_date, noop, say, say_in
from fairbudget.money import SYMBOLS, money
from fairbudget.ratecards import Rate
from fairbudget.tables import Column, Table, Value, said, words

# What each figure is, in words, and the units of what it is the ratio of.
FIGURES: dict[str, tuple[str, str, str]] = {
    "effective_hourly_rate": (noop("Effective hourly rate: employer cost over all hours"), "£", "hours"),
    "paid_hour_rate": (noop("Rate on paper: employer cost over the paid hours alone"), "£", "hours"),
    "real_living_wage": (noop("Yardstick: the real Living Wage"), "", ""),
    "legal_minimum": (noop("Yardstick: the legal minimum wage of adults"), "", ""),
    "like_for_like_parity": (noop("Like for like: employer cost over hours at the reference rates"), "£", "£"),
    "mean_gap": (noop("Gap below the reference partner's effective rate: means"), "£", "£"),
    "median_gap": (noop("Gap below the reference partner's effective rate: medians"), "£", "£"),
    "floor_coverage": (noop("Hours whose pay reaches the real Living Wage, over all hours"), "hours", "hours"),
    "unpaid_share": (noop("Unpaid hours over all hours"), "hours", "hours"),
    "unpaid_value": (noop("Unpaid hours at the reference rates of their bands"), "£", ""),
    "effort_money_balance": (noop("Share of the money for time, over share of the hours"), "fraction", "fraction"),
    "brokerage_coverage": (noop("Brokerage: paid hours over all hours of finding people"), "hours", "hours"),
    "brokerage_cost_coverage": (noop("Brokerage: money budgeted over money needed"), "£", "£"),
    "pre_application_burden": (noop("Unpaid work on the bid, over what the grant brings"), "£", "£"),
    "cost_recovery": (noop("Cost recovery: funded over full cost"), "£", "£"),
    "cash_flow_exposure": (noop("Own money out at its highest (of pound-days, over costs)"), "pound-days", "£"),
    "pay_spread_between_types": (
        noop("Spread of rates (Theil T): between partner types, over all"),
        "number",
        "number",
    ),
}
YARDSTICKS_AFTER = "paid_hour_rate"
ALL_PARTNERS = noop("All partners")
UNITS: dict[FigureUnit, str] = {
    "£ an hour": noop("£ an hour"),
    "£": "£",
    "fraction": noop("percentage"),
    "ratio": noop("ratio"),
}
STATUSES: dict[FigureStatus, str] = {
    "ok": noop("ok"),
    "not applicable": noop("not applicable"),
    "insufficient data": noop("insufficient data"),
}
WITHOUT_RATIO = ("real_living_wage", "legal_minimum")

FAIRNESS = (
    Column("figure", noop("Figure"), "wrapped", 29),
    Column("by", noop("By"), width=12),
    Column("name", noop("For whom"), "wrapped", 23),
    Column("value", noop("Value"), "number", 15),
    Column("unit", noop("Unit"), width=11),
    Column("numerator", noop("Of"), "number", 13),
    Column("denominator", noop("Over"), "number", 13),
    Column("hours", noop("Hours behind it"), "hours", 12),
    Column("coverage", noop("Coverage"), "fraction", 10),
    Column("status", noop("Status"), width=16),
    Column("closes", noop("Money that would close it"), "money", 14),
    Column("live", noop("Live"), width=7),
    Column("caption", noop("What it says"), "wrapped", 60),
    Column("remedy", noop("What to do"), "wrapped", 38),
)
NOTE = noop(
    "Value = Of ÷ Over, but for own money out. Where Live is yes, the numbers follow Rates, Time and Costs. Where it "
    "is no, and in the words and the headings of the charts, they stand as when this file was made: after a change, "
    "read the file again."
)


def fairness(assessment: Assessment, live: Sequence[bool] = ()) -> Table:
    """Every figure of every group with what is behind it. `live` says of each row whether its numbers are formulas."""
    figures = listed(assessment)
    currency = assessment.budget.currency
    marks = live or [False] * len(figures)
    rows = tuple(_row(figure, currency, mark) for figure, mark in zip(figures, marks, strict=True))
    return Table("Fairness", say("Fairness"), say(NOTE), said(FAIRNESS), rows)


def listed(assessment: Assessment) -> tuple[Figure, ...]:
    """All figures, one kind after another, each for everybody, the partner types and the partners."""
    codes = dict.fromkeys(figure.code for figure in assessment.figures)
    found: list[Figure] = []
    for code in codes:
        found += (figure for figure in assessment.figures if figure.code == code)
        if code == YARDSTICKS_AFTER:
            found += _yardsticks(assessment)
    return tuple(found)


def _yardsticks(assessment: Assessment) -> list[Figure]:
    """The legal minimum, and the floor of each partner whose time is judged, as rows of their own."""
    costed = assessment.costed
    found = []
    minimum = legal_minimum(costed)
    if minimum is not None and timed(costed):
        found.append(_yardstick("legal_minimum", minimum, None, say("What the law asks for, where it applies.")))
    for name in timed(costed):
        wage = floor(costed, costed.budget.partner(name))
        if wage is not None:
            about = say("A floor is not a fair price for expertise.")
            found.append(_yardstick("real_living_wage", wage, name, about))
    return found


def _yardstick(code: str, rate: Rate, partner: str | None, about: str) -> Figure:
    amount, day = money(rate.amount), rate.effective_from
    since = say("{amount} an hour.", amount=amount)
    if day:
        since = say("{amount} an hour, from {day}.", amount=amount, day=long_date(day))
    caption = f"{since} {about}"
    return Figure(code=code, partner=partner, value=rate.amount, unit="£ an hour", caption=caption)


def group_of(figure: Figure) -> tuple[str, str]:
    """By what a figure's group is formed and its name, as people read them (and as *Lines* writes them)."""
    if figure.partner is not None:
        return say("Partner"), figure.partner
    if figure.partner_type is not None:
        return say("Partner type"), words(figure.partner_type)
    return say("All"), say(ALL_PARTNERS)


def _row(figure: Figure, currency: str, live: bool) -> tuple[Value, ...]:
    """A figure without a value shows the words in its place and no number."""
    title = say(FIGURES[figure.code][0]) if figure.code in FIGURES else words(figure.code)
    ok, judged = figure.status == "ok", figure.status != "not applicable" and figure.code not in WITHOUT_RATIO
    unit = say(UNITS[figure.unit]).replace("£", SYMBOLS.get(currency, currency)) if ok else ""
    return (
        title,
        *group_of(figure),
        figure.value if ok else say(STATUSES[figure.status]),
        unit,
        figure.numerator if ok else None,
        figure.denominator if ok else None,
        figure.hours if judged else None,
        figure.coverage if judged else None,
        say(STATUSES[figure.status]),
        figure.closes if ok else None,
        say_in("live", "yes") if live else say_in("live", "no"),
        figure.caption,
        figure.remedy,
    )
