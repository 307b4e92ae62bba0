"""The *Lines* sheet: a row for each costed row, with the formula of every step and the value the engine gave it."""

from collections.abc import Sequence
from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.costing.rows import Given, Period, Row
from fairbudget.explain import working
from fairbudget.language import noop, say, short_date
from fairbudget.tables import Column, Table, said, words
from fairbudget.totals import NOT_STATED
from fairbudget.workings import Allotted, Step
from fairbudget.writing.places import Places
from fairbudget.writing.rates_sheet import look_up
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, end_sheet, fit_row, put_words, start_sheet

ABOUT = (
    Column("line", noop("Line"), width=8),
    Column("partner", noop("Partner"), "wrapped", 26),
    Column("role", noop("Role or item"), "wrapped", 28),
    Column("partner_type", noop("Partner type"), width=33),
    Column("band", noop("Band"), width=13),
    Column("activity", noop("Activity"), width=14),
    Column("phase", noop("Phase"), width=15),
    Column("year", noop("Year"), "whole", 6),
    Column("period", noop("Months from, to"), width=23),
    Column("paid_by", noop("Paid by"), width=11),
    Column("unit", noop("Unit"), width=13),
    Column("rate_key", noop("Rate (key on Rates)"), "wrapped", 30),
    Column("rate_per", noop("Rate per"), width=13),
    Column("basis", noop("Basis"), width=23),
)
# Every amount that a row can have, in the order in which it is worked out; a workbook has the columns it needs.
AMOUNTS = (
    Column("people", noop("People"), "number", 8),
    Column("quantity", noop("Quantity"), "number", 9),
    Column("hours_per_unit", noop("Hours per unit"), "hours", 9),
    Column("months", noop("Months"), "number", 8),
    Column("line_months", noop("Months of the line"), "number", 9),
    Column("share", noop("Share of the post"), "fraction", 9),
    Column("paid_hours", noop("Paid hours"), "hours", 10),
    Column("unpaid_hours_each", noop("Unpaid hours each"), "hours", 10),
    Column("unpaid_hours", noop("Unpaid hours"), "hours", 10),
    Column("rate", noop("Rate"), "rate", 12),
    Column("years_on", noop("Years after year 1"), "number", 8),
    Column("rate_in_year", noop("Rate in that year"), "rate", 12),
    Column("rate_hours", noop("Hours in the rate's unit"), "hours", 10),
    Column("whole", noop("Whole post"), "money", 13),
    Column("price", noop("Price"), "money", 13),
    Column("pay", noop("Pay"), "money", 13),
    Column("employed_share", noop("Employed share"), "number", 10),
    Column("yearly_pay", noop("Yearly pay with this employer"), "money", 13),
    Column("holiday_pay", noop("Holiday pay"), "money", 12),
    Column("employer_ni", noop("Employer NI"), "money", 12),
    Column("pension", noop("Employer pension"), "money", 12),
    Column("levy", noop("Apprenticeship levy"), "money", 15),
    Column("other_on_costs", noop("Other on-costs"), "money", 12),
    Column("on_costs", noop("On-costs"), "money", 13),
    Column("employer_cost", noop("Employer cost"), "money", 14),
    Column("overhead", noop("Overhead"), "money", 13),
    Column("vat", noop("VAT not recovered"), "money", 12),
    Column("base", noop("Cost of the lines it counts"), "money", 14),
    Column("full_cost", noop("Full cost"), "money", 14),
    Column("cost", noop("Cost"), "money", 14),
    Column("overhead_not_paid", noop("Overhead not paid by the funder"), "money", 13),
    Column("pooled_cost", noop("Cost under the shared cap"), "money", 14),
    Column("other_cost", noop("All other cost"), "money", 14),
    Column("over_cap", noop("Over the shared cap"), "money", 13),
    Column("funder_share", noop("Funder's share"), "fraction", 10),
    Column("funded", noop("Funded"), "money", 14),
    Column("shortfall", noop("Shortfall"), "money", 14),
    Column("reference_rate", noop("Reference rate an hour"), "money", 12),
    Column("in_kind_value", noop("Value in kind"), "money", 13),
    Column("paid_by_salary", noop("Salaried hours at the reference rate"), "money", 13),
    Column("hours_counted_as_paid", noop("Hours counted as paid"), "hours", 10),
    Column("hours_counted_as_unpaid", noop("Hours counted as unpaid"), "hours", 10),
    Column("all_hours", noop("All hours"), "hours", 10),
    Column("cost_counted", noop("Employer cost counted"), "money", 13),
    Column("pay_counted", noop("Pay counted"), "money", 13),
    Column("full_cost_counted", noop("Full cost of time counted"), "money", 13),
    Column("at_reference", noop("All hours at the reference rate"), "money", 13),
    Column("below_reference", noop("Short of the reference rate"), "money", 13),
    Column("unpaid_at_reference", noop("Unpaid hours at the reference rate"), "money", 13),
    Column("real_living_wage", noop("Floor: real Living Wage"), "rate", 12),
    Column("below_floor", noop("Short of the floor"), "money", 13),
    Column("hours_at_floor", noop("Hours at or above the floor"), "hours", 12),
)
AFTER = (
    Column("bearer", noop("Who finds the shortfall"), width=18),
    Column("rules", noop("Funder's rules"), "wrapped", 30),
    Column("towards", noop("Counts towards line"), width=11),
    Column("pool", noop("Shared cap"), width=14),
    Column("where", noop("Where it stands"), width=16),
    Column("working", noop("How it is worked out"), "wrapped", 70),
)
UNITS = {"money": "£"}
ALWAYS = ("employer_cost", "paid_hours", "full_cost", "cost", "funded", "shortfall", "in_kind_value")
NOTE = noop(
    "A row for each line; a shared post or a salary that crosses a pay year has several. Blue italic amounts are "
    "given (typed on Time or Costs, or looked up on Rates); all others are formulas."
)


def columns_for(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that these rows need, left to right."""
    used = {name for row in rows for name in (*row.given, *(step.name for step in row.steps))} | set(ALWAYS)
    return (*ABOUT, *(column for column in AMOUNTS if column.name in used), *AFTER)


def add_lines(
    workbook: Any, assessment: Assessment, columns: tuple[Column, ...], places: Places, look: ResultLook
) -> None:
    """Write the sheet: text, given amounts, and each step as a formula with its stored value."""
    sheet = start_sheet(workbook, Table("Lines", say("Lines"), say(NOTE), said(columns), ()), look, frozen=3)
    amounts = tuple(column for column in AMOUNTS if column.name in places.positions)
    for number, row in enumerate(places.rows):
        at = FIRST + number
        about = _about(assessment, row, number, places)
        fit_row(sheet, at, columns, [about.get(column.name, "") for column in columns])
        for name, text in about.items():
            position = places.positions[name]
            if isinstance(text, int):
                sheet.write_number(at, position, text, look.amount("whole"))
            elif text:
                put_words(sheet, at, position, text, look, wrap=columns[position].kind == "wrapped")
        steps = {step.name: step for step in row.steps}
        for column in amounts:
            _amount(sheet, number, row, column, steps.get(column.name), places, look)
    end_sheet(sheet, len(places.rows), len(columns))
    # Too wide for one page: four across, each with the line, the partner and the role beside it.
    sheet.fit_to_pages(4, 0)
    sheet.repeat_columns(0, 2)


def _about(assessment: Assessment, row: Row, number: int, places: Places) -> dict[str, str | int]:
    """The words of a row."""
    line = places.time.line(row.line) if row.kind == "time" else None
    return {
        "line": row.line,
        "where": row.where,
        "partner": row.partner.name,
        "partner_type": words(row.partner.type),
        "role": row.label,
        "band": words(row.band) if row.kind == "time" else "",
        "activity": words(row.activity),
        "phase": words(row.phase),
        "year": row.year,
        "period": _period(row.period) if row.period else "",
        "paid_by": words(row.paid_by),
        "unit": words(line.unit) if line and line.unit else "",
        "rate_key": row.rate.key if row.rate else "",
        "rate_per": words(row.rate.per) if row.rate else "",
        "basis": _basis(row),
        "bearer": words(row.bearer) if row.amount("shortfall") else "",
        "rules": ", ".join(row.decision.rules) if row.decision else "",
        "towards": "; ".join(_towards(number, places)),
        "pool": _pool(row),
        "working": working(row, assessment.budget.currency),
    }


def _pool(row: Row) -> str:
    """The shared cap that a row is under, or that it is the row of."""
    pooled = row.given.get("pooled_cost")
    return pooled.sum_of[1] if pooled and pooled.sum_of else row.pool or ""


def _basis(row: Row) -> str:
    """What the rate of a row is, and whether that is only assumed."""
    if row.rate is None:
        return ""
    basis = words(row.rate.basis)
    return say("{basis} (assumed)", basis=basis) if row.basis_assumed else basis


def _period(period: Period) -> str:
    """The first and the last month of a row."""
    first, last = (short_date(day) if day else say(NOT_STATED) for day in (period.first, period.last))
    return say("{first} to {last}", first=first, last=last)


def _amount(
    sheet: Any, number: int, row: Row, column: Column, step: Step | None, places: Places, look: ResultLook
) -> None:
    """One amount of a row: a step's formula, a given amount, or the words "not known"."""
    name, given = column.name, row.given.get(column.name)
    at, position = FIRST + number, places.positions[name]
    unit = UNITS.get(column.kind, column.kind)
    if row.blocked and name == "cost":
        sheet.write_string(at, position, say("not costed"), look.not_known)
    elif step is None and given is None:
        return
    elif row.amount(name) is None:
        silent = say(NOT_STATED) if name.startswith("unpaid_hours") else say("not known")
        sheet.write_string(at, position, silent, look.not_known)
    elif step is not None:
        formula = _formula(step, number, row, places)
        sheet.write_formula(at, position, f"={formula}", look.amount(unit), row.amount(name))
    elif given is not None:
        _given(sheet, number, row, name, given, unit, places, look)


def _given(
    sheet: Any, number: int, row: Row, name: str, given: Given, unit: str, places: Places, look: ResultLook
) -> None:
    """A given amount: looked up where it was typed or on *Rates*, added up from other rows, or typed here."""
    at, position = FIRST + number, places.positions[name]
    formula = None
    if given.sum_of is not None:
        formula = _sum(given.sum_of, number, places)
    elif given.key is not None:
        by_key = name == "rate" and row.rate is not None
        formula = look_up(places, given.key, places.cell("rate_key", at)) if by_key else places.name(given.key)
    elif given.field is not None:
        formula = places.typed(row, given.field, at)
    elif name in ("hours_per_unit", "rate_hours"):
        formula = _hours(name, row, at, places)
    shown = look.amount(unit, given=True)
    if formula is not None:
        sheet.write_formula(at, position, f"={formula}", shown, given.value)
    else:
        sheet.write_number(at, position, given.value, shown)


def _hours(name: str, row: Row, at: int, places: Places) -> str | None:
    """The hours of a month or a year follow the working year on *Rates*; those of other units stand as they are."""
    line = places.time.line(row.line)
    unit = row.rate.per if name == "rate_hours" and row.rate else line.unit
    if name == "rate_hours" and unit == line.unit and "hours_per_unit" in row.given:
        return places.cell("hours_per_unit", at)
    year = places.year_hours(row)
    if unit not in ("month", "year") or year is None or year.key is None:
        return None
    return places.name(year.key) + ("/12" if unit == "month" else "")


def _formula(step: Step, number: int, row: Row, places: Places) -> str:
    """The cell formula of a step, from the cells of the same row and the defined names of *Rates*."""

    def cell(name: str) -> str:
        if name == "shares":
            return _shares(step, number, places)
        if name in places.positions:
            return places.cell(name, FIRST + number)
        return places.name(row.given[name].key or "")

    return step.expression.formula(cell)


def _shares(step: Step, number: int, places: Places) -> str:
    """The share cells of the rows of one shared post, which stand together."""
    shared = step.expression
    if not isinstance(shared, Allotted):
        raise TypeError(f"{step.name} is not shared out")
    first = number - shared.position
    return places.span("share", range(first, first + len(shared.shares)))


def _sum(sum_of: tuple[str, str], own: int, places: Places) -> str | None:
    """The sum of the rows that count towards a percentage line, or that stand under a shared cap or beside it."""
    kind, _ = sum_of
    if kind == "towards":
        _, lines = places.percentages[own]
        counted = _runs([i for i, row in enumerate(places.rows[:own]) if row.line in lines])
        return f"SUM({','.join(places.span('full_cost', run) for run in counted)})" if counted else None
    before = range(next(i for i, other in enumerate(places.rows) if other.kind == "cap"))
    pools, amounts = places.span("pool", before), places.span("cost", before)
    same = f"EXACT({pools},{places.cell('pool', FIRST + own)})"
    if kind == "pool":
        return f"SUMPRODUCT(--{same},{amounts})"
    # The total that a cap is a part of is what the grant is asked for, like the row of the cap itself.
    asked = f"({places.span('paid_by', before)}={places.cell('paid_by', FIRST + own)})"
    return f"SUMPRODUCT((1-{same})*{asked},{amounts})"


def _towards(position: int, places: Places) -> list[str]:
    """The percentage lines below a row that count it: there may be several."""
    line = places.rows[position].line
    return [name for own, (name, lines) in places.percentages.items() if own > position and line in lines]


def _runs(positions: list[int]) -> list[range]:
    """Positions that follow one another as ranges."""
    runs: list[range] = []
    for position in positions:
        if runs and runs[-1].stop == position:
            runs[-1] = range(runs[-1].start, position + 1)
        else:
            runs.append(range(position, position + 1))
    return runs
