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
from fairbudget.language import noop, say
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
ITEMS = {
    "connectivity": noop("Internet and phone"),
    "access": noop("Help to take part"),
    "subsistence": noop("Meals and stays"),
}
PAID = {
    "advance": noop("You are paid before the work."),
    "arrears": noop("You are paid after the work."),
    "mixed": noop("You are paid partly before the work and partly after."),
}
NOT_AGREED = noop("When you are paid is not agreed yet.")


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
    project = tidy(assessment.budget.title, 100) or say("the project")
    found = _cut_short(gaps(assessment, rows))
    blocks: list[Block] = [
        Paragraph(" ".join([_about(project), *_together(rows)])),
        Heading(say("What you are asked to do, and what you get")),
        _work(assessment, rows, name, MOST_TOGETHER - len(found)),
        *_covers(rows),
        Heading(say("What it comes to for an hour")),
        Paragraph(_an_hour(assessment, name)),
        Heading(say("When you are paid")),
        Paragraph(_when(assessment, rows[0].partner)),
        Heading(say("What is still open")),
        *_open(found),
        Heading(say("Who to ask")),
        Paragraph(_ask(assessment, rows[0].partner)),
    ]
    title = say("{partner}: your part", partner=tidy(name, 60))
    return Page(title, tuple(blocks), made_from(assessment), letter=10)


def _about(project: str) -> str:
    return say("This page is about your part in: {project}. It says what the budget says today.", project=project)


def _together(rows: Sequence[Row]) -> list[str]:
    """A group sees that the sums are for all of it."""
    several = any((row.amount("people") or Decimal(0)) > 1 for row in rows)
    return [say("Hours and money are for all of you together.")] if several else []


def _work(assessment: Assessment, rows: Sequence[Row], name: str, most: int) -> Grid:
    """A row for each line of work or cost, and the total of *Summary*."""
    currency = assessment.budget.currency
    shown = [_line(row, assessment) for row in rows[:most]]
    if len(rows) > most:
        left = len(rows) - most
        more = noop("and 1 more line of the budget") if left == 1 else noop("and {count} more lines of the budget")
        shown.append((say(more, count=left), "", "", "", ""))
    part = next(part for part in breakdown(assessment.costed) if (part.group, part.name) == ("partner", name))
    total = (say("In all"), "", _hours(part.paid_hours), _unpaid(part.unpaid_hours, rows), money(part.cost, currency))
    return Grid(
        description=say("Your work and costs, with hours and money"),
        headings=(say("What"), say("When"), say("Hours paid"), say("Hours not paid"), say("You get")),
        rows=(*shown, total),
        widths=(39, 24, 10, 11, 16),
        numbers=(2, 3, 4),
        last_is_total=True,
    )


def _unpaid(hours: Decimal | None, rows: Sequence[Row]) -> str:
    """The unpaid hours that are known; there may be more where nobody has said."""
    more = any(row.kind == "time" and row.amount("unpaid_hours") is None for row in rows)
    return say("at least {hours}", hours=_hours(hours)) if more and hours is not None else _hours(hours)


def _line(row: Row, assessment: Assessment) -> tuple[str, ...]:
    currency = assessment.budget.currency
    if row.kind != "time":
        price = money(row.amount("cost"), currency) if row.budgeted else say("no price yet")
        return (_item(row, assessment), _phase(row), NONE, NONE, price)
    what = tidy(row.label, LETTERS) or say("Your time")
    work = say(WORK[row.activity]) if row.activity in WORK else ""
    told = f"{what} ({work})" if work and work not in what.lower() else what
    hours = _hours(row.amount("paid_hours")), _hours(row.amount("unpaid_hours"))
    return (told, _phase(row), *hours, money(row.amount("cost"), currency))


def _item(row: Row, assessment: Assessment) -> str:
    if row.kind == "overhead":
        return say("Your running costs")
    lines = (line for line in assessment.costed.budget.costs if (line.line, line.where) == (row.line, row.where))
    # An item goes by its category where nobody has named it.
    known = next((line.label.lower() or line.category for line in lines), None)
    return say(ITEMS[known]) if known in ITEMS else tidy(row.label, LETTERS) or say("Other cost")


def _hours(hours: Decimal | None) -> str:
    return say("not known") if hours is None else plain(hours)


def _phase(row: Row) -> str:
    when = say(WHEN[row.phase]) if row.phase in WHEN else ""
    year = say("year {year}", year=row.year) if row.year > 0 else ""
    told = ", ".join(filter(None, (when, year))) or say("not stated")
    return told[0].upper() + told[1:]


def _covers(rows: Sequence[Row]) -> list[Block]:
    """What the money for time has to cover, where it is more than pay."""
    parts = [
        words
        for step, words in (
            ("on_costs", say("an employer's costs on top (such as National Insurance or holiday pay)")),
            ("overhead", say("your running costs")),
            ("vat", say("VAT that you cannot get back")),
        )
        if any(row.kind == "time" and row.in_cash and (row.amount(step) or Decimal(0)) > 0 for row in rows)
    ]
    covers = listed([say("pay"), *parts])
    return [Paragraph(say("The money for work covers {costs}.", costs=covers))] if parts else []


def _an_hour(assessment: Assessment, name: str) -> str:
    """Over all hours and over the paid ones, with what is counted; or why it cannot be said."""
    found = {figure.code: figure for figure in assessment.figures if figure.partner == name}
    every, paid = found.get("effective_hourly_rate"), found.get("paid_hour_rate")
    currency = assessment.budget.currency
    time = [row for row in assessment.costed.rows if row.partner.name == name and row.kind == "time"]
    own = [row for row in time if row.paid_by == "partner" and row.amount("pay")]
    if every is not None and every.value is not None and own and not any(row.amount("cost") for row in time):
        cost = money(every.value, currency)
        return say("The budget pays you nothing for your hours. An hour of them costs you {cost}.", cost=cost)
    said = []
    if every is not None and every.value is not None:
        amount = money(every.value, currency)
        said.append(say("Counting all your hours, paid and not paid: {amount} an hour.", amount=amount))
    elif every is not None and every.status == "insufficient data":
        said.append(say("We cannot say what all your hours come to, as some hours are not known."))
    if paid is not None and paid.value is not None:
        amount = money(paid.value, currency)
        said.append(say("Counting only the hours that are paid: {amount} an hour.", amount=amount))
    if not said:
        return say("None of your hours are in the budget.")
    on_top = any((row.amount("on_costs") or 0) > 0 for row in time)
    said.append(say("This is before tax, with an employer's costs in it.") if on_top else say("This is before tax."))
    said.append(say("It leaves out costs such as travel."))
    if any(row.why_unpaid == "salaried_elsewhere" for row in time):
        said.append(say("Hours that a salary already covers count as paid."))
    if own:
        said.append(say("Part of this pay is money that you find yourself."))
    return " ".join([*said, *_living_wage(found.get("floor_coverage"))])


def _living_wage(floor: Figure | None) -> list[str]:
    if floor is None or floor.value is None:
        return []
    sentence = noop("With unpaid hours counted, {share} of your hours are at or above the real Living Wage.")
    if floor.value == 1:
        sentence = noop("With unpaid hours counted, all of your hours are at or above the real Living Wage.")
    elif not floor.value:
        sentence = noop("With unpaid hours counted, none of your hours are at or above the real Living Wage.")
    return [say(sentence, share=said_percent(floor.value))]


def _when(assessment: Assessment, partner: Partner) -> str:
    agreed = PAID.get(partner.paid or "", NOT_AGREED)
    said = [say(agreed)]
    if partner.advance:
        all_of_it = noop("All of it comes before the start.")
        advance = all_of_it if partner.advance == 1 else noop("{share} comes before the start.")
        said.append(say(advance, share=percent(partner.advance)))
    every = partner.invoice_every_months
    if every:
        often = noop("You send a bill every month.") if every == 1 else noop("You send a bill every {months} months.")
        said.append(say(often, months=every))
    if partner.days_to_pay is not None:
        one_day = noop("It is paid within 1 day.")
        soon = one_day if partner.days_to_pay == 1 else noop("It is paid within {days} days.")
        said.append(say(soon, days=partner.days_to_pay))
    out = [one for one in assessment.figures if (one.code, one.partner) == ("cash_flow_exposure", partner.name)]
    if out and out[0].value:
        most = money(out[0].value, assessment.budget.currency)
        said.append(say("While you wait, up to {amount} of your own money may be out.", amount=most))
    return " ".join(said)


def _cut_short(found: Sequence[str]) -> list[str]:
    """The first open points, and how many more there are."""
    if len(found) <= MOST_GAPS:
        return list(found)
    more = say("And {count} more: ask to see the list.", count=len(found) - MOST_GAPS + 1)
    return [*found[: MOST_GAPS - 1], more]


def _open(found: Sequence[str]) -> list[Block]:
    if not found:
        nothing = say("The budget leaves nothing open for you. Tell us if you see something that is not right.")
        return [Paragraph(nothing)]
    return [Bullets(tuple(found))]


def _ask(assessment: Assessment, partner: Partner) -> str:
    budget = assessment.costed.budget
    leads = [one.name for one in budget.partners if one.relationship == "lead"]
    lead = budget.project.lead_organisation or (leads[0] if leads else None)
    if lead is None:
        return say("The budget does not say who leads. Ask whoever gave you this page.")
    if lead.casefold() == partner.name.casefold():
        return say("You lead this project, so the others will ask you.")
    return say("Ask {lead}, which leads the project. Say what is wrong and what is missing.", lead=tidy(lead, 80))
