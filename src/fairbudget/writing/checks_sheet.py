"""The sums that a reviewer would check, as formulas under the list of problems."""

from typing import Any

from fairbudget.assessment import Assessment
from fairbudget.reading.grid import letters
from fairbudget.tables import CHECKS, WHOLE, summary
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, put_words

SAME = "adds up"
OTHER = "does not add up"
COST, FUNDED, SHORTFALL = 4, 5, 6  # columns of Summary


def add_sum_checks(sheet: Any, assessment: Assessment, look: ResultLook) -> None:
    """One row for each sum: every breakdown adds up to the total, and funded and shortfall to the cost."""
    table = summary(assessment)
    at = FIRST + len(assessment.problems)
    if assessment.totals.cost is None:
        put_words(sheet, at, 0, "Sums", look)
        put_words(sheet, at, 4, "The sums can be checked once every line is costed.", look, wrap=True)
        return
    total = f"Summary!${letters(COST + 1)}${FIRST + 1}"
    groups = dict.fromkeys(str(values[0]) for values in table.rows if values[0] != WHOLE)
    for group in groups:
        rows = [FIRST + i + 1 for i, values in enumerate(table.rows) if values[0] == group]
        parts = f"SUM(Summary!${letters(COST + 1)}${rows[0]}:${letters(COST + 1)}${rows[-1]})"
        _row(sheet, at, f"{group}: parts and total", f"{parts}-{total}", look)
        at += 1
    if assessment.totals.funded is not None:
        split = f"Summary!${letters(FUNDED + 1)}${FIRST + 1}+Summary!${letters(SHORTFALL + 1)}${FIRST + 1}"
        _row(sheet, at, "Funded and shortfall: together the cost", f"{split}-{total}", look)


def _row(sheet: Any, at: int, what: str, difference: str, look: ResultLook) -> None:
    position = {column.name: number for number, column in enumerate(CHECKS)}
    put_words(sheet, at, position["severity"], "Sums", look)
    put_words(sheet, at, position["where"], "Summary", look)
    put_words(sheet, at, position["title"], what, look, wrap=True)
    # Half a penny of binary dust is no difference.
    formula = f'=IF(ROUND({difference},2)=0,"{SAME}","{OTHER}")'
    sheet.write_formula(at, position["found"], formula, look.text(), SAME)
