"""The formulas of *Fairness*: every figure that a spreadsheet can work out, from the cells of *Lines*.

A recipe is declared once for each figure, with the conditions under which a row of *Lines* counts. What has no recipe
(medians, logarithms, cash day by day) keeps the value that it was given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fairbudget.costing.costed import CostedBudget
from fairbudget.costing.references import reference_partner
from fairbudget.equity.comparisons import SUCCESS_RATE, floor, legal_minimum
from fairbudget.equity.figure import Figure
from fairbudget.language import say
from fairbudget.reading.grid import letters
from fairbudget.tables import words
from fairbudget.tables.fairness import FAIRNESS, STATUSES
from fairbudget.writing.places import Places, quoted

LETTERS = {column.name: letters(number + 1) for number, column in enumerate(FAIRNESS)}
Formulas = dict[str, str]  # the column of *Fairness* → its formula, without the =


@dataclass(frozen=True)
class Sheet:
    """What the recipes read: the layout of *Lines*, and in which row of *Fairness* each figure stands."""

    costed: CostedBudget
    places: Places
    rows: Mapping[tuple[str, str | None, str | None], int] = field(default_factory=dict)

    def row_of(self, code: str, like: Figure) -> int | None:
        """The row of another figure of the same group, counted from 0."""
        return self.rows.get((code, like.partner_type, like.partner))


@dataclass(frozen=True)
class Recipe:
    """Sums over the rows of *Lines* that belong to a figure's group, and cells of the figure's own row."""

    sheet: Sheet
    figure: Figure
    at: int

    def cell(self, column: str) -> str:
        return f"${LETTERS[column]}{self.at + 1}"

    def span(self, name: str) -> str:
        """A column of *Lines*: of the rows that belong to groups, or of all rows."""
        places = self.sheet.places
        return places.span(name, None if self.everybody else places.of_groups, sheet=True)

    @property
    def everybody(self) -> bool:
        return self.figure.partner is None and self.figure.partner_type is None

    def known(self, name: str) -> str:
        return f"ISNUMBER({self.span(name)})"

    def is_word(self, name: str, code: str) -> str:
        return f"EXACT({self.span(name)},{quoted(words(code))})"

    def total(self, name: str, *conditions: str, group: bool = True) -> str:
        """The sum of a column over the rows of the group that meet the conditions. Text counts as nothing."""
        every = [*self._group(), *conditions] if group else [*conditions]
        if not every:
            return f"SUM({self.span(name)})"
        chosen = f"--{every[0]}" if len(every) == 1 else "*".join(every)
        return f"SUMPRODUCT({chosen},{self.span(name)})"

    def hours(self, *conditions: str) -> str:
        """All hours that are known: where the unpaid ones are not stated, the paid ones."""
        paid, unpaid = (self.total(f"hours_counted_as_{kind}", *conditions) for kind in ("paid", "unpaid"))
        return f"{paid}+{unpaid}"

    def ratio(self, above: str | None = None, below: str | None = None, places: int = 6) -> str:
        """One over the other, rounded as the engine does; the words where there is nothing to divide by."""
        above, below = above or self.cell("numerator"), below or self.cell("denominator")
        nothing = quoted(say(STATUSES["not applicable"]))
        return f"IF({below}=0,{nothing},ROUND({above}/{below},{places}))"

    def exactly(self, row: int) -> str:
        """The figure of another row, not rounded."""
        return f"${LETTERS['numerator']}${row + 1}/${LETTERS['denominator']}${row + 1}"

    def coverage(self) -> Formulas:
        """The hours judged over all hours of the group, which stand behind its effective rate."""
        row = self.sheet.row_of("effective_hourly_rate", self.figure)
        if row is None:
            return {}
        return {"coverage": self.ratio(self.cell("hours"), f"${LETTERS['hours']}${row + 1}")}

    def _group(self) -> list[str]:
        name = "partner" if self.figure.partner is not None else "partner_type"
        # EXACT tells capitals apart, in which alone two partners may differ.
        return [] if self.everybody else [f"EXACT({self.span(name)},{self.cell('name')})"]


def formulas_of(figure: Figure, at: int, sheet: Sheet) -> Formulas:
    """The formulas of a figure's row (counted from 0); none where it has no value or no recipe."""
    recipe = RECIPES.get(figure.code)
    if figure.status != "ok" or recipe is None:
        return {}
    return recipe(Recipe(sheet, figure, at))


def _effective(r: Recipe) -> Formulas:
    hours = r.total("all_hours")
    return {"value": r.ratio(places=2), "numerator": r.total("cost_counted"), "denominator": hours, "hours": hours}


def _paid(r: Recipe) -> Formulas:
    judged = r.known("hours_counted_as_paid")
    return {
        "value": r.ratio(places=2),
        "numerator": r.total("cost_counted", judged),
        "denominator": r.total("hours_counted_as_paid"),
        "hours": r.hours(judged),
    }


def _parity(r: Recipe) -> Formulas:
    judged = r.known("at_reference"), f"({r.span('at_reference')}<>0)"
    return {
        "value": r.ratio(),
        "numerator": r.total("cost_counted", *judged),
        "denominator": r.total("at_reference"),
        "hours": r.total("all_hours", *judged),
        "closes": r.total("below_reference"),
        **r.coverage(),
    }


def _mean_gap(r: Recipe) -> Formulas:
    """The effective rates of the group and of the reference partner stand on this sheet."""
    name = reference_partner(r.sheet.costed.budget)
    reference = r.sheet.rows.get(("effective_hourly_rate", None, name))
    own = r.sheet.row_of("effective_hourly_rate", r.figure)
    if name is None or reference is None or own is None:
        return {}
    theirs, ours = r.exactly(reference), r.exactly(own)
    return {
        "value": r.ratio(f"({theirs}-{ours})", f"({theirs})"),
        "numerator": f"ROUND({theirs}-{ours},2)",
        "denominator": f"ROUND({theirs},2)",
        "hours": r.total("all_hours"),
    }


def _floor(r: Recipe) -> Formulas:
    if "real_living_wage" not in r.sheet.places.columns:
        return {}
    judged = r.known("real_living_wage")
    return {
        "value": r.ratio(),
        "numerator": r.total("hours_at_floor"),
        "denominator": r.total("all_hours", judged),
        "hours": r.total("all_hours", judged),
        "closes": r.total("below_floor"),
        **r.coverage(),
    }


def _unpaid_share(r: Recipe) -> Formulas:
    hours = r.total("all_hours")
    unpaid = r.total("hours_counted_as_unpaid")
    return {"value": r.ratio(), "numerator": unpaid, "denominator": hours, "hours": hours}


def _unpaid_value(r: Recipe) -> Formulas:
    judged = r.known("unpaid_at_reference")
    return {
        "value": r.cell("numerator"),
        "numerator": r.total("unpaid_at_reference"),
        "hours": r.total("all_hours", judged),
        "closes": r.cell("numerator"),
        **r.coverage(),
    }


def _balance(r: Recipe) -> Formulas:
    money = f"{r.total('full_cost_counted')}/{r.total('full_cost_counted', group=False)}"
    hours = f"{r.cell('hours')}/{r.total('all_hours', group=False)}"
    return {
        "value": r.ratio(f"({money})", f"({hours})"),
        "numerator": f"ROUND({money},6)",
        "denominator": f"ROUND({hours},6)",
        "hours": r.total("all_hours"),
    }


def _brokerage(r: Recipe) -> Formulas:
    brokering = r.is_word("activity", "brokerage")
    return {
        "value": r.ratio(),
        "numerator": r.total("hours_counted_as_paid", brokering),
        "denominator": r.total("all_hours", brokering),
        "hours": r.total("all_hours", brokering),
        "closes": r.total("unpaid_at_reference", brokering),
    }


def _brokerage_cost(r: Recipe) -> Formulas:
    brokering = r.is_word("activity", "brokerage")
    judged = brokering, r.known("at_reference"), f"({r.span('at_reference')}<>0)"
    # Of the rows for brokerage, those that are neither time nor an overhead on it.
    expense = brokering, f"(1-{r.known('full_cost_counted')})"
    missing = r.total("full_cost", *expense, r.is_word("paid_by", "nobody"))
    needed = r.total("full_cost", *expense)
    return {
        "value": r.ratio(),
        "numerator": f"{r.total('cost_counted', *judged)}+{needed}-{missing}",
        "denominator": f"{r.total('at_reference', brokering)}+{needed}",
        "hours": r.total("all_hours", *judged),
        "coverage": r.ratio(r.cell("hours"), r.total("all_hours", brokering)),
        "closes": f"{r.total('unpaid_at_reference', brokering)}+{missing}",
    }


def _burden(r: Recipe) -> Formulas:
    early, paid = r.is_word("phase", "pre_application"), r.is_word("paid_by", "grant")
    success = r.sheet.places.names.get(SUCCESS_RATE)
    return {
        "value": r.ratio(),
        "numerator": f"ROUND({r.cell('closes')}/{success},2)" if success else r.cell("closes"),
        "denominator": r.total("cost", paid, f"(1-{early})"),
        "hours": r.hours(early),
        "closes": r.total("unpaid_at_reference", early),
    }


def _recovery(r: Recipe) -> Formulas:
    timed = "hours_counted_as_paid" in r.sheet.places.columns
    return {
        "value": r.ratio(),
        "numerator": r.total("funded"),
        "denominator": r.total("full_cost"),
        "closes": f"ROUND({r.cell('denominator')}-{r.cell('numerator')},2)",
        **({"hours": r.hours()} if timed else {}),
    }


def _real_living_wage(r: Recipe) -> Formulas:
    found = floor(r.sheet.costed, r.sheet.costed.budget.partner(r.figure.partner or ""))
    return {"value": r.sheet.places.name(found.key)} if found else {}


def _legal_minimum(r: Recipe) -> Formulas:
    found = legal_minimum(r.sheet.costed)
    return {"value": r.sheet.places.name(found.key)} if found else {}


RECIPES: dict[str, Callable[[Recipe], Formulas]] = {
    "effective_hourly_rate": _effective,
    "paid_hour_rate": _paid,
    "real_living_wage": _real_living_wage,
    "legal_minimum": _legal_minimum,
    "like_for_like_parity": _parity,
    "mean_gap": _mean_gap,
    "floor_coverage": _floor,
    "unpaid_share": _unpaid_share,
    "unpaid_value": _unpaid_value,
    "effort_money_balance": _balance,
    "brokerage_coverage": _brokerage,
    "brokerage_cost_coverage": _brokerage_cost,
    "pre_application_burden": _burden,
    "cost_recovery": _recovery,
}
