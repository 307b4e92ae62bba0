"""The *Example* sheet: a small invented Time table and how to read it. The reader ignores the sheet."""

from decimal import Decimal
from typing import Any

from fairbudget.language import draft_note, noop, say
from fairbudget.template import EXAMPLE
from fairbudget.template_columns import Column
from fairbudget.template_lines import TIME
from fairbudget.template_words import label
from fairbudget.writing.template_cells import put_text
from fairbudget.writing.template_look import Look, page

FIELDS = (
    "line", "partners", "role", "band", "activity", "phase", "people", "quantity", "unit", "hours_per_unit",
    "unpaid_hours_each", "why_unpaid", "rate_code", "own_rate.amount", "own_rate.per", "own_rate.reason",
)  # fmt: skip
MIDCHESTER, HARBOUR = "Midchester University", "Harbour Lane Arts"  # names, in every language
SAID = ("partners", "role", "own_rate.reason")  # words that a person would write in their own language
Answer = str | int | Decimal | None
ROWS: tuple[dict[str, Answer], ...] = (
    {
        "line": "1", "partners": MIDCHESTER, "role": noop("Research fellow"), "band": "skilled",
        "activity": "research", "phase": "delivery", "people": 1, "quantity": 40, "unit": "day",
        "unpaid_hours_each": 0, "rate_code": "baseline:skilled",
    },
    {
        "line": "2", "partners": HARBOUR, "role": noop("Workshop lead"), "band": "skilled",
        "activity": "engagement", "phase": "delivery", "people": 2, "quantity": 6, "unit": "session",
        "hours_per_unit": 3, "unpaid_hours_each": Decimal("1.5"), "why_unpaid": "not_budgeted", "own_rate.amount": 120,
        "own_rate.per": "session", "own_rate.reason": noop("Harbour Lane's published price"),
    },
    {
        "line": "3", "partners": HARBOUR, "role": noop("Director"), "band": "lead", "activity": "brokerage",
        "phase": "set_up", "people": 1, "quantity": 0, "unit": "hour", "unpaid_hours_each": 12,
        "why_unpaid": "not_budgeted",
    },
    {
        "line": "4", "partners": noop("Residents' panel"), "role": noop("Panel member"), "band": "experienced",
        "activity": "governance", "phase": "delivery", "people": 6, "quantity": 4, "unit": "half_day",
        "rate_code": "baseline:half_day",
    },
    {
        "line": "5", "partners": f"{MIDCHESTER} 50%; {HARBOUR} 50%", "role": noop("Shared co-ordinator"),
        "band": "skilled", "activity": "administration", "phase": "delivery", "people": 1, "quantity": 30,
        "unit": "day", "unpaid_hours_each": 0, "rate_code": "baseline:skilled",
    },
)  # fmt: skip
MEANINGS = (
    noop("Line 1: one research fellow for 40 days at a rate of a card. 0 unpaid hours: asked, and there are none."),
    noop(
        "Line 2: two people, six sessions each. A session takes 3 hours, and preparing takes each of them "
        "1.5 hours that are not paid. The group's own price replaces a card, so it has a reason."
    ),
    noop("Line 3: making introductions takes the director 12 hours that nobody pays for. They count."),
    noop("Line 4: six people, four half days each. Unpaid hours are empty: nobody has asked yet, which is not 0."),
    noop("Line 5: one post shared by two partners. The shares add up to 100%."),
)


def add_example(workbook: Any, look: Look) -> None:
    """Add the sheet to an XlsxWriter workbook."""
    sheet = workbook.add_worksheet(say(EXAMPLE))
    sheet.hide_gridlines(2)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, say("An example of the Time sheet"), look.title)
    sheet.write_string(
        1,
        0,
        say(
            "Invented, and never read: fill in the sheets before this one. "
            "Dark headings are needed, light ones are not; rest on a heading to read its note."
        ),
        look.plain,
    )
    if note := draft_note():
        sheet.write_string(2, 0, note, look.plain)
    _table(sheet, look)
    first = 5 + len(ROWS)
    sheet.write_string(first, 0, say("How to read it"), look.title)
    for number, meaning in enumerate(MEANINGS):
        sheet.write_string(first + 1 + number, 0, say(meaning), look.plain)
    page(sheet, headings_row=None, columns=len(FIELDS))


def _table(sheet: Any, look: Look) -> None:
    columns = [TIME.column(field) for field in FIELDS]
    sheet.set_row(3, 30)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, min(column.width, 22))
        sheet.write_string(3, number, say(column.heading), look.heading(column.needed, column.kind))
        for row, answers in enumerate(ROWS, 4):
            _answer(sheet, row, number, answers.get(column.field), look, column)
    for row in range(4, 4 + len(ROWS)):
        sheet.set_row(row, 40 if row == 3 + len(ROWS) else 28)
    area = (4, 0, 3 + len(ROWS), len(columns) - 1)
    sheet.conditional_format(*area, {"type": "no_errors", "format": look.hairline})


def _answer(sheet: Any, row: int, column: int, value: Answer, look: Look, definition: Column) -> None:
    if isinstance(value, str):
        said = label(value) if definition.choices else say(value) if definition.field in SAID else value
        put_text(sheet, row, column, said, look)
    elif value is not None:
        sheet.write_number(row, column, value, look.cell(definition.kind))
