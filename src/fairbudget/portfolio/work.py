"""What is done with one file of a portfolio, or one stretch of a table of lines: from its bytes to a part.

This is the function that runs in every process, on this machine or another: nothing in it depends on where.
"""

from datetime import date

from fairbudget.assessment import asked
from fairbudget.columns.budgets import begin, cost_in_columns, lines_of
from fairbudget.columns.plan import Plan
from fairbudget.language import Language, speaking
from fairbudget.portfolio.part import Part
from fairbudget.portfolio.problems import BROKE_OFF
from fairbudget.portfolio.results import Found, not_read, part_of_budgets
from fairbudget.portfolio.table_work import part_of_row_group
from fairbudget.portfolio.tasks import Setting, Task, book_of
from fairbudget.reading import read_budget
from fairbudget.reading.file.apart import warm
from fairbudget.reading.file.unreadable import UnreadableFile


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
        return part_of_row_group(task, setting)
    place = Found(task.file, sha256=task.sha256)
    try:
        budget = read_budget(setting.folder / task.file, currency=setting.currency)
    except UnreadableFile as error:
        return not_read(place, error.problems)
    budget = asked(budget, as_of=budget.project.as_of or setting.as_of)
    begun = begin(budget, book_of(setting.rates), budget.project.as_of or date.min)
    plan = Plan()
    return part_of_budgets([place], cost_in_columns([begun], lines_of([begun], plan), plan))


def broken_off(task: Task, language: Language) -> Part:
    """The part of a file at which the process ended that worked on it."""
    with speaking(language):
        return not_read(Found(task.file, sha256=task.sha256), (BROKE_OFF(task.file, task.file),))


def ready(setting: Setting) -> None:
    """Get a process ready: the rates read, and the process that reads files started."""
    warm()
    book_of(setting.rates)
