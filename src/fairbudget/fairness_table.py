"""The figures of fairness as one table: a row for each figure and group, in words, with the yardsticks beside them."""

from collections.abc import Sequence

from fairbudget.assessment import Assessment
from fairbudget.equity.comparisons import floor, legal_minimum, timed
from fairbudget.equity.figure import Figure
from fairbudget.language import long_date
from fairbudget.money import SYMBOLS, money
from fairbudget.ratecards import Rate
from fairbudget.tables import Column, Table, Value, words

# What each figure is, in words, and the units of what it is the ratio of.
FIGURES: dict[str, tuple[str, str, str]] = {
    "effective_hourly_rate": ("Effective hourly rate: employer cost over all hours", "£", "hours"),
    "paid_hour_rate": ("Rate on paper: employer cost over the paid hours alone", "£", "hours"),
    "real_living_wage": ("Yardstick: the real Living Wage", "", ""),
    "legal_minimum": ("Yardstick: the legal minimum wage of adults", "", ""),
    "like_for_like_parity": ("Like for like: employer cost over hours at the reference rates", "£", "£"),
    "mean_gap": ("Gap below the reference partner's effective rate: means", "£", "£"),
    "median_gap": ("Gap below the reference partner's effective rate: medians", "£", "£"),
    "floor_coverage": ("Hours whose pay reaches the real Living Wage, over all hours", "hours", "hours"),
    "unpaid_share": ("Unpaid hours over all hours", "hours", "hours"),
    "unpaid_value": ("Unpaid hours at the reference rates of their bands", "£", ""),
    "effort_money_balance": ("Share of the money for time, over share of the hours", "fraction", "fraction"),
    "brokerage_coverage": ("Brokerage: paid hours over all hours of finding people", "hours", "hours"),
    "brokerage_cost_coverage": ("Brokerage: money budgeted over money needed", "£", "£"),
    "pre_application_burden": ("Unpaid work on the bid, over what the grant brings", "£", "£"),
    "cost_recovery": ("Cost recovery: funded over full cost", "£", "£"),
    "cash_flow_exposure": ("Own money out at its highest (of pound-days, over costs)", "pound-days", "£"),
    "pay_spread_between_types": ("Spread of rates (Theil T): between partner types, over all", "number", "number"),
}
YARDSTICKS_AFTER = "paid_hour_rate"
ALL_PARTNERS = "All partners"
WITHOUT_RATIO = ("real_living_wage", "legal_minimum")

FAIRNESS = (
    Column("figure", "Figure", "wrapped", 29),
    Column("by", "By", width=12),
    Column("name", "For whom", "wrapped", 23),
    Column("value", "Value", "number", 15),
    Column("unit", "Unit", width=11),
    Column("numerator", "Of", "number", 13),
    Column("denominator", "Over", "number", 13),
    Column("hours", "Hours behind it", "hours", 12),
    Column("coverage", "Coverage", "fraction", 10),
    Column("status", "Status", width=16),
    Column("closes", "Money that would close it", "money", 14),
    Column("live", "Live", width=7),
    Column("caption", "What it says", "wrapped", 60),
    Column("remedy", "What to do", "wrapped", 38),
)
NOTE = (
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
    return Table("Fairness", "Fairness", NOTE, FAIRNESS, rows)


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
        found.append(_yardstick("legal_minimum", minimum, None, "What the law asks for, where it applies."))
    for name in timed(costed):
        wage = floor(costed, costed.budget.partner(name))
        if wage is not None:
            found.append(_yardstick("real_living_wage", wage, name, "A floor is not a fair price for expertise."))
    return found


def _yardstick(code: str, rate: Rate, partner: str | None, said: str) -> Figure:
    day = rate.effective_from
    since = f", from {long_date(day)}" if day else ""
    caption = f"{money(rate.amount)} an hour{since}. {said}"
    return Figure(code=code, partner=partner, value=rate.amount, unit="£ an hour", caption=caption)


def group_of(figure: Figure) -> tuple[str, str]:
    """By what a figure's group is formed and its name, as people read them (and as *Lines* writes them)."""
    if figure.partner is not None:
        return "Partner", figure.partner
    if figure.partner_type is not None:
        return "Partner type", words(figure.partner_type)
    return "All", ALL_PARTNERS


def _row(figure: Figure, currency: str, live: bool) -> tuple[Value, ...]:
    """A figure without a value shows the words in its place and no number."""
    title = FIGURES[figure.code][0] if figure.code in FIGURES else words(figure.code)
    ok, judged = figure.status == "ok", figure.status != "not applicable" and figure.code not in WITHOUT_RATIO
    unit = figure.unit.replace("£", SYMBOLS.get(currency, currency)) if ok else ""
    return (
        title,
        *group_of(figure),
        figure.value if ok else figure.status,
        {"fraction": "percentage"}.get(unit, unit),
        figure.numerator if ok else None,
        figure.denominator if ok else None,
        figure.hours if judged else None,
        figure.coverage if judged else None,
        figure.status,
        figure.closes if ok else None,
        "yes" if live else "no",
        figure.caption,
        figure.remedy,
    )
