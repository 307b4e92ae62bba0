"""What is done with one file of a portfolio, or one stretch of a table of lines: from its bytes to a part.

This is the function that runs in every process, on this machine or another: nothing in it depends on where.
"""

from datetime import date

from fairbudget.assessment import asked
from fairbudget.budget import Budget
from fairbudget.columns.budgets import begin, cost_in_columns, lines_of
from fairbudget.columns.plan import Plan
from fairbudget.costing.costed import cost_budget
from fairbudget.costing.settings import Answers
from fairbudget.language import Language, speaking
from fairbudget.portfolio.part import Part
from fairbudget.portfolio.problems import BROKE_OFF
from fairbudget.portfolio.results import Found, Judged, in_columns, line_by_line, not_read, part_of_budgets
from fairbudget.portfolio.tasks import Setting, Task, book_of, published_of
from fairbudget.ratecards import RateBook
from fairbudget.reading import read_budget
from fairbudget.reading.file.apart import warm
from fairbudget.reading.file.unreadable import UnreadableFile

# From about so many lines on, most lines of a budget are like others, and columns are quicker.
WORTH_COLUMNS = 100


def work(task: Task, setting: Setting) -> bytes:
    """The part that a task comes to, packed. Whatever is wrong with a file is in the part."""
    with speaking(setting.language):
        try:
            return part_of_task(task, setting).packed()
        except Exception:  # noqa: BLE001 - whatever it is, it must not stop the other thousands: it is listed
            return broken_off(task, setting.language).packed()


def part_of_task(task: Task, setting: Setting) -> Part:
    """The part that a task comes to."""
    if task.row_group is not None:
        # Loaded for tables alone: workbooks do without pandas.
        from fairbudget.portfolio.table_work import part_of_row_group

        return part_of_row_group(task, setting)
    place = Found(task.file, sha256=task.sha256)
    try:
        budget = read_budget(setting.folder / task.file, currency=setting.currency)
    except UnreadableFile as error:
        return not_read(place, error.problems)
    budget = asked(budget, as_of=budget.project.as_of or setting.as_of)
    return part_of_budgets([place], [_judged(budget, book_of(setting.rates), published_of(setting.rates))])


def _judged(budget: Budget, book: RateBook, published: Answers) -> Judged:
    """The budget costed in the quicker way: few lines one by one, many in columns. The pennies are the same."""
    day = budget.project.as_of or date.min
    if len(budget.time) < WORTH_COLUMNS:
        return line_by_line(cost_budget(budget, book, day, published))
    plan, begun = Plan(), begin(budget, book, day, published)
    return in_columns(cost_in_columns([begun], lines_of([begun], plan), plan))[0]


def broken_off(task: Task, language: Language) -> Part:
    """The part of a file at which the process ended that worked on it."""
    with speaking(language):
        return not_read(Found(task.file, sha256=task.sha256), (BROKE_OFF(task.file, task.file),))


def ready(setting: Setting) -> None:
    """Get a process ready: the rates read, and the process that reads files started."""
    warm()
    book_of(setting.rates)
