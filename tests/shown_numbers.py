"""Which numbers a budget shows: every one that stands in its workbook or among its figures."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

from fairbudget.assessment import Assessment
from fairbudget.writing.workbook import write_workbook

NUMBER = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")
TENTH = Decimal("0.1")


def numbers(text: str) -> list[str]:
    """The numbers of a text as they are written: £1,682.11, 44%, 86."""
    return [found.rstrip(",") for found in NUMBER.findall(text)]


class ShownNumbers:
    """The numbers of an assessment's workbook and figures."""

    def __init__(self, assessment: Assessment, folder: Path) -> None:
        workbook = folder / "shown.xlsx"
        write_workbook(assessment, workbook, force=True)
        self.amounts: set[Decimal] = set()
        self.words: set[str] = set()
        book = openpyxl.load_workbook(workbook, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                for value in row:
                    self._add(value)
        book.close()
        for figure in assessment.figures:
            known = (figure.value, figure.numerator, figure.denominator, figure.hours, figure.coverage, figure.closes)
            self.amounts.update(one for one in known if one is not None)
        self.amounts.update(assessment.totals.shortfall_by_bearer.values())
        self.percentages = {(one * 100).quantize(TENTH, ROUND_HALF_UP) for one in self.amounts}

    def _add(self, value: object) -> None:
        if isinstance(value, datetime | date):
            self.words.update((str(value.day), str(value.year)))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.amounts.add(Decimal(repr(value)))
        elif isinstance(value, str):
            self.words.update(numbers(value))

    def missing(self, text: str) -> list[str]:
        """The numbers of a text that are shown nowhere."""
        return [number for number in numbers(text) if not self._shows(number)]

    def _shows(self, number: str) -> bool:
        plain = Decimal(number.strip("£%").replace(",", ""))
        if number.endswith("%"):
            return plain.quantize(TENTH) in self.percentages or number in self.words
        return plain in self.amounts or (not number.startswith("£") and number in self.words)
