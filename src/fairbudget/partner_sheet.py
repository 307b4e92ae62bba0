"""One page for one partner, in plain words: what is asked, what it brings, an hour of it, when, and what is open.

Amounts are those of the assessment. A role may be cut short and lines beyond the first ones are counted in one row,
so that the page stays one page; the totals are always those of the whole partner.
"""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.assessment import Assessment
from fairbudget.budget import Partner
from fairbudget.costing.rows import Row
from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import said_percent
from fairbudget.justification import made_from
from fairbudget.money import money, percent, plain
from fairbudget.pages import Block, Bullets, Grid, Heading, Page, Paragraph
from fairbudget.partner_gaps import gaps
from fairbudget.totals import breakdown
from fairbudget.wording import WHEN, WORK, listed, tidy

# One page has room for this many lines of the table and open points together.
MOST_TOGETHER = 16
MOST_GAPS = 7
LETTERS = 52  # of a role; what is longer is cut short
NONE = "–"
# Items whose usual name says little to somebody who is new to budgets.
ITEMS = {"connectivity": "Internet and phone", "access": "Help to take part", "subsistence": "Meals and stays"}
PAID = {
    "advance": "You are paid before the work.",
    "arrears": "You are paid after the work.",
    "mixed": "You are paid partly before the work and partly after.",
}


def partner_names(assessment: Assessment) -> tuple[str, ...]:
    """The partners that a sheet can be made for: those that a line of the budget is about."""
    return tuple(dict.fromkeys(row.partner.name for row in assessment.costed.rows if row.kind != "cap"))


def partner_sheet(assessment: Assessment, name: str) -> Page:
    """The page of the partner of that name.

    Raises KeyError for a partner that no line is about, ValueError while the total of the budget is not known.
    """
    if name not in partner_names(assessment):
        raise KeyError(name)
    if assessment.blocked or assessment.totals.cost is None:
        raise ValueError("a page about amounts that are not known cannot be made")
    rows = [row for row in assessment.costed.rows if row.partner.name == name and row.kind != "cap"]
    project = tidy(assessment.budget.title, 100) or "the project"
    found = _cut_short(gaps(assessment, rows))
    blocks: list[Block] = [
        Paragraph(f"This page is about your part in: {project}. It says what the budget says today.{_together(rows)}"),
        Heading("What you are asked to do, and what you get"),
        _work(assessment, rows, name, MOST_TOGETHER - len(found)),
        *_covers(rows),
        Heading("What it comes to for an hour"),
        Paragraph(_an_hour(assessment, name)),
        Heading("When you are paid"),
        Paragraph(_when(assessment, rows[0].partner)),
        Heading("What is still open"),
        *_open(found),
        Heading("Who to ask"),
        Paragraph(_ask(assessment, rows[0].partner)),
    ]
    return Page(f"{tidy(name, 60)}: your part", tuple(blocks), made_from(assessment), letter=10)


def _together(rows: Sequence[Row]) -> str:
    """A group sees that the sums are for all of it."""
    several = any((row.amount("people") or Decimal(0)) > 1 for row in rows)
    return " Hours and money are for all of you together." if several else ""


def _work(assessment: Assessment, rows: Sequence[Row], name: str, most: int) -> Grid:
    """A row for each line of work or cost, and the total of *Summary*."""
    currency = assessment.budget.currency
    shown = [_line(row, currency) for row in rows[:most]]
    if len(rows) > most:
        left = len(rows) - most
        shown.append((f"and {left} more line{'' if left == 1 else 's'} of the budget", "", "", "", ""))
    part = next(part for part in breakdown(assessment.costed) if (part.group, part.name) == ("partner", name))
    total = ("In all", "", _hours(part.paid_hours), _unpaid(part.unpaid_hours, rows), money(part.cost, currency))
    return Grid(
        description="Your work and costs, with hours and money",
        headings=("What", "When", "Hours paid", "Hours not paid", "You get"),
        rows=(*shown, total),
        widths=(39, 24, 10, 11, 16),
        numbers=(2, 3, 4),
        last_is_total=True,
    )


def _unpaid(hours: Decimal | None, rows: Sequence[Row]) -> str:
    """The unpaid hours that are known; there may be more where nobody has said."""
    more = any(row.kind == "time" and row.amount("unpaid_hours") is None for row in rows)
    return f"at least {_hours(hours)}" if more and hours is not None else _hours(hours)


def _line(row: Row, currency: str) -> tuple[str, ...]:
    if row.kind != "time":
        price = money(row.amount("cost"), currency) if row.budgeted else "no price yet"
        return (_item(row), _phase(row), NONE, NONE, price)
    what = tidy(row.label, LETTERS) or "Your time"
    work = WORK.get(row.activity or "", "")
    told = f"{what} ({work})" if work and work not in what.lower() else what
    hours = _hours(row.amount("paid_hours")), _hours(row.amount("unpaid_hours"))
    return (told, _phase(row), *hours, money(row.amount("cost"), currency))


def _item(row: Row) -> str:
    if row.kind == "overhead":
        return "Your running costs"
    return ITEMS.get(row.label.lower(), tidy(row.label, LETTERS)) or "Other cost"


def _hours(hours: Decimal | None) -> str:
    return "not known" if hours is None else plain(hours)


def _phase(row: Row) -> str:
    when = WHEN.get(row.phase or "", "")
    year = f"year {row.year}" if row.year > 0 else ""
    told = ", ".join(filter(None, (when, year))) or "not stated"
    return told[0].upper() + told[1:]


def _covers(rows: Sequence[Row]) -> list[Block]:
    """What the money for time has to cover, where it is more than pay."""
    parts = [
        words
        for step, words in (
            ("on_costs", "an employer's costs on top (such as National Insurance or holiday pay)"),
            ("overhead", "your running costs"),
            ("vat", "VAT that you cannot get back"),
        )
        if any(row.kind == "time" and row.in_cash and (row.amount(step) or Decimal(0)) > 0 for row in rows)
    ]
    return [Paragraph(f"The money for work covers {listed(['pay', *parts])}.")] if parts else []


def _an_hour(assessment: Assessment, name: str) -> str:
    """Over all hours and over the paid ones, with what is counted; or why it cannot be said."""
    found = {figure.code: figure for figure in assessment.figures if figure.partner == name}
    every, paid = found.get("effective_hourly_rate"), found.get("paid_hour_rate")
    currency = assessment.budget.currency
    time = [row for row in assessment.costed.rows if row.partner.name == name and row.kind == "time"]
    own = [row for row in time if row.paid_by == "partner" and row.amount("pay")]
    if every is not None and every.value is not None and own and not any(row.amount("cost") for row in time):
        return f"The budget pays you nothing for your hours. An hour of them costs you {money(every.value, currency)}."
    said = []
    if every is not None and every.value is not None:
        said.append(f"Counting all your hours, paid and not paid: {money(every.value, currency)} an hour.")
    elif every is not None and every.status == "insufficient data":
        said.append("We cannot say what all your hours come to, as some hours are not known.")
    if paid is not None and paid.value is not None:
        said.append(f"Counting only the hours that are paid: {money(paid.value, currency)} an hour.")
    if not said:
        return "None of your hours are in the budget."
    on_top = any((row.amount("on_costs") or 0) > 0 for row in time)
    said.append("This is before tax, with an employer's costs in it." if on_top else "This is before tax.")
    said.append("It leaves out costs such as travel.")
    if any(row.why_unpaid == "salaried_elsewhere" for row in time):
        said.append("Hours that a salary already covers count as paid.")
    if own:
        said.append("Part of this pay is money that you find yourself.")
    return " ".join([*said, *_living_wage(found.get("floor_coverage"))])


def _living_wage(floor: Figure | None) -> list[str]:
    if floor is None or floor.value is None:
        return []
    told = "All" if floor.value == 1 else "None" if not floor.value else said_percent(floor.value)
    return [f"With unpaid hours counted, {told.lower()} of your hours are at or above the real Living Wage."]


def _when(assessment: Assessment, partner: Partner) -> str:
    said = [PAID.get(partner.paid or "", "When you are paid is not agreed yet.")]
    if partner.advance:
        said.append(f"{'All of it' if partner.advance == 1 else percent(partner.advance)} comes before the start.")
    every = partner.invoice_every_months
    if every:
        said.append(f"You send a bill every {'month' if every == 1 else f'{every} months'}.")
    if partner.days_to_pay is not None:
        said.append(f"It is paid within {partner.days_to_pay} day{'' if partner.days_to_pay == 1 else 's'}.")
    out = [one for one in assessment.figures if (one.code, one.partner) == ("cash_flow_exposure", partner.name)]
    if out and out[0].value:
        most = money(out[0].value, assessment.budget.currency)
        said.append(f"While you wait, up to {most} of your own money may be out.")
    return " ".join(said)


def _cut_short(found: Sequence[str]) -> list[str]:
    """The first open points, and how many more there are."""
    if len(found) <= MOST_GAPS:
        return list(found)
    return [*found[: MOST_GAPS - 1], f"And {len(found) - MOST_GAPS + 1} more: ask to see the list."]


def _open(found: Sequence[str]) -> list[Block]:
    if not found:
        return [Paragraph("The budget leaves nothing open for you. Tell us if you see something that is not right.")]
    return [Bullets(tuple(found))]


def _ask(assessment: Assessment, partner: Partner) -> str:
    budget = assessment.costed.budget
    leads = [one.name for one in budget.partners if one.relationship == "lead"]
    lead = budget.project.lead_organisation or (leads[0] if leads else None)
    if lead is None:
        return "The budget does not say who leads. Ask whoever gave you this page."
    if lead.casefold() == partner.name.casefold():
        return "You lead this project, so the others will ask you."
    return f"Ask {tidy(lead, 80)}, which leads the project. Say what is wrong and what is missing."
