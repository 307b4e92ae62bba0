"""Costs that are not people's time: items, percentages of other lines, and overhead stated as an amount."""

from dataclasses import replace
from decimal import Decimal

from fairbudget.budget import CostLine, Partner
from fairbudget.costing import steps
from fairbudget.costing.rows import Given, Parameter, Row
from fairbudget.costing.settings import Settings
from fairbudget.costing.time_lines import MOST_YEARS
from fairbudget.costing.time_problems import YEAR_TOO_FAR
from fairbudget.funder_rules import CATEGORY_OF, FundingCategory
from fairbudget.language import say
from fairbudget.money import ZERO, percent, plain
from fairbudget.problems import Problem, kind
from fairbudget.template_words import label

ITEM_QUANTITY_MISSING = kind(
    "cost_quantity_missing",
    "blocks",
    title="How many is missing",
    message="The line has a unit cost and no quantity. It is not costed.",
    fix="Enter the quantity.",
)
NOT_BUDGETED = kind(
    "needed_not_budgeted",
    "check",
    title="Needed and not budgeted",
    message="{label} is needed here and has no unit cost: it is in no total.",
    fix="Enter what one costs, or take the line out if it is not needed.",
)
COUNTS_ITSELF = kind(
    "percentage_counts_itself",
    "blocks",
    title="A percentage that counts itself",
    message='"{found}" is a percentage of itself, or of another percentage that counts it. It is not costed.',
    fix="Take one of them out of Percent of.",
)


def cost_row(line: CostLine, settings: Settings) -> tuple[Row, list[Problem]]:
    """An item: quantity × unit cost in that year. Without a unit cost it is needed and not budgeted."""
    row = bare_cost_row(line, settings)
    if line.year > MOST_YEARS:
        return replace(row, blocked=True), [YEAR_TOO_FAR(line.where, line.year, most=MOST_YEARS)]
    if line.unit_cost is None:
        needed = NOT_BUDGETED(line.where, label=row.label or say("Something"))
        return replace(row, budgeted=False), [needed]
    if line.quantity is None:
        return replace(row, blocked=True), [ITEM_QUANTITY_MISSING(line.where)]
    given, in_year = settings.uplift(line.year)
    given |= {
        "quantity": Given(line.quantity, field="quantity", said=plain(line.quantity)),
        "rate": Given(line.unit_cost, "£", field="unit_cost", said=settings.said(line.unit_cost)),
    }
    return row.worked(in_year, steps.FULL_COST_OF_ITEM, **given), []


def bare_cost_row(line: CostLine, settings: Settings) -> Row:
    """The row of a cost line before anything is worked out."""
    partner = settings.budget.partner(line.partner) if line.partner else Partner(name=say("Not stated"))
    named = label(line.category) if line.category else ""
    return Row(
        kind="percentage" if line.fraction is not None else "cost",
        line=line.line,
        where=line.where,
        partner=partner,
        label=line.label or named,
        activity=line.for_activity,
        category=_category(line),
        phase=line.phase,
        year=line.year,
        paid_by=line.paid_by or "grant",
    )


def _category(line: CostLine) -> FundingCategory | None:
    if line.fraction is not None:
        return "overhead"
    return CATEGORY_OF[line.category] if line.category else None


def in_turn(percentages: list[CostLine]) -> tuple[list[CostLine], list[CostLine]]:
    """The percentage lines so that each comes after those it counts, and those that count themselves in a circle."""
    ordered, waiting = list[CostLine](), list(percentages)
    while True:
        names = {line.line for line in waiting}
        ready = next((line for line in waiting if not names.intersection(line.fraction_of)), None)
        if ready is None:
            return ordered, waiting
        ordered.append(ready)
        waiting.remove(ready)


def percentage_row(line: CostLine, rows: list[Row], settings: Settings) -> Row:
    """A percentage of the full cost of the lines it names, such as indirect costs on everything above."""
    fraction = line.fraction or Decimal(0)
    counted = [row for row in rows if row.towards == line.line]
    known = [cost for row in counted if (cost := row.amount("full_cost")) is not None]
    complete = len(known) == len([row for row in counted if row.budgeted])
    setting = settings.parameters.setting(
        f"line {line.line}:percentage",
        say("{percentage}, line {line}", percentage=line.label or say("Percentage"), line=line.line),
        fraction,
        "fraction",
        "budget",
        percent(fraction),
    )
    base = Given(sum(known, ZERO) if complete else None, "£", sum_of=("towards", line.line))
    given = {"base": base, "fraction": setting}
    step = steps.FULL_COST_OF_FRACTION
    if line.fraction_up_to is not None:
        most, said = line.fraction_up_to, settings.said(line.fraction_up_to)
        key, name = f"line {line.line}:most counted", say("Most that counts, line {line}", line=line.line)
        given["most_counted"] = settings.parameters.setting(key, name, most, "£", "budget", said)
        step = steps.FULL_COST_OF_FRACTION_UP_TO
    row = bare_cost_row(line, settings).worked(step, **given)
    return row if complete else replace(row, blocked=True)


def stated_overhead_rows(settings: Settings) -> list[Row]:
    """A row for each partner whose overhead is a stated amount: it belongs to no single line."""
    rows = []
    for partner in settings.budget.partners:
        if partner.overhead == "amount" and partner.overhead_value is not None:
            name = say("Overhead of {partner}, stated amount", partner=partner.name)
            parameter = Parameter(
                f"overhead of {partner.name}", name, partner.overhead_value, "£", kind="setting", source="budget"
            )
            given = replace(settings.parameters.add(parameter), said=settings.said(partner.overhead_value))
            row = Row(
                kind="overhead",
                line=say("overhead {partner}", partner=partner.name),
                where=partner.where,
                partner=partner,
                label=name,
                activity="administration",
                category="overhead",
                phase="delivery",
            )
            rows.append(row.worked(steps.OVERHEAD_STATED, steps.FULL_COST_OF_OVERHEAD, overhead_amount=given))
    return rows
