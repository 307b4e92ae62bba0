"""The sums that a reviewer would check, as formulas under the list of problems."""

from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.language import noop, say
from fairbudget.reading.grid import letters
from fairbudget.tables import CHECKS, GROUP_TITLES, summary
from fairbudget.writing.places import quoted
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, put_words

SAME = noop("adds up")
OTHER = noop("does not add up")
COST, FUNDED, SHORTFALL = 4, 5, 6  # columns of Summary


def add_sum_checks(sheet: Any, assessment: Assessment, look: ResultLook) -> None:
    """One row for each sum: every breakdown adds up to the total, and funded and shortfall to the cost."""
    table = summary(assessment)
    at = FIRST + len(assessment.problems)
    if assessment.totals.cost is None:
        put_words(sheet, at, 0, say("Sums"), look)
        put_words(sheet, at, 4, say("The sums can be checked once every line is costed."), look, wrap=True)
        return
    total = f"Summary!${letters(COST + 1)}${FIRST + 1}"
    for group in dict.fromkeys(group for group in table.groups if group != "whole"):
        rows = [FIRST + i + 1 for i, own in enumerate(table.groups) if own == group]
        parts = f"SUM(Summary!${letters(COST + 1)}${rows[0]}:${letters(COST + 1)}${rows[-1]})"
        what = say("{group}: parts and total", group=say(GROUP_TITLES[group]))
        _row(sheet, at, what, f"{parts}-{total}", look)
        at += 1
    if assessment.totals.funded is not None:
        split = f"Summary!${letters(FUNDED + 1)}${FIRST + 1}+Summary!${letters(SHORTFALL + 1)}${FIRST + 1}"
        _row(sheet, at, say("Funded and shortfall: together the cost"), f"{split}-{total}", look)


def _row(sheet: Any, at: int, what: str, difference: str, look: ResultLook) -> None:
    position = {column.name: number for number, column in enumerate(CHECKS)}
    put_words(sheet, at, position["severity"], say("Sums"), look)
    put_words(sheet, at, position["where"], "Summary", look)
    put_words(sheet, at, position["title"], what, look, wrap=True)
    # Half a penny of binary dust is no difference.
    formula = f"=IF(ROUND({difference},2)=0,{quoted(say(SAME))},{quoted(say(OTHER))})"
    sheet.write_formula(at, position["found"], formula, look.text(), say(SAME))
